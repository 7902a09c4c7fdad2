"""What is wrong with seeds: each complaint has a place, a rule, and one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

#: Stands for a number that could not be read: it has been reported, and may be any number. Nobody
#: can type it, and no calculation with lines gives it.
UNREAD = -(10**9)

#: At most this many characters of a text that should be a number or a name are shown.
SHOWN = 60


def shown(text: str) -> str:
    """``text`` in quotation marks for a complaint; a very long text is cut."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}...")


class Place(NamedTuple):
    """A position in a seed: the file as shown to the reader, line and column counted from 1.

    Line 0 means the file as a whole, which may not even exist.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint: where, which rule (kebab-case), and what is wrong in one sentence."""

    at: Place
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.at}: {self.message} [{self.rule}]"
