"""How a value is typed on a command line, so that a line copied from an answer works."""

from __future__ import annotations

# Besides letters and digits of any script: what no shell takes for anything but itself.
_PLAIN = frozenset("-_./:,+@")
# What keeps its meaning for a shell within double quotes.
_ALIVE = frozenset('"$`\\!')


def quoted(text: str) -> str:
    """``text`` as one word of a command line: as it is, or in the quotes that it needs."""
    if text and all(sign.isalnum() or sign in _PLAIN for sign in text):
        return text
    if _ALIVE.isdisjoint(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"
