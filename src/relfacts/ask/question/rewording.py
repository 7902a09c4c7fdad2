"""A question in other words, where one of its words is met by nothing: stairs, steps.

The words come from the thesaurus, the nearest first. Of these the base must know one, in a fact or
as the name of a topic, a kind or a deed; and a fact must have it together with all else that was
understood. What surely says the same answers; what is only near to it, as a wider word or one of
several senses, is offered. A name, a number and a time are never put in other words.
"""

from __future__ import annotations

from itertools import product

from relfacts.ask.question.asking import may_be_in_other_words
from relfacts.ask.question.labels import LabelFinder
from relfacts.ask.question.parts import KIND, TOPIC, VERB, WORD
from relfacts.ask.question.words import Word
from relfacts.base.index.wordkeys import stems
from relfacts.languages.dictionary import QUESTIONS
from relfacts.languages.thesaurus import DERIVED, SAME, near

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.finding import Reading
    from relfacts.ask.question.parts import Part
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Selection
    from relfacts.languages.thesaurus import Near

# The language of the thesaurus, and what a question is read as if no word tells.
_LANGUAGES = ("", "en")

# At most this many words are put in other words, each in so many, and in so many ways in all.
_MOST_WORDS = 2
_MOST_OTHERS = 3
_MOST_WAYS = 4

# How near a word must be, in hundredths, to say the same surely; others are only offered.
_SURE = {SAME: 30, DERIVED: 25}

# What another word may be, and what it says if it is a verb that says nothing.
_SORTS = (KIND, TOPIC, VERB, WORD)
_NOTHING = "- -"

# The longest ending of a form of a word: use, using.
_LONGEST_ENDING = 3


class Reworded:
    """A question in other words, with the facts that answer it.

    ``others`` has for each word as typed what it was read as; ``sure`` says that it surely is the
    same question.
    """

    __slots__ = ("found", "others", "reading", "sure")

    def __init__(
        self, reading: Reading, found: Found, others: dict[str, str], *, sure: bool
    ) -> None:
        self.reading = reading
        self.found = found
        self.others = others
        self.sure = sure


def in_other_words(base: OpenBase, reading: Reading, filters: Selection) -> list[Reworded]:
    """A question that nothing answers in other words in which facts do.

    One that surely is the same stands alone; else those that may be offered, the nearest first.
    """
    if reading.language not in _LANGUAGES:
        return []
    if not may_be_in_other_words(reading.words, reading.understood):
        return []
    unmet = [part for part in reading.understood.words if _is_met_by_nothing(part, reading, base)]
    if not 0 < len(unmet) <= _MOST_WORDS:
        return []
    others = [[*_others(part, reading, base)][:_MOST_OTHERS] for part in unmet]
    rows = sorted(product(*others), key=lambda row: not all(map(_is_sure, row)))
    offered: list[Reworded] = []
    for row in rows[:_MOST_WAYS]:
        sure = all(map(_is_sure, row))
        if offered and sure:
            continue
        other = _with(reading, unmet, row)
        found = other.found(filters, whole=True) if other else None
        if other and found and found.count:
            typed = [reading.words[part.start].raw for part in unmet]
            meant = dict(zip(typed, (one.word for one in row), strict=True))
            offered.append(Reworded(other, found, meant, sure=sure))
            if sure:
                break
    return offered


def _is_sure(one: Near) -> bool:
    return one.worth >= _SURE.get(one.relation, 101)


def _is_met_by_nothing(part: Part, reading: Reading, base: OpenBase) -> bool:
    """Whether no fact has a word in any form, which is no name either."""
    word = reading.words[part.start]
    named = part.start > 0 and word.capital
    plain = word.raw.isascii() and word.folded.replace(" ", "").isalpha()
    return plain and not named and not _is_said(word.folded, base)


def _is_said(folded: str, base: OpenBase, *, exactly: bool = False) -> bool:
    """Whether facts have words in any form, though perhaps not one fact all of them.

    If ``exactly``, in forms of no other word with the same stem: facile, facilities.
    """
    for word in folded.split():
        (stem,) = stems([word])
        forms = [one for one, its in base.index.words_like(word, stem) if its == stem]
        if exactly:
            longest = len(word) + _LONGEST_ENDING
            forms = [f for f in forms if f.startswith(word[:-1]) and len(f) <= longest]
        if not forms:
            return False
    return True


def _others(part: Part, reading: Reading, base: OpenBase) -> Iterator[Near]:
    """The near words of a word that the base knows."""
    known = near(reading.words[part.start].folded)
    yield from (one for one in known if _is_known(one.word.replace("-", " "), base))


def _is_known(word: str, base: OpenBase) -> bool:
    if any(QUESTIONS.has("idle", one) for one in word.split()):
        return False  # to-do: what says little is said everywhere
    if _is_said(word, base, exactly=True):
        return True
    if any(row[1] in (KIND, VERB) and row[2] != _NOTHING for row in QUESTIONS.entries(word)):
        return True
    spoken = [Word(one) for one in word.split()]
    label = LabelFinder(spoken, base).at(0, len(spoken))
    return label is not None and label.sort == TOPIC and label.stop == len(spoken)


def _with(reading: Reading, unmet: Sequence[Part], row: Sequence[Near]) -> Reading | None:
    """The question with words replaced; None if one of them is something else there."""
    words: list[Word] = []
    new: set[int] = set()
    meant = {part.start: one.word for part, one in zip(unmet, row, strict=True)}
    for at, word in enumerate(reading.words):
        if at not in meant:
            words.append(word)
            continue
        others = [Word(one) for one in meant[at].split()]
        others[0].broken, others[-1].owns = word.broken, word.owns
        others[0].typed, others[0].meaning = word.raw, meant[at]
        new.update(range(len(words), len(words) + len(others)))
        words += others
    other = reading.with_others(words)
    parts = [p for p in other.understood.parts if not new.isdisjoint(range(p.start, p.stop))]
    if any(part.sort not in _SORTS or part.meaning == _NOTHING for part in parts):
        return None
    return other
