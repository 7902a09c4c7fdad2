"""Cards: the rows of a narrow screen, a few lines each, and a whole fact or person."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from relfacts.show.table.cells import Hanging, cell, hung, joined, linked, links_in, style_of
from relfacts.show.table.fit import NUMBERS, sections
from relfacts.text.wrapping import INDENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.show.layout import Card, Column, Row, Sheet


def stacked_rows(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    """Each row as a few lines: the short columns, the main one, the sources."""
    main = [column for column in sheet.columns if column.main][:1]
    rest = [column for column in sheet.columns if column not in main and column.key != "source"]
    for section, rows in sections(sheet.rows):
        if section:
            yield Text(f"\n{section}", style="bold")
        for row in rows:
            yield Text()
            heads = [
                linked(Text(_labelled(row, column), style_of(column)), links_in(column, sheet))
                for column in rest
                if row.cells[column.key]
            ]
            yield Hanging(joined(heads, width))
            for column in main:
                if row.cells[column.key] or row.small:
                    text = hung(cell(row, column, sheet), row, column)
                    yield Padding(text, (0, 0, 0, INDENT))
            if row.cells.get("source"):
                source = Text(row.cells["source"].replace("\n", ", "), "green", overflow="fold")
                source = linked(source, sheet.links)
                yield Padding(Hanging(source, indent=0), (0, 0, 0, INDENT))
    # As under a table: what follows does not belong to the last card.
    yield Text()


def _labelled(row: Row, column: Column) -> str:
    """The text of a cell without a heading above it, on one line: a number says what it counts."""
    text = row.cells[column.key].replace("\n", "; ")
    if column.key not in NUMBERS:
        return text
    title = column.title.lower()
    if column.key == "line":
        return f"{title} {text}"
    return f"{text} {title.removesuffix('s') if text == '1' else title}"


def whole(card: Card, width: int) -> RenderableType:
    """Labels on the left, their texts beside them; a text without a label above all others.

    Addresses are there to be copied: one that would be broken has a line of its own.
    """
    beside = max([0, *(cell_len(label) for label, _ in card.parts)])
    lead: list[RenderableType] = [Text(card.title, style="bold", overflow="fold"), Text()]
    body: list[RenderableType] = []
    for label, texts in card.parts:
        if not label:
            lead += [Text("\n".join(texts), overflow="fold"), Text()]
            continue
        indent = INDENT if len(texts) > 1 else 0
        shown: RenderableType = linked(Text(label, style="cyan"), card.links)
        for is_long, run in groupby(texts, lambda text: _is_long_address(text, width - beside - 2)):
            if is_long:
                body += [Text(" " * INDENT + text, no_wrap=True, overflow="ignore") for text in run]
                continue
            text = Text("\n".join(run))
            if label == "People":
                linked(text, card.links)
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(no_wrap=True, min_width=beside)
            grid.add_column(overflow="fold")
            grid.add_row(shown, Hanging(text, indent))
            body.append(grid)
            shown = Text()
    return Group(*lead, *body)


def _is_long_address(text: str, room: int) -> bool:
    return text.startswith(("https://", "http://")) and cell_len(text) > room
