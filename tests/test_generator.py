"""The generated bases that speed is measured on: the same bytes, well formed, and known answers."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rapidfuzz.distance import OSA

from conftest import ROOT, Run
from relfacts.base.files import read_schema
from relfacts.curate.build import canonical
from relfacts.dates import edtf
from relfacts.dates.days import iso
from relfacts.text.folding import key
from relfacts.vocabulary.declared import declared

GENERATE = ROOT / "benchmarks" / "scale" / "generate.py"
TEST_PERSON = "Nguyễn Văn Bình"


def generate(out: Path, count: int, *more: str) -> Path:
    """A base of ``count`` facts, made as the command line makes it."""
    command = [sys.executable, str(GENERATE), str(count), str(out), *more]
    subprocess.run(command, check=True, timeout=60)
    return out


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the smallest base that is measured."""
    return generate(tmp_path_factory.mktemp("small") / "facts.json", 150)


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A base of a thousand facts, read."""
    path = generate(tmp_path_factory.mktemp("thousand") / "facts.json", 1000)
    base: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return base


def test_one_number_and_seed_are_the_same_bytes(small: Path, tmp_path: Path) -> None:
    """Made twice, a base is the same to the byte; of another seed it is another."""
    assert generate(tmp_path / "again.json", 150).read_bytes() == small.read_bytes()
    other = generate(tmp_path / "other.json", 150, "--seed", "5")
    assert other.read_bytes() != small.read_bytes()


@pytest.mark.parametrize("count", [10, 150])
def test_a_base_is_as_the_build_writes_it(count: int, tmp_path: Path) -> None:
    """It keeps the schema, and its bytes are those that the build would write."""
    content = generate(tmp_path / "facts.json", count).read_bytes()
    base = json.loads(content)
    assert len(base["facts"]) == count
    assert list(Draft202012Validator(json.loads(read_schema("facts"))).iter_errors(base)) == []
    assert canonical(base) == content


def test_records_stand_by_id(thousand: dict[str, Any]) -> None:
    """No id occurs twice, and the records of each section are in order."""
    for section in ("facts", "people", "places", "sources", "topics"):
        ids = [record["id"] for record in thousand[section]]
        assert all(one < other for one, other in pairwise(ids)), section


def test_days_are_those_of_the_dates(thousand: dict[str, Any]) -> None:
    """The first and last day of a fact are those that relfacts reads from its date."""
    for fact in thousand["facts"]:
        date = edtf.parse(fact["date"]) if fact["date"] else None
        assert fact["start"] == iso(date.start if date else None), fact["date"]
        assert fact["end"] == iso(date.end if date else None), fact["date"]
        assert (fact["known_until"] is not None) == bool(date and date.open_end), fact["date"]


def test_no_kind_of_fact_is_missing(thousand: dict[str, Any]) -> None:
    """Facts of every kind, dated in every way that a base has them."""
    assert {fact["kind"] for fact in thousand["facts"]} == set(declared().kinds)
    dates = [fact["date"] or "" for fact in thousand["facts"]]
    for sign in ("?", "~", "X", "/..", "[..", "..1", ",", "/1"):
        assert any(sign in date for date in dates), sign
    assert "" in dates


def test_what_facts_name_is_in_the_base(thousand: dict[str, Any]) -> None:
    """People, places, topics and documents of facts have records, and everybody has a fact."""
    ids = {
        section: {record["id"] for record in thousand[section]}
        for section in ("people", "places", "topics", "sources")
    }
    named: dict[str, set[str]] = {section: set() for section in ids}
    for fact in thousand["facts"]:
        named["people"].update(person["id"] for person in fact["people"])
        named["places"].update(fact["places"], (party["id"] for party in fact["parties"]))
        named["topics"].update(fact["topics"])
        named["sources"].update(source["id"] for source in fact["sources"])
    assert named["people"] == ids["people"]
    assert all(named[section] <= ids[section] for section in ids)


@pytest.mark.parametrize("count", [53_280, 53_281, 125_000])
def test_as_many_people_as_wanted_have_a_name_of_their_own(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there are more people than names of one sort: a million facts have 125,000."""
    monkeypatch.syspath_prepend(str(GENERATE.parent))
    people = importlib.import_module("people").People(count, 1)
    assert len({people.name(number).id for number in range(count)}) == count


def test_no_spelling_belongs_to_two_people(thousand: dict[str, Any]) -> None:
    """Whoever types a name means one person, and nobody is within two slips of the test person."""
    owners: dict[str, str] = {}
    for person in thousand["people"]:
        texts = [person["name"], *(text for forms in person["forms"].values() for text in forms)]
        for text in texts:
            assert owners.setdefault(key(text), person["id"]) == person["id"], text
    others = [text for text, owner in owners.items() if owner != owners[key(TEST_PERSON)]]
    assert len(others) > 100
    assert min(OSA.distance(key(TEST_PERSON), other) for other in others) > 2


def test_a_base_answers(run: Run, small: Path) -> None:
    """The test person, a slip of the name, the test year and a topic are found, as counted."""
    for name in (TEST_PERSON, "Nguyen Van Bihn"):
        answer = run("who", name, "--base", str(small), "--format", "json").json
        assert [match["name"] for match in answer["matches"]] == [TEST_PERSON]
        assert answer["count"] == 24
    assert 6 <= run("year", "1958", "--base", str(small), "--format", "json").json["count"] <= 10
    assert run("topic", "rice", "--base", str(small), "--format", "json").json["count"] > 0


def test_the_test_person_and_year_are_known(thousand: dict[str, Any]) -> None:
    """At every size 24 to 47 facts are the test person's, and about every fortieth of the year."""
    names = [person["name"] for fact in thousand["facts"] for person in fact["people"]]
    assert 24 <= names.count(TEST_PERSON) <= 47
    of_year = [
        fact
        for fact in thousand["facts"]
        if fact["start"] and fact["end"]
        if fact["start"] <= "1958-12-31" and fact["end"] >= "1958-01-01"
    ]
    assert 20 <= len(of_year) <= 35
