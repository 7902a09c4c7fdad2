"""A base on a server says what the same base says in a file, to the byte, by every command.

With PostgreSQL of Debian, started for it on loopback, whose order of letters is not that of bytes.
"""

from __future__ import annotations

import csv
import os
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer.main
from served import BASES, Twice, asked_twice, base_called, content, said, whole_script

from conftest import ROOT
from database import Server, a_server
from relfacts.base.openbase import OpenBase
from relfacts.cli.app import app

AT_NIGHT = os.environ.get("RELFACTS_FUZZ") == "nightly"
#: The most often that a phrase may wait for the server.
PHRASE = 40

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown")
#: What lists the whole of something, whatever the base.
LISTINGS = ("people", "topics", "places", "sources", "discrepancies", "coverage", "facts")
#: Years and other times in the shipped base, and out of every base.
TIMES = ("1958", "195X", "2019-03", "spring of 2019", "1900/2030", "3000", "-0043", "soon")
NARROWED = ((), ("--limit", "2"), ("--last", "1"), ("--undated",), ("--reverse",))
FACETS = ("person", "kind", "place", "topic", "year", "decade", "source", "status")
#: Commands that ask no base, or are tried by another test of this module.
OTHERS = {
    "build", "check", "verify", "new", "init", "schema", "diff", "serve", "site", "index",
    "timeline", "export",
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with no database in it."""
    with a_server() as one:
        yield one


@pytest.fixture(scope="module")
def twice(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Twice]]:
    """Bases by their names, loaded when they are first asked for."""
    made: dict[str, Twice] = {}
    closing = []

    def get(name: str) -> Twice:
        if name not in made:
            folder = tmp_path_factory.mktemp("server")
            held = asked_twice(base_called(name), server, f"base{len(made)}", folder)
            closing.append(held)
            made[name] = held.__enter__()
        return made[name]

    yield get
    for held in closing:
        held.__exit__(None, None, None)


def measured(folder: str, text: str, kind: str) -> Iterator[tuple[str, str]]:
    """What the readings of questions, or of names, are measured by, each with its kind."""
    for path in sorted((ROOT / "benchmarks" / folder).glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get(text) and row.get(kind):
                    yield row[kind], row[text]


def phrases() -> list[tuple[str, ...]]:
    """Lines that ask for a question and for a name of every kind; at night for all there are."""
    found: list[tuple[str, ...]] = []
    for command, *where in (
        ("search", "questions", "question", "need"),
        ("who", "names", "query", "kind"),
    ):
        texts = list(measured(*where))
        assert len(texts) > 1000
        if not AT_NIGHT:
            texts = list(dict(texts).items())
        found += [(command, text, "--format", "json") for _, text in texts]
    return found


def lines_of(base: OpenBase) -> Iterator[tuple[str, ...]]:
    """Lines that ask a base by every command, with what is in it and with what is not."""
    people = [row["name"] for row in base.records("person")][:12]
    facts = [hit.fact["id"] for hit in base.hits_numbered(range(1, min(base.facts_in_all, 9) + 1))]
    for listing in LISTINGS:
        for form in FORMATS:
            yield listing, "--format", form
    for facet in FACETS:
        yield "facts", "--facet", facet
    for time in TIMES:
        for number, narrowed in enumerate(NARROWED):
            yield "year", time, *narrowed, "--format", FORMATS[number]
    for number, name in enumerate(people):
        first, *_, last = name.split()
        yield "who", name, "--format", FORMATS[number % len(FORMATS)]
        yield "who", last, "--limit", "3"
        yield "who", f"{first[:1]}. {last}", "--format", "json"
        yield "who", f"{name[:-2]}{name[-1]}{name[-2]}", "--format", "json"
        yield "who", f"{first} Nobody", "--format", "json"
        yield "search", f"what did {name} say in 2019", "--format", "json"
        yield "year", "1900/2030", "--who", name, "--limit", "3", "--format", "json"
    for sort, command in (("topic", "topic"), ("place", "place")):
        for record in [*base.records(sort)][:6]:
            yield command, record["name"]
            yield command, record["name"][:-1], "--format", "json"
            yield "facts", f"--{command}", record["id"], "--since", "1990", "--format", "csv"
    for source in [*base.records("source")][:3]:
        yield "at", f"{source['id']}:1-3"
        yield "coverage", source["id"]
        yield "facts", "--source", source["id"], "--limit", "5"
    for number, id_ in enumerate(facts):
        yield "show", id_, "--format", FORMATS[number % len(FORMATS)]
        yield "cite", id_, "--as", ("text", "bibtex", "ris", "csl-json")[number % 4]
    for kind in base.declared.kinds.values():
        yield kind.plural, "--limit", "4"
    yield "show", "no-such-fact"
    yield from (("who", "\0"), ("who", "%s :first ?"), ("search", "100% of $1"), ("who", ""))


@pytest.mark.parametrize("name", BASES)
def test_every_command_says_the_same(name: str, twice: Callable[[str], Twice]) -> None:
    """In every format, with what the base has and what it has not.

    At night each base is asked everything; else the shipped one is, and of the others each a third.
    """
    both = twice(name)
    asked = list(lines_of(both.in_file))
    if name != "shipped" and not AT_NIGHT:
        asked = asked[list(BASES).index(name) % 3 :: 3]
    different = [line for line in asked if len({*both.ask(*line)}) != 1]
    assert different == []


def test_every_command_is_among_them() -> None:
    """A command that is added is asked here too."""
    asked = {line[0] for line in lines_of(base_called("shipped"))}
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert commands - OTHERS <= asked


def test_every_phrase_has_the_same_answer_and_waits_little(twice: Callable[[str], Twice]) -> None:
    """Those of the benchmarks; how often each waits for the server is printed: ``pytest -s``."""
    both = twice("shipped")
    different, trips = [], {}
    for line in phrases():
        in_file, on_server = both.ask(*line)
        trips[line] = both.waited
        if in_file != on_server:
            different.append(line)
    counts = sorted(trips.values())
    print(f"{len(counts)} phrases: median {statistics.median(counts)}, most {counts[-1]}")
    assert different == []
    assert {line: count for line, count in trips.items() if count > PHRASE} == {}


def test_whatever_is_published_is_the_same(twice: Callable[[str], Twice], tmp_path: Path) -> None:
    """Exports, the timeline, and the script that the server itself was filled with."""
    both = twice("moon-landings")
    for name in ("timeline.svg", "facts.db", "facts.json"):
        made = []
        for base in (both.in_file, both.on_server):
            out = tmp_path / name
            line = {
                "timeline.svg": ("timeline", "--output", str(out)),
                "facts.db": ("export", "sqlite", str(out)),
                "facts.json": ("export", "timelinejs", str(out)),
            }[name]
            assert said(base, *line)[0] == 0
            made.append(content(out))
        assert made[0] == made[1], name
    assert whole_script(both.on_server) == whole_script(both.in_file)
