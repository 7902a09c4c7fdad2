"""Dates that were worked out, beside the words that they were worked out from."""

from __future__ import annotations

import pytest
from beside import told


def reckoned(text: str, date: str, why: str, language: str = "en") -> set[str]:
    """What is told of a claim on the whole text, dated in this way."""
    anchors = [" ".join(text.rstrip(".\n").split()[-3:])]
    claim = {"date": date, "date_how": "worked-out", "date_why": why, "anchors": anchors,
             "statement": "It came to pass.", "status": "reported"}  # fmt: skip
    return told(text, claim, language) & {"date-reckoned", "date-stands"}


@pytest.mark.parametrize(
    ("text", "why", "right", "wrong"),
    [
        ("It was signed on 2 May 2041 and came into force thirty days later.\n",
         '"thirty days later" than 2 May 2041', "2041-06-01", "2041-06-11"),
        ("It was begun on 2 May 2031 and ended a year later.\n",
         '"a year later" than 2 May 2031', "2032-05", "2033-05"),
        ("It was begun in 2031 and ended three years later.\n",
         '"three years later" than 2031', "2034", "2036"),
        ("The next meeting is on the second Friday in May 2042.\n",
         'the "second Friday in May 2042"', "2042-05-09", "2042-05-16"),
        ("They came on Monday.\n", '"on Monday", of the report', "2041-12-02", "2041-10-28"),
        ("They came in May.\n", '"in May", of the year of the report', "2041-05", "2040-05"),
        ("They should be ready by the end of May.\n",
         '"the end of May", of the year of the report', "[..2042-05]", "[..2042-06]"),
    ],
)  # fmt: skip
def test_a_date_is_as_far_from_another_as_is_told(
    text: str, why: str, right: str, wrong: str
) -> None:
    """The paper is of 2 December 2041."""
    assert reckoned(text, right, why) == set()
    assert reckoned(text, wrong, why)


@pytest.mark.parametrize(
    ("text", "why", "date"),
    [
        # A year that is told in other words, or on another line.
        ("They came in May of the year before last.\n", '"May of the year before last"', "2039-05"),
        ("They came in May.\n", '"in May", of the year of line 1', "2037-05"),
        # It is counted from something that the document does not date.
        ("He was in office for two years after that.\n", '"two years", after he came', "2036"),
        ("Sie kamen im Mai.\n", '"im Mai", im Jahr 2036', "2036-05"),
    ],
)
def test_what_is_not_certain_is_not_complained_of(text: str, why: str, date: str) -> None:
    """Each may be counted in another way."""
    assert "date-reckoned" not in reckoned(text, date, why)


def test_a_quarter_is_the_one_that_is_printed() -> None:
    """In words, or in Roman digits."""
    claim = {"statement": "It is to come.", "status": "planned"}
    text = "It is due in the third quarter of 2042.\n"
    english = claim | {"anchors": ["third quarter of 2042"]}
    assert told(text, english | {"date": "2042-35"}) == set()
    assert told(text, english | {"date": "2042-34"}) == {"date-reckoned"}
    text = "Sẽ có trong quý IV năm 2042.\n"
    vietnamese = claim | {"anchors": ["quý IV năm 2042"]}
    assert told(text, vietnamese | {"date": "2042-36"}, "vi") == set()
    assert told(text, vietnamese | {"date": "2042-34"}, "vi") == {"date-reckoned"}


def test_a_date_may_be_printed_in_words() -> None:
    """As in a treaty."""
    text = "Done on the twenty-first day of June, two thousand and thirty-three.\n"
    claim = {"statement": "It was done.",
             "anchors": ["twenty-first day of June", "two thousand and thirty-three"]}  # fmt: skip
    assert told(text, claim | {"date": "2033-06-21"}) == set()
    assert told(text, claim | {"date": "2033-06-20"}) == {"date-stands"}
    assert told(text, claim | {"date": "2032-06-21"}) == {"date-stands"}


def test_the_second_year_of_two_may_be_cut_short() -> None:
    """As in a season."""
    text = "They gave 84 concerts in 2036/37.\n"
    claim = {"statement": "They gave concerts.", "anchors": ["concerts in 2036/37"]}
    assert told(text, claim | {"date": "2036/2037"}) == set()
    assert told(text, claim | {"date": "2036/2038"}) == {"date-stands"}


def test_a_year_after_a_saying_verb_is_not_what_something_is_compared_with() -> None:
    """In French, the word that compares also joins clauses."""
    claim = {"date": "2035", "statement": "There was a loss.", "anchors": ["en 2035"]}
    told_of = "Berg rappelle qu'en 2035 le syndicat avait perdu.\n"
    assert "date-stands" not in told(told_of, claim, "fr")
    compared = "Le syndicat a perdu plus qu'en 2035.\n"
    assert "date-stands" in told(compared, claim, "fr")
