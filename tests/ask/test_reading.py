"""What the box makes of whole kinds of questions: who does it, what is given up, what is not."""

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


def answer(base: OpenBase, question: str) -> Answer:
    """The answer to a question."""
    return search(base, question, Filters())


def ids(base: OpenBase, question: str) -> list[str]:
    """The facts that answer a question, in their order."""
    return [hit.fact["id"] for hit in answer(base, question).hits]


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("chairman of the Presidium", "kim-yong-nam"),
        ("head of the WPK international department", "kim-song-nam"),
        ("Commission for External Relations chairman", "le-hoai-trung"),
        ("North Korean ambassador to Vietnam", "kim-myong-gil"),
        ("CPV General Secretary in 2007", "nong-duc-manh"),
        ("Bộ trưởng Ngoại giao Triều Tiên thăm Việt Nam", "ri-yong-ho"),
    ],
)
def test_an_office_is_read_in_whatever_order_its_words_stand(
    base: OpenBase, question: str, person: str
) -> None:
    """All facts are of the one who holds it."""
    hits = answer(base, question).hits
    assert hits
    assert all(person in {p["id"] for p in hit.fact["people"]} for hit in hits)


@pytest.mark.parametrize(
    "question",
    [
        "Vietnamese ambassador to the DPRK",
        "president of China",
        "North Korean exports to Vietnam",
        "rice was given to Vietnam by the DPRK",
        "Kim Jong Un visited Vietnam in 2012",
        "Ho Chi Minh met Kim Jong Un",
        "visits in 1975",
        "fishing agreement",
        "Kim Jong Hun visits Vietnam",
        "북한이 베트남에 쌀을 지원했다",
    ],
)
def test_what_is_not_told_is_not_answered(base: OpenBase, question: str) -> None:
    """No office is anybody's, nothing is turned round, who sends others has not gone."""
    assert (answer(base, question).outcome, ids(base, question)) == ("none", [])


def test_several_clauses_are_several_questions(base: OpenBase) -> None:
    """Each with its subject; the best fact of each comes first, and it is told."""
    found = answer(base, "Ho Chi Minh visited the DPRK and Kim Il Sung visited Vietnam")
    first = {hit.fact["id"] for hit in found.hits[:2]}
    assert first == {"ho-chi-minh-visit-1957", "kim-il-sung-visit-1958"}
    assert any("read as 2 questions" in note.text for note in found.notes)


def test_of_people_in_a_row_each_may_be_meant(base: OpenBase) -> None:
    """Where no fact has all of them; but a meeting has all."""
    assert set(ids(base, "Nong Duc Manh and Le Hong Anh visits")) == {
        "nong-duc-manh-visit-2007",
        "le-hong-anh-visit-2008",
    }
    assert ids(base, "meeting of Ho Chi Minh and Kim Jong Un") == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("talks on Monday", "trung-kim-song-nam-talks-2024"),
        ("how many dollars in emergency aid", "emergency-aid-2000-2012"),
        ("wherever we went", "koreans-welcome-students"),
        ("value of exports 2017", "exports-2017"),
        ("aid or trade in 2016", "exports-2016"),
    ],
)
def test_days_units_and_phrases_are_looked_for(base: OpenBase, question: str, fact: str) -> None:
    """A day of the week, a unit, words that are printed in a row, words that say little."""
    assert fact in ids(base, question)


def test_what_is_given_up_is_told(base: OpenBase) -> None:
    """A verb that no fact is told in, a slip, words that say little."""
    given_up = answer(base, "value of exports 2017").notes
    assert any("left out 'value'" in note.text for note in given_up)
    slips = answer(base, "agreemnts in 2002").notes
    assert any("read 'agreemnts' as agreements: a slip" in note.text for note in slips)
    letters = answer(base, "Kim Jong Uhn visits Vietnam").notes
    assert any("read 'Kim Jong Uhn' as Kim Jong Un" in note.text for note in letters)


def test_the_last_of_something_is_one(base: OpenBase) -> None:
    """And the others are counted, with the question for them; of several all are shown."""
    last = answer(base, "last visit to Vietnam")
    assert [hit.fact["id"] for hit in last.hits] == ["kim-song-nam-visit-2024"]
    assert any("visits --to vietnam" in note.text for note in last.notes)
    assert len(ids(base, "last visits to Vietnam")) > 1


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("베트남이 북한에 쌀을 지원했다", "rice-aid-1997"),
        ("북한이 베트남을 지원했다", "military-aid-1964-1969"),
        ("응우옌 푸 쫑이 김정은을 초청했다", "kim-visit-invitation-2019"),
        ("xuất khẩu của Việt Nam sang Triều Tiên năm 2017", "exports-2017"),
        ("hiệp định thương mại năm 1958", "trade-agreement-1958"),
    ],
)
def test_other_languages_are_read_by_their_own_order(
    base: OpenBase, question: str, fact: str
) -> None:
    """Endings say who gives to whom; the head of a Vietnamese compound comes first."""
    assert fact in ids(base, question)
