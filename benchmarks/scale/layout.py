"""The layout of ``facts.json``, as the build writes it, without holding a base in memory.

The standard encoder lays out with indent in plain Python, slower than the facts are made; so a fact
is a text with gaps. A test holds the bytes to those of the build.
"""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring as quoted

__all__ = ["Shape", "laid", "listed", "quoted", "texts"]


class Shape:
    """The text of records with certain keys whose braces stand ``level`` levels deep.

    Called with the laid out value of every key.
    """

    def __init__(self, level: int, keys: str) -> None:
        inner = "  " * (level + 1)
        rows = ",\n".join(f'{inner}"{key}": %({key})s' for key in sorted(keys.split()))
        self._text = f"{{\n{rows}\n{'  ' * level}}}"

    def __call__(self, **values: str | int) -> str:
        """The record with these values."""
        return self._text % values


def listed(items: Iterable[str], level: int) -> str:
    """A list of laid out items; its brackets belong to a line ``level`` levels deep."""
    inner = "\n" + "  " * (level + 1)
    rows = f",{inner}".join(items)
    return f"[{inner}{rows}\n{'  ' * level}]" if rows else "[]"


def texts(items: Iterable[str], level: int) -> str:
    """A list of texts, laid out as by `listed`."""
    return listed(map(quoted, items), level)


def laid(value: object, level: int) -> str:
    """Any value of JSON, laid out on a line ``level`` levels deep."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return listed([laid(item, level + 1) for item in value], level)
    if isinstance(value, dict):
        inner = "  " * (level + 1)
        rows = ",\n".join(
            f"{inner}{quoted(key)}: {laid(value[key], level + 1)}" for key in sorted(value)
        )
        return f"{{\n{rows}\n{'  ' * level}}}" if rows else "{}"
    return repr(value)
