"""A spot: something found in a line, by patterns or otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: The language of the patterns.
ENGLISH = "en"

#: A year, and not a part of a longer number.
HAS_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Spot:
    """Something spotted in a line: its position, its text, and its meaning."""

    start: int
    end: int
    text: str
    value: str

    def overlaps(self, other: Spot) -> bool:
        """Whether the two have a letter in common."""
        return self.start < other.end and other.start < self.end

    def is_inside(self, other: Spot) -> bool:
        """Whether this is within the other."""
        return other.start <= self.start and self.end <= other.end and self.text != other.text


class Cover:
    """Spots by the letters that they take: another is held against those beside it, not against
    all of a long line.
    """

    def __init__(self, spots: Iterable[Spot] = ()) -> None:
        self._at: dict[int, list[Spot]] = {}
        for spot in spots:
            self.add(spot)

    def add(self, spot: Spot) -> None:
        """Take the letters of a spot."""
        for letter in range(spot.start, spot.end):
            self._at.setdefault(letter, []).append(spot)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no letter of a piece is taken."""
        return not any(letter in self._at for letter in range(start, end))

    def around(self, spot: Spot) -> Iterator[Spot]:
        """The spots that take the first letter of this one."""
        yield from self._at.get(spot.start, ())


def is_english(language: str) -> bool:
    """Whether a language (BCP 47) is English, or not known."""
    return not language or language.lower().partition("-")[0] == ENGLISH


def spots(line: str, patterns: Iterable[re.Pattern[str]], value: object) -> list[Spot]:
    """The matches of the patterns, earlier patterns first, in the order of the line."""
    assert callable(value)
    found: list[Spot] = []
    taken = Cover()
    for pattern in patterns:
        for match in pattern.finditer(line):
            if (text := value(match)) is None:
                continue
            spot = Spot(match.start(), match.end(), match.group(), text)
            if taken.is_free(spot.start, spot.end):
                found.append(spot)
                taken.add(spot)
    return sorted(found, key=lambda spot: spot.start)
