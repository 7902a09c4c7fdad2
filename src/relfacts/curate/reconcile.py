"""Turns claims into facts: grouped by the key the curator gave them, never overwritten.

Pure and deterministic: seeds in, the records of ``facts.json`` out. The seeds say which claims are
about the same event; nothing here guesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from relfacts.base.files import FORMAT
from relfacts.base.locators import pages_of
from relfacts.curate import declaring
from relfacts.curate.entries import (
    amend,
    names_of,
    person_of,
    place_of,
    redirects_of,
    source_of,
    topic_of,
)
from relfacts.curate.groups import claims_by_fact, dating, event_dates, fact_date
from relfacts.curate.seeds import (
    Authority,
    Claim,
    Discrepancy,
    Quantity,
    Seed,
    Seeds,
    Side,
    Watch,
    unwatched,
)
from relfacts.dates import edtf
from relfacts.dates.days import iso

if TYPE_CHECKING:
    from relfacts import records

_DIFFERING = "the documents differ on the date; see the discrepancy"


_Record = TypeVar("_Record", Seed, Authority)


def reconcile(seeds: Seeds, watched: Watch = unwatched) -> records.Base:
    """The whole base in the form of ``facts.json``. The seeds must have passed the rules."""
    base: records.Base = {
        "format": FORMAT,
        "title": seeds.base.title,
        "about": seeds.base.about,
        "licence": seeds.base.licence,
        "questions": list(seeds.base.questions),
        "names": names_of(seeds.names),
        "sources": [source_of(seed) for seed in _by_id(seeds.documents)],
        "people": [person_of(record) for record in _by_id(seeds.people)],
        "places": [place_of(record) for record in _by_id(seeds.places)],
        "topics": [topic_of(record) for record in _by_id(seeds.topics)],
        "facts": _facts(seeds, watched),
        "redirects": redirects_of(seeds),
    }
    if seeds.glossary:
        base["glossary"] = {
            language: {word: list(forms) for word, forms in words.items()}
            for language, words in seeds.glossary.items()
        }
    if told := declaring.record(seeds.base.declarations):
        base["declared"] = told
    return base


def _by_id(records: Iterable[_Record]) -> list[_Record]:
    return sorted(records, key=lambda record: record.id)


def _facts(seeds: Seeds, watched: Watch) -> list[records.Fact]:
    names = {record.id: record.name for record in (*seeds.people, *seeds.places)}
    differences: dict[str, list[Discrepancy]] = defaultdict(list)
    rivals: dict[str, list[frozenset[str]]] = defaultdict(list)
    groups = claims_by_fact(seeds)
    for item in sorted(seeds.discrepancies, key=lambda item: item.id):
        undecided = item.type == "date" and item.holds == "open"
        dates = [event_dates(item, groups)] if undecided else []
        for fact in item.facts:
            differences[fact].append(item)
            rivals[fact] += dates
    documents = {seed.id: seed for seed in seeds.documents}
    return [
        _fact(
            fact,
            group,
            fact_date([claim for _, claim in group], rivals[fact]),
            differences[fact],
            names,
            documents,
        )
        for fact, group in watched(sorted(groups.items()))
    ]


def _fact(
    fact: str,
    group: list[tuple[Seed, Claim]],
    date: str | None,
    differences: list[Discrepancy],
    names: Mapping[str, str],
    documents: Mapping[str, Seed],
) -> records.Fact:
    claims = [claim for _, claim in group]
    lead = claims[0]
    when = edtf.parse(date) if date else None
    by = dating(claims) or lead
    decided = date == by.date
    return {
        "id": fact,
        "kind": lead.kind,
        "status": lead.status,
        "field": lead.field,
        "date": date,
        "start": iso(when.start) if when else None,
        "end": iso(when.end) if when else None,
        "known_until": _known_until(group) if when and when.open_end else None,
        "date_how": (by.date_how if decided else "worked-out") if date else None,
        "date_why": by.date_why if decided else _DIFFERING,
        "statement": lead.statement,
        "note": " ".join(claim.note for claim in claims if claim.note) or None,
        "people": _people(claims, names),
        "parties": _parties(claims, names),
        "places": _union(claim.places for claim in claims),
        "topics": _union(claim.topics for claim in claims),
        "quantities": _quantities(claims),
        "sources": [
            _attestation(seed, claim) for seed, claim in sorted(group, key=lambda x: x[0].document)
        ],
        "discrepancies": [_discrepancy(item, documents) for item in differences],
    }


def _known_until(group: list[tuple[Seed, Claim]]) -> str | None:
    """The day up to which the sources can say that something was still going on."""
    days = [start for seed, _ in group if (start := edtf.parse(seed.issued).start)]
    return iso(max(days)) if days else None


def _people(claims: list[Claim], names: Mapping[str, str]) -> list[records.PersonInFact]:
    found: dict[str, records.PersonInFact] = {}
    for person in (person for claim in claims for person in claim.people):
        entry = found.setdefault(
            person.id,
            {"id": person.id, "name": names[person.id], "role": person.role, "office": None},
        )
        entry["office"] = entry["office"] or person.office
    return list(found.values())


def _parties(claims: list[Claim], names: Mapping[str, str]) -> list[records.Party]:
    found = {(party.id, party.role): None for claim in claims for party in claim.parties}
    return [{"id": id_, "name": names[id_], "role": role} for id_, role in found]


def _union(lists: Iterable[Iterable[str]]) -> list[str]:
    """Every item once, in the order of first occurrence."""
    return list(dict.fromkeys(item for items in lists for item in items))


def _quantities(claims: list[Claim]) -> list[records.Quantity]:
    seen: dict[tuple[str, ...], Quantity] = {}
    for quantity in (quantity for claim in claims for quantity in claim.quantities):
        number = str(Decimal(quantity.value).normalize())
        seen.setdefault((number, quantity.unit, quantity.of), quantity)
    return [
        {
            "value": _number(quantity.value),
            "unit": quantity.unit,
            "of": quantity.of,
            "qualifier": quantity.qualifier,
            "measure": quantity.measure,
        }
        for quantity in seen.values()
    ]


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _attestation(seed: Seed, claim: Claim) -> records.Attestation:
    found: records.Attestation = {
        "id": seed.id,
        "label": seed.label,
        "document": seed.document,
        "publisher": seed.publisher,
        "issued": seed.issued,
        "lines": sorted({*claim.lines}),
        "anchors": list(claim.anchors),
        "date": claim.date,
        "date_how": claim.date_how if claim.date else None,
        "date_why": claim.date_why,
        "statement": claim.statement,
        "people": [
            {"id": person.id, "office": person.office, "named": person.named}
            for person in claim.people
        ],
    }
    if claim.judged:
        found["judged"] = dict(sorted(claim.judged.items()))
    _place_in(found, seed)
    return found


def _place_in(record: records.Attestation | records.Side, seed: Seed) -> None:
    """Add the pages of a side or attestation, and what became of its document."""
    if seed.page_lines:
        record["pages"] = pages_of(record["lines"], seed.page_lines)
    amend(record, seed)


def _discrepancy(item: Discrepancy, documents: Mapping[str, Seed]) -> records.Discrepancy:
    return {
        "id": item.id,
        "type": item.type,
        "facts": sorted({*item.facts}),
        "sides": [_side(side, documents[side.source]) for side in item.sides],
        "holds": item.holds,
        "why": item.why,
    }


def _side(side: Side, seed: Seed) -> records.Side:
    found: records.Side = {
        "source": side.source,
        "label": seed.label,
        "lines": sorted({*side.lines}),
        "says": side.says,
    }
    if side.preferred:
        found["preferred"] = True
    _place_in(found, seed)
    return found
