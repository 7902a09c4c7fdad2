"""The one layout for a record of a base: keys in order, two spaces a level, each value on a line.

The result is what the library's encoder writes with an indent, byte for byte; but that encoder
makes millions of pieces of a base before it joins them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: What comes before each further line of a record in a list of a base: a line break and spaces.
MARGIN = "\n    "

_CONTAINERS = frozenset((dict, list))

# The keys of one fact are those of the next.
_SEEN = 256


def laid_out(value: object, margin: str = MARGIN) -> str:
    """The JSON of ``value``; its lines after the first begin with ``margin``."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{margin}  "
    if isinstance(value, dict) and value:
        rows = (
            f"{encode_basestring(key)}: {laid_out(item, inner)}"
            for key, item in sorted(value.items())
        )
        return f"{{{inner}{f',{inner}'.join(rows)}{margin}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join([laid_out(item, inner) for item in value])}{margin}]"
    return json.dumps(value)


def is_laid_out(text: str, value: Any) -> bool:
    """Whether ``text``, the text of the record ``value`` in a base, is as ``laid_out`` writes it.

    It notices what other programs do differently: line breaks, indents, escaped characters, the
    order of keys. A space added by hand is not noticed.
    """
    if not isinstance(value, dict) or not value:
        return False
    start = f'{{{MARGIN}  "{next(iter(value))}": '
    if not text.startswith(start) or not text.endswith(f"{MARGIN}}}"):
        return False
    if "\r" in text or "\\u" in text or "\\/" in text:
        return False
    return text.count("\n") == _breaks(value)


@lru_cache(_SEEN)
def _are_sorted(keys: tuple[str, ...]) -> bool:
    return keys == tuple(sorted(keys))


def _breaks(value: dict[str, Any]) -> int:
    """How many line breaks are in a value that is laid out; less than none if a key is astray."""
    breaks = 0
    containers: list[Any] = [value]
    # What is in them is appended while they are gone through.
    for one in containers:
        if not one:
            continue
        breaks += len(one) + 1
        inner = one
        if isinstance(one, dict):
            if not _are_sorted(tuple(one)):
                return -1
            inner = one.values()
        containers += [item for item in inner if item.__class__ in _CONTAINERS]
    return breaks
