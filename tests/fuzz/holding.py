"""What holds whatever is asked: a documented status, no traceback, one message, a clean screen.

``here`` runs the program inside the process, ``apart`` in one of its own; ``hold`` looks at what it
left behind. The tests draw what is asked and where; nothing in here knows what the answer is.
"""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from failing import Keeping, raw, stream
from jsonschema import Draft202012Validator

from relfacts.base.files import read_schema
from relfacts.cli import run

#: The statuses of docs/design.md without 70, which is a bug, and 130: nobody interrupts.
STATUSES = {0, 1, 2, 3, 4, 74}

#: What takes so many seconds of a processor never ends. By the clock these are many more on a
#: busy machine; after so many it waits for something.
TAKES_TIME, HANGS = 60, 900

#: Nothing takes so much more memory than whatever was asked before, in bytes.
TAKES = 300_000_000

# What writes on a terminal or turns the order of letters: C0 without tab and line feed, DEL, C1,
# direction marks that embed, override or isolate, the invisible tags.
_SIGNS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
# Colour is our own.
_COLOUR = re.compile("\x1b\\[[0-9;]*m")

# A cell of CSV in quotes.
_QUOTED = re.compile(rb'"(?:[^"]|"")*"')

_VALIDATORS = {
    name: Draft202012Validator(json.loads(read_schema(name))) for name in ("facts", "answer")
}


@dataclass(frozen=True)
class Left:
    """What a run left behind; the streams are bytes, since bytes are what a terminal gets."""

    asked: tuple[str, ...]
    status: int
    out: bytes
    err: bytes

    def __str__(self) -> str:
        return f"{self.asked!r} left with {self.status}\n{self.out[-2000:]!r}\n{self.err[-2000:]!r}"


class Hung(BaseException):
    """The program takes too long. No ``Exception``: nothing of ours may catch it."""


@contextmanager
def _in_time() -> Iterator[None]:
    """Raise Hung where something does not end, if the system has alarms."""

    def _ring(number: int, _frame: FrameType | None) -> None:
        raise Hung("it works for ever" if number == signal.SIGPROF else "it waits for ever")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    alarms = (
        (signal.ITIMER_PROF, signal.SIGPROF, TAKES_TIME),
        (signal.ITIMER_REAL, signal.SIGALRM, HANGS),
    )
    before = [signal.signal(rung, _ring) for _, rung, _ in alarms]
    for timer, _, seconds in alarms:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (timer, rung, _), was in zip(alarms, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(rung, was)


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def here(
    asked: Sequence[str],
    folder: Path,
    out: str = "read",
    err: str = "read",
    buffered: bool = True,
    **variables: str,
) -> Left:
    """Run the program inside this process, in ``folder``, with nothing to read on stdin.

    ``out`` and ``err`` say what becomes of its streams, as failing.WAYS names it.
    """
    below = [raw(way) for way in (out, err)]
    streams = [made and stream(made, buffered) for made in below]
    memory = _memory()
    before = sys.stdin, sys.stdout, sys.stderr
    with chdir(folder), _environment(variables), _in_time():
        sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        sys.stdout, sys.stderr = streams
        try:
            status = run(asked)
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
            # A lookup is over before there is garbage; the tests are not.
            gc.enable()
            for lower, upper in zip(below, streams, strict=True):
                if lower is not None and upper is not None:
                    lower.over = True
                    upper.flush()
    assert _memory() - memory < TAKES, f"{asked} took {_memory() - memory:,} bytes"
    left = [lower.content if isinstance(lower, Keeping) else b"" for lower in below]
    return Left(tuple(asked), status, *left)


def _memory() -> int:
    """The most memory that this process ever had, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def apart(asked: Sequence[str | bytes], folder: Path, **how: Any) -> Left:
    """Run the program in a process of its own, in ``folder``; ``how`` is as for subprocess."""
    command = [sys.executable, "-m", "relfacts", *asked]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    done = subprocess.run(command, cwd=folder, timeout=HANGS, check=False, **{**streams, **how})
    texts = tuple(text if isinstance(text, str) else os.fsdecode(text) for text in asked)
    return Left(texts, done.returncode, done.stdout or b"", done.stderr or b"")


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below ``folder``, with its size and the time of its last change."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - names may be no text
            told = os.lstat(path)
            found[path] = told.st_size, told.st_mtime_ns
    return found


def hold(left: Left, form: str = "table", described: bool = True) -> None:
    """Fail unless everything holds that holds of every run.

    JSON must be JSON; it must be what the schema of answers says too where it is ``described``, as
    it is wherever the base is what its own schema says.
    """
    assert left.status in STATUSES, left
    assert b"Traceback" not in left.err, left
    # In CSV every break of a line in a cell is kept within quotes, CR too (RFC 4180).
    out = _QUOTED.sub(lambda cell: cell[0].replace(b"\r", b""), left.out)
    for written in (out if form == "csv" else left.out, left.err):
        assert not foreign(written), (foreign(written), left)
    _hold_messages(left)
    if left.status in (0, 1, 3):
        assert not unread(left.out, form, described), (unread(left.out, form, described), left)


def foreign(stream: bytes) -> list[str]:
    """The signs in ``stream`` that do not belong on a terminal; it must be UTF-8."""
    return _SIGNS.findall(_COLOUR.sub("", stream.decode("utf-8")))


def _hold_messages(left: Left) -> None:
    """One sentence says what is wrong, at most one hint what to type next; an answer has none."""
    lines = left.err.decode("utf-8").splitlines()
    said = [line for line in lines if line.startswith("relfacts: ")]
    hints = [line for line in lines if line.startswith("hint: ")]
    assert len(said) <= 1, left
    assert len(hints) <= 1, left
    if left.status in (0, 1, 3):
        assert not said, left
    if left.status in (2, 74):
        assert said, left
    if left.status == 4:
        assert said or left.out, left


def unread(out: bytes, form: str, described: bool = True) -> str:
    """Why the answer cannot be read as what it is to be; empty if it can."""
    text = out.decode("utf-8")
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        return "" if len({len(row) for row in rows}) <= 1 else "rows of different lengths"
    try:
        documents = [text] if form == "json" else text.splitlines() if form == "jsonl" else []
        read = [_json(document) for document in documents]
    except ValueError as error:
        return str(error)
    return "".join(map(invalid, read)) if form == "json" and described else ""


def _json(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


def invalid(document: Any, schema: str = "answer") -> str:
    """What the shipped schema has against a document; empty if nothing.

    Of long lists of facts the first and the last few are held: validation takes its time.
    """
    if isinstance(document, dict) and len(document.get("facts", ())) > 8 and schema == "answer":
        facts = document["facts"]
        document = {**document, "facts": facts[:4] + facts[-4:]}
    error = next(_VALIDATORS[schema].iter_errors(document), None)
    return f"{error.json_path}: {error.message[:300]}" if error else ""
