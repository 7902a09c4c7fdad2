"""docs/recipes.md tells the truth: each recipe is run, where its tools are installed.

After a change that is meant, ``python tests/scripts/test_recipes.py`` writes what they print anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "recipes.md"

_RECIPE = re.compile(
    r"^```sh\n(?P<code>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.S | re.M
)
#: The tools of recipes that may not be there.
TOOLS = ("jq", "fzf", "mlr", "sqlite3", "duckdb", "xargs")

#: Where programs are; those that pip installs lie beside Python.
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def recipes() -> list[tuple[str, str | None]]:
    """Each recipe with what it prints, if the page shows that."""
    return [(match["code"], match["shown"]) for match in _RECIPE.finditer(PAGE.read_text("utf-8"))]


def tools_of(code: str) -> list[str]:
    """The tools that a recipe needs beside the shell."""
    return [tool for tool in TOOLS if re.search(rf"(^|\| |&& ){tool}\b", code, re.M)]


def printed(code: str, folder: Path) -> str:
    """What a recipe prints in a shell that stops at whatever fails."""
    program = folder / "bin" / "relfacts"
    if not program.exists():
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m relfacts "$@"\n', "utf-8")
        program.chmod(0o755)
    source = f"{ROOT / 'src'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}".rstrip(os.pathsep)
    environment = os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{PATH}",
        "PYTHONPATH": source,
    }
    done = subprocess.run(
        ["sh", "-e", "-c", code],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(os.name == "nt", reason="recipes are for a POSIX shell")
@pytest.mark.parametrize("number", range(len(recipes())))
def test_a_recipe_works(number: int, tmp_path: Path) -> None:
    """It runs, prints something or writes a file, and prints what the page shows."""
    code, shown = recipes()[number]
    if missing := [tool for tool in tools_of(code) if not shutil.which(tool, path=PATH)]:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    out = printed(code, tmp_path)
    assert shown is None or out == shown
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert out or files
    assert all(path.stat().st_size for path in files)


def test_every_tool_has_a_recipe() -> None:
    """So that none is left out by a slip of the page, or of the pattern that finds them."""
    assert {tool for code, _ in recipes() for tool in tools_of(code)} == set(TOOLS)


if __name__ == "__main__":
    import tempfile

    def _again(match: re.Match[str]) -> str:
        if match["shown"] is None:
            return match[0]
        with tempfile.TemporaryDirectory() as folder:
            return (
                f"```sh\n{match['code']}```\n\n```text\n{printed(match['code'], Path(folder))}```\n"
            )

    PAGE.write_text(_RECIPE.sub(_again, PAGE.read_text("utf-8")), encoding="utf-8")
