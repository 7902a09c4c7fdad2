"""Makes an index and keeps it in the cache folder.

Its card appears in one step, when the index is complete and on the disk. So many processes may make
the same index at once, and one that is killed has changed nothing.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from relfacts import writing
from relfacts.base.index import sqlite
from relfacts.base.index.build import build
from relfacts.base.index.cards import believed, card_of, head_of, identity, opened, uri
from relfacts.base.index.sweeping import INDEX, alone, sweep
from relfacts.errors import BaseError

if TYPE_CHECKING:
    from typing import BinaryIO

    from relfacts.base.index.build import Progress
    from relfacts.base.index.reader import Index

    #: An open index, and where it is kept; None if it is not kept.
    Made = tuple[Index, str | None]

# For up to this many seconds the clock of a file system may not advance.
_TICK = 0.02

# A base that changes while it is read is read again at most this often.
_READINGS = 5


def make(file: BinaryIO, path: str, where: str, progress: Progress | None = None) -> Made:
    """Make the index of the base in ``file``, which is at ``path``, and keep it in ``where``.

    If another file has replaced the base in the meantime, the index serves this one question and is
    not kept. Raises OSError or sqlite.OperationalError if it cannot be written, and BaseError.
    """
    os.makedirs(where, mode=0o700, exist_ok=True)  # noqa: PTH103
    draft = writing.draft_in(where)
    try:
        base = _read_into(draft, file, path, progress)
        with alone(where):
            # Another process may have finished first, or the base may have been rebuilt.
            kept = believed(where, path, base)
            if kept is None and _is_at(path, base):
                kept = _published(draft, where, path, base)
            index = opened(kept or draft)
            sweep(where)
    finally:
        writing.remove(draft)
    if index is None:
        raise OSError(0, "what was kept cannot be read")
    return index, kept


def _read_into(draft: str, file: BinaryIO, path: str, progress: Progress | None) -> os.stat_result:
    """Fill the draft of an index; returns the state of the base it was read from. Raises as
    ``make``.
    """
    for _ in range(_READINGS):
        before = _at_rest(file.fileno())
        os.truncate(draft, 0)
        connection = sqlite.connect(f"file:{uri(draft)}?mode=rw", uri=True)
        try:
            build(file, connection, path, progress)
        except OSError as error:
            raise BaseError(f"cannot read {path}: {error.strerror}") from error
        except BaseError:
            if _is_as(before, os.fstat(file.fileno())):
                raise
            continue
        finally:
            connection.close()
        if _is_as(before, os.fstat(file.fileno())):
            return before
    raise BaseError(f"{path} changes while it is read", "ask again when it is written")


def _is_as(before: os.stat_result, now: os.stat_result) -> bool:
    """Whether an open file is unchanged; it may have lost its name."""
    if now.st_nlink == 0:
        return (now.st_size, now.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    return identity(now) == identity(before)


def _at_rest(file: int) -> os.stat_result:
    """The state of an open file once the clock has advanced, so that any later change shows."""
    wait = os.fstat(file).st_ctime_ns / 1e9 + _TICK - time.time()
    if 0 < wait <= _TICK:
        time.sleep(wait)
    return os.fstat(file)


def _is_at(path: str, base: os.stat_result) -> bool:
    """Whether the file at ``path`` is still the one that was read."""
    try:
        return identity(os.stat(path)) == identity(base)  # noqa: PTH116
    except OSError:
        return False


def _published(draft: str, where: str, path: str, base: os.stat_result) -> str:
    """Give the draft of an index its name, and write its card; returns its path. Raises OSError."""
    place = writing.finished(draft, INDEX)
    try:
        head = head_of(path, base)
        name = os.fsencode(os.path.basename(place))  # noqa: PTH119
        card = b"%s%s\n%s\n" % (head, name, identity(_on_the_disk(place)))
        writing.write(card_of(where, path), card, private=True)
    except BaseException:
        writing.remove(place)
        raise
    return place


def _on_the_disk(place: str) -> os.stat_result:
    """The state of a file at rest, after all of it is on the disk."""
    file = os.open(place, os.O_RDWR)
    try:
        os.fsync(file)
        return _at_rest(file)
    finally:
        os.close(file)
