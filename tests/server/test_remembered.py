"""What a server answered is remembered, up to a size."""

from __future__ import annotations

from relfacts.base.index.remembered import Remembered


def test_what_was_answered_is_remembered() -> None:
    """Until it is told to forget."""
    answers: Remembered[str] = Remembered(10)
    answers.put("one", "1")
    assert ("one" in answers, answers.get("one"), answers.get("two")) == (True, "1", None)
    answers.forget()
    assert ("one" in answers, answers.get("one")) == (False, None)


def test_the_older_half_is_forgotten_first() -> None:
    """So what was just answered is there, however much was before."""
    answers: Remembered[int] = Remembered(10)
    for number in range(13):
        answers.put(number, number)
    assert [number for number in range(13) if number in answers] == [5, 6, 7, 8, 9, 10, 11, 12]


def test_what_is_used_stays() -> None:
    """It is as new as what was answered since."""
    answers: Remembered[int] = Remembered(10)
    for number in range(100):
        answers.put(number, number)
        assert answers.get(0) == 0
    assert 90 not in answers


def test_one_answer_may_be_larger_than_all() -> None:
    """It is kept, and goes with the next."""
    answers: Remembered[str] = Remembered(10)
    answers.put("all", "facts", 1000)
    answers.put("one", "fact", 4)
    assert answers.get("one") == "fact"
    answers.put("another", "fact", 4)
    assert "all" not in answers
