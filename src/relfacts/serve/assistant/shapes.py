"""Facts, people and documents in the shape that an assistant gets: short or whole. Pure.

Every letter costs an assistant something. A short fact says what, when, how certain, where it is
documented and whether documents disagree; its id leads to the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from relfacts.base.phrasing import cite, in_words
from relfacts.base.selection import Hit
from relfacts.text.jsontext import harmless
from relfacts.text.visible import visible

#: The number of letters that a usual answer of twenty facts may have.
ROOM = 6500

# Characters that make an EDTF date mean more, or less, than it seems to.
_DOUBT = frozenset("~?%[{XYESL")


def short(hit: Hit) -> dict[str, Any]:
    """A short fact; ``differs`` names what documents disagree on, and what is done about it."""
    fact = hit.fact
    date, differing = fact["date"] or "", fact["discrepancies"]
    told = {
        "id": fact["id"],
        "date": fact["date"],
        "when": in_words(fact["date"]),
        "fit": hit.fit,
        "statement": fact["statement"],
        "status": fact["status"],
        "cite": "; ".join(map(cite, fact["sources"])),
        "differs": list(dict.fromkeys(f"{one['type']}: {one['holds']}" for one in differing)),
    }
    if date and _DOUBT.isdisjoint(date) and ".." not in date:
        # Days and years, and ranges of them, need no words.
        del told["when"]
    return told


def fitted(told: dict[str, Any]) -> dict[str, Any]:
    """An answer that is too long with words for its dates gets the dates in EDTF only."""
    if len(as_json(told)) > ROOM:
        for fact in told["facts"]:
            fact.pop("when", None)
    return told


def as_json(told: dict[str, Any]) -> str:
    """An answer as compact JSON."""
    return harmless(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def whole(hit: Hit) -> dict[str, Any]:
    """A fact with everything the base has about it, and the keys of a short one."""
    return {**hit.fact, **short(hit)}


def candidate(match: Mapping[str, Any]) -> dict[str, Any]:
    """Somebody whom a name may mean, or a similar name."""
    keys = ("type", "id", "name", "native", "description", "facts", "years")
    return {key: match[key] for key in keys if match.get(key)}


def discrepancy(row: Mapping[str, Any]) -> dict[str, Any]:
    """A disagreement: what each side says and where, what the base does about it, and why."""
    sides = [{"cite": cite(side), "says": side["says"]} for side in row["sides"]]
    return {key: row[key] for key in ("id", "type", "facts")} | {
        "sides": sides,
        "holds": row["holds"],
        "why": row["why"],
    }


def source(row: Mapping[str, Any]) -> dict[str, Any]:
    """A document: how it is cited, what it is, where it can be read."""
    keys = (
        "id", "label", "publisher", "title", "author", "issued", "facts", "years", "url",
        "corrected", "withdrawn",
    )  # fmt: skip
    return {key: row[key] for key in keys if row.get(key) not in (None, "")}


def seen(value: Any) -> Any:
    """The same with invisible characters in its texts spelled out, as on a screen.

    A person must be able to see everything that an assistant reads.
    """
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(key): seen(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [seen(item) for item in value]
    return value
