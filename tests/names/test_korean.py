"""Korean names: every Latin spelling of one, what these have in common, and whose name is typed."""

from __future__ import annotations

import itertools

import pytest

from names.in_memory import a_book, a_person
from relfacts.base.openbase import OpenBase
from relfacts.names.korean import (
    consonants,
    heard,
    in_hangul,
    leveled,
    romanised,
    sounds,
    spellings,
    spells,
)
from relfacts.names.reading import read_names
from relfacts.names.tokens import tokenise
from relfacts.text.folding import key

BOOK = a_book(
    a_person("Kim Yong Nam", order="family-first"),
    a_person("PARK JUMIN", order="family-first"),
    a_person("Kim Jong Un", order="family-first", native="김정은", romanised=spellings("김정은")),
    "Donald Trump",
)


def is_spelled(native: str, typed: str) -> bool:
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
    assert is_spelled(native, typed)


@pytest.mark.parametrize(
    ("typed", "fits"), [("kimjongun", True), ("gimchŏngŭn", True), ("kimjungun", False)]
)
def test_one_spelling_of_each_syllable(typed: str, fits: bool) -> None:
    """In order and with nothing left; plain letters match those with a breve."""
    row = [["kim", "gim"], ["chŏng", "jong"], ["ŭn"]]
    assert spells(typed, row) is fits


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


def test_names_of_other_languages_are_not_filed() -> None:
    """A name is, whose words are parts of Korean ones, or two of them each."""
    found = {consonants(name) for name in ("parkjumin", "juminpark", "pakjumin", "juminbak")}
    assert heard([], ["park", "jumin"]) == found
    assert heard([], ["donald", "trump"]) == set()


def test_two_systems_are_one_spelling_when_leveled() -> None:
    """Rak-gyom and Rak Kyom; but Song is no Sang, and Yong no Kyong."""
    assert leveled("Kim", ["Rak", "gyom"]) == leveled("Gim", ["Rak", "Kyom"])
    assert leveled("Ri", ["Hak", "Cheol"]) == leveled("Lee", ["Hak", "Chol"])
    assert leveled("Son", ["Young", "Nam"]) == leveled("Son", ["Yong", "Nam"])
    assert leveled("Jang", ["Song", "thaek"]) == leveled("Chang", ["Sung", "taek"])
    assert leveled("Paek", ["Chol", "hui"]) == leveled("Paik", ["Chul", "hee"])
    assert leveled("Kim", ["Hyon", "Myong"]) == leveled("Kim", ["Hyun", "Myung"])
    assert leveled("Kim", ["Sok"]) != leveled("Kim", ["Suk"])
    assert leveled("Kim", ["Song"]) != leveled("Kim", ["Sang"])
    assert leveled("Kim", ["Yong"]) != leveled("Kim", ["Kyong"])


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Gim Jeong-eun", ["Kim Jong Un"]),
        ("Gim Yeong Nam", ["Kim Yong Nam"]),
        ("Gim Young-nam", ["Kim Yong Nam"]),
        ("Pak Chu-min", ["PARK JUMIN"]),
        ("Kim Yang Nam", []),
    ],
)
def test_a_name_in_another_romanisation(typed: str, names: list[str]) -> None:
    """From its Hangul where that is known, else as far as the systems tell."""
    assert [form.owner.name for form in romanised(tokenise(typed), BOOK)] == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Kim Dzsongun", ["Kim Jong Un"]),
        ("Kim Čong-un", ["Kim Jong Un"]),
        ("Kim Jongun", ["Kim Jong Un"]),  # nothing shows that j is not the usual one
        ("Kim Jong-nam", []),
        ("Kim Čong-nam", []),
        ("Ким Чен Ын", ["Kim Jong Un"]),
        ("Ким Чонын", ["Kim Jong Un"]),
        ("Ким Ён Нам", ["Kim Yong Nam"]),
        ("Ким Ен Нам", ["Kim Yong Nam"]),
        ("Ким Чен Нам", []),
        ("Ким Чен Ун", []),  # у is 우, never 으
    ],
)
def test_a_name_in_the_letters_of_another_language(typed: str, names: list[str]) -> None:
    """Hungarian sz is s, and j is y where such a letter shows the language; Russian has its own."""
    found = [match.owner.name for match in read_names(typed, BOOK).matches]
    assert found == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [("김영남", ["Kim Yong Nam"]), ("박주민", ["PARK JUMIN"]), ("김정은", []), ("김영철", [])],
)
def test_a_name_in_hangul(typed: str, names: list[str]) -> None:
    """It is that of somebody known in Latin letters only, if one of its spellings is."""
    assert [owner.name for owner in in_hangul(typed, BOOK)] == names
