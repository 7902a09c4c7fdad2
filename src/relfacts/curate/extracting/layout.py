"""Finds the structure of a PDF page: paragraphs, columns, and the rows of tables.

pdfminer joins letters into lines and lines into boxes, column by column. It treats a column of a
table like any other box: here boxes beside each other are turned back into rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pdfminer.layout import LTAnno, LTChar, LTTextBox, LTTextLine

from relfacts.curate.extracting.grid import EMPTY
from relfacts.curate.extracting.prose import CELLS, paragraph

# A gap wider than this, in line heights, separates the cells of a row ...
_GAP = 0.9
# ... as does one wider than this without a space, if the font has spaces.
_NARROW = 0.12
# Cells are short: anything longer is a line of a column of text.
_CELL = 28


class Cell(NamedTuple):
    """A piece of a printed line, from ``left`` to ``right`` in points."""

    text: str
    left: float
    right: float

    def shares(self, other: Cell) -> bool:
        """Whether the two stand above one another in some part of the page's width."""
        return max(self.left, other.left) < min(self.right, other.right)


class Page:
    """The text of one page."""

    def __init__(self, items: Iterable[object]) -> None:
        boxes = [list(_lines(box)) for box in items if isinstance(box, LTTextBox)]
        self._boxes = [box for box in boxes if box]
        lines = [line for box in self._boxes for line in box]
        # Some programs print spaces, others leave a gap of the same width.
        self._prints_spaces = sum(map(_has_space, lines)) * 2 > sum(map(_has_words, lines))

    def blocks(self) -> Iterator[list[str]]:
        """The paragraphs, each as its lines; a row of a table is a paragraph of one line."""
        table: list[list[Cell]] = []
        for cells, lines in self._blocks():
            if cells:
                table.append(cells)
                continue
            yield from ([CELLS.join(row)] for row in in_columns(table))
            table = []
            yield lines
        yield from ([CELLS.join(row)] for row in in_columns(table))

    def _blocks(self) -> Iterator[tuple[list[Cell], list[str]]]:
        """The cells of each row of a table, or the lines of a paragraph, in their order."""
        boxes = list(self._boxes)
        while boxes:
            box = boxes.pop(0)
            beside: list[list[LTTextLine]] = []
            column: list[LTTextLine] | None = None
            if self._may_be_cells(box):
                beside = [one for one in boxes if self._may_be_cells(one) and _is_beside(box, one)]
                if beside and self._heads_columns([box, *beside]):
                    column, beside = self._below(box), []
                boxes = [one for one in boxes if not any(one is other for other in beside)]
            if column and any(one is column for one in boxes):
                # The column comes right after its heading, not after all headings.
                boxes = [column, *(one for one in boxes if one is not column)]
            if not beside and not (self._may_be_cells(box) and self._is_table(box)):
                yield [], [paragraph(line.get_text()) for line in box]
                continue
            for row in _rows([line for one in (box, *beside) for line in one]):
                yield [cell for line in row for cell in self._cells(line)], []

    def _may_be_cells(self, box: list[LTTextLine]) -> bool:
        cells = [cell for line in box for cell in self._cells(line)]
        return max((len(cell.text) for cell in cells), default=0) <= _CELL

    def _heads_columns(self, row: list[list[LTTextLine]]) -> bool:
        """Whether boxes beside each other are headings, each over a column of text of its own."""
        for box in row:
            column = self._below(box)
            others = (one for one in row if one is not box)
            if (
                column is None
                or self._may_be_cells(column)
                or any(_share(column, one) for one in others)
            ):
                return False
        return True

    def _below(self, box: list[LTTextLine]) -> list[LTTextLine] | None:
        """The nearest box below another one."""
        foot = min(line.y0 for line in box)
        below = [one for one in self._boxes if _share(one, box) and one[0].y0 < foot]
        return max(below, key=lambda one: one[0].y0, default=None)

    def _is_table(self, box: list[LTTextLine]) -> bool:
        """Whether most lines of a box are rows of several cells."""
        rows = [[cell for line in row for cell in self._cells(line)] for row in _rows(box)]
        several = [row for row in rows if len(row) > 1]
        # The letters of a heading may be as far apart as cells.
        letters = sum(
            len(cell.text) < 2 and not cell.text.isdigit() for row in several for cell in row
        )
        return len(several) * 2 > len(rows) and letters * 2 < sum(map(len, several))

    def _cells(self, line: LTTextLine) -> list[Cell]:
        """The pieces of a line, separated by wide gaps."""
        wide = max(_GAP, 1.6 * _usual(line)) * line.height
        if self._prints_spaces:
            wide = min(wide, _NARROW * line.height)
        pieces, last, printed = [Cell("", line.x0, line.x0)], None, False
        for item in line:
            if isinstance(item, LTAnno) or not isinstance(item, LTChar):
                continue
            text = item.get_text()
            if not text.strip():
                pieces[-1] = pieces[-1]._replace(text=f"{pieces[-1].text} ")
                printed = True
                continue
            gap = item.x0 - last.x1 if last else 0.0
            if gap > wide and not (self._prints_spaces and printed):
                pieces.append(Cell("", item.x0, item.x0))
            elif gap > 0.1 * line.height and not printed and not self._prints_spaces:
                text = f" {text}"
            pieces[-1] = Cell(pieces[-1].text + text, pieces[-1].left, item.x1)
            last, printed = item, False
        plain = (cell._replace(text=paragraph(cell.text)) for cell in pieces)
        return [cell for cell in plain if cell.text]


