"""A fall is negative and a rise is not."""

from __future__ import annotations

import pytest
from beside import figure, told


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Takings fell by 7 per cent.", "-7", "7"),
        ("Takings rose by 7 per cent.", "7", "-7"),
        ("Takings were down, by 7 per cent.", "-7", "7"),
    ],
)
def test_a_change_has_the_sign_of_the_words_beside_it(text: str, right: str, wrong: str) -> None:
    """Or of the last such word before its clause."""
    claim = {"anchors": ["7 per cent"], "statement": text}

    def signed(value: str) -> set[str]:
        return told(f"{text}\n", claim | {"quantities": [figure(value, "P1", "takings")]})

    assert "sign-stands" not in signed(right)
    assert "sign-stands" in signed(wrong)


def test_what_something_falls_to_is_not_below_nothing() -> None:
    """Fell to 2,000; and 2,000 less."""
    claim = {"statement": "It fell."}
    two = {"quantities": [figure("2000")]}
    fell = claim | two | {"anchors": ["fell to 2,000 nests"]}
    assert "sign-stands" not in told("It fell to 2,000 nests.\n", fell)
    fewer = claim | two | {"anchors": ["2,000 fewer nests"]}
    assert "sign-stands" in told("There were 2,000 fewer nests.\n", fewer)


def test_a_sign_before_a_figure_is_its_own() -> None:
    """-7 is -7, whatever the words tell."""
    claim = {"anchors": ["-7 per cent"], "statement": "It came to -7 per cent."}
    text = "It came to -7 per cent.\n"
    assert "sign-stands" not in told(text, claim | {"quantities": [figure("-7", "P1", "growth")]})
    assert "sign-stands" in told(text, claim | {"quantities": [figure("7", "P1", "growth")]})


def test_a_deficit_is_no_surplus() -> None:
    """By the word that leads to the figure; a loss may be a negative figure, or be told as one."""
    text = "Portvik posted a loss of 46 euros, after a profit of 12 euros.\n"
    claim = {"anchors": ["a loss of 46 euros"]}

    def stated(statement: str, value: str, of: str) -> set[str]:
        quantities = [figure(value, "EUR", of)]
        return told(text, claim | {"statement": statement, "quantities": quantities})

    assert stated("Portvik was 46 euros in the red.", "-46", "result") == set()
    assert stated("Portvik had a loss of 46 euros.", "46", "loss") == set()
    assert stated("Portvik earned 46 euros.", "46", "result") == {"sign-stands"}


def test_a_by_is_of_the_change_right_before_it() -> None:
    """Heard by 300 people, though the concerts were fewer."""
    text = "They gave six fewer concerts than the year before, and were heard by 300 people.\n"
    claim = {"anchors": ["heard by 300 people"], "statement": "There were 300 listeners."}
    assert told(text, claim | {"quantities": [figure("300", of="listeners")]}) == set()
