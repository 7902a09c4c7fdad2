"""What Tab offers for a line, as the scripts of the shells ask for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer.main

from conftest import ROOT, Run
from relfacts.cli.app import app
from relfacts.cli.fast.table import COMMANDS, OTHERS
from relfacts.cli.shells import offering

MOON = str(ROOT / "examples" / "moon-landings")


def offered(*words: str, shell: str = "bash") -> list[str]:
    """What can be typed for the last of some words."""
    return [line.partition("\t")[0] for line in offering.answer(shell, words)]


@pytest.mark.parametrize(
    ("words", "candidate"),
    [
        (["who", "kim-i"], "kim-il-sung"),
        (["who", "Kim"], "Kim Il Sung"),
        (["who", '"Kim I'], "Kim Il Sung"),
        (["who", r"Kim\ I"], "Kim Il Sung"),
        (["who", "KIM IL"], "KIM IL SUNG"),
        (["who", "Ho C"], "Ho Chi Minh"),
        (["who", "김일"], "김일성"),
        (["who", "Ким Ир"], "Ким Ир Сен"),
        (["topic", "ri"], "rice"),
        (["topic", "Ri"], "Rice"),
        (["place", "Ha No"], "Ha Noi"),
        (["place", "Bình N"], "Bình Nhưỡng"),
        (["at", "sgg"], "sggp-2019"),
        (["at", "SGG"], "SGGP 2019"),
        (["show", "rice-aid-1"], "rice-aid-1995"),
        (["show", "kim-i"], "kim-il-sung"),
        (["show", "KIM I"], "KIM IL SUNG"),
        (["show", "김일"], "김일성"),
        (["show", "ric"], "rice"),
        (["show", "gạ"], "gạo"),
        (["show", "Ha N"], "Ha Noi"),
        (["show", "rice", '"Bình N'], "Bình Nhưỡng"),
        (["show", "SGG"], "SGGP 2019"),
        (["visits", "--who", "x", "--kind", "v"], "visit"),
        (["facts", "--since", "1990", "--source", "v"], "vov-2019"),
        (["--base", MOON, "who", "bu"], "buzz-aldrin"),
        (["who", "--base", MOON, "bu"], "buzz-aldrin"),
        (["facts", "--format", "J"], "json"),
        (["facts", "--un"], "--until"),
        (["vis"], "visits"),
        (["--ba"], "--base"),
        (["Kim I"], "Kim Il Sung"),
        (["check", "--expl"], "--explain"),
        (["schema", "an"], "answer"),
        (["export", "parq"], "parquet"),
        (["export", "sqlite", "facts.db", "--who", "kim-i"], "kim-il-sung"),
    ],
    ids=str,
)
def test_what_goes_on_is_offered(words: list[str], candidate: str) -> None:
    """Ids, spellings, closed words, options and commands."""
    assert candidate in offered(*words)


@pytest.mark.parametrize(
    "text", ["gạo", "Rice", "Ha Noi", "bình nhưỡng", "SGGP 2019", "김일성", "베트남", "KIM IL SUNG"]
)
def test_show_takes_what_is_offered_for_it(run: Run, text: str) -> None:
    """Half of it is continued by what is then shown, and by nothing that is not its beginning."""
    candidates = offered("show", text[: len(text) // 2 + 1])
    assert text in candidates
    assert all(candidate.startswith(text[:2]) for candidate in candidates)
    (match, *_) = run("show", text, "--format", "json").json["matches"]
    assert run("show", match["id"]).out == run("show", text).out


def test_accents_and_blanks_that_were_typed_were_meant() -> None:
    """They are passed over only where nothing has them."""
    assert offered("topic", "hà") == ["hàng hải", "hàng không"]
    assert offered("show", "ha n") == ["ha noi"]
    assert offered("place", "ha n") == ["ha noi"]
    assert offered("who", "김 일") == ["김 일성"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_value_behind_its_sign(shell: str) -> None:
    """bash hands the parts over one by one; fish wants the whole word back."""
    words = ["facts", "--kind", "=", "vi"] if shell == "bash" else ["facts", "--kind=vi"]
    assert offered(*words, shell=shell) == ["--kind=visit" if shell == "fish" else "visit"]


@pytest.mark.parametrize(
    "words", [["--base", ""], ["who", "--base", "x"], ["verify", "--documents", ""], ["diff", ""]]
)
def test_names_of_files_are_left_to_the_shell(words: list[str]) -> None:
    """It knows them best, with all its rules of quoting."""
    assert offered(*words) == [offering.FILES]


@pytest.mark.parametrize(
    "words",
    [
        [], ["nosuch", "x"], ["who", "\udce9"], ["year", "19"],
        ["facts", "--limit", ""], ["who", "--base", "nowhere", "ki"],
        ["who", "\x1b]0;x"], ["who", "!!"],
    ],
    ids=ascii,
)  # fmt: skip
def test_where_nothing_is_known_nothing_is_said(words: list[str], run: Run) -> None:
    """No candidates, no complaint; the line that is typed is no place for it."""
    told = run(*words, _RELFACTS_COMPLETE="raw_bash")
    assert told.err == ""
    assert words == [] or told.out == ""


@pytest.mark.parametrize("asked", ["", "raw_", "raw_ksh", "complete_bash", "bash"])
def test_nobody_else_is_answered(asked: str, run: Run) -> None:
    """What no script of ours asks is no command either."""
    assert run("who", "Kim Il Sung", _RELFACTS_COMPLETE=asked).out == ""


def test_once_is_enough_for_most_options() -> None:
    """An option that is given already comes again only if it may stand twice."""
    again = offered("facts", "--since", "1990", "--who", "x", "--")
    assert "--since" not in again
    assert {"--who", "--until", "--help"} <= {*again}


def test_every_command_is_known() -> None:
    """Tab knows the arguments and options of every command there is."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert {*COMMANDS, *OTHERS} == {*commands}


def test_a_name_with_a_line_break_is_no_candidate(tmp_path: Path) -> None:
    """It would be two; and one with an escape sequence would write on the screen."""
    base = json.loads((ROOT / "data" / "facts.json").read_text(encoding="utf-8"))
    for person, name in zip(base["people"], ("Kim\nIl", "Kim\x1b[2J", "Kim\u202eX"), strict=False):
        person["name"] = name
    (tmp_path / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    for text in offered("who", "--base", str(tmp_path), "Kim"):
        assert text.isprintable()


def test_tab_says_nothing_where_no_index_can_be_kept(run: Run, tmp_path: Path) -> None:
    """A note would stand in the line that is typed; what is asked for is offered none the less."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    cache = str(tmp_path / "file" / "cache")
    told = run("who", "kim-jong", _RELFACTS_COMPLETE="raw_zsh", RELFACTS_CACHE=cache)
    assert (told.out, told.err) == ("kim-jong-un\tKim Jong Un\n", "")
