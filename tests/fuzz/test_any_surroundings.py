"""Whatever the surroundings: the same answer and the same status, or one line says why not."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from drawing import FORMS, NUMBERS, anything, fuzzed, fuzzed_apart, word
from failing import WAYS
from holding import Left, apart, files, foreign, here, hold
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="streams as POSIX has them")

_LINES: tuple[tuple[str, ...], ...] = (
    ("who", "Neil Armstrong"), ("who", "John"), ("who", "Alan Shepherd"), ("who", "Nobody At All"),
    ("year", "1969"), ("year", "01/03/2019"), ("year", "1850"), ("search", "first", "landing"),
    ("show", "aldrin-step-1969"), ("show", "nosuch"), ("facts", "--limit", "3"), ("topics",),
    ("sources",), ("coverage",), ("discrepancies",), ("who",), ("nosuch",), (), ("facts",
    "--nosuch"),
)  # fmt: skip
_OTHERS: tuple[tuple[str, ...], ...] = (
    ("--version",), ("--help",), ("who", "--help"), ("schema",), ("schema", "answer"), ("index",),
    ("diff", ".", "."), ("check", "--rules"), ("check", "--explain", "nosuch"), ("check",
    "--seeds", "nosuch"),
    ("verify",), ("new", "nosuch"), ("init", "thesis"), ("build", "--seeds", "nosuch"),
)  # fmt: skip

#: The base in the working folder.
_BASE = "."

_SWITCHES = st.sampled_from(["", "0", "1", "x"])
#: What the program reads.
_OURS: dict[str, st.SearchStrategy[str]] = {
    "COLUMNS": st.sampled_from(NUMBERS) | st.integers(1, 200).map(str),
    "LINES": st.sampled_from(NUMBERS),
    "NO_COLOR": _SWITCHES, "FORCE_COLOR": _SWITCHES,
    "TERM": st.sampled_from(["", "dumb", "xterm-256color", "nosuch", "\udce9"]),
    "RELFACTS_CACHE": st.sampled_from(["thesis", "/dev/null", "/dev/null/x", "x" * 5000]),
    "HOME": st.sampled_from(["", "nosuch", "/dev/null"]),
    "PAGER": st.just("nosuch"), "MANPAGER": anything, "EDITOR": anything,
}  # fmt: skip
#: What Python reads when it starts, and only then.
_PYTHONS: dict[str, st.SearchStrategy[str]] = {
    "LC_ALL": st.sampled_from(["C", "POSIX", "C.UTF-8", "nosuch", "tr_TR.UTF-8", ""]),
    "LANG": st.sampled_from(["C", "ko_KR.EUC-KR", "", "\udce9"]),
    "PYTHONUTF8": st.sampled_from(["0", "1"]),
    "PYTHONCOERCECLOCALE": st.sampled_from(["0", "1"]),
    "PYTHONIOENCODING": st.sampled_from(["ascii", "latin-1", "utf-16", "ascii:ignore"]),
    "PYTHONUNBUFFERED": st.just("1"), "PYTHONOPTIMIZE": st.sampled_from(["1", "2"]),
    "PYTHONHASHSEED": st.integers(0, 999).map(str),
    "TMPDIR": st.sampled_from(["nosuch", "", "/dev/null"]),
}  # fmt: skip


def _some(described: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[dict[str, str]]:
    """A few of these variables, each with something that it may hold."""
    return st.fixed_dictionaries({}, optional=described).map(
        lambda all: {name: value for name, value in list(all.items())[:6] if "\0" not in value}
    )


streams = st.just("read") | st.sampled_from(WAYS)
asked = st.tuples(st.sampled_from(_LINES), st.sampled_from(FORMS)).map(
    lambda drawn: (*drawn[0], "--format", drawn[1])
) | st.sampled_from(_OTHERS)


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
        around = {**os.environ, "RELFACTS_BASE": _BASE, **env}
        return apart(line, folder, env=around, preexec_fn=close, **placed)
    finally:
        for number in placed.values():
            if number != subprocess.PIPE:
                os.close(number)


@functools.cache
def _plainly(line: tuple[str, ...], folder: Path) -> Left:
    """What the program leaves where nothing is odd."""
    return here(line, folder, RELFACTS_BASE=_BASE)


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
    # Where nothing can be kept an index is made for each answer: a small base has a small one.
    base = (ROOT / "examples" / "moon-landings" / "data" / "facts.json").read_bytes()
    (made / "facts.json").write_bytes(base)
    return made


@fuzzed
@given(line=asked, env=_some(_OURS), out=streams, err=streams, buffered=st.booleans())
def test_the_answer_is_the_same_everywhere(
    folder: Path, line: tuple[str, ...], env: dict[str, str], out: str, err: str, buffered: bool
) -> None:
    """In every environment, through every pipe: the same bytes, the same status."""
    plain = _plainly(line, folder)
    before = files(folder)
    left = here(line, folder, out, err, buffered, RELFACTS_BASE=_BASE, **env)
    assert files(folder) == before, left
    _hold(left, plain, out, err)


@fuzzed_apart
@given(line=asked, env=_some(_OURS | _PYTHONS), out=streams, err=streams)
def test_a_process_of_its_own_answers_the_same_everywhere(
    folder: Path, line: tuple[str, ...], env: dict[str, str], out: str, err: str
) -> None:
    """Where Python itself starts, and ends, in that environment and with those streams."""
    plain = _plainly(line, folder)
    before = files(folder)
    left = _asked(line, folder, out, err, **env)
    assert files(folder) == before, left
    _hold(left, plain, out, err)


def _hold(left: Left, plain: Left, out: str, err: str) -> None:
    """It is what it is where nothing is odd, or says that it could not be written."""
    form = left.asked[-1] if "--format" in left.asked else "table"
    assert b"Traceback" not in left.err, left
    if out in ("full", "closed") and plain.out:
        assert left.status == 74, left
    elif out == "gone":
        assert left.status in (0, plain.status), left
    else:
        assert left.status == plain.status, left
    if out == "read" and form in ("json", "jsonl", "csv"):
        assert left.out == plain.out, left
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
