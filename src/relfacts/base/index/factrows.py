"""The rows of facts, which are numbered in the order of time when all have been read."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from relfacts.base.index.tables import add

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from relfacts.base.index import sqlite

# Facts that wait to be sorted by SQLite, which uses files for what is too much for memory. A base
# is read again if it declares its kinds too late.
_UNORDERED = """
DROP TABLE IF EXISTS temp.unordered;
CREATE TEMP TABLE unordered (
    place INTEGER PRIMARY KEY, undated INTEGER, begins INTEGER, ends INTEGER, kind INTEGER, id TEXT,
    date INTEGER, start INTEGER, length INTEGER
);
"""
# This many of them are inserted at once.
_BATCH = 1000


class FactRows:
    """Collects facts; each is known by its place in the file until all can be numbered."""

    def __init__(self, to: sqlite.Connection) -> None:
        self._to = to
        #: The last facts that were met, as rows of the table in which they wait for their order.
        self._last: list[tuple[Any, ...]] = []
        self.count = 0
        to.executescript(_UNORDERED)

    def take(self, fact: tuple[Any, ...]) -> None:
        """Add a fact: the rest of its row in the table of those that wait."""
        self._last.append((self.count, *fact))
        self.count += 1
        if len(self._last) == _BATCH:
            self._hand_over()

    def finish(self) -> array[int]:
        """Number the facts in the order of time; from a fact's place in the file to its number.

        They are ordered by first day, last day, kind and id; facts without a time come last.
        """
        self._hand_over()
        numbers = array("I", bytes(4 * self.count))
        ordered = self._to.execute(
            "SELECT place, date, start, length FROM unordered "
            "ORDER BY undated, begins, ends, kind, id"
        )
        add(self._to, "fact", _numbered(ordered, numbers))
        ids = self._to.execute("SELECT id, place FROM unordered ORDER BY id")
        add(self._to, "fact_id", ((id_, numbers[place]) for id_, place in _once_each(ids)))
        self._to.execute("DROP TABLE unordered")
        return numbers

    def _hand_over(self) -> None:
        """Move the facts met last into the table in which they wait."""
        self._to.executemany("INSERT INTO unordered VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._last)
        self._last.clear()


def _numbered(ordered: Iterable[Any], numbers: array[int]) -> Iterator[tuple[int, ...]]:
    """The rows of facts; fills in their ``numbers`` on the way."""
    for number, (place, *row) in enumerate(ordered, 1):
        numbers[place] = number
        yield number, *row


def _once_each(ids: Iterable[Any]) -> Iterator[Any]:
    """The ids of facts, each with its place. Raises LookupError if two are equal."""
    last = None
    for id_, place in ids:
        if id_ == last:
            raise LookupError(f"two facts {id_!r}")
        yield id_, place
        last = id_
