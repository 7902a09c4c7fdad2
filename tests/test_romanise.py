"""The Latin spellings that follow from Hangul."""

from __future__ import annotations

import itertools

import pytest

from relfacts.base.openbase import OpenBase
from relfacts.curate.romanise import spellings
from relfacts.text.folding import key


def spells(native: str, typed: str) -> bool:
    """Whether ``typed`` is one of the spellings of ``native``."""
    rows = itertools.product(*spellings(native))
    return key(typed) in {key("".join(row)) for row in rows}


@pytest.mark.parametrize(
    ("native", "typed"),
    [
        ("김일성", "Kim Il Sŏng"),
        ("김일성", "Gim Il-seong"),
        ("김일성", "Kim Ilseng"),
        ("김정은", "Kim Chŏng-ŭn"),
        ("김정은", "Gim Jeong-eun"),
        ("김명길", "Kim Myŏng-gil"),
        ("리용호", "Lee Yong-ho"),
        ("리용호", "I Yong-ho"),
    ],
)
def test_the_usual_systems_are_known(native: str, typed: str) -> None:
    """McCune-Reischauer, Revised Romanization, Yale and the press all spell the same name."""
    assert spells(native, typed)


def test_breves_are_kept() -> None:
    """Yŏng spells 영 and never 용, so the breves are part of the spellings."""
    assert "yŏng" in spellings("김영남")[1]
    assert "yŏng" not in spellings("리용호")[1]


@pytest.mark.parametrize("text", ["", "김", "金日成", "Kim", "김 Il"])
def test_other_scripts_have_none(text: str) -> None:
    """Only names of two Hangul syllables or more are romanised."""
    assert spellings(text) == []


def test_no_romanisation_spells_two_people(base: OpenBase) -> None:
    """No spelling that follows from one person's Hangul follows from another's in the base."""
    owners: dict[str, str] = {}
    for person in base.records("person"):
        for row in itertools.product(*person["romanised"]) if person["romanised"] else ():
            assert owners.setdefault(key("".join(row)), person["id"]) == person["id"]
