"""Nobody else writes on the screen: what is unseen goes in everywhere and comes out nowhere.

Escapes, C1 controls, direction marks and tags stand in every text of a base, of seeds and of a
document, in every argument and variable; every command is asked in every format, and what it
writes is looked at, letter by letter.
"""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from conftest import ROOT, Outcome, Run
from relfacts.cli import run as run_program
from relfacts.cli.app import app
from relfacts.cli.options import Format
from relfacts.vocabulary.declared import declared
from smaller import SMALL as SMALLER

SMALL: dict[str, Any] = json.loads(
    (ROOT / "examples" / "moon-landings" / "data" / "facts.json").read_text("utf-8")
)
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "src" / "relfacts" / "schemas" / "facts.schema.json").read_text("utf-8")
)

#: A title for the window, a cleared screen, a colour by C1, text turned round, a tag, a line that
#: ends, and signs that nobody sees; a letter at the end, so that it is no blank to be stripped.
POISON = (
    "\x1b]0;owned\x07\x1b[2j\x9b31m\x85\x7f\u202e\u2066\u200b\u2060\ufeff\u2028\U000e0041\u00adz"
)

#: What stays: a space that does not break, and the joiners.
KEPT = "a\u00a0b\u200cc\u200dd"

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
FORMS = [form.value for form in Format]


def stray(text: str) -> set[str]:
    """The unseen characters in what was written, but for joiners, line feeds and tabs of TSV."""
    letters = set(text) - set("\n\t\u200c\u200d")
    return {ch for ch in letters if unicodedata.category(ch) in UNSEEN}


def clean(outcome: Outcome, *what: object) -> None:
    """Fails if something unseen was written, or if it was a bug."""
    for stream in (outcome.out, outcome.err):
        assert not stray(stream), (*what, sorted(map(ascii, stray(stream))), stream[:500])
    assert outcome.status != 70, (*what, outcome.err)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the program, which may leave with any status."""

    def _ask(*arguments: str) -> Outcome:
        status = run_program(arguments)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return _ask


# --- a base of other hands ---------------------------------------------------------------------

Way = tuple[str, ...]


def texts(described: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every place of a text that the schema describes; ``#`` is any item, ``*`` any key."""
    if reference := described.get("$ref"):
        described = SCHEMA["$defs"][reference.rpartition("/")[2]]
    types = described.get("type")
    if "string" in (types if isinstance(types, list) else [types]) or "enum" in described:
        yield way, described
    for key, inner in described.get("properties", {}).items():
        yield from texts(inner, (*way, key))
    if isinstance(inner := described.get("additionalProperties"), dict):
        yield (*way, "*KEY"), {"pattern": "key"}
        yield from texts(inner, (*way, "*"))
    if "items" in described:
        yield from texts(described["items"], (*way, "#"))


PLACES = dict(texts(SCHEMA))
FREE = [way for way, told in PLACES.items() if "pattern" not in told and "enum" not in told]
BOUND = [way for way in PLACES if way not in FREE]
ID = PLACES["facts", "#", "id"]["pattern"]


def at(value: Any, way: Way, change: Callable[[Any], Any]) -> Any:
    """``value`` with what lies at the end of ``way`` changed, everywhere."""
    if not way:
        return change(value)
    first, *rest = way
    inner = tuple(rest)
    if first == "#":
        return [at(item, inner, change) for item in value]
    if first == "*":
        return {key: at(item, inner, change) for key, item in value.items()}
    if first == "*KEY":
        return {change(key): item for key, item in value.items()}
    return {**value, first: at(value[first], inner, change)} if first in value else value


def poisoned(value: Any) -> str:
    """A text with what nobody should see behind it; also where there was none."""
    return f"{value or ''}{KEPT}{POISON}"


@pytest.fixture(scope="session")
def records() -> Any:
    """A base with poison in every text that may be any, and in every id, the same everywhere."""
    base = copy.deepcopy(SMALL)
    for way in FREE:
        base = at(base, way, poisoned)
    for way, told in PLACES.items():
        # A kind or a role that the base does not declare is refused.
        if told.get("pattern") == ID and way[-1] not in ("kind", "role"):
            base = at(base, way, lambda id_: id_ and f"{id_}{POISON}")
    base["redirects"] = {f"once{POISON}": {"to": base["facts"][0]["id"], "why": POISON}}
    return base


