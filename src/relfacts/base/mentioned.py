"""The other records that a record of a base names."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# The keys of a place and of a topic that list ids, and the sort of these ids.
_WIDER = {"within": "place", "broader": "topic"}


def mentioned(text: str) -> Iterator[tuple[str, str]]:
    """The sort and the id of everything that a record names; ``text`` is the record as JSON."""
    record = json.loads(text)
    if "statement" in record:
        yield from (("person", one["id"]) for one in record["people"])
        yield from (("place", one["id"]) for one in record["parties"])
        yield from (("place", id_) for id_ in record["places"])
        yield from (("topic", id_) for id_ in record["topics"])
        yield from (("source", one["id"]) for one in record["sources"])
    yield from (("source", one["source"]) for one in record.get("offices", ()))
    yield from ((sort, id_) for key, sort in _WIDER.items() for id_ in record.get(key, ()))
