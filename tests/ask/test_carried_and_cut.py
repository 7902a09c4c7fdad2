"""Verbs of giving that only carry a noun; titles cut short; words that say little elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from relfacts import open_base

EXAMPLES = Path(__file__).parents[2] / "examples"
WELCOMES = ["welcome-ceremony-2019", "trong-kim-handshake-2019"]
AID_2016 = ["flood-aid-2016"]


def ids(question: str, base: Path | None = None) -> list[str]:
    """The facts that answer a question, in their order."""
    with open_base(base) as opened:
        return [fact["id"] for fact in opened.search(question).to_dict()["facts"]]


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("who delivered remarks in March 2024", "statements in March 2024"),
        ("North Korea gave a pledge", "North Korea made a pledge"),
        ("To Lam delivered a statement", "statements of To Lam"),
        (
            "Trong gave a ceremony for Kim Jong Un",
            "Trong held a ceremony for Kim Jong Un",
        ),
        (
            "the president of Vietnam gave a welcoming ceremony for Kim",
            "the president of Vietnam held a welcoming ceremony for Kim",
        ),
    ],
)
def test_the_noun_says_what_was_done(question: str, same: str) -> None:
    """A verb of giving before it says no more than one of holding or making."""
    assert ids(question)
    assert set(ids(question)) == set(ids(same))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("what did Vietnam give North Korea after the flood", AID_2016),
        ("Vietnam gave North Korea students", []),
        ("who gave a dinner for Kim Il Sung", []),
    ],
)
def test_things_are_given(question: str, facts: list[str]) -> None:
    """What is handed over has a giver, and a deed that no fact tells of is none that it tells."""
    assert ids(question) == facts


def test_in_any_base() -> None:
    """The kinds of a language are read so in every base; those of a base may be of things."""
    assert ids("Kennedy delivered remarks", EXAMPLES / "moon-landings") == [
        "kennedy-rice-speech-1962"
    ]
    assert "karst-hut-1938" not in ids("who gave a hut", EXAMPLES / "peaks")


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("SecGen Manh to DPRK 2007", ["nong-duc-manh-visit-2007"]),
        ("SecGen visit DPRK", ["nong-duc-manh-visit-2007", "to-lam-visit-2025"]),
        ("DPRK FonMin visit Quang Ninh", ["ri-quang-ninh-2018"]),
        # Whose deputy is nobody's departure, and the other way round: neither is sure.
        ("KJU dep", []),
        ("dep of KJU from Hanoi", []),
    ],
)
def test_titles_cut_short(question: str, facts: list[str]) -> None:
    """They are read where it is sure which is meant."""
    assert ids(question) == facts


@pytest.mark.parametrize(
    "question",
    [
        "홍수 피해 지원",
        "thiệt hại lũ lụt",
        "помощь пострадавшим от наводнения",
        "aide aux victimes des inondations",
        "ayuda a las víctimas de inundaciones",
    ],
)
def test_words_of_other_languages_that_say_little(question: str) -> None:
    """For whom aid is need not be told in the words of the question."""
    assert ids(question) == AID_2016


@pytest.mark.parametrize(
    "question",
    [
        # How many there were is another question, which no fact answers.
        "combien de victimes de l'inondation",
        "수해 피해자 몇 명",
        # Alone such a word is what is asked for.
        "피해",
        "지진 피해 지원",
    ],
)
def test_they_are_needed_where_they_are_asked_for(question: str) -> None:
    """Then no other fact answers."""
    assert ids(question) == []
