"""Whatever the surroundings: the same answer and the same status, or one line says why not."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from drawing import FORMS, NUMBERS, anything, fuzzed, fuzzed_apart, word
from holding import Left, apart, files, foreign, here, hold
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(os.name == "nt", reason="streams as POSIX has them")

_LINES: tuple[tuple[str, ...], ...] = (
    ("who", "Kim Jong Un"), ("who", "Minh"), ("who", "Kim Jong Il"), ("who", "Nobody At All"),
    ("year", "1958"), ("year", "01/03/2019"), ("year", "1850"), ("search", "rice", "aid"),
    ("show", "rice-aid-1995"), ("show", "nosuch"), ("facts", "--limit", "3"), ("topics",),
    ("sources",), ("coverage",), ("discrepancies",), ("who",), ("nosuch",), (), ("facts",
    "--nosuch"),
)  # fmt: skip
_OTHERS: tuple[tuple[str, ...], ...] = (
    ("--version",), ("--help",), ("who", "--help"), ("schema",), ("schema", "answer"), ("index",),
    ("diff", ".", "."), ("check", "--rules"), ("check", "--explain", "nosuch"), ("check",
    "--seeds", "nosuch"),
    ("verify",), ("new", "nosuch"), ("init", "thesis"), ("build", "--seeds", "nosuch"),
)  # fmt: skip

_SWITCHES = st.sampled_from(["", "0", "1", "x"])
_VARIABLES: dict[str, st.SearchStrategy[str]] = {
    "COLUMNS": st.sampled_from(NUMBERS) | st.integers(1, 200).map(str),
    "LINES": st.sampled_from(NUMBERS),
    "NO_COLOR": _SWITCHES, "FORCE_COLOR": _SWITCHES,
    "TERM": st.sampled_from(["", "dumb", "xterm-256color", "nosuch", "\udce9"]),
    "LC_ALL": st.sampled_from(["C", "POSIX", "C.UTF-8", "nosuch", "tr_TR.UTF-8", ""]),
    "LANG": st.sampled_from(["C", "ko_KR.EUC-KR", "", "\udce9"]),
    "PYTHONUTF8": st.sampled_from(["0", "1"]),
    "PYTHONCOERCECLOCALE": st.sampled_from(["0", "1"]),
    "PYTHONIOENCODING": st.sampled_from(["ascii", "latin-1", "utf-16", "ascii:ignore"]),
    "PYTHONUNBUFFERED": st.just("1"), "PYTHONOPTIMIZE": st.sampled_from(["1", "2"]),
    "PYTHONHASHSEED": st.integers(0, 999).map(str),
    "RELFACTS_CACHE": st.sampled_from(["thesis", "/dev/null", "/dev/null/x", "x" * 5000]),
    "TMPDIR": st.sampled_from(["nosuch", "", "/dev/null"]),
    "HOME": st.sampled_from(["", "nosuch", "/dev/null"]),
    "PAGER": st.just("nosuch"), "MANPAGER": anything, "EDITOR": anything,
}  # fmt: skip
variables = st.fixed_dictionaries({}, optional=_VARIABLES).map(
    lambda all: {name: value for name, value in list(all.items())[:6] if "\0" not in value}
)

#: What becomes of a stream: read, thrown away, full, closed, or its reader is gone.
STREAMS = ("read", "thrown away", "full", "closed", "gone")
streams = st.sampled_from(STREAMS)


def _where(way: str) -> int:
    """A file descriptor for a stream; where it is closed, any, since it will be closed."""
    if way == "read":
        return subprocess.PIPE
    if way == "full":
        return os.open("/dev/full", os.O_WRONLY)
    if way == "gone":
        reading, writing = os.pipe()
        os.close(reading)
        return writing
    return os.open(os.devnull, os.O_WRONLY)


def _asked(line: tuple[str, ...], folder: Path, out: str, err: str, **env: str) -> Left:
    """Run the program with its streams as told."""

    def close() -> None:
        for number, way in ((1, out), (2, err)):
            if way == "closed":
                os.close(number)

    placed = {"stdout": _where(out), "stderr": _where(err)}
    try:
        around = {**os.environ, **env}
        return apart(line, folder, env=around, preexec_fn=close, **placed)
    finally:
        for number in placed.values():
            if number != subprocess.PIPE:
                os.close(number)


@functools.cache
def _plainly(line: tuple[str, ...], folder: Path) -> Left:
    """What the program leaves where nothing is odd."""
    return _asked(line, folder, "read", "read")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a name that is no text, where the system has such, and a file in it."""
    made = tmp_path_factory.mktemp("around") / os.fsdecode(b"b\xe9")
    try:
        made.mkdir()
    except OSError:  # some systems know no such names
        made = made.with_name("around")
        made.mkdir()
    (made / "thesis").write_text("years of work", encoding="utf-8")
    return made


