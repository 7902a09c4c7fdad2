"""One claim beside a text of a few lines: what is told of it, and what is let stand.

Each pair is a text that says something, and two claims: one keeps what the words beside the anchors
say, the other does not.
"""

from __future__ import annotations

import pytest
from beside import figure, told


def test_a_word_that_denies_is_not_cut_off_an_anchor() -> None:
    """Also where the statement denies something else."""
    text = "She did not light that match, and never saw a dime.\n"
    claim = {"statement": "She lit it and got nothing."}
    assert "negation-kept" in told(text, claim | {"anchors": ["light that match", "saw a dime"]})
    kept = claim | {"anchors": ["did not light that match", "never saw a dime"]}
    assert "negation-kept" not in told(text, kept)


def test_a_label_says_it_of_what_comes_after_the_colon() -> None:
    """Who is listed as absent was not there."""
    text = "Present: Ada Berg. Absent: Zoe Lind.\n"
    there = {"anchors": ["Ada Berg"], "statement": "Ada Berg came.",
             "people": [{"id": "ada-berg", "role": "participant"}]}  # fmt: skip
    away = {"anchors": ["Zoe Lind"], "statement": "Zoe Lind came.",
            "people": [{"id": "zoe-lind", "role": "participant"}]}  # fmt: skip
    assert "negation-kept" not in told(text, there)
    assert "negation-kept" in told(text, away)


TABLE = """Table 2. Pairs (hundreds) and young fledged per pair

Species            2039     2040 (planned)    Young
Kittiwake         141.0              133.2     0.62
"""


def test_a_heading_may_make_a_plan_of_what_stands_below_it() -> None:
    """A column of what is planned tells nothing as done."""
    anchors = ["Pairs (hundreds)", "2040 (planned)", "Kittiwake", "133.2"]
    claim = {"date": "2040", "anchors": anchors, "lines": [1, 3, 4],
             "statement": "There are 13,320 pairs of kittiwakes.",
             "quantities": [figure("13320", of="pairs")]}  # fmt: skip
    assert "plan-kept" in told(TABLE, claim)
    assert told(TABLE, claim | {"status": "planned"}) == set()


def test_of_a_date_whose_year_is_worked_out_the_rest_is_printed() -> None:
    """The day and the month stand there; only words that the reason quotes may change them."""
    text = "The season of 2031.\nThe trawl of 17 July was poor. It was mended yesterday.\n"
    claim = {"anchors": ["season of 2031", "trawl of 17 July"], "statement": "Little was caught.",
             "date_how": "worked-out"}  # fmt: skip
    why = {"date_why": "the year of line 1"}
    assert told(text, claim | why | {"date": "2031-07-17"}) == set()
    assert told(text, claim | why | {"date": "2031-07-27"}) == {"date-stands"}
    assert told(text, claim | why | {"date": "2031-08-17"}) == {"date-stands"}
    quoted = {"date_why": '"yesterday", in the report of line 1', "date": "2031-05-01"}
    assert told(text, claim | quoted) == set()


def test_a_name_may_run_over_from_the_line_that_is_named() -> None:
    """The end of a line parts a name from its family name."""
    text = "The jury cleared Ada\nBerg of it.\n\nThey heard that Ms Berg owed money to all.\n"
    claim = {"lines": [4], "anchors": ["Ms Berg owed money"], "statement": "She had debts.",
             "people": [{"id": "ada-berg", "role": "subject",
                         "named": '"Ms Berg": the accused of line 1'}]}  # fmt: skip
    assert told(text, claim) == set()
    claim["people"] = [{"id": "ada-berg", "role": "subject", "named": "the accused of line 4"}]
    assert "name-stands" in told(text, claim)


def test_a_quoted_date_is_that_of_a_date_worked_out() -> None:
    """The month in the words that the reason quotes is that of the claim."""
    text = "The season of 2031.\nThe bridge was swept away on January 17.\n"
    claim = {"anchors": ["swept away on January 17"], "statement": "It was lost.", "lines": [2],
             "date_how": "worked-out",
             "date_why": '"January 17", in the year of the season'}  # fmt: skip
    assert told(text, claim | {"date": "2031-01-17"}) == set()
    assert told(text, claim | {"date": "2031-02-17"}) == {"date-stands"}
    assert told(text, claim | {"date": "2031-01-18"}) == {"date-stands"}


