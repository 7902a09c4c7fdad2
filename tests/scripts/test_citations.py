"""Citations: what stands in each style, and that no date is finer than it is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, made_of
from relfacts import UsageError, open_base
from relfacts.cli.options import Style
from relfacts.dates.edtf import parse
from relfacts.pages.making import forms
from relfacts.pages.views.fact import STYLE_NAMES
from relfacts.show.citations import STYLES, render_citations
from relfacts.show.citations.dating import Dating, slashed

VISIT = "kim-il-sung-visit-1958"
INFERRED = "https://vietnamnet.vn/en/official-visit-to-set-historic-milestone-in-vietnam-dprk"


def test_the_plain_form_can_be_pasted(run: Run) -> None:
    """A line for each document, with its lines."""
    first, second = run("cite", VISIT).out.splitlines()
    assert first.startswith(
        'Anh Huyen. "Vietnam-DPRK relations advance to future." VOVWORLD, 1 Mar. 2019, line 16. '
    )
    assert "]. SGGP News, about Mar. 2019, lines 1, 4. https://vietnamnet.vn/" in second
    assert second.startswith("[")


def test_bibtex(run: Run) -> None:
    """Dates are EDTF, as biblatex reads them; the lines are the note."""
    out = run("cite", VISIT, "--as", "bibtex").out
    assert out.startswith("@online{vov-2019:16,\n  author = {{Anh Huyen}},\n")
    assert "\n@online{sggp-2019:1+4,\n" in out
    assert "  date = {2019-03~},\n  pagination = {line},\n  note = {lines 1, 4},\n" in out
    assert f"  url = {{{INFERRED}" in out
    assert out.count("  annote = {dated about Mar. 2019},\n") == 1


def test_ris(run: Run) -> None:
    """A month has no day, and says that it is about that month."""
    records = run("cite", VISIT, "--as", "ris").out.split("\n\n")
    assert [record.splitlines()[0] for record in records] == ["TY  - ELEC"] * 2
    assert "\nDA  - 2019/03/01/\n" in records[0]
    assert "\nDA  - 2019/03//\n" in records[1]
    assert "\nN1  - lines 1, 4\nN1  - dated about Mar. 2019\n" in records[1]
    assert records[1].endswith("\nER  - \n")


def test_a_bibliography_has_each_document_once(run: Run) -> None:
    """``--by-document`` puts all lines and facts of a document in one record, in any style."""
    cited: dict[str, set[int]] = {}
    for fact in run("year", "1958", "-f", "json").json["facts"]:
        for source in fact["sources"]:
            cited.setdefault(source["id"], set()).update(source["lines"])
    assert any(len(lines) > 2 for lines in cited.values())
    ask = ("year", "1958", "--cite", "--by-document", "--as")
    items = json.loads(run(*ask, "csl-json").out)
    assert [item["id"] for item in items] == [*cited]
    assert [item["locator"] for item in items] == ["16", "1-2, 4"]
    assert len(items[1]["keyword"].split(", ")) == 6
    assert run(*ask, "bibtex").out.count("\n@") == len(cited) - 1
    assert run(*ask, "ris").out.count("\nER  - \n") == len(cited)
    texts = run(*ask, "text").out.splitlines()
    assert len(texts) == len(cited)
    assert "about Mar. 2019, lines 1-2, 4. https" in texts[1]
    with open_base() as base:
        assert base.cite(VISIT, style="ris", by_document=True).count("ID  - ") == 2
    assert "--cite --by-document" in run("year", "1958", "--by-document", status=2).err


def test_who_cites_is_told_that_sources_differ(run: Run) -> None:
    """A citation alone does not show it; beside the statement stands when, and whether."""
    told = run("cite", "ri-yong-ho-visit-2018")
    assert "differ" not in told.out
    assert told.err == "sources differ on the fact: relfacts show ri-yong-ho-visit-2018\n"
    assert run("cite", "rice-aid-1995").err == ""
    several = run("cite", "ri-yong-ho-visit-2018", "rice-aid-1995")
    assert " (Nov or Dec 2018; sources differ)\n" in several.out
    assert " (1995)\n" in several.out
    assert several.err.startswith("sources differ on 1 of the 2 facts: relfacts show ri-yong")


def test_csl_json(run: Run) -> None:
    """The lines are a locator, and an inexact date has two numbers and says so."""
    exact, about = json.loads(run("cite", VISIT, "--as", "csl-json").out)
    assert exact["issued"] == {"date-parts": [[2019, 3, 1]]}
    assert about["issued"] == {"date-parts": [[2019, 3]], "circa": True}
    assert (about["locator"], about["label"], about["note"]) == ("1, 4", "line", "lines 1, 4")
    assert about["title"].startswith("[")
    assert exact["author"] == [{"literal": "Anh Huyen"}]
    # Not both: styles would print the house twice.
    assert (exact["container-title"], "publisher" in exact) == ("VOVWORLD", False)


def test_keys_are_unique_and_lines_are_cited_once(run: Run) -> None:
    """Two facts on the same lines of the same document are one entry with both ids."""
    items = json.loads(run("facts", "--cite", "--as", "csl-json").out)
    keys = [item["id"] for item in items]
    assert len(keys) == len(set(keys))
    base = run("facts", "-f", "json").json["facts"]
    told = {(item["id"].partition(":")[0], item["locator"]) for item in items}
    for fact in base:
        for source in fact["sources"]:
            assert any(source["id"] == id_ for id_, _ in told)
            assert sum(fact["id"] in item["keyword"].split(", ") for item in items) == len(
                fact["sources"]
            )


def test_an_unknown_id(run: Run) -> None:
    """Alone: nothing on stdout and status 1; beside others it is said."""
    told = run("cite", "nosuch", status=1)
    assert not told.out
    assert "nosuch" in told.err
    told = run("cite", "nosuch", VISIT)
    assert len(told.out.splitlines()) == 2
    assert "nosuch" in told.err
    assert not run("year", "1910", "--cite", status=1).out


def test_a_listing_cites_each_fact(run: Run) -> None:
    """Under its id and what it says; --cite STYLE, --as and --format json say how."""
    out = run("year", "1958", "--cite", "--limit", "2").out
    assert out.startswith(f"{VISIT}: Premier Kim Il Sung")
    assert out.count("SGGP News") == 2
    assert run("year", "1958", "--cite", "ris").out == run("year", "1958", "--as", "RIS").out
    assert json.loads(run("year", "1958", "--cite", "-f", "json").out)
    assert "only facts are cited" in run("people", "--cite", status=2).err
    assert run("cite", VISIT, "--as", "word", status=2).err


def changed(records: Any, **keys: Any) -> Any:
    """The base with more said of one of its documents."""
    for source in records["sources"]:
        if source["id"] == "sggp-2019":
            source.update(keys)
    for fact in records["facts"]:
        for attestation in fact["sources"]:
            if attestation["id"] == "sggp-2019":
                attestation.update({key: keys[key] for key in keys if key == "pages"})
    return records


def test_every_interface_has_the_same_styles() -> None:
    """The command line, the pages and the types of files know each style, and no other."""
    assert {style.value for style in Style} == {*STYLES} == {*STYLE_NAMES}
    kinds = [forms("/cite", {"as": style}) for style in STYLES]
    assert len({*kinds}) == len(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_what_became_of_a_document_is_told(records: Any, style: str) -> None:
    """Withdrawn, corrected, read on a day, kept by an archive, on a page: in every style."""
    base = made_of(
        changed(
            records,
            withdrawn={"date": "2020-05", "note": "the paper took it back & said so"},
            accessed="2026-11-26",
            archived="https://archive.example/1",
            pages=[3],
        )
    )
    hit = base.fact_called(VISIT)
    assert hit
    out = "".join(render_citations([hit.fact], base, style))
    assert "ithdrawn by its publisher, May 2020: the paper took it back " in out
    assert "rchived at https://archive.example/1" in out
    assert "p. 3, lines 1, 4" in out
    assert {"text": "accessed 26 Nov. 2026", "bibtex": "urldate = {2026-11-26}",
            "ris": "Y2  - 2026/11/26/", "csl-json": "26"}[style] in out  # fmt: skip
    assert {"text": " p. 3", "bibtex": "pages = {3}", "ris": "SP  - 3",
            "csl-json": '"page": "3"'}[style] in out  # fmt: skip
    assert "&" not in out.replace(r"\&", "") if style == "bibtex" else " & said" in out


#: A date; how it is told; its numbers; whether they leave a doubt; what RIS has of it.
DATES = [
    ("2019-03-01", "1 Mar. 2019", [[2019, 3, 1]], False, "2019/03/01/"),
    ("2019-06", "June 2019", [[2019, 6]], False, "2019/06//"),
    ("2019-09~", "about Sept. 2019", [[2019, 9]], True, "2019/09//"),
    ("2025-10-12~", "about 12 Oct. 2025", [[2025, 10]], True, "2025/10//"),
    ("2025-10-12?", "12 Oct. 2025 (uncertain)", [[2025, 10]], True, "2025/10//"),
    ("2019", "2019", [[2019]], False, "2019///"),
    ("2019-03-XX", "Mar. 2019", [[2019, 3]], False, "2019/03//"),
    ("201X", "2010s", [], True, ""),
    ("[2018,2019]", "2018 or 2019", [], True, ""),
    ("[2019-03,2019-04]", "Mar. or Apr. 2019", [[2019]], True, "2019///"),
    ("2019-03-01/2019-03-05", "1-5 Mar. 2019", [[2019, 3, 1], [2019, 3, 5]], False, "2019/03//"),
    ("2019-03-01~/2019-03-05", None, [[2019, 3], [2019, 3]], True, "2019/03//"),
    ("2013/..", "since 2013", [], True, ""),
    ("2013/", None, [], True, ""),
    ("-0043", "44 BC", [], True, ""),
]


@pytest.mark.parametrize(("date", "told", "ranges", "inexact", "ris"), DATES)
def test_an_inexact_date_never_becomes_a_day(
    date: str, told: str | None, ranges: list[list[int]], inexact: bool, ris: str
) -> None:
    """Numbers only as far as they are sure."""
    dating = Dating(parse(date))
    assert told in (None, dating.words)
    assert (dating.ranges, dating.inexact) == (ranges, inexact)
    assert (slashed(dating.sure) if dating.sure else "") == ris


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--cite", "--as", "bibtex", "--format", "csv"), "--cite --as bibtex, without"),
        (("--cite", "--format", "markdown"), "--cite --as text, without --format markdown"),
        (("--as", "ris", "-f", "jsonl"), "--as ris, without"),
        (("--as", "ris", "--format", "json"), "--as ris, without --format json"),
    ],
)
def test_a_format_that_citations_do_not_have(run: Run, options: tuple[str, ...], hint: str) -> None:
    """It is refused rather than passed over; JSON is CSL-JSON."""
    assert hint in run("year", "1958", *options, status=2).err
    as_json = run("year", "1958", "--cite", "--format", "json").out
    assert as_json == run("year", "1958", "--as", "csl-json", "--format", "json").out


def test_the_library_cites_too(tmp_path: Path) -> None:
    """The same text; a style that there is not raises."""
    with open_base() as base:
        assert base.cite(VISIT, style="ris").startswith("TY  - ELEC\n")
        assert base.cite("nosuch") == ""
        with pytest.raises(UsageError, match="no style") as told:
            base.cite(VISIT, style="word")
    assert told.value.hint
