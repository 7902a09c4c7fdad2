"""The card of a fact: what it says, how it is known, and what each document has of it."""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.base.locators import amendments, cite, locator, side_in_words
from relfacts.base.phrasing import amount
from relfacts.dates.edtf import parse
from relfacts.dates.words import words
from relfacts.show.columns import cell
from relfacts.show.layout import MARK, SETTLED, Card

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase
    from relfacts.records import Attestation, Fact


def fact_card(fact: Fact, answer: Answer, base: OpenBase) -> Card:
    """A fact with all its parts."""
    card = Card(fact["id"])
    card.add("Statement", fact["statement"], fact["note"])
    card.add("Kind", _kind_line(fact, base))
    card.add("When", _date_line(fact["date"]), how_dated(fact["date_how"], fact["date_why"]))
    card.add("People", *(_person_line(fact, person["id"], base) for person in fact["people"]))
    card.add("Same as", *_records_elsewhere(fact, base))
    parties = (
        f"{party['name']}: {base.declared.called(party['role'])}" for party in fact["parties"]
    )
    card.add("Parties", *parties)
    card.add("Figures", *(amount(quantity) for quantity in fact["quantities"]))
    card.add("Places", ", ".join(base.name("place", id_) for id_ in fact["places"]))
    card.add("Topics", ", ".join(base.name("topic", id_) for id_ in fact["topics"]))
    for source in fact["sources"]:
        card.add(cite(source), *_attestation(source, fact, answer, base))
    for item in fact["discrepancies"]:
        sides = [side_in_words(side) for side in item["sides"]]
        resolution = f"{vocabulary.RESOLUTIONS[item['holds']]}: {item['why']}"
        mark = MARK if item["holds"] == "open" else SETTLED
        card.add(f"{mark} {item['type']} differs", *sides, resolution)
    return card


def _kind_line(fact: Fact, base: OpenBase) -> str:
    parts = [cell("kind", fact, base)]
    if fact["field"]:
        parts.append(f"field: {fact['field']}")
    if fact["status"] != "actual":
        parts.append(f"{fact['status']}: {vocabulary.STATUSES[fact['status']]}")
    return "; ".join(parts)


def _date_line(date: str | None) -> str:
    if date is None:
        return "undated: no document dates it"
    return f"{words(parse(date))}  (EDTF {date})"


def how_dated(how: str | None, why: str | None) -> str | None:
    """How a date is known, and why; None if there is no date."""
    if how is None:
        return None
    label = vocabulary.DATE_WAYS[how]
    return f"{label}: {why}" if why else label


def _records_elsewhere(fact: Fact, base: OpenBase) -> Iterator[str]:
    """The people of a fact in external registers."""
    for person in fact["people"]:
        known = base.record("person", person["id"]) or {}
        if known.get("same_as"):
            yield f"{person['name']}: {', '.join(known['same_as'])}"


def _person_line(fact: Fact, id_: str, base: OpenBase) -> str:
    """A person with their role and the office that each document gives them there."""
    person = next(person for person in fact["people"] if person["id"] == id_)
    offices: dict[str, list[str]] = {}
    for source in fact["sources"]:
        for named in source["people"]:
            if named["id"] == id_ and named["office"]:
                offices.setdefault(named["office"], []).append(source["label"])
    titles = "; ".join(f"{office} ({', '.join(labels)})" for office, labels in offices.items())
    return f"{person['name']}, {base.declared.called(person['role'])}" + (
        f" - {titles}" if titles else ""
    )


def _attestation(source: Attestation, fact: Fact, answer: Answer, base: OpenBase) -> list[str]:
    document = base.record("source", source["id"])
    issued = words(parse(document["issued"]))
    texts = [f"{document['publisher']}, {issued}: {document['document']}, {locator(source)}"]
    if "original" in document:
        texts.append(f"read from {document['original']}")
    texts += amendments(source)
    if "url" in document:
        texts.append(document["url"])
    if source["statement"] != fact["statement"]:
        texts.append(f"says: {source['statement']}")
    if source["date"] != fact["date"]:
        how = how_dated(source["date_how"], source["date_why"])
        texts.append(f"dates it {_date_line(source['date'])}; {how}")
    texts += [f"{named['id']}: {named['named']}" for named in source["people"] if named["named"]]
    texts.append("anchors: " + " · ".join(source["anchors"]))
    texts += [f"judged, {rule}: {why}" for rule, why in source.get("judged", {}).items()]
    for number in source["lines"]:
        if text := answer.documents.get(source["id"]):
            texts.append(f"{number}: {printed(text[number - 1])}")
    return texts


def printed(line: str) -> str:
    """A line of a document as people read it: a soft hyphen shows only at the end of a line."""
    return line.strip().replace("\u00ad", "")
