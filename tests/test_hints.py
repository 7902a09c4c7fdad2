"""What is said beside an answer: the commands that are offered work as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, Run
from relfacts.base.files import find_base
from relfacts.text.shell import quoted


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped base in a folder whose name wants quotes."""
    folder = tmp_path_factory.mktemp("elsewhere") / "a base"
    folder.mkdir()
    (folder / "facts.json").write_bytes(Path(find_base(None)).read_bytes())
    return folder


def offered(outcome: Outcome) -> list[str]:
    """Every command line that an outcome offers, with whatever follows it on its line."""
    said = outcome.out.replace('\\"', '"') + outcome.err
    return re.findall(r"relfacts (?=--base|[a-z])[^\n;]*", said)


# --- the base that was asked ----------------------------------------------------------------

OFFERING = [
    (("who", "Minh"), 3),
    (("who", "Minh", "--format", "json"), 3),
    (("visits", "--who", "Minh", "--since", "1950"), 3),
    (("who", "Kim Jong Il"), 1),
    (("who", "Angela Merkel"), 1),
    (("topic", "footbal"), 1),
    (("topic", "Hanoi"), 1),
    (("topic", "treaty"), 1),
    (("place", "Hanoo"), 1),
    (("facts", "--topic", "football"), 2),
    (("agreements", "--kind", "visit"), 2),
    (("agreements", "--since", "2003", "--until", "2010"), 1),
    (("trade", "--place", "hanoi"), 1),
    (("search", "zeppelin"), 1),
    (("search", "..."), 2),
    (("show", "rice-aid-1996"), 1),
    (("show", "zzz"), 1),
    (("at", "sggp-2019:9999"), 2),
    (("at", "sggp-2019"), 2),
    (("facts", "--source", "sggp-2019"), 0),
    ((), 0),
    (("--format", "json"), 0),
]


@pytest.mark.parametrize(("question", "status"), OFFERING, ids=[" ".join(q) for q, _ in OFFERING])
def test_what_is_offered_asks_the_base_that_was_asked(
    run: Run, elsewhere: Path, question: tuple[str, ...], status: int
) -> None:
    """Every command that an answer offers names the base as it was named, quoted for the shell."""
    outcome = run("--base", str(elsewhere), *question, status=status)
    lines = offered(outcome)
    assert lines
    for line in lines:
        assert line.startswith(f'relfacts --base "{elsewhere}" '), line
    plain = offered(run(*question, status=status))
    assert plain == [line.replace(f'--base "{elsewhere}" ', "") for line in lines]
    by_variable = run(*question, status=status, RELFACTS_BASE=str(elsewhere))
    assert offered(by_variable) == plain


def test_a_candidate_is_asked_for_as_typed(run: Run, elsewhere: Path) -> None:
    """The command of a candidate, in JSON too, answers as it stands, whatever else was asked."""
    asked: list[Any] = ["year", "1957", "--who", "Minh", "--undated", "--base", str(elsewhere)]
    match = run(*asked, "--format", "json", status=3).json["matches"][0]
    _, *typed = shlex.split(match["command"])
    assert "--period" not in typed
    assert "ho-chi-minh-visit-1957" in run(*typed, "--format", "json").ids


@pytest.mark.parametrize(
    "text", ["rice", "Hồ Chí Minh", "Kim's", 'a "b"', "$HOME", "a!b", "*", "", "~", "a\\b", "a&b"]
)
def test_a_value_is_typed_so_that_the_shell_leaves_it(text: str) -> None:
    """What is quoted comes back as one word, the same."""
    assert shlex.split(quoted(text)) == [text]


# --- a base of one's own ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("out", "named"),
    [
        ("data/facts.json", "."),
        ("facts.json", "."),
        ("my base/facts.json", '"my base"'),
        ("my/data/facts.json", "my"),
        ("other.json", "other.json"),
    ],
)
def test_build_says_how_to_ask(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, named: str
) -> None:
    """What build says to type next answers from the base just built; none is named needlessly."""
    pytest.importorskip("yaml")
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    _, said = run("build", "--out", out).out.splitlines()
    assert said == f"next: relfacts --base {named} who Fennimore"
    _, *typed = shlex.split(said.removeprefix("next: "))
    assert "lantern-walk-2031" in run(*typed).out
    assert "next" not in run("build", "--out", out, RELFACTS_BASE=out).out
    # A file that would be found first is not named in place of the one that was built.
    Path("facts.json").write_bytes(b"")
    assert "--base data who" in run("build").out


