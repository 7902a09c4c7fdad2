"""Bases that are open in this process: what is opened twice is read, and kept open, once.

A base that was changed on the disk since is another one, and is opened anew.
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

# Over the list of what is open. A base may be dropped, and released, while another is opened.
_guard = RLock()
_open: dict[Key, Shared] = {}


class Shared:
    """A base that is open, how many use it, and the lock that one of them holds at a time."""

    __slots__ = ("_key", "_users", "lock", "opened")

    def __init__(self, opened: Opened, key: Key) -> None:
        self.opened = opened
        self.lock = RLock()
        self._key = key
        self._users = 1

    def release(self) -> None:
        """Give it back; who is the last closes it."""
        with _guard:
            self._users -= 1
            if self._users:
                return
            if _open.get(self._key) is self:
                del _open[self._key]
        with self.lock:
            self.opened.index.close()
            self.opened.file.close()

    def taken(self) -> Shared:
        """The same, with one more who uses it."""
        self._users += 1
        return self


def share(path: str, progress: Progress | None = None) -> Shared:
    """The base at ``path``, opened if it is not; to be released. Raises BaseError."""
    with _guard:
        key = _key(path)
        if key in _open:
            return _open[key].taken()
        # Under the guard: a second thread waits for the index rather than make it too.
        shared = Shared(open_index(path, progress), key)
        _open[key] = shared
        return shared


def _key(path: str) -> Key:
    """What tells a base from any other, and from what it was before it was changed."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return (path, 0, 0, 0, 0)
    # A time of change nobody can set back.
    return (
        os.path.abspath(path),  # noqa: PTH100
        found.st_ino,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
    )
