"""Two ways in, one command line: the quick reading gives what Typer gives, or declines."""

from __future__ import annotations

import inspect
from enum import Enum
from types import SimpleNamespace
from typing import Any

import pytest
import typer.main
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from relfacts.cli.app import app
from relfacts.cli.fast import quick
from relfacts.cli.fast.derive import OUT, derive
from relfacts.cli.fast.table import COMMANDS
from relfacts.cli.lookups import PANELS
from relfacts.cli.options import typed

GROUP: Any = typer.main.get_command(app)


def by_typer(arguments: list[str]) -> dict[str, Any] | None:
    """What Typer makes of the arguments of a command, without what was not given."""
    command = GROUP.commands[arguments[0]]
    try:
        context = command.make_context(arguments[0], arguments[1:])
    except Exception:  # whatever Typer complains of, the quick way has to decline
        return None
    asked: dict[str, Any] = {}

    def ask(**values: Any) -> int:
        asked.update(values)
        return 0

    # What is handed to the function of the command, past all that stands before it.
    lookup = next(
        commands[arguments[0]] for commands in PANELS.values() if arguments[0] in commands
    )
    ask.__signature__ = inspect.signature(lookup)  # type: ignore[attr-defined]
    ask.__name__, ask.__doc__ = lookup.__name__, lookup.__doc__
    typed(ask)(**context.params)
    for bundle in ("filters", "output"):
        asked |= vars(asked.pop(bundle, SimpleNamespace()))
    return {name: plain(value) for name, value in asked.items() if value_given(value)}


def plain(value: Any) -> Any:
    """A value as the quick way has it: texts for choices, lists for tuples."""
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def value_given(value: Any) -> bool:
    """Whether a value is more than the default of its option."""
    return value not in (None, False, (), []) and plain(value) not in ("table", "text")


def test_the_table_is_derived_from_the_app() -> None:
    """table.py is what derive makes of the Typer app now; nobody keeps it by hand."""
    assert OUT.read_text(encoding="utf-8") == derive()


WORDS = st.sampled_from(
    [
        "1958",
        "Kim Il Sung",
        "rice",
        "",
        "a b",
        "김일성",
        "--",
        "-x",
        "-",
        "json",
        "JSON",
        "2",
        "x=y",
    ]
)
#: Texts that some reader of numbers takes for one, and bytes of no encoding.
NUMBERS = st.sampled_from(
    ["0", "00", "007", "20", "-1", "+5", "-0", "1_000", " 5", "5 ", "5\n", "1e3", "1.0", "0x10",
     "٥", "٥٥", "፩", "²", "５", "5٥", "true", "", " ", "999999999", "1000000000",
     "9" * 23, "9" * 4400]
)  # fmt: skip
BYTES = st.sampled_from(["\udce9", "Ki\udcffm", "\udcec\udcb5\udc9c", "é", "--who=\udce9"])
VALUES = WORDS | NUMBERS | BYTES
KNOWN = sorted({option for command in COMMANDS.values() for option in command["options"]})
PIECES = st.one_of(
    VALUES,
    st.sampled_from([*KNOWN, "--help", "-h", "--form", "--version", "--nosuch", "-fjson"]),
    st.builds("{}={}".format, st.sampled_from(KNOWN), VALUES),
    st.tuples(st.sampled_from(KNOWN), VALUES),
    st.tuples(st.sampled_from(["--limit", "--documents", "--base"]), VALUES),
    st.sampled_from(
        ["--format json", "--limit 3", "--since 2000", "-f csv", "-f Tsv", "--reverse"]
    ),
)


@settings(max_examples=3000, deadline=None)
@given(command=st.sampled_from(sorted(COMMANDS)), pieces=st.lists(PIECES, max_size=7))
def test_both_ways_read_the_same(command: str, pieces: list[str | tuple[str, str]]) -> None:
    """Where the quick way does not decline, Typer reads exactly the same values."""
    arguments = [command]
    for piece in pieces:
        if isinstance(piece, tuple):
            arguments += piece
            continue
        arguments += piece.split(" ") if piece.startswith("-") and " " in piece else [piece]
    understood = quick.read(arguments, {})
    if understood is not None:
        name, values = understood
        assert name == command
        theirs = by_typer(quick.texts_last(arguments))
        assert theirs is not None
        assert {key: value for key, value in values.items() if value_given(value)} == theirs