@fuzzed_apart
@given(
    line=st.sampled_from(_LINES), form=st.sampled_from(FORMS), env=variables,
    out=st.just("read") | streams, err=st.just("read") | streams,
)  # fmt: skip
def test_an_answer_is_the_same_everywhere(
    folder: Path, line: tuple[str, ...], form: str, env: dict[str, str], out: str, err: str
) -> None:
    """In every environment, through every pipe: the same bytes, the same status."""
    _hold((*line, "--format", form), form, folder, env, out, err)


@fuzzed_apart
@given(line=st.sampled_from(_OTHERS), env=variables, out=streams, err=streams)
def test_what_is_no_answer_is_the_same_everywhere(
    folder: Path, line: tuple[str, ...], env: dict[str, str], out: str, err: str
) -> None:
    """Help, version, schemas, complaints: one writer writes them all."""
    _hold(line, "table", folder, env, out, err)


def _hold(
    line: tuple[str, ...], form: str, folder: Path, env: dict[str, str], out: str, err: str
) -> None:
    plain = _plainly(line, folder)
    before = files(folder)
    left = _asked(line, folder, out, err, **env)
    assert files(folder) == before, left
    assert b"Traceback" not in left.err, left
    if out in ("full", "closed") and plain.out:
        assert left.status == 74, (left, env)
    elif out == "gone":
        assert left.status in (0, plain.status), (left, env)
    else:
        assert left.status == plain.status, (left, env)
    if out == "read" and form in ("json", "jsonl", "csv"):
        assert left.out == plain.out, (left, env)
    if out == err == "read":
        hold(left, form)


_ASKED = st.sampled_from(["raw_bash", "raw_zsh", "raw_fish", "raw_", "", "complete_bash", "source"])


@fuzzed
@given(asked=_ASKED, words=st.lists(word, max_size=6))
def test_tab_prints_nothing_but_candidates(folder: Path, asked: str, words: list[str]) -> None:
    """Whatever a shell passes on, or leaves out: candidates or nothing, and nothing on stderr."""
    line = [word.replace("\0", "") for word in words]
    left = here(line, folder, _RELFACTS_COMPLETE=asked)
    assert left.err == b"", left
    assert left.status == 0, left
    assert b"Traceback" not in left.err, left
    assert not foreign(left.out + left.err), left


@pytest.mark.parametrize("command", ["who", "year", "search", "show", "at", "topic", "place"])
def test_bytes_that_are_no_text_are_answered(command: str, folder: Path) -> None:
    """As an argument, as the name of a base, in the environment: one line, no traceback."""
    lines: list[list[str | bytes]] = [
        [command, b"\xe9"],
        [command, "x", "--base", b"\xe9"],
        ["--base", b"\xe9", command],
    ]
    for line in lines:
        left = apart(line, folder)
        hold(left)
        assert left.status in (1, 2, 4), left


def test_the_streams_are_what_they_are_said_to_be(folder: Path) -> None:
    """The test above would notice: a program that writes does fail on a full disk."""
    program = [sys.executable, "-c", "import sys; sys.stdout.write('x'); sys.stdout.flush()"]
    for way, fails in (("thrown away", False), ("full", True), ("gone", True)):
        descriptor = _where(way)
        done = subprocess.run(program, stdout=descriptor, stderr=subprocess.DEVNULL, check=False)
        os.close(descriptor)
        assert bool(done.returncode) is fails, way
