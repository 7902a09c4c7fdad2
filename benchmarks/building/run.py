"""How long checking and building take, from the real seeds to ten thousand documents.

    python benchmarks/building/run.py            1,000, 3,000 and 10,000 documents of ten claims
    python benchmarks/building/run.py --short    100 and 300; prints, and never fails on time

Whole processes; R is ``python -c pass`` in the same environment, run in turn with the real seeds
and before and after each of the large runs. Time per document should not grow; memory grows with
the base that is made.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from invented import CLAIMS, write_base

ROOT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, "-c", "pass"]
RELFACTS = [sys.executable, "-m", "relfacts"]
SIZES, SHORT_SIZES = (1000, 3000, 10_000), (100, 300)
ROUNDS, SHORT_ROUNDS = 9, 3
#: So many bare runs on each side of a large one.
BESIDE = 5


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """The seconds that a command takes in ``folder``, and its peak memory in MB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def real_seeds(rounds: int) -> float:
    """How many R it takes to build the real seeds: the median of pairs run in turn."""
    ratios = []
    for _ in range(rounds):
        bare, _ = run(BARE, ROOT)
        built, _ = run([*RELFACTS, "build", "--check"], ROOT)
        ratios.append(built / bare)
    return statistics.median(ratios)


def large(command: list[str], folder: Path) -> tuple[float, float, float]:
    """The seconds that a large run takes, how many R that is, and its peak memory in MB."""
    before = [run(BARE, folder)[0] for _ in range(BESIDE)]
    seconds, memory = run(command, folder)
    after = [run(BARE, folder)[0] for _ in range(BESIDE)]
    return seconds, seconds / statistics.median(before + after), memory


def environment() -> str:
    """The versions, whether YAML is read in C, the machine and how busy it is."""
    reader = "with" if yaml.__with_libyaml__ else "without"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}, PyYAML {yaml.__version__} {reader} libyaml,"
        f" {platform.platform()}, {os.cpu_count()} cores{load}"
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--short", action="store_true", help="small and quick, for CI")
    short = parser.parse_args().short
    print(f"{environment()}\n")
    ratio = real_seeds(SHORT_ROUNDS if short else ROUNDS)
    print(f"the real seeds: {ratio:.1f} R, goal 60: {'met' if ratio <= 60 else 'not met'}\n")
    print("| documents | claims | run | seconds | R | ms a document | peak MB |")
    print("|---:|---:|---|---:|---:|---:|---:|", flush=True)
    for documents in SHORT_SIZES if short else SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_base(folder, documents)
            for name in ("check", "build"):
                seconds, ratio, memory = large([*RELFACTS, name], folder)
                print(
                    f"| {documents:,} | {documents * CLAIMS:,} | {name} | {seconds:.1f} |"
                    f" {ratio:,.0f} | {1000 * seconds / documents:.2f} | {memory:.0f} |",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
