"""What is shown: columns that hold, text that is never cut, data that is never markup."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from conftest import ROOT, Run, made_of
from relfacts.ask.answers import listing, search
from relfacts.ask.catalogues import people, sources
from relfacts.ask.filters import Filters
from relfacts.base.files import find_base, load_base
from relfacts.base.openbase import OpenBase
from relfacts.show import Screen, render
from relfacts.show.laidout import lay_out
from relfacts.show.layout import Column, Row, Sheet
from relfacts.show.rows import CATALOGUES, FACT_COLUMNS
from relfacts.show.table import render_sheet

WIDTHS = [30, 60, 69, 70, 80, 100, 120, 200]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "question",
    [("facts",), ("who", "김정은"), ("people",), ("topics",), ("discrepancies",), ("sources",)],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_screen(run: Run, question: tuple[str, ...], width: int) -> None:
    """Hangul and Vietnamese counted in cells, at every width; a command is left to the terminal."""
    for line in run(*question, columns=width).out.splitlines():
        assert cell_len(line) <= width or re.fullmatch(r" *relfacts \w+ [^ ]+", line), line


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_lost_at_any_width(run: Run, base: OpenBase, width: int) -> None:
    """Cells fold, they are never cut: no letter of any cell is missing."""
    for command, question in (
        ("facts", listing(base, "facts", Filters())),
        ("agreements", listing(base, "agreements", Filters())),
        ("sources", sources(base)),
        ("people", people(base)),
    ):
        sheet = lay_out(question, base)
        assert isinstance(sheet, Sheet)
        keys = [column.key for column in sheet.columns]
        cells = "".join(row.cells[key] + row.small for row in sheet.rows for key in keys[:1])
        cells += "".join(row.cells[key] for row in sheet.rows for key in keys[1:])
        shown = Counter(run(command, columns=width).out)
        missing = Counter("".join(cells.split())) - shown
        assert not missing, (command, missing)


@pytest.mark.parametrize("lines", ["²", "٣", "9" * 5000, "-1", ""])
def test_how_high_the_screen_is_means_nothing(run: Run, lines: str) -> None:
    """LINES, whatever stands there: Rich would read it."""
    asked = ("year", "1958", "--format", "table")
    assert run(*asked, LINES=lines).out == run(*asked).out


def test_a_pipe_folds_nothing(run: Run, base: OpenBase) -> None:
    """Without a width every statement stands whole on one line, for grep."""
    out = run("facts").out
    for fact in base.facts():
        assert fact["statement"] in out


@pytest.mark.parametrize("width", [101, 120, 200, 1000])
def test_no_screen_gets_rows_that_are_hard_to_read(run: Run, width: int) -> None:
    """Wider than a hundred columns nothing changes: neither tables, cards, nor what is said."""
    for line in (
        ("who", "Kim Jong Un"), ("agreements",), ("year", "2019"), ("people",), ("sources",),
        ("topics",), ("discrepancies",), ("coverage",), ("show", "rice-aid-1995"),
        ("facts", "--fields", "id,statement"), ("year", "1958", "--cite"),
    ):  # fmt: skip
        asked = run(*line, columns=width)
        assert (asked.out, asked.err) == (lambda hundred: (hundred.out, hundred.err))(
            run(*line, columns=100)
        )


@pytest.mark.parametrize("width", [80, 100, 200])
def test_statements_are_not_cramped(run: Run, width: int) -> None:
    """Where there are many short columns they stand under the first, and none is lost."""
    out = run("agreements", "--since", "2000", columns=width).out
    (head,) = [line for line in out.splitlines() if line.startswith(" When ")]
    assert head.index("Source") - head.index("Fact") > 40
    assert "\n mutual legal" in out
    assert out.count("\n signed") == 6


def test_columns_that_need_it_get_the_whole_screen(run: Run) -> None:
    """Whoever asks for many fields on a wide screen has a table of them, and no cards."""
    many = (
        "facts",
        "--limit",
        "3",
        "--fields",
        "id,kind,status,date,people_ids,cited,fit,start,end",
    )
    assert "───" not in run(*many, columns=100).out
    assert "───" in run(*many, columns=200).out


#: A table with more short columns than a hundred cells hold beside a statement.
CROWDED = Sheet(
    ["Concerts"],
    [
        Column("when", "When"), Column("people", "People"), Column("fact", "Fact", main=True),
        Column("quantities", "Quantities"), Column("source", "Source"),
    ],
    [
        Row({
            "when": "4 Sep 2036", "people": people, "fact": "A concert of the orchestra. " * 3,
            "quantities": "1,840: listeners\nmore than 73,000 EUR: takings",
            "source": "Report on the Tour 2036, p. 2, lines 7-8",
        })
        for people in ("Ada Berg, Zoë Lindström", "")
    ],
)  # fmt: skip


def test_a_cramped_statement_takes_more_of_the_screen() -> None:
    """No more than it needs; and a column of which a row has nothing takes no line of it."""
    widths = {}
    for width in (100, 110, 140, 300):
        out = render_sheet(CROWDED, Screen(width, False))
        widths[width] = max(map(len, out.splitlines()))
        assert "4 Sep 2036\n" not in out
    assert widths[100] <= 100 < widths[110] <= 110 < widths[140] == widths[300] <= 140


def test_a_card_says_everything_in_its_place() -> None:
    """What has several lines in a column of a table has one above the statement of a card."""
    out = render_sheet(CROWDED, Screen(60, False))
    assert "1,840: listeners; more than 73,000 EUR: takings" in out


def test_columns_are_as_wide_as_they_are_where_there_is_room(run: Run) -> None:
    """In a pipe nothing folds; where it is tight the short columns do as well."""
    wide = run("agreements").out
    assert " mutual legal assistance   signed   Vietnam and the DPRK signed an agreement on" in wide
    assert " between 9 and 11 Oct 2025   " in wide
    assert "mutual legal assistance  " not in run("agreements", columns=100).out


@pytest.mark.parametrize("width", [60, 70, 80, 100])
def test_what_is_to_be_copied_stays_whole(run: Run, base: OpenBase, width: int) -> None:
    """Ids, names of documents and commands are on one line, whatever the others do."""
    for command in ("topics", "places"):
        shown = run(command, columns=width).out.split()
        assert {record["id"] for record in base.records(command[:-1])} <= set(shown)
    assert "000_aa46b7b3c29cf3e1.txt" in run("coverage", columns=width).out
    assert 'relfacts who "Kim Il Sung"\n' in run("who", "Kim", status=3, columns=width).out
    marked = run("year", "2019", columns=width).out
    assert "relfacts discrepancies\n" in marked
    assert not re.search(r"(relfacts|show|discrepancies)\n +[a-z]", marked)


@pytest.mark.parametrize("width", [80, 100, 120, 200, None])
def test_tables_under_one_another_have_the_same_columns(run: Run, width: int | None) -> None:
    """Sections are parted by one blank line, and their columns stand under one another."""
    out = run("year", "2019", columns=width).out
    heads = [line for line in out.splitlines() if line.startswith(" When ")]
    assert len(heads) == 3
    assert len({line.index(" Source") for line in heads}) == 1
    assert "\n\n\n" not in out


def test_rows_of_one_line_stand_close(run: Run) -> None:
    """Rows are parted by a blank line where they have several lines, and else not."""
    assert run("places", columns=120).out.count("\n\n") < 4
    assert run("people", columns=80).out.count("\n\n") > 15


def test_none_is_a_number(run: Run) -> None:
    """Where nothing was left unread it says 0, not nothing."""
    assert re.search(r"21 +17 +4 +0 +100\n", run("coverage", columns=80).out)
    assert "17 carrying · 4 read · 0 unread · 100 %" in run("coverage", columns=60).out


def test_narrow_screens_get_cards(run: Run) -> None:
    """Below 70 columns, or if an id would break, a row becomes a few lines under one another."""
    assert "───" not in run("visits", columns=69).out
    assert "───" not in run("sources", columns=70).out
    assert "───" in run("facts", "--who", "Kim Il Sung", columns=80).out
    assert "───" in run("sources", columns=80).out


def test_columns_stand_straight_with_wide_characters(records: Any) -> None:
    """The source column begins in the same cell on every line, whatever stands before it."""
    changed = records
    for number, fact in enumerate(changed["facts"]):
        fact["statement"] = ["김일성이 왔다", "Hồ Chí Minh", "金日成 came", "plain"][number % 4]
    base = made_of(changed)
    answer = listing(base, "facts", Filters(kind=["visit"]))
    out = "".join(render(answer, base, "table", Screen(120, False)))
    labels = {source["label"] for fact in changed["facts"] for source in fact["sources"]}
    starts = {
        cell_len(line[: line.index(label)])
        for line in out.splitlines()
        for label in labels
        if f"{label}:" in line
    }
    assert len(starts) == 1


#: Statements that no format may take for its own, each that of a fact of one base.
NASTY = "said [the president] [/b] [bold red]x[/] :smile: a|b https://x.org/[a]"
FORMULAS = ["=1+1", "+1", "@sum", "-2+3+cmd|' /C calc'!A0", "-1+1", "-0056-03", "＝1", "-x"]
QUOTED = ['"=1+1"', '"unbalanced', 'a "b" c', '"a"\'s']
FIGURES = ["-5", "-0.25", "12", "1958", "a-b"]
BROKEN = ["one\rtwo", "one\r\ntwo", "one\ntwo", "one\ttwo", 'a "b", c', "a\\b"]


@pytest.fixture(scope="module")
def nasty() -> OpenBase:
    """A base of these statements."""
    statements = [NASTY, *FORMULAS, *QUOTED, *FIGURES, *BROKEN]
    changed = load_base(find_base(None))
    changed["facts"] = changed["facts"][: len(statements)]
    for fact, statement in zip(changed["facts"], statements, strict=True):
        fact["statement"] = statement
    return made_of(changed)


def written(base: OpenBase, form: str, screen: Screen) -> str:
    """Every fact of a base in a format."""
    return "".join(render(listing(base, "facts", Filters()), base, form, screen))


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "tsv", "json", "jsonl"])
def test_text_is_never_markup(nasty: OpenBase, form: str) -> None:
    """Brackets, tags, emoji codes and pipes from the base come out as they are."""
    out = written(nasty, form, Screen(None, True))
    if form == "markdown":
        # What a reader of Markdown sees, by another's judgement of what is markup.
        seen = MarkdownIt("commonmark").enable("table").render(out)
        out = html.unescape(seen)
    assert NASTY in out


def statements(base: OpenBase, form: str) -> set[str]:
    """The statements of every fact in CSV or TSV, as the library reads them."""
    text = written(base, form, Screen(None, False))
    file = io.StringIO(text, newline="") if form == "csv" else io.StringIO(text)
    dialect = "excel" if form == "csv" else "excel-tab"
    return {row["statement"] for row in csv.DictReader(file, dialect=dialect)}


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("cell", FORMULAS)
def test_a_spreadsheet_meets_no_formula(nasty: OpenBase, form: str, cell: str) -> None:
    """A cell that begins like a formula is quoted (OWASP: CSV injection)."""
    assert f"'{cell}" in statements(nasty, form)
    assert cell not in statements(nasty, form)


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("cell", QUOTED)
def test_a_quotation_mark_is_read_back(nasty: OpenBase, form: str, cell: str) -> None:
    """Also where a cell begins with one, which readers of TSV take for a quoted cell."""
    assert cell in statements(nasty, form)


@pytest.mark.parametrize("cell", FIGURES)
def test_a_number_stays_a_number(nasty: OpenBase, cell: str) -> None:
    """A fall is a negative figure, and no formula."""
    assert cell in statements(nasty, "csv")


@pytest.mark.parametrize("cell", BROKEN)
def test_breaks_in_a_cell_are_read_back(nasty: OpenBase, cell: str) -> None:
    """CSV quotes them; TSV writes them as programmers do, and one row is one line."""
    assert cell in statements(nasty, "csv")
    assert cell.encode("unicode_escape").decode() in statements(nasty, "tsv")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (("year", "1803"), 1),
        (("who", "Kim"), 3),
        (("show", "nothing"), 1),
        (("topic", "football"), 1),
        (("discrepancies", "--who", "Kim"), 3),
        (("discrepancies", "--topic", "football-match"), 2),
        (("coverage", "nothing"), 1),
        (("diff", "data", "data"), 0),
    ],
    ids=str,
)
def test_columns_stand_without_a_row_too(
    run: Run, question: tuple[str, ...], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever reads CSV needs the header; wrong usage alone has no answer."""
    monkeypatch.chdir(ROOT)
    out = run(*question, "--format", "csv", status=status).out
    header = out.removesuffix("\n").split(",")
    name = {"coverage": "lines", "diff": "changes"}.get(question[0], question[0])
    assert header == ([""] if status == 2 else list(CATALOGUES.get(name, FACT_COLUMNS)))
    assert run(*question, "--format", "tsv", status=status).out == out.replace(",", "\t")


