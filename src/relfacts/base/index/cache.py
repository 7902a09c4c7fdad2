"""Opens the index of a base: from the user's cache folder, or made on the spot.

A lookup works without a cache: where no index can be kept, it is made in memory, for this one
question.
"""

from __future__ import annotations

import os

from relfacts.base.files import cache_folder, is_address
from relfacts.base.index import sqlite
from relfacts.base.index.cards import believed, opened
from relfacts.base.index.reader import Index
from relfacts.errors import BaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from relfacts.base.index.build import Progress
    from relfacts.base.index.server import ServerIndex


class Opened:
    """An open base: its file, its index, where the index is kept, or why it is not kept.

    A base on a server has its records where its index is.
    """

    __slots__ = ("file", "index", "kept", "why_not")

    def __init__(
        self, file: BinaryIO | ServerIndex, index: Index, kept: str | None, why_not: str = ""
    ) -> None:
        self.file = file
        self.index = index
        self.kept = kept
        self.why_not = why_not

    def close(self) -> None:
        """Give both back."""
        self.index.close()
        self.file.close()


def open_index(path: str, progress: Progress | None = None) -> Opened:
    """Open the base at ``path`` with its index, which is made if there is none.

    ``progress`` is as for ``build``. Raises BaseError if the base cannot be read or is not a base.
    """
    if is_address(path):
        from relfacts.base.index.server import ServerIndex

        index = ServerIndex(path)
        return Opened(index, index, None)
    try:
        # Unbuffered: only single records are read, each at its position.
        file = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115 - the base closes it
    except OSError as error:
        raise BaseError(f"cannot read {path}: {error.strerror}") from error
    try:
        return _opened(file, path, progress)
    except BaseException:
        file.close()
        raise


def _opened(file: BinaryIO, path: str, progress: Progress | None) -> Opened:
    where = cache_folder()
    if where is None:
        return Opened(file, in_memory(file, path), None, "anywhere (there is no home folder)")
    kept = believed(where, path, os.fstat(file.fileno()))
    if kept and (index := opened(kept)):
        return Opened(file, index, kept)
    from relfacts.base.index.keeping import make

    try:
        return Opened(file, *make(file, path, where, progress))
    except (OSError, sqlite.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
    return Opened(file, in_memory(file, path), None, f"in {where} ({reason})")


def in_memory(file: BinaryIO, name: str, place: str = ":memory:") -> Index:
    """The index of the base in ``file``, not kept. Raises BaseError as ``build`` does.

    With an empty ``place``, SQLite moves all beyond a few megabytes to an unnamed temporary file.
    """
    from relfacts.base.index.build import build

    # Callers that share the index between threads let one of them ask at a time.
    connection = sqlite.connect(place, check_same_thread=False)
    try:
        if place:
            # What is put together on the way is in memory too: there may be no room elsewhere.
            connection.execute("PRAGMA temp_store = MEMORY")
        file.seek(0)
        build(file, connection, name)
    except OSError as error:
        connection.close()
        raise BaseError(f"cannot read {name}: {error.strerror}") from error
    except sqlite.OperationalError as error:
        connection.close()
        raise BaseError(f"no room for an index of {name}: {error}", "free some space") from error
    except BaseException:
        connection.close()
        raise
    return Index(connection)
