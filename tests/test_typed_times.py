"""Times as people type them: every word of every language by what its table says it means, and each
shape of a time with the values where it begins and ends to be one.
"""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.dates.days import day_after, day_before
from relfacts.dates.edtf import EdtfError, TimelessError, parse
from relfacts.dates.typed import read_period, spellings
from relfacts.dates.typed.written import UnclearDate
from relfacts.languages.dictionary import DATES

REFUSED = "is not understood"


def read(typed: str) -> str:
    """A time in EDTF, or why it is none, without what is said with every refusal."""
    try:
        return str(read_period(typed))
    except EdtfError as error:
        told = str(error).partition("; type for example ")[0]
        return told.partition("' ")[2]


# --- every word of every language --------------------------------------------------------------


def test_every_word_is_in_its_table() -> None:
    """Each with its one meaning, and nothing else but the signs that join dates in no language."""
    tables, joints = spellings._read()
    written = {(category, meaning, word) for _, category, meaning, _, word in DATES.all()}
    read = {(sort, meaning, word) for sort in tables for word, meaning in tables[sort].items()}
    joined = {("joint", joint, word) for joint, words in joints.items() for word in words}
    signs = {("joint", "to", sign) for sign in ("-", "..", "/")} | {("joint", "and", "&")}
    assert read | joined == written | signs
    assert not signs & written


def test_a_day_is_read_in_every_order() -> None:
    """Whatever stands first of a day, the name of a month and a year of four digits."""
    for month, number in spellings.MONTHS.items():
        for parts in permutations(("28", month, "1958")):
            assert read(" ".join(parts)) == f"1958-{number}-28"


def test_every_part_of_a_year() -> None:
    """Before the year and behind it; a hemisphere stands before its season."""
    for word, code in (*spellings.SEASONS.items(), *spellings.HALVES.items()):
        assert read(f"{word} 1958") == read(f"1958 {word}") == f"1958-{code}"
    for hemisphere, more in spellings.HEMISPHERES.items():
        for season, code in spellings.SEASONS.items():
            assert read(f"{hemisphere} {season} of 1958") == f"1958-{code + more}"


#: What stands for a word that counts: behind the number, or before it.
COUNTED = {
    "day": ("Nov 1958 28{}", "1958-11-28"),
    "day of": ("{} 28 Nov 1958", "1958-11-28"),
    "month": ("1958년 11{}", "1958-11"),
    "month of": ("{} 11 1958", "1958-11"),
    "year": ("1958 {}", "1958"),
    "year of": ("{} 1958", "1958"),
    "decade": ("1950{}", "195X"),
    "decade of": ("{} 1950", "195X"),
    "century": ("20 {}", "1901/2000"),
    "century of": ("{} 20", "1901/2000"),
    "quarter": ("3 {} 1958", "1958-35"),
    "quarter of": ("{}3 1958", "1958-35"),
    "third": ("3 {} 1958", "1958-39"),
    "half": ("2 {} 1958", "1958-41"),
    "half of": ("{}2 1958", "1958-41"),
}


def test_every_word_that_counts() -> None:
    """Days, months, years and what is more or less than one."""
    for word, unit in spellings.UNITS.items():
        # Some are places in a row as well: third, 1er.
        if word not in spellings.ORDINALS and word not in spellings.ENDINGS:
            typed, period = COUNTED[unit]
            assert read(typed.format(word)) == period, word
    for ordinal, number in spellings.ORDINALS.items():
        part, code = ("third", 39) if number == "last" else ("quarter", 32 + int(number))
        assert read(f"{ordinal} {part} of 1958") == f"1958-{code}"


