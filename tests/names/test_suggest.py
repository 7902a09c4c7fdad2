"""People whose names are like a text that means nobody: offered, never answered."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.suggest import people_like

BOOK = a_book(
    a_person("Ada Lovelace", offices=[{"title": "Premier"}]),
    "Charles Babbage",
    "Grace Hopper",
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Lovelacd", ["Ada Lovelace"]),
        ("Lovelase", ["Ada Lovelace"]),
        ("adalovelace x", ["Ada Lovelace"]),
        ("CB", ["Charles Babbage"]),
        ("C. B.", ["Charles Babbage"]),
        ("the premier", ["Ada Lovelace"]),
        ("Wilhelmina Xaviera Lovelace", ["Ada Lovelace"]),
        ("A. K. Lovelace", ["Ada Lovelace"]),
        ("Charles Philip Babbage", ["Charles Babbage"]),
        ("Ada L�velace", ["Ada Lovelace"]),
        ("Alan Turing", []),
        ("Charles Darwin Junior Smith", []),  # one word of four is too little
        ("", []),
    ],
)
def test_who_is_like_a_text(text: str, people: list[str]) -> None:
    """By most of its words, by its initials, by the office that it names."""
    assert [person.name for person in people_like(text, BOOK)] == people


def test_no_more_are_offered_than_are_asked_for() -> None:
    """The likest first."""
    book = a_book("Ada Lovelace", "Grace Lovelace", "Jane Lovelace")
    offered = [person.name for person in people_like("Grace Lovelac", book, limit=2)]
    assert offered[0] == "Grace Lovelace"
    assert len(people_like("Lovelac", book, limit=2)) == 2


@pytest.mark.parametrize("name", ["Guo Moruo", "Kuo Mo-jo", "Moruo Guo"])
@pytest.mark.parametrize("text", ["郭沫若", "郭沫若主席"])
def test_a_name_in_characters_is_offered(text: str, name: str) -> None:
    """Where only the Latin name is known, in pinyin or another system; a title may be behind it."""
    assert [one.name for one in people_like(text, a_book(name, "Lu Xun"))] == [name]


def test_somebody_with_many_names_is_offered_once() -> None:
    """Though each of the names has the initials."""
    book = a_book("Kim Jong Un", "Grace Hopper")
    assert [one.name for one in people_like("KJU", book)] == ["Kim Jong Un"]
