"""Fields that are chosen, in every format; rows that spreadsheets bear; counts; many questions."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run, a_base
from relfacts import open_base
from relfacts.curate.build import canonical

ASKED = ("year", "1958", "--limit", "2")
FIELDS = "id,when,sources.label,people_names"


def test_fields_in_every_format(run: Run) -> None:
    """The same values everywhere, in the order asked."""
    facts = run(*ASKED, "--fields", FIELDS, "-f", "json").json["facts"]
    assert [[*fact] for fact in facts] == [FIELDS.split(",")] * 2
    assert facts[0]["sources.label"] == ["VOV 2019", "SGGP 2019"]
    lines = run(*ASKED, "--fields", FIELDS, "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == facts
    header, *rows = csv.reader(io.StringIO(run(*ASKED, "--fields", FIELDS, "-f", "csv").out))
    assert header == FIELDS.split(",")
    assert rows[0] == [facts[0]["id"], facts[0]["when"], "VOV 2019 | SGGP 2019", "Kim Il Sung"]
    assert run(*ASKED, "--fields", FIELDS, "-f", "tsv").out.splitlines()[1] == "\t".join(rows[0])
    for form in ("table", "markdown"):
        told = run(*ASKED, "--fields", FIELDS, "-f", form).out
        assert "VOV 2019" in told
        assert "SGGP 2019:1" not in told


@pytest.mark.parametrize(
    ("question", "field"),
    [(("people",), "same_as"), (("topics",), "synonyms"), (("places",), "within"),
     (("sources",), "url"), (("discrepancies",), "sides.says"), (("coverage",), "unread"),
     (("coverage", "sggp-2019"), "facts"), (("show", "rice-aid-1995"), "quantities.value"),
     (("at", "sggp-2019:8"), "cited")],
    ids=str,
)  # fmt: skip
def test_every_listing_has_fields(run: Run, question: tuple[str, ...], field: str) -> None:
    """Alone --fields lists them, and each of those can be asked for."""
    known = run(*question, "--fields").out.split("\n")
    assert field in known
    for form in ("json", "jsonl", "csv", "tsv", "table", "markdown"):
        assert run(*question, "--fields", f" {field} ,", "-f", form).out
    rows = [
        json.loads(line)
        for line in run(*question, "--fields", field, "-f", "jsonl").out.splitlines()
    ]
    assert {tuple(row) for row in rows} == {(field,)}
    whole = ",".join(name for name in known if name)
    assert (
        next(csv.reader(io.StringIO(run(*question, "--fields", whole, "-f", "csv").out)))
        == (known[:-1])
    )


def test_a_field_that_there_is_not(run: Run) -> None:
    """Wrong usage, with what is like it."""
    told = run("facts", "--fields", "id,dat", status=2)
    assert "no field 'dat'" in told.err
    assert "did you mean date" in told.err
    assert not told.out


def test_csv_of_nothing_has_its_header(run: Run) -> None:
    """Which pandas wants; also with fields of its own."""
    assert run("year", "1910", "--format", "csv", status=1).out.startswith("id,kind,status")
    assert run("year", "1910", "-f", "csv", "--fields", "id,date", status=1).out == "id,date\n"


def test_the_mark_for_excel(run: Run) -> None:
    """Once, before the header; and for nothing but rows."""
    out = run(*ASKED, "-f", "csv", "--bom").out
    assert out.startswith("\ufeffid,")
    assert out.count("\ufeff") == 1
    assert "--format csv --bom" in run(*ASKED, "--bom", status=2).err
    run(*ASKED, "-f", "json", "--bom", status=2)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "@SUM(1)", "-2+3+cmd|' /C calc'!A0", " =1+1", "\t=1", "\u200b=1", "\ufeff-1+1",
     "＝1+1", "-0043-03-15"],
)  # fmt: skip
def test_no_cell_is_a_formula(run: Run, tmp_path: Path, cell: str) -> None:
    """However it begins."""
    path = tmp_path / "facts.json"
    person: dict[str, Any] = {
        **dict.fromkeys(("native", "family", "middle", "given", "gender", "country")),
        **{"id": "x", "name": cell, "description": cell, "order": "given-first"},
        **{"romanised": [], "offices": [], "forms": {}, "not": []},
    }
    path.write_bytes(canonical(a_base(people=[person])))
    out = run("people", "--base", str(path), "-f", "csv").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["name"].startswith("'")
    assert row["description"].startswith("'")


def test_a_number_stays_one(run: Run) -> None:
    """Also below nothing."""
    from relfacts.show.rows import _harmless

    assert [_harmless(cell) for cell in ("-12", "3.5", "-0.5")] == ["-12", "3.5", "-0.5"]


# --- counts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("facet", ["kind", "year", "decade"])
def test_each_fact_counts_once(run: Run, facet: str) -> None:
    """Of a kind, and of a time however long: the counts make the whole."""
    whole = run("facts", "-f", "json").json["count"]
    rows = run("facts", "--facet", facet, "-f", "json").json
    assert isinstance(rows, list)
    assert sum(row["count"] for row in rows) == whole
    table = run("facts", "--facet", facet).out
    assert all(str(row["value"]) in table for row in rows)


def test_years_are_in_their_order(run: Run) -> None:
    """A time of several years says so, and what has no date comes last."""
    values = [row["value"] for row in run("facts", "--facet", "decade", "-f", "json").json]
    assert values[0] == "1950s"
    assert values[-1] == "undated"
    assert "1960s-1970s" in values
    assert values[:-1] == sorted(values[:-1])


@pytest.mark.parametrize(
    ("facet", "option"),
    [("person", "--who"), ("place", "--place"), ("topic", "--topic"), ("source", "--source")],
)
def test_counts_are_those_of_the_filters(run: Run, facet: str, option: str) -> None:
    """Exactly what is counted is found by the filter; what is in a place or topic counts for it."""
    rows = run("facts", "--facet", facet, "-f", "json").json
    assert [row["count"] for row in rows] == sorted((row["count"] for row in rows), reverse=True)
    for row in rows:
        found = run("facts", option, row["value"], "-f", "json").json["count"]
        assert found == row["count"], row


def test_what_contains_others_counts_what_is_in_them(run: Run) -> None:
    """A peninsula that no fact names has those of its countries; and so have broader topics."""
    with open_base() as base:
        for facet, sort in (("place", "place"), ("topic", "topic")):
            rows = run("facts", "--facet", facet, "-f", "json").json
            told = {row["value"]: row["count"] for row in rows}
            inside = [base.inside.within(sort, id_) - {id_} for id_ in told]
            assert any(inside)
            for id_, narrower in zip(told, inside, strict=True):
                assert all(told[id_] >= told.get(one, 0) for one in narrower)


def test_counts_obey_the_filters(run: Run) -> None:
    """And are rows in every format."""
    out = run("year", "1958", "--facet", "kind", "-f", "csv").out
    assert out.splitlines()[0] == "value,count,name"
    assert json.loads(run("year", "1958", "--facet", "kind", "-f", "jsonl").out.splitlines()[0])
    assert run("people", "--facet", "kind", status=2).err.count("only facts are counted")


# --- several at once -------------------------------------------------------------------------


def test_several_facts_whole(run: Run) -> None:
    """In the order asked, each once; one that is not there is said, and the others are shown."""
    ids = ["trade-agreement-1958", "kim-il-sung-visit-1958"]
    assert run("show", *ids, ids[0], "-f", "json").ids == ids
    told = run("show", *ids, "nosuch")
    assert told.out.index(ids[0]) < told.out.index(f"\n{ids[1]}")
    assert "nosuch" in told.err
    assert run("show", *ids, "-f", "markdown").out.count("\n# ") == 1
    run("show", "nosuch", "nosuch2", status=1)


def test_several_years(run: Run) -> None:
    """The facts of either, each once; words that are one time stay one."""
    either = {*run("year", "1957", "-f", "json").ids, *run("year", "1958", "-f", "json").ids}
    both = run("year", "1957", "1958", "-f", "json")
    assert set(both.ids) == either
    assert len(both.ids) == len(either)
    decade = {*either, *run("year", "1960s", "-f", "json").ids}
    assert set(run("year", "1957", "1958", "1960s", "-f", "json").ids) == decade
    assert run("year", "Nov", "1958", "-f", "json").json["query"]["period"] == "1958-11"
    # A time with other words behind it is a question.
    assert "nosuch" in run("year", "1957", "nosuch", status=1).err


# --- the lines of stdin ----------------------------------------------------------------------


def piped(text: str | bytes, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """The status, the documents and what is said, of a run that reads ``text``."""
    given = text.encode() if isinstance(text, str) else text
    done = subprocess.run(
        [sys.executable, "-m", "relfacts", *arguments],
        input=given, capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    return (
        done.returncode,
        [json.loads(line) for line in done.stdout.splitlines()],
        (done.stderr.decode()),
    )


def test_a_line_a_question_a_line_an_answer(run: Run) -> None:
    """In order, blank ones passed over, and each the document that the question has by itself."""
    names = ["Kim Il Sung", "Nobody At All", "김정은", "Kim"]
    status, documents, said = piped(
        "\ufeffKim Il Sung\r\n\n  \nNobody At All\n김정은\nKim", "who", "-"
    )
    assert (status, said) == (0, "")
    assert [document["query"]["text"] for document in documents] == names
    assert [document["outcome"] for document in documents] == [
        "found",
        "none",
        "found",
        "ambiguous",
    ]
    for name, code, document in zip(names, (0, 1, 0, 3), documents, strict=True):
        assert document == run("who", name, "-f", "json", status=code).json


def test_a_refused_line_has_its_document(run: Run) -> None:
    """With the question and the error, and the next line is answered."""
    status, documents, _ = piped("1958\n01/03/2019\n1957\n", "year", "-", "--fields", "id")
    assert status == 2
    assert [("facts" in document, "error" in document) for document in documents] == [
        (True, False), (False, True), (True, False),
    ]  # fmt: skip
    assert documents[1]["query"] == {"command": "year", "text": "01/03/2019"}
    assert documents[1]["error"]
    assert [*documents[0]["facts"][0]] == ["id"]


@pytest.mark.parametrize(
    ("command", "line"),
    [("topic", "rice"), ("place", "Hanoi"), ("search", "when did Kim Jong Un visit Vietnam"),
     ("show", "rice-aid-1995"), ("at", "sggp-2019:8"), ("year", "1958")],
)  # fmt: skip
def test_every_lookup_of_a_text_reads_lines(run: Run, command: str, line: str) -> None:
    """Each as that command answers it; bytes of no encoding are a question like any other."""
    status, documents, _ = piped(line.encode() + b"\n\xff\xfe\n", command, "-")
    assert len(documents) == 2
    assert documents[0] == run(command, line, "-f", "json").json
    assert status == (2 if "error" in documents[1] else 0)


def test_each_line_is_answered_at_once() -> None:
    """Before the next one is there."""
    with subprocess.Popen(
        [sys.executable, "-m", "relfacts", "who", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        for name in ("Kim Il Sung", "Hồ Chí Minh"):
            process.stdin.write(f"{name}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["query"]["text"] == name
        process.stdin.close()
        assert process.wait() == 0


def test_lines_are_json_and_nothing_else(run: Run) -> None:
    """Rows and tables have no line for an answer."""
    assert "JSON, a line each" in run("who", "-", "-f", "csv", status=2).err
