"""Rows of words that are known as one: titles, and words that tell of a relation.

They are those of all languages, and those that a base adds. The longest row that is known counts. A
word that is also a part of names must be typed so that it cannot be taken for one.
"""

from __future__ import annotations

from relfacts.languages.dictionary import NAMES
from relfacts.names.accents import wrong_accents
from relfacts.names.vocabulary import PARTS
from relfacts.text.folding import plain
from relfacts.text.runs import longest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from relfacts.names.tokens import Token

    Find = Callable[[str], list[tuple[str, str]]]


class Lexicon:
    """Rows of words with what they mean.

    ``find`` gives what a row of folded words means in the base, each meaning with the spelling that
    has it, in small letters; ``most`` is the number of words in the longest of these rows.
    """

    def __init__(self, find: Find, most: int, bearers: Container[str]) -> None:
        self._find = find
        self._own = most
        self._bearers = bearers
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._most_of: dict[str, int] = {}

    def _meanings(self, category: str, meaning: str) -> tuple[str, ...]:
        """What a word of a category of the languages means here; nothing if it has no place."""
        raise NotImplementedError

    def __contains__(self, folded: str) -> bool:
        return bool(self._entry(folded))

    def meanings(self, folded: str) -> frozenset[str]:
        """What a row of folded words means; empty if it is not known."""
        return frozenset(meaning for meaning, _ in self._entry(folded))

    def told(self, row: Sequence[Token]) -> frozenset[str]:
        """What a row means with the accents that were typed: cố is late, cô a woman.

        A letter typed without accents may stand for any, unless the row is a word as it stands: van
        is Dutch, and no Swedish friend (vän).
        """
        known = self._entry(" ".join(token.folded for token in row))
        if not known:
            return frozenset()
        typed = " ".join(token.raw for token in row)
        as_it_stands = plain(typed)
        exact = [meaning for meaning, text in known if text == as_it_stands]
        return frozenset(
            exact or [meaning for meaning, text in known if not wrong_accents(typed, text)]
        )

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """How many tokens the row that begins at ``at`` has; 0 if none does.

        Bà and Chú are titles, Ba and Chu are also names: a row made of name parts must be typed
        with its accents, or, if it has none, in small letters; unless it has several words in small
        letters among others, or what follows is to make ``sure``.
        """

        def is_meant(row: Sequence[Token]) -> bool:
            folded = " ".join(token.folded for token in row)
            if folded not in self:
                return False
            small = not any(token.capital for token in row) and any(t.capital for t in tokens)
            return sure or (len(row) > 1 and small) or self._is_meant(row, folded)

        return self._longest(tokens, at, is_meant)

    def rows(self, words: Sequence[str]) -> Iterator[tuple[Sequence[str], bool]]:
        """Folded words in rows that are known, and the others one by one, each told apart."""
        at = 0
        while at < len(words):
            length = longest(words, at, self._most(words[at]), lambda row: " ".join(row) in self)
            yield words[at : at + (length or 1)], bool(length)
            at += length or 1

    def _longest(
        self, tokens: Sequence[Token], at: int, fits: Callable[[Sequence[Token]], object]
    ) -> int:
        most = self._most(tokens[at].folded) if at < len(tokens) else 0
        return longest(tokens, at, most, fits)

    def _most(self, word: str) -> int:
        """How many words the longest row may have that begins with this one."""
        if word not in self._most_of:
            rows = NAMES.beginning(word)
            known = (row[0].count(" ") + 1 for row in rows if self._meanings(row[1], row[2]))
            self._most_of[word] = max(self._own, max(known, default=0))
        return self._most_of[word]

    def _is_meant(self, row: Sequence[Token], folded: str) -> bool:
        words = [token.folded for token in row]
        if len(row) > 2 or not all(word in self._bearers or word in PARTS for word in words):
            return True
        typed = plain(" ".join(token.raw for token in row))
        if all(typed != spelling for _, spelling in self._entry(folded)):
            return False
        return not typed.isascii() or not row[0].capital

    def _entry(self, folded: str) -> list[tuple[str, str]]:
        if folded not in self._known:
            own = self._find(folded) if folded.count(" ") < self._own else []
            self._known[folded] = own + [
                (one, spelling)
                for _, category, meaning, _, spelling in NAMES.entries(folded)
                for one in self._meanings(category, meaning)
            ]
        return self._known[folded]
