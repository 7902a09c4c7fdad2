"""Lines folded at spaces for a screen, with a hanging indent, counted in terminal cells.

A command that a line names is never taken apart, since it is there to be copied: where it does not
fit it begins a line of its own, and one that is wider than the screen is left to the terminal,
which copies it as one. A date and a citation are not parted either: "1 Mar" is not "2019".
"""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: How far the second line of what was folded is set in.
INDENT = 2

# Marks and formatting characters stand in the cell of what is before them.
_NO_CELL = ("Mn", "Me", "Cf")

# A command ends where the sentence goes on: at a semicolon, a comma, two spaces.
_WORD = r'(?:"[^"]*"|[^\s;,"]|,(?=\S))+'
# What looks like the short name of a month is one if a year or a day stands beside it.
_MONTH = r"[A-Z][a-z]{2}"
_UNIT = re.compile(
    rf"(?<!\S)relfacts(?: {_WORD})+[;,]?"
    rf"|\d\d? {_MONTH}\b(?: \d{{4}})?\S*"
    rf"|{_MONTH} \d{{4}}\b\S*"
    r"|\S+ \d{4}:\d\S*"
    r"|\S+"
)


def cells(text: str) -> int:
    """How many cells of a terminal ``text`` takes: two for a Hangul syllable, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(ch) in "WF" else unicodedata.category(ch) not in _NO_CELL
        for ch in text
    )


def fold(text: str, width: int | None, indent: int = INDENT) -> list[str]:
    """``text`` as lines of no more than ``width`` cells; as it is without a width."""
    if width is None:
        return [text]
    lead = " " * indent
    return [
        (lead if number else "") + text[start:stop]
        for number, (start, stop) in enumerate(spots(text, width, indent))
    ]


def spots(text: str, width: int, indent: int = INDENT) -> Iterator[tuple[int, int]]:
    """Where in ``text`` each line begins and ends, all but the first being set in by ``indent``."""
    start = stop = taken = 0
    room = width
    for unit in _UNIT.finditer(text):
        # The first line keeps the spaces that it begins with.
        longer = cells(text[stop : unit.end()])
        if stop and taken + longer > room:
            yield start, stop
            start, room = unit.start(), width - indent
            taken, longer = 0, cells(unit[0])
        taken += longer
        stop = unit.end()
    yield start, stop
