"""The manual page: derived from the command tree, well formed, in the wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer.main

from conftest import ROOT
from relfacts.cli.app import app
from relfacts.cli.manual import ENVIRONMENT, OUT, STATUSES, manual, released
from relfacts.errors import ExitCode

GROUP: Any = typer.main.get_command(app)


def shown(*program: str) -> str:
    """The page as a program shows it, without overstrikes."""
    done = subprocess.run(
        [*program, str(OUT)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout)


def test_the_page_is_derived_from_the_commands() -> None:
    """docs/relfacts.1 is what the command tree makes now: python -m relfacts.cli.fast.derive."""
    # How choices are bracketed is another in each version of Typer.
    brackets = str.maketrans("", "", "<>[]")
    here, made = OUT.read_text(encoding="utf-8"), manual(released())
    assert here.translate(brackets) == made.translate(brackets)
    assert released()


def test_every_command_and_option_is_on_the_page() -> None:
    """Also those that nobody has thought of here."""
    page = OUT.read_text(encoding="utf-8").replace("\\-", "-")
    for name, command in GROUP.commands.items():
        assert re.search(rf"^(\.B |\\fB){name}\b", page, re.MULTILINE), name
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert option in page, (name, option)


def test_every_variable_and_status_is_on_the_page() -> None:
    """The variables that the code reads, the statuses that it leaves with."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r"RELFACTS_[A-Z]+", code)) - {"RELFACTS_COMPLETE"}
    told = ", ".join(ENVIRONMENT).split(", ")
    assert read <= {*told}
    assert {*STATUSES} == {status for name, status in vars(ExitCode).items() if name.isupper()}


@pytest.mark.skipif(not shutil.which("mandoc"), reason="no mandoc here")
def test_mandoc_has_nothing_to_complain_of() -> None:
    """But of the line that whatis reads, which may not be folded."""
    done = subprocess.run(
        ["mandoc", "-T", "lint", str(OUT)], capture_output=True, text=True, check=False
    )
    told = [line for line in done.stdout.splitlines() if "than 80 bytes: relfacts" not in line]
    assert told == []


@pytest.mark.parametrize("program", [("man", "-l"), ("mandoc", "-T", "utf8")], ids=" ".join)
def test_readers_show_it(program: tuple[str, ...]) -> None:
    """Sections in order, options as they are typed."""
    if not shutil.which(program[0]):
        pytest.skip(f"no {program[0]} here")
    page = shown(*program)
    sections = re.findall(r"^[A-Z][A-Z ]+$", page, re.MULTILINE)
    assert sections[:4] == ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS"]
    assert sections[-1] == "SEE ALSO"
    assert "--no-pager" in page
    assert 'relfacts who "Kim Ir Sen"' in page


@pytest.mark.skipif(not shutil.which("lexgrog"), reason="no lexgrog here")
def test_whatis_knows_it(tmp_path: Path) -> None:
    """The first line is what ``man -k`` searches."""
    page = tmp_path / "man1" / "relfacts.1"
    page.parent.mkdir()
    shutil.copy(OUT, page)
    done = subprocess.run(["lexgrog", str(page)], capture_output=True, text=True, check=True)
    assert "relfacts - look up facts by person, year or topic" in done.stdout
