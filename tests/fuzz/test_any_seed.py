"""Whatever stands in seeds: they are built, or every problem is told with its place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawing import HOSTILE, LETTERS, changed, fuzzed, mutated
from holding import Left, files, here, hold, invalid
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT

_TEMPLATE = ROOT / "src" / "relfacts" / "curate" / "template"
SEEDS: dict[str, Any] = {
    path.name: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((_TEMPLATE / "seeds").glob("*.yaml"))
}
TEXTS = {path.name: path.read_text("utf-8") for path in (_TEMPLATE / "seeds").glob("*.yaml")}


def _dumped(seeds: Mapping[str, Any]) -> dict[str, str | bytes]:
    """The seeds as YAML: in the text of ``init`` where nothing is changed. Raises ValueError."""
    return {
        name: TEXTS[name]
        if seed is SEEDS.get(name)
        else yaml.dump(seed, allow_unicode=True, sort_keys=False)
        for name, seed in seeds.items()
        if "/" not in name
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base as ``init`` lays it down, to be changed."""
    made = tmp_path_factory.mktemp("seeds") / "base"
    shutil.copytree(_TEMPLATE, made)
    return made


def _laid(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Put these seeds into the folder, and nothing else."""
    for old in (folder / "seeds").iterdir():
        old.unlink()
    shutil.rmtree(folder / "data", ignore_errors=True)
    for name, text in texts.items():
        raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (folder / "seeds" / name).write_bytes(raw)


_COMMANDS = st.sampled_from(
    [["check"], ["build", "--out", "data/facts.json"], ["build", "--check"],
     ["verify", "--documents", "documents"], ["new", "documents/lantern-walk.txt", "--id", "two"]]
)  # fmt: skip


def _hold(folder: Path, command: list[str]) -> Left:
    """Ask a command of the curator; only the base may have changed."""
    before = files(folder)
    left = here(command, folder)
    hold_curation(left)
    after = files(folder)
    out = str(folder / "data" / "facts.json")
    assert {**after, out: None} == {**before, out: None}, left
    if command[0] == "build" and command[1] == "--out":
        assert (left.status == 0) == (out in after), left
        if out in after:
            assert not invalid(json.loads(Path(out).read_bytes()), "facts"), left
            hold(here(["--base", str(folder), "facts", "--format", "json"], folder), "json")
    return left


def hold_curation(left: Left) -> None:
    """As for lookups; complaints about seeds are many lines, and one that counts them."""
    assert left.status in (0, 2, 4), left
    hold(left)


@fuzzed
@given(seeds=mutated(SEEDS), command=_COMMANDS)
def test_every_seed_is_built_or_refused(
    folder: Path, seeds: dict[str, Any], command: list[str]
) -> None:
    """One to three keys changed in any file: what is built is a valid base that answers."""
    try:
        texts = _dumped(seeds)
    except ValueError:
        return  # no number of a YAML file has so many digits that Python declines to print it
    _laid(folder, texts)
    _hold(folder, command)


_INSERTS = (
    "\t", "  ", "- ", ": ", "&a [*a]", "*a", "!!python/object:os.system x", "!!binary aGk=",
    "<<: *x", "? ", "| ", "> ", "[", "{", "]", "}", "'", '"', "---", "...", "%TAG", "#",
    "1e999999999", "9" * 5000, "0x7f", "99999999999", "-1", ".nan", ".inf", "2031-02-30",
    "12:30:45", "0o17", "~", "yes", "=", "[" * 500,
)  # fmt: skip


@st.composite
def _typed(draw: st.DrawFn) -> dict[str, str | bytes]:
    """The seeds with something typed into one of them, or damaged on their way."""
    texts: dict[str, str | bytes] = dict(TEXTS)
    name = draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[name]
    lines = text.splitlines(keepends=True)
    at, row = draw(st.integers(0, len(text))), draw(st.integers(0, len(lines) - 1))
    piece = draw(st.sampled_from([*_INSERTS, *HOSTILE]) | st.text(LETTERS, max_size=4))
    head, colon, _ = lines[row].partition(": ")
    made: list[str | bytes] = [
        text[:at] + piece + text[at:],
        text[:at] + text[at + 3 :],
        "".join(lines[:row] + lines[row + 1 :]),
        "".join(lines[: row + 1] + lines[row:]),
        "".join([*lines[:row], f"{head}{colon}{piece}\n", *lines[row + 1 :]]),
        text.replace("\n", "\r\n"),
        text.encode("utf-16"),
        text.encode("utf-8")[:at] + b"\xe9" + text.encode("utf-8")[at:],
        b"\xef\xbb\xbf" + text.encode("utf-8"),
        "",
    ]
    texts[name] = draw(st.sampled_from(made))
    return texts


@fuzzed
@given(texts=_typed(), command=_COMMANDS)
def test_every_text_of_a_seed_is_built_or_refused(
    folder: Path, texts: dict[str, str | bytes], command: list[str]
) -> None:
    """Whatever is typed into YAML: an anchor of itself, a tag of Python, a tab, half a letter."""
    _laid(folder, texts)
    _hold(folder, command)


_EXTREMES = ("9" * 5000, "-" + "9" * 5000, "9e999999999", "1e400", "99999999999", ".inf", ".nan",
             "-1", "0", "1_000", "0x" + "f" * 5000, "0b1", "1:30", "1.5", "true",
             "null")  # fmt: skip


def _numbers(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all numbers of a document."""
    if not isinstance(value, dict | list):
        return [way] if isinstance(value, int | float) and not isinstance(value, bool) else []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for key, inner in pairs for found in _numbers(inner, (*way, key))]


@fuzzed
@given(way=st.sampled_from(_numbers(SEEDS)), value=st.sampled_from(_EXTREMES), command=_COMMANDS)
def test_every_number_is_within_bounds_or_refused(
    folder: Path, way: tuple[Any, ...], value: str, command: list[str]
) -> None:
    """A line or a figure of any size: no memory is taken for it, nothing goes on for ever."""
    texts = _dumped(changed(SEEDS, way, "NUMBER"))
    text = texts[way[0]]
    assert isinstance(text, str)
    _laid(folder, {**texts, way[0]: text.replace("NUMBER", value)})
    _hold(folder, command)
