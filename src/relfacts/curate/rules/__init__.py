"""The rules for seeds: one rule, one generator, one sentence.

A rule takes all seeds and yields a ``Problem`` for each place that breaks it. It never prints,
repairs or stops; ``check`` runs them all. The name of the function is the name of the rule. They
are grouped by what they are about, each group in a module with its own ``RULES``; ``rules.md`` has
a page for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from relfacts.curate.collecting import uncollected
from relfacts.curate.marks import judged, without_claims
from relfacts.curate.problems import Problem
from relfacts.curate.rules import (
    agreement,
    authorities,
    claims,
    dates,
    documents,
    identifiers,
    kinds,
    lines,
    references,
    unfinished,
)
from relfacts.curate.seeds import Seeds, Watch, unwatched

Rule = Callable[[Seeds], Iterator[Problem]]

RULES: list[Rule] = [
    *references.RULES,
    *documents.RULES,
    *lines.RULES,
    *dates.RULES,
    *claims.RULES,
    *kinds.RULES,
    *agreement.RULES,
    *authorities.RULES,
    *identifiers.RULES,
    *unfinished.RULES,
]


@uncollected()
def check(seeds: Seeds, watched: Watch = unwatched) -> list[Problem]:
    """Every problem of the seeds: first those met while reading, then those the rules find.

    A claim that a person still has to judge is checked only once its mark is gone.
    """
    problems = set(seeds.problems)
    known = without_claims(seeds)
    for one in watched(RULES):
        problems.update(one(known))
    base = judged(known)
    if base is not known and not problems:
        # Without the marked documents, references to them would lead nowhere.
        problems = {problem for one in RULES for problem in one(base)}
    # A value with TODO is reported only once: whatever else is wrong with it is obvious.
    left = {problem.at for problem in problems if problem.rule == "nothing-left-to-do"}
    # So is one that has not the shape it should have: that it is empty follows from it.
    misshapen = {problem.at for problem in problems if problem.rule == "bad-shape"}
    problems = {p for p in problems if p.rule == "bad-shape" or p.at not in misshapen}
    return sorted(p for p in problems if p.rule == "nothing-left-to-do" or p.at not in left)
