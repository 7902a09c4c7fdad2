"""What flows through names: tokens, spans, spellings."""

from __future__ import annotations

import pytest

from relfacts.names.types import NAME, Form, Owner, Span, Token, is_latin, undisguised, words


def test_a_token_is_a_word_as_typed_and_folded() -> None:
    """It knows its capital, and keeps its accents for those who ask."""
    token = Token("Trọng")
    assert (token.folded, token.plain, token.capital) == ("trong", "trọng", True)
    assert not Token("trọng").capital
    assert not Token("김정은").capital


def test_a_spelling_met_in_another_way_is_the_same_spelling() -> None:
    """Only how it was read, and what that is called, are others."""
    form = Form(Owner("a", "Ada", True, ""), "Ada Lovelace", "name", "")
    slip = form.read("slip", "a slip for Ada Lovelace")
    assert (slip.owner, slip.text, slip.how) == (form.owner, form.text, "slip")
    assert form.syllables == ["ada", "lovelace"]


def test_a_span_is_words_taken_together() -> None:
    """In a row again they are the words of the text."""
    tokens = [Token("Ada"), Token("Lovelace")]
    span = Span(NAME, tokens)
    assert (span.folded, span.first) == ("ada lovelace", tokens[0])
    assert words([span, Span(NAME, [Token("x")])])[:2] == tokens


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Кim Jong Un", "Kim Jong Un"),  # the first letter is Cyrillic
        ("Ким Чен Ын", "Ким Чен Ын"),
        ("Kim", "Kim"),
        ("김정은 Kim", "김정은 Kim"),
    ],
)
def test_letters_that_look_latin_are_so_among_latin_ones(typed: str, plain: str) -> None:
    """A text in another alphabet keeps its letters."""
    assert undisguised(typed) == plain


def test_latin_is_what_folds_to_plain_letters() -> None:
    """With accents or without."""
    assert is_latin("Nguyễn Phú Trọng")
    assert not is_latin("Ким")
