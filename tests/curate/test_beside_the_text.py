"""One claim beside a text of a few lines: what is told of it, and what is let stand.

Each pair is a text that says something, and two claims: one keeps what the words beside the anchors
say, the other does not.
"""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import yaml

from relfacts.curate.evidence import verify
from relfacts.curate.seedfiles import read_seeds

PEOPLE = [
    {
        "id": f"{given}-{family}".lower(), "name": f"{given} {family}", "family": family,
        "given": given, "order": "given-first", "gender": "female", "description": "made up",
    }
    for given, family in (("Ada", "Berg"), ("Zoe", "Lind"))
]  # fmt: skip
PLACES = [
    {"id": "portvik", "name": "Portvik", "kind": "town"},
    {"id": "brenn-trust", "name": "Brenn Trust", "kind": "organisation"},
    {"id": "sund-observatory", "name": "Sund Observatory", "kind": "organisation"},
]


def told(text: str, claim: dict[str, Any], language: str = "en") -> set[str]:
    """The rules that complain of the claim, or leave it to be judged."""
    lines = text.removesuffix("\n").count("\n") + 1
    cited = claim.get("lines", list(range(1, lines + 1)))
    rest = [number for number in range(1, lines + 1) if number not in cited]
    seed = {
        "id": "paper-2031", "label": "Paper 2031", "document": "paper.txt", "title": "A paper",
        "author": None, "publisher": "The Paper", "issued": "2041-12-02", "language": language,
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "lines": lines,
        "read": [{"lines": rest, "why": "no claim"}] if rest else [],
        "claims": [{"fact": "it", "kind": "background", "places": ["portvik"],
                    "topics": ["things"], "lines": cited, **claim}],
    }  # fmt: skip
    base = {"title": "A base", "about": "Made up.", "licence": "CC0-1.0", "try": ["year 2000"]}
    files = {
        "base": base, "people": PEOPLE, "places": PLACES,
        "topics": [{"id": "things", "name": "Things"}], "paper-2031": seed,
    }  # fmt: skip
    written = {stem: yaml.safe_dump(one, allow_unicode=True) for stem, one in files.items()}
    seeds = read_seeds((stem, f"{stem}.yaml", one) for stem, one in written.items())
    report = verify(seeds, {"paper.txt": text.encode()}.get)
    found = (*report.problems, *report.doubts)
    print(*found, sep="\n")
    return {one.rule for one in found} - {"own-words"}


def figure(value: str, unit: str = "C62", of: str = "nests", **more: str) -> dict[str, str]:
    """A quantity."""
    return {"value": value, "unit": unit, "of": of, **more}


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


def test_a_sum_for_several_is_no_range() -> None:
    """The second figure counts those who get the first."""
    text = "She owed $1.5 million to three banks.\n"
    claim = {"anchors": ["owed $1.5 million", "three banks"], "statement": "Three banks got it.",
             "quantities": [figure("1500000", "USD", "debt"), figure("3", of="banks")]}  # fmt: skip
    assert told(text, claim) == set()


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("The mill had nineteen hands, down from 34.\n", "nineteen", "34"),
        ("The haul came to 40 kg, against 115 kg.\n", "40 kg", "115 kg"),
        ("Losses fell from 610,000 to 545,000.\n", "545,000", "610,000"),
    ],
)
def test_what_a_figure_is_compared_with_is_not_the_figure_of_now(
    text: str, now: str, before: str
) -> None:
    """Alone it is to be judged, and so it is before the figure that is compared with it."""
    values = {"nineteen": "19", "34": "34", "40 kg": "40", "115 kg": "115",
              "545,000": "545000", "610,000": "610000"}  # fmt: skip
    unit = "kg" if "kg" in now else "C62"

    def claimed(*shown: str) -> set[str]:
        listed = [figure(values[one], unit, "it all") for one in shown]
        statement = f"It was {' and '.join(values[one] for one in shown)} then."
        anchors = [text.strip().rstrip(".").split(", ")[0], *shown]
        anchors = [one for one in anchors if len(one.split()) < 7]
        return told(text, {"anchors": anchors, "statement": statement, "quantities": listed})

    assert "counted-stands" not in claimed(now)
    assert "counted-stands" in claimed(before)
    assert "counted-stands" not in claimed(now, before)
    assert "counted-stands" in claimed(before, now)


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


