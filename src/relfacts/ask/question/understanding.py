"""Puts the parts of a question together: each is given its place in what is understood."""

from __future__ import annotations

from relfacts.ask.question.deeds import Deed
from relfacts.ask.question.leftout import left_out
from relfacts.ask.question.parts import (
    DAY,
    EXCEPT,
    IDLE,
    KIND,
    NUMBER,
    ORDER,
    SLIGHT,
    STATUS,
    TIME,
    TOPIC,
    UNIT,
    VERB,
    WAY,
    WORD,
    Part,
)
from relfacts.ask.question.roles import Roles
from relfacts.ask.question.sentence import Sentence
from relfacts.ask.question.understood import Understood
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word

# The longest row of words that asks what for: what was the purpose of.
_LONGEST_WHY = 5


def understand(words: Sequence[Word], parts: Sequence[Part]) -> Understood:
    """What a question asks for, from its parts."""
    sentence = Sentence(words, parts)
    deed = Deed(sentence)
    found = Understood(parts)
    why = _why(words)
    found.excepted = left_out(sentence)
    found.whether = QUESTIONS.has("asks", sentence.first)
    found.why = bool(why) or _ends_open(sentence, deed, found)
    roles = Roles(sentence, deed, why, found)
    for at, part in enumerate(parts):
        if part in found.excepted:
            continue
        if part.is_somebody:
            roles.assign(at, part)
        elif part.sort in (KIND, VERB):
            _take_deed(found, deed, at, part)
        elif part.sort != SLIGHT or part.start not in why:
            _take(found, part)
    if found.why:
        # What it was done for is told of the deed by a noun too: the reason for his journey.
        deeds = [part for part in found.kinds if " " in part.meaning]
        found.kinds = [part for part in found.kinds if part not in deeds]
        found.verbs += deeds
    roles.settle()
    return found


def _take_deed(found: Understood, deed: Deed, at: int, part: Part) -> None:
    """A noun of a kind, or a verb, unless it only says when."""
    if at == deed.verb:
        found.verbs.append(part)
    elif not deed.only_says_when(at):
        (found.kinds if part.sort == KIND else found.verbs).append(part)


def _take(found: Understood, part: Part) -> None:
    """Anything that is neither somebody nor a deed; small words need nothing."""
    lists = {
        TIME: found.periods,
        TOPIC: found.topics,
        UNIT: found.units,
        DAY: found.days,
        STATUS: found.statuses,
        SLIGHT: found.slight,
        WORD: found.words,
    }
    if part.sort in lists:
        lists[part.sort].append(part)
    if part.sort in (NUMBER, UNIT):
        found.figures = True
    elif part.sort == ORDER:
        found.order = found.order or part.meaning


def _why(words: Sequence[Word]) -> range:
    """The words that ask what for."""
    folded = [word.folded for word in words]
    rows = (
        range(at, end)
        for at in range(len(folded))
        for end in range(min(at + _LONGEST_WHY, len(folded)), at, -1)
    )
    return next(
        (r for r in rows if QUESTIONS.has("why", " ".join(folded[r.start : r.stop]))), range(0)
    )


def _ends_open(sentence: Sentence, deed: Deed, found: Understood) -> bool:
    """Whether its end, but for what is left out, leads nowhere: what did he come for."""
    left = [part for part in sentence.parts if part not in found.excepted and part.sort != EXCEPT]
    asks = bool(left) and left[0].sort == IDLE and not found.whether
    leads = asks and left[-1].sort == WAY and left[-1].meaning == "to"
    return leads and deed.verb is not None