@pytest.mark.parametrize(
    "arguments",
    [
        ["who", "Kim Il Sung"],
        ["year", "1958", "--format", "json", "--limit", "20"],
        ["agreements", "--since", "2000", "--topic=trade", "-f", "csv"],
        ["search", "rice", "aid", "--reverse"],
        ["show", "rice-aid-1995", "--documents", "folder"],
        ["show", "rice-aid-1995", "kim-il-sung-visit-1958", "--fields", "id,date"],
        ["cite", "rice-aid-1995", "--as", "BibTeX"],
        ["facts", "--facet", "decade", "--no-hyperlinks"],
        ["year", "1958", "--cite", "--as=ris"],
        ["coverage"],
    ],
)
def test_plain_lookups_take_the_quick_way(arguments: list[str]) -> None:
    """What people type day by day is not declined."""
    assert quick.read(arguments, {}) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["--help"], ["--format", "json", "year", "1958"], ["nosuch"], ["who"],
        ["coverage", "a", "b"],
        ["who", "a", "--help"], ["who", "a", "--form", "json"], ["who", "a", "--format", "xml"],
        ["who", "a", "--limit", "x"], ["who", "a", "--limit", "-1"], ["who", "a", "--since"],
        ["who", "a", "--reverse=1"], ["build"], ["search"], ["who", "--", "-x"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_everything_else_is_declined(arguments: list[str]) -> None:
    """Help, errors, abbreviations and what is not a lookup are Typer's."""
    assert quick.read(arguments, {}) is None


@pytest.mark.parametrize(
    "limit", ["0", "-1", "1_000", " 5", "٥", "፩", "1000000000", "9" * 4400, ""]
)
def test_a_limit_is_a_number_of_facts_in_plain_digits(run: Run, limit: str) -> None:
    """Whatever else some reader of numbers takes is refused before anything is looked up."""
    told = run("who", "Nobody At All", f"--limit={limit}", status=2)
    assert "is not a whole number from 1 to 999999999" in told.err
    assert len(told.err) < 300


def test_a_variable_of_the_environment_is_typers() -> None:
    """Whatever the environment sets, Typer reads."""
    assert quick.read(["show", "x"], {"RELFACTS_DOCUMENTS": "y"}) is None
    assert quick.read(["show", "x"], {"HOME": "y"}) is not None


def test_what_stands_before_the_command_holds_for_it() -> None:
    """--base and --format may come first; what comes after the command has the last word."""
    moved = quick.command_first(["--format", "json", "--base", "b", "who", "a", "-f", "csv"])
    assert moved == ["who", "--format", "json", "--base", "b", "a", "-f", "csv"]
    understood = quick.read(moved, {})
    assert understood is not None
    assert (understood[1]["form"], understood[1]["base"]) == ("csv", "b")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["facts", "--fields"], ["facts", "--fields="]),
        (["facts", "--fields", "--limit", "3"], ["facts", "--fields=", "--limit", "3"]),
        (["facts", "--fields", "id"], ["facts", "--fields", "id"]),
        (["year", "1958", "--cite", "BibTeX"], ["year", "1958", "--cite", "--as=BibTeX"]),
        (["year", "1958", "--cite=ris"], ["year", "1958", "--cite", "--as=ris"]),
        (["who", "--cite", "Kim"], ["who", "--cite", "Kim"]),
        (["search", "text", "ris"], ["search", "text", "ris"]),
    ],
)
def test_what_may_be_left_out_is_put_in(typed: list[str], meant: list[str]) -> None:
    """--fields alone asks which there are, and --cite may have its style behind it."""
    assert quick.completed(typed) == meant
