"""Korean names in Latin letters: whatever system a writer follows, the base knows the spelling."""

from __future__ import annotations

from itertools import product

import pytest

from relfacts.curate.romanise import spellings
from relfacts.folding import fold


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("김일성", ["kim il sung", "gim il seong", "kim il song"]),
        ("김정은", ["kim jong un", "gim jeong eun", "kim chong un"]),
        ("리용호", ["ri yong ho", "lee yong ho", "li yong ho"]),
        ("최룡해", ["choe ryong hae", "choi ryong hae"]),
        ("박봉주", ["pak pong ju", "park bong ju"]),
        ("김 영남", ["kim yong nam", "kim young nam"]),
    ],
)
def test_every_system_is_known(name: str, spelled: list[str]) -> None:
    """McCune-Reischauer, the Revised system, the DPRK's own and the habits of the press all fit."""
    known = {fold(" ".join(choice)) for choice in product(*spellings(name))}
    assert set(spelled) <= known


@pytest.mark.parametrize("name", ["", "김", "Hồ Chí Minh", "胡志明", "김Il성"])
def test_only_hangul_is_romanised(name: str) -> None:
    """A name that is not in Hangul syllables alone has no spellings made for it."""
    assert spellings(name) == []


def test_another_vowel_is_another_name() -> None:
    """A spelling of one syllable is not made for a syllable that sounds otherwise."""
    assert "jong" not in spellings("김일성")[2]
    assert "il" not in spellings("김정은")[1]
