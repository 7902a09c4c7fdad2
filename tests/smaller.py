"""A small base with everything in it that a base can have, to be broken in every way."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from conftest import ROOT

MOON = json.loads((ROOT / "examples" / "moon-landings" / "data" / "facts.json").read_text("utf-8"))


def shapes(value: Any) -> dict[tuple[Any, ...], list[tuple[Any, ...]]]:
    """Every key that a document has, wherever it stands: its shape, and the ways to it."""
    found: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for way in _ways(value):
        found.setdefault(tuple("#" if isinstance(k, int) else k for k in way), []).append(way)
    return found


def _ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield (*way, key)
        if isinstance(inner, dict | list):
            yield from _ways(inner, (*way, key))


def _small() -> dict[str, Any]:
    """So few facts of the example that between them they have every key, with all that they name.

    An index is made of most bases that are drawn, and people are most of its work.
    """
    base: dict[str, Any] = copy.deepcopy(MOON)
    has = {fact["id"]: set(shapes(fact)) for fact in base["facts"]}
    people = {fact["id"]: len(fact["people"]) for fact in base["facts"]}
    kept: list[str] = []
    missing = set[tuple[Any, ...]]().union(*has.values())
    while missing:
        kept.append(min(has, key=lambda id: (-len(has[id] & missing), people[id], id)))
        missing -= has[kept[-1]]
    base["facts"] = [fact for fact in base["facts"] if fact["id"] in kept]
    for fact in base["facts"]:
        fact["discrepancies"] = [d for d in fact["discrepancies"] if set(d["facts"]) <= set(kept)]
    named = {person["id"] for fact in base["facts"] for person in fact["people"]}
    for person in base["people"]:
        person["forms"] = dict(list(person["forms"].items())[:2])
    everybody = sorted(base["people"], key=lambda person: person["id"] not in named)
    base["people"], known = [], set[tuple[Any, ...]]()
    for person in everybody:
        keys = set(shapes(person))
        if person["id"] in named or not keys <= known:
            base["people"].append(person)
            known |= keys
    return base


#: A base in which everything can go wrong, and of which an index is soon made.
SMALL = _small()