def test_a_folder_with_a_base_of_its_own(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overview says that the base of the folder is there; so does a question without answer."""
    pytest.importorskip("yaml")
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run().err == ""
    run("build")
    assert run().err == "this folder has a base of its own: relfacts --base .\n"
    assert run("who", "Nobody", status=1).err.endswith(run().err)
    assert run("--base", ".").err == ""
    assert run(RELFACTS_BASE=".").err == ""
    assert run("people").err == ""


# --- the wrong command for the right question ----------------------------------------------------

ELSEWHERE = [
    (("who", "Hanoi"), "place hanoi"),
    (("who", "rice"), "topic rice"),
    (("who", "agreements"), "agreements"),
    (("who", "March 2019"), 'year "March 2019"'),
    (("topic", "Hanoi"), "place hanoi"),
    (("topic", "Kim Jong Un"), 'who "Kim Jong Un"'),
    (("topic", "Kim"), "who Kim"),
    (("place", "Kim Il Sung"), 'who "Kim Il Sung"'),
    (("place", "1958"), "year 1958"),
    (("year", "Hanoi"), "place hanoi"),
    (("year", "Kim Il Sung"), 'who "Kim Il Sung"'),
    (("cite", "hanoi"), "place hanoi --cite"),
    (("cite", "cgtn-2019"), "facts --source cgtn-2019 --cite"),
    (("show", "cooperation-directions"), "show cooperation-directions-2025"),
    (("sources", "cgtn-2019"), "facts --source cgtn-2019"),
]


@pytest.mark.parametrize(("typed", "line"), ELSEWHERE, ids=[" ".join(q) for q, _ in ELSEWHERE])
def test_what_another_command_knows_is_pointed_to(
    run: Run, typed: tuple[str, ...], line: str
) -> None:
    """Whoever asks the wrong command is told the one that answers, and it does."""
    outcome = run(*typed, status=2 if typed[0] in ("year", "sources") else 1)
    assert any(said.startswith(f"relfacts {line}") for said in offered(outcome)), outcome.err
    assert run(*shlex.split(line), status=3 if line == "who Kim" else 0).out


def test_what_nobody_knows_is_pointed_to_nothing(run: Run) -> None:
    """A name, a word and a year of which there is nothing are offered no other command."""
    for text in ("Angela Merkel", "zeppelin", "1789", "12"):
        said = offered(run("who", text, status=1))
        assert [line.split()[1] for line in said if "who" not in line] == ["people"], said


def test_a_misspelled_command_keeps_its_base(run: Run, elsewhere: Path) -> None:
    """What is offered for a command that there is not asks the base that was named."""
    said = run("--base", str(elsewhere), "disputes", status=2).err
    assert f'relfacts --base "{elsewhere}" discrepancies' in said


def test_a_suggestion_says_by_which_spelling(run: Run) -> None:
    """A topic that is offered for one of its synonyms shows the synonym."""
    assert "relfacts topic war  (Vietnam War)" in run("topic", "Vietnam", status=1).err


def test_few_are_offered_for_somebody_else(run: Run) -> None:
    """Of many people who are not meant three are named, and the rest counted."""
    said = run("who", "Miss Kim", status=1)
    assert said.err.count("did you mean") == 3
    assert "or 3 more" in said.err
    assert len(run("who", "Miss Kim", "--format", "json", status=1).json["suggestions"]) == 3


def test_words_that_find_everything_find_nothing(run: Run) -> None:
    """Words that are in every sentence are not looked for, and it is said."""
    assert "'the' says nothing about which fact is meant" in run("search", "the", status=2).err
    with_another = run("search", "the rice", "--format", "json").ids
    assert with_another == run("search", "rice", "--format", "json").ids


def test_a_cut_list_of_discrepancies_says_so(run: Run) -> None:
    """As a cut list of facts does."""
    every = len(run("discrepancies", "--format", "json").json["discrepancies"])
    said = run("discrepancies", "--limit", "2", "--format", "json").err
    assert f"2 of {every} discrepancies; without --limit: all" in said
    assert "--limit" not in run("discrepancies", "--limit", str(every)).err
