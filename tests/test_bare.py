"""Words that are no command are a question; what is nearly one is told as that."""

from __future__ import annotations

import pytest

from conftest import Run


@pytest.mark.parametrize(
    "words",
    [
        ("1958",),
        ("Kim", "Il", "Sung"),
        ("kim", "jong", "un", "hanoi", "2019"),
        ("who", "gave", "rice", "to", "the", "DPRK"),
        ("visits", "by", "Kim", "Il", "Sung"),
        ("agreements", "in", "2002"),
        ("facts", "Kim", "Il", "Sung"),
        ("topics", "rice"),
        ("people", "Kim", "Il", "Sung"),
        ("year", "1958", "Kim", "Il", "Sung"),
        ("visit",),
        ("peace",),
    ],
)
def test_bare_words_are_a_question(run: Run, words: tuple[str, ...]) -> None:
    """They are answered as search answers them, to the byte."""
    asked = run(*words, "--format", "json").out
    assert asked == run("search", *words, "--format", "json").out


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("--base", "data"), ("who", "gave", "rice", "to", "the", "DPRK")),
        (("--base", "data"), ("visits", "by", "Kim", "Il", "Sung")),
        (("--base", "data"), ("people", "who", "visited", "Hanoi")),
        ((), ("who", "was", "received", "by", "Kim", "Jong", "Un")),
    ],
)
def test_a_base_that_is_named_changes_nothing(
    run: Run, before: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """Where the options stand does not matter to what is a question."""
    asked = run(*before, *words, "--format", "json")
    assert asked.out == run("search", *before, *words, "--format", "json").out


def test_what_a_command_cannot_take_is_said_to_be_a_question(run: Run) -> None:
    """With the command that asks it."""
    said = run("visits", "by", "Kim", "Il", "Sung").err
    assert "read as a question: relfacts search visits by Kim Il Sung" in said


@pytest.mark.parametrize("word", ["vists", "whoo", "agrements"])
def test_a_mistyped_command_is_told(run: Run, word: str) -> None:
    """Where no base and no language has the word."""
    assert "No such command" in run(word, status=2).err


def test_options_alone_make_no_question(run: Run) -> None:
    """A listing with filters is a listing."""
    assert "read as" not in run("visits", "--since", "2000", "--who", "Kim Il Sung", status=1).err


def test_help_is_a_word_too(run: Run) -> None:
    """Of a command, or of all."""
    assert "who [OPTIONS]" in run("help", "who").out
    assert "COMMAND" in run("help").out
