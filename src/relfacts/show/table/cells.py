"""The content of cells, headings and footers: text with links, emphasis and hanging lines.

Every value goes into a ``Text``: news is full of brackets that Rich would read as markup.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.style import Style
from rich.text import Text

from relfacts.text.wrapping import INDENT, spots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relfacts.show.layout import Column, Row, Sheet

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
# Columns in which parts of the text are links.
_LINKED = {"source", "name", "label"}


class Hanging:
    """Paragraphs wrapped with a hanging indent; commands, dates and citations in them stay whole.

    ``indent`` is in cells. A ``free`` text is not in a cell of a table: a command in it may be
    wider than the screen.
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


def style_of(column: Column) -> str:
    """The style of the column; empty for plain text."""
    return _STYLES.get(column.key, "")


def links_in(column: Column, sheet: Sheet) -> Mapping[str, str]:
    """The links that may occur in the column: texts as shown, each with its address."""
    return sheet.links if column.key in _LINKED else {}


def linked(text: Text, links: Mapping[str, str]) -> Text:
    """The text with its links; if two begin at one place, the longer one."""
    if links:
        pattern = "|".join(map(re.escape, sorted(links, key=len, reverse=True)))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text.plain):
            text.stylize(Style(link=links[match[0]]), *match.span())
    return text


def joined(parts: Sequence[Text], width: int) -> Text:
    """The parts with dots between them; one that does not fit begins an indented line."""
    text, taken = Text(), 0
    for number, part in enumerate(parts, 1):
        more = number < len(parts)
        needed = cell_len(part.plain) + 2 * more
        if taken and taken + 1 + needed > width:
            text.append("\n" + " " * INDENT)
            taken = INDENT
        elif taken:
            text.append(" ")
            taken += 1
        text.append_text(part)
        if more:
            text.append(" ·")
        taken += needed
    return text


def cell(row: Row, column: Column, sheet: Sheet) -> Text:
    """The text of the column in the row; in the main column, also the small line."""
    text = linked(Text(row.cells[column.key], overflow="fold"), links_in(column, sheet))
    if column.main:
        for start, stop in _emphasised(text.plain, sheet.emphasis):
            text.stylize("bold", start, stop)
        if row.small:
            text.append("\n")
            text.append(row.small, style="dim")
    return text


def hung(text: Text, row: Row, column: Column) -> RenderableType:
    """The text of a cell, with a hanging indent if it has several paragraphs or a command."""
    if column.key == "when":
        return Hanging(text, indent=0)
    several = "\n" in row.cells[column.key] or row.ends_in_command or column.key == "carries"
    return Hanging(text) if column.main and several else text


def _emphasised(text: str, emphasis: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The positions of the person or the words asked for, as whole words in any case."""
    if emphasis:
        pattern = "|".join(re.escape(item) for item in sorted(emphasis, key=len, reverse=True))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
            yield match.span()
