"""The cards of indexes, which decide whether an index can be trusted.

Beside each index is a small file, its card. It says which base the index was made from, and records
the state of both files when the index was done: size, times and inode number. A card is trusted if
the current user owns it and all of that still holds, including the time of the last change, which
nobody can set back. So an index of another base, of another user, or one that was modified is not
even opened.
"""

from __future__ import annotations

import os
import stat
import sys
from binascii import crc32

from relfacts.base.files import one_root
from relfacts.base.index import sqlite
from relfacts.base.index.reader import Index
from relfacts.base.index.tables import VERSION

#: The beginning of every card; the rest of the line is the version of the tables.
MAGIC = b"relfacts index "
CARD = ".card"

#: Files in the folder are opened so that links are not followed and pipes do not block.
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
READING |= getattr(os, "O_BINARY", 0)

# A card is a few hundred bytes and two paths.
_MOST = 1 << 16

# Characters that need no escape in a URI.
_PLAIN = frozenset(b"/-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


def card_of(where: str, path: str) -> str:
    """The card for the index of the base at ``path``, in the folder ``where``."""
    place = _whole(path)
    return os.path.join(where, f"relfacts-{crc32(place):08x}{crc32(place[::-1]):08x}{CARD}")  # noqa: PTH118


def believed(where: str, path: str, base: os.stat_result) -> str | None:
    """The index kept in ``where`` for the base at ``path``, if the base is still as in ``base``.

    None if there is none, or none that can be trusted.
    """
    card = read_card(card_of(where, path))
    head = head_of(path, base)
    if card is None or not card.startswith(head):
        return None
    name, *rest = card[len(head) :].split(b"\n")
    kept = os.path.join(where, os.fsdecode(name))  # noqa: PTH118
    try:
        found = os.lstat(kept)
    except (OSError, ValueError):
        return None
    return kept if _is_own(found) and rest == [identity(found), b""] else None


def head_of(path: str, base: os.stat_result) -> bytes:
    """The lines of a card that identify the base its index was made from."""
    return b"%s%d\n%s\n%s\n" % (MAGIC, VERSION, escaped(_whole(path)), identity(base))


def identity(file: os.stat_result) -> bytes:
    """Values that change when a file is changed: size, times of content and of change, inode
    number.
    """
    return b"%d %d %d %d" % (file.st_size, file.st_mtime_ns, file.st_ctime_ns, file.st_ino)


def read_card(place: str) -> bytes | None:
    """The content of a card; None if there is none, or if the current user does not own it."""
    try:
        file = os.open(place, READING)
    except (OSError, ValueError):
        return None
    try:
        return os.read(file, _MOST) if _is_own(os.fstat(file)) else None
    except OSError:
        return None
    finally:
        os.close(file)


def _is_own(file: os.stat_result) -> bool:
    """Whether it is a file of this user that nobody else may write."""
    if not stat.S_ISREG(file.st_mode):
        return False
    return sys.platform == "win32" or (file.st_uid == os.geteuid() and not file.st_mode & 0o022)


def opened(place: str) -> Index | None:
    """The index at ``place``, open for reading; None if the file is not an index."""
    try:
        # A finished index never changes: no locks, no search for a journal.
        connection = sqlite.connect(
            f"file:{uri(place)}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite.Error:
        return None
    try:
        # A lookup reads few pages, and few of them twice.
        connection.execute("PRAGMA cache_size = -256")
    except sqlite.Error:
        connection.close()
        return None
    return Index(connection, place)


def uri(place: str) -> str:
    """A path as SQLite expects it in a URI, whatever bytes it contains."""
    whole = escaped(_whole(place)).decode()
    return f"/{whole}" if sys.platform == "win32" else one_root(whole)


def _whole(path: str) -> bytes:
    """The absolute path, in the bytes of the file system, with forward slashes only."""
    try:
        path = os.path.abspath(path)  # noqa: PTH100
    except OSError:
        return os.fsencode(path)  # the working folder is gone
    return os.fsencode(path.replace(os.sep, "/"))


def escaped(text: bytes) -> bytes:
    """``text`` in characters without any special meaning, as in a URI."""
    if _PLAIN.issuperset(text):
        return text
    return b"".join(bytes((sign,)) if sign in _PLAIN else b"%%%02X" % sign for sign in text)
