"""The content of a base: its people, topics, places, documents and discrepancies, with counts."""

from __future__ import annotations

from relfacts.ask.answer import Answer, Asked, Said, noted
from relfacts.base.openbase import OpenBase
from relfacts.dates.words import years_in_words
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from relfacts.ask.filters import Filters

# The count and years of a record without facts.
_NO_FACTS: tuple[int, None] = (0, None)

_NO_DIFFERENCE = "about these facts the documents do not disagree"


def about(base: OpenBase) -> Answer:
    """What the base is about, its span and size, and questions to try."""
    title: str = base.value("title")
    row = {
        "title": title,
        "about": base.value("about"),
        "licence": base.value("licence"),
        "facts": base.facts_in_all,
        "people": base.index.count("person"),
        "topics": base.index.count("topic"),
        "documents": base.index.count("source"),
        "discrepancies": base.value("discrepancies"),
        "years": years_in_words(base.years()),
        "try": [base.line(question) for question in base.value("questions").splitlines()],
    }
    return Answer(Asked("about", {}), heading=[title], catalogue=("about", [row]))


def people(base: OpenBase) -> Answer:
    """Everybody in the base, with the number and the years of their facts."""
    tallies = base.tallies("person")
    rows = [
        {
            "id": person["id"],
            "name": person["name"],
            "native": person["native"] or "",
            "country": person["country"] or "",
            "description": person["description"] or "",
            "offices": person["offices"],
            **_facts_and_years(tallies.get(person["id"], _NO_FACTS)),
            "same_as": person.get("same_as", []),
        }
        for person in base.records("person")
    ]
    return _catalogue("people", rows, counted(len(rows), "person"))


def topics(base: OpenBase) -> Answer:
    """Every topic, with its synonyms and the number and years of its facts."""
    rows = [_topic(base, topic) for topic in base.records("topic")]
    return _catalogue("topics", rows, counted(len(rows), "topic"))


def places(base: OpenBase) -> Answer:
    """Every place, with the places that contain it and the number and years of its facts."""
    rows = [_place(base, place) for place in base.records("place")]
    return _catalogue("places", rows, counted(len(rows), "place"))


def sources(base: OpenBase) -> Answer:
    """The documents: what they are, when they were issued, how many facts they support."""
    tallies = base.tallies("source")
    rows = [
        _source(source, tallies.get(source["id"], _NO_FACTS)) for source in base.records("source")
    ]
    return _catalogue("sources", rows, counted(len(rows), "document"))


def listed(base: OpenBase, sort: str, id: str) -> dict[str, Any]:
    """The row of one topic, place or document (``topic``, ``place``, ``source``)."""
    record = base.record(sort, id)
    if sort == "source":
        return _source(record, base.tally("source", [id]))
    return _topic(base, record) if sort == "topic" else _place(base, record)


def _topic(base: OpenBase, topic: Any) -> dict[str, Any]:
    return {
        "id": topic["id"],
        "name": topic["name"],
        **_facts_and_years(base.tally("topic", base.within("topic", topic["id"]))),
        "synonyms": list(topic["forms"].get("synonym", ())),
    }


def _place(base: OpenBase, place: Any) -> dict[str, Any]:
    return {
        "id": place["id"],
        "name": place["name"],
        "native": place["native"] or "",
        "within": [base.name("place", id_) for id_ in place["within"]],
        **_facts_and_years(base.tally("place", base.within("place", place["id"]))),
        "same_as": place.get("same_as", []),
    }


def _source(source: Any, tally: tuple[int, Any]) -> dict[str, Any]:
    return {
        "id": source["id"],
        "label": source["label"],
        "publisher": source["publisher"],
        "title": source["title"],
        "author": source["author"] or "",
        "issued": source["issued"],
        "document": source["document"],
        "lines": source["lines"],
        **_facts_and_years(tally),
        "pages": len(source["page_lines"]) if "page_lines" in source else None,
        "corrected": source.get("corrected"),
        "withdrawn": source.get("withdrawn"),
        "url": source.get("url"),
        "url_why": source.get("url_why"),
        "archived": source.get("archived"),
        "accessed": source.get("accessed"),
        "relatives": source.get("relatives", []),
    }


def discrepancies(base: OpenBase, filters: Filters) -> Answer:
    """Where the documents disagree, with one another or with themselves.

    With filters: only those about the facts that match.
    """
    from relfacts.ask.parts import stopped
    from relfacts.ask.understand import filtered

    question = filtered(base, "discrepancies", filters)
    if question.outcome != "found":
        return stopped(question)
    selection = question.selection
    narrow = bool(selection.groups() or selection.periods)
    among = set(base.select(selection).numbers) if narrow else None
    rows = []
    found = base.index.discrepancies()
    facts = {hit.number: hit.fact for hit in base.hits_numbered([number for _, number in found])}
    for id_, number in found:
        item = next(item for item in facts[number]["discrepancies"] if item["id"] == id_)
        if among is None or not among.isdisjoint(_numbers(base, item["facts"])):
            keys = ("id", "type", "facts", "sides", "holds", "why")
            rows.append({key: item[key] for key in keys})  # type: ignore[literal-required]
    still_open = sum(row["holds"] == "open" for row in rows)
    count = counted(len(rows), "discrepancy")
    shown = rows[::-1][: filters.most] if filters.turned else rows[: filters.most]
    said = question.said
    if not rows:
        said += noted("nothing", _NO_DIFFERENCE if narrow else _nothing("discrepancies"))
    elif len(shown) < len(rows):
        said += noted("limit", f"{len(shown)} of {count}; without --limit: all")
    return Answer(
        question.asked,
        "found" if rows else "none",
        said,
        heading=[f"{count}, {still_open} open"],
        conditions=question.conditions,
        catalogue=("discrepancies", shown),
    )


def _numbers(base: OpenBase, ids: Iterable[str]) -> Iterator[int]:
    hits = (base.fact_called(id_) for id_ in ids)
    return (hit.number for hit in hits if hit)


def _facts_and_years(tally: tuple[int, tuple[int, int] | None]) -> dict[str, Any]:
    count, years = tally
    return {"facts": count, "years": years_in_words(years)}


def _catalogue(name: str, rows: list[dict[str, Any]], count: str) -> Answer:
    said = Said() if rows else noted("nothing", _nothing(name))
    outcome = "found" if rows else "none"
    return Answer(Asked(name, {}), outcome, said, heading=[count], catalogue=(name, rows))


def _nothing(name: str) -> str:
    return f"there are no {name} in this base"
