"""Beginning: the skeleton of a seed from a text, and an empty base on another subject."""

from __future__ import annotations

import hashlib
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Run
from relfacts.curate.build import build, template
from relfacts.curate.evidence import verify
from relfacts.curate.marks import left_out
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds
from relfacts.curate.sketch import Subject, id_of, sketch
from relfacts.curate.spotting.dates import dates, relatives
from relfacts.curate.spotting.figures import quantities

yaml = pytest.importorskip("yaml")

SEEDS = ROOT / "seeds"
TEXT = (
    "A visit\n"
    "\n"
    "On Monday, November 28, 1958 Premier Kim Il-sung came to Ha Noi for a two-day visit.\n"
    "Last month Trump gave 13,000 tonnes of rice; in 2017 exports were US$8 million.\r\n"
    "Kim Jong Il is somebody else.\n"
)


File = tuple[str, str, str]

#: The seeds of the shipped base, and those of the template.
REAL: list[File] = [(p.stem, p.name, p.read_text("utf-8")) for p in sorted(SEEDS.glob("*.yaml"))]
SMALL: list[File] = [
    (path.stem, path.name, content.decode())
    for path, content in template()
    if path.parent.name == "seeds"
]


@pytest.fixture(scope="module")
def known() -> Seeds:
    """The seeds of the shipped base, read once."""
    return read_seeds(REAL)


def drawn(text: str, seeds: Seeds) -> dict[str, Any]:
    """The skeleton of ``text``, as a YAML reader sees it."""
    read = yaml.load(
        sketch(Subject("a-text", "a text.txt", text.encode()), seeds), Loader=yaml.BaseLoader
    )
    assert isinstance(read, dict)
    return read


def claims(text: str, seeds: Seeds) -> list[dict[str, Any]]:
    """The claims that the skeleton of ``text`` proposes."""
    proposed: list[dict[str, Any]] = drawn(text, seeds)["claims"]
    return proposed


def begun(text: str, files: list[File]) -> Seeds:
    """The seeds among which the skeleton of ``text`` lies."""
    skeleton = sketch(Subject("a-text", "a text.txt", text.encode()), read_seeds(files))
    return read_seeds([*files, ("a-text", "a-text.yaml", skeleton)])


# --- what is spotted ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("on July 20, 1969", ["1969-07-20"]),
        ("on 20 July 1969", ["1969-07-20"]),
        ("on the 20th of July, 1969", ["1969-07-20"]),
        ("from July 16-24, 1969 on", ["1969-07-16/1969-07-24"]),
        ("from 8 to 12 July 1957", ["1957-07-08/1957-07-12"]),
        ("Oct. 9, 2025, and Sept 2025", ["2025-10-09", "2025-09"]),
        ("2024-03-25 and 2024-03", ["2024-03-25", "2024-03"]),
        ("in 1958, 1961 and the 1960s", ["1958", "1961", "196X"]),
        # From one to another is one time, not one of two.
        ("From 1691 to 1702 they fished", ["1691/1702"]),
        ("1964-1969, 1964–1969 and 1958 - 1960", ["1964/1969", "1964/1969", "1958/1960"]),
        ("from November 28 to December 2, 1958", ["1958-11-28/1958-12-02"]),
        ("28 November to 2 December 1958", ["1958-11-28/1958-12-02"]),
        ("January to September 2018", ["2018-01/2018-09"]),
        ("from May 1990 until June 1991", ["1990-05/1991-06"]),
        ("from Oct. 9, 2025, to the 11th of October, 2025", ["2025-10-09/2025-10-11"]),
        ("the 1960s to the 1970s", ["196X/197X"]),
        (
            "from 1702 to 1691, rose to 1705, 1706 to mark 1709",
            ["1702", "1691", "1705", "1706", "1709"],
        ),
        # No such day; a figure; money; part of a larger number.
        ("on February 30, 1969", ["1969"]),
        ("1,958 people, $1958, 1958.5 and 12-1958", []),
        ("Apollo 11 had 12 of them", []),
    ],
)
def test_dates(line: str, found: list[str]) -> None:
    """A date that is written out is read as EDTF, and no figure is taken for a year."""
    assert [spot.value for spot in dates(line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("last month and the following year", ["last month", "the following year"]),
        ("two years later, 3 days ago", ["two years later", "3 days ago"]),
        ("yesterday, last December", ["yesterday", "last December"]),
        ("on November 28", ["November 28"]),
        ("on November 28, 1958", []),
        ("the last mile", []),
    ],
)
def test_relative_dates(line: str, found: list[str]) -> None:
    """What is a date only for who knows when it was written is told from a date."""
    assert [spot.text for spot in relatives(line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("13,000 tonnes", [("13000", "t")]),
        ("a two-day visit", [("2", "d")]),
        ("US$8 million", [("8000000", "USD")]),
        ("2.99 million US dollars", [("2990000", "USD")]),
        ("21.5 kg and 36km", [("21.5", "kg"), ("36", "km")]),
        ("10 per cent, 5%", [("10", "P1"), ("5", "P1")]),
        # A unit that could be two is left to the reader.
        ("$5 and 3 tons", [("5", ""), ("3", "")]),
        ("Apollo 11 in 1969", []),
    ],
)
def test_figures(line: str, found: list[tuple[str, str]]) -> None:
    """A figure with a unit is read with its code."""
    assert [(spot.value, unit) for spot, unit in quantities(line)] == found


