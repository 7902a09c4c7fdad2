"""Every command beside streams that fail: its status stands, one message, no traceback.

Run in this process, with the streams that Python would have made, buffered and not; a few commands
in one of their own besides, where the shell and Python's way out have their say.
"""

from __future__ import annotations

import errno
import functools
import gc
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.main
from failing import Keeping, Nobody, stream

from conftest import ROOT
from relfacts.cli import run
from relfacts.cli.app import app
from relfacts.errors import ExitCode

SMALL = ROOT / "examples" / "moon-landings"

#: Every command, with the status that it leaves with where both streams can be written to.
COMMANDS = [
    (("who", "Neil Armstrong"), 0),
    (("who", "Armstrong", "--format", "json"), 0),
    (("who", "Elvis"), 1),
    (("who", "Elvis", "--format", "csv"), 1),
    (("who", ""), 2),
    (("year", "1969"), 0),
    (("year", "01/03/2019"), 2),
    (("topic", "moon"), 1),
    (("place", "Moon"), 0),
    (("search", "moon", "--format", "tsv"), 0),
    (("show", "apollo-11-landing-1969"), 0),
    (("show", "no-such-fact"), 1),
    (("at", "first-landing:3"), 0),
    (("facts", "--format", "json"), 0),
    (("facts", "--format", "jsonl"), 0),
    (("facts", "--format", "markdown"), 0),
    (("agreements",), 0),
    (("visits",), 0),
    (("meetings",), 1),
    (("aid",), 1),
    (("trade",), 1),
    (("exchanges",), 1),
    (("commitments",), 0),
    (("statements",), 0),
    (("milestones",), 0),
    (("military",), 1),
    (("policies",), 0),
    (("mechanisms",), 1),
    (("background",), 0),
    (("cite", "apollo-11-landing-1969", "--as", "bibtex"), 0),
    (("cite", "no-such-fact"), 1),
    (("people",), 0),
    (("topics",), 0),
    (("places",), 0),
    (("sources",), 0),
    (("discrepancies",), 0),
    (("coverage",), 0),
    (("index",), 0),
    (("build", "--seeds", "seeds", "--out", "made/facts.json"), 0),
    (("build", "--seeds", "seeds", "--out", "data/facts.json", "--check"), 0),
    (("check", "--seeds", "seeds"), 0),
    (("check", "--rules"), 0),
    (("check", "--explain", "unique-id"), 0),
    (("check", "--seeds", "broken"), 4),
    (("verify", "--seeds", "seeds", "--documents", "documents"), 0),
    (("verify", "--seeds", "seeds", "--documents", "seeds"), 4),
    (("diff", "data", "data"), 0),
    (("diff", "data", "other.json"), 1),
    (("schema",), 0),
    (("schema", "answer"), 0),
    (("new", "documents/first-landing.txt", "--seeds", "seeds", "--id", "another"), 0),
    (("init", "begun"), 0),
    (("timeline", "--output", "drawn.svg"), 0),
    (("export", "sqlite", "exported.db"), 0),
    (("site", "frozen", "--base", "tiny"), 0),
    # Once it serves it does not end.
    (("serve", "--documents", "nowhere"), 2),
    ((), 0),
    (("--version",), 0),
    (("--help",), 0),
    (("who", "--help"), 0),
    (("vists",), 2),
    (("--show-completion", "bash"), 0),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that one stands in, with a small base and more."""
    laid_out(tmp_path, monkeypatch)
    return tmp_path


def laid_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small base, its seeds and documents, and such as are broken into a folder; go there."""
    for name in ("data", "seeds", "documents"):
        (folder / name).symlink_to(SMALL / name)
    (folder / "broken").mkdir()
    (folder / "broken" / "base.yaml").write_text("title: [", encoding="utf-8")
    (folder / "made").mkdir()
    (folder / "tiny").mkdir()
    (folder / "tiny" / "facts.json").write_text(tiny(), encoding="utf-8")
    text = (SMALL / "data" / "facts.json").read_text(encoding="utf-8")
    (folder / "other.json").write_text(text.replace("landed on", "alighted on"), "utf-8")
    monkeypatch.chdir(folder)
    # Where it is in every test: so its index is made once.
    monkeypatch.setenv("RELFACTS_BASE", str(SMALL / "data"))


@functools.cache
def tiny() -> str:
    """The small base with one fact, for what makes a page of everything."""
    base = json.loads((SMALL / "data" / "facts.json").read_text("utf-8"))
    base["facts"] = [fact | {"discrepancies": []} for fact in base["facts"][:1]]
    (fact,) = base["facts"]
    named = {person["id"] for person in fact["people"]}
    base["people"] = [person for person in base["people"] if person["id"] in named]
    return json.dumps(base)


def outcome(
    arguments: tuple[str, ...], out: io.TextIOWrapper | None, err: io.TextIOWrapper | None
) -> int:
    """The status of a run with these streams in the place of stdout and stderr."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        return run(arguments)
    finally:
        sys.stdout, sys.stderr = before
        gc.enable()
        for used in (out, err):
            if used is not None:
                raw: Any = getattr(used.buffer, "raw", used.buffer)
                raw.over = True
                used.flush()


Kept = tuple[io.TextIOWrapper, Callable[[], str]]


def kept(buffered: bool) -> Kept:
    """A stream that can be written to, and what was written."""

    raw = Keeping()
    return stream(raw, buffered), lambda: raw.content.decode()


@pytest.fixture(params=[True, False], ids=["buffered", "unbuffered"])
def buffered(request: pytest.FixtureRequest) -> bool:
    """Whether Python holds back what is written."""
    return bool(request.param)


@functools.cache
def told_plainly(arguments: tuple[str, ...]) -> str:
    """What a command says where stdout can be written to and there is no stderr, in any folder."""
    out, told = kept(buffered=True)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as place:
        laid_out(Path(place), patch)
        outcome(arguments, out, None)
    return told()


each = pytest.mark.parametrize(
    ("arguments", "status"), COMMANDS, ids=[" ".join(c[0]) or "(none)" for c in COMMANDS]
)


@each
@pytest.mark.usefixtures("folder")
def test_it_leaves_with_its_status(arguments: tuple[str, ...], status: int, buffered: bool) -> None:
    """What is expected below is what happens where nothing fails."""
    (out, told), (err, said) = kept(buffered), kept(buffered)
    assert outcome(arguments, out, err) == status, said()
    assert told() or said()


@each
@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_told_in_one_line(
    arguments: tuple[str, ...], status: int, buffered: bool
) -> None:
    """The answer could not be written; where there was none, nothing is changed."""
    err, said = kept(buffered)
    found = outcome(arguments, stream(Nobody(errno.ENOSPC), buffered), err)
    if told_plainly(arguments):
        assert found == ExitCode.UNWRITTEN
        first, *rest = said().splitlines()
        assert first == "relfacts: the answer could not be written: No space left on device"
        assert rest == []
    else:
        assert found == status
    assert "Traceback" not in said()


@each
@pytest.mark.usefixtures("folder")
def test_a_closed_pipe_is_quiet(arguments: tuple[str, ...], status: int, buffered: bool) -> None:
    """Whoever has read enough closes it: the status is the answer's, and nothing is said of it."""
    err, said = kept(buffered)
    assert outcome(arguments, stream(Nobody(errno.EPIPE), buffered), err) == status, said()
    assert "Broken pipe" not in said()
    assert "Traceback" not in said()


@each
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("number", [errno.EPIPE, errno.ENOSPC], ids=os.strerror)
def test_nothing_that_happens_to_stderr_changes_the_status(
    arguments: tuple[str, ...], status: int, buffered: bool, number: int
) -> None:
    """Its reader gone, its disk full: stdout and the status are as they would be."""
    out, told = kept(buffered)
    assert outcome(arguments, out, stream(Nobody(number), buffered)) == status
    assert told() == told_plainly(arguments)


@each
@pytest.mark.usefixtures("folder")
def test_a_closed_stdout_is_no_place_for_an_answer(
    arguments: tuple[str, ...], status: int, buffered: bool
) -> None:
    """``>&- 2>&-`` in a shell: Python has no streams at all then; as on a full disk."""
    told = told_plainly(arguments)
    assert outcome(arguments, None, None) == (ExitCode.UNWRITTEN if told else status)


def test_every_command_is_among_them() -> None:
    """A new command joins the list."""
    group = typer.main.get_command(app)
    assert set(group.commands) == {arguments[0] for arguments, _ in COMMANDS if arguments} - {  # type: ignore[attr-defined]
        "vists", "--version", "--help", "--show-completion",
    }  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("relfacts year 1969 >/dev/full", 74),
        ("relfacts --version >/dev/full", 74),
        ("relfacts who --help >/dev/full", 74),
        ("export _RELFACTS_COMPLETE=raw_bash\nrelfacts fac >/dev/full", 74),
        ("relfacts schema | true; (exit ${PIPESTATUS[0]})", 0),
        ("relfacts --help | true; (exit ${PIPESTATUS[0]})", 0),
        ("relfacts who Elvis 2>/dev/full", 1),
        ("relfacts year 01/03/2019 2> >(exec true)", 2),
        ("relfacts facts >&- 2>&-", 74),
        ("relfacts facts >&-", 74),
        ("relfacts facts 2>&-", 0),
        ("relfacts --help >&-", 74),
        ("relfacts who Elvis >&- 2>&-", 1),
        ("relfacts facts 1</dev/null", 74),
    ],
)  # fmt: skip
def test_a_shell_sees_the_same(folder: Path, command: str, status: int, unbuffered: str) -> None:
    """In a process of its own, to the very end of it."""
    program = f'relfacts() {{ "{sys.executable}" -m relfacts "$@"; }}\n{command}'
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, env=environment)
    assert done.returncode == status, done.stderr
    assert done.stderr.count("\n") <= 1
    assert "Traceback" not in done.stderr
