"""The known words of a language in a text: whole words, the longest first, none within another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.curate.evidence.lexicon import Lexicon, any_of, lexicon

WORDS = Lexicon(
    [
        ("plan", "", "will"),
        ("plan", "", "will be"),
        ("plan", "soon", "at 5 pm"),
        ("plan", "", "won't"),
        ("plan", "", "%"),
        ("unit", "m", "metre"),
        ("unit", "min", "m"),
        ("unit", "MTR", "m"),
        ("unit", "km", "킬로미터"),
        ("before", "more", "more than"),
        ("before", "less", "deeper than"),
        ("before", "about", "about"),
        ("comparison", "", "than"),
        ("decimal", "", "comma"),
        ("thousands", "", "point"),
        ("thousands", "", "apostrophe"),
    ]
)


@pytest.mark.parametrize(
    ("category", "text", "found"),
    [
        ("plan", "it will be there", ["will be"]),
        ("plan", "it will, it will be", ["will", "will be"]),
        ("plan", "goodwill and willing, will_be", []),
        ("plan", "at 5 pm, at 5 pms, at 15 pm", ["at 5 pm"]),
        ("plan", "it won't be 5%", ["won't", "%"]),
        ("plan", "will", ["will"]),
        ("plan", "", []),
        ("unit", "5 m, 5m, km", ["m", "m"]),
        ("unit", "5킬로미터는", ["킬로미터"]),
        ("age", "it will be", []),
    ],
)
def test_words_are_found_whole_and_the_longest_first(
    category: str, text: str, found: list[str]
) -> None:
    """In order; in a script without spaces wherever they stand; of an unknown category none."""
    placed = WORDS.find(category, text)
    assert [text[one.start : one.end] for one in placed] == found
    assert WORDS.has(category, text) is bool(found)
    for one in placed:
        assert WORDS.at(category, text, one.start) == one
    dotted = [*text]
    for one in placed:
        dotted[one.start : one.end] = "." * (one.end - one.start)
    assert WORDS.without(category, text) == "".join(dotted)


def test_a_part_of_a_text_is_searched_alone() -> None:
    """From a beginning to an end; a word that runs over the end is not in it."""
    text = "will it be, will be"
    assert [one.start for one in WORDS.find("plan", text, 1)] == [12]
    assert [one.end for one in WORDS.find("plan", text, 0, 17)] == [4, 16]
    assert WORDS.at("plan", text, 13) is None
    assert WORDS.at("plan", text, len(text)) is None
    assert WORDS.at("age", text, 0) is None


def test_what_a_word_means() -> None:
    """One or the other, if it has several meanings."""
    assert WORDS.words("unit")["m"] == "min MTR"
    assert WORDS.words("age") == {}
    assert WORDS.comparatives == {"more", "deeper"}
    assert (WORDS.decimal, WORDS.thousands) == (",", ".'")
    assert (Lexicon([]).decimal, Lexicon([]).thousands) == (".", ",")
    assert not any_of([]) or WORDS.pattern("age").search("any text") is None
    assert WORDS.pattern("plan").pattern == any_of(["will", "will be", "at 5 pm", "won't", "%"])


@pytest.mark.parametrize("language", ["en", "de", "vi", "ko", "zh"])
def test_each_word_of_a_language_is_found_where_it_stands(language: str) -> None:
    """Alone, between spaces, and before a comma; a pattern of its category finds it too."""
    words = lexicon(language)
    for category in ("negation", "plan", "acts", "unit"):
        for word in words.words(category):
            for text, at in ((word, 0), (f"x {word}, x", 2)):
                assert (at, at + len(word)) in {one[:2] for one in words.find(category, text)}
                assert words.pattern(category).search(text)


def test_without_accents_a_word_is_known_too() -> None:
    """In a text that has none; its accents are most of a language that has them."""
    assert lexicon("vi").accented
    assert not lexicon("en").accented
    assert not lexicon("vi").find("negation", "khong")
    assert lexicon("vi", bare=True).find("negation", "khong")
    assert lexicon("vi", bare=True).find("negation", "không")
    assert lexicon("xx").words("negation") == {}


@given(
    st.lists(st.sampled_from(["will", "be", "at", "5", "pm", "won't", "%", ",", "m", "킬로미터"]))
)
def test_found_words_are_in_order_and_apart(pieces: list[str]) -> None:
    """Whatever stands beside each other."""
    text = " ".join(pieces)
    found = WORDS.find("plan", text)
    assert found == sorted(found)
    assert all(one.end <= other.start for one, other in pairwise(found))
