"""Tables for people, with Rich.

Every datum goes into a ``Text``: news is full of brackets that Rich would read as markup. Cells
fold, they are never cut, and where there is room for all of a row none does. Below 100 cells, or
where statements would else be cramped, the short columns stand under the first one; below 70, or
where ids and names of files would have to be broken, a table becomes a stack of cards. No screen,
however wide, gets rows of more than 100 cells, unless the columns that were asked for need them.
"""

from __future__ import annotations

import re
from io import StringIO
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from relfacts.show.layout import Card, Column, Row, Sheet
from relfacts.show.screen import READABLE, Screen
from relfacts.show.sheets import heading, lay_out
from relfacts.text.visible import visible
from relfacts.text.wrapping import INDENT, spots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

#: Narrower than this, rows become cards.
NARROW = 70

#: Narrower than this, the short columns between the first and the main one are stacked.
WIDE = 100

# Wide enough for any row: the table then takes what it needs, one line a row.
_UNFOLDED = 10_000

_STYLES = {
    "when": "cyan",
    "kind": "magenta",
    "field": "magenta",
    "status": "green",
    "type": "magenta",
    "name": "bold",
    "id": "cyan",
    "source": "green",
    "label": "green",
}
_NUMBERS = {"carrying", "count", "facts", "line", "lines", "per_cent", "read", "unread"}
# Columns of words that are looked for, or copied, and not read: they fold last of all.
_WHOLE = {"document", "id", "kind", "label", "source", "status", "type", "years"} | _NUMBERS
# What a column may take where the main one would else have less than so many cells.
_MAX_WIDTHS = {"when": 20, "field": 16, "name": 30}
_READABLE = 60
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")
# Columns of which parts lead somewhere.
_LEADING = {"source", "name", "label"}
# As many lines as a screen has: nothing that is printed depends on it.
_LINES = 25

# With less, statements are hard to read: the short columns are stacked then too.
_CRAMPED = 40

# What the main column has at the least, and the cells between two columns.
_LEAST, _GAP = 16, 3


def render_table(answer: Answer, base: OpenBase, screen: Screen, fields: Sequence[str] = ()) -> str:
    """The answer as a table, a stack of cards, or the card of one fact."""
    if answer.catalogue and answer.catalogue[0] == "outline":
        screen = _readable(screen)
        return _print(_side_by_side(answer, screen.width or READABLE), screen)
    laid_out = lay_out(answer, base, fields)
    if screen.links:
        from relfacts.show.links import links_of

        laid_out.links = links_of(answer, base)
    wide, screen = screen, _readable(screen)
    if isinstance(laid_out, Card):
        return _print(_card(laid_out, screen.width or _UNFOLDED), screen)
    if not laid_out.rows:
        return ""
    width = screen.width or _UNFOLDED
    fit = _Fit(laid_out, width)
    if not fit.holds and wide.width and wide.width > width:
        screen, width, fit = wide, wide.width, _Fit(laid_out, wide.width)
    narrow = width < NARROW or not fit.holds
    body = _cards(laid_out, width) if narrow else _tables(laid_out, fit)
    return _print(Group(*_heading(laid_out, width), *body, *_footer(laid_out)), screen)


def _readable(screen: Screen) -> Screen:
    """The screen, or so much of its width as can be read well."""
    return Screen(screen.width and min(screen.width, READABLE), screen.colour, screen.links)


def console(screen: Screen, out: StringIO) -> Console:
    """A console that prints data and nothing else: no markup, no emoji, no highlighting."""
    return Console(
        file=out,
        # Both, or Rich reads COLUMNS and LINES, and is felled by what is a digit and no number (²).
        width=screen.width or _UNFOLDED,
        height=_LINES,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _print(body: RenderableType, screen: Screen) -> str:
    out = StringIO()
    console(screen, out).print(body, crop=False)
    # Rich pads every line to the width of the table; pipes and copies are better without. And it
    # draws lots for the ids of links.
    printed = _LINK_ID.sub("\x1b]8;;", out.getvalue()) if screen.links else out.getvalue()
    return "\n".join(line.rstrip() for line in printed.split("\n"))


def _linked(text: Text, links: Mapping[str, str]) -> Text:
    """The text, with what leads somewhere made a link; the longest of what stands at a place."""
    if links:
        pattern = "|".join(map(re.escape, sorted(links, key=len, reverse=True)))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text.plain):
            text.stylize(Style(link=links[match[0]]), *match.span())
    return text


