"""Turns claims into facts: grouped by the key the curator gave them, never overwritten.

Pure and deterministic: seeds in, the records of ``facts.json`` out. The seeds say which claims are
about the same event; nothing here guesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations_with_replacement
from math import inf
from typing import TYPE_CHECKING, TypeVar, cast

from relfacts.base.files import FORMAT
from relfacts.base.locators import pages_of
from relfacts.curate import declaring
from relfacts.curate.seeds import (
    Authority,
    Claim,
    Discrepancy,
    NameWords,
    Quantity,
    Redirect,
    Seed,
    Seeds,
    Side,
    Watch,
    unwatched,
)
from relfacts.dates import days, edtf
from relfacts.dates.days import iso
from relfacts.dates.fit import fit
from relfacts.names.korean import spellings
from relfacts.text.folding import fold

if TYPE_CHECKING:
    from relfacts import records

_DIFFERING = "the documents differ on the date; see the discrepancy"

# Most documents have no value for these.
_KNOWN_OF_SOME = (
    "original",
    "original_sha256",
    "page_lines",
    "url",
    "url_why",
    "archived",
    "accessed",
)

_Record = TypeVar("_Record", Seed, Authority)

#: By the key of a fact: its claims, each with its document.
Groups = dict[str, list[tuple[Seed, Claim]]]


def reconcile(seeds: Seeds, watched: Watch = unwatched) -> records.Base:
    """The whole base in the form of ``facts.json``. The seeds must have passed the rules."""
    base: records.Base = {
        "format": FORMAT,
        "title": seeds.base.title,
        "about": seeds.base.about,
        "licence": seeds.base.licence,
        "questions": list(seeds.base.questions),
        "names": _names(seeds.names),
        "sources": [_source(seed) for seed in _by_id(seeds.documents)],
        "people": [_person(record) for record in _by_id(seeds.people)],
        "places": [_place(record) for record in _by_id(seeds.places)],
        "topics": [_topic(record) for record in _by_id(seeds.topics)],
        "facts": _facts(seeds, watched),
        "redirects": _redirects(seeds),
    }
    if seeds.glossary:
        base["glossary"] = {
            language: {word: list(forms) for word, forms in words.items()}
            for language, words in seeds.glossary.items()
        }
    if told := declaring.record(seeds.base.declarations):
        base["declared"] = told
    return base


def _names(own: NameWords) -> records.NameWords:
    """The base's own words of names, without empty categories."""
    names: records.NameWords = {
        "titles": _sorted(own.titles),
        "parts": {
            language: sorted({fold(part) for part in parts})
            for language, parts in own.parts.items()
        },
        "fillers": _flat(own.fillers),
        "endings": _flat(own.endings),
        "relations": _flat(own.relations),
        "unlinked_relations": _flat(own.unlinked_relations),
        "things": _flat(own.things),
        "unlinked_things": _flat(own.unlinked_things),
        "links": _flat(own.links),
        "possessives": _flat(own.possessives),
        "exclusions": _flat(own.exclusions),
        "locatives": _flat(own.locatives),
        "occupations": _sorted(own.occupations),
        "countries": _sorted(own.countries),
    }
    kept = {sort: words for sort, words in names.items() if words or sort in ("titles", "parts")}
    return cast("records.NameWords", kept)


def claims_by_fact(seeds: Seeds) -> Groups:
    """Every claim by the key of its fact, the leading claim first, then by document."""
    groups: dict[str, list[tuple[Seed, Claim]]] = defaultdict(list)
    for seed in seeds.documents:
        for claim in seed.claims:
            groups[claim.fact].append((seed, claim))
    for group in groups.values():
        group.sort(key=lambda pair: (not pair[1].lead, pair[0].document))
    return dict(groups)


def path_of(redirect: Redirect, onward: Mapping[str, Redirect]) -> list[Redirect]:
    """``redirect`` and those that follow it, in order; in a circle, until it closes."""
    path = {redirect.old: redirect}
    while (then := onward.get(redirect.new or "")) and then.old not in path:
        redirect = path[then.old] = then
    return list(path.values())


