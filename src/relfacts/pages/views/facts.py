"""Facts as rows of a page: when, what, which documents, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from relfacts.base.locators import AMENDED, amendments, cite
from relfacts.base.selection import Hit
from relfacts.pages import addresses
from relfacts.pages.tongues import runs
from relfacts.pages.views.shelf import Named, Shelf
from relfacts.records import Attestation, Fact
from relfacts.show.columns import cell, columns_of
from relfacts.show.layout import MARK, SETTLED
from relfacts.show.sheets import SECTIONS
from relfacts.vocabulary import STATUSES

#: The meaning of each sign, for readers who do not know it.
MEANINGS = {
    MARK: "the documents differ, and it is left open",
    SETTLED: "the documents differ, but both can be right",
}

#: A text in parts, each with its language; empty for that of the page.
Text = Sequence[tuple[str, str]]


class Citation:
    """A citation as a link: its text, its line, and what became of the document."""

    __slots__ = ("amended", "path", "text")

    def __init__(self, source: Attestation) -> None:
        self.text = cite(source)
        self.path = addresses.of_line(source["id"], min(source["lines"], default=1))
        self.amended = next((what for what in AMENDED if what in source), "")


class Row:
    """A fact in a table."""

    __slots__ = (
        "cells", "date", "id", "kind", "mark", "meaning", "path", "possibly", "section", "sources",
        "statement", "status", "told", "when",
    )  # fmt: skip

    def __init__(self, fact: Fact, shelf: Shelf) -> None:
        self.id = fact["id"]
        self.path = addresses.of("fact", self.id)
        self.date = fact["date"] or ""
        self.when = shelf.words(fact["date"])
        self.possibly = False
        self.section = ""
        self.kind = shelf.kind(fact["kind"])
        self.statement: Text = [*runs(fact["statement"], names_in(fact, shelf))]
        self.status = (
            fact["status"] if fact["status"] in ("planned", "proposed", "reported") else ""
        )
        self.told = STATUSES.get(fact["status"], "")
        self.mark = mark_of(fact)
        self.meaning = MEANINGS.get(self.mark, "")
        self.sources = [Citation(source) for source in fact["sources"]]
        #: Its texts in the columns that its kind has besides those of every table.
        self.cells = {key: cell(key, fact, shelf.base) for key in shelf.own_columns(fact["kind"])}


def columns(hits: Sequence[Hit], shelf: Shelf) -> list[tuple[str, str]]:
    """The columns that a table of these facts has besides those of every table.

    Those that their kind declares, if they are all of one: the key and the heading of each.
    """
    kinds = {hit.fact["kind"] for hit in hits}
    own = shelf.own_columns(next(iter(kinds))) if len(kinds) == 1 else ()
    if not own:
        return []
    told = columns_of([hit.fact for hit in hits], shelf.base.declared)
    return [(column.key, column.title) for column in told if column.key in own]


def mark_of(fact: Fact) -> str:
    """The sign for a fact on which documents differ; empty if they do not."""
    holds = {item["holds"] for item in fact["discrepancies"]}
    return MARK if "open" in holds else SETTLED if holds else ""


def names_in(fact: Fact, shelf: Shelf) -> dict[str, str]:
    """The names that may occur in a statement, each with its language."""
    people = (shelf.named("person", person["id"]) for person in fact["people"])
    return {one.name: one.tongue for one in people if one.tongue}


# The keys of a fact that are counted and drawn.
_BRIEF = ("id", "kind", "date", "start", "end", "known_until", "statement", "places", "topics")


def brief(fact: Fact) -> Any:
    """A fact with only the keys that are counted and drawn: thousands may be in memory."""
    found: dict[str, Any] = {key: fact[key] for key in _BRIEF}  # type: ignore[literal-required]
    named: dict[str, Any] = {
        "people": fact["people"],
        "parties": fact["parties"],
        "sources": fact["sources"],
    }
    return found | {key: [{"id": one["id"]} for one in named[key]] for key in named}


class Files:
    """The facts of an open base, kept in memory as they are read."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._briefs: dict[int, Any] = {}
        self._rows: dict[int, tuple[Row, list[tuple[str, Named]]]] = {}

    def brief(self, hit: Hit) -> Any:
        """A fact with only the keys that are counted and drawn."""
        found = self._briefs.get(hit.number)
        if found is None:
            _make_room(self._briefs)
            found = self._briefs[hit.number] = brief(hit.load())
        return found

    def row(self, hit: Hit) -> tuple[Row, list[tuple[str, Named]]]:
        """The row of a fact, and what became of its documents."""
        found = self._rows.get(hit.number)
        if found is None:
            _make_room(self._rows)
            fact = hit.load()
            found = self._rows[hit.number] = Row(fact, self._shelf), amended([fact])
            self._briefs.setdefault(hit.number, brief(fact))
        return found

    def rows(self, hits: Iterable[Hit], sections: bool = False) -> list[Row]:
        """The rows of facts; if asked for, under headings that say how they fit a time."""
        rows = []
        for hit in hits:
            row, _ = self.row(hit)
            if sections or hit.fit == "possibly":
                row = copy(row)
                row.possibly = hit.fit == "possibly" and not sections
                row.section = SECTIONS[hit.fit] if sections else ""
            rows.append(row)
        return rows


def _make_room(kept: dict[int, Any]) -> None:
    if len(kept) >= _KEPT:
        kept.clear()


# At most this many facts are kept, those used last.
_KEPT = 20_000


def amended(facts: Iterable[Fact]) -> list[tuple[str, Named]]:
    """What publishers did to the documents of some facts, each document once."""
    found: dict[tuple[str, str], Named] = {}
    for fact in facts:
        for source in fact["sources"]:
            for told in amendments(source):
                where = addresses.of("source", source["id"])
                found.setdefault((source["id"], told), Named(source["id"], source["label"], where))
    return [(told, named) for (_, told), named in found.items()]
