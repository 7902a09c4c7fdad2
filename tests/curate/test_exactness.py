"""How exact a figure is called is what the words beside it say."""

from __future__ import annotations

import pytest
from beside import figure, told


def test_a_sum_for_several_is_no_range() -> None:
    """The second figure counts those who get the first."""
    text = "She owed $1.5 million to three banks.\n"
    claim = {"anchors": ["owed $1.5 million", "three banks"], "statement": "Three banks got it.",
             "quantities": [figure("1500000", "USD", "debt"), figure("3", of="banks")]}  # fmt: skip
    assert told(text, claim) == set()


def test_an_abbreviated_unit_ends_no_comparison() -> None:
    """4 per cent. or upwards is at least 4."""
    text = "The dividend would be 4 per cent. or upwards.\n"
    claim = {"anchors": ["4 per cent. or upwards"], "statement": "It was to be 4 per cent or more."}
    right = {"quantities": [figure("4", "P1", "dividend", qualifier="at-least")]}
    assert told(text, claim | right) - {"plan-kept"} == set()
    wrong = {"quantities": [figure("4", "P1", "dividend", qualifier="at-most")]}
    assert "qualifier-stands" in told(text, claim | wrong)


@pytest.mark.parametrize(
    ("text", "qualifier", "others"),
    [
        ("They took more than 40 nests.", "more-than", ("exact", "at-most", "about")),
        ("They took 40 nests at the most.", "at-most", ("exact", "more-than")),
        ("They took some 40 nests.", "about", ("exact", "at-least")),
        ("No boat had more than 40 nests.", "at-most", ("more-than", "exact")),
        ("They took 40 nests.", "exact", ("more-than", "about")),
    ],
)
def test_a_comparison_is_that_of_the_words_beside_it(
    text: str, qualifier: str, others: tuple[str, ...]
) -> None:
    """A "no" before it turns it about; where no word compares, the figure is exact."""
    pieces = text.rstrip(".").split()
    claim = {"anchors": [" ".join(pieces[-6:])], "statement": text}

    def called(word: str) -> set[str]:
        return told(f"{text}\n", claim | {"quantities": [figure("40", qualifier=word)]})

    assert "qualifier-stands" not in called(qualifier)
    for other in others:
        assert "qualifier-stands" in called(other)


def test_a_not_far_before_a_comparison_may_deny_something_else() -> None:
    """No fee of children under six: they are under six."""
    text = "The Trust takes no entrance fee of children under 6 years.\n"
    claim = {"anchors": ["no entrance fee of children", "under 6 years"]}

    def stated(statement: str, qualifier: str) -> set[str]:
        quantities = [figure("6", "a", "age", qualifier=qualifier)]
        return told(text, claim | {"statement": statement, "quantities": quantities})

    assert stated("Children below 6 years come in free of charge.", "less-than") == set()
    assert "qualifier-stands" in stated("Children over 6 years pay nothing.", "more-than")
    ship = "No ship was longer than 25 metres.\n"
    claim = {"anchors": ["No ship", "longer than 25 metres"]}
    short = {"quantities": [figure("25", "m", "length", qualifier="more-than")]}
    assert "qualifier-stands" in told(ship, claim | short | {"statement": "It is over 25 metres."})


def test_what_moves_from_one_figure_to_another_is_no_range() -> None:
    """A fee that was raised was the one, and is the other."""
    quantities = [figure("42", "EUR", "fee"), figure("36", "EUR", "fee before")]
    statement = "The fee is now 42 euros, no longer 36."
    claim = {"statement": statement, "quantities": quantities}
    text = "The fee was raised from 36 to 42 euros.\n"
    assert told(text, claim | {"anchors": ["from 36 to 42 euros"]}) == set()
    text = "Le billet passera de 36 à 42 euros.\n"
    assert told(text, claim | {"anchors": ["de 36 à 42 euros"], "status": "planned"}, "fr") == set()
    text = "The fee is from 36 to 42 euros.\n"
    assert "qualifier-stands" in told(text, claim | {"anchors": ["from 36 to 42 euros"]})
