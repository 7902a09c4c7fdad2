"""Free words over a base, ranked: all words needed first, rarer words worth more.

A small inverse-frequency ranking over the words of a fact: its statement, its figures and date, the
names of people and places in every spelling, its topics with their synonyms, its kind. Words meet
when they are equal, in the other number, or one begins the other; a longer word that meets nothing
may have one slip, which is told. Numbers meet only themselves.
"""

from __future__ import annotations

from array import array
from math import log

from relfacts.base.index.wordkeys import words_of
from relfacts.base.selection import Selection
from relfacts.dates.edtf import parse
from relfacts.errors import UsageError
from relfacts.languages.dictionary import QUESTIONS, Group
from relfacts.text.folding import singular
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from relfacts.base.factbase import FactBase
    from relfacts.base.index.reader import Index
    from relfacts.base.selection import Selected

# Words that say nothing about which fact is meant.
_IDLE = Group(QUESTIONS, "idle", language="en")

_EQUAL, _NUMBER, _BEGINS, _SLIP = 1.0, 0.9, 0.5, 0.4
# What a word counts by where it stands: what is said counts most.
_PLACES = (1.0, 0.8)
_RECORDS = {"person": 0.9, "topic": 0.7, "place": 0.6}
_DATE = 0.6
# A year typed among the words: how much a fact counts whose date answers for it.
_FITS = {"in": 0.6, "spans": 0.3, "possibly": 0.1}
_SHORTEST_BEGINNING = 4
_SHORTEST_SLIP = 6
# A letter typed twice leaves no doubt in shorter words either: ricee.
_SHORTEST_TWICE = 5


class Found:
    """A fact found: its number, how many of the words it has, and its score."""

    __slots__ = ("number", "score", "words")

    def __init__(self, number: int, words: int, score: float) -> None:
        self.number = number
        self.words = words
        self.score = score


class Results:
    """The facts that have the most of the words, ``most`` of them, best first.

    ``mended`` are the words in which there was a slip, each with what was looked for instead.
    """

    __slots__ = ("mended", "most", "selected")

    def __init__(self, selected: Selected, most: int, mended: dict[str, list[str]]) -> None:
        self.selected = selected
        self.most = most
        self.mended = mended


def words_wanted(base: FactBase, text: str) -> list[str]:
    """The words of ``text`` that are looked for. Raises UsageError if there are none."""
    wanted = query_words(text)
    if not wanted:
        what = (
            f"{text!r} says nothing about which fact is meant"
            if words_of(text)
            else "there are no words in the text"
        )
        raise UsageError(what, base.line('search "rice aid"'))
    return wanted


def find(base: FactBase, wanted: Sequence[str], selection: Selection) -> Results:
    """The facts of a selection that have the most of the words."""
    filtered = bool(selection.groups() or selection.periods)
    selected = base.select(selection, None if filtered else 0)
    hits = {hit.number: hit for hit in selected.hits} if filtered else None
    years = [word for word in wanted if len(word) == 4 and whole(word) is not None]
    ranked, mended = search(
        base.index, wanted, hits, selected.total, {word: _fitting(base, word) for word in years}
    )
    most = ranked[0].words if ranked else 0
    numbers = [found.number for found in ranked if found.words == most]
    best = [hits[number] for number in numbers] if hits else base.hits_numbered(numbers)
    return Results(base.narrowed(best, selected.left_out), most, mended)


def _fitting(base: FactBase, year: str) -> dict[str, Iterable[int]]:
    """The numbers of the facts whose dates answer for a year, by how they do."""
    found: dict[str, list[int]] = {}
    for hit in base.select(Selection(periods=(parse(year),))).hits:
        found.setdefault(hit.fit, []).append(hit.number)
    return dict(found)


def query_words(text: str) -> list[str]:
    """The folded words of ``text`` that are looked for, each once, in order.

    Idle words are left out, but not where accents show that they are none: Tô is a name, to is not.
    Of idle words alone nothing is left.
    """
    found: dict[str, None] = {}
    for typed in text.split():
        found |= dict.fromkeys(
            word for word in words_of(typed) if word not in _IDLE or not typed.isascii()
        )
    return list(found)


def search(
    index: Index,
    wanted: Sequence[str],
    among: Container[int] | None,
    count: int,
    fits: dict[str, dict[str, Iterable[int]]],
) -> tuple[list[Found], dict[str, list[str]]]:
    """Facts that have any of the ``wanted`` words, best first, and the slips that were mended.

    Looked for are they ``among`` so many (``count``) facts, by number; in all without them.
    ``fits`` gives, for a year among the words, the facts whose dates answer for it, by how they do.
    The order is total: words found, score, then the order of time.
    """
    counts: dict[int, int] = {}
    scores: dict[int, float] = {}
    mended: dict[str, list[str]] = {}
    for word in wanted:
        alike = _alike(word, index)
        if set(alike.values()) == {_SLIP}:
            mended[word] = sorted(alike)
        holders: dict[int, float] = {}
        for other, worth in alike.items():
            for number, weight in _holders(other, index, fits.get(other, {})):
                if among is None or number in among:
                    holders[number] = max(holders.get(number, 0.0), weight * worth)
        rarity = 1 + log(count / len(holders)) if holders else 0
        for number, worth in holders.items():
            counts[number] = counts.get(number, 0) + 1
            scores[number] = scores.get(number, 0.0) + rarity * worth
    found = [Found(number, words, round(scores[number], 6)) for number, words in counts.items()]
    return sorted(found, key=lambda hit: (-hit.words, -hit.score, hit.number)), mended


def _holders(
    word: str, index: Index, fits: dict[str, Iterable[int]]
) -> Iterator[tuple[int, float]]:
    """The facts that have a word, by number, each with what it counts there."""
    said = array("I")
    said.frombytes(index.facts_saying(word))
    yield from ((one >> 1, _PLACES[one & 1]) for one in said)
    yield from (
        (number, _RECORDS[sort]) for sort, number in index.facts_by_record(word) if sort in _RECORDS
    )
    yield from ((number, _DATE) for (number,) in index.facts_by_date(word))
    for fit, numbers in fits.items():
        yield from ((number, _FITS[fit]) for number in numbers)


def _alike(word: str, index: Index) -> dict[str, float]:
    """The words of the base that ``word`` meets, with how well."""
    if word.isdigit():
        return {word: _EQUAL}
    alike: dict[str, float] = {}
    for other, singly in index.words_like(word, singular(word)):
        if other == word:
            alike[other] = _EQUAL
        elif singly == singular(word):
            alike[other] = _NUMBER
        elif len(word) >= _SHORTEST_BEGINNING:
            alike[other] = _BEGINS
    if alike or len(word) < _SHORTEST_TWICE or not word.isalpha():
        return alike
    from relfacts.text.letters import once, one_slip

    near = index.words_of_length(len(word) - 1, len(word) + 1)
    slipped = [other for other in near if not other.isdigit() and one_slip(word, other)]
    if len(word) < _SHORTEST_SLIP:
        slipped = [other for other in slipped if once(other) == once(word)]
    return dict.fromkeys(slipped, _SLIP)
