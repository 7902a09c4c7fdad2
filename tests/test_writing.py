"""A file is written whole or not at all, keeps what it had, and leaves nothing beside it."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from relfacts import writing
from relfacts.errors import OutputError, UsageError

OLD = b"old" * 1000


def there(folder: Path) -> list[str]:
    """The names of everything in a folder."""
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("before", [0o600, 0o640, 0o644, 0o444, 0o755, None])
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_file_keeps_its_mode(tmp_path: Path, before: int | None, mask: int) -> None:
    """And a new one has that which the user's mask gives."""
    path = tmp_path / "facts.json"
    if before is not None:
        path.write_bytes(OLD)
        path.chmod(before)
    other = os.umask(mask)
    try:
        writing.write(str(path), b"new")
    finally:
        os.umask(other)
    assert path.read_bytes() == b"new"
    assert mode(path) == (0o666 & ~mask if before is None else before)
    assert there(tmp_path) == ["facts.json"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    """Where that may be given: root builds the base of somebody else, who can still write it."""
    path = tmp_path / "facts.json"
    path.write_bytes(OLD)
    os.chown(path, 12345, 54321)
    writing.write(str(path), b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 54321)


def test_readers_of_the_old_file_still_have_it(tmp_path: Path) -> None:
    """The new one takes its place; nothing is written into it."""
    path = tmp_path / "facts.json"
    path.write_bytes(OLD)
    with path.open("rb") as file:
        writing.write(str(path), b"new")
        assert file.read() == OLD


def test_no_link_is_followed(tmp_path: Path) -> None:
    """Neither one at the place of the file, nor one whose name a draft was known to have."""
    victim, path = tmp_path / "victim", tmp_path / "facts.json"
    victim.write_bytes(OLD)
    path.symlink_to(victim)
    (tmp_path / ".facts.json.new").symlink_to(victim)
    writing.write(str(path), b"new")
    assert victim.read_bytes() == OLD
    assert path.read_bytes() == b"new"
    assert not path.is_symlink()


def test_drafts_have_names_that_nobody_can_foresee(tmp_path: Path) -> None:
    """Two of one process differ, and what has such a name already is not written over."""
    first, second = writing.draft_in(str(tmp_path)), writing.draft_in(str(tmp_path))
    assert first != second
    assert all(writing.is_ours(Path(path).name) for path in (first, second))


#: The ways to write beside ``facts.json``, and the steps that each of them takes.
WAYS: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "a file": (
        lambda path: writing.write(str(path), b"new"),
        ("os.write", "os.fsync", "os.replace", "os.fchmod"),
    ),
    "a new file": (
        lambda path: writing.write_new(str(path.with_name("other")), b"new"),
        ("os.write", "os.fsync", "os.open"),
    ),
    "a folder": (
        lambda path: writing.write_folder(f"{path}.d", [("a/b", b"new")]),
        ("os.write", "os.fsync", "os.rename", "os.makedirs"),
    ),
}


@pytest.mark.parametrize(("way", "step"), [(way, step) for way in WAYS for step in WAYS[way][1]])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no room"), KeyboardInterrupt()])
def test_nothing_is_left_of_what_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, step: str, error: BaseException
) -> None:
    """At whatever step: what was there is as it was, and nothing else is."""
    path = tmp_path / "facts.json"
    path.write_bytes(OLD)

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with pytest.raises(type(error)):
            WAYS[way][0](path)
    assert path.read_bytes() == OLD
    assert there(tmp_path) == ["facts.json"]


def test_what_is_new_is_never_written_over(tmp_path: Path) -> None:
    """A file, a folder and a link to nowhere are all something that is there."""
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "folder", "link"):
        with pytest.raises(FileExistsError):
            writing.write_new(str(tmp_path / name), b"new")
    assert there(tmp_path) == ["file", "folder", "link"]
    assert (tmp_path / "file").read_bytes() == OLD


