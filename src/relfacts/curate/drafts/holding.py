"""Runs the rules for seeds and evidence on each candidate of a draft, with reasons for failures.

A draft is turned into a hidden seed, which is read, checked and verified like any other. A problem
at a position in it belongs to the candidate at that position.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from relfacts.curate.drafts.reading import Candidate, Draft
from relfacts.curate.evidence import verify
from relfacts.curate.evidence.report import Doubt
from relfacts.curate.problems import Problem
from relfacts.curate.rules import RULES
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Authority, Claim, Seed, Seeds
from relfacts.curate.sketch import scalar
from relfacts.vocabulary.declared import Declared

#: The name of the hidden seed; no file can have it.
_DRAFT = "\0draft"

# Rules about several claims of one fact, which a person settles: not a fault of the candidate.
_JOINING = ("one-lead", "claims-agree", "dates-agree")
# Rules about a seed as a whole, which a draft is not yet.
_OF_THE_WHOLE = ("lines-accounted-for",)


@dataclass
class Verdict:
    """The result for a candidate: why it fails, if it does, and what a person should look at."""

    candidate: Candidate
    claim: Claim | None = None
    against: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        """Whether there is no reason against it."""
        return not self.against


@dataclass(frozen=True)
class Held:
    """The claims of a draft with their verdicts, and the records that it proposes."""

    claims: list[Verdict]
    records: dict[str, list[Verdict]]


@dataclass(frozen=True)
class Text:
    """The document that a draft is about: the name of its file, its bytes and its lines."""

    name: str
    content: bytes
    lines: list[str]
    #: The numbers of lines that hold no claim, as the head of the seed says.
    idle: frozenset[int] = frozenset()


def hold(draft: Draft, text: Text, id_: str, base: Seeds) -> Held:
    """Check every candidate of a draft on ``text``, together with the seeds of ``base``."""
    records, proposed = _records(draft, base)
    verdicts = [_first(candidate) for candidate in draft.claims]
    readable = [one for one in verdicts if one.stands]
    seed, starts = _seed(readable, draft, text, id_, base.declared)

    def told(problems: Iterable[Problem]) -> None:
        for problem in problems:
            if problem.at.path != _DRAFT:
                continue
            at = bisect_right(starts, problem.at.line) - 1
            if at < 0:
                continue
            one = readable[at]
            what = f"{problem.message} [{problem.rule}]"
            soft = isinstance(problem, Doubt) or problem.rule in _JOINING
            known = one.doubts if soft else one.against
            if what not in known:
                known.append(what)

    told(seed.problems)
    (drafted,) = seed.documents
    for one, claim in zip(readable, drafted.claims, strict=True):
        one.claim = claim
    drafted = _only(drafted, readable)
    known = replace(
        base,
        documents=(*base.documents, drafted),
        people=(*base.people, *proposed["people"]),
        places=(*base.places, *proposed["places"]),
        topics=(*base.topics, *proposed["topics"]),
        absent=base.absent - {key for key, found in proposed.items() if found},
        problems=(),
    )
    for rule in RULES:
        told(one for one in rule(known) if one.rule not in _OF_THE_WHOLE)
    _gone(readable, base)
    for one in readable:
        _lean_on(one, proposed)
    drafted = _only(drafted, readable)
    alone = replace(known, documents=(drafted,), discrepancies=())
    report = verify(alone, lambda _: text.content)
    told((*report.problems, *report.doubts))
    return Held(verdicts, records)


def _first(candidate: Candidate) -> Verdict:
    """A verdict as far as the values of a candidate alone decide it."""
    return Verdict(candidate, against=[str(one) for one in candidate.wrong])


def _only(seed: Seed, readable: list[Verdict]) -> Seed:
    """The seed with only those claims that have not failed so far."""
    kept = tuple(one.claim for one in readable if one.stands and one.claim)
    return replace(seed, claims=kept)


def _seed(
    readable: list[Verdict], draft: Draft, text: Text, id_: str, declared: Declared
) -> tuple[Seeds, list[int]]:
    """The seed of the candidates, and the line on which each of them begins."""
    head = {
        "id": id_,
        "document": text.name,
        "sha256": hashlib.sha256(text.content).hexdigest(),
        "lines": str(len(text.lines)),
        "language": draft.language or "en",
        "judge": "a draft",
    }
    written = [f"{key}: {scalar(value)}\n" for key, value in head.items()]
    written.append("claims:\n" if readable else "claims: []\n")
    at = sum(part.count("\n") for part in written) + 1
    starts = []
    for one in readable:
        starts.append(at)
        written.append(one.candidate.yaml)
        at += written[-1].count("\n")
    return read_seeds([(id_, _DRAFT, "".join(written))], known=declared), starts


def _gone(readable: list[Verdict], base: Seeds) -> None:
    """The former key of a fact must not be given to another fact."""
    old = {redirect.old for redirect in base.redirects}
    for one in readable:
        if one.claim and one.claim.fact in old:
            one.against.append(f"{one.claim.fact} was the id of a fact once [free-old-id]")


def _lean_on(one: Verdict, proposed: dict[str, tuple[Authority, ...]]) -> None:
    """Note which proposed records a claim needs because the base does not have them."""
    claim = one.claim
    if not claim or not one.stands:
        return
    named = {
        "people": {person.id for person in claim.people},
        "places": {*claim.places, *(party.id for party in claim.parties)},
        "topics": {*claim.topics},
    }
    leant = [record.id for key in proposed for record in proposed[key] if record.id in named[key]]
    if leant:
        one.doubts.append(f"needs what is proposed below: {', '.join(leant)}")


def _records(
    draft: Draft, base: Seeds
) -> tuple[dict[str, list[Verdict]], dict[str, tuple[Authority, ...]]]:
    """The proposed records of a draft, with verdicts; and those that hold up, as types."""
    verdicts: dict[str, list[Verdict]] = {}
    proposed: dict[str, tuple[Authority, ...]] = {}
    for key, candidates in draft.records.items():
        verdicts[key] = [_first(candidate) for candidate in candidates]
        taken = {record.id for record in getattr(base, key)}
        found: list[Authority] = []
        for one in verdicts[key]:
            if not one.stands:
                continue
            read = read_seeds([(key, _DRAFT, one.candidate.yaml)])
            one.against += [f"{p.message} [{p.rule}]" for p in read.problems if p.at.path == _DRAFT]
            for record in getattr(read, key) if one.stands else ():
                if record.id in taken:
                    one.against.append(f"the base has {record.id} already")
                    continue
                taken.add(record.id)
                found.append(record)
        proposed[key] = tuple(found)
    return verdicts, proposed


def by_line(verdicts: Iterable[Verdict]) -> dict[int, list[Verdict]]:
    """The verdicts by the first line that their candidates cite; by 0 if no line could be read."""
    found: dict[int, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        lines = [line for line in one.claim.lines if line > 0] if one.claim else []
        found[min(lines, default=0)].append(one)
    return found
