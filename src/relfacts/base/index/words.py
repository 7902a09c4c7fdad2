"""The rows by which facts are found by free words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from relfacts.base.index.wordkeys import PRINTED, STATEMENT, packed, stems, words_of
from relfacts.vocabulary.usual import USUAL_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from relfacts.base.index import sqlite
    from relfacts.vocabulary.declared import Declared

# Kinds, offices and many anchors are those of other facts too.
_words_of = lru_cache(10_000)(words_of)

_USUAL = frozenset(role["id"] for role in USUAL_ROLES)

# In the order in which ``packed`` has those of one fact.
_WEIGHTS = (STATEMENT, PRINTED)


class WordRows:
    """Collects the words of a base for the tables."""

    def __init__(self, to: sqlite.Connection) -> None:
        self._to = to
        #: By word: the facts that contain it, as ``packed``, before they have their final numbers.
        self._facts: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def take_fact(self, place: int, fact: Any, declared: Declared) -> set[str]:
        """The words of what a fact says itself, and of what its documents say and print for it.

        Those of people, places, topics and dates are found with their records. The words that it
        says itself are handed out.
        """
        stated = set(words_of(fact["statement"]))
        printed = set(words_of(fact["id"])).union(*map(_words_of, _printed(fact, declared)))
        for words, weight in ((stated, STATEMENT), (printed - stated, PRINTED)):
            filed = packed(place, weight)
            for word in words:
                self._facts[word].append(filed)
        return stated

    def facts_stating(self, word: str) -> list[int]:
        """The positions of the facts whose statements contain a word."""
        return [one >> 1 for one in self._facts.get(word, ()) if one & 1 == STATEMENT]

    def finish(self, numbers: Sequence[int]) -> None:
        """All rows, when facts have their ``numbers``."""
        words = sorted(self._facts)
        # What is filed under each place, by what was filed: looked up, not worked out each time.
        filed = array("I", (packed(no, weight) for no in numbers for weight in _WEIGHTS))
        facts = (array("I", map(filed.__getitem__, self._facts[word])).tobytes() for word in words)
        rows = zip(words, stems(words), facts, strict=True)
        self._to.executemany("INSERT INTO word_of_fact VALUES (?, ?, ?)", rows)


def _printed(fact: Any, declared: Declared) -> Iterator[str]:
    """What is said, printed or filed for a fact beside its statement and id: what its other claims
    say, anchors, offices, figures, and roles that are the base's own.
    """
    yield from (fact["kind"], fact["field"] or "")
    for quantity in fact["quantities"]:
        yield f"{quantity['value']} {quantity['of']}"
    for source in fact["sources"]:
        if source["statement"] != fact["statement"]:
            yield source["statement"]
        yield from source["anchors"]
        yield from (person["office"] or "" for person in source["people"])
    # The words of the usual roles are those of the languages: who gave, who came.
    for one in (*fact["people"], *fact["parties"]):
        if one["role"] not in _USUAL:
            yield declared.called(one["role"])