#: What stands for a word that joins dates, leads them or follows them.
JOINED = {
    "to": [("1958 {} 1960", "1958/1960"), ("28 Nov {} 2 Dec 1958", "1958-11-28/1958-12-02")],
    "from": [("{} 1958", "1958/.."), ("{} 1958 - 1960", "1958/1960")],
    "until": [("{} 1958", "../1958")],
    "before": [("{} 1958", "../1957"), ("{} Nov 1958", "../1958-10")],
    "after": [("{} 1958", "1959/.."), ("{} Nov 1958", "1958-12/..")],
    "later": [("1958 {}", "1958/.."), ("1958 or {}", "1958/.."), ("1958 and {}", "1958/..")],
    "earlier": [("1958 {}", "../1958"), ("1958 or {}", "../1958")],
    "starting": [("1958 {}", "1958/.."), ("1958 {} 1960", "1958/1960")],
    "ending": [("1958 {}", "../1958"), ("1958부터 1960 {}", "1958/1960")],
    "between": [("{} 1958 and 1960", "1958/1960"), ("{} May and Dec 1958", "1958-05/1958-12")],
    "or": [("1958 {} 1960", "[1958,1960]"), ("Mar, May {} Nov 1958", "[1958-03,1958-05,1958-11]")],
    "and": [("1958 {} 1960", "{{1958,1960}}"), ("Nov {} Dec 1958", "{{1958-11,1958-12}}")],
    "about": [("{} 1958", "1958~"), ("{} 1958 - {} 1960", "1958~/1960~")],
    "BC": [("44 {}", "-0043"), ("{} 44", "-0043"), ("15 Mar 44 {}", "-0043-03-15")],
    "AD": [("79 {}", "0079"), ("{} 79", "0079"), ("24 Aug 79 {}", "0079-08-24")],
}  # fmt: skip


@pytest.mark.parametrize("joint", sorted(spellings.JOINTS))
def test_every_word_that_joins(joint: str) -> None:
    """It means what its table says, wherever it may stand."""
    for word in spellings.JOINTS[joint]:
        for typed, period in JOINED[joint]:
            assert read(typed.format(word, word)) == period.format(), word


def test_every_idle_word_says_nothing() -> None:
    """Before a year, a month, or within a date."""
    for word in spellings.IDLE:
        assert read(f"{word} 1958") == "1958"
        assert read(f"since {word} Nov {word} 1958") == "1958-11/.."
        assert read(f"about {word} 1958") == read(f"{word} about 1958") == "1958~"


@pytest.mark.parametrize("day", range(7))
def test_every_day_of_the_week(day: int) -> None:
    """With a comma or without, in front or behind; and only beside its own date."""
    monday = calendar_date(1958, 11, 24)
    date = f"{monday.day + day} Nov 1958"
    for word, meant in spellings.WEEKDAYS.items():
        for typed in (f"{word} {date}", f"{word}, {date}", f"{date} {word}", f"{date}, {word}"):
            told = read(typed)
            assert (told == f"1958-11-{monday.day + day}") == (meant == day), typed
            assert meant == day or told.startswith("was a "), typed


def test_every_word_that_says_too_little() -> None:
    """It is refused with what to say instead: vague ones, ages, and those that mean another day."""
    for word, when in spellings.VAGUE.items():
        quarter, half = ("Q4", "second") if when == "late" else ("Q1", "first")
        part = f"'{quarter} 1957', '{half} half of 1957'"
        assert read(f"{word} 1957") == f"has no first and last day: say {part} or which months"
        assert read(f"{word} 1960s").endswith("say which, as 1960..1963")
    for word in spellings.TEENS:
        assert read(f"the {word}") == read(f"early {word}")
        assert read(f"the {word}") == "does not say of which century: say 1950s"
    for word in spellings.CLOCK:
        assert read(f"{word} 7").startswith("would mean something else on another day")
    for word in spellings.TIMELESS:
        with pytest.raises(TimelessError):
            read_period(f"{word} 7")


def test_what_to_say_instead_is_said_in_the_order_of_the_words() -> None:
    """The first year counts, however words are stored."""
    for year in range(1000, 1100, 10):
        assert read(f"early {year}s to late 1970s to 1980").endswith(f"{year}..{year + 3}")
    assert read("early 0950s").endswith("0950..0953")
    assert read("late 0044").startswith("has no first and last day: say 'Q4 0044'")
    assert read("late").startswith("has no first and last day: say 'Q4 1958'")


