"""Selects the facts that answer: filters mean the same for every listing and are joined with AND.

Typed texts are read before this (``ask.understand``); here are only ids and periods. A base has few
different dates and many facts, so a question about a time first selects dates; facts are looked up
once it is known which of them are shown.
"""

from __future__ import annotations

from relfacts.base.index import dates as filed
from relfacts.dates.fit import answer, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from relfacts.base.index.dates import Dated
    from relfacts.base.index.reader import FactRow, Index
    from relfacts.dates.edtf import Edtf
    from relfacts.records import Fact

    Years = tuple[int, int]
    Read = Callable[[int, int], bytes]

#: The answers of a dated question, in the order in which they are shown.
FITS = ("in", "possibly", "spans")

# Row number used for facts without a date.
_NO_DATE = 0


class Selection:
    """The facts asked for. Ids within a group are alternatives; groups are joined with AND.

    ``people``, ``topics`` and ``places`` have one group for each name asked for; each id in
    ``sources`` is a group by itself. ``periods`` must all be met. ``ways`` say who does what, or
    from whom or to whom it goes: an act or a direction (``index.directions``) with the people and
    places of whom one must do it; ``statuses`` say how certain it is. ``mixed`` has groups of ids
    with their types: of a kind, or on a topic. ``undated`` includes facts whose date cannot decide;
    ``dated`` leaves out those that no date puts before or after others.
    """

    __slots__ = (
        "dated", "kinds", "mixed", "people", "periods", "places", "sources", "statuses", "topics",
        "undated", "ways",
    )  # fmt: skip

    def __init__(
        self,
        periods: Iterable[Edtf] = (),
        people: Iterable[frozenset[str]] = (),
        topics: Iterable[frozenset[str]] = (),
        places: Iterable[frozenset[str]] = (),
        kinds: Iterable[str] = (),
        sources: Iterable[str] = (),
        undated: bool = False,
        ways: Iterable[tuple[str, frozenset[str]]] = (),
        statuses: Iterable[str] = (),
        mixed: Iterable[frozenset[tuple[str, str]]] = (),
        dated: bool = False,
    ) -> None:
        self.periods = tuple(periods)
        self.people = tuple(people)
        self.topics = tuple(topics)
        self.places = tuple(places)
        self.kinds = frozenset(kinds)
        self.sources = frozenset(sources)
        self.undated = undated
        self.ways = tuple(ways)
        self.statuses = frozenset(statuses)
        self.mixed = tuple(mixed)
        self.dated = dated

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__slots__))

    def but(self, **changes: Any) -> Selection:
        """A copy with some attributes changed."""
        return Selection(**{name: getattr(self, name) for name in self.__slots__} | changes)

    def also(self, others: Iterable[Selection]) -> Selection:
        """This selection and all the ``others``, joined with AND."""
        every = [self, *others]
        kinds, other_kinds = _of_each("kind", [selection.kinds for selection in every])
        statuses, other_statuses = _of_each("status", [selection.statuses for selection in every])
        return Selection(
            periods=(period for selection in every for period in selection.periods),
            people=(group for selection in every for group in selection.people),
            topics=(group for selection in every for group in selection.topics),
            places=(group for selection in every for group in selection.places),
            kinds=kinds,
            sources=(id_ for selection in every for id_ in selection.sources),
            undated=any(selection.undated for selection in every),
            ways=(way for selection in every for way in selection.ways),
            statuses=statuses,
            mixed=(
                *(group for selection in every for group in selection.mixed),
                *other_kinds,
                *other_statuses,
            ),
            dated=any(selection.dated for selection in every),
        )

    def groups(self) -> list[frozenset[tuple[str, str]]]:
        """The groups of ids with their types; a fact must be about at least one of each group."""
        asked = [
            *(("person", group) for group in self.people),
            *(("topic", group) for group in self.topics),
            *(("place", group) for group in self.places),
            *(("source", frozenset((id_,))) for id_ in self.sources),
            *self.ways,
        ]
        asked += [("status", self.statuses)] if self.statuses else []
        asked += [("kind", self.kinds)] if self.kinds else []
        return [*(frozenset((sort, id_) for id_ in ids) for sort, ids in asked), *self.mixed]


