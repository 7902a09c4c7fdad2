"""What ``verify`` says of the claims of a set: each fault in the place of its origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planted import Claim, Document

from relfacts.curate.evidence import Report, verify
from relfacts.curate.problems import Problem

#: Faults that are caught, or to be judged where that is enough: none of them may slip back.
CAUGHT = Path(__file__).with_name("caught.txt")

# A copied sentence is no fault of evidence.
_PASSED_OVER = "own-words"


@dataclass
class Score:
    """What became of the claims of a set."""

    caught: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    judged: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    alarms: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    doubts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    faithful: int = 0
    told: dict[str, list[str]] = field(default_factory=dict)

    @property
    def faults(self) -> int:
        """How many faults there are."""
        return sum(
            len(ids) for part in (self.caught, self.judged, self.missed) for ids in part.values()
        )

    @property
    def right(self) -> set[str]:
        """The faults that are caught, or judged where that is enough, and claims without a word."""
        held = {id_ for part in (self.caught, self.judged) for ids in part.values() for id_ in ids}
        clean = {id_ for id_, told in self.told.items() if not told and id_.count("/") == 1}
        return held | clean


def inside(problems: Iterable[Problem], lines: tuple[int, int], file: str) -> list[Problem]:
    """The problems that stand within a claim."""
    return [
        one
        for one in problems
        if one.at.path == file and lines[0] <= one.at.line <= lines[1] and one.rule != _PASSED_OVER
    ]


def rounds(document: Document) -> Iterator[list[Claim]]:
    """The faults of a document, so many at once as are of different facts.

    What is wrong with a claim says nothing of claims of other facts: so a document is read a few
    times, not as often as it has faults.
    """
    facts = {one.id: one.record["fact"] for one in document.faithful}
    left = document.faults
    while left:
        planted: dict[str, Claim] = {}
        left = [one for one in left if planted.setdefault(facts[one.of or ""], one) is not one]
        yield [*planted.values()]


def found(
    document: Document, faults: list[Claim]
) -> Iterator[tuple[Claim, list[Problem], list[Problem]]]:
    """Each of the faults, what is complained of in it, and what is to be judged."""
    seeds, places = document.seeds(faults)
    report: Report = verify(seeds, document.read)
    file = f"{document.id}.yaml"
    for fault in faults:
        lines = places[fault.id]
        yield fault, inside(report.problems, lines, file), inside(report.doubts, lines, file)


def scored(documents: Iterable[Document]) -> Score:
    """Every fault in the place of its origin, and the faithful claims together."""
    score = Score()
    for document in documents:
        seeds, places = document.seeds(document.faithful)
        report = verify(seeds, document.read)
        file = f"{document.id}.yaml"
        usual: dict[str, Counter[str]] = {}
        for claim in document.faithful:
            score.faithful += 1
            problems = inside(report.problems, places[claim.id], file)
            doubts = inside(report.doubts, places[claim.id], file)
            usual[claim.id] = Counter(one.rule for one in problems)
            if problems:
                score.alarms[claim.sort].append(claim.id)
            elif doubts:
                score.doubts[claim.sort].append(claim.id)
            score.told[claim.id] = [str(one) for one in (*problems, *doubts)]
        for faults in rounds(document):
            for fault, problems, doubts in found(document, faults):
                more = Counter(one.rule for one in problems) - usual[fault.of or ""]
                judged = score.judged if doubts and fault.judge else score.missed
                part = score.caught if more else judged
                part[fault.sort].append(fault.id)
                score.told[fault.id] = [str(one) for one in (*problems, *doubts)]
    return score
