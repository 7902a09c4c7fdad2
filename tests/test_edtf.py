"""EDTF dates: what is read, how it is bounded, what is refused and how that is said.

The rules by example are in ``cases/edtf.tsv``, in the order of the EDTF specification. There a
side reads ``..`` where it is open and ``?`` where it is unknown.
"""

from __future__ import annotations

import subprocess
import sys
import warnings
from contextlib import suppress
from datetime import date as calendar_date
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relfacts.dates import edtf
from relfacts.dates.edtf import EdtfError, iso, parse, years

TABLE = Path(__file__).parent / "cases" / "edtf.tsv"
ROWS = [
    tuple((line + "\t" * 4).split("\t")[:5])
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]
    if not line.startswith("#")
]
READ = [row[:4] for row in ROWS if row[1] != "refused"]
REFUSED = [(row[0], row[4]) for row in ROWS if row[1] == "refused"]
TEXTS = [row[0] for row in READ]

# Where python-edtf is not followed, and why.
UNKNOWN = "it gives an unknown side ten years, which nobody has said"
WINTER = "it ends a winter, and a southern summer, with December"
LEAP_DAY = "it does not look which of the years have a 29 February"
UNREAD = "it cannot read this"
DIFFERS = {
    **dict.fromkeys(["1985-04-12/", "1985-04/", "1985/"], UNKNOWN),
    **dict.fromkeys(["/1985-04-12", "/1985-04", "/1985", "/2019-03~"], UNKNOWN),
    **dict.fromkeys(["2001-24", "2003-24", "2001-28", "2001-30"], WINTER),
    "195X-02-29": LEAP_DAY,
    **dict.fromkeys(["Y17000~", "1958-21?", "195X-24", "/..", "200X/2019-03~"], UNREAD),
    **dict.fromkeys(["Y-17000/-0500", "1984-1X", "1984-0X", "1984-X1"], UNREAD),
    **dict.fromkeys(["1958-11-2X", "1960-02-2X", "1958-11-3X"], UNREAD),
    **dict.fromkeys(["[1958]", "[2011..2019-03-01]"], UNREAD),
    **dict.fromkeys(["[2019-02-26..2019-03~]", "[..2019-03~]"], UNREAD),
}


@pytest.mark.parametrize(("text", "kind", "start", "end"), READ)
def test_what_is_read(text: str, kind: str, start: str, end: str) -> None:
    """Every date of the table has the kind and the outer bounds that the table gives."""
    date = parse(text)
    first = iso(date.start) or (".." if date.open_start else "?" if date.unknown_start else None)
    last = iso(date.end) or (".." if date.open_end else "?" if date.unknown_end else None)
    assert (date.kind, first, last) == (kind, start, end)


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_refused(text: str, message: str) -> None:
    """What is not a date is refused with one sentence that says what is wrong with it."""
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == message


def test_an_empty_text_is_refused() -> None:
    """No text is no date, and an error of its own would say so."""
    with pytest.raises(EdtfError, match="'' is not an EDTF date"):
        parse("")


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_kept(text: str) -> None:
    """A date gives back the very text it was read from, and is equal to another of that text."""
    assert str(parse(text)) == text
    assert parse(text) == parse(text)
    assert hash(parse(text)) == hash(parse(text))
    assert repr(parse(text)) == f"Edtf({text!r})"


def test_dates_of_different_texts_differ() -> None:
    """Dates with the same bounds are not the same date: what the source said counts."""
    assert parse("1958") != parse("1958-XX")
    assert parse("1958") != "1958"
    # Nor do many of them share a hash, which would make a table of them slow.
    assert len({hash(parse(text)) for text in TEXTS}) == len({*TEXTS})


