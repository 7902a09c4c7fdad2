"""Completions of typed text: entities, properties and types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relfacts.base.openbase import OpenBase
from relfacts.serve.reconcile.properties import properties_of
from relfacts.serve.reconcile.types import TYPES, type_called
from relfacts.text.folding import fold

#: The number of suggestions if the client does not say how many.
USUAL = 10

# This many are looked up, so that enough remain after some are left out.
_MOST = 200


def entities(
    base: OpenBase, prefix: str, type_: str | None = None, limit: int = USUAL, skipped: int = 0
) -> list[dict[str, Any]]:
    """People, places and topics with a spelling, or an id, that begins with ``prefix``."""
    key = fold(prefix).replace(" ", "")
    if not key and not prefix.strip():
        return []
    found: dict[tuple[str, str], None] = {}
    named = type_called(type_ or "")
    for sort in [named] if named else TYPES:
        ids = base.index.ids_beginning(sort, prefix.strip(), _MOST)
        spelled = base.index.spellings_beginning(sort, key, _MOST) if key else []
        for id_ in (*(row[1] for row in spelled), *ids):
            if base.index.record(sort, id_):
                found.setdefault((sort, id_))
    wanted = list(found)[skipped : skipped + limit]
    return [_entity(base, sort, id_) for sort, id_ in wanted]


def _entity(base: OpenBase, sort: str, id_: str) -> dict[str, Any]:
    native, about = base.person(id_) if sort == "person" else ("", "")
    told = " · ".join(filter(None, (native, about)))
    return {
        "id": id_,
        "name": base.name(sort, id_),
        **({"description": told} if told else {}),
        "notable": [TYPES[sort].as_json()],
    }


def properties(prefix: str, type_: str | None = None) -> list[dict[str, str]]:
    """The properties of a type whose names, or words of names, begin with ``prefix``."""
    return list(_beginning(prefix, (one.as_json() for one in properties_of(type_))))


def types(prefix: str) -> list[dict[str, str]]:
    """The types that begin with ``prefix``."""
    every = ({**one.as_json(), "description": one.about} for one in TYPES.values())
    return list(_beginning(prefix, every))


def _beginning(prefix: str, among: Iterable[dict[str, str]]) -> Iterable[dict[str, str]]:
    begun = fold(prefix)
    for one in among:
        name = fold(one["name"])
        words = [name, *name.split(), fold(one["id"]), one["id"]]
        if any(word.startswith(begun) for word in words):
            yield one
