"""The days of a fact touch just those times for which relfacts answers, whatever the date."""

from __future__ import annotations

from typing import Any

from exported import DATES
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from relfacts.base.selection import Selection
from relfacts.dates.days import iso, number, read_iso
from relfacts.dates.edtf import EdtfError, parse
from relfacts.export.periods import periods
from test_selection import answer

YEARS = st.integers(1940, 2040)
MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def points(draw: Any) -> str:
    """A date of some precision, perhaps with a mark."""
    year = draw(YEARS)
    told = draw(
        st.sampled_from(
            [f"{year}", f"{year // 10}X", f"{year // 100}XX", f"{year}-07", f"{year}-07-15",
             f"{year}-21", f"{year}-1X", f"{year}-XX-15", f"{year}-?07", f"{year}~-07"]
        )
    )  # fmt: skip
    return str(told) + (draw(MARKS) if told.isdigit() else "")


@st.composite
def dates(draw: Any) -> str:
    """A date of any form: alone, an interval with whatever ends, a set."""
    one, other, third = draw(points()), draw(points()), draw(points())
    return str(
        draw(
            st.sampled_from(
                [one, f"{one}/{other}", f"{one}/..", f"{one}/", f"../{one}", f"/{one}", "/..",
                 f"{{{one},{other}}}", f"{{{one},{other}..}}", f"{{..{one},{other}}}",
                 f"{{{one}..{other},{third}}}", f"[{one},{other}]", f"[..{one}]", f"[{one}..]",
                 f"{{{third},{one},{other}..}}"]
            )
        )
    )  # fmt: skip


def touches(fact: Any, horizon: int | None, first: int, last: int) -> tuple[bool, bool]:
    """Whether the periods of a fact touch some days; whether its outer bounds surely lie there."""
    found = periods(fact["date"], fact["known_until"], horizon)
    whole = found.outer
    surely = (
        whole is not None
        and whole.sure_from is not None
        and whole.sure_to is not None
        and first <= whole.sure_from
        and whole.sure_to <= last
    )
    return any(
        one.possible_from <= last and one.possible_to >= first for one in found.every
    ), surely


@settings(max_examples=300)
@given(date=dates() | st.sampled_from(DATES), year=YEARS, late=YEARS, known=st.booleans())
@example(date="{1957,2027,2013..}", year=2027, late=2019, known=True)
@example(date="2030/..", year=2030, late=2019, known=True)
@example(date="202X/..", year=2029, late=2019, known=True)
@example(date="{1957,202X,2013..}", year=2028, late=2019, known=True)
@example(date="1940-?07/..", year=1940, late=1940, known=True)
def test_a_year_is_answered_as_relfacts_does(
    date: str | None, year: int, late: int, known: bool
) -> None:
    """For every year, with the last document of any year, and where nothing is known of it."""
    try:
        read = parse(date) if date else None
    except EdtfError:
        assume(False)
    until = f"{late - 1}-06-30" if known and read and read.open_end else None
    fact = {"date": date, "known_until": until}
    period = parse(f"{year}")
    told = answer(fact, Selection([period]), (late, 6, 30))
    given = touches(fact, number((late, 6, 30)), year * 10_000 + 101, year * 10_000 + 1231)
    assert given == (told in ("in", "spans", "possibly"), told == "in")


@settings(max_examples=150)
@given(date=dates(), start=st.dates(), days=st.integers(0, 4000))
def test_days_before_the_last_document_too(date: str, start: Any, days: int) -> None:
    """Any stretch of days that begins before the last document, not years alone."""
    try:
        read = parse(date)
    except EdtfError:
        assume(False)
    ordinal = min(start.toordinal() + days, type(start).max.toordinal())
    first, last = start.isoformat(), type(start).fromordinal(ordinal).isoformat()
    fact = {"date": date, "known_until": "2030-06-30" if read.open_end else None}
    horizon = (9000, 1, 1)
    assume(first <= "9000-01-01")
    told = answer(fact, Selection([parse(f"{first}/{last}")]), horizon)
    given = touches(fact, number(horizon), number(read_iso(first)), number(read_iso(last)))
    assert given == (told in ("in", "spans", "possibly"), told == "in")


def test_days_are_written_in_order() -> None:
    """As text, from the year 1 on, days stand in the order of their numbers."""
    written = []
    for date in DATES:
        for period in periods(date, None, 20251012).every:
            first, last, *sure = period.written()
            assert first <= last or first.startswith("-")
            assert all(day is None or iso(read_iso(day)) == day for day in (first, last, *sure))
            if period.possible_from >= 101:
                written.append((period.possible_from, first))
    assert [day for _, day in sorted(written)] == sorted(day for _, day in written)
