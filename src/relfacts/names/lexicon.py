"""Rows of words that are known as one: titles, and words that tell of a relation.

The longest row that is known counts. A word that is also a part of names must be typed so that it
cannot be taken for one.
"""

from __future__ import annotations

import unicodedata

from relfacts.names.accents import wrong_accents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from relfacts.names.tokens import Token

    Find = Callable[[str], list[tuple[str, str]]]


class Lexicon:
    """Rows of words with what they mean.

    ``find`` gives what a row of folded words means, each meaning with the spelling that has it, in
    small letters; ``longest`` is the number of words in the longest row.
    """

    def __init__(self, find: Find, longest: int, bearers: Container[str]) -> None:
        self._find = find
        self._bearers = bearers
        self._known: dict[str, list[tuple[str, str]]] = {}
        self.longest = longest

    def __contains__(self, folded: str) -> bool:
        return bool(self._entry(folded))

    def meanings(self, folded: str) -> frozenset[str]:
        """What a row of folded words means; empty if it is not known."""
        return frozenset(meaning for meaning, _ in self._entry(folded))

    def told(self, row: Sequence[Token]) -> frozenset[str]:
        """What a row means with the accents that were typed: cố is late, cô a woman.

        A letter typed without accents may stand for any.
        """
        typed = " ".join(token.raw for token in row)
        known = self._entry(" ".join(token.folded for token in row))
        return frozenset(meaning for meaning, text in known if not wrong_accents(typed, text))

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """How many tokens the row that begins at ``at`` has; 0 if none does.

        Bà and Chú are titles, Ba and Chu are also names: a row made of name parts must be typed
        with its accents, or, if it has none, in small letters; unless it has several words in small
        letters among others, or what follows is to make ``sure``.
        """
        for length in range(min(self.longest, len(tokens) - at), 0, -1):
            row = tokens[at : at + length]
            folded = " ".join(token.folded for token in row)
            small = not any(token.capital for token in row) and any(t.capital for t in tokens)
            certain = sure or (length > 1 and small)
            if folded in self and (certain or self._is_meant(row, folded)):
                return length
        return 0

    def _is_meant(self, row: Sequence[Token], folded: str) -> bool:
        if len(row) > 2 or not all(token.folded in self._bearers for token in row):
            return True
        typed = plain(" ".join(token.raw for token in row))
        if all(typed != spelling for _, spelling in self._entry(folded)):
            return False
        return not typed.isascii() or not row[0].capital

    def _entry(self, folded: str) -> list[tuple[str, str]]:
        if folded not in self._known:
            self._known[folded] = self._find(folded)
        return self._known[folded]


def plain(text: str) -> str:
    """``text`` in small letters, its accents composed: as spellings are filed."""
    return unicodedata.normalize("NFC", text).lower()