class _Hanging:
    """Paragraphs folded with a hanging indent; commands, dates and citations in them stay whole.

    Where it is ``free``, and in no cell of a table, a command may be wider than the screen.
    """

    def __init__(self, text: Text, indent: int = INDENT, free: bool = False) -> None:
        self._text = text
        self._indent = indent
        self._free = free

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as the text."""
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """The lines, one after the other."""
        width = options.max_width
        for paragraph in self._text.split("\n", allow_blank=True):
            for number, (start, stop) in enumerate(spots(paragraph.plain, width, self._indent)):
                line = paragraph[start:stop]
                line.overflow = "fold"
                if number and self._indent:
                    line = Text(" " * self._indent, overflow="fold").append_text(line)
                if self._free and line.plain.lstrip().startswith("relfacts "):
                    line.no_wrap, line.overflow = True, "ignore"
                yield line


def _heading(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    """What was understood, broken between its parts rather than inside one; then the remarks."""
    parts = [
        _linked(Text(part, "" if number else "bold"), sheet.links)
        for number, part in enumerate(sheet.title)
    ]
    title = _joined(parts, width)
    yield _Hanging(title, free=True)
    for remark in sheet.remarks:
        yield _Hanging(Text(remark, style="dim"), free=True)


def _joined(parts: Sequence[Text], width: int) -> Text:
    """The parts with dots between them; one that does not fit begins a line, set in."""
    joined, taken = Text(), 0
    for number, part in enumerate(parts, 1):
        more = number < len(parts)
        needed = cell_len(part.plain) + 2 * more
        if taken and taken + 1 + needed > width:
            joined.append("\n" + " " * INDENT)
            taken = INDENT
        elif taken:
            joined.append(" ")
            taken += 1
        joined.append_text(part)
        if more:
            joined.append(" ·")
        taken += needed
    return joined


def _footer(sheet: Sheet) -> Iterator[RenderableType]:
    for line in sheet.footer:
        yield _Hanging(Text(line, style="yellow"), free=True)


class _Fit:
    """What a width does to the columns of a sheet: which are stacked, which fold, how far.

    ``columns`` are those of the table, ``under`` those stacked under its first. It ``holds`` if
    what must not fold leaves room for the others.
    """

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.columns, self.under = sheet.columns, list[Column]()
        natural = {column.key: _widest(sheet, column) for column in sheet.columns}
        all_fit = _room(self.columns, width) >= sum(natural.values())
        short_ones = sum(
            min(natural[column.key], _MAX_WIDTHS.get(column.key, natural[column.key]))
            for column in self.columns
            if not column.main
        )
        is_tight = width < WIDE or _room(self.columns, width) - short_ones < _CRAMPED
        if is_tight and not all_fit and (under := _stacked(sheet)):
            self.columns, self.under = [c for c in sheet.columns if c not in under], under
            first = self.columns[0].key
            natural[first] = max(natural[column.key] for column in (self.columns[0], *under))
        room = _room(self.columns, width)
        short = sum(natural[column.key] for column in self.columns if not column.main)
        main = [natural[column.key] for column in self.columns if column.main]
        self._short_fit = room >= short + sum(min(taken, _READABLE) for taken in main)
        # Commands are there to be copied, and ids and names of files are no words to break.
        copied = [
            cell_len(unit)
            for row in sheet.rows
            for unit in ([row.small] if _is_command(row.small) else row.small.split())
        ]
        self._least = min(max([_LEAST, *copied]), max(_LEAST, room // 2))
        needed = [
            self._least if column.main
            else natural[column.key] if column.key in _WHOLE
            else min(natural[column.key], _LEAST)
            for column in self.columns
        ]  # fmt: skip
        self.holds = room >= sum(needed)
        # On a screen rows of several lines are parted by a blank one, in a pipe they are not: grep
        # and wc count them.
        several = any(row.small or "\n" in "".join(row.cells.values()) for row in sheet.rows)
        single = (all_fit or sheet.columns[0].key == "line") and not several
        self.leading = int(width < _UNFOLDED and not single)

        # Tables under one another have the same columns, whatever is in each.
        self._widths: dict[str, int] = {}
        if len(_sections(sheet.rows)) > 1:
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
        """What the column may take, if not all that it wants."""
        return None if self._short_fit else _MAX_WIDTHS.get(column.key)


def _widest(sheet: Sheet, column: Column) -> int:
    """The cells that a column takes by itself."""
    texts = [line for row in sheet.rows for line in row.cells[column.key].split("\n")]
    small = [row.small for row in sheet.rows] if column.main else []
    return max(map(cell_len, [column.title, *texts, *small]))


def _room(columns: Sequence[Column], width: int) -> int:
    """The cells that a table leaves to so many columns."""
    return width - _GAP * (len(columns) - 1) - 2


def _tables(sheet: Sheet, fit: _Fit) -> Iterator[RenderableType]:
    """One table, or one under each section heading."""
    for number, (section, rows) in enumerate(_sections(sheet.rows)):
        if section:
            # A table ends with a blank line of its own.
            yield Text(section if number else f"\n{section}", style="bold")
        table = Table(
            box=SIMPLE_HEAD,
            pad_edge=False,
            padding=(0, 2, 0, 0),
            leading=fit.leading,
            header_style="dim",
        )
        for column in fit.columns:
            table.add_column(
                Text(column.title),
                style=_STYLES.get(column.key, ""),
                overflow="fold",
                justify="right" if column.key in _NUMBERS else "left",
                **fit.options(column),
            )
        for row in rows:
            cells = [_cell(row, column, sheet) for column in fit.columns]
            for column in fit.under:
                cells[0].append("\n" + row.cells[column.key], _STYLES.get(column.key, ""))
            table.add_row(*map(_hung, cells, [row] * len(cells), fit.columns))
        yield table


def _hung(cell: Text, row: Row, column: Column) -> RenderableType:
    """A cell of several paragraphs, or with a command in it, with its lines hanging."""
    if column.key == "when":
        return _Hanging(cell, indent=0)
    several = "\n" in row.cells[column.key] or _is_command(row.small) or column.key == "carries"
    return _Hanging(cell) if column.main and several else cell


def _is_command(text: str) -> bool:
    return text.startswith("relfacts ")


def _stacked(sheet: Sheet) -> list[Column]:
    """The columns between the first and the main one of a table of facts; else the ids."""
    keys = [column.key for column in sheet.columns]
    if "fact" in keys:
        return sheet.columns[1 : keys.index("fact")]
    return [column for column in sheet.columns[1:] if column.key == "id"]


def _side_by_side(answer: Answer, width: int) -> RenderableType:
    """Names with numbers, one after the other: in columns the longest would take too much room."""
    _, rows = answer.catalogue or ("", [])
    items = [Text(visible(row["name"])).append(f" {row['facts']}", "dim") for row in rows]
    parts = [*heading(answer), "each with the number of its facts"]
    title = _joined([Text(part, "" if at else "bold") for at, part in enumerate(parts)], width)
    return Group(_Hanging(title, free=True), Text(), _Hanging(_joined(items, width)))


def _cards(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    """Each row as a few lines under one another."""
    for section, rows in _sections(sheet.rows):
        if section:
            yield Text(f"\n{section}", style="bold")
        for row in rows:
            yield Text()
            main = [column for column in sheet.columns if column.main][:1]
            rest = [
                column for column in sheet.columns if column not in main and column.key != "source"
            ]
            heads = [
                _linked(
                    Text(_headed(row, column), _STYLES.get(column.key, "")),
                    sheet.links if column.key in _LEADING else {},
                )
                for column in rest
                if row.cells[column.key]
            ]
            yield _Hanging(_joined(heads, width))
            for column in main:
                if row.cells[column.key] or row.small:
                    cell = _hung(_cell(row, column, sheet), row, column)
                    yield Padding(cell, (0, 0, 0, INDENT))
            if row.cells.get("source"):
                source = Text(row.cells["source"].replace("\n", ", "), "green", overflow="fold")
                yield Padding(_linked(source, sheet.links), (0, 0, 0, INDENT))
    # As under a table: what is said below is not of the last card.
    yield Text()


def _headed(row: Row, column: Column) -> str:
    """The text of a cell that has no column heading over it: numbers say what they count."""
    text = row.cells[column.key]
    if column.key not in _NUMBERS:
        return text
    title = column.title.lower()
    return f"{text} {title.removesuffix('s') if text == '1' else title}"


def _sections(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    sections: list[tuple[str, list[Row]]] = []
    for row in rows:
        if not sections or sections[-1][0] != row.section:
            sections.append((row.section, []))
        sections[-1][1].append(row)
    return sections


def _cell(row: Row, column: Column, sheet: Sheet) -> Text:
    text = Text(row.cells[column.key], overflow="fold")
    if column.key in _LEADING:
        _linked(text, sheet.links)
    if column.main:
        for start, stop in _spots(text.plain, sheet.emphasis):
            text.stylize("bold", start, stop)
        if row.small:
            text.append("\n")
            text.append(row.small, style="dim")
    return text


def _spots(text: str, emphasis: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the person or the words asked for stand, as whole words in any case."""
    if emphasis:
        pattern = "|".join(re.escape(item) for item in sorted(emphasis, key=len, reverse=True))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
            yield match.span()


