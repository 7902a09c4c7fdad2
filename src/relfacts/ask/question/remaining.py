"""The words of a question that are not a name, time, place or topic: searched for in facts.

They match words of statements and words that documents print for a fact (its anchors) by stem, by
beginning, and, if nothing else matches a longer word, with one slip, which is reported. Numbers
match only exactly. Rarer words count more. Where nothing answers otherwise, words of the same sense
match, which is reported too.
"""

from __future__ import annotations

from math import log

from relfacts.base.index.wordkeys import stems
from relfacts.languages.dictionary import QUESTIONS, SENSES
from relfacts.text.stems import key_of_facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from relfacts.base.index.reader import Index
    from relfacts.base.openbase import OpenBase

_EQUAL, _STEM, _BEGINS, _SLIP, _SENSE = 1.0, 0.9, 0.5, 0.4, 0.3
# The weight of a word by its place: in a statement, or printed.
_PLACES = (1.0, 0.8)
_SHORTEST_BEGINNING = 4
_SHORTEST_SLIP = 6
# Shorter words are mended if no letter is replaced by another: ricee, rcie; not rise.
_SHORTEST_TWICE, _SHORTEST_SWAP = 5, 4


class Met:
    """The facts that match the words of a question.

    ``scores`` has, for the number of a fact, how many of the words it has and their weight;
    ``unmet`` are the words that no fact has, ``mended`` those read as others, with these, ``meant``
    those for which facts have others of the same sense, each with these facts, ``had`` those of
    them that facts have too, with these.
    """

    __slots__ = ("had", "meant", "mended", "scores", "unmet")

    def __init__(self) -> None:
        self.scores: dict[int, tuple[int, float]] = {}
        self.unmet: list[str] = []
        self.mended: dict[str, list[str]] = {}
        self.meant: dict[str, dict[str, set[int]]] = {}
        self.had: dict[str, set[int]] = {}


def meet(
    index: Index,
    wanted: Sequence[Sequence[str]],
    among: Container[int] | None,
    count: int,
    *,
    senses: bool = False,
) -> Met:
    """The facts, only those ``among`` some numbers, that have the ``wanted`` words.

    Words that were typed as one, as time-tested, are wanted together. ``count`` is the number of
    facts that were searched. With ``senses`` a word is met by others of its sense too.
    """
    met = Met()
    for row in wanted:
        holders: dict[int, float] = {}
        for place, word in enumerate(row):
            alike = _alike(word, index)
            if alike and set(alike.values()) == {_SLIP}:
                met.mended[word] = sorted(alike)
            found = _holders(alike, index, among)
            if place:
                holders = {n: worth + found[n] for n, worth in holders.items() if n in found}
            else:
                holders = found
        if senses:
            met.had[" ".join(row)] = {*holders}
            holders = _of_one_sense(" ".join(row), index, among, met) | holders
        if not holders:
            met.unmet.append(" ".join(row))
        rarity = 1 + log(max(count, 1) / len(holders)) if holders else 0.0
        for number, worth in holders.items():
            words, score = met.scores.get(number, (0, 0.0))
            met.scores[number] = words + 1, round(score + rarity * worth, 6)
    return met


def _holders(
    alike: dict[str, float], index: Index, among: Container[int] | None
) -> dict[int, float]:
    """The facts that have any of some words, by number, each with the weight there."""
    holders: dict[int, float] = {}
    for word, worth in alike.items():
        for one in memoryview(index.facts_saying(word)).cast("I"):
            number = one >> 1
            if among is None or number in among:
                holders[number] = max(holders.get(number, 0.0), _PLACES[one & 1] * worth)
    return holders


def _of_one_sense(
    typed: str, index: Index, among: Container[int] | None, met: Met
) -> dict[int, float]:
    """The facts that have words of the same sense as what was typed, by number, with the weight."""
    holders: dict[int, float] = {}
    heads = senses_of(typed) or _senses_of_a_slip(typed)
    others = (row[4] for head in heads for row in SENSES.entries(head) if row[1] == "member")
    for other in dict.fromkeys(others):
        having: dict[int, float] | None = None
        for word in other.replace("-", " ").split():
            (stem,) = stems([word])
            same = {one: _SENSE for one, its in index.words_like(word, stem) if its == stem}
            found = _holders(same, index, among)
            having = found if having is None else {n: having[n] for n in found if n in having}
        if having:
            met.meant.setdefault(typed, {})[other] = {*having}
            holders |= having
    return holders


def senses_of(typed: str) -> list[str]:
    """The senses of folded words in any form; none if no language file says what they mean."""
    found = [row for row in SENSES.entries(key_of_facts(typed)) if row[1] == "sense"]
    # Words of other senses may have one stem: hospital, hospitable; candidate, candid.
    same = [row for row in found if row[4] == typed]
    if not same and SENSES.has("unlike", typed):
        return []
    return [row[2] for row in same or found]


def _senses_of_a_slip(typed: str) -> list[str]:
    """The senses of the words that are meant by one with a letter lost or too many: safegarding.

    With another letter in its place it is too often a word of its own: ascent, accent.
    """
    from relfacts.languages.thesaurus import is_word
    from relfacts.text.letters import one_slip

    if len(typed) < _SHORTEST_SLIP or not typed.isalpha() or is_word(typed):
        return []
    stem = key_of_facts(typed)
    near = (row for row in SENSES.of("sense") if abs(len(row[0]) - len(stem)) == 1)
    return [row[2] for row in near if one_slip(stem, row[0])]


def _alike(word: str, index: Index) -> dict[str, float]:
    """The words of the base that match ``word``, with how well."""
    if word.isdigit():
        return {word: _EQUAL}
    (stem,) = stems([word])
    alike: dict[str, float] = {}
    for verb in (row[2] for row in QUESTIONS.entries(word) if row[1] == "form"):
        (root,) = stems([verb])
        alike |= {other: _STEM for other, its in index.words_like(verb, root) if its == root}
    for other, its_stem in index.words_like(word, stem):
        if other == word:
            alike[other] = _EQUAL
        elif its_stem == stem:
            alike[other] = _STEM
        elif len(word) >= _SHORTEST_BEGINNING:
            alike[other] = _BEGINS
    if not alike and len(stem) >= _SHORTEST_BEGINNING:
        # A word may also begin with a shorter word of the base: departure, depart.
        shorter = [word[:length] for length in range(len(word) - 1, _SHORTEST_BEGINNING - 1, -1)]
        alike = {one: _BEGINS for one in shorter if index.is_said(one)}
    if alike or len(word) < _SHORTEST_SWAP or not word.isalpha() or senses_of(word):
        return alike
    from relfacts.languages.thesaurus import is_word
    from relfacts.text.letters import once, one_slip, sound_alike, swapped

    if is_word(word):
        return alike
    near = index.words_of_length(len(word) - 1, len(word) + 1)
    slipped = [other for other in near if not other.isdigit() and one_slip(word, other)]
    if len(word) < _SHORTEST_SLIP:
        twice = len(word) >= _SHORTEST_TWICE
        slipped = [
            other
            for other in slipped
            if swapped(word, other)
            or sound_alike(word, other)
            or (twice and once(other) == once(word))
        ]
    return dict.fromkeys(slipped, _SLIP)


def is_said(word: str, base: OpenBase) -> bool:
    """Whether a fact contains the word in any of its forms."""
    (stem,) = stems([word])
    return any(row[1] == stem for row in base.index.words_like(word, stem))
