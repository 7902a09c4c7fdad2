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
    """A text that is JSON already."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def dumps(value: Any, indent: str = "\n") -> str:
    """``value`` as indented JSON: of dicts, lists, texts, numbers, True, False, None and Raw.

    ``indent`` is the line break with the blanks before what is on this level.
    """
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    if isinstance(value, Raw):
        return value.text
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    deeper = f"{indent}  "
    if isinstance(value, dict):
        rows = [f"{dumps(key)}: {dumps(item, deeper)}" for key, item in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(rows)}{indent}}}" if rows else "{}"
    if isinstance(value, list | tuple):
        items = [dumps(item, deeper) for item in value]
        return f"[{deeper}{f',{deeper}'.join(items)}{indent}]" if items else "[]"
    return repr(value)
