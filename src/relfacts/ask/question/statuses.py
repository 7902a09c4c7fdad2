"""Words for how certain something is: planned visits, agreements not yet signed.

They count only beside a noun of a kind; elsewhere they are ordinary verbs.
"""

from __future__ import annotations

from relfacts.ask.question.parts import (
    IDLE,
    KIND,
    NUMBER,
    STATUS,
    TOPIC,
    VERB,
    WAY,
    WORD,
    Part,
)
from relfacts.ask.question.wording import wording_at
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase

# Parts that may come between such a word and its noun, or turn it into a verb.
_PASSED = (IDLE, NUMBER)


def beside_kinds(
    parts: Sequence[Part], words: Sequence[Word], base: OpenBase, language: str
) -> list[Part]:
    """The parts, with each status that is not beside a kind read as something else."""
    return [
        part
        if part.sort != STATUS or _is_beside_a_kind(parts, at) or _is_told(parts, words, at)
        else _otherwise(part, words, base, language)
        for at, part in enumerate(parts)
    ]


def _is_beside_a_kind(parts: Sequence[Part], at: int) -> bool:
    """Whether its noun follows, with only topics between them, or ends just before it."""
    for part in parts[at + 1 :]:
        if part.sort == KIND:
            return True
        if part.sort != TOPIC and not part.adjective:
            break
    before = [part for part in parts[:at] if part.sort not in _PASSED]
    if before and before[-1].sort == TOPIC and _has_its_verb(parts[:at]):
        # A noun, what it is about, and that it is so: a treaty on rice that is not signed.
        before = [part for part in before if part.sort not in (TOPIC, WAY)]
    return bool(before) and before[-1].sort == KIND and not _is_done_by_somebody(parts[at + 1 :])


def _has_its_verb(before: Sequence[Part]) -> bool:
    """Whether only small words of grammar stand right before: that is still."""
    return bool(before) and before[-1].sort == IDLE


def _is_told(parts: Sequence[Part], words: Sequence[Word], at: int) -> bool:
    """Whether only that status is said, of nobody: what was planned for 2 March."""
    before = words[parts[at].start - 1] if parts[at].start else None
    passive = before is not None and QUESTIONS.has("passive", before.folded)
    return (
        passive
        and parts[at].meaning.startswith("planned")
        and not any(part.is_somebody or part.sort in (KIND, VERB) for part in parts)
    )


def _is_done_by_somebody(after: Sequence[Part]) -> bool:
    return any(part.is_somebody for part in after)


def _otherwise(part: Part, words: Sequence[Word], base: OpenBase, language: str) -> Part:
    choices = wording_at(words, part.start, part.stop, base, language)
    others = (one for one in choices if one.stop == part.stop and one.sort != STATUS)
    return next(others, Part(WORD, part.start, part.stop))
