"""A fall is negative and a rise is not, as the sign or the words beside a figure say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relfacts.curate.evidence.amount import BRACKETED
from relfacts.curate.evidence.figures.claimed import Printed, rule

# A word further than this many letters from a figure does not belong to it.
_FAR = 60

_COUNTER = r"[\uac00-\ud7af]{0,2}"
# A rise or a fall stands among so many words before the figure of a "by".
_BY = 4
# At most this many words between a deficit and its figure.
_LED = 2


def _sign(one: Printed) -> Iterator[tuple[str, bool]]:
    """A fall is negative and a rise is not, as the sign or the words beside a figure say."""
    value = one.value
    signed = one.amount.signed
    if signed == BRACKETED:
        # Expenses are in brackets too, and may be given as they are.
        if value > 0:
            yield f"{one.shown} stands in brackets, the claim has {one.quantity.value}", False
        return
    if signed:
        if (signed == "-") != (value < 0):
            yield f"{one.shown} has the sign {signed}, the claim has {one.quantity.value}", True
        return
    if side := _side(one):
        yield from _balance(one, side)
        return
    way = _way(one)
    if way == "fall" and value > 0 and not _told_as(one, "fall"):
        yield f"{one.shown} is told as a fall, the claim has {one.quantity.value}", False
    elif way != "fall" and value < 0 and one.words.words("fall"):
        yield (
            f"nothing tells {one.shown} as a fall, the claim has {one.quantity.value}",
            way == "rise",
        )


def _side(one: Printed) -> str:
    """Whether a word that leads to a figure calls it a deficit or a surplus; "" if none does."""
    if "P1" in one.amount.units or one.is_tabled:
        return ""
    low, end = one.near, one.amount.whole[0] - one.clause.start
    found = [
        word
        for word in one.words.find("contrary", low[:end])
        if word.meaning.startswith("balance ") and len(low[word.end : end].split()) <= _LED
    ]
    return found[-1].meaning.split()[1] if found else ""


def _balance(one: Printed, side: str) -> Iterator[tuple[str, bool]]:
    """Checks that a deficit is not told as a surplus, nor the other way about."""
    ours = f"{one.cited.statement} . {one.quantity.of.lower()}"
    told = {
        word.meaning.split()[1]
        for word in one.cited.ours.find("contrary", ours)
        if word.meaning.startswith("balance ")
    }
    fell = one.value < 0 or one.cited.ours.has("fall", ours)
    if side == "surplus" and (one.value < 0 or (told and side not in told)):
        yield f"{one.shown} is a surplus, the claim has a deficit", False
    elif side == "deficit" and not fell and side not in told:
        yield f"{one.shown} is a deficit, the claim does not tell it as one", False


def _way(one: Printed) -> str:
    """Whether the text presents the figure as a rise or a fall, by the nearest such word."""
    low = one.near
    start, end = one.amount.whole[0] - one.clause.start, one.amount.whole[1] - one.clause.start
    before = low[:start].split()[-1:]
    change = before and before[0] in one.words.words("change") and _changes(one, low[:start])
    levels = {*one.words.words("level"), *one.words.words("range start")}
    if not change and not levels.isdisjoint((*before, *one.amount.qualified.split())):
        return ""  # "fell from 31 to 18": what was, and what it came to
    if "P1" not in one.amount.units and not change:
        # "2,000 less" is a fall, but "fell to 2,000" is not.
        # The word for what is counted may be attached: 12건.
        found = re.match(rf"{_COUNTER}\s(?:{one.words.pattern('fall').pattern})", low[end:])
        return "fall" if found else ""
    best: tuple[int, str] | None = None
    for category in ("rise", "fall"):
        for found_ in one.words.find(category, low):
            away = start - found_.end if found_.end <= start else found_.start - end
            if away >= -1 and (best is None or away < best[0]):
                best = (away, category)
    if best is None:
        # "Sales fell from 840 to 610, or by a quarter": the last word before it in the sentence.
        return _led(one)
    return best[1] if best[0] < _FAR else ""


def _changes(one: Printed, before: str) -> bool:
    """Whether a "by" belongs to a rise or fall right before it: heard by 300 people does not."""
    if "P1" in one.amount.units:
        return True
    near = " ".join(before.split()[-_BY:])
    return any(one.words.has(category, near) for category in ("rise", "fall"))


def _led(one: Printed) -> str:
    """What the words before the clause of a figure tell, if they tell one thing only; nothing of a
    clause with a deed of its own.
    """
    if any(one.words.has(category, one.near) for category in ("acts", "auxiliary")):
        return ""
    start, _ = one.cited.document.sentence(one.amount.start)
    low = one.cited.document.flow.low[start : one.clause.start]
    ways = {category for category in ("rise", "fall") if one.words.has(category, low)}
    return ways.pop() if len(ways) == 1 else ""


def _told_as(one: Printed, category: str) -> bool:
    return one.cited.ours.has(category, one.quantity.of.lower())


sign_stands = rule("sign-stands", _sign)
