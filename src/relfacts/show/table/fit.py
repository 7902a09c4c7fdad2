"""How wide the columns of a table are: which are stacked, which wrap, and how far.

It counts terminal cells and draws nothing. A table is laid out in four steps: what each column
would take by itself; which columns are stacked, if that is too much; the least that the main column
must have; what the others may take at most.
"""

from __future__ import annotations

from rich.cells import cell_len

from relfacts.show.screen import READABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from relfacts.show.layout import Column, Row, Sheet

#: Wide enough for any row: the table then takes what it needs, one line a row.
UNFOLDED = 10_000

#: Columns of numbers, which are aligned to the right.
NUMBERS = {"carrying", "count", "facts", "line", "lines", "per_cent", "read", "unread"}

# Columns of words that readers look for or copy rather than read: they never wrap.
_WHOLE = {"document", "id", "kind", "label", "source", "status", "type", "years"} | NUMBERS
# Columns that by themselves show where a row begins.
_COUNTED = {"count", "line"}
# What a column may take at most where the main one would otherwise have less than _COMFORTABLE.
_MOST = {"when": 20, "field": 16, "name": 30}
# The width at which statements read well; and the one below which they are hard to read, so that
# the short columns are stacked.
_COMFORTABLE, _CRAMPED = 60, 40
# The least that a column needs which may wrap, and the cells between two columns.
_LEAST, _GAP = 16, 3


class Fit:
    """What a width, in terminal cells, does to the columns of a sheet.

    ``columns`` are those of the table, ``under`` those stacked under its first one. ``leading`` is
    the number of blank lines between two rows. It ``holds`` if the columns that never wrap leave
    room for the others, and ``suits`` a narrow screen too if the main one is not cramped by them.
    It ``is_cramped`` if the main one has little room even where the others do with the least.
    """

    def __init__(self, sheet: Sheet, width: int) -> None:
        wanted = {column.key: _widest(sheet, column) for column in sheet.columns}
        is_roomy = _room(sheet.columns, width) >= sum(wanted.values())
        self.under = [] if is_roomy else _stacked(sheet, wanted, width)
        self.columns = [column for column in sheet.columns if column not in self.under]
        first = self.columns[0]
        wanted[first.key] = max(wanted[column.key] for column in (first, *self.under))

        room = _room(self.columns, width)
        self._least = _least_of_main(sheet, room)
        self.holds = room >= sum(self._needed(column, wanted) for column in self.columns)
        self.suits = self.holds and self._is_at_ease(wanted, room)
        self._is_comfortable = room >= sum(
            min(wanted[column.key], _COMFORTABLE) if column.main else wanted[column.key]
            for column in self.columns
        )
        self.is_cramped = not self.holds or self._leaves_little(wanted, room)
        # Tables under one another have the same columns, whatever each of them holds.
        several = len(sections(sheet.rows)) > 1
        self._widths = self._shared(wanted, room) if several else {}
        # On a screen, a blank line separates rows of several lines. In a pipe it does not: grep
        # and wc count lines.
        is_single = (is_roomy or sheet.columns[0].key in _COUNTED) and not _has_breaks(sheet)
        self.leading = int(width < UNFOLDED and not is_single)

    def options(self, column: Column) -> dict[str, Any]:
        """How Rich is to treat the column."""
        return {
            "no_wrap": column.key in _WHOLE,
            "min_width": self._widths.get(column.key, self._least if column.main else None),
            "max_width": self._widths.get(column.key, self._most(column)),
        }

    def _needed(self, column: Column, wanted: Mapping[str, int]) -> int:
        """The least that the column can do with."""
        if column.main:
            return self._least
        return wanted[column.key] if column.key in _WHOLE else min(wanted[column.key], _LEAST)

    def _is_at_ease(self, wanted: Mapping[str, int], room: int) -> bool:
        """Whether the main column has a readable width, or two lines at most in every row."""
        others = sum(wanted[column.key] for column in self.columns if not column.main)
        main = sum(wanted[column.key] for column in self.columns if column.main)
        left = room - others
        return left >= min(main, _CRAMPED) or main <= 2 * left

    def _leaves_little(self, wanted: Mapping[str, int], room: int) -> bool:
        """Whether the main column wraps in few cells, though the others took the least they can."""
        main = sum(wanted[column.key] for column in self.columns if column.main)
        others = sum(
            min(wanted[column.key], self._most(column) or wanted[column.key])
            for column in self.columns
            if not column.main
        )
        return room - others < min(main, _CRAMPED)

    def _most(self, column: Column) -> int | None:
        """The most that the column may take, or None for all that it wants."""
        return None if self._is_comfortable else _MOST.get(column.key)

    def _shared(self, wanted: Mapping[str, int], room: int) -> dict[str, int]:
        """One width for each column of several tables; the main one gets what is left."""
        widths = {
            column.key: min(self._most(column) or wanted[column.key], wanted[column.key])
            for column in self.columns
        }
        left = room - sum(widths[column.key] for column in self.columns if not column.main)
        for column in self.columns:
            if column.main:
                widths[column.key] = min(wanted[column.key], max(left, 1))
        return widths


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


def _stacked(sheet: Sheet, wanted: Mapping[str, int], width: int) -> list[Column]:
    """The columns that stand under the first one on a narrow or crowded screen; none on others.

    Of a table of facts these are the columns between the first and the main one; of any other, the
    id that comes next.
    """
    short = sum(
        min(wanted[column.key], _MOST.get(column.key, wanted[column.key]))
        for column in sheet.columns
        if not column.main
    )
    if width >= READABLE and _room(sheet.columns, width) - short >= _CRAMPED:
        return []
    keys = [column.key for column in sheet.columns]
    if "fact" in keys:
        return sheet.columns[1 : keys.index("fact")]
    return [column for column in sheet.columns[1:2] if column.key == "id"]


def _least_of_main(sheet: Sheet, room: int) -> int:
    """The least width of the main column: commands, ids and file names in it must not be broken."""
    copied = [
        cell_len(unit)
        for row in sheet.rows
        for unit in ([row.small] if row.ends_in_command else row.small.split())
    ]
    return min(max([_LEAST, *copied]), max(_LEAST, room // 2))


def _has_breaks(sheet: Sheet) -> bool:
    """Whether a row has several lines however wide the table is."""
    return any(row.small or "\n" in "".join(row.cells.values()) for row in sheet.rows)
