"""Documents, people, places and topics, words of names and old ids, as ``facts.json`` has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from relfacts.curate.seeds import Authority, NameWords, Redirect, Seed, Seeds
from relfacts.names.korean import spellings
from relfacts.text.folding import fold

if TYPE_CHECKING:
    from relfacts import records

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


def names_of(own: NameWords) -> records.NameWords:
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


def path_of(redirect: Redirect, onward: Mapping[str, Redirect]) -> list[Redirect]:
    """``redirect`` and those that follow it, in order; in a circle, until it closes."""
    path = {redirect.old: redirect}
    while (then := onward.get(redirect.new or "")) and then.old not in path:
        redirect = path[then.old] = then
    return list(path.values())


def _sorted(groups: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {group: sorted(set(words)) for group, words in groups.items()}


def _flat(groups: Mapping[str, Iterable[str]]) -> list[str]:
    return sorted({word for group in groups.values() for word in group})


def amend(record: records.Attestation | records.Side | records.Source, seed: Seed) -> None:
    """Add to ``record`` corrections or a withdrawal of its document, if there are any."""
    if seed.corrected:
        record["corrected"] = {"date": seed.corrected.date, "note": seed.corrected.note}
    if seed.withdrawn:
        record["withdrawn"] = {"date": seed.withdrawn.date, "note": seed.withdrawn.note}


def redirects_of(seeds: Seeds) -> dict[str, records.Redirect]:
    """For every old id the fact it finally leads to, if any, and the reasons along the way."""
    onward = {redirect.old: redirect for redirect in seeds.redirects}
    paths = {old: path_of(onward[old], onward) for old in sorted(onward)}
    return {
        old: {"to": path[-1].new, "why": "; then ".join(redirect.why for redirect in path)}
        for old, path in paths.items()
    }


def source_of(seed: Seed) -> records.Source:
    """The record of a document."""
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
        "read": [{"lines": sorted({*item.lines}), "why": item.why} for item in seed.read],
    }
    # Unknown values have no key, so that a base without them does not change.
    for key in _KNOWN_OF_SOME:
        if value := getattr(seed, key):
            found[key] = list(value) if isinstance(value, tuple) else value  # type: ignore[literal-required]
    if seed.relatives:
        found["relatives"] = [{"url": item.url, "what": item.what} for item in seed.relatives]
    amend(found, seed)
    return found


def person_of(record: Authority) -> records.Person:
    """The record of a person."""
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
                "lines": sorted({*office.lines}),
            }
            for office in record.offices
        ],
        "forms": _forms(record),
        "not": _others(record),
    }
    if record.same_as:
        found["same_as"] = _once(record.same_as)
    return found


def place_of(record: Authority) -> records.Place:
    """The record of a place."""
    found: records.Place = {
        "id": record.id,
        "name": record.name,
        "native": record.native,
        "kind": record.kind or "",
        "within": _once(record.broader),
        "country": record.country,
        "forms": _forms(record),
        "not": _others(record),
    }
    if record.same_as:
        found["same_as"] = _once(record.same_as)
    return found


def topic_of(record: Authority) -> records.Topic:
    """The record of a topic."""
    return {
        "id": record.id,
        "name": record.name,
        "broader": _once(record.broader),
        "forms": _forms(record),
        "not": _others(record),
    }


def _once(values: Iterable[str]) -> list[str]:
    """Each value once, in order: that one is written twice changes nothing."""
    return list(dict.fromkeys(values))


def _forms(record: Authority) -> dict[str, list[str]]:
    return {label: list(forms) for label, forms in record.forms.items() if forms}


def _others(record: Authority) -> list[records.Other]:
    return [
        {"name": other.name, "who": other.who, "forms": list(other.forms)}
        for other in record.others
    ]
