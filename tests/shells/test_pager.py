"""A long answer on a real terminal: through a pager, unless there is none that works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")

_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*\x1b\\")
LONG = ("who", "Kim Jong Un")
HEADING = "Kim Jong Un · 김정은"
LAST = "all that differs: relfacts discrepancies"
SHORT = ("who", "Donald Trump")


class Terminal:
    """A terminal of 24 lines, with a folder for what pagers leave behind."""

    def __init__(self, folder: Path) -> None:
        self.seen = folder / "seen"
        self._folder = folder
        self._environment = {
            "HOME": str(folder), "PATH": os.environ["PATH"], "TERM": "xterm-256color",
            "LANG": "C.UTF-8", "RELFACTS_CACHE": os.environ["RELFACTS_CACHE"],
        }  # fmt: skip

    def pager(self, name: str = "pager", status: int = 0) -> str:
        """A pager that keeps what it is given, and leaves with a status."""
        path = self._folder / name
        path.write_text(f'#!/bin/sh\ncat > "{self.seen}"\nexit {status}\n', "utf-8")
        path.chmod(0o755)
        return str(path)

    def start(self, *line: str, **environment: str) -> Any:
        """The program, started in the terminal."""
        return pexpect.spawn(
            sys.executable, ["-m", "relfacts", *line], env=self._environment | environment,
            dimensions=(24, 100), encoding="utf-8", timeout=30,
        )  # fmt: skip

    def run(self, *line: str, **environment: str) -> tuple[int, str]:
        """The status, and what was written to the terminal, without colours."""
        child = self.start(*line, **environment)
        child.expect(pexpect.EOF)
        child.close()
        return child.exitstatus, _COLOUR.sub("", child.before).replace("\r\n", "\n")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal whose environment names no pager."""
    return Terminal(tmp_path)


@pytest.mark.skipif(not shutil.which("less"), reason="no less here")
def test_less_shows_the_heading_first(terminal: Terminal) -> None:
    """It waits at the end of the first screen; q ends it quietly, with the status of the answer."""
    child = terminal.start(*LONG)
    child.expect_exact("Kim Jong Un\x1b")
    child.expect("\n:")
    assert "\x1b[1m" in child.before
    assert LAST not in child.before
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "Traceback" not in child.before


@pytest.mark.skipif(not shutil.which("less"), reason="no less here")
@pytest.mark.parametrize("habit", ["i", "-M --tabs=4"])
def test_colours_are_kept_whatever_less_is_told(terminal: Terminal, habit: str) -> None:
    """LESS without R would show escapes as text."""
    child = terminal.start(*LONG, LESS=habit)
    child.expect_exact("Kim Jong Un\x1b")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert "ESC[" not in child.before


def test_the_pager_gets_all_of_it(terminal: Terminal) -> None:
    """With colours and links, and nothing else is written but what is said beside the answer."""
    status, out = terminal.run(*LONG, PAGER=terminal.pager(), FORCE_HYPERLINK="1")
    seen = terminal.seen.read_text("utf-8")
    assert (status, out) == (0, "")
    assert _COLOUR.sub("", seen).startswith(HEADING)
    assert "\x1b[1mKim Jong Un" in seen
    assert "\x1b]8;;https://" in seen
    assert _COLOUR.sub("", seen).rstrip().endswith(LAST)


