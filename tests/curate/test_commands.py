"""The curator's commands: what goes to which stream, and the status they leave with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_seeds import DOCUMENTS, Change, changed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small seeds, and one beside it with their documents."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "documents").mkdir()
    write(tmp_path)
    for name, text in DOCUMENTS.items():
        (tmp_path / "documents" / name).write_bytes(text.encode())
    return tmp_path


def write(folder: Path, *changes: Change) -> None:
    """Write the small seeds with some changes."""
    for stem, text in changed(*changes).items():
        (folder / "seeds" / f"{stem}.yaml").write_bytes(text.encode())


def test_build_makes_a_base(run: Any, folder: Path) -> None:
    """``build`` writes the base and says how many facts are in it; the next one changes nothing."""
    out = folder / "facts.json"
    command = ("build", "--seeds", str(folder / "seeds"), "--out", str(out))
    assert run(*command).out.splitlines() == [
        f"{out}: 5 facts",
        f"next: relfacts --base {folder} who Berg",
    ]
    first = out.read_bytes()
    run(*command)
    assert out.read_bytes() == first
    assert "is what" in run(*command, "--check").out


def test_build_leaves_a_link_a_link(run: Any, folder: Path) -> None:
    """What a link leads to is written; what exists and is not a file is refused and left alone."""
    real, link = folder / "real.json", folder / "link.json"
    real.write_text('{"facts": [], "format": 1}', "utf-8")
    link.symlink_to(real)
    run("build", "--seeds", str(folder / "seeds"), "--out", str(link))
    assert link.is_symlink()
    assert "who Berg" in real.read_text("utf-8")
    there = folder / "there"
    there.mkdir()
    refused = run("build", "--seeds", str(folder / "seeds"), "--out", str(there), status=2)
    assert "is not a file" in refused.err
    assert list(there.iterdir()) == []


#: What somebody may have where a base is to be written, and would lose.
NO_BASES = {
    "people.yaml": b"- id: a\n", "thesis.txt": b"On peace\n", "package.json": b'{"name": "x"}',
    "list.json": b"[]", "cut.json": b'{"na',
    "other.json": b'{"title": "x", "facts": [], "name": "y"}',
    "picture.png": b"\x89PNG\r\n\x1a\n", "blank": b" \n",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_BASES)
@pytest.mark.parametrize("linked", [False, True])
def test_build_never_writes_over_what_is_no_base(
    run: Any, folder: Path, name: str, linked: bool
) -> None:
    """Nor where a link leads; it says so, and what to do."""
    there = folder / name
    there.write_bytes(NO_BASES[name])
    out = folder / "link" if linked else there
    if linked:
        out.symlink_to(there)
    refused = run("build", "--seeds", str(folder / "seeds"), "--out", str(out), status=2)
    assert f"{there} exists and is not a fact base" in refused.err
    assert "hint: name another: --out FILE; or remove it first" in refused.err
    assert there.read_bytes() == NO_BASES[name]


def _broken(base: bytes) -> Iterator[bytes]:
    """A base as it may be found, which ``build`` is what mends."""
    yield b""
    yield base.replace(b"\n", b"\r\n")
    yield b"\xef\xbb\xbf" + base
    yield base[: len(base) // 2]
    yield base.replace(b'"format": 1', b'"format": 99')
    middle = len(base) // 2
    yield base[:middle] + b"\n<<<<<<< HEAD\n" + base[middle:]
    yield json.dumps({"facts": [], "format": 1}).encode()


def test_build_writes_over_a_base_that_is_broken(run: Any, folder: Path) -> None:
    """Half of one, one with the marks of a merge, one of another format, an empty file."""
    out = folder / "facts.json"
    command = ("build", "--seeds", str(folder / "seeds"), "--out", str(out))
    run(*command)
    whole = out.read_bytes()
    for content in _broken(whole):
        out.write_bytes(content)
        run(*command)
        assert out.read_bytes() == whole


def test_build_writes_where_a_link_leads_though_nothing_is_there(run: Any, folder: Path) -> None:
    """The link stays one; a link to itself is refused."""
    out = folder / "facts.json"
    out.symlink_to("elsewhere.json")
    run("build", "--seeds", str(folder / "seeds"), "--out", str(out))
    assert out.is_symlink()
    assert (folder / "elsewhere.json").is_file()
    out.unlink()
    out.symlink_to(out)
    told = run("build", "--seeds", str(folder / "seeds"), "--out", str(out), status=2).err
    assert "link to itself" in told


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
@pytest.mark.parametrize("words", [("build", "--out"), ("new", "text.txt", "--out"), ("init",)])
def test_a_full_disk_leaves_with_74_and_nothing_behind(
    folder: Path, words: tuple[str, ...]
) -> None:
    """Whatever is written: one line, what was there is as it was, and no draft is left."""
    import resource

    (folder / "text.txt").write_text("On July 20, 1969 Ada Berg came.\n", "utf-8")
    before = sorted(folder.rglob("*"))
    done = subprocess.run(
        # Python writes bytecode by halves too where there is no room, and fails of it ever after.
        [sys.executable, "-B", "-m", "relfacts", *words, "there"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert done.returncode == 74, done.stderr
    (line,) = done.stderr.splitlines()
    assert "cannot write" in line
    assert sorted(folder.rglob("*")) == before


def test_build_check_writes_nothing(run: Any, folder: Path) -> None:
    """``build --check`` leaves with 4 if the base is not what the seeds make, and never writes."""
    out = folder / "facts.json"
    out.write_text("old", "utf-8")
    found = run("build", "--check", "--seeds", str(folder / "seeds"), "--out", str(out), status=4)
    assert "is not what" in found.out
    assert out.read_text("utf-8") == "old"


@pytest.mark.parametrize("command", ["build", "check"])
def test_bad_seeds_are_refused(run: Any, folder: Path, command: str) -> None:
    """Every problem goes to stderr as path:line:column with the count below; the status is 4."""
    write(
        folder,
        ("topics", "id: fishing", "id: Fishing"),
        ("harbour-1990", "weekday: Monday", "weekday: Friday"),
    )
    found = run(command, "--seeds", str(folder / "seeds"), status=4)
    assert found.out == ""
    *problems, count, hint = found.err.splitlines()
    assert f"{folder / 'seeds' / 'harbour-1990.yaml'}:25:14: " in problems[0]
    assert count == f"relfacts: {len(problems)} problems"
    assert hint.rstrip().endswith(": relfacts check --explain RULE")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who Holm", "finds nothing in this base: write one that does"),
        ("year 1890", "finds nothing in this base: write one that does"),
        ("whom Berg", "is not a lookup: 'whom' is not one of who, year, topic, place, search,"),
        ("relfacts who Berg", "begins with the name of the program: write what comes after it"),
        ("build", "is not a lookup: 'build' is not one of who, "),
        ("year early 1990", "cannot be asked: WHEN: 'early 1990' has no first"),
        ("who --sins 1990 Berg", "cannot be asked: No such option: --sins"),
        ("who Ada 'Berg", "has a quotation mark that is never closed: close it"),
        ("show berg-visit-1991", "finds nothing in this base: write one that does"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_question_to_try_that_is_not_answered(
    run: Any, folder: Path, command: str, question: str, told: str
) -> None:
    """What try offers is put to the base that the seeds make, and nothing is written meanwhile."""
    texts = changed(("base", "try: [who Berg, year 1990, topic aid]", f"try:\n  - {question}"))
    (folder / "seeds" / "base.yaml").write_text(texts["base"], "utf-8")
    out = ("--out", str(folder / "new" / "facts.json")) if command == "build" else ()
    found = run(command, "--seeds", str(folder / "seeds"), *out, status=4)
    first, count, _ = found.err.splitlines()
    assert first.startswith(
        f"{folder / 'seeds' / 'base.yaml'}:5:3: the question {question!r} {told}"
    )
    assert first.endswith(" [question-answered]")
    assert (found.out, count) == ("", "relfacts: 1 problem")
    assert not (folder / "new").exists()


@pytest.mark.parametrize(
    "question",
    [
        'who "Ada Berg" --kind visit',
        "agreements --since=1990 -f json",
        "people",
        "at harbour-1990:3",
    ],
)
def test_a_question_to_try_may_be_any_lookup(run: Any, folder: Path, question: str) -> None:
    """With options and quotation marks, as it is typed; no index of the trial is left behind."""
    from relfacts.base.files import cache_folder
    from relfacts.base.index.sweeping import kept

    texts = changed(("base", "try: [who Berg, year 1990, topic aid]", f"try:\n  - {question}"))
    (folder / "seeds" / "base.yaml").write_text(texts["base"], "utf-8")
    before = kept(cache_folder())
    assert run("check", "--seeds", str(folder / "seeds")).err == ""
    assert kept(cache_folder()) == before


def test_a_base_without_facts_has_nothing_to_try(run: Any, tmp_path: Path) -> None:
    """Whoever begins may write down the questions before the first claim."""
    from relfacts.curate.build import template

    for path, content in template():
        if path.parts[0] == "seeds" and path.stem in ("base", "names"):
            (tmp_path / path.name).write_bytes(content)
    for stem in ("people", "places", "topics"):
        (tmp_path / f"{stem}.yaml").write_text("[]\n", "utf-8")
    assert run("check", "--seeds", str(tmp_path)).err == ""


def test_check_counts_what_it_held_against_the_rules(run: Any, folder: Path) -> None:
    """``check`` says how much it looked at."""
    assert run("check", "--seeds", str(folder / "seeds")).out.startswith("2 documents, 6 claims, ")


def test_verify_holds_the_seeds_against_the_documents(run: Any, folder: Path) -> None:
    """``verify`` leaves with 0 if all stands, and with 4 and the problems if something does not."""
    command = ("verify", "--seeds", str(folder / "seeds"))
    documents = str(folder / "documents")
    assert run(*command, "--documents", documents).out.endswith(": all stand\n")
    assert run(*command, RELFACTS_DOCUMENTS=documents).out.endswith(": all stand\n")
    write(folder, ("annals-2001", "date: 1990-05", "date: 1990-06"))
    found = run(*command, "--documents", documents, status=4)
    assert "annals-2001.yaml:15:11: annals.txt:1: no anchor has the month 06" in found.out
    assert found.out.endswith(": 1 does not stand\n")
    assert found.err.rstrip().endswith(": relfacts check --explain RULE")


def test_the_rules_are_told(run: Any) -> None:
    """check --rules names every rule that a complaint can end with, and says its sentence."""
    from relfacts.curate.rules import RULES

    told = run("check", "--rules").out
    for rule in RULES:
        assert f"{rule.__name__.replace('_', '-')}: {rule.__doc__}\n" in told
    for other in ("missing-key", "ids-never-die", "anchor-stands"):
        assert f"\n{other}: " in told


@pytest.mark.parametrize("typed", ["dates-agree", "[dates-agree]", "Dates_Agree"])
def test_a_rule_is_explained(run: Any, typed: str) -> None:
    """check --explain prints the page of a rule, and needs no seeds for it."""
    found = run("check", "--seeds", "nowhere", "--explain", typed)
    assert found.out.startswith("dates-agree\n\nDates of one fact that exclude one another ")
    assert "**In doubt**" in found.out
    assert "claims-agree" not in found.out
    assert found.err == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dates-agre", "did you mean dates-agree? "),  # a slip
        ("agree", "did you mean claims-agree or dates-agree? "),  # a part
        ("zzzzzz", ""),
        ("", ""),
    ],
)
def test_a_rule_that_there_is_not(run: Any, typed: str, meant: str) -> None:
    """An unknown rule is wrong usage; what is like it is offered, and how to list them all."""
    found = run("check", "--explain", typed, status=2)
    assert found.out == ""
    assert found.err.splitlines() == [
        f"relfacts: there is no rule {typed!r}",
        f"hint: {meant}all of them: relfacts check --rules",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("command", [("check",), ("build", "--out", "x.json"), ("new", "a.txt")])
def test_why_there_are_no_seeds(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """No folder, a file, an empty folder, or one that cannot be read: each is told as it is."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It is so.\n", "utf-8")
    Path("empty").mkdir()
    Path("loop").symlink_to("loop")
    for named, told in {
        "nope": "there is no folder nope",
        "a.txt": "a.txt is a file, and seeds are in a folder",
        "empty": "no seeds (*.yaml) in empty",
        "loop": "cannot read loop: ",
    }.items():
        err = run(*command, "--seeds", named, status=4).err
        assert err.startswith(f"relfacts: {told}"), err
        assert err.endswith("\nhint: name the folder: --seeds DIR\n")
