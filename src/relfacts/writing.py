"""The one way to write a file: whole or not at all.

The content is written to a temporary file (a draft) with a unique name in the target folder. When
all of it is on the disk, the draft is moved to its place in one step. So a reader finds the old
file or the new one, never half of one, even if the writer is killed.

The name of a draft contains the process and the machine that write it. A process that was killed
leaves its draft behind; the next writer in that folder removes it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from binascii import crc32
from contextlib import contextmanager, suppress

from relfacts.errors import OutputError, RelfactsError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A draft older than this many seconds counts as abandoned: its process may be on another machine,
#: or another process may have got its number.
_A_DAY = 24 * 60 * 60

# Errors that mean there is no room, rather than no permission.
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}

# The beginning and the ending of the names of drafts.
_OWN = "relfacts"
_DRAFT = ".draft"


def write(path: str, content: bytes, private: bool = False) -> None:
    """Write ``content`` to ``path``, replacing the file there. Raises OSError.

    An existing file keeps its mode, and its owner where permitted, unless it is to be ``private``.
    A link is replaced: callers who want to write to its target must resolve it first.
    """
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    sweep(folder)
    draft = _drafted(folder, content, None if private else path, 0o600 if private else 0o666)
    try:
        os.replace(draft, path)  # noqa: PTH105
    except BaseException:
        remove(draft)
        raise
    _settle(folder)


def pour(path: str, content: bytes) -> None:
    """Write ``content`` to something that is not a file and stays: a pipe, a device. Raises
    OSError.
    """
    with open(os.open(path, os.O_WRONLY), "wb", buffering=0) as stream:  # noqa: PTH123
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) or 0 :]


def write_new(path: str, content: bytes) -> None:
    """Write ``content`` to ``path``, which must not exist. Raises FileExistsError and OSError."""
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    sweep(folder)
    draft = _drafted(folder, content)
    try:
        _name_once(draft, path)
    finally:
        remove(draft)
    _settle(folder)


def write_folder(path: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Make the folder ``path`` with these files, given by their paths in it. Raises OSError.

    An existing folder must be empty; the files are then moved into it as the last step. A new
    folder appears complete.
    """
    there = os.path.isdir(path)  # noqa: PTH112
    beside = path if there else os.path.dirname(path) or "."  # noqa: PTH120
    sweep(beside)
    draft = os.path.join(beside, _name())  # noqa: PTH118
    os.mkdir(draft)  # noqa: PTH102
    try:
        for name, content in files:
            inner = os.path.join(draft, name)  # noqa: PTH118
            os.makedirs(os.path.dirname(inner), exist_ok=True)  # noqa: PTH103, PTH120
            os.close(_created(inner, 0o666))
            _fill(inner, content)
        if there:
            for name in sorted(os.listdir(draft)):  # noqa: PTH208
                os.rename(os.path.join(draft, name), os.path.join(path, name))  # noqa: PTH104, PTH118
            os.rmdir(draft)  # noqa: PTH106
        else:
            os.rename(draft, path)  # noqa: PTH104
    except BaseException:
        remove(draft)
        raise
    _settle(beside)


@contextmanager
def replacing(path: str) -> Iterator[str]:
    """Yields the path of an empty draft to be filled; on leaving, it replaces ``path``.

    For content that others write, or that is too large for memory. Raises OSError.
    """
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    sweep(folder)
    draft = draft_in(folder, 0o666)
    try:
        yield draft
        file = os.open(draft, os.O_RDWR)
        try:
            with suppress(FileNotFoundError):
                _liken(file, os.stat(path))  # noqa: PTH116
            os.fsync(file)
        finally:
            os.close(file)
        os.replace(draft, path)  # noqa: PTH105
    except BaseException:
        remove(draft)
        raise
    _settle(folder)


