"""Evidence: what stands is let stand, and every planted fault is caught where it was planted."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_seeds import DOCUMENTS, Change, seeds

from relfacts.curate.evidence import Report, verify
from relfacts.curate.evidence.dateparts import unprinted
from relfacts.curate.printed import Sought, amounts, stands
from relfacts.curate.rules import check
from relfacts.dates.edtf import parse


def sha256(text: str) -> str:
    """The fingerprint of a document."""
    return hashlib.sha256(text.encode()).hexdigest()


def report(*changes: Change, documents: dict[str, str] | None = None) -> Report:
    """What ``verify`` says of the small seeds, some changes made, beside their documents."""
    texts = DOCUMENTS | (documents or {})
    return verify(seeds(*changes), lambda name: texts[name].encode() if name in texts else None)


def said(*changes: Change, documents: dict[str, str] | None = None) -> list[str]:
    """The problems that ``verify`` finds."""
    return [str(problem) for problem in report(*changes, documents=documents).problems]


def test_everything_stands() -> None:
    """Seeds that say what their documents print have no problem, and the summary counts them."""
    found = report()
    assert found.problems == []
    assert found.summary() == (
        "2 documents, 12 anchors, 3 figures, 5 names, 6 dates, 6 statements, 2 sides: all stand"
    )


def test_the_summary_counts_what_does_not_stand() -> None:
    """The summary says how many problems there are, and one is not many."""
    found = report(("annals-2001", "trade across the sound", "trade over the sound"))
    assert found.summary().endswith("6 statements, 2 sides: 1 does not stand")


def doubted(*changes: Change, documents: dict[str, str] | None = None) -> list[str]:
    """What ``verify`` leaves to be judged."""
    return [str(doubt) for doubt in report(*changes, documents=documents).doubts]


# Faults planted in the seeds: what is wrong, the change, what is said and where.
FAULTS: list[tuple[str, Change, list[str]]] = [
    (
        "a wrong line",
        ("annals-2001", "lines: [2]", "lines: [1]"),
        [
            "annals-2001.yaml:30:12: annals.txt:1: line 1 carries nothing of the claim"
            " [line-carries]",
            "annals-2001.yaml:31:14: annals.txt:1: 'Since 1995' does not stand here, but on line 2"
            " [anchor-stands]",
            "annals-2001.yaml:31:14: annals.txt:1: 'trade across the sound' does not stand here,"
            " but on line 2 [anchor-stands]",
        ],
    ),
    (
        "a line too many",
        ("harbour-1990", "lines: [5]", "lines: [4, 5]"),
        [
            "harbour-1990.yaml:67:12: harbour.txt:4,5: line 4 carries nothing of the claim"
            " [line-carries]"
        ],
    ),
    (
        "a line that the document does not have",
        ("annals-2001", "lines: [2]", "lines: [2, 12]"),
        [
            "annals-2001.yaml:30:12: annals.txt:2,12: line 12 carries nothing of the claim"
            " [line-carries]"
        ],
    ),
    (
        "an anchor that stands nowhere",
        ("annals-2001", "trade across the sound", "trade over the sound"),
        [
            "annals-2001.yaml:31:14: annals.txt:2: 'trade over the sound' does not stand here;"
            " nearest: 'trade across the sound' [anchor-stands]"
        ],
    ),
    (
        "a letter cut off an anchor",
        ("annals-2001", "trade across the sound", "trade across the soun"),
        [
            "annals-2001.yaml:31:14: annals.txt:2: 'trade across the soun' does not stand here;"
            " nearest: 'trade across the sound' [anchor-stands]"
        ],
    ),
    (
        "half a figure for an anchor",
        ("harbour-1990", '"1,200 tonnes of salt"', "200 tonnes of salt"),
        [
            "harbour-1990.yaml:41:18: harbour.txt:4: the figure 1200 stands in no anchor:"
            " add an anchor with '1,200 tonnes' [figure-stands]",
            "harbour-1990.yaml:43:14: harbour.txt:4: '200 tonnes of salt' does not stand here;"
            " nearest: '1,200 tonnes of salt' [anchor-stands]",
        ],
    ),
    (
        "turned figures",
        ("harbour-1990", "value: 1200", "value: 2100"),
        [
            "harbour-1990.yaml:41:18: harbour.txt:4: the figure 2100 stands in no anchor:"
            " the anchors have '1,200 tonnes' [figure-stands]"
        ],
    ),
    (
        "a nought too many",
        ("harbour-1990", "value: 2500000", "value: 25000000"),
        [
            "harbour-1990.yaml:51:18: harbour.txt:4: the figure 25000000 stands in no anchor:"
            " 'US$2.5 million' is 2500000 [figure-stands]"
        ],
    ),
    (
        "a wrong number for a word",
        ("harbour-1990", "value: 3,", "value: 4,"),
        [
            "harbour-1990.yaml:31:18: harbour.txt:3: the figure 4 stands in no anchor:"
            " the anchors have 'three-day' [figure-stands]"
        ],
    ),
    (
        "a figure quoted that no anchor has",
        ("harbour-1990", "why: '\"three-day\"'", "why: '\"three days\"'"),
        [
            "harbour-1990.yaml:31:18: harbour.txt:3: no anchor has 'three days' [figure-stands]"
        ],
    ),
    (
        "turned figures in a statement",
        ("harbour-1990", "given 1,200 tonnes", "given 2,100 tonnes"),
        [
            "harbour-1990.yaml:38:16: harbour.txt:4: the figure 2,100 of the statement does not"
            " stand here [figure-stands]"
        ],
    ),
    (
        "a wrong year",
        ("harbour-1990", 'date: "1988"', 'date: "1989"'),
        [
            "harbour-1990.yaml:37:11: harbour.txt:4: no anchor has the year 1989 of the date"
            " [date-stands]",
            "harbour-1990.yaml:37:11: harbour.txt:4: the anchors have the year 1988, the date has"
            " not [date-stands]",
        ],
    ),
    (
        "a wrong month",
        ("annals-2001", "date: 1990-05", "date: 1990-06"),
        [
            "annals-2001.yaml:15:11: annals.txt:1: no anchor has the month 06 of the date"
            " [date-stands]"
        ],
    ),
    (
        "a day that is not printed",
        ("annals-2001", "date: 1990-05", "date: 1990-05-07"),
        [
            "annals-2001.yaml:15:11: annals.txt:1: no anchor has the day 07 of the date"
            " [date-stands]"
        ],
    ),
    (
        "no date at all",
        ("annals-2001", "date: 1990-05", "date: in May"),
        [
            "annals-2001.yaml:15:11: annals.txt:1: 'in May' has a space in it, which no EDTF date"
            " has [date-stands]"
        ],
    ),
    (
        "a swapped person",
        ("harbour-1990", "{id: ada-berg, role: visitor", "{id: zoe-lindstrom, role: visitor"),
        [
            "harbour-1990.yaml:28:9: harbour.txt:3: no spelling of zoe-lindstrom stands here, and"
            " named does not say why [name-stands]"
        ],
    ),
    (
        "a swapped person who is not spelled out",
        (
            "harbour-1990",
            "{id: ada-berg, role: signatory, named: '\"She\"",
            "{id: zoe-lindstrom, role: signatory, named: '\"She\"",
        ),
        [
            "harbour-1990.yaml:64:9: harbour.txt:5: zoe-lindstrom is spelled out; what named says"
            " is not needed [name-stands]"
        ],
    ),
    (
        "a person named on another line than is said",
        ("harbour-1990", "the President of line 3", "the President of line 2"),
        [
            "harbour-1990.yaml:64:9: harbour.txt:5: ada-berg is not spelled out where named says:"
            ' "She": the President of line 2 [name-stands]'
        ],
    ),
    (
        "a reason with a quotation that is none",
        ("harbour-1990", 'date_why: \'"three-day"', 'date_why: \'"four-day"'),
        [
            "harbour-1990.yaml:22:11: harbour.txt:3: the reason quotes 'four-day', which does not"
            " stand here [quotation-stands]"
        ],
    ),
    (
        "an office on a line without its holder",
        ("people", "source: harbour-1990, lines: [3]", "source: harbour-1990, lines: [3, 4]"),
        [
            "people.yaml:7:7: harbour.txt:4: no spelling of ada-berg, whose office stands here"
            " [office-stands]"
        ],
    ),
    (
        "an office over years that nobody prints",
        ("people", "date: 1990-05-07", "date: 1988-05/1990-05"),
        [
            "people.yaml:7:7: harbour.txt:3: the year 1988 of the office does not stand here"
            " [office-stands]"
        ],
    ),
    (
        "somebody else by a part of the name that is printed whole",
        ("harbour-1990", "{id: ada-berg, role: visitor, office: President of Norland}",
         "{id: zoe-lindstrom, role: visitor, named: '\"Ada\" alone'}"),
        [
            "harbour-1990.yaml:28:9: harbour.txt:3: 'Ada' stands here only in the name of ada-berg,"
            " not of zoe-lindstrom [name-stands]"
        ],
    ),
    (
        "somebody else in a statement",
        ("harbour-1990", "1,200 tonnes of salt by Norland.", "1,200 tonnes of salt by Ada Berg."),
        [
            "harbour-1990.yaml:38:16: harbour.txt:4: the statement names ada-berg: neither printed"
            " here nor in the claim [statement-names]"
        ],
    ),
    (
        "somebody else in a statement, by the family name alone",
        ("harbour-1990", "1,200 tonnes of salt by Norland.", "1,200 tonnes of salt by Berg."),
        [
            "harbour-1990.yaml:38:16: harbour.txt:4: the statement names 'Berg': neither printed"
            " here nor in the claim [statement-names]"
        ],
    ),
    (
        "somebody without a record in a statement",
        ("annals-2001", "between the two shores keeps growing.",
         "keeps growing, says Otto Quill, a merchant; so Otto's friends say."),
        [
            "annals-2001.yaml:28:16: annals.txt:2: the statement names 'Otto': neither printed"
            " here nor in the claim [statement-names]",
            "annals-2001.yaml:28:16: annals.txt:2: the statement names 'Quill': neither printed"
            " here nor in the claim [statement-names]",
        ],
    ),
    (
        "a family name of the base at the head of a statement",
        ("annals-2001", "Commerce between the two shores keeps growing.",
         "Lindström sees commerce grow."),
        [
            "annals-2001.yaml:28:16: annals.txt:2: the statement names 'Lindström': neither printed"
            " here nor in the claim [statement-names]"
        ],
    ),
    (
        "another town in a statement",
        ("annals-2001", "between the two shores keeps growing.", "of Portvik keeps growing."),
        [
            "annals-2001.yaml:28:16: annals.txt:2: the statement names 'Portvik': neither printed"
            " here nor in the claim [statement-names]"
        ],
    ),
    (
        "another month in a statement",
        ("harbour-1990", "spent three days in Sudland.", "spent three days of June in Sudland."),
        [
            "harbour-1990.yaml:26:16: harbour.txt:3: the statement names 'June': neither printed"
            " here nor in the claim [statement-names]"
        ],
    ),
    (
        "a year in a side that its lines do not print",
        ("discrepancies", "a visit to Portvik", "a visit to Portvik in 1991"),
        [
            "discrepancies.yaml:6:7: annals.txt:1: the side has the figure 1991, which does not"
            " stand here [side-stands]"
        ],
    ),
    (
        "a month in a side that its lines do not print",
        ("discrepancies", "a visit to Portvik", "a visit in June"),
        [
            "discrepancies.yaml:6:7: annals.txt:1: the side names 'June': not printed here"
            " [side-stands]"
        ],
    ),
    (
        "a number in words in a side",
        ("discrepancies", "a visit that began in Portvik", "a visit of four days"),
        [
            "discrepancies.yaml:5:7: harbour.txt:3: the side has the figure 4, which does not"
            " stand here [side-stands]"
        ],
    ),
    (
        "somebody else in a side",
        ("discrepancies", "a visit that began in Portvik", "Zoë Lindström came"),
        [
            "discrepancies.yaml:5:7: harbour.txt:3: the side names zoe-lindstrom: not printed here"
            " [side-stands]"
        ],
    ),
    (
        "somebody of the fact in a side, whom other lines name",
        ("discrepancies", "lines: [3], says: a visit that began in Portvik",
         "lines: [4], says: a visit of Ada Berg"),
        [
            "discrepancies.yaml:5:7: harbour.txt:4: the side names ada-berg: not printed here"
            " [side-stands]"
        ],
    ),
    (
        "a title in a side, which is no sentence",
        ("discrepancies", "a visit that began in Portvik", "Chairwoman"),
        [
            "discrepancies.yaml:5:7: harbour.txt:3: the side names 'Chairwoman': not printed here"
            " [side-stands]"
        ],
    ),
    (
        "a quotation in a side that is none",
        ("discrepancies", "a visit to Portvik", "'a \"four-day\" visit'"),
        [
            "discrepancies.yaml:6:7: annals.txt:1: the side quotes 'four-day', which does not stand"
            " here [side-stands]",
        ],
    ),
    (
        "a copied sentence of nine words",
        (
            "annals-2001",
            "Commerce between the two shores keeps growing.",
            "Trade across the sound has grown without a single year of loss.",
        ),
        [
            "annals-2001.yaml:28:16: copied from annals.txt: 'trade across the sound has grown"
            " without a single' [own-words]"
        ],
    ),
    (
        "a copy behind accents, capitals and hyphens",
        (
            "annals-2001",
            "    lines: [2]\n",
            "    note: Tráde-across-the-sound HAS GROWN without a single loss.\n    lines: [2]\n",
        ),
        [
            "annals-2001.yaml:25:11: copied from annals.txt: 'trade across the sound has grown"
            " without a single' [own-words]"
        ],
    ),
    (
        "another text than the one that was read",
        ("annals-2001", "sha256: ", "sha256: 0"),
        [
            "annals-2001.yaml:3:11: annals.txt is not the text that was read: its SHA-256 is"
            f" {sha256(DOCUMENTS['annals.txt'])} [same-text]"
        ],
    ),
    (
        "another number of lines",
        ("annals-2001", "lines: 2\n", "lines: 3\n"),
        ["annals-2001.yaml:3:11: annals.txt has 2 lines, the seed says 3 [same-text]"],
    ),
    (
        "a document that is not there",
        ("annals-2001", "document: annals.txt", "document: annals-2.txt"),
        ["annals-2001.yaml:3:11: annals-2.txt is not there [present]"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "complaints"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_a_planted_fault_is_caught(change: Change, complaints: list[str]) -> None:
    """A fault in a seed is reported with its place there and the place in the document."""
    assert said(change) == complaints


# What differs from the plainest case, and stands all the same.
STANDING: list[tuple[str, Change]] = [
    ("eight words in a row", ("annals-2001", "Commerce between the two shores keeps growing.",
                              "Trade across the sound has grown without a loss.")),
    ("a line that names a person of the claim", ("annals-2001", "lines: [2]", "lines: [2, 1]\n"
     "    people: [{id: zoe-lindstrom, role: subject}]")),
    ("a reason without a line", ("harbour-1990", "the President of line 3", "the guest")),
    ("a quotation from another document",
     ("harbour-1990", "during the visit; the day is not given",
      "'\"as the guest of\", says Annals 2001'")),
    ("a quotation from a line that is named",
     ("harbour-1990", "during the visit; the day is not given",
      "'the \"three-day visit\" of line 3'")),
    ("a quotation that begins a sentence", ("harbour-1990", "'\"She\": the", "'\"she\": the")),
    ("a number in words that is not known", ("harbour-1990", "value: 1200, unit: t, of: salt",
     "value: 1201, unit: t, of: salt, why: '\"tonnes of salt\"'")),
    ("a date that is worked out", ("annals-2001", "date: 1990-05",
     "date: 1991-12\n    date_how: inferred\n    date_why: by reckoning")),
    ("an office since a day that is printed", ("people", "1990-05-07", "1990-05-07/..")),
    ("a name of another claim of the fact, where this one leads",
     ("harbour-1990", "spent three days in Sudland.", "spent three days with Zoë Lindström.")),
    ("a side with the date that its claim works out",
     ("discrepancies", "a visit that began in Portvik", "'a visit until May 9, 1990'")),
    ("a side with the figure of its claim",
     ("discrepancies", "a visit that began in Portvik", "'one of the visits, of 3 days'")),
    ("a side that lacks a word of another",
     ("discrepancies", "a visit to Portvik", "'in May, without \"three-day\"'")),
    ("a side that is a sentence",
     ("discrepancies", "a visit to Portvik", "It tells of a visit to Portvik.")),
    ("a second sentence", ("annals-2001", "keeps growing.", "keeps growing. So it is said.")),
    ("those who are of a country", ("harbour-1990", "salt by Norland.", "Norlandish salt.")),
    ("a family name of somebody listed",
     ("harbour-1990", "Ada Berg spent three days in Sudland.", "Three days passed for Berg.")),
    ("a country of which another line speaks", ("harbour-1990", "salt by Norland.",
     "salt by Norland, for which Sudland gave thanks.")),
    ("a place by another form of its name",
     ("places", "name: Norland", "name: Norland\n  forms: [the North]")),
    ("a title from another line", ("harbour-1990", "salt by Norland.", "salt by a President.")),
    ("the document that says so", ("annals-2001", "keeps growing.", "keeps growing, says Annals.")),
    ("the month of a date that is worked out",
     ("harbour-1990", "spent three days in Sudland.", "spent three days of May in Sudland.")),
    ("an ordinal that the lines print as a figure",
     ("harbour-1990", "spent three days in Sudland.", "came on the Seventh of May.")),
    ("a month in another language", ("annals-2001", "language: en", "language: fr")),
]  # fmt: skip


@pytest.mark.parametrize("change", [row[1] for row in STANDING], ids=[row[0] for row in STANDING])
def test_what_stands_is_let_stand(change: Change) -> None:
    """No fault is found where there is none."""
    assert said(change) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_capitals_tell_names_in_english_only(language: str) -> None:
    """What a document in another language calls something cannot be known; people still are."""
    other = ("annals-2001", "language: en", f"language: {language}")
    growing = "between the two shores keeps growing."
    found = said(other, ("annals-2001", growing, "keeps growing by Winter, says Ada Berg."))
    names = [line.partition("the statement names ")[2].partition(":")[0] for line in found]
    assert names == (["'Winter'", "ada-berg"] if language == "en" else ["ada-berg"])


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("The U.S. and O'Brien of Russia met the Chinese.", "US and O'Brien's Russians met China."),
        (
            "US President Ortega and the Norwegians",
            "The U.S. President, Ortega, met Norwegian men.",
        ),
        ("Anne-Marie d’Arc, Zürich", "here is Anne Marie D'Arc of Zurich."),
    ],
)
def test_a_name_is_known_in_another_dress(line: str, statement: str) -> None:
    """Dots, apostrophes, hyphens and accents make no other name, nor does an ending of a people."""
    first, _ = DOCUMENTS["annals.txt"].splitlines()
    text = f"{first}\nSince 1995 trade across the sound: {line}\n"
    growing = "Commerce between the two shores keeps growing."
    read = ("annals-2001", sha256(DOCUMENTS["annals.txt"]), sha256(text))
    for told, problems in ((f"It is that {statement}", 0), (f"It is as Otto said, {statement}", 1)):
        found = said(read, ("annals-2001", growing, told), documents={"annals.txt": text})
        assert len(found) == problems, found


def test_an_unreadable_seed_does_not_pass() -> None:
    """A seed that cannot be read cannot be checked, and verify says so."""
    (problem,) = report(("annals-2001", "id: annals-2001\n", "id: [annals-2001\n")).problems
    assert (problem.at.path, problem.rule) == ("annals-2001.yaml", "bad-yaml")


def test_a_document_that_is_not_there_is_not_counted() -> None:
    """What could not be checked does not count as checked."""
    found = verify(seeds(), lambda _: None)
    assert [problem.rule for problem in found.problems] == ["present", "present"]
    assert found.summary().startswith("0 documents, 0 anchors, 0 figures")


def test_an_edited_document() -> None:
    """A document changed by one letter is another text, though every anchor may stand in it."""
    edited = DOCUMENTS["annals.txt"].replace("the merchants", "two merchants")
    assert said(documents={"annals.txt": edited}) == [
        "annals-2001.yaml:3:11: annals.txt is not the text that was read: its SHA-256 is"
        f" {sha256(edited)} [same-text]"
    ]


def test_a_document_that_is_no_utf8() -> None:
    """Bytes that are no text are another text, not a crash."""
    found = verify(seeds(), lambda name: DOCUMENTS[name].encode("utf-16"))
    assert {"same-text", "anchor-stands"} <= {problem.rule for problem in found.problems}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_documents(form: Literal["NFC", "NFD"]) -> None:
    """Accents written as one character or as two are the same text to an anchor and a name."""
    text = unicodedata.normalize(form, DOCUMENTS["harbour.txt"])
    read = (
        ("harbour-1990", sha256(DOCUMENTS["harbour.txt"]), sha256(text)),
        ("harbour-1990", "anchors: [She met the mayor,", "anchors: [Zoë Lindström, She met,"),
    )
    assert ("\u0308" in text) == (form == "NFD")
    assert said(*read, documents={"harbour.txt": text}) == []


def test_the_last_line_may_end_or_not() -> None:
    """A text counts the same number of lines with and without a line end at its end."""
    text = DOCUMENTS["annals.txt"].removesuffix("\n")
    read = ("annals-2001", sha256(DOCUMENTS["annals.txt"]), sha256(text))
    assert said(read, documents={"annals.txt": text}) == []


@pytest.mark.parametrize(
    ("words", "line", "answer"),
    [
        ("in 1964", "He came in 1964.", True),
        ("in 196", "He came in 1964.", False),
        ("n 1964", "He came in 1964.", False),
        ("1960", "in the 1960s", False),
        ("1960s", "in the 1960s", True),
        ("7", "the 7th Congress", False),
        ("13,000 tonnes", "another 13,000 tonnes", True),
        ("000 tonnes", "another 13,000 tonnes", False),
        ("13", "another 13,000 tonnes", False),
        ("6 million", "$11.6 million", False),
        ("8-12", "July 8-12, 1957", True),
        ("8", "US$8 million", True),
        ("in 1964", "once in 19640 and once in 1964", True),
        ("Hồ", "Hồng", False),
        ("", "anything", False),
    ],
)
def test_words_stand_whole(words: str, line: str, answer: bool) -> None:
    """Words stand in a line only if neither end of them is inside a word or a figure."""
    assert stands(words, line) is answer


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("100 tonnes", [100]),
        ("22,700 tonnes and 5 tonnes", [22700, 5]),
        ("US$8 million", [8_000_000]),
        ("$11.6 million in 2015", [11_600_000, 2015]),
        ("three hundred thousand", [300_000]),
        ("Two-day", [2]),
        ("a 70th birthday", [70]),
        ("millions of people", []),
    ],
)
def test_amounts_in_digits_and_words(text: str, numbers: list[int]) -> None:
    """A number is read with its thousands, its fraction and the words that multiply it."""
    assert amounts(text) == numbers


@pytest.mark.parametrize(
    ("date", "text", "missing"),
    [
        ("1957-07-08/1957-07-12", "July 8-12, 1957", []),
        ("1957-07-08/1957-07-12", "July 8-13, 1957", ["day 12"]),
        ("2024-03-25", "date 2024-03-25", []),
        ("2025-10-09", "Oct. 9, 2025", []),
        ("1957-07-08/1957-08-12", "July 8-12, 1957", ["month 08"]),
        ("2025-09", "Sept. 2025", []),
        ("1958", "in 1958", []),
        ("1958", "in 19580", ["year 1958"]),
        ("196X/197X", "1960s and 1970s", []),
        ("196X", "the year 19", ["year 196X"]),
        ("2013/..", "since 2013", []),
        ("2001-21", "in spring 2001", []),
        ("2001-05", "in 2001", ["month 05"]),
        ("[1989,1990]", "1989 or 1990", []),
    ],
)
def test_the_parts_of_a_date(date: str, text: str, missing: list[str]) -> None:
    """Of a printed date every year, month and day must be printed; seasons are not looked for."""
    assert unprinted(parse(date), text) == missing


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Zoë Lindström was mayor; Ada Berg ran the port", True),
        ("Ada Berg ran the port; Zoë Lindström was mayor", True),
        ("Zoë Lindström was mayor and ran the port; Ada Berg sang", False),
        ("Zoë Lindström sang, and Ada Berg wept. She ran the port", False),
        ("Ada Berg wept. She ran the port. Zoë Lindström sang", True),
        ("Ada Berg: Zoë Lindström was ill. Somebody ran the port", False),
    ],
)
def test_what_is_said_of_somebody_else_is_to_be_judged(line: str, told: bool) -> None:
    """By the clause of the words cited, its sentence, or the one before a "she"."""
    change: Change = (
        "annals-2001",
        "    topics: [trade]\n    lines: [2]\n    anchors: [Since 1995, trade across the sound]\n",
        "    people: [{id: zoe-lindstrom, role: host}]\n    topics: [trade]\n    lines: [2]\n"
        "    anchors: [ran the port]\n",
    )
    found = report(change, documents={"annals.txt": f"In May 1990 Ada came.\n{line}.\n"}).doubts
    assert any(one.rule == "person-stands" for one in found) == told


# What a machine cannot see: the words stand, and do not mean what the claim says.
BEYOND: list[tuple[str, list[Change]]] = [
    ("a plan told as done", [("harbour-1990", "kind: aid\n    date: \"1988\"",
                              "kind: aid\n    status: planned\n    date: \"1988\"")]),
    ("a total told as one year's", [("harbour-1990", "of: salt", "of: salt, measure: annual")]),
    ("a year that was worked out wrongly", [
        ("harbour-1990", "[1990-05-07..1990-05-09]", "[1989-05-07..1989-05-09]")]),
    ("a statement that says something else", [
        ("annals-2001", "Commerce between the two shores keeps growing.", "Commerce is dead.")]),
]  # fmt: skip


@pytest.mark.parametrize("changes", [row[1] for row in BEYOND], ids=[row[0] for row in BEYOND])
def test_what_is_left_to_people(changes: list[Change]) -> None:
    """What the words mean no machine checks: two people read every claim beside its lines."""
    assert said(*changes) == []
    assert check(seeds(*changes)) == []


def test_host_and_guest_are_told_by_nouns() -> None:
    """Who had somebody as her guest is no visitor, also where every document is turned round."""
    turned: list[Change] = [
        ("annals-2001", "zoe-lindstrom, role: host", "zoe-lindstrom, role: visitor"),
        ("annals-2001", "ada-berg, role: visitor", "ada-berg, role: host"),
        ("harbour-1990", "{id: ada-berg, role: visitor, office: President of Norland}\n    places",
         "{id: ada-berg, role: host, office: President of Norland}\n    places")]  # fmt: skip
    assert said(*turned) == [
        "annals-2001.yaml:16:16: annals.txt:1: the statement has ada-berg travel, the claim lists"
        " it as the other [direction-stands]"
    ]


#: Words, figures and what parts them, in which pieces of one another are easily met.
PRINTED = st.text("aé1,0. '-_", max_size=8)


@given(st.lists(PRINTED), PRINTED)
def test_many_texts_are_found_where_each_is(texts: list[str], line: str) -> None:
    """Texts that are sought all at once are found where each of them stands by itself."""
    assert Sought(texts).standing(line) == {text for text in texts if stands(text, line)}


@pytest.mark.parametrize(
    "printed",
    ["Lindström Zoë", "Lindström, Zoë", "ZOË LINDSTRÖM", "Zoe Lindstrom", "Zoë-Lindström"],
)
def test_a_spelling_that_differs_by_itself_needs_no_entry(printed: str) -> None:
    """Order, case, accents and hyphens of a whole name are forgiven, as the handbook says."""
    texts = DOCUMENTS | {"harbour.txt": DOCUMENTS["harbour.txt"].replace("Zoë Lindström", printed)}
    assert printed in texts["harbour.txt"]
    told = [problem.rule for problem in report(documents=texts).problems]
    assert "name-stands" not in told
