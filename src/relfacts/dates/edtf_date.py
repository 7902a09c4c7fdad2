"""One date in EDTF: everything in EDTF except intervals and sets.

It reads the dates of level 0; of level 1 the long years, seasons, marks at the end, unspecified
digits and negative years; of level 2 the sub-year groupings, marks on single parts and unspecified
digits anywhere. Times of day, exponential years and significant digits are refused.

EDTF leaves the months of a season to the reader. Here a northern spring is March to May, a southern
one September to November, and so on in threes; a season "independent of location" (21 to 24) is
taken as northern; what begins in December belongs to the year of that December.
"""

from __future__ import annotations

from relfacts.dates.days import MONTHS, Day, Stretch, month_length, shift_months
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Part = Literal["year", "month", "day"]

_PARTS: tuple[Part, ...] = ("year", "month", "day")
_MARKS = "?~%"
_DIGITS = "0123456789"

# First month and number of months.
_NORTH = ((3, 3), (6, 3), (9, 3), (12, 3))
_SOUTH = ((9, 3), (12, 3), (3, 3), (6, 3))
_QUARTERS = ((1, 3), (4, 3), (7, 3), (10, 3))
_QUADRIMESTERS = ((1, 4), (5, 4), (9, 4))
_HALVES = ((1, 6), (7, 6))
# By their EDTF code, from 21 on in this order.
_GROUPINGS = {
    str(code): months
    for code, months in enumerate(
        (*_NORTH, *_NORTH, *_SOUTH, *_QUARTERS, *_QUADRIMESTERS, *_HALVES), start=21
    )
}


class EdtfError(ValueError):
    """A text that cannot be read as a date; the message is one plain sentence that says why."""


class Date:
    """One written date: a day, a month, a season, a year, or less than that.

    ``year``, ``month`` and ``day`` are the digits as written, ``X`` where unspecified, "" where
    absent; a year before 0 has its sign, a long year no ``Y``. A season or another grouping of
    months is a ``month`` of 21 to 41. ``first`` and ``last`` are the outermost days that the
    digits allow, whatever the marks say.

    ``precision`` is that of the digits before the first ``X``: day, month, season, quarter,
    quadrimester, half, year, decade, century, millennium, or unknown (``XXXX``). ``uncertain``
    (``?`` ``%``) and ``approximate`` (``~`` ``%``) name the parts so marked, the coarsest first: in
    ``2018-12?`` year and month, in ``2018-?12`` the month only.
    """

    __slots__ = (
        "approximate", "day", "first", "last", "month", "precision", "text", "uncertain", "year",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        digits: Sequence[str],
        uncertain: tuple[Part, ...] = (),
        approximate: tuple[Part, ...] = (),
    ) -> None:
        self.text = text
        year, self.month, self.day = (*digits, "", "")[: len(_PARTS)]
        self.year = year.removeprefix("Y")
        self.uncertain = uncertain
        self.approximate = approximate
        self.precision = _precision(self.year, self.month, self.day)
        self.first, self.last = _bounds(text, self.year, self.month, self.day)

    def down_to(self, part: Part) -> Date:
        """The same date without its marks and without the parts finer than ``part``."""
        finer = _PARTS.index(part) + 1
        return Date(self.text, (self.year, self.month, self.day)[:finer])


def read_date(text: str) -> Date:
    """Read one EDTF date, or raise EdtfError."""
    pieces = _pieces(text)
    digits = [piece.strip(_MARKS) for piece in pieces]
    if not _is_date(digits):
        raise EdtfError(f"{in_quotes(text)} {_what_is_wrong(text)}")
    if "".join(digits) == "".join(pieces):
        return Date(text, digits)
    marks = []
    for piece, bare in zip(pieces, digits, strict=True):
        before, _, after = piece.partition(bare)
        if len(before) > 1 or len(after) > 1:
            raise EdtfError(f"{in_quotes(text)} {_what_is_wrong(text)}")
        marks.append((before, after))
    return Date(text, digits, _marked(marks, ("?", "%")), _marked(marks, ("~", "%")))


def _marked(marks: list[tuple[str, str]], signs: tuple[str, str]) -> tuple[Part, ...]:
    """The parts marked with one of ``signs``, from the marks before and after each part.

    A mark before a part is for that part; one after it is also for all parts to its left.
    """
    return tuple(
        _PARTS[place]
        for place, (before, _) in enumerate(marks)
        if before in signs or any(after in signs for _, after in marks[place:])
    )


def _pieces(text: str) -> list[str]:
    """The text split at its hyphens, but not at the sign of the year."""
    bare = text.lstrip(_MARKS)
    if not bare.startswith(("-", "Y-")):
        return text.split("-")
    before, _, after = text.partition("-")
    year, *others = after.split("-")
    return [f"{before}-{year}", *others]


