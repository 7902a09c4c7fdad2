"""The content of a base: the first page, and the lists of people, topics, places and documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from relfacts.ask.answer import Answer
from relfacts.base.locators import amendments
from relfacts.base.phrasing import in_words
from relfacts.library.factbase import FactBase
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.pages.tongues import tongue
from relfacts.pages.views.answers import timelines
from relfacts.pages.views.fact import Differing
from relfacts.pages.views.facts import Files
from relfacts.pages.views.said import noted, plain
from relfacts.pages.views.shelf import Named, Shelf
from relfacts.show.layout import MARK, SETTLED
from relfacts.show.sheets import heading
from relfacts.vocabulary import counted

if TYPE_CHECKING:
    from relfacts.base.headings import Counts

# The number of records of each type on the first page.
_PEOPLE, _TOPICS, _PLACES = 12, 18, 10

# With more differences than this, facts go by their ids.
_TOLD = 500

_TITLES = {
    "people": "People",
    "topics": "Topics",
    "places": "Places",
    "sources": "Documents",
    "discrepancies": "Where the documents differ",
    "coverage": "How far the documents are read",
    "lines": "Lines",
}


class Entry:
    """A row of a list: its link, its description, the number of its facts, its years."""

    __slots__ = ("about", "amended", "facts", "named", "native", "native_tongue", "years")

    def __init__(
        self, named: Named, about: str = "", facts: int | None = None, years: str = ""
    ) -> None:
        self.named = named
        self.about = about
        self.facts = facts
        self.years = years
        self.native = ""
        self.native_tongue = ""
        self.amended: list[str] = []


class Catalogue:
    """A list, ready for a template."""

    def __init__(self, answer: Answer, shelf: Shelf, path: str, query: Query) -> None:
        self.name, rows = answer.catalogue or ("", [])
        self.title = _TITLES.get(self.name, self.name.capitalize())
        self.heading = heading(answer)
        told = (noted(note, path, query, shelf.base.name) for note in answer.notes)
        self.notes = [said for said in told if said]
        self.command = shelf.base.line(answer.asked.again())
        self.entries: list[Entry] = []
        #: The differences under headings: those that are left open come first.
        self.differing: list[tuple[str, list[Differing]]] = []
        if self.name == "discrepancies":
            # Thousands of facts are not read to be named.
            said = shelf.statement if len(rows) <= _TOLD else str
            every = [Differing(row, "", said) for row in rows]  # type: ignore[arg-type]
            for sign, title in ((MARK, "Left open"), (SETTLED, "Settled")):
                if some := [one for one in every if one.mark == sign]:
                    self.differing.append((title, some))
        else:
            self.entries = [*_entries(self.name, rows, shelf)]


def _entries(name: str, rows: list[dict[str, Any]], shelf: Shelf) -> Iterator[Entry]:
    for row in rows:
        yield _ENTRIES[name](row, shelf) if name in _ENTRIES else _other(row)


def _person(row: Mapping[str, Any], shelf: Shelf) -> Entry:
    named = Named(
        row["id"], row["name"], addresses.of("person", row["id"]),
        tongue(row["name"], row["country"]),
    )  # fmt: skip
    entry = Entry(named, row["description"], row["facts"], row["years"])
    if row["native"] and row["native"] != row["name"]:
        entry.native = row["native"]
        entry.native_tongue = tongue(row["native"], row["country"])
    return entry


def _topic(row: Mapping[str, Any], shelf: Shelf) -> Entry:
    named = Named(row["id"], row["name"], addresses.of("topic", row["id"]))
    return Entry(named, ", ".join(row["synonyms"][:6]), row["facts"], row["years"])


def _place(row: Mapping[str, Any], shelf: Shelf) -> Entry:
    within = f"in {', '.join(row['within'])}" if row["within"] else ""
    entry = Entry(shelf.named("place", row["id"]), within, row["facts"], row["years"])
    if row["native"] and row["native"] != row["name"]:
        entry.native, entry.native_tongue = row["native"], tongue(row["native"])
    return entry


def _source(row: Mapping[str, Any], shelf: Shelf) -> Entry:
    named = Named(row["id"], row["label"], addresses.of("source", row["id"]))
    about = f"{row['title']}. {row['publisher']}, {in_words(row['issued'])}"
    entry = Entry(named, about, row["facts"], row["years"])
    known: Any = {key: row[key] for key in ("withdrawn", "corrected") if row[key]}
    entry.amended = [*amendments(known)]
    return entry


def _coverage(row: Mapping[str, Any], shelf: Shelf) -> Entry:
    named = Named(row["id"], row["label"], addresses.of("source", row["id"]))
    about = (
        f"{counted(row['lines'], 'line')}: {row['carrying']} carry facts, {row['read']} were read "
        f"and hold none, {row['unread']} were never read"
    )
    return Entry(named, about)


def _other(row: Mapping[str, Any]) -> Entry:
    text = str(row.get("name", row.get("value", row.get("line", ""))))
    return Entry(Named("", text, ""), ", ".join(map(str, row.get("facts", ()) or ())))


_ENTRIES = {
    "people": _person,
    "topics": _topic,
    "places": _place,
    "sources": _source,
    "coverage": _coverage,
}


class Front:
    """The first page: what the base is about, questions to try, and ways in."""

    def __init__(self, facts: FactBase, shelf: Shelf, files: Files) -> None:
        about = facts.about().rows[0]
        self.title = about["title"]
        self.about = about["about"]
        self.licence = about["licence"]
        self.holds = [
            (counted(about["facts"]), "/facts"),
            (counted(about["people"], "person"), "/people"),
            (counted(about["topics"], "topic"), "/topics"),
            (counted(about["documents"], "document"), "/sources"),
        ]
        if differ := about["discrepancies"]:
            self.holds.append((f"{counted(differ, 'discrepancy')} between them", "/discrepancies"))
        self.years = about["years"]
        self.tries = [
            (line, addresses.of_command(line) or "/", plain(line)) for line in about["try"]
        ]
        counts = shelf.headings.counted(shelf.headings.all)
        self.kinds = [*_kinds(shelf)]
        self.people = _most("person", _PEOPLE, counts, shelf)
        self.topics = _most("topic", _TOPICS, counts, shelf)
        self.places = _most("place", _PLACES, counts, shelf)
        self.sources = _most("source", _PLACES, counts, shelf)
        self.timelines: list[tuple[str, str]] = []
        title = f"{self.title}: {counted(about['facts'])}"
        self.timelines = [*timelines(shelf.headings.all, shelf, files, title)]


def _kinds(shelf: Shelf) -> Iterator[Entry]:
    for kind in shelf.base.declared.kinds.values():
        row = shelf.base.index.record("kind", kind.id)
        if row and row[5]:
            named = Named(kind.id, kind.plural, addresses.of("kind", kind.id))
            yield Entry(named, facts=row[5])


def _most(sort: str, most: int, counts: Counts, shelf: Shelf) -> list[Entry]:
    """The records with most facts, in that order, each with as many as its page has."""
    found = []
    for id_, count in counts.of(sort).first(most):
        named = shelf.named(sort, id_)
        about = ""
        if sort == "source":
            label, title, issued = shelf.issued(id_)
            named, about = Named(id_, label, named.path), f"{title}, {in_words(issued)}"
        found.append(Entry(named, about, count))
    return found
