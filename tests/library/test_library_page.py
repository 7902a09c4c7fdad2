"""docs/library.md tells the truth: its examples print what it shows, and are typed.

After a change that is meant, ``python tests/library/test_library_page.py`` writes what they print
anew; read the difference before you commit it.
"""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from mypy import api as mypy

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "library.md"

_BLOCK = re.compile(
    r"^```python(?P<elsewhere> no-run)?\n(?P<code>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?",
    re.S | re.M,
)


def blocks(elsewhere: bool = False) -> list[str]:
    """The examples, in order: those of the page itself, or those that other packages are for."""
    found = _BLOCK.finditer(PAGE.read_text("utf-8"))
    return [match["code"] for match in found if bool(match["elsewhere"]) is elsewhere]


def printed(code: str, names: dict[str, Any]) -> str:
    """What an example prints, after those before it; nothing may go to stderr."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        exec(code, names)
    assert not err.getvalue()
    return out.getvalue().replace(f"{ROOT}/", "")


def rewritten() -> str:
    """The page with what its examples print now."""
    names: dict[str, Any] = {}

    def again(match: re.Match[str]) -> str:
        if match["elsewhere"]:
            return match[0]
        block = f"```python\n{match['code']}```\n"
        shown = printed(match["code"], names)
        return f"{block}\n```text\n{shown}```\n" if shown else block

    return _BLOCK.sub(again, PAGE.read_text("utf-8"))


def test_the_page_shows_what_its_examples_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block, one after the other."""
    monkeypatch.chdir(ROOT)
    assert PAGE.read_text("utf-8") == rewritten()
    assert len(blocks()) > 5


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where mypy keeps what it knows of the package, which it reads once."""
    return str(tmp_path_factory.mktemp("mypy"))


def test_the_examples_are_typed(tmp_path: Path, cache: str) -> None:
    """``mypy --strict`` has nothing to say about them, as of any program that uses relfacts."""
    program = tmp_path / "examples.py"
    program.write_text("\n".join(blocks()), encoding="utf-8")
    told, _, status = mypy.run(["--strict", "--cache-dir", cache, str(program)])
    assert status == 0, told


def test_a_wrong_call_is_seen_by_the_type_checker(tmp_path: Path, cache: str) -> None:
    """So that the test above can fail: a filter that there is not, a value of the wrong type."""
    program = tmp_path / "wrong.py"
    program.write_text(
        "from relfacts import open_base\n"
        "base = open_base()\n"
        "base.facts(kid='visit')\n"
        "base.facts(limit='ten')\n"
        "base.who('x').nosuch\n",
        encoding="utf-8",
    )
    told, _, _ = mypy.run(["--strict", "--cache-dir", cache, str(program)])
    assert "Found 3 errors" in told, told


if __name__ == "__main__":
    sys.stdout.write(str(PAGE.write_text(rewritten(), encoding="utf-8")))
