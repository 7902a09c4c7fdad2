"""Counts the facts of a listing by one property: kind, year, person and so on."""

from __future__ import annotations

from relfacts.ask.answer import Answer
from relfacts.dates.edtf import parse
from relfacts.dates.words import years_in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from relfacts.base.openbase import OpenBase
    from relfacts.records import Fact

    # The values a fact counts for: what to sort by, the id, the name.
    Values = Iterable[tuple[Any, str, str]]

_TEN = 10
# Later than every year.
_LATE = 10**6


def counted_by(answer: Answer, base: OpenBase, facet: str) -> Answer:
    """The facts of an answer counted: years and decades in order, other values by number.

    A fact counts once for each of its years or decades, and once for each of its people, places,
    topics and documents. The numbers are those that the filters find: what is about a place is
    about every place around it too, what is on a topic is on every broader one.
    """
    count: dict[str, int] = {}
    order: dict[str, Any] = {}
    names: dict[str, str] = {}
    values = _VALUES[facet]
    for hit in answer.hits:
        for rank, id_, name in dict.fromkeys(values(hit.load(), base)):
            count[id_] = count.get(id_, 0) + 1
            order[id_], names[id_] = rank, name
    in_time = facet in ("year", "decade")
    ids = sorted(count, key=lambda id_: order[id_] if in_time else (-count[id_], id_))
    rows = [
        {"value": id_, "count": count[id_], **({"name": names[id_]} if names[id_] != id_ else {})}
        for id_ in ids
    ]
    return answer.but(catalogue=("facets", rows), hits=())


def _years(fact: Fact, _: OpenBase) -> Iterator[tuple[Any, str, str]]:
    """The year of a fact, or the years from its first to its last."""
    for first, last in _bounds(fact):
        told = "undated" if first is None or last is None else years_in_words((first, last))
        yield (first or _LATE, last or _LATE), told, told


def _decades(fact: Fact, _: OpenBase) -> Iterator[tuple[Any, str, str]]:
    for first, last in _bounds(fact):
        ends = [year - year % _TEN for year in (first, last)] if first and last else []
        told = "-".join(dict.fromkeys(f"{decade}s" for decade in ends)) or "undated"
        yield tuple(ends or (_LATE, _LATE)), told, told


def _bounds(fact: Fact) -> Iterator[tuple[int | None, int | None]]:
    """The first and the last year of a fact; None if it has no date, or an open end."""
    date = parse(fact["date"]) if fact["date"] else None
    start = date.start if date else None
    end = (date.end or start) if date else None
    # A fact dated only "by" some day has no known first year.
    yield (start[0], end[0]) if start and end else (None, None)


def _of_records(sort: str, ids: Callable[[Fact], Iterable[str]]) -> Callable[..., Values]:
    def values(fact: Fact, base: OpenBase) -> Values:
        return [(id_, id_, base.name(sort, id_)) for id_ in ids(fact)]

    return values


def _of_nested(sort: str, ids: Callable[[Fact], Iterable[str]]) -> Callable[..., Values]:
    """The same for records within others, for which the fact counts too."""

    def values(fact: Fact, base: OpenBase) -> Values:
        wider = base.wider(sort)
        return [(id_, id_, name) for one in ids(fact) for id_, name in wider[one]]

    return values


def _places(fact: Fact) -> list[str]:
    return [*fact["places"], *(party["id"] for party in fact["parties"])]


_VALUES: dict[str, Callable[..., Values]] = {
    "kind": lambda fact, _: [(fact["kind"], fact["kind"], fact["kind"])],
    "year": _years,
    "decade": _decades,
    "person": _of_records("person", lambda fact: [person["id"] for person in fact["people"]]),
    "place": _of_nested("place", _places),
    "topic": _of_nested("topic", lambda fact: fact["topics"]),
    "source": _of_records("source", lambda fact: [source["id"] for source in fact["sources"]]),
}
