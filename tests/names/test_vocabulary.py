"""Words that are asked one by one: the words of questions, and what stands between names."""

from __future__ import annotations

import pytest

from names.in_memory import a_book
from relfacts.languages.dictionary import Group
from relfacts.names import vocabulary
from relfacts.names.reading import read_names

BOOK = a_book("Ada Lovelace", "Anna King", words={"filler": ["quoth"], "ending": ["zz"]})


def test_every_group_has_words() -> None:
    """A group that is spelled wrongly would have none, and say so of every word."""
    groups = {name: one for name, one in vars(vocabulary).items() if isinstance(one, Group)}
    assert len(groups) > 10
    for name, group in groups.items():
        assert any(True for _ in group), name
        assert all(word in group for word in group), name
        assert "lovelace" not in group, name


@pytest.mark.parametrize("word", ["when", "là", "誰", "кто", "wer", "qui", "방문", "quoth"])
def test_a_word_of_a_question_in_any_language(word: str) -> None:
    """And those that a base of an earlier version has of its own."""
    assert word in BOOK.fillers


def test_a_word_of_a_question_has_its_accents() -> None:
    """Và is and, va is nothing; folded it is known for itself."""
    assert "và" in BOOK.fillers
    assert "và" not in vocabulary.FILLERS
    assert "vá" not in BOOK.fillers
    assert "va" in BOOK.filler_keys


def test_some_english_ones_are_like_a_name() -> None:
    """Do, An and So are names too."""
    assert "do" in vocabulary.NAME_LIKE
    assert "do" in vocabulary.FILLERS
    assert "do" not in vocabulary.PLAIN_FILLERS
    assert "when" in vocabulary.PLAIN_FILLERS


@pytest.mark.parametrize("text", ["Theo King", "THEO KING", "King, Theo", "Dan King", "KING, DAN"])
def test_a_word_of_a_question_may_be_a_given_name(text: str) -> None:
    """In whatever order and letters, it is somebody else of the family."""
    assert not read_names(text, BOOK).matches


def test_the_longest_ending_comes_first() -> None:
    """Those of all languages, and of the base."""
    lengths = [len(ending) for ending in BOOK.endings]
    assert lengths == sorted(lengths, reverse=True)
    assert {"zz", "에게서", "em"} <= {*BOOK.endings}


def test_a_word_of_titles_is_nobodys_name_unless_the_base_has_it() -> None:
    """King is the name of somebody here; president is none, whatever spelling has it."""
    book = a_book({**_ada(), "forms": {"printed": ["President Ada Lovelace"]}}, "Anna King")
    assert "king" in book.bearers
    assert "ada" in book.bearers
    assert "president" not in book.bearers


def test_an_occupation_is_known_by_its_name() -> None:
    """As titles mean it; an office is none."""
    assert "singer" in BOOK.occupations
    assert "president" not in BOOK.occupations


def _ada() -> dict[str, object]:
    from names.in_memory import a_person

    return a_person("Ada Lovelace")
