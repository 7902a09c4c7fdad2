"""Tables with empty cells: each figure keeps its heading, or it is said that it has lost it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from beside import figure, held

from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.evidence.tables import tables
from relfacts.curate.extracting.grid import ABOVE, EMPTY, LEFT, Slot, grid
from relfacts.curate.extracting.layout import Cell, in_columns

HEAD = "Year   Height (m)   Workers\n2029   84   512\n"


def claimed(text: str, row: str, heading: str, **quantity: str) -> tuple[list[str], list[str]]:
    """What fails and what is to be judged of a claim on a figure of the last row of a table."""
    value = quantity["value"]
    counted = f"{value} metres" if heading == "Height (m)" else f"{value} workers"
    claim: dict[str, Any] = {
        "date": row, "statement": f"It had {counted}.", "anchors": [heading, row, value],
        "quantities": [figure(**quantity)], "lines": [1, 3],
    }  # fmt: skip
    found = held(text, claim)
    return [one.rule for one in found.problems], [one.message for one in found.doubts]


METRES = {"value": "640", "unit": "m", "of": "height"}
WORKERS = {"value": "640", "unit": "C62", "of": "workers"}


@pytest.mark.parametrize(
    "row", ["2030   \u00b7   640", "2030 |  | 640", "| 2030 | | 640 |"], ids=["mark", "bars", "all"]
)
def test_an_empty_cell_keeps_the_next_one_under_its_heading(row: str) -> None:
    """The figure of the workers is no height."""
    text = f"{HEAD if '|' not in row else HEAD.replace('   ', ' | ')}{row}\n"
    assert claimed(text, "2030", "Workers", **WORKERS) == ([], [])
    assert claimed(text, "2030", "Height (m)", **METRES)[0] == ["cell-stands"]


def test_of_a_row_that_has_lost_a_cell_no_column_is_certain() -> None:
    """Neither is refused, and neither stands, before somebody has looked at the document."""
    why = "line 3 has 2 cells under 3 headings: which of them '640' stands under is not certain"
    for heading, told in (("Workers", WORKERS), ("Height (m)", METRES)):
        problems, doubts = claimed(f"{HEAD}2030   640\n", "2030", heading, **told)
        assert problems == []
        assert [why in one for one in doubts] == [True]


def test_a_heading_that_may_be_over_a_figure_gives_it_its_unit() -> None:
    """A lost cell does not take the thousands of a heading away; but no other heading's."""
    text = "Year   Ships   Cargo (thousand t)   Crew\n2029   84   512   3\n2030   12   7\n"

    def cargo(value: str, unit: str) -> list[str]:
        claim = {"date": "2030", "statement": "It was 12,000 tonnes.", "lines": [1, 3],
                 "anchors": ["2030", "12"],
                 "quantities": [figure(value, unit, of="cargo")]}  # fmt: skip
        return [one.rule for one in held(text, claim).problems]

    assert cargo("12000", "t") == []
    assert "figure-stands" in cargo("12000000", "t")


def test_a_table_that_is_level_with_its_headings_has_lost_nothing() -> None:
    """An empty cell is seen where columns are aligned."""
    text = """Year   Height (m)   Workers
2029           84       512
2030                    640
"""
    assert claimed(text, "2030", "Workers", **WORKERS) == ([], [])
    assert "cell-stands" in claimed(text, "2030", "Height (m)", **METRES)[0]


def test_a_total_is_cited_as_a_total() -> None:
    """Its label is an anchor, and the statement says so; its unit is that of its heading."""
    text = """Date   City   Audience   Takings (EUR)
4 September   Lisbon   1,840   73,600
Total   \u2190   6,770   249,000
"""
    claim = {"statement": "All concerts took in 249,000 euros.", "lines": [1, 3],
             "anchors": ["Takings (EUR)", "Total", "249,000"],
             "quantities": [figure("249000", "EUR", of="takings")]}  # fmt: skip
    assert not {*held(text, claim).problems, *held(text, claim).doubts}
    people = claim | {"statement": "In total 249,000 people came.",
                      "quantities": [figure("249000", of="listeners")]}  # fmt: skip
    assert "unit-stands" in {one.rule for one in held(text, people).problems}


