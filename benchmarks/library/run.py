"""What it costs to ask a base from several threads: one lock, or a connection for each thread.

    python benchmarks/library/run.py

Both answer the same questions of the shipped base. *Workers* are a few threads that ask all day;
*visitors* are new threads with one question each, as a web server makes them. Printed is the least
of several rounds, in milliseconds a question.
"""

from __future__ import annotations

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
