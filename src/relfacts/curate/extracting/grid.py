"""Tables as grids: every column has a cell in every row, so that none moves under another heading.

A cell without text has a mark of its own, and so has each further column or row of a cell that
spans several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relfacts.curate.extracting.prose import paragraph


class Mark(str):
    """What stands in a cell that has no text of its own."""

    __slots__ = ()


#: A cell without text; a further column of the cell on the left; a further row of the cell above.
EMPTY, LEFT, ABOVE = Mark("\u00b7"), Mark("\u2190"), Mark("\u2191")

# A cell that claims to span more columns or rows than this is not part of a real table.
_WIDEST = 50


class Slot(NamedTuple):
    """A cell as a document has it: its text, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def spans(told: str | None) -> int:
    """How many columns or rows a cell spans, from the number in a document; 1 if it is none."""
    number = told.strip() if told else ""
    return max(within(int(number[:9])), 1) if number.isascii() and number.isdigit() else 1


def within(columns: int) -> int:
    """So many columns or rows, if a real table can have them, else the most that it can."""
    return min(columns, _WIDEST)


def grid(rows: Iterable[Sequence[Slot]]) -> list[list[str]]:
    """The rows with a text or a mark in each column; a column without any text is left out.

    A row that is one cell across the whole table is that cell alone, a row without text is empty.
    """
    placed = list(_placed(rows))
    width = max(map(len, placed), default=0)
    whole = [[*row, *[EMPTY] * (width - len(row))] for row in placed]
    kept = [at for at in range(width) if any(not isinstance(row[at], Mark) for row in whole)]
    return [_told([row[at] for at in kept]) for row in whole]


def _placed(rows: Iterable[Sequence[Slot]]) -> Iterator[list[str]]:
    # By column, how many rows the cell above still spans.
    hanging: dict[int, int] = {}
    for slots in rows:
        cells: list[str] = []
        rest = iter(slots)
        below: dict[int, int] = {}
        slot = next(rest, None)
        while slot is not None or any(at >= len(cells) for at in hanging):
            at = len(cells)
            if at in hanging:
                cells.append(ABOVE)
                below[at] = hanging.pop(at) - 1
            elif slot is None:
                cells.append(EMPTY)
            else:
                text = slot.text if isinstance(slot.text, Mark) else paragraph(slot.text) or EMPTY
                cells += [text, *[LEFT] * (slot.columns - 1)]
                for column in range(at, len(cells)):
                    hanging.pop(column, None)
                    below[column] = slot.rows - 1
                slot = next(rest, None)
        hanging = {at: left for at, left in below.items() if left > 0}
        yield cells


def _told(cells: list[str]) -> list[str]:
    own = [cell for cell in cells if not isinstance(cell, Mark)]
    across = len(own) == 1 and cells[0] is own[0] and set(cells[1:]) <= {LEFT}
    return own if across or not own else cells
