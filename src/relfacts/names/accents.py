"""Accents: those that were typed must be right, those that were not typed may be any.

A Vietnamese syllable has one tone, wherever in it the mark is put: Hoà is Hòa. Where no input
method turns keys into letters, they are typed as they are, Telex (``Nguyeenx``), VNI
(``Nguye6n4``) or VIQR (``Nguye^~n``): some keys change the vowel before them and one sets the tone
of the syllable. So syllables are compared by their letters and their tone.
"""

from __future__ import annotations

import unicodedata

from relfacts.text.folding import VOWELS, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    #: The letters of a syllable, and its tone.
    Syllable = tuple[str, str]

# Letters that only a fully accented Vietnamese spelling has.
_VIETNAMESE = frozenset("ăơưđ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}

_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TONES = "\u0301\u0300\u0309\u0303\u0323"

_TELEX = dict(zip("sfrxj", _TONES, strict=True))
_VNI = dict(zip("12345", _TONES, strict=True))
_VIQR = dict(zip("'`?~.", _TONES, strict=True))
_SHAPES = {"6": _CIRCUMFLEX, "7": _HORN, "8": _BREVE, "^": _CIRCUMFLEX, "+": _HORN, "(": _BREVE}

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
    wrong = _wrong(ours, theirs)
    if not wrong:
        return 0
    moved = [
        (word, other)
        for word, other in zip(typed.lower().split(), meant.lower().split(), strict=False)
        if syllable(word) == syllable(other)
    ]
    return wrong - sum(_wrong(_letters(word), _letters(other)) for word, other in moved)


def _wrong(ours: Sequence[str], theirs: Sequence[str]) -> int:
    return sum(one not in (other, key(one)) for one, other in zip(ours, theirs, strict=False))


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


def _letters(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).lower()
    return [letter for letter in composed if letter.isalpha()]


def pressed(word: str) -> Syllable:
    """The letters and the tone that a row of keys produces."""
    letters: list[str] = []
    tone = ""
    for sign in word:
        last = letters[-1] if letters else ""
        voiced = any(letter[0] in VOWELS for letter in letters)
        mark = _VNI.get(sign) or _VIQR.get(sign) or (_TELEX.get(sign) if voiced else None)
        if mark:
            tone = mark
        elif sign in _SHAPES and last:
            letters[-1] += _SHAPES[sign]
        elif sign == last and sign in "aeo":
            letters[-1] += _CIRCUMFLEX
        elif sign == "w" and last in ("a", "o", "u"):
            letters[-1] += _BREVE if last == "a" else _HORN
            if letters[-2:-1] == ["u"] and last == "o":
                letters[-2] += _HORN
        elif (sign == last == "d") or (sign == "9" and last == "d"):
            letters[-1] = "đ"
        else:
            letters.append(sign)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def syllable(word: str) -> Syllable:
    """The letters and the tone of a syllable."""
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(part for part in parts if part in _TONES)
    letters = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", letters), tone
