"""JSON text as ``json.dumps(value, ensure_ascii=False, indent=2)`` writes it.

A lookup needs no more of JSON than this, and importing the library for it costs half of what the
interpreter itself does. Facts are not written at all: they are put in as they stand in the base.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ESCAPES = {code: f"\\u{code:04x}" for code in range(0x20)}
_ESCAPES |= {
    ord(sign): f"\\{letter}" for sign, letter in zip('"\\\n\r\t\f\b', '"\\nrtfb', strict=True)
}


class Raw:
    """A text that is JSON already, in pieces."""

    __slots__ = ("pieces",)

    def __init__(self, *pieces: str) -> None:
        self.pieces = pieces


def dumps(value: Any) -> str:
    """``value`` as indented JSON: of dicts, lists, texts, numbers, True, False, None and Raw."""
    pieces: list[str] = []
    _write(value, "\n", pieces)
    return "".join(pieces)


def _write(value: Any, indent: str, pieces: list[str]) -> None:
    """Add the text of ``value``, in pieces, since answers may be long and are put together once.

    ``indent`` is the line break with the blanks before what is on this level.
    """
    if isinstance(value, str):
        pieces.append(f'"{value.translate(_ESCAPES)}"')
    elif isinstance(value, Raw):
        pieces += value.pieces
    elif value is None or value is True or value is False:
        pieces.append({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, dict):
        between = "{"
        for key, item in value.items():
            pieces += (between, f'{indent}  "{key.translate(_ESCAPES)}": ')
            _write(item, f"{indent}  ", pieces)
            between = ","
        pieces.append(f"{indent}}}" if value else "{}")
    elif isinstance(value, list | tuple):
        between = "["
        for item in value:
            pieces += (between, f"{indent}  ")
            _write(item, f"{indent}  ", pieces)
            between = ","
        pieces.append(f"{indent}]" if value else "[]")
    else:
        pieces.append(repr(value))
