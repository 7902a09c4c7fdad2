"""Whole processes, timed in turn and compared within a round.

A busy machine makes the same command half as fast from one minute to the next. So every command is
run once a round, in an order that rotates, and two commands are compared by the median over rounds
of the ratio of their times in the same round, never by two averages.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: A command slower than this is left out of some rounds, that a run may end.
SLOW_S = 1.0
_LEAST_ROUNDS = 2


class WrongStatus(Exception):
    """A command did not leave as it should: its time says nothing."""


@dataclass(frozen=True)
class Command:
    """What is run: arguments, what is added to the environment, the status that it leaves."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    status: int = 0


@dataclass
class Times:
    """Seconds of each command by round."""

    rounds: list[dict[str, float]]

    def ratio(self, name: str, reference: str) -> float | None:
        """The median ratio to the reference within a round; None if they never met."""
        ratios = [
            times[name] / times[reference]
            for times in self.rounds
            if name in times and reference in times
        ]
        return statistics.median(ratios) if ratios else None

    def difference(self, name: str, reference: str) -> float | None:
        """The median difference to the reference within a round, in milliseconds."""
        differences = [
            1000 * (times[name] - times[reference])
            for times in self.rounds
            if name in times and reference in times
        ]
        return statistics.median(differences) if differences else None

    def milliseconds(self, name: str) -> float:
        """The median time."""
        return 1000 * statistics.median(times[name] for times in self.rounds if name in times)


def run(command: Command, before: Sequence[str] = ()) -> tuple[float, str]:
    """Run a command; its seconds from spawn to reaped exit, and what it wrote to stderr.

    Raises WrongStatus if it leaves otherwise than it should.
    """
    environment = {**clean_environment(), **command.environment}
    start = time.perf_counter()
    done = subprocess.run(
        [*before, *command.arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    seconds = time.perf_counter() - start
    errors = done.stderr.decode(errors="replace")
    if done.returncode != command.status:
        message = f"{command.name}: status {done.returncode}, not {command.status}\n{errors}"
        raise WrongStatus(message)
    return seconds, errors


def output(command: Command) -> str:
    """What a command writes to stdout."""
    environment = {**clean_environment(), **command.environment}
    done = subprocess.run(
        command.arguments, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout


def in_turn(commands: Sequence[Command], rounds: int) -> Times:
    """Run every command once to warm up, and once in each round; slow ones in fewer."""
    seconds = {command.name: run(command)[0] for command in commands}
    most = max(rounds // _LEAST_ROUNDS, 1)
    every = {name: min(1 + int(taken / SLOW_S), most) for name, taken in seconds.items()}
    times: list[dict[str, float]] = []
    for number in range(rounds):
        start = number % len(commands)
        turn = [*commands[start:], *commands[:start]]
        chosen = [command for command in turn if number % every[command.name] == 0]
        times.append({command.name: run(command)[0] for command in chosen})
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return Times(times)


def peak_mb(command: Command, runs: int = 3) -> float:
    """The median peak memory of a command, in MB."""
    if sys.platform == "linux" and (timer := shutil.which("time")):
        before = [timer, "-f", "%M"]
    else:
        # A process counts as its own the memory of the one that it was started from: so it is
        # started from a small one, and less than that one has cannot be seen.
        before = [sys.executable, "-S", "-c", _CHILD]
    kilobytes = [int(run(command, before)[1].split()[-1]) for _ in range(runs)]
    return statistics.median(kilobytes) / 1000


_CHILD = (
    "import os, resource, sys;"
    "status = os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:]);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr);"
    "sys.exit(status)"
)


def clean_environment() -> dict[str, str]:
    """The environment without what changes an answer of relfacts or its look."""
    dropped = ("COLUMNS", "NO_COLOR", "FORCE_COLOR")
    return {
        name: value
        for name, value in os.environ.items()
        if name not in dropped and not name.startswith(("RELFACTS_", "_RELFACTS"))
    }