def _of_each(
    sort: str, sets: Iterable[frozenset[str]]
) -> tuple[frozenset[str], list[frozenset[tuple[str, str]]]]:
    """What a fact can be to be in each of these sets; if in none, a set, and the others as groups.

    A fact has only one kind, and one status: none satisfies two sets that have nothing in common.
    """
    first, *others = [one for one in sets if one] or [frozenset()]
    if common := first.intersection(*others):
        return common, []
    return first, [frozenset((sort, id_) for id_ in ids) for ids in others]


class Order:
    """How facts are ordered and limited: by fit or only by time, reversed, at most how many."""

    __slots__ = ("by_fit", "limit", "reverse")

    def __init__(
        self, limit: int | None = None, reverse: bool = False, by_fit: bool = False
    ) -> None:
        self.limit = limit
        self.reverse = reverse
        self.by_fit = by_fit

    def parts(self) -> list[tuple[str, ...]]:
        """The fits that are listed together, in the order in which they are shown."""
        parts: list[tuple[str, ...]] = [(fit,) for fit in FITS] if self.by_fit else [FITS]
        return parts[::-1] if self.reverse else parts


class Hit:
    """A fact that answers, and how its date does: ``in``, ``possibly`` or ``spans``.

    It only knows its position in the base until its record is needed.
    """

    __slots__ = ("_fact", "_read", "_row", "_text", "fit")

    def __init__(self, read: Read, row: FactRow, fit: str) -> None:
        self._read = read
        self._row = row
        self._fact: Fact | None = None
        self._text: str | None = None
        self.fit = fit

    @property
    def number(self) -> int:
        """Its number in the order of time, counted from 1."""
        return self._row[0]

    @property
    def date(self) -> int:
        """The number of its date, the same for all facts with that date."""
        return self._row[1]

    @property
    def start(self) -> int:
        """Where its record begins in the base, in bytes."""
        return self._row[2]

    @property
    def text(self) -> str:
        """The record exactly as it is in the base."""
        return self._read(*self._row[2:]).decode() if self._text is None else self._text

    def keep(self) -> None:
        """Read the record now, so that the base is no longer needed."""
        self._text = self.text

    @property
    def fact(self) -> Fact:
        """The record, kept once it has been read."""
        if self._fact is None:
            self._fact = self.load()
        return self._fact

    def load(self) -> Fact:
        """The record, read anew each time: if there are many, they need not all be kept."""
        from relfacts.text.jsontext import loads

        fact: Fact = loads(self.text)
        return fact


class Selected:
    """The facts that a selection finds.

    ``hits`` are those to be shown, in order; ``fits`` has the total number for each fit,
    ``left_out`` the number of facts that cannot answer because they lack a usable date.
    """

    def __init__(
        self,
        hits: Sequence[Hit],
        fits: dict[str, int],
        left_out: int,
        years: Callable[[], Years | None],
    ) -> None:
        self.hits = hits
        self.fits = fits
        self.left_out = left_out
        self._years = years

    @property
    def total(self) -> int:
        """The total number of facts."""
        return sum(self.fits.values())

    @property
    def numbers(self) -> list[int]:
        """The numbers of the facts to be shown, in the order of time."""
        return [hit.number for hit in self.hits]

    @property
    def years(self) -> Years | None:
        """The first and the last year of all of them; None if none is dated."""
        return self._years()


def select(index: Index, read: Read, selection: Selection, order: Order) -> Selected:
    """The facts that answer, in the order of time, or by fit first and then in the order of time.

    ``read`` returns the bytes of the base at a position.
    """
    groups = groups_of(index, selection)
    if groups:
        return _about(index, read, groups, selection, order)
    if selection.periods:
        return _in_time(index, read, selection, order)
    every = index.value("facts")
    # Facts without a date are numbered after all others.
    count = filed.dated_facts(index) if selection.dated and not selection.undated else every
    hits = [Hit(read, row, "in") for row in index.facts(count, order.limit, order.reverse)]
    fits = {"in": count} if count else {}
    return Selected(hits, fits, every - count, lambda: years_of(filed.years(index)))


