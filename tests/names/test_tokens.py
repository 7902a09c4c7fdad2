"""A text as a row of words: without markup, breaks and hyphens remembered."""

from __future__ import annotations

import pytest

from relfacts.names.tokens import tokenise, with_small_l, without_digits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim Il-sung", ["Kim", "Il", "sung"]),
        ("  Kim\u00a0Il  Sung ", ["Kim", "Il", "Sung"]),
        ("Ｋｉｍ", ["Kim"]),
        ("", []),
        ("-", []),
    ],
)
def test_words_are_parted_by_spaces_and_hyphens(text: str, words: list[str]) -> None:
    """Full-width letters are letters, no-break spaces are spaces."""
    assert [token.raw for token in tokenise(text)] == words


def test_a_hyphen_joins() -> None:
    """The word after it knows that nothing else stands between."""
    assert [token.joined for token in tokenise("Kim Il-sung")] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("K1m J0ng Un", [["Klm", "Jong", "Un"], ["Kim", "Jong", "Un"]]),
        ("Kim Il Sung 1958", []),
        ("Kim Jong Un", []),
    ],
)
def test_digits_inside_words_are_the_letters_they_look_like(
    text: str, read: list[list[str]]
) -> None:
    """A 1 is an l or an i; a number is a number."""
    rows = without_digits(tokenise(text))
    assert [[token.raw for token in row] for row in rows] == read


def test_a_capital_i_inside_a_word_is_an_l() -> None:
    """Kim II Sung is Kim Il Sung; DPRK has none."""
    assert [token.raw for token in with_small_l(tokenise("Kim II Sung"))] == ["Kim", "Il", "Sung"]
    row = tokenise("Kim Jong Un")
    assert [token.raw for token in with_small_l(row)] == [token.raw for token in row]


@pytest.mark.parametrize("letter", ["ـ", "ʼ", "ʹ", "ﱞ"])
def test_what_is_no_letter_by_itself_is_no_word(letter: str) -> None:
    """A sign that lengthens a letter or is an accent on one: alone, there is nothing to read."""
    assert tokenise(letter) == []
    assert [token.raw for token in tokenise(f"Kim {letter} Il")] == ["Kim", "Il"]
