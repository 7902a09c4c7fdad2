"""What a person reads for a date: short, in words, and never more than the date says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date as calendar_date
from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from conftest import ROOT, Run
from relfacts.dates.edtf import Edtf, EdtfError, iso, parse
from relfacts.dates.typed import read_period
from relfacts.dates.words import words, years_in_words


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1958-11-28", "28 Nov 1958"),
        ("1958-11-02", "2 Nov 1958"),
        ("1958-11", "Nov 1958"),
        ("1958", "1958"),
        ("196X", "1960s"),
        ("190X", "190X"),
        ("19XX", "19XX"),  # "the 1900s" could be either
        ("1X58", "1X58"),
        ("XXXX", "in an unknown year"),
        ("0043", "0043"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 Mar 44 BC"),
        ("9999", "9999"),
        ("Y10000", "Y10000"),
        ("Y170000002", "Y170000002"),
        ("1958-21", "spring 1958"),
        ("1958-24", "winter 1958"),
        ("1958-26", "northern summer 1958"),
        ("1958-31", "southern autumn 1958"),
        ("1958-34", "Q2 1958"),
        ("1958-39", "last third of 1958"),
        ("1958-40", "first half of 1958"),
    ],
)
def test_a_date(date: str, said: str) -> None:
    """A date is said from fine to coarse, with the month in three letters."""
    assert words(parse(date)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1985-04-XX", "Apr 1985"),
        ("1985-XX", "1985"),
        ("1985-XX-XX", "1985"),
        ("1958-1X", "between Oct and Dec 1958"),
        ("1958-11-1X", "between 10 and 19 Nov 1958"),
        ("1985-XX-31", "between 31 Jan and 31 Dec 1985"),
        ("195X-1X", "between Oct 1950 and Dec 1959"),
        ("156X-12-25", "25 Dec 1560s"),
        ("15XX-12", "Dec 15XX"),
        ("XXXX-12-25", "25 Dec in an unknown year"),
    ],
)
def test_unspecified_digits(date: str, said: str) -> None:
    """What is not specified is not said."""
    assert words(parse(date)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2019-03~", "about Mar 2019"),
        ("2019-02-26~", "about 26 Feb 2019"),
        ("196X~", "about 1960s"),
        ("1958?", "1958 (uncertain)"),
        ("2018-12?", "Dec 2018 (uncertain)"),
        ("2018-12%", "about Dec 2018 (uncertain)"),
        # Marks for parts only.
        ("2018-?12", "Dec 2018 (month uncertain)"),
        ("2018?-12", "Dec 2018 (year uncertain)"),
        ("2018~-12", "Dec 2018 (year approximate)"),
        ("2004-06~-11", "11 Jun 2004 (year and month approximate)"),
        ("?2004-06-~11", "11 Jun 2004 (day approximate, year uncertain)"),
        ("1958-?21", "spring 1958 (season uncertain)"),
        ("1958-~33", "Q1 1958 (quarter approximate)"),
        ("1958-?41", "second half of 1958 (half uncertain)"),
    ],
)
def test_marks(date: str, said: str) -> None:
    """What is approximate is "about", what is uncertain says so, and so do single parts."""
    assert words(parse(date)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1957-07-08/1957-07-12", "8-12 Jul 1957"),
        ("1958-11-28/1958-12-02", "28 Nov - 2 Dec 1958"),
        ("1958-12-30/1959-01-02", "30 Dec 1958 - 2 Jan 1959"),
        ("2018-01/2018-09", "Jan-Sep 2018"),
        ("2018-11/2019-02", "Nov 2018 - Feb 2019"),
        ("1965/1972", "1965-1972"),
        ("196X/197X", "1960s-1970s"),
        ("200X/2019-03~", "200X - about Mar 2019"),
        ("1958-21/1958-23", "spring-autumn 1958"),
        ("1958-33/1958-35", "Q1-Q3 1958"),
        ("-0043/-0041", "44 BC - 42 BC"),
        # Ends of different precision.
        ("2004-02-01/2005", "1 Feb 2004 - 2005"),
        ("2019-02-26/2019-03", "26 Feb - Mar 2019"),
        ("2019/2019-03", "2019 - Mar 2019"),
        # Both ends say the same.
        ("2019-03-01/2019-03-01", "1 Mar 2019"),
        ("1958/1958", "1958"),
        # Marks keep the two ends apart.
        ("1950~/2019-03~", "about 1950 - about Mar 2019"),
        ("1965/1972~", "1965 - about 1972"),
        ("2018-11/2018-12?", "Nov 2018 - Dec 2018 (uncertain)"),
        ("1958?/1960", "1958 (uncertain) - 1960"),
    ],
)
def test_an_interval(date: str, said: str) -> None:
    """An interval says once what its ends have in common; a lone word each has a bare hyphen."""
    assert words(parse(date)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2013/..", "since 2013"),
        ("2013~/..", "since about 2013"),
        ("199X/..", "since the 1990s"),
        ("199X~/..", "since about the 1990s"),
        ("1958/", "1958 - ?"),
        ("1958-11-28/", "28 Nov 1958 - ?"),
        ("../1958", "up to 1958"),
        ("/2019-03-01", "until 1 Mar 2019"),
        ("/2019-03~", "until about Mar 2019"),
        ("/..", "ongoing"),
        ("../..", "always"),
    ],
)
def test_an_interval_with_one_end(date: str, said: str) -> None:
    """Open and unknown ends are different things and read differently."""
    assert words(parse(date)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("[2018-11,2018-12]", "Nov or Dec 2018"),
        ("[2018-11,2019-01]", "Nov 2018 or Jan 2019"),
        ("[1958-11-05,1958-11-07,1958-11-09]", "5, 7 or 9 Nov 1958"),
        ("[1957?,1958]", "1957 (uncertain) or 1958"),
        ("[1958]", "1958"),
        ("[2025-10-09..2025-10-11]", "between 9 and 11 Oct 2025"),
        ("[2019-02-26..2019-03-01]", "between 26 Feb and 1 Mar 2019"),
        ("[2018-12-30..2019-01-02]", "between 30 Dec 2018 and 2 Jan 2019"),
        ("[2019-02-26..2019-03~]", "between 26 Feb and about Mar 2019"),
        ("[2011..2019-03-01]", "between 2011 and 1 Mar 2019"),
        ("[196X..197X]", "between the 1960s and the 1970s"),
        ("[..2019-03-01]", "by 1 Mar 2019"),
        ("[..2019-03~]", "by about Mar 2019"),
        ("[..196X]", "by the 1960s"),
        ("[2019..]", "2019 or later"),
        ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
    ],
)
def test_one_of_several(date: str, said: str) -> None:
    """A one-of set is a choice, or a time between two others."""
    assert words(parse(date)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("{1957,1960}", "1957 and 1960"),
        ("{1960,1961-12}", "1960 and Dec 1961"),
        ("{2018-11,2018-12}", "Nov and Dec 2018"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670-1672"),
        ("{..1984}", "up to 1984"),
        ("{1984..}", "since 1984"),
    ],
)
def test_all_of_several(date: str, said: str) -> None:
    """An all-of set names each of its members."""
    assert words(parse(date)) == said


def test_no_date() -> None:
    """What has no date is undated, and not blank."""
    assert words(None) == "undated"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (None, ""),
        ((1958, 1958), "1958"),
        ((1958, 1964), "1958-1964"),
        ((1, 2), "1-2"),
        ((0, 0), "1 BC"),
        ((0, 1), "1 BC - 1"),
        ((-43, -41), "44 BC - 42 BC"),
    ],
)
def test_the_years_of_something(years: tuple[int, int] | None, said: str) -> None:
    """A year is said once, and there was no year 0."""
    assert years_in_words(years) == said


DAYS = st.dates(calendar_date(1000, 1, 1), calendar_date(9999, 12, 31)).map(str)
SINGLE = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])
DECADE = DAYS.map(lambda day: f"{day[:3]}X")
SEASON = st.tuples(DAYS, st.sampled_from(["21", "22", "23", "24"])).map(
    lambda drawn: f"{drawn[0][:4]}-{drawn[1]}"
)


@given(SINGLE | DECADE | SEASON)
def test_words_say_what_the_date_says(date: str) -> None:
    """The words for a date, typed again, are that date: no more precise, and no less."""
    assert str(read_period(words(parse(date)))) == date


def _dates_in(record: Any) -> Iterator[str]:
    """Every date that stands in a record or in what it holds."""
    if isinstance(record, dict):
        for key, value in record.items():
            if key in ("date", "issued", "known_until", "start", "end") and value:
                yield value
            yield from _dates_in(value)
    elif isinstance(record, list):
        for value in record:
            yield from _dates_in(value)


def is_time_to_ask_for(date: Edtf) -> bool:
    """Not so: what may be any time whatever, and what is not one stretch of time (195X-12)."""
    try:
        read_period(date.text)
    except EdtfError:
        return False
    return True


def test_every_date_of_the_base_is_read_back() -> None:
    """What is printed for a date, folded or not, can be asked for, and has the same days."""
    base = json.loads((ROOT / "data" / "facts.json").read_text(encoding="utf-8"))
    dates = {parse(text) for text in _dates_in(base)}
    assert len(dates) > 50
    for date in dates:
        for said in (words(date), words(date).replace(" ", "\n"), f"{words(date)}\n(possibly)"):
            read = read_period(said)
            assert (read.start, read.end) == (date.start, date.end), said


def test_every_cell_is_read_back(run: Run) -> None:
    """So is what stands in the When column of a table and of Markdown."""
    rows = run("facts", "--format", "markdown").out.splitlines()[4:]
    cells = [row.split(" | ")[0].removeprefix("| ") for row in rows if row.startswith("| ")]
    facts = run("facts", "--format", "json").json["facts"]
    assert len(cells) == len(facts)
    for cell, fact in zip(cells, facts, strict=True):
        if fact["date"]:
            read = read_period(cell.replace("\\", "").replace("<br>", "\n"))
            assert (iso(read.start), iso(read.end)) == (fact["start"], fact["end"])


MARK = st.sampled_from(["", "", "", "?", "~", "%"])
YEAR = st.sampled_from(["1958", "1960", "2019", "196X", "19XX", "-0043", "0000", "-004X", "0101"])
MONTH = st.integers(1, 41).filter(lambda n: not 12 < n < 21).map("{:02d}".format)
DAY = st.integers(1, 28).map("{:02d}".format)
PARTS = st.lists(MARK, min_size=6, max_size=6)
ANY_SINGLE = (
    st.tuples(YEAR, st.none() | MONTH, st.none() | DAY | st.just("XX"), PARTS).map(
        lambda drawn: "-".join(
            f"{before if '?~%'.find(before) < 0 or not after else ''}{part}{after}"
            for part, before, after in zip(drawn[:3], drawn[3], drawn[3][3:], strict=False)
            if part and (part is drawn[0] or drawn[1])
        )
    )
    | st.sampled_from(["Y17000", "Y-17000", "1958-1X", "1958-XX", "1958-11-1X", "1985-XX-31"])
    | SINGLE
    | DECADE
    | SEASON
)
SIDE = ANY_SINGLE | st.sampled_from(["", ".."])
MEMBER = ANY_SINGLE | st.tuples(ANY_SINGLE, ANY_SINGLE).map("..".join)
ANY_SET = st.tuples(
    st.sampled_from(["[%s]", "{%s}", "[..%s]", "{%s..}"]), st.lists(MEMBER, min_size=1, max_size=4)
).map(lambda drawn: drawn[0] % ",".join(drawn[1]))


@settings(max_examples=1000)
@given(ANY_SINGLE | st.tuples(SIDE, SIDE).map("/".join) | ANY_SET)
def test_what_is_printed_is_read_back(text: str) -> None:
    """The words for any date, typed again, are a time with the same first and last day."""
    try:
        date = parse(text)
    except EdtfError:
        reject()
    assume(is_time_to_ask_for(date))
    read = read_period(words(date))
    assert (read.start, read.end) == (date.start, date.end), words(date)


@given(st.tuples(SINGLE, SINGLE).map(sorted), st.sampled_from(["{}/{}", "[{}..{}]", "[{},{}]"]))
def test_words_are_plain(ends: list[str], form: str) -> None:
    """Words are ASCII, on one line, and name the last year in full."""
    said = words(parse(form.format(*ends)))
    assert said.isascii()
    assert said.isprintable()
    assert ends[1][:4] in said
