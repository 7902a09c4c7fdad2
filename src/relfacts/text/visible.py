"""Which characters reach a screen as they are, and how all others are spelled.

What a base, a document and a command line hold was written by others. A terminal obeys escapes, C1
controls and direction marks, and nobody sees tags or zero-width signs: they are spelled out, as
``\\u001b``. Spaces of any width are spaces, and the joiners that words of Persian and Hindi need
stay. JSON has escapes of its own, which stand for the same text.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Without them words of Persian, Hindi and their like are misspelled.
_JOINERS = "\u200c\u200d"

# Signs that stand over the figures behind them, as that of a year; Unicode files them as unseen.
_OVER_FIGURES = (
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)

# Blanks that end a line or a paragraph; what is between the last control and them is a space.
_LAST_CONTROL = "\x9f"
_ENDINGS = "\u2028\u2029"


def visible(text: str, kept: str = "") -> str:
    """``text`` with every unseen character spelled out, but those ``kept``; a tab is a space."""
    if text.isprintable():
        return text
    table = _TABLES.get(kept)
    if table is None:
        table = _TABLES[kept] = _Table(_spelled, kept)
        table.setdefault(ord("\t"), " ")
    return text.translate(table)


def escaped(json: str) -> str:
    """The text of JSON with escapes for what is unseen in it: the same values for a program."""
    return json.translate(_JSON)


def is_seen(ch: str) -> bool:
    """Whether a character shows, or is a space, or a joiner within words."""
    if ch.isprintable() or ch in _JOINERS or ch in _OVER_FIGURES:
        return True
    return ch.isspace() and ch > _LAST_CONTROL and ch not in _ENDINGS


class _Table(dict[int, str]):
    """What each character is written as, found when it is first met."""

    def __init__(self, spell: Callable[[int], str], kept: str) -> None:
        super().__init__((ord(ch), ch) for ch in kept)
        self._spell = spell

    def __missing__(self, code: int) -> str:
        self[code] = written = chr(code) if is_seen(chr(code)) else self._spell(code)
        return written


def _spelled(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _in_json(code: int) -> str:
    """An escape of JSON, which knows two bytes: what is beyond them takes a pair."""
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


_TABLES: dict[str, _Table] = {}

# Between its values JSON has breaks and tabs, within its texts it has none.
_JSON = _Table(_in_json, "\n\r\t")
