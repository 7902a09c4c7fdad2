"""The claims of each fact, and the date that they give it.

The rules use it to check what ``reconcile`` will make of the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement
from math import inf

from relfacts.curate.seeds import Claim, Discrepancy, Seed, Seeds
from relfacts.dates import days, edtf
from relfacts.dates.fit import fit

#: By the key of a fact: its claims, each with its document.
Groups = dict[str, list[tuple[Seed, Claim]]]


def claims_by_fact(seeds: Seeds) -> Groups:
    """Every claim by the key of its fact, the leading claim first, then by document."""
    groups: dict[str, list[tuple[Seed, Claim]]] = defaultdict(list)
    for seed in seeds.documents:
        for claim in seed.claims:
            groups[claim.fact].append((seed, claim))
    for group in groups.values():
        group.sort(key=lambda pair: (not pair[1].lead, pair[0].document))
    return dict(groups)


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
