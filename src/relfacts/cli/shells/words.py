"""Splits a line into words as a shell does, and continues the current word. Pure."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTES = "'\""


def joined(words: Sequence[str]) -> list[str]:
    """The words with ``--kind``, ``=`` and ``vi`` joined, which bash passes separately."""
    whole: list[str] = []
    for word in words:
        last = whole[-1] if whole else ""
        if last.startswith("--") and (word == "=" or last.endswith("=")):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def bare(word: str) -> str:
    """A word without its quotes and backslashes; the last quote may be open: ``"Kim I``."""
    found, quote, rest = "", "", iter(word)
    for sign in rest:
        if sign == quote:
            quote = ""
        elif not quote and sign in _QUOTES:
            quote = sign
        elif sign == "\\" and quote != "'":
            found += next(rest, "")
        else:
            found += sign
    return found


def continued(typed: str, spelling: str) -> str | None:
    """A spelling as a continuation of the typed text, or None if it begins differently.

    The first letters stay as they were typed, since fish drops a candidate that begins otherwise.
    The rest follows them: in capitals if they are, without accents if they lack theirs.
    """
    from relfacts.text.folding import fold

    if spelling.startswith(typed):
        return spelling
    key = fold(typed).replace(" ", "")
    reach = _reach(key, spelling) if key else None
    if reach is None:
        return None
    begun, rest = spelling[:reach], spelling[reach:]
    if typed[-1:].isspace():
        rest = rest.lstrip()
    if typed.isascii() and not begun.isascii():
        rest = _unaccented(rest)
    letters = [letter for letter in typed if letter.isalpha()]
    if typed != begun and all(letter.isupper() for letter in letters) and len(letters) > 1:
        rest = rest.upper()
    elif not any(letter.isupper() for letter in letters):
        rest = rest.lower()
    return typed + rest


def _reach(key: str, spelling: str) -> int | None:
    """The number of letters of a spelling that fold to ``key``; None if no beginning does."""
    from unicodedata import combining

    from relfacts.text.folding import fold

    for reach in range(1, len(spelling) + 1):
        begun = fold(spelling[:reach]).replace(" ", "")
        if begun == key:
            # Combining marks belong to the letter before them.
            return reach + next(
                (n for n, sign in enumerate(spelling[reach:]) if not combining(sign)),
                len(spelling) - reach,
            )
        if len(begun) > len(key):
            return None
    return None


def _unaccented(text: str) -> str:
    """The text without its accents, in its base letters: ``Hồ Chí`` is ``Ho Chi``."""
    from relfacts.text.folding import fold

    return "".join(
        letter
        if letter.isascii() or not letter.isalpha()
        else (fold(letter).upper() if letter.isupper() else fold(letter))
        for letter in text
    )
