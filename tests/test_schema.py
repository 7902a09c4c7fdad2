"""The JSON Schemas of the base and the output: they pass what we write and nothing broken."""

from __future__ import annotations

import copy
import hashlib
import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, Run
from relfacts import records, vocabulary
from relfacts.base.files import read_schema
from relfacts.base.selection import FITS
from relfacts.vocabulary.declared import declared
from relfacts.vocabulary.units import UNITS, is_unit

FACTS: dict[str, Any] = json.loads(read_schema("facts"))
ANSWER: dict[str, Any] = json.loads(read_schema("answer"))

#: The records of records.py that have a definition of their own; ``Base`` is the whole.
TYPED = {
    name: type_
    for name, type_ in vars(records).items()
    if typing.is_typeddict(type_) and name not in ("Base", "Authority")
}


def complaints(document: object, schema: dict[str, Any]) -> list[str]:
    """What the independent validator says against a document."""
    errors = Draft202012Validator(schema).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in errors]


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    """The shipped base as JSON has it."""
    base: dict[str, Any] = json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))
    return base


# --- the schemas themselves -----------------------------------------------------------------


@pytest.mark.parametrize("schema", [FACTS, ANSWER], ids=["facts", "answer"])
def test_the_schemas_are_schemas(schema: dict[str, Any]) -> None:
    """Each keeps the rules of JSON Schema, draft 2020-12."""
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("arguments", "schema"), [((), FACTS), (("facts",), FACTS), (("answer",), ANSWER)]
)
def test_schema_prints_them(run: Run, arguments: tuple[str, ...], schema: dict[str, Any]) -> None:
    """``relfacts schema`` prints that of the base, or the one that is named."""
    assert run("schema", *arguments).json == schema


def test_there_are_no_other_schemas(run: Run) -> None:
    """Another name is wrong usage."""
    run("schema", "seeds", status=2)


