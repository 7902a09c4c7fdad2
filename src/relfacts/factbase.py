"""The fact base as questions see it: facts by what they are about and when.

``select`` applies a ``Selection``, the filters that mean the same on every listing and join with
AND. What a typed text means is decided before (``answers``); here are only ids and periods. Nothing
is read but what is asked for: a fact is a number until somebody looks at it.
"""

from __future__ import annotations

from relfacts.when import best, joined, meets, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, BinaryIO

    from relfacts.edtf import Edtf
    from relfacts.index.reader import Dated, Index
    from relfacts.names.book import NameBook
    from relfacts.names.lookup import Labels
    from relfacts.records import Fact
    from relfacts.when import Fit

#: The answers of a dated question, in the order in which they are shown.
FITS = ("in", "possibly", "spans")


class Selection:
    """What facts are asked for. Ids within one list mean any of them, lists join with AND.

    ``people`` and ``topics`` hold one group per name asked for; ``places`` likewise. ``periods``
    must each be met. ``undated`` lets facts in whose date cannot tell.
    """

    def __init__(
        self,
        periods: Iterable[Edtf] = (),
        people: Iterable[frozenset[str]] = (),
        topics: Iterable[frozenset[str]] = (),
        places: Iterable[frozenset[str]] = (),
        kinds: Iterable[str] = (),
        sources: Iterable[str] = (),
        undated: bool = False,
    ) -> None:
        self.periods = tuple(periods)
        self.people = tuple(people)
        self.topics = tuple(topics)
        self.places = tuple(places)
        self.kinds = frozenset(kinds)
        self.sources = frozenset(sources)
        self.undated = undated

    def groups(self) -> list[tuple[str, frozenset[str]]]:
        """What a fact must be about: of each group at least one, with the sort of its ids."""
        asked = [
            *(("person", group) for group in self.people),
            *(("topic", group) for group in self.topics),
            *(("place", group) for group in self.places),
            *(("source", frozenset((id_,))) for id_ in self.sources),
        ]
        return [*asked, ("kind", self.kinds)] if self.kinds else asked


class Hit:
    """A fact that answers, and how its date does: ``in``, ``possibly`` or ``spans``."""

    __slots__ = ("_base", "_fact", "date", "fit", "number")

    def __init__(self, base: FactBase, number: int, date: int, fit: str) -> None:
        self._base = base
        self._fact: Fact | None = None
        self.number = number
        self.date = date
        self.fit = fit

    @property
    def fact(self) -> Fact:
        """The record of the fact, read when it is first looked at."""
        if self._fact is None:
            self._fact = self._base.fact(self.number)
        return self._fact

    @property
    def text(self) -> str:
        """The record as it stands in the base, letter for letter."""
        return self._base.fact_text(self.number)


