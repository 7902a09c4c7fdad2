"""Reads words of other languages as the words that facts use: Bahnhof, station."""

from __future__ import annotations

from relfacts.ask.question.labels import LabelFinder, is_ending
from relfacts.ask.question.parts import IDLE, PLACE, VERB
from relfacts.ask.question.remaining import senses_of
from relfacts.ask.question.words import NOUNS_WITH_CAPITALS, Word, is_hangul, joined
from relfacts.languages.dictionary import QUESTIONS
from relfacts.text import stems
from relfacts.text.folding import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.base.openbase import OpenBase

# The longest row of words with one meaning.
_LONGEST = 5

# Languages whose words differ only by accents, and whose single syllables say too little.
_TONES = ("vi",)


class Glossary:
    """The base's glossary of words in other languages, for a question in one of them.

    ``languages`` are those the words may be in: that of the question, if it is known.
    """

    def __init__(self, base: OpenBase, language: str) -> None:
        self._base = base
        known = str(base.value("glossary") or "").split()
        self.languages = [one for one in known if one == language or not language]
        self._known: dict[tuple[str, str], str] = {}

    def meaning_of(self, typed: str, language: str) -> str:
        """The meaning of some words in a language; empty if the base does not say."""
        if language not in self.languages:
            return ""
        if (typed, language) not in self._known:
            self._known[typed, language] = self._meaning(typed, language)
        return self._known[typed, language]

    def read(self, words: Sequence[Word]) -> list[Word]:
        """The words, with those of other languages replaced by the base's own."""
        if not self.languages:
            return list(words)
        found: list[Word] = []
        labels = LabelFinder(words, self._base)
        at = 0
        while at < len(words):
            if stop := self._has_a_meaning(words, at, labels):
                found += words[at:stop]
                at = stop
                continue
            stop, meaning = self._longest(words, at)
            if not meaning:
                found.append(words[at])
            else:
                row = [Word(one) for one in meaning.split()]
                row[0].broken, row[-1].owns = words[at].broken, words[stop - 1].owns
                row[0].typed = joined(words[at:stop])
                row[0].meaning = meaning
                found += row
            at = stop
        return found

    def _has_a_meaning(self, words: Sequence[Word], at: int, labels: LabelFinder) -> int:
        """Where several words end that are a place as they stand, or one word of a question in the
        language: capital vietnamita, auf wessen Einladung. 0 if none begin here.
        """
        part = labels.at(at, len(words))
        if part and part.sort == PLACE and not part.adjective and part.stop - at > 1:
            return part.stop
        for end in range(min(len(words), at + _LONGEST), at + 1, -1):
            folded = " ".join(word.folded for word in words[at:end])
            if any(
                row[1] in (VERB, IDLE) and not set(self.languages).isdisjoint(row[3].split(","))
                for row in QUESTIONS.entries(folded)
            ):
                return end
        return 0

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, str]:
        for end in range(min(len(words), at + _LONGEST), at, -1):
            row = words[at:end]
            if any(word.broken for word in row[1:]):
                continue
            for language in self.languages:
                if not self._may_be_of(row, at, language):
                    continue
                if meaning := self.meaning_of(joined(row), language):
                    return end, meaning
        return at + 1, ""

    def _may_be_of(self, row: Sequence[Word], at: int, language: str) -> bool:
        """Whether words may be in a language although the question itself does not show it."""
        if len(row) > 1:
            return True
        (word,) = row
        if len(self.languages) > 1 and senses_of(word.folded):
            return False  # an English word, in a question that may be in any language
        if any(
            entry[1] != "kind" and language in entry[3].split(",")
            for entry in QUESTIONS.entries(word.folded)
            if entry[4] == word.raw.lower()
        ):
            return False
        if word.raw.isascii() and self._base.index.is_said(word.folded):
            return len(self.languages) == 1 and not word.capital
        if not (at and word.capital and language not in NOUNS_WITH_CAPITALS):
            return True
        meaning = self.meaning_of(word.raw, language)
        return meaning[:1] != meaning[:1].lower()

    def _meaning(self, typed: str, language: str) -> str:
        tries = [typed]
        if is_hangul(typed[-1:]):
            tries += [
                typed[:end]
                for end in range(len(typed) - 1, typed.rfind(" ") + 1, -1)
                if is_ending(typed[end:])
            ]
        accented = not typed.isascii()
        for one in tries:
            if not one.strip():
                continue
            rows = self._base.index.in_other_languages(stems.keys(one, language))
            # Of two words with one stem the more similar is meant: embajada, embajador.
            rows.sort(key=lambda row: -_alike(plain(one), plain(row[2])))
            for _, of, spelling, meaning in rows:
                if of != language:
                    continue
                tones = language in _TONES
                if tones and (plain(one) != plain(spelling) if accented else len(one) < 5):
                    continue
                return str(meaning)
        return ""


def _alike(one: str, other: str) -> int:
    """The number of letters that two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, pair in pairs if len({*pair}) > 1), min(len(one), len(other)))


def languages_of(word: Word, base: OpenBase) -> set[str]:
    """The languages in which the base says what a word means."""
    glossary = Glossary(base, "")
    return {one for one in glossary.languages if glossary.meaning_of(word.raw, one)}
