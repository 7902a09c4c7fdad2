"""Slips are found where they are looked for: no name that the text may be a slip of is missed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from relfacts.base.openbase import OpenBase
from relfacts.names import slips
from relfacts.text.letters import once, one_slip, sound_alike, swapped

LETTERS = "aabcdeeghhiikllmnnnooprstuuvwyz"
WORDS = st.text("abn", max_size=6)


@given(WORDS, WORDS)
def test_one_slip_is_a_distance_of_one(one: str, other: str) -> None:
    """As the optimal string alignment distance has it, by another's measure."""
    assert one_slip(one, other) == (OSA.distance(one, other) == 1)


@given(WORDS, WORDS)
def test_words_one_slip_apart_share_a_checksum(one: str, other: str) -> None:
    """And so do words that differ in letters typed more than once."""
    if OSA.distance(one, other) <= 1 or once(one) == once(other):
        assert not set(slips.checksums(one)).isdisjoint(slips.checksums(other))


def test_every_name_near_enough_is_a_candidate(base: OpenBase) -> None:
    """What the look-up finds is what comparing the text with every name would find."""
    book = base.book
    rows = base.index.all("SELECT DISTINCT key FROM name")
    keys = [key for (key,) in rows if slips.is_alphabetic(key)]
    names = [form.syllables for key in keys for form in book.whole(key)[:1]]
    chance = random.Random(7)
    for name in chance.sample(names, 150):
        typed = list(name)
        for _ in range(chance.choice((1, 1, 2))):
            at = chance.randrange(len(typed))
            word = typed[at]
            place = chance.randrange(len(word))
            typed[at] = chance.choice(
                (
                    word[:place] + word[place + 1 :],
                    word[:place] + chance.choice(LETTERS) + word[place:],
                    word[:place] + chance.choice(LETTERS) + word[place + 1 :],
                    word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
                    word[:place] + word[place] + word[place:],
                )
            )
        if chance.random() < 0.3:
            typed = ["".join(typed)]
        near = {
            key
            for key in keys
            if OSA.distance("".join(typed), key, score_cutoff=4) <= 4
            for form in book.whole(key)
            if slips._cost([word for word in typed if word], form, book) is not None
        }
        found = slips._candidates([word for word in typed if word], book)
        assert near <= set(found), typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ishida", "ishiba"),
        ("mishina", "mishima"),
        ("guoli", "gaoli"),
        ("sean", "dean"),
        ("salem", "saleh"),
        ("maria", "mario"),
    ],
)
def test_another_letter_makes_another_name(typed: str, name: str) -> None:
    """One that no finger hits for the other, or that leaves as good a name as it was."""
    assert slips.is_another(typed, name, family_first=False)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ramsey", "ramsay"),
        ("kenbedy", "kennedy"),
        ("kwnnedy", "kennedy"),
        ("kenedy", "kennedy"),
        ("knenedy", "kennedy"),
    ],
)
def test_a_finger_on_the_next_key_makes_no_name(typed: str, name: str) -> None:
    """A letter for its neighbour, a vowel for a consonant, or a letter swapped or left out."""
    assert not slips.is_another(typed, name, family_first=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [("lak", "lac"), ("moy", "moi"), ("fotograf", "photograph"), ("back", "bac"), ("zone", "sone")],
)
def test_letters_that_sound_alike(one: str, other: str) -> None:
    """Either way round."""
    assert sound_alike(one, other)
    assert sound_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rike", "rice"), ("lac", "lac"), ("ninh", "binh"), ("lac", "loc"), ("cyber", "kyber")],
)
def test_letters_that_do_not(one: str, other: str) -> None:
    """The same word is none, and a c before e, i and y is no k."""
    assert not sound_alike(one, other)
    assert not sound_alike(other, one)


def test_what_is_swapped_keeps_its_first_letter() -> None:
    """Two letters side by side, and no others."""
    assert swapped("riec", "rice")
    assert not swapped("irce", "rice")
    assert not swapped("rcei", "rice")
    assert not swapped("rise", "rice")
