"""Typed arguments as texts and numbers, whatever the system or Python makes of them.

For bytes that the system's encoding cannot read Python hands over lone surrogates, which can be
neither written nor looked up. File names keep them, since the system wants them back; all other
texts are made readable here. Python also reads numbers with signs, spaces, underscores and the
digits of all scripts, and of any size, which neither SQLite nor printing can handle.
"""

from __future__ import annotations

#: The greatest number that is read. No base has more facts, no document more lines.
MOST = 999_999_999


def readable(text: str) -> str:
    """``text`` with its bytes read as UTF-8, and U+FFFD for each byte that belongs to no letter.

    Where the system's encoding is ASCII, as under LC_ALL=C, this affects every other letter.
    """
    if text.isascii():
        return text
    try:
        bytes_ = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # Surrogates that do not stand for bytes, as from a JSON text.
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return bytes_.decode("utf-8", "replace")


def whole(text: str) -> int | None:
    """The number that ``text`` writes in digits 0 to 9; None if it is not one, or above MOST."""
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0")
    return int(digits or "0") if len(digits) <= len(str(MOST)) else None


def in_quotes(text: str) -> str:
    """``text`` as messages quote it: in quotation marks, with invisible characters spelled out.

    Python's own ``repr`` also spells out no-break spaces and joiners, which are left here.
    """
    mark = '"' if "'" in text and '"' not in text else "'"
    if not text.isprintable():
        from relfacts.text.visible import visible

        text = visible(text)
    return f"{mark}{text}{mark}"
