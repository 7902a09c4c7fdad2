"""Free words over a base, ranked: all words needed first, rarer words worth more.

A small inverse-frequency ranking over the words of a fact: its statement, its figures and date, the
names of people and places in every spelling, its topics with their synonyms, its kind. Words meet
when they are equal, in the other number, or one begins the other; a longer word that meets nothing
may have one slip, which is told. Numbers meet only themselves.
"""

from __future__ import annotations

import re
from math import log

from relfacts.datewords import words as date_words
from relfacts.edtf import parse
from relfacts.folding import singular, words
from relfacts.when import fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from relfacts.factbase import FactBase

# Words that say nothing about which fact is meant.
_IDLE_WORDS = """a about and are as at be been between by did do does for from had has have how in
into is it its of on or s that the their there they this to was were what when where which who
with"""
_IDLE = frozenset(_IDLE_WORDS.split())

_EQUAL, _NUMBER, _BEGINS, _SLIP = 1.0, 0.9, 0.5, 0.4
# A year typed among the words: how much a fact counts whose date answers for it.
_FITS = {"in": 0.6, "spans": 0.3, "possibly": 0.1}
_SHORTEST_BEGINNING = 4
_SHORTEST_SLIP = 6

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Found:
    """A fact found: its number, how many of the words it has, and its score."""

    __slots__ = ("fact", "score", "words")

    def __init__(self, fact: int, words: int, score: float) -> None:
        self.fact = fact
        self.words = words
        self.score = score


def query_words(text: str) -> list[str]:
    """The folded words of ``text`` that are looked for, each once, in order.

    Idle words are left out, but not where accents show that they are none: Tô is a name, to is not.
    """
    found: dict[str, None] = {}
    for typed in text.split():
        found |= dict.fromkeys(
            word for word in _words(typed) if word not in _IDLE or not typed.isascii()
        )
    return list(found) or list(dict.fromkeys(_words(text)))


def search(
    wanted: Sequence[str], texts: Sequence[Mapping[str, float]]
) -> tuple[list[Found], dict[str, list[str]]]:
    """Facts that have any of the ``wanted`` words, best first, and the slips that were mended.

    ``texts`` gives for each fact its folded words with their weights. The order is total: words
    found, score, then the order of ``texts``.
    """
    counts: dict[int, int] = {}
    scores: dict[int, float] = {}
    mended: dict[str, list[str]] = {}
    vocabulary = {word for text in texts for word in text}
    for word in wanted:
        alike = _alike(word, vocabulary)
        if set(alike.values()) == {_SLIP}:
            mended[word] = sorted(alike)
        holders = {
            fact: max(text[other] * worth for other, worth in alike.items() if other in text)
            for fact, text in enumerate(texts)
            if any(other in text for other in alike)
        }
        rarity = 1 + log(len(texts) / len(holders)) if holders else 0
        for fact, worth in holders.items():
            counts[fact] = counts.get(fact, 0) + 1
            scores[fact] = scores.get(fact, 0.0) + rarity * worth
    found = [Found(fact, count, round(scores[fact], 6)) for fact, count in counts.items()]
    return sorted(found, key=lambda hit: (-hit.words, -hit.score, hit.fact)), mended


def texts_of(base: FactBase, wanted: Sequence[str]) -> dict[int, dict[str, float]]:
    """For each fact, by its number, its folded words with their weights: what is said counts most.

    A year among the ``wanted`` words is a word of each fact whose date answers for it.
    """
    years = {word: parse(word) for word in wanted if len(word) == 4 and word.isdigit()}
    spellings = {
        (sort, record["id"]): _words(" ".join(_spellings(record)))
        for sort in ("person", "place", "topic")
        for record in base.records(sort)
    }
    texts = {}
    for number, fact in enumerate(base.facts(), 1):
        weights: dict[str, float] = {}
        for weight, found in (
            (1.0, _words(fact["statement"])),
            (0.9, [word for one in fact["people"] for word in spellings["person", one["id"]]]),
            (0.8, _words(f"{fact['kind']} {fact['field'] or ''}")),
            (0.8, [str(quantity["value"]) for quantity in fact["quantities"]]),
            (0.7, [word for id_ in fact["topics"] for word in spellings["topic", id_]]),
            (0.6, [word for id_ in fact["places"] for word in spellings["place", id_]]),
            (0.6, _words(date_words(parse(fact["date"]))) if fact["date"] else []),
        ):
            for word in found:
                weights.setdefault(word, weight)
        for word, year in years.items():
            answer = fit(parse(fact["date"]), year) if fact["date"] else None
            if answer:
                weights.setdefault(word, _FITS[answer])
        texts[number] = weights
    return texts


def _words(text: str) -> list[str]:
    """The folded words of ``text``, with 13,000 as one of them."""
    return words(_THOUSANDS.sub("", text))


def _spellings(record: Any) -> Iterator[str]:
    yield record["name"]
    if record.get("native"):
        yield record["native"]
    for forms in record["forms"].values():
        yield from forms


def _alike(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of the vocabulary that ``word`` meets, with how well."""
    if word.isdigit():
        return {word: _EQUAL}
    alike: dict[str, float] = {}
    for other in vocabulary:
        if other == word:
            alike[other] = _EQUAL
        elif singular(other) == singular(word):
            alike[other] = _NUMBER
        elif len(word) >= _SHORTEST_BEGINNING and other.startswith(word):
            alike[other] = _BEGINS
    if alike or len(word) < _SHORTEST_SLIP or not word.isalpha():
        return alike
    from relfacts.names.letters import one_slip

    return {other: _SLIP for other in vocabulary if not other.isdigit() and one_slip(word, other)}
