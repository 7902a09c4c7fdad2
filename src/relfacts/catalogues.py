"""What is in a base: its people, topics, places, documents and discrepancies, with counts."""

from __future__ import annotations

from relfacts.answer import Answer
from relfacts.factbase import FactBase
from relfacts.nothing import facts_of, years_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from relfacts.records import Discrepancy, Fact


def about(base: FactBase) -> Answer:
    """What the base is about, its span and size, and questions to try."""
    answer = Answer("about", {})
    record = base.base
    answer.catalogue = (
        "about",
        [
            {
                "title": record["title"],
                "about": record["about"],
                "licence": record["licence"],
                "facts": len(base.facts),
                "people": len(record["people"]),
                "topics": len(record["topics"]),
                "documents": len(record["sources"]),
                "discrepancies": len(_discrepancies(base)),
                "years": years_of(base.facts),
                "try": [f"relfacts {question}" for question in record["questions"]],
            }
        ],
    )
    answer.heading = [record["title"]]
    return answer


def people(base: FactBase) -> Answer:
    """Everybody in the base, with the number and the years of their facts."""
    rows = []
    for person in base.base["people"]:
        facts = facts_of(base, person["id"])
        rows.append(
            {
                "id": person["id"],
                "name": person["name"],
                "native": person["native"] or "",
                "country": person["country"] or "",
                "description": person["description"] or "",
                "offices": person["offices"],
                "facts": len(facts),
                "years": years_of(facts),
            }
        )
    return _catalogue("people", rows, f"{len(rows)} people")


def topics(base: FactBase) -> Answer:
    """Every topic, with its synonyms and the number and years of its facts."""
    rows = []
    for topic in base.base["topics"]:
        inside = base.within("topics", topic["id"])
        facts = [fact for fact in base.facts if inside.intersection(fact["topics"])]
        rows.append(
            {
                "id": topic["id"],
                "name": topic["name"],
                "facts": len(facts),
                "years": years_of(facts),
                "synonyms": [form for forms in topic["forms"].values() for form in forms],
            }
        )
    return _catalogue("topics", rows, f"{len(rows)} topics")


def places(base: FactBase) -> Answer:
    """Every place, with what it lies in and the number and years of its facts."""
    rows = []
    for place in base.base["places"]:
        inside = base.within("places", place["id"])
        facts = [fact for fact in base.facts if inside & _places_of(fact)]
        rows.append(
            {
                "id": place["id"],
                "name": place["name"],
                "native": place["native"] or "",
                "within": [base.name("places", id_) for id_ in place["within"]],
                "facts": len(facts),
                "years": years_of(facts),
            }
        )
    return _catalogue("places", rows, f"{len(rows)} places")


def sources(base: FactBase) -> Answer:
    """The documents: what they are, when they were issued, how many facts stand on them."""
    rows = []
    for source in base.base["sources"]:
        facts = [
            fact for fact in base.facts if any(s["id"] == source["id"] for s in fact["sources"])
        ]
        rows.append(
            {
                "id": source["id"],
                "label": source["label"],
                "publisher": source["publisher"],
                "title": source["title"],
                "author": source["author"] or "",
                "issued": source["issued"],
                "document": source["document"],
                "lines": source["lines"],
                "facts": len(facts),
                "years": years_of(facts),
            }
        )
    return _catalogue("sources", rows, f"{len(rows)} documents")


def discrepancies(base: FactBase) -> Answer:
    """Where the documents disagree, with one another or with themselves."""
    rows = [
        {
            "id": item["id"],
            "type": item["type"],
            "facts": item["facts"],
            "sides": item["sides"],
            "holds": item["holds"],
            "why": item["why"],
        }
        for item in _discrepancies(base)
    ]
    still_open = sum(row["holds"] == "open" for row in rows)
    return _catalogue("discrepancies", rows, f"{len(rows)} discrepancies, {still_open} open")


def _catalogue(name: str, rows: list[dict[str, Any]], count: str) -> Answer:
    answer = Answer(name, {})
    answer.catalogue = (name, rows)
    answer.heading = [count]
    answer.outcome = "found" if rows else "none"
    return answer


def _discrepancies(base: FactBase) -> list[Discrepancy]:
    found = {item["id"]: item for fact in base.facts for item in fact["discrepancies"]}
    return [found[id_] for id_ in sorted(found)]


def _places_of(fact: Fact) -> set[str]:
    return {*fact["places"], *(party["id"] for party in fact["parties"])}
