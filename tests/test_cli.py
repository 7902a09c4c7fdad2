"""The command line: statuses, streams, formats, and what a user is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer

from conftest import Run
from relfacts.vocabulary.declared import declared

ENVELOPE = {
    "relfacts", "query", "outcome", "matches", "suggestions", "absent", "unmeant", "notes",
    "count", "facts",
}  # fmt: skip
FACT = {
    "id", "kind", "date", "start", "end", "statement", "people", "places", "topics", "quantities",
    "sources", "discrepancies", "fit",
}  # fmt: skip

QUESTIONS = [
    ("who", "Kim Il Sung"),
    ("year", "1958"),
    ("topic", "rice"),
    ("place", "Hanoi"),
    ("search", "rice aid"),
    ("facts",),
    *((kind.plural,) for kind in declared().kinds.values()),
]
CATALOGUES = [("people",), ("topics",), ("places",), ("sources",), ("discrepancies",)]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_json_keeps_the_contract(run: Run, question: tuple[str, ...]) -> None:
    """Every listing answers with the same keys, and every fact has all of its own."""
    document = run(*question, "--format", "json").json
    assert set(document) - {"understood"} == ENVELOPE
    assert ("understood" in document) == (question[0] == "search")
    assert document["relfacts"] == 1
    assert document["query"]["command"] == question[0]
    assert document["outcome"] == "found"
    assert document["count"] == len(document["facts"]) > 0
    for fact in document["facts"]:
        assert set(fact) >= FACT
        assert fact["fit"] in ("in", "possibly", "spans")
        assert fact["sources"]
        for source in fact["sources"]:
            assert source["document"].endswith(".txt")
            assert source["lines"]
        for person in fact["people"]:
            assert set(person) >= {"id", "name", "role"}


@pytest.mark.parametrize(
    "question", [*QUESTIONS, *CATALOGUES, ("show", "rice-aid-1995"), ()], ids=" ".join
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "TSV", "markdown"])
@pytest.mark.parametrize("columns", [None, 60, 80, 120, 200])
def test_everything_works_in_every_format_at_every_width(
    run: Run, question: tuple[str, ...], form: str, columns: int | None
) -> None:
    """Each command answers in each format, and only a table depends on the width."""
    outcome = run(*question, "--format", form, columns=columns)
    assert outcome.out.endswith("\n")
    assert "Traceback" not in outcome.err
    if form != "table":
        assert outcome.out == run(*question, "--format", form).out
    if form == "json":
        json.loads(outcome.out)
    if form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in outcome.out.splitlines())


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_same_question_gives_the_same_bytes(run: Run, question: tuple[str, ...]) -> None:
    """Two runs do not differ by a byte."""
    assert run(*question, "--format", "json").out == run(*question, "--format", "json").out


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_format_changes_the_answer(run: Run, question: tuple[str, ...]) -> None:
    """Table, lines and CSV hold the facts that JSON holds, in the same order."""
    ids = run(*question, "--format", "json").ids
    lines = run(*question, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    rows = run(*question, "--format", "csv").out.splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ids
    table = run(*question).out
    places = [table.index(id_) for id_ in ids]
    assert places == sorted(places)


STATUSES = [
    (("who", "Kim Il Sung"), 0, "answered"),
    (("who", "Kim Jong Il"), 1, "nobody in the base is meant"),
    (("who", ""), 2, "no name at all"),
    (("who", "Kim"), 3, "several people, none chosen"),
    (("facts", "--who", "Kim"), 3, "in a filter too"),
    (("facts", "--who", "Kim Jong Il"), 1, "in a filter too"),
    (("year", "1850"), 1, "nothing found"),
    (("topic", "football"), 1, "no such topic"),
    (("place", "Paris"), 1, "no such place"),
    (("search", "zeppelin"), 1, "no such word"),
    (("show", "no-such-id"), 1, "no such fact"),
    (("year", "195"), 2, "no time"),
    (("year", "19x8"), 2, "years are never guessed"),
    (("facts", "--since", "abc"), 2, "no time"),
    (("facts", "--until", "1958-13"), 2, "no such month"),
    (("facts", "--since", "2000", "--until", "1990"), 2, "the wrong way round"),
    (("facts", "--kind", "visitation"), 2, "no such kind"),
    (("facts", "--topic", "football"), 2, "no such topic"),
    (("facts", "--place", "Paris"), 2, "no such place"),
    (("facts", "--source", "bbc"), 2, "no such document"),
    (("facts", "--limit", "0"), 2, "nothing can be shown"),
    (("facts", "--limit", "x"), 2, "not a number"),
    (("facts", "--format", "xml"), 2, "no such format"),
    (("agreements", "--kind", "visit"), 2, "agreements are no visits"),
    (("search", "..."), 2, "no words"),
    (("search", "...", "--who", "Kim"), 2, "wrong usage comes first, whoever is meant"),
    (("who", "Kim Jong Il", "--limit", "-1"), 2, "wrong usage comes first"),
    (("who", "Kim", "--kind", "visitation"), 2, "wrong usage comes first"),
    (("topic", "football", "--since", "abc"), 2, "wrong usage comes first"),
    (("place", "Paris", "--topic", "football"), 2, "wrong usage comes first"),
    (("agreements", "--who", "Kim", "--kind", "visit"), 2, "wrong usage comes first"),
    (("facts", "--who", "Kim", "--who", ""), 2, "wrong usage comes first"),
    (("nosuch",), 1, "a question that nothing answers"),
    (("who",), 2, "no name"),
    (("--base", "/no/such/base", "facts"), 4, "no base"),
    (("verify",), 2, "no documents"),
    (("check", "--seeds", "/no/such/seeds"), 4, "no folder of seeds"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "why"), STATUSES, ids=[" ".join(s[0]) for s in STATUSES]
)
def test_exit_statuses(run: Run, arguments: tuple[str, ...], status: int, why: str) -> None:
    """0 answered, 1 nothing, 2 wrong usage, 3 ambiguous, 4 invalid base or seeds."""
    outcome = run(*arguments, status=status)
    assert bool(outcome.err) == (status != 0), why
    if status in (2, 4):
        assert outcome.out == ""
        first = outcome.err.splitlines()[0]
        assert first.startswith("relfacts: ")
        assert len(outcome.err.splitlines()) <= 2, "one clear line, and what to type next"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("year", "01/03/2019"), "relfacts year 2019-01-03 or relfacts year 2019-03-01"),
        (("year", "2001/02"), "relfacts year 2001-02 or relfacts year 2001/2002"),
        (("facts", "--since", "1.3.2019"), "--since 2019-01-03 or --since 2019-03-01"),
        (("year", "XXXX"), "relfacts facts, for facts of any time"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_time_that_is_not_one_says_what_to_type(
    run: Run, arguments: tuple[str, ...], hint: str
) -> None:
    """Two readings are two commands, and what may be any time is no question about one."""
    assert run(*arguments, status=2).err.splitlines()[1] == f"hint: {hint}"


@pytest.mark.parametrize(
    "arguments",
    [
        ("-0043",),
        ("--format", "table", "-0043"),
        ("-0043", "--kind", "visit"),
        ("--", "-0043"),
    ],
    ids=" ".join,
)
def test_a_year_before_0_is_no_option(run: Run, arguments: tuple[str, ...]) -> None:
    """A dash and a digit begin a text to every command, wherever it stands."""
    assert " in 44 BC" in run("year", *arguments, status=1).err
    listed = run("facts", "--since", "-0043", "--until", "-0001", status=1).err
    assert "no facts from 1 Jan 44 BC to 31 Dec 2 BC" in listed


def test_how_a_time_was_read_is_told(run: Run) -> None:
    """In the table below the heading, in other formats beside the answer."""
    for question in (("year", "2001-02"), ("facts", "--since", "2001-02")):
        told = "read '2001-02' as Feb 2001; the years are 2001/2002"
        assert told in run(*question).out
        assert told in run(*question, "--format", "json").err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("who", "Kim Jong Il"), 1),
        (("who", "Kim"), 3),
        (("year", "1850"), 1),
        (("topic", "football"), 1),
    ],
)
def test_json_answers_too_when_there_is_nothing(
    run: Run, arguments: tuple[str, ...], status: int
) -> None:
    """Nothing found is an answer: the whole envelope, no facts, the status that goes with it."""
    document = run(*arguments, "--format", "json", status=status).json
    assert set(document) == ENVELOPE
    assert document["count"] == 0
    assert document["outcome"] == ("ambiguous" if status == 3 else "none")
    assert document["facts"] == []


def test_nothing_found_says_what_to_do(run: Run) -> None:
    """What was understood, the nearest, the documents of the time, the command to type next."""
    err = run("agreements", "--since", "2003", "--until", "2010", status=1).err
    assert "no agreements from 1 Jan 2003 to 31 Dec 2010" in err
    assert "the nearest: 2002" in err
    assert "documents with facts of that time: CGTN 2019, SGGP 2019" in err
    assert "type next: relfacts show" in err


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        (("year", "2030"), [("fact", "vu-visit-success-2025")]),
        (("trade", "--until", "1950"), [("fact", "trade-2014"), ("topic", "trade")]),
        (
            ("agreements", "--since", "2003", "--until", "2010"),
            [("fact", "trade-agreement-2002"), ("fact", "cooperation-agreements-2025")],
        ),
        (("topic", "Hanoi"), [("place", "hanoi"), ("topic", None)]),
        (("place", "rice"), [("topic", "rice")]),
        (("place", "visits"), [("topic", None), ("kind", "visit")]),
        (("search", "zeppelin"), []),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_what_a_table_offers_is_in_the_json_too(
    run: Run, question: tuple[str, ...], offered: list[tuple[str, str | None]]
) -> None:
    """Where nothing was found the nearest is suggested in JSON as it is told beside a table."""
    outcome = run(*question, "--format", "json", status=1)
    suggestions = outcome.json["suggestions"]
    assert [item["type"] for item in suggestions] == [sort for sort, _ in offered]
    for item, (_, id_) in zip(suggestions, offered, strict=True):
        assert id_ in (None, item["id"])
        assert item["id"] in outcome.err
        assert item["type"] != "fact" or item["name"] in outcome.err
    assert outcome.err == run(*question, status=1).err


def test_candidates_come_with_what_tells_them_apart(run: Run) -> None:
    """Several people: name, office, facts, years and the command for each."""
    out = run("who", "Minh", status=3).out
    for text in ("Hồ Chí Minh", "Phạm Bình Minh", 'relfacts who "Phạm Bình Minh"', "1957"):
        assert text in out


def test_a_name_read_otherwise_says_so(run: Run) -> None:
    """The table has a line on how the text was read unless it is the name itself."""
    assert "read 'Kim Ir Sen' as Kim Il Sung" in run("who", "Kim Ir Sen").out
    assert "read '" not in run("who", "Kim Il Sung").out
    assert "read '" not in run("who", "Kim Il-sung").out


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (("who", "Kim Il Snug"), "read 'Kim Il Snug' as Kim Il Sung: a slip\n"),
        (("who", "Nguyen Fu Trong"), "read 'Nguyen Fu Trong' as Nguyễn Phú Trọng: a slip\n"),
        (("who", "Kim Ir Sne"), "read 'Kim Ir Sne' as Kim Il Sung: a slip for Kim Ir Sen\n"),
        (("who", "Trumpem"), "read 'Trumpem' as Donald Trump: Trump with the ending -em\n"),
        (("who", "김정은"), "read '김정은' as Kim Jong Un: the name in its own script\n"),
        (("topic", "educaton"), "read 'educaton' as Education: a slip\n"),
        (("topic", "grain"), "read 'grain' as Rice: a synonym\n"),
        (("place", "PRC"), "read 'PRC' as China: another name\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_the_reason_does_not_say_the_name_again(
    run: Run, question: tuple[str, ...], said: str
) -> None:
    """What a text was read as is in the line already; the reason adds to it."""
    assert said in run(*question).out


def test_undated_agreements_are_counted(run: Run) -> None:
    """A --since leaves out what has no date, says how many, and how to see them."""
    err = run("agreements", "--since", "2000").err
    assert "left out: 5 facts with no date, or with one that only says by when" in err
    with_them = run("agreements", "--since", "2000", "--undated", "--format", "json").json
    assert [fact["fit"] for fact in with_them["facts"]].count("possibly") == 5
    assert run("agreements").err == ""


def test_options_may_stand_before_the_command(run: Run) -> None:
    """--format and --base hold for the command that follows."""
    assert (
        run("--format", "json", "year", "1958").out == run("year", "1958", "--format", "json").out
    )


def test_a_base_may_be_named_by_file_folder_or_environment(
    run: Run, base: object, tmp_path: Path
) -> None:
    """--base FILE, --base DIR and RELFACTS_BASE ask another base."""
    from relfacts.base.files import find_base

    content = Path(find_base(None)).read_bytes()
    (tmp_path / "facts.json").write_bytes(content)
    expected = run("facts", "--format", "jsonl").out
    for named in (tmp_path, tmp_path / "facts.json"):
        assert run("facts", "--format", "jsonl", "--base", str(named)).out == expected
    assert run("facts", "--format", "jsonl", RELFACTS_BASE=str(tmp_path)).out == expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "is not JSON"),
        (b"[]", "is not a fact base"),
        (b'{"facts": [], "format": 99}', "format 99"),
    ],
)
def test_a_file_that_is_no_base_is_refused(
    run: Run, tmp_path: Path, content: bytes, told: str
) -> None:
    """A broken, foreign or newer file is told in one line, with status 4."""
    (tmp_path / "facts.json").write_bytes(content)
    assert told in run("facts", "--base", str(tmp_path), status=4).err


def test_the_base_named_wins_over_the_environment(run: Run, tmp_path: Path) -> None:
    """--base holds against RELFACTS_BASE, before the command and after it."""
    other = {"RELFACTS_BASE": str(tmp_path / "nowhere")}
    from relfacts.base.files import find_base

    ours = find_base(None)
    run("facts", "--base", ours, **other)
    run("--base", ours, "facts", **other)
    run("facts", status=4, **other)


def test_a_screen_gets_the_first_fifty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table on a terminal is capped and says so; with --limit, or in a pipe, it is not."""
    assert run("facts").out.count("\n") > 300
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    capped = run("facts", columns=100)
    assert "the first 50 of 156 facts; all: --limit 156" in capped.err
    assert "156 facts" in capped.out
    assert "the first 50" not in run("facts", "--limit", "156", columns=100).err


