"""What a base on a server costs beside the same base in a file.

    python benchmarks/server/run.py BASE.json ...     bases of benchmarks/scale/generate.py

With PostgreSQL of Debian, started for it on loopback. The script is exported and loaded, then the
same lookups are put to both, in turn: first answers of whole processes, and names of people in an
open base, twenty facts each, by one and by four processes at once. No name is asked twice by one of
them. On a busy machine the rates say little by themselves: beside them stands the CPU of a lookup,
that of the client and that of the server, which other programs change less.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from database import Server, a_server  # noqa: E402

ROUNDS, LOOKUPS = 5, 200
NAME = "Nguyễn Văn Bình"

#: What each client does: open, wait for the word to begin, ask, and tell what it took.
_CLIENT = """
import sys, time
from relfacts import open_base
with open_base(sys.argv[1]) as base:
    names, first, step, count = sys.argv[2], *map(int, sys.argv[3:])
    mine = open(names, encoding="utf-8").read().splitlines()[first::step][:count]
    base.who("Nguyễn Văn Bình", limit=20)
    print("ready", flush=True)
    sys.stdin.readline()
    clock, cpu = time.perf_counter(), time.process_time()
    for name in mine:
        base.who(name, limit=20).to_dict()
    print(len(mine), time.perf_counter() - clock, time.process_time() - cpu, flush=True)
"""

_INDEX_SIZE = """
SELECT sum(pg_total_relation_size(c.oid))
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r' AND c.oid {} 'record_text'::regclass
  AND obj_description(c.oid) = 'relfacts: of its index'
"""


def ran(*command: str) -> tuple[float, float, float]:
    """Seconds of CPU, seconds by the clock, and peak memory in MB of a process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024


def relfacts(*words: str) -> tuple[str, ...]:
    """A command line of relfacts."""
    return (sys.executable, "-m", "relfacts", *words)


def busy(server: Server) -> float:
    """Seconds of CPU that the processes of the server have used so far, those that left too."""
    ticks = os.sysconf("SC_CLK_TCK")
    found = 0.0
    main = server.pid
    for place in Path("/proc").iterdir():
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if str(main) in (place.name, fields[1]):
            # Of its own, and of children that it has waited for.
            own, left = sum(map(int, fields[11:13])), sum(map(int, fields[13:15]))
            found += (own + left) / ticks
    return found


def lookups(address: str, names: Path, clients: int) -> tuple[float, float]:
    """Lookups a second of some clients at once, and milliseconds of CPU of a client for one."""
    asking = [
        subprocess.Popen(
            [
                sys.executable, "-c", _CLIENT, address, str(names), str(number), str(clients),
                str(LOOKUPS),
            ],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(clients)
    ]  # fmt: skip
    for one in asking:
        assert one.stdout
        one.stdout.readline()
    for one in asking:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    told = []
    for one in asking:
        out, _ = one.communicate()
        count, clock, cpu = out.split()
        told.append((int(count), float(clock), float(cpu)))
    rate = sum(count for count, _, _ in told) / max(clock for _, clock, _ in told)
    return rate, 1000 * sum(cpu for *_, cpu in told) / sum(count for count, *_ in told)


def figures(base: Path, server: Server, folder: Path) -> Iterator[str]:
    """The rows of one base: from the file, from the server."""
    cpu, _, memory = ran(*relfacts("index", "--base", str(base)))
    yield f"index: {cpu:.1f} s of CPU, {memory:.0f} MB at most (nothing where it was kept)"
    script = folder / "facts.sql"
    export = relfacts("export", "postgresql", "--index", str(script), "--base", str(base))
    cpu, _, memory = ran(*export)
    size = script.stat().st_size / 1e6
    yield f"export --index: {cpu:.1f} s of CPU, {memory:.0f} MB of memory; {size:.0f} MB of script"
    database = f"base{base.stat().st_size}"
    before = busy(server)
    server.psql("postgres", "-c", f"CREATE DATABASE {database}")
    address = server.address(database)
    _, took, _ = ran("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(script), address)
    yield f"psql: {busy(server) - before:.0f} s of CPU of the server, {took:.0f} s by the clock"
    script.unlink()
    sizes = [
        int(server.psql(database, "-A", "-t", "-c", _INDEX_SIZE.format(how)).strip()) / 1e6
        for how in ("<>", "=")
    ]
    whole = int(
        server.psql(database, "-A", "-t", "-c", "SELECT pg_database_size(current_database())")
    )
    yield (
        f"MB: base {base.stat().st_size / 1e6:.0f}; on the server index {sizes[0]:.0f}, "
        f"texts {sizes[1]:.0f}, whole database {whole / 1e6:.0f}"
    )
    names = folder / "names"
    people = server.psql(
        database, "-A", "-t", "-c", "SELECT name FROM people ORDER BY md5(id) LIMIT 800"
    )
    names.write_text(people, encoding="utf-8")
    first: dict[str, list[tuple[float, float]]] = {str(base): [], address: []}
    for _ in range(ROUNDS):
        for where, told in first.items():
            cpu, clock, _ = ran(*relfacts("--base", where, "who", NAME, "--format", "json"))
            told.append((cpu * 1000, clock * 1000))
    for where, told in first.items():
        cpu, clock = (statistics.median(one) for one in zip(*told, strict=True))
        yield f"first answer, {where[:12]}: {clock:.0f} ms, {cpu:.0f} of CPU"
    for clients in (1, 4):
        for where in first:
            before = busy(server)
            rate, cpu = max(lookups(where, names, clients) for _ in range(2))
            of_server = (busy(server) - before) * 1000 / (2 * clients * LOOKUPS)
            yield (
                f"lookups, {clients} clients, {where[:12]}: {rate:.0f} a second; ms of CPU each: "
                f"client {cpu:.2f}, server {of_server:.2f}"
            )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="A base on a server beside the same in a file.")
    parser.add_argument("bases", type=Path, nargs="+", metavar="BASE.json")
    bases = parser.parse_args().bases
    with a_server() as server, tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        for base in bases:
            print(f"\n{base}", flush=True)
            for row in figures(base.resolve(), server, Path(folder)):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
