"""The walk of a document as it came: PDF, new, claims, check, verify, build, show with its page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_seeds import ROOT

from conftest import Run

pytest.importorskip("pdfminer")

PDFS = ROOT / "tests" / "data" / "documents"

PEOPLE = """
- {id: ines-marlowe, name: Ines Marlowe, family: Marlowe, given: Ines, order: given-first}
- {id: jasper-quigley, name: Jasper Quigley, family: Quigley, given: Jasper, order: given-first}
"""
PLACES = """
- {id: port-calloway, name: Port Calloway, kind: city}
- {id: skerry, name: Skerry, kind: island}
"""
TOPICS = """
- {id: oysters, name: Oysters, forms: [oyster]}
"""
SURVEY = """claims:
  - fact: oyster-survey-2021
    kind: milestone
    date: "2021-03-09"
    statement: Ines Marlowe completed an official count of the oysters at Port Calloway.
    people: [{id: ines-marlowe, role: participant}]
    places: [port-calloway]
    topics: [oysters]
    quantities: [{value: 1240, unit: t, of: oysters}]
    lines: [4]
    anchors: [official survey, "9 March 2021", Ines Marlowe, "1,240 tonnes of oysters"]

  - fact: oyster-tonnes-2019
    kind: background
    date: "2019"
    statement: Port Calloway had 940 tonnes of oysters.
    places: [port-calloway]
    topics: [oysters]
    quantities: [{value: 940, unit: t, of: oysters}]
    lines: [9, 10]
    anchors: ["2019", "940", Tonnes]

  - fact: hatchery-2023
    kind: commitment
    status: planned
    date: "2023"
    statement: A hatchery of Port Calloway and Skerry is to open.
    places: [port-calloway, skerry]
    topics: [oysters]
    lines: [15]
    anchors: [co-operation agreement, common hatchery, to be opened in 2023]
"""
COLUMNS = """claims:
  - fact: closure-refused-2021
    kind: statement
    date: "[2021-02-02..2021-03-14]"
    date_how: inferred
    date_why: after the request of line 5, before the report was printed
    statement: Jasper Quigley turned down the closing of the eastern beds.
    people: [{id: jasper-quigley, role: speaker}]
    topics: [oysters]
    lines: [5]
    anchors: [Jasper Quigley, refused to close, eastern beds]

  - fact: oyster-subsidies
    kind: background
    date: "2017/2021"
    date_how: worked-out
    date_why: five years "Since 2017"
    statement: Over five years the cooperative was given 425,000 euros.
    topics: [oysters]
    quantities: [{value: 425000, unit: EUR, of: subsidies, measure: cumulative}]
    lines: [6, 7]
    anchors: [Since 2017, "subsidies add up to 425,000 euros", cooperative employs 62 people]
"""


@pytest.fixture
def base(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base that is begun, with the records that the two PDFs need."""
    run("init", str(tmp_path / "base"))
    monkeypatch.chdir(tmp_path / "base")
    for name, more in (("people", PEOPLE), ("places", PLACES), ("topics", TOPICS)):
        path = Path("seeds", f"{name}.yaml")
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    return tmp_path / "base"


def judged(run: Run, name: str, claims: str) -> None:
    """Begin the seed of a PDF, and judge it as a curator would."""
    shutil.copy(PDFS / f"{name}.pdf", "documents")
    run("new", f"documents/{name}.pdf", "--out", f"seeds/{name}.yaml")
    head = Path("seeds", f"{name}.yaml").read_text("utf-8").partition("\n# New")[0]
    told, _, read = head.partition("\njudge:\n")
    told = told.replace("label:\n", f"label: Calloway {name}\n")
    told = told.replace("publisher:\n", "publisher: Bureau of Coastal Fisheries\n")
    read = read.partition("\nread:\n")[2]
    cited = {int(n) for row in claims.splitlines() if "  lines:" in row
             for n in row.partition("[")[2].rstrip("]").split(", ")}  # fmt: skip
    lines = len(Path("documents", f"{name}.txt").read_text("utf-8").split("\n")) - 1
    furniture = {int(n) for row in read.splitlines()
                 for n in row.partition("[")[2].partition("]")[0].split(",")}  # fmt: skip
    rest = [n for n in range(1, lines + 1) if n not in cited | furniture]
    others = f"  - {{lines: {rest}, why: nothing of it is wanted}}\n"
    seed = f"{told}\n\nread:\n{read.rstrip()}\n{others}\n{claims}"
    Path("seeds", f"{name}.yaml").write_text(seed, "utf-8")


