"""Reading seeds: every value is text, knows where it stands, and no mistake hides another."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from small_seeds import DOCUMENTS, SEEDS, Change, complaints, seeds

from relfacts.curate.evidence import verify
from relfacts.curate.located import Entry
from relfacts.curate.problems import UNREAD, Problem
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.yamltext import read_list, read_mapping


def read(text: str) -> tuple[Entry, list[Problem]]:
    """The mapping of a YAML text that can be read, and where its problems will be found."""
    problems: list[Problem] = []
    entry = read_mapping(text, "a.yaml", problems)
    assert entry is not None, problems
    return entry, problems


def said(problems: Iterable[Problem]) -> list[str]:
    """The problems as a curator sees them."""
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("true", "true"),
        ("1958", "1958"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1.50", "1.50"),
        ("1e3", "1e3"),
        ("12:30:45", "12:30:45"),
        ("2019-03", "2019-03"),
        ("2019-03-01", "2019-03-01"),
        ('"2019-03-01"', "2019-03-01"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("!!int 7", "7"),
        ("Hà Nội", "Hà Nội"),
        ("'it''s'", "it's"),
        (">-\n  one\n  sentence", "one sentence"),
    ],
)
def test_every_value_stays_text(written: str, text: str) -> None:
    """A value is the text that was written, whatever YAML would take it for."""
    entry, problems = read(f"key: {written}\n")
    assert entry.text("key") == text
    assert not problems


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("null", None),
        ("~", None),
        ('"null"', "null"),
        ("'~'", "~"),
        ("Null", "Null"),
    ],
)
def test_only_a_bare_null_is_none(written: str, value: str | None) -> None:
    """A bare null or tilde is no value; a quoted one is the word."""
    entry, problems = read(f"key: {written}\n")
    assert entry.optional("key") == value
    assert not problems


@pytest.mark.parametrize("written", ["", '""', "''", "' '"])
@pytest.mark.parametrize("way", ["text", "optional"])
def test_an_empty_value_is_told(written: str, way: str) -> None:
    """A key with nothing behind it says which record it is of, once, and is read as no value."""
    entry, problems = read(f"fact: salt\ndate: {written}\n")
    assert not getattr(entry, way)("date")
    assert said(problems) == [
        "a.yaml:2:1: date of 'salt' is empty: write what it should be, or take"
        " the key away [empty-value]"
    ]


@pytest.mark.parametrize("written", ["[a, '']", "[a, null]", "\n  - a\n  -\n"])
def test_an_empty_item_is_told(written: str) -> None:
    """Nothing in a list is told too, and the other items are read."""
    entry, problems = read(f"places: {written}\n")
    assert entry.texts("places") == ("a",)
    (problem,) = said(problems)
    assert "an item of places is empty: write what it should be, or take it away" in problem


def test_what_must_be_there_may_not_be_null() -> None:
    """A null where a text is needed is a missing text."""
    entry, problems = read("key: null\n")
    assert entry.text("key") == ""
    assert said(problems) == ["a.yaml:1:1: 'key' is missing [missing-key]"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("key: value\n", 1, 6),
        ("# comment\n\nkey: value\n", 3, 6),
        ("other: x\nkey:\n  - item\n", 3, 3),
        ("{other: x, key: value}\n", 1, 17),
        ("{여: 여, key: value}\n", 1, 13),
        ('{o: "\N{GRINNING FACE}", key: value}\n', 1, 15),
        ("other: x\r\nkey: value\r\n", 2, 6),
    ],
)
def test_a_place_is_counted_from_one(text: str, line: int, column: int) -> None:
    """A place is path:line:column, lines and columns counted from 1, in characters, not bytes."""
    entry, _ = read(text)
    assert str(entry.place("key")) == f"a.yaml:{line}:{column}"


def test_what_is_not_there_has_the_place_of_its_mapping() -> None:
    """A complaint of something missing points to the record that misses it."""
    entry, _ = read("# comment\nother: x\n")
    assert str(entry.place("key")) == "a.yaml:2:1"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id: a\nid: b\n", "2:1: the key 'id' is here twice [duplicate-key]"),
        ("id: a\nidd: b\n", "2:1: unknown key 'idd' [unknown-key]"),
        ("other: a\n", "1:1: 'id' is missing [missing-key]"),
        ("id: [a]\n", "1:5: id must be a single text [bad-shape]"),
        ("id: {a: b}\n", "1:5: id must be a single text [bad-shape]"),
        ("id: a\nlist: b\n", "2:7: list must be a list: write [b] [bad-shape]"),
        ("id: a\nlist: {b: c}\n", "2:7: list must be a list [bad-shape]"),
        ("id: a\nlist: [b, [c]]\n", "2:11: an item of list must be a single text [bad-shape]"),
        ("id: a\nentries: [b]\n", "2:11: an item of entries must be a mapping [bad-shape]"),
        ("id: a\nentry: b\n", "2:8: entry must be a mapping [bad-shape]"),
        ("id: a\nnumber: two\n", "2:9: number is 'two', not a whole number [bad-number]"),
        ("id: a\nnumber: -2\n", "2:9: number is '-2', not a whole number [bad-number]"),
        ("id: a\nnumber: 2.0\n", "2:9: number is '2.0', not a whole number [bad-number]"),
        ("id: a\nnumber: ٢\n", "2:9: number is '٢', not a whole number [bad-number]"),
        ("id: a\nnumbers: [5-7]\n",
         "2:11: an item of numbers is '5-7', not a whole number: write 5, 6, 7 [bad-number]"),
        ("id: a\nnumbers: [1, x]\n",
         "2:14: an item of numbers is 'x', not a whole number [bad-number]"),
        ("id: a\nword: up\n", "2:7: word is 'up', not one of left, right [unknown-word]"),
        ("id: a\n? [b, c]\n: d\n", "2:3: a key must be a single text [bad-shape]"),
        ('id: "a\\u202Eb"\n',
         "1:5: the character U+202E (RIGHT-TO-LEFT OVERRIDE) has no place in a seed [clean-text]"),
        ('id: "a\\eb"\n',
         "1:5: the character U+001B (no name) has no place in a seed [clean-text]"),
        ("id: a\u200bb\n",
         "1:5: the character U+200B (ZERO WIDTH SPACE) has no place in a seed [clean-text]"),
        ("id: |\n  a\n  b\n",
         "1:5: the character U+000A (no name) has no place in a seed [clean-text]"),
        ("id: a\ninner: {\u00adb: c}\n",
         "2:9: the character U+00AD (SOFT HYPHEN) has no place in a seed [clean-text]"),
        ("id: e\u0301\n", "1:5: 'e\u0301' is not in Unicode form NFC [clean-text]"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_complaint(text: str, complaint: str) -> None:
    """A wrong key, shape, number, word or character is reported where it stands."""
    entry, problems = read(text)
    entry.text("id")
    entry.optional("other")
    entry.choice("word", ("left", "right"), default="left")
    entry.texts("list")
    entry.entries("entries")
    entry.entry("entry")
    entry.entry("inner")
    entry.integers("numbers")
    if "number" in entry.labels():
        entry.integer("number")
    entry.done()
    assert f"a.yaml:{complaint}" in said(problems)


def test_a_wrong_value_is_read_as_empty() -> None:
    """Reading goes on after a mistake: what is misshapen counts as not there."""
    entry, _ = read("text: [a]\nnumber: b\nlist: c\nentries: d\nentry: e\n")
    assert entry.text("text") == ""
    assert entry.integer("number") == UNREAD
    assert entry.texts("list") == ()
    assert entry.entries("entries") == []
    assert entry.entry("entry") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: [\n", "2:1"),
        ("id: a: b\n", "1:6"),
        ("a: 1\n b: 2\n", "2:3"),
        ("id: *nobody\n", "1:5"),
        ('id: "never\nclosed\n', "1:5"),
        ("id: a\n---\nid: b\n", "2:1"),
        ("id: a\nb: \x1b\n", "2:4"),
    ],
)
def test_broken_yaml_is_a_problem_with_a_place(text: str, place: str) -> None:
    """A text that is no YAML is one problem, on one line, where the reader stumbled."""
    problems: list[Problem] = []
    assert read_mapping(text, "a.yaml", problems) is None
    (complaint,) = said(problems)
    assert complaint.startswith(f"a.yaml:{place}: ")
    assert "\n" not in complaint


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- a\n", "1:1: the file must be one mapping [bad-shape]"),
        ("a\n", "1:1: the file must be one mapping [bad-shape]"),
        ("", "1:1: the file is empty [bad-shape]"),
        ("# nothing yet\n", "1:1: the file is empty [bad-shape]"),
    ],
)
def test_a_record_is_one_mapping(text: str, complaint: str) -> None:
    """A file that must be one mapping is reported if it is anything else, or nothing."""
    problems: list[Problem] = []
    assert read_mapping(text, "a.yaml", problems) is None
    assert said(problems) == [f"a.yaml:{complaint}"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: b\n", "1:1: the file must be one list [bad-shape]"),
        ("- a\n", "1:3: each item must be a mapping [bad-shape]"),
    ],
)
def test_an_authority_file_is_one_list(text: str, complaint: str) -> None:
    """A file that must be a list of mappings is reported if it is anything else."""
    problems: list[Problem] = []
    assert read_list(text, "a.yaml", problems) == []
    assert said(problems) == [f"a.yaml:{complaint}"]


def test_an_authority_file_may_be_empty() -> None:
    """A file of comments only is a list that nobody has begun yet, and no mistake."""
    problems: list[Problem] = []
    assert read_list("# none so far\n", "a.yaml", problems) == []
    assert not problems


def test_all_mistakes_at_once() -> None:
    """Every mistake in every file is reported in one run, in the order of files and lines."""
    found = complaints(
        ("base", "licence: CC0-1.0", "license: CC0-1.0"),
        ("discrepancies", "holds: both", "holds: neither"),
        ("harbour-1990", "lines: 5", "lines: five"),
        ("harbour-1990", "value: 1200", 'value: "1,200"'),
        ("harbour-1990", "unit: USD", "unit: dollars"),
        ("places", "kind: city", "kinds: city"),
    )
    assert found == [
        "base.yaml:3:1: unknown key 'license': did you mean 'licence'? [unknown-key]",
        "discrepancies.yaml:7:10: holds is 'neither', not one of open, preferred, both"
        " [unknown-word]",
        "harbour-1990.yaml:5:8: lines is 'five', not a whole number [bad-number]",
        "harbour-1990.yaml:41:26: the figure '1,200' is not a number: write 1200 [bad-number]",
        "harbour-1990.yaml:51:41: unknown unit 'dollars': write USD or AUD or CAD or NZD or HKD"
        " or SGD [unknown-unit]",
        "places.yaml:11:3: unknown key 'kinds': did you mean 'kind'? [unknown-key]",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: a\n  b: c\n", "2:4: not YAML: a key cannot stand here: indent it like the keys"),
        ("id: a: b\n", "1:6: not YAML: a text with a colon and a space in it needs quotes"),
        ("id: a\n\tb: c\n", "2:1: not YAML: the line is indented with a tab: write spaces"),
        ("id: *nobody\n", "1:5: not YAML: a text that begins with * needs quotes"),
        ("id: @nobody\n", "1:5: not YAML: a text that begins with @ needs quotes"),
        ('id: "never\nclosed\n', "1:5: not YAML: the quotation mark here has no partner"),
        ("id: [a, b\nc: d\n", "1:5: not YAML: what begins here with [ has no ], or lacks a comma"),
        ('id: ["a", "b]\nc: d\n', "1:11: not YAML: the quotation mark here has no partner"),
        (
            "list:\n  - a: 1\n    b: 2\n   c: 3\n",
            "4:4: not YAML: this line begins in a column where nothing else of its record does",
        ),
        ("id: a\nb\nc: d\n", "2:1: not YAML: a key needs a colon and a space after it"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words(text: str, told: str) -> None:
    """Where the mistake is, and what to write instead."""
    problems: list[Problem] = []
    assert read_mapping(text, "a.yaml", problems) is None
    (complaint,) = said(problems)
    assert complaint.startswith(f"a.yaml:{told}")


@pytest.mark.parametrize("stem", ["people", "places", "topics", "harbour-1990"])
def test_nothing_is_missing_from_a_file_that_cannot_be_read(stem: str) -> None:
    """One complaint about the file, and none about all that refers to what it has."""
    text = SEEDS[stem] + "\tx: y\n"
    there = [(name, f"{name}.yaml", SEEDS[name]) for name in SEEDS if name != stem]
    found = check(read_seeds([*there, (stem, f"{stem}.yaml", text)]))
    assert {problem.rule for problem in found} == {"bad-yaml"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        # An id that belongs elsewhere, a name, a part of an id.
        (("harbour-1990", "{id: zoe-lindstrom, role", "{id: norland, role"),
         "no person 'norland' in people.yaml: 'norland' is a place, and belongs under places or "
         "parties"),
        (("harbour-1990", "{id: zoe-lindstrom, role", "{id: Zoë Lindström, role"),
         "no person 'Zoë Lindström' in people.yaml: write zoe-lindstrom"),
        (("harbour-1990", "{id: zoe-lindstrom, role", "{id: lindstrom, role"),
         "no person 'lindstrom' in people.yaml: write zoe-lindstrom"),
        (("annals-2001", "[sudland, portvik]", "[Sudland, portvik]"),
         "no place 'Sudland' in places.yaml: write sudland"),
        (("harbour-1990", "role: visitor", "role: giver"),
         "not one of visitor, speaker"),
        (("harbour-1990", "role: visitor", "role: giver"),
         "author: it is a role of parties, not of people"),
        (("harbour-1990", "unit: USD", "unit: €"), "unknown unit '€': write EUR"),
        (("harbour-1990", "value: 1200", "value: 1.2 million"),
         "the figure '1.2 million' is not a number: write 1200000, and why: '\"1.2 million\"' if "
         "it is printed so"),
        (("harbour-1990", "weekday: Monday", "weekday: lundi"),
         "'lundi' is not a weekday: write Monday"),
        (("harbour-1990", "date: 1990-05-07/1990-05-09", "date: 1990-05-07/09"),
         "'09' is not an EDTF date in '1990-05-07/09': write 1990-05-07/1990-05-09"),
        (("harbour-1990", "date: 1990-05-07/1990-05-09", "date: “1990-05-07”"),
         "'“1990-05-07”' is not an EDTF date: write 1990-05-07"),
    ],
)  # fmt: skip
def test_a_complaint_says_what_to_write(change: Change, told: str) -> None:
    """What people write by mistake, and what they meant."""
    assert any(told in complaint for complaint in complaints(change))


def test_an_id_of_two_records_is_not_offered() -> None:
    """Whoever follows it would put a fact at somebody else's door."""
    told = complaints(("people", "- id: zoe-lindstrom", "- id: ada-berg"))
    assert any("no person 'zoe-lindstrom'" in complaint for complaint in told)
    assert not any("write ada-berg" in complaint for complaint in told)