def test_what_is_new_is_written_where_files_have_one_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick."""

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", refused)
    writing.write_new(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    with pytest.raises(FileExistsError):
        writing.write_new(str(tmp_path / "a"), b"newer")
    assert there(tmp_path) == ["a"]


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_comes_whole(tmp_path: Path, exists: bool) -> None:
    """With all its files, whether it was there or not; nothing beside it."""
    folder = tmp_path / "base"
    if exists:
        folder.mkdir()
    writing.write_folder(str(folder), [("README.md", b"1"), ("seeds/a.yaml", b"2")])
    assert there(tmp_path) == ["base"]
    assert there(folder) == ["README.md", "seeds"]
    assert (folder / "seeds" / "a.yaml").read_bytes() == b"2"


# --- what killed processes leave -----------------------------------------------------------------


def left_by(process: int, folder: Path, machine: str | None = None) -> Path:
    """A draft in ``folder`` as another process would have called it."""
    draft = Path(writing.draft_in(str(folder)))
    own, here, _, token = draft.name.removesuffix(".draft").split("-")
    return draft.rename(draft.with_name(f"{own}-{machine or here}-{process}-{token}.draft"))


def dead() -> int:
    """The number of a process that has been and is gone."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def aged(path: Path, days: float) -> None:
    """Let a file be as old as that."""
    then = path.stat().st_mtime - days * 24 * 60 * 60
    os.utime(path, (then, then))


@pytest.mark.parametrize("empty", [True, False])
def test_a_working_folder_is_as_it_was_where_it_cannot_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: bool
) -> None:
    """What was moved aside is moved back, and no draft is left."""
    monkeypatch.chdir(tmp_path)
    if not empty:
        (tmp_path / "a").write_bytes(OLD)
    rename = os.rename

    def failing(was: str, now: str) -> None:
        if was.endswith("second"):
            raise OSError(errno.ENOSPC, "full")
        rename(was, now)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OSError, match="full"), writing.replacing_folder(".") as draft:
        writing.fill_folder(draft, [("a", b"new"), ("second", b"new")])
    assert there(tmp_path) == ([] if empty else ["a"])
    assert empty or (tmp_path / "a").read_bytes() == OLD


def test_drafts_go_by_their_processes_and_by_age(tmp_path: Path) -> None:
    """Of a dead process at once; of a living one, or of another machine, after a day."""
    gone = left_by(dead(), tmp_path)
    lives = left_by(os.getppid(), tmp_path)
    elsewhere = left_by(dead(), tmp_path, machine="0123abcd")
    old = [left_by(os.getppid(), tmp_path), left_by(dead(), tmp_path, machine="0123abcd")]
    for path in old:
        aged(path, 1.1)
    for path in (lives, elsewhere):
        aged(path, 0.9)
    folder = tmp_path / gone.name.replace(gone.name.split("-")[-1], "0" * 16 + ".draft")
    folder.mkdir()
    (folder / "seeds").mkdir()
    writing.write(str(tmp_path / "facts.json"), b"new")
    assert there(tmp_path) == sorted([lives.name, elsewhere.name, "facts.json"])


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not tell")
def test_a_process_that_nobody_has_buried_is_dead(tmp_path: Path) -> None:
    """In a container, what a killed program started often stays so for good."""
    ended = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert ended.stdout
    ended.stdout.read()
    deadline = 1000
    while deadline and writing.lives(ended.pid):
        deadline -= 1
        time.sleep(0.01)
    left_by(ended.pid, tmp_path)
    writing.sweep(str(tmp_path))
    assert there(tmp_path) == []
    ended.communicate()


@pytest.mark.parametrize(
    "name",
    [
        "thesis.draft", ".relfacts.draft", ".relfacts-1-2-3.draft", "relfacts-notes.draft",
        ".relfacts-0123abcd-99999999-0123456789abcdef.txt",
        ".relfacts-0123abcd-99999999-0123456789abcde.draft",
        ".relfacts-0123abcd-x-0123456789abcdef.draft", ".facts.json.new",
    ],
)  # fmt: skip
def test_what_is_somebody_elses_stays(tmp_path: Path, name: str) -> None:
    """However old it is, a file that is not called as a draft is none."""
    (tmp_path / name).write_bytes(OLD)
    aged(tmp_path / name, 1000)
    writing.write(str(tmp_path / "facts.json"), b"new")
    assert (tmp_path / name).read_bytes() == OLD


def test_no_room_is_not_the_fault_of_who_asks() -> None:
    """A full disk leaves with 74, a place where one may not write with 2."""
    full = writing.unwritten("x", OSError(errno.ENOSPC, "No space left on device"))
    assert isinstance(full, OutputError)
    assert full.exit_code == 74
    assert isinstance(
        writing.unwritten("x", OSError(errno.EACCES, "Permission denied")), UsageError
    )