def _lines(box: LTTextBox) -> Iterator[LTTextLine]:
    return (line for line in box if isinstance(line, LTTextLine) and line.get_text().strip())


def _has_words(line: LTTextLine) -> bool:
    return " " in line.get_text().strip()


def _has_space(line: LTTextLine) -> bool:
    chars = [char for char in line if isinstance(char, LTChar)]
    return any(char.get_text() == " " for char in chars[:-1])


def _usual(line: LTTextLine) -> float:
    """The usual space between two words of a line, in line heights; larger in a justified line."""
    shown = [char for char in line if isinstance(char, LTChar) and char.get_text().strip()]
    gaps = ((after.x0 - char.x1) / max(line.height, 1.0) for char, after in pairwise(shown))
    spaces = [gap for gap in gaps if gap > 0.12]
    return median(spaces) if len(spaces) > 4 else 0.0


def _is_beside(box: list[LTTextLine], other: list[LTTextLine]) -> bool:
    """Whether two boxes are columns of one table: each line of the shorter is level with one."""
    first, second = sorted((box, other), key=len)
    level = [(line, one) for line in first for one in second if _is_level(line, one)]
    apart = all(line.x1 <= one.x0 or one.x1 <= line.x0 for line, one in level)
    return apart and len({id(line) for line, _ in level}) == len(first)


def _share(box: list[LTTextLine], other: list[LTTextLine]) -> bool:
    """Whether two boxes are above one another in some part of the page's width."""
    left = max(min(line.x0 for line in one) for one in (box, other))
    return left < min(max(line.x1 for line in one) for one in (box, other))


def _is_level(line: LTTextLine, other: LTTextLine) -> bool:
    return abs(line.y0 - other.y0) < min(line.height, other.height) / 2


def _rows(lines: list[LTTextLine]) -> list[list[LTTextLine]]:
    rows: list[list[LTTextLine]] = []
    for line in sorted(lines, key=lambda line: (-line.y0, line.x0)):
        if rows and _is_level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def in_columns(rows: list[list[Cell]]) -> list[list[str]]:
    """The rows of a table, with a mark where a row has nothing under one of its columns.

    A row in which a cell stands under several columns is left as it is, and so is a table whose
    columns cannot be distinguished.
    """
    plain = [row for row in rows if not any(_spans(cell, rows) for cell in row)]
    columns: list[Cell] = []
    for cell in sorted((cell for row in plain for cell in row), key=lambda cell: cell.left):
        if columns and columns[-1].shares(cell):
            right = max(columns[-1].right, cell.right)
            columns[-1] = columns[-1]._replace(right=right)
        else:
            columns.append(cell)
    told: list[list[str]] = []
    for row in rows:
        places = [[at for at, one in enumerate(columns) if one.shares(cell)] for cell in row]
        single = [found[0] for found in places if len(found) == 1]
        if len(set(single)) < len(row):
            told.append([cell.text for cell in row])
            continue
        texts: list[str] = [EMPTY] * len(columns)
        for at, cell in zip(single, row, strict=True):
            texts[at] = cell.text
        told.append(texts)
    return told


def _spans(cell: Cell, rows: list[list[Cell]]) -> bool:
    """Whether a cell stands above or below several cells of another row."""
    return any(sum(cell.shares(other) for other in row) > 1 for row in rows)
