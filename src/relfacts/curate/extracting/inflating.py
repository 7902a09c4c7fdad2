"""How large the streams of a PDF become: a malicious one grows a thousandfold when it is unpacked.

A stream is unpacked piece by piece and thrown away, so that nobody holds all of it before it is
known to be small enough (ISO 32000, 7.3.8 and 7.4.4).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress

# At most so many bytes: text never has so many, and a picture may have ten times as many.
_MOST, _MOST_OF_A_PICTURE = 100_000_000, 1_000_000_000

# Bytes that are unpacked at once.
_PIECE = 1 << 20

# A stream may be packed so many times over; with each it may grow again.
_DEEPEST = 4

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")

# What says of a stream that it is a picture stands at most so many bytes before it.
_TOLD = 2000


def grows_too_large(content: bytes) -> bool:
    """Whether a stream of a PDF is larger than any that is honest, once it is unpacked."""
    for stream in _STREAM.finditer(content):
        told = content[max(stream.start() - _TOLD, 0) : stream.start()].rpartition(b" obj")[2]
        most = _MOST_OF_A_PICTURE if _PICTURE.search(told) else _MOST
        if _is_larger(content, stream.end(), most):
            return True
    return False


def _is_larger(content: bytes, start: int, most: int) -> bool:
    """Whether the stream at ``start`` has more bytes than ``most``, however often it is packed."""
    for depth in range(1, _DEEPEST + 1):
        pieces: Iterable[bytes] = _cut(content, start)
        for _ in range(depth):
            pieces = _inflated(pieces)
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > most:
                return True
        if not size:
            return False
    return False


def _cut(content: bytes, start: int) -> Iterator[bytes]:
    for at in range(start, len(content), _PIECE):
        yield content[at : at + _PIECE]


def _inflated(packed: Iterable[bytes]) -> Iterator[bytes]:
    """What was packed, in pieces, up to where it ends or is broken; nothing of what is not."""
    unpacking = zlib.decompressobj()
    for piece in packed:
        rest = piece
        while rest and not unpacking.eof:
            try:
                yield unpacking.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = unpacking.unconsumed_tail
        if unpacking.eof:
            return
    with suppress(zlib.error):
        yield unpacking.flush()
