"""The index for search as you type on a site: one script, which a page opened from a file may load.

MiniSearch searches it (a copy is included, MIT): it is maintained, has no dependencies, finds words
by their beginnings and with a slip. Lunr has had no release since 2020, and Pagefind fetches its
index, which a page opened from a file cannot do. The keys are folded here as everywhere in the
program; typed text is folded in the browser with the same table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from relfacts import shipped
from relfacts.base.phrasing import in_words
from relfacts.languages.dictionary import DATES, NAMES, QUESTIONS, Group
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.pages.site.names import file_of
from relfacts.pages.tongues import tongue
from relfacts.pages.views.records import years_with_pages
from relfacts.text.folding import fold, tables
from relfacts.vocabulary import counted

_SORTS = ("person", "topic", "place", "source")

# Words that say nothing about which fact is meant, in the language of the statements: a text that
# finds nothing is tried without them.
_SMALL = (
    Group(QUESTIONS, "idle", "grammar", "en"),
    Group(QUESTIONS, "way", language="en"),
    Group(QUESTIONS, "number", language="en"),
    Group(DATES, "joint", language="en"),
    *(
        Group(NAMES, category, language="en")
        for category in ("article", "pronoun", "auxiliary", "preposition", "conjunction")
    ),
)


def index_of(base: FactBase) -> bytes:
    """The script: the rows to be found, and the tables for searching them."""
    rows = [*_names(base), *_kinds(base), *_years(base), *_facts(base)]
    small = sorted({word for row in rows for word in row[5].split() if _is_small(word)})
    data = {"rows": [*rows, *_absent(base)], "small": small, "fold": tables()}
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


def _kinds(base: FactBase) -> Iterator[list[Any]]:
    """Kinds of fact: by their names, and the words that people ask for them with."""
    inside = base.inside
    for kind in inside.declared.kinds.values():
        row = inside.index.record("kind", kind.id)
        if row and row[5]:
            file = file_of(addresses.of("kind", kind.id))
            yield ["kind", kind.plural, "", counted(row[5]), file, _terms(kind.spellings())]


def _years(base: FactBase) -> Iterator[list[Any]]:
    """Years, each of which has its page."""
    for year in years_with_pages(base.inside):
        yield ["year", str(year), "", "", file_of(addresses.of("year", str(year))), str(year)]


def _absent(base: FactBase) -> Iterator[list[Any]]:
    """People and things that must not be confused with a record, and of whom the base has no facts.

    Each leads to the record that mentions them, by its whole names only. A name that is also a part
    of a name in the base is left out.
    """
    inside = base.inside
    found: dict[tuple[str, str], tuple[str, str, list[str]]] = {}
    there: set[str] = set()
    for sort in _SORTS:
        for row in inside.index.records(sort):
            record = inside.record(sort, row[1])
            forms = [form for forms in record.get("forms", {}).values() for form in forms]
            for form in (record.get("name", ""), record.get("native") or "", *forms):
                there.update(_stretches(fold(form).split()))
            for other in record.get("not", ()):
                key = (other["name"], other["who"])
                spelled = [fold(form) for form in (other["name"], *other["forms"])]
                found.setdefault(key, (sort, row[1], []))[2].extend(spelled)
    for (name, who), (sort, id_, spelled) in found.items():
        own = [form for form in dict.fromkeys(spelled) if form and form not in there]
        if own:
            file = file_of(addresses.of(sort, id_))
            yield ["absent", name, tongue(name), who, file, _terms(own), own]


def _stretches(words: list[str]) -> Iterator[str]:
    """Every stretch of words next to each other, as a text."""
    for first in range(len(words)):
        for after in range(first + 1, len(words) + 1):
            yield " ".join(words[first:after])


def _is_small(word: str) -> bool:
    return any(word in group for group in _SMALL)


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


def _terms(texts: Iterable[str]) -> str:
    """The folded words of some texts, each once."""
    return " ".join(dict.fromkeys(word for text in texts for word in fold(text).split()))
