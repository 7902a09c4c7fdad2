"""Days of the proleptic Gregorian calendar, for any year.

``datetime`` knows only the years 1 to 9999, and costs more to import than this whole module.
"""

from __future__ import annotations

Day = tuple[int, int, int]
"""Year, month, day; the year in astronomical numbering (0 is 1 BC, -1 is 2 BC)."""

Stretch = tuple[Day, Day]
"""First and last day, both included."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

#: The numbers of the earliest and the latest day; see ``number``.
FIRST, LAST = -(10**15), 10**15

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso(day: Day | None) -> str | None:
    """The day as ISO 8601 text; None for None.

    Years outside 0 to 9999 are written in the expanded form, with their sign.
    """
    if day is None:
        return None
    year, month, number = day
    written = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+05d}"
    return f"{written}-{month:02d}-{number:02d}"


def number(day: Day) -> int:
    """The day as one whole number, in the order of days: 19581128.

    Years beyond some hundred billion all get the smallest or the largest number, so that it fits
    into 64 bits.
    """
    year, month, of_month = day
    return max(FIRST, min(LAST, year * 10_000 + month * 100 + of_month))


def read_iso(text: str) -> Day:
    """The day that ``iso`` wrote as ``text``, including years before 0 and after 9999."""
    year, month, day = text.rsplit("-", 2)
    return int(year), int(month), int(day)


def month_length(year: int, month: int) -> int:
    """The number of days of the month (1 to 12) in that year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]


def weekday(day: Day) -> int:
    """The day of the week: 0 is Monday."""
    year, month, of_month = day
    year -= month < 3
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    return (year + year // 4 - year // 100 + year // 400 + shift + of_month + 6) % 7


def shift_months(day: Day, months: int) -> Day:
    """The day that is ``months`` later, or earlier if the number is negative.

    If that month is too short, its last day. Going forward, the last day of a month becomes the
    last day of the other month, so that a stretch of whole months keeps ending at the end of a
    month.
    """
    year, month, number = day
    stays_last = months > 0 and number == month_length(year, month)
    count = year * 12 + month - 1 + months
    year, month = count // 12, count % 12 + 1
    length = month_length(year, month)
    return (year, month, length if stays_last else min(number, length))


def day_before(day: Day) -> Day:
    """The day before."""
    year, month, number = day
    if number > 1:
        return (year, month, number - 1)
    year, month, _ = shift_months(day, -1)
    return (year, month, month_length(year, month))


def day_after(day: Day) -> Day:
    """The day after."""
    year, month, number = day
    if number < month_length(year, month):
        return (year, month, number + 1)
    return shift_months((year, month, 1), 1)