@contextmanager
def replacing_folder(path: str) -> Iterator[str]:
    """Yields the path of a draft folder; on leaving, it replaces ``path``.

    A folder that is there is moved aside first, and gone when the new one stands; one that must
    stay, as a working folder, changes its contents in the same way. Raises OSError.
    """
    stays = _stays(path)
    beside = path if stays else os.path.dirname(path) or "."  # noqa: PTH120
    sweep(beside)
    draft, aside = (os.path.join(beside, _name()) for _ in range(2))  # noqa: PTH118
    os.mkdir(draft)  # noqa: PTH102
    try:
        yield draft
        if stays:
            os.mkdir(aside)  # noqa: PTH102
            _exchange(path, draft, aside)
        else:
            there = os.path.isdir(path)  # noqa: PTH112
            if there:
                os.rename(path, aside)  # noqa: PTH104
            try:
                os.rename(draft, path)  # noqa: PTH104
            except OSError:
                if there:
                    os.rename(aside, path)  # noqa: PTH104
                raise
        remove(aside)
    except BaseException:
        remove(draft)
        raise
    _settle(beside)


def _stays(path: str) -> bool:
    """Whether a folder is there that nothing can take the place of.

    Somebody is in it, or it is where a disk begins; and an empty one keeps its owner and mode.
    """
    if not os.path.isdir(path):  # noqa: PTH112
        return False
    with suppress(FileNotFoundError):
        if os.path.samefile(path, os.getcwd()):  # noqa: PTH109, PTH121
            return True
    return os.path.ismount(path) or all(map(is_left, _inside(path)))


def _exchange(path: str, draft: str, aside: str) -> None:
    """Move what is in a folder aside, and what is in a draft there; all back if that fails."""
    moved: list[tuple[str, str]] = []
    own = {os.path.basename(one) for one in (draft, aside)}  # noqa: PTH119
    try:
        for source, target in ((path, aside), (draft, path)):
            for name in sorted(os.listdir(source)):  # noqa: PTH208
                if source != path or name not in own:
                    pair = os.path.join(source, name), os.path.join(target, name)  # noqa: PTH118
                    os.rename(*pair)  # noqa: PTH104
                    moved.append(pair)
    except BaseException:
        for was, now in reversed(moved):
            os.rename(now, was)  # noqa: PTH104
        remove(aside)
        raise
    remove(draft)


def _inside(folder: str) -> Iterator[str]:
    for name in os.listdir(folder):  # noqa: PTH208
        yield os.path.join(folder, name)  # noqa: PTH118


