"""The book of names: the same answers from a database and from memory, and what it remembers."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from conftest import ROOT, opened
from names.in_memory import NamesInMemory, a_book, a_person
from relfacts.base.files import find_base, load_base
from relfacts.base.index.namebook import IndexedNames
from relfacts.names.book import NameBook
from relfacts.names.reading import Reading, read_names
from relfacts.names.suggest import people_like
from relfacts.text.folding import fold

sys.path.insert(0, str(ROOT / "benchmarks" / "names"))

from cases import HANDS, read_cases


class Filed:
    """The words of the shipped base as its index files them, for names that are in memory."""

    def __init__(self, base: Any) -> None:
        self._index = base.index

    def by(self, meaning: str, table: str) -> dict[str, list[str]]:
        """The spellings of a table, by what they mean."""
        found: dict[str, list[str]] = {}
        for sort, text in self._index.all(f"SELECT DISTINCT {meaning}, plain FROM {table}"):
            found.setdefault(sort, []).append(text)
        return found

    def sorts(self) -> dict[str, list[str]]:
        """The words of questions, endings and occupations."""
        found: dict[str, list[str]] = {}
        for sort, word in self._index.all("SELECT sort, word FROM name_word ORDER BY word"):
            found.setdefault(sort, []).append(word)
        return found

    def column(self, sql: str) -> list[str]:
        """One column of a question to the tables."""
        return [row[0] for row in self._index.all(sql)]


@pytest.fixture(scope="module")
def books() -> tuple[NameBook, NameBook]:
    """The shipped base as its index has it, and as its records have it."""
    base = opened(find_base(None))
    records = load_base(find_base(None))
    filed = Filed(base)
    in_memory = NamesInMemory(
        records["people"],
        filed.by("office", "title"),
        filed.by("sort", "relation"),
        filed.sorts(),
        records["names"]["parts"],
        filed.column("SELECT word FROM word WHERE ordinary = 1"),
        filed.column(
            "SELECT spelling FROM label JOIN record ON record.no = record WHERE sort = 'place'"
        ),
    )
    return NameBook(IndexedNames(base.index)), NameBook(in_memory)


def said(reading: Reading) -> tuple[object, ...]:
    """Everything that a reading says, in no order: numbers are given anew."""
    return (
        reading.outcome,
        sorted(
            (match.owner.id, match.matched, match.how, match.label) for match in reading.matches
        ),
        [stranger.name for stranger in reading.strangers],
        sorted(owner.id for owner, _ in reading.unmeant),
        reading.unread,
    )


@pytest.mark.parametrize("path", HANDS, ids=lambda path: path.stem)
def test_a_database_and_memory_answer_alike(path: Any, books: tuple[NameBook, NameBook]) -> None:
    """Every third line of every hand is read alike, whoever keeps the names."""
    indexed, in_memory = books
    for case in read_cases(path)[::3]:
        assert said(read_names(case.query, in_memory)) == said(read_names(case.query, indexed))


@pytest.mark.parametrize("text", ["Nguyen Phu Trog", "premier of the DPRK", "NPT", "Kim Jong"])
def test_they_offer_the_same_people(text: str, books: tuple[NameBook, NameBook]) -> None:
    """Whoever is like a text is so in both."""
    indexed, in_memory = books
    offered = {person.id for person in people_like(text, indexed, 50)}
    assert {person.id for person in people_like(text, in_memory, 50)} == offered


def test_a_spelling_declared_for_somebody_is_nobody_elses() -> None:
    """Who has the very name need not be told from others who might be called so."""
    other = {"name": "Lovelace Ada", "who": "a composer", "forms": []}
    book = a_book(a_person("Ada Lovelace", **{"not": [other]}), "Lovelace Charles")
    assert [form.owner.name for form in book.whole("adalovelace")] == ["Ada Lovelace"]
    assert [form.owner.known for form in book.whole("lovelaceada")] == [True, False]


def test_an_exact_spelling_is_found_as_typed() -> None:
    """Letter for letter, or it is for others to read."""
    book = a_book(a_person("Zoë Quinn", forms={"printed": ["Zoe Quinn"]}))
    found = book.exactly("Zoe Quinn")
    assert found is not None
    assert (found.owner.id, found.how) == ("zoe-quinn", "alias")
    assert book.exactly("zoe quinn") is None


def test_words_go_together_in_one_language() -> None:
    """Where no list of name parts holds both, they are of different names."""
    book = a_book("Ada Lovelace", parts={"ko": ["kim", "un"], "vi": ["trong", "un"]})
    assert book.go_together(["kim", "un"])
    assert book.go_together(["trong", "un"])
    assert not book.go_together(["kim", "trong"])


def test_words_of_names_are_told_apart() -> None:
    """A word of the base's own names, one that real people bear, one of statements, any other."""
    book = a_book("Ada Lovelace", parts={"en": ["charles"]}, ordinary=["engine"])
    assert book.is_own("ada")
    assert "charles" in book.bearers
    assert not book.is_own("charles")
    assert "engine" in book.ordinary
    assert "engine" not in book.bearers
    assert fold("Babbage") not in book.bearers


def test_namesakes_come_with_what_tells_them_apart() -> None:
    """The word in parentheses behind the name of another."""
    other = {"name": "Ada Lovelace (actress)", "who": "of many films", "forms": []}
    book = a_book(a_person("Ada Lovelace", **{"not": [other]}))
    (ada,) = book.people_numbered(book.numbers_with("ada"))
    assert [(who.name, who.known, beside) for who, beside in book.namesakes(ada)] == [
        ("Ada Lovelace", False, "actress")
    ]


def test_what_is_said_of_a_person_may_be_nothing() -> None:
    """A record without a description or an office is read as well."""
    book = a_book("Ada Lovelace")
    (ada,) = book.people_numbered(book.numbers_with("ada"))
    assert book.description(ada) == ""
    assert book.gender_and_country(ada) == (None, None)