LETS_STAND = [
    ("over four years", "The state lends 5 million euros over four years.", "en",
     figure("4", "a", "term", why='"four years"'), "The loan runs for 4 years."),
    ("a unit with another", "They had gusts of 70 km/h at the most.", "en",
     figure("70", "KMH", "gusts", qualifier="at-most"), "Gusts had 70 kilometres an hour or less."),
    ("attached to the figure", "1만 2천여 건에서 2만 건으로 늘었다.", "ko",
     figure("12000", of="loans before", qualifier="more-than"), "It began at over 12,000."),
    ("not even", "아직 돌아가지 못한 주민은 300명이 안 된다.", "ko",
     figure("300", of="people", qualifier="less-than"), "Fewer than 300 could not go back."),
    ("years between", "There were 41,306 electors in 2036, fewer than in 2032.", "en",
     figure("41306", of="electors"), "41,306 were fewer than four years before."),
    ("without accents", "Chi phi het khoang 1,8 ty dong.", "vi",
     figure("1800000000", "VND", "cost", qualifier="about"), "It cost about 1.8 billion dong."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "quantity", "statement"),
    [one[1:] for one in LETS_STAND],
    ids=[one[0] for one in LETS_STAND],
)
def test_what_a_careful_reader_lets_pass(
    text: str, language: str, quantity: dict[str, str], statement: str
) -> None:
    """And the same with another figure, unit or comparison is complained of."""
    pieces = text.rstrip(".").split()
    anchors = [" ".join(pieces[at : at + 6]) for at in range(0, len(pieces), 6)]
    claim = {"anchors": anchors, "statement": statement}
    assert told(f"{text}\n", claim | {"quantities": [quantity]}, language) == set()
    other = {**quantity, "value": f"{int(quantity['value']) + 7}"}
    assert "figure-stands" in told(f"{text}\n", claim | {"quantities": [other]}, language)
    if "qualifier" in quantity:
        other = {**quantity, "qualifier": "at-least"}
        assert "qualifier-stands" in told(f"{text}\n", claim | {"quantities": [other]}, language)


def test_a_day_may_be_told_without_its_month() -> None:
    """On the 25th: the month is that of another line."""
    text = "Thursday 18 June 2037.\n\nA vote is due on the 25th. It was put off.\n"
    claim = {"anchors": ["due on the 25th"], "statement": "A vote was due.", "lines": [3],
             "status": "planned", "date_how": "worked-out",
             "date_why": "month and year of line 1"}  # fmt: skip
    assert told(text, claim | {"date": "2037-06-25"}) == set()
    assert told(text, claim | {"date": "2037-06-24"}) == {"date-stands"}