@pytest.mark.parametrize("many", range(13))
def test_months_at_the_beginning_and_end_of_a_year(many: int) -> None:
    """As many as are counted, in digits or in words; all twelve, and none, are no part of it."""
    counts = [str(many), *(word for word, count in spellings.COUNTS.items() if count == str(many))]
    for count in counts:
        for stretch, first, last in (("first", 1, many), ("final", 13 - many, 12)):
            part = f"2018-{first:02d}/2018-{last:02d}" if 0 < many < 12 else REFUSED
            assert read(f"the {stretch} {count} months of the 2018") == part
            assert read(f"{count} months {stretch} 2018") == part


def test_every_word_for_months_at_an_end_of_a_year() -> None:
    """Those for months, and those for the beginning or the end."""
    for months in spellings.MONTH_NAMES:
        for stretch, end in spellings.STRETCHES.items():
            part = "2018-01/2018-09" if end == "first" else "2018-04/2018-12"
            assert read(f"{stretch} 9 {months} 2018") == part


# --- the shapes of a time ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        # Several months of a year, and of nothing else.
        ("first nine months of 79 AD", "0079-01/0079-09"),
        ("first nine months of Nov 2018", REFUSED),
        ("first nine months of 28 Nov 2018", REFUSED),
        ("first nine months of the 19th century", REFUSED),
        ("first nine months", REFUSED),
        ("first month of 2018", REFUSED),
        # Parts of a year, as many as it has.
        ("Q0 1958", "has no such quarter: there are 4 in a year"),
        ("Q1 1958", "1958-33"),
        ("Q4 1958", "1958-36"),
        ("fourth quarter 1958", "1958-36"),
        ("Q10 1958", "has no such quarter: there are 4 in a year"),
        ("H3 1958", "has no such half: there are 2 in a year"),
        ("last third of 1958", "1958-39"),
        ("4th third of 1958", "has no such third: there are 3 in a year"),
        ("first 1958", REFUSED),
        ("Q1 Q2 1958", REFUSED),
        ("spring Q2 1958", REFUSED),
        ("northern 1958", REFUSED),
        # Centuries, of one or two digits, alone.
        ("1st century", "0001/0100"),
        ("99th century", "9801/9900"),
        ("0th century", REFUSED),
        ("100th century", REFUSED),
        ("1st century BC", "-0099/0000"),
        ("Nov 19th century", "is a part of a century: say which years"),
        ("5 19th century", "is a part of a century: say which years"),
        ("about the 19th century", "1801~/1900~"),
        ("before the 20th century", "../1900"),
        # Decades.
        ("1950er", "195X"),
        ("0010s", "001X"),
        ("Nov 1950s", "is not one stretch of time"),
        # Years of two digits are none without an era; with one, a year may have any number.
        ("58", "is not an EDTF date"),
        ("58년", REFUSED),
        ("958년", REFUSED),
        ("기원전 1년", "0000"),
        ("기원후 9년", "0009"),
        ("0 BC", REFUSED),
        ("1 BC", "0000"),
        ("10000 BC", "-9999"),
        ("10001 BC", "Y-10000"),
        ("9999 AD", "9999"),
        ("10000 AD", "Y10000"),
        ("-44 BC", REFUSED),
        ("44 BC AD", REFUSED),
        # Numbers without signs.
        ("19581128", "1958-11-28"),
        ("since 19581128", "1958-11-28/.."),
        ("Nov 19581128", "has no signs between its digits: a year so long is Y19581128"),
        ("19581328", "has no signs between its digits: a year so long is Y19581328"),
        ("19581131", "has no signs between its digits: a year so long is Y19581131"),
        ("12345", "has no signs between its digits: a year so long is Y12345"),
        ("01958", "is not an EDTF date"),
        ("1" * 18, f"has no signs between its digits: a year so long is Y{'1' * 18}"),
        ("1" * 19, "is not an EDTF date"),
        ("y 17000", "Y17000"),
        ("since Y17000", "Y17000/.."),
        ("1958, Y17000", "{1958,Y17000}"),
        ("1958 y 17000", REFUSED),
        ("1958 y 1960", "{1958,1960}"),
        # The ordinal endings of days.
        ("1st Nov 1958", "1958-11-01"),
        ("Nov 22nd 1958", "1958-11-22"),
        ("1er nov 1958", "1958-11-01"),
        ("1958th Nov 28", REFUSED),
        ("Nov 1950er", "is not one stretch of time"),
        # Each part once.
        ("28 29 Nov 1958", REFUSED),
        ("Nov Dec 1958", REFUSED),
        ("1957 1958", REFUSED),
        ("1958-11-28 1960", REFUSED),
        ("Nov 1958-11-28", REFUSED),
        # Words too many.
        ("1958 or", REFUSED),
        ("or 1958", REFUSED),
        ("1958 to", REFUSED),
        ("to 1958", REFUSED),
        ("from", REFUSED),
        ("before", REFUSED),
        ("the", REFUSED),
        ("up 1958", REFUSED),
        ("up to 1958", "../1958"),
        ("earlier 1958", REFUSED),
        ("between 1958 or 1960", REFUSED),
        ("between 1958 and", REFUSED),
        ("1958 ?", REFUSED),
        ("1958 to ?", "1958/"),
        ("1958 - ? 1960", REFUSED),
        ("since 1958 to 1960", "1958/1960"),
        ("from 1958 onwards", "1958/.."),
        ("Friday Friday 28 Nov 1958", REFUSED),
        ("Friday Nov 1958", "has a Friday, which goes with one day and no other time"),
        ("Friday since 28 Nov 1958", "has a Friday, which goes with one day and no other time"),
        ("Friday until 28 Nov 1958", "has a Friday, which goes with one day and no other time"),
        # A day, a month or a season alone needs a year; a number may be anything.
        ("28 Nov", "has no year of four digits"),
        ("spring", "has no year of four digits"),
        ("Nov/28", "has no year of four digits"),
        ("28", "is not an EDTF date"),
        ("since 28", REFUSED),
    ],
)  # fmt: skip
def test_the_shapes_of_a_time(typed: str, period: str) -> None:
    """Each with what is nearly the same, and is no time or another."""
    assert read(typed) == period


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        # What the last has and the others lack is theirs too.
        ("28-30 Nov 1958", "1958-11-28/1958-11-30"),
        ("28 Nov - 2 Dec 1958", "1958-11-28/1958-12-02"),
        ("Nov 28-30, 1958", "1958-11-28/1958-11-30"),
        ("Nov-Dec 1958", "1958-11/1958-12"),
        ("28 Nov, 29 Nov 1958", "{1958-11-28,1958-11-29}"),
        ("Nov 1957 - Feb 1958", "1957-11/1958-02"),
        ("1957 - Nov 1958", "1957/1958-11"),
        ("5 - 1958", REFUSED),
        ("Nov - 1958", REFUSED),
        ("5 - Nov 1958", REFUSED),
        ("before Nov - 1958", REFUSED),
        ("between the 1st century BC and the 1st century", "-0099/0100"),
        ("before 16 Mar 44 BC", "../-0043-03-15"),
        ("after 14 Mar 44 BC", "-0043-03-15/.."),
        ("after 31 Dec 9999", "Y10000/.."),
        # The year leads, if all that follows comes later in it and has the same parts.
        ("1958 Nov-Dec", "1958-11/1958-12"),
        ("1958 28 Nov - 2 Dec", "1958-11-28/1958-12-02"),
        ("28 Nov 1958 - 2 Dec", "1958-11-28/1958-12-02"),
        ("1958 Dec-Nov", REFUSED),
        ("5 Nov 1957, 7 Nov 1958 and 9 Nov", REFUSED),
        ("1958 2 Dec - 28 Nov", REFUSED),
        ("1958 Nov - 2 Dec", REFUSED),
        ("28 Nov 1958 - Dec", REFUSED),
        ("Nov 1958 - 5", REFUSED),
        # Two digits behind a year are a later year of its century.
        ("1958 to 64", "1958/1964"),
        ("1958 to 59", "1958/1959"),
        ("1958 to 58", REFUSED),
        ("1958 to 57", REFUSED),
        ("Nov 1958 to 64", REFUSED),
        ("1958 to 5", REFUSED),
        ("195X to 64", REFUSED),
        # A winter, and a southern summer, end in the next year.
        ("winter 1958-59", "1958-24"),
        ("northern winter 1958/59", "1958-28"),
        ("southern summer 1958-59", "1958-30"),
        ("winter 2001-02", "2001-24"),
        ("winter of 2001/02", "2001-24"),
        ("winter 2001\u201302", "2001-24"),
        ("winter 1999-00", "1999-24"),
        ("winter 2001-03", REFUSED),
        ("spring 1958, 1958-11", "{1958-21,1958-11}"),
        ("southern winter 1958-59", REFUSED),
        ("summer 1958-59", REFUSED),
        ("winter 1958-58", REFUSED),
        ("winter 1958-60", REFUSED),
        ("winter - 59", "has no year of four digits"),
        ("5 winter 1958-59", REFUSED),
        ("winter 1958 - spring 1959", "1958-24/1959-21"),
        # A comma stands in a date or between two.
        ("Nov 28, 1958", "1958-11-28"),
        ("Nov, 1958", "1958-11"),
        ("28 Nov, 1958", "1958-11-28"),
        ("1958, Nov", "1958-11"),
        ("1958, Nov 28", "1958-11-28"),
        ("1958, 28 Nov", REFUSED),
        ("1958, 1960", "{1958,1960}"),
        ("1958, Jan 1960", "{1958,1960-01}"),
        ("1958, Jan 44 BC", "{1958,-0043-01}"),
        ("1958, Jan 79 AD", "{1958,0079-01}"),
        ("Nov 28, 1958, Dec 2, 1958", "{1958-11-28,1958-12-02}"),
        ("Nov 1958, Dec 1958", "{1958-11,1958-12}"),
        ("1957, 1958 or 1960", "[1957,1958,1960]"),
        ("1957, 1958 and 1960", "{1957,1958,1960}"),
        ("1957, 1960-1962", "{1957,1960..1962}"),
        ("1957 or 1960 or later", "[1957,1960..]"),
        ("up to 1957, 1960", "{..1957,1960}"),
        ("1957 or 1958 and 1959", REFUSED),
        ("1957 or 1958 or 1959", REFUSED),
        (", 1958", REFUSED),
        ("1 March 2019,", REFUSED),
        # A note is for what stands before it.
        ("1958 (uncertain)", "1958?"),
        ("1958 (approximate)", "1958~"),
        ("1958 (approximate) (uncertain)", "1958%"),
        ("about 1958 (uncertain)", "1958%"),
        ("1957 (uncertain) or 1958", "[1957?,1958]"),
        ("1957 - 1958 (uncertain)", "1957/1958?"),
        ("between 1957 and 1958 (uncertain)", "1957/1958?"),
        ("28 Nov 1958 (day uncertain)", "1958-11-?28"),
        ("28 Nov 1958 (year and month approximate)", "~1958-~11-28"),
        ("28 Nov 1958 (day approximate, year uncertain)", "?1958-11-~28"),
        ("spring 1958 (season uncertain)", "1958-?21"),
        ("1958 (possibly)", "1958"),
        ("1958 (edtf 1958~)", "1958"),
        ("1958 (maybe)", REFUSED),
        ("1958 ()", REFUSED),
        ("about 1950 - 1960", "1950~/1960"),
        ("about between 1950 and 1960", "1950~/1960~"),
        ("1958-11? - 1958-?12-02", "1958-11?/1958-?12-02"),
    ],
)  # fmt: skip
def test_dates_that_stand_together(typed: str, period: str) -> None:
    """A date completes another, is its end, its neighbour or neither."""
    assert read(typed) == period


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        # Signs join one year, one name of a part of it, and one day at most.
        ("28-Nov-1958", "1958-11-28"),
        ("8/Nov/1958", "1958-11-08"),
        ("Nov.28.1958", "1958-11-28"),
        ("1958.Nov.28", "1958-11-28"),
        ("Nov/1958", "1958-11"),
        ("1958-q2", "1958-34"),
        ("H2/1958", "1958-41"),
        ("28/29/Nov/1958", REFUSED),
        ("Nov/Dec/1958", REFUSED),
        ("1957/1958/Nov", REFUSED),
        ("Nov/Foo/1958", REFUSED),
        # Numbers alone.
        ("1958-1-1", "1958-01-01"),
        ("1958/1/31", "1958-01-31"),
        ("1958.11", "1958-11"),
        ("1958/1", "1958-01"),
        ("1999/12", "1999-12"),
        ("12/1958", "1958-12"),
        ("13/1958", "has no such month: months are 01 to 12, seasons 21 to 41"),
        ("12/12/1958", "1958-12-12"),
        ("13/12/1958", "1958-12-13"),
        ("12/13/1958", "1958-12-13"),
        ("13.12.1958.", "1958-12-13"),
        ("1/3/58", "has no year of four digits"),
        ("58/11/28", "has no year of four digits"),
        ("1/3", "is not an EDTF date"),
        ("1958/1960/3", "has more than one '/': days have hyphens, intervals one '/'"),
        ("123/1958", "is not an EDTF date"),
        ("1958.13", "is not an EDTF date"),
        ("25/12/1958, 26/12/1958", "{1958-12-25,1958-12-26}"),
        ("25/12/1958; 26/12/1958", "{1958-12-25,1958-12-26}"),
        ("25/12/1958. 26/12/1958", REFUSED),
        ("25/12/1958 - 31/12/1958", "1958-12-25/1958-12-31"),
        ("1958-11-28, 1958-11-29", "{1958-11-28,1958-11-29}"),
        ("ngày 1/3/2019", "2019-03-01"),
        ("tháng 3/2019", "2019-03"),
        # Letters with full stops are one word, and signs of the year are no hyphens.
        ("44 B.C.E.", "-0043"),
        ("44B.C.", "-0043"),
        ("44 av. J.-C.", "-0043"),
        ("A.D. 79", "0079"),
        ("44 B C", REFUSED),
        ("79 г. н.э.", "0079"),
        ("1950-s", "is not an EDTF date"),
        ("Nov. 1958", "1958-11"),
        ("-0043 - -0041", "-0043/-0041"),
        ("-0043--0041", "-0043/-0041"),
        ("since -0043", "-0043/.."),
        ("1950's", "195X"),
        ("1950’s", "195X"),
        ("1950-е", "195X"),
        ("1950-х", "195X"),
        ("1958; 1960", "{1958,1960}"),
        # Plain digits and hyphens, however they are written.
        ("\uff11\uff19\uff15\uff18", "1958"),
        *((f"1958{dash}1960", "1958/1960") for dash in "\u2010\u2011\u2012\u2013\u2014\u2015"),
        *((f"1958{dash}1960", "1958/1960") for dash in "\u301c\uff5e\u2212\uff0d"),
        ("\u22120043", "-0043"),
        ("2001\u201313", "2001/2013"),
        ("2001\u201301", "2001-01"),
        ("2012\u201312", "2012-12"),
        ("2001\u201303\u201305", "2001-03-05"),
    ],
)  # fmt: skip
def test_how_a_time_is_written(typed: str, period: str) -> None:
    """Signs, digits and full stops, and what they do not join."""
    assert read(typed) == period


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1/2/1958", ["1958-01-02", "1958-02-01"]),
        ("12.11.1958", ["1958-11-12", "1958-12-11"]),
        ("tháng 1/3/2019", ["2019-01-03", "2019-03-01"]),
        ("2011/12", ["2011-12", "2011/2012"]),
        ("2011\u201312", ["2011-12", "2011/2012"]),
        ("2001/2", ["2001-02", "2001/2002"]),
        ("2000/1", ["2000-01", "2000/2001"]),
        ("1998/9", ["1998-09", "1998/1999"]),
        ("1000s", ["100X", "10XX"]),
        ("\u20140044", ["../0044", "-0044"]),
    ],
)
def test_what_may_be_two_times(typed: str, readings: list[str]) -> None:
    """A day and a month, a month and a year, a decade and a century, a dash and a minus."""
    with pytest.raises(UnclearDate) as caught:
        read_period(typed)
    assert caught.value.readings == readings


