"""How a date answers a question about a period, and what a person may type for one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date as calendar_date
from datetime import timedelta

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from relfacts.dates.days import weekday
from relfacts.dates.edtf import EdtfError, TimelessError, iso, parse
from relfacts.dates.fit import fit, is_dated
from relfacts.dates.typed import read_period, remarks
from relfacts.dates.typed.spellings import ENDINGS, IDLE, JOINTS, MONTHS, ORDINALS, UNITS
from relfacts.dates.typed.written import UnclearDate
from relfacts.dates.words import words

NO = None


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        ("1958-11-28", "1958", "in"),
        ("1958-11-28", "1958-11-28", "in"),
        ("1958-11-28", "1957", NO),
        ("1958-11-28", "1959", NO),
        ("1958", "1958", "in"),
        ("1958", "1958-11", "possibly"),
        ("195X", "1958", "possibly"),
        ("195X", "1950/1959", "in"),
        ("1958-21", "1958-05", "possibly"),
        ("1958-24", "1958", "possibly"),
        ("1958-24", "1958/1959", "in"),
        ("1958-11", "../1958", "in"),
        ("1958-11", "1959/..", NO),
    ],
)
def test_a_moment(date: str, period: str, answer: str | None) -> None:
    """A moment is in a period that holds all its bounds, and possibly in one that meets them."""
    assert fit(parse(date), parse(period)) == answer


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        ("1965/1972", "1960/1979", "in"),
        ("1965/1972", "1965/1972", "in"),
        ("1965/1972", "1964", NO),
        ("1965/1972", "1965", "spans"),
        ("1965/1972", "1968-05-01", "spans"),
        ("1965/1972", "1972", "spans"),
        ("1965/1972", "1973", NO),
        ("1965/1972", "1965-05", "possibly"),  # it may have begun in June
        ("1965/1972", "1972-05", "possibly"),
        ("1957-07-08/1957-07-12", "1957-07", "in"),
        ("1957-07-08/1957-07-12", "1957-07-12", "spans"),
        ("1957-07-08/1957-07-12", "1957-07-13", NO),
        ("196X/197X", "1965", "possibly"),
        ("196X/197X", "1969-12-31", "spans"),  # whenever it began and ended, it ran that day
        ("196X/197X", "1970-01-02", "possibly"),
        ("196X/197X", "196X", "spans"),
        ("196X/197X", "1969/1970", "spans"),
        ("196X/197X", "1975", "possibly"),
        ("2018/2018-03", "2018-03", "spans"),
        ("2018/2018-03", "2018-02", "possibly"),
        ("1965/1972", "1970/..", "spans"),
        ("1965/1972", "../1970", "spans"),
    ],
)
def test_a_run(date: str, period: str, answer: str | None) -> None:
    """A run is in a period that holds it whole, and spans one that it surely has a day in."""
    assert fit(parse(date), parse(period)) == answer


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        ("2019-03~", "2019", "in"),
        ("2019-03~", "2019-03", "possibly"),
        ("2019-03~", "2019-02", "possibly"),
        ("2019-03~", "2019-02/2019-04", "in"),
        ("2019-03~", "2019-01", NO),
        ("2019-01~", "2019", "possibly"),
        ("2019-01~", "2018", "possibly"),
        ("2019-03-01~", "2019-02-28", "possibly"),
        ("2019-03-01~", "2019-02-28/2019-03-02", "in"),
        ("2019-03-01~", "2019-02-27", NO),
        ("1958-12-31~", "1959-01-01", "possibly"),
        ("1958-24~", "1958-09", "possibly"),
        ("1958-33~", "1957-10", "possibly"),
        ("1958-40~", "1957-07", "possibly"),
        ("1958~", "1957/1959", "in"),
        ("1958~", "1956", NO),
        ("195X~", "1945", "possibly"),
        ("195X~", "1935", NO),
        ("19XX~", "1850", "possibly"),
        # Only the part that is marked is widened, and no further than the others allow.
        ("2019-~01", "2019", "in"),
        ("2019-~01", "2018-12", NO),
        ("2019-~01", "2019-02", "possibly"),
        ("2019-03-~01", "2019-03", "in"),
        ("2019-~24", "2020-02", "possibly"),
        ("2019~-03", "2018-03/2020-03", "in"),
        ("2019~-03", "2018/2019", "possibly"),
        ("2020~-02-29", "2019-02-28/2021-02-28", "in"),
        ("2021~-02-28", "2020-02-28", "possibly"),
        # The ends of a run are widened each by itself.
        ("1950~/2019-03~", "1949", "possibly"),
        ("1950~/2019-03~", "1951", "spans"),
        ("1950~/2019-03~", "2019-02-01", "spans"),
        ("1950~/2019-03~", "2019-03", "possibly"),
        ("1950~/2019-03~", "2019-05", NO),
    ],
)
def test_an_approximate_date(date: str, period: str, answer: str | None) -> None:
    """What is approximate may be off by one of its units: a month if a month is."""
    assert fit(parse(date), parse(period)) == answer


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        ("2018-12?", "2018", "possibly"),
        ("2018-12?", "2018-12", "possibly"),
        ("2018-12?", "2017", NO),  # it is looked for where it is written
        ("2018-12?", "2018/..", "possibly"),
        ("2018-12%", "2018-11", "possibly"),
        # The year has no mark: it is sure.
        ("2018-?12", "2018", "in"),
        ("2018-?12", "2018-12", "possibly"),
        ("2018-12-?05", "2018-12", "in"),
        ("2018?-12", "2018", "possibly"),
        ("2018-%12", "2018", "in"),
        ("2018-?24", "2018/2019", "in"),
        # An uncertain end of a run vouches for nothing; the other still does.
        ("1984/2004?", "1984", "spans"),
        ("1984/2004?", "1990", "possibly"),
        ("1984/2004?", "2004", "possibly"),
        ("1984/2004?", "1980/2010", "spans"),
        ("1984/2004?", "1980/..", "in"),
        ("1984?/2004", "1990", "possibly"),
        ("1984?/2004", "2004", "spans"),
        ("1984?/2004?", "1980/2010", "possibly"),
        ("1984-?05/1990", "1985", "spans"),
        ("1984-?05/1990", "1984", "spans"),
    ],
)
def test_an_uncertain_date(date: str, period: str, answer: str | None) -> None:
    """What is uncertain is never more than possible; the parts without that mark are sure."""
    assert fit(parse(date), parse(period)) == answer


@pytest.mark.parametrize(
    ("date", "period", "known_until", "answer"),
    [
        ("2013/..", "2012", "2025-10-31", NO),
        ("2013/..", "2013", "2025-10-31", "spans"),
        ("2013/..", "2013-06", "2025-10-31", "possibly"),
        ("2013/..", "2020", "2025-10-31", "spans"),
        ("2013/..", "2025-10", "2025-10-31", "spans"),
        ("2013/..", "2025-11", "2025-10-31", "possibly"),
        ("2013/..", "2010/..", "2025-10-31", "in"),
        # Told in the year that it began in.
        ("2013/..", "2013-06", "2013-06-01", "spans"),
        # No source to ask: it surely lasted while it was starting.
        ("2013/..", "2013", None, "spans"),
        ("2013/..", "2013-12-31", None, "spans"),
        ("2013/..", "2014", None, "possibly"),
        # Planned: the source is older than the start.
        ("2025/..", "2025", "2019-03-01", "spans"),
        ("2025/..", "2026", "2019-03-01", "possibly"),
        ("2025/..", "2019", "2019-03-01", NO),
        # The start is in doubt, but not that it went on.
        ("1984?/..", "2019", "2019-03-01", "spans"),
        ("1984?/..", "1990", "2019-03-01", "possibly"),
        ("1984?/..", "1990/..", None, "possibly"),
        ("/..", "2019", "2019-03-01", "spans"),
        ("/..", "2018", "2019-03-01", "possibly"),
        ("/..", "2020", "2019-03-01", "possibly"),
        ("/..", "2019", None, "possibly"),
        ("{2013..}", "2020", "2025-10-31", "spans"),
    ],
)
def test_an_open_end(date: str, period: str, known_until: str | None, answer: str | None) -> None:
    """What goes on surely went on until the day of the latest source, and possibly after it."""
    known = parse(known_until).end if known_until else None
    assert fit(parse(date), parse(period), known) == answer


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        ("1958/", "1957", NO),
        ("1958/", "1958", "spans"),
        ("1958/", "1958-06", "possibly"),
        ("1958/", "1959", "possibly"),
        ("1958-11-28/", "1958-11-28", "spans"),
        ("1958-11-28/", "1958-11-29", "possibly"),
        ("1958/", "1950/..", "in"),
        ("/2019-03", "2019-02", "possibly"),
        ("/2019-03", "2019-03", "spans"),
        ("/2019-03", "2019", "spans"),
        ("/2019-03", "2019-04", NO),
        ("/2019-03~", "2019-03", "possibly"),
        ("/2019-03~", "2019", "spans"),
        ("/2019-03", "../2019", "in"),
        ("../1958", "1958", "spans"),
        ("../1958", "1950", "possibly"),
        ("../1958", "1959", NO),
    ],
)
def test_an_unknown_side(date: str, period: str, answer: str | None) -> None:
    """Of a run with one known side only that side is sure, the rest possible."""
    known_until = (2025, 10, 31)  # speaks of open ends alone
    assert fit(parse(date), parse(period), known_until) == answer


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        # One of them.
        ("[2018-11,2018-12]", "2018", "in"),
        ("[2018-11,2018-12]", "2018-12", "possibly"),
        ("[1957,1960]", "1958", NO),
        ("[1957,1960]", "1957/1960", "in"),
        ("[2025-10-09..2025-10-11]", "2025-10", "in"),
        ("[2025-10-09..2025-10-11]", "2025-10-10", "possibly"),
        ("[2019-02-26..2019-03~]", "2019", "in"),
        ("[2019-02-26..2019-03~]", "2019-02-26/2019-03-31", "possibly"),
        ("[1957?,1958]", "1957/1958", "possibly"),
        ("[1957,1960..1962]", "1961", "possibly"),
        ("[1957,1960..1962]", "1957/1962", "in"),
        # All of them.
        ("{1957,1960}", "1957/1960", "in"),
        ("{1957,1960}", "1957", "spans"),
        ("{1957,1960}", "1958", NO),
        ("{1957,1960}", "1957-05", "possibly"),
        ("{1957,1960?}", "1957/1960", "spans"),
        ("{1957?,1960?}", "1957/1960", "possibly"),
        ("{1957,1960..1962}", "1961", "spans"),
        ("{1957,1960..1962}", "1957/1962", "in"),
    ],
)
def test_a_set(date: str, period: str, answer: str | None) -> None:
    """One of several is in a period with all of them; all of several span one with some."""
    assert fit(parse(date), parse(period)) == answer


@pytest.mark.parametrize(
    ("period", "answer"),
    [
        ("1958~", "in"),
        ("1958?", "in"),
        ("1957~", NO),
        ("1957/", "in"),
        ("/1958", "in"),
        ("[1957,1958]", "in"),
        ("{1957,1959}", NO),
        ("{1957,1958-11}", "in"),
        ("{1957,1958-11-28}", "possibly"),
    ],
)
def test_the_period(period: str, answer: str | None) -> None:
    """A period counts by its days, without its marks, and a set by each of its members."""
    assert fit(parse("1958-11"), parse(period)) == answer


@pytest.mark.parametrize(
    ("date", "dated"),
    [
        (None, False),
        ("[..2019-03]", False),
        ("[2019..]", False),
        ("[1957,1960..]", False),
        ("XXXX", False),
        ("XXXX-11-28", False),
        ("1958", True),
        ("19XX", True),
        ("1958?", True),
        ("[2018-11,2018-12]", True),
        ("/2019-03", True),
        ("../2019-03", True),
        ("2013/..", True),
        ("/..", True),
        ("{..1984}", True),
    ],
)
def test_which_dates_answer_for_periods(date: str | None, dated: bool) -> None:
    """No date, and a moment before or after some day, answer no question about a period."""
    assert is_dated(parse(date) if date else None) is dated


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("1958", "1958"),
        (" 1958 ", "1958"),
        ("2018-11", "2018-11"),
        ("2001-03", "2001-03"),  # March, not 2001 to 2003
        ("1958-11-28", "1958-11-28"),
        ("1958-11/1959-01", "1958-11/1959-01"),
        ("196X", "196X"),
        ("2013/..", "2013/.."),
        ("[2018-11,2018-12]", "[2018-11,2018-12]"),
        # Decades.
        ("1960s", "196X"),
        ("1960s-1970s", "196X/197X"),
        ("1960s..1970s", "196X/197X"),
        # Ranges.
        ("1964-1969", "1964/1969"),
        ("1964..1969", "1964/1969"),
        ("1964 - 1969", "1964/1969"),
        ("1964 .. 1969", "1964/1969"),
        ("..1960", "../1960"),
        ("1960..", "1960/.."),
        ("2018-11..2019-02", "2018-11/2019-02"),
        # Names of months and seasons.
        ("November 1958", "1958-11"),
        ("Nov 1958", "1958-11"),
        ("NOV. 1958", "1958-11"),
        ("sept 2018", "2018-09"),
        ("may 1958", "1958-05"),
        ("28 Nov 1958", "1958-11-28"),
        ("8 november 1958", "1958-11-08"),
        ("November 28, 1958", "1958-11-28"),
        ("Nov 28 1958", "1958-11-28"),
        ("spring 1958", "1958-21"),
        ("Nov 1958..Jan 1959", "1958-11/1959-01"),
        ("28 Nov 1958 - 2 Dec 1958", "1958-11-28/1958-12-02"),
        ("fall 1958", "1958-23"),
        ("Spring of 1958", "1958-21"),
        ("northern spring 1958", "1958-25"),
        ("1st March 2019", "2019-03-01"),
        ("March 1st, 2019", "2019-03-01"),
        ("on 1 March 2019", "2019-03-01"),
        ("Mar. 2019", "2019-03"),
        ("2019 March", "2019-03"),
        ("in 1958", "1958"),
        ("during 1958", "1958"),
        ("1-2 March 2019", "2019-03-01/2019-03-02"),
        ("March 1-2, 2019", "2019-03-01/2019-03-02"),
        ("27 Feb - 2 Mar 2019", "2019-02-27/2019-03-02"),
        ("28 November 1958 \u2013 2 December 1958", "1958-11-28/1958-12-02"),
        ("Dec 30, 1958 - Jan 2, 1959", "1958-12-30/1959-01-02"),
        # Parts of a year, decades and centuries.
        ("Q1 1958", "1958-33"),
        ("1958 Q1", "1958-33"),
        ("second quarter of 1958", "1958-34"),
        ("first half of 1958", "1958-40"),
        ("1st half 1958", "1958-40"),
        ("H2 1958", "1958-41"),
        ("the 1950s", "195X"),
        ("1950's", "195X"),
        ("20th century", "1901/2000"),
        ("19th c.", "1801/1900"),
        ("5th century BC", "-0499/-0400"),
        ("from the 19th century to the 20th century", "1801/2000"),
        ("44 BC", "-0043"),
        ("c. 1958", "1958~"),
        # Sides.
        ("since 1960", "1960/.."),
        ("1960 or later", "1960/.."),
        ("until 1960", "../1960"),
        ("by 1960", "../1960"),
        ("up to 1960", "../1960"),
        ("before 1960", "../1959"),
        ("after 1960", "1961/.."),
        ("before 1 March 2019", "../2019-02"),
        ("after 1 March 2019", "2019-03-02/.."),
        ("before March 2019", "../2019-02"),
        ("from 1958 to 1964", "1958/1964"),
        ("between 1958 and 1964", "1958/1964"),
        ("1958\u20131964", "1958/1964"),
        ("1958 \u2014 1964", "1958/1964"),
        ("1958\u201364", "1958/1964"),
        ("1958/64", "1958/1964"),
        ("1914-18", "1914/1918"),  # EDTF has no month 18
        ("2001 to 02", "2001/2002"),
        # Numbers, where they have one reading.
        ("2019-3-1", "2019-03-01"),
        ("2019/03/01", "2019-03-01"),
        ("25/12/1958", "1958-12-25"),
        ("12/25/1958", "1958-12-25"),
        ("1.1.2019", "2019-01-01"),
        ("3/2019", "2019-03"),
        ("2019/03", "2019-03"),
        # Other languages.
        ("tháng 3 năm 2019", "2019-03"),
        ("tháng 3/2019", "2019-03"),
        ("ngày 1/3/2019", "2019-03-01"),
        ("ngày 1 tháng 3 năm 2019", "2019-03-01"),
        ("1 tháng 3 2019", "2019-03-01"),
        ("năm 1958", "1958"),
        ("quý 1 năm 1958", "1958-33"),
        ("thập niên 1950", "195X"),
        ("thế kỷ 20", "1901/2000"),
        ("1958년", "1958"),
        ("2019년 3월", "2019-03"),
        ("2019년 3월 1일", "2019-03-01"),
        ("1950년대", "195X"),
        ("1958年", "1958"),
        ("2019年3月1日", "2019-03-01"),
        ("１９５８年", "1958"),
        ("1958年春", "1958-21"),
        ("28 ноября 1958 г.", "1958-11-28"),
        ("1950-е годы", "195X"),
        ("28. November 1958", "1958-11-28"),
        ("März 2019", "2019-03"),
        ("1er mars 2019", "2019-03-01"),
        ("10 août 2019", "2019-08-10"),
        ("28 de noviembre de 1958", "1958-11-28"),
        ("Friday 1 March 2019", "2019-03-01"),
        ("Fri, 1 Mar 2019", "2019-03-01"),
        ("1 March 2019, Friday", "2019-03-01"),
        ("Freitag, 1. März 2019", "2019-03-01"),
        ("thứ sáu ngày 1 tháng 3 năm 2019", "2019-03-01"),
        ("2019年3月1日星期五", "2019-03-01"),
        ("2019년 3월 1일 금요일", "2019-03-01"),
        # Signs that join the parts of one date.
        ("30-Nov-1958", "1958-11-30"),
        ("1958/Nov/30", "1958-11-30"),
        ("nov-1958", "1958-11"),
        ("1958/Nov", "1958-11"),
        ("Q1/1958", "1958-33"),
        ("2019-H1", "2019-40"),
        ("19581128", "1958-11-28"),
        # The year leads.
        ("1958 Nov-Dec", "1958-11/1958-12"),
        ("1958, Nov 28 - Dec 2", "1958-11-28/1958-12-02"),
        ("Nov, 1958", "1958-11"),
        ("winter 1958-59", "1958-24"),
        # Eras, in front or behind, with full stops.
        ("AD 79", "0079"),
        ("79 A.D.", "0079"),
        ("B.C. 44", "-0043"),
        ("44 B.C.E.", "-0043"),
        ("기원전 44년", "-0043"),
        ("公元前44年", "-0043"),
        ("44 av. J.-C.", "-0043"),
        ("44 г. до н.э.", "-0043"),
        ("44 TCN", "-0043"),
        ("기원전 5세기", "-0499/-0400"),
        # Lists.
        ("1958, 1960", "{1958,1960}"),
        ("1957; 1960", "{1957,1960}"),
        ("1957 & 1960", "{1957,1960}"),
        ("[1957, 1958]", "[1957,1958]"),
        ("{1957, 1960}", "{1957,1960}"),
        ("Y17000", "Y17000"),
    ],
)
def test_what_can_be_typed(typed: str, period: str) -> None:
    """A period is typed as EDTF or as people write it, and means one thing only."""
    assert str(read_period(typed)) == period


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("abc", "'abc' is not understood"),
        ("195", "'195' is not an EDTF date"),
        ("19x8", "'19x8' is not an EDTF date: an unspecified digit is a capital X"),
        ("", "'' is not an EDTF date"),
        ("1965s", "'1965s' is not an EDTF date: a decade is written 195X"),
        ("1958-13", "'1958-13' has no such month: months are 01 to 12, seasons 21 to 41"),
        ("30 Feb 1958", "'1958-02-30' has no such day: February 1958 has 28 days"),
        ("1969-1964", "'1969/1964' ends before it starts"),
        ("Foo 1958", "'Foo 1958' is not understood"),
        ("28 Nov", "'28 Nov' has no year of four digits"),
        ("Nov 58", "'Nov 58' has no year of four digits"),
        ("1/3/19", "'1/3/19' has no year of four digits"),
        ("Nov 1958-10", "'Nov 1958-10' is not understood"),
        ("Nov - 1958", "'Nov - 1958' is not understood"),
        ("Q1/W/1958", "'Q1/W/1958' is not understood"),
        ("195811", "'195811' has no signs between its digits: a year so long is Y195811"),
        ("28111958", "'28111958' has no signs between its digits: a year so long is Y28111958"),
        ("-43", "'-43' is not an EDTF date: a year before 0 has four digits, as -0043"),
        (
            "1958-11-28T14:00Z",
            "'1958-11-28T14:00Z' has a time of day: say the day alone, as 1958-11-28",
        ),
        (
            "28 Nov 1958 at 2:30 pm",
            "'28 Nov 1958 at 2:30 pm' has a time of day: say the day alone, as 1958-11-28",
        ),
        ("14:00", "'14:00' has a time of day: say a day"),
        ("winter 1958-60", "'winter 1958-60' is not understood"),
        ("Dec 1958 - Jan", "'Dec 1958 - Jan' is not understood"),
        ("March 2019 - 5", "'March 2019 - 5' is not understood"),
        ("AD 0", "'AD 0' is not understood"),
        ("Q5 1958", "'Q5 1958' has no such quarter: there are 4 in a year"),
        ("1958 (", "'1958 (' is not understood"),
        ("1960 on", "'1960 on' is not understood"),
        ("2019-02-30 to 2020", "'2019-02-30' has no such day: February 2019 has 28 days"),
        ("31/02/2019", "'2019-02-31' has no such day: February 2019 has 28 days"),
        (
            "early 1958",
            "'early 1958' has no first and last day: say 'Q1 1958', 'first half of 1958' or which "
            "months",
        ),
        ("mid-1950s", "'mid-1950s' has no first and last year: say which, as 1950..1953"),
        ("the fifties", "'the fifties' does not say of which century: say 1950s"),
        ("the 50s", "'the 50s' does not say of which century: say 1950s"),
        (
            "first half of the 20th century",
            "'first half of the 20th century' is a part of a century: say which years",
        ),
        ("first half of the 1950s", "'195X-40' is not one stretch of time"),
        ("today", "'today' would mean something else on another day: say the date itself"),
        ("last year", "'last year' would mean something else on another day: say the date itself"),
        ("1 2 Nov 1958", "'1 2 Nov 1958' is not understood"),
        ("28 11 1958", "'28 11 1958' is not understood"),
        ("spring 5 1958", "'1958-21-05' has a day in a season or in another group of months"),
        ("XXXX-11-28", "'XXXX-11-28' is not one stretch of time"),
        ("195X-12", "'195X-12' is not one stretch of time"),
        ("Monday 1 March 2019", "'Monday 1 March 2019' was a Friday, not a Monday"),
        ("Friday 2019", "'Friday 2019' has a Friday, which goes with one day and no other time"),
        ("Friday", "'Friday' is not understood"),
    ],
)
def test_what_cannot_be_typed(typed: str, reason: str) -> None:
    """What is not understood is refused, never guessed, with three examples that would be."""
    with pytest.raises(EdtfError) as caught:
        read_period(typed)
    assert str(caught.value) == f"{reason}; type for example 1958, 'Nov 1958' or 1964..1969"


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("01/03/2019", ["2019-01-03", "2019-03-01"]),
        ("1.3.2019", ["2019-01-03", "2019-03-01"]),
        ("3-1-2019", ["2019-01-03", "2019-03-01"]),
        ("since 03/04/1958", ["1958-03-04", "1958-04-03"]),
        ("2001/02", ["2001-02", "2001/2002"]),
        ("2001\u201302", ["2001-02", "2001/2002"]),
        ("1958-9", ["1958-09", "1958/1959"]),
        ("1900s", ["190X", "19XX"]),
        ("since the 2000s", ["200X", "20XX"]),
        ("1900년대", ["190X", "19XX"]),
        ("\u20131964", ["../1964", "-1964"]),
        ("\u20140044", ["../0044", "-0044"]),
    ],
)
def test_two_readings_are_two_commands(typed: str, readings: list[str]) -> None:
    """What may be two times is neither of them; both are named as they can be typed."""
    with pytest.raises(UnclearDate) as caught:
        read_period(typed)
    assert caught.value.readings == readings
    assert all(str(read_period(reading)) == reading for reading in readings)
    assert all(words(parse(reading)) in str(caught.value) for reading in readings)


@pytest.mark.parametrize(
    "typed",
    ["XXXX", "-XXXX", "XXXX/1958", "{1958,XXXX}", "..", "/..", "../..", "ongoing", "always"],
)
def test_any_time_whatever_is_none_to_ask_for(typed: str) -> None:
    """A year of which nothing is known, or no end at all, would hold every fact or none."""
    with pytest.raises(TimelessError, match=r"names no time$"):
        read_period(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1958", []),
        ("2018-11", []),
        ("Nov 1958", []),
        ("1958?", ["read '1958?' without its marks of doubt: they count in facts only"]),
        ("about 1958", ["read 'about 1958' without its marks of doubt: they count in facts only"]),
        ("1958/", ["read '1958/' as open: an unknown end is not a limit"]),
        ("{1957,1960}", ["read '{1957,1960}' as any of these times"]),
        ("2001-02", ["read '2001-02' as Feb 2001; the years are 2001/2002"]),
        ("1919-34", ["read '1919-34' as Q2 1919; the years are 1919/1934"]),
        ("1919-40", ["read '1919-40' as first half of 1919; the years are 1919/1940"]),
        ("1918-39", ["read '1918-39' as last third of 1918; the years are 1918/1939"]),
        ("2001-2002", []),
        ("February 2001", []),
        ("fall 1958", ["autumn 1958 is taken as Sep-Nov 1958"]),
        ("1958-24", ["winter 1958 is taken as Dec 1958 - Feb 1959"]),
    ],
)
def test_what_is_said_of_a_time_typed(typed: str, said: list[str]) -> None:
    """What a question leaves out, or what might have been meant otherwise, is told."""
    assert remarks(typed, read_period(typed)) == said


OTHERS = "1 2 28 1958 1960 195X 58 1958-11 3/2019 0 00 (uncertain) ( ) , ? s BC"
WORDS = sorted(
    {*MONTHS, *UNITS, *ORDINALS, *IDLE, *ENDINGS, *OTHERS.split()}.union(*JOINTS.values())
)


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=12))
def test_any_text_is_a_time_or_refused(typed: str) -> None:
    """Whatever words stand in whatever order, they are a time or refused in one sentence."""
    with suppress(EdtfError):
        period = read_period(typed)
        assert parse(str(period)) == period
        assert all(typed.strip() in told or "taken as" in told for told in remarks(typed, period))


# A small world of days in which every case can be tried: the turn of a year, as ordinals.
FIRST = calendar_date(1958, 11, 1).toordinal()
LAST = calendar_date(1959, 2, 28).toordinal()
DAYS = st.integers(FIRST, LAST).map(lambda number: str(calendar_date.fromordinal(number)))
SINGLE = DAYS | st.sampled_from(["1958-11", "1958-12", "1959-01", "1959-02", "1958-24"])
RANK = [None, "possibly", "spans", "in"]


def _ordinals(text: str) -> range:
    """The days of a date without marks."""
    date = parse(text)
    assert date.start
    assert date.end
    first, last = calendar_date(*date.start), calendar_date(*date.end)
    return range(first.toordinal(), last.toordinal() + 1)


@given(SINGLE, SINGLE)
def test_a_moment_by_trying_every_day(date: str, period: str) -> None:
    """A moment is in a period if every day that it can be is, and possibly if some day is."""
    wanted = _ordinals(period)
    inside = [day in wanted for day in _ordinals(date)]
    expected = "in" if all(inside) else "possibly" if any(inside) else None
    assert fit(parse(date), parse(period)) == expected


@given(SINGLE, SINGLE, SINGLE)
def test_a_run_by_trying_every_pair_of_ends(start: str, end: str, period: str) -> None:
    """A run spans a period if, wherever it may start and end, it has a day in it."""
    runs = [(a, b) for a in _ordinals(start) for b in _ordinals(end) if a <= b]
    assume(runs)
    wanted = _ordinals(period)
    meeting = [a <= wanted[-1] and b >= wanted[0] for a, b in runs]
    expected = "spans" if all(meeting) else "possibly" if any(meeting) else None
    if all(a in wanted and b in wanted for a, b in runs):
        expected = "in"
    assert fit(parse(f"{start}/{end}"), parse(period)) == expected


SETS = st.lists(SINGLE, min_size=1, max_size=3)


@given(SETS, st.sampled_from(["[%s]", "{%s}"]), SETS, st.sampled_from(["[%s]", "{%s}"]))
def test_sets_by_trying_every_day(
    dates: list[str], form: str, periods: list[str], asked: str
) -> None:
    """A set is in the days of a set if, wherever its members lie, all of them are in these."""
    wanted = {day for period in periods for day in _ordinals(period)}
    inside = [[day in wanted for day in _ordinals(date)] for date in dates]
    told = fit(parse(form % ",".join(dates)), parse(asked % ",".join(periods)))
    if all(map(all, inside)):
        assert told == "in"
    elif not any(map(any, inside)):
        assert told is None
    elif form == "{%s}" and any(map(all, inside)):
        assert told == "spans"
    else:
        assert told == "possibly"


@pytest.mark.parametrize(
    ("date", "period", "answer"),
    [
        # What is printed for a date, asked for again, is that date.
        ("[2018-11,2018-12]", "[2018-11,2018-12]", "in"),
        ("[1957,1960]", "{1960,1957}", "in"),
        ("{1957,1960}", "{1957,1960}", "in"),
        ("{1957,1960}", "[1957,1959]", "spans"),
        # Members that follow on one another are one stretch.
        ("1958", "{1958-07..1958-12,1958-01..1958-06}", "in"),
        ("1957/1960", "{1957,1958,1959,1960}", "in"),
        ("1957/1960", "{1957,1958,1960}", "spans"),
        ("1958", "{1958-01..1958-06,1958-08..1958-12}", "possibly"),
        ("2013/..", "{1958,2010..}", "in"),
        # Years before 0, and long ones.
        ("-0043-03-15", "-0043", "in"),
        ("-0043-03-15", "-0044", NO),
        ("-0001/0001", "0000", "spans"),
        ("-0043", "../-0001", "in"),
        ("Y17000", "9999/..", "in"),
        ("Y-17000", "../-9999", "in"),
        ("1958-12-31", "1959/..", NO),
        ("1959-01-01", "1959/..", "in"),
        ("1958-12-31", "../1958", "in"),
    ],
)
def test_odd_periods(date: str, period: str, answer: str | None) -> None:
    """Sets, both ends of time and the turn of a year are asked for as any other period."""
    assert fit(parse(date), parse(period)) == answer


MARKED = st.tuples(SINGLE, st.sampled_from(["", "", "?", "~", "%"])).map("".join)
PARTS = st.sampled_from(["1958-?12", "1958-~12-05", "1958-12-%05", "195X", "1958?-12"])
END = MARKED | PARTS | st.sampled_from(["", ".."])
ANY_DATE = MARKED | PARTS | st.tuples(END, END).map("/".join)
ANY_SET = st.tuples(st.sampled_from(["[%s]", "{%s}"]), st.lists(MARKED, min_size=1, max_size=3))
DATES = ANY_DATE | ANY_SET.map(lambda drawn: drawn[0] % ",".join(drawn[1]))


@given(DATES, st.lists(st.integers(FIRST, LAST), min_size=4, max_size=4), st.booleans())
def test_a_longer_period_is_met_no_worse(date: str, days: list[int], told: bool) -> None:
    """Whoever asks for a longer period that holds the first one gets an answer as sure or surer."""
    try:
        when = parse(date)
    except EdtfError:
        reject()
    a, b, c, d = (calendar_date.fromordinal(day) for day in sorted(days))
    known_until = (1959, 1, 15) if told else None
    short = fit(when, parse(f"{b}/{c}"), known_until)
    for period in (f"{a}/{d}", f"{a}/..", f"../{d}"):
        assert RANK.index(fit(when, parse(period), known_until)) >= RANK.index(short)


@given(SINGLE, SINGLE)
def test_marks_never_make_an_answer_surer(date: str, period: str) -> None:
    """A date with a mark never answers more surely than the same date without."""
    plain = fit(parse(date), parse(period))
    for mark in "?~%":
        marked = fit(parse(date + mark), parse(period))
        assert RANK.index(marked) <= max(RANK.index(plain), RANK.index("possibly"))
        if mark != "~":
            assert marked in (None, "possibly")


@given(st.integers(FIRST, LAST - 1))
def test_a_day_is_only_in_itself(number: int) -> None:
    """A day is in its own day, and outside of the next."""
    day = calendar_date.fromordinal(number)
    assert fit(parse(str(day)), parse(str(day))) == "in"
    assert fit(parse(str(day)), parse(str(day + timedelta(days=1)))) is None
    assert iso(parse(str(day)).start) == str(day)


@pytest.mark.parametrize("ordinal", range(1, calendar_date.max.toordinal(), 9973))
def test_days_of_the_week(ordinal: int) -> None:
    """As the library of Python has them, for the years that it knows."""
    day = calendar_date.fromordinal(ordinal)
    assert weekday((day.year, day.month, day.day)) == day.weekday()
