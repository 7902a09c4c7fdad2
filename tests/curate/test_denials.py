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
