"""Rows of words that are known as one: from the languages and from a base, the longest first."""

from __future__ import annotations

import pytest

from names.in_memory import a_book
from relfacts.names.tokens import tokenise

#: A base with a title of its own, and some name parts that are also titles.
BOOK = a_book(
    "Ada Lovelace",
    titles={"keeper": ["keeper of the lamp"], "president": ["harbour lord"]},
    parts={"vi": ["ba", "chu", "tich"]},
)


def length(text: str, at: int = 0, sure: bool = False) -> int:
    """How many words of ``text`` the title has that begins at the word ``at``."""
    return BOOK.titles.at(tokenise(text), at, sure)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("president Lovelace", 1),
        ("vice president Lovelace", 2),
        ("the vice president", 0),
        ("Thủ tướng Lovelace", 2),
        ("Keeper of the Lamp Ada", 4),
        ("keeper Ada", 0),
        ("总理", 1),
        ("", 0),
    ],
)
def test_the_longest_row_counts(text: str, words: int) -> None:
    """Those of any language, and those of the base, wherever they are looked for."""
    assert length(text) == words


def test_a_row_is_looked_for_where_it_is_asked_for() -> None:
    """Not further on, and behind the last word there is none."""
    assert length("Ada the president", at=2) == 1
    assert length("Ada the president", at=1) == 0
    assert length("Ada the president", at=3) == 0


@pytest.mark.parametrize(
    ("text", "sure", "words"),
    [
        ("Bà Lovelace", False, 1),  # with its accents
        ("Ba Lovelace", False, 0),  # a name part without them
        ("ba Lovelace", False, 0),
        ("Ba Lovelace", True, 1),  # but what follows makes sure
        ("chu tich Lovelace", False, 2),  # two words in small letters among others
        ("Chu Tich Lovelace", False, 0),
    ],
)
def test_a_row_of_name_parts_must_be_typed_so_that_it_is_no_name(
    text: str, sure: bool, words: int
) -> None:
    """With its accents, or in small letters if it has several words."""
    assert length(text, sure=sure) == words


@pytest.mark.parametrize(
    ("typed", "meaning", "means"),
    [
        ("cố", "courtesy", True),
        ("cố", "woman", False),
        ("cô", "woman", True),
        ("co", "courtesy", True),
        ("co", "woman", True),
        ("harbour lord", "president", True),
    ],
)
def test_accents_that_were_typed_must_be_right(typed: str, meaning: str, means: bool) -> None:
    """Cố is late and cô a woman; without accents it may be either."""
    assert (meaning in BOOK.titles.told(tokenise(typed))) is means


def test_words_are_divided_into_rows() -> None:
    """Known rows whole, all others word by word."""
    rows = BOOK.titles.rows(
        ["the", "keeper", "of", "the", "lamp", "and", "vice", "president", "ada"]
    )
    assert [(" ".join(row), known) for row, known in rows] == [
        ("the", False),
        ("keeper of the lamp", True),
        ("and", False),
        ("vice president", True),
        ("ada", False),
    ]
