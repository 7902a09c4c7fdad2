"""What was typed, as a text and as a number: whatever the system, or Python, would make of it.

Python hands over bytes for which the system's encoding has no letter as halves of pairs
(surrogates), which nothing can write or look up. File names keep them, since the system wants them
back; all other texts are made readable here. And it reads numbers with signs, blanks, underscores
and the digits of all scripts, and of any size, which neither SQLite nor the writing of texts bears.
"""

from __future__ import annotations

#: The greatest number that is read. No base has so many facts, no document so many lines.
MOST = 999_999_999


def readable(text: str) -> str:
    """``text`` with its bytes read as UTF-8, and U+FFFD for each that is no part of any letter.

    Where the system's encoding is ASCII, as under LC_ALL=C, that is every letter beyond it.
    """
    if text.isascii():
        return text
    try:
        bytes_ = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # Halves that stand for no byte, as from a JSON text.
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return bytes_.decode("utf-8", "replace")


def whole(text: str) -> int | None:
    """The number that ``text`` writes in the digits 0 to 9; None if it is none, or above MOST."""
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0")
    return int(digits or "0") if len(digits) <= len(str(MOST)) else None


def in_quotes(text: str) -> str:
    """``text`` as a message names it: in quotation marks, with what is unseen spelled out.

    Python's own ``repr`` takes spaces that do not break, and joiners, for unseen too.
    """
    mark = '"' if "'" in text and '"' not in text else "'"
    if not text.isprintable():
        from relfacts.text.visible import visible

        text = visible(text)
    return f"{mark}{text}{mark}"
