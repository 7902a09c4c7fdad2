"""How a value is typed on a command line, so that a command copied from an answer works."""

from __future__ import annotations

# Besides letters and digits of any script: characters that mean only themselves to any shell.
_PLAIN = frozenset("-_./:,+@")
# Characters that keep their special meaning within double quotes.
_ALIVE = frozenset('"$`\\!')


def quoted(text: str) -> str:
    """``text`` as one word of a command line: as it is, or in the quotes that it needs."""
    if text and all(sign.isalnum() or sign in _PLAIN for sign in text):
        return text
    if not text.isprintable() and not _all_seen(text):
        return f"$'{''.join(map(_escaped, text))}'"
    if _ALIVE.isdisjoint(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"


def _all_seen(text: str) -> bool:
    from relfacts.text.visible import is_seen

    return all(map(is_seen, text))


def _escaped(sign: str) -> str:
    """A character within ``$'...'``, which bash, zsh and ksh read."""
    from relfacts.text.visible import visible

    byte = ord(sign) - 0xDC00
    if 0x80 <= byte <= 0xFF:
        # Python's stand-in for a byte that is not text.
        return f"\\x{byte:02x}"
    return f"\\{sign}" if sign in "'\\" else "\\t" if sign == "\t" else visible(sign)
