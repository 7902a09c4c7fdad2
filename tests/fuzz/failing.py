"""Streams of this process as they may be: read, thrown away, full, closed, or nobody reads them.

They are made of what Python makes its own streams of, so what a program says waits in a buffer, or
does not, as with PYTHONUNBUFFERED.
"""

from __future__ import annotations

import errno
import io
import os

#: What becomes of a stream.
WAYS = ("read", "thrown away", "full", "closed", "gone")


class Nobody(io.RawIOBase):
    """A stream that fails at each write as ``number`` has it: its reader is gone, or it is full."""

    def __init__(self, number: int) -> None:
        self._number = number
        #: Set when all is over, so that Python can let go of what it holds back.
        self.over = False

    def writable(self) -> bool:
        """It seems to be open."""
        return True

    def write(self, data: object, /) -> int:
        """Fail."""
        if self.over:
            return len(data)  # type: ignore[arg-type]
        raise OSError(self._number, os.strerror(self._number))


class Keeping(io.RawIOBase):
    """A stream that keeps what is written to it."""

    def __init__(self) -> None:
        self.content = b""
        self.over = False

    def writable(self) -> bool:
        """It is open."""
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Keep it."""
        self.content += bytes(data)
        return len(data)


def raw(way: str) -> Nobody | Keeping | None:
    """The stream of bytes that is read, full, ..., as one of WAYS says; None for a closed one."""
    if way == "closed":
        return None
    failing = {"full": errno.ENOSPC, "gone": errno.EPIPE}
    return Nobody(failing[way]) if way in failing else Keeping()


def stream(below: io.RawIOBase, buffered: bool) -> io.TextIOWrapper:
    """The stream of text that Python would make: held back in a buffer, or written at once."""
    lower = io.BufferedWriter(below) if buffered else below
    return io.TextIOWrapper(lower, encoding="utf-8", write_through=not buffered)  # type: ignore[arg-type]
