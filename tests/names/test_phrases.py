"""Names among other words: titles, questions, lists, sentences."""

from __future__ import annotations

import pytest

from names.in_memory import a_book, a_person
from relfacts.names.phrases import names_in
from relfacts.names.tokens import tokenise

BOOK = a_book(
    a_person("Ada Lovelace", offices=[{"title": "Premier"}]),
    "Charles Babbage",
    a_person("Grace Lovelace", offices=[{"title": "President"}]),
    a_person("Charles de Gaulle", family="de Gaulle", middle=None),
)


def named(text: str) -> list[list[str]]:
    """Who is named, each with everybody it may be."""
    return [[form.owner.name for form in forms] for forms in names_in(tokenise(text), BOOK).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace and Charles Babbage", [["Ada Lovelace"], ["Charles Babbage"]]),
        ("when did Babbage visit", [["Charles Babbage"]]),
        ("Lovelace visits", [["Ada Lovelace", "Grace Lovelace"]]),
        ("Premier Lovelace", [["Ada Lovelace"]]),
        ("President Lovelace", [["Grace Lovelace"]]),
        ("minister Lovelace", []),
        ("letter from C. Babbage to A. Lovelace", [["Charles Babbage"], ["Ada Lovelace"]]),
        ("Byron Babbage", []),  # a first name that nobody knows
        ("Will Babbage", []),
        ("le général de Gaulle", [["Charles de Gaulle"]]),
        ("Charles Freiherr de Gaulle", [["Charles de Gaulle"]]),
        ("Henry Freiherr de Gaulle", []),
        ("Minister de Gaulle", []),
        ("minister A. Lovelace", []),
        ("Babbage of Kent", []),
        ("wife Babbage", []),
    ],
)
def test_names_in_a_text(text: str, names: list[list[str]]) -> None:
    """A part counts only where everything around it is understood; titles choose among several."""
    assert named(text) == names


def test_what_looks_like_a_name_is_reported() -> None:
    """Several words with capitals among small ones, or one beside a name."""
    assert names_in(tokenise("Ada Lovelace met Henry Newman there"), BOOK).unread == [
        "Henry Newman"
    ]
    assert names_in(tokenise("Ada Lovelace and Pompeo"), BOOK).unread == ["Pompeo"]


def test_who_is_named_only_to_say_who_else_is() -> None:
    """Each with the rule that says so."""
    found = names_in(tokenise("wife of Charles Babbage"), BOOK)
    assert [(owner.name, rule.name) for owner, rule in found.unmeant] == [
        ("Charles Babbage", "relation")
    ]