def test_there_must_be_a_base() -> None:
    """Without base.yaml nobody knows what the facts are about."""
    assert said(read_seeds([]).problems) == [
        "base.yaml: there is no base.yaml: write it (title, about, licence, try), or name the"
        " folder: --seeds DIR [missing-file]"
    ]


@pytest.mark.parametrize("stem", ["people", "places", "topics"])
def test_a_file_that_is_not_there_is_told_once(stem: str) -> None:
    """Where it should be, without a line, and not once for each claim that needs it."""
    there = [(name, f"in/seeds/{name}.yaml", text) for name, text in SEEDS.items() if name != stem]
    assert said(check(read_seeds(there))) == [
        f"in/seeds/{stem}.yaml: there is no {stem}.yaml: write it, with a record for all {stem}"
        " that the claims name [missing-file]"
    ]


@pytest.mark.parametrize("stem", ["names", "discrepancies", "redirects"])
def test_some_files_need_not_be_there(stem: str) -> None:
    """A base may have no words for names, no differences and no old ids."""
    there = [(name, f"{name}.yaml", text) for name, text in SEEDS.items() if name != stem]
    assert check(read_seeds(there)) == []


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "1e3", "9e999999999", "1_000", "1,200", "twelve", "٢", "1."]
)
def test_a_figure_is_written_in_plain_digits(value: str) -> None:
    """A figure is digits with at most one point: no other number can go into JSON unchanged."""
    meant = {"1,200": "1200", "twelve": "12, and why: '\"twelve\"' if it is printed so"}
    instead = meant.get(value, "it in digits")
    (complaint,) = complaints(("harbour-1990", "value: 1200", f'value: "{value}"'))
    assert f"the figure {value!r} is not a number: write {instead} [bad-number]" in complaint


