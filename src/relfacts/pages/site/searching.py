"""The index for search as you type on a site: one script, which a page opened from a file may load.

MiniSearch searches it (a copy is included, MIT): it is maintained, has no dependencies, finds words
by their beginnings and with a slip. Lunr has had no release since 2020, and Pagefind fetches its
index, which a page opened from a file cannot do. The keys are folded here as everywhere in the
program; typed text is folded in the browser with the same table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from relfacts import shipped
from relfacts.base.phrasing import in_words
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.pages.site.names import file_of
from relfacts.pages.tongues import tongue
from relfacts.text.folding import fold, tables
from relfacts.vocabulary import counted

_SORTS = ("person", "topic", "place", "source")


def index_of(base: FactBase) -> bytes:
    """The script: the rows to be found, and the tables for searching them."""
    rows = [*_names(base), *_facts(base)]
    data = {"rows": rows, "fold": tables()}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A script may contain neither its own end tag nor what older browsers take for a line end.
    for sign, safe in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, safe)
    searching = shipped.content("pages/static/search/searching.js").decode()
    return f"{searching}\nwindow.relfacts.index = {text};\n".encode()


def _names(base: FactBase) -> Iterator[list[Any]]:
    """People, topics, places and documents: by their names in every spelling."""
    inside = base.inside
    for sort in _SORTS:
        for row in inside.index.records(sort):
            record = inside.record(sort, row[1])
            name = record["label"] if sort == "source" else record["name"]
            said = [name, record.get("native") or "", record.get("title") or ""]
            said += [form for forms in record.get("forms", {}).values() for form in forms]
            yield [
                sort,
                name,
                tongue(name, record.get("country")),
                counted(row[5]),
                file_of(addresses.of(sort, row[1])),
                _terms(said),
            ]


def _facts(base: FactBase) -> Iterator[list[Any]]:
    """Facts: by their statements, anchors and the names of their people and parties."""
    for fact in base.inside.facts():
        said = [fact["statement"], *(person["name"] for person in fact["people"])]
        said += [anchor for source in fact["sources"] for anchor in source["anchors"]]
        yield [
            "fact",
            fact["statement"],
            "",
            in_words(fact["date"]),
            file_of(addresses.of("fact", fact["id"])),
            _terms([*said, fact["start"][:4] if fact["start"] else ""]),
        ]


def _terms(texts: list[str]) -> str:
    """The folded words of some texts, each once."""
    return " ".join(dict.fromkeys(word for text in texts for word in fold(text).split()))
