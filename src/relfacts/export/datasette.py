"""The Datasette metadata of an exported file: its title, its facets, its example queries.

The meanings of the columns are not in it: Datasette would show them above the rows. They are in the
declarations of the tables, which it shows below.
"""

from __future__ import annotations

import json

from relfacts.export import queries
from relfacts.export.replacing import MARK
from relfacts.export.schema import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.base.openbase import OpenBase

# The facets of each table, and the column shown for a row where another table refers to it.
_FACETS = {
    "facts": ["kind", "year", "status"],
    "fact_people": ["person", "role"],
    "fact_places": ["place"],
    "fact_topics": ["topic"],
    "fact_parties": ["place", "role"],
    "attestations": ["source"],
    "aliases": ["person", "how"],
}
_LABELS = {
    "facts": "statement", "people": "name", "places": "name", "topics": "name",
    "sources": "label", "discrepancies": "why",
}  # fmt: skip
_SORTED = {"facts": "number"}


def metadata(base: OpenBase, name: str) -> bytes:
    """The metadata of a file whose database Datasette calls ``name``, as JSON."""
    tables = {table.name: {"description": table.about, **_options(table.name)} for table in TABLES}
    tables["facts_of_people"] = {
        "description": "Facts with a row for each of their people, to be counted by name.",
        "facets": ["person", "kind", "year"],
    }
    told = {
        "made_by": MARK.decode(),
        "title": base.value("title"),
        "description": base.value("about"),
        "license": base.value("licence"),
        "databases": {
            name: {
                "tables": tables,
                "queries": {
                    query.name: {"title": query.title, "sql": query.sql()}
                    for query in queries.QUERIES
                },
            }
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _options(table: str) -> dict[str, object]:
    told: dict[str, object] = {}
    if table in _FACETS:
        told["facets"] = _FACETS[table]
    if table in _LABELS:
        told["label_column"] = _LABELS[table]
    if table in _SORTED:
        told["sort"] = _SORTED[table]
    return told