@pytest.fixture
def folder(records: Any, tmp_path: Path) -> Path:
    """A folder whose name is poisoned too, with the base and its documents."""
    folder = tmp_path / f"base{POISON}"
    (folder / "texts").mkdir(parents=True)
    base = copy.deepcopy(records)
    for number, source in enumerate(base["sources"]):
        source["document"] = f"{number}{POISON}.txt"
        content = "".join(f"{line}{POISON}\n" for line in range(source["lines"])).encode()
        source["sha256"] = hashlib.sha256(content).hexdigest()
        (folder / "texts" / source["document"]).write_bytes(content)
    (folder / "facts.json").write_text(json.dumps(base, ensure_ascii=False), encoding="utf-8")
    return folder


def questions(records: Any) -> Iterator[tuple[str, ...]]:
    """Every lookup, asked by what the base holds, and by what it lacks."""
    person, fact = records["people"][0], records["facts"][0]
    topic, place, source = (records[name][0] for name in ("topics", "places", "sources"))
    yield from ((), ("facts",), ("people",), ("topics",), ("places",), ("sources",))
    yield from (("discrepancies",), ("coverage",), ("coverage", source["id"]), ("year", "1969"))
    yield from (("who", person["name"]), ("who", person["id"]), ("topic", topic["id"]))
    yield from (("place", place["name"]), ("show", fact["id"]), ("show", f"once{POISON}"))
    yield from (("search", fact["statement"]), ("at", f"{source['label']}:3"))
    yield from ((kind.plural,) for kind in declared().kinds.values())
    yield ("facts", "--who", person["name"], "--topic", topic["name"], "--since", "1969")
    for command in ("who", "topic", "place", "search", "show", "year", "at", "coverage"):
        yield command, f"nobody{POISON}"


def test_the_schema_has_so_many_texts() -> None:
    """The list is derived, and it is long."""
    assert len(PLACES) > 100
    assert len(FREE) > 60


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_base_is_obeyed(
    ask: Callable[..., Outcome], folder: Path, records: Any, form: str
) -> None:
    """Every lookup, with every text of the base poisoned, and the name of its folder."""
    spelled = 0
    for question in questions(records):
        outcome = ask("--base", str(folder), *question, "--format", form)
        clean(outcome, question, form)
        spelled += "owned" in outcome.out
        for said in outcome.err.splitlines():
            # No line is begun by what others wrote.
            assert not said.startswith(("]0;owned", "z")), said
    assert spelled > 15, "the poison was there to be seen"


