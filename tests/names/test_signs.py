"""Texts with signs in them: markup, genitives, commas, dashes."""

from __future__ import annotations

import pytest

from relfacts.names.signs import divided


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[bold]Kim Jong Un[/]", ["Kim", "Jong", "Un"]),
        ("<b>Kim</b> Jong Un", ["Kim", "Jong", "Un"]),
        ("[[Ho Chi Minh]]", ["Ho", "Chi", "Minh"]),
        ("l'épouse d'Hô Chi Minh", ["l", "épouse", "d", "Hô", "Chi", "Minh"]),
        ("Trump a-t-il visité", ["Trump", "a", "visité"]),
        ("«Kim», „Trump“…", ["Kim", "Trump"]),
    ],
)
def test_signs_are_no_words(text: str, words: list[str]) -> None:
    """Markup goes, and what a language puts between letters parts them."""
    assert [token.raw for token in divided(text)] == words


@pytest.mark.parametrize("text", ["Trump's visit", "Trump’s visit", "Trump'un visit"])
def test_a_genitive_owns_what_comes_next(text: str) -> None:
    """With either apostrophe, in English and in Turkish."""
    assert [(token.raw, token.owns) for token in divided(text)] == [
        ("Trump", True),
        ("visit", False),
    ]


@pytest.mark.parametrize(
    ("text", "broken", "joined"),
    [
        ("Trump, Donald", True, False),
        ("Trump - Donald", True, False),
        ("Trump-Donald", False, True),
        ("Trump・Donald", False, True),
        ("Trump Donald", False, False),
        ("Jong-un–Trump", True, False),  # a dash between names that have hyphens
    ],
)
def test_how_a_word_follows_the_one_before(text: str, broken: bool, joined: bool) -> None:
    """A comma or a dash breaks, a hyphen joins."""
    last = divided(text)[-1]
    assert (last.broken, last.joined) == (broken, joined)


def test_a_full_stop_is_remembered() -> None:
    """As after an initial."""
    assert [token.dotted for token in divided("D. Trump")] == [True, False]
