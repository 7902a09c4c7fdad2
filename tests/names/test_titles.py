"""Titles of all languages mean offices, and those of a base add to them."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.reading import read_names
from relfacts.names.tokens import tokenise

#: Two people of one family name, whose offices a base gives in English.
BOOK = a_book(
    a_person("Ada Lovelace", offices=[{"title": "Prime Minister"}], country="KP"),
    a_person("Byron Lovelace", offices=[{"title": "President, as a former student says"}]),
    a_person("Charles Babbage", offices=[{"title": "Keeper of the Lamp"}]),
    titles={"keeper": ["keeper of the lamp", "keeper"], "student": ["student"]},
)


@pytest.mark.parametrize(
    "typed",
    ["PM", "prime minister", "premier", "thủ tướng", "총리", "总理", "總理", "首相", "премьер",
     "premier ministre", "primer ministro", "Premierminister"],
)  # fmt: skip
def test_a_title_means_the_same_office_in_every_language(typed: str) -> None:
    """Who holds it is told from others of the name, whatever the base speaks."""
    assert [match.owner.id for match in read_names(f"{typed} Lovelace", BOOK).matches] == [
        "ada-lovelace"
    ]


def test_a_base_adds_its_own_titles() -> None:
    """They are known beside those of the languages."""
    assert BOOK.titles.offices(["the", "keeper", "and", "the", "president"]) == {
        "keeper",
        "president",
    }
    assert [match.owner.id for match in read_names("Keeper Babbage", BOOK).matches] == [
        "charles-babbage"
    ]


@pytest.mark.parametrize("words", ["mr", "mrs", "comrade", "department", "korean", "ada"])
def test_what_means_no_office(words: str) -> None:
    """Courtesy, whom a title addresses, a department, a country, a name."""
    assert BOOK.titles.offices(words.split()) == set()


def test_an_office_is_read_from_the_words_of_the_base() -> None:
    """Not from who says so."""
    offices = {
        owner.name: BOOK.titles.held_by(owner)
        for owner in BOOK.people_numbered(BOOK.numbers_with("lovelace"))
    }
    assert offices == {"Ada Lovelace": {"premier"}, "Byron Lovelace": {"president"}}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("North Korean", {"KP"}), ("Korean", {"KP", "KR"}), ("한국", {"KR"}), ("president", set())],
)
def test_a_word_says_of_which_country_somebody_is(typed: str, codes: set[str]) -> None:
    """By the codes of ISO 3166-1."""
    assert BOOK.titles.countries(tokenise(typed)) == codes


@pytest.mark.parametrize("name", ["Anh", "Chi", "Nguyen", "Quy", "Ong", "Ba", "Pan", "Thu"])
def test_a_name_of_a_language_is_no_title_in_any_base(name: str) -> None:
    """Anh Babbage may be anybody; anh Babbage, or Ông Babbage, is Mr Babbage."""
    assert not read_names(f"{name} Babbage", BOOK).matches


@pytest.mark.parametrize("title", ["anh", "Ông", "bà", "nguyên chủ tịch", "Mr"])
def test_what_is_typed_as_a_title_is_one(title: str) -> None:
    """In small letters, or with its accents."""
    assert len(read_names(f"{title} Babbage", BOOK).matches) == (title != "nguyên chủ tịch")


#: People of whom the base gives an office, and nothing else.
HEADS = a_book(
    a_person("Jean Valmont", offices=[{"title": "president of the republic"}]),
    a_person("Otto Halder", offices=[{"title": "chancellor"}]),
    a_person("Ines Duarte", offices=[{"title": "prime minister"}]),
    a_person("Pavel Orlik", offices=[{"title": "king"}]),
    a_person("Hana Nelson Orlova"),
)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("President Valmont", "jean-valmont"), ("le président Valmont", "jean-valmont"),
        ("Präsident Valmont", "jean-valmont"), ("el presidente Valmont", "jean-valmont"),
        ("il presidente Valmont", "jean-valmont"), ("o presidente Valmont", "jean-valmont"),
        ("Presiden Valmont", "jean-valmont"), ("Cumhurbaşkanı Valmont", "jean-valmont"),
        ("prezydent Valmont", "jean-valmont"), ("presidentti Valmont", "jean-valmont"),
        ("Tổng thống Valmont", "jean-valmont"), ("президент Валмонт", "jean-valmont"),
        ("президент Вальмонт", "jean-valmont"), ("الرئيس فالمونت", "jean-valmont"),
        ("Bundeskanzler Halder", "otto-halder"), ("le chancelier Halder", "otto-halder"),
        ("el canciller Halder", "otto-halder"), ("канцлер Хальдер", "otto-halder"),
        ("Ministerpräsidentin Duarte", "ines-duarte"), ("primera ministra Duarte", "ines-duarte"),
        ("primeira-ministra Duarte", "ines-duarte"),
        ("presidente del Consiglio Duarte", "ines-duarte"),
        ("Perdana Menteri Duarte", "ines-duarte"), ("Başbakan Duarte", "ines-duarte"),
        ("statsminister Duarte", "ines-duarte"), ("premiärminister Duarte", None),
        ("प्रधानमंत्री Duarte", "ines-duarte"), ("ראש הממשלה Duarte", "ines-duarte"),
        ("πρωθυπουργός Duarte", "ines-duarte"), ("נשיא Valmont", "jean-valmont"),
        ("König Orlik", "pavel-orlik"), ("le roi Orlik", "pavel-orlik"),
        ("król Orlik", "pavel-orlik"),
        ("Colonel Orlik", "pavel-orlik"), ("Oberst Orlik", "pavel-orlik"),
        # The base gives her no such office, nor says that he is a cleric.
        ("President Duarte", None), ("Papst Orlik", None), ("Bundeskanzler Valmont", None),
    ],
)  # fmt: skip
def test_a_title_before_a_family_name(typed: str, who: str | None) -> None:
    """The tool has the titles of many languages; nobody is answered who has another office."""
    found = [match.owner.id for match in read_names(typed, HEADS).matches]
    assert found == ([who] if who else [])


@pytest.mark.parametrize("typed", ["General Otto", "Colonel Jean", "Doctor Hana", "Mr Otto"])
def test_a_title_before_a_given_name(typed: str) -> None:
    """It may be the family name of another, where given names stand first."""
    assert not read_names(typed, HEADS).matches


def test_a_title_before_a_given_name_of_the_office() -> None:
    """Who has that office may be meant: President Saddam."""
    assert [match.owner.id for match in read_names("President Jean", HEADS).matches] == [
        "jean-valmont"
    ]


def test_a_word_that_ends_in_a_title_is_another() -> None:
    """Languages make such words at will; a name that ends so is a name."""
    assert BOOK.titles.offices(["kommissionsprasidentin"]) == {"kommissionsprasidentin"}
    found = read_names("Kommissionspräsidentin Byron Lovelace", BOOK)
    assert [match.owner.id for match in found.matches] == ["byron-lovelace"]
    # Which of the family it is, or somebody else, nobody knows.
    assert not read_names("Kulturministerin Lovelace", BOOK).matches
    assert not read_names("Kulturministerin Babbage", BOOK).matches
    book = a_book("Ada Hofkanzler")
    assert "hofkanzler" not in book.titles
    assert [match.owner.name for match in read_names("Hofkanzler, Ada", book).matches] == [
        "Ada Hofkanzler"
    ]


def test_a_rank_beside_a_family_name_is_somebody_elses_unless_the_base_gives_it() -> None:
    """Beside a whole name it changes nothing."""
    assert not read_names("Sergeant Babbage", BOOK).matches
    found = read_names("Rev. Charles Babbage", BOOK)
    assert [match.owner.name for match in found.matches] == ["Charles Babbage"]
