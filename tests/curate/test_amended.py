"""A document with pages, and one that was corrected or withdrawn: every door tells it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from small_seeds import Change, seeds

from conftest import Run
from relfacts.ask.diff import compare
from relfacts.curate.build import build

MORE = """lines: 2
page_lines: [1, 2]
corrected: {date: 2002-03, note: the second year was wrong}
withdrawn: {note: the paper gave no reason}
"""
PAGED: Change = ("annals-2001", "lines: 2\n", MORE)


def based(*changes: Change) -> Any:
    """The base that the small seeds make with some changes."""
    built = build(seeds(*changes))
    assert not built.problems
    return json.loads(built.content)


@pytest.fixture
def amended(tmp_path: Path) -> Path:
    """The file of a base with an amended document."""
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(based(PAGED)), "utf-8")
    return path


def test_a_base_without_them_is_as_it_was() -> None:
    """No key is written that has nothing to say."""
    assert not {"page_lines", "corrected", "url", "original"} & based()["sources"][0].keys()
    assert not {"pages", "corrected"} & based()["facts"][0]["sources"][0].keys()


def test_a_table_tells_it(run: Run, amended: Path) -> None:
    """The source has the page and a mark, and what was done stands below the table."""
    told = " ".join(run("facts", "--base", str(amended), columns=200).out.split())
    assert "p. 2, line 2" in told
    assert "(withdrawn) (corrected)" in told
    assert "Annals 2001 was corrected by its publisher, Mar 2002: the second year" in told
    assert "Annals 2001 was withdrawn by its publisher: the paper gave no reason" in told


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_a_card_tells_it(run: Run, amended: Path, form: str) -> None:
    """So does one fact whole, at its source."""
    asked = ("show", "trade-growth", "--base", str(amended), "--format", form)
    told = " ".join(run(*asked, columns=120).out.split())
    assert "annals.txt, p. 2, line 2" in told
    assert "corrected by its publisher, Mar 2002" in told


def test_json_and_csv_tell_it(run: Run, amended: Path) -> None:
    """Keys of each source, and columns of their own."""
    (fact,) = run("show", "trade-growth", "--base", str(amended), "--format", "json").json["facts"]
    assert fact["sources"][0]["pages"] == [2]
    assert fact["sources"][0]["corrected"]["date"] == "2002-03"
    assert fact["sources"][0]["withdrawn"]["date"] is None
    rows = run("show", "trade-growth", "--base", str(amended), "--format", "tsv").out.splitlines()
    record = dict(zip(*(row.split("\t") for row in rows), strict=True))
    assert record["pages"] == "Annals 2001: 2"
    assert record["corrected"] == "Annals 2001: 2002-03, the second year was wrong"
    assert record["withdrawn"] == "Annals 2001: the paper gave no reason"


def test_sources_lists_it(run: Run, amended: Path) -> None:
    """The list of documents has pages and amendments in every format."""
    rows = run("sources", "--base", str(amended), "--format", "json").json["sources"]
    annals = next(row for row in rows if row["id"] == "annals-2001")
    assert (annals["pages"], annals["corrected"]["date"]) == (2, "2002-03")
    assert next(row for row in rows if row["id"] == "harbour-1990")["withdrawn"] is None
    told = " ".join(run("sources", "--base", str(amended), columns=120).out.split())
    assert "2 pages" in told
    assert "withdrawn by its publisher: the paper gave no reason" in told
    assert "2002-03, the second year" in run("sources", "--base", str(amended), "-f", "csv").out


def test_diff_tells_it_once_with_the_facts() -> None:
    """A correction is one change, and names the facts that stand on the document."""
    changes = compare(based(), based(PAGED))
    told = {change["part"]: change["what"] for change in changes}
    assert set(told) == {"page_lines", "corrected", "withdrawn"}
    assert told["corrected"] == [
        "corrected by its publisher, Mar 2002: the second year was wrong",
        "on it 2 facts stand: berg-visit-1990, trade-growth",
    ]
    back = {change["part"]: change["what"] for change in compare(based(PAGED), based())}
    assert back["withdrawn"][0] == "no longer said to be withdrawn by its publisher"


def test_diff_tells_a_copy_that_is_not_true() -> None:
    """A page that does not follow from the lines, in a base of other hands, counts for itself."""
    wrong = copy.deepcopy(based(PAGED))
    wrong["facts"][0]["sources"][0]["pages"] = [7]
    (change,) = compare(based(PAGED), wrong)
    assert (change["id"], change["part"]) == (wrong["facts"][0]["id"], "sources")
