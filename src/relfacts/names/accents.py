"""Accents: those that were typed must be right, those that were not typed may be any."""

from __future__ import annotations

import unicodedata

from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Letters that only a fully accented Vietnamese spelling has.
_VIETNAMESE = frozenset("ăơưđ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}

# The breves of Korean romanisation, and the signs typed instead of them.
_BREVES = str.maketrans("ôûǒǔ", "ŏŭŏŭ")


def shows_all_accents(text: str) -> bool:
    """Whether a declared spelling clearly has all its accents."""
    return not text.isascii() and not _VIETNAMESE.isdisjoint(text.lower())


def wrong_accents(typed: str, meant: str) -> int:
    """The number of letters in ``typed`` with accents that ``meant``, fully accented, does not
    have.

    A letter typed without accents matches any. If the letters do not correspond one to one, nothing
    can be said: 0.
    """
    if typed.isascii():
        return 0
    ours, theirs = _letters(typed), _letters(meant)
    if len(ours) != len(theirs):
        return 0
    return sum(one not in (other, key(one)) for one, other in zip(ours, theirs, strict=True))


def right_accents(typed: str, meant: str) -> int:
    """The number of letters in ``typed`` with exactly the accents of ``meant``."""
    ours, theirs = _letters(typed), _letters(meant)
    pairs = zip(ours, theirs, strict=False) if len(ours) == len(theirs) else ()
    return sum(one == other and not one.isascii() for one, other in pairs)


def has_breves(typed: str) -> bool:
    """Whether the text distinguishes ŏ from o, or ŭ from u, as only romanised Korean does."""
    return not typed.isascii() and not {"ŏ", "ŭ"}.isdisjoint(_letters(typed))


def breved(typed: str) -> str:
    """``typed`` without spaces and without signs other than breves."""
    letters = (letter.translate(_BREVES) for letter in _letters(typed))
    return "".join(letter if letter in "ŏŭ" else key(letter) for letter in letters)


def spells(typed: str, row: Sequence[Sequence[str]]) -> bool:
    """Whether ``typed`` is one spelling of each syllable, in order, with nothing left over.

    ``typed`` has no spaces; plain letters match those with a breve, but not the other way round.
    """
    if not row:
        return not typed
    return any(
        _begins(typed, spelling) and spells(typed[len(spelling) :], row[1:]) for spelling in row[0]
    )


def _begins(typed: str, spelling: str) -> bool:
    return len(typed) >= len(spelling) and all(
        one in (other, key(other)) for one, other in zip(typed, spelling, strict=False)
    )


def _letters(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).lower()
    return [letter for letter in composed if letter.isalpha()]
