"""What Tab offers is the same by the quick way and by Typer, or the quick way declines."""

from __future__ import annotations

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
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
