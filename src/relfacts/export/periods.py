"""The days on which a fact may have been, so that plain comparisons give the answers of ``year``.

They are derived from ``dates.fit``, which decides how a date answers. A fact answers a stretch of
days if one of its periods touches it: ``possible_from <= last AND possible_to >= first``. It is
surely within it (``in``) if all of them are: ``sure_from >= first AND sure_to <= last``.

An open-ended date matches up to the last document and not beyond (``base.selection``), unless its
own start is later: ``2030/..`` matches 2030.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from relfacts.dates import days
from relfacts.dates.edtf import parse
from relfacts.dates.fit import bounds, is_dated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.dates.fit import Bounds

# The first and the last day that all engines and their readers can store; the last value is for an
# open start whose other end is even earlier.
_EARLIEST, _LATEST, _BEFORE = "0001-01-01", "9999-12-31", "-9999-01-01"
_FIRST, _LAST = 1_01_01, 9999_12_31
_EARLY = -9999 * 10_000 + 1_01


class Period(NamedTuple):
    """A stretch of days, as numbers (``dates.days.number``); None for an uncertain end."""

    possible_from: int
    possible_to: int
    sure_from: int | None
    sure_to: int | None

    def written(self) -> tuple[str, str, str | None, str | None]:
        """The four days as ISO 8601."""
        last = _day(self.possible_to, _LATEST)
        first = _day(self.possible_from, _EARLIEST if self.possible_to >= _FIRST else _BEFORE)
        sure = (None if day is None else _day(day, "") for day in self[2:])
        return (first, last, *sure)  # type: ignore[return-value]


class Periods(NamedTuple):
    """When a fact may have been: its outer bounds, None if it is in no year, and every stretch."""

    outer: Period | None
    every: list[Period]


@lru_cache(4096)
def periods(date: str | None, known_until: str | None, horizon: int | None) -> Periods:
    """When a fact with this date may have been.

    ``known_until`` is that of the fact, ``horizon`` the number of the day of the last document.
    """
    read = parse(date) if date else None
    if read is None or not is_dated(read):
        return Periods(None, [])
    told = days.read_iso(known_until) if known_until else None
    spans = bounds(read, told)
    found = []
    for span in spans:
        stretches = [span[:2]]
        if read.open_end and horizon is not None:
            stretches = _heard(span, horizon)
        sure = _known(span[2], days.FIRST), _known(span[3], days.LAST)
        found += [Period(first, last, *sure) for first, last in stretches]
    if not found:
        return Periods(None, [])
    outer = Period(
        min(period.possible_from for period in found),
        max(period.possible_to for period in found),
        # Of all members, including those after the last document.
        _known(min(span[2] for span in spans), days.FIRST),
        _known(max(span[3] for span in spans), days.LAST),
    )
    return Periods(outer, sorted(found, key=lambda period: period[:2]))


def _heard(span: Bounds, horizon: int) -> list[tuple[int, int]]:
    """When a span answers that, according to the last document, was still going on.

    After that document it answers only for the days on which it surely was.
    """
    may_start, may_end, starts, ends, begun, lasted = span
    found = []
    if may_start <= horizon:
        found.append((may_start, min(may_end, horizon)))
    elif may_start // 10_000 == horizon // 10_000:
        # The year of the last document is not over: things may still begin in it.
        found.append((may_start, may_start))
    if horizon < lasted and begun <= lasted:
        found.append((begun, lasted))
    elif horizon < ends and starts // 10_000 == ends // 10_000:
        # It may be a year in the future: it is within that year, but in none of its months.
        found.append((starts, ends))
    joined: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _known(day: int, unknown: int) -> int | None:
    return None if day == unknown else day


def _day(number: int, beyond: str) -> str:
    """A day as ISO 8601 text; ``beyond`` if there is none, or if it needs more than four digits.

    From the year 0 on, such texts sort like the days.
    """
    if number in (days.FIRST, days.LAST):
        return beyond
    number = max(_EARLY, min(_LAST, number))
    year, rest = divmod(number, 10_000)
    return days.iso((year, rest // 100, rest % 100)) or beyond
