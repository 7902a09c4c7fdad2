"""The documents for checking claims: their lines, and the names on each line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from relfacts.curate.printed import stands
from relfacts.curate.setting import Flow, plainly
from relfacts.curate.spelled import loosely, unaccented

#: Quotations in a text of ours.
QUOTED = re.compile(r'"([^"]+)"')
_LINES_NAMED = re.compile(r"\blines? ([0-9]+(?:(?:, | and )[0-9]+)*)")


@dataclass(frozen=True)
class Texts:
    """The documents in NFC by the id of their seed; and the spellings of people and places.

    Everything is searched for in the flow of a document, and all spellings are made plain for it.
    """

    lines: Mapping[str, list[str]]
    flows: Mapping[str, Flow]
    spellings: Mapping[str, list[str]]
    places: Mapping[str, list[str]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def at(self, document: str, numbers: Iterable[int]) -> list[str]:
        """The text of the lines with these numbers; lines that continue each other are one text."""
        lines = self.lines[document]
        there = [number for number in numbers if 1 <= number <= len(lines)]
        flow = self.flows[document]
        # The head of a page is not in the flow, but may be cited all the same.
        apart = [number for number in there if not flow.has(number)]
        return [*flow.pieces(there), *(plainly(lines[number - 1]) for number in apart)]

    def whole(self, document: str) -> list[str]:
        """The whole text of a document."""
        return self.flows[document].paragraphs

    def places_in(self, text: str, among: Collection[str] | None = None) -> set[str]:
        """The places with a form in ``text``, of all or of a few."""
        return {
            place
            for place in (self.places if among is None else among)
            if any(
                # With "the town" in small letters a sentence may begin.
                stands(form, text) or stands(form[:1].upper() + form[1:], text)
                for form in self.places.get(place, ())
            )
        }

    def spell(self, person: str, lines: Iterable[str]) -> bool:
        """Whether a spelling of the person is on one of the lines."""
        lines = list(lines)
        forms = self.spellings.get(person, ())
        return (
            any(stands(form, line) for line in lines for form in forms)
            or any(stands(form, loosely(line)) for form in _loose(tuple(forms)) for line in lines)
            or any(self._inflected(form, line) for form in forms for line in lines)
        )

    def _inflected(self, form: str, line: str) -> bool:
        """Whether a name of several words has the ending of a genitive, and is nobody else's."""
        ended = f"{form}s"
        return (
            ended in line
            and " " in form
            and stands(ended, line)
            and not any(ended in other for other in self.spellings.values())
        )

    def spell_from(self, person: str, document: str, numbers: Iterable[int]) -> bool:
        """Whether a spelling of the person begins or ends on one of these lines of a document."""
        return any(
            self.spell(person, self.at(document, [number]))
            or any(
                # The end of a line may part a name from its family name.
                self.spell(person, self.at(document, (number, other)))
                and not self.spell(person, self.at(document, [other]))
                for other in (number - 1, number + 1)
            )
            for number in numbers
        )

    def only_in(self, part: str, lines: Iterable[str], person: str) -> str | None:
        """Another bearer of a name that contains ``part``, if it occurs only within that name."""
        standing = [line for line in lines if stands(part, line)]
        others = {
            form: other
            for other, forms in self.spellings.items()
            if other != person
            for form in forms
            if part in form and any(stands(form, line) for line in standing)
        }
        for form in sorted(others, key=len, reverse=True):
            standing = [line.replace(form, " ") for line in standing]
        left = any(stands(part, line) for line in standing)
        return None if left or not others else min(others.values())


@lru_cache(maxsize=4096)
def _loose(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The spellings of several words without case, hyphens and accents.

    A single word could then be another word: Song and song.
    """
    several = [form for form in forms if " " in form]
    return tuple(
        dict.fromkeys(loosely(made) for form in several for made in (form, unaccented(form)))
    )


def text_lines(content: bytes) -> list[str]:
    """The lines of a document as they are counted everywhere, in NFC."""
    text = unicodedata.normalize("NFC", content.decode("utf-8"))
    return text.removesuffix("\n").split("\n")


def page_starts(lines: Sequence[str]) -> list[int]:
    """The line on which each page begins, from the form feeds of a text; none without any.

    A page without a line of its own begins where the next one does.
    """
    starts = [1]
    for number, line in enumerate(lines, 1):
        for before in line.split("\f")[:-1]:
            # Text before it on the line belongs to the page that ends.
            starts.append(number if not before.strip() else number + 1)
    # Some programs end the last page with a form feed too.
    filled = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
    while starts[-1] > filled:
        if len(starts) == 1:
            break
        starts.pop()
    return starts if len(starts) > 1 else []


def lines_named(reason: str) -> list[int]:
    """The numbers in ``line 4`` and ``lines 2, 4 and 7``."""
    return [int(n) for named in _LINES_NAMED.findall(reason) for n in re.findall("[0-9]+", named)]


def nfc(text: str) -> str:
    """``text`` with composed accents, the form in which all texts are compared."""
    return unicodedata.normalize("NFC", text)
