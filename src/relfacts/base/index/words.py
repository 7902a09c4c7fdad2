"""The rows by which facts are found by free words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from relfacts.base.index.wordkeys import FIGURES, STATEMENT, packed, words_of
from relfacts.dates.edtf import parse
from relfacts.dates.words import words as date_words
from relfacts.text.folding import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from relfacts.base.index import sqlite


class WordRows:
    """The words of a base on their way into the tables."""

    def __init__(self, to: sqlite.Connection) -> None:
        self._to = to
        #: By word: the facts in which it stands, as ``packed``; not yet by their numbers.
        self._facts: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def take_fact(self, place: int, fact: Any) -> None:
        """The words of what a fact says itself; those of people, places, dates come from them."""
        said = dict.fromkeys(words_of(fact["statement"]), STATEMENT)
        figures = " ".join(str(quantity["value"]) for quantity in fact["quantities"])
        for word in words_of(f"{fact['kind']} {fact['field'] or ''} {figures}"):
            said.setdefault(word, FIGURES)
        for word, weight in said.items():
            self._facts[word].append(packed(place, weight))

    def take_record(self, number: int, spellings: Iterable[str]) -> None:
        """The words of all the spellings of a person, place or topic."""
        rows = [(word, number) for word in set(words_of(" ".join(spellings)))]
        self._to.executemany("INSERT OR IGNORE INTO word_of_record VALUES (?, ?)", rows)

    def finish(self, numbers: Sequence[int], dates: Mapping[tuple[str | None, Any], int]) -> None:
        """All rows, when facts have their ``numbers`` and ``dates`` theirs."""
        for (text, _), number in dates.items():
            if text:
                rows = [(word, number) for word in set(words_of(date_words(parse(text))))]
                self._to.executemany("INSERT OR IGNORE INTO word_of_date VALUES (?, ?)", rows)
        elsewhere = self._to.execute(
            "SELECT word FROM word_of_record UNION SELECT word FROM word_of_date"
        )
        vocabulary = self._facts.keys() | {word for (word,) in elsewhere}
        self._to.executemany(
            "INSERT INTO word_of_fact VALUES (?, ?, ?)",
            ((word, singular(word), self._numbered(word, numbers)) for word in sorted(vocabulary)),
        )

    def _numbered(self, word: str, numbers: Sequence[int]) -> bytes:
        found = self._facts.get(word, ())
        return array("I", (packed(numbers[one >> 1], one & 1) for one in found)).tobytes()
