"""How many faults ``verify`` catches, and how many faithful claims it complains of.

python benchmarks/evidence/run.py               the figures, by sort of fault
python benchmarks/evidence/run.py --check       fails if a fault that was caught no longer is
python benchmarks/evidence/run.py --set DIR     another set of documents
python benchmarks/evidence/run.py --missed      each miss and each false alarm, with its reason
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cases import Claim, Document, load
from relfacts.curate.evidence import Report, verify
from relfacts.curate.located import Problem
from relfacts.curate.rules import check

HERE = Path(__file__).parent
#: Faults that are caught, or to be judged where that is enough: none of them may slip back.
CAUGHT = HERE / "caught.txt"

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
    planted = {fault.of: fault for fault in faults}
    seeds, places = document.seeds([planted.get(one.id, one) for one in document.faithful])
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
        for problem in check(seeds):
            print(f"{document.id}: {problem}", file=sys.stderr)
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


def show(score: Score) -> None:
    """The figures, by sort of fault."""
    print(f"{'fault':28}{'caught':>8}{'judged':>8}{'missed':>8}")
    sorts = sorted({*score.caught, *score.judged, *score.missed})
    for sort in sorts:
        row = [len(part.get(sort, ())) for part in (score.caught, score.judged, score.missed)]
        print(f"{sort:28}{row[0]:8}{row[1]:8}{row[2]:8}")
    held = sum(map(len, (*score.caught.values(), *score.judged.values())))
    by_rule = sum(map(len, score.caught.values()))
    alarms = sum(map(len, score.alarms.values()))
    doubts = sum(map(len, score.doubts.values()))
    print(f"\n{score.faults} faults: {held} held, {held / score.faults:.1%} ({by_rule} by rule)")
    print(
        f"{score.faithful} faithful claims: {alarms} false alarms, {alarms / score.faithful:.1%}; "
        f"{doubts} to be judged, {doubts / score.faithful:.1%}"
    )


def main() -> int:
    """Run the benchmark. Returns 1 if ``--check`` finds a fault that slipped back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=HERE / "documents")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep", action="store_true", help="write down what is caught now")
    parser.add_argument("--missed", action="store_true")
    typed = parser.parse_args()
    score = scored(load(typed.set))
    if typed.missed:
        for title, part in (
            ("missed", score.missed),
            ("alarm", score.alarms),
            ("doubt", score.doubts),
        ):
            for sort, ids in sorted(part.items()):
                for id_ in ids:
                    print(
                        f"{title} {sort} {id_}",
                        *(f"    {one}" for one in score.told[id_]),
                        sep="\n",
                    )
    show(score)
    held = {id_ for part in (score.caught, score.judged) for ids in part.values() for id_ in ids}
    clean = {id_ for id_, told in score.told.items() if not told and id_.count("/") == 1}
    if typed.keep:
        CAUGHT.write_text("".join(f"{id_}\n" for id_ in sorted(held | clean)), encoding="utf-8")
    if typed.check:
        lost = sorted(set(CAUGHT.read_text("utf-8").split()) - held - clean)
        for id_ in lost:
            print(
                f"slipped back: {id_}", *(f"    {one}" for one in score.told.get(id_, ())), sep="\n"
            )
        return 1 if lost else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
