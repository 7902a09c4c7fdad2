"""A figure of a table stands in the row and under the heading that the claim is about."""

from __future__ import annotations

from typing import Any

import pytest
from beside import cases, figure, held, told, weighed


@pytest.mark.parametrize(("text", "claim", "language", "rules"), cases("tables"))
def test_a_figure_of_a_table_is_that_of_its_row_and_its_heading(
    text: str, claim: dict[str, object], language: str, rules: set[str]
) -> None:
    """With the unit, the scale and the time that are set over it."""
    assert weighed(text, claim, language) == rules


TABLE = """Table 4. Nests by place

Place              2031      2032
Portvik              52        61
Sund Observatory     31        33
All places           83        94
"""


def _claimed(value: str, label: str, year: str = "2031", **more: Any) -> set[str]:
    """The rules that complain of a figure of the table, claimed of Portvik in a year."""
    row = next(at for at, line in enumerate(TABLE.split("\n"), 1) if line.startswith(label))
    claim = {"anchors": [year, label, value], "lines": [1, 3, row], "date": year,
             "statement": f"Portvik had {value} nests in {year}.",
             "quantities": [figure(value)]}  # fmt: skip
    return told(TABLE, claim | more)


def test_a_figure_stands_in_the_row_of_the_claim() -> None:
    """A neighbour's row is told, and so is that of all rows."""
    assert "cell-stands" not in _claimed("52", "Portvik")
    assert "cell-stands" in _claimed("31", "Sund Observatory")
    assert "cell-stands" in _claimed("83", "All places")
    every = "The whole had 83 nests in 2031."
    assert "cell-stands" not in _claimed("83", "All places", statement=every)


def test_a_figure_stands_under_the_year_of_the_claim() -> None:
    """Under another year it is another year's."""
    assert "cell-stands" in _claimed("61", "Portvik")
    assert "cell-stands" not in _claimed("61", "Portvik", "2032")


def test_the_row_is_in_an_anchor() -> None:
    """A figure alone does not tell of what it is."""
    assert "cell-stands" in _claimed("52", "Portvik", anchors=["2031", "52"])


CHANGES = """Table 5. Nests by place, 2032

Place              Nests     Change on 2031
Portvik              61          -17
Observatory          33            2
"""


def test_a_year_to_compare_with_is_not_that_of_a_figure() -> None:
    """A change on 2031 is of 2032; under that year alone it would be of 2031."""
    claim = {"anchors": ["2032", "Change on 2031", "Portvik", "-17"], "lines": [1, 3, 4],
             "date": "2032", "statement": "Portvik had 17 nests fewer in 2032.",
             "quantities": [figure("-17")]}  # fmt: skip
    assert told(CHANGES, claim).isdisjoint({"cell-stands", "date-stands"})
    alone = CHANGES.replace("Change on 2031", "Nests in 2031")
    claim["anchors"] = ["2032", "Nests in 2031", "Portvik", "-17"]
    assert {"cell-stands", "date-stands"} <= told(alone, claim)


def test_a_figure_of_one_row_is_not_that_of_the_row_in_the_anchors() -> None:
    """That is certain."""
    claim = {"lines": [1, 3, 4, 5], "date": "2031", "statement": "Portvik had 31 nests in 2031.",
             "quantities": [figure("31")]}  # fmt: skip
    report = held(TABLE, claim | {"anchors": ["2031", "Portvik", "31"]})
    assert "cell-stands" in {one.rule for one in report.problems}


STACKED = """Table 6. Nests and young, 2032

Place              Nests       Young
                 (thousand)  (thousand)
Portvik              61          17
Observatory          33           2
"""


def test_a_heading_may_be_set_on_two_lines() -> None:
    """What stands over the labels is on the first alone; a unit over both says of neither."""
    claim = {"anchors": ["2032", "Nests", "(thousand)", "Portvik", "61"], "lines": [1, 3, 4, 5],
             "date": "2032", "statement": "Portvik had 61,000 nests in 2032.",
             "quantities": [figure("61000")]}  # fmt: skip
    assert "cell-stands" not in told(STACKED, claim)
    claim |= {"anchors": ["2032", "Nests", "(thousand)", "Portvik", "17"],
              "statement": "Portvik had 17,000 nests in 2032.",
              "quantities": [figure("17000")]}  # fmt: skip
    assert "cell-stands" in told(STACKED, claim)
