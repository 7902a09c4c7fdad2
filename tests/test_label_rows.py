"""Labels by their keys, many at a time: the same as one by one, and each is read once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relfacts import open_base
from relfacts.base.labels import LabelRows
from relfacts.base.openbase import OpenBase
from relfacts.text.folding import singular

KEYS = ["vietnam", "visit", "visits", "rice", "hanoi", "nosuchplace", "", "northkorea"]


@pytest.fixture(scope="module")
def base() -> Iterator[OpenBase]:
    """The shipped base."""
    with open_base() as opened:
        yield opened.inside


def test_the_rows_are_those_of_each_key(base: OpenBase) -> None:
    """In both columns, by type, in the order of the labels."""
    rows = LabelRows(base.index)
    rows.read(KEYS)
    for wanted in filter(None, KEYS):
        for column, found in rows.at(wanted):
            sought = wanted if column == "key" else singular(wanted)
            for sort in ("place", "topic"):
                alone = base.index.labels_at(sort, column, sought)
                assert [tuple(row[1:]) for row in found if row[0] == sort] == alone


def test_what_was_read_is_not_asked_again(base: OpenBase) -> None:
    """Not even a key that no label has."""
    rows = LabelRows(base.index)
    rows.read(KEYS)
    before = base.index.rows_read
    asked: list[object] = []
    rows._spelled = Counting(asked)  # type: ignore[assignment]
    rows.read(KEYS)
    assert [list(found) for _, found in rows.at("nosuchplace")] == [[], []]
    assert not any(asked)
    assert base.index.rows_read == before


def test_a_key_that_was_not_foreseen_is_read(base: OpenBase) -> None:
    """Then, and only then."""
    rows = LabelRows(base.index)
    assert any(row[1] == "hanoi" for _, found in rows.at("hanoi") for row in found)


class Counting:
    """Has no labels, and remembers for what it was asked."""

    def __init__(self, asked: list[object]) -> None:
        self._asked = asked

    def labels_among(self, column: str, keys: list[str]) -> Iterator[tuple[object, ...]]:
        """No rows."""
        self._asked += keys
        return iter(())
