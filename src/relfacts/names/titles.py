"""Titles: words around a name that are no part of it, and the offices they mean.

In every language a title is filed under the office it means in English, and the offices of a
person are read from the same words: so `thủ tướng`, `총리` and "PM" help to decide between two
people of one name, and a title that fits none of them says that somebody else is meant. Beside
a whole name a title changes nothing.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property

from relfacts.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.tokens import Token
    from relfacts.records import Base

# Words between two titles, or a title and a name, that belong to them.
_LINKS = frozenset(("of", "the", "and", "for"))

# Groups of titles that mean no office of their own.
_NO_OFFICE = frozenset(("courtesy", "unit"))


class Titles:
    """The titles of a base, and what they say of its people."""

    def __init__(self, base: Base, bearers: frozenset[str]) -> None:
        self._bearers = bearers
        self._offices: dict[str, set[str]] = {}
        self._spellings: dict[str, set[str]] = {}
        for office, titles in base["names"]["titles"].items():
            for title in titles:
                folded = fold(title)
                self._offices.setdefault(folded, set()).add(office)
                self._spellings.setdefault(folded, set()).add(_plain(title))
        self._longest = max((len(title.split()) for title in self._offices), default=0)
        self._base = base

    def __contains__(self, folded: str) -> bool:
        return folded in self._offices

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """How many tokens the title that begins at ``at`` has; 0 if none does.

        Bà and Chú are titles, Ba and Chu are also names: a title made of name parts must be typed
        with its accents, or, if it has none, in small letters; unless it has several words and what
        follows is ``sure`` to be a whole name.
        """
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            row = tokens[at : at + length]
            folded = " ".join(token.folded for token in row)
            if folded in self._offices and ((sure and length > 1) or self._is_meant(row, folded)):
                return length
        return 0

    def is_link(self, token: Token) -> bool:
        """Whether the word may stand between titles: Chairman of the Presidium."""
        return token.folded in _LINKS

    def offices(self, words: Sequence[str]) -> frozenset[str]:
        """The offices that a row of folded words means."""
        found: set[str] = set()
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                if offices := self._offices.get(" ".join(words[at : at + length])):
                    found |= offices
                    at += length
                    break
            else:
                at += 1
        return frozenset(found - _NO_OFFICE)

    def held_by(self, person: str) -> frozenset[str]:
        """The offices that the base gives a person."""
        # "Chairman, as a former student says" is about a chairman.
        return frozenset(
            office
            for title in self._said_of.get(person, ())
            for office in self.offices(fold(title.split(", as ")[0]).split())
        )

    def _is_meant(self, row: Sequence[Token], folded: str) -> bool:
        if len(row) > 2 or not all(token.folded in self._bearers for token in row):
            return True
        typed = _plain(" ".join(token.raw for token in row))
        if typed not in self._spellings[folded]:
            return False
        return not typed.isascii() or not row[0].capital

    @cached_property
    def _said_of(self) -> dict[str, set[str]]:
        """What is said of everybody's office: descriptions, dated offices, words of documents."""
        texts: dict[str, set[str]] = {}
        for person in self._base["people"]:
            offices = (office["title"] for office in person["offices"])
            texts[person["id"]] = {person["description"] or "", *offices}
        for fact in self._base["facts"]:
            for attestation in fact["sources"]:
                for named in attestation["people"]:
                    texts.setdefault(named["id"], set()).add(named["office"] or "")
        return texts


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
