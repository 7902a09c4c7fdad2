"""Envelopes as the bytes that are sent, the same as ``--format json`` writes.

The bytes of a fact are the same in every answer, except for its fit, and the same facts are asked
for again and again: those asked for last are kept ready.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from relfacts.ask.answer import Answer
from relfacts.ask.machine import fact_text
from relfacts.base.selection import Hit
from relfacts.text.jsontext import Raw, dumps, pieces

# This many facts are kept, of about three kilobytes each.
_KEPT = 4000

# Stands for the facts while the rest is written. It cannot occur in JSON, which would escape it.
_FACTS = "\0"

# The text between two facts.
_BETWEEN = b",\n    "

# Pieces of at least this many bytes are sent separately.
_PIECE = 1 << 16


class Writer:
    """Writes the answers of one base."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, str], bytes] = OrderedDict()

    def whole(self, found: Answer) -> bytes:
        """The document of an answer, all at once."""
        document = found.envelope()
        if found.hits:
            document["facts"] = [Raw(_FACTS)]
        head, _, tail = dumps(document).partition(_FACTS)
        facts = _BETWEEN.join(map(self._fact, found.hits))
        return b"".join((head.encode(), facts, tail.encode(), b"\n"))

    def _fact(self, hit: Hit) -> bytes:
        key = (hit.number, hit.fit)
        written = self._kept.get(key)
        if written is None:
            written = self._kept[key] = "".join(fact_text(hit).pieces).encode()
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return written


def piecewise(found: Answer) -> Iterator[bytes]:
    """The document of an answer in pieces, its facts read as they are sent."""
    held: list[str] = []
    size = 0
    for piece in pieces(found.envelope()):
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join([*held, "\n"]).encode()
