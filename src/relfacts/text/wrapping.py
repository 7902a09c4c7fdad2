"""Lines wrapped at spaces for a screen, with a hanging indent, counted in terminal cells.

A command within a line is never broken, since it is there to be copied: if it does not fit, it
begins a line of its own, and one wider than the screen is left to the terminal, which copies it as
one line. A date and a citation are not broken either: "1 Mar" is not "2019".
"""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: The indent of each further line of a wrapped text.
INDENT = 2

# Combining marks and formatting characters share the cell of the character before them.
_NO_CELL = ("Mn", "Me", "Cf")

# A command ends where the sentence goes on: at a semicolon, a comma, or two spaces.
_WORD = r'(?:"[^"]*"|[^\s;,"]|,(?=\S))+'
# What looks like the short name of a month is one if a year or a day is next to it.
_MONTH = r"[A-Z][a-z]{2}"
_UNIT = re.compile(
    rf"(?<!\S)relfacts(?: {_WORD})+[;,]?"
    rf"|\d\d? {_MONTH}\b(?: \d{{4}})?\S*"
    rf"|{_MONTH} \d{{4}}\b\S*"
    r"|\S+ \d{4}:\d\S*"
    r"|\S+"
)


def cells(text: str) -> int:
    """The width of ``text`` in terminal cells: two for a Hangul syllable, none for a combining
    mark.
    """
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(ch) in "WF" else unicodedata.category(ch) not in _NO_CELL
        for ch in text
    )


def fold(text: str, width: int | None, indent: int = INDENT) -> list[str]:
    """``text`` as lines of at most ``width`` cells; one line if there is no width."""
    if width is None:
        return [text]
    lead = " " * indent
    return [
        (lead if number else "") + text[start:stop]
        for number, (start, stop) in enumerate(spots(text, width, indent))
    ]


def spots(text: str, width: int, indent: int = INDENT) -> Iterator[tuple[int, int]]:
    """Where in ``text`` each line begins and ends; all but the first are indented by ``indent``."""
    start = stop = taken = 0
    room = width
    for unit in _UNIT.finditer(text):
        # The first line keeps its leading spaces.
        longer = cells(text[stop : unit.end()])
        if stop and taken + longer > room:
            yield start, stop
            start, room = unit.start(), width - indent
            taken, longer = 0, cells(unit[0])
        taken += longer
        stop = unit.end()
    yield start, stop
