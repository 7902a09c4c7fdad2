"""A base that somebody has broken: it is told in words, with the place, without a traceback."""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Outcome, Run
from relfacts.base.index.faults import fault
from relfacts.cli import run as run_program
from smaller import SMALL as SMALLER

SMALL: dict[str, Any] = json.loads(
    (ROOT / "examples" / "moon-landings" / "data" / "facts.json").read_text("utf-8")
)
FACT = SMALL["facts"][0]
ID = FACT["id"]

#: What may stand in place of any value; GONE takes it away.
GONE = object()
BAD = [GONE, None, 0, True, "", "nonsense", [], {}, 10**30, "\ud800", ["x"], {"a": 1}, "1969-13"]


@pytest.fixture
def broken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Outcome]:
    """Ask a base of these records, which may leave with any status."""

    def ask(records: Any, *question: str) -> Outcome:
        (tmp_path / "facts.json").write_text(json.dumps(records), encoding="utf-8")
        status = run_program(["--base", str(tmp_path), *question])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return ask


def changed(way: str, value: object, base: dict[str, Any] = SMALL) -> dict[str, Any]:
    """The small base with ``value`` at the end of a ``way`` through its records."""
    base = copy.deepcopy(base)
    *keys, last = (int(key) if key.isdigit() else key for key in way.split("/"))
    place: Any = base
    for key in keys:
        place = place[key]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return base


BREAKAGES = [
    ("facts/0/statement", GONE, f"the fact '{ID}' has no statement"),
    ("facts/0/statement", None, f"the fact '{ID}' has statement null, which is not a text"),
    ("facts/0/id", GONE, "the fact no. 1 has no id"),
    ("facts/0/date", "1969-13", f"the fact '{ID}' has date \"1969-13\", which is not an EDTF date"),
    ("facts/0/sources/0/date", "soon", f"the fact '{ID}' has sources[0].date \"soon\", which"),
    ("facts/0/people/0/name", GONE, f"the fact '{ID}' has no people[0].name"),
    ("facts/0/people/0/id", "nobody", f"the fact '{ID}' names the person 'nobody', but there"),
    ("facts/0/topics/0", "nothing", f"the fact '{ID}' names the topic 'nothing', but there"),
    ("facts/0/places", ["nowhere"], f"the fact '{ID}' names the place 'nowhere', but there"),
    ("facts/0/sources/0/id", "no-paper", f"the fact '{ID}' names the source 'no-paper', but"),
    ("facts/0/sources/0/lines", 4, f"the fact '{ID}' has sources[0].lines 4, which is not a"),
    ("facts/0/kind", "voyage", f"the fact '{ID}' names the kind 'voyage', but there is no such"),
    ("facts/3", FACT, f"the fact '{ID}' is there twice, as no. 1 and no. 4"),
    ("facts/3/id", ID, f"the fact '{ID}' is there twice, as no. 1 and no. 4"),
    ("people/1", SMALL["people"][0], "is there twice, as no. 1 and no. 2"),
    ("topics/2", SMALL["topics"][1], "is there twice, as no. 2 and no. 3"),
    ("sources/1", SMALL["sources"][0], "is there twice, as no. 1 and no. 2"),
    ("facts/0", "x", 'the fact no. 1 has "x", which is not an object'),
    ("people/0/forms", [], f"the person '{SMALL['people'][0]['id']}' has forms [], which is not"),
    ("people", {}, "people has {}, which is not a list"),
    ("names/titles", GONE, "names has no titles"),
]


@pytest.mark.parametrize(
    ("way", "value", "told"), BREAKAGES, ids=[f"{way} {told[-20:]}" for way, _, told in BREAKAGES]
)
def test_what_is_wrong_is_said_with_its_place(
    broken: Callable[..., Outcome], way: str, value: object, told: str
) -> None:
    """Which record lacks which key, or has which value that is none, in one line and a hint."""
    outcome = broken(changed(way, value), "show", ID)
    assert outcome.status == 4
    first, hint = outcome.err.splitlines()
    assert told in first
    assert "hint: build it again from its seeds: relfacts build --seeds DIR --out " in hint


def ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield (*way, key)
        if isinstance(inner, (dict, list)):
            yield from ways(inner, (*way, key))


