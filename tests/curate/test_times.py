"""Of which time a figure is: of a year, of a part of one, in all."""

from __future__ import annotations

from beside import figure, told


def test_a_total_needs_a_word_for_it() -> None:
    """The figure of one year is no sum of all years up to it."""
    claim = {"statement": "2,900 came.", "date": "../2031"}
    quantities = [figure("2900", of="guests", measure="cumulative")]
    text = "In 2031 there were 2,900 guests.\n"
    anchors = {"anchors": ["In 2031", "2,900 guests"]}
    assert "measure-stands" in told(text, claim | anchors | {"quantities": quantities})
    text = "By the end of 2031 there had been 2,900 guests.\n"
    anchors = {"anchors": ["end of 2031", "2,900 guests"]}
    assert "measure-stands" not in told(text, claim | anchors | {"quantities": quantities})


def test_an_anchor_may_make_a_figure_one_of_a_part_of_a_year() -> None:
    """What is said of the half-year is not annual."""
    text = "For the half-year receipts were 43 euros, and the outlay 29 euros.\n"
    claim = {"anchors": ["For the half-year", "the outlay 29 euros"],
             "statement": "29 euros were spent."}  # fmt: skip
    part = {"quantities": [figure("29", "EUR", "outlay", measure="part-year")]}
    assert told(text, claim | part) == set()
    assert told(text, claim | {"quantities": [figure("29", "EUR", measure="annual")]}) == {
        "measure-stands"
    }


def test_the_sum_of_two_figures_is_not_one_of_them() -> None:
    """In all 6,285: the claim that has it as one part is to be judged."""
    text = "They sold 3,870 tickets at Portvik and 2,415 at Sund, in all 6,285.\n"

    def claimed(value: str, statement: str) -> set[str]:
        claim = {"anchors": ["sold 3,870 tickets at Portvik", "in all 6,285"]}
        quantities = [figure(value, of="tickets")]
        return told(text, claim | {"statement": statement, "quantities": quantities})

    assert "measure-stands" not in claimed("6285", "They sold 6,285 tickets in all.")
    assert "measure-stands" not in claimed("3870", "Portvik sold 3,870 tickets.")
    assert "measure-stands" in claimed("6285", "Portvik sold 6,285 tickets.")


def test_a_year_is_no_rate_where_it_is_how_long_or_when() -> None:
    """In a year, a month later; but 46 nests a year are said of every year."""
    text = "The mill lost 46 nests.\n"
    claim = {"anchors": ["lost 46 nests"], "quantities": [figure("46")]}
    for kept in ("46 nests were lost in a year.", "A month later 46 nests were lost."):
        assert told(text, claim | {"statement": kept}) == set()
    rate = {"statement": "The mill loses 46 nests a year."}
    assert told(text, claim | rate) == {"measure-stands"}


def test_what_is_told_as_of_before_has_a_year_of_its_own() -> None:
    """Against 97 in 2034: the claim of 2035 calls them those of before."""
    text = "In 2035 costs came to 118 pounds, against 97 pounds in 2034.\n"
    now = figure("118", "GBP", "costs")
    claim = {"date": "2035", "statement": "Costs rose from 97 to 118 pounds.",
             "anchors": ["In 2035", "118 pounds, against 97 pounds"]}  # fmt: skip
    before = {"quantities": [figure("97", "GBP", "costs before"), now]}
    assert "year-stands" not in told(text, claim | before)
    assert "year-stands" in told(text, claim | {"quantities": [now, figure("97", "GBP", "costs")]})


def test_a_yearly_figure_may_be_that_of_many_years() -> None:
    """25 pounds a year since 2031; without its "a year" it is of one."""
    claim = {"date": "2031/..", "statement": "Since 2031 they pay 25 pounds a year.",
             "quantities": [figure("25", "GBP", "rent", measure="annual")]}  # fmt: skip
    kept = {"anchors": ["Since 2031", "25 pounds a year"]}
    assert told("Since 2031 they pay 25 pounds a year.\n", claim | kept) == set()
    other = {"anchors": ["Since 2031", "25 pounds"]}
    assert "measure-stands" in told("Since 2031 they pay 25 pounds.\n", claim | other)


def test_what_is_hoped_for_from_a_year_on_is_hoped_for_each_year() -> None:
    """A date without an end makes no total of a figure that is still to come."""
    text = "More than 500 guests are hoped for from 2042.\n"
    claim = {"statement": "More than 500 are hoped for.", "date": "2042/..", "status": "planned",
             "anchors": ["More than 500 guests", "hoped for from 2042"]}  # fmt: skip
    annual = figure("500", of="guests", measure="annual", qualifier="more-than")
    assert told(text, claim | {"quantities": [annual]}) == set()
    past = text.replace("2042", "2030")
    claim |= {"anchors": ["More than 500 guests", "hoped for from 2030"], "date": "2030/.."}
    claim |= {"status": "actual"}
    assert "measure-stands" in told(past, claim | {"quantities": [annual]})


def test_a_rate_in_a_statement_is_that_of_the_figure_that_has_one() -> None:
    """Votes on a yearly fee are not yearly; nor is what is told of one year by its number."""
    text = "Den Jahresbeitrag von 42 Euro lehnten 31 Mitglieder ab.\n"
    fee = figure("42", "EUR", "fee", measure="annual")
    claim = {"statement": "31 members turned the yearly fee of 42 euros down.",
             "anchors": ["Jahresbeitrag von 42 Euro", "31 Mitglieder ab"]}  # fmt: skip
    votes = figure("31", of="votes against")
    assert told(text, claim | {"quantities": [fee, votes]}, "de") - {"negation-kept"} == set()
    text = "Der Verein hat im Jahr 2036 neun Mitglieder verloren.\n"
    claim = {"statement": "It lost nine members in 2036.", "date": "2036",
             "anchors": ["im Jahr 2036 neun Mitglieder"]}  # fmt: skip
    assert told(text, claim | {"quantities": [figure("9", of="members")]}, "de") == set()


def test_a_year_right_before_a_figure_is_its_own() -> None:
    """As in Korean."""
    text = "이용자는 2034년 218명에서 2035년 196명으로 줄었다.\n"
    claim = {"date": "2035", "statement": "It had many users in 2035.", "anchors": ["2035년 196명"]}

    def users(value: str, *anchors: str) -> set[str]:
        quantities = [figure(value, of="users", measure="annual")]
        return told(text, claim | {"anchors": [*anchors], "quantities": quantities}, "ko")

    assert users("196", "2035년 196명으로") == set()
    assert "year-stands" in users("218", "218명에서", "2035년")
