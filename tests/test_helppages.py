"""Help pages: every command explains itself with examples, and every example works."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer.main

from conftest import ROOT, Run
from relfacts.cli.app import app
from relfacts.cli.examples import EXAMPLES, FOLDER, PROGRAM, examples_of
from relfacts.vocabulary import STATUSES
from relfacts.vocabulary.declared import declared

GROUP: Any = typer.main.get_command(app)
PLURALS = tuple(kind.plural for kind in declared().kinds.values())

#: Those that go on until they are ended: their own tests run them.
LASTING = {"serve"}

#: Those that are typed in the folder of a base of one's own.
CURATION = ("new", "check", "verify", "build", "diff")


def _examples() -> list[tuple[str, str]]:
    every = [PROGRAM, *GROUP.commands]
    return [(command, line) for command in every for line, _ in examples_of(command, PLURALS)]


@pytest.mark.parametrize("command", [PROGRAM, *sorted(GROUP.commands)])
def test_every_command_has_examples(run: Run, command: str) -> None:
    """They stand at the end of its page, and are its own."""
    lines = [line for line, _ in examples_of(command, PLURALS)]
    assert lines
    page = run(*filter(None, [command]), "--help", columns=100).out
    for line in lines:
        assert f"\n  relfacts {line}" in page
        assert not command or shlex.split(line)[0] == command
    assert set(EXAMPLES) <= {PROGRAM, *GROUP.commands}


@pytest.mark.parametrize(
    ("command", "line"),
    [(command, line) for command, line in _examples() if command not in (*CURATION, *LASTING)],
)
def test_an_example_answers(
    run: Run, command: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the base that ships, in a folder where files may be made; nothing is complained of."""
    monkeypatch.chdir(tmp_path)
    if command == "index":
        # It may take away the indexes that the others share.
        monkeypatch.setenv("RELFACTS_CACHE", str(tmp_path / "cache"))
    asked = run(*shlex.split(line))
    assert asked.out


def test_the_examples_of_curation_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, in the folder that the example of init makes."""
    monkeypatch.chdir(tmp_path)
    run(*shlex.split(EXAMPLES["init"][0][0]))
    monkeypatch.chdir(tmp_path / FOLDER)
    order = ("check", "verify", "build", "new", "diff")
    assert sorted(order) == sorted(CURATION)
    for command in order:
        for line, _ in EXAMPLES[command]:
            asked = run(*shlex.split(line))
            assert asked.out or asked.err == "no difference\n"


@pytest.mark.parametrize("command", [None, "ascents", "who"])
def test_examples_of_another_base(run: Run, tmp_path: Path, command: str | None) -> None:
    """They ask that base, by its words, and work."""
    shutil.copytree(ROOT / "examples" / "peaks", tmp_path / "peaks")
    base = str(tmp_path / "peaks")
    page = run("--base", base, *filter(None, [command]), "--help", columns=200).out
    examples = page.partition("\nExamples:")[2].partition("\nMore:")[0]
    lines = examples.strip().splitlines()
    assert len(lines) > (0 if command == "who" else 2)
    for line in lines:
        assert run(*shlex.split(line.strip().split("   ")[0])[1:]).out


@pytest.mark.parametrize("command", ["facts", "who", "visits"])
def test_a_page_lists_the_kinds(run: Run, command: str) -> None:
    """Those of the base that is named; and the statuses."""
    page = " ".join(run(command, "--help").out.split())
    assert f"several: {', '.join(declared().kinds)}." in page
    assert ", ".join(STATUSES) in page
    peaks = str(ROOT / "examples" / "peaks")
    own = " ".join(run("--base", peaks, "facts", "--help").out.split())
    assert "several: ascent, expedition, rescue, outfitting, hut." in own
    assert f"several: {', '.join(declared().kinds)}." in " ".join(
        run("facts", "--help").out.split()
    )


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_pages_fit_their_screen(run: Run, columns: int) -> None:
    """No line is longer than the screen, but an example that would be broken."""
    for command in GROUP.commands:
        for line in run(command, "--help", columns=columns).out.splitlines():
            assert len(line) <= columns or line.startswith("  relfacts ")


def test_a_narrow_page_leaves_room_for_its_sentences(run: Run) -> None:
    """A long option does not push the others aside; no word is broken, nor an address."""
    for command in GROUP.commands:
        page = run(command, "--help", columns=60).out
        usage, _, rest = page.partition("\n\n")
        assert "{" not in usage, "no choice is meant"
        assert "http://127.0.0.1:8765/\n" in rest or command != "serve"
        for line in rest.splitlines():
            term = re.match(r"  -.*?\S(?=  +\S)", line)
            assert term is None or len(term[0]) <= 22, line
    assert " who [OPTIONS] NAME...\n" in run("who", "--help").out
    assert " coverage [OPTIONS] [DOCUMENT]\n" in run("coverage", "--help").out


def test_options_stand_under_what_they_are_for(run: Run) -> None:
    """Filters, then output; help comes last."""
    page = run("who", "--help").out
    places = [page.index(f"\n{section}:") for section in ("Arguments", "Filters", "Output")]
    assert places == sorted(places)
    assert page.index("--since") < page.index("\nOutput:") < page.index("--format")
    assert page.index("--no-pager") < page.index("--help") < page.index("\nExamples:")
