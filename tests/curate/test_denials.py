"""A "not" in a statement may deny nothing, and what is denied in a plan is not told as done."""

from __future__ import annotations

from typing import Any

import pytest
from beside import figure, told

PIPES = (
    "The pipes lie between 1.2 and 1.5 metres below Portvik. The town would pay 900,000 euros at "
    "most. Work is to begin in April 2035 at the earliest. Item 4, with twelve leaks, should read "
    "two leaks.\n"
)


@pytest.mark.parametrize(
    ("statement", "more"),
    [
        (
            "The pipes lie at 1.2 metres or more, but not deeper than 1.5.",
            {"anchors": ["between 1.2 and 1.5 metres below Portvik"],
             "quantities": [figure("1.2", "m", "depth", qualifier="at-least"),
                            figure("1.5", "m", "depth", qualifier="at-most")]},
        ),
        (
            "The town might bear 900,000 euros, and not more.",
            {"anchors": ["pay 900,000 euros at most"], "status": "reported",
             "quantities": [figure("900000", "EUR", "share", qualifier="at-most")]},
        ),
        (
            "The works are not to start before April 2035.",
            {"anchors": ["to begin in April 2035"], "status": "planned", "date": "2035-04"},
        ),
        (
            "There were 2 leaks, not 12.",
            {"anchors": ["with twelve leaks", "should read two leaks"],
             "quantities": [figure("2", of="leaks", why='"two leaks"')]},
        ),
    ],
)  # fmt: skip
def test_a_bound_and_a_contrast_deny_nothing(statement: str, more: dict[str, Any]) -> None:
    """Not deeper than, and not more, not before April; 2, not 12."""
    assert "negation-kept" not in told(PIPES, {"statement": statement, "kind": "background"} | more)


@pytest.mark.parametrize(
    ("statement", "more"),
    [
        (
            "The pipes do not lie 1.2 to 1.5 metres deep.",
            {"anchors": ["between 1.2 and 1.5 metres below Portvik"],
             "quantities": [figure("1.2", "m", "depth", qualifier="at-least"),
                            figure("1.5", "m", "depth", qualifier="at-most")]},
        ),
        (
            "The town would not have to pay 900,000 euros.",
            {"anchors": ["pay 900,000 euros at most"], "status": "reported",
             "quantities": [figure("900000", "EUR", "share", qualifier="at-most")]},
        ),
        (
            "The works will not start in April 2035.",
            {"anchors": ["to begin in April 2035"], "status": "planned", "date": "2035-04"},
        ),
        (
            "There were not 2 leaks.",
            {"anchors": ["should read two leaks"],
             "quantities": [figure("2", of="leaks", why='"two leaks"')]},
        ),
    ],
)  # fmt: skip
def test_what_is_denied_of_what_the_text_says_is_told(statement: str, more: dict[str, Any]) -> None:
    """The same words, denied."""
    assert "negation-kept" in told(PIPES, {"statement": statement, "kind": "background"} | more)


WATER = (
    "The ministry has yet to rule on the request of Portvik. The firm will build a mill there.\n"
)


def test_what_is_yet_to_come_may_be_told_as_not_done() -> None:
    """But not as done; nor is a plan that nobody denies."""
    yet = {"anchors": ["has yet to rule on the request"], "kind": "background"}
    assert told(WATER, yet | {"statement": "No decision on the request was made."}) == set()
    assert "plan-kept" in told(WATER, yet | {"statement": "The request was decided on."})
    mill = {"anchors": ["The firm will build a mill"], "kind": "background"}
    assert "plan-kept" in told(WATER, mill | {"statement": "The firm did not build a mill."})


def test_what_a_figure_was_before_a_fall_is_no_fall() -> None:
    """From 31 per cent to 18: both were reached; so is what a clause of its own tells."""
    text = (
        "Losses at Portvik fell from 31 per cent in 2030 to 18 per cent in 2033. "
        "Talks broke down, halting a pit that supplies nearly 6 per cent of the copper.\n"
    )
    claim = {"anchors": ["from 31 per cent in 2030", "18 per cent in 2033"], "kind": "background",
             "statement": "Losses of 31 per cent in 2030 became 18 in 2033.",
             "quantities": [figure("31", "P1", "loss"), figure("18", "P1", "loss")]}  # fmt: skip
    assert "sign-stands" not in told(text, claim)
    pit = {"anchors": ["supplies nearly 6 per cent"], "kind": "background",
           "statement": "The pit yields almost 6 per cent of the copper.",
           "quantities": [figure("6", "P1", "share of copper", qualifier="about")]}  # fmt: skip
    assert "sign-stands" not in told(text, pit)
    fall = "Sales at Portvik fell by 6 per cent.\n"
    six = {"anchors": ["fell by 6 per cent"], "statement": "Sales changed by 6 per cent.",
           "quantities": [figure("6", "P1", "change of sales")]}  # fmt: skip
    assert "sign-stands" in told(fall, six)


