"""The facts of a base as columns of numbers, for those who count thousands of them at once.

``base.selection`` chooses the same facts, and is what a command needs: it opens nothing and reads a
row for each fact. A page of a person with thousands of facts shows fifty of them, but says how many
there are of each kind, decade and topic. Here a fact is a number in the order of time, a question
is put to whole columns, and only facts that are shown are read. Only this module uses NumPy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from relfacts.base.index import dates as filed
from relfacts.base.index import headings as packed
from relfacts.base.selection import FITS, Hit, Order, Selected, Selection, answers_of, groups_of
from relfacts.dates.days import FIRST, LAST
from relfacts.dates.fit import stretches

if TYPE_CHECKING:
    from relfacts.base.index.reader import FactRow, Index
    from relfacts.base.selection import Read

    Numbers = np.ndarray[Any, np.dtype[Any]]

# The answers of a date as numbers: no answer, those of FITS, one that cannot decide.
_NONE, _IN, _POSSIBLY, _SPANS, _UNDATED = range(5)
_CODES = {"in": _IN, "possibly": _POSSIBLY, "spans": _SPANS, "undated": _UNDATED}
_NAMES = {code: name for name, code in _CODES.items()}

# The days in a year that has twelve months of 31 days.
_DAYS = 372

# What is added so that the first day of a month is in it.
_ROUNDED = 1e-6

# Up to this many facts are looked up faster than they are found in the columns.
_FEW = 1000

# This many facts are found at once when a listing is gone through.
_AT_ONCE = 1000


class Hits(Sequence[Hit]):
    """Facts that answer, in order; each is looked up only when it is used."""

    def __init__(self, rows: Rows, read: Read, numbers: Numbers, fits: Numbers) -> None:
        self._rows = rows
        self._read = read
        #: Their numbers in the order of time.
        self.numbers = numbers
        self._fits = fits

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return self._found(self.numbers[at].tolist(), self._fits[at].tolist())
        return self._found([int(self.numbers[at])], [int(self._fits[at])])[0]

    def __iter__(self):  # type: ignore[no-untyped-def]
        for start in range(0, len(self), _AT_ONCE):
            yield from self[start : start + _AT_ONCE]

    def _found(self, numbers: list[int], fits: list[int]) -> list[Hit]:
        rows = self._rows(numbers)
        return [
            Hit(self._read, rows[number], _NAMES[fit])
            for number, fit in zip(numbers, fits, strict=True)
        ]


class _Chosen(Selected):
    """A result that knows which facts answer without looking them up."""

    @property
    def numbers(self) -> list[int]:
        """The numbers of the facts to be shown, in the order of time."""
        return numbers_of(self.hits).tolist()  # type: ignore[no-any-return]


def numbers_of(hits: Sequence[Hit]) -> Numbers:
    """The numbers of some facts in the order of time."""
    if isinstance(hits, Hits):
        return hits.numbers
    return np.array([hit.number for hit in hits], np.int64)


#: Looks facts up by their numbers.
Rows = Callable[[list[int]], "dict[int, FactRow]"]


class Headings:
    """The headings and the date of every fact of a base."""

    def __init__(self, index: Index) -> None:
        columns = {
            name: np.frombuffer(numbers, np.dtype(width)) for name, width, numbers in index.packed()
        }
        self._index = index
        self._headings = columns[packed.HEADINGS]
        self._counts = columns[packed.COUNTS].astype(np.int64)
        self._starts = np.cumsum(self._counts) - self._counts
        self._fact_of = np.repeat(np.arange(1, len(self._counts) + 1), self._counts)
        self._date_of = columns[packed.DATES].astype(np.int64)
        self._of_sort = {sort: np.array(index.headings(sort), int) for sort in packed.SORTS}
        self._most = max((int(of.max()) for of in self._of_sort.values() if len(of)), default=0)
        kind = np.zeros(self._most + 1, bool)
        kind[self._of_sort[packed.KIND]] = True
        self._kind_of = self._headings[kind[self._headings]]
        self.dates = _Dates(index)
        self._begins, self._ends = self.dates.drawn

    @property
    def facts(self) -> int:
        """The number of facts."""
        return len(self._date_of)

    @cached_property
    def all(self) -> Numbers:
        """The numbers of all facts."""
        return np.arange(1, self.facts + 1)

    def counted(self, numbers: Numbers) -> Counts:
        """How many of some facts are under each heading."""
        if len(numbers) == self.facts:
            return self._all_counted
        counts = self._counts[numbers - 1]
        # The places of the headings of each fact, one after the other.
        ends = np.cumsum(counts)
        first = np.repeat(self._starts[numbers - 1] - (ends - counts), counts)
        return self._counts_of(self._headings[first + np.arange(len(first))])

    @cached_property
    def _all_counted(self) -> Counts:
        return self._counts_of(self._headings)

    def _counts_of(self, met: Numbers) -> Counts:
        return Counts(self._index, self._of_sort, np.bincount(met, minlength=self._most + 1))

    def dates_of(self, numbers: Numbers) -> Numbers:
        """The numbers of the dates of some facts."""
        dates: Numbers = self._date_of[numbers - 1]
        return dates

    def by_kind(self, numbers: Numbers) -> list[Drawn]:
        """Some facts as a timeline has them: of each kind, when they begin and end."""
        every = np.array_equal(numbers, self.all)
        return self._all_drawn if every else self._drawn_of(numbers)

    @cached_property
    def _all_drawn(self) -> list[Drawn]:
        return self._drawn_of(self.all)

    def _drawn_of(self, numbers: Numbers) -> list[Drawn]:
        kinds = self._kind_of[numbers - 1]
        # In order of their kinds, which a sort by digits does in one pass.
        numbers = numbers[np.argsort(kinds, kind="stable")]
        counts = np.bincount(kinds)
        there = np.nonzero(counts)[0]
        found = []
        parts = np.split(numbers, np.cumsum(counts[there])[:-1])
        for number, of in zip(there.tolist(), parts, strict=True):
            row = self._index.record_of(number)
            drawn = self._date_of[of - 1]
            begins = self._begins[drawn]
            placed = ~np.isnan(begins)
            dates = int(np.count_nonzero(np.bincount(drawn[placed])))
            ends = self._ends[drawn[placed]]
            found.append(Drawn(str(row[1]) if row else "", of, dates, begins[placed], ends))
        return found

    def select(self, rows: Rows, read: Read, selection: Selection, order: Order) -> Selected:
        """The facts that answer, as ``selection.select`` has them."""
        numbers = self._about(selection)
        # If no time is asked for, facts without a date come last and are as certain as all others.
        if selection.periods or (selection.dated and not selection.undated):
            answers = self.dates.answers(selection, self._index.value("horizon"))
            fits = answers[self.dates_of(numbers)]
        else:
            fits = np.full(len(numbers), _IN, np.int8)
        undated = fits == _UNDATED
        left_out = 0
        if selection.undated:
            fits = np.where(undated, _POSSIBLY, fits)
        else:
            left_out = int(np.count_nonzero(undated))
            fits = np.where(undated, _NONE, fits)
        told = np.bincount(fits, minlength=len(_CODES) + 1)
        parts = []
        for part in order.parts():
            among = np.nonzero(np.isin(fits, [_CODES[fit] for fit in part]))[0]
            parts.append(among[::-1] if order.reverse else among)
        shown = np.concatenate(parts)
        years = self.dates.years(self.dates_of(numbers[shown]))
        return _Chosen(
            Hits(rows, read, numbers[shown[: order.limit]], fits[shown[: order.limit]]),
            {fit: int(told[_CODES[fit]]) for fit in FITS if told[_CODES[fit]]},
            left_out,
            lambda: years,
        )

    def _about(self, selection: Selection) -> Numbers:
        """The facts that are about at least one record of each group."""
        met = None
        for group, asked in zip(groups_of(self._index, selection), selection.groups(), strict=True):
            found = np.zeros(self.facts + 1, bool)
            packed_too = all(sort in packed.SORTS for sort, _ in asked)
            if packed_too and self._index.postings_of(group) > _FEW:
                wanted = np.zeros(self._most + 1, bool)
                wanted[group] = True
                found[self._fact_of[wanted[self._headings]]] = True
            else:
                found[self._index.numbers_about(group)] = True
            met = found if met is None else met & found
        return np.arange(1, self.facts + 1) if met is None else np.nonzero(met)[0]


class Drawn:
    """The facts of a kind: their numbers, the number of their dates and of those without a place.

    Those that can be placed in time begin and end in some years.
    """

    def __init__(
        self, kind: str, numbers: Numbers, dates: int, begins: Numbers, ends: Numbers
    ) -> None:
        self.kind = kind
        self.numbers = numbers
        self.dates = dates
        self.undated = len(numbers) - len(begins)
        self._begins = begins
        self._ends = ends

    @property
    def first(self) -> float:
        """The beginning of the first of them, in years."""
        return float(self._begins.min())

    @property
    def last(self) -> float:
        """The end of the last of them."""
        return float(self._ends.max())

    def begun(self, months: int, since: float) -> tuple[list[tuple[int, int]], int]:
        """How many begin in each stretch of this many months, numbered from the year 0.

        And how many began before ``since``, in years; they are in none of the stretches.
        """
        begins = self._begins[self._begins >= since]
        earlier = len(self._begins) - len(begins)
        if not len(begins):
            return [], earlier
        at = np.floor(begins * 12 / months + _ROUNDED).astype(np.int64)
        start = int(at.min())
        counts = np.bincount(at - start)
        met = np.nonzero(counts)[0]
        return list(zip((met + start).tolist(), counts[met].tolist(), strict=True)), earlier


class Counts:
    """How many facts are under each heading."""

    def __init__(self, index: Index, of_sort: dict[str, Numbers], counts: Numbers) -> None:
        self._index = index
        self._of_sort = of_sort
        self._counts = counts

    def of(self, sort: str, without: Iterable[str] = (), below: int | None = None) -> Told:
        """The headings of a sort that have facts, those with most first.

        ``without`` some of them, and only those with fewer facts than ``below``.
        """
        of = self._of_sort[sort]
        counts = self._counts[of]
        met = counts > 0 if below is None else (counts > 0) & (counts < below)
        for id_ in without:
            if row := self._index.record(sort, id_):
                met &= of != row[0]
        of, counts = of[met], counts[met]
        return Told(self._index, of, counts)


class Told:
    """Headings with the number of their facts."""

    def __init__(self, index: Index, headings: Numbers, counts: Numbers) -> None:
        self._index = index
        self._headings = headings
        self._counts = counts

    def __len__(self) -> int:
        return len(self._headings)

    def first(self, most: int | None = None) -> list[tuple[str, int]]:
        """The ids of the ``most`` with most facts; of equal ones those met first."""
        order = np.lexsort((self._headings, -self._counts))[:most]
        found = []
        for number, count in zip(self._headings[order], self._counts[order], strict=True):
            if row := self._index.record_of(int(number)):
                found.append((str(row[1]), int(count)))
        return found


class _Dates:
    """The dates of a base: how each answers for a period, and where it begins and ends."""

    def __init__(self, index: Index) -> None:
        self._index = index
        columns = (
            "date, may_start, may_end, starts, ends, begun, lasted, moment, dated, open_end, "
            "first_year, last_year, members"
        )
        rows = list(index.every(f"(SELECT {columns} FROM span WHERE member = 0) AS first"))
        none = FIRST - 1
        table = np.array([[none if one is None else one for one in row] for row in rows], np.int64)
        many = int(table[:, 0].max()) + 1 if len(table) else 1
        ordered = np.full((many, 13), none, np.int64)
        if len(table):
            ordered[table[:, 0]] = table
        (_, self._may_start, self._may_end, self._starts, self._ends, self._begun, self._lasted,
         moment, dated, open_end, self._first_year, self._last_year, members,
         ) = ordered.T  # fmt: skip
        self._moment, self._dated, self._open_end = moment == 1, dated == 1, open_end == 1
        self._members = np.maximum(members, 0)
        self._none = none
        #: Dates of several members, which are few: each is asked by itself.
        self._sets = np.nonzero(self._members > 1)[0]
        self._of_sets = filed.dates_of(index, self._sets.tolist())
        spans = [[span[:2] for span in date.spans] for date in self._of_sets]
        self._sets_from = np.array([min(first for first, _ in one) for one in spans], np.int64)
        self._sets_to = np.array([max(last for _, last in one) for one in spans], np.int64)

    def years(self, dates: Numbers) -> tuple[int, int] | None:
        """The first and the last year of some dates; None if none is dated."""
        first, last = self._first_year[dates], self._last_year[dates]
        first, last = first[first != self._none], last[last != self._none]
        return (int(first.min()), int(last.max())) if len(first) and len(last) else None

    def answers(self, selection: Selection, horizon: int | None) -> Numbers:
        """How each date answers some periods: the weakest of its answers.

        For dates with one member the same rule as ``dates.fit.answer``, and as
        ``selection.answers_of``, for all at once. A test compares them; change them together.
        """
        weakest = np.full(len(self._members), _IN, np.int8)
        none = np.zeros(len(self._members), bool)
        near = np.ones(len(self._sets), bool)
        for period in selection.periods:
            asked = stretches(period)
            near &= (self._sets_from <= asked[-1][1]) & (self._sets_to >= asked[0][0])
            told = self._met(asked)
            heard = [one for one in asked if horizon is None or one[0] <= horizon]
            if len(heard) < len(asked):
                again = (told == _POSSIBLY) & self._open_end
                told = np.where(again, self._met(heard), told)
            none |= told == _NONE
            weakest = np.where(told == _SPANS, np.where(weakest == _IN, _SPANS, weakest), weakest)
            weakest = np.where(told == _POSSIBLY, _POSSIBLY, weakest)
        sure = (weakest == _IN) & (not selection.dated)
        weakest = np.where(~self._dated & ~sure, _UNDATED, weakest)
        weakest = np.where(none, _NONE, weakest)
        weakest = np.where(self._members == 0, _UNDATED, weakest)
        weakest[self._sets] = _NONE
        sets = [self._of_sets[at] for at in np.nonzero(near)[0].tolist()]
        for date, fit in answers_of(sets, selection, horizon).items():
            weakest[date] = _CODES[fit]
        return weakest

    def _met(self, asked: Iterable[tuple[int, int]]) -> Numbers:
        """How each date answers the surest of some stretches."""
        found = np.full(len(self._members), _NONE, np.int8)
        for first, last in asked:
            touches = (self._may_start <= last) & (self._may_end >= first)
            inside = (first <= self._starts) & (self._ends <= last)
            goes_on = ~self._moment & (self._begun <= last) & (self._lasted >= first)
            told = np.where(inside, _IN, np.where(goes_on, _SPANS, _POSSIBLY))
            told = np.where(touches, told, _NONE)
            surer = _SURER[told] > _SURER[found]
            found = np.where(surer, told, found)
        return found

    @property
    def drawn(self) -> tuple[Numbers, Numbers]:
        """Where in years each date begins and ends, as far as known; NaN where it has no place."""
        begins = np.where(self._may_start <= FIRST, self._may_end, self._may_start)
        known = np.maximum(self._begun, np.where(self._moment, FIRST, self._lasted))
        ends = np.where(self._may_end >= LAST, np.maximum(begins, known), self._may_end)
        nowhere = (self._members == 0) | (begins >= LAST) | (ends >= LAST) | (begins <= FIRST)
        return (
            np.where(nowhere, np.nan, _in_years(begins)),
            np.where(nowhere, np.nan, _in_years(ends) + 1 / _DAYS),
        )


# How sure each answer is.
_SURER = np.array([0, 3, 1, 2, 0])


def _in_years(days: Numbers) -> Numbers:
    """The beginning of days, in years with fractions."""
    years, rest = np.divmod(days, 10_000)
    months, of_month = np.divmod(rest, 100)
    found: Numbers = years + ((months - 1) * 31 + of_month - 1) / _DAYS
    return found
