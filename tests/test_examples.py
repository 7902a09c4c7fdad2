"""The base in examples/ is on another subject and answers the same kinds of question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Outcome, Run, opened
from relfacts.base.files import find_base
from relfacts.base.openbase import OpenBase

EXAMPLE = ROOT / "examples" / "moon-landings"

Ask = Callable[..., Outcome]


@pytest.fixture
def ask(run: Run) -> Ask:
    """Ask the example base in JSON."""

    def _ask(*arguments: str, status: int = 0) -> Outcome:
        return run(*arguments, "--format", "json", "--base", str(EXAMPLE), status=status)

    return _ask


#: The base that is made of a PDF, a web page and a mail.
LIGHT = ROOT / "examples" / "skerry-light"


@pytest.mark.parametrize("folder", [EXAMPLE, LIGHT], ids=lambda folder: str(folder.name))
def test_an_example_is_whole(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its seeds keep the rules, its claims stand, and its base is what they make."""
    monkeypatch.chdir(folder)
    assert run("check").out.endswith("no problem\n")
    assert "all stand" in run("verify", "--documents", "documents", "--strict").out
    run("build", "--out", str(tmp_path / "facts.json"))
    assert (tmp_path / "facts.json").read_bytes() == Path("data/facts.json").read_bytes()


