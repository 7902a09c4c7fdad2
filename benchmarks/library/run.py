"""What it costs to ask a base from several threads, and a thousand names in one run.

    python benchmarks/library/run.py

One lock, or a connection for each thread: both answer the same questions of the shipped base.
*Workers* are a few threads that ask all day;
*visitors* are new threads with one question each, as a web server makes them. Printed is the least
of several rounds, in milliseconds a question. Then the processor time of ``who -`` with a thousand
names, beside that of twenty lookups of one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import cycle, islice

from relfacts import Answer, FactBase, open_base
from relfacts.base.files import find_base
from relfacts.base.index.cache import open_index
from relfacts.base.openbase import OpenBase

QUESTIONS: list[Callable[[FactBase], Answer]] = [
    lambda base: base.who("Kim Il Sung"),
    lambda base: base.year(1958),
    lambda base: base.topic("rice"),
    lambda base: base.show("kim-il-sung-visit-1958"),
    lambda base: base.search("when did Kim Jong Un visit Vietnam"),
]
ASKED = 400
ROUNDS = 5


def own_connection() -> FactBase:
    """The base, opened by and for one thread."""
    path = find_base(None)
    found = open_index(path)
    inside = OpenBase(found.file, found.index, path, found.kept)
    return FactBase(inside, threading.RLock(), inside.close)


def workers(number: int, shared: bool) -> float:
    """Seconds for all questions by so many threads that stay."""
    some = list(islice(cycle(QUESTIONS), ASKED // number))
    with open_base() as base:

        def work() -> None:
            mine = base if shared else own_connection()
            for ask in some:
                ask(mine)
            if not shared:
                mine.close()

        return _timed([threading.Thread(target=work) for _ in range(number)], number)


def visitors(shared: bool) -> float:
    """Seconds for all questions, each by a thread of its own, four at a time."""
    places = threading.Semaphore(4)
    with open_base() as base:

        def visit(ask: Callable[[FactBase], Answer]) -> None:
            with places:
                mine = base if shared else own_connection()
                ask(mine)
                if not shared:
                    mine.close()

        asked = islice(cycle(QUESTIONS), ASKED)
        return _timed([threading.Thread(target=visit, args=(ask,)) for ask in asked], ASKED)


def _timed(threads: list[threading.Thread], at_once: int) -> float:
    began = time.perf_counter()
    for thread in threads[:at_once]:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def processor_time(*arguments: str, lines: str = "") -> float:
    """Seconds that a run of the program takes of the processor."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "relfacts", *arguments],
        input=lines.encode(), capture_output=True, check=False,
    )  # fmt: skip
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def batch() -> None:
    """Print what a thousand names cost in one run, and twenty in runs of their own."""
    with open_base() as base:
        names = [row["name"] for row in base.people().rows]
    thousand = list(islice(cycle(names), 1000))
    together = min(processor_time("who", "-", lines="\n".join(thousand)) for _ in range(ROUNDS))
    alone = sum(processor_time("who", name, "--format", "json") for name in thousand[:20])
    print(f"\n1,000 names in one run: {together:.2f} s; 20 lookups: {alone:.2f} s")


def main() -> None:
    """Print a row for each way of asking."""
    rows: dict[str, Callable[[bool], float]] = {
        "1 worker": lambda shared: workers(1, shared),
        "4 workers": lambda shared: workers(4, shared),
        "visitors": visitors,
    }
    print("| ms a question | one lock | a connection each |\n|---|---:|---:|")
    for name, row in rows.items():
        # In turn, so that what else the machine does is borne by both.
        rounds = [(row(True), row(False)) for _ in range(ROUNDS)]
        told = " | ".join(f"{min(taken) / ASKED * 1000:.2f}" for taken in zip(*rounds, strict=True))
        print(f"| {name} | {told} |", flush=True)


if __name__ == "__main__":
    main()
    batch()
