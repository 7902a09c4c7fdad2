"""The filters of a page, as links, each with the number of facts that match.

That is the number of facts behind the link, so it is counted as the filter selects: a place
includes the places in it, a topic the narrower ones, a decade everything that touches it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from relfacts.dates.days import number, read_iso
from relfacts.dates.edtf import parse
from relfacts.dates.fit import Bounds, answer, bounds, is_dated
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.pages.views.shelf import Shelf
from relfacts.records import Fact

# At most this many values of a filter are shown, those with most facts first.
MOST = 8

_TEN = 10

# What a year is in the number of a day.
_YEAR = 10_000

# Many facts have few different dates.
_DATES = 50_000


class Choice:
    """A value of a filter: its name, the number of matching facts, the address that applies it.

    In very large results the number is not counted.
    """

    __slots__ = ("count", "name", "own", "path", "tongue")

    def __init__(self, name: str, count: int | None, path: str, own: str, tongue: str = "") -> None:
        self.name = name
        self.count = count
        self.path = path
        #: The page of the value itself, for sites, where filters are not available.
        self.own = own
        self.tongue = tongue


class Group:
    """A filter with its values; ``more`` of them are not shown."""

    __slots__ = ("choices", "more", "name")

    def __init__(self, name: str, choices: list[Choice], more: int) -> None:
        self.name = name
        self.choices = choices
        self.more = more


class Applied:
    """A filter that is applied, and the address without it."""

    __slots__ = ("name", "path", "value")

    def __init__(self, name: str, value: str, path: str) -> None:
        self.name = name
        self.value = value
        self.path = path


# The name of a filter on a page and in an address, and the type of its records.
_OF_RECORDS = (
    ("Person", "who", "person"),
    ("Place", "place", "place"),
    ("Topic", "topic", "topic"),
    ("Document", "source", "source"),
)


def applied(path: str, query: Query, shelf: Shelf) -> list[Applied]:
    """The filters in an address, each with the address without it."""
    sorts = {name: sort for _, name, sort in _OF_RECORDS}
    found = []
    for at, (name, value) in enumerate(query):
        if name in ("q", "format") or not value:
            continue
        rest = [*query[:at], *query[at + 1 :]]
        said = shelf.base.name(sorts[name], value) if name in sorts else value
        if name in ("undated", "reverse"):
            said = ""
        found.append(Applied(name, said, addresses.asking(path, rest)))
    return found


def groups(facts: Sequence[Fact], path: str, query: Query, shelf: Shelf) -> list[Group]:
    """The filters that would narrow some facts, with the numbers of matching facts."""
    given = {name for name, _ in query}

    def narrowed(*more: tuple[str, str]) -> str:
        return addresses.asking(path, [*query, *more])

    found = []
    if "kind" not in given and not path.startswith("/kind/"):
        kinds = Counter(fact["kind"] for fact in facts)
        names = [(id_, shelf.kind(id_)) for id_ in kinds]
        choices = [
            Choice(named.name, kinds[id_], narrowed(("kind", id_)), named.path)
            for id_, named in names
        ]
        found.append(_group("Kind", choices, len(facts)))
    if not given & {"since", "until"}:
        choices = [
            Choice(
                f"{first}s",
                count,
                narrowed(*_time(first)),
                addresses.of("year", f"{first}-{first + _TEN - 1}") if first >= 1000 else "",
            )
            for first, count in _decades(facts, shelf)
        ]
        found.append(_group("Decade", choices, len(facts), in_order=True))
    for title, name, sort in _OF_RECORDS:
        taken = {value for key, value in query if key == name}
        own = path.rpartition("/")[2] if path.startswith(addresses.of(sort, "")) else ""
        choices = []
        for id_, count in _counted(facts, sort, shelf).items():
            if id_ not in taken and id_ != own:
                named = shelf.named(sort, id_)
                if sort == "source":
                    named.name = shelf.issued(id_)[0]
                choices.append(
                    Choice(named.name, count, narrowed((name, id_)), named.path, named.tongue)
                )
        found.append(_group(title, choices, len(facts)))
    return [group for group in found if group.choices]


def _group(name: str, choices: list[Choice], total: int, in_order: bool = False) -> Group:
    """A filter with the values that narrow; a value that all facts have is left out."""
    choices = [choice for choice in choices if choice.count is None or choice.count < total]
    if in_order:
        return Group(name, choices, 0)
    choices = sorted(choices, key=lambda choice: (-(choice.count or 0), choice.name))
    return Group(name, choices[:MOST], max(len(choices) - MOST, 0))


def uncounted(years: tuple[int, int] | None, path: str, query: Query) -> list[Group]:
    """Decade links for very large results, without counts; inside a decade all is counted again."""
    if years is None or years[0] < 0 or {"since", "until"} & {name for name, _ in query}:
        return []
    first, last = years[0] - years[0] % _TEN, years[1]
    if last - first > 100 * _TEN:
        return []
    choices = [
        Choice(f"{decade}s", None, addresses.asking(path, [*query, *_time(decade)]), "")
        for decade in range(first, last + 1, _TEN)
    ]
    return [Group("Decade", choices, 0)]


def _time(decade: int) -> list[tuple[str, str]]:
    return [("since", str(decade)), ("until", str(decade + _TEN - 1))]


def _counted(facts: Sequence[Fact], sort: str, shelf: Shelf) -> Counter[str]:
    """The records that facts name, with the number of facts about each or about records in it."""
    if sort not in ("place", "topic"):
        return Counter(id_ for fact in facts for id_ in set(_ids(fact, sort)))
    wider = shelf.base.wider(sort)
    told = ({wide for one in _ids(fact, sort) for wide, _ in wider[one]} for fact in facts)
    return Counter(id_ for ids in told for id_ in ids)


def _ids(fact: Fact, sort: str) -> Iterable[str]:
    if sort == "person":
        return [person["id"] for person in fact["people"]]
    if sort == "source":
        return [source["id"] for source in fact["sources"]]
    if sort == "topic":
        return fact["topics"]
    return [*fact["places"], *(party["id"] for party in fact["parties"])]


def _decades(facts: Sequence[Fact], shelf: Shelf) -> Iterator[tuple[int, int]]:
    """The decades that facts touch, in order, each with the number of facts that do or may."""
    dates = Counter((fact["date"], fact["known_until"]) for fact in facts if fact["date"])
    spans = {key: _years(*key) for key in dates}
    known = [years for years in spans.values() if years]
    if not known:
        return
    first, last = min(a for a, _ in known), max(b for _, b in known)
    if last - first > 100 * _TEN:
        return
    horizon = shelf.base.value("horizon")
    counts: Counter[int] = Counter()
    for key, number_of in dates.items():
        if spans[key]:
            counts.update(dict.fromkeys(_touched(*key, first, last, horizon), number_of))
    yield from sorted(counts.items())


@lru_cache(_DATES)
def _years(date: str, known: str | None) -> tuple[int, int] | None:
    """The first and last year of a date that can be asked for by time; None for other dates."""
    read = parse(date)
    if not is_dated(read):
        return None
    start = read.start or read.end
    end = read.end or (read_iso(known) if known else read.start_latest)
    return (start[0], max(start[0], end[0])) if start and end else None


def _touched(
    date: str, known: str | None, first: int, last: int, horizon: int | None
) -> Iterator[int]:
    """The decades of the years from the ``first`` to the ``last`` that a date touches, or may."""
    days = _bounds(date, known)
    # No other can: most dates lie in one decade.
    first = max(first, min(span[0] for span in days) // _YEAR)
    last = min(last, max(span[1] for span in days) // _YEAR)
    for decade in range(first - first % _TEN, last + 1, _TEN):
        if _touches(date, known, decade, horizon):
            yield decade


@lru_cache(_DATES)
def _bounds(date: str, known: str | None) -> list[Bounds]:
    return bounds(parse(date), read_iso(known) if known else None)


@lru_cache(_DATES)
def _touches(date: str, known: str | None, decade: int, horizon: int | None) -> bool:
    read = parse(date)
    asked = [(decade * _YEAR + 101, (decade + _TEN - 1) * _YEAR + 1231)]
    told = answer(_bounds(date, known), len(read.spans), read.kind == "moment", asked)
    if told == "possibly" and read.open_end and horizon is not None:
        return number((decade, 1, 1)) <= horizon
    return told is not None
