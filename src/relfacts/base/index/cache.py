"""Where indexes are kept: in the reader's cache folder, one for each base, made when first asked.

The name of an index tells the very file it was made from (place, size, time and number of the
file), so a base that was built anew finds no index and gets one. It is written beside its place and
moved there whole, so many processes may do so at once. Nothing depends on it: where nothing can be
kept, the index is made in memory, for this one question.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32

from relfacts.base.index import sqlite
from relfacts.base.index.reader import Index
from relfacts.base.index.tables import VERSION
from relfacts.errors import BaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from relfacts.base.index.build import Progress

_ENDING = ".index"


class Opened:
    """A base that is open: its file, its index, where that is kept, or why it is not."""

    __slots__ = ("file", "index", "kept", "why_not")

    def __init__(self, file: BinaryIO, index: Index, kept: str | None, why_not: str) -> None:
        self.file = file
        self.index = index
        self.kept = kept
        self.why_not = why_not


def open_index(path: str, progress: Progress | None = None) -> Opened:
    """Open the base at ``path`` with its index, which is made if there is none.

    ``progress`` is as for ``build``. Raises BaseError if the base cannot be read or is none.
    """
    try:
        # Unbuffered: what is read of it are single records, each where it stands.
        file = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115 - the base closes it
    except OSError as error:
        raise BaseError(f"cannot read {path}: {error.strerror}") from error
    try:
        return _opened(file, path, progress)
    except BaseException:
        file.close()
        raise


def _opened(file: BinaryIO, path: str, progress: Progress | None) -> Opened:
    stat = os.fstat(file.fileno())
    place = place_of(path, stat)
    index = _read(place)
    why_not = "what was kept cannot be read"
    if index is None:
        try:
            _make(file, path, place, progress)
            index = _read(place)
        except (OSError, sqlite.OperationalError) as error:
            why_not = getattr(error, "strerror", None) or str(error)
    if index is None:
        return Opened(file, in_memory(file, path), None, why_not)
    return Opened(file, index, place, "")


def in_memory(file: BinaryIO, name: str) -> Index:
    """The index of the base in ``file``, kept nowhere. Raises BaseError as ``build`` does."""
    from relfacts.base.index.build import build

    connection = sqlite.connect(":memory:")
    file.seek(0)
    try:
        build(file, connection, name)
    except BaseException:
        connection.close()
        raise
    return Index(connection)


def folder() -> str:
    """The folder of the indexes: as RELFACTS_CACHE names it, or where the system keeps such."""
    if named := os.environ.get("RELFACTS_CACHE"):
        return named
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib is slow to import
    if sys.platform == "darwin":
        return f"{home}/Library/Caches/relfacts"
    if sys.platform == "win32":
        return f"{os.environ.get('LOCALAPPDATA', home)}\\relfacts\\Cache"
    return f"{os.environ.get('XDG_CACHE_HOME') or f'{home}/.cache'}/relfacts"


def place_of(path: str, stat: os.stat_result) -> str:
    """Where the index of the base at ``path`` is kept, if the file is as ``stat`` has it."""
    file = f"{stat.st_size:x}-{stat.st_mtime_ns:x}-{stat.st_ino:x}"
    return os.path.join(folder(), f"{_of(path)}{file}-{VERSION}{_ENDING}")  # noqa: PTH118


def kept(path: str | None = None) -> list[str]:
    """Every index that is kept, or those for the base at ``path``, old ones too."""
    beginning = _of(path) if path else ""
    try:
        names = sorted(os.listdir(folder()))  # noqa: PTH208
    except OSError:
        return []
    return [
        os.path.join(folder(), name)  # noqa: PTH118
        for name in names
        if name.startswith(beginning) and name.endswith(_ENDING)
    ]


def _of(path: str) -> str:
    """What the names of all indexes of the base at ``path`` begin with."""
    return f"{crc32(os.path.abspath(path).encode()):08x}-"  # noqa: PTH100


def _read(place: str) -> Index | None:
    """The index kept there; None if there is none, or not one that can be read."""
    escaped = place.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if sys.platform == "win32":
        escaped = f"/{escaped}".replace("\\", "/")
    try:
        # Nobody changes an index that is in its place: no locks, no looking for a journal.
        connection = sqlite.connect(f"file:{escaped}?mode=ro&immutable=1", uri=True)
    except sqlite.Error:
        return None
    try:
        # A lookup reads few pages, and few of them twice.
        connection.execute("PRAGMA cache_size = -256")
        if connection.execute("PRAGMA user_version").fetchone() == (VERSION,):
            return Index(connection)
    except sqlite.Error:
        pass
    connection.close()
    return None


def _make(file: BinaryIO, path: str, place: str, progress: Progress | None) -> None:
    """Make the index, put it in its place, and throw away what was there for older files.

    Raises OSError or sqlite.OperationalError where it cannot be written, and BaseError.
    """
    from relfacts.base.index.build import build

    os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
    draft = f"{place}.{os.getpid()}"
    try:
        connection = sqlite.connect(draft)
        try:
            build(file, connection, path, progress)
        finally:
            connection.close()
        os.replace(draft, place)  # noqa: PTH105
    finally:
        remove([draft])
    remove([old for old in kept(path) if old != place])


def remove(files: list[str]) -> int:
    """Remove files that are there and let go; how many."""
    gone = 0
    for file in files:
        try:
            os.remove(file)  # noqa: PTH107
            gone += 1
        except OSError:
            pass
    return gone
