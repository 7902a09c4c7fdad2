"""Aligns typed words with the words of a name.

Every typed word must be explained by a word of the name: it is the same, or its initial, or
something else that ``explain`` allows. The words of a part stay together and in order; the parts
may change places. A particle needs no explanation where the name may have one; ranks are compared
by value. The structure of the name decides which of its words may be missing.
"""

from __future__ import annotations

from relfacts.names.ranks import rank_at
from relfacts.names.structure import FAMILY, GIVEN, MIDDLE, is_particle
from relfacts.names.vocabulary import is_patronymic
from relfacts.text.folding import VOWELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relfacts.names.structure import NameWord, Structure
    from relfacts.names.types import Token

    #: The cost of a typed word as a word of the name; None if it cannot be that word.
    Explain = Callable[[str, NameWord], int | None]

SAME, INITIAL = 0, 1

# A name without a patronymic has this many words.
_PLAIN = 2

# Half of a double name with at most this many letters says too little.
_LITTLE = 4


class Typed:
    """A word as it was typed: folded, what it says as a rank, whether it needs explaining.

    A patronymic needs it only of a name that has a middle name.
    """

    __slots__ = ("idle", "patronymic", "rank", "text")

    def __init__(
        self, text: str, rank: str = "", idle: bool = False, patronymic: bool = False
    ) -> None:
        self.text = text
        self.rank = rank
        self.idle = idle
        self.patronymic = patronymic


class Laying:
    """An alignment of a text with a name: which of its words were typed, at what cost."""

    __slots__ = ("_costs", "name")

    def __init__(self, name: Structure, costs: Mapping[int, int]) -> None:
        self.name = name
        self._costs = costs

    @property
    def cost(self) -> int:
        """The cost of all words together."""
        return sum(self._costs.values())

    def lacks(self, part: str) -> list[int]:
        """The positions of the words in a part that were not typed."""
        return [at for at in self._naming(part) if at not in self._costs]

    @property
    def is_enough(self) -> bool:
        """Whether enough words were typed for this name."""
        words = self.name.words
        if any(word.rank and at not in self._costs for at, word in enumerate(words)):
            return False
        family, given, middle = (self._had(part) for part in (FAMILY, GIVEN, MIDDLE))
        if self.name.family_first and not given:
            # Le H. may be short for the words after Le.
            return bool(family) and [self._costs[at] for at in middle] == [INITIAL]
        if self._is_little_of(family):
            return False
        if middle and not self._begins(middle):
            # George W. Bush is not George H. W. Bush.
            return False
        if self.name.family_first:
            return bool(family and self._is_whole)
        if not family:
            # Fyodor Mikhailovich; and a ruler has no family name.
            return not self.lacks(GIVEN) and not self.lacks(MIDDLE)
        if middle and not given and not self._leads_on:
            # Ahmed Ali may be the father of Abiy Ahmed Ali.
            return False
        return not given or self._is_whole or not self._is_one_piece

    def _is_little_of(self, family: Sequence[int]) -> bool:
        """Whether only a short half of a name with a hyphen was typed: Nagy, of Moholy-Nagy.

        Many people bear a short name; its other half distinguishes them.
        """
        words = self.name.words
        tied = any(words[at].joined for at in self._naming(FAMILY))
        halved = len(family) == 1 and bool(self.lacks(FAMILY)) and tied
        return halved and len(words[family[0]].text) <= _LITTLE

    def _begins(self, middle: Sequence[int]) -> bool:
        """True if all middle names were typed, or just the first of those before a family name.

        W. R. King is William Rufus de Vane King.
        """
        row = self._naming(MIDDLE)
        return len(middle) == len(row) or (not self.name.family_first and middle[0] == row[0])

    @property
    def is_lone(self) -> bool:
        """Whether only the family name was typed, or no word of it.

        Boutros-Ghali is one, although a given name may be Boutros too.
        """
        row = self._naming(FAMILY)
        if not row:
            return False
        given = self._had(GIVEN) or self._had(MIDDLE)
        words = [self.name.words[at].text for at in row]
        typed = [self.name.words[at].text for at in self._costs if self.name.words[at].names]
        return not (given and self._had(FAMILY)) or (typed == words and not self.cost)

    @property
    def is_short(self) -> bool:
        """Whether an initial stands for several words."""
        lacking = (*self.lacks(GIVEN), *self.lacks(MIDDLE))
        return bool(lacking) and INITIAL in self._costs.values()

    @property
    def _leads_on(self) -> bool:
        """Whether a particle joins the family name to the name before it: Mies van der Rohe."""
        led = {word.part for word in self.name.words if word.particle}
        return FAMILY in led and MIDDLE not in led

    @property
    def _is_whole(self) -> bool:
        """Whether nothing of the given name is missing; an initial may stand for the words after
        it.
        """
        row = self._naming(GIVEN)
        lacking = self.lacks(GIVEN)
        return not lacking or (lacking[0] != row[0] and self._costs[row[0]] == INITIAL)

    @property
    def _is_one_piece(self) -> bool:
        """Whether no single word stands for the whole given name: Jean-Paul; or an initial does."""
        row = self._naming(GIVEN)
        tied = any(self.name.words[at].joined for at in row)
        return tied or any(self._costs.get(at) == INITIAL for at in row)

    def _naming(self, part: str) -> list[int]:
        words = enumerate(self.name.words)
        return [at for at, word in words if word.names and word.part == part]

    def _had(self, part: str) -> list[int]:
        return [at for at in self._naming(part) if at in self._costs]