def _properties(schema: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for inner in schema.values():
            yield from _properties(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _properties(inner)


@pytest.mark.parametrize("schema", [FACTS, ANSWER], ids=["facts", "answer"])
def test_every_property_is_described(schema: dict[str, Any]) -> None:
    """A key says what it means, in sentences, and what may stand there."""
    for name, described in _properties(schema):
        assert described["description"].rstrip().endswith("."), name
        kinds = {"type", "enum", "const", "$ref", "anyOf"}
        assert described.keys() & kinds or name in ("was", "now"), name


def test_records_and_schema_have_the_same_keys() -> None:
    """Each TypedDict of records.py has exactly the keys of its definition, and needs the same."""
    assert set(FACTS["$defs"]) == set(TYPED)
    for name, type_ in (*TYPED.items(), ("Base", records.Base)):
        schema = FACTS if name == "Base" else FACTS["$defs"][name]
        hints = typing.get_type_hints(type_, include_extras=True)
        assert set(schema["properties"]) == set(hints), name
        assert set(schema["required"]) == {
            key for key, hint in hints.items() if typing.get_origin(hint) is not typing.NotRequired
        }, name
        assert schema["additionalProperties"] is False, name


def test_records_and_schema_have_the_same_types() -> None:
    """What is a list, a text, a number, or may be None in records.py is so in the schema."""
    for name, type_ in TYPED.items():
        for key, hint in typing.get_type_hints(type_).items():
            described = FACTS["$defs"][name]["properties"][key]
            may_be_none = type(None) in typing.get_args(hint)
            assert may_be_none == _takes(described, None), f"{name}.{key}"
            if typing.get_origin(hint) is list:
                assert described["type"] == "array", f"{name}.{key}"
            assert _takes(described, 1.5) == (hint == int | float), f"{name}.{key}"


def _takes(schema: dict[str, Any], value: object) -> bool:
    inner = {key: part for key, part in schema.items() if key != "$ref"}
    return not complaints(value, inner)


WORDS = [
    ("Fact", "status", vocabulary.STATUSES),
    ("Fact", "date_how", (*vocabulary.DATE_WAYS, None)),
    ("Attestation", "date_how", (*vocabulary.DATE_WAYS, None)),
    ("KindDeclared", "acts", ("", *vocabulary.ACTS)),
    ("RoleDeclared", "acts", ("", *vocabulary.ACTS)),
    ("Quantity", "qualifier", vocabulary.QUALIFIERS),
    ("Quantity", "measure", vocabulary.MEASURES),
    ("Discrepancy", "type", vocabulary.DISCREPANCY_TYPES),
    ("Discrepancy", "holds", vocabulary.RESOLUTIONS),
    ("FactShown", "fit", FITS),
    ("Change", "type", vocabulary.SORTS),
    ("Change", "change", vocabulary.CHANGES),
]


@pytest.mark.parametrize(("record", "key", "words"), WORDS, ids=[f"{r}.{k}" for r, k, _ in WORDS])
def test_closed_lists_are_those_of_the_vocabulary(record: str, key: str, words: Any) -> None:
    """A word added to vocabulary.py is added to the schema, in the same order and explained."""
    for schema in (FACTS, ANSWER):
        if record in schema["$defs"]:
            described = schema["$defs"][record]["properties"][key]
            assert described["enum"] == list(words)
            if isinstance(words, dict):
                meant = words.values() if key not in ("kind", "type") else ()
                assert all(meaning in described["description"] for meaning in meant)


def test_usual_kinds_and_roles_are_told() -> None:
    """Any kind or role may be declared; those that need not be are named."""
    of = {"PersonInFact": "person", "Party": "party"}
    for schema in (FACTS, ANSWER):
        assert (
            ", ".join(declared().kinds)
            in schema["$defs"]["Fact"]["properties"]["kind"]["description"]
        )
        for record, holder in of.items():
            told = schema["$defs"][record]["properties"]["role"]["description"]
            assert all(f"{role}: " in told for role in declared().roles_of(holder))


def test_units_are_those_of_the_vocabulary() -> None:
    """The units that vocabulary.py knows, and three capitals for money."""
    for schema in (FACTS, ANSWER):
        listed, money = schema["$defs"]["Quantity"]["properties"]["unit"]["anyOf"]
        assert listed["enum"] == list(UNITS)
        assert is_unit("USD")
        assert not complaints("USD", money)


def test_the_output_has_the_records_of_the_base() -> None:
    """Both schemas say the same of a fact; only that of the output lets new keys pass."""
    for name in ANSWER["$defs"].keys() & FACTS["$defs"].keys():
        closed = {k: v for k, v in FACTS["$defs"][name].items() if k != "additionalProperties"}
        assert ANSWER["$defs"][name] == closed
    assert "Fact" in ANSWER["$defs"]


def _cases() -> list[str]:
    lines = (ROOT / "tests" / "cases" / "edtf.tsv").read_text("utf-8").splitlines()[1:]
    cases = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [case[0] for case in cases if len(case) > 1 and case[1] in ("moment", "run", "set")]


def test_every_date_that_can_be_read_can_be_written() -> None:
    """The pattern of dates is wider than EDTF, never narrower."""
    assert len(_cases()) > 50
    for text in _cases():
        assert not complaints(text, FACTS["$defs"]["Fact"]["properties"]["date"]), text


# --- what we write --------------------------------------------------------------------------


def test_the_shipped_base_is_valid(shipped: dict[str, Any]) -> None:
    """data/facts.json keeps its schema."""
    assert complaints(shipped, FACTS) == []


def bases() -> list[Path]:
    """The bases in examples/."""
    return sorted((ROOT / "examples").glob("*/data/facts.json"))


def test_a_withdrawn_fact_is_valid(shipped: dict[str, Any]) -> None:
    """A redirect that leads to no fact, with the reason why."""
    withdrawn = {"rice-aid-1994": {"to": None, "why": "never offered"}}
    assert complaints({**shipped, "redirects": withdrawn}, FACTS) == []


@pytest.mark.parametrize("path", bases(), ids=lambda path: path.parts[-3])
def test_the_examples_are_valid(path: Path) -> None:
    """So does every base in examples/."""
    assert complaints(json.loads(path.read_text("utf-8")), FACTS) == []


#: A question for every command that has --format, and more; each with the status it leaves.
QUESTIONS: list[tuple[tuple[str, ...], int]] = [
    ((), 0),
    (("who", "Kim Il Sung"), 0),
    (("who", "Kim Ir Sen", "--kind", "visit", "--since", "1950", "--until", "1960"), 0),
    (("who", "Kim Jong Il"), 1),
    (("who", "Kim"), 3),
    (("year", "1965"), 0),
    (("year", "200X", "--undated", "--limit", "2", "--reverse"), 0),
    (("year", "1850"), 1),
    (("topic", "rice"), 0),
    (("topic", "educaton"), 0),
    (("topic", "football"), 1),
    (("place", "Hà Nội"), 0),
    (("place", "Paris"), 1),
    (("search", "rice aid"), 0),
    (("search", "zeppelin"), 1),
    (("show", "rice-aid-1995"), 0),
    (("show", "ri-yong-ho-visit-2018"), 0),
    (("show", "rice-aid-1994"), 1),
    (("at", "sggp-2019:8"), 0),
    (("at", "003:26"), 1),
    (("at", "bbc:1"), 1),
    (("facts",), 0),
    (("facts", "--who", "Trong", "--topic", "rice", "--place", "Hanoi"), 1),
    (("facts", "--source", "CGTN 2019", "--kind", "visit", "--kind", "aid"), 0),
    (("year", "2030"), 1),
    (("place", "visits"), 1),
    (("people",), 0),
    (("topics",), 0),
    (("places",), 0),
    (("sources",), 0),
    (("discrepancies",), 0),
    (("coverage",), 0),
    (("coverage", "vov-2019"), 0),
    (("diff", "data", "data"), 0),
    *(((kind.plural,), 0) for kind in declared().kinds.values()),
]


@pytest.mark.parametrize(("question", "status"), QUESTIONS, ids=[" ".join(q) for q, _ in QUESTIONS])
def test_every_answer_is_valid(
    run: Run, monkeypatch: pytest.MonkeyPatch, question: tuple[str, ...], status: int
) -> None:
    """Found, nothing found, several people, catalogues: all are one envelope."""
    monkeypatch.chdir(ROOT)
    assert complaints(run(*question, "--format", "json", status=status).json, ANSWER) == []


def test_every_command_that_answers_is_asked() -> None:
    """No command with --format is missing above."""
    from typer.main import get_command

    from relfacts.cli.app import app

    commands = vars(get_command(app))["commands"]
    answering = {
        name
        for name, command in commands.items()
        if "--format" in {option for param in command.params for option in param.opts}
    }
    assert len(answering) > 15
    assert answering <= {question[0] for question, _ in QUESTIONS if question}


@pytest.mark.parametrize("question", [("facts",), ("people",), ("discrepancies",), ("coverage",)])
def test_a_line_of_jsonl_is_a_record_of_the_answer(run: Run, question: tuple[str, ...]) -> None:
    """What --format jsonl writes is valid as an item of the list that JSON has."""
    item = ANSWER["properties"][question[0]]["items"]
    for line in run(*question, "--format", "jsonl").out.splitlines():
        assert complaints(json.loads(line), {**item, "$defs": ANSWER["$defs"]}) == []


def test_passages_are_valid(run: Run, tmp_path: Path, shipped: dict[str, Any]) -> None:
    """With the documents at hand, show and coverage carry the lines; these are described too."""
    base = copy.deepcopy(shipped)
    (source,) = (source for source in base["sources"] if source["id"] == "sggp-2019")
    text = "\n".join(f"line {number}" for number in range(1, source["lines"] + 1))
    source["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    (tmp_path / source["document"]).write_bytes(text.encode())
    (tmp_path / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    for question in (("show", "rice-aid-1995"), ("coverage", "sggp-2019")):
        outcome = run(
            *question, "--format", "json", "--base", str(tmp_path), "--documents", str(tmp_path)
        )
        assert complaints(outcome.json, ANSWER) == []
        assert "line 8" in outcome.out


def test_changes_are_valid(run: Run, tmp_path: Path, shipped: dict[str, Any]) -> None:
    """What diff writes of two bases that differ is valid."""
    base = copy.deepcopy(shipped)
    base["title"] = "Another"
    base["facts"][0]["date"] = "1901"
    base["redirects"] = {base["facts"].pop()["id"]: {"to": base["facts"][0]["id"], "why": "one"}}
    base["people"].append({**base["people"][0], "id": "somebody"})
    del base["facts"][3]
    (tmp_path / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    outcome = run("diff", str(ROOT), str(tmp_path), "--format", "json", status=1)
    assert len(outcome.json["changes"]) >= 5
    assert complaints(outcome.json, ANSWER) == []


# --- what is refused ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few(shipped: dict[str, Any]) -> dict[str, Any]:
    """The shipped base with the first record of each sort, and the facts that have every list."""
    base = {**shipped, **{sort: shipped[sort][:1] for sort in ("people", "places", "topics")}}
    lists = ("people", "parties", "places", "quantities", "discrepancies")
    having = [next(fact for fact in shipped["facts"] if fact[name]) for name in lists]
    # The same one may have several.
    base["facts"] = list({fact["id"]: fact for fact in [shipped["facts"][0], *having]}.values())
    return base


def test_what_is_broken_below_is_valid_as_it_is(few: dict[str, Any]) -> None:
    """What the validator finds there is what was broken."""
    assert complaints(few, FACTS) == []


#: Stands for "take it away".
GONE = object()

#: What is broken, where (``*`` is the first item that has the rest of the way), what stands there.
BREAKAGES: list[tuple[str, str, object]] = [
    ("no facts at all", "facts", GONE),
    ("no redirects", "redirects", GONE),
    ("another format", "format", 2),
    ("a key that nobody knows", "version", "1.0"),
    ("a fact without an id", "facts/0/id", GONE),
    ("a fact without a source", "facts/0/sources", []),
    ("a fact without a topic", "facts/0/topics", []),
    ("a key that nobody knows in a fact", "facts/0/confidence", 0.9),
    ("an id with capitals", "facts/0/id", "Rice_Aid"),
    ("a kind that there is not", "facts/0/kind", "visitation"),
    ("a status that there is not", "facts/0/status", "done"),
    ("a date in words", "facts/0/date", "May 1958"),
    ("a date that is a number", "facts/0/date", 1958),
    ("a bound that is no day", "facts/0/start", "1958-05"),
    ("an empty statement", "facts/0/statement", ""),
    ("a way to know a date that there is not", "facts/0/date_how", "guessed"),
    ("a role that there is not", "facts/*/people/0/role", "guest"),
    ("a person without a name", "facts/*/people/0/name", None),
    ("the role of a person for a party", "facts/*/parties/0/role", "visitor"),
    ("a figure as text", "facts/*/quantities/0/value", "100"),
    ("a unit in words", "facts/*/quantities/0/unit", "tonnes"),
    ("a qualifier that there is not", "facts/*/quantities/0/qualifier", "roughly"),
    ("the same place twice", "facts/*/places", ["hanoi", "hanoi"]),
    ("line 0", "facts/0/sources/0/lines/0", 0),
    ("half a line", "facts/0/sources/0/lines/0", 1.5),
    ("no line", "facts/0/sources/0/lines", []),
    ("no anchor", "facts/0/sources/0/anchors", []),
    ("a discrepancy with one side", "facts/*/discrepancies/0/sides", []),
    ("a resolution that there is not", "facts/*/discrepancies/0/holds", "ignored"),
    ("a fingerprint cut short", "sources/0/sha256", "cd031db09b0bb93b"),
    ("a document without lines", "sources/0/lines", 0),
    ("a language in words", "sources/0/language", "the English language"),
    ("a country in words", "people/0/country", "Vietnam"),
    ("forms that are no lists", "people/0/forms", {"Russian form": "Ким"}),
    ("an order that there is not", "people/0/order", "sideways"),
    ("a person without what they are not", "people/0/not", GONE),
    ("a place without a kind", "places/0/kind", ""),
    ("a topic under a topic's name", "topics/0/broader", ["Foreign Aid"]),
    ("a redirect that does not say where to", "redirects", {"a": {"why": "w"}}),
    ("a redirect without a reason", "redirects", {"a": {"to": "b"}}),
    ("a redirect from what is no id", "redirects", {"Rice Aid": {"to": "b", "why": "w"}}),
    ("a redirect that is a text", "redirects", {"a": "b"}),
]


def broken(document: dict[str, Any], way: str, value: object) -> dict[str, Any]:
    """A copy of a document with one thing broken."""
    whole = copy.deepcopy(document)
    *steps, last = way.split("/")
    place: Any = whole
    for number, step in enumerate(steps):
        if step == "*":
            then = steps[number + 1] if number + 1 < len(steps) else last
            place = next(item for item in place if item[then])
        else:
            place = place[int(step) if isinstance(place, list) else step]
    key = int(last) if isinstance(place, list) else last
    if value is GONE:
        del place[key]
    else:
        place[key] = value
    return whole


@pytest.mark.parametrize(("what", "way", "value"), BREAKAGES, ids=[b[0] for b in BREAKAGES])
def test_a_broken_base_is_refused(few: dict[str, Any], what: str, way: str, value: object) -> None:
    """The validator finds the one thing that is wrong."""
    found = complaints(broken(few, way, value), FACTS)
    assert found, what
    assert len(found) <= 2, found


ANSWER_BREAKAGES: list[tuple[str, str, object]] = [
    ("no outcome", "outcome", GONE),
    ("an outcome that there is not", "outcome", "maybe"),
    ("another version", "relfacts", 2),
    ("a count below nothing", "count", -1),
    ("no facts at all", "facts", GONE),
    ("a question without a command", "query/command", GONE),
    ("a fact without its fit", "facts/0/fit", GONE),
    ("a fit that there is not", "facts/0/fit", "almost"),
    ("a fact without its sources", "facts/0/sources", GONE),
    ("a match without an id", "matches/0/id", GONE),
    ("a match of a sort that there is not", "matches/0/type", "country"),
]


@pytest.mark.parametrize(
    ("what", "way", "value"), ANSWER_BREAKAGES, ids=[b[0] for b in ANSWER_BREAKAGES]
)
def test_a_broken_answer_is_refused(run: Run, what: str, way: str, value: object) -> None:
    """The envelope keeps its keys."""
    answer = run("who", "Kim Il Sung", "--format", "json").json
    assert len(complaints(broken(answer, way, value), ANSWER)) == 1, what


@pytest.mark.parametrize("way", ["took", "query/language", "facts/0/weight", "matches/0/score"])
def test_a_new_key_in_the_answer_is_let_pass(run: Run, way: str) -> None:
    """Keys may be added to the output under the same number."""
    answer = run("who", "Kim Il Sung", "--format", "json").json
    assert complaints(broken(answer, way, 1), ANSWER) == []