def agree(dates: Iterable[str | None]) -> bool:
    """Whether all of the EDTF ``dates`` can be true of one event, compared in pairs."""
    # An event in all documents has many claims and few different dates.
    known = [edtf.parse(date) for date in dict.fromkeys(dates) if date]
    pairs = combinations_with_replacement(known, 2)
    return all(fit(one, other) or fit(other, one) for one, other in pairs)


def dating(claims: Sequence[Claim]) -> Claim | None:
    """The claim by which a fact is dated: the leading one, or if that has no date, another.

    Of several others that agree, the most precise; None if they do not agree, or if none has one.
    """
    if claims[0].date:
        return claims[0]
    dated = [claim for claim in claims if claim.date]
    if not dated or not agree(claim.date for claim in dated):
        return None
    return min(dated, key=_breadth)


def _breadth(claim: Claim) -> float:
    """How much time a dated claim leaves open, as a number to compare; without end if an end is."""
    date = edtf.parse(claim.date or "")
    if date.start is None or date.end is None:
        return inf
    return days.number(date.end) - days.number(date.start)


def fact_date(claims: list[Claim], rivals: Sequence[frozenset[str]]) -> str | None:
    """The EDTF date of a fact.

    It is the date of the claim that dates it (``dating``). But if the curator left a difference of
    dates open, it is no more precise than the sources together support: "one of" the dates that
    exclude each other, or that date, marked as uncertain. (An interval or a set cannot be marked as
    a whole and stay the same.)

    ``rivals``: for each open discrepancy of dates, the dates that the sources give for its event. A
    part of the event that a document dates by the whole (part of a visit by the visit) inherits the
    doubt.
    """
    by = dating(claims)
    lead = by.date if by else None
    if not rivals:
        return lead
    dates = {claim.date for claim in claims if claim.date}
    for event in rivals:
        dates |= event if dates <= event else frozenset()
    if not agree(sorted(dates)):
        return _one_of(dates)
    if not lead or "/" in lead or lead[0] in "[{":
        return lead
    return f"{lead[:-1]}%" if lead[-1] in "~%" else f"{lead.rstrip('?')}?"


def event_dates(item: Discrepancy, groups: Groups) -> frozenset[str]:
    """The dates that the sources give for the one event of an open discrepancy of dates.

    Empty if a source has several dates for its facts: they are then not about one event.
    """
    by_source: dict[str, set[str]] = defaultdict(set)
    for fact in item.facts:
        for seed, claim in groups[fact]:
            if claim.date:
                by_source[seed.id].add(claim.date)
    if any(len(dates) > 1 for dates in by_source.values()):
        return frozenset()
    return frozenset().union(*by_source.values())


def _one_of(dates: Iterable[str]) -> str:
    """The EDTF set "one of ``dates``"; an interval in it means one of its days."""
    members = sorted(map(_member, dates))
    # Members open on one side come first or last, and the widest contains the others.
    before = [member for member in members if member.startswith("..")][-1:]
    after = [member for member in members if member.endswith("..")][:1]
    between = [member for member in members if member.strip(".") == member]
    return f"[{','.join([*before, *between, *after])}]"


def _member(date: str) -> str:
    start, slash, end = date.strip("[]{}").partition("/")
    return f"{start.strip('.')}..{end.strip('.')}" if slash else start


