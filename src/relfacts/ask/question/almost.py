"""What answers a question that nothing answers as it stands, though it says much.

What is done may be told of otherwise; a word that only describes something may be left out, and of
a longer question one other word, if that leaves one or two facts. What was left out is told.
"""

from __future__ import annotations

from relfacts.ask.question.asking import ask, ask_loosely, may_be_in_other_words
from relfacts.ask.question.filtering import typed
from relfacts.ask.question.parts import KIND, OFFICE, PERSON, PLACE, TIME, TOPIC, WORD
from relfacts.ask.question.remaining import meet
from relfacts.base.index.wordkeys import words_of
from relfacts.languages.dictionary import DATES, NAMES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.understood import Understood
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Selection

# What says which fact is meant.
_CONTENT = frozenset((PERSON, OFFICE, PLACE, TOPIC, KIND, WORD))

# So much must be said besides something that is left out, and by no more facts than these.
_MUCH, _FEW = 2, 2


def almost(
    base: OpenBase, words: Sequence[Word], understood: Understood, filters: Selection
) -> Found | None:
    """The facts that have all that is surely meant; None if there are none."""
    if not may_be_in_other_words(words, understood):
        return None
    somewhere = any(part.sort == PLACE and not part.adjective for part in understood.parts)
    said = len((*understood.words, *understood.topics))
    much = understood.act and said and said + somewhere >= _MUCH
    if much and (loosely := ask_loosely(base, words, understood, filters)):
        return loosely
    if (plain := _without_light(words, understood, base)) is not None:
        found = ask(base, words, plain, filters)
        if found.count:
            return found
        return almost(base, words, plain, filters)
    return _but_for_a_word(base, words, understood, filters)


def _without_light(
    words: Sequence[Word], understood: Understood, base: OpenBase
) -> Understood | None:
    """The same without the words that only describe something, or say how: rose sharply.

    None if there are none, or if nothing else says which fact is meant.
    """
    light = [part for part in understood.words if _is_light(words[part.start], base)]
    rest = [part for part in understood.parts if part.sort in _CONTENT and part not in light]
    return understood.without(light) if light and rest else None


def _but_for_a_word(
    base: OpenBase, words: Sequence[Word], understood: Understood, filters: Selection
) -> Found | None:
    """The facts that have all of a longer question but one word, if they are one or two.

    None if the word may be a name or a number, or if several such words could be left out.
    """
    said = len((*understood.words, *understood.topics, *understood.kinds)) - 1
    named = any(part.is_somebody or part.sort == TIME for part in understood.parts)
    if (
        understood.left_out
        or not named
        or said < _MUCH
        or not may_be_in_other_words(words, understood)
    ):
        return None
    rows = {part: words_of(typed(words, part)) for part in understood.words}
    unmet = meet(base.index, [*rows.values()], None, base.facts_in_all, senses=True).unmet
    if len(unmet) > 1:
        return None  # without one of them another is still missing
    found: list[Found] = []
    for part, row in rows.items():
        if unmet and " ".join(row) not in unmet:
            continue
        word = words[part.start]
        plain = word.raw.isalpha() and not (word.capital and part.start)
        if not plain or NAMES.entries(word.folded) or DATES.beginning(word.folded):
            continue
        other = ask(base, words, understood.without([part]), filters)
        if other.count:
            found.append(other)
    return found[0] if len(found) == 1 and found[0].count <= _FEW else None


def _is_light(word: Word, base: OpenBase) -> bool:
    """Whether a word only describes something, or says how: new, sharply."""
    if word.capital or not word.folded.isascii():
        return False
    if QUESTIONS.has("light", word.folded):
        return True
    ends = (row[0] for row in QUESTIONS.of("adverb") if word.folded.endswith(row[0]))
    stem = next((word.folded.removesuffix(end) for end in ends), "")
    if not stem or base.index.is_said(stem):
        return False
    from relfacts.languages.thesaurus import is_word

    return is_word(stem)