class Selected:
    """The facts that a selection finds.

    ``hits`` are those to be shown, ``total`` is how many there are without a limit, ``fits`` how
    many answer in each way, ``left_out`` how many cannot answer for want of a date.
    """

    def __init__(self, base: FactBase, dates: Iterable[int] | None = None) -> None:
        self._base = base
        # The dates of all the facts found; None for those of the whole base.
        self._dates = None if dates is None else list(dates)
        self.hits: list[Hit] = []
        self.fits: dict[str, int] = {}
        self.left_out = 0

    @property
    def total(self) -> int:
        """How many facts there are."""
        return sum(self.fits.values())

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of all of them; None if none is dated."""
        return self._base.years(self._dates)


class FactBase:
    """A base that is open, with its index; what a question needs is made when it is needed."""

    def __init__(self, file: BinaryIO, index: Index) -> None:
        self._file = file
        self.index = index
        #: Names that fitted several people, and whom the reader chose.
        self.chosen: dict[str, str] = {}
        self._kept: dict[str, Any] = {}

    def __enter__(self) -> FactBase:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back."""
        self.index.close()
        self._file.close()

    # --- finding facts -----------------------------------------------------------------------

    def select(
        self,
        selection: Selection,
        limit: int | None = None,
        reverse: bool = False,
        by_fit: bool = False,
    ) -> Selected:
        """The facts that answer: in the order of time, or ``by_fit`` and then in that of time.

        ``reverse`` turns the whole order round, and ``limit`` takes the first of it.
        """
        groups = self._groups(selection)
        if groups:
            facts = self.index.facts_about(groups) if all(groups) else []
            counts: dict[int, int] = {}
            for _, date in facts:
                counts[date] = counts.get(date, 0) + 1
            dates = self.index.dates_of(list(counts)) if selection.periods else []
        elif selection.periods:
            dates = self._dates_within(selection.periods)
            counts = {date.number: date.facts for date in dates}
        else:
            return self._everything(limit, reverse)
        if selection.periods:
            answers = self._answers(dates, selection.periods)
        else:
            answers = dict.fromkeys(counts, "in")
        chosen = {
            date: "possibly" if fit == "undated" else fit
            for date, fit in answers.items()
            if selection.undated or fit != "undated"
        }
        selected = Selected(self, chosen)
        selected.left_out = sum(counts[date] for date in answers if date not in chosen)
        for date, fit in chosen.items():
            selected.fits[fit] = selected.fits.get(fit, 0) + counts[date]
        most = selected.total if limit is None else limit
        parts = [(fit,) for fit in FITS] if by_fit else [FITS]
        for fits in reversed(parts) if reverse else parts:
            if groups:
                numbers = [(no, date) for no, date in facts if chosen.get(date) in fits]
                numbers = numbers[::-1] if reverse else numbers
            else:
                some = [date for date in dates if chosen.get(date.number) in fits]
                numbers = self._first_facts(some, most - len(selected.hits), reverse)
            selected.hits += [Hit(self, no, date, chosen[date]) for no, date in numbers]
        del selected.hits[most:]
        return selected

    def around(self, selection: Selection, period: Edtf) -> list[Fact]:
        """The fact just before a period and the one just after, all else as asked."""
        first, last = stretches(period)[0][0], stretches(period)[-1][1]
        groups = self._groups(selection)
        if groups:
            facts = self.index.facts_about(groups) if all(groups) else []
            ends: dict[int, tuple[int, int]] = {}
            for number, date in facts:
                ends[date] = (ends.get(date, (number, number))[0], number)
            dates = self.index.dates_of(list(ends))
        else:
            dates = self.index.dates()
            ends = {date.number: (date.first_fact, date.last_fact) for date in dates if date.facts}
        dates = [date for date in dates if date.dated and date.number in ends]
        before = [ends[d.number][1] for d in dates if d.ends is not None and d.ends < first]
        after = [ends[d.number][0] for d in dates if d.starts is not None and d.starts > last]
        nearest = [*sorted(before)[-1:], *sorted(after)[:1]]
        return [self.fact(number) for number in nearest]

    def _groups(self, selection: Selection) -> list[list[int]]:
        """The numbers of the records that a selection names, group by group."""
        return [
            [row[0] for id_ in sorted(ids) if (row := self.index.record(sort, id_))]
            for sort, ids in selection.groups()
        ]

    def _everything(self, limit: int | None, reverse: bool) -> Selected:
        """All facts, in the order of time."""
        selected = Selected(self)
        count = self.facts_in_all
        selected.fits = {"in": count} if count else {}
        rows = self.index.facts(limit, reverse)
        selected.hits = [Hit(self, number, date, "in") for number, date in rows]
        return selected

    def narrowed(self, hits: list[Hit]) -> Selected:
        """Some of the facts that were found, chosen by other means."""
        selected = Selected(self, {hit.date for hit in hits})
        selected.hits = hits
        for hit in hits:
            selected.fits[hit.fit] = selected.fits.get(hit.fit, 0) + 1
        return selected

    def _dates_within(self, periods: Sequence[Edtf]) -> list[Dated]:
        """The dates that may answer for the first of the periods, and that of undated facts."""
        asked = stretches(periods[0])
        found = {
            date.number: date for stretch in asked for date in self.index.dates_within(*stretch)
        }
        if len(asked) > 1 or len(periods) > 1:
            # What touches one stretch only is not all that there is to a set of dates.
            found = {date.number: date for date in self.index.dates_of(list(found))}
        return [*found.values(), *self.index.dates_of([0])]

    def _answers(self, dates: Iterable[Dated], periods: Sequence[Edtf]) -> dict[int, str]:
        """How each date answers: the weakest of its answers to the periods, or ``undated``.

        Those that do not are left out. That something was going on when the last document was
        written is no answer for times after it.
        """
        asked = [stretches(period) for period in periods]
        found: dict[int, str] = {}
        for date in dates:
            if not date.members:
                found[date.number] = "undated"
                continue
            given: set[str | None] = set()
            for period in asked:
                answer = best(_answer(date, *stretch) for stretch in period)
                unheard = date.open_end and self.horizon and period[0][0] > self.horizon
                given.add(None if unheard and answer == "possibly" else answer)
            if None not in given:
                weakest = next((fit for fit in ("possibly", "spans") if fit in given), "in")
                found[date.number] = weakest if date.dated or weakest == "in" else "undated"
        return found

    def _first_facts(self, dates: list[Dated], limit: int, last: bool) -> list[tuple[int, int]]:
        """The first (or last) facts of some dates, in order, each with its date.

        Among the first n facts there are none but those of the n dates that begin first.
        """
        dates = [date for date in dates if date.facts]
        if last:
            dates.sort(key=lambda date: -date.last_fact)
        else:
            dates.sort(key=lambda date: date.first_fact)
        found = [
            (number, date.number)
            for date in dates[: max(limit, 0)]
            for number in self.index.facts_dated(date.number, limit, last)
        ]
        return sorted(found, reverse=last)[: max(limit, 0)]

    # --- facts -------------------------------------------------------------------------------

    def fact(self, number: int) -> Fact:
        """The record of a fact."""
        import json

        fact: Fact = json.loads(self.fact_text(number))
        return fact

    def fact_text(self, number: int) -> str:
        """The record of a fact as it stands in the base, letter for letter."""
        return self._read(*self.index.fact_place(number)).decode()

    def facts(self) -> Iterator[Fact]:
        """Every fact, in the order of time."""
        return map(self.fact, range(1, self.facts_in_all + 1))

    def hits_of(self, sort: str, id_: str) -> list[Hit]:
        """The facts about one record, in the order of time."""
        row = self.index.record(sort, id_)
        facts = self.index.facts_about([[row[0]]]) if row else []
        return [Hit(self, number, date, "in") for number, date in facts]

    def fact_called(self, id_: str) -> Hit | None:
        """The fact with this id."""
        row = self.index.fact_called(id_)
        return Hit(self, row[0], row[1], "in") if row else None

    @property
    def facts_in_all(self) -> int:
        """How many facts there are."""
        count: int = self.value("facts")
        return count

    def years(self, dates: list[int] | None = None) -> tuple[int, int] | None:
        """The first and the last year of the facts with these dates, or of all."""
        if dates is None:
            first, last = self.index.years()
        else:
            rows = self.index.dates_of(dates)
            firsts = [row.first_year for row in rows if row.first_year is not None]
            lasts = [row.last_year for row in rows if row.last_year is not None]
            first, last = min(firsts, default=None), max(lasts, default=None)
        return None if first is None or last is None else (first, last)

    @property
    def horizon(self) -> int | None:
        """The number of the last day on which a document may be issued: no later is known."""
        day: int | None = self.value("horizon")
        return day

    # --- what facts are about ----------------------------------------------------------------

    @property
    def book(self) -> NameBook:
        """Every name of every person, ready to be read."""
        from relfacts.names.book import NameBook

        book: NameBook = self._once("book", lambda: NameBook(self.index))
        return book

    def labels(self, sort: str) -> Labels:
        """The spellings of the topics, places or sources (``topic``, ``place``, ``source``)."""
        from relfacts.names.lookup import Labels

        return Labels(self.index, sort)

    def record(self, sort: str, id_: str) -> Any:
        """The record of a person, place, topic or source; None if there is none of that id."""
        import json

        row = self.index.record(sort, id_)
        return json.loads(self._read(*row[3:5])) if row and row[3] is not None else None

    def records(self, sort: str) -> Iterator[Any]:
        """Every record of a sort, in the order of the base."""
        return (self.record(sort, row[1]) for row in self.index.records(sort))

    def name(self, sort: str, id_: str) -> str:
        """The preferred form of a record; the id itself if there is none."""
        row = self.index.record(sort, id_)
        return str(row[2]) if row and row[2] else id_

    def within(self, sort: str, id_: str) -> frozenset[str]:
        """``id_`` and everything narrower: the topics under a topic, the places in a place."""
        row = self.index.record(sort, id_)
        inside = self.index.inside(row[0]) if row else []
        found = (self.index.record_of(number) for number in inside)
        return frozenset({id_}) | {record[1] for record in found if record}

    def tally(self, sort: str, ids: Iterable[str]) -> tuple[int, tuple[int, int] | None]:
        """How many facts are about any of these records, and their first and last year."""
        rows = [row for id_ in ids if (row := self.index.record(sort, id_))]
        count, first, last = self.index.tally([row[0] for row in rows])
        return count, None if first is None or last is None else (first, last)

    def tallies(self, sort: str) -> dict[str, tuple[int, tuple[int, int] | None]]:
        """The same for every record of a sort by itself."""
        return {
            id_: (count, None if first is None or last is None else (first, last))
            for id_, count, first, last in self.index.tallies(sort)
        }

    def person(self, id_: str) -> tuple[str, str]:
        """The name of a person in its own script, and the one line that says who it is."""
        row = self.index.person(id_)
        return (row[0] or "", row[1] or "") if row else ("", "")

    def value(self, name: str) -> Any:
        """A single value of the base or its index, as ``title``; None if there is none."""
        return self._once(f"value {name}", lambda: self.index.value(name))

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def _read(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        return self._file.read(length)


def _answer(date: Dated, first: int, last: int) -> Fit | None:
    met = [meets(span, date.moment, first, last) for span in date.spans]
    return joined(met, date.members, date.moment)
