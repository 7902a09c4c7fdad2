"""Facts, people and documents as an assistant is given them: short, or whole. Pure.

An assistant pays for every letter. A short fact says what it is, when, how sure, where it stands
and whether documents disagree; its id leads to the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from relfacts.base.phrasing import cite, in_words
from relfacts.base.selection import Hit
from relfacts.text.jsontext import harmless
from relfacts.text.visible import visible

#: So many letters a usual answer may take, which is twenty facts.
ROOM = 6500

# What makes a date in EDTF more, or less, than it seems.
_DOUBT = frozenset("~?%[{XYESL")


def short(hit: Hit) -> dict[str, Any]:
    """A fact, short; ``differs`` names what the documents disagree on, and what the base does."""
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
        # Days and years, and from one to another, are read as they stand.
        del told["when"]
    return told


def fitted(told: dict[str, Any]) -> dict[str, Any]:
    """An answer with its dates in EDTF only, where they do not fit in words too."""
    if len(as_json(told)) > ROOM:
        for fact in told["facts"]:
            fact.pop("when", None)
    return told


def as_json(told: dict[str, Any]) -> str:
    """An answer as JSON, in as few letters as it takes."""
    return harmless(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def whole(hit: Hit) -> dict[str, Any]:
    """A fact with all that the base has of it, and the keys of a short one."""
    return {**hit.fact, **short(hit)}


def candidate(match: Mapping[str, Any]) -> dict[str, Any]:
    """Somebody whom a name may mean, or something that is near."""
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
    """The same with every unseen sign of its texts spelled out, as a screen would be shown it.

    A reader must be able to see what an assistant reads.
    """
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(key): seen(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [seen(item) for item in value]
    return value