def test_the_scale_of_a_caption_is_that_of_the_words_before_it() -> None:
    """In "pairs (hundreds) and young" the young are counted one by one."""
    pairs = {"date": "2039", "anchors": ["Pairs (hundreds)", "2039", "Kittiwake", "141.0"],
             "lines": [1, 3, 4], "statement": "There were 14,100 pairs of kittiwakes."}  # fmt: skip
    assert told(TABLE, pairs | {"quantities": [figure("14100", of="pairs")]}) == set()
    assert "figure-stands" in told(TABLE, pairs | {"quantities": [figure("141", of="pairs")]})
    young = {"anchors": ["young fledged per pair", "Young", "Kittiwake", "0.62"],
             "lines": [1, 3, 4], "statement": "A pair of kittiwakes had 0.62 young."}  # fmt: skip
    assert told(TABLE, young | {"quantities": [figure("0.62", of="young per pair")]}) == set()


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


def test_a_rounded_figure_says_that_it_is_rounded() -> None:
    """About 630,000 are 629,600; 693,000 are not."""
    text = "The works cost 629,600 euros.\n"
    claim = {"anchors": ["cost 629,600 euros"], "quantities": [figure("629600", "EUR", "works")]}
    assert told(text, claim | {"statement": "They cost about 630,000 euros."}) == set()
    assert told(text, claim | {"statement": "They cost 630,000 euros."}) == {"figure-stands"}
    assert told(text, claim | {"statement": "They cost about 693,000 euros."}) == {"figure-stands"}


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


def test_who_was_named_in_full_is_known_by_the_last_word() -> None:
    """The Trust gave the observatory a boat."""
    text = "The Brenn Trust is old. The Trust gave the observatory a boat.\n"
    sides = ({"id": "brenn-trust", "role": "giver"}, {"id": "sund-observatory", "role": "receiver"})
    claim = {"kind": "aid", "anchors": ["gave the observatory a boat"]}
    kept = "The Brenn Trust gave the Sund Observatory a boat."
    assert "direction-stands" not in told(text, claim | {"parties": [*sides], "statement": kept})
    turned = [one | {"id": other["id"]} for one, other in zip(sides, sides[::-1], strict=True)]
    statement = "The Sund Observatory gave the Brenn Trust a boat."
    assert "direction-stands" in told(text, claim | {"parties": turned, "statement": statement})


def test_an_office_is_held_by_who_stands_beside_it() -> None:
    """Before a name or after it."""
    text = "Ada Berg, mayor, and deputy Zoe Lind came.\n"
    claim = {"anchors": ["Ada Berg", "Zoe Lind came"], "statement": "Both came."}

    def offices(ada: str, zoe: str) -> set[str]:
        people = [{"id": "ada-berg", "role": "participant", "office": ada},
                  {"id": "zoe-lind", "role": "participant", "office": zoe}]  # fmt: skip
        return told(text, claim | {"people": people})

    assert offices("mayor", "deputy") == set()
    assert offices("deputy", "mayor") == {"person-stands"}


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


def test_of_a_unit_without_a_word_in_the_language_nothing_is_certain() -> None:
    """A figure in shekels in a German text may have them in a word that no file has."""
    claim = {"anchors": ["zahlte 40 Schekel"], "statement": "It paid 40 shekels."}
    assert told(
        "Man zahlte 40 Schekel.\n", claim | {"quantities": [figure("40", "ILS")]}, "de"
    ) == {"unit-stands"}
    assert told("Man zahlte 40 Schekel.\n", claim | {"quantities": [figure("40", "kg")]}, "de") == {
        "unit-stands"
    }


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


