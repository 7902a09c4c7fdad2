"""Tables for people, with Rich.

Every datum goes into a ``Text``: news is full of brackets that Rich would read as markup. Cells
fold, they are never cut. Below 100 cells the short columns stand under the first one, so that
statements keep their room; below 70 a table becomes a stack of cards.
"""

from __future__ import annotations

import re
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from relfacts.sheets import Card, Column, Row, Sheet, lay_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.answer import Answer
    from relfacts.factbase import FactBase
    from relfacts.render import Screen

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
_NUMBERS = {"carrying", "facts", "line", "lines", "per_cent", "read", "unread"}
_WHOLE = {"kind", "source", "years", "facts", "status", "label", "type"}
_MAX_WIDTHS = {"when": 20, "field": 16, "name": 30}


def render_table(answer: Answer, base: FactBase, screen: Screen) -> str:
    """The answer as a table, a stack of cards, or the card of one fact."""
    laid_out = lay_out(answer, base)
    if isinstance(laid_out, Card):
        return _print(_card(laid_out), screen)
    if not laid_out.rows:
        return ""
    width = screen.width or _UNFOLDED
    # On a screen rows are parted by a blank line, in a pipe they are not: grep and wc count them.
    leading = int(screen.width is not None)
    body = _cards(laid_out) if width < NARROW else _tables(laid_out, leading, stacked=width < WIDE)
    return _print(Group(*_heading(laid_out), *body, *_footer(laid_out)), screen)


def console(screen: Screen, out: StringIO) -> Console:
    """A console that prints data and nothing else: no markup, no emoji, no highlighting."""
    return Console(
        file=out,
        width=screen.width or _UNFOLDED,
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
    console(screen, out).print(body)
    # Rich pads every line to the width of the table; pipes and copies are better without.
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _heading(sheet: Sheet) -> Iterator[RenderableType]:
    title = Text(" · ".join(sheet.title), overflow="fold")
    title.stylize("bold", 0, len(sheet.title[0]) if sheet.title else 0)
    yield title
    for remark in sheet.remarks:
        yield Text(remark, style="dim", overflow="fold")


def _footer(sheet: Sheet) -> Iterator[RenderableType]:
    for line in sheet.footer:
        yield Text(line, style="yellow", overflow="fold")


def _tables(sheet: Sheet, leading: int, stacked: bool) -> Iterator[RenderableType]:
    """One table, or one under each section heading."""
    under = _stacked(sheet) if stacked else []
    columns = [column for column in sheet.columns if column not in under]
    for section, rows in _sections(sheet.rows):
        if section:
            yield Text(f"\n{section}", style="bold")
        table = Table(
            box=SIMPLE_HEAD,
            pad_edge=False,
            padding=(0, 2, 0, 0),
            leading=leading,
            header_style="dim",
        )
        for column in columns:
            table.add_column(
                Text(column.title),
                style=_STYLES.get(column.key, ""),
                overflow="fold",
                justify="right" if column.key in _NUMBERS else "left",
                no_wrap=column.key in _WHOLE,
                min_width=16 if column.main else None,
                max_width=_MAX_WIDTHS.get(column.key) if leading else None,
            )
        for row in rows:
            cells = [_cell(row, column, sheet.emphasis) for column in columns]
            for column in under:
                cells[0].append("\n" + row.cells[column.key], _STYLES.get(column.key, ""))
            table.add_row(*cells)
        yield table


def _stacked(sheet: Sheet) -> list[Column]:
    """The columns between the first and the main one of a table of facts."""
    keys = [column.key for column in sheet.columns]
    return sheet.columns[1 : keys.index("fact")] if "fact" in keys else []


def _cards(sheet: Sheet) -> Iterator[RenderableType]:
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
            head = Text(" · ", overflow="fold").join(
                Text(_headed(row, column), style=_STYLES.get(column.key, ""))
                for column in rest
                if row.cells[column.key]
            )
            yield head
            for column in main:
                yield Padding(_cell(row, column, sheet.emphasis), (0, 0, 0, 2))
            if row.cells.get("source"):
                source = Text(row.cells["source"].replace("\n", ", "), "green", overflow="fold")
                yield Padding(source, (0, 0, 0, 2))


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


def _cell(row: Row, column: Column, emphasis: Sequence[str]) -> Text:
    text = Text(row.cells[column.key], overflow="fold")
    if column.main:
        for start, stop in _spots(text.plain, emphasis):
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


def _card(card: Card) -> RenderableType:
    """Labels on the left, their texts beside them; under them where the labels are long."""
    title = Text(card.title, style="bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, texts in card.parts:
        grid.add_row(Text(label), Text("\n".join(texts), overflow="fold"))
    return Group(title, Text(), grid)
