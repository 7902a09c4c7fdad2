"""How many faults ``verify`` catches, and how many faithful claims it complains of.

python benchmarks/evidence/run.py               the figures, by sort of fault
python benchmarks/evidence/run.py --check       fails if a fault that was caught no longer is
python benchmarks/evidence/run.py --set DIR     another set of documents
python benchmarks/evidence/run.py --missed      each miss and each false alarm, with its reason
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from planted import load
from scoring import CAUGHT, Score, scored

from relfacts.curate.rules import check

HERE = Path(__file__).parent


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
    documents = [*load(typed.set)]
    score = scored(documents)
    if typed.missed:
        for document in documents:
            for problem in check(document.seeds(document.faithful)[0]):
                print(f"{document.id}: {problem}", file=sys.stderr)
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
    if typed.keep:
        CAUGHT.write_text("".join(f"{id_}\n" for id_ in sorted(score.right)), encoding="utf-8")
    if typed.check:
        lost = sorted(set(CAUGHT.read_text("utf-8").split()) - score.right)
        for id_ in lost:
            print(
                f"slipped back: {id_}", *(f"    {one}" for one in score.told.get(id_, ())), sep="\n"
            )
        return 1 if lost else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
