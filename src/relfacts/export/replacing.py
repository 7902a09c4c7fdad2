"""Where an export may be written: to a free path, or over an earlier export.

Anything else belongs to somebody, and is not overwritten.
"""

from __future__ import annotations

import os

from relfacts import writing
from relfacts.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: The mark at the beginning, or in the header, of every export.
MARK = b"relfacts export"

# The number of bytes of a file that are searched for it.
_HEAD = 512


def must_be_free(path: str, mark: bytes = MARK) -> None:
    """Raises UsageError unless ``path`` is free, or a file that has ``mark`` in its head.

    An empty file may be overwritten too.
    """
    _must_have_folder(path)
    if os.path.isdir(path):  # noqa: PTH112
        raise UsageError(f"{path} is a folder", "name a file")
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        raise UsageError(f"{path} is not a plain file", "name another")
    if os.path.exists(path) and os.path.getsize(path) and not _is_ours(path, mark):  # noqa: PTH110, PTH202
        raise UsageError(f"{path} is there already, and was not made by this command", _ANOTHER)


def must_be_free_folder(path: str, mark: str, own: Callable[[str], bool]) -> None:
    """Raises UsageError unless ``path`` is free, an empty folder, or a folder with only an export.

    ``mark`` is the name of a file that every export has, with MARK in its head; ``own`` says
    whether an export has a file with this path below the folder, such as
    ``facts/year=1958/part-0.parquet``.
    """
    _must_have_folder(path)
    if not os.path.exists(path):  # noqa: PTH110
        return
    if not os.path.isdir(path):  # noqa: PTH112
        raise UsageError(f"{path} is a file", "name a folder")
    # First remove what a killed writer has left.
    writing.sweep(path)
    if os.listdir(path) and not _is_ours(os.path.join(path, mark)):  # noqa: PTH118, PTH208
        raise UsageError(f"{path} is not empty and not an export of relfacts", _ANOTHER)
    # The whole folder is replaced: no file of anybody else may be lost with it.
    if foreign := next((name for name in _files(path) if not own(name)), None):
        raise UsageError(f"{path} holds other files than an export: {foreign}", _ANOTHER)


def _files(folder: str) -> Iterator[str]:
    """Every file and link below a folder, by its path from there, in order."""
    for top, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if os.path.islink(os.path.join(top, name))]  # noqa: PTH114, PTH118
        for name in sorted([*files, *links]):
            yield os.path.relpath(os.path.join(top, name), folder).replace(os.sep, "/")  # noqa: PTH118


def _is_ours(path: str, mark: bytes = MARK) -> bool:
    """Whether it is a plain file with ``mark`` in its head."""
    if not os.path.isfile(path):  # noqa: PTH113
        return False
    with open(path, "rb") as file:  # noqa: PTH123
        return mark in file.read(_HEAD)


_ANOTHER = "name another, or move what is there"


def _must_have_folder(path: str) -> None:
    folder = os.path.dirname(path)  # noqa: PTH120
    if folder and not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"there is no folder {folder}", "make it, or name another")
