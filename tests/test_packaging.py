"""The wheel is whole: it carries the base and answers from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, unpacked in a folder of its own."""
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(out),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    unpacked = out / "unpacked"
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(unpacked)
    return unpacked


def test_the_wheel_carries_the_base(wheel: Path) -> None:
    """facts.json lies inside the package, the same bytes as at the top of the checkout."""
    inside = wheel / "relfacts" / "data" / "facts.json"
    assert inside.read_bytes() == (ROOT / "data" / "facts.json").read_bytes()


def test_the_wheel_carries_the_schemas(wheel: Path) -> None:
    """Both JSON Schemas lie inside the package, where ``relfacts schema`` reads them."""
    for name in ("facts.schema.json", "answer.schema.json"):
        inside = wheel / "relfacts" / "schemas" / name
        assert inside.read_bytes() == (ROOT / "src/relfacts/schemas" / name).read_bytes()


def test_the_wheel_carries_the_pages_of_the_rules(wheel: Path) -> None:
    """rules.md lies beside the rules, where ``relfacts check --explain`` reads it."""
    inside = wheel / "relfacts" / "curate" / "rules.md"
    assert inside.read_bytes() == (ROOT / "src/relfacts/curate/rules.md").read_bytes()


def test_the_wheel_answers(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout the installed program finds its own base."""
    done = subprocess.run(
        [sys.executable, "-m", "relfacts", "year", "1958", "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(wheel)},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["count"] > 0


@pytest.mark.parametrize("page", [["--help"], ["who", "--help"], ["visits", "-h"], ["build", "-h"]])
def test_help_is_the_same_without_docstrings(page: list[str], tmp_path: Path) -> None:
    """``python -OO`` drops docstrings, which are what the pages are made of."""
    plain, optimised = (
        subprocess.run(
            [sys.executable, *switch, "-m", "relfacts", *page],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout.partition(b"[OPTIONS]")
        for switch in ([], ["-OO"])
    )
    assert plain[2]
    assert plain[2] == optimised[2]


def test_the_sdist_has_what_its_tests_read() -> None:
    """Every folder of the checkout that a test names is packed."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    # The environment of the checks is made in the checkout, and is no part of it.
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()} - {".venv"}
    named = {name for name in folders if f'ROOT / "{name}"' in tests}
    assert {"benchmarks", "docs", "examples", "seeds"} <= named
    assert {f"/{name}" for name in named} <= set(packed)


def test_the_documents_are_not_in_the_wheel(wheel: Path) -> None:
    """Nothing but the package, its base and its licences is shipped."""
    ours = (wheel / "relfacts" / "curate" / "template", wheel / "relfacts" / "languages")
    names = {
        path.name
        for path in wheel.rglob("*")
        if path.is_file() and not any(path.is_relative_to(folder) for folder in ours)
    }
    assert not {
        name for name in names if name.endswith((".yaml", ".txt")) and name != "entry_points.txt"
    }


def test_the_template_is_in_the_wheel(wheel: Path) -> None:
    """What ``init`` lays down is shipped whole, hidden folders and all."""
    inside, outside = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (
            wheel / "relfacts" / "curate" / "template",
            ROOT / "src" / "relfacts" / "curate" / "template",
        )
    )
    assert inside == outside
