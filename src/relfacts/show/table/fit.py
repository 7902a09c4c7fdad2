"""How wide the columns of a table are: which are stacked, which fold, and how far.

It counts terminal cells and draws nothing.
"""

from __future__ import annotations

from rich.cells import cell_len

from relfacts.show.screen import READABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from relfacts.show.layout import Column, Row, Sheet

#: Wide enough for any row: the table then takes what it needs, one line a row.
UNFOLDED = 10_000

#: Columns of numbers, which stand at the right.
NUMBERS = {"carrying", "count", "facts", "line", "lines", "per_cent", "read", "unread"}

# Columns of words that readers look for or copy rather than read: they fold last of all.
_WHOLE = {"document", "id", "kind", "label", "source", "status", "type", "years"} | NUMBERS
# What a column may take where the main one would otherwise have fewer than _READABLE cells.
_MAX_WIDTHS = {"when": 20, "field": 16, "name": 30}
_READABLE = 60
# With less room than this, statements are hard to read: the short columns are stacked then too.
_CRAMPED = 40
# The least that the main column has, and the cells between two columns.
_LEAST, _GAP = 16, 3


class Fit:
    """What a width does to the columns of a sheet.

    ``columns`` are those of the table, ``under`` those stacked under its first one. ``leading`` is
    the number of blank lines between two rows. It ``holds`` if the columns that must not fold leave
    room for the others. Widths are in terminal cells.
    """

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.columns = sheet.columns
        self.under: list[Column] = []
        natural = {column.key: _widest(sheet, column) for column in sheet.columns}
        all_fit = _room(self.columns, width) >= sum(natural.values())
        short_ones = sum(
            min(natural[column.key], _MAX_WIDTHS.get(column.key, natural[column.key]))
            for column in self.columns
            if not column.main
        )
        is_tight = width < READABLE or _room(self.columns, width) - short_ones < _CRAMPED
        if is_tight and not all_fit and (under := _stacked(sheet)):
            self.columns, self.under = [c for c in sheet.columns if c not in under], under
            first = self.columns[0].key
            natural[first] = max(natural[column.key] for column in (self.columns[0], *under))
        room = _room(self.columns, width)
        short = sum(natural[column.key] for column in self.columns if not column.main)
        main = [natural[column.key] for column in self.columns if column.main]
        self._short_fit = room >= short + sum(min(taken, _READABLE) for taken in main)
        # Commands are there to be copied, and ids and file names must not be broken.
        copied = [
            cell_len(unit)
            for row in sheet.rows
            for unit in ([row.small] if row.ends_in_command else row.small.split())
        ]
        self._least = min(max([_LEAST, *copied]), max(_LEAST, room // 2))
        needed = [
            self._least if column.main
            else natural[column.key] if column.key in _WHOLE
            else min(natural[column.key], _LEAST)
            for column in self.columns
        ]  # fmt: skip
        self.holds = room >= sum(needed)
        # On a screen, a blank line separates rows of several lines. In a pipe it does not: grep
        # and wc count lines.
        several = any(row.small or "\n" in "".join(row.cells.values()) for row in sheet.rows)
        single = (all_fit or sheet.columns[0].key == "line") and not several
        self.leading = int(width < UNFOLDED and not single)

        # Tables under one another have the same columns, whatever each of them holds.
        self._widths: dict[str, int] = {}
        if len(sections(sheet.rows)) > 1:
            for column in self.columns:
                most = self._most(column) or natural[column.key]
                self._widths[column.key] = min(most, natural[column.key])
            taken = sum(self._widths[column.key] for column in self.columns if not column.main)
            for column in self.columns:
                if column.main:
                    self._widths[column.key] = min(natural[column.key], max(room - taken, 1))

    def options(self, column: Column) -> dict[str, Any]:
        """How Rich is to treat the column."""
        return {
            "no_wrap": column.key in _WHOLE,
            "min_width": self._widths.get(column.key, self._least if column.main else None),
            "max_width": self._widths.get(column.key, self._most(column)),
        }

    def _most(self, column: Column) -> int | None:
        """The most that the column may take, or None for all that it wants."""
        return None if self._short_fit else _MAX_WIDTHS.get(column.key)


def sections(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Rows that follow each other in one section, with its heading."""
    found: list[tuple[str, list[Row]]] = []
    for row in rows:
        if not found or found[-1][0] != row.section:
            found.append((row.section, []))
        found[-1][1].append(row)
    return found


def _widest(sheet: Sheet, column: Column) -> int:
    """The cells that a column takes by itself."""
    texts = [line for row in sheet.rows for line in row.cells[column.key].split("\n")]
    small = [row.small for row in sheet.rows] if column.main else []
    return max(map(cell_len, [column.title, *texts, *small]))


def _room(columns: Sequence[Column], width: int) -> int:
    """The cells that the gaps and margins of a table leave to its columns."""
    return width - _GAP * (len(columns) - 1) - 2


def _stacked(sheet: Sheet) -> list[Column]:
    """The columns between the first and the main one of a table of facts; otherwise the ids."""
    keys = [column.key for column in sheet.columns]
    if "fact" in keys:
        return sheet.columns[1 : keys.index("fact")]
    return [column for column in sheet.columns[1:] if column.key == "id"]