def typed_words(tokens: Sequence[Token]) -> list[Typed]:
    """The words of a text, with ranks recognised, and with particles that may have been added."""
    words: list[Typed] = []
    flat = not any(token.capital for token in tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        rank, length = rank_at(tokens, at)
        if rank:
            words.append(Typed(" ".join(one.folded for one in tokens[at : at + length]), rank))
            at += length
            continue
        # Al before a family name may be a given name; between two words it is not.
        inside = 0 < at < len(tokens) - 1 and (flat or not token.capital or token.joined)
        father = at > 0 and not token.joined and len(tokens) > _PLAIN
        father = father and is_patronymic(token.folded)
        words.append(Typed(token.folded, "", inside and is_particle(token.folded), father))
        at += 1
    return words


def lay(typed: Sequence[Typed], name: Structure, explain: Explain) -> Laying | None:
    """The cheapest alignment of all the words with a name, or None."""
    return _Laying(typed, name, explain).best


class _Laying:
    def __init__(self, typed: Sequence[Typed], name: Structure, explain: Explain) -> None:
        self._typed = typed
        self._name = name
        self._explain = explain
        self.best: Laying | None = None
        self._go(0, {}, -1, frozenset())

    def _go(self, at: int, costs: dict[int, int], last: int, closed: frozenset[str]) -> None:
        """Align the words from ``at`` on, after the position ``last``; ``closed`` parts are
        complete.
        """
        if self.best and sum(costs.values()) >= self.best.cost:
            return
        if at == len(self._typed):
            laying = Laying(self._name, dict(costs))
            if laying.is_enough:
                self.best = laying
            return
        word = self._typed[at]
        words = self._name.words
        part = words[last].part if costs else ""
        for place, other in enumerate(words):
            if place in costs or other.part in closed or (other.part == part and place < last):
                continue
            if part == GIVEN and other.part == MIDDLE and self._is_turned(closed):
                continue
            price = self._price(word, other)
            if price is not None:
                left = closed | {part} if part and other.part != part else closed
                self._go(at + 1, {**costs, place: price}, place, left)
        father = word.patronymic and part == GIVEN and not self._name.naming(MIDDLE)
        idle = word.idle or father
        if idle and not self._name.family_first:
            self._go(at + 1, costs, last, closed)

    def _is_turned(self, closed: frozenset[str]) -> bool:
        """Whether a middle name would end a family name: Nguyen Phuc Xuan is somebody else."""
        return self._name.family_first and FAMILY in closed

    def _price(self, word: Typed, other: NameWord) -> int | None:
        if word.rank or other.rank:
            return SAME if word.rank == other.rank or word.text == other.text else None
        return SAME if word.text == other.text else self._explain(word.text, other)


def is_initial(text: str) -> bool:
    """Whether a word is one letter, or two letters for one sound: Ng., Th., Ch."""
    return len(text) == 1 or (len(text) == 2 and not VOWELS & set(text))


def by_initial(text: str, word: NameWord) -> int | None:
    """An initial stands for the word that it begins; that of a middle name may be written out."""
    if word.part == MIDDLE and is_initial(word.text):
        return INITIAL if text.startswith(word.text) else None
    return INITIAL if is_initial(text) and word.text.startswith(text) else None
