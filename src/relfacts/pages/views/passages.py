"""Lines of documents as pages show them: the cells of tables apart, and what is private left out.

A page may be published or passed on, and whoever wrote to a newspaper did not mean their address
to be. So the heads of mails are not shown, nor any address of a mail, unless that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from relfacts.show.factcards import printed

#: What stands on a page in place of what is left out.
HEAD, ADDRESS = "the head of the mail: not shown", "[address not shown]"

# The name of a field in the head of a mail (RFC 5322), and an address.
_FIELD = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: ?\S")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]*\w@\w(?:[\w-]*\.)+[\w-]*\w")

# Separates the cells of a row of a table in a text of record.
_CELLS = re.compile(r" {3,}| *\t *")


class Passage:
    """A line: its text, or what is said in place of it; the cells, if it is a row of a table.

    ``aligned`` if the rows around it have as many cells: only then is it known which columns they
    are in.
    """

    __slots__ = ("aligned", "cells", "hidden", "text")

    def __init__(self, text: str, cells: list[str], aligned: bool, hidden: str = "") -> None:
        self.text = text
        self.cells = cells
        self.aligned = aligned
        self.hidden = hidden

    def __bool__(self) -> bool:
        return bool(self.text or self.hidden)


class Passages:
    """The lines of documents for pages; with ``private`` nothing of them is left out.

    ``left_out`` has the ids of the documents of which something was.
    """

    def __init__(self, private: bool = False) -> None:
        self._private = private
        self.left_out: set[str] = set()

    def of(self, document: str, lines: Sequence[str], wanted: Sequence[int]) -> list[Passage]:
        """The lines with the ``wanted`` numbers, from 1, of all the ``lines`` of a document."""
        hidden = 0 if self._private else head_of(lines)
        found: list[Passage] = []
        for number, cells, aligned in _in_tables(lines, wanted):
            if number <= hidden:
                self.left_out.add(document)
                found.append(Passage("", [], False, HEAD))
                continue
            found.append(
                Passage(
                    self._public(document, printed(lines[number - 1])),
                    [self._public(document, cell) for cell in cells],
                    aligned,
                )
            )
        return found

    def _public(self, document: str, text: str) -> str:
        if self._private or "@" not in text:
            return text
        public = _ADDRESS.sub(ADDRESS, text)
        if public != text:
            self.left_out.add(document)
        return public


def head_of(lines: Sequence[str]) -> int:
    """How many of the first lines are the head of a mail: fields with an address among them."""
    count = next((at for at, line in enumerate(lines) if not _FIELD.match(line)), len(lines))
    several = count > 1 and any(_ADDRESS.search(line) for line in lines[:count])
    return count if several else 0


def _in_tables(lines: Sequence[str], wanted: Sequence[int]) -> list[tuple[int, list[str], bool]]:
    """Each line with its cells, if it has several, and whether they are as many as around it."""
    cells = {number: _CELLS.split(lines[number - 1].strip(" \n\r\f")) for number in wanted}
    most: dict[int, int] = {}
    block: list[int] = []
    for number in [*sorted(cells), 0]:
        if block and (number != block[-1] + 1 or len(cells[number]) == 1):
            most |= dict.fromkeys(block, max(len(cells[at]) for at in block))
            block = []
        if number and len(cells[number]) > 1:
            block.append(number)
    return [
        (number, [printed(cell) for cell in cells[number]], len(cells[number]) == most[number])
        if number in most
        else (number, [], False)
        for number in wanted
    ]