def fill_folder(draft: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files into a draft folder, given by their paths in it. Raises OSError.

    There may be thousands, so it waits for the disk only once, after all are written.
    """
    for name, content in files:
        inner = os.path.join(draft, name)  # noqa: PTH118
        os.makedirs(os.path.dirname(inner), exist_ok=True)  # noqa: PTH103, PTH120
        os.close(_created(inner, 0o666))
        append(inner, [content])
    if hasattr(os, "sync"):
        os.sync()


def append(draft: str, pieces: Iterable[bytes]) -> None:
    """Write the pieces into a draft, one after the other. Raises OSError."""
    file = os.open(draft, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


# --- drafts ----------------------------------------------------------------------------------


def draft_in(folder: str, mode: int = 0o600) -> str:
    """Make an empty file in ``folder`` for this process alone; returns its path. Raises OSError."""
    path = os.path.join(folder, _name())  # noqa: PTH118
    os.close(_created(path, mode))
    return path


def _drafted(folder: str, content: bytes, like: str | None = None, mode: int = 0o666) -> str:
    """Make a draft in ``folder`` with ``content``, already on the disk. Raises OSError.

    It gets the mode and the owner of the file ``like``, if that exists, else ``mode``.
    """
    try:
        model = os.stat(like) if like else None  # noqa: PTH116
    except FileNotFoundError:
        model = None
    path = draft_in(folder, mode=mode if model is None else 0o600)
    try:
        _fill(path, content, model)
    except BaseException:
        remove(path)
        raise
    return path


def finished(draft: str, ending: str) -> str:
    """Rename a finished draft to its own name with another ending; returns the path. Raises
    OSError.
    """
    folder, name = os.path.split(draft)
    path = os.path.join(folder, f"{name.removeprefix('.').removesuffix(_DRAFT)}{ending}")  # noqa: PTH118
    os.rename(draft, path)  # noqa: PTH104
    return path


def is_ours(name: str, ending: str = _DRAFT) -> bool:
    """Whether a name is that of a draft, or of one that was ``finished`` with this ending."""
    return _writer(name, ending) is not None


def is_left(path: str) -> bool:
    """Whether ``path`` is an abandoned draft: its process is gone, or it is a day old."""
    writer = _writer(os.path.basename(path), _DRAFT)  # noqa: PTH119
    if writer is None:
        return False
    machine, process = writer
    if machine == _machine() and not lives(process):
        return True
    try:
        return time.time() - os.lstat(path).st_mtime > _A_DAY
    except OSError:
        return False


def sweep(folder: str) -> None:
    """Remove the abandoned drafts in ``folder``; those that cannot be removed are left."""
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118
        if is_left(path):
            remove(path)


def remove(path: str) -> bool:
    """Remove a file, or a draft folder; whether it is gone."""
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            from shutil import rmtree

            with suppress(OSError):  # what a writer made whose umask takes every right from it
                os.chmod(path, stat.S_IRWXU)  # noqa: PTH101
            rmtree(path)
        else:
            os.remove(path)  # noqa: PTH107
    except OSError:
        return False
    return True


def _settle(folder: str) -> None:
    """Make sure that the names in ``folder`` are on the disk, where the system allows that."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(file)
    os.close(file)


def unwritten(what: str, error: OSError, hint: str | None = None) -> RelfactsError:
    """The error to raise if ``what`` could not be written; a full disk is not a user's mistake."""
    told = f"cannot write {what}: {error.strerror}"
    return OutputError(told) if error.errno in _NO_ROOM else UsageError(told, hint)


def _name() -> str:
    """A name for a draft: it says who writes, cannot be predicted, and is hidden."""
    return f".{_OWN}-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}{_DRAFT}"


def _writer(name: str, ending: str) -> tuple[str, int] | None:
    """The machine and the process in the name of a draft; None if it is not one of ours."""
    parts = name.removeprefix(".").removesuffix(ending).split("-")
    if not name.endswith(ending) or len(parts) != 4 or parts[0] != _OWN:
        return None
    _, machine, process, token = parts
    if not (process.isascii() and process.isdigit() and len(process) < 20):
        return None
    return (machine, int(process)) if _is_hex(machine, 8) and _is_hex(token, 16) else None


def _is_hex(text: str, length: int) -> bool:
    return len(text) == length and not text.strip("0123456789abcdef")


def _machine() -> str:
    """A short code for this machine: process numbers of another machine mean nothing here."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{crc32(name.encode(errors='surrogateescape')):08x}"


def lives(process: int) -> bool:
    """Whether a process of any user runs on this machine."""
    if sys.platform == "win32":
        return True  # there is no harmless way to ask; age decides
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return not _is_dead(process)


def _is_dead(process: int) -> bool:
    """Whether a process has ended but keeps its number because its parent has not collected it."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:  # noqa: PTH123
            state = file.read().rpartition(b")")[2].split()[:1]
    except OSError:
        return False
    return state in ([b"Z"], [b"X"])


def _created(path: str, mode: int) -> int:
    """Open a new file for writing; links are not followed. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return os.open(path, flags, mode)


def _liken(file: int, model: os.stat_result) -> None:
    """Give an open file the mode of another, and its owner if that is allowed."""
    if hasattr(os, "fchown"):
        mine = os.fstat(file)
        if (mine.st_uid, mine.st_gid) != (model.st_uid, model.st_gid):
            with suppress(OSError):
                os.fchown(file, model.st_uid, model.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(file, stat.S_IMODE(model.st_mode) & 0o777)


def _fill(path: str, content: bytes, model: os.stat_result | None = None) -> None:
    """Write all of ``content`` into a draft, and wait until the disk has it. Raises OSError."""
    file = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        if model is not None:
            _liken(file, model)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def _name_once(draft: str, path: str) -> None:
    """Give the draft the name ``path``, if that is free. Raises FileExistsError and OSError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(draft, path)  # noqa: PTH104