def rows_of(*lines: str) -> dict[int, list[str]]:
    """The headings over the figures of each row, by number; then its label."""
    found = tables(lines, lexicon("en"))
    return {
        number: [*(row.over(at) for at in range(2)), row.label] for number, row in found.items()
    }


def test_headings_and_labels_that_span_cells() -> None:
    """A heading over two columns is that of both; a label beside two rows is that of both."""
    assert rows_of(
        "City   Listeners   \u2190",
        "\u2191   seated   standing",
        "Lisbon   840   1,000",
        "\u2191   800   900",
    ) == {
        3: ["Listeners seated", "Listeners standing", "Lisbon"],
        4: ["Listeners seated", "Listeners standing", "Lisbon"],
    }


def test_a_heading_between_rows_does_not_end_the_table() -> None:
    """The columns below it have the headings above it."""
    assert rows_of(
        "City   Seats   Standing",
        "Portugal   \u00b7   \u00b7",
        "Lisbon   840   1,000",
        "Porto   \u00b7   900",
    ) == {3: ["Seats", "Standing", "Lisbon"], 4: ["Standing", "", "Porto"]}


def test_a_label_beside_two_rows_is_cited_where_it_is_printed() -> None:
    """The line of the label carries the claim together with that of the figure."""
    text = "Town   Year   Nests\nPortvik   2029   84\n\u2191   2030   640\n"
    claim = {"statement": "Portvik had 640 nests.", "anchors": ["Portvik", "2030", "640"],
             "date": "2030", "quantities": [figure("640")], "lines": [2, 3]}  # fmt: skip
    assert not {*held(text, claim).problems, *held(text, claim).doubts}
    assert held(text, claim | {"anchors": ["2030", "640"], "lines": [3]}).doubts


# --- what the extractors write -------------------------------------------------------------------


def test_a_grid_has_a_cell_in_every_column() -> None:
    """Empty ones, those that a cell spans, and those that a row leaves out at its end."""
    assert grid(
        [
            [Slot("Year"), Slot("Height"), Slot("Workers")],
            [Slot("2029", rows=2), Slot(" "), Slot("512")],
            [Slot("84")],
            [Slot("Total", columns=2), Slot("512")],
            [Slot("Source: the town", columns=3)],
            [Slot(""), Slot(""), Slot("")],
        ]
    ) == [
        ["Year", "Height", "Workers"],
        ["2029", EMPTY, "512"],
        [ABOVE, "84", EMPTY],
        ["Total", LEFT, "512"],
        ["Source: the town"],
        [],
    ]


def test_a_column_without_any_text_is_none() -> None:
    """It only makes a space between others; a sign that a document prints is text."""
    rows = [[Slot("Beds"), Slot(""), Slot("Trend")], [Slot("14"), Slot(""), Slot("\u2191")]]
    assert grid(rows) == [["Beds", "Trend"], ["14", "\u2191"]]


def printed(*rows: str) -> list[list[Cell]]:
    """Rows as they stand on a page, a point a letter."""
    pieces = ([*re.finditer(r"\S+(?: \S+)*", row)] for row in rows)
    return [[Cell(one.group(), one.start(), one.end()) for one in row] for row in pieces]


def test_columns_of_a_page_are_told_by_their_place() -> None:
    """What stands under no other cell is a column of its own; a row may lack any of them."""
    assert in_columns(
        printed(
            "Date    City     Audience   Takings",
            "4 Sept  Lisbon      1,840    73,600",
            "Total               6,770   249,000",
            "        Porto       1,215",
        )
    ) == [
        ["Date", "City", "Audience", "Takings"],
        ["4 Sept", "Lisbon", "1,840", "73,600"],
        ["Total", EMPTY, "6,770", "249,000"],
        [EMPTY, "Porto", "1,215", EMPTY],
    ]


def test_a_row_whose_cells_stand_over_several_columns_is_left_as_it_is() -> None:
    """Nothing is put where its place does not tell its column."""
    assert in_columns(
        printed(
            "City      Listeners in all",
            "          seated  standing",
            "Lisbon       840     1,000",
        )
    ) == [["City", "Listeners in all"], [EMPTY, "seated", "standing"], ["Lisbon", "840", "1,000"]]