@pytest.mark.parametrize(
    ("why", "right", "wrong"),
    [
        ('"on Monday", of Thursday 18 June', "2037-06-15", "2037-06-16"),
        ('"yesterday", in the report of line 1', "2037-06-17", "2037-06-18"),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_a_report(why: str, right: str, wrong: str) -> None:
    """A Monday is a Monday, and yesterday is the day before."""
    text = "Thursday 18 June 2037.\n\nIt sailed again on Monday. It was there yesterday.\n"
    claim = {"anchors": ["sailed again on Monday", "there yesterday"], "lines": [3],
             "statement": "It ran again.", "date_how": "worked-out", "date_why": why}  # fmt: skip
    assert told(text, claim | {"date": right}) == set()
    assert told(text, claim | {"date": wrong}) == {"date-stands"}


def test_yesterday_is_not_the_day_of_the_issue() -> None:
    """The day that the paper prints at its head is another."""
    text = "December 2, 2041: They met yesterday and ate.\n"
    claim = {"anchors": ["December 2, 2041", "met yesterday"], "statement": "They met."}
    assert told(text, claim | {"date": "2041-12-02"}) == {"date-stands"}
    claim |= {"date_how": "worked-out", "date_why": '"yesterday"', "date": "2041-12-01"}
    assert told(text, claim) == set()


def test_a_pronoun_may_be_explained_where_the_name_stands_too() -> None:
    """The sentence of the anchors has no name, the one before it has."""
    text = "Ada Berg spoke. She left 40 nests.\n"
    claim = {"anchors": ["left 40 nests"], "statement": "Ada Berg left 40 nests.",
             "quantities": [figure("40")]}  # fmt: skip
    named = {"id": "ada-berg", "role": "participant", "named": '"She": Ada Berg'}
    assert told(text, claim | {"people": [named]}) == set()
    other = {"id": "ada-berg", "role": "participant", "named": '"Berg": Ada Berg'}
    assert told(text, claim | {"people": [other]}) == {"name-stands"}


def test_a_year_of_comparison_may_stand_in_an_anchor() -> None:
    """Fewer than in 2032: the claim is of 2036; but a year that is told of is no comparison."""
    text = "In 2036 there were 306 nests, fewer than in 2032. In 2030 it burnt.\n"
    claim = {"date": "2036", "statement": "306 nests were fewer than before.",
             "quantities": [figure("306")]}  # fmt: skip
    compared = ["In 2036", "306 nests, fewer than in 2032"]
    assert told(text, claim | {"anchors": compared}) == set()
    assert "date-stands" in told(text, claim | {"anchors": [*compared, "In 2030 it burnt"]})


def test_a_day_in_a_statement_is_printed_or_is_that_of_the_claim() -> None:
    """The statement tells of no 2 February where the claim is of the third."""
    text = "On Sunday 3 February 2036 the power went.\n"
    claim = {"date": "2036-02-03", "anchors": ["3 February 2036 the power went"]}
    assert told(text, claim | {"statement": "On Sunday, 3 February, the power went."}) == set()
    assert told(text, claim | {"statement": "On 2 February the power went."}) == {"date-stands"}


def test_a_statement_may_name_a_day_of_the_week_and_an_acronym() -> None:
    """Those of the date, and of a name that the lines print whole; no others."""
    text = "On 15 June 2037 the Bank of the South closed.\n"
    claim = {"date": "2037-06-15", "anchors": ["15 June 2037", "the South closed"]}
    assert told(text, claim | {"statement": "They closed the BS on Monday."}) == set()
    assert told(text, claim | {"statement": "They closed the BN on Friday."}) == {"statement-names"}


def test_a_name_may_have_the_ending_of_a_genitive() -> None:
    """Zoe Linds Entwurf is that of Zoe Lind; a name that somebody else has is theirs."""
    claim = {"anchors": ["Entwurf siegte"], "statement": "Zoe Lind won.",
             "people": [{"id": "zoe-lind", "role": "subject"}]}  # fmt: skip
    assert told("Zoe Linds Entwurf siegte.\n", claim, "de") == set()
    assert told("Zoe Lindts Entwurf siegte.\n", claim, "de") == {"name-stands"}


def test_a_day_told_by_its_name_may_be_reckoned_without_a_quotation() -> None:
    """On Monday, in a report of the fourteenth: the reason need not quote it."""
    text = "Nov 14, 2034 - It rained on Tuesday.\n\nIt was signed on Monday by the two.\n"
    claim = {"anchors": ["signed on Monday"], "statement": "They signed.", "lines": [3],
             "date_how": "worked-out", "date_why": "the day before that of line 1"}  # fmt: skip
    assert told(text, claim | {"date": "2034-11-13"}) == set()
    assert told(text, claim | {"date": "2034-11-12"}) == {"date-stands"}


def test_a_figure_with_a_comma_has_no_day_in_it() -> None:
    """The 12 of 12,964 is not the twelfth of May."""
    text = "On 22 May 2035: 12,964 nests were there.\n"
    claim = {"anchors": ["22 May 2035: 12,964 nests"], "statement": "There were nests."}
    assert told(text, claim | {"date": "2035-05-22"}) == set()
    assert told(text, claim | {"date": "2035-05-12"}) == {"date-stands"}


def test_who_does_not_exclude_it_denies_nothing() -> None:
    """Not ruled out is left open: the statement need not deny, but tells nothing as sure."""
    text = "The mill did not rule out a sale. It was not ruled out by Berg.\n"
    claim = {"anchors": ["not ruled out by Berg"]}
    assert told(text, claim | {"statement": "A sale might come."}) == set()
    assert told(text, claim | {"statement": "A sale could not be ruled out."}) == set()
    assert told(text, claim | {"statement": "A sale comes."}) == {"hedge-kept"}


def test_a_verb_in_two_pieces_denies_by_the_last() -> None:
    """Schloss aus; but schloss alone is to close."""
    claim = {"anchors": ["Berg schloss"], "statement": "Berg closed it."}
    assert told("Berg schloss einen Verkauf aus.\n", claim, "de") == {"negation-kept"}
    assert told("Berg schloss das Werk.\n", claim, "de") == set()


def test_a_plan_ends_at_a_semicolon() -> None:
    """What comes after it was done, though more was hoped for."""
    text = "We had hoped to reach it; for want of oil we went home.\n"
    claim = {"statement": "The team gave up for want of oil."}
    assert told(text, claim | {"anchors": ["to reach it", "we went home"]}) == set()
    reached = {"statement": "The team got there.", "anchors": ["hoped to reach it"]}
    assert told(text, claim | reached) == {"plan-kept"}


def test_a_reason_may_quote_one_year_and_name_the_line_of_another() -> None:
    """Since 2011, in the letter of line 1, which is of 2035."""
    text = "Letter of 30 November 2035.\nThey have worked here since 2011.\n"
    claim = {"lines": [2], "anchors": ["since 2011"], "statement": "They still work there.",
             "date_how": "worked-out",
             "date_why": '"since 2011", in the letter of line 1'}  # fmt: skip
    assert told(text, claim | {"date": "2011/2035"}) == set()
    assert told(text, claim | {"date": "2011/2037"}) == {"date-stands"}


def test_a_word_that_leads_what_it_denies_is_none_at_the_end() -> None:
    """Statt: instead of; but fand statt is took place."""
    held = {"anchors": ["fand im Mai statt"], "statement": "The feast came in May."}
    assert told("Das Fest fand im Mai statt.\n", held, "de") == set()
    instead = {"anchors": ["statt im Mai"], "statement": "They ate in May."}
    assert told("Man aß im Juni statt im Mai.\n", instead, "de") == {"negation-kept"}


def test_a_clause_without_a_verb_is_not_told_as_done() -> None:
    """Only a deed beside a figure speaks against the plan of the claim."""
    claim = {"status": "planned", "statement": "A dome of 15 metres is to come, for 900 euros.",
             "quantities": [figure("15", "m", "width"), figure("900", "EUR", "cost")]}  # fmt: skip
    text = "A dome, of 15 metres, should cost 900 euros.\n"
    claim |= {"anchors": ["A dome, of 15 metres", "should cost 900 euros"]}
    assert told(text, claim) == set()


def test_in_minutes_a_present_passive_is_what_was_done_on_the_day() -> None:
    """Wird gewählt, on the day of the meeting; in a year to come it is a plan."""
    text = "Frau Berg wird am 1. Dezember 2041 gewählt.\n"
    claim = {"statement": "The post is filled.", "date": "2041-12-01",
             "anchors": ["Frau Berg wird", "1. Dezember 2041 gewählt"]}  # fmt: skip
    assert told(text, claim, "de") == set()
    later = text.replace("2041", "2042")
    claim |= {"date": "2042-12-01", "anchors": ["Frau Berg wird", "1. Dezember 2042 gewählt"]}
    assert told(later, claim, "de") == {"plan-kept"}


def test_a_name_that_a_text_in_another_language_does_not_print_is_told() -> None:
    """A word that is like none there; not what is translated."""
    text = "Am 2. Mai 2031 kam die Donau nach Portvik. Das Rote Kreuz half der Stadt Zürich.\n"
    claim = {"anchors": ["kam die Donau nach Portvik", "Das Rote Kreuz"]}

    def named(statement: str) -> set[str]:
        return told(text, claim | {"statement": statement}, "de") & {"statement-names"}

    assert named("The water came to Portvik on a Friday.") == set()
    assert named("The people of Zurich were helped by the Red Cross.") == set()
    assert named("The water came over Mount Valmorel to Portvik.") == {"statement-names"}
