"""The files that ship with the package, which is in a folder or in a zip that Python runs from.

The loader of this module also reads the files beside it, from either. The base is read in pieces at
their positions, so it must be a file: from a zip it is copied into the folder of the indexes, and
removed with them.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from binascii import crc32

from relfacts import writing
from relfacts.errors import BaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from typing import Any

#: The base of this installation, if there is one.
BASE = "data/facts.json"

_LOADER: Any = __spec__.loader

# Begins like the paths of the loader, which may be relative.
_HERE = __file__.rpartition("shipped.py")[0]

# The name of a copy; in brackets, the checksum of its content.
_COPY = re.compile(r"relfacts-([0-9a-f]{8})\.facts\.json")

# Links are not followed, and opening a pipe does not block.
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_READING |= getattr(os, "O_BINARY", 0)

# An older copy may be from a zip that has been replaced.
_A_WEEK = 7 * 24 * 60 * 60


def content(name: str) -> bytes:
    """The content of the file ``name``, a path within the package. Raises OSError."""
    held: bytes = _LOADER.get_data(_HERE + name.replace("/", os.sep))
    return held


def files_in(folder: str) -> list[tuple[str, bytes]]:
    """All files in a folder of the package and its subfolders, with their paths in it."""
    from importlib.resources import files

    package, _, name = folder.rpartition("/")
    top = files(".".join(["relfacts", *package.split("/")])) / name
    return sorted(_walked(top, ""))


def _walked(folder: Traversable, way: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walked(entry, f"{way}{entry.name}/")
        else:
            yield way + entry.name, entry.read_bytes()


# --- out of a zip ----------------------------------------------------------------------------


def archive() -> str | None:
    """The zip that the package runs from; None if it is in a folder."""
    found: str | None = getattr(_LOADER, "archive", None)
    return found


def base_copy(where: str | None) -> str:
    """The base in the zip as a file in the folder ``where``. Raises BaseError if there is none."""
    try:
        base = content(BASE)
    except OSError:
        raise BaseError(
            f"no fact base is in the zip that relfacts is run from, {archive()}",
            "put its data/facts.json into it, as a wheel has it; or name a base: --base",
        ) from None
    if where is None:
        raise BaseError(
            "the base in the zip must be laid down as a file, and there is no home folder",
            "name a folder for it: RELFACTS_CACHE=DIR",
        )
    path = os.path.join(where, f"relfacts-{crc32(base):08x}.facts.json")  # noqa: PTH118
    if _own(path) != base:
        try:
            os.makedirs(where, mode=0o700, exist_ok=True)  # noqa: PTH103
            writing.write(path, base, private=True)
        except OSError as error:
            raise writing.unwritten(
                f"the base of the zip to {path}", error, "RELFACTS_CACHE names another folder"
            ) from error
        for other in _copies(where):
            if other != path and _age(other) > _A_WEEK:
                writing.remove(other)
    return path


def clear(where: str) -> list[str]:
    """Remove the copies of bases in ``where``; returns those that could not be removed."""
    return [path for path in _copies(where) if not writing.remove(path)]


def _copies(where: str) -> Iterator[str]:
    """The files that are copies by their names and their content."""
    try:
        names = os.listdir(where)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        told = _COPY.fullmatch(name)
        path = os.path.join(where, name)  # noqa: PTH118
        if told and (held := _own(path)) is not None and crc32(held) == int(told[1], 16):
            yield path


def _own(path: str) -> bytes | None:
    """The content of a regular file of the current user; None if it is another's or not a file."""
    try:
        file = os.open(path, _READING)
    except OSError:
        return None
    with os.fdopen(file, "rb") as opened:
        told = os.fstat(file)
        foreign = sys.platform != "win32" and (told.st_uid != os.geteuid() or told.st_mode & 0o022)
        return opened.read() if stat.S_ISREG(told.st_mode) and not foreign else None


def _age(path: str) -> float:
    try:
        return time.time() - os.lstat(path).st_mtime
    except OSError:
        return 0
