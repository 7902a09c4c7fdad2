"""What is said beside the facts: typed, in order, the same for a script as for a reader."""

from __future__ import annotations

import ast
import json
import shlex
from pathlib import Path

import pytest

from conftest import ROOT, Run
from relfacts.ask.answer import NOTE_KINDS, Answer, Asked, Note, Said, missing, near, noted
from relfacts.dates.edtf import parse
from relfacts.dates.words import in_time

SOURCE = ROOT / "src" / "relfacts"

#: Questions, their exit statuses, and the kinds of what is said of them.
QUESTIONS: list[tuple[str, int, list[str]]] = [
    ("who 'Kim Il Sung'", 0, []),
    ("who 'Kim Ir Sen'", 0, ["read-as"]),
    ("who 'Kim Il Sung and Angela Merkel'", 0, ["read-as", "absent"]),
    ("who 'Angela Merkel'", 1, ["absent", "all"]),
    ("who Donal", 1, ["absent", "suggestion", "all"]),
    ("who 'wife of Ho Chi Minh'", 1, ["unmeant", "suggestion", "all"]),
    ("who Minh", 3, ["several"]),
    ("who Hanoi", 1, ["absent", "elsewhere", "all"]),
    ("topic grain", 0, ["read-as"]),
    ("place 'South Korea'", 1, ["absent", "all"]),
    ("topic helicopter", 1, ["absent", "all"]),
    ("topic kindergart", 1, ["absent", "elsewhere", "suggestion", "all"]),
    ("show rice-aid-1996", 1, ["absent", "suggestion", "suggestion", "suggestion"]),
    ("show rice-aid-1995", 0, ["next"]),
    ("facts --since 2000 --limit 3", 0, ["left-out", "limit"]),
    ("search rice helicopter", 1, ["unmet", "nothing", "wider"]),
    ("search helicoptr", 1, ["unmet", "nothing", "next"]),
    ("year 1803", 1, ["nothing", "left-out", "nearest", "coverage", "next"]),
    ("place Pyongyang --kind visit", 1, ["nothing", "wider", "wider"]),
    (
        "agreements --since 2003 --until 2010",
        1,
        ["nothing", "left-out", "nearest", "nearest", "coverage", "wider", "other-kinds", "next"],
    ),
    ("at vov-2019:2", 1, ["nothing", "all"]),
]


@pytest.mark.parametrize(("question", "status", "kinds"), QUESTIONS)
def test_a_script_hears_what_a_reader_hears(
    run: Run, question: str, status: int, kinds: list[str]
) -> None:
    """In JSON stands every sentence of stderr, with what it is about."""
    done = run(*shlex.split(question), "--format", "json", status=status)
    notes = done.json["notes"]
    assert [note["text"] for note in notes] == done.err.splitlines()
    assert [note["kind"] for note in notes] == kinds


@pytest.mark.parametrize(("question", "status"), [(q, status) for q, status, _ in QUESTIONS])
def test_what_is_offered_can_be_typed(run: Run, question: str, status: int) -> None:
    """Every command that a note offers has an answer."""
    notes = run(*shlex.split(question), "--format", "json", status=status).json["notes"]
    for note in notes:
        if note["command"]:
            assert note["command"] in note["text"] or note["kind"] == "nearest"
            run(*shlex.split(note["command"])[1:])


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("dictator Kim Jong Un", "epithet", "this base does not describe Kim Jong Un that way"),
        ("President Kim Yong Nam", "title", "this base does not give Kim Yong Nam that title"),
        ("Nguyen Minh Vu, 32", "age", "this base does not say how old Nguyễn Minh Vũ is"),
    ],
)
def test_who_is_named_and_not_meant_is_said_with_the_rule(
    run: Run, text: str, rule: str, told: str
) -> None:
    """JSON has the person and the rule, the note says what is true, and the person is offered."""
    answer = run("who", text, "--format", "json", status=1).json
    assert [one["rule"] for one in answer["unmeant"]] == [rule]
    assert [one["id"] for one in answer["suggestions"]] == [answer["unmeant"][0]["id"]]
    assert answer["notes"][0]["text"] == told


