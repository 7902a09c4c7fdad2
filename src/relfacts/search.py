"""Free words over a base, ranked: all words needed first, rarer words worth more.

A small inverse-frequency ranking over the words of a fact: its statement, the names of people and
places, its topics with their synonyms, its kind. Words meet when they are equal, in the other
number, or one begins the other; a longer word that meets nothing may have one slip. Numbers meet
only themselves.
"""

from __future__ import annotations

from math import log

from relfacts.folding import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Words that say nothing about which fact is meant.
_IDLE = frozenset(
    [
        "a",
        "about",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "between",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "s",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "with",
    ]
)

_EQUAL, _NUMBER, _BEGINS, _SLIP = 1.0, 0.9, 0.5, 0.4
_SHORTEST_BEGINNING = 4
_SHORTEST_SLIP = 6


class Hit:
    """A fact found: its number, how many of the words it has, and its score."""

    __slots__ = ("fact", "found", "score")

    def __init__(self, fact: int, found: int, score: float) -> None:
        self.fact = fact
        self.found = found
        self.score = score


def query_words(text: str) -> list[str]:
    """The words of ``text`` that are looked for, each once, in order."""
    found = list(dict.fromkeys(words(text)))
    return [word for word in found if word not in _IDLE] or found


def search(wanted: Sequence[str], texts: Sequence[Mapping[str, float]]) -> list[Hit]:
    """Facts that have any of the ``wanted`` words, best first.

    ``texts`` gives for each fact its folded words with their weights. The order is total: words
    found, score, then the order of ``texts``.
    """
    found: dict[int, int] = {}
    scores: dict[int, float] = {}
    vocabulary = {word for text in texts for word in text}
    for word in wanted:
        alike = _alike(word, vocabulary)
        holders = {
            fact: max(text[other] * worth for other, worth in alike.items() if other in text)
            for fact, text in enumerate(texts)
            if any(other in text for other in alike)
        }
        rarity = 1 + log(len(texts) / len(holders)) if holders else 0
        for fact, worth in holders.items():
            found[fact] = found.get(fact, 0) + 1
            scores[fact] = scores.get(fact, 0.0) + rarity * worth
    hits = [Hit(fact, count, round(scores[fact], 6)) for fact, count in found.items()]
    return sorted(hits, key=lambda hit: (-hit.found, -hit.score, hit.fact))


def _alike(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of the vocabulary that ``word`` meets, with how well."""
    if word.isdigit():
        return {word: _EQUAL}
    alike: dict[str, float] = {}
    for other in vocabulary:
        if other == word:
            alike[other] = _EQUAL
        elif _stem(other) == _stem(word):
            alike[other] = _NUMBER
        elif len(word) >= _SHORTEST_BEGINNING and other.startswith(word):
            alike[other] = _BEGINS
    if alike or len(word) < _SHORTEST_SLIP or not word.isalpha():
        return alike
    from relfacts.names.slips import one_slip

    return {other: _SLIP for other in vocabulary if not other.isdigit() and one_slip(word, other)}


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s"):
        if len(word) > len(ending) + 2 and word.endswith(ending) and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
