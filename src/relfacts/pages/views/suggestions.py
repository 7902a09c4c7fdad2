"""The suggestions of search as you type, and those for an unknown id."""

from __future__ import annotations

from typing import Any

from relfacts.base.labels import near_ids
from relfacts.base.phrasing import in_words
from relfacts.errors import RelfactsError
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.pages.views.shelf import Shelf
from relfacts.text.folding import key
from relfacts.vocabulary import counted

# The number of names of each type, and the number of facts.
_NAMES, _FACTS = 4, 5

# The types of records that are searched by their spellings.
_SORTS = ("person", "topic", "place", "source")

# The name of a type in an address, and in the base.
_CALLED = {"document": "source"}


def suggestions(text: str, facts: FactBase, shelf: Shelf) -> list[dict[str, str]]:
    """Names that begin like the text, then facts that answer it."""
    folded = key(text)
    if not folded:
        return []
    found: dict[str, dict[str, str]] = {}
    for sort in _SORTS:
        rows = shelf.base.index.spellings_beginning(sort, folded, _NAMES * 3)
        for _, id_ in rows:
            path = addresses.of(sort, id_)
            if path not in found and sum(one["type"] == sort for one in found.values()) < _NAMES:
                named = shelf.named(sort, id_)
                row = shelf.base.index.record(sort, id_)
                found[path] = {
                    "type": sort,
                    "name": named.name,
                    "lang": named.tongue,
                    "about": counted(row[5]) if row else "",
                    "path": path,
                }
    try:
        answer = facts.search(text, limit=_FACTS)
    except RelfactsError:
        return [*found.values()]
    for hit in answer.hits:
        path = addresses.of("fact", hit.fact["id"])
        found[path] = {
            "type": "fact",
            "name": hit.fact["statement"],
            "lang": "",
            "about": in_words(hit.fact["date"]),
            "path": path,
        }
    return [*found.values()]


def near(shelf: Shelf, sort: str, id_: str) -> list[dict[str, Any]]:
    """The records whose ids are similar to an unknown one."""
    if sort == "kind":
        kinds = shelf.base.declared.kinds
        return [
            {"type": sort, "id": one, "name": kinds[one].plural} for one in near_ids(id_, kinds)
        ]
    kind = _CALLED.get(sort, sort)
    ids = near_ids(id_, [row[1] for row in shelf.base.index.records(kind)])
    return [{"type": kind, "id": one, "name": shelf.base.name(kind, one)} for one in ids]