# What cannot be read as a number: the change, and the only thing said of it.
UNREADABLE: list[tuple[Change, str]] = [
    (
        ("annals-2001", "lines: [2]", "lines: [two]"),
        "annals-2001.yaml:30:13: an item of lines is 'two', not a whole number [bad-number]",
    ),
    (
        ("annals-2001", "lines: [2]", "lines: [[2]]"),
        "annals-2001.yaml:30:13: an item of lines must be a single text [bad-shape]",
    ),
    (
        ("annals-2001", "lines: 2\n", "lines: two\n"),
        "annals-2001.yaml:5:8: lines is 'two', not a whole number [bad-number]",
    ),
    (
        ("harbour-1990", "{lines: [2], why: blank}", "{lines: [2-], why: blank}"),
        "harbour-1990.yaml:16:14: an item of lines is '2-', not a whole number [bad-number]",
    ),
    (
        ("discrepancies", "lines: [3]", "lines: [third]"),
        "discrepancies.yaml:5:38: an item of lines is 'third', not a whole number [bad-number]",
    ),
    (
        ("people", "lines: [3]", "lines: [third]"),
        "people.yaml:7:85: an item of lines is 'third', not a whole number [bad-number]",
    ),
    # Between braces the comma parts it in two.
    (
        ("harbour-1990", "value: 1200", "value: 1,200"),
        "harbour-1990.yaml:41:26: the figure '1,200' is not a number: write 1200 [bad-number]",
    ),
    (
        ("harbour-1990", "value: 2500000", "value: 2,500,000"),
        "harbour-1990.yaml:51:26: the figure '2,500,000' is not a number: write 2500000"
        " [bad-number]",
    ),
    (
        ("annals-2001", "    topics: [visits]\n", "    topics: [visits]\n    quantities:\n"
         "      - {value: 3 days, unit: d, of: duration}\n"),
        "annals-2001.yaml:23:17: the figure '3 days' is not a number: write it in digits"
        " [bad-number]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said_of_it"), UNREADABLE, ids=[row[1] for row in UNREADABLE])
def test_an_unreadable_number_is_told_once(change: Change, said_of_it: str) -> None:
    """What follows from a number that cannot be read is not held against anybody, nor verified."""
    assert complaints(change) == [said_of_it]
    found = verify(seeds(change), lambda name: DOCUMENTS[name].encode())
    assert said(found.problems) == [said_of_it]


def test_the_small_seeds_are_valid() -> None:
    """The seeds that other tests change have no problem as they stand."""
    assert complaints() == []
    assert len(seeds().documents) == 2


@pytest.mark.parametrize("date", ["[..2001-06]", "[1990, 1991]", "[1990-05,1990-06]"])
def test_a_date_in_brackets_wants_quotes(date: str) -> None:
    """YAML takes them for a list of its own; what is no date is only told to be a list."""
    (complaint,) = complaints(("annals-2001", "date: 1990-05", f"date: {date}"))
    written = date.replace(" ", "")
    assert f'date must be a single text: write it in quotes, "{written}"' in complaint
