"""The longest run of items that fits."""

from __future__ import annotations

from relfacts.text.runs import longest, runs


def test_runs_are_tried_from_the_longest() -> None:
    """No longer than asked for, nor than what is left."""
    assert list(runs("abc", 0, 2)) == ["ab", "a"]
    assert list(runs("abc", 1, 9)) == ["bc", "b"]
    assert list(runs("abc", 3, 9)) == []
    assert list(runs("abc", 0, 0)) == []


def test_the_longest_that_fits_counts() -> None:
    """Nothing, if none does."""
    assert longest("aab", 0, 9, {"a", "aa"}.__contains__) == 2
    assert longest("aab", 2, 9, {"a", "aa"}.__contains__) == 0