def test_from_a_pdf_to_a_fact_with_its_page(run: Run, base: Path) -> None:
    """All of it stands, and every answer has page and line."""
    judged(run, "survey", SURVEY)
    judged(run, "columns", COLUMNS)
    run("check")
    told = run("verify", "--documents", "documents", "--verbose").out
    assert "'official survey' stands by typography" in told
    assert "'eastern beds' stands by typography" in told
    assert "official survey" in run("verify", "--documents", "documents", "--exact", status=4).out
    run("build")
    card = " ".join(run("show", "hatchery-2023", "--base", ".", columns=120).out.split())
    assert "survey.txt, p. 2, line 15" in card
    told = run("show", "hatchery-2023", "--base", ".", "--documents", "documents", columns=120).out
    assert "co-operation agreement" in told
    asked = ("show", "closure-refused-2021", "--base", ".", "--documents", "documents")
    told = run(*asked, columns=160).out
    assert "\\u00ad" not in told
    assert "refused to close the eastern beds." in " ".join(told.split())
    table = " ".join(run("at", "survey:4", "--base", ".", columns=120).out.split())
    assert "p. 1, line 4" in table
    # What a table prints may be asked for as it stands there.
    cited = run("at", "Calloway survey, p. 2, line 15", "--base", ".", "-f", "json").json
    assert [fact["id"] for fact in cited["facts"]] == ["hatchery-2023"]
    (fact,) = run("show", "hatchery-2023", "--base", ".", "-f", "json").json["facts"]
    assert fact["sources"][0]["pages"] == [2]
    (source,) = [
        row for row in run("sources", "--base", ".", "-f", "json").json["sources"]
        if row["id"] == "survey"
    ]  # fmt: skip
    assert source["pages"] == 2


def test_both_fingerprints_are_held(run: Run, base: Path) -> None:
    """Of the text of record and of the original; and the pages of the one."""
    judged(run, "survey", SURVEY)
    seed = Path("seeds/survey.yaml")
    as_it_was = seed.read_text("utf-8")
    seed.write_text(as_it_was.replace("page_lines: [1, 14]", "page_lines: [1, 12]"), "utf-8")
    told = run("verify", "--documents", "documents", status=4).out
    assert "the pages of survey.txt begin on lines 1, 14: write [1, 14] [same-text]" in told
    seed.write_text(as_it_was, "utf-8")
    Path("documents/survey.pdf").write_bytes(b"%PDF another")
    told = run("verify", "--documents", "documents", status=4).out
    assert "survey.pdf is not the original that was read" in told
    Path("documents/survey.pdf").unlink()
    assert (
        "survey.pdf is not there [present]"
        in run("verify", "--documents", "documents", status=4).out
    )
    shutil.copy(PDFS / "survey.pdf", "documents")
    text = Path("documents/survey.txt").read_text("utf-8")
    Path("documents/survey.txt").write_bytes(text.encode("utf-16"))
    told = run("verify", "--documents", "documents", status=4).out
    assert "the text that was read: it was saved as UTF-16: save it as UTF-8 [same-text]" in told


def test_new_proposes_what_the_document_names(run: Run, base: Path) -> None:
    """People and places without a record are proposed as comments, and in the claims."""
    shutil.copy(PDFS / "survey.pdf", "documents")
    told = run("new", "documents/survey.pdf").out
    assert "# - id: odile-fairfax  # lines 7, 15" in told
    assert "{id: odile-fairfax, role: }" in told
    assert "# - id: ines-marlowe" not in told
    assert "{id: ines-marlowe, role: }" in told
    assert "# --- page 2 ---" in told


@pytest.mark.parametrize(
    ("folder", "typed"),
    [
        ("plain", "plain"),
        ("my folder", '"my folder"'),
        ("--help", "./--help"),
        ("a'$", "'a'\\''$'"),
    ],
)
def test_what_to_type_in_a_new_base_can_be_typed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, typed: str
) -> None:
    """Whatever its folder is called, the shell goes there."""
    monkeypatch.chdir(tmp_path)
    assert f"next: cd {typed} && relfacts check" in run("init", "--", folder).out.splitlines()
