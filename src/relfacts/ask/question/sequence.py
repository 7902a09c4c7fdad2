"""What came next after something that is told of: the next visit after the 1958 visit.

What it is asked after is looked up, and its last day, or its first, read in its place; if facts of
different times tell of it, nothing is.
"""

from __future__ import annotations

from relfacts.ask.question.words import Word, joined
from relfacts.languages.dictionary import DATES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit

_AFTER, _BEFORE = "after", "before"

# Whoever asks for one in a row says that it is the next, or the last, or the second.
_ORDER, _KIND = "order", "kind"

# What is dated to fewer months than this was in a few days.
_SHORT, _MONTHS = 2, 12


def dated(
    words: Sequence[Word], base: OpenBase, find: Callable[[str], Sequence[Hit]]
) -> list[Word]:
    """The words, with the day instead of the deed after, or before, which one is asked for."""
    for at, word in enumerate(words):
        side = next((one for one in (_AFTER, _BEFORE) if DATES.has("joint", word.folded, one)), "")
        before, behind = words[:at], words[at + 1 :]
        if not side or not any(QUESTIONS.has(_ORDER, one.folded) for one in before):
            continue
        if not any(_is_of_a_kind(one.folded, base) for one in behind):
            continue
        day = _day(find(joined(behind)), side)
        if day:
            read = Word(day)
            read.typed, read.meaning = joined(behind), day
            return [*words[: at + 1], read]
    return list(words)


def _is_of_a_kind(folded: str, base: OpenBase) -> bool:
    return QUESTIONS.has(_KIND, folded) or (
        base.has_own_kinds and _KIND in base.kinds_meant(folded)
    )


def _day(hits: Sequence[Hit], side: str) -> str:
    """The last day of what all the facts tell of, or the first; empty if that is not sure."""
    days = [(hit.fact["start"], hit.fact["end"]) for hit in hits]
    known = [(first, last) for first, last in days if first and last]
    if not known or len(known) < len(days):
        return ""
    if max(first for first, _ in known) > min(last for _, last in known):
        return ""  # they are of different times
    first, last = min(first for first, _ in known), max(last for _, last in known)
    if first[:-2] != last[:-2] and not all(map(_is_of_days, known)):
        return ""  # others of that year may have been before or after
    return last if side == _AFTER else first


def _is_of_days(known: tuple[str, str]) -> bool:
    """Whether something is within two months that follow each other: it surely was then."""
    (year, month, _), (until, last, _) = (day.rsplit("-", 2) for day in known)
    return int(until) * _MONTHS + int(last) - int(year) * _MONTHS - int(month) < _SHORT
