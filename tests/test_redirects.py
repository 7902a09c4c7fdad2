"""Ids never die: what was renamed or merged is found by its old id, what was withdrawn says why."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, Run
from relfacts.cli import run as run_program
from relfacts.curate.build import build, load_seeds
from relfacts.curate.problems import Place
from relfacts.curate.rules.references import free_old_id, redirect_arrives, well_formed_id
from relfacts.curate.seeds import Redirect, Seeds

RENAMED = """\
- {from: rice-aid, to: rice-1995, why: a year says which}
- {from: rice-1995, to: rice-aid-1995, why: named like the others}
"""

FOLLOWED = "a year says which; then named like the others"


@pytest.fixture(scope="module")
def shipped() -> Seeds:
    """The seeds of the shipped base."""
    return load_seeds(ROOT / "seeds")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped seeds with two redirects, one leading to the other."""
    return renamed(tmp_path)


def renamed(place: Path) -> Path:
    """A folder with these seeds."""
    copy = place / "seeds"
    shutil.copytree(ROOT / "seeds", copy)
    (copy / "redirects.yaml").write_text(RENAMED, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base that those seeds make, to be asked and left as it is."""
    place = tmp_path_factory.mktemp("renamed")
    base = place / "facts.json"
    assert run_program(["build", "--seeds", str(renamed(place)), "--out", str(base)]) == 0
    return base


@pytest.fixture
def built(asked: Path, tmp_path: Path) -> Path:
    """The same base, to be changed."""
    return Path(shutil.copy(asked, tmp_path / "facts.json"))


def redirected(seeds: Seeds, *pairs: tuple[str, str | None]) -> Seeds:
    """The seeds with redirects from old to new ids, or to none, each on a line of its own."""
    redirects = tuple(
        Redirect(old, new, "for the test", Place("redirects.yaml", line, 3))
        for line, (old, new) in enumerate(pairs, 1)
    )
    return replace(seeds, redirects=redirects)


# --- what the curator writes ----------------------------------------------------------------


def test_the_base_has_every_redirect_with_where_it_ends(asked: Path) -> None:
    """A chain is resolved: each old id leads straight to a fact, with all reasons on the way."""
    redirects = json.loads(asked.read_text("utf-8"))["redirects"]
    assert list(redirects.items()) == [
        ("rice-1995", {"to": "rice-aid-1995", "why": "named like the others"}),
        ("rice-aid", {"to": "rice-aid-1995", "why": FOLLOWED}),
    ]


def test_the_order_of_redirects_does_not_matter(shipped: Seeds) -> None:
    """The same redirects in another order make the same bytes."""
    pairs = [("c", "b"), ("a", "rice-aid-1995"), ("b", "a"), ("d", "e"), ("e", None)]
    contents = {
        build(redirected(shipped, *order)).content for order in (pairs, pairs[::-1], sorted(pairs))
    }
    assert len(contents) == 1


def test_seeds_need_no_redirects(run: Run, folder: Path, tmp_path: Path) -> None:
    """The file may be left out, and the base then has none."""
    (folder / "redirects.yaml").unlink()
    run("build", "--seeds", str(folder), "--out", str(tmp_path / "facts.json"))
    assert json.loads((tmp_path / "facts.json").read_text("utf-8"))["redirects"] == {}


BAD: list[tuple[list[tuple[str, str | None]], str]] = [
    # The redirects, and what is said of which line.
    ([("rice-aid-1995", "rice-aid-1997")], "1:3: 'rice-aid-1995' is a fact, claimed at "),
    ([("a", "rice-aid-1995"), ("a", "rice-aid-1997")], "2:3: 'a' is redirected at "),
    ([("a", "b")], "1:3: 'a' leads to 'b', for which there is no claim"),
    ([("a", "b"), ("b", "c")], "1:3: 'a' leads to 'c', for which there is no claim"),
    ([("a", "a")], "1:3: 'a' leads in a circle, back to 'a'"),
    ([("a", "b"), ("b", "c"), ("c", "b")], "1:3: 'a' leads in a circle, back to 'b'"),
    ([("Rice_Aid", "rice-aid-1995")], "1:3: 'Rice_Aid' is not like "),
    ([("rice-aid-1995", None)], "1:3: 'rice-aid-1995' is a fact, claimed at "),
    ([("a", None), ("a", "rice-aid-1997")], "2:3: 'a' is redirected at "),
]


@pytest.mark.parametrize(("pairs", "told"), BAD)
def test_redirects_that_lead_nowhere_are_refused(
    shipped: Seeds, pairs: list[tuple[str, str | None]], told: str
) -> None:
    """An old id is free, leads to a fact, by however many steps, and never in a circle."""
    seeds = redirected(shipped, *pairs)
    rules = (free_old_id, redirect_arrives, well_formed_id)
    problems = [str(problem) for rule in rules for problem in rule(seeds)]
    assert any(problem.startswith(f"redirects.yaml:{told}") for problem in problems), problems
    assert build(seeds).problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {from: a, to: rice-aid-1995}", "'why' is missing"),
        ("- {to: rice-aid-1995, why: w}", "'from' is missing"),
        ("- {from: a}", "'why' is missing"),
        ("- {from: a, to: [b], why: w}", "to must be a single text"),
        ("- {from: a, to: rice-aid-1995, why: w, when: now}", "unknown key 'when'"),
        ("from: a", "the file must be one list"),
    ],
)
def test_a_redirect_says_from_where_to_where_and_why(
    run: Run, folder: Path, text: str, told: str
) -> None:
    """Whence and why are needed, and only where to may lack; one mistake makes one complaint."""
    (folder / "redirects.yaml").write_text(text, encoding="utf-8")
    (problem, count, _) = run("check", "--seeds", str(folder), status=4).err.splitlines()
    assert "redirects.yaml:1:" in problem
    assert told in problem
    assert count == "relfacts: 1 problem"


# --- what the reader meets ------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["rice-aid", " rice-aid "])
def test_show_follows_an_old_id_and_says_so(run: Run, asked: Path, typed: str) -> None:
    """The fact under its new id on stdout, the reason on stderr, the question as typed."""
    outcome = run("show", typed, "--base", str(asked), "--format", "json")
    assert outcome.ids == ["rice-aid-1995"]
    assert outcome.json["query"]["text"] == typed
    (match,) = outcome.json["matches"]
    assert (match["id"], match["matched"], match["how"]) == ("rice-aid-1995", typed, "redirect")
    assert outcome.err.splitlines()[0] == f"rice-aid is now rice-aid-1995: {FOLLOWED}"


def test_the_answer_is_that_of_the_new_id(run: Run, asked: Path) -> None:
    """Whoever asks by the old id is shown the same card."""
    old = run("show", "rice-aid", "--base", str(asked))
    new = run("show", "rice-aid-1995", "--base", str(asked))
    assert old.out == new.out
    assert "is now" not in new.err


def test_an_id_that_never_was_is_not_found(run: Run, asked: Path) -> None:
    """Redirects are followed, not guessed."""
    run("show", "rice-ai", "--base", str(asked), status=1)


def test_a_base_from_before_there_were_redirects_is_asked_as_ever(
    run: Run, asked: Path, tmp_path: Path
) -> None:
    """The key is not needed to read a base."""
    base = json.loads(asked.read_text("utf-8"))
    del base["redirects"]
    old = tmp_path / "old.json"
    old.write_text(json.dumps(base), encoding="utf-8")
    assert run("show", "rice-aid-1995", "--base", str(old), "--format", "json").ids
    run("show", "rice-1995", "--base", str(old), status=1)


# --- a build against what was published -----------------------------------------------------


def without(folder: Path, fact: str, new: str) -> None:
    """Give a fact another id in the seeds."""
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        if path.stem != "redirects":
            path.write_text(text.replace(f"fact: {fact}\n", f"fact: {new}\n"), encoding="utf-8")


def test_a_build_refuses_to_lose_an_id(run: Run, folder: Path, tmp_path: Path) -> None:
    """A published fact that is gone is a problem, with status 4, and nothing is written."""
    without(folder, "rice-aid-1997", "rice-gift-1997")
    out = tmp_path / "new.json"
    arguments = ("build", "--seeds", str(folder), "--out", str(out), "--against")
    err = run(*arguments, str(ROOT / "data" / "facts.json"), status=4).err
    assert "'rice-aid-1997' was published and is gone" in err
    assert "[ids-never-die]" in err
    assert not out.exists()


def test_a_build_refuses_to_lose_an_id_of_the_base_it_replaces(
    run: Run, folder: Path, built: Path
) -> None:
    """Without --against it is the base at --out that is compared, and left as it was."""
    before = built.read_bytes()
    without(folder, "rice-aid-1997", "rice-gift-1997")
    arguments = ("build", "--seeds", str(folder), "--out", str(built))
    err = run(*arguments, status=4).err
    assert "- {from: rice-aid-1997, to: rice-gift-1997, why: ...}" in err
    assert "[ids-never-die]" in err
    assert f"remove {built} and build again" in err
    assert built.read_bytes() == before
    built.write_bytes(before[:-200])  # a broken base may be replaced
    run(*arguments)


def test_a_redirect_keeps_an_id_alive(run: Run, folder: Path, tmp_path: Path) -> None:
    """With a redirect the same build goes through, and the old id still answers."""
    without(folder, "rice-aid-1997", "rice-gift-1997")
    with (folder / "redirects.yaml").open("a", encoding="utf-8") as file:
        file.write("- {from: rice-aid-1997, to: rice-gift-1997, why: it was a gift}\n")
    out = tmp_path / "new.json"
    arguments = ("build", "--seeds", str(folder), "--out", str(out), "--against")
    run(*arguments, str(ROOT / "data"))
    assert "now rice-gift-1997" in run("show", "rice-aid-1997", "--base", str(out)).err


def test_a_reason_withdraws_an_id(run: Run, folder: Path, tmp_path: Path) -> None:
    """With the reason why it was withdrawn a fact may go, and the base keeps its id with that."""
    without(folder, "rice-aid-1997", "rice-gift-1997")
    with (folder / "redirects.yaml").open("a", encoding="utf-8") as file:
        file.write("- {from: rice-aid-1997, why: the ship never sailed}\n")
    out = tmp_path / "new.json"
    arguments = ("build", "--seeds", str(folder), "--out", str(out), "--against")
    run(*arguments, str(ROOT / "data"))
    redirects = json.loads(out.read_text("utf-8"))["redirects"]
    assert redirects["rice-aid-1997"] == {"to": None, "why": "the ship never sailed"}
    told = run("diff", str(ROOT / "data"), str(out), "--format", "json", status=1).json["changes"]
    (change,) = [change for change in told if change["id"] == "rice-aid-1997"]
    assert (change["change"], change["now"]) == ("withdrawn", None)
    assert change["what"][-1] == "why: the ship never sailed"


def test_a_withdrawn_id_may_not_lose_its_reason(run: Run, folder: Path, tmp_path: Path) -> None:
    """What was withdrawn when published is an id too."""
    redirects = folder / "redirects.yaml"
    redirects.write_text("- {from: rice-aid-1994, why: never offered}\n", encoding="utf-8")
    published, out = tmp_path / "published.json", tmp_path / "new.json"
    run("build", "--seeds", str(folder), "--out", str(published))
    redirects.unlink()
    arguments = ("build", "--seeds", str(folder), "--out", str(out), "--against")
    assert "'rice-aid-1994'" in run(*arguments, str(published), status=4).err


def test_an_old_id_may_not_lose_its_redirect(run: Run, folder: Path, built: Path) -> None:
    """What was a redirect when published is an id too."""
    (folder / "redirects.yaml").unlink()
    arguments = ("build", "--check", "--seeds", str(folder), "--out", str(built), "--against")
    err = run(*arguments, str(built), status=4).err
    assert [line.split("'")[1] for line in err.splitlines()[:-2]] == ["rice-1995", "rice-aid"]


def test_new_facts_are_no_problem(run: Run, folder: Path, built: Path) -> None:
    """A build may have more than what was published, and may write over it."""
    base = json.loads(built.read_text("utf-8"))
    base["facts"] = base["facts"][3:]
    built.write_text(json.dumps(base), encoding="utf-8")
    run("build", "--seeds", str(folder), "--out", str(built), "--against", str(built))
    assert len(json.loads(built.read_text("utf-8"))["facts"]) == len(base["facts"]) + 3


def test_show_says_that_a_fact_was_withdrawn(run: Run, folder: Path, tmp_path: Path) -> None:
    """Nothing is found, with status 1; the reason is on stderr, and nothing else is offered."""
    with (folder / "redirects.yaml").open("a", encoding="utf-8") as file:
        file.write("- {from: rice-aid-1994, to: rice-1994, why: renamed}\n")
        file.write("- {from: rice-1994, why: never offered}\n")
    out = tmp_path / "new.json"
    run("build", "--seeds", str(folder), "--out", str(out))
    outcome = run("show", "rice-aid-1994", "--base", str(out), "--format", "json", status=1)
    assert outcome.err == "rice-aid-1994 was withdrawn: renamed; then never offered\n"
    assert (outcome.json["outcome"], outcome.json["facts"], outcome.json["suggestions"]) == (
        "none",
        [],
        [],
    )
