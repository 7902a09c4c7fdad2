"""Offices with spans: a title that the spans contradict is found, and nothing else is."""

from __future__ import annotations

import pytest
from small_seeds import Change, complaints, seeds

from relfacts.curate.careers import Career

ADA = "    - {title: President of Norland, date: 1990-05-07, source: harbour-1990, lines: [3]}\n"


def offices(*rows: tuple[str, str | None]) -> Change:
    """The change that gives Ada Berg these offices, each with its date."""
    written = (
        f"    - {{title: {title}, date: {date or 'null'}, source: harbour-1990, lines: [3]}}\n"
        for title, date in rows
    )
    return ("people", ADA, "".join(written))


PRESIDENT = ("President of Norland", "1986/1994")

# The offices of a person, what a claim calls them and when, the spans that this misses.
SPANS: list[tuple[list[tuple[str, str | None]], str, str, list[str]]] = [
    # In the span, at its edge, running over its edge; before and after it.
    ([PRESIDENT], "President of Norland", "1990", []),
    ([PRESIDENT], "President of Norland", "1994-12-31", []),
    ([PRESIDENT], "President of Norland", "1993/1997", []),
    ([PRESIDENT], "President of Norland", "1985-12-31", ["1986/1994"]),
    ([PRESIDENT], "President of Norland", "1995", ["1986/1994"]),
    # Whatever the letters; a shortened title; one of two joined by "and" or a comma.
    ([PRESIDENT], "president of norland", "1995", ["1986/1994"]),
    ([PRESIDENT], "President", "1995", ["1986/1994"]),
    ([PRESIDENT], "Admiral and President of Norland", "1995", ["1986/1994"]),
    ([PRESIDENT], "Admiral, President of Norland", "1995", ["1986/1994"]),
    # Another title, even if it has that one in it.
    ([PRESIDENT], "Vice President of Norland", "1995", []),
    ([PRESIDENT], "former President of Norland", "1995", []),
    ([PRESIDENT], "President of Sudland", "1995", []),
    ([PRESIDENT], "Presiden", "1995", []),
    # An "and" within a title parts nothing.
    ([("Minister of Salt and Fish", "1990/1994"), ("Minister of Salt", "1980/1984")],
     "Minister of Salt and Fish", "1992", []),
    # Open and unknown ends, and a date that may lie within.
    ([("President", "1986/..")], "President", "1985", ["1986/.."]),
    ([("President", "1986/..")], "President", "2020", []),
    ([("President", "../1994")], "President", "1950", []),
    ([("President", "/1994")], "President", "1995", ["/1994"]),
    ([PRESIDENT], "President", "1995~", []),
    ([PRESIDENT], "President", "[..2001]", []),
    # Two terms; each of them counts.
    ([PRESIDENT, ("President of Norland", "1999/2003")], "President", "2001", []),
    ([PRESIDENT, ("President of Norland", "1999/2003")], "President", "1996",
     ["1986/1994", "1999/2003"]),
    # A date as of which says nothing of when it began or ended, nor does no date.
    ([("President", "1990")], "President", "1995", []),
    ([("President", "[1990..1992]")], "President", "1995", []),
    ([("President", None)], "President", "1995", []),
    ([("President", "1990"), ("President", "1986/1994")], "President", "1995", ["1986/1994"]),
    # Of two that a short title may mean one has no span: it may be that one.
    ([PRESIDENT, ("President of the Bank", "1995")], "President", "1995", []),
    ([PRESIDENT, ("President of the Bank", "1980/1982")], "President", "1995",
     ["1986/1994", "1980/1982"]),
    # A date that is none is complained of elsewhere.
    ([("President", "1994/1986")], "President", "1995", []),
]  # fmt: skip


@pytest.mark.parametrize(("held", "title", "date", "missed"), SPANS)
def test_spans_and_dates(
    held: list[tuple[str, str | None]], title: str, date: str, missed: list[str]
) -> None:
    """A date misses the spans of an office if it lies outside all of them, and they are known."""
    career = Career(seeds(offices(*held)).people[0])
    assert [office.date for office in career.missed_spans(title, date)] == missed


SAID = (
    "harbour-1990.yaml:28:9: 'President of Norland' at 1990-05-07/1990-05-09, but ada-berg held"
    " that over 1991/1995 (harbour-1990), and no discrepancy of type title says so"
    " [office-fits-span]"
)


def test_a_title_that_the_spans_contradict() -> None:
    """A claim that gives an office before it was held is complained of where it gives it."""
    assert complaints(offices(("President of Norland", "1991/1995"))) == [SAID]


def test_a_title_that_a_discrepancy_tells() -> None:
    """A discrepancy of type title about the fact answers for it; about another fact it does not."""
    span = offices(("President of Norland", "1991/1995"))
    title: Change = ("discrepancies", "type: scope", "type: title")
    other: Change = ("discrepancies", "[berg-visit-1990]", "[fishing-treaty-1990]")
    assert complaints(span, title) == []
    assert complaints(span, title, other) == [SAID]


def test_people_yaml_that_contradicts_itself() -> None:
    """An office as of a date is held against the spans of the same office too."""
    both = offices(("President of Norland", "1986/1994"), ("President of Norland", "1999"))
    (problem,) = complaints(both)
    assert problem.startswith("people.yaml:8:7: 'President of Norland' at 1999, but ada-berg held")
    # The discrepancy cites line 3 of the document, which gives the office.
    assert complaints(both, ("discrepancies", "type: scope", "type: title")) == []


def test_two_spans_may_both_be_true() -> None:
    """Two spans of one office are two terms, not a contradiction."""
    terms = offices(("President of Norland", "1986/1994"), ("President of Norland", "1999/2003"))
    assert complaints(terms) == []
