"""The machine's view: the JSON envelope and the flat rows of CSV, the same keys every time.

A contract with programs outside: keys may be added, none is renamed or dropped without a new
number in ``relfacts``. Nothing about the answer depends on the format.
"""

from __future__ import annotations

from relfacts.text.jsontext import Raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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

CSV_COLUMNS = (
    "id", "kind", "status", "field", "date", "start", "end", "statement", "people", "parties",
    "places", "topics", "quantities", "sources", "discrepancies", "fit",
)  # fmt: skip


def envelope(answer: Answer) -> dict[str, Any]:
    """The whole answer as one JSON document, its facts as JSON text, one after the other."""
    document: dict[str, Any] = {
        "relfacts": ENVELOPE,
        "query": answer.query,
        "outcome": answer.outcome,
        "matches": answer.matches,
        "suggestions": answer.suggestions,
        "absent": answer.absent,
        "count": len(answer.hits),
        "facts": map(fact_text, answer.hits),
    }
    if answer.catalogue:
        name, records = answer.catalogue
        document["count"] = len(records)
        document[name] = records
    if answer.documents:
        document["passages"] = passages(answer)
    return document


def fact_text(hit: Hit) -> Raw:
    """A fact as it stands in the base, with ``fit``: how its date answers the question."""
    return Raw(hit.text[:-1].rstrip(), f',\n      "fit": "{hit.fit}"\n    }}')


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


def flat_rows(answer: Answer) -> Iterator[list[str]]:
    """The header and rows of CSV, if there are any; lists within a cell are parted by `` | ``."""
    if answer.catalogue:
        rows = answer.catalogue[1]
        header = list(rows[0]) if rows else []
        yield from ([header] if rows else [])
        yield from ([_flat(row[key]) for key in header] for row in rows)
        return
    if answer.hits:
        yield list(CSV_COLUMNS)
    for record in map(fact_record, answer.hits):
        yield [_flat_fact(record, key) for key in CSV_COLUMNS]


def _flat_fact(fact: dict[str, Any], key: str) -> str:
    value = fact[key]
    if key in ("people", "parties"):
        return " | ".join(f"{item['name']} ({item['role']})" for item in value)
    if key == "quantities":
        return " | ".join(_figure(item) for item in value)
    if key == "sources":
        return " | ".join(f"{s['document']}:{','.join(map(str, s['lines']))}" for s in value)
    if key == "discrepancies":
        return " | ".join(item["id"] for item in value)
    return _flat(value)


def _figure(quantity: dict[str, Any]) -> str:
    """A figure with what it sums up and how exact it is, where that is not plain."""
    marks = [quantity["qualifier"], quantity["measure"]]
    told = ", ".join(mark for mark in marks if mark not in ("exact", "single"))
    text = f"{quantity['value']} {quantity['unit']} {quantity['of']}"
    return f"{text} ({told})" if told else text


def _flat(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " | ".join(_flat(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return str(value)
