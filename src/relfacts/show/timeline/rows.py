"""The rows of a timeline: a row for each kind of fact, with lanes where marks would overlap."""

from __future__ import annotations

from relfacts.show.timeline.marks import Mark, marks_of
from relfacts.show.timeline.scale import bin_of, year_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relfacts.records import Fact
    from relfacts.vocabulary.declared import Declared

    # The left and the right end of the room that a mark needs, in pixels.
    Room = Callable[[Mark], tuple[float, float]]


class Line:
    """A row: its name, its marks, the number of facts that cannot be shown, and that of all."""

    __slots__ = ("count", "marks", "name", "undated")

    def __init__(self, name: str, marks: list[Mark], undated: int) -> None:
        self.name = name
        self.marks = marks
        self.undated = undated
        self.count = sum(mark.count for mark in marks) + undated

    @property
    def dates(self) -> int:
        """The number of its different dates."""
        return len(self.marks)

    @property
    def first(self) -> float:
        """The beginning of its first mark."""
        return min(mark.first for mark in self.marks)

    @property
    def last(self) -> float:
        """The end of its last mark."""
        return max(mark.last for mark in self.marks)

    @property
    def signs(self) -> set[str]:
        """The signs with which it is drawn."""
        return {sign for mark in self.marks for sign in mark.signs}

    def counted(self, months: int, since: float) -> Crowd:
        """The same row with its facts counted instead of drawn one by one.

        Those that began before ``since``, in years, are in no column.
        """
        bins: dict[int, int] = {}
        earlier = 0
        for mark in self.marks:
            if mark.first < since:
                earlier += mark.count
                continue
            at = bin_of(mark.first, months)
            bins[at] = bins.get(at, 0) + mark.count
        row = (self.name, months, sorted(bins.items()), self.last, self.undated, self.dates)
        return Crowd(*row, earlier)

    def lanes(self, room: Room, most: int) -> list[list[Mark]] | None:
        """The marks in lanes, so that none overlaps another; None if they need more than ``most``.

        A mark takes the first free lane.
        """
        lanes: list[list[Mark]] = []
        ends: list[float] = []
        for mark in self.marks:
            first, last = room(mark)
            lane = next((at for at, end in enumerate(ends) if end <= first), len(lanes))
            if lane == most:
                return None
            if lane == len(lanes):
                lanes.append([])
                ends.append(last)
            lanes[lane].append(mark)
            ends[lane] = last
        return lanes


class Crowd:
    """A row of more dates than can be drawn: how many facts begin in each stretch of ``months``.

    ``bins`` has those stretches that have any, in order, by their numbers; ``earlier`` facts began
    before the time that is drawn.
    """

    __slots__ = (
        "_shape", "_when", "bins", "count", "dates", "earlier", "last", "months", "name", "undated",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        months: int,
        bins: list[tuple[int, int]],
        last: float,
        undated: int,
        dates: int,
        earlier: int = 0,
    ) -> None:
        self.name = name
        self.months = months
        self.bins = bins
        self.last = last
        self.undated = undated
        self.dates = dates
        self.earlier = earlier
        self.count = sum(count for _, count in bins) + undated + earlier
        self._shape = self._when = ""

    @property
    def signs(self) -> set[str]:
        """The signs with which it is drawn."""
        return {*(("many",) if self.bins else ()), *(("before",) if self.earlier else ())}

    @property
    def when(self) -> str:
        """When they begin, and when most of them do, in words."""
        if not self._when:
            self._when = self._in_words()
        return self._when

    def _in_words(self) -> str:
        before = [f"{self.earlier} began before"] if self.earlier else []
        return "; ".join([*([self._most_in_words()] if self.bins else []), *before])

    def _most_in_words(self) -> str:
        # Columns of months are described by the year.
        per_year = max(12 // self.months, 1)
        counts: dict[int, int] = {}
        for at, count in self.bins:
            counts[at // per_year] = counts.get(at // per_year, 0) + count
        years = {at: year_named(at * max(self.months // 12, 1)) for at in counts}
        most = max(counts, key=lambda at: (counts[at], -at))
        if len(years) == 1:
            return f"beginning in {years[most]}"
        ends = f"beginning from {years[min(years)]} to {years[max(years)]}"
        return f"{ends}, most of them in {years[most]} ({counts[most]})"

    def shape(self, tall: float) -> str:
        """Its columns as a path: each as wide as 1, at most ``tall``; the same in all widths."""
        if not self._shape:
            most, start = max(count for _, count in self.bins), self.bins[0][0]
            highest = [(at - start, max(round(count / most * tall), 1)) for at, count in self.bins]
            self._shape = "".join(f"M{at} 0v-{high}h.88v{high}z" for at, high in highest)
        return self._shape

    @property
    def first(self) -> float:
        """The beginning of the first stretch, in years."""
        return self.bins[0][0] * self.months / 12 if self.bins else self.last

    def counted(self, months: int, since: float) -> Crowd:
        """Itself: it is counted already."""
        return self


def rows_of(facts: Iterable[Fact], declared: Declared) -> list[Line | Crowd]:
    """The rows of some facts, in the order in which the base has its kinds."""
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact["kind"], []).append(fact)
    known = declared.in_order(by_kind)
    rows: list[Line | Crowd] = []
    for kind in [*known, *sorted(by_kind.keys() - set(known))]:
        marks, undated = marks_of(by_kind[kind])
        rows.append(Line(name_of(kind, declared), marks, len(undated)))
    return rows


def name_of(kind: str, declared: Declared) -> str:
    """What the row of a kind is called."""
    return declared.kinds[kind].plural if kind in declared.kinds else kind