def _sorted(groups: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {group: sorted(set(words)) for group, words in groups.items()}


def _flat(groups: Mapping[str, Iterable[str]]) -> list[str]:
    return sorted({word for group in groups.values() for word in group})


def _by_id(records: Iterable[_Record]) -> list[_Record]:
    return sorted(records, key=lambda record: record.id)


def _facts(seeds: Seeds, watched: Watch) -> list[records.Fact]:
    names = {record.id: record.name for record in (*seeds.people, *seeds.places)}
    differences: dict[str, list[Discrepancy]] = defaultdict(list)
    rivals: dict[str, list[frozenset[str]]] = defaultdict(list)
    groups = claims_by_fact(seeds)
    for item in sorted(seeds.discrepancies, key=lambda item: item.id):
        undecided = item.type == "date" and item.holds == "open"
        dates = event_dates(item, groups) if undecided else frozenset()
        for fact in item.facts:
            differences[fact].append(item)
            if undecided:
                rivals[fact].append(dates)
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
        "lines": sorted(claim.lines),
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
    _amend(record, seed)


def _amend(record: records.Attestation | records.Side | records.Source, seed: Seed) -> None:
    """Add to ``record`` corrections or a withdrawal of its document, if there are any."""
    if seed.corrected:
        record["corrected"] = {"date": seed.corrected.date, "note": seed.corrected.note}
    if seed.withdrawn:
        record["withdrawn"] = {"date": seed.withdrawn.date, "note": seed.withdrawn.note}


def _discrepancy(item: Discrepancy, documents: Mapping[str, Seed]) -> records.Discrepancy:
    return {
        "id": item.id,
        "type": item.type,
        "facts": sorted(item.facts),
        "sides": [_side(side, documents[side.source]) for side in item.sides],
        "holds": item.holds,
        "why": item.why,
    }


def _side(side: Side, seed: Seed) -> records.Side:
    found: records.Side = {
        "source": side.source,
        "label": seed.label,
        "lines": sorted(side.lines),
        "says": side.says,
    }
    if side.preferred:
        found["preferred"] = True
    _place_in(found, seed)
    return found


def _redirects(seeds: Seeds) -> dict[str, records.Redirect]:
    """For every old id the fact it finally leads to, if any, and the reasons along the way."""
    onward = {redirect.old: redirect for redirect in seeds.redirects}
    paths = {old: path_of(onward[old], onward) for old in sorted(onward)}
    return {
        old: {"to": path[-1].new, "why": "; then ".join(redirect.why for redirect in path)}
        for old, path in paths.items()
    }


def _source(seed: Seed) -> records.Source:
    found: records.Source = {
        "id": seed.id,
        "label": seed.label,
        "document": seed.document,
        "sha256": seed.sha256,
        "lines": seed.lines,
        "title": seed.title,
        "title_why": seed.title_why,
        "publisher": seed.publisher,
        "publisher_why": seed.publisher_why,
        "author": seed.author,
        "issued": seed.issued,
        "issued_why": seed.issued_why,
        "language": seed.language,
        "read": [{"lines": sorted(item.lines), "why": item.why} for item in seed.read],
    }
    # Unknown values have no key, so that a base without them does not change.
    for key in _KNOWN_OF_SOME:
        if value := getattr(seed, key):
            found[key] = list(value) if isinstance(value, tuple) else value  # type: ignore[literal-required]
    if seed.relatives:
        found["relatives"] = [{"url": item.url, "what": item.what} for item in seed.relatives]
    _amend(found, seed)
    return found


def _person(record: Authority) -> records.Person:
    found: records.Person = {
        "id": record.id,
        "name": record.name,
        "native": record.native,
        "family": record.family,
        "middle": record.middle,
        "given": record.given,
        "order": record.order,
        "gender": record.gender,
        "romanised": spellings(record.native or record.name),
        "country": record.country,
        "description": record.description,
        "offices": [
            {
                "title": office.title,
                "date": office.date,
                "source": office.source,
                "lines": sorted(office.lines),
            }
            for office in record.offices
        ],
        "forms": _forms(record),
        "not": _others(record),
    }
    if record.same_as:
        found["same_as"] = list(record.same_as)
    return found


def _place(record: Authority) -> records.Place:
    found: records.Place = {
        "id": record.id,
        "name": record.name,
        "native": record.native,
        "kind": record.kind or "",
        "within": list(record.broader),
        "country": record.country,
        "forms": _forms(record),
        "not": _others(record),
    }
    if record.same_as:
        found["same_as"] = list(record.same_as)
    return found


def _topic(record: Authority) -> records.Topic:
    return {
        "id": record.id,
        "name": record.name,
        "broader": list(record.broader),
        "forms": _forms(record),
        "not": _others(record),
    }


def _forms(record: Authority) -> dict[str, list[str]]:
    return {label: list(forms) for label, forms in record.forms.items() if forms}


def _others(record: Authority) -> list[records.Other]:
    return [
        {"name": other.name, "who": other.who, "forms": list(other.forms)}
        for other in record.others
    ]
