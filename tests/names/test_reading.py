"""A text read as people: found, ambiguous or none, and what else it names."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.reading import read_names

OTHER = {"name": "Ada Byron", "who": "a poet's daughter", "forms": []}
BOOK = a_book(a_person("Ada Lovelace", **{"not": [OTHER]}), "Charles Babbage", "Grace Lovelace")


@pytest.mark.parametrize(
    ("text", "outcome", "people"),
    [
        ("Ada Lovelace", "found", ["Ada Lovelace"]),
        ("Lovelace", "ambiguous", ["Ada Lovelace", "Grace Lovelace"]),
        ("Charles Babage", "found", ["Charles Babbage"]),
        ("Ada Lovelace & Charles Babbage", "found", ["Ada Lovelace", "Charles Babbage"]),
        ("Ada Byron", "none", []),
        ("", "none", []),
        ("x" * 401, "none", []),
        (" ".join(["Ada Lovelace"] * 21), "none", []),
    ],
)
def test_what_comes_of_a_text(text: str, outcome: str, people: list[str]) -> None:
    """Several to choose from are a list, a text pasted by mistake is nobody."""
    reading = read_names(text, BOOK)
    assert (reading.outcome, [match.owner.name for match in reading.matches]) == (outcome, people)


def test_a_stranger_is_named() -> None:
    """Where the text is somebody's own name, it says whose."""
    assert [stranger.who for stranger in read_names("Ada Byron", BOOK).strangers] == [OTHER["who"]]


def test_how_a_text_was_read_is_told() -> None:
    """By which spelling, in which way, in words."""
    (match,) = read_names("Mr Charles Babage", BOOK).matches
    assert (match.matched, match.how) == ("Charles Babbage", "slip")
    assert match.label == "a slip for Charles Babbage"


def test_who_is_meant_elsewhere_in_the_text_is_not_unmeant() -> None:
    """Somebody's wife and the one himself: he is meant."""
    reading = read_names("wife of Charles Babbage, Charles Babbage", BOOK)
    assert [match.owner.name for match in reading.matches] == ["Charles Babbage"]
    assert not reading.unmeant


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("H&#242;a Bi&#7879;n", "HTML entities"),
        ("H%C3%B2a Bi%E1%BB%87n", "percent-encoding"),
        ("H\u00c3\u00b2a Bi\u00e1\u00bb\u2021n", "bytes in a wrong encoding"),
    ],
)
def test_what_a_machine_did_is_undone(text: str, what: str) -> None:
    """And said."""
    book = a_book(a_person("Hòa Biện", order="family-first"))
    assert [match.label for match in read_names(text, book).matches] == [f"written in {what}"]
