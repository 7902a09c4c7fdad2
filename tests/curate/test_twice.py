"""What is written twice in seeds is in the base once, and what is in their ids is spelled out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Run

_TEMPLATE = ROOT / "src" / "relfacts" / "curate" / "template"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base as ``init`` lays it down, which is the working folder."""
    folder = tmp_path / "base"
    shutil.copytree(_TEMPLATE, folder)
    (folder / "data").mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    return folder


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (
            "lantern-walk-2031.yaml",
            "{lines: [1], why: headline}",
            "{lines: [1, 1], why: headline}",
            lambda base: base["sources"][0]["read"][0]["lines"] == [1],
        ),
        (
            "topics.yaml",
            "broader: [festivities]",
            "broader: [festivities, festivities]",
            lambda base: base["topics"][0]["broader"] == ["festivities"],
        ),
    ],
)
def test_what_is_written_twice_is_there_once(
    run: Run, base: Path, name: str, old: str, new: str, found: Callable[[object], bool]
) -> None:
    """A list that means a set is one in the base, as its schema says."""
    _change(base / "seeds" / name, old, new)
    run("build", "--out", "data/facts.json")
    made = json.loads((base / "data" / "facts.json").read_text("utf-8"))
    assert found(made)


@pytest.mark.parametrize("option", [(), ("--instructions",)])
def test_what_new_prints_obeys_nothing(run: Run, base: Path, option: tuple[str, ...]) -> None:
    """An id of somebody else's seeds is shown, and no terminal does what it says."""
    _change(base / "seeds" / "topics.yaml", "- id: festivities", '- id: "fest\\e[2Jivities"')
    _change(base / "seeds" / "people.yaml", "- id: odalys-fennimore", '- id: "odalys\\e[2J"')
    out = run("new", "documents/lantern-walk.txt", "--id", "two", *option).out
    assert "\x1b" not in out
    assert all(ch.isprintable() or ch == "\n" for ch in out)
