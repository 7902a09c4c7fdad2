"""The rows of a timeline: a row for each kind of fact, with lanes where marks would overlap."""

from __future__ import annotations

from relfacts.show.timeline.marks import Mark, marks_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relfacts.records import Fact
    from relfacts.vocabulary.declared import Declared

    # The left and the right end of the room that a mark needs, in pixels.
    Room = Callable[[Mark], tuple[float, float]]


class Line:
    """A row: its name, its marks, the facts that cannot be shown, and the number of facts."""

    __slots__ = ("count", "marks", "name", "undated")

    def __init__(self, name: str, marks: list[Mark], undated: list[Fact]) -> None:
        self.name = name
        self.marks = marks
        self.undated = undated
        self.count = sum(len(mark.facts) for mark in marks) + len(undated)

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


def rows_of(facts: Iterable[Fact], declared: Declared) -> list[Line]:
    """The rows of some facts, in the order in which the base has its kinds."""
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact["kind"], []).append(fact)
    known = declared.in_order(by_kind)
    rows = []
    for kind in [*known, *sorted(by_kind.keys() - set(known))]:
        name = declared.kinds[kind].plural if kind in declared.kinds else kind
        rows.append(Line(name, *marks_of(by_kind[kind])))
    return rows
