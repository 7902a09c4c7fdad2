"""What an export takes, how large it is, and how soon each engine answers.

    python benchmarks/export/run.py                10,000 and 100,000 facts
    python benchmarks/export/run.py --large        1,000,000 too: an hour, and 8 GB of disk
    python benchmarks/export/run.py --short        1,000 facts; prints, and never fails on time
    python benchmarks/export/run.py --data DIR     keeps the bases for the next time

Whole processes. Work is told in seconds of CPU, since a busy machine does not change them much, and
beside what reading the base as JSON takes (``json.load``); sizes beside that of the base. Questions
are asked in an open connection: the quickest of nine rounds by the clock, in milliseconds. Every
engine must find the same facts. One that is not installed is left out, and said.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from relfacts.export.queries import BY_NAME
from relfacts.library.opening import open_base

ROOT = Path(__file__).resolve().parents[2]
GENERATE = ROOT / "benchmarks" / "scale" / "generate.py"
SIZES, LARGE, SHORT = (10_000, 100_000), (10_000, 100_000, 1_000_000), (1000,)
ROUNDS = 9
#: A base of more MB is not read whole: as JSON in memory it is five times as large.
MOST_READ = 500
ENGINES = {"sqlite": "facts.db", "postgresql": "facts.sql", "parquet": "parquet",
           "timelinejs": "facts.json"}  # fmt: skip
YEAR = {"first_day": "1958-01-01", "last_day": "1958-12-31"}
NAME = "nguyen van binh"
RANGED = (
    "SELECT id, date_words, statement, cite FROM facts WHERE id IN (SELECT fact FROM fact_periods "
    "WHERE daterange(possible_from, possible_to, '[]') && '[1958-01-01,1958-12-31]') "
    "ORDER BY number"
)
KEYS = {
    "facts": "number", "fact_periods": "(possible_from, possible_to)",
    "fact_people": "(person, fact)", "aliases": "(folded, person)",
}  # fmt: skip
COUNTED = "SELECT kind, count(*) FROM facts GROUP BY kind ORDER BY kind"
_BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"))[::-1]), None)

Ask = Callable[[str], list[Any]]


def ran(command: list[str], folder: Path, **more: Any) -> tuple[float, float, float]:
    """Seconds of CPU, seconds by the clock, and peak memory in MB of a process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    clock = time.perf_counter() - began
    return usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024


def size_of(path: Path) -> float:
    """The size of a file, or of all files of a folder, in MB."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files if one.is_file()) / 1e6


def exports(base: Path, folder: Path, engines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The exports of a base: what is told of each."""
    size = size_of(base)
    index = [sys.executable, "-m", "relfacts", "index", "--base", str(base)]
    cpu, _, memory = ran(index, folder)
    yield "making the index", [f"{cpu:.1f}", "", "", f"{memory:.0f}"]
    read = 0.0
    if size < MOST_READ:
        load = [sys.executable, "-c", f"import json; json.load(open({str(base)!r}, 'rb'))"]
        read, _, memory = ran(load, folder)
        yield "json.load", [f"{read:.1f}", "1", "1", f"{memory:.0f}"]
    for engine in engines:
        name = ENGINES[engine]
        if engine == "parquet" and not find_spec("pyarrow"):
            yield engine, ["not here: pyarrow"]
            continue
        command = [sys.executable, "-m", "relfacts", "export", engine, name, "--base", str(base)]
        cpu, _, memory = ran(command, folder)
        part = size_of(folder / name) / size
        times = f"{cpu / read:.1f}" if read else ""
        yield engine, [f"{cpu:.1f}", times, f"{part:.2f}", f"{memory:.0f}"]


# --- questions -------------------------------------------------------------------------------


def by_relfacts(base: Path, folder: Path) -> Iterator[Ask]:
    """The library, with the base open: of the queries it knows the year and the name."""
    with open_base(base) as facts:

        def ask(query: str) -> list[Any]:
            answer = facts.who(NAME) if "aliases" in query else facts.year("1958")
            return sorted(hit.fact["id"] for hit in answer.hits)

        yield ask


