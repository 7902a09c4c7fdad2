"""What relfacts is asked, of each base, and what must come of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

from bases import Base
from timing import Command, output
from words import TEST_PERSON

YEAR = "1958"
_LIMIT = ("--limit", "20")


class Asked(NamedTuple):
    """What a base is asked for: a person, a slip of it, a part of it, nobody; and a sentence."""

    exact: str
    slip: str
    part: str
    absent: str
    completed: str
    sentence: str


# A question of two words, and one that is a sentence, for the box.
_KEYWORDS = "rice aid"

_SHIPPED = Asked(
    "Kim Il Sung", "Kim Il Sugn", "Trump", "Angela Merkel", "kim",
    "when did Kim Il Sung visit Vietnam",
)  # fmt: skip
_GENERATED = Asked(
    " ".join(TEST_PERSON), "Nguyen Van Bihn", "Bình", "Nguyễn Văn Khoa", "nguyen-van-b",
    f"when did {' '.join(TEST_PERSON)} visit North Korea",
)  # fmt: skip

#: The bare interpreter, and what is imported by a program that imports Typer, Rich and RapidFuzz.
BARE, EAGER = "R", "E"


def references() -> list[Command]:
    """The two commands that all others are compared with."""
    eager = "import typer, rich.table, rich.console, rapidfuzz.process"
    return [
        Command(BARE, [sys.executable, "-c", "pass"]),
        Command(EAGER, [sys.executable, "-c", eager]),
    ]


def asked(base: Base) -> Asked:
    """The names that this base is asked for."""
    return _SHIPPED if base.name == "shipped" else _GENERATED


def lookups(base: Base, cache: Path) -> list[Command]:
    """The lookups of one base; the name of a command is that of the question and of the base."""
    names = asked(base)
    json_ = (*_LIMIT, "--format", "json")
    return [
        _relfacts(base, cache, "year json", "year", YEAR, *json_),
        _relfacts(base, cache, "who json", "who", names.exact, *json_),
        _called(base, cache, "year json, called", "year", YEAR, *json_),
        _called(base, cache, "who json, called", "who", names.exact, *json_),
        _relfacts(base, cache, "slip json", "who", names.slip, *json_),
        _relfacts(base, cache, "absent json", "who", names.absent, *json_, status=1),
        _relfacts(base, cache, "keywords json", "search", *_KEYWORDS.split(), *json_),
        _relfacts(base, cache, "sentence json", "search", *names.sentence.split(), *json_),
        _relfacts(base, cache, "year table", "year", YEAR, *_LIMIT),
        _relfacts(base, cache, "who table", "who", names.exact, *_LIMIT),
        _relfacts(base, cache, "whole year json", "year", YEAR, "--format", "json"),
        _completion(base, cache, f"relfacts who {names.completed}"),
    ]


def beside(cache: Path) -> list[Command]:
    """What has to do with no base."""
    return [
        Command("help", [relfacts(), "--help"], {"RELFACTS_CACHE": str(cache), "COLUMNS": "100"}),
        Command(
            "usage error",
            [relfacts(), "year", "--no-such-option"],
            {"RELFACTS_CACHE": str(cache), "COLUMNS": "100"},
            status=2,
        ),
    ]


def parts_of_names(base: Base, cache: Path) -> list[Command]:
    """The ways to be found, or not, of a person; and the year, to take away from them."""
    names = asked(base)
    json_ = (*_LIMIT, "--format", "json")
    return [
        _relfacts(base, cache, "year json", "year", YEAR, *json_),
        _relfacts(base, cache, "exact name", "who", names.exact, *json_),
        _relfacts(base, cache, "part", "who", names.part, *json_),
        _relfacts(base, cache, "slip", "who", names.slip, *json_),
        _relfacts(base, cache, "relation", "who", f"wife of {names.exact}", *json_, status=1),
        _relfacts(base, cache, "absent", "who", names.absent, *json_, status=1),
    ]


def counts(base: Base, cache: Path) -> tuple[int, int]:
    """How many facts the whole year and the person have."""
    year, who = (
        json.loads(output(_relfacts(base, cache, "count", *question, "--format", "json")))["count"]
        for question in (("year", YEAR), ("who", asked(base).exact))
    )
    return year, who


def named(question: str, base: Base) -> str:
    """The name of the command that asks ``base`` that question."""
    return f"{question}, {base.name}"


def relfacts() -> str:
    """The command, as it is installed beside this Python."""
    return str(Path(sys.executable).with_name("relfacts"))


def _relfacts(base: Base, cache: Path, question: str, *arguments: str, status: int = 0) -> Command:
    return Command(
        named(question, base), [relfacts(), *arguments], _environment(base, cache), status
    )


def _called(base: Base, cache: Path, question: str, *arguments: str) -> Command:
    """The same without what the installer has written around it.

    The command that pip 23 writes imports ``re`` before it calls the program; those of later
    installers do not.
    """
    program = "import sys; from relfacts.__main__ import main; sys.exit(main())"
    return Command(
        named(question, base),
        [sys.executable, "-c", program, *arguments],
        _environment(base, cache),
    )


def _completion(base: Base, cache: Path, line: str) -> Command:
    """What a shell runs when Tab is pressed at the end of ``line``."""
    environment = {**_environment(base, cache), "_RELFACTS_COMPLETE": "raw_bash"}
    return Command(named("completion", base), [relfacts(), *line.split()[1:]], environment)


def _environment(base: Base, cache: Path) -> dict[str, str]:
    environment = {"RELFACTS_CACHE": str(cache), "COLUMNS": "100"}
    if base.name != "shipped":
        environment["RELFACTS_BASE"] = str(base.path)
    return environment
