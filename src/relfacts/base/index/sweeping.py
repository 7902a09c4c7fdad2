"""Lists the files in the folder of the indexes, and removes those that are not needed.

A file is removed only if both its name and its content show that it is ours. Files left by a
process that was killed, and indexes of bases that no longer exist, are removed when the next index
is made.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relfacts import writing
from relfacts.base.index.cards import CARD, MAGIC, READING, card_of
from relfacts.base.index.tables import APPLICATION

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = ".index"

_CARD_NAME = re.compile(r"relfacts-[0-9a-f]{16}" + re.escape(CARD))

# The names of indexes before there were cards, and of files that killed processes left then.
_FORMER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]+){3}-\d{1,3}\.index(?:\.(\d{1,19}))?")

# The beginning of every SQLite file; the mark of the program that made it comes later.
_SQLITE = b"SQLite format 3\0"
_MARK = slice(68, 72)

# How often, and for how many seconds each time, to wait for another process at work in the folder.
_WAITS, _WAIT = 100, 0.01


def kept(where: str | None, path: str | None = None) -> list[str]:
    """The indexes kept in ``where``, or only that of the base at ``path``."""
    if where is None:
        return []
    cards = _cards(where) if path is None else [card_of(where, path)]
    return [index for card in cards if (index := named_on(card)) and is_index(index)]


def clear(where: str) -> tuple[int, list[str]]:
    """Remove every index in ``where``; returns how many, and which files could not be removed.

    An index that another process is making at this moment is kept.
    """
    with alone(where):
        left = [card for card in _cards(where) if not writing.remove(card)]
        gone = sweep(where)
    return gone, left + [file for file in _files(where) if is_index(file)]


def sweep(where: str) -> int:
    """Remove the files in ``where`` that nobody needs; returns how many indexes were removed.

    These are indexes without a card, cards of bases that no longer exist, and drafts. The caller
    must be ``alone``: a new index has no card for a moment.
    """
    named = set()
    for card in _cards(where):
        index = named_on(card)
        if index and os.path.lexists(index) and not _is_of_no_base(card):
            named.add(index)
        else:
            writing.remove(card)
    writing.sweep(where)
    unneeded = [file for file in _files(where) if file not in named and is_index(file)]
    return sum(map(writing.remove, unneeded))


def is_index(path: str) -> bool:
    """Whether the file at ``path`` is an index that relfacts made, or began and abandoned."""
    name = os.path.basename(path)  # noqa: PTH119
    former = _FORMER.fullmatch(name)
    if not former and not writing.is_ours(name, INDEX):
        return False
    if former and former[1] and writing.lives(int(former[1])):
        return False
    start = _start(path)
    mark = bytes(4) if former else APPLICATION.to_bytes(4, "big")
    return start == b"" or bool(start and start.startswith(_SQLITE) and start[_MARK] == mark)


def named_on(card: str) -> str | None:
    """The path of the index named on a card, beside it; None if it names none."""
    lines = (_start(card) or b"").split(b"\n")
    if len(lines) < 4 or b"/" in lines[3]:
        return None
    return os.path.join(os.path.dirname(card), os.fsdecode(lines[3]))  # noqa: PTH118, PTH120


@contextmanager
def alone(where: str) -> Iterator[None]:
    """Keep other processes out of the folder for a moment, if the system can. Waits are short."""
    try:
        import fcntl

        folder = os.open(where, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        for _ in range(_WAITS):
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_WAIT)
            except OSError:
                break
        yield
    finally:
        os.close(folder)


def _files(where: str) -> list[str]:
    try:
        return [os.path.join(where, name) for name in sorted(os.listdir(where))]  # noqa: PTH118, PTH208
    except OSError:
        return []


def _cards(where: str) -> list[str]:
    return [
        file
        for file in _files(where)
        if _CARD_NAME.fullmatch(os.path.basename(file))  # noqa: PTH119
        and (_start(file) or b"").startswith(MAGIC)
    ]


def _is_of_no_base(card: str) -> bool:
    """Whether a card belongs to a base that no longer exists."""
    _, path, *_ = (_start(card) or b"").split(b"\n")
    try:
        os.stat(unescaped(path))  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        pass
    return False


def unescaped(text: bytes) -> bytes:
    """The path from its ``escaped`` form on a card."""
    first, *rest = text.split(b"%")
    return first + b"".join(bytes.fromhex(part[:2].decode()) + part[2:] for part in rest)


def _start(path: str) -> bytes | None:
    """The first bytes of a file; None if it cannot be read."""
    try:
        file = os.open(path, READING)
    except (OSError, ValueError):
        return None
    try:
        return os.read(file, 1 << 16)
    except OSError:
        return None
    finally:
        os.close(file)
