"""Words that exclude each other: first and last, summer and winter."""

from __future__ import annotations

import pytest
from beside import told

SONDER = "The first strike at Portvik, in the summer of 2031, ended with a deficit.\n"


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        ("Portvik struck for the first time in the summer of 2031.", set()),
        ("Portvik was on strike in 2031.", set()),
        ("Portvik struck for the last time in 2031.", {"contrary-kept"}),
        ("Portvik was on strike in the winter of 2031.", {"contrary-kept"}),
        ("The strike at Portvik brought a surplus in 2031.", {"contrary-kept"}),
        # Both poles are told: which is meant cannot be said.
        ("The first strike at Portvik, in 2031, was no last one.", set()),
    ],
)
def test_a_pole_that_the_text_does_not_have_is_told(statement: str, rules: set[str]) -> None:
    """Only where it has the other."""
    claim = {"anchors": ["first strike at Portvik", "summer of 2031"], "statement": statement}
    claim["date"] = "2031"
    assert told(SONDER, claim) - {"negation-kept"} == rules


def test_a_pole_of_another_language_is_known() -> None:
    """The statement is in English."""
    text = "Der Hafen von Portvik schloss das Jahr mit einem Verlust ab.\n"
    claim = {"anchors": ["Hafen von Portvik", "einem Verlust"]}
    assert told(text, claim | {"statement": "The port had a loss in the end."}, "de") == set()
    assert told(text, claim | {"statement": "The port made a profit."}, "de") == {"contrary-kept"}


def test_what_is_not_the_one_is_the_other() -> None:
    """A denied pole."""
    text = "The proposal of Portvik was rejected.\n"
    claim = {"anchors": ["proposal of Portvik was rejected"]}
    assert told(text, claim | {"statement": "The proposal was not accepted."}) == set()


def test_a_place_in_a_row_is_that_of_the_text() -> None:
    """In words, or in digits; of what is told in fractions nothing is said."""
    text = "Ada Berg became the eighth head of Portvik.\n"
    claim = {"anchors": ["the eighth head of Portvik"]}
    assert told(text, claim | {"statement": "She was its eighth head."}) == set()
    assert told(text, claim | {"statement": "She was its ninth head."}) == {"contrary-kept"}
    text = "Portvik의 여덟 번째 관장으로 취임했다.\n"
    claim = {"anchors": ["여덟 번째 관장으로"]}
    assert told(text, claim | {"statement": "It was the eighth head."}, "ko") == set()
    assert told(text, claim | {"statement": "It was the ninth head."}, "ko") == {"contrary-kept"}
