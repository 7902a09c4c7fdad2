"""The base that is shipped: built from the seeds that stand here, and as full as it should be."""

from __future__ import annotations

import json
import re
import typing
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from relfacts import records, vocabulary
from relfacts.curate.build import build, load_seeds
from relfacts.curate.rules import check
from relfacts.curate.seeds import Seeds
from relfacts.dates import edtf
from relfacts.text.folding import fold
from relfacts.vocabulary.declared import COLUMNS, NEEDED, declared
from relfacts.vocabulary.units import UNITS, is_unit

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "data" / "facts.json"

# At least so much is in the base; less is a mistake somewhere on the way.
AT_LEAST = {"facts": 150, "people": 19, "sources": 5, "places": 10, "topics": 40}
DISCREPANCIES_AT_LEAST = 15


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    """The real seeds."""
    return load_seeds(ROOT / "seeds")


@pytest.fixture(scope="module")
def shipped() -> Any:
    """The base that is shipped, as JSON has it."""
    return json.loads(FACTS.read_text("utf-8"))


def test_the_seeds_keep_every_rule(seeds: Seeds) -> None:
    """The real seeds have no problem."""
    assert [str(problem) for problem in check(seeds)] == []


def test_the_base_is_what_the_seeds_make(seeds: Seeds) -> None:
    """Building the seeds again makes the shipped base, byte for byte."""
    assert build(seeds).content == FACTS.read_bytes()


def test_the_base_has_the_keys_of_its_format(shipped: Any) -> None:
    """The base and every record in it have exactly the keys that records.py declares."""
    assert shipped["format"] == 1
    needed, known = _keys(records.Base)
    assert needed <= set(shipped) <= known
    kinds: list[tuple[str, Any]] = [
        ("facts", records.Fact),
        ("people", records.Person),
        ("places", records.Place),
        ("topics", records.Topic),
        ("sources", records.Source),
    ]
    for name, kind in kinds:
        needed, known = _keys(kind)
        for record in shipped[name]:
            assert needed <= set(record) <= known, record["id"]


def _keys(kind: Any) -> tuple[set[str], set[str]]:
    """The keys that a record must have, and all that it may have."""
    hints = typing.get_type_hints(kind, include_extras=True)
    optional = {key for key, hint in hints.items() if typing.get_origin(hint) is typing.NotRequired}
    return hints.keys() - optional, set(hints)


@pytest.mark.parametrize(("name", "least"), AT_LEAST.items())
def test_nothing_got_lost(shipped: Any, name: str, least: int) -> None:
    """The base holds as many records of each sort as were once counted in it."""
    assert len(shipped[name]) >= least


def test_no_difference_got_lost(seeds: Seeds, shipped: Any) -> None:
    """Every discrepancy of the seeds stands in the facts that it concerns."""
    told = {item["id"] for fact in shipped["facts"] for item in fact["discrepancies"]}
    assert told == {item.id for item in seeds.discrepancies}
    assert len(told) >= DISCREPANCIES_AT_LEAST


def test_no_claim_got_lost(seeds: Seeds, shipped: Any) -> None:
    """Every claim of the seeds is an attestation of a fact, and every attestation is a claim."""
    claims = sorted((claim.fact, seed.id) for seed in seeds.documents for claim in seed.claims)
    told = sorted((fact["id"], src["id"]) for fact in shipped["facts"] for src in fact["sources"])
    assert told == claims


def test_every_line_is_accounted_for(shipped: Any) -> None:
    """Every line of every document carries a fact or is marked as read, with the reason."""
    carrying: dict[str, set[int]] = defaultdict(set)
    for fact in shipped["facts"]:
        for source in fact["sources"]:
            carrying[source["id"]].update(source["lines"])
    for source in shipped["sources"]:
        read = {line for item in source["read"] for line in item["lines"] if item["why"]}
        assert carrying[source["id"]] | read == set(range(1, source["lines"] + 1)), source["id"]
        assert not carrying[source["id"]] & read, source["id"]


