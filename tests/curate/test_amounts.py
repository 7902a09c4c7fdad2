"""Figures are read as the language of a document writes them, with what stands beside them."""

from __future__ import annotations

import pytest
from beside import rows
from hypothesis import given
from hypothesis import strategies as st

from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.evidence.tables import tables


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "sixty-four, one hundred and five, two dozen", [64, 105, 24]),
        ("en", "half a million, one and a half million, $3.5bn", [500_000, 1_500_000, 3.5e9]),
        ("de", "1.234,5 tausend, vierundsechzig, anderthalb millionen", [1234500, 64, 1_500_000]),
        ("fr", "1 234,5 milliers, quatre-vingt-dix, soixante et onze", [1234500, 90, 71]),
        ("vi", "2,5 triệu, hai trăm linh năm, ba nghìn rưỡi", [2_500_000, 205, 3500]),
        ("ko", "1만 2천 톤, 480억 원, 열두 대", [12_000, 48_000_000_000, 12]),
        ("ko", "1만 3,500권, 2만 권", [13_500, 20_000]),
        ("de", "im jahr 2036 dreiundzwanzig, neun", [2036, 23, 9]),
        ("vi", "tháng 6 năm 2036", [6, 2036]),
        # The word for five is that for a year too: what is counted, unless a hundred is made of it.
        ("vi", "gần hai năm, năm năm, mười năm, hai năm ba tháng", [2, 5, 10, 2, 3]),
        ("vi", "một nghìn năm trăm tấn, hai trăm năm mươi hộ", [1500, 250]),
        # The hyphen of a number at the end of a line.
        ("fr", "quatrevingt-onze jours, soixantedix", [91, 70]),
        ("xx", "1,500 and fifteen", [1500]),
        ("en", "three quarters, a third of, a third visit", [0.75, 0.33]),
        ("de", "gut ein viertel, zwei drittel", [0.25, 0.67]),
    ],
)
def test_a_figure_is_read_by_its_language(language: str, text: str, values: list[float]) -> None:
    """Thousands, decimals, words and scales; of a language without a file, digits."""
    assert [float(one.value) for one in amounts(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "qualifiers"),
    [
        ("en", "no more than eur 90 million", {"at-most"}),
        ("en", "nearly thirty months", {"about", "less-than"}),
        ("en", "410,000 tonnes or more", {"at-least"}),
        ("en", "320 ships or more", {"at-least"}),
        ("en", "320 ships, at least 20 of them", set()),
        ("de", "bis zu 60 tonnen", {"at-most"}),
        ("fr", "jusqu'à 250 €", {"at-most"}),
        ("vi", "không quá 95 tỷ đồng", {"at-most"}),
        ("ko", "320명 이상", {"at-least"}),
        ("en", "the bill should not exceed eur 90 million", {"at-most"}),
        ("en", "the crew cannot be less than 40 men", {"at-least"}),
        ("fr", "elle ne devrait pas dépasser 40 tonnes", {"at-most"}),
        ("de", "gegen 40 tonnen", {"about"}),
    ],
)
def test_words_beside_a_figure_say_how_exact_it_is(
    language: str, text: str, qualifiers: set[str]
) -> None:
    """Before it, after its unit, or after what it counts; those of the next figure are not its."""
    assert set(amounts(text, language)[0].qualifiers) == qualifiers


@pytest.mark.parametrize(("language", "text", "figures"), rows("amounts"))
def test_a_figure_is_read_with_what_stands_beside_it(
    language: str, text: str, figures: str
) -> None:
    """Each figure of a text: its value and units, how exact it is, which end of a range, and all
    that belongs to it as it is printed; a figure that moved to another is "moved".
    """
    found = []
    for one in amounts(text, language):
        bound = "moved:" if one.moved else f"{one.bound}:" if one.bound else ""
        shown = f'"{text[slice(*one.whole)]}"'
        known = (f"{one.value.normalize():f}", *sorted(one.units), *sorted(one.qualifiers))
        found.append(" ".join(filter(None, (*known, bound, shown))))
    assert "; ".join(found) == figures


@pytest.mark.parametrize(
    ("language", "text"), [("de", "mit 9 gegen 5 stimmen"), ("en", "by 9 votes, 9 over 5")]
)
def test_between_two_figures_a_word_sets_one_against_the_other(language: str, text: str) -> None:
    """It says of neither how exact it is."""
    assert {one.qualifiers for one in amounts(text, language)} == {frozenset()}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "between 15 and 20 kilograms"),
        ("en", "15-20 kg"),
        ("de", "15 bis 20 kg"),
        ("vi", "từ 15 đến 20 kg"),
    ],
)
def test_a_range_is_its_least_and_its_most(language: str, text: str) -> None:
    """Both ends have the unit; two figures with an "and" between them are no range."""
    low, high = amounts(text, language)
    assert (int(low.value), low.bound, set(low.units)) == (15, "at-least", {"kg"})
    assert (int(high.value), high.bound, set(high.units)) == (20, "at-most", {"kg"})
    assert not any(one.bound for one in amounts("15 and 20 kilograms", "en"))


