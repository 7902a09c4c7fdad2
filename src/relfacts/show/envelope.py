"""The machine's view: the JSON envelope, the same keys every time.

A contract with programs outside: keys may be added, none is renamed or dropped without a new
number in ``relfacts``. Nothing about the answer depends on the format.
"""

from __future__ import annotations

from relfacts.text.jsontext import Raw, harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.selection import Hit

#: The version of the envelope.
ENVELOPE = 1

#: The keys of a fact that every listing has, in the order in which they are written first.
FACT_KEYS = (
    "id", "kind", "date", "start", "end", "statement", "people", "places", "topics", "quantities",
    "sources", "discrepancies", "fit",
)  # fmt: skip


def envelope(answer: Answer) -> dict[str, Any]:
    """The whole answer as one JSON document, its facts as JSON text, one after the other."""
    document: dict[str, Any] = {
        "relfacts": ENVELOPE,
        "query": answer.query,
        "outcome": answer.outcome,
        **({"understood": answer.understood} if answer.understood else {}),
        "matches": answer.matches,
        "suggestions": answer.suggestions,
        "absent": answer.absent,
        "unmeant": answer.unmeant,
        "notes": [note.as_record() for note in answer.notes],
        "count": answer.count,
        "facts": map(fact_text, answer.hits),
    }
    if answer.catalogue:
        name, records = answer.catalogue
        document[name] = records
    if answer.documents:
        document["passages"] = passages(answer)
    return document


def fact_text(hit: Hit) -> Raw:
    """A fact as it stands in the base, with ``fit``: how its date answers the question."""
    return Raw(harmless(hit.text)[:-1].rstrip(), f',\n      "fit": "{hit.fit}"\n    }}')


def fact_record(hit: Hit) -> dict[str, Any]:
    """A fact as the base has it, with ``fit``: how its date answers the question."""
    record: dict[str, Any] = {**hit.load(), "fit": hit.fit}
    return {key: record[key] for key in (*FACT_KEYS, *sorted(record.keys() - set(FACT_KEYS)))}


def passages(answer: Answer) -> list[dict[str, Any]]:
    """The lines that the facts shown stand on, where the documents are at hand."""
    return [
        {"source": source["id"], "line": line, "text": answer.documents[source["id"]][line - 1]}
        for hit in answer.hits
        for source in hit.fact["sources"]
        if source["id"] in answer.documents
        for line in source["lines"]
    ]


def records(answer: Answer) -> Iterable[dict[str, Any]]:
    """What ``jsonl`` writes, one record a line: the facts, or the rows of a catalogue."""
    return answer.catalogue[1] if answer.catalogue else map(fact_record, answer.hits)
