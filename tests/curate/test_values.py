"""Each figure stands in an anchor, with its scale, and none is in the statement alone."""

from __future__ import annotations

import pytest
from beside import figure, told


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", " "])
def test_a_space_may_stand_between_thousands_in_any_language(space: str) -> None:
    """By whatever space the typesetter took, where the text writes no comma between them."""
    text = f"They counted 12{space}480 nests.\n"
    claim = {"anchors": ["counted 12 480 nests"], "statement": "12,480 nests were there."}
    assert told(text, claim | {"quantities": [figure("12480")]}) == set()
    assert "figure-stands" in told(text, claim | {"quantities": [figure("480")]})


def test_a_text_with_commas_has_no_plain_space_between_thousands() -> None:
    """In "of row 12 480 were taken" there are two figures."""
    text = "Of 1,200 nests in row 12 480 were taken.\n"
    claim = {"anchors": ["row 12 480 were taken"], "statement": "480 nests were taken."}
    assert "figure-stands" not in told(text, claim | {"quantities": [figure("480")]})


TABLE = """Table 2. Pairs (hundreds) and young fledged per pair

Species            2039     2040 (planned)    Young
Kittiwake         141.0              133.2     0.62
"""


def test_the_scale_of_a_caption_is_that_of_the_words_before_it() -> None:
    """In "pairs (hundreds) and young" the young are counted one by one."""
    pairs = {"date": "2039", "anchors": ["Pairs (hundreds)", "2039", "Kittiwake", "141.0"],
             "lines": [1, 3, 4], "statement": "There were 14,100 pairs of kittiwakes."}  # fmt: skip
    assert told(TABLE, pairs | {"quantities": [figure("14100", of="pairs")]}) == set()
    assert "figure-stands" in told(TABLE, pairs | {"quantities": [figure("141", of="pairs")]})
    young = {"anchors": ["young fledged per pair", "Young", "Kittiwake", "0.62"],
             "lines": [1, 3, 4], "statement": "A pair of kittiwakes had 0.62 young."}  # fmt: skip
    assert told(TABLE, young | {"quantities": [figure("0.62", of="young per pair")]}) == set()


def test_a_rounded_figure_says_that_it_is_rounded() -> None:
    """About 630,000 are 629,600; 693,000 are not."""
    text = "The works cost 629,600 euros.\n"
    claim = {"anchors": ["cost 629,600 euros"], "quantities": [figure("629600", "EUR", "works")]}
    assert told(text, claim | {"statement": "They cost about 630,000 euros."}) == set()
    assert told(text, claim | {"statement": "They cost 630,000 euros."}) == {"figure-stands"}
    assert told(text, claim | {"statement": "They cost about 693,000 euros."}) == {"figure-stands"}


def test_the_parts_of_a_caption_have_each_a_scale_of_their_own() -> None:
    """And a line with the number of a table is its caption, whatever space it has."""
    text = """Table 3  Boats (number) and crews (in thousands)
               Boats     Crews
Portvik          438       2.4
"""
    claim = {"anchors": ["crews (in thousands)", "Portvik", "438", "2.4"],
             "statement": "Portvik had 2,400 people on 438 boats."}  # fmt: skip
    boats = figure("438", of="boats")
    assert told(text, claim | {"quantities": [boats, figure("2400", of="crews")]}) == set()
    wrong = {"quantities": [boats, figure("2.4", of="crews")]}
    assert "figure-stands" in told(text, claim | wrong)


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ('"half of the boats stayed"', True),
        ("“Half of the boats stayed.”", True),
        ('"half of the crews stayed"', False),
        ("„none of the boats stayed“", False),
    ],
)
def test_a_quotation_in_a_statement_is_on_the_lines(quoted: str, stands: bool) -> None:
    """Whatever the marks, and however it begins and ends."""
    text = "The storm came early, and half of the boats stayed.\n"
    claim = {"anchors": ["The storm came early"], "statement": f"A storm: {quoted}, it was said."}
    assert ("statement-quotes" in told(text, claim)) is not stands


def test_a_rate_in_words_is_as_exact_as_its_words() -> None:
    """Two thirds may be rounded; three and a half is not four."""
    text = "They borrowed at three and a half per cent.\n"
    anchors = {"anchors": ["three and a half per cent"], "statement": "They paid interest."}
    why = {"why": '"three and a half per cent"'}
    assert told(text, anchors | {"quantities": [figure("3.5", "P1") | why]}) == set()
    assert "figure-stands" in told(text, anchors | {"quantities": [figure("3", "P1") | why]})


def test_a_part_of_one_may_be_a_single_sign() -> None:
    """3½ is 3.5, and ¾ is 0.75."""
    text = "A dividend of 3½ per cent was paid.\n"
    claim = {"anchors": ["dividend of 3½ per cent"], "statement": "They paid 3.5 per cent."}
    assert told(text, claim | {"quantities": [figure("3.5", "P1")]}) == set()
    assert "figure-stands" in told(text, claim | {"quantities": [figure("3", "P1")]})


def test_a_figure_in_many_words_may_run_over_two_anchors() -> None:
    """None of them may have more than six words."""
    text = "Portvik pays four million two hundred and fifty thousand euros.\n"
    words = "four million two hundred and fifty thousand euros"
    quantities = [figure("4250000", "EUR", "sum", why=f'"{words}"')]
    claim = {"statement": "Portvik pays 4.25 million euros.", "quantities": quantities}
    both = ["pays four million two", "hundred and fifty thousand euros"]
    assert told(text, claim | {"anchors": both}) == set()
    assert told(text, claim | {"anchors": both[:1]}) == {"figure-stands"}


def test_a_half_year_has_six_months() -> None:
    """A statement may count them."""
    text = "In the first half of 2031 Portvik took 40 euros.\n"
    claim = {"anchors": ["first half of 2031", "took 40 euros"], "date": "2031",
             "quantities": [figure("40", "EUR", "takings", measure="part-year")]}  # fmt: skip
    assert told(text, claim | {"statement": "Portvik took 40 euros in the first six months."}) == (
        set()
    )
    assert told(text, claim | {"statement": "Portvik took 40 euros in the first five months."}) == {
        "figure-stands"
    }


def test_a_figure_over_a_table_may_be_in_a_statement() -> None:
    """It is told of all its rows."""
    text = (
        "Waters above 4 metres, Portvik\n\nYear   Number   Level\n2033   7   448\n2035   11   50\n"
    )
    claim = {"date": "2035", "lines": [3, 5], "anchors": ["Number", "2035", "11"],
             "quantities": [figure("11", of="number of waters above 4 metres", measure="annual")],
             "statement": "In 2035 the water rose above 4 metres 11 times."}  # fmt: skip
    assert told(text, claim) == set()
