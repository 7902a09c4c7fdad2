"""Words of other languages, words written together, and what a question leaves out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relfacts import open_base
from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.base.openbase import OpenBase
from relfacts.text import stems

RICE = {"rice-aid-1995", "rice-aid-1997", "rice-aid-2000-2012"}


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def ids(base: OpenBase, question: str) -> set[str]:
    """The facts that answer a question."""
    return {hit.fact["id"] for hit in search(base, question, Filters()).hits}


@pytest.mark.parametrize(
    "question",
    [
        "Reislieferungen nach Nordkorea",
        "越南向朝鲜提供了多少大米",
        "сколько риса получила КНДР от Вьетнама",
        "베트남이 북한에 쌀을 얼마나 줬나",
    ],
)
def test_words_of_the_base_are_known_in_other_languages(base: OpenBase, question: str) -> None:
    """In any form, in a compound, and where nothing stands between words."""
    assert ids(base, question) == RICE


@pytest.mark.parametrize("question", ["Reisschiffe nach Nordkorea", "поставки нефти", "越南的石油"])
def test_what_the_base_has_nothing_on_is_not_left_out(base: OpenBase, question: str) -> None:
    """A word of which the base does not say what it is called is met by nothing."""
    assert ids(base, question) == set()


def test_what_is_left_out_is_in_no_answer(base: OpenBase) -> None:
    """The person, topic or kind after such a word; all else as without it."""
    every = ids(base, "visits to North Korea")
    assert ids(base, "visits to North Korea except To Lam's") < every
    assert "to-lam-visit-2025" in every
    assert "to-lam-visit-2025" not in ids(base, "visits to North Korea except To Lam's")
    assert not RICE & ids(base, "Other than rice, what did Vietnam give the DPRK?")
    assert "kim-trump-summit-2019" not in ids(base, "트럼프 말고 김정은이 하노이에서 만난 사람")


def test_who_is_named_beside_somebody_left_out_is_meant(base: OpenBase) -> None:
    """Neither he nor the office after the word makes him somebody else."""
    question = "Apart from the president, whom did Kim Jong Un meet on 1 March 2019?"
    assert ids(base, question) == {"kim-phuc-meeting-2019", "kim-ngan-meeting-2019"}


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Vietnam as a dependable member of the world community", "vu-responsible-member-2025"),
        ("education pact in preparation", "education-agreement-pending-2019"),
        ("safegarding of investments", "investment-agreement-2002"),
    ],
)
def test_words_of_one_sense_answer_where_no_fact_has_those_typed(
    base: OpenBase, question: str, fact: str
) -> None:
    """In any form, and with a slip; that is told."""
    answer = search(base, question, Filters())
    assert answer.hits[0].fact["id"] == fact
    told = [note.text for note in answer.notes if note.kind == "read-as"]
    assert any(text.startswith("no fact has '") for text in told)


@pytest.mark.parametrize(
    "question",
    ["North Korean doctors in Vietnam", "defence minister visits pyongyang", "missile launch"],
)
def test_words_of_one_sense_make_nothing_else_of_what_is_asked(
    base: OpenBase, question: str
) -> None:
    """Not of an office, not of people who are elsewhere, not of what has no word of its sense."""
    assert ids(base, question) == set()


def test_what_is_met_as_typed_is_not_read_otherwise(base: OpenBase) -> None:
    """Facts with the very words answer alone."""
    answer = search(base, "responsible member", Filters())
    assert [hit.fact["id"] for hit in answer.hits] == ["vu-responsible-member-2025"]
    assert not [note for note in answer.notes if note.kind == "read-as"]


def test_forms_of_a_word_share_a_key() -> None:
    """With accents and without; a language without a stemmer has the folded word."""
    assert set(stems.keys("livrées", "fr")) & set(stems.keys("livrer", "fr"))
    assert set(stems.keys("наводнения", "ru")) & set(stems.keys("наводнение", "ru"))
    assert stems.keys("Đại sứ", "vi") == ["dai su"]
