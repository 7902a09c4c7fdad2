"""Whole names, and long family names alone, are read by their sounds; others are not."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names import transliterated
from relfacts.names.tokens import tokenise

BOOK = a_book(
    a_person("Nikita Khrushchev", native="Никита Хрущёв"),
    a_person("Joseph Brodsky", native="Иосиф Бродский"),
    a_person("Alaa al-Aswany", native="علاء الأسواني"),
    a_person("Gamal Abdel Nasser", native="جمال عبد الناصر"),
    a_person("Ayman Nour", native="أيمن نور"),
    a_person("Tawfiq Khoury", native="توفيق خوري"),
    a_person("Elias Khoury", native="إلياس خوري"),
    a_person("Yukio Mishima", native="三島由紀夫"),
    a_person("Bung Sutomo") | {"name": "Sutomo", "family": None, "given": "Sutomo"},
    a_person("Kim Yong Nam", order="family-first"),
)

# Of these nothing is known but one spelling.
LATIN = a_book(
    "Gennady Zyuganov", "Yitzhak Shamir", "Bashar al-Assad", "Emmanuel Macron", "António Guterres",
    "Alexis Tsipras", "Li Peng", "Rached Ghannouchi", "Sergei Rachmaninoff",
    a_person("Ivan Petrovich Pavlov"), a_person("Володимир Зеленський"),
    a_person("Kim Yong Nam", order="family-first"),
)  # fmt: skip

UKRAINIAN = a_book(
    a_person("Volodymyr Zelenskyy", native="Володимир Зеленський"),
    a_person("Charles de Gaulle", family="de Gaulle", given="Charles"),
)


def read(text: str) -> list[tuple[str, str]]:
    """Who is read in a text, and how that is said."""
    return [(form.owner.name, form.label) for form in transliterated.read(tokenise(text), BOOK)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Nikita Chruschtschow", "Nikita Khrushchev"),
        ("Khrouchtchev Nikita", "Nikita Khrushchev"),
        ("Iossif Brodski", "Joseph Brodsky"),
        ("Joseph Brodskij", "Joseph Brodsky"),
        ("Alaa el-Aswani", "Alaa al-Aswany"),
        ("Alaa Aswany", "Alaa al-Aswany"),
        ("Jamal Abd al-Nasir", "Gamal Abdel Nasser"),
        ("Aïman Nour", "Ayman Nour"),
        ("Elias Churi", "Elias Khoury"),
        ("Jukio Mischima", "Yukio Mishima"),
        ("Soetomo", "Sutomo"),
    ],
)
def test_whole_names(typed: str, name: str) -> None:
    """A name is read in another spelling, in its own order or the other."""
    assert read(typed) == [(name, f"another spelling of {name}")]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Chruschtschow", "Nikita Khrushchev"), ("Хрущёв", "Nikita Khrushchev"),
     ("الأسواني", "Alaa al-Aswany"), ("Brodskij", "Joseph Brodsky")],
)  # fmt: skip
def test_a_family_name_alone(typed: str, name: str) -> None:
    """A long family name may stand alone, and one in the letters of its own script."""
    assert read(typed) == [(name, f"another spelling of {name}, family name alone")]


@pytest.mark.parametrize(
    "typed",
    ["Choury",  # two people bear it
     "Nikola Chruschtschow", "Nina Chruschtschowa", "Gamal Abdel", "Nour", "Nasir Jamal Abd",
     "Kim Jong Nam", "Kim Yeong Nam", "Sutoma", ""],
)  # fmt: skip
def test_others(typed: str) -> None:
    """Another name, a part that is too short, or a name of two people is nobody's."""
    assert read(typed) == []


def test_everybody_who_may_be_meant() -> None:
    """Who share a name are all named, so that they can be offered."""
    found = transliterated.people(tokenise("Choury"), BOOK)
    assert [owner.name for owner in found] == ["Tawfiq Khoury", "Elias Khoury"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Геннадий Зюганов", "Gennady Zyuganov"),
        ("Геннадий Андреевич Зюганов", "Gennady Zyuganov"),
        ("Зюганов", "Gennady Zyuganov"),
        ("Gennadij Sjuganow", "Gennady Zyuganov"),
        ("Rashid al-Ghannushi", "Rached Ghannouchi"),
        ("Сергей Васильевич Рахманинов", "Sergei Rachmaninoff"),
        ("יצחק שמיר", "Yitzhak Shamir"),
        ("Башар Асад", "Bashar al-Assad"),
        ("アサド", "Bashar al-Assad"),
        ("Ципрас", "Alexis Tsipras"),
        ("Volodymyr Zelensky", "Володимир Зеленський"),
        ("김영남", "Kim Yong Nam"),
    ],
)
def test_other_letters_than_the_record_has(typed: str, name: str) -> None:
    """A name in another script, or as another language writes it, of which one form is known."""
    assert [form.owner.name for form in transliterated.read(tokenise(typed), LATIN)] == [name]


@pytest.mark.parametrize(
    "typed",
    ["Emmanuelle Macron", "Antonio Gutiérrez", "Li Ping", "Геннадий Зюганова", "Зюгановский",
     "Иван Сергеевич Павлов", "김영철"],
)  # fmt: skip
def test_others_in_other_letters(typed: str) -> None:
    """A woman's name, a Romance name, short syllables, another patronymic are somebody else's."""
    assert transliterated.read(tokenise(typed), LATIN) == []


def test_who_is_near_in_other_letters() -> None:
    """More than half of the words are enough for an offer, and they may have endings."""
    found = transliterated.near(tokenise("Геннадия Зюганова"), LATIN)
    assert [owner.name for owner in found] == ["Gennady Zyuganov"]
    assert transliterated.near(tokenise("Геннадий Сидоров"), LATIN) == []
    # Both have another ending, of another length than the name's own.
    found = transliterated.near(tokenise("Володимира Зеленського"), UKRAINIAN)
    assert [owner.name for owner in found] == ["Volodymyr Zelenskyy"]
    # French has other habits: of Gaulle only the consonants are heard.
    found = transliterated.near(tokenise("Шарль де Голль"), UKRAINIAN)
    assert [owner.name for owner in found] == ["Charles de Gaulle"]
    assert transliterated.near(tokenise("Голль"), UKRAINIAN) == []
    assert transliterated.near(tokenise("Мария Голль"), UKRAINIAN) == []
    assert transliterated.near(tokenise("Gennady"), LATIN) == []
