"""Which of several in the order of time: the second visit, for the third time, 두 번째 방문.

It is counted off among the facts found, if their dates say surely in which order they were.
"""

from __future__ import annotations

from relfacts.ask.question.parts import (
    KIND,
    ORDER,
    PERSON,
    PLACE,
    SLIGHT,
    STATUS,
    TIME,
    TOPIC,
    VERB,
    WORD,
    Part,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.base.selection import Hit

# What may stand between such a word and its noun: the second official visit.
_BETWEEN = (PERSON, PLACE, SLIGHT, STATUS, TOPIC, WORD)

# Behind its noun, as Vietnamese has it, only who and where.
_BEHIND = (PERSON, PLACE)

# In the meaning of words that count how often it was: the second time.
_TIMES = "times"

# What is told to have been within a month may be of one visit.
_MONTHS = 12

#: What comes next after a time is the first then; what was previous, the last before it.
NEXT, PREVIOUS = "next", "previous"


def settled(parts: Sequence[Part]) -> list[Part]:
    """The parts, with those as words that tell of no deed which of several it is: third party."""
    found: list[Part] = []
    for at, part in enumerate(parts):
        if part.sort != ORDER or not _is_in_a_row(part):
            found.append(part)
        elif meaning := _meaning(parts, at):
            found.append(Part(ORDER, part.start, part.stop, meaning=meaning))
        else:
            found += (Part(WORD, n, n + 1) for n in range(part.start, part.stop))
    return found


def number_of(part: Part) -> int:
    """Which in the order of time a part asks for; 0 if it asks for none."""
    number = part.meaning.partition(" ")[0]
    return int(number) if number.isdigit() else 0


def counted_off(hits: Sequence[Hit], nth: int, printed: Sequence[Hit]) -> tuple[list[Hit], int]:
    """The hit with that number in the order of time, and among how many it was counted.

    Those that are ``printed`` with their number are meant. If dates do not say surely which it is,
    all, among none; if there are not so many, none.
    """
    if printed:
        return list(printed), len(printed)
    done = [hit for hit in hits if hit.fact["status"] not in ("planned", "proposed")]
    if len(done) < nth:
        return [], len(done)
    row = sorted(done, key=lambda hit: (hit.fact["start"] or "", hit.fact["end"] or "", hit.number))
    dated = all(hit.fact["start"] and hit.fact["end"] for hit in row)
    once = dated and all(map(_is_of_a_year, row[:nth]))
    if not once or not all(map(_is_apart, row[:nth], row[1 : nth + 1])):
        return sorted(hits, key=lambda hit: hit.number), 0
    return [row[nth - 1]], len(row)


def _is_in_a_row(part: Part) -> bool:
    return bool(number_of(part)) or part.meaning in (NEXT, PREVIOUS)


def _meaning(parts: Sequence[Part], at: int) -> str:
    """What such a word means here; empty if it tells of no deed."""
    part = parts[at]
    if not (_is_told(parts) if part.meaning.endswith(_TIMES) else _has_its_noun(parts, at)):
        return ""
    if number_of(part):
        return part.meaning
    texts = [one.period.text for one in parts if one.sort == TIME and one.period is not None]
    if part.meaning == NEXT:
        return "first" if any(text.endswith("/..") for text in texts) else ""
    return "last" if any(text.startswith("../") for text in texts) else ""


def _is_told(parts: Sequence[Part]) -> bool:
    return any(map(_is_deed, parts))


def _has_its_noun(parts: Sequence[Part], at: int) -> bool:
    """Whether the noun of a deed follows, or ends before it."""
    for row, between in ((parts[at + 1 :], _BETWEEN), (parts[:at][::-1], _BEHIND)):
        following = next((part for part in row if part.sort not in between), None)
        if following is not None and _is_deed(following):
            return True
    return False


def _is_deed(part: Part) -> bool:
    """Whether a part is the noun of a kind, or a verb that says more than nothing."""
    return part.sort == KIND or (part.sort == VERB and part.meaning != "- -")


def _is_of_a_year(hit: Hit) -> bool:
    """Whether something may have been once: what is told of more than a year is a sum of times."""
    began, ended = _months(str(hit.fact["start"])), _months(str(hit.fact["end"]))
    return ended[0] - began[0] < _MONTHS


def _is_apart(before: Hit, after: Hit) -> bool:
    """Whether something surely was another thing than the one before it, since it was a month
    later.
    """
    ended, began = _months(str(before.fact["end"])), _months(str(after.fact["start"]))
    return began > (ended[0] + 1, ended[1])


def _months(day: str) -> tuple[int, int]:
    """A day as the number of its month, and of the day in it."""
    year, month, of_month = day.rsplit("-", 2)
    return int(year) * _MONTHS + int(month), int(of_month)
