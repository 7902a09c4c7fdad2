"""The words of a language that the rules of evidence know, found in a text as whole words.

They are in the language files, in the sections ``[numbers]`` and ``[evidence]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from relfacts.curate.setting import is_attached
from relfacts.curate.spelled import unaccented
from relfacts.languages.files import words_of
from relfacts.text.folding import plain
from relfacts.vocabulary.units import SAME

_SECTIONS = ("numbers", "evidence")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")

#: The language of which more is known than of others.
OURS = "en"


# A symbol of one or two letters may be a word.
_SHORT = 2


class Found(NamedTuple):
    """A word of a language in a text: its position, and its meaning there."""

    start: int
    end: int
    meaning: str


class Lexicon:
    """The known words of one language; none for a language without a file."""

    def __init__(self, words: Iterable[tuple[str, str, str]]) -> None:
        self._words: dict[str, dict[str, str]] = {}
        for category, meaning, spelling in words:
            known = self._words.setdefault(category, {})
            # A word with several meanings means one or the other.
            known[spelling] = (
                f"{known[spelling]} {meaning}".strip() if spelling in known else meaning
            )
        self._indexes: dict[str, Index] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def words(self, category: str) -> dict[str, str]:
        """The words of a category, each with its meaning."""
        return self._words.get(category, {})

    def find(self, category: str, text: str, start: int = 0, end: int | None = None) -> list[Found]:
        """The words of a category in ``text``, which is in lower case, with their positions."""
        if not self.words(category):
            return []
        return self._index(category).find(text, start, len(text) if end is None else end)

    def at(self, category: str, text: str, place: int) -> Found | None:
        """The longest word of a category at a position of ``text``."""
        return self._index(category).at(text, place) if self.words(category) else None

    def _index(self, category: str) -> Index:
        if category not in self._indexes:
            self._indexes[category] = Index(self.words(category))
        return self._indexes[category]

    def has(self, category: str, text: str) -> bool:
        """Whether ``text`` has a word of a category."""
        return bool(self.find(category, text))

    def without(self, category: str, text: str) -> str:
        """``text`` with dots in place of the words of a category."""
        for one in self.find(category, text):
            text = text[: one.start] + "." * (one.end - one.start) + text[one.end :]
        return text

    def pattern(self, category: str) -> re.Pattern[str]:
        """A pattern for any word of a category, the longest first."""
        if category not in self._patterns:
            self._patterns[category] = re.compile(any_of(self.words(category)))
        return self._patterns[category]

    @cached_property
    def accented(self) -> bool:
        """Whether most texts of the language have accents, as those in Vietnamese."""
        told = [word for known in self._words.values() for word in known]
        return 2 * sum(unaccented(word) != word for word in told) > len(told)

    @cached_property
    def comparatives(self) -> frozenset[str]:
        """The words that compare a figure where a "than" is behind them: more, deeper."""
        than = self.words("comparison")
        phrases = (word.rpartition(" ") for word in self.words("before"))
        return frozenset(word for word, _, last in phrases if word and last in than)

    @cached_property
    def decimal(self) -> str:
        """The decimal sign."""
        return next((_SIGNS[word] for word in self.words("decimal")), ".")

    @cached_property
    def thousands(self) -> str:
        """The signs between thousands."""
        return "".join(_SIGNS[word] for word in self.words("thousands")) or ","


class Index:
    """Phrases by their first word, so that the cost depends on the text and not on their number.

    In scripts without spaces between words, a phrase may begin at any position.
    """

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = meanings
        self._phrases: dict[str, list[str]] = {}
        odd = []
        self._longest = 0
        for phrase in sorted(meanings, key=len, reverse=True):
            first = _WORD.match(phrase)
            if first and not any(map(is_attached, phrase)):
                self._phrases.setdefault(first.group(), []).append(phrase)
                self._longest = max(self._longest, first.end())
            else:
                odd.append(phrase)
        self._odd = re.compile(any_of(odd)) if odd else None

    def at(self, text: str, place: int) -> Found | None:
        """The longest phrase at a position."""
        if place >= len(text):
            return None
        if place and text[place - 1 : place + 1].isalpha() and not is_attached(text[place]):
            return None
        # A word that is longer than any known one need not be read to its end.
        word = _WORD.match(text, place, place + self._longest + 1)
        for phrase in self._phrases.get(word.group(), ()) if word else ():
            end = place + len(phrase)
            if text.startswith(phrase, place) and not _runs_on(text, end):
                return Found(place, end, self._meanings[phrase])
        match = self._odd.match(text, place) if self._odd else None
        return Found(place, match.end(), self._meanings[match.group()]) if match else None

    def find(self, text: str, start: int, end: int) -> list[Found]:
        """The phrases in a piece of ``text``, in order, none within another."""
        found = []
        past = start
        starts, words = _tokens(text)
        first, known = bisect_left(starts, start), self._phrases
        here = words[first : bisect_left(starts, end)]
        for at in [at for at, word in enumerate(here, first) if word in known]:
            place = starts[at]
            if place < past:
                continue
            for phrase in known[words[at]]:
                past_it = place + len(phrase)
                if (
                    past_it <= end
                    and text.startswith(phrase, place)
                    and not _runs_on(text, past_it)
                ):
                    found.append(Found(place, past_it, self._meanings[phrase]))
                    past = past_it
                    break
        if self._odd:
            for match in self._odd.finditer(text, start, end):
                found.append(Found(match.start(), match.end(), self._meanings[match.group()]))
            found.sort()
        return found


def _runs_on(text: str, at: int) -> bool:
    """Whether a word that ends before the position ``at`` continues there."""
    return at < len(text) and text[at - 1].isalnum() and (text[at].isalnum() or text[at] == "_")


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[list[int], list[str]]:
    """The beginnings of the words of a text, and the words."""
    matches = list(_WORD.finditer(text))
    return [match.start() for match in matches], [match.group() for match in matches]


_SIGNS = {"comma": ",", "point": ".", "space": " ", "apostrophe": "'"}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, as whole words if the script separates words."""
    return "|".join(map(_whole, sorted(words, key=len, reverse=True))) or r"(?!)"


def _whole(word: str) -> str:
    left = "" if is_attached(word[0]) or not word[0].isalnum() else r"(?<![^\W\d_])"
    right = "" if is_attached(word[-1]) or not word[-1].isalnum() else r"(?!\w)"
    return left + re.escape(word) + right


@lru_cache(maxsize=64)
def lexicon(language: str, bare: bool = False) -> Lexicon:
    """The known words of a language (BCP 47: ``en``, ``pt-BR``).

    ``bare`` adds them as they are in a text without accents: khoang for khoảng.
    """
    words = [
        (word.category, word.meaning, plain(word.spelling))
        for word in words_of(language, _SECTIONS)
    ]
    if bare:
        told = {(category, spelling) for category, _, spelling in words}
        for category, meaning, spelling in words[:]:
            if (category, plain_one := unaccented(spelling)) not in told:
                told.add((category, plain_one))
                words.append((category, meaning, plain_one))
    if any(category == "unit" for category, _, _ in words):
        known = {spelling for category, _, spelling in words if category == "unit"}
        words += [("unit", code, sign) for sign, code in _SYMBOLS.items() if sign not in known]
    return Lexicon(words)


#: Symbols of units that are no words in any language: km/h, hPa.
_SYMBOLS = {
    plain(sign).lower(): code
    for sign, code in SAME.items()
    if sign.upper() != sign and (len(sign) > _SHORT or not sign.isalpha())
}
