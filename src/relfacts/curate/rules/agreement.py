"""Rules about several claims of one fact: they agree, or a discrepancy says where not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from relfacts.curate.groups import agree, claims_by_fact
from relfacts.curate.meant import document_meant, id_meant
from relfacts.curate.problems import Problem
from relfacts.curate.rules.dates import date_problem
from relfacts.curate.seeds import Claim, Quantity, Seeds
from relfacts.vocabulary import QUALIFIERS, STATUSES

_EXACT = QUALIFIERS[0]
# More than 100 may be 200 and not 4,000: somebody should look at that.
_FAR = 2
# About 1,000 may be a tenth less or more.
_ROUGH = 10


def one_claim_per_document(seeds: Seeds) -> Iterator[Problem]:
    """A document attests a fact once."""
    for seed in seeds.documents:
        first: dict[str, Claim] = {}
        for claim in seed.claims:
            if claim.fact in first:
                message = f"{claim.fact} is claimed at {first[claim.fact].at} already"
                yield Problem(claim.at, "one-claim-per-document", message)
            first.setdefault(claim.fact, claim)


def one_lead(seeds: Seeds) -> Iterator[Problem]:
    """Of several claims for one fact exactly one leads, and all are of one kind."""
    for fact, group in claims_by_fact(seeds).items():
        claims = [claim for _, claim in group]
        leads = [claim for claim in claims if claim.lead]
        if len(claims) > 1 and len(leads) != 1:
            others = " and ".join(str(claim.at) for claim in claims[1:])
            instead = f"take it away from all but one, also at {others}"
            if not leads:
                instead = f"write it in the one whose words the fact takes, here or at {others}"
            message = f"{fact} has {len(claims)} claims and {len(leads)} with lead: true: {instead}"
            yield Problem(claims[0].at, "one-lead", message)
        for claim in claims[1:]:
            # A kind that the base has not has been reported.
            known = {claim.kind, claims[0].kind} <= seeds.declared.kinds.keys()
            if known and claim.kind != claims[0].kind:
                message = f"{fact} is of kind {claims[0].kind} at {claims[0].at}"
                yield Problem(claim.marks["kind"], "one-lead", message)


def claims_agree(seeds: Seeds) -> Iterator[Problem]:
    """Claims of one fact differ in status, in a figure or in a role only as a discrepancy says."""
    declared = {(fact, item.type) for item in seeds.discrepancies for fact in item.facts}
    for fact, group in claims_by_fact(seeds).items():
        lead = group[0][1]
        roles = {person.id: person.role for person in lead.people}
        # A value that is not a number has already been reported, and differs from nothing.
        figures: dict[str, list[Quantity]] = defaultdict(list)
        for one in lead.quantities:
            if one.is_readable:
                figures[one.of].append(one)
        for seed, claim in group[1:]:
            found = []
            if {claim.status, lead.status} <= {*STATUSES}:
                found.append(("status", claim.marks["status"], claim.status, lead.status))
            found += [
                ("person", person.at, person.role, roles.get(person.id, person.role))
                for person in claim.people
            ]
            found += [
                ("quantity", item.at, _told([item]), _told(others))
                for item in claim.quantities
                if item.is_readable
                and (others := figures.get(item.of, []))
                and not _fits(item, others)
            ]
            for sort, at, ours, theirs in found:
                if ours != theirs and (fact, sort) not in declared:
                    message = (
                        f"{fact} has {ours!r} in {seed.id} and {theirs!r} at {lead.at}, and no "
                        f"discrepancy of type {sort} says so"
                    )
                    yield Problem(at, "claims-agree", message)


def _told(quantities: Iterable[Quantity]) -> str:
    """The figures with their qualifiers: more than 1800."""
    return ", ".join(
        f"{_figure(one.value)}"
        if one.qualifier == _EXACT
        else f"{one.qualifier.replace('-', ' ')} {_figure(one.value)}"
        for one in quantities
    )


def _fits(item: Quantity, others: list[Quantity]) -> bool:
    """Whether a figure is one of the others, or agrees with all of them as they are qualified."""
    same = any(
        (_figure(one.value), one.qualifier) == (_figure(item.value), item.qualifier)
        for one in others
    )
    return same or all(_agree(item, one) for one in others)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can both be right: more than 1,800, and 1,840; some 1,100, and 1,105."""
    ours, theirs = Decimal(one.value), Decimal(other.value)
    if (ours < 0) != (theirs < 0):
        return False
    low, high = _span(abs(ours), one.qualifier)
    least, most = _span(abs(theirs), other.qualifier)
    return ours == theirs or max(low, least) <= min(high, most)


