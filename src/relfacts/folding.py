"""Text without what readers do not type: case, accents, hyphens, width, invisible characters.

Folding is for looking up, never for showing. It is one function with one table, so that what the
build writes and what a user types always meet.
"""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose, as most people type them.
_LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
        "þ": "th", "ŋ": "ng", "ə": "e",
    }
)  # fmt: skip

# Apostrophes and the like stand inside a word (Zheng'en, Sup’ung); all other signs end one.
_INSIDE_WORDS = frozenset("'’‘ʼʻ`´ʹ′·")


def fold(text: str) -> str:
    """``text`` in lower case, without accents and signs, words parted by single spaces.

    Vietnamese Đ becomes d; composed and decomposed, full-width and hyphenated spellings meet.
    Scripts other than Latin, Greek and Cyrillic keep their marks, which are letters there.
    """
    if text.isascii():
        plain = text.lower()
    else:
        apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
        kept = "".join(ch for ch in apart if not "\u0300" <= ch <= "\u036f")
        plain = unicodedata.normalize("NFKC", kept)
    return " ".join("".join(map(_letter, plain)).split())


def words(text: str) -> list[str]:
    """The folded words of ``text``."""
    return fold(text).split()


def key(text: str) -> str:
    """``text`` folded and closed up: spelled together, apart or with a hyphen, the same key."""
    return fold(text).replace(" ", "")


def _letter(ch: str) -> str:
    if ch.isalnum():
        return ch
    if ch in _INSIDE_WORDS:
        return ""
    category = unicodedata.category(ch)
    if category[0] == "M":
        return ch
    # Zero-width joiners, soft hyphens and direction marks are invisible: they part no words.
    return "" if category == "Cf" else " "
