"""Rules about ids, and about what refers to them: nothing leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from relfacts.curate.entries import path_of
from relfacts.curate.groups import claims_by_fact
from relfacts.curate.meant import record_meant
from relfacts.curate.problems import Place, Problem
from relfacts.curate.seeds import Seeds
from relfacts.text.folding import fold

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def well_formed_id(seeds: Seeds) -> Iterator[Problem]:
    """An id is lower-case letters, digits and single hyphens."""
    ids = chain(
        ((seed.id, seed.marks["id"]) for seed in seeds.documents),
        ((claim.fact, claim.at) for _, claim in seeds.claims()),
        ((record.id, record.at) for record in seeds.authorities()),
        ((item.id, item.at) for item in seeds.discrepancies),
        ((item.old, item.at) for item in seeds.redirects),
        ((told.id, told.marks["id"]) for told in seeds.told()),
    )
    for id_, at in ids:
        if id_ and not _ID.fullmatch(id_):
            made = "-".join(re.findall("[a-z0-9]+", fold(id_)))
            instead = f": write {made}" if made else ""
            message = f"{id_!r} is not like 'trade-treaty-1958'{instead}"
            yield Problem(at, "well-formed-id", message)


def unique_id(seeds: Seeds) -> Iterator[Problem]:
    """No id stands for two records of one sort."""
    sorts: list[list[tuple[str, Place]]] = [
        [(seed.id, seed.marks["id"]) for seed in seeds.documents],
        [(record.id, record.at) for record in seeds.people],
        [(record.id, record.at) for record in seeds.places],
        [(record.id, record.at) for record in seeds.topics],
        [(item.id, item.at) for item in seeds.discrepancies],
        [(told.id, told.marks["id"]) for told in seeds.base.declarations.kinds or ()],
        [(told.id, told.marks["id"]) for told in seeds.base.declarations.roles or ()],
    ]
    for records in sorts:
        first: dict[str, Place] = {}
        for id_, at in records:
            if id_ and id_ in first:
                yield Problem(at, "unique-id", f"{id_!r} stands at {first[id_]} too")
            first.setdefault(id_, at)


def known_person(seeds: Seeds) -> Iterator[Problem]:
    """A person in a claim has an authority record."""
    known = {record.id for record in seeds.people}
    # If the file does not exist, that has already been reported.
    for _, claim in seeds.claims() if "people" not in seeds.absent else ():
        for person in claim.people:
            if person.id not in known:
                meant = record_meant(person.id, "person", seeds)
                message = f"no person {person.id!r} in people.yaml{meant}"
                yield Problem(person.at, "known-person", message)


def known_place(seeds: Seeds) -> Iterator[Problem]:
    """A place or party in a claim, and a place that contains another, has an authority record."""
    known = {record.id for record in seeds.places}
    named = chain(
        ((id_, claim.marks["places"]) for _, claim in seeds.claims() for id_ in claim.places),
        ((party.id, party.at) for _, claim in seeds.claims() for party in claim.parties),
        ((id_, record.marks["within"]) for record in seeds.places for id_ in record.broader),
    )
    for id_, at in named if "places" not in seeds.absent else ():
        if id_ not in known:
            meant = record_meant(id_, "place", seeds)
            yield Problem(at, "known-place", f"no place {id_!r} in places.yaml{meant}")


def known_topic(seeds: Seeds) -> Iterator[Problem]:
    """A topic of a claim, and a broader topic, is in the vocabulary; every claim has one."""
    known = {record.id for record in seeds.topics}
    named = chain(
        ((id_, claim.marks["topics"]) for _, claim in seeds.claims() for id_ in claim.topics),
        ((id_, record.marks["broader"]) for record in seeds.topics for id_ in record.broader),
    )
    for id_, at in named if "topics" not in seeds.absent else ():
        if id_ not in known:
            meant = record_meant(id_, "topic", seeds)
            yield Problem(at, "known-topic", f"no topic {id_!r} in topics.yaml{meant}")
    for _, claim in seeds.claims():
        if not claim.topics:
            message = f"{claim.fact} has no topic: every claim has one of topics.yaml, or more"
            yield Problem(claim.marks["topics"], "known-topic", message)


def acyclic_containment(seeds: Seeds) -> Iterator[Problem]:
    """Nothing lies within itself, directly or through others."""
    for records, mark in ((seeds.places, "within"), (seeds.topics, "broader")):
        above = {record.id: record.broader for record in records}
        for record in records:
            seen: set[str] = set()
            todo = list(record.broader)
            while todo:
                if (id_ := todo.pop()) not in seen:
                    seen.add(id_)
                    todo += above.get(id_, ())
            if record.id in seen:
                at = record.marks[mark]
                yield Problem(at, "acyclic-containment", f"{record.id!r} lies within itself")


def free_old_id(seeds: Seeds) -> Iterator[Problem]:
    """An id that is redirected or withdrawn is not that of a fact, and is listed once."""
    facts = claims_by_fact(seeds)
    first: dict[str, Place] = {}
    for item in seeds.redirects:
        if item.old in facts:
            message = f"{item.old!r} is a fact, claimed at {facts[item.old][0][1].at}"
            yield Problem(item.at, "free-old-id", message)
        if item.old and item.old in first:
            message = f"{item.old!r} is redirected at {first[item.old]} too"
            yield Problem(item.at, "free-old-id", message)
        first.setdefault(item.old, item.at)


def redirect_arrives(seeds: Seeds) -> Iterator[Problem]:
    """A redirect leads, directly or through others, to a fact or to a withdrawn one."""
    facts = claims_by_fact(seeds)
    onward = {item.old: item for item in reversed(seeds.redirects)}
    for item in seeds.redirects:
        end = path_of(item, onward)[-1].new
        if end in onward:
            message = f"{item.old!r} leads in a circle, back to {end!r}"
            yield Problem(item.at, "redirect-arrives", message)
        elif end is not None and end not in facts:
            message = f"{item.old!r} leads to {end!r}, for which there is no claim"
            yield Problem(item.at, "redirect-arrives", message)


RULES = (
    well_formed_id,
    unique_id,
    known_person,
    known_place,
    known_topic,
    acyclic_containment,
    free_old_id,
    redirect_arrives,
)