@pytest.mark.parametrize(
    ("text", "signed", "value"),
    [("-1.8 per cent", "-", -1.8), ("+0.4", "+", 0.4), ("july 8-12", "", 8), ("a 5-year", "", 5)],
)
def test_a_sign_is_no_hyphen(text: str, signed: str, value: float) -> None:
    """Only right before a figure and behind no word is it a sign."""
    first = amounts(text, "en")[0]
    assert (first.signed, float(first.value)) == (signed, value)


def test_a_figure_of_a_table_has_the_unit_and_the_scale_of_its_heading() -> None:
    """And stands under the heading of its column, behind the label of its row."""
    lines = [
        "Exports (in thousand tonnes)",
        "",
        "            2033    2034",
        "Kessaly     41.2    39.7",
    ]
    table = tables(lines, lexicon("en"))[4]
    (first, _) = table.headed(amounts("kessaly 41.2 39.7", "en"), 0, lexicon("en"))
    assert (int(first.value), set(first.units)) == (41200, {"t"})
    assert (table.label, table.over(0), table.over(1)) == ("Kessaly", "2033", "2034")


def test_the_unit_over_one_column_is_that_of_no_other() -> None:
    """Visitors are no thousands because the money beside them is counted in thousands."""
    lines = [
        "Jahr    Besucher    Einnahmen (in Tsd. Euro)",
        "2033         812                      412,6",
    ]
    words = lexicon("de")
    table = tables(lines, words)[2]
    # A tab parts cells, so that two figures beside each other are not one.
    (_, visitors, money) = table.headed(amounts("2033\t812\t412,6", "de"), 0, words)
    assert (int(visitors.value), set(visitors.units)) == (812, set())
    assert (int(money.value), set(money.units)) == (412600, {"EUR"})
    assert [cell.text for cell in table.columns] == ["Besucher", "Einnahmen (in Tsd. Euro)"]
    assert table.above == (1,)


def test_a_caption_in_two_cells_heads_nothing() -> None:
    """It is told of all columns but those that have a unit of their own."""
    lines = [
        "Table 3  Sheep by parish (head)",
        "",
        "Parish           2031      2032      Growth (%)",
        "Upper Fell      1,940     2,010            +3.6",
    ]
    words = lexicon("en")
    table = tables(lines, words)[4]
    found = table.headed(amounts("upper fell\t1,940\t2,010\t+3.6", "en"), 0, words)
    assert [table.over(place) for place in range(3)] == ["2031", "2032", "Growth (%)"]
    assert found[-1].units == {"P1"}


def test_cells_that_are_not_below_one_another_have_the_heading_in_their_place() -> None:
    """As in the text of record of a PDF, where three spaces part the cells of a row."""
    head = "Year   Passengers   Days open   Income (EUR thousand)"
    lines = [head, "2032   198,340   325   2,655"]
    words = lexicon("en")
    table = tables(lines, words)[2]
    found = table.headed(amounts("2032\t198,340\t325\t2,655", "en"), 0, words)
    assert [int(one.value) for one in found] == [2032, 198_340, 325, 2_655_000]
    assert [table.over(place) for place in range(3)] == [
        "Passengers",
        "Days open",
        "Income (EUR thousand)",
    ]


def test_figures_in_two_cells_are_two() -> None:
    """In a language with a space between thousands, too."""
    assert [int(one.value) for one in amounts("1\t512", "fr")] == [1, 512]
    assert [int(one.value) for one in amounts("1 512", "fr")] == [1512]


#: Pieces that figures are made of and stand beside, in several languages.
PIECES = [
    "1,5",
    "15",
    "-",
    "%",
    "$",
    "million",
    "hundert",
    "mille",
    "triệu",
    "만",
    "and",
    "kg",
    "이상",
]


@given(
    st.sampled_from(["en", "de", "fr", "vi", "ko", "xx"]),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3)),
)
def test_any_text_is_read(language: str, words: list[str]) -> None:
    """Whatever stands at its beginning or its end, and every figure lies within it."""
    text = " ".join(words).lower()
    for one in amounts(text, language):
        assert 0 <= one.whole[0] <= one.start < one.end <= one.whole[1] <= len(text)
