"""Which of the facts found comes first, and what follows: every fact in its place."""

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


YEARS_OF_AID = ["emergency-aid-2000-2012", "rice-aid-2000-2012", "rubber-aid-2000-2012"]
VISITS_TO_VIETNAM = [
    "kim-song-nam-visit-2024",
    "kim-jong-un-visit-2019",
    "kim-embassy-visit-2019",
    "kim-arrival-hanoi-2019",
    "ri-yong-ho-visit-2018",
    "ri-quang-ninh-2018",
    "ri-hoa-lac-2018",
    "dprk-delegation-2012",
    "kim-yong-il-visit-2007",
    "kim-yong-nam-visit-2001",
    "kim-il-sung-visit-1964",
    "kim-il-sung-visit-1958",
]
OF_2018 = [
    "dprk-coordinate-measures-2018",
    "forum-cooperation-2018",
    "views-exchange-2018",
    "ri-stance-2018",
]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        # What was within the year before what went on for years.
        ("what happened in 2007", ["kim-yong-il-visit-2007", "nong-duc-manh-visit-2007"]),
        ("aid since 1990", ["rice-aid-1995", "rice-aid-1997", "flood-aid-2016", *YEARS_OF_AID]),
        # What has most documents, then what was done before what was only said.
        (
            "Ri Yong Ho in Vietnam 2018",
            ["ri-yong-ho-visit-2018", "ri-hoa-lac-2018", "ri-quang-ninh-2018", *OF_2018],
        ),
        (
            "Kim Il Sung and Vietnam",
            [
                "kim-il-sung-visit-1958",
                "kim-il-sung-visit-1964",
                "trade-agreement-1958",
                "joint-statement-1958",
                "kim-il-sung-street-welcome-1958",
                "kim-visit-sixty-years-after-2019",
            ],
        ),
        # Who is the first named of a summit before whom others received.
        (
            "who met Kim Jong Un in Hanoi",
            ["kim-trump-summit-2019", "trong-kim-talks-2019", "welcome-ceremony-2019"],
        ),
        # What is on a part of a topic is on the topic: trade on the economy, a summit on talks.
        ("economy 2016", ["exports-2016", "all-out-effort-2016", "five-year-strategy-2016"]),
        (
            "visits and talks 2019",
            ["kim-jong-un-visit-2019", "pham-binh-minh-visit-2019", "kim-trump-summit-2019"],
        ),
        # By figure.
        ("most exports", ["exports-2017", "exports-2016", "exports-2018"]),
        (
            "least trade",
            ["exports-2018", "exports-2016", "exports-2017", "trade-2014", "trade-2015"],
        ),
        # The last first, without what is only planned.
        ("last visits to Vietnam", VISITS_TO_VIETNAM),
    ],
)
def test_the_best_first(base: OpenBase, question: str, facts: list[str]) -> None:
    """These, in this order, are before any other."""
    hits = search(base, question, Filters()).hits
    assert [hit.fact["id"] for hit in hits][: len(facts)] == facts