@pytest.mark.parametrize(("columns", "lines"), [(60, 32), (80, 24), (100, 24), (200, 24)])
def test_a_screen_gets_topics_side_by_side(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, lines: int
) -> None:
    """All of them fit it, each with its facts; ids and synonyms are for pipes, and by --fields."""
    rows = run("topics", "--format", "json").json["topics"]
    for form in ("table", "markdown"):
        assert ", ".join(rows[1]["synonyms"]) in run("topics", "--format", form).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    shown = run("topics", columns=columns)
    for row in rows:
        assert f"{row['name']} {row['facts']}" in shown.out
    assert max(map(len, shown.out.splitlines())) <= min(columns, 100)
    assert len((shown.out + shown.err).splitlines()) < lines
    assert "with ids, years and synonyms: relfacts topics | less" in shown.err
    assert rows[1]["id"] in run("topics", "--fields", "id,synonyms", columns=columns).out
    assert run("topics", "--format", "json", columns=100).json["topics"] == rows


def test_what_was_understood_is_not_cut_without_a_sign(run: Run) -> None:
    """A topic with many under it says how many were not named."""
    err = run("facts", "--place", "vietnam", "--since", "1800", "--until", "1801", status=1).err
    assert re.search(r"about [^\n]* or \d+ more from", err)


