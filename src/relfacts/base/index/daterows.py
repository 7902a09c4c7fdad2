"""The rows of dates: the time that each leaves open, and the facts that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relfacts.base.index.tables import add
from relfacts.dates import days
from relfacts.dates.edtf import parse
from relfacts.dates.fit import bounds, is_dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.base.index import sqlite
    from relfacts.dates.edtf import Edtf
    from relfacts.dates.fit import Bounds

# Later than any day: sorts facts without a day to the end.
_NEVER = days.LAST + 1


class DateRows:
    """Collects the dates of facts."""

    def __init__(self, to: sqlite.Connection) -> None:
        self._to = to
        #: By date and what it was known until: its number, and where it stands in time.
        self._dates: dict[tuple[str | None, str | None], tuple[int, bool, int, int]] = {
            (None, None): (0, *_time(None))
        }
        #: By the number of a date: what decides which decades it touches.
        self.spans: dict[int, tuple[list[Bounds], bool, bool]] = {}
        self.years: list[int] = []
        self.first_year: int | None = None
        self.last_year: int | None = None

    def take(self, date: str | None, until: str | None) -> tuple[int, bool, int, int]:
        """The number of a date; whether it comes after all others; its first and last day."""
        if (known := self._dates.get((date, until))) is None:
            time = _time(parse(date) if date else None)
            known = self._dates[date, until] = (len(self._dates), *time)
        return known

    def finish(self) -> None:
        """The rows of all dates, when facts have their numbers."""
        facts = {
            date: row
            for date, *row in self._to.execute(
                "SELECT date, count(*), min(no), max(no) FROM fact GROUP BY date"
            )
        }
        for (text, told), (number, *_) in self._dates.items():
            date = parse(text) if text else None
            until = days.read_iso(told) if told else None
            spans = bounds(date, until) if date else []
            whole = (
                int(bool(date and date.kind == "moment")),
                int(is_dated(date)),
                int(bool(date and date.open_end)),
                len(spans),
                days.number(date.start) if date and date.start else None,
                days.number(date.end) if date and date.end else None,
                *self._years_of(date, until),
                *facts.get(number, (0, 0, 0)),
            )
            if is_dated(date) and spans:
                self.spans[number] = spans, bool(whole[0]), bool(whole[2])
                self.years += [year for year in whole[6:8] if year is not None]
            if not spans:
                # It is in no length class, and touches nothing.
                add(self._to, "span", [(number, 0, -1, 0, *[None] * 5, *whole)])
            for member, span in enumerate(spans):
                length = (span[1] - span[0]).bit_length()
                add(self._to, "span", [(number, member, length, *span, *whole)])
                add(self._to, "length", [(length, 1 << length)])

    def _years_of(self, date: Edtf | None, told: days.Day | None) -> Sequence[int | None]:
        """The first and the last year of a date, which may be those of all facts."""
        first, last = _years(date, told)
        if first is not None and (self.first_year is None or first < self.first_year):
            self.first_year = first
        if last is not None and (self.last_year is None or last > self.last_year):
            self.last_year = last
        return first, last


def _time(date: Edtf | None) -> tuple[bool, int, int]:
    """Where a date stands in the order of time: by its first and last day, or after all others."""
    first, last = (date.start, date.end) if date else (None, None)
    begins = first or last
    return (
        not is_dated(date),
        days.number(begins) if begins else _NEVER,
        days.number(last) if last else _NEVER,
    )


def _years(date: Edtf | None, told: days.Day | None) -> tuple[int | None, int | None]:
    """The first and the last year of a date; None for one that is not dated."""
    if date is None or not is_dated(date):
        return None, None
    first = date.start or date.end
    last = date.end or told or date.start
    return first[0] if first else None, last[0] if last else None