def narrowed(index: Index, hits: list[Hit], left_out: int) -> Selected:
    """A result made of found facts that were chosen and ordered by other means."""
    fits: dict[str, int] = {}
    for hit in hits:
        fits[hit.fit] = fits.get(hit.fit, 0) + 1
    dates = sorted({hit.date for hit in hits})
    return Selected(hits, fits, left_out, lambda: years_of(filed.years(index, dates)))


def around(index: Index, selection: Selection) -> list[int]:
    """The fact just before the period and the one just after; other filters still apply."""
    asked = stretches(selection.periods[0])
    first, last = asked[0][0], asked[-1][1]
    groups = groups_of(index, selection)
    if groups:
        ends: dict[int, tuple[int, int]] = {}
        for number, date, *_ in index.facts_about(groups) if all(groups) else []:
            ends[date] = (ends.get(date, (number, number))[0], number)
        dates = filed.dates_of(index, list(ends))
    else:
        dates = filed.all_dates(index)
        ends = {date.number: (date.first_fact, date.last_fact) for date in dates if date.facts}
    dates = [date for date in dates if date.dated and date.number in ends]
    before = [ends[d.number][1] for d in dates if d.last_day is not None and d.last_day < first]
    after = [ends[d.number][0] for d in dates if d.first_day is not None and d.first_day > last]
    return [*sorted(before)[-1:], *sorted(after)[:1]]


def years_of(row: Sequence[int | None]) -> Years | None:
    """The first and the last year in a row; None if it has none."""
    first, last = row
    return None if first is None or last is None else (first, last)


# --- facts about something -------------------------------------------------------------------


def groups_of(index: Index, selection: Selection) -> list[list[int]]:
    """The numbers of the records that a selection names, group by group."""
    return [
        [row[0] for sort, id_ in sorted(group) if (row := index.record(sort, id_))]
        for group in selection.groups()
    ]


def _about(
    index: Index, read: Read, groups: list[list[int]], selection: Selection, order: Order
) -> Selected:
    facts = index.facts_about(groups) if all(groups) else []
    counts: dict[int, int] = {}
    for _, date, *_ in facts:
        counts[date] = counts.get(date, 0) + 1
    # If no time is asked for, facts without a date come last and are as certain as all others.
    if selection.periods or (selection.dated and not selection.undated):
        dates = filed.dates_of(index, list(counts))
        answers = answers_of(dates, selection, index.value("horizon"))
    else:
        answers = dict.fromkeys(counts, "in")
    chosen = {date: _shown(fit, selection) for date, fit in answers.items()}
    fits: dict[str, int] = {}
    for date, fit in chosen.items():
        fits[fit] = fits.get(fit, 0) + counts[date]
    left_out = fits.pop("", 0)
    rows = [
        row
        for part in order.parts()
        for row in (reversed(facts) if order.reverse else facts)
        if chosen.get(row[1]) in part
    ]
    hits = [Hit(read, row, chosen[row[1]]) for row in rows[: order.limit]]
    found = [date for date, fit in chosen.items() if fit]
    return Selected(hits, fits, left_out, lambda: years_of(filed.years(index, found)))


def _shown(fit: str, selection: Selection) -> str:
    """The fit that is shown for facts; none for facts that are left out."""
    if fit != "undated":
        return fit
    return "possibly" if selection.undated else ""


# --- facts of a time -------------------------------------------------------------------------


def _in_time(index: Index, read: Read, selection: Selection, order: Order) -> Selected:
    dates = _Dates(index, selection)
    counts: dict[str, int] = {}
    years = []
    for fit, facts, *between in dates.counts():
        shown = _shown(fit, selection)
        counts[shown] = counts.get(shown, 0) + facts
        if shown:
            years.append(between)
    left_out = counts.pop("", 0)
    fits = {fit: count for fit, count in counts.items() if count}
    most = sum(fits.values()) if order.limit is None else order.limit
    hits: list[Hit] = []
    for part in order.parts():
        if len(hits) >= most:
            break
        inner = [*part, "undated"] if selection.undated and "possibly" in part else part
        first = dates.first(inner, most, order.reverse)
        told = {date.number: _shown(fit, selection) for fit, date in first}
        if order.limit is None:
            rows = index.facts_with(list(told))
            rows = rows[::-1] if order.reverse else rows
        else:
            rows = _first_facts(index, list(told), most - len(hits), order.reverse)
        hits += [Hit(read, row, told[row[1]]) for row in rows]
    firsts = [first for first, _ in years if first is not None]
    lasts = [last for _, last in years if last is not None]
    between_all = (min(firsts), max(lasts)) if firsts and lasts else None
    return Selected(hits, fits, left_out, lambda: between_all)


