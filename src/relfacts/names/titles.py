"""Titles: words around a name that are no part of it, and the offices they mean.

In every language a title is filed under the office it means in English, and the offices of a
person are read from the same words: so `thủ tướng`, `총리` and "PM" help to decide between two
people of one name, and a title that fits none of them says that somebody else is meant. Beside
a whole name a title changes nothing.
"""

from __future__ import annotations

import unicodedata

from relfacts.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from relfacts.index.reader import Index
    from relfacts.names.forms import Owner
    from relfacts.names.tokens import Token

# Words between two titles, or a title and a name, that belong to them.
_LINKS = frozenset(("of", "the", "and", "for"))

# Groups of titles that mean no office of their own.
_NO_OFFICE = frozenset(("courtesy", "unit"))


class Titles:
    """The titles of a base, and what they say of its people."""

    def __init__(self, index: Index, bearers: Container[str]) -> None:
        self._index = index
        self._bearers = bearers
        self._longest = index.value("longest_title") or 0
        self._known: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def __contains__(self, folded: str) -> bool:
        return bool(self._title(folded)[0])

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """How many tokens the title that begins at ``at`` has; 0 if none does.

        Bà and Chú are titles, Ba and Chu are also names: a title made of name parts must be typed
        with its accents, or, if it has none, in small letters; unless it has several words and what
        follows is ``sure`` to be a whole name.
        """
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            row = tokens[at : at + length]
            folded = " ".join(token.folded for token in row)
            if folded in self and ((sure and length > 1) or self._is_meant(row, folded)):
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
                offices, _ = self._title(" ".join(words[at : at + length]))
                if offices:
                    found |= offices
                    at += length
                    break
            else:
                at += 1
        return frozenset(found - _NO_OFFICE)

    def held_by(self, person: Owner) -> frozenset[str]:
        """The offices that the base gives a person."""
        said = self._index.all("SELECT title FROM office WHERE person = ?", person.number)
        # "Chairman, as a former student says" is about a chairman.
        return frozenset(
            office
            for (title,) in said
            for office in self.offices(fold(title.split(", as ")[0]).split())
        )

    def _is_meant(self, row: Sequence[Token], folded: str) -> bool:
        if len(row) > 2 or not all(token.folded in self._bearers for token in row):
            return True
        typed = _plain(" ".join(token.raw for token in row))
        if typed not in self._title(folded)[1]:
            return False
        return not typed.isascii() or not row[0].capital

    def _title(self, folded: str) -> tuple[frozenset[str], frozenset[str]]:
        """The offices that a title means, and its spellings; empty if it is no title."""
        if folded not in self._known:
            rows = self._index.all("SELECT office, plain FROM title WHERE folded = ?", folded)
            self._known[folded] = (
                frozenset(office for office, _ in rows),
                frozenset(plain for _, plain in rows),
            )
        return self._known[folded]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
