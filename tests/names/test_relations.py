"""Words that make somebody else of the person named, in every language and for every base."""

from __future__ import annotations

import pytest

from names.in_memory import a_book
from relfacts.names.reading import read_names
from relfacts.names.tokens import tokenise

BOOK = a_book("Ada Lovelace", "Son Babbage", parts={"en": ["son", "mark"]})
OLDER = a_book(
    "Ada Lovelace", relations={"relation": ["gnomon"], "exclusion": ["by no means ever but"]}
)


@pytest.mark.parametrize(
    "text",
    [
        "wife of Ada Lovelace",
        "Ada Lovelace's wife",
        "vợ Ada Lovelace",
        "vợ của Ada Lovelace",
        "жена Ada Lovelace",
        "femme d'Ada Lovelace",
        "esposa de Ada Lovelace",
        "Frau von Ada Lovelace",
        "moglie di Ada Lovelace",
        "istri Ada Lovelace",
        "anyone but Ada Lovelace",
        "niemals nicht Ada Lovelace",
        "không phải Ada Lovelace",
        "кроме Ada Lovelace",
        "Ada Lovelace Square",
        "Place Ada Lovelace",
        "quảng trường Ada Lovelace",
        "Ada Lovelace Jr",
    ],
)
def test_who_is_named_is_not_meant(text: str) -> None:
    """But offered, as somebody who was named."""
    reading = read_names(text, BOOK)
    assert not reading.matches
    assert [owner.name for owner, _ in reading.unmeant] == ["Ada Lovelace"]


@pytest.mark.parametrize("text", ["speech of Ada Lovelace", "Ada Lovelace's birthday"])
def test_what_is_somebodys_own_changes_nothing(text: str) -> None:
    """The person is meant."""
    assert [match.owner.name for match in read_names(text, BOOK).matches] == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("daughter of", 1),
        ("daughter in law", 3),
        ("son of", 1),
        ("Son of", 1),  # linked
        ("Son Babbage", 0),  # a name part with a capital
        ("con trai", 2),
        ("Ada", 0),
    ],
)
def test_a_relation_that_is_also_a_name(text: str, words: int) -> None:
    """With a capital it is a relation before a link only."""
    assert BOOK.relations.at(tokenise(text), 0, sure=False) == words


@pytest.mark.parametrize(
    ("text", "excludes"),
    [("anyone but", True), ("not", True), ("why did not", False), ("but", False), ("", False)],
)
def test_what_excludes_who_comes_next(text: str, excludes: bool) -> None:
    """Its last words do; a question with not asks."""
    assert BOOK.relations.excludes(tokenise(text)) is excludes


def test_words_of_a_base_of_an_earlier_version_count_too() -> None:
    """However long they are."""
    assert OLDER.relations.at(tokenise("gnomon of Ada"), 0, sure=False) == 1
    assert OLDER.relations.excludes(tokenise("by no means ever but"))
    assert not read_names("gnomon of Ada Lovelace", OLDER).matches
    assert read_names("gnomon of Ada Lovelace", OLDER).unmeant


@pytest.mark.parametrize(
    "text",
    ["Koch Lovelace", "KOCH LOVELACE", "Lovelace, Nina", "LOVELACE, PRIMO", "Isa Lovelace",
     "Theo van Lovelace", "WILL LOVELACE"],
)  # fmt: skip
def test_a_relation_with_a_capital_may_be_a_first_name(text: str) -> None:
    """Nothing else being there, it is somebody else of the family, in capitals too."""
    assert not read_names(text, BOOK).matches


@pytest.mark.parametrize("text", ["Lovelace's wife", "niña de Lovelace", "Who Lovelace"])
def test_in_small_letters_it_is_a_relation(text: str) -> None:
    """Somebody of the name was named, whoever is meant."""
    reading = read_names(text, BOOK)
    assert reading.matches or reading.unmeant
