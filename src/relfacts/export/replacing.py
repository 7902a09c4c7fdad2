"""Where an export may be written: where nothing is, or what another export has left.

Whatever else stands there is somebody's, and is not written over.
"""

from __future__ import annotations

import os

from relfacts.errors import UsageError

#: What exports begin with, or have in their head.
MARK = b"relfacts export"

# So much of a file is looked at.
_HEAD = 512


def must_be_free(path: str, mark: bytes = MARK) -> None:
    """Raises UsageError unless nothing is at ``path``, or a file that has ``mark`` in its head.

    An empty file may be written over too.
    """
    _must_have_folder(path)
    if os.path.isdir(path):  # noqa: PTH112
        raise UsageError(f"{path} is a folder", "name a file")
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        raise UsageError(f"{path} is no plain file", "name another")
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(_HEAD)
    except FileNotFoundError:
        return
    if head and mark not in head:
        raise UsageError(f"{path} is there already, and is no export of relfacts", _ANOTHER)


def must_be_free_folder(path: str, mark: str) -> None:
    """Raises UsageError unless nothing is at ``path``, or a folder that is empty or has ``mark``.

    ``mark`` is the name of a file that only an export has.
    """
    _must_have_folder(path)
    if not os.path.lexists(path):
        return
    if not os.path.isdir(path):  # noqa: PTH112
        raise UsageError(f"{path} is a file", "name a folder")
    names = os.listdir(path)  # noqa: PTH208
    if names and mark not in names:
        raise UsageError(f"{path} is not empty, and is no export of relfacts", _ANOTHER)


_ANOTHER = "name another, or move what is there"


def _must_have_folder(path: str) -> None:
    folder = os.path.dirname(path)  # noqa: PTH120
    if folder and not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"there is no folder {folder}", "make it, or name another")
