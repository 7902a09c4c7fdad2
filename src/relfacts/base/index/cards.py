"""The cards of indexes: which index is believed.

An index is a file of its own beside a card, which says of which file it was made and how it was
when it was done: size, times and number of both. A card is believed if it is the reader's own and
all of that still holds; the time of the last change is among it, which nobody can set back. So an
index of another base, of another user, or one in which anything was changed is not even opened.
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

#: What every card begins with; the rest of the line is the version of the tables.
MAGIC = b"relfacts index "
CARD = ".card"

#: How what lies in the folder is opened: no link is followed, and no pipe waited for.
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
READING |= getattr(os, "O_BINARY", 0)

# A card is a few hundred bytes and two paths.
_MOST = 1 << 16

# What needs no escape in a URI.
_PLAIN = frozenset(b"/-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


def card_of(where: str, path: str) -> str:
    """The card for the index of the base at ``path``, in the folder ``where``."""
    place = _whole(path)
    return os.path.join(where, f"relfacts-{crc32(place):08x}{crc32(place[::-1]):08x}{CARD}")  # noqa: PTH118


def believed(where: str, path: str, base: os.stat_result) -> str | None:
    """The index kept in ``where`` for the base at ``path``, a file that is as ``base`` has it.

    None if there is none, or not one that is beyond doubt.
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
    """The lines of a card that say of what its index was made."""
    return b"%s%d\n%s\n%s\n" % (MAGIC, VERSION, escaped(_whole(path)), identity(base))


def identity(file: os.stat_result) -> bytes:
    """What changes when the file is changed: size, time of content and of change, its number."""
    return b"%d %d %d %d" % (file.st_size, file.st_mtime_ns, file.st_ctime_ns, file.st_ino)


def read_card(place: str) -> bytes | None:
    """What stands on a card; None if there is none, or if it is not the reader's own."""
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
    """The index at ``place``, open for reading; None if it is none."""
    try:
        # Nobody changes an index that is done: no locks, no looking for a journal.
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
    """A path as SQLite has it in a URI, whatever bytes are in it."""
    whole = escaped(_whole(place)).decode()
    return f"/{whole}" if sys.platform == "win32" else one_root(whole)


def _whole(path: str) -> bytes:
    """The absolute path, in the bytes of the file system; with slashes only."""
    try:
        path = os.path.abspath(path)  # noqa: PTH100
    except OSError:
        return os.fsencode(path)  # the working folder is gone
    return os.fsencode(path.replace(os.sep, "/"))


def escaped(text: bytes) -> bytes:
    """``text`` in signs that mean nothing to anybody, as in a URI."""
    if _PLAIN.issuperset(text):
        return text
    return b"".join(bytes((sign,)) if sign in _PLAIN else b"%%%02X" % sign for sign in text)
