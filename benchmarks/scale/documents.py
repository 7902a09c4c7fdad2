"""The documents of a base of any size: what each is, worked out from its number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import words
from dates import Draw

_FIRST, _LAST = date(1950, 1, 31).toordinal(), date(2025, 12, 31).toordinal()
_SHORT = list(words.PUBLISHERS)
_LANGUAGES = ("en", "en", "en", "vi", "ko", "ru")


class Documents:
    """``count`` documents, numbered in the order in which they were issued."""

    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self._seed = seed

    def issued_after(self, day: str, draw: Draw) -> int:
        """A document that was issued on ``day`` or later."""
        days = date.fromisoformat(day).toordinal() - _FIRST
        first = min(max(days, 0) * self.count // (_LAST - _FIRST) + 1, self.count - 1)
        return first + int(draw() * (self.count - first))

    def day(self, number: int) -> str:
        """The day on which it was issued."""
        last = max(self.count - 1, 1)
        return date.fromordinal(_FIRST + (_LAST - _FIRST) * number // last).isoformat()

    def issued(self, number: int) -> str:
        """When it was issued, in EDTF: for every seventh that is not quite sure."""
        return self.day(number) + ("~" if number % 7 == 0 else "")

    def id(self, number: int) -> str:
        """Its id. They sort by publisher, then by time."""
        return f"{_SHORT[number % 10].lower()}-{self.day(number)[:4]}-{number:05d}"

    def label(self, number: int) -> str:
        """Its short name."""
        return f"{_SHORT[number % 10]} {self.day(number)[:4]}/{number}"

    def publisher(self, number: int) -> str:
        """Who published it."""
        return words.PUBLISHERS[_SHORT[number % 10]]

    def lines(self, number: int) -> int:
        """How many lines it has."""
        return 14 + number * 7 % 40

    def file(self, number: int) -> str:
        """The name of its file."""
        return f"{number:05d}_{self._digest(number)[:16]}.txt"

    def records(self) -> Iterator[dict[str, object]]:
        """The records of all documents, by id."""
        for first in range(10):
            for number in range(first, self.count, 10):
                yield self._record(number)

    def _digest(self, number: int) -> str:
        return hashlib.sha256(f"{self._seed} {number}".encode()).hexdigest()

    def _record(self, number: int) -> dict[str, object]:
        vague = number % 7 == 0
        return {
            "id": self.id(number),
            "label": self.label(number),
            "document": self.file(number),
            "sha256": self._digest(number),
            "lines": self.lines(number),
            "title": f"Reports of {self.day(number)}, number {number}",
            "title_why": None,
            "publisher": self.publisher(number),
            "publisher_why": None,
            "author": None,
            "issued": self.issued(number),
            "issued_why": "The day is that of the reports it quotes." if vague else None,
            "language": _LANGUAGES[number % len(_LANGUAGES)],
            "read": [{"lines": [1, 2], "why": "headline and byline"}],
        }
