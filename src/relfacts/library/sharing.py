"""Shares open bases within the process: opening the same base twice reuses it.

A base that has changed on the disk counts as another one, and is opened anew.
"""

from __future__ import annotations

import os
from _thread import RLock

from relfacts.base.index.cache import open_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.base.index.build import Progress
    from relfacts.base.index.cache import Opened

    Key = tuple[str, int, int, int, int]

# Guards the table of open bases. One may be released while another is opened.
_guard = RLock()
_open: dict[Key, Shared] = {}


class Shared:
    """An open base, the number of its users, and the lock that one of them holds at a time."""

    __slots__ = ("_key", "_users", "lock", "opened")

    def __init__(self, opened: Opened, key: Key) -> None:
        self.opened = opened
        self.lock = RLock()
        self._key = key
        self._users = 1

    def release(self) -> None:
        """Release it; the last user closes it."""
        with _guard:
            self._users -= 1
            if self._users:
                return
            if _open.get(self._key) is self:
                del _open[self._key]
        with self.lock:
            self.opened.close()

    def taken(self) -> Shared:
        """The same base, with one more user."""
        self._users += 1
        return self


def share(path: str, progress: Progress | None = None) -> Shared:
    """The base at ``path``, opened if necessary; to be released. Raises BaseError."""
    with _guard:
        key = _key(path)
        if key in _open:
            return _open[key].taken()
        # Inside the guard, so that a second thread waits for the index rather than making it too.
        shared = Shared(open_index(path, progress), key)
        _open[key] = shared
        return shared


def _key(path: str) -> Key:
    """A key that identifies a base and its version on the disk."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return (path, 0, 0, 0, 0)
    # Nobody can set back the time of change.
    return (
        os.path.abspath(path),  # noqa: PTH100
        found.st_ino,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
    )