@pytest.mark.parametrize("text", TEXTS)
def test_marks_are_never_lost(text: str) -> None:
    """A date is uncertain if ? or % stands anywhere in it, and approximate if ~ or % does."""
    date = parse(text)
    unknown = text.count("?") > 0 or "%" in text
    assert date.uncertain == unknown
    assert date.approximate == ("~" in text or "%" in text)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2018-12", (), ()),
        ("2018-12?", ("year", "month"), ()),
        ("2018?-12", ("year",), ()),
        ("2018-?12", ("month",), ()),
        ("2018-12-05~", (), ("year", "month", "day")),
        ("2018-12~-05", (), ("year", "month")),
        ("2018-12-~05", (), ("day",)),
        ("2018-%12-05", ("month",), ("month",)),
        ("?2018-12-~05", ("year",), ("day",)),
        ("2018?-12~-05", ("year",), ("year", "month")),
        ("?2018~", ("year",), ("year",)),
    ],
)
def test_which_parts_a_mark_touches(
    text: str, uncertain: tuple[str, ...], approximate: tuple[str, ...]
) -> None:
    """A mark after a part is for all up to it; a mark before a part is for that part alone."""
    date = parse(text).spans[0][0]
    assert date is not None
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        # A moment lies somewhere in one stretch.
        ("1958", ("1958-01-01", "1958-12-31"), ("1958-01-01", "1958-12-31")),
        ("[1957,1960]", ("1957-01-01", "1960-12-31"), ("1957-01-01", "1960-12-31")),
        ("[..1960]", (None, "1960-12-31"), (None, "1960-12-31")),
        ("[1960..]", ("1960-01-01", None), ("1960-01-01", None)),
        # A run has two.
        ("1964/2008", ("1964-01-01", "1964-12-31"), ("2008-01-01", "2008-12-31")),
        ("196X/197X", ("1960-01-01", "1969-12-31"), ("1970-01-01", "1979-12-31")),
        ("1958/..", ("1958-01-01", "1958-12-31"), (None, None)),
        ("1958/", ("1958-01-01", "1958-12-31"), (None, None)),
        ("/1958", (None, None), ("1958-01-01", "1958-12-31")),
        ("/..", (None, None), (None, None)),
        # It starts before it ends.
        ("2018/2018-03", ("2018-01-01", "2018-03-31"), ("2018-03-01", "2018-03-31")),
        ("2018-03/2018", ("2018-03-01", "2018-03-31"), ("2018-03-01", "2018-12-31")),
        # An all-of set goes from its first member to its last.
        ("{1957,1960}", ("1957-01-01", "1957-12-31"), ("1960-01-01", "1960-12-31")),
        ("{1960,1957}", ("1957-01-01", "1957-12-31"), ("1960-01-01", "1960-12-31")),
        ("{1957,1958..1960}", ("1957-01-01", "1957-12-31"), ("1960-01-01", "1960-12-31")),
        ("{..1960}", (None, None), ("1960-01-01", "1960-12-31")),
    ],
)
def test_inner_bounds(
    text: str, starts: tuple[str | None, str | None], ends: tuple[str | None, str | None]
) -> None:
    """A date starts within its start bounds and ends within its end bounds."""
    date = parse(text)
    assert (iso(date.start_earliest), iso(date.start_latest)) == starts
    assert (iso(date.end_earliest), iso(date.end_latest)) == ends


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1958-11-28", "day"),
        ("1958-11", "month"),
        ("1958-11-XX", "month"),
        ("1958-24", "season"),
        ("1958-32", "season"),
        ("1958-33", "quarter"),
        ("1958-37", "quadrimester"),
        ("1958-41", "half"),
        ("1958", "year"),
        ("1958-XX", "year"),
        ("1958-1X", "year"),
        ("1958-XX-28", "year"),
        ("Y170000002", "year"),
        ("195X", "decade"),
        ("-195X", "decade"),
        ("195X-12-25", "decade"),
        ("19XX", "century"),
        ("1X58", "millennium"),
        ("XXXX", "unknown"),
        ("[1958]", "set"),
        ("{1957,1958}", "set"),
        ("1957/1958", "interval"),
        ("/..", "interval"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    """A date is as precise as what stands before its first unspecified digit."""
    assert parse(text).precision == precision


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (None, None),
        ((1958, 11, 28), "1958-11-28"),
        ((43, 3, 5), "0043-03-05"),
        ((0, 1, 1), "0000-01-01"),
        ((-43, 3, 15), "-0043-03-15"),
        ((12000, 1, 1), "+12000-01-01"),
        ((-12000, 1, 1), "-12000-01-01"),
    ],
)
def test_iso(day: edtf.Day | None, text: str | None) -> None:
    """Days are written as ISO 8601 has them, with a sign outside the years 0 to 9999."""
    assert iso(day) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1958-11", (1958, 1958)),
        ("196X/197X", (1960, 1979)),
        ("1958-24", (1958, 1959)),
        ("2013/..", (2013, None)),
        ("[..-0043]", (None, -43)),
        ("/..", (None, None)),
    ],
)
def test_years(text: str, expected: tuple[int | None, int | None]) -> None:
    """The years of a date are those that it may touch; a side without a day has none."""
    assert years(parse(text)) == expected


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in DIFFERS])
def test_bounds_agree_with_python_edtf(text: str) -> None:
    """The bounds are those that python-edtf finds, save for the differences listed above."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = pytest.importorskip("edtf").parse_edtf(text)
        theirs = [_their_day(other.lower_strict()), _their_day(other.upper_strict())]
    date = parse(text)
    assert [iso(date.start), iso(date.end)] == theirs


def _their_day(value: Any) -> str | None:
    """Their ``struct_time`` as ISO 8601; None for what they call infinite."""
    return None if isinstance(value, float) else iso(tuple(value[:3]))


def test_every_difference_is_in_the_table() -> None:
    """A difference from python-edtf is listed only for a date that the table shows."""
    assert DIFFERS.keys() <= set(TEXTS)


PATTERNS = st.tuples(
    st.from_regex(r"19[0-9X][0-9]|195X|1X5[0-9]", fullmatch=True),
    st.from_regex(r"0[1-9X]|1[0-2X]|X[0-9X]", fullmatch=True),
    st.from_regex(r"0[1-9X]|[12X][0-9X]|3[01X]", fullmatch=True),
)


@settings(deadline=None)
@given(PATTERNS)
def test_bounds_are_those_of_the_days_that_fit(pattern: tuple[str, str, str]) -> None:
    """The bounds of digits and X are the first and last day of the calendar that fit them."""
    text = "-".join(pattern)
    years_meant = [y for y in range(1000, 2000) if _fits(pattern[0], f"{y}")]
    days = [
        day
        for year in (years_meant[:8] + years_meant[-8:])  # enough to meet a leap year
        for day in _days_of(year)
        if _fits(text, day)
    ]
    if days:
        date = parse(text)
        assert (iso(date.start), iso(date.end)) == (days[0], days[-1])
    else:
        with pytest.raises(EdtfError):
            parse(text)


@cache
def _days_of(year: int) -> list[str]:
    first = calendar_date(year, 1, 1)
    year_of_days = (first + timedelta(days=number) for number in range(366))
    return [day.isoformat() for day in year_of_days if day.year == year]


def _fits(pattern: str, text: str) -> bool:
    return all(sign in ("X", letter) for sign, letter in zip(pattern, text, strict=True))


def _is_read(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


CALENDAR = st.dates(calendar_date(1900, 1, 1), calendar_date(2100, 12, 31)).map(str)
PLAIN = CALENDAR | CALENDAR.map(lambda day: day[:7]) | CALENDAR.map(lambda day: day[:4])
MARKED = st.tuples(PLAIN, st.sampled_from("?~%")).map("".join)
LEVEL_2 = st.sampled_from(["195X", "19XX", "1X58", "1958-24", "1958-?11-28", "-0043", "Y17000"])
SINGLE = PLAIN | MARKED | LEVEL_2
INTERVAL = st.tuples(SINGLE | st.sampled_from(["", ".."]), SINGLE | st.sampled_from(["", ".."]))
MEMBER = SINGLE | st.tuples(SINGLE, SINGLE).map("..".join)
SET = st.tuples(st.sampled_from(["[]", "{}"]), st.lists(MEMBER, min_size=1, max_size=4)).map(
    lambda drawn: f"{drawn[0][0]}{','.join(drawn[1])}{drawn[0][1]}"
)
DATES = (SINGLE | INTERVAL.map("/".join) | SET).filter(_is_read)


@given(DATES)
def test_any_date_keeps_its_text_and_its_order(text: str) -> None:
    """Whatever date is read gives back its text, and its bounds stand in their order."""
    date = parse(text)
    assert str(date) == text
    for first, last in (
        (date.start_earliest, date.start_latest),
        (date.end_earliest, date.end_latest),
        (date.start_earliest, date.end_earliest),
        (date.start_latest, date.end_latest),
    ):
        assert first is None or last is None or first <= last


@given(st.text(alphabet="0123456789X-/.?~%[]{},Y", max_size=24) | st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text whatever does more than be refused, and what is read gives back its text."""
    with suppress(EdtfError):
        assert str(parse(text)) == text


def test_reading_dates_imports_nothing_heavy() -> None:
    """A lookup starts in milliseconds: dates bring in no regular expressions, no datetime."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); before = set(sys.modules);"
        "import relfacts.dates.words, relfacts.dates.edtf, relfacts.dates.fit;"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    source = str(Path(edtf.__file__).parents[2])
    command = [sys.executable, "-S", "-c", program, source]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert set(found) <= {"relfacts", "__future__"}
