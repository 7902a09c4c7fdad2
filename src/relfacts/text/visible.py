"""Which characters are shown on a screen as they are, and how all others are spelled.

Bases, documents and command lines contain text written by others. A terminal obeys escapes, C1
controls and direction marks, and tags and zero-width characters are invisible: they are spelled
out, as ``\\u001b``. Spaces of any width become spaces, and the joiners that words of Persian and
Hindi need are kept. JSON has escapes of its own, which mean the same text.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Without them words of Persian, Hindi and their like are misspelled.
_JOINERS = "\u200c\u200d"

# Signs that are drawn over the figures after them, such as the year sign; Unicode calls them
# invisible.
_OVER_FIGURES = (
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)

# Blanks that end a line or a paragraph; what is between the last control and them is a space.
_LAST_CONTROL = "\x9f"
_ENDINGS = "\u2028\u2029"


def visible(text: str, kept: str = "") -> str:
    """``text`` with invisible characters spelled out, except ``kept``; a tab becomes a space."""
    if text.isprintable():
        return text
    table = _TABLES.get(kept)
    if table is None:
        table = _TABLES[kept] = _Table(_spelled, kept)
        table.setdefault(ord("\t"), " ")
    return text.translate(table)


def escaped(json: str) -> str:
    """JSON text with escapes for invisible characters; a program reads the same values."""
    return json.translate(_JSON)


def is_seen(ch: str) -> bool:
    """Whether a character is visible, a space, or a joiner within words."""
    if ch.isprintable() or ch in _JOINERS or ch in _OVER_FIGURES:
        return True
    return ch.isspace() and ch > _LAST_CONTROL and ch not in _ENDINGS


class _Table(dict[int, str]):
    """How each character is written, found when the character is first met."""

    def __init__(self, spell: Callable[[int], str], kept: str) -> None:
        super().__init__((ord(ch), ch) for ch in kept)
        self._spell = spell

    def __missing__(self, code: int) -> str:
        self[code] = written = chr(code) if is_seen(chr(code)) else self._spell(code)
        return written


def _spelled(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _in_json(code: int) -> str:
    """A JSON escape, which holds two bytes: a character beyond that takes a pair."""
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


_TABLES: dict[str, _Table] = {}

# JSON has line breaks and tabs between its values, but none within its texts.
_JSON = _Table(_in_json, "\n\r\t")
