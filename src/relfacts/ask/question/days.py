"""Days of the week in a question: the talks on Friday."""

from __future__ import annotations

from relfacts.dates import days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.parts import Part
    from relfacts.base.selection import Hit

# A stretch of this many days has every day of the week, and so says nothing about one.
_WEEK = 7


def on_days(hits: list[Hit], weekdays: Sequence[Part]) -> list[Hit]:
    """The hits whose dates are, or include, one of the days of the week."""
    wanted = {int(part.meaning) - 1 for part in weekdays}
    return [hit for hit in hits if wanted & _weekdays(hit)] if wanted else hits


def _weekdays(hit: Hit) -> set[int]:
    """The days of the week of a fact, 0 for Monday; none if the exact day is not known."""
    first, last = hit.fact["start"], hit.fact["end"]
    if not first or not last:
        return set()
    day, end = days.read_iso(first), days.read_iso(last)
    found = {days.weekday(day)}
    while day < end:
        day = days.day_after(day)
        found.add(days.weekday(day))
        if len(found) == _WEEK:
            return set()
    return found
