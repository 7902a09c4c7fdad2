"""The README and the reference tell the truth: what they show is what the program prints.

After a change that is meant, ``python tests/test_readme.py`` writes the examples anew; read the
difference before you commit it.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from relfacts.cli import run as run_program
from relfacts.errors import ExitCode
from relfacts.vocabulary.declared import declared

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference.md"
PAGES = (ROOT / "README.md", REFERENCE)
COLUMNS = "100"

_EXAMPLE = re.compile(
    r"(?<=```console\n)\$ relfacts(?P<arguments>[^\n]*)\n(?P<shown>.*?)(?=```)", re.S
)


def _examples() -> list[tuple[str, str]]:
    """The command lines shown, each with what is shown of it; what stands on both pages once."""
    found = (m for page in PAGES for m in _EXAMPLE.finditer(page.read_text(encoding="utf-8")))
    return [*dict.fromkeys((m["arguments"].strip(), m["shown"]) for m in found)]


def printed(arguments: str) -> str:
    """What a terminal shows: the answer, then what is said about it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        run_program(shlex.split(arguments))
    return out.getvalue() + err.getvalue()


@pytest.mark.parametrize(("arguments", "shown"), _examples(), ids=[a for a, _ in _examples()])
def test_examples_are_what_the_program_prints(
    arguments: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every example, letter for letter, at 100 columns."""
    monkeypatch.setenv("COLUMNS", COLUMNS)
    monkeypatch.chdir(ROOT)
    assert shown == printed(arguments)


def test_the_picture_is_what_the_program_prints() -> None:
    """docs/who.svg and docs/timeline.svg are what docs/picture.py draws now."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from picture import OUT, TIMELINE, draw, draw_timeline
    finally:
        sys.path.pop(0)
    assert OUT.read_text(encoding="utf-8") == draw()
    assert TIMELINE.read_text(encoding="utf-8") == draw_timeline()


def test_every_command_and_status_is_named() -> None:
    """No command, filter or exit status is missing from the reference."""
    from relfacts.cli.app import app
    from relfacts.cli.options import FILTERS

    text = REFERENCE.read_text(encoding="utf-8")
    names = [
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    ]
    assert {kind.plural for kind in declared().kinds.values()} < set(names)
    for name in names:
        assert re.search(rf"\b{name}\b", text), name
    for name in FILTERS:
        assert f"--{name.rstrip('_')}" in text
    for name, status in vars(ExitCode).items():
        if name.isupper():
            assert f"| {status} |" in text


def test_the_readme_is_short() -> None:
    """It is read in a few minutes; what is looked up stands in the reference."""
    assert len(PAGES[0].read_text(encoding="utf-8").splitlines()) <= 130


def _lines_of_the_readme() -> list[str]:
    """What the README says can be typed as it stands: no words in capitals, nothing that lasts."""
    text = PAGES[0].read_text(encoding="utf-8")
    found = re.findall(r"`(relfacts [^`]+)`", text)
    return [
        line
        for line in dict.fromkeys(found)
        if not re.search(r"\b[A-Z]{3,}\b|relfacts serve|--install-completion", line)
    ]


@pytest.mark.parametrize("line", _lines_of_the_readme())
def test_every_line_of_the_readme_works(
    line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It answers, or writes the file that it names, in whatever folder it is typed."""
    (tmp_path / "names.txt").write_text("Kim Il Sung\nHo Chi Minh\n", "utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    command, _, given = line.partition(" < ")
    command, _, out = command.partition(" > ")
    if given:
        monkeypatch.setattr("sys.stdin", io.StringIO(Path(given).read_text("utf-8")))
    assert run_program(shlex.split(command)[1:]) == ExitCode.ANSWERED
    assert capsys.readouterr().out
    assert not out or Path(out).suffix


def test_the_data_frame_of_the_readme_is_python() -> None:
    """What is typed in Python gives what a data frame is made of."""
    text = PAGES[0].read_text(encoding="utf-8")
    (imported,) = re.findall(r"`(from relfacts import .+?)`", text)
    (made,) = re.findall(r"`pandas\.DataFrame\((.+)\)`", text)
    names: dict[str, Any] = {}
    exec(imported, names)
    facts = eval(made, names)
    assert facts[0]["id"] == "kim-il-sung-visit-1958"


def test_links_lead_somewhere() -> None:
    """Every relative link of a page is a file of the repository."""
    for page in PAGES:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), (page.name, link)


def _rewrite() -> None:
    os.environ["COLUMNS"] = COLUMNS
    os.chdir(ROOT)
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = _EXAMPLE.sub(
            lambda m: f"$ relfacts{m['arguments']}\n{printed(m['arguments'])}", text
        )
        page.write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    _rewrite()
