"""The documents as claims are held against them: their lines, and who is spelled on which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relfacts.curate.printed import stands

#: What a text of ours quotes.
QUOTED = re.compile(r'"([^"]+)"')
_LINES_NAMED = re.compile(r"\blines? ([0-9]+(?:(?:, | and )[0-9]+)*)")


@dataclass(frozen=True)
class Texts:
    """The documents in NFC, line by line, by the id of their seed; and how people are spelled."""

    lines: Mapping[str, list[str]]
    spellings: Mapping[str, list[str]]

    def at(self, document: str, numbers: Iterable[int]) -> list[str]:
        """The lines with these numbers, as far as there are such lines."""
        lines = self.lines[document]
        return [lines[number - 1] for number in numbers if 1 <= number <= len(lines)]

    def spell(self, person: str, lines: Iterable[str]) -> bool:
        """Whether a spelling of the person stands on one of the lines."""
        return any(stands(form, line) for line in lines for form in self.spellings.get(person, ()))

    def only_in(self, part: str, lines: Iterable[str], person: str) -> str | None:
        """Who else has a name of which ``part`` is one, if it stands nowhere but in that name."""
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


def lines_named(reason: str) -> list[int]:
    """The numbers in ``line 4`` and ``lines 2, 4 and 7``."""
    return [int(n) for named in _LINES_NAMED.findall(reason) for n in re.findall("[0-9]+", named)]


def nfc(text: str) -> str:
    """``text`` with its accents composed, as all texts are compared."""
    return unicodedata.normalize("NFC", text)
