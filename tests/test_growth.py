"""What a question costs does not grow with the base, and what an index does only as it does.

Counted, never timed: the rows that the index hands out, the bytes that are read of the base, the
names that are weighed, and the steps of SQLite's own machine.
"""

from __future__ import annotations

import cProfile
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, opened
from relfacts.ask import answers
from relfacts.ask.filters import Filters
from relfacts.base.index import build, factrows, sqlite
from relfacts.base.openbase import InFile, OpenBase
from relfacts.names import slips
from relfacts.show.plain import render_json

GENERATE = ROOT / "benchmarks" / "scale" / "generate.py"
PERSON = "Nguyễn Văn Bình"
SMALL, LARGE = 500, 8000

#: What is asked, and how many times the counts may grow from the small base to the large one,
#: which has sixteen times as many facts. A year has more different dates in it, until it has all
#: its days. Of those who bear a word that was typed, or one like it, a thousand at most are looked
#: at, to offer three.
QUESTIONS = {
    "a year": ("year", "1958", 8.0),
    "a name": ("who", PERSON, 1.3),
    "a name without its accents": ("who", "nguyen van binh", 1.3),
    "a slip": ("who", "Nguyen Van Bihn", 1.5),
    "two slips": ("who", "Ngyuen Van Bihn", 1.5),
    "nobody": ("who", "Angela Merkel", 3.0),
    "no name at all": ("who", "Gim Zzo Qung", 6.0),
    "one fact": ("show", "", 1.3),
}


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[int, OpenBase]:
    """A small base and a large one of the same make."""
    folder = tmp_path_factory.mktemp("growth")
    made: dict[int, OpenBase] = {}
    for count in (SMALL, LARGE):
        path: Path = folder / f"{count}.json"
        subprocess.run([sys.executable, str(GENERATE), str(count), str(path)], check=True)
        made[count] = opened(str(path))
    return made


def counted(
    base: OpenBase, command: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, int]:
    """How much work the question is, by what is counted."""
    counts = {"rows": 0, "bytes": 0, "names weighed": 0, "steps": 0}
    read, weigh = base.read, slips._cost

    def reading(start: int, length: int) -> bytes:
        counts["bytes"] += length
        return read(start, length)

    def weighing(*given: Any) -> int | None:
        counts["names weighed"] += 1
        return weigh(*given)

    def stepping() -> None:
        counts["steps"] += 1

    fresh = OpenBase(base._records, base.index)
    text = text or base.fact(7)["id"]
    before = base.index.rows_read
    with monkeypatch.context() as patch:
        patch.setattr(fresh, "read", reading)
        patch.setattr(slips, "_cost", weighing)
        base.index._connection.set_progress_handler(stepping, 10)
        if command == "show":
            answer = answers.show(fresh, "show", [text])
        else:
            answer = getattr(answers, command)(fresh, text, Filters(limit=5))
        "".join(render_json(answer, base))
        base.index._connection.set_progress_handler(None, 0)
    counts["rows"] = base.index.rows_read - before
    return counts


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_work_of_a_question_stays(
    bases: dict[int, OpenBase], question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixteen times the facts, and about the same rows, bytes, names and steps."""
    command, text, most = QUESTIONS[question]
    small = counted(bases[SMALL], command, text, monkeypatch)
    large = counted(bases[LARGE], command, text, monkeypatch)
    for what, count in large.items():
        # So little that it says nothing: a few rows more or less, a longer record.
        slack = {"rows": 30, "bytes": 8000, "names weighed": 10, "steps": 60}[what]
        assert count <= most * small[what] + slack, (question, what, small, large)


def test_strange_words_are_not_read_again_for_each_of_them(
    bases: dict[int, OpenBase], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice as many words that nobody knows, about twice the work, not eight times."""
    counts = []
    for words in (10, 20):
        text = " ".join(f"{letter}zqxv{letter}jwk" for letter in "abcdefghijklmnopqrst"[:words])
        profile = cProfile.Profile()
        profile.runcall(answers.search, bases[SMALL], text, Filters(limit=5))
        counts.append(sum(entry.callcount for entry in profile.getstats()))
    assert counts[1] < 3 * counts[0], counts


@pytest.mark.parametrize("letters", ["ab", "Reise", "가나", "漢字"])
def test_a_long_word_is_cut_up_once(bases: dict[int, OpenBase], letters: str) -> None:
    """One word of eighty letters is no riddle: each beginning of a piece is tried once."""
    profile = cProfile.Profile()
    profile.runcall(answers.search, bases[SMALL], letters * (80 // len(letters)), Filters(limit=5))
    assert sum(entry.callcount for entry in profile.getstats()) < 1_000_000


def making(base: OpenBase, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How much work it is to make the index of a base, by what is counted."""
    counts = {"calls": 0, "facts gone through": 0, "steps": 0}

    class Listed(array):  # type: ignore[type-arg]
        """A list of facts that is asked how often it is gone through."""

        def __iter__(self) -> Iterator[int]:
            counts["facts gone through"] += len(self)
            return super().__iter__()

    def stepping() -> None:
        counts["steps"] += 1

    to = sqlite.connect(":memory:")
    to.set_progress_handler(stepping, 10)
    records = base._records
    assert isinstance(records, InFile)
    number = records._file.fileno()
    with monkeypatch.context() as patch, open(number, "rb", closefd=False) as file:
        for module in (build, factrows):
            patch.setattr(module, "array", Listed)
        profile = cProfile.Profile()
        profile.runcall(build.build, file, to, "base")
    counts["calls"] = sum(entry.callcount for entry in profile.getstats())
    to.close()
    return counts


def test_the_work_of_an_index_is_so_much_a_fact(
    bases: dict[int, OpenBase], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixteen times the facts, and no more than sixteen times the work.

    SQLite's steps are a little more: what is sorted is compared with the logarithm of all.
    """
    small, large = (making(bases[count], monkeypatch) for count in (SMALL, LARGE))
    assert all(small.values())
    for what, count in large.items():
        most = 1.3 if what == "steps" else 1.1
        assert count <= most * small[what] * LARGE / SMALL, (what, small, large)


def test_all_of_a_base_is_read_bit_by_bit(bases: dict[int, OpenBase]) -> None:
    """Who goes through a base, as exports do, holds no list of it."""
    base = bases[LARGE]
    for records, most in ((base.records("person"), 1), (base.facts(), 1001)):
        before = base.index.rows_read
        next(records)
        assert base.index.rows_read - before <= most
