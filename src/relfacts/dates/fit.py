"""How a date answers a question about a period: surely, possibly, running through, or not.

Four answers are distinguished, because a wrong one is worse than none:

``in``        it surely happened, from first day to last, within the period
``spans``     it surely went on during some of the period, and reaches or may reach outside
``possibly``  it may touch the period; nothing in the date says that it must
``None``      it lies outside
"""

from __future__ import annotations

from relfacts.dates.days import (
    Day,
    Stretch,
    day_after,
    day_before,
    number,
    shift_months,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from relfacts.dates.edtf import Date, Edtf, Span
    from relfacts.dates.edtf_date import Part

    Fit = Literal["in", "spans", "possibly"]

Bounds = tuple[int, int, int, int, int, int]
"""A span of a date as six numbers of days: the first and the last on which it may have been, the
first and the last between which it surely lies, when it had surely begun, how long it lasted."""

_PAST: Day = (-(10**20), 1, 1)
_FUTURE: Day = (10**20, 12, 31)
_EVER: Stretch = (_PAST, _FUTURE)

# How far something approximate may be off to each side, in months; a day by one day.
_UNITS = {
    "month": 1, "season": 3, "quarter": 3, "quadrimester": 4, "half": 6, "year": 12,
    "decade": 120, "century": 1200, "millennium": 12000, "unknown": 0,
}  # fmt: skip


def fit(date: Edtf, period: Edtf, known_until: Day | None = None) -> Fit | None:
    """How ``date`` answers a question about ``period``: ``in``, ``spans``, ``possibly`` or None.

    The period counts from its first day to its last and its marks do not matter. A side that is
    open or unknown has no limit. A set asks for the days of all its members.

    For the date:

    * An approximate part (``~``) may be off by one unit to each side: a month, if it is a month.
    * An uncertain part (``?``) is searched for as written, but only the parts without that mark
      make it certain: ``2018-12?`` is possibly in 2018, ``2018-?12`` surely.
    * With an open end (``..``) it surely lasted until ``known_until``, the day of the latest
      source, and possibly longer; without that day, until the last day it may have started.
    * An unknown side, an open start and an uncertain end make nothing certain.
    * A one-of set is ``in`` if all its members are; an all-of set too, and ``spans`` if some are.
    """
    return answer(
        bounds(date, known_until), len(date.spans), date.kind == "moment", stretches(period)
    )


def bounds(date: Edtf, known_until: Day | None = None) -> list[Bounds]:
    """The bounds that decide how each span of ``date`` answers, worked out once for all periods."""
    return [_bounds(date, span, known_until) for span in date.spans]


def stretches(period: Edtf) -> list[tuple[int, int]]:
    """The numbers of the first and the last day of each stretch of a period, in order.

    Stretches that overlap, or follow each other without a day between, become one.
    """
    spans = sorted(
        (start.first if start else _PAST, end.last if end else _FUTURE)
        for start, end in period.spans
    )
    found = spans[:1]
    for first, last in spans[1:]:
        before = found[-1]
        if before[1] == _FUTURE or first <= day_after(before[1]):
            found[-1] = before[0], max(before[1], last)
        else:
            found.append((first, last))
    return [(number(first), number(last)) for first, last in found]


def answer(
    members: Iterable[Bounds], count: int, moment: bool, period: Sequence[tuple[int, int]]
) -> Fit | None:
    """How a date with ``count`` members answers a period given as its stretches.

    ``members`` may leave out those that meet no stretch.
    """
    met = [best(meets(span, moment, *stretch) for stretch in period) for span in members]
    return joined(met, count, moment)


def meets(span: Bounds, moment: bool, first: int, last: int) -> Fit | None:
    """How one span of a date answers the days from ``first`` to ``last``.

    ``moment``: it happened at some time within the span, rather than lasting through it.
    """
    may_start, may_end, starts, ends, begun, lasted = span
    if may_start > last or may_end < first:
        return None
    if first <= starts and ends <= last:
        return "in"
    if moment:
        return "possibly"
    return "spans" if begun <= last and lasted >= first else "possibly"


def joined(answers: Iterable[Fit | None], members: int, moment: bool) -> Fit | None:
    """The answer of a date with this many ``members``, from the answers of some or all of them."""
    told = [answer for answer in answers if answer]
    found = best(told)
    if found != "in" or told.count("in") == members:
        return found
    return "possibly" if moment else "spans"


def best(answers: Iterable[Fit | None]) -> Fit | None:
    """The surest of some answers; None if there are no answers."""
    given = list(answers)
    ranked: tuple[Fit, ...] = ("in", "spans", "possibly")
    return next((answer for answer in ranked if answer in given), None)


def is_dated(date: Edtf | None) -> bool:
    """Whether the date says enough to answer questions about periods.

    False for no date, for a moment before or after some day (``[..2019-03]``), and for a year with
    no known digit: these might be in almost any period, and are counted apart. A run is dated, even
    if only one end of it is known.
    """
    if date is None:
        return False
    return date.kind != "moment" or not (
        date.open_start or date.open_end or date.precision == "unknown"
    )


def _bounds(date: Edtf, span: Span, known_until: Day | None) -> Bounds:
    start, end = span
    starts = _sure(start) if start else _EVER
    ends = _sure(end) if end else _EVER
    # The day by which it had begun, and the day until which it lasted.
    begun = min(starts[1], ends[1])
    lasted = max(starts[0], ends[0])
    told = known_until or starts[1]
    if not end and date.open_end and told < _FUTURE:
        begun = min(begun, max(starts[0], told))
        lasted = max(lasted, told)
    return (
        number(_reach(start)[0] if start else _PAST),
        number(_reach(end)[1] if end else _FUTURE),
        number(starts[0]),
        number(ends[1]),
        number(begun),
        number(lasted),
    )


def _reach(date: Date) -> Stretch:
    """The days to search for the date: as written, or one unit more on each side if approximate."""
    if not date.approximate:
        return date.first, date.last
    unit = date.down_to(date.approximate[-1]).precision
    if unit == "day":
        first, last = day_before(date.first), day_after(date.last)
    else:
        first = shift_months(date.first, -_UNITS[unit])
        last = shift_months(date.last, _UNITS[unit])
    room = _room(date, date.approximate[0])
    return max(first, room[0]), min(last, room[1])


def _sure(date: Date) -> Stretch:
    """The days within which the date lies for certain, whatever its uncertain parts really are."""
    reach = _reach(date)
    if not date.uncertain:
        return reach
    room = _room(date, date.uncertain[0])
    return min(reach[0], room[0]), max(reach[1], room[1])


def _room(date: Date, part: Part) -> Stretch:
    """The days that the parts coarser than ``part`` allow the date: for 2018-?12 the year 2018."""
    if part == "year":
        return _EVER
    coarser = date.down_to("year" if part == "month" else "month")
    # A winter runs past the end of its year.
    return min(coarser.first, date.first), max(coarser.last, date.last)
