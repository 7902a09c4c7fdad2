"""From the documents' side: what each line carries, and which facts stand on a line."""

from __future__ import annotations

import re
from typing import Any

import pytest

from conftest import DOCUMENTS, Run, made_of
from relfacts.ask.answers import show
from relfacts.ask.coverage import at, coverage
from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError
from relfacts.show import Screen, render


def test_every_line_of_every_document_is_accounted_for(run: Run) -> None:
    """Nothing of the five documents was never read."""
    rows = run("coverage", "--format", "json").json["coverage"]
    assert len(rows) == 5
    for row in rows:
        assert row["carrying"] + row["read"] == row["lines"]
        assert (row["unread"], row["per_cent"]) == (0, 100)


def test_a_document_is_shown_line_by_line(run: Run, base: OpenBase) -> None:
    """Each line has its facts, or the reason why it has none."""
    rows = run("coverage", "vov-2019", "--format", "json").json["lines"]
    assert [row["line"] for row in rows] == list(range(1, 27))
    assert all(bool(row["facts"]) != bool(row["why"]) for row in rows)
    assert rows[3]["why"] == "button of the web page"
    assert "diplomatic-relations-1950" in rows[15]["facts"]


@pytest.mark.parametrize(
    ("read", "unread", "told"),
    [
        # Lines of the three that are read and hold no fact; lines that nobody has read.
        ([3], [1], "line 2 carries facts, line 3 was read and holds none, line 1 was never read"),
        ([1, 3], [], "line 2 carries facts, 2 were read and hold none, 0 were never read"),
        ([], [1], "2 lines carry facts, 0 were read and hold none, line 1 was never read"),
        ([], [], "3 lines carry facts, 0 were read and hold none, 0 were never read"),
    ],
)
def test_a_single_line_is_told_by_its_number(
    records: Any, read: list[int], unread: list[int], told: str
) -> None:
    """Where a number of lines is one, "1 line" might be its number: the number is told."""
    fact = records["facts"][0]
    (attested, *_) = fact["sources"]
    (source,) = (one for one in records["sources"] if one["id"] == attested["id"])
    source["lines"], source["read"] = 3, [{"lines": read, "why": "blank"}] if read else []
    carrying = sorted({1, 2, 3} - {*read, *unread})
    attested["lines"], fact["sources"] = carrying, [attested]
    records["facts"], records["sources"] = [fact], [source]
    for record in records["people"]:
        record["offices"] = []
    base = made_of(records)
    assert coverage(base, source["id"]).heading[2] == told
    every = coverage(base, None).heading[1]
    assert every == (f"line 1 of {source['label']} never read" if unread else "0 lines never read")


@pytest.mark.parametrize("document", ["sggp-2019", "SGGP 2019", "004", "004_d5ee75dd0f86cf55.txt"])
def test_a_line_is_asked_by_any_name_of_its_document(run: Run, document: str) -> None:
    """The id, the label, the file name and the number it begins with."""
    ids = run("at", f"{document}:8", "--format", "json").ids
    assert len(ids) == 6
    assert ids[0] == "rice-aid-1995"


def test_lines_are_asked_from_to(run: Run) -> None:
    """A range holds the facts of each of its lines, once."""
    both = run("at", "sggp-2019:13-14", "--format", "json").ids
    first = run("at", "sggp-2019:13", "--format", "json").ids
    second = run("at", "sggp-2019:14", "--format", "json").ids
    assert sorted(both) == sorted([*first, *second])


def test_a_line_without_facts_says_why(run: Run) -> None:
    """It was read and holds none: status 1, with the reason."""
    assert "button of the web page" in run("at", "003:26", status=1).err


@pytest.mark.parametrize(
    "place", ["sggp-2019", "sggp-2019:", "sggp-2019:0", "sggp-2019:99", "sggp-2019:9-8"]
)
def test_a_place_that_is_none_is_refused(run: Run, place: str) -> None:
    """Not DOCUMENT:LINE, or no such line: wrong usage."""
    run("at", place, status=2)


def test_a_document_of_one_line_has_line_1_only(records: Any) -> None:
    """Lines 1 to 1 are no range."""
    for source in records["sources"]:
        source["lines"] = 1
    with pytest.raises(UsageError, match="has line 1 only, not 2"):
        at(made_of(records), "sggp-2019:2")


def test_no_such_document(run: Run) -> None:
    """A document that is not there is nothing found, with what is."""
    assert "there is no source 'bbc'" in run("at", "bbc:1", status=1).err
    run("coverage", "bbc", status=1)


@pytest.mark.skipif(DOCUMENTS is None, reason="the documents are not here (RELFACTS_DOCUMENTS)")
def test_the_text_stands_beside_its_facts(run: Run) -> None:
    """With the documents at hand, every line of the text has its facts under it."""
    rows = run("coverage", "sggp-2019", "--documents", str(DOCUMENTS), "--format", "json").json[
        "lines"
    ]
    assert "1997" in rows[7]["text"]
    assert "rice-aid-1997" in rows[7]["facts"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kim Il Sung", "Premier of the DPRK (as of 28 Nov 1958, SGGP 2019:4)"),
        ("Kim Il Sung", "Chairman (called this in a document of 1 Mar 2019, VOV 2019:18,22)"),
        (
            "Kim Jong Un",
            "Leader of the DPRK (held since 2011, VOV 2019:22; as of 1 Mar 2019, CGTN 2019:4)",
        ),
    ],
)
def test_the_date_of_a_document_is_not_that_of_an_office(run: Run, name: str, told: str) -> None:
    """Each title once; its date is a time of office, a day in it, or only the document's."""
    shown = run("show", name).out
    assert f"  {told}\n" in shown
    assert len(re.findall(r" Leader of the DPRK ", shown)) == 1


def test_an_office_before_its_document_is_at_a_time_not_told(records: Any) -> None:
    """A date with no beginning is the document's only if it reaches as far."""
    (person,) = [person for person in records["people"] if person["id"] == "kim-il-sung"]
    (office,) = [office for office in person["offices"] if office["title"] == "Chairman"]
    office["date"] = "[..1990]"
    answer = show(made_of(records), "show", ["kim-il-sung"])
    out = "".join(render(answer, made_of(records), "table", Screen(None, False)))
    assert " Chairman (at an unknown time, by 1990, VOV 2019:18,22)\n" in out
