"""The scale of a timeline: its first and last year, the position of each year, and the labels."""

from __future__ import annotations

from math import ceil, floor

from relfacts.dates.days import MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.show.timeline.marks import Mark

# The width of a label with the space around it, in pixels.
_LABEL = 62

# The steps between labels of less than a year, in months; longer steps are 1, 2, 5 years and so on.
_MONTHS = (1, 3, 6)
_STEPS = (1, 2, 5)
_YEAR = 12

# The shortest time that a timeline covers, in years.
_LEAST = 0.25

# At most this many columns count facts; what is added so that the first day of a month is in it.
_BINS, _ROUNDED = 90, 1e-6

# The share of it that is left free on either side.
_ROOM = 0.015


class Scale:
    """From ``first`` to ``last``, in years, over the pixels from ``left`` to ``right``."""

    __slots__ = ("begins", "ends", "first", "last", "left", "right", "step")

    def __init__(self, first: float, last: float, left: float, right: float) -> None:
        self.left, self.right = left, right
        self.begins, self.ends = first, last
        step = _step(max(last - first, _LEAST), right - left)
        #: The months from one label to the next.
        self.step = step
        # A little room on either side, so that nothing is at the very edge.
        more = max(_LEAST - (last - first), 0) / 2 + (last - first) * _ROOM
        self.first, self.last = first - more, last + more

    def at(self, year: float) -> float:
        """The position of a year, in pixels; years outside are at the edge."""
        inside = min(max(year, self.first), self.last)
        share = (inside - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def begins_before(self, mark: Mark) -> bool:
        """Whether a mark reaches over the left end of the scale."""
        return mark.first < self.begins

    def goes_on_after(self, mark: Mark) -> bool:
        """Whether a mark reaches over the right end of the scale."""
        return mark.last > self.ends

    def labels(self) -> Iterator[tuple[float, str]]:
        """The positions of the labels, in pixels, and their texts."""
        month = ceil(self.first * _YEAR / self.step) * self.step
        last = self.last * _YEAR
        while month <= last:
            year, of_year = divmod(month, _YEAR)
            named = f"{MONTHS[of_year][:3]} " if self.step < _YEAR else ""
            yield self.at(month / _YEAR), f"{named}{year_named(year)}"
            month += self.step


def bins(years: float) -> int:
    """How many months are counted together, so that there are not too many columns."""
    months = years * _YEAR
    power = 1
    while True:
        for step in (*_MONTHS, *(step * _YEAR for step in _STEPS)) if power == 1 else _STEPS:
            length = step if power == 1 else step * power * _YEAR
            if months / length <= _BINS:
                return length
        power *= 10


def bin_of(year: float, months: int) -> int:
    """The number of the stretch of ``months`` months in which a day is."""
    return floor(year * _YEAR / months + _ROUNDED)


def _step(years: float, pixels: float) -> int:
    """The smallest step at which the labels fit, in months."""
    fit = max(pixels / _LABEL, 2)
    for months in _MONTHS:
        if years * _YEAR / months <= fit:
            return months
    power = 1
    while True:
        for step in _STEPS:
            if years / (step * power) <= fit:
                return step * power * _YEAR
        power *= 10


def year_named(year: int) -> str:
    """A year as people say it; 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"
