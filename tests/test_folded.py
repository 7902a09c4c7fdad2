"""Lines on a terminal: folded at spaces, with a hanging indent, no command taken apart."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys

import pytest
from rich.cells import cell_len

from conftest import Run
from relfacts.text import wrapping
from relfacts.text.wrapping import cells, fold

pty = pytest.importorskip("pty", reason="Windows has no such terminals")


def on_a_terminal(*arguments: str, columns: int) -> list[str]:
    """What a terminal of so many columns shows, stdout and stderr together, without colour."""
    import fcntl
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "relfacts", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "NO_COLOR": "1"},
    ):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # so Linux says that the other end is closed
            pass
    os.close(ours)
    return shown.decode("utf-8").replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(
    "arguments",
    [
        ("agreements", "--since", "2003", "--until", "2010"),
        ("agreements", "--since", "2000"),
        ("who", "Kim"),
        ("who", "김정은"),
        ("who", "Kim Jong Il"),
        ("people",),
        ("topics",),
        ("coverage",),
        ("coverage", "vov-2019"),
        ("check", "--rules"),
        ("check", "--explain", "dates"),
        ("show", "ri-yong-ho-visit-2018"),
        ("nosuch",),
    ],
    ids=" ".join,
)
def test_nothing_runs_over_the_edge_of_a_terminal(arguments: tuple[str, ...], columns: int) -> None:
    """Answers and what is said about them keep to the width, Hangul counted double.

    An address is one word that cannot be folded: it has a line of its own, to be copied whole.
    """
    lines = on_a_terminal(*arguments, columns=columns)
    assert lines
    for line in lines:
        assert cell_len(line) <= columns or re.fullmatch(r" *https?://\S+", line), line


def test_notes_hang_and_commands_stay_whole() -> None:
    """A command that does not fit begins a line of its own, from which it can be copied."""
    lines = on_a_terminal("who", "Kim Jong Il", columns=60)
    assert '  relfacts who "Kim Il Sung"  (9 facts)' in lines
    note = "left out: 5 facts with no date, or with one that only says"
    lines = on_a_terminal("agreements", "--since", "2000", columns=60)
    assert lines[lines.index(note) + 1] == "  by when; add --undated to see them"


def test_a_pipe_gets_one_line_a_note(run: Run) -> None:
    """What is not read on a terminal is not folded, even where COLUMNS gives tables a width."""
    err = run("agreements", "--since", "2003", "--until", "2010", status=1, columns=60).err
    assert "the report gives neither their number nor their titles.  [coop" in err


def test_rules_are_folded_like_a_table(run: Run) -> None:
    """COLUMNS gives a pipe a width; without it every rule has one line."""
    assert any(len(line) > 100 for line in run("check", "--rules").out.splitlines())
    folded = run("check", "--rules", columns=60).out.splitlines()
    assert max(map(len, folded)) <= 60
    page = run("check", "--explain", "office-stands", columns=60).out
    assert "- {title: President of Norland, date: 1990-05-07, source: harbour-1990" in page
    assert "so it must be printed, not known." in page


@pytest.mark.parametrize("width", [20, 33, 60])
@pytest.mark.parametrize(
    "text",
    [
        "김일성이 왔다 Hồ Chí Minh came too " * 5,
        "a-word-" * 12,
        "",
        "  set in from the first on",
    ],
)
def test_folding_loses_nothing(text: str, width: int) -> None:
    """The words are those of the text, in order; only a word that is too wide runs over."""
    lines = fold(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= width or " " not in line.strip() for line in lines)


def test_a_command_that_is_too_wide_has_a_line_to_itself() -> None:
    """The terminal wraps it, and copies it as one."""
    command = 'relfacts visits --who "Phạm Bình Minh" --since 1950'
    assert fold(f"type next: {command}; or ask", 30) == ["type next:", f"  {command};", "  or ask"]


@pytest.mark.parametrize("width", range(24, 60))
def test_dates_and_citations_stay_whole(run: Run, width: int) -> None:
    """A month has its day and year beside it, a document its year and lines."""
    text = "Chairman (as of about 1 Mar 2019, VOV 2019:18,22), in one of 25 Mar 2024, CGTN 2019:2"
    folded = fold(text, width)
    for unit in ("1 Mar 2019,", "VOV 2019:18,22),", "25 Mar 2024,", "CGTN 2019:2"):
        assert any(unit in line for line in folded), folded
    shown = run("agreements", columns=80).out
    assert re.search(r"^ between 9 and .*\n 11 Oct 2025 ", shown, re.MULTILINE)


def test_cells_are_counted_as_rich_counts_them() -> None:
    """One way of counting for tables, another for notes, and no difference."""
    for text in ("Hồ Chí Minh", "Hồ Chí Minh", "김일성", "金日成", "≠ a · b", "Ким Ир Сен"):
        assert cells(text) == cell_len(text)


@pytest.mark.parametrize("width", [20, 80, 10**6])
@pytest.mark.parametrize("text", ["ab " * 3000, "김정은 " * 3000, "relfacts who a; " * 800])
def test_a_line_is_measured_once(text: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it is and however wide the screen, so that its folding takes no time."""
    measured = []

    def counted(piece: str) -> int:
        measured.append(len(piece))
        return cells(piece)

    monkeypatch.setattr(wrapping, "cells", counted)
    fold(text, width)
    assert sum(measured) <= 2 * len(text)
