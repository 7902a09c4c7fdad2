"""The rules by which the words of a question are read together, one by one, in their kinds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relfacts import open_base
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.base.openbase import OpenBase


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def ids(base: OpenBase, question: str) -> list[str]:
    """The facts that answer a question, in their order."""
    return [hit.fact["id"] for hit in search(base, question, Filters()).hits]


RICE = {"rice-aid-1995", "rice-aid-1997", "rice-aid-2000-2012"}
TO_VIETNAM = {
    "kindergarten-hanoi-support",
    "student-training-1960s-1970s",
    "military-aid-1964-1969",
    "pilots-1964-1969",
}


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        # Who receives things is given them, in any tense.
        ("what aid has Vietnam received from North Korea", TO_VIETNAM),
        ("what aid did Vietnam receive from North Korea", TO_VIETNAM),
        ("has Vietnam given rice to North Korea", RICE),
        ("had Vietnam given rice to North Korea", RICE),
        # Who imports receives.
        ("what did North Korea import from Vietnam in 2016", {"exports-2016"}),
        ("what did Vietnam import from North Korea", set()),
        ("imports", set()),
        # How certain a thing is.
        ("agreement not yet signed", {"education-agreement-pending-2019"}),
        ("unsigned agreements", {"education-agreement-pending-2019"}),
        (
            "planned visits",
            {"kim-departure-dong-dang-planned-2019", "kim-departure-hanoi-planned-2019"},
        ),
        # A noun that names a topic is a word where facts of no kind answer.
        ("Inter-governmental committee meetings", {"intergovernmental-committee"}),
        # A prime minister is no minister, several deputies are no single one.
        ("which minister went to North Korea in 1965", set()),
        ("talks of deputy foreign ministers", {"deputy-minister-consultation"}),
        # Whom a country sends travels for it; nobody else does for who sends them.
        ("last North Korean visit to Vietnam before 2018", {"dprk-delegation-2012"}),
        ("Kim Jong Un visited Hanoi in 2012", set()),
    ],
)
def test_the_words_of_a_question_are_read_together(
    base: OpenBase, question: str, facts: set[str]
) -> None:
    """A question finds these facts and no others."""
    assert set(ids(base, question)) == facts


def test_what_happened_on_a_day_comes_before_what_was_said(base: OpenBase) -> None:
    """Visits and meetings of a day first, those too that lasted longer than it."""
    first = ids(base, "What took place on 1 March 2019")[:5]
    assert {"kim-jong-un-visit-2019", "trong-kim-talks-2019"} <= set(first)


def test_a_verb_is_no_status(base: OpenBase) -> None:
    """Who proposed it is asked, not for what is only proposed."""
    assert len(ids(base, "What was proposed by Le Hoai Trung")) == 4