def test_people_and_places(known: Seeds) -> None:
    """Known people and places are proposed, in any spelling that folds alike; nobody else is."""
    _, first, second, third = claims(TEXT, known)
    assert first["people"] == [{"id": "kim-il-sung", "role": ""}]
    assert first["places"] == ["hanoi"]
    assert first["date"] == "1958-11-28"
    assert first["weekday"] == "Monday"
    assert first["anchors"] == ["November 28, 1958", "Kim Il-sung", "Ha Noi", "two-day"]
    assert second["people"] == [{"id": "donald-trump", "role": "", "named": '"Trump" alone'}]
    assert "people" not in third


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("Kim Song Nam came to Việt Nam.", []),
        ("Kim Jong Un told us of my trip.", ["visits"]),
        ("The train left Dong Dang.", ["transport"]),
        ("The NAM, the UN and the U.S. met", ["non-aligned-movement", "united-nations",
                                              "united-states"]),
        ("Trade, tourism and RICE", ["trade", "tourism", "rice"]),
        ("the movement is not aligned", []),
    ],
)  # fmt: skip
def test_topics(known: Seeds, line: str, topics: list[str]) -> None:
    """A topic is proposed where a whole label or synonym of it stands, and is no part of a name."""
    (claim,) = claims(line, known)
    assert claim["topics"] == topics


def test_a_run_of_years_is_an_anchor(known: Seeds) -> None:
    """The words of an interval that was spotted are one anchor, and its date one proposal."""
    (claim,) = claims("From 1691 to 1702 they fished.", known)
    assert (claim["date"], claim["anchors"]) == ("1691/1702", ["1691 to 1702"])


def test_dates_to_work_out(known: Seeds) -> None:
    """A date that has to be worked out is proposed as such; beside a printed one it is told."""
    (claim,) = claims("They met again two years later.\n", known)
    assert claim["date"] == ""
    assert claim["date_how"] == "worked-out"
    assert claim["date_why"] == '"two years later"'
    (claim,) = claims("They met last month, and in 2017.\n", known)
    assert claim["date"] == "2017"
    assert "date_how" not in claim
    skeleton = sketch(Subject("a", "a.txt", b"They met last month, and in 2017.\n"), known)
    assert '# to be worked out, if it is the date of this claim: "last month"' in skeleton


# --- the skeleton ---------------------------------------------------------------------------


