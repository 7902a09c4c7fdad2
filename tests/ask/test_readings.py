"""What an answer says of a question: how it was read, the command for the same, what is near.

    PYTHONPATH=tests python tests/ask/test_readings.py

writes ``tests/cases/readings.tsv`` anew: read the difference, every line of it has to be right.
"""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import takewhile
from typing import Any

import pytest

from conftest import ROOT, Run
from relfacts.cli import run as run_program

READINGS = ROOT / "tests" / "cases" / "readings.tsv"
HEAD = ["asked", "status", "facts", "understood", "said"]
ROWS = {
    line.partition("\t")[0]: line.split("\t")[1:]
    for line in READINGS.read_text("utf-8").splitlines()[1:]
}


def told(status: int, found: dict[str, Any]) -> list[str]:
    """What the document of an answer says: its columns after the first."""
    read = found.get("understood") or {}
    known = (f"{key} {_cell(value)}" for key, value in read.items() if value and key != "command")
    notes = [f"{note['kind']}: {note['text']}" for note in found.get("notes", ())]
    if error := found.get("error"):
        notes = [f"{error['message']}: {error['hint']}" if "message" in error else str(error)]
    return [str(status), str(found.get("count", 0)), "; ".join(known), " ; ".join(notes)]


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


@pytest.mark.parametrize("line", ROWS)
def test_it_is_told_how_a_question_was_read(run: Run, line: str) -> None:
    """In words, for machines, and as a command for the same; every command finds what it says."""
    asked, status = shlex.split(line), int(ROWS[line][0])
    found = run(*asked, "--format", "json", status=status).json
    assert told(status, found) == ROWS[line]
    assert found["query"]["command"] == asked[0]
    typed = " ".join(takewhile(lambda word: not word.startswith("--"), asked[1:]))
    assert found["query"].get("text", "") == typed
    ids = {fact["id"] for fact in found["facts"]}
    whole = all(note["kind"] != "limit" for note in found["notes"])
    for note in found["notes"]:
        number = re.search(r"\(([0-9]+) facts?\)$", note["text"])
        same = note["kind"] == "understood" and whole
        if note["command"] and (number or same):
            other = run(*shlex.split(note["command"])[1:], "--format", "json").json
            assert other["count"] == (int(number[1]) if number else found["count"])
            assert {fact["id"] for fact in other["facts"]} == ids or not same


def _anew(line: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        status = run_program([*shlex.split(line), "--format", "json"])
    return "\t".join((line, *told(status, json.loads(out.getvalue() or "{}"))))


if __name__ == "__main__":
    lines = [_anew(line) for line in ROWS]
    READINGS.write_text("\n".join(("\t".join(HEAD), *lines, "")), encoding="utf-8")
    sys.exit()
