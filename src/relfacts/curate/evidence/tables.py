"""Reads tables set with spaces or tabs: the heading over a figure, its label, the common unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from relfacts.curate.evidence.amount import BRACKETED, Amount
from relfacts.curate.evidence.lexicon import Lexicon, any_of
from relfacts.curate.evidence.money import MONEY_CODES, MONEY_SIGNS
from relfacts.curate.extracting.grid import ABOVE, EMPTY, LEFT
from relfacts.curate.setting import plainly
from relfacts.text.folding import words

_CELL = re.compile(r"\S+(?: \S+)*")
_PARTED = re.compile(r"\s*\|\s*| {2,}|\t")
# Cells that only hold the place of a column: between bars, nothing at all.
_BLANK = ("", EMPTY, LEFT, ABOVE)
_NUMBER = re.compile(r"[-+−–]?[(]?[0-9][0-9.,' ]*[)]?\s?%?[*¹²³]?")
# The pieces of a caption, each with what stands in brackets after it: pairs (hundreds) and young.
_SET_APART = re.compile(r"([^()]*[^\W\d_][^()]*)(\([^()]*\))?")
_DIGIT = re.compile(r"[0-9]")
_YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![0-9])")


class Cell(NamedTuple):
    """A cell of a row: its text, and the columns of the line that it occupies."""

    text: str
    start: int
    end: int


class Heading(NamedTuple):
    """What the heading of a table says about every figure: a factor, and units."""

    scale: Decimal
    units: frozenset[str]


_NOTHING = Heading(Decimal(1), frozenset())


@dataclass(frozen=True)
class Table:
    """A row of a table, with its headings."""

    number: int
    cells: tuple[Cell, ...]
    head: tuple[Cell, ...]
    heading: Heading
    caption: str
    #: The line of the heading, 0 if there is none, and the lines of the heading and the caption.
    head_number: int = 0
    above: tuple[int, ...] = ()
    #: The label that spans this row too, and the line on which it is printed; 0 if it has its own.
    spanning: tuple[str, int] = ("", 0)
    #: Whether it is certain under which heading each cell stands.
    placed: bool = True

    @property
    def label(self) -> str:
        """The subject of the row; in a table of years, the year."""
        first = self.cells[0].text
        if first in _BLANK:
            return self.spanning[0] if first == ABOVE else ""
        return first if not _NUMBER.fullmatch(first) or _YEAR.fullmatch(first) else ""

    @property
    def label_number(self) -> int:
        """The line on which the label is printed."""
        return self.spanning[1] or self.number

    @property
    def columns(self) -> tuple[Cell, ...]:
        """The cells of the heading that are not over the labels."""
        over = _over(self.head, self.cells, self.cells[0]) if self.label else None
        return tuple(cell for cell in self.head if cell != over and cell.text not in _BLANK)

    def over(self, ordinal: int) -> str:
        """The heading over the figure that is the ``ordinal``-th of the row, from 0."""
        cell = self.cell(ordinal)
        over = _over(self.head, self.cells, cell) if cell and self.placed else None
        return over.text if over else ""

    def _may_be_over(self, cell: Cell) -> Sequence[Cell]:
        """The headings under which a cell may stand in a row that has lost its empty cells."""
        at, lost = self.cells.index(cell), len(self.head) - len(self.cells)
        return self.head[max(0, min(at, at + lost)) : max(at, at + lost) + 1]

    def cell(self, ordinal: int) -> Cell | None:
        """The cell of the ``ordinal``-th figure of the row, from 0; the label does not count."""
        cells = self.cells[1:] if self.label else self.cells
        figures = [cell for cell in cells if _NUMBER.fullmatch(cell.text)]
        return figures[ordinal] if 0 <= ordinal < len(figures) else None

    def ordinal(self, place: int, found: Sequence[Amount], start: int) -> int:
        """The number within the row of the figure at ``place`` among those found.

        The line begins at ``start``; a figure within the label is not in the row: negative.
        """
        length = len(self.cells[0].text) if self.label else 0
        before = {one.start for one in found[:place]}
        return len(before) - len({one.start for one in found if one.start - start < length})

    def headed(self, found: list[Amount], start: int, known: Lexicon) -> list[Amount]:
        """The figures of the row as the headings define them; figures in brackets are negative."""
        made = []
        for place, one in enumerate(found):
            ordinal = self.ordinal(place, found, start)
            cell = self.cell(ordinal)
            if cell and cell.text.startswith("(") and cell.text.rstrip("*¹²³").endswith(")"):
                one = replace(one, signed=BRACKETED)
            if cell and not self.placed:
                made += self._possibly(one, cell, known)
                continue
            over = _heading(f"({self.over(ordinal)})", known) if cell else None
            own = over is not None and over != _NOTHING
            heading = over if over is not None and own else self._captioned(ordinal, known)
            if cell and not one.units and one.scale == 1:
                one = replace(
                    one,
                    value=one.value * heading.scale,
                    units=heading.units,
                    captioned=not own and heading != _NOTHING,
                )
            made.append(one)
        return made

    def _possibly(self, one: Amount, cell: Cell, known: Lexicon) -> list[Amount]:
        """A figure as each of the headings would define it under which it may stand."""
        over = (_heading(f"({head.text})", known) for head in self._may_be_over(cell))
        made = [one]
        if not one.units and one.scale == 1:
            made += (
                replace(one, value=one.value * heading.scale, units=heading.units)
                for heading in (self.heading, *over)
                if heading
            )
        return list(dict.fromkeys(made))

    def _captioned(self, ordinal: int, known: Lexicon) -> Heading:
        """What the caption says of a figure: "pairs (hundreds) and young" is of pairs only."""
        pieces = _SET_APART.findall(self.caption)
        over = set(words(self.over(ordinal)))
        own = [bracketed for text, bracketed in pieces if over & set(words(text))]
        if len(pieces) < 2 or len(own) != 1:
            return self.heading
        return _heading(own[0], known) or _NOTHING


def tables(lines: Sequence[str], known: Lexicon) -> dict[int, Table]:
    """The rows of all tables of a text by the numbers of their lines."""
    found: dict[int, Table] = {}
    head: tuple[Cell, ...] = ()
    head_number = 0
    caption: list[str] = []
    captions: list[int] = []
    heading: Heading | None = None
    gap = 0
    for number, line in enumerate(lines, 1):
        cells = _cells(line)
        figures = sum(bool(_NUMBER.fullmatch(cell.text)) for cell in cells)
        own = [cell for cell in cells if cell.text not in _BLANK]
        if len(cells) > 1 and figures:
            if _is_row(cells, head):
                told = heading
                if told is None:
                    texts = (_of_all(head, cells), " ".join(caption))
                    read = (_heading(text, known) for text in texts if text)
                    told = next(filter(None, read), _NOTHING)
                    # A row that lacks cells does not show which heading is over which column.
                    heading = told if len(cells) == len(head) or not head else None
                upper = found.get(number - 1)
                label = (upper.label, upper.label_number) if upper else ("", 0)
                spanning = label if cells[0].text == ABOVE else ("", 0)
                above = (*captions, *((head_number,) if head else ()))
                above += (spanning[1],) if spanning[1] else ()
                said = " ".join(caption)
                found[number] = Table(
                    number, cells, head, told, said, head_number if head else 0, above, spanning
                )
            else:
                if _is_caption(head, cells):
                    caption = [*caption[-1:], " ".join(cell.text for cell in head)]
                    captions, head = [*captions[-1:], head_number], ()
                over = head if head_number == number - 1 else ()
                heading = None
                head, head_number = _spanned(over, cells), number
            gap = 0
        elif len(cells) > 1 and len(own) == 1:
            # A heading of some rows, within the table: its columns stay as they are.
            caption, captions = [*caption[-1:], own[0].text], [*captions[-1:], number]
            heading, gap = None, 0
        elif len(cells) > 1:
            cells = _spanned((), cells)
            if head and head_number == number - 1 and (both := _stacked(head, cells)):
                cells = both
                captions = [*captions[-1:], head_number]
            elif head and head_number == number - 1:
                # "Table 3  Boats and crews" over the headings is a caption.
                caption = [*caption[-1:], " ".join(cell.text for cell in head)]
                captions = [*captions[-1:], head_number]
            head, head_number, heading, gap = cells, number, None, 0
        elif line.strip():
            if gap == 0 and number - 1 in found:
                caption, captions = [], []
            caption = [*caption[-1:], line.strip()]
            captions = [*captions[-1:], number]
            head = ()
            heading, gap = None, 0
        else:
            gap += 1
            if gap > 1 or number - 1 in found:
                head, caption, captions, heading = (), [], [], None
    return {number: replace(row, placed=_is_placed(row, found)) for number, row in found.items()}


def _is_placed(row: Table, rows: dict[int, Table]) -> bool:
    """Whether the cells of a row stand under their headings: one to each, or level with them.

    Where all cells of a table are equally far apart, they are not level with anything.
    """
    if not row.head or len(row.head) == len(row.cells):
        return True
    lines = [row.head, *(one.cells for one in rows.values() if one.head == row.head)]
    return len({after.start - one.end for cells in lines for one, after in pairwise(cells)}) > 1


def _spanned(upper: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a heading, each with the text of the cell that spans its column.

    ``upper`` is a heading right above, of which all are told if any of its cells spans several.
    """
    made: list[Cell] = []
    for cell in cells:
        left = made[-1].text if made and cell.text == LEFT else cell.text
        made.append(cell._replace(text=left))
    if len(upper) != len(made) or not any(cell.text in _BLANK for cell in (*upper, *made)):
        return tuple(made)
    pairs = zip(upper, made, strict=True)
    both = ([one.text for one in pair if one.text not in _BLANK] for pair in pairs)
    return tuple(
        cell._replace(text=" ".join(texts) or EMPTY) for cell, texts in zip(made, both, strict=True)
    )


