"""Puts the parts of a question together: each is given its place in what is understood."""

from __future__ import annotations

from relfacts.ask.question.deeds import Deed
from relfacts.ask.question.parts import (
    DAY,
    DIFFER,
    EXCEPT,
    IDLE,
    KIND,
    NUMBER,
    ORDER,
    PLACE,
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
from relfacts.languages.dictionary import DATES, NAMES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word


def understand(words: Sequence[Word], parts: Sequence[Part]) -> Understood:
    """What a question asks for, from its parts."""
    sentence = Sentence(words, parts)
    deed = Deed(sentence)
    found = Understood(parts)
    why, _ = _asked(words, "why")
    where, found.where = _asked(words, "where")
    if any(part.sort == EXCEPT for part in parts):
        from relfacts.ask.question.leftout import left_out

        found.excepted = left_out(sentence)
    if any(part.sort == NUMBER for part in parts):
        from relfacts.ask.question.counting import things_counted

        found.things = things_counted(sentence)
    found.whether = QUESTIONS.has("asks", sentence.first)
    # Which and one may stand before a noun.
    found.who = all(NAMES.has("pronoun", sentence.first, sort) for sort in ("", "relative"))
    found.why = bool(why) or _ends_open(sentence, deed, found)
    found.between = any(
        part.sort == IDLE and DATES.has("joint", sentence.folded(part), "between") for part in parts
    )
    roles = Roles(sentence, deed, why, found)
    aside = deed.aside()
    if aside < len(parts):
        found.aside, found.parts = Part(IDLE, parts[aside].start, len(words)), parts[:aside]
    for at, part in enumerate(parts[:aside]):
        if part in found.excepted:
            continue
        if part.is_somebody:
            roles.assign(at, part)
        elif part.sort in (KIND, VERB):
            _take_deed(found, deed, at, part)
        elif part.sort not in (SLIGHT, WORD) or not {part.start}.intersection((*why, *where)):
            _take(found, part)
    found.anybody = deed.is_of_anybody and not any(part.is_somebody for part in parts)
    roles.settle()
    if found.why:
        # What it was done for is told of the deed by a noun too: the reason for his journey.
        found.verbs += found.kinds
        found.kinds = []
        # A fact that tells it need not tell of the way again: why did he come to Vietnam.
        there = [part for part in (*found.goals, *found.targets) if part.sort == PLACE]
        found.goals = [part for part in found.goals if part not in there]
        found.targets = [part for part in found.targets if part not in there]
        found.mentioned += there
    other = found.act or found.kinds or found.topics or found.words
    people = [part for part in (*found.doers, *found.people) if part.sort != PLACE]
    if found.where is not None and people and not other:
        # Where somebody was is where somebody went.
        found.whereabouts = True
        found.doers, found.people = people, []
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
    elif part.sort == DIFFER:
        found.differing = True
    elif part.sort == ORDER:
        if "0" < part.meaning[:1] <= "9":
            found.nth = found.nth or part
        else:
            found.order = found.order or part.meaning


def _asked(words: Sequence[Word], category: str) -> tuple[range, str | None]:
    """The words that ask for something, and what of it: why, which city; None if none do."""
    folded = [word.folded for word in words]
    for at, word in enumerate(folded):
        rows = [row for row in QUESTIONS.beginning(word) if row[1] == category]
        for row in sorted(rows, key=lambda row: -len(row[0])):
            stop = at + row[0].count(" ") + 1
            if " ".join(folded[at:stop]) == row[0]:
                return range(at, stop), row[2]
    return range(0), None


def _ends_open(sentence: Sentence, deed: Deed, found: Understood) -> bool:
    """Whether its end, but for what is left out, leads nowhere: what did he come for."""
    left = [part for part in sentence.parts if part not in found.excepted and part.sort != EXCEPT]
    asks = bool(left) and left[0].sort == IDLE and not found.whether
    leads = asks and left[-1].sort == WAY and left[-1].meaning == "to"
    return leads and deed.verb is not None
