"""The rows of an export: of every table, from an open base and the chosen facts.

One pass over the facts gives the rows of all their tables, so only ids of discrepancies are kept in
memory. Values are in the order of the columns of ``schema``; a row comes after the rows it refers
to.
"""

from __future__ import annotations

from relfacts.base.locators import AMENDED, amendments, cite, line_ranges
from relfacts.base.phrasing import in_words
from relfacts.dates.days import LAST, iso
from relfacts.dates.edtf import parse
from relfacts.export.aliases import aliases
from relfacts.export.periods import periods
from relfacts.text.sound import sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from relfacts.base.openbase import OpenBase
    from relfacts.dates.edtf import Edtf
    from relfacts.records import Fact, Person, Place, Source, Topic

    #: The name of a table, and a row of it.
    Row = tuple[str, tuple[Any, ...]]

# This many records are looked up at a time.
_AT_A_TIME = 500


def facts(base: OpenBase, numbers: Sequence[int]) -> Iterator[tuple[int, Fact]]:
    """The facts with these numbers in the order of time, each with its number, read one by one."""
    for start in range(0, len(numbers), _AT_A_TIME):
        for hit in base.hits_numbered(numbers[start : start + _AT_A_TIME]):
            yield hit.number, hit.load()


def rows(base: OpenBase, chosen: Iterable[tuple[int, Fact]], version: str) -> Iterator[Row]:
    """The rows of all tables: all records of the base, and the ``chosen`` facts.

    ``version`` is that of relfacts. Characters that no engine can store in a text (U+0000, lone
    surrogates) become U+FFFD.
    """
    for table, row in _rows(base, chosen, version):
        yield table, tuple(sound(one) if type(one) is str else one for one in row)


def _rows(base: OpenBase, chosen: Iterable[tuple[int, Fact]], version: str) -> Iterator[Row]:
    horizon = base.value("horizon")
    for name in ("title", "about", "licence"):
        yield "base", (name, base.value(name))
    yield "base", ("version", version)
    yield "base", ("latest_source", _day(horizon))
    for person in base.records("person"):
        yield "people", _person(person)
    yield from _of_authorities(base, "place", "places", "place_within", "within", _place)
    yield from _of_authorities(base, "topic", "topics", "topic_broader", "broader", _topic)
    for source in base.records("source"):
        yield "sources", _source(source)
    told: set[str] = set()
    for number, fact in chosen:
        yield "facts", _fact(number, fact, horizon)
        yield from _of_fact(fact, horizon)
        yield from _differing(fact, told)
    for row in aliases(base):
        yield "aliases", row


# --- what facts are about --------------------------------------------------------------------


def _of_authorities(
    base: OpenBase, sort: str, table: str, joined: str, wider: str, row: Any
) -> Iterator[Row]:
    """The records of a type, and then which of them are broader than which."""
    for record in base.records(sort):
        yield table, row(record)
    for record in base.records(sort):
        for other in dict.fromkeys(record[wider]):
            yield joined, (record["id"], other)


def _person(person: Person) -> tuple[Any, ...]:
    return (
        person["id"],
        person["name"],
        person["native"],
        person["family"],
        person["given"],
        person["gender"],
        person["country"],
        person["description"],
        " ".join(person.get("same_as", ())) or None,
    )


def _place(place: Place) -> tuple[Any, ...]:
    return (
        place["id"],
        place["name"],
        place["native"],
        place["kind"],
        place["country"],
        " ".join(place.get("same_as", ())) or None,
    )


def _topic(topic: Topic) -> tuple[Any, ...]:
    return topic["id"], topic["name"]


def _source(source: Source) -> tuple[Any, ...]:
    amended = [
        next(amendments({what: source[what]}), None) if what in source else None  # type: ignore
        for what in reversed(AMENDED)
    ]
    return (
        source["id"],
        source["label"],
        source["document"],
        source["title"],
        source["publisher"],
        source["author"],
        source["issued"],
        source["language"],
        source["lines"],
        source["sha256"],
        source.get("url"),
        source.get("archived"),
        source.get("accessed"),
        *amended,
    )


# --- facts -----------------------------------------------------------------------------------


def _fact(number: int, fact: Fact, horizon: int | None) -> tuple[Any, ...]:
    date = parse(fact["date"]) if fact["date"] else None
    bounds = periods(fact["date"], fact["known_until"], horizon).outer
    return (
        fact["id"],
        fact["kind"],
        fact["status"],
        fact["field"],
        fact["date"],
        in_words(fact["date"]),
        _year(date) if bounds else None,
        fact["statement"],
        "; ".join(map(cite, fact["sources"])),
        fact["note"],
        fact["date_how"],
        fact["date_why"],
        *(bounds.written() if bounds else (None,) * 4),
        number,
    )


def _year(date: Edtf | None) -> int | None:
    """The first year of a date, if 64 bits can hold all its days as numbers."""
    year = date.start[0] if date and date.start else None
    return year if year is None or abs(year) < LAST // 10_000 else None


def _of_fact(fact: Fact, horizon: int | None) -> Iterator[Row]:
    """The rows about a fact in other tables."""
    id_ = fact["id"]
    found = periods(fact["date"], fact["known_until"], horizon)
    for place, period in enumerate(found.every, 1):
        row = (id_, place, *period.written(), period.possible_from, period.possible_to)
        yield "fact_periods", row
    for place, source in enumerate(fact["sources"], 1):
        yield (
            "attestations",
            (
                id_,
                place,
                source["id"],
                cite(source),
                line_ranges(source["lines"]),
                line_ranges(source["pages"]) if source.get("pages") else None,
                source["date"],
                source["statement"],
                " | ".join(source["anchors"]),
            ),
        )
    people = {(one["id"], one["role"]): one["office"] for one in reversed(fact["people"])}
    for (person, role), office in reversed(people.items()):
        yield "fact_people", (id_, person, role, office)
    for place_id, role in dict.fromkeys((one["id"], one["role"]) for one in fact["parties"]):
        yield "fact_parties", (id_, place_id, role)
    for one in dict.fromkeys(fact["places"]):
        yield "fact_places", (id_, one)
    for one in dict.fromkeys(fact["topics"]):
        yield "fact_topics", (id_, one)
    for place, figure in enumerate(fact["quantities"], 1):
        yield (
            "quantities",
            (
                id_,
                place,
                float(figure["value"]),
                figure["unit"],
                figure["of"],
                figure["qualifier"],
                figure["measure"],
            ),
        )


def _differing(fact: Fact, told: set[str]) -> Iterator[Row]:
    """The discrepancies about a fact that were not described before."""
    for one in fact["discrepancies"]:
        if one["id"] not in told:
            told.add(one["id"])
            yield "discrepancies", (one["id"], one["type"], one["holds"], one["why"])
            for place, side in enumerate(one["sides"], 1):
                row = (one["id"], place, side["source"], cite(side), side["says"])
                yield "discrepancy_sides", row
        yield "fact_discrepancies", (fact["id"], one["id"])


def _day(number: int | None) -> str | None:
    if number is None or abs(number) >= LAST:
        return None
    year, rest = divmod(number, 10_000)
    return iso((year, rest // 100, rest % 100))
