"""Installed as people install it: pip, an extra of a clone, pipx, uv, and one file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_with_others import ROOT, environment

pytestmark = [
    pytest.mark.installs,
    pytest.mark.skipif(os.name == "nt", reason="the lines are those of a POSIX shell"),
]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone has, apart from the checkout, in which a build leaves nothing then."""
    place = tmp_path_factory.mktemp("clone") / "relfacts"
    shutil.copytree(
        ROOT, place,
        ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "mutants"),
    )  # fmt: skip
    return place


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of pipx, uv and shiv."""
    return environment(tmp_path_factory.mktemp("tools") / "venv", "pipx", "uv", "shiv").parent


def typed(line: list[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """What a line does in a folder, without the environment of the tests."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    # What is imported is compiled then; all that pip brings would take longer.
    plain["PIP_NO_COMPILE"] = "1"
    return subprocess.run(
        line, cwd=folder, env=plain | more, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip


def answers(program: list[str | Path], folder: Path, **more: str) -> None:
    """Away from the clone, a lookup and what needs a library in C."""
    asked = typed([*program, "who", "Kim Ir Sen", "--format", "json"], folder, **more)
    assert '"id": "kim-il-sung"' in asked.stdout, asked.stderr
    searched = typed([*program, "search", "rice aid"], folder, **more)
    assert "Rice" in searched.stdout, searched.stderr


def test_pip_and_the_extra_of_a_clone(clone: Path, tmp_path: Path) -> None:
    """Without the extra curation says what to type; that line, typed in the clone, brings it."""
    python = environment(tmp_path / "venv", "pip", str(clone))
    scripts = python.parent
    answers([scripts / "relfacts"], tmp_path)
    assert (tmp_path / "venv" / "share" / "man" / "man1" / "relfacts.1").is_file()
    refused = typed([scripts / "relfacts", "check", "--seeds", clone / "seeds"], tmp_path)
    assert refused.returncode == 4
    assert "hint: pip install " in refused.stderr
    done = typed([scripts / "pip", "install", "-q", ".[curate]"], clone)
    assert done.returncode == 0, done.stderr
    checked = typed([scripts / "relfacts", "check"], clone)
    assert checked.returncode == 0, checked.stderr


def test_pipx_lays_the_manual_down(clone: Path, tools: Path, tmp_path: Path) -> None:
    """And the program on the path."""
    homes = {name: str(tmp_path / name) for name in ("PIPX_HOME", "PIPX_BIN_DIR", "PIPX_MAN_DIR")}
    done = typed([tools / "pipx", "install", "."], clone, **homes)
    assert done.returncode == 0, done.stderr
    answers([tmp_path / "PIPX_BIN_DIR" / "relfacts"], tmp_path)
    assert (tmp_path / "PIPX_MAN_DIR" / "man1" / "relfacts.1").exists()


def test_uv(clone: Path, tools: Path, tmp_path: Path) -> None:
    """As a tool."""
    homes = {"UV_TOOL_DIR": str(tmp_path / "tools"), "UV_TOOL_BIN_DIR": str(tmp_path / "bin"),
             "UV_PYTHON": sys.executable, "UV_CACHE_DIR": str(tmp_path / "cache")}  # fmt: skip
    done = typed([tools / "uv", "tool", "install", "-q", "."], clone, **homes)
    if done.returncode and "onnect" in done.stderr:
        pytest.skip(f"uv reaches no index: {done.stderr[-200:]}")
    assert done.returncode == 0, done.stderr
    answers([tmp_path / "bin" / "relfacts"], tmp_path)


def test_one_file_that_python_runs(clone: Path, tools: Path, tmp_path: Path) -> None:
    """A zip with all that it needs, libraries in C too."""
    file = tmp_path / "relfacts.pyz"
    done = typed([tools / "shiv", "-q", "-c", "relfacts", "-o", file, "."], clone)
    assert done.returncode == 0, done.stderr
    answers([sys.executable, file], tmp_path, SHIV_ROOT=str(tmp_path / "shiv"))


def test_the_lines_are_those_of_the_reference() -> None:
    """What is tried here is what the page says."""
    page = (ROOT / "docs" / "reference.md").read_text("utf-8")
    for line in ("pip install '.[curate]'", "pipx install .", "uv tool install .",
                 "shiv -c relfacts -o relfacts.pyz .",
                 "pip install 'relfacts[curate]'"):  # fmt: skip
        assert f"`{line}`" in page