def _card(card: Card, width: int) -> RenderableType:
    """Labels on the left, their texts beside them; a text without a label above all others.

    An address is there to be copied: one that would be broken has a line of its own.
    """
    beside = max([0, *(cell_len(label) for label, _ in card.parts)])
    lead: list[RenderableType] = [Text(card.title, style="bold", overflow="fold"), Text()]
    body: list[RenderableType] = []
    for label, texts in card.parts:
        if not label:
            lead += [Text("\n".join(texts), overflow="fold"), Text()]
            continue
        indent = INDENT if len(texts) > 1 else 0
        shown: RenderableType = _linked(Text(label, style="cyan"), card.links)
        for is_long, run in groupby(texts, lambda text: _is_long_address(text, width - beside - 2)):
            if is_long:
                body += [Text(" " * INDENT + text, no_wrap=True, overflow="ignore") for text in run]
                continue
            text = Text("\n".join(run))
            if label == "People":
                _linked(text, card.links)
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(no_wrap=True, min_width=beside)
            grid.add_column(overflow="fold")
            grid.add_row(shown, _Hanging(text, indent))
            body.append(grid)
            shown = Text()
    return Group(*lead, *body)


def _is_long_address(text: str, room: int) -> bool:
    return text.startswith(("https://", "http://")) and cell_len(text) > room
