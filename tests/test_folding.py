"""What folding makes equal, and what it keeps apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.text.folding import fold, key, words

TEXT = st.text(max_size=40)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Hồ Chí Minh", "ho chi minh"),
        ("Nông Đức Mạnh", "nong duc manh"),
        ("Kim Jong-un", "kim jong un"),
        ("Kim Jong–un", "kim jong un"),
        ("Ｋｉｍ　Ｊｏｎｇ", "kim jong"),
        ("Jin Zheng'en", "jin zhengen"),
        ("Ho\u200b Chi\u00ad Minh", "ho chi minh"),
        ("Straße", "strasse"),
        ("きむ", "キム"),
        ("ｷﾑ･ｼﾞｮﾝｳﾝ", "キム ジョンウン"),
        ("كيم", "کیم"),
        ("Ким Ёна", "ким ена"),
    ],
)
def test_what_readers_do_not_type_is_left_out(typed: str, folded: str) -> None:
    """Case, accents, hyphens, width, invisible signs and kana styles make no difference."""
    assert fold(typed) == folded


def test_marks_that_are_letters_stay() -> None:
    """The vowel signs of Thai and Devanagari are letters, and two names apart by them stay so."""
    assert fold("คิม") != fold("คม")
    assert fold("किम") != fold("कम")


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)


@given(st.text("aăâeêioôơuưyđdnghctmpkAĐÔ '-", max_size=30))
def test_composed_and_decomposed_meet(text: str) -> None:
    """A text folds alike however its accents are encoded."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXT)
def test_key_is_the_words_closed_up(text: str) -> None:
    """A key is the folded words without the spaces between them."""
    assert key(text) == "".join(words(text))


def test_every_apostrophe_is_like_every_other() -> None:
    """The ʻokina and the hamza of transliteration are letters to Unicode, and apostrophes here."""
    assert {fold(f"Kamakawiwo{sign}ole") for sign in "'’‘ʻʼʽʾʿ`´′"} == {"kamakawiwoole"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("孫逸仙", "孙逸仙"), ("張學良", "张学良"), ("黒沢明", "黑泽明"), ("韓國", "韩国")],
)
def test_characters_have_a_full_and_a_simple_form(one: str, other: str) -> None:
    """Taiwan, Japan and China write one name; another family name stays another."""
    assert fold(one) == fold(other)
    assert fold("範") != fold("范")
