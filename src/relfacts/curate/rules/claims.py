"""Rules about one claim by itself: it is whole, and does not contradict itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from relfacts.curate.printed import Sought
from relfacts.curate.problems import UNREAD, Problem
from relfacts.curate.seeds import Seeds


def nothing_twice(seeds: Seeds) -> Iterator[Problem]:
    """A claim names nobody and nothing twice."""
    for _, claim in seeds.claims():
        named: dict[str, Iterable[object]] = {
            "people": [person.id for person in claim.people],
            "parties": [f"{party.id} as {party.role}" for party in claim.parties],
            "places": claim.places,
            "topics": claim.topics,
            "lines": [line for line in claim.lines if line != UNREAD],
            "anchors": claim.anchors,
        }
        for part, items in named.items():
            for item, times in Counter(items).items():
                if times > 1:
                    message = f"{item} stands {times} times among the {part}"
                    yield Problem(claim.marks[part], "nothing-twice", message)


def right_person(seeds: Seeds) -> Iterator[Problem]:
    """A statement does not speak of one person where the claim lists another."""
    named: dict[str, list[str]] = defaultdict(list)
    for record in seeds.people:
        named[record.name].append(record.id)
    sought = Sought(named)
    known = {record.id for record in seeds.people}
    for _, claim in seeds.claims():
        listed = {person.id for person in claim.people}
        spoken_of = {id_ for name in sought.standing(claim.statement) for id_ in named[name]}
        # A statement may mention more people than take part, or fewer than are listed; not both.
        for id_ in sorted(spoken_of - listed):
            # Somebody without a record may be the one that the statement speaks of.
            if silent := sorted((listed & known) - spoken_of):
                message = f"the statement speaks of {id_}, the claim lists {', '.join(silent)}"
                yield Problem(claim.marks["people"], "right-person", message)


def kind_is_complete(seeds: Seeds) -> Iterator[Problem]:
    """A claim has the figure, the parties or the field that its kind needs."""
    for _, claim in seeds.claims():
        kind = seeds.declared.kinds.get(claim.kind)
        for part in kind.needs if kind else ():
            if not getattr(claim, part):
                at = claim.marks[part if part in claim.marks else "kind"]
                yield Problem(at, "kind-is-complete", f"a claim of kind {claim.kind} needs {part}")


def signed_agreement(seeds: Seeds) -> Iterator[Problem]:
    """A claim has a status that its kind allows: an agreement was signed, not planned."""
    for _, claim in seeds.claims():
        kind = seeds.declared.kinds.get(claim.kind)
        if kind and kind.statuses and claim.status not in kind.statuses:
            article = "an" if kind.name[:1] in "aeiou" else "a"
            message = f"{article} {kind.name} with the status {claim.status!r}"
            yield Problem(claim.marks["status"], "signed-agreement", message)


RULES = (
    nothing_twice,
    right_person,
    kind_is_complete,
    signed_agreement,
)
