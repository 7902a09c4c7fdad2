"""The date of a document for citation formats, never more precise than it is known.

The formats know years, months and days, and some of them a mark for "about". A date that is marked,
or that may be one of several, keeps only the parts that are certain and never gets a day.
"""

from __future__ import annotations

from relfacts.dates.days import MONTHS
from relfacts.dates.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.dates.edtf import Date, Edtf

# The abbreviations of style guides; May, June and July are not shortened.
_SHORT = {
    month[:3]: f"{'Sept' if month == 'September' else month[:3]}."
    for month in MONTHS
    if len(month) > len("July")
}
_SHORT |= {"Jun": "June", "Jul": "July"}


class Dating:
    """A date in words, as EDTF, and as the numbers that are certain.

    ``ranges`` are years, months and days: of the date, or of its two ends. They are empty if not
    even a year is certain. ``inexact`` says whether the date has more to it than these numbers.
    """

    __slots__ = ("edtf", "inexact", "ranges", "words")

    def __init__(self, date: Edtf) -> None:
        self.edtf = date.text
        self.words = " ".join(_SHORT.get(word, word) for word in words(date).split(" "))
        self.ranges: list[list[int]] = []
        marked = date.uncertain or date.approximate
        ends = [end for span in date.spans for end in span]
        self.inexact = marked
        if None in ends:
            self.inexact = True
            return
        parts = [_parts(end, marked) for end in ends if end]
        if date.kind == "run" and all(parts):
            self.ranges = parts
            return
        sure = _common(parts)
        self.ranges = [sure] if sure else []
        self.inexact = marked or any(part != sure for part in parts) or not sure

    @property
    def year(self) -> int | None:
        """The year, if there is only one."""
        years = {part[0] for part in self.ranges}
        return years.pop() if len(years) == 1 else None

    @property
    def sure(self) -> list[int]:
        """Year, month and day as far as they are certain; for two ends, the parts both have in
        common.
        """
        return _common(self.ranges)


def _parts(date: Date, marked: bool) -> list[int]:
    """Year, month and day, as far as a date has them in digits; a marked date has no day."""
    found: list[int] = []
    for text in (date.year, date.month, "" if marked else date.day):
        if not text.isdigit() or (found and int(text) > len(MONTHS) and len(found) == 1):
            break
        found.append(int(text))
    # For years before our era, systems of counting differ by one.
    return found if found and found[0] > 0 else []


def _common(parts: list[list[int]]) -> list[int]:
    """The beginning that all of them share."""
    common: list[int] = []
    for numbers in zip(*parts, strict=False):
        if len({*numbers}) > 1:
            break
        common.append(numbers[0])
    return common


def slashed(parts: list[int]) -> str:
    """A date as RIS has it: ``2019/03//``."""
    year, month, day = (*parts, None, None, None)[:3]
    return f"{year or 0:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"