@pytest.mark.parametrize(
    "line",
    [
        ("facts", "--format", "json"),
        ("cite", "rice-aid-1995", "trade-agreement-1958", "--as", "csl-json"),
        ("facts", "--fields"),
        ("--help",),
        ("who", "--help"),
        ("who", "-h", "--base", "examples/peaks"),
    ],
)
def test_every_format_is_paged(terminal: Terminal, line: tuple[str, ...]) -> None:
    """The bytes are those of a pipe."""
    terminal.run(*line, PAGER=terminal.pager())
    piped = subprocess.run(
        [sys.executable, "-m", "relfacts", *line], capture_output=True, check=True,
        env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip
    assert terminal.seen.read_bytes() == piped.stdout


def test_our_own_variable_comes_first(terminal: Terminal) -> None:
    """RELFACTS_PAGER is asked before PAGER, and may be a line for a shell."""
    line = f"{terminal.pager()} | cat"
    assert terminal.run(*LONG, RELFACTS_PAGER=line, PAGER="false") == (0, "")
    assert HEADING in _COLOUR.sub("", terminal.seen.read_text("utf-8"))


@pytest.mark.parametrize(
    ("line", "environment"),
    [
        ((*LONG, "--no-pager"), {}),
        (("--no-pager", *LONG), {}),
        ((*LONG, "--no-pager", "-ftable"), {}),
        (LONG, {"RELFACTS_PAGER": ""}),
        (LONG, {"RELFACTS_PAGER": "cat"}),
        (LONG, {"TERM": "dumb"}),
    ],
)
def test_without_a_pager(
    terminal: Terminal, line: tuple[str, ...], environment: dict[str, str]
) -> None:
    """Asked for by option (read with Typer, and without) or variable, or a terminal without one."""
    status, out = terminal.run(*line, **{"PAGER": terminal.pager(), **environment})
    assert status == 0
    assert out.startswith(HEADING)
    assert LAST in out
    assert not terminal.seen.exists()


def test_a_short_answer_is_not_paged(terminal: Terminal) -> None:
    """What fits the screen stands on it."""
    status, out = terminal.run(*SHORT, PAGER=terminal.pager())
    assert (status, terminal.seen.exists()) == (0, False)
    assert out.startswith("Donald Trump")


@pytest.mark.parametrize("pager", ["nosuch-pager", "nosuch-pager -x | cat", "false", "'", "/"])
def test_a_pager_that_does_not_work(terminal: Terminal, pager: str) -> None:
    """All of the answer is written as without one, the status is that of the answer."""
    wanted = terminal.run(*LONG, "--no-pager")
    status, out = terminal.run(*LONG, PAGER=pager)
    if "| cat" in pager:
        # A pipeline has the status of its end; what it says is the shell's.
        assert "nosuch-pager" in out
        return
    assert status == wanted[0]
    assert (
        wanted[1].splitlines()[1:30]
        == [line for line in out.splitlines() if line in wanted[1].splitlines()][1:30]
    )
    assert "does not work; PAGER names it" in " ".join(out.split())


def test_a_machine_without_less(terminal: Terminal, tmp_path: Path) -> None:
    """Nothing is said of it."""
    wanted = terminal.run(*LONG, "--no-pager")
    (tmp_path / "empty").mkdir()
    assert terminal.run(*LONG, PATH=str(tmp_path / "empty")) == wanted


@pytest.mark.parametrize(
    ("line", "status"),
    [(LONG, 0), (("who", "Kim", "--format", "json"), 3), (("facts", "--format", "json"), 0)],
)
@pytest.mark.parametrize("pager", ["true", "head -n 2", "sh -c 'kill -INT $$'"])
def test_a_reader_who_leaves_early(
    terminal: Terminal, line: tuple[str, ...], status: int, pager: str
) -> None:
    """Is no failure, and hears nothing of it."""
    told, out = terminal.run(*line, PAGER=pager)
    assert told == status
    assert "pager" not in out
    assert "Traceback" not in out
    assert len(out.splitlines()) < 15


def test_a_pipe_is_never_paged(terminal: Terminal) -> None:
    """Whatever the environment says."""
    environment = {**os.environ, "PAGER": terminal.pager(), "RELFACTS_PAGER": terminal.pager()}
    done = subprocess.run(
        [sys.executable, "-m", "relfacts", *LONG],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.startswith(HEADING)
    assert not terminal.seen.exists()


def test_a_pager_costs_others_nothing(terminal: Terminal) -> None:
    """Nothing of it is loaded in a pipe, nor for a short answer."""
    program = (
        "import sys\nfrom relfacts.cli import run\nrun({line!r})\n"
        "assert not {{'relfacts.cli.pager', 'subprocess'}} & set(sys.modules)\n"
    )
    subprocess.run(
        [sys.executable, "-c", program.format(line=list(LONG))], capture_output=True, check=True
    )
    child = pexpect.spawn(
        sys.executable, ["-c", program.format(line=list(SHORT))], dimensions=(24, 100), timeout=30
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before


def test_a_drawing_is_not_poured_over_a_terminal(terminal: Terminal, tmp_path: Path) -> None:
    """It says how to have a file; a file and a pipe get it as ever."""
    status, told = terminal.run("timeline")
    assert (status, "<svg" in told) == (2, False)
    assert "hint: relfacts timeline --output timeline.svg" in told
    assert terminal.run("timeline", "--output", str(tmp_path / "t.svg"))[0] == 0
