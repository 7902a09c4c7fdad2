"""From a text to what was understood and the facts that answer."""

from __future__ import annotations

from relfacts.ask.question.apart import apart
from relfacts.ask.question.asking import acts_there, ask
from relfacts.ask.question.division import divide
from relfacts.ask.question.glossary import Glossary
from relfacts.ask.question.offices import unbroken, unowned
from relfacts.ask.question.parts import IDLE
from relfacts.ask.question.times import with_months
from relfacts.ask.question.understanding import understand
from relfacts.ask.question.wording import language_of
from relfacts.ask.question.words import is_strange, words_of
from relfacts.base.selection import Selection
from relfacts.languages.dictionary import DATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.understood import Understood
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit


# Before a deed they ask what was next to it.
_SIDES = ("after", "before")

#: A longer text is not a question, but was pasted by mistake.
MOST_WORDS, MOST_LETTERS = 60, 600


class Reading:
    """A question, its words, and how they were understood; nothing is looked up yet."""

    __slots__ = ("_base", "language", "understood", "words")

    def __init__(self, base: OpenBase, text: str) -> None:
        self._base = base
        self.language = ""
        words = words_of(text)
        parts: list[Part] = []
        if len(words) <= MOST_WORDS and len(text) <= MOST_LETTERS:
            self.language = language = language_of(words, base)
            glossary = Glossary(base, language)
            words = with_months(glossary.read(apart(words, base, glossary)), base)
            if language not in ("", "en"):
                words = unbroken(words, base)
            else:
                words = unowned(words, base)
                if any(DATES.has("joint", word.folded, side) for word in words for side in _SIDES):
                    from relfacts.ask.question.sequence import dated

                    words = dated(words, base, self._hits)
                if any(map(is_strange, words)):
                    from relfacts.ask.question.clipped import unclipped

                    words = unclipped(words, base)
            parts = divide(words, base, language)
        self.words: Sequence[Word] = words
        self.understand(parts)

    def _hits(self, text: str) -> Sequence[Hit]:
        """The facts that answer another question."""
        found = Reading(self._base, text).found(Selection())
        return found.hits if found else ()

    def understand(self, parts: list[Part]) -> None:
        """Understand the words, which are in these parts."""
        self.understood: Understood = understand(self.words, parts)
        if self.understood.there and not acts_there(self._base, self.understood):
            self.understood = self.understood.where_it_was()

    def with_others(self, words: Sequence[Word]) -> Reading:
        """The same question with some words replaced by others."""
        other = Reading.__new__(Reading)
        other._base, other.language, other.words = self._base, self.language, words
        other.understand(divide(words, self._base, self.language))
        return other

    @property
    def says_something(self) -> bool:
        """Whether any word says which fact is meant."""
        return any(part.sort != IDLE for part in self.understood.parts)

    def each(self, filters: Selection) -> list[tuple[str, Found]]:
        """For each of several clauses its text and the facts that answer; none unless all have
        some.
        """
        from relfacts.ask.question.clauses import clauses

        found: list[tuple[str, Found]] = []
        for text in clauses(self.words, self.understood.parts):
            one = Reading(self._base, text).found(filters)
            if not one or not one.count:
                return []
            found.append((text, one))
        return found

    def found(self, filters: Selection, *, whole: bool = False) -> Found | None:
        """The facts that answer as it stands, with filters; None if somebody absent is asked for.

        If the ``whole`` is asked for, each has all of its words.
        """
        if self.understood.absent or not self.says_something:
            return None
        return self._as_it_stands(filters, whole=whole)

    def asked(self, filters: Selection) -> Found:
        """The facts that answer; if nothing does as it stands, those that almost do."""
        found = self._as_it_stands(filters)
        if found.count or found.among is not None:
            return found
        from relfacts.ask.question.almost import almost

        called = self.understood.called_by_months(self.words)
        for understood in (self.understood, *([called] if called else ())):
            if near := almost(self._base, self.words, understood, filters):
                self.understood = understood
                return near
        return found

    def _as_it_stands(self, filters: Selection, *, whole: bool = False) -> Found:
        """The facts that answer; if nothing does, with a place read as where it was, or a month as
        a word of a name.
        """
        found = ask(self._base, self.words, self.understood, filters, whole=whole)
        if found.among is not None:
            return found
        if not found.count and (called := self.understood.called_by_months(self.words)):
            named = ask(self._base, self.words, called, filters, whole=whole)
            if named.count:
                self.understood, found = called, named
        if not found.count and self.understood.there:
            other = self.understood.where_it_was()
            there = ask(self._base, self.words, other, filters, whole=whole)
            if there.count:
                self.understood, found = other, there
        return found


def count(base: OpenBase, text: str) -> int:
    """The number of facts that a question finds; 0 if the text is not a question."""
    reading = Reading(base, text)
    if reading.understood.absent or not reading.says_something:
        return 0
    return reading.asked(Selection()).count
