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


# So few facts that every question reads all of them; between them they have every key.
_FACTS = 6


def _small() -> dict[str, Any]:
    """Those facts of the example that have the most keys filled, with all that they name.

    An index is made of most bases that are drawn, and people are most of its work.
    """
    base: dict[str, Any] = copy.deepcopy(MOON)
    filled = {fact["id"]: sum(map(bool, fact.values())) for fact in base["facts"]}
    kept = sorted(filled, key=lambda id: (-filled[id], id))[:_FACTS]
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
