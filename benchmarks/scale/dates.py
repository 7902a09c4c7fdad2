"""Dates as documents give them: EDTF of every form that bases have, with its first and last day.

The bounds are worked out here and not by relfacts, so that a test can hold the two together.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1945, 2024

#: A source of numbers from 0 to below 1; of what ``random`` has, this alone never changes.
Draw = Callable[[], float]

# Years that many facts are about stand here more often than the others.
_BUSY = [*9 * [1958], *10 * [1964, 1975, 1986, 1995, 2002, 2019]]
_YEARS = (*10 * list(range(FIRST_YEAR, LAST_YEAR + 1)), *_BUSY)

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class When(NamedTuple):
    """An EDTF date with its outer bounds; ``members`` are the dates that a one-of list is of."""

    date: str | None
    start: str | None
    end: str | None
    members: tuple[str, str] | None = None


UNDATED = When(None, None, None)


def draw_year(draw: Draw) -> int:
    """A year, the busy ones more often."""
    return _YEARS[int(draw() * len(_YEARS))]


def draw_when(draw: Draw, year: int) -> When:
    """A date in ``year``, or about it, or none."""
    return _FORMS[bisect(_BOUNDS, draw())](draw, year)


def month_end(year: int, month: int) -> str:
    """The last day of a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{year}-{month:02d}-{29 if leap else _LENGTHS[month - 1]}"


def _day_text(draw: Draw, year: int) -> str:
    return f"{year}-{1 + int(draw() * 12):02d}-{1 + int(draw() * 28):02d}"


def _day(draw: Draw, year: int) -> When:
    day = _day_text(draw, year)
    return When(day, day, day)


def _month(draw: Draw, year: int) -> When:
    month = 1 + int(draw() * 12)
    return When(f"{year}-{month:02d}", f"{year}-{month:02d}-01", month_end(year, month))


def _year(draw: Draw, year: int) -> When:
    return When(f"{year}", f"{year}-01-01", f"{year}-12-31")


def _marked(draw: Draw, year: int, mark: str) -> When:
    form = (_day, _month, _month, _year)[int(draw() * 4)]
    when = form(draw, year)
    return When(f"{when.date}{mark}", when.start, when.end)


def _uncertain(draw: Draw, year: int) -> When:
    return _marked(draw, year, "?")


def _approximate(draw: Draw, year: int) -> When:
    return _marked(draw, year, "~")


def _pair_of_days(draw: Draw, year: int) -> tuple[str, str]:
    month, first = 1 + int(draw() * 12), 1 + int(draw() * 22)
    last = first + 1 + int(draw() * 5)
    return f"{year}-{month:02d}-{first:02d}", f"{year}-{month:02d}-{last:02d}"


def _days(draw: Draw, year: int) -> When:
    first, last = _pair_of_days(draw, year)
    return When(f"{first}/{last}", first, last)


def _one_of_days(draw: Draw, year: int) -> When:
    first, last = _pair_of_days(draw, year)
    return When(f"[{first}..{last}]", first, last)


def _one_of_months(draw: Draw, year: int) -> When:
    month = 1 + int(draw() * 11)
    pair = (f"{year}-{month:02d}", f"{year}-{month + 1:02d}")
    return When(f"[{pair[0]},{pair[1]}]", f"{pair[0]}-01", month_end(year, month + 1), pair)


def _years(draw: Draw, year: int) -> When:
    last = min(year + 1 + int(draw() * 8), LAST_YEAR)
    if last == year:
        return _year(draw, year)
    return When(f"{year}/{last}", f"{year}-01-01", f"{last}-12-31")


def _decade(draw: Draw, year: int) -> When:
    tens = year // 10
    return When(f"{tens}X", f"{tens}0-01-01", f"{tens}9-12-31")


def _since(draw: Draw, year: int) -> When:
    return When(f"{year}/..", f"{year}-01-01", None)


def _before(draw: Draw, year: int) -> When:
    month = 1 + int(draw() * 12)
    return When(f"[..{year}-{month:02d}]", None, month_end(year, month))


def _undated(draw: Draw, year: int) -> When:
    return UNDATED


# The forms, in per cent of facts. In a base of reports that tell of the past most dates are days,
# years or months; decades and long intervals are few, or every year would be full of them.
_SHARES: dict[Callable[[Draw, int], When], float] = {
    _day: 31,
    _year: 21,
    _month: 11,
    _days: 8,
    _approximate: 8,
    _uncertain: 5,
    _years: 4.5,
    _one_of_days: 3.5,
    _before: 2.5,
    _undated: 2,
    _one_of_months: 1.5,
    _decade: 1.5,
    _since: 0.5,
}
_FORMS = tuple(_SHARES)
_BOUNDS = [sum(list(_SHARES.values())[: number + 1]) / 100 for number in range(len(_SHARES) - 1)]
