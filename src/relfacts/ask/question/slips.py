"""The words of questions for which others are slips: agreemnts, happend."""

from __future__ import annotations

from functools import lru_cache

from relfacts.ask.question.parts import IDLE, KIND, VERB
from relfacts.languages.dictionary import QUESTIONS
from relfacts.text.letters import one_slip

# A small word with a slip in it has at least this many letters.
_SHORTEST_SMALL = 7


@lru_cache(maxsize=256)
def meant_by(typed: str, language: str, capital: bool) -> tuple[str, str, str] | None:
    """The sort, the spelling and the meaning of the word for which another is a slip.

    A question that nothing answers is read again without each of its parts.
    """
    for sort in (KIND, VERB):
        for folded, _, meaning, _, spelling in QUESTIONS.of(sort):
            # Verbs that say little are too many, and too similar to others.
            if meaning.startswith("-") or abs(len(folded) - len(typed)) > 1:
                continue
            if one_slip(typed, folded):
                return sort, spelling, meaning
    if len(typed) < _SHORTEST_SMALL or capital:
        return None
    for folded, _, meaning, languages, spelling in QUESTIONS.of(IDLE):
        near = len(folded) >= _SHORTEST_SMALL and abs(len(folded) - len(typed)) < 2
        if near and language in languages and one_slip(typed, folded):
            return IDLE, spelling, meaning
    return None
