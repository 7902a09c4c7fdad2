"""Questions with labels, all of one need together: each is answered as its label says.

They are those of ``benchmarks/questions``: our own, and those of kinds that were looked for.
"""

from __future__ import annotations

import sys
from collections import defaultdict

import pytest

from conftest import ROOT, opened
from relfacts.base.files import find_base

sys.path.insert(0, str(ROOT / "benchmarks" / "questions"))

from labelled import CASES, Case, read_cases, relfacts

ASK = relfacts(opened(find_base(None)))

#: Answered with less than the label asks for, or with more. None of them with another person.
NOT_YET = {
    "Deputy Foreign Minister of Vietnam said",
    "how many agreements were signed",
    "first meeting between the two leaders in 2019",
    "mechanisms of cooperation",
    "Senior Vietnamese party official holds talks with Kim Song Nam",
    "DPRK vows closer ties as Ri Yong Ho visits Vietnam",
    "the president of Vietnam gave a welcoming ceremony for Kim",
}

NEEDS: dict[str, list[Case]] = defaultdict(list)
for _case in (*read_cases(CASES), *read_cases(CASES.with_name("kinds.tsv"))):
    NEEDS[_case.need].append(_case)


@pytest.mark.parametrize("need", NEEDS)
def test_a_question_is_answered_as_its_label_says(need: str) -> None:
    """What it asks for is among the first, what it must not show is not, and nobody is mixed up."""
    amiss = {}
    for case in NEEDS[need]:
        shown = ASK(case.question)
        wrong = case.wrong_people(shown)
        if wrong or not (case.is_right(shown) or case.question in NOT_YET):
            amiss[case.question] = wrong or [fact["id"] for fact in shown[: case.k]]
    assert amiss == {}


def test_what_is_not_yet_answered_is_asked() -> None:
    """Each of them is one of the questions."""
    assert {case.question for cases in NEEDS.values() for case in cases} >= NOT_YET