def test_the_fingerprint(known: Seeds) -> None:
    """The skeleton has the SHA-256, the number of lines and the blank lines of the text."""
    seed = drawn(TEXT, known)
    assert seed["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert seed["lines"] == "5"
    assert seed["read"] == [{"lines": ["2"], "why": "blank"}]


def test_every_line_is_shown(known: Seeds) -> None:
    """Every line of the text stands in the skeleton as a numbered comment."""
    skeleton = sketch(Subject("a", "a.txt", TEXT.encode()), known)
    for number, line in enumerate(TEXT.splitlines(), 1):
        assert f"  # {number} | {line}".rstrip() + "\n" in skeleton


def test_a_skeleton_is_marked() -> None:
    """``check`` complains of nothing in a skeleton; all of it is to be judged, and left out."""
    seeds = begun(TEXT, REAL)
    assert check(seeds) == []
    assert (left_out(seeds).claims, left_out(seeds).documents) == (4, 1)
    assert build(seeds).content == build(read_seeds(REAL)).content


@given(
    st.text(
        st.characters(codec="utf-8")
        | st.sampled_from("\n\n \t\r\x0b\x85\u2028\ufeff#:'\"\\{}[]-19"),
        min_size=1,
        max_size=120,
    ).filter(lambda text: text.strip())
)
def test_any_text(text: str) -> None:
    """Whatever is in a text, its skeleton is YAML with nothing wrong, and to be judged."""
    seeds = begun(text, SMALL)
    assert check(seeds) == []
    assert left_out(seeds).documents == 1
    verify(seeds, lambda name: None if name != "a text.txt" else text.encode())


def test_an_id_from_a_file_name() -> None:
    """The id is made of the name of the file, and is always one."""
    assert id_of("002_aecd Đồng") == "002-aecd-dong"
    assert id_of("…") == "document"


def test_new_writes_no_file_twice(run: Run, tmp_path: Path) -> None:
    """``new`` writes to stdout or to a file that was not there."""
    text, out = tmp_path / "a.txt", tmp_path / "a.yaml"
    text.write_bytes(TEXT.encode())
    printed = run("new", str(text), "--seeds", str(SEEDS)).out
    run("new", str(text), "--seeds", str(SEEDS), "--out", str(out))
    assert out.read_bytes() == printed.encode()
    refused = run("new", str(text), "--seeds", str(SEEDS), "--out", str(out), status=2)
    assert "is there already" in refused.err
    assert out.read_bytes() == printed.encode()


@pytest.mark.parametrize(
    ("content", "options", "status", "said"),
    [
        (None, [], 2, "cannot read"),
        (b"\xff\xfe", [], 4, "UTF-8"),
        (b" \n\n", [], 4, "holds no text"),
        (b"text", ["--id", "Not An Id"], 2, "--id not-an-id"),
        (b"text", ["--language", "Vietnamese"], 2, "--language en"),
        (b"text", ["--id", "vns-2024"], 2, "already"),
        (b"text", ["--out", "no/such/folder/a.yaml"], 2, "cannot write"),
    ],
)
def test_new_refuses(
    run: Run, tmp_path: Path, content: bytes | None, options: list[str], status: int, said: str
) -> None:
    """What cannot be the text of a document, or an id, is refused with the reason."""
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    assert said in run("new", str(path), "--seeds", str(SEEDS), *options, status=status).err


# --- a base on another subject --------------------------------------------------------------


def test_five_commands(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From ``init`` to the first answer it takes five commands."""
    folder = tmp_path / "new" / "base"
    run("init", str(folder))
    monkeypatch.chdir(folder)
    assert run("check").out.endswith("no problem\n")
    assert run("verify", "--documents", "documents").out.endswith("all stand\n")
    run("build")
    assert run("who", "Fennimore", "--base", ".", "--format", "json").ids == ["lantern-walk-2031"]
    # Where there is one of a thing, or none yet, it is said so.
    assert run("places", "--base", ".").out.startswith("1 place\n")
    assert "no discrepancies in this base" in run("discrepancies", "--base", ".", status=1).err


def test_a_document_that_is_not_there_is_told_before_the_seeds(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside of a base too, what is wrong first is what was typed."""
    monkeypatch.chdir(tmp_path)
    assert "cannot read nope.txt" in run("new", "nope.txt", status=2).err


def _commands(text: str, before: str) -> list[list[str]]:
    return [shlex.split(line)[1:] for line in re.findall(rf"^{before}(relfacts .*)$", text, re.M)]


def test_the_readme_and_ci_run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command in the README of a new base, then every one in its CI file, succeeds there."""
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    named = _commands((tmp_path / "README.md").read_text("utf-8"), "")
    ci = (tmp_path / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert len(named) == 5
    for arguments in named:
        run(*arguments)
    steps = _commands(ci, " *- run: ")
    assert [step[0] for step in steps] == ["check", "verify", "build"]
    for arguments in steps:
        run(*arguments)


def test_init_lays_down_the_template(run: Run, tmp_path: Path) -> None:
    """A new base is the files of the template, byte for byte, and nothing else."""
    run("init", str(tmp_path))
    laid = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert laid == dict(template())


def test_init_refuses_what_is_not_empty(run: Run, tmp_path: Path) -> None:
    """``init`` touches no folder with something in it, and no file."""
    (tmp_path / "mine").write_text("mine")
    for path in (tmp_path, tmp_path / "mine"):
        assert "not an empty folder" in run("init", str(path), status=2).err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_new_document(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A skeleton that was judged is a seed: its facts are checked, built and found."""
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    text = "On May 2, 2032 Tobias Quillon came to Brindlemere with 3 kilograms of plums.\n"
    Path("documents/plums.txt").write_bytes(text.encode())
    run("new", "documents/plums.txt", "--out", "seeds/plums.yaml")
    assert "to be judged: 1 claim and 1 document" in run("check").out
    assert "left out, to be judged: 1 claim and 1 document" in run("build").out
    assert "plums.yaml" in run("check", "--verbose").out
    seed = Path("seeds/plums.yaml").read_text("utf-8")
    for old, new in [
        ("\njudge:\n", "\n"),
        *(
            (f"  {key}: to be filled in\n", "")
            for key in ("label", "title", "publisher", "author", "issued", "language")
        ),
        ("    judge: a proposal of a machine\n", ""),
        ("fact:", "fact: plums-2032"),
        ("kind:", "kind: visit"),
        ("statement:", "statement: Tobias Quillon brought plums."),
        ("topics: []", "topics: [festivities]"),
        ("role: ", "role: visitor"),
        ("of: ", "of: plums"),
        ("issued:", 'issued: "2032"'),
        ("language:\n", "language: en\n"),
        *((f"{key}:\n", f"{key}: something\n") for key in ("label", "title", "publisher")),
        *((f"{key}:\n", f"{key}: something\n") for key in ("author", "issued_why")),
    ]:
        assert old in seed
        head, *rest = seed.partition("\nid:")
        seed = head + "".join(rest).replace(old, new)
    Path("seeds/plums.yaml").write_text(seed, "utf-8")
    run("check")
    run("verify", "--documents", "documents")
    run("build")
    for question in (["who", "Quillon"], ["year", "2032"], ["topic", "feasts"]):
        assert "plums-2032" in run(*question, "--base", ".", "--format", "json").ids


@pytest.mark.parametrize(
    "text",
    ["wife of Odalys Fennimore", "vợ Odalys Fennimore", "жена Odalys Fennimore",
     "la femme d'Odalys Fennimore", "Odalys Fennimore の妻", "Odalys Fennimore's brother"],
)  # fmt: skip
def test_a_new_base_knows_the_languages(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Who is the wife of somebody is another person in every language, whatever the base has."""
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    run("build")
    assert run("who", text, "--base", ".", "--format", "json", status=1).ids == []
    for title in ("President", "Chủ tịch", "г-жа", "Mrs"):
        asked = run("who", f"{title} Odalys Fennimore", "--base", ".", "--format", "json")
        assert asked.ids == ["lantern-walk-2031"], title


def test_the_example_can_be_taken_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the README of a new base says: what is left is a base with nothing in it."""
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    Path("seeds/lantern-walk-2031.yaml").unlink()
    for stem in ("people", "places", "topics", "names"):
        Path(f"seeds/{stem}.yaml").write_text("# Nothing yet.\n", "utf-8")
    base = Path("seeds/base.yaml")
    begun = base.read_text("utf-8").partition("try:")[0]
    base.write_text(f"{begun}try: []\n", "utf-8")
    assert "no problem" in run("check").out
    text = "On May 2, 2032 the writer Tobias Quillon came to Brindlemere.\n"
    Path("documents/plums.txt").write_bytes(text.encode())
    told = run("new", "documents/plums.txt").out
    assert "# - id: tobias-quillon  # line 1" in told
