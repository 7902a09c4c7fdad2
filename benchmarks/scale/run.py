"""Measure relfacts at every size of base against its goals and against other tools.

    python benchmarks/scale/run.py                    150, 10,000 and 100,000 facts, and the shipped
    python benchmarks/scale/run.py --large            1,000,000 too: 2.2 GB of base, and patience
    python benchmarks/scale/run.py --short            150 and 1,000 facts, three rounds

The bases are made in a temporary folder, or kept in the one that --data names.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import bases
import goals
import peers
import questions
from bases import Base
from goals import markdown, verdict
from questions import BARE, EAGER, named
from timing import Times, WrongStatus, in_turn, peak_mb, run

SIZES, LARGE_SIZES, SHORT_SIZES = (150, 10_000, 100_000), (1_000_000,), (150, 1000)
ROUNDS, SHORT_ROUNDS = 15, 3
PARTS = ("commands", "who", "memory", "peers")


def say(*lines: str) -> None:
    """Print lines and a blank one, at once: a run takes long and may be read as it goes."""
    print(*lines, "", sep="\n", flush=True)


def about(sizes: Sequence[Base], cache: Path) -> None:
    """The machine, the versions, the data."""
    packages = ("relfacts", "typer", "rich", "rapidfuzz")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    say(
        f"{platform.platform()}, {os.cpu_count()} cores{load}; Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version},",
        ", ".join(f"{name} {metadata.version(name)}" for name in packages),
    )
    # The first question of a base may have to build an index.
    shutil.rmtree(cache, ignore_errors=True)
    rows = []
    for base in sizes:
        first = run(questions.lookups(base, cache)[0])[0]
        year, who = questions.counts(base, cache)
        rows.append([base.name, f"{base.megabytes:.1f}", f"{year:,}", f"{who}", f"{first:.2f}"])
    head = ["base", "MB", f"facts of {questions.YEAR}", "of the person", "first question, s"]
    say(*markdown(head, rows))


def commands(sizes: Sequence[Base], cache: Path, rounds: int) -> None:
    """Every lookup at every size, in units of R and E; then the goals."""
    asked = [command for base in sizes for command in questions.lookups(base, cache)]
    beside = questions.beside(cache)
    times = in_turn([*questions.references(), *asked, *beside], rounds)
    eager = times.ratio(EAGER, BARE)
    say(
        "## Commands",
        "",
        f"{rounds} rounds; R = {times.milliseconds(BARE):.1f} ms, E = {eager:.1f} R",
    )
    head = ["in R", *(base.name for base in sizes)]
    kinds = [command.name.rsplit(", ", 1)[0] for command in questions.lookups(sizes[0], cache)]
    rows = [[kind, *(_ratio(times, named(kind, base), BARE) for base in sizes)] for kind in kinds]
    blank = [""] * (len(sizes) - 1)
    rows += [[command.name, _ratio(times, command.name, BARE), *blank] for command in beside]
    say(*markdown(head, rows))
    table = goals.table(times, sizes)
    say("## Goals", "", *table)
    say(*goals.missed(table))


def who(cache: Path, rounds: int) -> None:
    """What finding a person costs above finding a year, on the shipped base."""
    base = bases.shipped()
    asked = questions.parts_of_names(base, cache)
    times = in_turn(asked, rounds)
    year, *others = [command.name for command in asked]
    rows = []
    for name in others:
        text = next(command.arguments[2] for command in asked if command.name == name)
        rows.append([f"{name.rsplit(', ', 1)[0]}: {text}", _goal(times, name, year)])
    say("## Who minus year, shipped base", "", *markdown(["", "above year"], rows))


def memory(sizes: Sequence[Base], cache: Path) -> None:
    """Peak memory above the bare interpreter."""
    bare = peak_mb(questions.references()[0])
    by_name = {
        command.name: command for base in sizes for command in questions.lookups(base, cache)
    }
    rows = [
        [
            kind,
            *(verdict(peak_mb(by_name[named(kind, base)]) - bare, limit, "MB") for base in sizes),
        ]
        for kind, limit in goals.MEMORY.items()
    ]
    head = [f"above {bare:.1f} MB", *(base.name for base in sizes)]
    table = markdown(head, rows)
    say("## Peak memory", "", *table)
    say(*goals.missed(table))


def beside_peers(sizes: Sequence[Base], cache: Path, rounds: int) -> None:
    """The same questions to other tools: their times, and ours as a part of them."""
    here = [peer for peer in peers.PEERS if peer.is_here]
    ours = [
        command
        for base in sizes
        for command in questions.lookups(base, cache)
        if command.name in (named("year json", base), named("who json", base))
    ]
    theirs = [command for base in sizes for command in peers.commands(base, here)]
    times = in_turn([questions.references()[0], *ours, *theirs], rounds)
    rows = []
    for peer in here:
        limits = goals.PEERS.get(peer.name, {})
        for question in ("year", "who"):
            cells = []
            for base in sizes:
                name = named(f"{peer.name} {question}", base)
                part = times.ratio(named(f"{question} json", base), name)
                limit = limits.get(base.name, limits.get(""))
                cells += [_ratio(times, name, BARE), verdict(part, limit)]
            rows.append([f"{peer.name}, {question}", *cells])
    head = [""]
    for base in sizes:
        head += [f"{base.name}: R", "relfacts / it"]
    say("## Other tools", "", *(f"{peer.name}: {peer.version}" for peer in here))
    for peer in peers.PEERS:
        if peer not in here:
            say(f"left out, not installed: {peer.name}")
    say(*markdown(head, rows))


def _ratio(times: Times, name: str, reference: str) -> str:
    ratio = times.ratio(name, reference)
    return "" if ratio is None else f"{ratio:.2f}"


def _goal(times: Times, name: str, reference: str) -> str:
    return verdict(times.difference(name, reference), goals.WHO_MS, "ms")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure relfacts at every size of base.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep and reuse the bases there")
    parser.add_argument("--large", action="store_true", help="a million facts too")
    parser.add_argument("--short", action="store_true", help="small bases, few rounds")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="other sizes")
    parser.add_argument("--rounds", type=int, help=f"{ROUNDS}, or {SHORT_ROUNDS} if short")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="these parts")
    arguments = parser.parse_args()
    counts = arguments.sizes or (
        SHORT_SIZES if arguments.short else SIZES + LARGE_SIZES * arguments.large
    )
    rounds = arguments.rounds or (SHORT_ROUNDS if arguments.short else ROUNDS)
    # Where Python may not keep what it compiles, that is all that would be measured.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.data or Path(temporary)).resolve()
        try:
            measure([bases.make(folder, count) for count in counts], folder, rounds, arguments.only)
        except WrongStatus as wrong:
            print(wrong, file=sys.stderr)
            return 1
    return 0


def measure(sizes: list[Base], folder: Path, rounds: int, parts: Sequence[str]) -> None:
    """Measure and print the parts that are wanted. Raises WrongStatus if a command fails."""
    cache = folder / "cache"
    every = [bases.shipped(), *sizes]
    about(every, cache)
    if "commands" in parts:
        commands(every, cache, rounds)
    if "who" in parts:
        who(cache, rounds)
    if "memory" in parts:
        memory(every, cache)
    if "peers" in parts:
        beside_peers(sizes, cache, rounds)


if __name__ == "__main__":
    sys.exit(main())
