"""The door: what ``import relfacts`` gives to programs is what the command line gives to people."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import relfacts
from conftest import Run, a_base
from relfacts import Answer, BaseError, FactBase, RelfactsError, UsageError, open_base
from relfacts.curate.build import canonical

#: A question of each method, and the command line that asks the same.
BOTH: list[tuple[Callable[[FactBase], Answer], list[str]]] = [
    (lambda base: base.who("Kim Il Sung", since=1957), ["who", "Kim Il Sung", "--since", "1957"]),
    (lambda base: base.who("Kim"), ["who", "Kim"]),
    (lambda base: base.who("Nobody At All"), ["who", "Nobody At All"]),
    (lambda base: base.year(1958, limit=2), ["year", "1958", "--limit", "2"]),
    (lambda base: base.year("1950s", undated=True), ["year", "1950s", "--undated"]),
    (lambda base: base.topic("rice", source="vov-2019"), ["topic", "rice", "--source", "vov-2019"]),
    (lambda base: base.place("Hanoi", kind="visit"), ["place", "Hanoi", "--kind", "visit"]),
    (
        lambda base: base.search("when did Kim Jong Un visit Vietnam"),
        ["search", "when did Kim Jong Un visit Vietnam"],
    ),
    (
        lambda base: base.facts(kind=["agreement", "aid"], from_="Vietnam", until=2000, last=3),
        ["facts", "--kind", "agreement", "--kind", "aid", "--from", "Vietnam", "--until", "2000",
         "--last", "3"],
    ),
    (lambda base: base.facts(to="DPRK", status="signed"), ["facts", "--to", "DPRK",
                                                           "--status", "signed"]),
    (lambda base: base.show("kim-il-sung-visit-1958"), ["show", "kim-il-sung-visit-1958"]),
    (lambda base: base.show("nosuch"), ["show", "nosuch"]),
    (lambda base: base.at("sggp-2019:8"), ["at", "sggp-2019:8"]),
    (lambda base: base.people(), ["people"]),
    (lambda base: base.topics(), ["topics"]),
    (lambda base: base.places(), ["places"]),
    (lambda base: base.sources(), ["sources"]),
    (lambda base: base.discrepancies(who="Kim Il Sung"), ["discrepancies", "--who", "Kim Il Sung"]),
    (lambda base: base.coverage(), ["coverage"]),
    (lambda base: base.coverage("sggp-2019"), ["coverage", "sggp-2019"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "arguments"), BOTH, ids=[" ".join(words) for _, words in BOTH]
)
def test_the_document_is_that_of_the_command_line(
    question: Callable[[FactBase], Answer], arguments: list[str], run: Run
) -> None:
    """Letter for letter, but for the escapes of what a screen would obey."""
    with open_base() as base:
        answer = question(base)
    status = {"found": 0, "none": 1, "ambiguous": 3}[answer.outcome]
    told = run(*arguments, "--format", "json", status=status)
    assert json.dumps(answer.to_dict(), ensure_ascii=False, indent=2) + "\n" == told.out
    assert answer.count == len(answer) == told.json["count"]
    assert answer.facts == told.json["facts"]
    rows = run(*arguments, "--format", "jsonl", status=status).out.splitlines()
    assert [*answer] == answer.rows == [json.loads(row) for row in rows]


def test_the_columns_are_those_of_the_envelope() -> None:
    """A table made of the facts has the keys of a fact, the most wanted first."""
    with open_base() as base:
        facts = base.facts(limit=3).facts
    assert [*facts[0]][:6] == ["id", "kind", "date", "start", "end", "statement"]
    assert {*facts[0]} == {*facts[2]} > {"fit", "sources", "quantities", "discrepancies"}


# To a type checker these are wrong as well.
WRONG: list[tuple[Callable[[Any], Any], str, str]] = [
    (lambda base: base.facts(kind="picnic"), "no kind 'picnic'", "visit, meeting"),
    (lambda base: base.facts(kin="visit"), "no filter 'kin'", "did you mean kind?"),
    (lambda base: base.facts(**{"from": "Vietnam"}), "no filter 'from'", "did you mean from_?"),
    (lambda base: base.facts(colour="red"), "no filter 'colour'", "since, until, who"),
    (lambda base: base.facts(limit=0), "limit is 0", "from 1 to"),
    (lambda base: base.facts(limit=True), "limit is True", "from 1 to"),
    (lambda base: base.facts(last="3"), "last is '3'", "from 1 to"),
    (lambda base: base.facts(undated="yes"), "undated is 'yes'", "True or False"),
    (lambda base: base.facts(since=[1958]), "since is [1958]", "a year as a number"),
    (lambda base: base.facts(topic=5), "topic is 5", "a list of texts"),
    (lambda base: base.facts(topic=["rice", 5]), "topic is 5", "a list of texts"),
    (lambda base: base.facts(topic=b"rice"), "topic is b'rice'", "a list of texts"),
    (lambda base: base.facts(topic="moonshine"), "no topic 'moonshine'", "topics"),
    (lambda base: base.facts(status="dreamt"), "no status 'dreamt'", "planned"),
    (lambda base: base.who(5), "NAME is 5", "takes a text"),
    (lambda base: base.who(" "), "NAME is empty", "who "),
    (lambda base: base.year(None), "WHEN is None", "a year"),
    (lambda base: base.year("01/03/2019"), "WHEN", "year "),
]


@pytest.mark.parametrize(("question", "message", "hint"), WRONG, ids=[m for _, m, _ in WRONG])
def test_what_cannot_be_asked_raises_with_a_hint(
    question: Callable[[FactBase], Any], message: str, hint: str
) -> None:
    """Of its own kind, and nothing else of Python's."""
    with open_base() as base, pytest.raises(UsageError) as told:
        question(base)
    assert isinstance(told.value, RelfactsError)
    assert message in str(told.value)
    assert told.value.hint is not None
    assert hint in told.value.hint


