"""Which of several in the order of time: counted off where dates say it surely, and told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relfacts import open_base

EXAMPLES = Path(__file__).parents[2] / "examples"
KIM_TO_VIETNAM = ["kim-il-sung-visit-1964"]


def ask(question: str, base: Path | None = None) -> dict[str, Any]:
    """The answer to a question, as a machine gets it."""
    with open_base(base) as opened:
        return opened.search(question).to_dict()


def ids(found: dict[str, Any]) -> list[str]:
    """The facts of an answer, in their order."""
    return [fact["id"] for fact in found["facts"]]


def told(found: dict[str, Any]) -> list[str]:
    """What is said of the order."""
    return [note["text"] for note in found["notes"] if note["kind"] == "order"]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("second visit of Kim Il Sung to Vietnam", KIM_TO_VIETNAM),
        ("Kim Il Sung's 2nd visit to Vietnam", KIM_TO_VIETNAM),
        ("when did Kim Il Sung visit Vietnam for the second time", KIM_TO_VIETNAM),
        ("Kim Nhật Thành thăm Việt Nam lần thứ hai", KIM_TO_VIETNAM),
        ("김일성의 두 번째 베트남 방문", KIM_TO_VIETNAM),
        ("le deuxième voyage de Kim Il Sung au Vietnam", KIM_TO_VIETNAM),
        ("второй визит Ким Ир Сена во Вьетнам", KIM_TO_VIETNAM),
        ("segunda visita de Kim Il Sung a Vietnam", KIM_TO_VIETNAM),
        ("der zweite Besuch von Kim Il Sung in Vietnam", KIM_TO_VIETNAM),
        ("金日成第二次访问越南", KIM_TO_VIETNAM),
        ("金日成の二回目のベトナム訪問", KIM_TO_VIETNAM),
        ("the second time Vietnam gave rice to North Korea", ["rice-aid-1997"]),
        ("second North Korean visit to Vietnam after 2000", ["kim-yong-il-visit-2007"]),
        # Whose visit it was is who travelled, not who received somebody.
        ("second visit of a Vietnamese general secretary", ["to-lam-visit-2025"]),
        # After a time, what is next is the first.
        ("next visit to Vietnam after 1964", ["kim-yong-nam-visit-2001"]),
        ("the next trade agreement after 1958", ["trade-agreement-2002"]),
        ("previous trade agreement before 2002", ["trade-agreement-1958"]),
    ],
)
def test_counted_off(question: str, facts: list[str]) -> None:
    """The one of that number is shown alone."""
    assert ids(ask(question)) == facts


@pytest.mark.parametrize(
    ("base", "question", "facts"),
    [
        ("peaks", "the second rescue of Jonas Aller", ["dorn-rescues-aller-1954"]),
        ("moon-landings", "second landing on the Moon", ["apollo-12-landing-1969"]),
        ("moon-landings", "third landing on the Moon", ["apollo-14-landing-1971"]),
    ],
)
def test_of_any_base(base: str, question: str, facts: list[str]) -> None:
    """Whatever kinds a base has."""
    assert ids(ask(question, EXAMPLES / base)) == facts


def test_it_is_told_among_how_many() -> None:
    """There may have been others that the base does not know of."""
    assert told(ask("second visit of Kim Il Sung to Vietnam")) == [
        "'second' of 2 facts found, in the order of time"
    ]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        # An arrival, a call on the way and the visit may be one.
        ("second visit of Kim Jong Un to Vietnam", 3),
        # The day of some is not known.
        ("second agreement signed between Vietnam and the DPRK", 12),
        # What was given over twelve years was not given once.
        ("the third time Vietnam gave rice", 3),
    ],
)
def test_all_where_dates_do_not_say(question: str, number: int) -> None:
    """All are shown in the order of time, and that is told."""
    found = ask(question)
    assert found["count"] == number
    assert [text for text in told(found) if text.startswith("dates do not surely say")]


def test_undated_facts_leave_it_open() -> None:
    """A fact without a date may be of any time."""
    found = ask("second ascent of Ilse Ramer", EXAMPLES / "peaks")
    assert ids(found) == ["hohe-saarn-1931", "little-saarn-1934", "hohe-saarn-height"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("the third visit of Kim Il Sung to Vietnam", "no 'third' is told of: 2 facts found"),
        ("second visit of To Lam to the DPRK", "no 'second' is told of: 1 fact found"),
    ],
)
def test_there_are_not_so_many(question: str, said: str) -> None:
    """Nothing answers, and no other fact does in its place."""
    found = ask(question)
    assert ids(found) == []
    assert told(found) == [said]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("the second summit", "kim-trump-summit-2019"),
        ("the second half of 2018", "ri-yong-ho-visit-2018"),
        ("seventh congress", "all-out-effort-2016"),
    ],
)
def test_names_and_times_with_numbers(question: str, first: str) -> None:
    """A number that belongs to a name or a time is none of a deed."""
    found = ask(question)
    assert ids(found)[0] == first
    assert found["understood"]["order"] is None


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("what came next after the 1958 visit", ["kim-il-sung-visit-1964"]),
        ("first visit after the visit of Ho Chi Minh", ["kim-il-sung-visit-1958"]),
        ("previous visit before To Lam's visit", ["kim-song-nam-visit-2024"]),
        ("the second visit to Vietnam after the 1958 visit", ["kim-yong-nam-visit-2001"]),
        # In 1964 there may have been others, before it or after it.
        ("the next visit to Vietnam after Kim Il Sung's visit of 1964", []),
    ],
)
def test_next_to_something_told_of(question: str, facts: list[str]) -> None:
    """What it is asked after is looked up, and read as its day."""
    assert ids(ask(question)) == facts


def test_it_is_told_which_day_was_read() -> None:
    """And in a base with kinds of its own."""
    found = ask("next ascent after the 1931 ascent", EXAMPLES / "peaks")
    assert ids(found) == ["little-saarn-1934"]
    assert "read 'the 1931 ascent' as 1931-07-12" in [note["text"] for note in found["notes"]]
