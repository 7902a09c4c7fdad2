"""Every command where an extra is not installed: it works, or says what to install."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import typer.main

from relfacts.cli import extras
from relfacts.cli.app import app
from relfacts.errors import BaseError, EvidenceError, UsageError

ROOT = Path(__file__).resolve().parent.parent
GROUP: Any = typer.main.get_command(app)

#: What a command is tried with, where it needs something.
TRIED: dict[str, tuple[str, ...]] = {
    "who": ("Kim Il Sung",), "year": ("1958",), "topic": ("rice",), "place": ("Hanoi",),
    "search": ("rice",), "show": ("rice-aid-1995",), "cite": ("rice-aid-1995",),
    "at": ("sggp-2019:8",), "diff": ("data", "data"), "verify": ("--documents", "docs"),
    "new": ("README.md", "--id", "readme"), "init": ("{folder}/new",),
    "build": ("--out", "{folder}/facts.json"), "export": ("sqlite", "{folder}/facts.db"),
    "serve": ("--help",), "site": ("{folder}/site",),
}  # fmt: skip
#: The commands that read or write seeds.
CURATION = {"build", "check", "verify", "new", "init"}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, str]]:
    """Every command of the app, run where yaml cannot be imported: status, stdout, stderr."""
    folder = tmp_path_factory.mktemp("extras")
    lines = {
        name: [name, *(word.format(folder=folder) for word in TRIED.get(name, ()))]
        for name in GROUP.commands
    }
    program = (
        "import io, json, sys\n"
        "from contextlib import redirect_stderr, redirect_stdout\n"
        "sys.modules['yaml'] = None\n"
        "from relfacts.cli import run\n"
        "ran = {}\n"
        "for name, line in json.load(sys.stdin).items():\n"
        "    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:\n"
        "        status = run(line)\n"
        "    ran[name] = status, out.getvalue(), err.getvalue()\n"
        "print(json.dumps(ran))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(lines), capture_output=True, text=True,
        cwd=ROOT, check=True,
    )  # fmt: skip
    found: dict[str, tuple[int, str, str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("command", sorted(GROUP.commands))
def test_every_command_without_the_yaml_reader(
    command: str, ran: dict[str, tuple[int, str, str]]
) -> None:
    """Lookups do not miss it; curation says in a line what to install, with status 4.

    4 would blame the seeds, which nobody has read.
    """
    status, out, err = ran[command]
    if command in CURATION:
        assert (status, out) == (4, "")
        assert err == ("relfacts: curation needs the YAML reader\nhint: pip install '.[curate]'\n")
    else:
        assert status == 0, err
        # Two bases that are the same have no row.
        assert out or command == "diff"


def test_every_error_says_whose_fault_it_is() -> None:
    """Each error is of a kind that says whose fault it is, and so has its status."""
    bare = re.compile(r"\bRelfactsError\(")
    found = [path.name for path in sorted((ROOT / "src").rglob("*.py")) if bare.search(
        path.read_text("utf-8"))]  # fmt: skip
    # Where it is defined.
    assert found == ["errors.py"]
    assert UsageError.exit_code == 2
    assert {BaseError.exit_code, EvidenceError.exit_code} == {4}


def test_the_pages_of_the_rules_are_mere_text(monkeypatch: pytest.MonkeyPatch, run: Any) -> None:
    """They are shown without the reader."""
    for name in [name for name in sys.modules if name.startswith("relfacts.curate")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert run("check", "--explain", "one-lead").out


def test_in_no_clone_the_library_itself_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The package is on no index under its name, so its extra cannot be asked for."""
    monkeypatch.setattr(extras, "_CLONE", tmp_path)
    monkeypatch.setattr(extras, "_installed_from", lambda _: None)
    said = extras.missing(ModuleNotFoundError(name="yaml"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["optional-dependencies"]["curate"]
    assert said is not None
    assert said.hint is not None
    named = shlex.split(said.hint)
    assert named[:2] == ["pip", "install"]
    # The metadata have the same versions in an order of their own.
    assert sorted(map(_parts, named[2:])) == sorted(map(_parts, wanted))


def _parts(requirement: str) -> tuple[str, ...]:
    name, *versions = re.split("(?=[<>=,])", requirement.lower(), maxsplit=1)
    return re.sub("[-.]", "_", name), *sorted("".join(versions).split(","))


def test_a_clone_that_pip_installed_is_found_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After ``pip install .`` the package stands elsewhere; pip noted where it was taken from."""
    noted = json.dumps({"url": ROOT.as_uri(), "dir_info": {}})
    assert extras._installed_from(noted) == ROOT
    for other in (None, "", "{}", "[]", noted.replace("file:", "https:"),
                  json.dumps({"url": ROOT.as_uri(), "archive_info": {}})):  # fmt: skip
        assert extras._installed_from(other) is None, other
    monkeypatch.setattr(extras, "_CLONE", tmp_path)
    monkeypatch.chdir(ROOT)
    said = extras.missing(ModuleNotFoundError(name="jinja2"))
    assert said is not None
    assert said.hint == "pip install '.[serve]'"


def test_in_another_folder_the_clone_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Wherever one stands, the line can be typed as it is."""
    monkeypatch.chdir(tmp_path)
    said = extras.missing(ModuleNotFoundError(name="yaml.reader"))
    assert said is not None
    assert said.hint == f"pip install '{ROOT}[curate]'"


def test_what_is_no_extra_is_a_bug() -> None:
    """A module that is missing though every installation has it, is not to be installed."""
    assert extras.missing(ModuleNotFoundError(name="typer")) is None


def test_a_hint_names_an_extra_that_there_is() -> None:
    """What pip would otherwise pass over without a word."""
    names = metadata.metadata("relfacts").get_all("Provides-Extra") or []
    assert {extra for _, extra, _ in extras.NEEDED.values()} <= {*names}
