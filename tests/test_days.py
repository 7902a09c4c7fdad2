"""Days of any year, held against those that Python's own calendar has for the years it knows."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as calendar_date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.dates.days import (
    FIRST,
    LAST,
    Day,
    day_after,
    day_before,
    iso,
    month_length,
    number,
    read_iso,
    shift_months,
    weekday,
)

YEARS = st.integers(-25_000, 25_000)
ANY_DAY = st.tuples(YEARS, st.integers(1, 12), st.integers(1, 28))
KNOWN = st.dates(calendar_date(1, 1, 2), calendar_date(9999, 12, 30))
# Where a calendar goes wrong: the ends of months, in leap years and others.
ENDS = st.builds(
    lambda year, month, before: calendar_date(year, month, monthrange(year, month)[1] - before),
    st.sampled_from([4, 1900, 1958, 1960, 2000, 2100]), st.integers(1, 12), st.integers(0, 1),
)  # fmt: skip


def of(date: calendar_date) -> Day:
    """A day of Python's as one of ours."""
    return date.year, date.month, date.day


@given(KNOWN | ENDS)
def test_the_days_around_a_day(date: calendar_date) -> None:
    """The next and the last one, the length of the month and the day of the week."""
    assert day_after(of(date)) == of(date + timedelta(days=1))
    assert day_before(of(date)) == of(date - timedelta(days=1))
    assert month_length(date.year, date.month) == monthrange(date.year, date.month)[1]
    assert weekday(of(date)) == date.weekday()


@given(ANY_DAY | ENDS.map(of), st.integers(-50, 50))
def test_after_four_hundred_years_everything_is_the_same(day: Day, times: int) -> None:
    """The calendar goes on so before the year 1 and after 9999."""
    year, month, of_month = day
    there = (year + 400 * times, month, of_month)
    assert weekday(there) == weekday(day)
    for step in (day_after, day_before, lambda day: shift_months(day, 7)):
        went, came = step(there), step(day)
        assert went == (came[0] + 400 * times, *came[1:])


@pytest.mark.parametrize(
    ("day", "months", "shifted"),
    [
        ("2019-03-15", 1, "2019-04-15"),
        ("2019-03-15", -1, "2019-02-15"),
        ("2019-03-15", 0, "2019-03-15"),
        ("2019-12-01", 1, "2020-01-01"),
        ("2019-01-01", -1, "2018-12-01"),
        ("2019-03-15", -15, "2017-12-15"),
        ("0000-01-01", -1, "-0001-12-01"),
        # No month becomes longer than it is.
        ("2019-03-31", -1, "2019-02-28"),
        ("2019-01-30", 1, "2019-02-28"),
        ("2020-01-30", 1, "2020-02-29"),
        # Forward, the last day of a month stays one; back it does not.
        ("2019-02-28", 1, "2019-03-31"),
        ("2019-02-28", 12, "2020-02-29"),
        ("2020-02-28", 1, "2020-03-28"),
        ("2019-02-28", -1, "2019-01-28"),
        ("2020-02-29", -12, "2019-02-28"),
        ("2019-02-28", 0, "2019-02-28"),
    ],
)
def test_months_later_and_earlier(day: str, months: int, shifted: str) -> None:
    """The same day of another month, or the last that it has."""
    assert iso(shift_months(read_iso(day), months)) == shifted


@given(ANY_DAY)
def test_a_day_is_written_and_read(day: Day) -> None:
    """Whatever its year."""
    assert read_iso(str(iso(day))) == day


@given(ANY_DAY, ANY_DAY)
def test_the_numbers_of_days_are_in_their_order(one: Day, other: Day) -> None:
    """And two days have the same number only if they are the same."""
    assert (number(one) < number(other)) == (one < other)
    assert (number(one) == number(other)) == (one == other)


def test_no_number_is_too_large_for_a_database() -> None:
    """However far away its year is, a day has a number of 64 bits."""
    assert number((1958, 11, 28)) == 19581128
    assert number((10**20, 1, 1)) == LAST < 2**63
    assert number((-(10**20), 12, 31)) == FIRST >= -(2**63)
