"""The words of a line that is typed, and candidates that go on from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relfacts.cli.shells.words import bare, continued, joined
from relfacts.text.folding import fold


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("kim", "kim"),
        ('"Kim I', "Kim I"),
        ("'Kim Il Sung'", "Kim Il Sung"),
        (r"Kim\ Il\ S", "Kim Il S"),
        (r"'a\b", r"a\b"),
        (r'"a\"b', 'a"b'),
        ('Sheng"en', "Shengen"),
        ("ends with a backslash\\", "ends with a backslash"),
        ("", ""),
    ],
)
def test_quotes_and_backslashes_are_the_shells(word: str, meant: str) -> None:
    """A word is what the command would be given, were the line run."""
    assert bare(word) == meant


def test_bash_parts_an_option_from_its_value() -> None:
    """It breaks words at the sign; other words stay as they are."""
    assert joined(["facts", "--kind", "=", "vi"]) == ["facts", "--kind=vi"]
    assert joined(["facts", "--kind", "="]) == ["facts", "--kind="]
    assert joined(["who", "a", "=", "b"]) == ["who", "a", "=", "b"]


@pytest.mark.parametrize(
    ("typed", "spelling", "goes_on"),
    [
        ("Kim", "Kim Il Sung", "Kim Il Sung"),
        ("kim ", "Kim Il Sung", "kim il sung"),
        ("KIM I", "Kim Il Sung", "KIM IL SUNG"),
        ("K", "Kim Il Sung", "Kim Il Sung"),
        ("Ho C", "Hồ Chí Minh", "Ho Chi Minh"),
        ("ho c", "Hồ Chí Minh", "ho chi minh"),
        ("HO CHI", "Hồ Chí Minh", "HO CHI MINH"),
        ("Hồ", "Hồ Chí Minh", "Hồ Chí Minh"),
        ("H", "Hồ Chí Minh", "Hồ Chí Minh"),
        ("Dien", "Điện Biên", "Dien Bien"),
        ("김", "김정은", "김정은"),
        ("KimI", "Kim Il Sung", "KimIl Sung"),
        ("Lê", "Le\u0302 Hồng", "Lê Hồng"),
        ("Sun", "Kim Il Sung", None),
        ("", "Kim", "Kim"),
        ("!", "Kim", None),
    ],
)
def test_a_candidate_begins_as_it_was_typed(typed: str, spelling: str, goes_on: str | None) -> None:
    """Case and accents of what is typed go on in the rest."""
    assert continued(typed, spelling) == goes_on


NAMES = st.text("KkÍíồồĐđ김정 -", min_size=1, max_size=12).filter(lambda name: fold(name))


@given(
    name=NAMES, cut=st.integers(1, 12), change=st.sampled_from([str.upper, str.lower, fold, str])
)
def test_what_goes_on_is_the_same_name(name: str, cut: int, change: type[str]) -> None:
    """Whatever part of a name is typed, however: the whole that is offered folds to the name."""
    typed = change(name[:cut])
    whole = continued(typed, name)
    if whole is not None:
        assert whole.startswith(typed)
        assert fold(whole).replace(" ", "") == fold(name).replace(" ", "")
