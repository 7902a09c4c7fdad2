"""Verbs of giving that only carry a noun: gave a reception, delivered remarks, made a promise.

What is done is said by the noun then, and nobody is given anything.
"""

from __future__ import annotations

from relfacts.ask.question.parts import IDLE, KIND, SLIGHT, TOPIC, VERB, WORD, Part
from relfacts.base.index.directions import ANYBODY
from relfacts.base.selection import Selection
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase

_GIVES = " gives"

# At most this many words stand between a verb and its noun: gave a warm welcoming ceremony.
_BETWEEN = 3


def carrying(parts: Sequence[Part], words: Sequence[Word], base: OpenBase) -> list[Part]:
    """The parts, with the verbs that only carry a noun as small words."""
    return [
        Part(IDLE, part.start, part.stop)
        if part.sort == VERB
        and part.meaning.endswith(_GIVES)
        and _is_of_a_deed(parts[at + 1 :], words, base)
        else part
        for at, part in enumerate(parts)
    ]


def _is_of_a_deed(behind: Sequence[Part], words: Sequence[Word], base: OpenBase) -> bool:
    """Whether the noun right behind a verb is that of a deed, which nobody gives in any fact."""
    for part in behind[: _BETWEEN + 1]:
        said = [words[at].folded for at in range(part.start, part.stop)]
        if part.sort in (TOPIC, VERB, WORD) and any(QUESTIONS.has("deed", one) for one in said):
            return True
        if part.sort == KIND:
            if not any(QUESTIONS.has("kind", one) for one in said):
                return False  # a base's own kind may be of things: gave a hut
            kind = frozenset((part.meaning.split()[0],))
            given = Selection(kinds=kind, ways=(("gives", frozenset((ANYBODY,))),))
            return not base.select(given, 0).total
        if part.sort not in (IDLE, SLIGHT, WORD):
            return False
    return False
