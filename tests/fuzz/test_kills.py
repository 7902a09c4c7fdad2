"""Programs that are killed at random moments, and readers beside a writer: no file is ever half.

``RELFACTS_KILLS`` says how often each command is killed and how many lookups are asked beside a
building loop; without it a few, so that the suite stays quick:

    RELFACTS_KILLS=300 pytest tests/fuzz/test_kills.py
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from relfacts.curate.build import template

pytest.importorskip("yaml")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so there")

KILLS = int(os.environ.get("RELFACTS_KILLS", "4"))
LOOKUPS = int(os.environ.get("RELFACTS_KILLS", "10"))
EXAMPLE = ROOT / "examples" / "moon-landings"

Files = dict[str, bytes]


class Place:
    """A folder to work in, with a cache and a folder for temporary files of its own."""

    def __init__(self, folder: Path) -> None:
        self.work, self.cache, self.temporary = (folder / name for name in ("work", "cache", "tmp"))
        for path in (self.work, self.temporary):
            path.mkdir()
        self._environment = {
            **os.environ, "RELFACTS_CACHE": str(self.cache), "TMPDIR": str(self.temporary),
        }  # fmt: skip

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Run the program."""
        return subprocess.Popen(
            [sys.executable, "-m", "relfacts", *words],
            cwd=self.work,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str) -> tuple[int, bytes, bytes]:
        """Run the program to its end."""
        process = self.start(*words)
        out, err = process.communicate()
        return process.returncode, out, err

    def killed(self, before: Callable[[], None], *words: str) -> Iterator[int]:
        """Run the program again and again, and kill it at any moment of the time that it takes."""
        before()
        start = time.perf_counter()
        assert self.run(*words)[0] == 0
        takes = time.perf_counter() - start
        chance = random.Random(11)
        for number in range(KILLS):
            before()
            process = self.start(*words)
            time.sleep(takes * chance.random())
            process.send_signal(signal.SIGKILL)
            process.communicate()
            yield number

    def files(self, folder: Path | None = None) -> Files:
        """Everything in the folder that is no draft, by its path."""
        folder = folder or self.work
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not any(part.endswith(".draft") for part in path.parts)
        }

    def drafts(self) -> list[Path]:
        """What was left of writing, anywhere."""
        return [
            *self.work.parent.rglob("*.draft"),
            *self.temporary.iterdir(),
        ]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place of the test's own."""
    return Place(tmp_path)


def test_a_killed_build_leaves_the_old_base_or_the_new_one(place: Place) -> None:
    """With its mode; no temporary file is left, and no draft after the next build."""
    shutil.copytree(EXAMPLE / "seeds", place.work / "seeds")
    out = place.work / "facts.json"
    new = (EXAMPLE / "data" / "facts.json").read_bytes()
    # The same ids: no build takes one away.
    old = new.replace(b"landed on", b"alighted on")
    assert old != new

    def before() -> None:
        out.write_bytes(old)
        out.chmod(0o640)

    for _ in place.killed(before, "build", "--out", "facts.json"):
        assert out.read_bytes() in (old, new)
        assert out.stat().st_mode & 0o777 == 0o640
        assert list(place.temporary.iterdir()) == []
    assert place.run("build", "--out", "facts.json")[0] == 0
    assert out.read_bytes() == new
    assert place.drafts() == []


def test_a_killed_index_leaves_nothing_that_clear_does_not_see(place: Place) -> None:
    """The next question is answered, the next index sweeps, and --clear leaves nothing."""
    base = str(EXAMPLE)
    wanted = place.run("facts", "--base", base)

    def before() -> None:
        for path in place.cache.iterdir():
            if path.suffix == ".card":
                path.unlink()

    for _ in place.killed(before, "index", "--base", base):
        assert place.run("facts", "--base", base) == wanted
    before()
    place.run("index", "--base", base)
    assert sorted(path.suffix for path in place.cache.iterdir()) == [".card", ".index"]
    for _ in place.killed(before, "index", "--base", base):
        pass
    place.run("index", "--clear")
    assert list(place.cache.iterdir()) == []
    assert place.drafts() == []


def test_a_killed_new_leaves_a_whole_seed_or_none(place: Place) -> None:
    """And the next one writes it."""
    shutil.copytree(EXAMPLE / "seeds", place.work / "seeds")
    (place.work / "text.txt").write_text("On July 20, 1969 Neil Armstrong walked.\n" * 50, "utf-8")
    out = place.work / "text.yaml"
    words = ("new", "text.txt", "--out", "text.yaml")

    def before() -> None:
        out.unlink(missing_ok=True)

    contents = set()
    for _ in place.killed(before, *words):
        contents.add(out.read_bytes() if out.exists() else None)
    before()
    assert place.run(*words)[0] == 0
    assert contents <= {out.read_bytes(), None}
    assert place.drafts() == []


@pytest.mark.parametrize("there", [False, True], ids=["not there", "empty"])
def test_a_killed_init_leaves_a_whole_base_or_none(place: Place, there: bool) -> None:
    """And the next one makes it."""
    folder = place.work / "new"
    whole = {str(path): content for path, content in template()}

    def before() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        if there:
            folder.mkdir()

    for _ in place.killed(before, "init", "new"):
        assert (place.files(folder) if folder.exists() else {}) in ({}, whole)
        if place.files(folder) != whole:
            assert place.run("init", "new")[0] == 0
            assert place.files(folder) == whole
    before()
    assert place.run("init", "new")[0] == 0
    assert place.drafts() == []


def test_lookups_beside_a_building_loop_have_a_whole_answer(place: Place) -> None:
    """The old one or the new one, and nothing is said of an index that could not be kept."""
    shutil.copytree(EXAMPLE / "seeds", place.work / "seeds")
    build = ("build", "--out", "facts.json")
    ask = ("facts", "--base", "facts.json", "--format", "json")
    seed = place.work / "seeds" / "first-landing.yaml"
    texts = [seed.read_text("utf-8")]
    texts.append(texts[0].replace("landed", "touched down"))
    answers = []
    for text in texts:
        seed.write_text(text, "utf-8")
        assert place.run(*build)[0] == 0
        answers.append(place.run(*ask))
    assert answers[0] != answers[1]
    building = place.start(*build)
    try:
        for number in range(LOOKUPS):
            if building.poll() is not None:
                building.communicate()
                seed.write_text(texts[number % 2], "utf-8")
                building = place.start(*build)
            assert place.run(*ask) in answers
    finally:
        building.communicate()
    place.run("index", "--base", "facts.json")
    assert sorted(path.suffix for path in place.cache.iterdir()) == [".card", ".index"]