def test_nothing_is_told_twice(shipped: Any) -> None:
    """No two facts say the same, whatever accents, case and signs they are written with."""
    told: dict[str, list[str]] = defaultdict(list)
    for fact in shipped["facts"]:
        for statement in {fold(source["statement"]) for source in fact["sources"]}:
            told[statement].append(fact["id"])
    assert [ids for ids in told.values() if len(ids) > 1] == []


def test_every_fact_can_be_found(shipped: Any) -> None:
    """Every fact has a topic, a statement, and a source with lines and anchors."""
    for fact in shipped["facts"]:
        assert fact["topics"], fact["id"]
        assert fact["statement"].endswith("."), fact["id"]
        assert fact["sources"], fact["id"]
        for source in fact["sources"]:
            assert source["lines"], fact["id"]
            assert source["anchors"], fact["id"]


def test_every_date_has_its_bounds(shipped: Any) -> None:
    """A date is EDTF with the bounds that it computes to, and the way it is known."""
    for fact in shipped["facts"]:
        if fact["date"]:
            date = edtf.parse(fact["date"])
            assert (edtf.iso(date.start), edtf.iso(date.end)) == (fact["start"], fact["end"])
            assert bool(fact["known_until"]) == date.open_end, fact["id"]
            assert bool(fact["date_why"]) == (fact["date_how"] != "printed"), fact["id"]
        else:
            assert (fact["start"], fact["end"], fact["known_until"]) == (None, None, None)


def test_every_word_is_of_the_vocabulary(shipped: Any) -> None:
    """Kinds, statuses, roles and units are those of the closed lists, and ids lead somewhere."""
    ids = {name: {record["id"] for record in shipped[name]} for name in AT_LEAST}
    usual = declared()
    for fact in shipped["facts"]:
        assert fact["kind"] in usual.kinds
        assert fact["status"] in vocabulary.STATUSES
        assert {person["role"] for person in fact["people"]} <= set(usual.roles_of("person"))
        assert {party["role"] for party in fact["parties"]} <= set(usual.roles_of("party"))
        assert all(is_unit(quantity["unit"]) for quantity in fact["quantities"])
        assert {person["id"] for person in fact["people"]} <= ids["people"]
        assert {party["id"] for party in fact["parties"]} | set(fact["places"]) <= ids["places"]
        assert set(fact["topics"]) <= ids["topics"]


def test_every_person_and_topic_is_used(shipped: Any) -> None:
    """Nobody has a record without a fact, and every topic leads to one, itself or by a narrower."""
    people = {person["id"] for fact in shipped["facts"] for person in fact["people"]}
    assert people == {person["id"] for person in shipped["people"]}
    used = {topic for fact in shipped["facts"] for topic in fact["topics"]}
    for topic in shipped["topics"]:
        narrower = {other["id"] for other in shipped["topics"] if topic["id"] in other["broader"]}
        assert used & {topic["id"], *narrower}, topic["id"]


def test_every_office_is_attested(shipped: Any) -> None:
    """An office has a document and lines that give it, and those lines carry a fact."""
    sources = {source["id"]: source for source in shipped["sources"]}
    for person in shipped["people"]:
        for office in person["offices"]:
            source = sources[office["source"]]
            assert office["lines"], person["id"]
            assert set(office["lines"]) <= set(range(1, source["lines"] + 1)), person["id"]
            read = {line for item in source["read"] for line in item["lines"]}
            assert not read & set(office["lines"]), person["id"]


@pytest.mark.parametrize(
    "words",
    [
        declared().kinds, declared().roles, COLUMNS, NEEDED, vocabulary.STATUSES, UNITS,
        vocabulary.QUALIFIERS, vocabulary.MEASURES, vocabulary.ACTS,
    ],
)  # fmt: skip
def test_the_data_dictionary_names_every_word(words: Iterable[str]) -> None:
    """docs/seeds.md lists what may stand in a seed, so that nobody has to guess it."""
    text = (ROOT / "docs/seeds.md").read_text("utf-8")
    for word in words:
        assert re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text), word
