"""The properties of records: their values, and whether a given value fits them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from relfacts.base.openbase import OpenBase
from relfacts.base.phrasing import cite, in_words, statement
from relfacts.serve.reconcile.types import TYPES, type_called
from relfacts.text.folding import fold

#: A value in the API: ``{"str": …}``, ``{"int": …}``, or ``{"id": …, "name": …}``.
Value = dict[str, Any]

#: A record of the base.
Record = Mapping[str, Any]

# The number of facts of one record that are returned, unless the setting asks for another.
_FACTS = 20

#: The setting of a property that limits the number of values, as the API describes it.
MOST = {
    "name": "limit",
    "label": "No more than",
    "type": "number",
    "default": _FACTS,
    "help_text": "How many of the facts are returned, the earliest first",
}


@dataclass(frozen=True)
class Property:
    """A property of the API, the types of records that have it, and the function for its values."""

    id: str
    name: str
    about: str
    of: frozenset[str]
    find: Callable[[OpenBase, str, Record, int], Iterable[Value]]

    def as_json(self) -> dict[str, str]:
        """Its form in the API."""
        return {"id": self.id, "name": self.name, "description": self.about}


def properties_of(sort: str | None) -> list[Property]:
    """The properties of records of a type; all of them if the type is not one of ours."""
    named = type_called(sort or "")
    return [one for one in PROPERTIES.values() if named is None or named in one.of]


def values(
    base: OpenBase, sort: str, record: Record, asked: Property, most: int = _FACTS
) -> list[Value]:
    """The values of a property of a record; none if records of this type have no such property."""
    return list(asked.find(base, sort, record, most)) if sort in asked.of else []


def fits(base: OpenBase, sort: str, record: Record, asked: Property, given: Iterable[Any]) -> bool:
    """Whether one of the ``given`` values is one of the record's.

    Texts are compared folded, an office by its words; a year must be within the years of the facts;
    a country may be given by its code or by its name in the base.
    """
    if sort not in asked.of:
        return False
    wanted = {text for value in given for text in _texts(value)}
    if asked.id in ("first_year", "last_year"):
        years = [value["int"] for value in values(base, sort, record, asked)]
        return any(text == str(year) for text in wanted for year in years)
    if asked.id == "year":
        _, between = base.tally(sort, base.within(sort, record["id"]))
        return between is not None and any(
            text.isdigit() and between[0] <= int(text) <= between[1] for text in wanted
        )
    folded = {fold(text) for text in wanted}
    if asked.id == "country":
        folded |= {fold(code) for text in wanted if (code := _code(base, text))}
    for value in values(base, sort, record, asked):
        has = {fold(text) for text in _texts(value)}
        if has & folded:
            return True
        if asked.id == "office" and any(set(text.split()) <= set(one.split()) for text in folded
                                        for one in has if text):  # fmt: skip
            return True
    return False


def _texts(value: Any) -> list[str]:
    """The texts of a value, of the API's or of ours; those of an entity are its id and its name."""
    if isinstance(value, Mapping):
        return [str(part) for part in value.values() if part is not None]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return [str(value).strip()]


def _code(base: OpenBase, text: str) -> str | None:
    """The code of the country with this name in the base."""
    found = base.labels("place").look_up(text, mend=False)
    record = base.record("place", found.id) if found else None
    return record["country"] if record else None


# --- where the values are -----------------------------------------------------------------------


def _texts_at(key: str) -> Callable[[OpenBase, str, Record, int], Iterable[Value]]:
    def find(_base: OpenBase, _sort: str, record: Record, _most: int) -> Iterable[Value]:
        found = record.get(key) or []
        return [{"str": text} for text in ([found] if isinstance(found, str) else found)]

    return find


def _offices(_base: OpenBase, _sort: str, record: Record, _most: int) -> Iterable[Value]:
    return [{"str": title} for title in dict.fromkeys(one["title"] for one in record["offices"])]


def _spellings(_base: OpenBase, _sort: str, record: Record, _most: int) -> Iterable[Value]:
    every = (text for forms in record["forms"].values() for text in forms)
    return [{"str": text} for text in dict.fromkeys(every)]


def _records_at(key: str, sort: str) -> Callable[[OpenBase, str, Record, int], Iterable[Value]]:
    def find(base: OpenBase, _sort: str, record: Record, _most: int) -> Iterable[Value]:
        return [{"id": id_, "name": base.name(sort, id_)} for id_ in record.get(key) or []]

    return find


def _end(which: int) -> Callable[[OpenBase, str, Record, int], Iterable[Value]]:
    def find(base: OpenBase, sort: str, record: Record, _most: int) -> Iterable[Value]:
        _, years = base.tally(sort, base.within(sort, record["id"]))
        return [{"int": years[which]}] if years else []

    return find


def _count(base: OpenBase, sort: str, record: Record, _most: int) -> Iterable[Value]:
    return [{"int": base.tally(sort, base.within(sort, record["id"]))[0]}]


def _told(base: OpenBase, sort: str, record: Record, most: int) -> Iterable[Value]:
    hits = base.hits_of(sort, record["id"])[:most]
    for fact in (hit.fact for hit in hits):
        cited = "; ".join(map(cite, fact["sources"]))
        yield {"str": f"{in_words(fact['date'])}: {statement(fact)} ({cited})"}


_ALL = frozenset(TYPES)
_PERSON, _PLACE, _TOPIC = (frozenset({sort}) for sort in TYPES)

#: Every property, by its id.
PROPERTIES = {
    one.id: one
    for one in (
        Property("name", "name", "as the base writes it", _ALL, _texts_at("name")),
        Property(
            "native", "native name", "in its own script", _PERSON | _PLACE, _texts_at("native")
        ),
        Property("office", "office", "the offices that documents give", _PERSON, _offices),
        Property(
            "description", "description", "who it is, in a line", _PERSON, _texts_at("description")
        ),
        Property(
            "country", "country", "its code, ISO 3166-1", _PERSON | _PLACE, _texts_at("country")
        ),
        Property(
            "same_as", "same as", "its number in registers, as wikidata:Q41117",
            _PERSON | _PLACE, _texts_at("same_as"),
        ),
        Property(
            "within", "within", "the places that it lies in", _PLACE, _records_at("within", "place")
        ),
        Property(
            "broader", "broader topic", "the topics over it", _TOPIC,
            _records_at("broader", "topic"),
        ),
        Property("spelling", "other spellings", "every other form of the name", _ALL, _spellings),
        Property("first_year", "first year", "of the facts about it", _ALL, _end(0)),
        Property("last_year", "last year", "of the facts about it", _ALL, _end(1)),
        Property("facts", "number of facts", "how many are about it", _ALL, _count),
        Property("fact", "facts", "each with its date and its lines", _ALL, _told),
        Property("year", "year", "a year between the first and the last", _ALL, lambda *_: []),
    )
}  # fmt: skip

#: Properties whose values can be fetched; the others only narrow a search.
FETCHED = {id_: one for id_, one in PROPERTIES.items() if id_ != "year"}