def _is_date(digits: list[str]) -> bool:
    """Whether these have the shape of a year, month and day, or of the first one or two of them."""
    year, *others = digits
    number = year.removeprefix("Y").removeprefix("-")
    if year.startswith("Y"):
        # Python refuses to convert thousands of digits to a number; years of 18 digits are enough.
        return 4 < len(number) < 19 and number[0] != "0" and not (number.strip(_DIGITS) or others)
    return (
        len(number) == 4
        and year != "-0000"
        and len(digits) <= len(_PARTS)
        and all(len(other) == 2 for other in others)
        and not (number + "".join(others)).strip(_DIGITS + "X")
    )


def _what_is_wrong(text: str) -> str:
    """Why a text does not have the shape of a date. The usual mistakes get their own messages."""
    pieces = text.split("-")
    if any(character.isspace() for character in text):
        return "has a space in it, which no EDTF date has"
    if text[10:11] == "T":
        return "has a time of day, and dates here end with the day"
    if text.endswith("s") and text[:-1].isdigit():
        return "is not an EDTF date: a decade is written 195X"
    if [len(piece) for piece in pieces] == [4, 4] and "".join(pieces).isdigit():
        return f"is not an EDTF date: a run of years is written {'/'.join(pieces)}"
    if text.startswith(("Y", *_DIGITS)) and set(text) & {"E", "S"}:
        return "has an exponent or significant digits, which are not read here"
    if text.startswith("Y"):
        return "is not an EDTF date: Y stands before a lone year of 5 to 18 digits"
    if text.startswith("-") and text[1:].isdigit() and len(text) < 5:
        return f"is not an EDTF date: a year before 0 has four digits, as -{text[1:]:0>4}"
    if text.startswith("-0000"):
        return "is not an EDTF date: the year 0 has no sign"
    if "x" in text:
        return "is not an EDTF date: an unspecified digit is a capital X"
    if "?~" in text or "~?" in text:
        return "is not an EDTF date: uncertain and approximate together is written %"
    return "is not an EDTF date"


def _precision(year: str, month: str, day: str) -> str:
    if "X" in year:
        return ("unknown", "millennium", "century", "decade")[year.lstrip("-").index("X")]
    if not month or "X" in month:
        return "year"
    if month in _GROUPINGS:
        for last, name in (("32", "season"), ("36", "quarter"), ("39", "quadrimester")):
            if month <= last:
                return name
        return "half"
    return "month" if not day or "X" in day else "day"


def _bounds(text: str, year: str, month: str, day: str) -> Stretch:
    """The first and the last day that the digits allow; EdtfError if they allow none."""
    if year.startswith("-"):
        years: Sequence[int] = [-n for n in _numbers(year[1:], range(1, 10 ** len(year)))][::-1]
    else:
        years = _numbers(year, range(10 ** len(year)))
    if month in _GROUPINGS and not day:
        opening, length = _GROUPINGS[month]
        y, m, _ = shift_months((years[-1], opening, 1), length - 1)
        return (years[0], opening, 1), (y, m, month_length(y, m))
    months = _numbers(month or "XX", range(1, 13))
    if month in _GROUPINGS:
        raise EdtfError(f"{in_quotes(text)} has a day in a season or in another group of months")
    if not months:
        raise EdtfError(
            f"{in_quotes(text)} has no such month: months are 01 to 12, seasons 21 to 41"
        )
    days = _numbers(day or "XX", range(1, 32))
    first = _first_fit(years, months, days)
    last = _first_fit(years[::-1], months[::-1], days[::-1])
    if first and last:
        return first, last
    if "X" in year + month:
        raise EdtfError(f"{in_quotes(text)} has no such day: no month that it can mean has one")
    length = month_length(years[0], months[0])
    raise EdtfError(
        f"{in_quotes(text)} has no such day: {MONTHS[months[0] - 1]} {year} has {length} days"
    )


def _first_fit(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> Day | None:
    fitting = ((y, m, d) for y in years for m in months for d in days if d <= month_length(y, m))
    return next(fitting, None)


def _numbers(pattern: str, allowed: range) -> Sequence[int]:
    """The ``allowed`` numbers, ascending, that a pattern of digits and ``X`` can stand for."""
    if "X" not in pattern:
        return (int(pattern),) if int(pattern) in allowed else ()
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    between = range(max(low, allowed.start), min(high + 1, allowed.stop))
    if "X" not in pattern.rstrip("X"):
        return between
    width = len(pattern)
    return [n for n in between if _stands_for(pattern, f"{n:0{width}d}")]


def _stands_for(pattern: str, digits: str) -> bool:
    return all(sign in ("X", digit) for sign, digit in zip(pattern, digits, strict=True))
