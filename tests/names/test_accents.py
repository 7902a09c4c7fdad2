"""Accents: those that were not typed match any, those that were typed count."""

from __future__ import annotations

import pytest

from relfacts.names.accents import (
    breved,
    has_breves,
    right_accents,
    shows_all_accents,
    wrong_accents,
)


@pytest.mark.parametrize(
    ("typed", "wrong", "right"),
    [
        ("nguyen phu trong", 0, 0),
        ("Nguyễn Phú Trọng", 0, 3),
        ("Nguyễn Phu Trong", 0, 1),
        ("Nguyển Phú Trọng", 1, 2),
        ("Nguyễn Phú Trọngg", 0, 0),  # the letters do not lie side by side
    ],
)
def test_accents_are_counted_letter_by_letter(typed: str, wrong: int, right: int) -> None:
    """A letter without accents stands for any."""
    assert wrong_accents(typed, "Nguyễn Phú Trọng") == wrong
    assert right_accents(typed, "Nguyễn Phú Trọng") == right


@pytest.mark.parametrize(
    ("text", "shows"), [("Tô Lâm", False), ("Phạm Bình Minh", True), ("To Lam", False)]
)
def test_only_letters_of_vietnamese_prove_that_all_accents_are_there(
    text: str, shows: bool
) -> None:
    """A circumflex has many languages, a dot below hardly another."""
    assert shows_all_accents(text) is shows


def test_breves_tell_romanised_vowels_apart() -> None:
    """With them ŏ is not o; signs that are typed in their place are read as they are meant."""
    assert has_breves("Kim Chŏng-ŭn")
    assert not has_breves("Kim Jong Un")
    assert breved("Kim Chông-ûn") == breved("Kim Chŏng-ŭn") == "kimchŏngŭn"


@pytest.mark.parametrize(
    ("typed", "meant", "wrong"),
    [
        ("Hoà", "Hòa", 0),
        ("Nguyễn Thuý Hoà", "Nguyễn Thúy Hòa", 0),
        ("Huy Liệu Trâǹ", "Huy Liệu Trần", 0),
        ("Hoá", "Hòa", 1),
        ("Thuỷ", "Thúy", 1),
    ],
)
def test_a_tone_may_stand_anywhere_in_its_syllable(typed: str, meant: str, wrong: int) -> None:
    """It is that of the syllable; another tone is wrong wherever it stands."""
    assert wrong_accents(typed, meant) == wrong