def _span(value: Decimal, qualifier: str) -> tuple[Decimal, Decimal]:
    """What a figure may be at least and at most, as it is qualified."""
    if qualifier in ("more-than", "at-least"):
        return value, value * _FAR
    if qualifier in ("less-than", "at-most"):
        return value / _FAR, value
    if qualifier == _EXACT or not value:
        return value, value
    # 1,100 is rounded to hundreds.
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    room = min(step / 2, value / _ROUGH)
    return value - room, value + room


@lru_cache(maxsize=1024)
def _figure(text: str) -> str:
    """A readable figure as digits, the same for 3 and 3.0."""
    return f"{Decimal(text).normalize():f}"


def dates_agree(seeds: Seeds) -> Iterator[Problem]:
    """Dates of one fact that exclude one another are a declared discrepancy."""
    declared = {
        fact: item.holds
        for item in seeds.discrepancies
        if item.type == "date"
        for fact in item.facts
    }
    for fact, group in claims_by_fact(seeds).items():
        dates = [claim.date for _, claim in group]
        if any(date and date_problem(date) for date in dates) or agree(dates):
            continue
        if fact not in declared:
            text = ", ".join(f"{claim.date} ({seed.id})" for seed, claim in group)
            message = f"the dates of {fact} exclude one another and no discrepancy says so: {text}"
            yield Problem(group[0][1].marks["date"], "dates-agree", message)
        elif declared[fact] != "open" and not group[0][1].date:
            message = f"the dates of {fact} exclude one another, and its leading claim has none"
            yield Problem(group[0][1].at, "dates-agree", message)


def known_discrepancy(seeds: Seeds) -> Iterator[Problem]:
    """A discrepancy concerns facts that exist and quotes documents that exist, on their lines."""
    facts = {claim.fact for _, claim in seeds.claims()}
    documents = {seed.id: seed for seed in seeds.documents}
    for item in seeds.discrepancies:
        if not item.facts:
            yield Problem(item.at, "known-discrepancy", "it concerns no fact")
        for fact in item.facts if "documents" not in seeds.absent else ():
            if fact not in facts:
                message = f"no claim for a fact {fact!r}{id_meant(fact, facts)}"
                yield Problem(item.at, "known-discrepancy", message)
        if len(item.sides) < 2:
            yield Problem(item.at, "known-discrepancy", "a difference has two sides or more")
        for side in item.sides:
            seed = documents.get(side.source)
            if seed is None:
                if "documents" not in seeds.absent:
                    meant = document_meant(side.source, seeds)
                    message = f"no document {side.source!r}{meant}"
                    yield Problem(side.at, "known-discrepancy", message)
            elif not side.lines or not seed.has_lines(side.lines):
                yield Problem(side.at, "known-discrepancy", f"no such lines in {seed.document}")


def preferred_side(seeds: Seeds) -> Iterator[Problem]:
    """A side is preferred only if the discrepancy holds `preferred`, and only one side is."""
    for item in seeds.discrepancies:
        preferred = [side for side in item.sides if side.preferred]
        for side in preferred[:1] if item.holds != "preferred" else preferred[1:]:
            message = (
                f"the side of {preferred[0].source} is preferred already"
                if item.holds == "preferred"
                else f"no side is preferred where holds is {item.holds}"
            )
            yield Problem(side.at, "preferred-side", message)


RULES = (
    one_claim_per_document,
    one_lead,
    claims_agree,
    dates_agree,
    known_discrepancy,
    preferred_side,
)