@pytest.mark.parametrize(
    ("text", "anchor", "language"),
    [
        ("The toll of Portvik shall not exceed EUR 3.40 per tonne.\n", "not exceed EUR 3.40", "en"),
        ("Portvik 통행료는 3.40 유로를 넘지 않았다.\n", "3.40 유로를 넘지 않았다", "ko"),
    ],
)
def test_a_not_that_bounds_a_figure_is_told_by_its_qualifier(
    text: str, anchor: str, language: str
) -> None:
    """Before the word that compares, or attached behind it: the figure is at most that."""
    toll = figure("3.40", "EUR", "toll a tonne", qualifier="at-most")
    claim = {"anchors": [anchor], "statement": "The toll is 3.40 euros a tonne or less.",
             "quantities": [toll], "kind": "policy"}  # fmt: skip
    assert told(text, claim, language).isdisjoint({"negation-kept", "qualifier-stands"})
    more = claim | {"quantities": [toll | {"qualifier": "more-than"}],
                    "statement": "The toll is more than 3.40 euros a tonne."}  # fmt: skip
    assert "qualifier-stands" in told(text, more, language)


def test_a_fall_of_what_is_counted_is_told_in_hangul() -> None:
    """The word for what is counted is attached to the figure."""
    text = "Portvik 민원은 전년보다 12건 줄었다.\n"
    claim = {"anchors": ["전년보다 12건 줄었다"], "kind": "background",
             "statement": "There were 12 complaints less.",
             "quantities": [figure("-12", of="change of complaints")]}  # fmt: skip
    assert "sign-stands" not in told(text, claim, "ko")
    rise = text.replace("줄었다", "늘었다")
    assert "sign-stands" in told(rise, claim | {"anchors": ["전년보다 12건 늘었다"]}, "ko")


def test_a_number_in_words_is_no_year_of_the_text() -> None:
    """Unless the date has it: a table in thousands of people."""
    text = "표 1. 방문객 수 (단위: 천 명)\n구분      2030년   2031년\nPortvik    41.3    45.2\n"
    claim = {"anchors": ["단위: 천 명", "2031년", "Portvik", "45.2"], "date": "2031",
             "statement": "Portvik had 45,200 visitors in 2031.", "kind": "background",
             "quantities": [figure("45200", of="visitors", measure="annual")]}  # fmt: skip
    assert told(text, claim, "ko") == set()


def test_scales_written_together_are_one() -> None:
    """백만 is a hundred times ten thousand."""
    text = "표 2. 2031년 수입 (단위: 백만 원)\nPortvik      312\n기타         148\n"
    claim = {"anchors": ["2031년 수입", "단위: 백만 원", "Portvik", "312"], "date": "2031",
             "statement": "Portvik took in 312 million won in 2031.", "kind": "background",
             "quantities": [figure("312000000", "KRW", "income", measure="annual")]}  # fmt: skip
    assert "figure-stands" not in told(text, claim, "ko")
    wrong = claim | {"statement": "Portvik took in 31,200 won in 2031.",
                     "quantities": [figure("31200", "KRW", "sum", measure="annual")]}  # fmt: skip
    assert "figure-stands" in told(text, wrong, "ko")


def test_a_word_for_a_year_may_be_of_what_is_counted() -> None:
    """Eight annual parts are eight; eight a year are more each year."""
    text = "Portvik shall pay in eight annual instalments, and send eight boats a year.\n"
    parts = {"anchors": ["in eight annual instalments"], "kind": "commitment", "status": "planned",
             "statement": "Portvik pays in 8 parts.",
             "quantities": [figure("8", of="instalments")]}  # fmt: skip
    assert "measure-stands" not in told(text, parts)
    boats = parts | {"anchors": ["eight boats a year"], "statement": "Portvik sends 8 boats.",
                     "quantities": [figure("8", of="boats")]}  # fmt: skip
    assert "measure-stands" in told(text, boats)
