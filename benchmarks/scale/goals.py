"""What was promised, and what was measured against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bases import Base
from questions import BARE, EAGER, named
from timing import Times

SMALL, LARGE, LARGEST = "150", "100,000", "1,000,000"


class Goal(NamedTuple):
    """A question with its limits: at 150 facts by reference; above, by size, in times of 150."""

    question: str
    small: dict[str, float]
    larger: dict[str, float]


_SCREEN = {BARE: 6.5, EAGER: 0.65}

GOALS = (
    Goal("year json", {BARE: 1.8}, {LARGE: 1.25, LARGEST: 1.35}),
    Goal("who json", {BARE: 1.8}, {LARGE: 1.25, LARGEST: 1.35}),
    Goal("year json, called", {BARE: 1.8}, {}),
    Goal("who json, called", {BARE: 1.8}, {}),
    Goal("slip json", {BARE: 3.0}, {LARGE: 1.25, LARGEST: 1.5}),
    Goal("keywords json", {BARE: 3.0}, {LARGE: 1.3}),
    Goal("sentence json", {BARE: 3.5}, {LARGE: 1.3}),
    Goal("year table", _SCREEN, {LARGE: 1.35, LARGEST: 1.5}),
    Goal("who table", _SCREEN, {LARGE: 1.35, LARGEST: 1.5}),
    Goal("completion", {BARE: 2.5}, {LARGE: 1.25, LARGEST: 1.5}),
)

#: Limits of what has to do with no base, in E, and of a whole year, in R by size.
BESIDE = {"help": 0.8, "usage error": 0.8}
WHOLE_YEAR = {LARGE: 3.0}

#: Peak memory above the bare interpreter, in MB.
MEMORY = {"year json": 4, "who json": 4, "slip json": 4, "year table": 12, "who table": 12}

#: Milliseconds that finding a person may cost above a year, on the shipped base.
WHO_MS = 15

#: At most so many times a peer's own time: at every size, or at those that are named.
PEERS: dict[str, dict[str, float]] = {
    "jq": {SMALL: 1.0, LARGE: 0.04},
    "sqlite-utils": {"": 0.2},
    "DuckDB shell, Parquet": {"": 0.5},
}


#: What stands in the way of a goal that is not met, by question.
_WRAPPER = (
    "the command that pip 23 writes imports re, about 0.3 R and up to a megabyte, before it calls "
    "the program; 'called' is without it"
)
_RICH = "to start Python and import Rich is 0.6 E, and it lays out a wrapped row in 0.4 ms"
_TYPER = "to start Python and import Typer is 0.6 E"
LIMITS = {
    "year json": _WRAPPER,
    "who json": _WRAPPER,
    "slip json": _WRAPPER,
    "who table": _RICH,
    "year table": _RICH,
    "whole year json": "the answer is 2.2 kB a fact, and every byte of it is read and written",
    "help": _TYPER,
    "usage error": _TYPER,
}


def missed(rows: Sequence[str]) -> list[str]:
    """A line for each row of a table in which a goal is not met: which limit stands in the way."""
    told = []
    for row in rows:
        question = row.strip("| ").split("  ")[0].split(" |")[0]
        if "not met" in row and question in LIMITS:
            told.append(f"{question}: {LIMITS[question]}")
    return told


def verdict(measured: float | None, limit: float | None, unit: str = "") -> str:
    """A figure, its unit and what became of its goal, in words."""
    if measured is None:
        return "not measured"
    figure = f"{measured:.2f}{unit and ' '}{unit}"
    if limit is None:
        return figure
    return f"{figure}, goal {limit:g}: {'met' if measured <= limit else '**not met**'}"


def table(times: Times, bases: Sequence[Base]) -> list[str]:
    """The table of goals, as lines of Markdown; only bases that were measured have a column."""
    sizes = [base for base in bases if base.name in (SMALL, LARGE, LARGEST)]
    rows = [[goal.question, *(_cell(times, goal, base) for base in sizes)] for goal in GOALS]
    blank = [""] * (len(sizes) - 1)
    for question, limit in BESIDE.items():
        rows.append([question, verdict(times.ratio(question, EAGER), limit, EAGER), *blank])
    whole = [
        verdict(times.ratio(named("whole year json", base), BARE), WHOLE_YEAR.get(base.name), BARE)
        for base in sizes
    ]
    rows.append(["whole year json", *whole])
    return markdown(["", *(f"{base.name} facts" for base in sizes)], rows)


def _cell(times: Times, goal: Goal, base: Base) -> str:
    name = named(goal.question, base)
    if base.name == SMALL:
        return "; ".join(
            verdict(times.ratio(name, reference), limit, reference)
            for reference, limit in goal.small.items()
        )
    at_small = name.replace(base.name, SMALL)
    return verdict(times.ratio(name, at_small), goal.larger.get(base.name), f"x of {SMALL}")


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table, its columns aligned so that it can be read as it is."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    return [line(head), line(["-" * width for width in widths]), *map(line, rows)]