def test_a_choice_asks_the_same_question_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever picks one of several people gets their own question answered, filters and all."""
    import io

    monkeypatch.setattr("relfacts.cli.session._can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("2\n"))
    out = run("visits", "--who", "Minh", "--since", "1950").out
    assert "Phạm Bình Minh · 1 fact, 2019" in out
    assert "minh-friendship-2019" not in out
    # What a filter means is no candidate: the first one offered is a person.
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    out = run("visits", "--topic", "visits", "--who", "Minh").out
    assert "with Hồ Chí Minh" in out
    assert "'Minh' fits 2 people" in out
    monkeypatch.setattr("sys.stdin", io.StringIO("²\n"))
    err = run("visits", "--who", "Minh", status=3).err
    assert "nobody chosen; type one of the commands" in err
    assert "none was chosen" not in err


def test_a_base_that_is_broken_inside_is_refused(run: Run, tmp_path: Path) -> None:
    """A date that is none, or a part that is missing, is the base's fault: status 4, one line."""
    from relfacts.base.files import find_base

    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    base["facts"][0]["date"] = "1958-13"
    (tmp_path / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    err = run("facts", "--base", str(tmp_path), status=4).err
    assert f"the fact '{base['facts'][0]['id']}' has date \"1958-13\", which is not an EDTF" in err
    base["facts"][0]["date"] = "1958-12"
    del base["people"]
    (tmp_path / "facts.json").write_text(json.dumps(base), encoding="utf-8")
    assert "has no people" in run("facts", "--base", str(tmp_path), status=4).err


def test_passages_are_shown_only_of_the_very_text(run: Run, tmp_path: Path, base: object) -> None:
    """--documents shows the lines cited, and refuses a text that is not the one that was read."""
    (tmp_path / "004_d5ee75dd0f86cf55.txt").write_text("another text\n", encoding="utf-8")
    assert (
        "is not the text that was read"
        in run("show", "rice-aid-1995", "--documents", str(tmp_path), status=4).err
    )


def test_a_bug_leaves_with_70_and_its_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw is not dressed up."""
    monkeypatch.setattr("relfacts.ask.answers.listing", lambda *_: 1 / 0)
    assert "ZeroDivisionError" in run("facts", status=70).err


def test_a_closed_pipe_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """``relfacts facts | head -1`` prints one line and nothing on stderr."""
    import subprocess
    import sys

    command = f"{sys.executable} -m relfacts facts --format jsonl | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_every_command_has_help(run: Run) -> None:
    """Each command listed has a help page of its own."""
    from relfacts.cli.app import app

    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert "Usage" in run(name, "--help").out


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_help_lists_every_command_to_the_end(run: Run, columns: int) -> None:
    """No sentence is cut for want of room, and the commands stand under what they are for."""
    out = run("--help", columns=columns).out
    assert "..." not in out.replace("COMMAND [ARGS]...", "")
    assert "What happened in a year or other time, what may have, and what ran through it." in (
        " ".join(out.split())
    )
    panels = ("\nAsk:", "\nList:", "\nWhat is in the base:", "\nCurate:")
    places = [out.index(panel) for panel in panels]
    assert places == sorted(places)
    assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("command", ["who", "topic", "place", "show", "search", "year"])
@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_text_is_wrong_usage(run: Run, command: str, text: str) -> None:
    """Nothing was asked, so nothing is answered; what could be is shown."""
    outcome = run(command, text, status=2)
    assert not outcome.out
    assert f"relfacts {command} " in outcome.err or "1958" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("visits", "--json"), "--format json"),
        (("year", "1958", "--csv"), "--format csv"),
        (("who", "Kim", "-n", "3"), "--limit 20"),
        (("facts", "--person", "Kim"), "--who"),
        (("-v",), "--version"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_option_of_other_programs_is_translated(
    run: Run, arguments: tuple[str, ...], hint: str
) -> None:
    """What people type for an option first, by habit, gets the one that is meant here."""
    told, pointed = run(*arguments, status=2).err.splitlines()
    assert pointed.startswith(f"hint: {hint};")
    assert "Possible" not in told, "other guesses beside it"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("disputes", "discrepancies"),
        ("donors", "aid"),
    ],
)
def test_a_command_by_another_name_is_pointed_to(run: Run, typed: str, meant: str) -> None:
    """Whoever types what a command is about is told its name."""
    assert f"did you mean relfacts {meant}?" in run(typed, status=2).err


def test_a_question_for_which_there_is_a_command_names_it(run: Run) -> None:
    """A word that is a question is answered as one."""
    answer = run("contradictions")
    assert answer.out.startswith("Search: contradictions · ")
    assert "relfacts discrepancies\n" in answer.err


def test_every_synonym_is_of_a_command_and_none_is_one() -> None:
    """The table points to commands that there are, from words that are none."""
    from relfacts.cli.app import app as program
    from relfacts.cli.redirects import MEANT

    group = typer.main.get_command(program)
    assert set(MEANT) <= set(group.commands)  # type: ignore[attr-defined]
    others = [word for words in MEANT.values() for word in words.split()]
    assert len(others) == len(set(others))
    assert not set(others) & set(MEANT)


def test_discrepancies_of_some_facts(run: Run) -> None:
    """The filters of facts leave the discrepancies about those facts."""
    every = run("discrepancies", "--format", "json").json["discrepancies"]
    for filters in (("--who", "Kim Il Sung"), ("--source", "vov-2019"), ("--kind", "visit")):
        facts = {fact["id"] for fact in run("facts", *filters, "--format", "json").json["facts"]}
        wanted = [item for item in every if facts & set(item["facts"])]
        found = run("discrepancies", *filters, "--format", "json").json
        assert found["discrepancies"] == wanted
        assert 0 < len(wanted) < len(every)
    assert run("discrepancies", "--topic", "rice", status=1).err.startswith("about these facts")
    assert "fits several people" in run("discrepancies", "--who", "Kim", status=3).err


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        (("trade", "--place", "hanoi"), "without --place: relfacts trade  (5 facts)"),
        (("who", "Trump", "--since", "2020"), "without --since: relfacts who Trump  (1 fact)"),
        (
            ("visits", "--who", "Trump", "--who", "Kim Jong Un"),
            'of other kinds: relfacts facts --who Trump --who "Kim Jong Un"  (1 fact)',
        ),
        (("year", "1958", "--topic", "rice"), "without --topic: relfacts year 1958  (6 facts)"),
    ],
)
def test_nothing_found_offers_the_question_without_a_filter(
    run: Run, question: tuple[str, ...], offered: str
) -> None:
    """A filter that leaves nothing is named, with the command line that goes without it."""
    assert offered in run(*question, status=1).err


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check --seeds", 2), ("build --check --out", 2), ("build --out", 2), ("new", 2),
        ("verify --documents", 2), ("show rice-aid-1995 --documents", 2), ("init", 2),
        ("facts --base", 4), ("diff data", 4), ("build --against", 4),
    ],
)  # fmt: skip
def test_a_name_that_no_file_can_have(run: Run, command: str, status: int) -> None:
    """Wherever a file is named, it is said that there is no such file."""
    outcome = run(*command.split(), "n" * 5000, status=status)
    assert "relfacts: " in outcome.err
    assert outcome.out == ""


def test_a_list_of_people_has_a_limit(run: Run) -> None:
    """Those of whom most is told, and how to see all."""
    document = json.loads(run("who", "Kim", "--limit", "2", "--format", "json", status=3).out)
    told = [match["facts"] for match in document["matches"]]
    assert len(told) == 2
    assert told == sorted(told, reverse=True)
    (note,) = (note for note in document["notes"] if note["kind"] == "limit")
    everybody = json.loads(run("who", "Kim", "--format", "json", status=3).out)["matches"]
    assert note["command"] == f"relfacts who Kim --limit {len(everybody)}"
    assert max(match["facts"] for match in everybody) == told[0]
