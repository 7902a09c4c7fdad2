"""Finds the existing fact that a candidate seems to be about; only as a proposal.

It must have the same kind, the same people and parties in the same roles, no different figures, and
a time that can be the same. A person decides; so nothing is proposed unless exactly one fact fits.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from relfacts.curate.groups import Groups, agree, claims_by_fact
from relfacts.curate.seeds import Claim, Seeds
from relfacts.dates import edtf


def joiner(base: Seeds) -> Callable[[Claim], str | None]:
    """A function that finds the one fact of ``base`` that a claim seems to be about, or None."""
    groups = claims_by_fact(base)
    kinds: dict[str, list[str]] = {}
    for fact, group in groups.items():
        kinds.setdefault(group[0][1].kind, []).append(fact)

    def joined(claim: Claim) -> str | None:
        if claim.fact in groups:
            return claim.fact
        alike = [fact for fact in kinds.get(claim.kind, ()) if _is_same(claim, fact, groups)]
        return alike[0] if len(alike) == 1 else None

    return joined


def _is_same(claim: Claim, fact: str, groups: Groups) -> bool:
    """Whether a claim can be about a fact, and more than its time suggests so."""
    told = groups[fact][0][1]
    if _parts(claim) != _parts(told) or not _in_time(claim.date, told.date):
        return False
    ours, theirs = _figures(claim), _figures(told)
    if ours and theirs and ours != theirs:
        return False
    shared = {*claim.topics} & {*told.topics} or {*claim.places} & {*told.places}
    return bool(shared and (any(_parts(claim)) or (ours and ours == theirs)))


def _parts(claim: Claim) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The people, and the parties with their roles."""
    return (
        frozenset(person.id for person in claim.people),
        frozenset((party.id, party.role) for party in claim.parties),
    )


def _figures(claim: Claim) -> frozenset[tuple[Decimal, str]]:
    readable = (one for one in claim.quantities if one.is_readable)
    return frozenset((Decimal(one.value), one.unit) for one in readable)


@lru_cache(maxsize=4096)
def _in_time(one: str | None, other: str | None) -> bool:
    """Whether two dates can be the same time; an undated claim only fits an undated fact."""
    if not one or not other:
        return one == other
    try:
        edtf.parse(one)
    except edtf.EdtfError:
        return False
    return agree((one, other))