@pytest.mark.parametrize("name", sorted(CATALOGUES))
def test_the_columns_of_a_catalogue_are_those_it_has(
    run: Run, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list that stands in for missing rows is the same as with rows."""
    monkeypatch.chdir(ROOT)
    other = tmp_path / "facts.json"
    text = (ROOT / "data" / "facts.json").read_text(encoding="utf-8")
    other.write_text(text.replace("offered", "gave"), encoding="utf-8")
    questions = {
        "about": (),
        "facets": ("facts", "--facet", "person"),
        "lines": ("coverage", "vov-2019"),
        "changes": ("diff", "data", str(other)),
    }
    status = 1 if name == "changes" else 0
    out = run(*questions.get(name, (name,)), "--format", "csv", status=status).out
    header, *rows = csv.reader(io.StringIO(out))
    assert tuple(header) == CATALOGUES[name]
    assert rows


def test_rows_have_names_beside_ids_and_labels_beside_files(run: Run) -> None:
    """For people and for programs; the columns that were there stay the first."""
    out = run("show", "kim-il-sung-visit-1958", "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["people"].startswith("Kim Il Sung (visitor)")
    assert row["people_ids"].split(" | ")[0] == "kim-il-sung"
    assert len(row["place_names"].split(" | ")) == len(row["places"].split(" | "))
    assert row["cited"].split(" | ")[0].count(":") == 1
    assert ".txt" not in row["cited"]


def test_counts_are_a_table_on_a_narrow_screen_too(run: Run) -> None:
    """Their rows are short: as cards they would be three lines each, and hard to compare."""
    lines = run("facts", "--facet", "topic", columns=60).out.splitlines()
    assert re.fullmatch(r" Count +Value +Id", lines[2])
    assert re.fullmatch(r" +44 +Visits and talks +visits", lines[4])
    assert "" not in lines[4:40]
    assert max(map(len, lines)) <= 60
    assert re.search(r"^ +8 +emergency-aid", run("coverage", "sggp-2019", columns=60).out, re.M)
    # Statements would be cramped: they stay cards, whose citations are not broken either.
    cards = run("who", "Kim Jong Un", columns=60).out
    assert "───" not in cards
    assert "VOV 2019:6,10,\n  SGGP 2019:1,20\n" in cards


def test_colour_only_where_wanted(run: Run) -> None:
    """NO_COLOR wins over FORCE_COLOR; a pipe has none by itself."""
    assert "\x1b[" not in run("visits").out
    assert "\x1b[" in run("visits", FORCE_COLOR="1").out
    assert "\x1b[" not in run("visits", FORCE_COLOR="1", NO_COLOR="1").out


def test_colour_carries_no_meaning(run: Run) -> None:
    """Without its colours a table says the same."""
    coloured = run("facts", FORCE_COLOR="1", columns=100).out
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    lines = [line.rstrip() for line in bare.splitlines()]
    assert lines == run("facts", columns=100).out.splitlines()


def test_the_person_asked_for_stands_out(run: Run) -> None:
    """The name is bold in the statements, as a whole word."""
    assert "\x1b[1mKim Il Sung\x1b[0m paid" in run("who", "Kim Il Sung", FORCE_COLOR="1").out


def test_differing_sources_are_marked_in_words(run: Run) -> None:
    """A mark at the fact, and one line below that says what it means and how to see more."""
    out = run("visits").out
    assert "≠ ri-yong-ho-visit-2018" in out
    assert "≈ kim-il-sung-visit-1958" in out
    assert "≠ sources differ, and it is left open: relfacts show" in out
    assert "≈ sources differ, but both can be right: relfacts show" in out
    assert not set("≠≈") & set(run("topic", "rice").out)


@pytest.mark.parametrize("width", [60, 80, 100, None])
def test_an_address_is_never_broken(run: Run, base: OpenBase, width: int | None) -> None:
    """It is there to be copied; all else fits, and stands in one column."""
    addresses = {record["url"] for record in base.records("source") if "url" in record}
    out = run("show", "ri-yong-ho-visit-2018", "kim-il-sung-visit-1958", columns=width).out
    shown = [line.strip() for line in out.splitlines() if "https://" in line]
    assert shown
    assert {*shown} <= addresses
    for line in out.splitlines() if width else ():
        assert len(line) <= width or "https://" in line  # type: ignore[operator]
    assert len({line.index("Statement") for line in out.splitlines() if "Statement" in line}) == 1


def test_a_card_shows_one_fact_whole(run: Run) -> None:
    """Statement, date with EDTF and its reason, offices, attestations, sides of a difference."""
    out = run("show", "ri-yong-ho-visit-2018", columns=100).out
    for text in (
        "Nov or Dec 2018  (EDTF [2018-11,2018-12])",
        "Foreign Minister of the DPRK",
        "000_aa46b7b3c29cf3e1.txt, line 20",
        "worked out",
        "date differs",
        "left open",
    ):
        assert text in out


def test_figures_say_what_they_sum_up(run: Run) -> None:
    """A total over years, a yearly figure and a part of a year never look alike."""
    assert "22,700 tonnes: rice, in all over that time" in run("show", "rice-aid-2000-2012").out
    assert "8,000,000 USD: bilateral trade, for the year" in run("show", "trade-2014").out
    assert "for part of the year only" in run("show", "exports-2018").out


def test_markdown_is_a_table(base: OpenBase) -> None:
    """A heading, a table with as many cells in each row, ids under the statements."""
    answer = search(base, "rice", Filters())
    out = "".join(render(answer, base, "markdown", Screen(None, False)))
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len({row.count(" | ") for row in rows}) == 1
    assert "*rice-aid-1995*" in out


def test_markdown_says_what_its_labels_stand_for(run: Run) -> None:
    """A briefing leaves the tool: its readers have the documents and their addresses."""
    out = run("year", "1958", "--format", "markdown").out
    told = out.partition("\n## Documents\n\n")[2].splitlines()
    cited = set(re.findall(r"\b([A-Z]+ \d{4}):\d", out))
    assert [line.partition(":")[0].removeprefix("- ") for line in told] == sorted(cited)
    seen = MarkdownIt("commonmark").render("\n".join(told))
    for label in cited:
        (address,) = (one["url"] for one in run("sources", "-f", "json").json["sources"]
                      if one["label"] == label)  # fmt: skip
        assert f'<a href="{address}">' in seen
    assert "about Mar. 2019" in seen
    assert "line" not in seen
    for line in (("people",), ("who", "Minh"), ("year", "1958", "--fields", "id,when")):
        asked = run(*line, "--format", "markdown", status=3 if "Minh" in line else 0)
        assert "Documents" not in asked.out


def test_markdown_says_how_sources_differ(run: Run) -> None:
    """Where a table leads to by a command, a page has it all: each side, and what is made of it."""
    out = run("who", "Ri Yong Ho", "--format", "markdown").out
    assert "relfacts show" not in out
    told = out.partition("\n## Where sources differ\n\n")[2].partition("\n\n")[0]
    seen = MarkdownIt("commonmark").render(told)
    differences = _differences(run("who", "Ri Yong Ho", "-f", "json").json["facts"])
    assert len(differences) > 1
    for difference in differences:
        for side in difference["sides"]:
            assert html.escape(side["says"]) in seen
        assert html.escape(difference["why"]) in seen
    assert seen.count("<ul>") == len(differences) + 1
    assert "differ" not in run("topic", "rubber", "--format", "markdown").out


def _differences(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = {item["id"]: item for fact in facts for item in fact["discrepancies"]}
    return [*found.values()]


def test_markdown_says_what_it_does_not_have(run: Run) -> None:
    """A page that leaves out facts says how many, since its readers never see the notes."""
    asked = run("facts", "--since", "2000", "--limit", "3", "--format", "markdown")
    for note in asked.err.splitlines():
        assert f"*{note.replace('_', chr(92) + '_')}*" in asked.out


def test_the_side_that_is_preferred_is_marked(run: Run) -> None:
    """On the card of a fact, in the list of differences and on a page of Markdown."""
    told = "SGGP 2019:3: he paid the first official visit (preferred)"
    for line in (
        ("show", "ho-chi-minh-visit-1957"),
        ("discrepancies",),
        ("show", "ho-chi-minh-visit-1957", "--format", "markdown"),
    ):
        assert told in run(*line).out


def test_one_source_may_differ_from_itself(run: Run) -> None:
    """Only where sources differ from each other is it said so."""
    assert (
        "≠ one source says different things, and it" in run("year", "2017", "--kind", "trade").out
    )
    assert "≠ sources differ, and it" in run("who", "Ri Yong Ho").out