def test_a_year_may_be_a_number() -> None:
    """Also one of few digits, or before our era."""
    with open_base() as base:
        assert base.year(1958).to_dict() == base.year("1958").to_dict()
        assert (
            base.facts(since=2019, until=2020).count == base.facts(since="2019", until="2020").count
        )
        assert base.year(7).to_dict()["query"]["period"] == "0007"
        assert base.year(-44).to_dict()["query"]["period"] == "-0044"


def test_it_says_what_it_is() -> None:
    """``repr`` of a base and of an answer."""
    with open_base() as base:
        assert repr(base).startswith("<FactBase 'Relations between Vietnam and the DPRK', ")
        assert repr(base.year(1958, limit=1)) == "<Answer to 'year 1958 --limit 1': found, 1 fact>"
        assert repr(base.people()).endswith(": found, 19 rows of people>")
        assert repr(base.show("kim-il-sung")).endswith(": found, 1 row of people>")
        assert "none, 0 facts" in repr(base.who("Nobody At All"))
    assert repr(base).endswith("facts.json, closed>")


def test_a_closed_base_says_so() -> None:
    """Closing twice is nothing; asking is an error of ours."""
    base = open_base()
    base.close()
    base.close()
    with pytest.raises(BaseError, match="was closed") as told:
        base.people()
    assert told.value.hint


def test_an_answer_outlives_its_base() -> None:
    """Its facts were read while the base was open."""
    with open_base() as base:
        answer = base.who("Kim Il Sung")
    assert len(answer.facts) == answer.count > 5
    assert answer.to_dict()["facts"][0]["id"] == answer.facts[0]["id"]


def _written(folder: Path, title: str) -> Path:
    path = folder / "facts.json"
    path.write_bytes(canonical(a_base(title=title)))
    return path


def test_what_is_opened_twice_is_open_once(tmp_path: Path) -> None:
    """Two hands on one base share its files; a base that is built anew is another one."""
    path = _written(tmp_path, "One")
    first, second = open_base(path), open_base(str(tmp_path))
    assert first.inside.index is second.inside.index
    first.close()
    assert second.about().rows[0]["title"] == "One"
    path.unlink()
    _written(tmp_path, "Two")
    third = open_base(tmp_path)
    assert [base.about().rows[0]["title"] for base in (second, third)] == ["One", "Two"]
    second.close()
    third.close()


def test_the_base_is_found_as_the_command_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RELFACTS_BASE where no path is given; a folder, or a file in it."""
    _written(tmp_path, "Mine")
    monkeypatch.setenv("RELFACTS_BASE", str(tmp_path))
    with open_base() as base:
        assert base.about().rows[0]["title"] == "Mine"
    with pytest.raises(BaseError) as told:
        open_base(tmp_path / "nosuch")
    assert told.value.hint


def test_a_broken_base_raises_our_error(tmp_path: Path) -> None:
    """Not whatever Python made of it."""
    path = tmp_path / "facts.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(BaseError):
        open_base(path)


def test_the_door_hands_out_what_it_names_and_nothing_else() -> None:
    """``from relfacts import *`` works, and a wrong name fails as in any module."""
    for name in relfacts.__all__:
        assert getattr(relfacts, name) is getattr(relfacts, name)
    with pytest.raises(AttributeError, match="nosuch"):
        relfacts.nosuch  # noqa: B018


def test_asking_is_silent_and_needs_no_command_line() -> None:
    """Neither Typer nor Rich, and not a word on either stream; the import alone loads nothing."""
    program = (
        "import sys\n"
        "import relfacts\n"
        "ours = [name for name in sys.modules if name.startswith('relfacts.')]\n"
        "assert not ours, ours\n"
        "from relfacts import open_base\n"
        "with open_base() as base:\n"
        "    for answer in (base.who('Kim Il Sung'), base.who('Kim'), base.search('rice aid'),\n"
        "                   base.topic('footbal'), base.people(), base.year(1958)):\n"
        "        answer.to_dict()\n"
        "assert not {'typer', 'rich', 'relfacts.cli'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
