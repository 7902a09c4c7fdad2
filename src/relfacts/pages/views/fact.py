"""A fact in full: what it says, when and how that is known, who, its documents, what differs."""

from __future__ import annotations

from collections.abc import Callable

from relfacts import vocabulary
from relfacts.ask.answer import Answer
from relfacts.base.locators import amendments, cite, locator
from relfacts.base.openbase import OpenBase
from relfacts.base.phrasing import amount, in_words
from relfacts.pages import addresses
from relfacts.pages.tongues import runs
from relfacts.pages.views.facts import MEANINGS, Text, amended, mark_of, names_in
from relfacts.pages.views.passages import Passages
from relfacts.pages.views.shelf import Named, Shelf
from relfacts.records import Attestation, Discrepancy, Fact, Side
from relfacts.show.citations import STYLES, render_citations
from relfacts.show.factcards import how_dated
from relfacts.show.layout import MARK, SETTLED

#: The names of the styles of citations.
STYLE_NAMES = {"text": "Text", "bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}


class Role:
    """Somebody in a fact: their role, and the offices that documents give them there."""

    __slots__ = ("named", "offices", "role")

    def __init__(self, named: Named, role: str, offices: list[tuple[str, str]]) -> None:
        self.named = named
        self.role = role
        self.offices = offices


class Attested:
    """A document that attests it: where, in which words, and where it differs."""

    __slots__ = (
        "address", "amended", "anchors", "archived", "count", "dated", "id", "issued", "judged",
        "label", "lines", "named", "pages", "passage", "path", "publisher", "says", "title",
    )  # fmt: skip

    def __init__(
        self,
        source: Attestation,
        fact: Fact,
        answer: Answer,
        shelf: Shelf,
        passages: Passages,
    ) -> None:
        document = shelf.base.record("source", source["id"])
        self.id = source["id"]
        self.label = cite(source)
        self.path = addresses.of("source", source["id"])
        self.lines = [(line, addresses.of_line(source["id"], line)) for line in source["lines"]]
        self.title = document["title"]
        self.publisher = document["publisher"]
        self.issued = in_words(document["issued"])
        #: The pages of its lines, in words: ``p. 2``; empty if the document has none.
        self.pages = locator(source).rpartition("line")[0].rstrip(", ")
        self.count = document["lines"]
        self.address = document.get("url", "")
        self.archived = document.get("archived", "")
        self.amended = [*amendments(source)]
        own = source["statement"] != fact["statement"]
        self.says: Text = [*runs(source["statement"], names_in(fact, shelf))] if own else []
        self.dated = ""
        if source["date"] != fact["date"]:
            told = how_dated(source["date_how"], source["date_why"])
            self.dated = f"{in_words(source['date'])}{f' ({told})' if told else ''}"
        self.anchors = source["anchors"]
        self.named = [
            (shelf.named("person", one["id"]), one["named"])
            for one in source["people"]
            if one["named"]
        ]
        self.judged = [*source.get("judged", {}).items()]
        text = answer.documents.get(source["id"])
        numbers = source["lines"]
        self.passage = (
            [*zip(numbers, passages.of(source["id"], text, numbers), strict=True)] if text else []
        )


class Differing:
    """A difference between documents, with its sides."""

    __slots__ = ("id", "mark", "meaning", "others", "resolution", "sides", "type", "why")

    def __init__(self, item: Discrepancy, own: str, said: Callable[[str], str]) -> None:
        self.id = item["id"]
        self.type = item["type"]
        self.mark = MARK if item["holds"] == "open" else SETTLED
        self.meaning = MEANINGS[self.mark]
        self.resolution = vocabulary.RESOLUTIONS[item["holds"]]
        self.why = item["why"]
        self.sides = [_Side(side) for side in item["sides"]]
        #: The other facts that it is about: what each says, and its address.
        self.others = [
            (said(id_), addresses.of("fact", id_)) for id_ in item["facts"] if id_ != own
        ]


class _Side:
    __slots__ = ("amended", "label", "path", "preferred", "says")

    def __init__(self, side: Side) -> None:
        self.label = cite(side)
        self.path = addresses.of_line(side["source"], min(side["lines"], default=1))
        self.says = side["says"]
        self.preferred = bool(side.get("preferred"))
        self.amended = [*amendments(side)]


class Whole:
    """A fact, ready for a template."""

    def __init__(self, answer: Answer, shelf: Shelf, passages: Passages) -> None:
        base = shelf.base
        fact = answer.hits[0].fact
        names = names_in(fact, shelf)
        self.id = fact["id"]
        self.statement: Text = [*runs(fact["statement"], names)]
        self.text = fact["statement"]
        self.note = fact["note"]
        self.kind = shelf.kind(fact["kind"])
        self.field = fact["field"]
        self.status = fact["status"] if fact["status"] != "actual" else ""
        self.told = vocabulary.STATUSES.get(fact["status"], "")
        self.date = fact["date"] or ""
        self.when = in_words(fact["date"])
        self.how = how_dated(fact["date_how"], fact["date_why"]) or ""
        self.years = [
            (str(year), addresses.of("year", str(year)))
            for year in dict.fromkeys(
                day[:4] for day in (fact["start"], fact["end"]) if day and day[:4].isdigit()
            )
        ]
        self.people = [
            Role(
                shelf.named("person", person["id"]),
                base.declared.called(person["role"]),
                _offices(fact, person["id"]),
            )
            for person in fact["people"]
        ]
        self.parties = [
            Role(shelf.named("place", party["id"]), base.declared.called(party["role"]), [])
            for party in fact["parties"]
        ]
        self.figures = [*map(amount, fact["quantities"])]
        self.places = [shelf.named("place", id_) for id_ in fact["places"]]
        self.topics = [shelf.named("topic", id_) for id_ in fact["topics"]]
        self.sources = [
            Attested(source, fact, answer, shelf, passages) for source in fact["sources"]
        ]
        self.differing = [
            Differing(item, fact["id"], shelf.statement) for item in fact["discrepancies"]
        ]
        self.mark = mark_of(fact)
        self.meaning = MEANINGS.get(self.mark, "")
        #: Who says it as the heading does, if others say otherwise and it is left open.
        self.said_by = ""
        if self.mark == MARK:
            said = (one for one in fact["sources"] if one["statement"] == fact["statement"])
            self.said_by = ", ".join(dict.fromkeys(one["label"] for one in said))
        self.redirects = [note.text for note in answer.notes if note.kind == "redirect"]
        self.citations = citations([fact], base)
        self.command = base.line(f"show {fact['id']}")
        #: What became of its documents, each once: the document, and a sentence.
        self.amended = amended([fact])


def citations(facts: list[Fact], base: OpenBase) -> list[tuple[str, str, str]]:
    """What facts stand on, in each style: the style, what it is called, the text."""
    return [
        (style, STYLE_NAMES.get(style, style), "".join(render_citations(facts, base, style)))
        for style in STYLES
    ]


def _offices(fact: Fact, id_: str) -> list[tuple[str, str]]:
    """The offices that documents give a person in this fact, each with its documents."""
    offices: dict[str, list[str]] = {}
    for source in fact["sources"]:
        for named in source["people"]:
            if named["id"] == id_ and named["office"]:
                offices.setdefault(named["office"], []).append(source["label"])
    return [(office, ", ".join(labels)) for office, labels in offices.items()]
