"""The one way to write a file: whole or not at all.

What is written goes into a draft, which has a name of its own in the folder where the file is to
stand. When all of it is on the disk, the draft is moved to its place in one step. So a reader finds
the old file or the new one, never half of one, whenever the writer is killed.

The name of a draft says which process of which machine writes it. A process that was killed leaves
its draft; whoever writes next in that folder sweeps it.
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

#: After so many seconds nobody writes a draft any more: its process may live on another machine, or
#: another process may have got its number.
_A_DAY = 24 * 60 * 60

# What says that there is no room, rather than that one may not write there.
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}

# What the names of drafts begin with and end in.
_OWN = "relfacts"
_DRAFT = ".draft"


def write(path: str, content: bytes, private: bool = False) -> None:
    """Write ``content`` to ``path``, in place of what is there. Raises OSError.

    What is there keeps its mode, and its owner where that may be given, unless it is to be
    ``private``. A link is replaced: who wants to write where it leads resolves it first.
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
    """Write ``content`` into what is no file and stays: a pipe, a device. Raises OSError."""
    with open(os.open(path, os.O_WRONLY), "wb", buffering=0) as stream:  # noqa: PTH123
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) or 0 :]


def write_new(path: str, content: bytes) -> None:
    """Write ``content`` to ``path``, where nothing may be. Raises FileExistsError and OSError."""
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    sweep(folder)
    draft = _drafted(folder, content)
    try:
        _name_once(draft, path)
    finally:
        remove(draft)
    _settle(folder)


def write_folder(path: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Make the folder ``path`` with these files in it, by their paths in it. Raises OSError.

    It may be there if it is empty; then the files are moved into it as the last step. Where it is
    not there it comes to its place whole.
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
    """The path of an empty draft, to be filled; after that it takes the place of ``path``.

    For what is made by others, or is too large to be held. Raises OSError.
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
    """The path of a draft that is an empty folder; filled, it takes the place of ``path``.

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
    """Write files into a draft that is a folder, by their paths in it. Raises OSError.

    There may be thousands, so the disk is waited for once, when all are written.
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
    """An empty file in ``folder`` that only this process writes: its path. Raises OSError."""
    path = os.path.join(folder, _name())  # noqa: PTH118
    os.close(_created(path, mode))
    return path


def _drafted(folder: str, content: bytes, like: str | None = None, mode: int = 0o666) -> str:
    """A draft in ``folder`` that holds ``content`` and is on the disk. Raises OSError.

    It has the mode and the owner of the file ``like``, if that is there, or is new with ``mode``.
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
    """Give a draft that is done its own name with another ending: its path. Raises OSError."""
    folder, name = os.path.split(draft)
    path = os.path.join(folder, f"{name.removeprefix('.').removesuffix(_DRAFT)}{ending}")  # noqa: PTH118
    os.rename(draft, path)  # noqa: PTH104
    return path


def is_ours(name: str, ending: str = _DRAFT) -> bool:
    """Whether a name is that of a draft, or of one that was ``finished`` with this ending."""
    return _writer(name, ending) is not None


def is_left(path: str) -> bool:
    """Whether ``path`` is a draft that nobody writes: its process is gone, or it is a day old."""
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
    """Remove the drafts in ``folder`` that nobody writes any more, as far as they let go."""
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118
        if is_left(path):
            remove(path)


def remove(path: str) -> bool:
    """Remove a file, or a folder that is a draft; whether it is gone."""
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            from shutil import rmtree

            rmtree(path)
        else:
            os.remove(path)  # noqa: PTH107
    except OSError:
        return False
    return True


def _settle(folder: str) -> None:
    """See that the names in ``folder`` are on the disk, where the system lets one ask for that."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(file)
    os.close(file)


def unwritten(what: str, error: OSError, hint: str | None = None) -> RelfactsError:
    """What to raise where ``what`` could not be written: no room is not the fault of who asks."""
    told = f"cannot write {what}: {error.strerror}"
    return OutputError(told) if error.errno in _NO_ROOM else UsageError(told, hint)


def _name() -> str:
    """The name of a draft: it says who writes, nobody can foresee it, and it is hidden."""
    return f".{_OWN}-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}{_DRAFT}"


def _writer(name: str, ending: str) -> tuple[str, int] | None:
    """The machine and the process that a name of ours tells of; None if it is none of ours."""
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
    """A few signs for this machine: process numbers of another mean nothing here."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{crc32(name.encode(errors='surrogateescape')):08x}"


def lives(process: int) -> bool:
    """Whether a process of this machine runs, of whomever it is."""
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
    """Whether a process has ended and only its number is left, for a parent who never asks."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:  # noqa: PTH123
            state = file.read().rpartition(b")")[2].split()[:1]
    except OSError:
        return False
    return state in ([b"Z"], [b"X"])


def _created(path: str, mode: int) -> int:
    """A file that was not there, open for writing; no link is followed. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return os.open(path, flags, mode)


def _liken(file: int, model: os.stat_result) -> None:
    """Give an open file the owner and the mode of another, the owner only if that is allowed."""
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
    """Let ``path`` be the draft, if nothing is there. Raises FileExistsError and OSError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no second names.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(draft, path)  # noqa: PTH104
