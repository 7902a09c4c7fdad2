"""The script fills a real server of PostgreSQL, which then answers as relfacts does.

The server is started in a folder of its own, and speaks to nobody but through a socket there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exported import BASES, base_called, differences, misread, rows_of

from conftest import Run
from relfacts.export import postgresql
from relfacts.export.queries import BY_NAME

# Where Debian has the programs of the server.
_PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"))[::-1], *map(Path, os.get_exec_path())]
_BIN = next((place for place in _PLACES if (place / "initdb").is_file()), None)
_USER = "postgres"


class Server:
    """A server that runs, and what asks it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def psql(self, database: str, *more: str, script: str | None = None) -> str:
        """What psql prints; it stops at the first error."""
        command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self._folder)]
        done = subprocess.run(
            [*command, "-U", _USER, "-d", database, *more], input=script, capture_output=True,
            text=True, check=False, timeout=60, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def first_columns(self, database: str, queries: list[str]) -> list[list[str]]:
        """The first column of the answer to each query."""
        script = "".join(f"{query};\n\\echo '\x1d'\n" for query in queries)
        shown = self.psql(database, "-A", "-t", "-F", "\x1f", "-R", "\x1e", script=script)
        *answers, last = shown.split("\x1d\n")
        assert last == ""
        return [
            [row.split("\x1f")[0] for row in answer.removesuffix("\n").split("\x1e")]
            if answer.strip() else []
            for answer in answers
        ]  # fmt: skip


def _as_server(*command: str) -> list[str]:
    """A command as the user of the server runs it: the server refuses to be run by root."""
    if os.geteuid() == 0:
        return ["runuser", "-u", _USER, "--", *command]
    return [*command]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with no database in it."""
    if _BIN is None or shutil.which("psql") is None:
        pytest.skip("no server of PostgreSQL here: apt-get install postgresql")
    # Where the user of the server may look; the folders of pytest are root's own.
    folder = Path(tempfile.mkdtemp(prefix="relfacts-pg-"))
    if os.geteuid() == 0:
        if subprocess.run(["id", _USER], capture_output=True, check=False).returncode:
            pytest.skip(f"no user {_USER} here, and root may not run the server")
        shutil.chown(folder, _USER)
    data = folder / "data"
    initdb = (str(_BIN / "initdb"), "-D", str(data), "-U", _USER, "-A", "trust", "-N")
    told = ("-E", "UTF8", "--locale", "C")
    subprocess.run(_as_server(*initdb, *told), check=True, capture_output=True, timeout=120)
    own = ("-c", "listen_addresses=", "-c", "fsync=off", "-k", str(folder))
    served = subprocess.Popen(
        _as_server(str(_BIN / "postgres"), "-D", str(data), *own),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            if (folder / ".s.PGSQL.5432").exists():
                break
            assert served.poll() is None
            time.sleep(0.1)
        yield Server(folder)
    finally:
        served.terminate()
        served.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def filled(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every base as a database of its own."""
    made = {}
    for number, name in enumerate(BASES):
        path = tmp_path_factory.mktemp("postgresql") / "facts.sql"
        path.write_bytes(b"".join(postgresql.script(rows_of(base_called(name)))))
        made[name] = f"base{number}"
        server.psql("postgres", "-c", f"CREATE DATABASE {made[name]}")
        server.psql(made[name], "-f", str(path))
    return made


@pytest.mark.parametrize("name", BASES)
def test_it_answers_as_relfacts_does(name: str, server: Server, filled: dict[str, str]) -> None:
    """For every year from 1900 to 2030, and every spelling."""

    def ask(queries: list[str]) -> list[list[Any]]:
        return server.first_columns(filled[name], queries)

    assert differences(base_called(name), ask) == []
    assert misread(base_called(name), ask) == []


def test_a_range_finds_the_same(server: Server, filled: dict[str, str]) -> None:
    """The ranges that are indexed touch the days that the documented query compares."""
    for name in ("shipped", "odd dates"):
        compared, ranged = server.first_columns(
            filled[name],
            [
                BY_NAME["in_a_time"].sql(first_day="1958-01-01", last_day="1958-12-31"),
                "SELECT id FROM facts WHERE id IN (SELECT fact FROM fact_periods WHERE "
                "daterange(possible_from, possible_to, '[]') && '[1958-01-01,1958-12-31]') "
                "ORDER BY number",
            ],
        )
        assert compared == ranged != []


def test_indexes_are_used(server: Server, filled: dict[str, str]) -> None:
    """Where going through a whole table is dear, as it is in a large one, an index is used."""
    questions = {
        "SELECT fact FROM fact_periods WHERE daterange(possible_from, possible_to, '[]') "
        "&& '[1958-01-01,1958-12-31]'": "fact_periods_range",
        "SELECT fact FROM fact_periods WHERE possible_from <= '1958-12-31' "
        "AND possible_to >= '1958-01-01'": "fact_periods_possible_from_possible_to_fact_idx",
        BY_NAME["who_is_meant"].sql(name="kim ir sen"): "aliases_folded_person_idx",
        BY_NAME["about_a_person"].sql(person="kim-il-sung"): "fact_people_person_idx",
        "SELECT id FROM facts WHERE to_tsvector('simple', statement) @@ "
        "plainto_tsquery('simple', 'rice')": "facts_words",
    }
    for query, index in questions.items():
        plan = server.psql(
            filled["shipped"], "-A", "-t", script=f"SET enable_seqscan = off; EXPLAIN {query};"
        )
        assert index in plan, plan


def test_what_the_tables_mean_is_in_the_server(server: Server, filled: dict[str, str]) -> None:
    """``\\d+`` shows it; and whatever a row names is there, or the script would have failed."""
    shown = server.psql(filled["shipped"], "-c", "\\d+ facts")
    assert "no finer than it is known" in shown
    keys = "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"
    ((count,),) = server.first_columns(filled["shipped"], [keys])
    assert int(count) == 21


def test_nothing_in_a_base_is_a_command(server: Server, tmp_path: Path) -> None:
    """Quotes, backslashes, ends of COPY, breaks of lines and commands of psql are texts."""
    hostile = [
        "\\.",
        "\\! touch owned",
        "'; DROP TABLE facts; --",
        "a\tb\nc\r\\N",
        "\\N",
        "\x0b\x08",
    ]
    rows = [("topics", (f"{number}{text}", text)) for number, text in enumerate(hostile)]
    path = tmp_path / "hostile.sql"
    path.write_bytes(b"".join(postgresql.script(rows)))
    server.psql("postgres", "-c", "CREATE DATABASE hostile")
    server.psql("hostile", "-f", str(path))
    for text in hostile:
        found = server.psql(
            "hostile", "-A", "-t", "-v", f"text={text}",
            script="SELECT count(*) FROM topics WHERE name = :'text';",
        )  # fmt: skip
        assert found.strip() == "1", repr(text)


def test_the_command_writes_the_script(run: Run, tmp_path: Path) -> None:
    """The same bytes each time, and what to type next; another script is not written over."""
    path = tmp_path / "facts.sql"
    said = run("export", "postgresql", str(path)).out
    assert said.endswith(f"next: psql -v ON_ERROR_STOP=1 -f {path} DATABASE\n")
    first = path.read_bytes()
    run("export", "postgresql", str(path))
    assert (
        path.read_bytes() == first == b"".join(postgresql.script(rows_of(base_called("shipped"))))
    )
    path.write_text("CREATE TABLE mine ();")
    run("export", "postgresql", str(path), status=2)
    assert path.read_text() == "CREATE TABLE mine ();"
