"""The marks of a timeline: a date as a stretch of years, showing exactly what the date says.

``dates.fit`` decides what is certain and what is only possible, so that a picture and an answer
never differ. Years are numbers with a fraction: 1958.5 is the middle of that year.
"""

from __future__ import annotations

from relfacts.dates.days import FIRST, LAST, number, read_iso
from relfacts.dates.edtf import parse
from relfacts.dates.fit import bounds, stretches
from relfacts.dates.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.dates.edtf import Edtf
    from relfacts.dates.fit import Bounds
    from relfacts.records import Fact

#: The signs of a timeline with their meanings; the legend lists those that occur.
SIGNS: dict[str, str] = {
    "before": "began before",
    "day": "on a day",
    "run": "lasted",
    "some": "at some time within",
    "doubt": "uncertain, or about then",
    "open": "goes on, or no end is known",
    "by": "by then at the latest",
    "many": "how many begin then",
}

# The days in a year that has twelve months of 31 days.
_DAYS = 372

_UNKNOWN = "unknown"

#: The time of a timeline that shows everything, in years.
EVER = (float("-inf"), float("inf"))


class Stretch:
    """A part of a mark: from ``first`` to ``last``, in years; ``day`` if it is a single day.

    ``sure`` is the part that surely lasted, if any. A side without an end is ``open``: it stops
    where it was last known, but continues.
    """

    __slots__ = ("day", "first", "last", "open_end", "open_start", "sure")

    def __init__(
        self,
        first: float,
        last: float,
        day: bool = False,
        sure: tuple[float, float] | None = None,
        open_start: bool = False,
        open_end: bool = False,
    ) -> None:
        self.first = first
        self.last = last
        self.day = day
        self.sure = sure
        self.open_start = open_start
        self.open_end = open_end


class Mark:
    """All facts of one date: its stretches, its words, and the facts; of many only the first.

    ``count`` is the number of all. ``doubtful``: the date is uncertain, approximate, or one of
    several.
    """

    __slots__ = ("count", "doubtful", "facts", "stretches", "told")

    def __init__(
        self, told: str, stretches: list[Stretch], doubtful: bool, facts: list[Fact]
    ) -> None:
        self.told = told
        self.stretches = stretches
        self.doubtful = doubtful
        self.facts = facts
        self.count = len(facts)

    @property
    def signs(self) -> set[str]:
        """The signs with which it is drawn."""
        found = set()
        for part in self.stretches:
            if part.open_start:
                found.add("by")
            if part.open_end:
                found.add("open")
            if part.sure:
                found.add("run")
            if self.doubtful or (part.sure and part.sure != (part.first, part.last)):
                found.add("doubt")
            elif not part.sure and not part.open_start:
                found.add("day" if part.day else "some")
        return found

    @property
    def first(self) -> float:
        """Its beginning."""
        return min(part.first for part in self.stretches)

    @property
    def last(self) -> float:
        """Its end, as far as that is known."""
        return max(part.last for part in self.stretches)


def time_of(periods: Iterable[Edtf]) -> tuple[float, float]:
    """The years that are in all of the periods, from the beginning to the end; else ``EVER``."""
    first, last = EVER
    for period in periods:
        asked = stretches(period)
        begin, end = asked[0][0], asked[-1][1]
        first = max(first, _begin(begin) if begin > FIRST else first)
        last = min(last, _end(end) if end < LAST else last)
    return (first, last) if first < last else EVER


def marks_of(facts: Iterable[Fact]) -> tuple[list[Mark], list[Fact]]:
    """A mark for each date of the facts, in order, and the facts that cannot be shown.

    These have no date, or one that may be any time.
    """
    found: dict[tuple[str, str | None], Mark] = {}
    undated: list[Fact] = []
    for fact in facts:
        key = (fact["date"] or "", fact["known_until"])
        if key in found:
            found[key].facts.append(fact)
            found[key].count += 1
        elif mark := _mark(fact):
            found[key] = mark
        else:
            undated.append(fact)
    return sorted(found.values(), key=lambda mark: (mark.first, mark.last, mark.told)), undated


def _mark(fact: Fact) -> Mark | None:
    if not fact["date"]:
        return None
    date = parse(fact["date"])
    known = fact["known_until"]
    if date.precision == _UNKNOWN:
        return None
    run = date.kind == "run"
    spans = bounds(date, read_iso(known) if known else None)
    stretches = [stretch for span in spans if (stretch := _stretch(span, run, known))]
    one_of = date.text.startswith("[") and not (date.open_start or date.open_end)
    doubtful = date.uncertain or date.approximate or one_of
    return Mark(words(date), stretches, doubtful, [fact]) if stretches else None


def _stretch(span: Bounds, run: bool, known: str | None) -> Stretch | None:
    """One span of a date; None if it is open on both sides."""
    may_start, may_end, _, _, begun, lasted = span
    open_start, open_end = may_start <= FIRST, may_end >= LAST
    if open_start and open_end:
        return None
    if open_start:
        return Stretch(_begin(may_end), _end(may_end), open_start=True)
    if open_end:
        # If nobody says until when it was known to go on, it is shown where it began.
        began = begun if begun < LAST else may_start
        until = max(began, number(read_iso(known))) if known and run else began
        sure = (_begin(began), _end(until)) if began < until else None
        return Stretch(_begin(may_start), _end(until), may_start == until, sure, open_end=True)
    sure = (_begin(begun), _end(lasted)) if run and begun <= lasted else None
    return Stretch(_begin(may_start), _end(may_end), may_start == may_end, sure)


def _begin(day: int) -> float:
    """The beginning of a day, as a year with its fraction."""
    year, rest = divmod(day, 10_000)
    month, of_month = divmod(rest, 100)
    return year + ((month - 1) * 31 + of_month - 1) / _DAYS


def _end(day: int) -> float:
    return _begin(day) + 1 / _DAYS
