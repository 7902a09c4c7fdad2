"""JSON text as ``json.dumps(value, ensure_ascii=False, indent=2)`` writes it, but safe to show.

Characters that a terminal would obey, or that are invisible, are escaped. A lookup needs no more of
JSON than this, and importing the library would cost half as much as starting the interpreter. Facts
are not encoded again: their text is copied from the base. ``loads`` reads what a base has.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
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
    """``value`` as indented JSON; see ``pieces``."""
    return "".join(pieces(value))


def pieces(value: Any, indent: str = "\n") -> Iterator[str]:
    """The text of ``value`` in pieces, since answers may be larger than memory.

    ``value`` may consist of dicts, lists and other iterables, texts, numbers, True, False, None and
    Raw. ``indent`` is the line break and the spaces before each item of this level.
    """
    if isinstance(value, str):
        yield _quoted(value)
    elif isinstance(value, Raw):
        yield from value.pieces
    elif value is None or value is True or value is False:
        yield {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, int | float):
        yield repr(value)
    elif isinstance(value, dict):
        between = "{"
        for key, item in value.items():
            yield f"{between}{indent}  {_quoted(key)}: "
            yield from pieces(item, f"{indent}  ")
            between = ","
        yield f"{indent}}}" if between == "," else "{}"
    else:
        between = "["
        for item in value:
            yield f"{between}{indent}  "
            yield from pieces(item, f"{indent}  ")
            between = ","
        yield f"{indent}]" if between == "," else "[]"


class _Reading:
    """How JSON is read: as ``json.loads`` does."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int = float, int
    parse_constant = float


def loads(text: str | bytes) -> Any:
    """The value of a JSON object or list without spaces before it; else as ``json.loads``.

    It is read by the C half of the library alone: the other half compiles patterns for what the
    first does, which costs a question as much as all that it reads.
    """
    told = text if isinstance(text, str) else text.decode(errors="surrogatepass")
    try:
        from _json import make_scanner

        value, end = make_scanner(_Reading)(told, 0)  # type: ignore[arg-type]
    except (ImportError, StopIteration):
        end = -1
    if end == len(told):
        return value
    import json

    return json.loads(told)


def harmless(text: str) -> str:
    """JSON text with escapes for characters that a screen would obey; its values are the same."""
    # JSON itself forbids the other ASCII controls within a text.
    if "\x7f" not in text and (text.isascii() or text.replace("\n", "").isprintable()):
        return text
    from relfacts.text.visible import escaped

    return escaped(text)


def _quoted(text: str) -> str:
    if text.isprintable():
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return harmless(f'"{text.translate(_ESCAPES)}"')


def why_none(error: Exception) -> str:
    """Why a text is no JSON, in words that are not those of Python."""
    if isinstance(error, RecursionError):
        return "nested too deep"
    told = str(error)
    return "a number has too many digits" if "set_int_max_str_digits" in told else told
