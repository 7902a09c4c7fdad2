"""What a base need not say, and what it must: each key null or left out, for every command."""

from __future__ import annotations

import copy
import gc
import io
import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from relfacts.base.files import find_base, load_base, read_schema
from relfacts.cli import run
from relfacts.cli.lookups import PANELS
from relfacts.curate.build import canonical

SCHEMA = json.loads(read_schema("facts"))
RECORDS: dict[str, Any] = {**SCHEMA["$defs"], "Base": SCHEMA}
BASE: Any = load_base(find_base(None))
# An index is made of each base below: the spellings of forty languages, and dozens of namesakes of
# everybody, would be most of its work.
for _record in (*BASE["people"], *BASE["places"], *BASE["topics"]):
    _record["not"] = _record["not"][:2]
    _record["forms"] = {
        sort: forms
        for sort, forms in _record["forms"].items()
        if sort in ("printed", "synonym", "other name", "Hangul", "nickname", "birth name")
    }
BASE["glossary"] = {
    language: dict(list(words.items())[:2]) for language, words in BASE["glossary"].items()
}


def _some(every: int) -> dict[str, Any]:
    """The base with fewer facts: what is looked for shows with these as well."""
    facts = BASE["facts"][::every]
    named = {person["id"] for fact in facts for person in fact["people"]}
    asked = {"kim-il-sung", "ho-chi-minh", "pham-binh-minh", "donald-trump", "kim-jong-un"}
    people = [person for person in BASE["people"] if person["id"] in named | asked]
    return {**BASE, "facts": facts, "people": people}


SOME, FEW = _some(6), _some(20)
SOUND = (0, 1, 2, 3)
BROKEN = 4


#: What the shipped base has no need of; other tests have bases with them.
ELSEWHERE = {"Redirect", "Amendment", "Declared", "KindDeclared", "RoleDeclared"}


def keys(of_record: str) -> dict[str, Any]:
    """The keys of a sort of record, with what the schema says of each."""
    described: dict[str, Any] = RECORDS[of_record].get("properties", {})
    return described


def may_be_null(described: dict[str, Any]) -> bool:
    """Whether null may stand there."""
    return "null" in described.get("type", ()) or None in described.get("enum", ())


NULLABLE = [(name, key) for name in RECORDS for key, is_ in keys(name).items() if may_be_null(is_)]
ALL = [(name, key) for name in RECORDS for key in keys(name)]

#: What each command is asked. Names that want every way of reading are read by all of them.
QUESTIONS = [
    ["who", "Kim Il Sung"], ["who", "Kim Ill Sung"], ["who", "President Minh"], ["who", "Le"],
    ["who", "the poet Ho Chi Minh"], ["who", "wife of Trump"], ["who", "Kim, the leader"],
    ["who", "김정은"], ["who", "K I S"], ["who", "Nobody"], ["year", "1958"], ["year", "2031"],
    ["year", "2010s", "--undated"], ["topic", "rice"], ["topic", "nothing"], ["place", "Hanoi"],
    ["place", "nowhere"], ["search", "rice", "aid"], ["search", "Vietnam", "2019"],
    ["show", "rice-aid-1995"], ["show", "kim-jong-un-visit-2019"], ["show", "no-such-id"],
    ["at", "sggp-2019:8"], ["coverage"], ["coverage", "sggp-2019"],
    ["facts", "--who", "Kim Jong Un", "--since", "2010"], ["discrepancies", "--place", "Hanoi"],
]  # fmt: skip
ASKED = [
    *QUESTIONS,
    *([name] for panel in PANELS.values() for name in panel if [name] not in QUESTIONS
      and name not in {line[0] for line in QUESTIONS}),
]  # fmt: skip
FORMATS = ("table", "json", "csv", "markdown")


def records_of(base: Any, name: str) -> Iterator[dict[str, Any]]:
    """Every record of a sort in a base, wherever it stands."""
    if name == "Base":
        yield base
    else:
        yield from _within(base, SCHEMA, name)


def _within(value: Any, described: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    called = described.get("$ref", "").rpartition("/")[2]
    if called:
        described = SCHEMA["$defs"][called]
    if isinstance(value, list):
        for item in value:
            yield from _within(item, described.get("items", {}), name)
    elif isinstance(value, dict):
        if called == name:
            yield value
        others = described.get("additionalProperties") or {}
        for key, item in value.items():
            yield from _within(item, described.get("properties", {}).get(key, others), name)


def outcomes(base: Any, file: Path, asked: list[list[str]]) -> Iterator[tuple[list[str], int, str]]:
    """Each question to a base in each format: the status, and what is said on stderr."""
    file.write_bytes(canonical(base))
    for number, line in enumerate(asked):
        form = FORMATS[number % len(FORMATS)]
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
            status = run([*line, "--base", str(file), "--format", form])
        gc.enable()  # a lookup leaves without tidying up
        yield line, status, said.getvalue()


def test_every_command_is_asked() -> None:
    """All lookups, and every sort of record is in the base at least once."""
    assert {line[0] for line in ASKED} == {name for panel in PANELS.values() for name in panel}
    for name in RECORDS:
        assert next(records_of(BASE, name), None) or name in ELSEWHERE, name


@pytest.mark.parametrize(("name", "key"), NULLABLE, ids=".".join)
def test_what_may_be_null_is_null_everywhere(name: str, key: str, tmp_path: Path) -> None:
    """Such a base is sound, and every question has its answer."""
    base = copy.deepcopy(SOME)
    for record in records_of(base, name):
        record[key] = None
    if (name, key) == ("Fact", "date"):
        # A fact without a date has none of what follows from one.
        for fact in base["facts"]:
            fact |= dict.fromkeys(("start", "end", "known_until", "date_how", "date_why"))
    for line, status, said in outcomes(base, tmp_path / "facts.json", ASKED):
        assert status in SOUND, (line, said)
        assert "Traceback" not in said


@pytest.mark.parametrize(("name", "key"), ALL, ids=".".join)
def test_what_is_left_out_everywhere(name: str, key: str, tmp_path: Path) -> None:
    """Every question is answered, or it is said that the base is broken and where."""
    base = copy.deepcopy(FEW)
    for record in records_of(base, name):
        record.pop(key, None)
    broken = 0
    for line, status, said in outcomes(base, tmp_path / "facts.json", ASKED[::3]):
        assert status in (*SOUND, BROKEN), (line, said)
        assert "Traceback" not in said
        assert status != BROKEN or str(tmp_path) in said
        broken += status == BROKEN
        # A base that cannot be opened is broken for every question.
        if broken == 2:
            break
