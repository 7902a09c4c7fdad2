"""What answers a question that nothing answers as it stands, though it says much.

What is done may be told of otherwise, and a word that only describes something may be left out,
which is told. No other word is: fishing is not left out of a fishing agreement.
"""

from __future__ import annotations

from relfacts.ask.question.asking import ask, ask_loosely, may_be_in_other_words
from relfacts.ask.question.parts import KIND, OFFICE, PERSON, PLACE, TOPIC, WORD
from relfacts.languages.dictionary import QUESTIONS

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

# So much must be said besides the deed that may be told of otherwise.
_MUCH = 2


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
    plain = _without_light(words, understood, base)
    if plain is None:
        return None
    found = ask(base, words, plain, filters)
    return found if found.count else almost(base, words, plain, filters)


def _without_light(
    words: Sequence[Word], understood: Understood, base: OpenBase
) -> Understood | None:
    """The same without the words that only describe something, or say how: rose sharply.

    None if there are none, or if nothing else says which fact is meant.
    """
    light = [part for part in understood.words if _is_light(words[part.start], base)]
    rest = [part for part in understood.parts if part.sort in _CONTENT and part not in light]
    return understood.without(light) if light and rest else None


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
