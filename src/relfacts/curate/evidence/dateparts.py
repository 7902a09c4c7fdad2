"""The parts of dates that a text prints, in any language: months, days, numbers; and weekdays."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from relfacts.curate.evidence.lexicon import Index
from relfacts.dates.edtf import Edtf
from relfacts.languages.dictionary import DATES
from relfacts.vocabulary import WEEKDAY_NAMES

#: The figures and words of a text. The "12" of 12,964 is no day.
PIECE = re.compile(r"[0-9]{1,3}(?:[,.][0-9]{3})+(?![0-9])|[0-9]+|[^\W\d_]+")
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})(?![0-9])")
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9])")
_MARKED = re.compile(
    r"(?:tháng|thang) (?P<before>[0-9]{1,2})|(?P<month>[0-9]{1,2})\s?[월月]|"
    r"(?:ngày|ngay) (?P<led>[0-9]{1,2})|(?P<day>[0-9]{1,2})\s?[일日号號]"
)
_DATED = re.compile(f"{_NUMERIC.pattern}|{_ISO.pattern}|{_MARKED.pattern}")
# Words that mean a month only with a number or a capital: may, march, mar.
_COMMON = frozenset({"may", "march", "mar", "mai", "sept", "dec", "mars"})
# Between a day and its month: 17. Februar.
_GAP = re.compile(r"\.?\W?")
# The second year of two is often cut short: 2036/37.
_TWO_YEARS = re.compile(r"(?<![0-9])([12][0-9])([0-9]{2})\s?[/–-]\s?([0-9]{2})(?![0-9])")
# A day without its month: on the 25th.
_ORDINAL = re.compile(r"(?<![0-9.,])([0-9]{1,2})(?:st|nd|rd|th|er|º)(?!\w)")
# A date before which a figure stands, or in which it is, ends within so many letters of it.
_DATE = 24
# A day is at most this far from its month: "8 to the 12th of July".
_NEAR = 5


class Parts(NamedTuple):
    """The months, in two digits, and the days that a text prints, and all of its numbers."""

    months: set[str]
    days: set[str]
    numbers: set[str]


@lru_cache(maxsize=1)
def months() -> dict[str, str]:
    """The months of all languages, in two digits, by their names."""
    return {spelling: number for _, _, number, _, spelling in DATES.of("month")}


def parts(text: str) -> Parts:
    """The parts of dates that ``text`` prints, in all languages."""
    pieces = PIECE.findall(text)
    found: set[str] = set()
    days: set[str] = set()
    for at, piece in enumerate(pieces):
        number = months().get(piece.lower())
        if number is None:
            continue
        near = pieces[max(0, at - _NEAR) : at] + pieces[at + 1 : at + 1 + _NEAR]
        beside = [one for one in pieces[max(0, at - 1) : at + 2] if one.isdigit()]
        if piece.lower() in _COMMON and not beside and not piece[0].isupper():
            continue
        found.add(number)
        days.update(one.zfill(2) for one in near if one.isdigit() and len(one) < 3)
    for first, second, _ in _NUMERIC.findall(text):
        found.update((first.zfill(2), second.zfill(2)))
        days.update((first.zfill(2), second.zfill(2)))
    for _, month, day in _ISO.findall(text):
        found.add(month)
        days.add(day)
    days.update(one.zfill(2) for one in _ORDINAL.findall(text.lower()))
    for match in _MARKED.finditer(text.lower()):
        if month := match["before"] or match["month"]:
            found.add(month.zfill(2))
        if day := match["led"] or match["day"]:
            days.add(day.zfill(2))
    return Parts(found, days, {piece.zfill(2) for piece in pieces if piece.isdigit()})


def is_time(text: str) -> bool:
    """Whether a text is figures and names of months alone: July 20, 1969."""
    words = [piece for piece in PIECE.findall(text) if not piece.isdigit()]
    return all(word.lower() in months() for word in words)


def in_date(low: str, start: int, end: int) -> bool:
    """Whether the figure at a place of a text in lower case is a part of a date: 5 May, tháng 5."""
    near = _DATED.finditer(low, max(0, start - 12), end + _DATE)
    if any(one.start() <= start < one.end() for one in near):
        return True
    gap = _GAP.match(low, end)
    before = PIECE.findall(low[max(0, start - 20) : start])
    after = PIECE.match(low, gap.end() if gap else end)
    beside = (*before[-1:], *((after.group(),) if after else ()))
    return end - start <= 2 and any(one in months() for one in beside)


def unprinted(date: Edtf, text: str) -> list[str]:
    """The years, months and days of ``date`` that ``text`` does not print."""
    printed = parts(text)
    # If months are named, a figure is not one: the 8 of "July 8" is not August.
    named = printed.months or printed.numbers
    days = printed.days if printed.months and printed.days else printed.numbers
    numbers = printed.numbers | {
        f"{century}{last}" for century, first, last in _TWO_YEARS.findall(text) if last > first
    }
    missing = []
    for part in (part for span in date.spans for part in span if part):
        year = part.year.lstrip("-")
        if year.strip("X") and not any(_is_like(one.zfill(4), year) for one in numbers):
            missing.append(f"year {year}")
        if part.month.isdigit() and int(part.month) <= 12 and part.month not in named:
            missing.append(f"month {part.month}")
        if part.day.isdigit() and part.day not in days:
            missing.append(f"day {part.day}")
    return list(dict.fromkeys(missing))


def _is_like(number: str, year: str) -> bool:
    """Whether ``number`` matches ``year``, in which ``X`` is any digit."""
    return len(number) == len(year) and all(
        wanted in ("X", digit) for digit, wanted in zip(number, year, strict=True)
    )


@lru_cache(maxsize=1)
def weekdays() -> Index:
    """The days of the week in all languages."""
    return Index(
        {
            spelling: WEEKDAY_NAMES[int(number) - 1]
            for _, _, number, _, spelling in DATES.of("weekday")
            if len(spelling) > 3 or not spelling.isascii()
        }
    )
