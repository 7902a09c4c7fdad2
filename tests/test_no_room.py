"""No room and no right: a small disk that is full, and a user who may write nowhere.

Only root may mount a disk and be another user; elsewhere these are skipped. What a process may not
write for a limit of its own is tested beside the commands that write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

pytest.importorskip("yaml")
root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount, and be somebody else"
)

EXAMPLE = ROOT / "examples" / "moon-landings"
#: The user who owns nothing.
NOBODY = 65534


def asked(folder: Path, *words: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the program in ``folder``; nothing that happens there is a bug."""
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "relfacts", *words],
        **{
            "cwd": folder,
            "stderr": subprocess.PIPE,
            "stdout": subprocess.PIPE,
            "text": True,
            **how,
        },
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.stderr.count("relfacts: ") <= 1, done.stderr
    return done


def seen(folder: Path) -> dict[str, bytes]:
    """Everything in a folder: files by what they hold, and the names of folders."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"a folder"
        for path in folder.rglob("*")
    }


# --- a full disk -----------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with the example on it, and with no room left."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=200", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        shutil.copytree(EXAMPLE / "seeds", place / "seeds")
        shutil.copytree(EXAMPLE / "documents", place / "documents")
        (place / "facts.json").write_bytes((EXAMPLE / "data" / "facts.json").read_bytes())
        with (place / "filling").open("wb", buffering=0) as filling:
            try:
                while True:
                    filling.write(bytes(4096))
            except OSError:
                pass
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@root
@pytest.mark.parametrize(
    "words",
    [
        ("build", "--out", "facts.json"),
        ("build", "--out", "new.json"),
        ("new", "documents/first-landing.txt", "--id", "another", "--out", "seeds/another.yaml"),
        ("init", "begun"),
    ],
    ids=" ".join,
)
def test_what_does_not_fit_on_a_disk_leaves_it_as_it_was(
    disk: Path, words: tuple[str, ...]
) -> None:
    """74 and one line; the old base is there, no draft, no half of a folder."""
    (disk / "facts.json").write_bytes(
        (EXAMPLE / "data" / "facts.json").read_bytes().replace(b"landed", b"LANDED")
    )
    before = seen(disk)
    done = asked(disk, *words)
    assert done.returncode == 74, done.stderr
    assert "cannot write" in done.stderr
    assert seen(disk) == before


@root
def test_an_answer_that_does_not_fit_on_a_disk_is_told(disk: Path) -> None:
    """On stdout: 74 and one line."""
    with (disk / "answer").open("w") as answer:
        done = asked(disk, "--base", "facts.json", "facts", "-fjson", stdout=answer)
    assert done.returncode == 74
    assert done.stderr.startswith("relfacts: the answer could not be written: No space left")


@root
def test_a_full_disk_keeps_no_index_and_the_answer_is_the_same(disk: Path) -> None:
    """The cache lies there too: it is said that no index can be kept, and nothing is left."""
    wanted = asked(disk, "--base", "facts.json", "facts", "-fjson").stdout
    (disk / "cache").mkdir()
    full = {**os.environ, "RELFACTS_CACHE": str(disk / "cache")}
    done = asked(disk, "--base", "facts.json", "facts", "-fjson", env=full)
    assert (done.returncode, done.stdout) == (0, wanted)
    assert "no index can be kept in" in done.stderr
    assert seen(disk / "cache") == {}


# --- somebody who may write nowhere ----------------------------------------------------------


def _nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


@pytest.fixture(scope="module")
def by_nobody() -> dict[str, Any]:
    """How a process is begun that is nobody's: by a Python that everybody may run."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    paths = os.pathsep.join([str(ROOT / "src"), sysconfig.get_path("platlib")])
    around = {**os.environ, "PYTHONPATH": paths, "HOME": "/nonexistent"}
    # The checkout, or its environment, may lie in a folder that is closed to all others.
    told = "import sys, yaml, relfacts.cli.app; print('%d.%d' % sys.version_info[:2])"
    for python in (sys.executable, f"/usr/bin/python{version}"):
        try:
            done = subprocess.run(
                [python, "-c", told],
                env=around, preexec_fn=_nobody, capture_output=True, text=True, check=False,
            )  # fmt: skip
        except OSError:
            continue
        if done.stdout.strip() == version:
            return {"executable": python, "env": around, "preexec_fn": _nobody}
    pytest.skip("no Python of this version that everybody may run, with what it needs")


@pytest.fixture
def foreign() -> Iterator[Path]:
    """The folder of another user, readable by all, as that of a system's packages is."""
    # A folder of pytest's own is closed to all others.
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        place.chmod(0o755)
        for name in ("seeds", "documents", "data"):
            shutil.copytree(EXAMPLE / name, place / name)
        yield place


@root
def test_who_may_write_nowhere_is_answered(foreign: Path, by_nobody: dict[str, Any]) -> None:
    """The whole base is read, which is said, and the answer is the same."""
    wanted = asked(foreign, "--base", ".", "facts", "-fjson").stdout
    before = seen(foreign)
    for cache in (foreign / "cache", Path("/proc/nowhere")):
        around = {**by_nobody["env"], "RELFACTS_CACHE": str(cache)}
        done = asked(foreign, "--base", ".", "facts", "-fjson", **{**by_nobody, "env": around})
        assert (done.returncode, done.stdout) == (0, wanted), done.stderr
        assert "no index can be kept in" in done.stderr
    assert seen(foreign) == before


@root
@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("build", "--out", "elsewhere/facts.json"),
        ("new", "documents/first-landing.txt", "--id", "another", "--out", "seeds/another.yaml"),
        ("init", "begun"),
    ],
    ids=" ".join,
)
def test_who_may_not_write_is_told_so(
    foreign: Path, by_nobody: dict[str, Any], words: tuple[str, ...]
) -> None:
    """One line, wrong usage, and all is as it was."""
    before = seen(foreign)
    done = asked(foreign, *words, **by_nobody)
    assert done.returncode == 2, done.stderr
    assert "Permission denied" in done.stderr
    assert seen(foreign) == before


@root
def test_an_index_of_root_is_not_believed_by_others(
    foreign: Path, by_nobody: dict[str, Any]
) -> None:
    """Nor does it keep them from an answer."""
    cache = foreign / "cache"
    here = {**os.environ, "RELFACTS_CACHE": str(cache)}
    wanted = asked(foreign, "--base", ".", "facts", "-fjson", env=here).stdout
    around = {**by_nobody["env"], "RELFACTS_CACHE": str(cache)}
    cache.chmod(0o755)
    for path in cache.iterdir():
        path.chmod(0o644)
    before = seen(foreign)
    done = asked(foreign, "--base", ".", "facts", "-fjson", **{**by_nobody, "env": around})
    assert (done.returncode, done.stdout) == (0, wanted)
    assert "no index can be kept in" in done.stderr
    assert seen(foreign) == before


@root
@pytest.mark.parametrize("name", ["data/facts.json", "documents/first-landing.txt", "seeds"])
def test_what_may_not_be_read_is_told(foreign: Path, by_nobody: dict[str, Any], name: str) -> None:
    """A base, a document, the folder of the seeds: one line each that names it."""
    (foreign / name).chmod(0)
    words = {
        "data/facts.json": ("--base", ".", "facts"),
        "documents/first-landing.txt": ("verify", "--documents", "documents"),
        "seeds": ("check",),
    }[name]
    done = asked(foreign, *words, **by_nobody)
    assert done.returncode in (2, 4), (done.stdout, done.stderr)
    assert Path(name).name in done.stdout + done.stderr