def test_no_break_ends_in_a_traceback(broken: Callable[..., Outcome]) -> None:
    """Whatever is broken, and whatever is asked in whatever format: an answer, or it is told."""
    chance = random.Random(11)
    alike: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for way in ways(SMALLER):
        shape = tuple("#" if isinstance(key, int) else key for key in way)
        alike.setdefault(shape, []).append(way)
    first = SMALLER["facts"][0]["id"]
    who, source = SMALLER["people"][0]["name"], SMALLER["sources"][0]["id"]
    questions = [
        ("who", who), ("year", "1969"), ("search", "moon"), ("people",), ("topics",), ("places",),
        ("sources",), ("facts",), ("discrepancies",), ("at", f"{source}:1"), ("coverage", source),
        ("facts", "--who", who), ("year", "1850"), ("topic", "zzz"), (),
    ]  # fmt: skip
    for some in alike.values():
        way = chance.choice(some)
        base = changed("/".join(map(str, way)), chance.choice(BAD), SMALLER)
        fact = SMALLER["facts"][way[1]]["id"] if way[0] == "facts" and len(way) > 1 else first
        for question in (("show", fact), chance.choice(questions)):
            form = chance.choice(["table", "json", "jsonl", "csv", "markdown"])
            outcome = broken(base, *question, "--format", form)
            assert outcome.status in (0, 1, 4), (way, question, outcome.err)


def test_sound_bases_have_no_fault() -> None:
    """What is built is found to be sound; so an error in asking it is a bug, and told as one."""
    for path in (ROOT / "data", ROOT / "examples" / "moon-landings" / "data"):
        with (path / "facts.json").open("rb") as file:
            assert fault(file) is None


def test_the_search_for_a_fault_is_reported(tmp_path: Path) -> None:
    """In a base of millions of facts it takes as long as the index did: up to its end, in order."""
    base = json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))
    base["people"].append(base["people"][0])
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(base), "utf-8")
    done: list[int] = []
    with path.open("rb") as file:
        told = fault(file, lambda title, total, unit: lambda read: done.append(read * 100 // total))
    assert "is there twice" in (told or "")
    assert done == sorted(done)
    assert len(done) > len(base["facts"])
    assert (done[0], done[-1]) == (0, 100)


def test_a_broken_base_is_not_compared(
    broken: Callable[..., Outcome], run: Run, tmp_path: Path
) -> None:
    """diff says which of the two is broken, and how."""
    sound = str(ROOT / "examples" / "moon-landings")
    for way, value, told in (
        ("facts/0/sources/0/id", GONE, "has no sources[0].id"),
        ("facts/3", FACT, "is there twice, as no. 1 and no. 4"),
    ):
        broken(changed(way, value), "facts")
        for pair in ((str(tmp_path), sound), (sound, str(tmp_path))):
            assert told in run("diff", *pair, status=4).err


@pytest.mark.parametrize("question", [("who", "Aldrin"), ("year", "1969"), ("people",), ("facts",)])
def test_a_doubled_fact_or_an_unknown_kind_answers_nothing(
    broken: Callable[..., Outcome], question: tuple[str, ...]
) -> None:
    """Whatever is asked: an answer that counts a fact twice, or drops it, is a wrong one."""
    for way, value in (("facts/3", FACT), ("facts/7/kind", "voyage")):
        outcome = broken(changed(way, value), *question)
        assert (outcome.status, outcome.out) == (4, "")
        assert "facts.json is broken: the fact " in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("among", ["", "facts.json", "data"])
def test_a_base_that_may_be_there_is_not_said_to_be_missing(
    run: Run, tmp_path: Path, among: str
) -> None:
    """Where the system does not tell whether there is one, its reason is told, and of what."""
    (tmp_path / "b").mkdir()
    loop = tmp_path / (f"b/{among}" if among else "loop")
    loop.symlink_to(loop)
    named = tmp_path / ("b" if among else "loop")
    at = {"": named, "facts.json": loop, "data": loop / "facts.json"}[among]
    err = run("--base", str(named), "people", status=4).err
    assert err.startswith(f"relfacts: cannot read {at}: "), err
    assert "no fact base" in run("--base", str(tmp_path), "people", status=4).err