def test_a_decade_that_may_be_a_century() -> None:
    """The years of both are said; who reports how it was read may take the decade."""
    with pytest.raises(
        UnclearDate, match=r"^'1900s' may be 1900-1909 \(190X\) or 1900-1999 \(19XX\)$"
    ):
        read_period("the 1900s")
    assert str(read_period("the 1900s", decades=True)) == "190X"
    assert str(read_period("1900s-1910s", decades=True)) == "190X/191X"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1958-11-28T14:00", "1958-11-28"),
        ("1958-11-28 14:00", "1958-11-28"),
        ("14:00 on 28 Nov 1958", "1958-11-28"),
        ("14:00, 28 Nov 1958", "1958-11-28"),
        ("28 Nov 1958 14:00", "1958-11-28"),
        ("28 Nov 1958 at 2:30 pm", "1958-11-28"),
        ("about 14:00 since 1958", "1958/.."),
        ("14:00 Nov", None),
        ("T14:00", None),
    ],
)
def test_a_time_of_day_is_left_out(typed: str, day: str | None) -> None:
    """What is left is said, if it is a time."""
    assert read(typed) == "has a time of day: " + (
        f"say the day alone, as {day}" if day else "say a day"
    )


@pytest.mark.parametrize("typed", ["a:1", "1:b", "12:", ":30", "12 : 30"])
def test_a_colon_is_no_clock(typed: str) -> None:
    """Without a digit on both sides."""
    assert "time of day" not in read(typed)


