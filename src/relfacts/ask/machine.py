"""The JSON form of a fact, as the envelope, JSON lines and rows have it.

A contract with other programs: keys may be added, but none is renamed or removed without a new
number in ``relfacts``. The content of an answer does not depend on the format.
"""

from __future__ import annotations

from relfacts.text.jsontext import Raw, harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from relfacts.base.selection import Hit

#: The version of the envelope.
ENVELOPE = 1

#: The keys of a fact that every listing has; they are written first, in this order.
FACT_KEYS = (
    "id", "kind", "date", "start", "end", "statement", "people", "places", "topics", "quantities",
    "sources", "discrepancies", "fit",
)  # fmt: skip


def fact_text(hit: Hit) -> Raw:
    """The text of a fact in the base, with ``fit``: how its date answers the question."""
    return Raw(harmless(hit.text)[:-1].rstrip(), f',\n      "fit": "{hit.fit}"\n    }}')


def fact_record(hit: Hit) -> dict[str, Any]:
    """The record of a fact in the base, with ``fit``: how its date answers the question."""
    record: dict[str, Any] = {**hit.load(), "fit": hit.fit}
    return {key: record[key] for key in (*FACT_KEYS, *sorted(record.keys() - set(FACT_KEYS)))}


def passages(hits: Iterable[Hit], documents: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The lines that support facts, from the ``documents`` that are available."""
    return [
        {"source": source["id"], "line": line, "text": documents[source["id"]][line - 1]}
        for hit in hits
        for source in hit.fact["sources"]
        if source["id"] in documents
        for line in source["lines"]
    ]
