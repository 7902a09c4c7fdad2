"""What is said beside an answer: the commands that are offered work as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, Run
from relfacts.shell import quoted
from relfacts.store import find_base


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The shipped base in a folder whose name wants quotes."""
    folder = tmp_path / "a base"
    folder.mkdir()
    (folder / "facts.json").write_bytes(Path(find_base(None)).read_bytes())
    return folder


def offered(outcome: Outcome) -> list[str]:
    """Every command line that an outcome offers, with whatever follows it on its line."""
    said = outcome.out.replace('\\"', '"') + outcome.err
    return re.findall(r"relfacts (?=--base|[a-z])[^\n;]*", said)


# --- the base that was asked ----------------------------------------------------------------

OFFERING = [
    (("who", "Minh"), 3),
    (("who", "Minh", "--format", "json"), 3),
    (("visits", "--who", "Minh", "--since", "1950"), 3),
    (("who", "Kim Jong Il"), 1),
    (("who", "Angela Merkel"), 1),
    (("topic", "footbal"), 1),
    (("topic", "Hanoi"), 1),
    (("topic", "treaty"), 1),
    (("place", "Hanoo"), 1),
    (("facts", "--topic", "football"), 2),
    (("agreements", "--kind", "visit"), 2),
    (("agreements", "--since", "2003", "--until", "2010"), 1),
    (("trade", "--place", "hanoi"), 1),
    (("search", "zeppelin"), 1),
    (("search", "..."), 2),
    (("show", "rice-aid-1996"), 1),
    (("show", "zzz"), 1),
    (("at", "sggp-2019:9999"), 2),
    (("at", "sggp-2019"), 2),
    (("facts", "--source", "sggp-2019"), 0),
    ((), 0),
    (("--format", "json"), 0),
]


@pytest.mark.parametrize(("question", "status"), OFFERING, ids=[" ".join(q) for q, _ in OFFERING])
def test_what_is_offered_asks_the_base_that_was_asked(
    run: Run, elsewhere: Path, question: tuple[str, ...], status: int
) -> None:
    """Every command that an answer offers names the base as it was named, quoted for the shell."""
    outcome = run("--base", str(elsewhere), *question, status=status)
    lines = offered(outcome)
    assert lines
    for line in lines:
        assert line.startswith(f'relfacts --base "{elsewhere}" '), line
    plain = offered(run(*question, status=status))
    assert plain == [line.replace(f'--base "{elsewhere}" ', "") for line in lines]
    by_variable = run(*question, status=status, RELFACTS_BASE=str(elsewhere))
    assert offered(by_variable) == plain


def test_a_candidate_is_asked_for_as_typed(run: Run, elsewhere: Path) -> None:
    """The command of a candidate, in JSON too, answers as it stands, whatever else was asked."""
    asked: list[Any] = ["year", "1957", "--who", "Minh", "--undated", "--base", str(elsewhere)]
    match = run(*asked, "--format", "json", status=3).json["matches"][0]
    _, *typed = shlex.split(match["command"])
    assert "--period" not in typed
    assert "ho-chi-minh-visit-1957" in run(*typed, "--format", "json").ids


@pytest.mark.parametrize(
    "text", ["rice", "Hồ Chí Minh", "Kim's", 'a "b"', "$HOME", "a!b", "*", "", "~", "a\\b", "a&b"]
)
def test_a_value_is_typed_so_that_the_shell_leaves_it(text: str) -> None:
    """What is quoted comes back as one word, the same."""
    assert shlex.split(quoted(text)) == [text]


# --- a base of one's own ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("out", "named"),
    [
        ("data/facts.json", "."),
        ("facts.json", "."),
        ("my base/facts.json", '"my base"'),
        ("my/data/facts.json", "my"),
        ("other.json", "other.json"),
    ],
)
def test_build_says_how_to_ask(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, named: str
) -> None:
    """What build says to type next answers from the base just built; none is named needlessly."""
    pytest.importorskip("yaml")
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    _, said = run("build", "--out", out).out.splitlines()
    assert said == f"next: relfacts --base {named} who Fennimore"
    _, *typed = shlex.split(said.removeprefix("next: "))
    assert "lantern-walk-2031" in run(*typed).out
    assert "next" not in run("build", "--out", out, RELFACTS_BASE=out).out
    # A file that would be found first is not named in place of the one that was built.
    Path("facts.json").write_bytes(b"")
    assert "--base data who" in run("build").out


def test_a_folder_with_a_base_of_its_own(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overview says that the base of the folder is there; so does a question without answer."""
    pytest.importorskip("yaml")
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run().err == ""
    run("build")
    assert run().err == "this folder has a base of its own: relfacts --base .\n"
    assert run("who", "Nobody", status=1).err.endswith(run().err)
    assert run("--base", ".").err == ""
    assert run(RELFACTS_BASE=".").err == ""
    assert run("people").err == ""