# --- before and after --------------------------------------------------------------------------

DAYS = st.dates(calendar_date(1000, 1, 2), calendar_date(9998, 12, 30))
# Where a year and a month begin and end.
TURNS = st.builds(
    lambda year, month, days: calendar_date(year, month, 1) + timedelta(days=days),
    st.sampled_from([1958, 1960, 2000]), st.integers(1, 12), st.integers(-1, 1),
)  # fmt: skip
DATES_TYPED = (
    (DAYS | TURNS).map(str)
    | (DAYS | TURNS).map(lambda day: str(day)[:7])
    | DAYS.map(lambda day: str(day)[:4])
    | DAYS.map(lambda day: f"{str(day)[:3]}X")
    | st.tuples(DAYS, st.integers(21, 41)).map(lambda drawn: f"{str(drawn[0])[:4]}-{drawn[1]}")
)


@given(DATES_TYPED)
def test_before_and_after_leave_nothing_out(typed: str) -> None:
    """Before a time ends with the day before its first, after it begins with the day after its
    last; and both are said as coarsely as they can be.
    """
    date = parse(typed)
    assert date.start
    assert date.end
    before, after = read_period(f"before {typed}"), read_period(f"after {typed}")
    assert (before.open_start, before.end) == (True, day_before(date.start))
    assert (after.start, after.open_end) == (day_after(date.end), True)
    coarse = {(1, 1): "year"} | {(month, 1): "month" for month in range(2, 13)}
    for end, (_, month, day) in (
        (before.spans[0][1], date.start),
        (after.spans[0][0], day_after(date.end)),
    ):
        assert end
        assert end.precision == coarse.get((month, day), "day")


@given(st.integers(1, 20_000))
def test_there_was_no_year_0(year: int) -> None:
    """The year before 1 AD is 1 BC; a year BC is so many years before that."""
    christ = read_period(f"{year} AD").start, read_period(f"{year} BC").start
    assert christ == ((year, 1, 1), (1 - year, 1, 1))


@given(st.integers(1, 99))
def test_the_years_of_a_century(number: int) -> None:
    """Its last is so many hundred: 1901 to 2000, and 100 BC to 1 BC."""
    after, before = (read_period(f"{number}th century{era}") for era in ("", " BC"))
    assert (after.start, after.end) == ((100 * number - 99, 1, 1), (100 * number, 12, 31))
    assert before.start == read_period(f"{100 * number} BC").start
    assert before.end == read_period(f"{100 * number - 99} BC").end