def test_who_is_named_beside_who_is_meant_is_told_apart(run: Run) -> None:
    """A found answer has them too: he is not asked for, but he is named."""
    answer = run("who", "Trump and Kim Jong Un's sister", "--format", "json").json
    assert [one["id"] for one in answer["matches"]] == ["donald-trump"]
    assert answer["unmeant"] == [{"id": "kim-jong-un", "rule": "relation"}]


def test_the_kinds_of_notes_are_a_closed_list() -> None:
    """An answer takes no other, puts them in the order of the list, and the schema has the same."""
    notes = [Note(kind, kind) for kind in reversed(NOTE_KINDS)]
    answer = Answer(Asked("facts", {}), said=Said(notes=notes))
    assert [note.kind for note in answer.notes] == list(NOTE_KINDS)
    with pytest.raises(KeyError):
        Answer(Asked("facts", {}), said=noted("hearsay", "they say so"))
    schema = json.loads((SOURCE / "schemas" / "answer.schema.json").read_text("utf-8"))
    kind = schema["$defs"]["Note"]["properties"]["kind"]
    assert kind["enum"] == list(NOTE_KINDS)
    meanings = "; ".join(f"{kind}: {meaning}" for kind, meaning in NOTE_KINDS.items())
    assert kind["description"] == f"What it is about. {meanings}."


def test_notes_of_one_kind_keep_their_order() -> None:
    """The likest suggestion was made first and stays first."""
    said = missing([("A", None)]) + noted("suggestion", "b") + noted("suggestion", "a")
    assert [note.text for note in Answer(Asked("who", {}), said=said).notes][1:] == ["b", "a"]


def test_how_a_question_was_read_is_said_once(run: Run) -> None:
    """A table has it under its heading; without a table it stands on stderr."""
    read = "read 'Kim Ir Sen' as Kim Il Sung"
    found = run("who", "Kim Ir Sen")
    assert read in found.out
    assert read not in found.err
    assert read in run("who", "Kim Ir Sen", "--since", "2050", status=1).err
    assert read in run("who", "Kim Ir Sen", "--format", "csv").err


def test_several_unclear_names_are_settled_one_by_one(run: Run) -> None:
    """The command of each candidate asks the whole question again."""
    candidates = run("topic", "visits", "--who", "Minh", status=3, columns=200).out
    assert 'relfacts topic visits --who "Phạm Bình Minh"' in candidates


def test_an_answer_with_other_parts_is_another_answer() -> None:
    """``but`` leaves the answer that it is asked of as it was."""
    said = noted("several", "two of them", None, near("person", "a", "A"))
    answer = Answer(Asked("who", {"text": "A"}), "ambiguous", said, unclear="A")
    other = answer.but(Note("limit", "1 of 2"), without="several", heading=["A"])
    assert [note.kind for note in answer.notes] == ["several"]
    assert [note.kind for note in other.notes] == ["limit"]
    assert (other.outcome, other.unclear, other.suggestions) == ("ambiguous", "A", said.suggestions)
    assert (list(answer.heading), list(other.heading)) == ([], ["A"])


@pytest.mark.parametrize("path", sorted((SOURCE / "ask").glob("*.py")), ids=lambda path: path.stem)
def test_nothing_between_question_and_answer_is_changed(path: Path) -> None:
    """What is made is done: attributes are set where an object is made and nowhere else."""
    tree = ast.parse(path.read_text("utf-8"))
    making = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "__init__"
        for inner in ast.walk(node)
    }
    later = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and node not in making
    ]
    assert later == []


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("1958", "in 1958"), ("1958-11", "in Nov 1958"), ("195X", "in the 1950s"),
        ("2019-03-01", "on 1 Mar 2019"), ("1964/1969", "from 1964 to 1969"),
        ("1958-11-28/1958-12-02", "from 28 Nov 1958 to 2 Dec 1958"), ("2013/..", "since 2013"),
        ("195X/196X", "from the 1950s to the 1960s"), ("../1958", "up to 1958"),
        ("{1957,1960}", "in 1957 and 1960"),
        ("{2025-10-09,2025-10-11}", "on 9 and 11 Oct 2025"),
    ],
)  # fmt: skip
def test_a_time_after_what_happened_in_it(period: str, said: str) -> None:
    """The preposition goes with the sort of time."""
    assert in_time(parse(period)) == said
