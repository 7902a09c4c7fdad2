"""The card of a person."""

from __future__ import annotations

from relfacts.base.locators import amendments
from relfacts.dates.edtf import parse
from relfacts.dates.words import words
from relfacts.show.layout import Card
from relfacts.vocabulary import counted
from relfacts.vocabulary.registers import page_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from relfacts.base.openbase import OpenBase
    from relfacts.records import Office, Source


def person_card(person: Mapping[str, Any], base: OpenBase) -> Card:
    """The card of a person, from a record that ``ask.persons`` made."""
    card = Card(" · ".join(filter(None, (person["name"], person["native"]))))
    card.add("", person["description"])
    card.add("Offices", *career(person["offices"], base))
    card.add("Facts", *_facts(person, base))
    card.add("Written", *(f"{how}: {', '.join(forms)}" for how, forms in person["forms"].items()))
    card.add("Same as", *(f"{one}  {page_of(one)}".rstrip() for one in person["same_as"]))
    card.add("Not", "; ".join(_others(person["others"])))
    card.add("Id", person["id"])
    return card


def record_card(listing: str, row: Mapping[str, Any], base: OpenBase) -> Card:
    """The card of a topic, place or document, from its row of the ``listing`` of them."""
    card = Card(" · ".join(filter(None, (row.get("name") or row["label"], row.get("native")))))
    card.add("", row.get("title", ""))
    told = {"Publisher": row.get("publisher"), "Author": row.get("author")}
    for label, text in told.items():
        card.add(label, text or "")
    if issued := row.get("issued"):
        card.add("Issued", words(parse(issued)))
    card.add("Also called", ", ".join(row.get("synonyms", ())))
    card.add("Lies in", ", ".join(row.get("within", ())))
    command = "facts --source" if listing == "sources" else listing.removesuffix("s")
    total = ", ".join(filter(None, (counted(row["facts"]), row["years"])))
    line = base.line(f"{command} {row['id']}")
    card.add("Facts", f"{total}: {line}" if row["facts"] else "none")
    if listing == "sources":
        card.add("Original", base.record("source", row["id"]).get("original", ""))
        card.add("Read as", f"{row['document']}, {counted(row['lines'], 'line')}")
        card.add("Lines", base.line(f"coverage {row['id']}"))
        for key in ("url", "archived", "accessed"):
            card.add(key.capitalize() if key != "url" else "Address", row[key] or "")
        for amended in amendments(base.record("source", row["id"])):
            card.add("Note", amended)
    card.add("Same as", *(f"{one}  {page_of(one)}".rstrip() for one in row.get("same_as", ())))
    card.add("Id", row["id"])
    return card


def career(offices: Iterable[Office], base: OpenBase) -> list[str]:
    """Each title that documents give a person, with its times and the places where it is given."""
    titles: dict[str, dict[str, list[str]]] = {}
    for office in offices:
        document = base.record("source", office["source"])
        place = f"{document['label']}:{','.join(map(str, office['lines']))}"
        times = titles.setdefault(office["title"], {})
        times.setdefault(held(office, document), []).append(place)
    return [
        f"{title} ({'; '.join(', '.join(filter(None, (time, *times[time]))) for time in times)})"
        for title, times in titles.items()
    ]


def held(office: Office, document: Source) -> str:
    """The date of an office in words that show whether it is the term or the date of a document.

    An interval is the term; a day or year is the date of a document that gives the office. A date
    without a beginning is that of a document that uses the title when speaking of the past.
    """
    if office["date"] is None:
        return ""
    date = parse(office["date"])
    if date.kind == "run":
        return f"held {words(date)}"
    if date.start is not None:
        return f"as of {words(date)}"
    issued = parse(document["issued"])
    if date.end and issued.start and date.end < issued.start:
        return f"at an unknown time, {words(date)}"
    return f"called this in a document of {words(issued)}"


def _facts(person: Mapping[str, Any], base: OpenBase) -> Iterator[str]:
    """How many facts there are, of which kinds, from which documents, and how to list them."""
    if not person["facts"]:
        return
    total = ", ".join(filter(None, (counted(person["facts"]), person["years"])))
    listed = base.line(f"who {person['id']}")
    yield f"{total}: {listed}"
    yield "by kind: " + ", ".join(
        f"{one['facts']} {_kind(one['kind'], one['facts'], base)}" for one in person["kinds"]
    )
    yield "by document: " + ", ".join(
        f"{one['facts']} in {base.name('source', one['id'])}" for one in person["sources"]
    )


def _kind(id_: str, number: int, base: OpenBase) -> str:
    kind = base.declared.kinds.get(id_)
    return id_ if kind is None else kind.name if number == 1 else kind.plural


def _others(others: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """People who could be mistaken for the person."""
    for other in others:
        yield f"{other['name']}, {other['who']}" if other["who"] else other["name"]