def by_sqlite(base: Path, folder: Path) -> Iterator[Ask]:
    """The file."""
    connection = sqlite3.connect(folder / "facts.db")
    yield lambda query: connection.execute(query).fetchall()
    connection.close()


def by_duckdb(base: Path, folder: Path) -> Iterator[Ask]:
    """DuckDB on the Parquet files."""
    import duckdb

    connection = duckdb.connect()
    with chdir(folder / "parquet"):
        connection.execute((folder / "parquet" / "duckdb.sql").read_text("utf-8"))
        yield lambda query: connection.execute(query).fetchall()
    connection.close()


def by_clickhouse(base: Path, folder: Path) -> Iterator[Ask]:
    """The engine of ClickHouse on the Parquet files."""
    chdb: Any = import_module("chdb")
    connection = chdb.connect(":memory:")
    with chdir(folder / "parquet"):
        connection.query("CREATE DATABASE parquet")
        connection.query("USE parquet")
        for command in (folder / "parquet" / "clickhouse.sql").read_text("utf-8").split(";\n"):
            if command.strip():
                connection.query(command)
        yield lambda query: _rows(connection.query(query, "JSONCompact").data())
        connection.query("DROP DATABASE parquet")
    connection.close()


def by_clickhouse_table(base: Path, folder: Path) -> Iterator[Ask]:
    """The same engine with the facts in its own tables, in the order of time."""
    chdb: Any = import_module("chdb")
    with tempfile.TemporaryDirectory(dir=folder) as kept, chdir(folder / "parquet"):
        connection = chdb.connect(kept)
        connection.query("CREATE DATABASE kept")
        connection.query("USE kept")
        for name, order in KEYS.items():
            files = "facts/*/*.parquet" if name == "facts" else f"{name}.parquet"
            connection.query(
                f"CREATE TABLE {name} ENGINE MergeTree ORDER BY {order} AS "
                f"SELECT * FROM file('{files}', Parquet) SETTINGS use_hive_partitioning = 0"
            )
        yield lambda query: _rows(connection.query(query, "JSONCompact").data())
        connection.close()