def _stacked(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    """The headings of columns that are set on two lines; none if these are not two such lines.

    What is over the labels may stand on the first line alone.
    """
    if len(upper) == len(lower) and any(cell.text in _BLANK for cell in (*upper, *lower)):
        return _spanned(upper, lower)
    over = [[one for one in upper if _overlap(one, cell) > 0] for cell in lower]
    under = [[cell for cell in lower if _overlap(one, cell) > 0] for one in upper]
    labels = upper[:1] if not under[0] and all(over) else []
    if any(len(found) > 1 for found in (*over, *under)) or not all(under[len(labels) :]):
        return ()
    return (
        *labels,
        *(
            Cell(f"{found[0].text} {cell.text}" if found else cell.text, cell.start, cell.end)
            for cell, found in zip(lower, over, strict=True)
        ),
    )


def _of_all(head: Sequence[Cell], cells: Sequence[Cell]) -> str:
    """What a heading says about the whole table: the unit over a column is only of that column."""
    figures = [cell for cell in cells[1:] if _NUMBER.fullmatch(cell.text)]
    columns = {_over(head, cells, cell) for cell in figures}
    if len(columns) > 1 and None not in columns:
        return " ".join(cell.text for cell in head if cell not in columns)
    return " ".join(cell.text for cell in head)


def _over(head: Sequence[Cell], cells: Sequence[Cell], cell: Cell) -> Cell | None:
    """The cell of a heading that is over a cell of a row; by its place, where no cell is empty.

    In a text extracted from a PDF, the cells of a column are not aligned.
    """
    if len(head) == len(cells):
        return head[cells.index(cell)]
    best = max(head, key=lambda one: _overlap(one, cell), default=None)
    return best if best and _overlap(best, cell) > 0 else None


def _is_row(cells: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Whether cells are a row with a label: words, or a year under a heading of words."""
    if _NUMBER.fullmatch(cells[0].text):
        named = bool(head) and not any(_NUMBER.fullmatch(cell.text) for cell in head)
        return named and bool(_YEAR.fullmatch(cells[0].text)) and not _are_years(cells, head)
    return not _are_years(cells, head)


def _are_years(cells: Sequence[Cell], head: Sequence[Cell]) -> bool:
    """Whether all cells but the first are years, and what is said of them: 2034 (planned).

    Where nothing but a caption heads a table yet, there may be others beside the years.
    """
    dated = [bool(_YEAR.search(cell.text)) for cell in cells[1:]]
    other = any(_DIGIT.search(_YEAR.sub("", cell.text)) for cell in cells[1:])
    unheaded = not head or _is_caption(head, cells)
    return not other and (all(dated) or (any(dated) and unheaded))


def _is_caption(head: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether what stands over cells has too few of its own to head them: Table 3  Boats."""
    return bool(head) and len(head) < len(cells) - 1


def years_in(text: str) -> list[str]:
    """The years that a heading names."""
    return _YEAR.findall(text)


def _cells(line: str) -> tuple[Cell, ...]:
    line = line.expandtabs(8).replace("\xa0", " ")
    cells, at, barred = [], 0, False
    for match in _PARTED.finditer(line + "  "):
        text, bar = line[at : match.start()].strip(), "|" in match.group()
        if text or (barred and bar):
            start = at + len(line[at : match.start()]) - len(line[at : match.start()].lstrip())
            cells.append(Cell(plainly(text), start, match.start()))
        at, barred = match.end(), bar
    return tuple(cells)


def _overlap(head: Cell, cell: Cell) -> int:
    """How far a heading and a cell overlap; 1 if they end or begin together."""
    shared = min(head.end, cell.end) - max(head.start, cell.start)
    return shared if shared > 0 else int(head.end == cell.end or head.start == cell.start)


def _heading(text: str, lexicon: Lexicon) -> Heading | None:
    """The unit and scale in a caption: (in thousand tonnes), million USD, 1000 t."""
    low = plainly(text).lower()
    pattern = _pattern(lexicon)
    for match in pattern.finditer(low):
        known = _units(match["unit"] or "", lexicon)
        scale = match["scale"] or (known and match["after"]) or ""
        if known or (scale and match["lead"] != ","):
            return Heading(_scale(scale, lexicon), known)
    return None


@lru_cache(maxsize=64)
def _pattern(known: Lexicon) -> re.Pattern[str]:
    scales = any_of(known.words("scale"))
    signs = "|".join(re.escape(sign) for sign in MONEY_SIGNS)
    units = rf"{any_of(known.words('unit'))}|{signs}|(?<!\w)[a-z]{{3}}(?!\w)|%"
    return re.compile(
        rf"(?P<lead>[(\[]|\bin\b|\ben\b|[:,]\s|단위|đơn vị(?: tính)?)[\s:]*(?:in |en |of )?"
        rf"(?P<scale>(?:{scales})(?:\s?(?:{scales}))*|'?000|1[.,' ]?000(?:[.,' ]?000)?)?"
        # Tsd. Euro
        r"\.?[\s-]*(?:de |d'|of )?"
        rf"(?P<unit>{units})?"
        # EUR '000
        rf"(?:[\s,]*(?P<after>(?:{scales})|'?000(?![0-9])))?"
    )


def _units(word: str, known: Lexicon) -> frozenset[str]:
    if word in MONEY_SIGNS:
        return frozenset(MONEY_SIGNS[word])
    if word == "%":
        return frozenset({"P1"})
    if word in known.words("unit"):
        return frozenset(known.words("unit")[word].split())
    return frozenset({word.upper()}) if word in MONEY_CODES else frozenset()


def _scale(word: str, lexicon: Lexicon) -> Decimal:
    if not word:
        return Decimal(1)
    if word[-1].isdigit():
        return Decimal(10 ** word.count("0"))
    scale = Decimal(1)
    known = lexicon.words("scale")
    for match in lexicon.pattern("scale").finditer(word):
        scale *= int(known[match.group()])
    return scale
