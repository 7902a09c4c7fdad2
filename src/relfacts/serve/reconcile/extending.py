"""Columns fetched for records that were matched: the data extension of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError
from relfacts.serve.reconcile.bodies import object_in
from relfacts.serve.reconcile.properties import FETCHED, MOST, Property, properties_of, values
from relfacts.serve.reconcile.types import TYPES, sort_of
from relfacts.text.typed import MOST as GREATEST
from relfacts.text.typed import in_quotes, readable

_EXAMPLE = 'extend={"ids": ["kim-il-sung"], "properties": [{"id": "native"}]}'

# Properties whose values are records, with the type of these records.
_OF_RECORDS = {"within": "place", "broader": "topic"}


def proposed(type_: str | None, limit: int | None) -> dict[str, Any]:
    """The properties that can be fetched for records of a type."""
    found = [one.as_json() for one in properties_of(type_) if one.id in FETCHED]
    return {
        "properties": found[:limit],
        **({"type": type_} if type_ is not None else {}),
        **({"limit": limit} if limit is not None else {}),
    }


def extend(base: OpenBase, text: str) -> dict[str, Any]:
    """The values of the requested properties for the requested ids. Raises UsageError."""
    ids, asked = _read(text)
    rows: dict[str, dict[str, Any]] = {}
    for id_ in ids:
        sort = sort_of(base, id_)
        record = base.record(sort, id_) if sort else None
        rows[id_] = {
            one.id: values(base, sort, record, one, most) if sort and record else []
            for one, most in asked
        }
    return {"meta": [_meta(one) for one, _ in asked], "rows": rows}


def _meta(one: Property) -> dict[str, Any]:
    of = _OF_RECORDS.get(one.id)
    return {"id": one.id, "name": one.name, **({"type": TYPES[of].as_json()} if of else {})}


def _read(text: str) -> tuple[list[str], list[tuple[Property, int]]]:
    """The ids, and the properties with the number of values wanted of each."""
    given = object_in(text, "extend", _EXAMPLE)
    ids, properties = given.get("ids"), given.get("properties")
    if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
        raise UsageError("extend has no list of ids", _EXAMPLE)
    if not isinstance(properties, list):
        raise UsageError("extend has no list of properties", _EXAMPLE)
    return [readable(id_) for id_ in ids], [_asked(one) for one in properties]


def _asked(given: Any) -> tuple[Property, int]:
    id_ = given.get("id") if isinstance(given, Mapping) else given
    if not isinstance(id_, str) or id_ not in FETCHED:
        raise UsageError(
            f"there is no property {in_quotes(str(id_))}",
            f"the properties are {', '.join(FETCHED)}",
        )
    settings = given.get("settings") if isinstance(given, Mapping) else None
    most = settings.get(MOST["name"]) if isinstance(settings, Mapping) else None
    if isinstance(most, str) and most.isdigit():
        # A number that a person types into a form may arrive as a text.
        most = int(most)
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= GREATEST:
        most = int(str(MOST["default"]))
    return FETCHED[id_], most
