"""Two people of whom nothing else is asked; names in small letters; verbs that may be nouns."""

from __future__ import annotations

from pathlib import Path

import pytest

from relfacts import open_base

EXAMPLES = Path(__file__).parents[2] / "examples"


def ids(question: str, base: Path | None = None) -> list[str]:
    """The facts that answer a question, in their order."""
    with open_base(base) as opened:
        return [fact["id"] for fact in opened.search(question).to_dict()["facts"]]


@pytest.mark.parametrize(
    "question",
    [
        "To Lam and the North Korean leader",
        "To Lam and Kim Jong Un",
        "Ho Chi Minh and Trump",
        "Le Hong Anh and Kim Il Sung",
    ],
)
def test_two_of_whom_no_fact_tells_together(question: str) -> None:
    """Facts of one of them are no answer."""
    assert ids(question) == []


@pytest.mark.parametrize(
    ("base", "question", "facts"),
    [
        ("peaks", "Ilse Ramer and Marta Kolb", []),
        ("peaks", "Jonas Aller and Ilse Ramer", ["aller-fall-1936"]),
        ("moon-landings", "Alan Shepard and Neil Armstrong", []),
        ("arab-states", "Anwar Sadat and Yasser Arafat", []),
        ("arab-states", "Nasser and al-Quwatli", ["union-egypt-syria-1958"]),
    ],
)
def test_two_people_of_any_base(base: str, question: str, facts: list[str]) -> None:
    """Both are in each fact, whatever the base is about."""
    assert ids(question, EXAMPLES / base) == facts


def test_two_who_did_the_same() -> None:
    """Of a deed, each fact need only have one of them."""
    assert set(ids("visits of Le Hong Anh and Nong Duc Manh")) == {
        "le-hong-anh-visit-2008",
        "nong-duc-manh-visit-2007",
    }


@pytest.mark.parametrize("question", ["trump measure hanoi", "trump measure", "Trump measure"])
def test_names_in_small_letters(question: str) -> None:
    """A word of somebody's name is one in small letters too: who has the others is another."""
    assert ids(question) == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("how many students did North Korea train", "student-training-1960s-1970s"),
        ("did North Korea train students", "student-training-1960s-1970s"),
        ("who did North Korea train", "student-training-1960s-1970s"),
        ("did the train leave", "kim-departure-dong-dang-planned-2019"),
    ],
)
def test_a_verb_behind_its_subject(question: str, first: str) -> None:
    """Behind "did" and a subject stands the verb, which elsewhere may be a noun."""
    assert ids(question)[0] == first


@pytest.mark.parametrize(
    "question", ["officials exchanged views", "exchanged views", "exchange of views"]
)
def test_a_word_that_many_facts_have(question: str) -> None:
    """It takes the word beside it."""
    assert set(ids(question)) == {"leaders-views-2025", "views-exchange-2018"}


@pytest.mark.parametrize(
    "question", ["differences between Vietnam and North Korea", "what differences are there"]
)
def test_differences_are_nothing_various(question: str) -> None:
    """A noun is not answered by an adjective of another sense."""
    assert ids(question) == []
