"""The thesaurus: what is made of the files of WordNet, and what is found in the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from relfacts.languages import thesaurus, wordnet
from relfacts.languages.thesaurus import COMPILED, DERIVED, SAME, WIDER, is_word, near

SHIPPED = Path(thesaurus.__file__).with_name(COMPILED)

#: The form of WordNet's files: a licence, indented, then a meaning a line.
_DATA = {
    "noun": [
        "00000001 06 n 02 stairs 0 steps 0 001 @ 00000002 n 0000 | a way up",
        "00000002 06 n 01 way 0 001 ~ 00000001 n 0000 | where one goes",
        "00000003 23 n 02 eleven 0 steps 1 000 | a quantity is never put in other words",
        "00000004 18 n 02 stairs 1 Escher 0 000 | a name is no other word",
        "00000005 10 n 01 way 1 001 + 00000006 v 0101 | derived",
    ],
    "verb": ["00000006 38 v 01 steps 0 001 + 00000005 n 0101 01 + 02 00 | to go"],
    "adj": [],
    "adv": [],
}
_INDEX = {
    "noun": [
        "stairs n 2 1 @ 2 1 00000001 00000004",
        "steps n 2 1 @ 2 1 00000001 00000003",
        "way n 2 1 ~ 2 1 00000002 00000005",
        "eleven n 1 0 1 0 00000003",
        "escher n 1 0 1 0 00000004",
    ],
    "verb": ["steps v 1 1 + 1 1 00000006"],
    "adj": [],
    "adv": [],
}
_COUNTS = [
    "stairs%1:06:00:: 1 90",
    "stairs%1:18:00:: 2 10",
    "steps%1:06:00:: 1 60",
    "steps%1:23:00:: 2 20",
    "steps%2:38:00:: 1 20",
    "way%1:06:00:: 1 200",
    "way%1:10:00:: 2 0",
    "eleven%1:23:00:: 1 50",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A very small WordNet."""
    licence = ["  1 This software and database is being provided to you"]
    for name in _DATA:
        for kind, rows in (("data", _DATA), ("index", _INDEX)):
            text = "\n".join([*licence, *rows[name], ""])
            (tmp_path / f"{kind}.{name}").write_text(text, encoding="ascii")
        (tmp_path / f"{name}.exc").write_text("", encoding="ascii")
    (tmp_path / "cntlist.rev").write_text("\n".join([*_COUNTS, ""]), encoding="ascii")
    return tmp_path


def test_two_words_are_as_near_as_both_are_used_in_the_sense_that_they_share(folder: Path) -> None:
    """Nine in ten of the one, six in ten of the other; the wider word is used for it only."""
    known = {word: (rel, worth) for worth, rel, word in wordnet.WordNet(folder).near("stairs")}
    assert known["steps"] == (SAME, 54)
    assert known["way"][0] == WIDER


def test_no_name_and_no_quantity_is_put_in_other_words(folder: Path) -> None:
    """Nor is a word by its meaning of one."""
    known = wordnet.WordNet(folder)
    assert not known.near("eleven")
    assert {word for *_, word in known.near("stairs")} == {"steps", "way"}


def test_the_same_files_give_the_same_thesaurus(folder: Path) -> None:
    """Sorted as it is searched."""
    made = wordnet.compiled(folder)
    assert made == wordnet.compiled(folder)
    lines = made.encode().splitlines()
    assert lines == sorted(lines)
    assert b"stair\tstairs\t>" in made.encode() or b"stair\tstairs\t=" in made.encode()


def test_the_shipped_one_is_sorted_whole_and_small() -> None:
    """What is searched by halves must be in order; what everybody loads, small."""
    lines = SHIPPED.read_bytes().splitlines()
    assert lines == sorted(lines)
    assert SHIPPED.stat().st_size < 1_200_000
    for line in lines[1:]:
        _, word, told = line.decode().split("\t")
        assert word.isascii()
        for one in told.split(",") if told else ():
            assert one[0] in "=+*~<>"
            assert int(one[1:].partition(" ")[0]) > 0
            assert one.islower()


def test_its_licence_lies_beside_it() -> None:
    """WordNet may be handed on with its notice."""
    text = SHIPPED.with_suffix(".LICENSE").read_text(encoding="utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in text
    assert "WordNet 3.0" in SHIPPED.read_text(encoding="utf-8").partition("\n")[0]


@pytest.mark.parametrize(
    ("typed", "word", "relation"),
    [
        ("stairs", "steps", SAME),
        ("communal", "community", DERIVED),
        ("politicians", "leader", WIDER),
    ],
)
def test_near_words(typed: str, word: str, relation: str) -> None:
    """In any form of the word."""
    assert (word, relation) in {(one.word, one.relation) for one in near(typed)}


def test_a_stem_is_not_a_word() -> None:
    """What only has the same stem is another word."""
    assert "community" not in {one.word for one in near("communes")}
    assert not near("zzz")


@pytest.mark.parametrize("word", ["banner", "cooking", "experts", "awareness"])
def test_a_word_of_english_is_one(word: str) -> None:
    """Also without near words, and in its forms."""
    assert is_word(word)


@pytest.mark.parametrize("slip", ["agreemnt", "octobr", "safegarding", "vist"])
def test_a_slip_is_none(slip: str) -> None:
    """Nothing but a word has its line."""
    assert not is_word(slip)
