"""What Tab offers is the same by the quick way and by Typer, or the quick way declines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, Run
from relfacts.cli.app import app
from relfacts.cli.fast import tab

SHELLS = ("bash", "zsh", "fish")
WORDS = [
    "who", "topic", "place", "show", "facts", "visits", "coverage", "people", "at", "year", "check",
    "--kind", "--who", "--topic", "--source", "--base", "--limit", "--undated", "--format", "--",
    "-f", "--nosuch", "json", "2", "x", "ki", "kim-jong-un", "nowhere.json",
]  # fmt: skip
BEGINNINGS = ["", "k", "Kim", "ri", "vi", "vov", "rice-", "x9", "--", "Nguyễn"]


def environment(shell: str, words: list[str], incomplete: str) -> dict[str, str]:
    """What the shell hands over when Tab is pressed behind ``words`` and ``incomplete``."""
    line = " ".join(["relfacts", *words, incomplete])
    asked = {"_RELFACTS_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        return asked | {"COMP_WORDS": line, "COMP_CWORD": str(len(words) + 1)}
    return asked | {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}


def by_typer(
    asked: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What Typer prints for the shell."""
    with monkeypatch.context() as patch:
        for name, value in asked.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["relfacts"])
        with pytest.raises(SystemExit):
            app([], standalone_mode=False, prog_name="relfacts")
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "incomplete", "offered"),
    [
        (["who"], "ki", "kim-jong-un"),
        (["topic"], "ri", "rice"),
        (["show"], "rice-aid-1", "rice-aid-1995"),
        (["visits", "--kind"], "v", "visit"),
        (["facts", "--since", "1990", "--source"], "v", "vov-2019"),
        (["who", "x", "--undated", "--place"], "ha", "hanoi"),
    ],
)
def test_ids_are_offered_quickly(
    shell: str, words: list[str], incomplete: str, offered: str
) -> None:
    """An id of the base comes without Typer, for every shell that asks."""
    told = tab.answer(environment(shell, words, incomplete))
    assert told is not None
    assert offered in told


def test_the_base_named_on_the_line_is_asked() -> None:
    """--base holds for Tab too; of a base that is not there nothing is offered."""
    moon = str(ROOT / "examples" / "moon-landings")
    assert tab.answer(environment("bash", ["who", "--base", "nowhere"], "ki")) == "\n"
    assert tab.answer(environment("bash", ["who", "--base", moon], "bu")) == "buzz-aldrin\n"


@given(
    shell=st.sampled_from(SHELLS),
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    incomplete=st.sampled_from(BEGINNINGS),
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_ways_offer_the_same(
    shell: str,
    words: list[str],
    incomplete: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """For any line, what the quick way prints is what Typer prints."""
    asked = environment(shell, words, incomplete)
    quick = tab.answer(asked)
    if quick is not None:
        assert quick == by_typer(asked, monkeypatch, capsys)


@pytest.mark.parametrize("shell", [*SHELLS, "powershell", "pwsh"])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"COMP_WORDS": "relfacts who ki"},
        {"COMP_WORDS": "relfacts who ki", "COMP_CWORD": "many"},
        {"COMP_WORDS": "relfacts who ki", "COMP_CWORD": "9" * 5000},
        {"COMP_WORDS": "relfacts who 'ki", "COMP_CWORD": "2"},
        {"COMP_WORDS": "relfacts who \udce9", "COMP_CWORD": "2"},
        {"COMP_WORDS": "relfacts facts --base \udce9 --who k", "COMP_CWORD": "5"},
        {"_TYPER_COMPLETE_ARGS": "relfacts who \udce9"},
        {"_TYPER_COMPLETE_ARGS": "relfacts who 'ki"},
    ],
    ids=str,
)
def test_a_shell_that_asks_amiss_is_told_nothing(
    run: Run, shell: str, more: dict[str, str]
) -> None:
    """Without its variables, with half a quotation, with bytes of no encoding: no traceback."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"):
            patch.delenv(name, raising=False)
        told = run(_RELFACTS_COMPLETE=f"complete_{shell}", **more)
    assert told.err == ""


def test_tab_says_nothing_where_no_index_can_be_kept(run: Run, tmp_path: Path) -> None:
    """A note would stand in the line that is typed; what is asked for is offered none the less."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    asked = environment("bash", ["who"], "kim-jong")
    told = run(**asked, RELFACTS_CACHE=str(tmp_path / "file" / "cache"))
    assert (told.out, told.err) == ("kim-jong-un\n", "")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("amiss", ["nowhere to write", "not UTF-8"])
def test_completion_that_cannot_be_installed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, amiss: str
) -> None:
    """It is said why, and what to write into the start file by hand."""
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: shell)
    home = tmp_path / "home"
    if amiss == "nowhere to write":
        # For whoever may write everywhere, there is no folder in a file.
        home.write_text("no folder", encoding="utf-8")
    elif shell == "fish":
        pytest.skip("fish has a file for each program, which is not read before")
    else:
        home.mkdir()
        (home / f".{shell}rc").write_bytes(b"# caf\xe9\n")
    told = run("--install-completion", status=4, HOME=str(home))
    assert "completion is not installed: " in told.err
    assert "relfacts --show-completion" in told.err
    assert amiss != "not UTF-8" or (home / f".{shell}rc").read_bytes() == b"# caf\xe9\n"