def _first_facts(index: Index, dates: list[int], limit: int, last: bool) -> list[FactRow]:
    """The first (or last) facts of some dates, in order.

    The first n facts can only have the n dates whose facts begin first.
    """
    found = [row for date in dates[:limit] for row in index.facts_dated(date, limit, last)]
    return sorted(found, reverse=last)[:limit]


class _Dates:
    """The dates that answer for some periods, and how."""

    def __init__(self, index: Index, selection: Selection) -> None:
        self._index = index
        periods = selection.periods
        horizon = index.value("horizon")
        asked = [stretch for period in periods for stretch in stretches(period)]
        #: A single stretch, for which the index can answer by itself; None if there are more.
        self._stretch = asked[0] if len(asked) == 1 else None
        self._unheard = _is_unheard(asked[0][0], horizon)
        self._dated = selection.dated
        if self._stretch:
            # The index cannot do so for sets of dates.
            dates = filed.sets_within(index, *self._stretch)
        else:
            # For a set of dates, looking at one stretch alone would miss members.
            first = stretches(periods[0])
            near = {
                date.number for stretch in first for date in filed.dates_within(index, *stretch)
            }
            dates = filed.dates_of(index, sorted(near))
        dates += filed.dates_of(index, [_NO_DATE])
        answers = answers_of(dates, selection, horizon)
        self._told = [(answers[d.number], d) for d in dates if d.number in answers and d.facts]

    def counts(self) -> list[tuple[str, int, int | None, int | None]]:
        """A fit, the number of facts that answer so, and their first and last year; a fit may
        recur.
        """
        told = [(fit, date.facts, date.first_year, date.last_year) for fit, date in self._told]
        if self._stretch:
            told += filed.counts_within(self._index, *self._stretch, self._unheard, self._dated)
        return told

    def first(self, fits: Iterable[str], limit: int, reverse: bool) -> list[tuple[str, Dated]]:
        """The dates with one of these fits, those of the first facts first; at most ``limit``."""
        found = [(fit, date) for fit, date in self._told if fit in fits]
        if self._stretch:
            for fit in fits:
                dates = filed.first_within(
                    self._index, *self._stretch, self._unheard, self._dated, fit, limit, reverse
                )
                found += [(fit, date) for date in dates]
        if reverse:
            found.sort(key=lambda pair: -pair[1].last_fact)
        else:
            found.sort(key=lambda pair: pair[1].first_fact)
        return found[:limit]


def answers_of(dates: Iterable[Dated], selection: Selection, horizon: int | None) -> dict[int, str]:
    """How each date answers: the weakest of its answers to the periods, or ``undated``.

    Dates that do not answer a period are left out. An open-ended date says nothing about times
    after the last document.
    """
    asked = [stretches(period) for period in selection.periods]
    found: dict[int, str] = {}
    for date in dates:
        if not date.members:
            found[date.number] = "undated"
            continue
        given: set[str | None] = set()
        for period in asked:
            told = answer(date.spans, date.members, date.moment, period)
            if told == "possibly" and date.open_end:
                heard = [stretch for stretch in period if not _is_unheard(stretch[0], horizon)]
                told = answer(date.spans, date.members, date.moment, heard)
            given.add(told)
        if None not in given:
            weakest = next((fit for fit in ("possibly", "spans") if fit in given), "in")
            sure = date.dated or (weakest == "in" and not selection.dated)
            found[date.number] = weakest if sure else "undated"
    return found


def _is_unheard(first: int, horizon: int | None) -> bool:
    """Whether a time begins after the last document, so that no document can speak of it."""
    return horizon is not None and first > horizon
