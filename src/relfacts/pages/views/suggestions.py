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

# The number of names of each type before more of one, of all names, and of facts.
_NAMES, _NAMED, _FACTS = 4, 7, 5

# At most this many spellings of each type are read.
_READ = 60

# The types of records that are searched by their spellings.
_SORTS = ("person", "topic", "place", "source")

# The name of a type in an address, and in the base.
_CALLED = {"document": "source"}


def suggestions(text: str, facts: FactBase, shelf: Shelf) -> list[dict[str, str]]:
    """Names that begin like the text, people whom the base lacks, facts that answer it."""
    folded = key(text)
    if not folded:
        return []
    found = {one["path"]: one for one in _names(folded, shelf)}
    try:
        answer = facts.search(text, limit=_FACTS)
    except RelfactsError:
        return [*found.values()]
    for one in answer.absent:
        path = addresses.asking("/", [("q", one["name"])])
        about = one.get("who") or ""
        found[path] = {
            "type": "absent", "name": one["name"], "lang": "", "about": about, "path": path
        }  # fmt: skip
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


def _names(folded: str, shelf: Shelf) -> list[dict[str, str]]:
    """Records with a spelling that begins so; those whose own name does come first."""
    own: list[dict[str, str]] = []
    other: list[dict[str, str]] = []
    for sort in _SORTS:
        seen = set()
        for spelling, id_ in shelf.base.index.spellings_beginning(sort, folded, _READ):
            if id_ in seen:
                continue
            seen.add(id_)
            named = shelf.named(sort, id_)
            row = shelf.base.index.record(sort, id_)
            about = [counted(row[5])] if row else []
            is_own = f" {folded}" in f" {key(named.name)}"
            # Nobody sees why a name is offered that does not begin so.
            about += [] if is_own else [f"also “{spelling}”"]
            (own if is_own else other).append(
                {
                    "type": sort,
                    "name": named.name,
                    "lang": named.tongue,
                    "about": ", ".join(about),
                    "path": named.path,
                }
            )
    # Of each type some, before more of one.
    first = [one for sort in _SORTS for one in [o for o in own if o["type"] == sort][:_NAMES]]
    more = [one for one in own if one not in first]
    return [*first, *more, *other][:_NAMED]


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


def in_reading(id_: str) -> str:
    """The words of an id, as they can be asked."""
    return id_.replace("-", " ").strip()


def ways(sort: str, shelf: Shelf) -> list[tuple[str, str]]:
    """Where to go on from a record that is not there: what to say, and its address."""
    listed = {"person": "people", "document": "documents", "topic": "topics", "place": "places"}
    name = listed.get(sort)
    found = [(f"all {name}", f"/{'sources' if sort == 'document' else name}")] if name else []
    return [*found, (f"all {counted(shelf.base.facts_in_all)}", "/facts")]
