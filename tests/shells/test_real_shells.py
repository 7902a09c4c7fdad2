"""Tab in real shells: install, start a new shell, type, look at the screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")

ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b."
)
ARGUMENTS = {"bash": ["-i"], "zsh": ["-i"], "fish": ["-i"]}

shells = pytest.mark.parametrize(
    "shell",
    [
        pytest.param(
            shell, marks=pytest.mark.skipif(not shutil.which(shell), reason=f"no {shell} here")
        )
        for shell in ARGUMENTS
    ],
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first that asks keeps an index, which the others find."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def environment(tmp_path: Path, cache: Path) -> dict[str, str]:
    """A home of its own, and ``relfacts`` on the path as this environment has it."""
    program = tmp_path / "bin" / "relfacts"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m relfacts "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    # Without it every fish that starts makes completions of all manuals, in a process that works
    # for a minute and outlives it.
    (tmp_path / ".local" / "share" / "fish" / "generated_completions").mkdir(parents=True)
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    return {
        **kept, "HOME": str(tmp_path), "PATH": f"{program.parent}:{os.environ['PATH']}",
        "TERM": "xterm", "RELFACTS_CACHE": str(cache), "PS1": "> ",
    }  # fmt: skip


def relfacts(environment: dict[str, str], *arguments: str) -> None:
    """Run the program as a user does."""
    subprocess.run(["relfacts", *arguments], env=environment, check=True, capture_output=True)


def shown(shell: str, environment: dict[str, str], typed: str, wanted: str) -> str:
    """What is on the screen once ``wanted`` is, after typing into a new shell."""
    child = pexpect.spawn(
        shell, ARGUMENTS[shell], env=environment, dimensions=(40, 100), encoding="utf-8", timeout=40
    )
    seen = ""
    try:
        child.sendline("echo rea''dy")
        child.expect("ready")
        child.send(typed)
        while not re.search(wanted, seen):
            seen += child.read_nonblocking(10_000, timeout=40)
            if "\x1b[c" in seen:
                # fish asks what terminal this is, and waits for it.
                child.send("\x1b[?1;2c")
                seen = seen.replace("\x1b[c", "")
            seen = ESCAPES.sub("", seen)
    except (pexpect.TIMEOUT, pexpect.EOF):
        pytest.fail(f"{shell}: {wanted!r} is not in {seen!r}")
    finally:
        child.close(force=True)
    return seen


@shells
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("relfacts who kim-i\t", "kim-il-sung"),
        ("relfacts who Kim\t\t", r"Kim.{0,2}Yong.{0,2}Nam"),
        ('relfacts who "Kim I\t', "Kim Il Sung"),
        ("relfacts who KIM\\ IL\t", r"KIM.{0,2}IL.{0,2}SUNG"),
        ("relfacts who 김일\t", "김일성"),
        ("relfacts facts --kind=vi\t", "--kind=visit"),
        ("relfacts at sgg\t", "sggp-2019"),
        ("relfacts agr\t", "agreements"),
        ("relfacts show Bình\\ N\t", r"Bình.{0,2}Nhưỡng"),
        ('relfacts show "SGG\t', "SGGP 2019"),
    ],
)
def test_the_first_tab_of_a_new_shell(
    shell: str, environment: dict[str, str], typed: str, wanted: str
) -> None:
    """Installed by the command, asked by the shell itself."""
    relfacts(environment, "--install-completion", shell)
    shown(shell, environment, typed, wanted)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_python_itself_is_not_touched(environment: dict[str, str]) -> None:
    """Installed by ``python -m relfacts``, it is completion of relfacts and of nothing else."""
    subprocess.run(
        [sys.executable, "-m", "relfacts", "--install-completion", "bash"],
        env=environment, check=True, capture_output=True,
    )  # fmt: skip
    listed = subprocess.run(
        ["bash", "-ic", "complete -p"], env=environment, capture_output=True, text=True, check=False
    )
    assert re.findall(r"\S+$", listed.stdout, re.M) == ["relfacts"]


@shells
def test_a_shell_starts_as_before_when_it_is_taken_away(
    shell: str, environment: dict[str, str]
) -> None:
    """A new shell says nothing, with completion or without."""
    for option in ("--install-completion", "--uninstall-completion"):
        subprocess.run(
            ["relfacts", option, shell], env=environment, check=True, capture_output=True
        )
        started = subprocess.run(
            [shell, "-ic", "true"], env=environment, capture_output=True, text=True, check=False
        )
        told = [line for line in started.stderr.splitlines() if "job control" not in line
                and "ioctl" not in line]  # fmt: skip
        assert (started.stdout, told) == ("", [])
