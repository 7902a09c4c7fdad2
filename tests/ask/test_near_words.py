"""A question with a word that nothing meets: in near words, and no slip of another word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relfacts import open_base
from relfacts.ask.answer import Answer
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.base.openbase import OpenBase


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def ask(base: OpenBase, question: str) -> Answer:
    """The answer to a question."""
    return search(base, question, Filters())


def told(answer: Answer) -> str:
    """What is said of an answer."""
    return "\n".join(note.text for note in answer.notes)


def test_what_surely_says_the_same_answers_and_is_told(base: OpenBase) -> None:
    """As another word of the question, which the line and the command show."""
    answer, same = ask(base, "stairs"), ask(base, "steps")
    assert answer.outcome == "found"
    assert [hit.fact["id"] for hit in answer.hits] == [hit.fact["id"] for hit in same.hits]
    assert "read 'stairs' as steps" in told(answer)
    assert answer.understood is not None
    assert answer.understood["words"] == ["steps"]


def test_what_only_may_say_the_same_is_offered_with_its_answer(base: OpenBase) -> None:
    """As a command that was tried, not as an answer."""
    answer = ask(base, "donors of rice")
    assert answer.outcome == "none"
    (offer,) = (note for note in answer.notes if note.text.startswith("with "))
    assert offer.command is not None
    assert "'donors'" in offer.text
    offered = ask(base, offer.command.removeprefix('relfacts search "').rstrip('"'))
    assert offered.outcome == "found"
    assert offer.text.endswith(f"({len(offered.hits)} facts)")


@pytest.mark.parametrize(
    "question",
    [
        "soldiers in Vietnam",
        "vaccines",
        "missile launch",
        "coal imports",
        "sanctions",
        "earthquake",
    ],
)
def test_what_the_base_does_not_have_is_not_there_in_other_words(
    base: OpenBase, question: str
) -> None:
    """No word beside it, no wider one."""
    assert ask(base, question).outcome == "none"


@pytest.mark.parametrize("question", ["Kim Jong Un and Stairs", "77 stairs in Hanoi"])
def test_no_name_and_no_number_is_put_in_other_words(base: OpenBase, question: str) -> None:
    """A word with a capital within a question may be a name."""
    assert ask(base, question).outcome == "none"


@pytest.mark.parametrize(
    "question", ["expert in Vietnam", "cooking", "banner in Vietnam", "tender"]
)
def test_a_word_of_english_is_no_slip_of_another(base: OpenBase, question: str) -> None:
    """Expert is not export, nor banner the January of Austria."""
    assert "slip" not in told(ask(base, question))


@pytest.mark.parametrize(
    ("question", "meant"), [("agreemnts 1958", "agreements"), ("to lam octobr visit", "october")]
)
def test_a_slip_is_still_mended(base: OpenBase, question: str, meant: str) -> None:
    """What is no word may be one."""
    assert meant in told(ask(base, question)).lower()
