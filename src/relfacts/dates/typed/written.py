"""A date as far as it is written, and the errors for a text that is not a time."""

from __future__ import annotations

from relfacts.dates.days import day_after, day_before, iso, month_length
from relfacts.dates.edtf import EdtfError, parse
from relfacts.dates.words import words
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relfacts.dates.days import Day

#: The parts of a date, the largest first.
PARTS = ("year", "month", "day")


class UnclearDate(EdtfError):
    """A text that could be two times; ``readings`` are both, in EDTF."""

    def __init__(self, typed: str, readings: Sequence[str], said: str = "") -> None:
        said = said or " or ".join(words(parse(reading)) for reading in readings)
        super().__init__(f"{in_quotes(typed)} may be {said}")
        self.readings = list(readings)


class Unread(Exception):
    """The words cannot be read as a time; the message says what is wrong, if that is known."""


class Written:
    """A date as far as it is written: year, month and day in digits, "" for what is not there.

    ``marks`` holds the EDTF mark of each part that has one.
    """

    __slots__ = ("day", "marks", "month", "year")

    def __init__(self, year: str = "", month: str = "", day: str = "") -> None:
        self.year = year
        self.month = month
        self.day = day
        self.marks: dict[str, str] = {}

    def edtf(self) -> str:
        """The date in EDTF."""
        parts = [part for part in PARTS if getattr(self, part)]
        marks = [self.marks.get(part, "") for part in parts]
        digits = [getattr(self, part) for part in parts]
        if len(set(marks)) == 1:
            return "-".join(digits) + marks[0]
        return "-".join(mark + number for mark, number in zip(marks, digits, strict=True))

    def mark(self, sign: str, parts: Iterable[str] = PARTS) -> None:
        """Add a mark to some parts; uncertain and approximate together is ``%``."""
        for part in parts:
            both = self.marks.get(part, sign) != sign
            self.marks[part] = "%" if both else sign


def is_day(date: Written) -> bool:
    """Whether the numbers of a date are a day of the calendar."""
    month = int(date.month)
    return 1 <= month <= 12 and 1 <= int(date.day) <= month_length(int(date.year), month)


def numbered(number: int) -> str:
    """A year, in astronomical numbering, in EDTF."""
    if abs(number) > 9999:
        return f"Y{number}"
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def day_before_it(date: Written) -> Written:
    """The year, month or day before the date."""
    year, month, day = parse(_bare(date)).start or (0, 1, 1)
    if (month, day) == (1, 1):
        return Written(numbered(year - 1))
    if day == 1:
        return Written(numbered(year), f"{month - 1:02d}")
    return _on(day_before((year, month, day)))


def day_after_it(date: Written) -> Written:
    """The year, month or day after the date."""
    year, month, day = day_after(parse(_bare(date)).end or (0, 1, 1))
    if (month, day) == (1, 1):
        return Written(numbered(year))
    if day == 1:
        return Written(numbered(year), f"{month:02d}")
    return _on((year, month, day))


def _on(day: Day) -> Written:
    return Written(*str(iso(day)).rsplit("-", 2))


def _bare(date: Written) -> str:
    return Written(date.year, date.month, date.day).edtf()