def test_a_base_may_be_told_first_where_it_is_called_one() -> None:
    """The figure of an earlier time has its "before" in the claim."""
    text = "Loans rose from 120 to 200 nests.\n"
    claim = {"anchors": ["rose from 120 to 200 nests"], "statement": "From 120 it came to 200."}
    former = [figure("120", of="loans before"), figure("200", of="loans")]
    assert told(text, claim | {"quantities": former}) == set()
    turned = [figure("120", of="loans"), figure("200", of="nests")]
    assert told(text, claim | {"quantities": turned}) == {"counted-stands"}


PARTS = [
    ("en", "There are 52 nests. 31 nests went to the trust.", "52 nests", "31 nests", "the trust"),
    ("en", "The mill sold 52 nests, of which 31 to Portvik.", "sold 52 nests", "31", "to Portvik"),
    ("fr", "Le port a 52 nids, dont 31 à la charge du bourg.", "52 nids", "31", "du bourg"),
    ("vi", "Cảng có 52 tổ, trong đó chim lớn chiếm 31 tổ.", "có 52 tổ", "31 tổ", "chim lớn"),
    ("ko", "둥지는 52개이며, 이 가운데 큰 것은 31개이다.", "둥지는 52개", "31개", "큰 것은"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "whole", "part", "beside"), PARTS)
def test_words_beside_one_figure_are_not_cited_for_another(
    language: str, text: str, whole: str, part: str, beside: str
) -> None:
    """The whole is not what the part is said of; where both are told, or the part, all stands."""

    def claimed(value: str, *anchors: str) -> set[str]:
        claim = {"anchors": anchors, "statement": f"They were {value}."}
        return told(f"{text}\n", claim | {"quantities": [figure(value)]}, language)

    assert "counted-stands" in claimed("52", whole, beside)
    assert "counted-stands" not in claimed("31", part, beside)
    assert "counted-stands" not in claimed("52", whole)


def test_what_named_says_has_to_be_there_where_the_text_names_another() -> None:
    """The clerk of line 1 is nobody of a line that says it of Zoe Lind."""
    text = "Ada Berg, clerk. Zoe Lind, member.\n\nThe clerk spoke. Lind to inspect the 14 nests.\n"
    claim = {"anchors": ["to inspect the 14 nests"], "lines": [3], "status": "planned",
             "statement": "The 14 nests are to be seen.",
             "quantities": [figure("14")]}  # fmt: skip
    lind = {"id": "zoe-lind", "role": "participant", "named": '"Lind": the member of line 1'}
    berg = {"id": "ada-berg", "role": "participant", "named": "of line 1"}
    assert told(text, claim | {"people": [lind]}) == set()
    assert told(text, claim | {"people": [berg]}) == {"person-stands"}


def test_a_part_of_one_may_be_a_single_sign() -> None:
    """3½ is 3.5, and ¾ is 0.75."""
    text = "A dividend of 3½ per cent was paid.\n"
    claim = {"anchors": ["dividend of 3½ per cent"], "statement": "They paid 3.5 per cent."}
    assert told(text, claim | {"quantities": [figure("3.5", "P1")]}) == set()
    assert "figure-stands" in told(text, claim | {"quantities": [figure("3", "P1")]})


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


def test_a_figure_beside_somebody_else_is_not_that_of_the_claim() -> None:
    """70 nests at Portvik, 40 of the Trust."""
    text = "They saw 70 nests at Portvik, 40 nests at the Sund Observatory.\n"

    def claimed(value: str) -> set[str]:
        claim = {"anchors": [f"{value} nests at"], "statement": f"They saw {value} nests."}
        return told(text, claim | {"quantities": [figure(value)]})

    assert claimed("70") == set()
    assert claimed("40") == {"counted-stands"}


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


def test_an_abbreviated_unit_ends_no_comparison() -> None:
    """4 per cent. or upwards is at least 4."""
    text = "The dividend would be 4 per cent. or upwards.\n"
    claim = {"anchors": ["4 per cent. or upwards"], "statement": "It was to be 4 per cent or more."}
    right = {"quantities": [figure("4", "P1", "dividend", qualifier="at-least")]}
    assert told(text, claim | right) - {"plan-kept"} == set()
    wrong = {"quantities": [figure("4", "P1", "dividend", qualifier="at-most")]}
    assert "qualifier-stands" in told(text, claim | wrong)


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
