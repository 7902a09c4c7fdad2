"""Why people are not answered by a score: RapidFuzz on the lines of all five hands.

It is given every spelling that the base declares, in all scripts, and every namesake that the base
knows of, who is nobody to be answered. Whoever has the best score from the cut on is answered.

    python benchmarks/names/scores.py
"""

from __future__ import annotations

import sys

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from run import Matcher, Score, declared, relfacts

from cases import CASES, OTHER_HANDS, read_cases
from relfacts import open_base
from relfacts.base.openbase import OpenBase

SCORERS = ("ratio", "token_sort_ratio", "WRatio")
CUTS = (85, 92)

#: Stands for a namesake, whom the base does not have.
NOBODY = ""


def strangers(base: OpenBase) -> dict[str, str]:
    """Every spelling of the namesakes."""
    return {
        spelling: NOBODY
        for person in base.records("person")
        for other in person["not"]
        for spelling in (other["name"], *other["forms"])
    }


def by_score(spellings: dict[str, str], scorer: str, cut: int) -> Matcher:
    """A matcher that answers with whoever has the best score; with nobody if that is a namesake."""
    names = {spelling: default_process(spelling) for spelling in spellings}

    def ask(text: str) -> tuple[list[str], str]:
        found = process.extract(
            default_process(text),
            names,
            scorer=getattr(fuzz, scorer),
            score_cutoff=cut,
            limit=None,
        )
        best = {spellings[spelling] for _, score, spelling in found if score == found[0][1]}
        if not best or NOBODY in best:
            return [], "none"
        return sorted(best), "found" if len(best) == 1 else "ambiguous"

    return ask


def main() -> int:
    """Print a row for each scorer and cut, and one for the program itself."""
    cases = [case for path in (CASES, *OTHER_HANDS) for case in read_cases(path)]
    with open_base() as opened:
        base = opened.inside
        spellings = {**strangers(base), **declared(base)}
        scores = [Score("relfacts", relfacts(base), cases)]
    scores += [
        Score(f"RapidFuzz {scorer} >= {cut}", by_score(spellings, scorer, cut), cases)
        for scorer in SCORERS
        for cut in CUTS
    ]
    print(f"{len(cases)} lines, {len(spellings)} spellings\n")
    print("| matcher | right | wrong people |\n|---|---:|---:|")
    for score in scores:
        print(f"| {score.name} | {100 * score.accuracy:.1f} % | {score.wrong} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