@pytest.mark.parametrize("columns", ["60", "80", "120", "200"])
def test_nothing_of_a_base_is_obeyed_at_any_width(
    ask: Callable[..., Outcome],
    folder: Path,
    records: Any,
    columns: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Folded or not; the passages of a document too."""
    monkeypatch.setenv("COLUMNS", columns)
    beside = ("--documents", str(folder / "texts"))
    for question in (
        *questions(records),
        ("show", records["facts"][0]["id"], *beside),
        ("coverage", records["sources"][0]["id"], *beside),
    ):
        clean(ask("--base", str(folder), *question), question)


def test_json_and_rows_keep_every_letter(
    ask: Callable[..., Outcome], folder: Path, records: Any
) -> None:
    """JSON says by escapes the very text; CSV and TSV spell it, and keep spaces and joiners."""
    stands = {fact["id"]: fact["statement"] for fact in records["facts"]}
    base = ("--base", str(folder), "facts", "--format")
    for fact in ask(*base, "json").json["facts"]:
        assert fact["statement"] == stands[fact["id"]]
    for line in ask(*base, "jsonl").out.splitlines():
        assert json.loads(line)["statement"] in stands.values()
    spelled = "\\u001b]0;owned\\u0007\\u001b[2j\\u009b31m\\u0085"
    rows = list(csv.DictReader(io.StringIO(ask(*base, "csv").out)))
    assert len(rows) == len(stands)
    assert all(KEPT + spelled in row["statement"] for row in rows)
    header, *lines = (line.split("\t") for line in ask(*base, "tsv").out.splitlines())
    assert len(lines) == len(stands)
    assert {len(line) for line in lines} == {len(header)}
    assert all(KEPT in line[header.index("statement")] for line in lines)


@pytest.mark.parametrize("way", BOUND, ids="/".join)
def test_what_a_base_must_not_hold_is_not_obeyed_either(
    ask: Callable[..., Outcome], tmp_path: Path, way: Way
) -> None:
    """Dates, codes and closed lists: where they are poisoned the base is refused, or cleaned."""
    # A base with every key in it, of which an index is soon made.
    base = at(copy.deepcopy(SMALLER), way, lambda value: f"{value}{POISON}")
    (tmp_path / "facts.json").write_text(json.dumps(base, ensure_ascii=False), encoding="utf-8")
    for question in (
        ("who", "Armstrong"),
        ("sources", "-f", "csv"),
        ("show", FACT),
        ("facts", "-fjson"),
    ):
        clean(ask("--base", str(tmp_path), *question), way, question)


FACT = SMALLER["facts"][0]["id"]


def test_two_bases_are_compared_cleanly(
    ask: Callable[..., Outcome], folder: Path, tmp_path: Path
) -> None:
    """What differs is told in the words of both."""
    (tmp_path / "small.json").write_text(json.dumps(SMALL), encoding="utf-8")
    for form in FORMS:
        outcome = ask("diff", str(tmp_path / "small.json"), str(folder), "--format", form)
        assert outcome.status == 1
        clean(outcome, form)


# --- what is typed ------------------------------------------------------------------------------

GROUP: Any = typer.main.get_command(app)


def lines() -> Iterator[tuple[str, ...]]:
    """Every command with poison for each of its arguments, and for each of its options."""
    for name, command in GROUP.commands.items():
        needed = [p for p in command.params if p.param_type_name == "argument" and p.required]
        asked = [POISON for _ in needed]
        if name == "serve":
            # It would not end.
            asked = ["--port", "none"]
        yield (name, *asked)
        yield (name, *asked, POISON)
        for option in (p for p in command.params if p.param_type_name == "option"):
            value = [] if option.is_flag else [f"x{POISON}"]
            yield (name, *asked, option.opts[0], *value)
        yield (name, *asked, f"--{POISON}")


LINES = [line for line in lines() if "--help" not in line]
OTHERS = [(POISON,), (f"--{POISON}",), ("--base", POISON), ("--format", POISON, "facts")]


@pytest.mark.parametrize("command", [*GROUP.commands, ""])
def test_nothing_that_is_typed_is_obeyed(
    ask: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Every argument and option of every command."""
    monkeypatch.chdir(tmp_path)
    if command == "site":
        # A page for everything in the base, a dozen times.
        monkeypatch.setenv("RELFACTS_BASE", str(ROOT / "examples" / "skerry-light"))
    typed = [line for line in LINES if line[0] == command] if command else OTHERS
    assert len(typed) > 1
    for line in typed:
        clean(ask(*line), line)


def test_nothing_in_the_environment_is_obeyed(
    ask: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables that name folders, and what a shell hands over when Tab is struck."""
    for name in ("RELFACTS_BASE", "RELFACTS_CACHE", "RELFACTS_DOCUMENTS", "COLUMNS", "TERM"):
        with monkeypatch.context() as patch:
            patch.setenv(name, f"{tmp_path}/{POISON}" if "RELFACTS" in name else POISON)
            for line in (
                ("facts",),
                ("index",),
                ("show", "rice-aid-1995"),
                ("coverage", "vov-2019"),
            ):
                clean(ask(*line), name, line)


# --- seeds and documents ------------------------------------------------------------------------

SEEDS = ROOT / "tests" / "curate" / "small"


def in_seeds(value: Any) -> Any:
    """What a file of seeds holds, with poison in every text."""
    if isinstance(value, dict):
        return {name: in_seeds(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [in_seeds(inner) for inner in value]
    return f"{value}{POISON}" if isinstance(value, str) else value


@pytest.mark.parametrize("stem", [path.stem for path in SEEDS.glob("*.yaml")])
def test_nothing_in_seeds_is_obeyed(ask: Callable[..., Outcome], tmp_path: Path, stem: str) -> None:
    """One file of seeds at a time: its complaints quote what it says."""
    for path in SEEDS.iterdir():
        content = path.read_text(encoding="utf-8")
        if path.name == f"{stem}.yaml":
            content = yaml.safe_dump(in_seeds(yaml.safe_load(content)))
        (tmp_path / path.name).write_text(content, encoding="utf-8")
    seeds = ("--seeds", str(tmp_path))
    for line in (
        ("check", *seeds),
        ("build", *seeds, "--out", str(tmp_path / "made" / "facts.json")),
        ("verify", *seeds, "--documents", str(SEEDS)),
        ("new", str(SEEDS / "harbour.txt"), *seeds, "--id", "another"),
    ):
        clean(ask(*line), line)


def test_nothing_in_a_document_is_obeyed(run: Run, tmp_path: Path) -> None:
    """The seed that ``new`` begins quotes it, in a file or on the screen."""
    text = f"{POISON}\nOn 1 March 2019 Kim Jong Un{POISON} visited Hanoi{POISON}\n"
    document = tmp_path / f"paper{POISON}.txt"
    document.write_text(text, encoding="utf-8")
    seeds = ("--seeds", str(ROOT / "seeds"), "--id", "paper")
    clean(run("new", str(document), *seeds))
    clean(run("new", str(document), *seeds, "--out", str(tmp_path / f"s{POISON}.yaml")))
