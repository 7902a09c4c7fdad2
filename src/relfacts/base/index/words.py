"""The rows by which facts are found by free words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from relfacts.base.index.wordkeys import PRINTED, STATEMENT, packed, stems, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from relfacts.base.index import sqlite


class WordRows:
    """The words of a base on their way into the tables."""

    def __init__(self, to: sqlite.Connection) -> None:
        self._to = to
        #: By word: the facts in which it stands, as ``packed``; not yet by their numbers.
        self._facts: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def take_fact(self, place: int, fact: Any) -> None:
        """The words of what a fact says itself, and of what its documents print for it.

        Those of people, places, topics and dates are found with their records.
        """
        said = dict.fromkeys(words_of(fact["statement"]), STATEMENT)
        for word in words_of(" ".join(_printed(fact))):
            said.setdefault(word, PRINTED)
        for word, weight in said.items():
            self._facts[word].append(packed(place, weight))

    def facts_stating(self, word: str) -> list[int]:
        """The places of the facts in whose statements a word stands."""
        return [one >> 1 for one in self._facts.get(word, ()) if one & 1 == STATEMENT]

    def finish(self, numbers: Sequence[int]) -> None:
        """All rows, when facts have their ``numbers``."""
        words = sorted(self._facts)
        rows = zip(
            words, stems(words), (self._numbered(word, numbers) for word in words), strict=True
        )
        self._to.executemany("INSERT INTO word_of_fact VALUES (?, ?, ?)", rows)

    def _numbered(self, word: str, numbers: Sequence[int]) -> bytes:
        found = self._facts.get(word, ())
        return array("I", (packed(numbers[one >> 1], one & 1) for one in found)).tobytes()


def _printed(fact: Any) -> Iterator[str]:
    """What is printed or filed for a fact beside its statement: anchors, offices, figures."""
    yield from (fact["id"], fact["kind"], fact["field"] or "")
    for quantity in fact["quantities"]:
        yield f"{quantity['value']} {quantity['of']}"
    for source in fact["sources"]:
        yield from source["anchors"]
        yield from (person["office"] or "" for person in source["people"])