def test_documents_as_they_came(run: Run, tmp_path: Path) -> None:
    """Each text of record is what ``new`` makes of its original; pages and a correction show."""
    pytest.importorskip("trafilatura")
    for path in sorted((LIGHT / "documents").glob("*")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name in ("report-2020.pdf", "lamp.html", "lens.eml"):
        # A text that differs from the one that is there would be refused.
        run("new", str(tmp_path / name), "--id", "again", "--seeds", str(LIGHT / "seeds"))
    there = ("--base", str(LIGHT))
    told = " ".join(run("who", "Prowse", *there, columns=120).out.split())
    assert "Trust 2020, p. 1, line 11" in told
    assert "Post 2021:2 (corrected)" in told
    asked = ("show", "parish-gift-2020", "--documents", str(LIGHT / "documents"), *there)
    assert "parish of Tarn Haven" in run(*asked).out


@pytest.fixture(scope="module")
def moon() -> OpenBase:
    """The example base."""
    return opened(find_base(str(EXAMPLE)))


def test_the_seeds_keep_the_rules(run: Run) -> None:
    """``check`` has no complaint about the seeds of the example."""
    assert run("check", "--seeds", str(EXAMPLE / "seeds")).out.endswith("no problem\n")


def test_the_claims_stand(run: Run) -> None:
    """``verify`` finds every claim in the texts of the example."""
    documents, seeds = str(EXAMPLE / "documents"), str(EXAMPLE / "seeds")
    told = run("verify", "--documents", documents, "--seeds", seeds).out
    assert told.endswith("all stand, 1 judged\n")


def test_the_rebuild_is_the_same(run: Run, tmp_path: Path) -> None:
    """The seeds build the committed base, byte for byte."""
    out = tmp_path / "facts.json"
    run("build", "--seeds", str(EXAMPLE / "seeds"), "--out", str(out))
    assert out.read_bytes() == (EXAMPLE / "data" / "facts.json").read_bytes()


def test_what_the_example_shows(moon: OpenBase) -> None:
    """It holds dozens of facts, a dozen people, other units, differences and a doubtful date."""
    units = {quantity["unit"] for fact in moon.facts() for quantity in fact["quantities"]}
    differences = {item["id"] for fact in moon.facts() for item in fact["discrepancies"]}
    assert moon.facts_in_all >= 30
    assert len(list(moon.records("person"))) >= 12
    assert {"h", "kg", "km", "g"} <= units
    assert len(differences) >= 2
    assert any("~" in (fact["date"] or "") for fact in moon.facts())
    assert {person["order"] for person in moon.records("person")} == {"given-first"}


@pytest.mark.parametrize(
    ("typed", "person", "how"),
    [
        ("Neil Armstrong", "neil-armstrong", "name"),
        ("neil ARMSTRONG", "neil-armstrong", "name"),
        ("Armstrong", "neil-armstrong", "part"),
        ("Armstrong, Neil", "neil-armstrong", "order"),
        ("N. Armstrong", "neil-armstrong", "initials"),
        ("Neil Armstong", "neil-armstrong", "slip"),
        ("Edwin Aldrin", "buzz-aldrin", "alias"),
        ("Buzz", "buzz-aldrin", "part"),
        ("astronaut Cernan", "eugene-cernan", "part"),
        ("Gene Cernan", "eugene-cernan", "alias"),
        ("JFK", "john-f-kennedy", "alias"),
        ("John Kennedy", "john-f-kennedy", "part"),
        ("Юрий Гагарин", "yuri-gagarin", "alias"),
        ("Jim Irwin", "james-irwin", "alias"),
    ],
)
def test_who(ask: Ask, typed: str, person: str, how: str) -> None:
    """A person is found by any spelling, part or order of a name, and by a plain slip."""
    answer = ask("who", typed).json
    assert [(match["id"], match["how"]) for match in answer["matches"]] == [(person, how)]
    assert answer["count"] == len(answer["facts"]) > 0


@pytest.mark.parametrize(
    "typed",
    ["Louis Armstrong", "Lance Armstrong", "Sam Shepard", "E. H. Shepard", "Robert Kennedy",
     "Mick Collins", "Joseph Conrad", "Neil Young", "Walter Scott", "Lyndon Johnson"],
)  # fmt: skip
def test_namesakes(ask: Ask, typed: str) -> None:
    """A namesake is answered with nobody, never with the person whose name it is like."""
    answer = ask("who", typed, status=1).json
    assert (answer["outcome"], answer["facts"]) == ("none", [])


def test_several_people(ask: Ask) -> None:
    """A name that two people have is answered with both of them and none chosen."""
    answer = ask("who", "Alan", status=3).json
    assert [match["id"] for match in answer["matches"]] == ["alan-bean", "alan-shepard"]


def test_year(ask: Ask) -> None:
    """A year has what surely happened in it, what may have, and what ran through it."""
    fits = {fact["id"]: fact["fit"] for fact in ask("year", "1976").json["facts"]}
    assert fits["luna-24-samples-1976"] == "in"
    assert fits["n1-end"] == "possibly"
    assert fits["nobody-for-fifty-years"] == "spans"
    assert "n1-launches" not in ask("year", "1990").ids


def test_a_day(ask: Ask) -> None:
    """A day is answered with the facts of that day."""
    assert {"apollo-11-landing-1969", "first-step-1969"} <= set(ask("year", "1969-07-20").ids)


def test_topic(ask: Ask) -> None:
    """A topic is found by its synonyms, and finds the facts of narrower topics."""
    assert ask("topic", "moon rocks").ids == ask("topic", "samples").ids
    assert set(ask("topic", "apollo landings").ids) < set(ask("topic", "landing").ids)


def test_place(ask: Ask) -> None:
    """A place finds the facts about the places in it."""
    assert set(ask("place", "Taurus-Littrow").ids) < set(ask("place", "moon").ids)


def test_search(ask: Ask) -> None:
    """Free words find the fact that has them all."""
    assert ask("search", "golf", "moon").ids == ["shepard-golf-1971"]


def test_kinds(ask: Ask) -> None:
    """The kinds of fact that every base shares list what this one has of them."""
    assert ask("agreements").ids == ["outer-space-treaty-1967"]
    assert len(ask("visits").ids) == 6
    assert ask("commitments").ids == ["kennedy-goal-1961"]
    assert ask("trade", status=1).ids == []


def test_filters(ask: Ask) -> None:
    """Filters mean the same as in any other base."""
    ids = ask("facts", "--who", "Shepard", "--since", "1970", "--place", "Fra Mauro").ids
    assert sorted(ids) == ["apollo-14-landing-1971", "shepard-golf-1971"]


def test_show(run: Run) -> None:
    """A fact is shown whole, with the passages of the texts it stands on."""
    documents, base = str(EXAMPLE / "documents"), str(EXAMPLE)
    out = run("show", "apollo-17-stay-1972", "--documents", documents, "--base", base).out
    assert "75 hours" in out.replace("\n", " ")
    assert "36 kilometres" in out
    assert "Cernan and Schmitt spent" in out


def test_discrepancies(ask: Ask, run: Run) -> None:
    """Each difference between the texts is listed with its sides, and marks its fact."""
    out = run("discrepancies", "--base", str(EXAMPLE)).out
    assert "by the time of Houston" in out
    (fact,) = ask("show", "n1-end").json["facts"]
    assert fact["date"] == "[1974~,1976]"
    assert fact["discrepancies"]
