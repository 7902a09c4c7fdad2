"""What the Latin spellings of a Korean name have in common: its consonants."""

from __future__ import annotations

import pytest

from relfacts.names.romanised import consonants, leveled, sounds


@pytest.mark.parametrize("spelling", ["Kim Jong Un", "Gim Jeong-eun", "Kim Chŏng-ŭn"])
def test_spellings_of_one_name_sound_alike(spelling: str) -> None:
    """Systems differ in vowels and in how strong a consonant is."""
    assert consonants(spelling) == consonants("kimjongun")


def test_other_names_sound_otherwise() -> None:
    """A consonant more or less is another name."""
    assert consonants("Kim Jong Il") != consonants("Kim Jong Un")


def test_all_spellings_are_filed() -> None:
    """A name with two spellings that sound unlike is found by either."""
    assert sounds([["ri", "i", "lee"], ["un"]]) == {consonants("riun"), consonants("iun")}


def test_two_systems_are_one_spelling_when_leveled() -> None:
    """Rak-gyom and Rak Kyom; but Song is no Sang, and Yong no Kyong."""
    assert leveled(["Kim", "Rak", "gyom"]) == leveled(["Kim", "Rak", "Kyom"])
    assert leveled(["Ri", "Hak", "Cheol"]) == leveled(["Ri", "Hak", "Chol"])
    assert leveled(["Son", "Young", "Nam"]) == leveled(["Son", "Yong", "Nam"])
    assert leveled(["Kim", "Song"]) != leveled(["Kim", "Sang"])
    assert leveled(["Kim", "Yong"]) != leveled(["Kim", "Kyong"])