def by_postgresql(base: Path, folder: Path) -> Iterator[Ask]:
    """A server of its own, filled by the script; asked by one psql, by its own clock."""
    place = Path(tempfile.mkdtemp(prefix="relfacts-pg-"))
    root = os.geteuid() == 0
    own = ["runuser", "-u", "postgres", "--"] if root else []
    if root:
        shutil.chown(place, "postgres")
    data = ["-D", str(place / "data")]
    subprocess.run([*own, str(_BIN / "initdb"), *data, "-U", "postgres", "-A", "trust", "-N",  # type: ignore[operator]
                    "-E", "UTF8", "--locale", "C"], check=True, capture_output=True)  # fmt: skip
    settings = ["-c", "listen_addresses=", "-c", "shared_buffers=512MB", "-k", str(place)]
    settings += ["-c", "max_wal_size=4GB", "-c", "maintenance_work_mem=512MB"]
    served = subprocess.Popen([*own, str(_BIN / "postgres"), *data, *settings],  # type: ignore[operator]
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    psql = ["psql", "-X", "-q", "-h", str(place), "-U", "postgres", "-v", "ON_ERROR_STOP=1"]
    try:
        while not (place / ".s.PGSQL.5432").exists():
            time.sleep(0.1)
        began = time.perf_counter()
        subprocess.run([*psql, "-f", str(folder / "facts.sql")], check=True)
        loaded = time.perf_counter() - began
        size = [*psql, "-Atc", "SELECT pg_database_size('postgres') / 1000000"]
        told = subprocess.run(size, check=True, capture_output=True, text=True).stdout.strip()
        print(f"PostgreSQL: loaded in {loaded:.1f} s by the clock, {told} MB", flush=True)

        def ask(query: str) -> list[Any]:
            script = f"\\timing on\n{query};\n"
            done = subprocess.run([*psql, "-At", "-F", "\x1f", "-R", "\x1e"], input=script,
                                  check=True, capture_output=True, text=True)  # fmt: skip
            *shown, timed = done.stdout.rstrip().split("\n")
            return [float(timed.split()[1]), *"\n".join(shown).split("\x1e")]

        ask.times_itself = True  # type: ignore[attr-defined]
        yield ask
    finally:
        served.terminate()
        served.wait(60)
        shutil.rmtree(place, ignore_errors=True)


def _rows(answer: str) -> list[Any]:
    import json

    rows: list[Any] = json.loads(answer)["data"]
    return rows


ASKED: dict[str, tuple[Callable[[Path, Path], Iterator[Ask]], str]] = {
    "relfacts, library": (by_relfacts, ""),
    "SQLite": (by_sqlite, ""),
    "PostgreSQL": (by_postgresql, "postgres"),
    "DuckDB on Parquet": (by_duckdb, "duckdb"),
    "ClickHouse on Parquet": (by_clickhouse, "chdb"),
    "ClickHouse, own tables": (by_clickhouse_table, "chdb"),
}


#: What each reads of what was exported.
READS: dict[Callable[[Path, Path], Iterator[Ask]], str] = {
    by_sqlite: "sqlite", by_postgresql: "postgresql", by_duckdb: "parquet",
    by_clickhouse: "parquet", by_clickhouse_table: "parquet",
}  # fmt: skip


def about_name() -> str:
    """The facts about whom a name means."""
    return (
        "SELECT id FROM facts WHERE id IN (SELECT fact FROM fact_people WHERE person IN "
        f"(SELECT person FROM aliases WHERE folded = '{NAME}')) ORDER BY number"
    )


def timed(ask: Ask, query: str) -> tuple[float, int]:
    """The quickest of some rounds in milliseconds, and how many rows there are."""
    times, rows = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = ask(query)
        taken = 1000 * (time.perf_counter() - began)
        if getattr(ask, "times_itself", False):
            taken, *answer = answer
        times.append(taken)
        rows = len(answer)
    return min(times), rows


def questions(base: Path, folder: Path, engines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What every engine takes for a year, a person and a count over all facts."""
    found = set()
    for name, (opened, needs) in ASKED.items():
        if READS.get(opened) not in (None, *engines):
            continue
        installed = not needs or bool(find_spec(needs))
        here = _BIN is not None if needs == "postgres" else installed
        if not here:
            yield name, [f"not here: {needs}"]
            continue
        for ask in opened(base, folder):
            ranged = RANGED if needs == "postgres" else BY_NAME["in_a_time"].sql(**YEAR)
            year, facts = timed(ask, ranged)
            who, about = timed(ask, about_name())
            count = "" if opened is by_relfacts else f"{timed(ask, COUNTED)[0]:.1f}"
            found.add((facts, about))
            yield name, [f"{year:.1f}", f"{who:.1f}", count]
    if len(found) > 1:
        raise SystemExit(f"engines find different facts: {found}")
    ((facts, about),) = found
    yield "facts found", [str(facts), str(about), ""]


def table(head: list[str], rows: Iterator[tuple[str, list[str]]]) -> None:
    """Print a table of Markdown, row by row."""
    print(f"| {' | '.join(head)} |\n|---|{'---:|' * (len(head) - 1)}", flush=True)
    for name, cells in rows:
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    print()


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--large", action="store_true")
    sizes.add_argument("--short", action="store_true")
    sizes.add_argument("--size", type=int)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    given = parser.parse_args()
    chosen = LARGE if given.large else SHORT if given.short else SIZES
    if given.size:
        chosen = (given.size,)
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory() as made:
        data = given.data or Path(made)
        os.environ["RELFACTS_CACHE"] = str(data / "cache")
        for count in chosen:
            base = data / f"{count}.json"
            if not base.exists():
                ran([sys.executable, str(GENERATE), str(count), str(base)], ROOT)
            folder = data / f"export-{count}"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            print(f"## {count:,} facts, {size_of(base):,.1f} MB\n")
            head = ["", "CPU s", "of json.load", "size of base", "MB"]
            table(head, exports(base, folder, given.engines))
            table(
                ["ms", "a year", "a person", "all by kind"], questions(base, folder, given.engines)
            )
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
