"""Numerals and suffixes: equal by what they say, and told from words."""

from __future__ import annotations

import pytest

from relfacts.names.ranks import is_roman, rank, rank_at
from relfacts.names.tokens import tokenise
from relfacts.text.folding import fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("II", "2"),
        ("2", "2"),
        ("02", "2"),
        ("the Second", "2"),
        ("der Zweite", "2"),
        ("вторая", "2"),
        ("xiv", "14"),
        ("XXXIX", "39"),
        ("Jr", "junior"),
        ("the Younger", "junior"),
        ("iiii", ""),
        ("vx", ""),
        ("1958", ""),
        ("0", ""),
        ("Kim", ""),
    ],
)
def test_what_a_word_says_as_a_rank(text: str, value: str) -> None:
    """In figures, in words of any language, in Roman numerals."""
    assert rank(fold(text)) == value


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("Louis XIV", 1, ("14", 1)),
        ("John Paul the Second", 2, ("2", 2)),
        ("John Paul I", 2, ("1", 1)),
        ("King, Jr.", 1, ("junior", 1)),
        ("XI Jinping", 0, ("", 0)),
        ("Jinping Xi", 1, ("", 0)),
        ("John I. Smith", 1, ("", 0)),
        ("Trump, 2", 1, ("", 0)),
    ],
)
def test_where_a_rank_stands(text: str, at: int, found: tuple[str, int]) -> None:
    """Not first; one letter only at the end; a numeral after no comma."""
    assert rank_at(tokenise(text), at) == found


def test_xi_in_capitals_is_a_numeral() -> None:
    """A single letter may be an initial."""
    assert is_roman("XI")
    assert not is_roman("I")
    assert not is_roman("KIM")
