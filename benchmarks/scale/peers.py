"""Other tools, asked the same of the same data, each as well as it can.

What a tool wants prepared (a database, a Parquet file) is made beforehand and not timed: it stands
for the built index of relfacts. A tool that is not installed is left out, and said.
"""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from bases import Base
from questions import YEAR, asked, named
from timing import Command

_FIRST, _LAST = f"{YEAR}-01-01", f"{YEAR}-12-31"

# A date that is open or unknown on one side counts as reaching as far as can be.
_IN_YEAR = f"coalesce(start, '0') <= '{_LAST}' and coalesce(\"end\", '9') >= '{_FIRST}'"
_BY_YEAR = f"select record from facts where {_IN_YEAR} and date is not null limit 20"
_BY_NAME = (
    "select record from facts where id in (select fact from people where name = '{name}') limit 20"
)


@dataclass(frozen=True)
class Peer:
    """A tool: its name, what it needs, and the command for the year and for a person.

    It needs a program, or a package of this Python where the name begins with ``import``.
    """

    name: str
    needs: str
    year: Callable[[Base], list[str]]
    who: Callable[[Base], list[str]]

    @property
    def package(self) -> str:
        """The package that it needs, or nothing."""
        return self.needs.partition("import ")[2]

    @property
    def is_here(self) -> bool:
        """Whether it is installed."""
        return bool(find_spec(self.package) if self.package else _program(self.needs))

    @property
    def version(self) -> str:
        """What it says of its version."""
        if self.package:
            return metadata.version(self.package)
        done = subprocess.run(
            [_program(self.needs), "--version"], capture_output=True, text=True, check=False
        )
        return done.stdout.splitlines()[0] if done.stdout else "?"


def _jq(base: Base, condition: str) -> list[str]:
    return ["jq", "-c", f"[limit(20; .facts[] | select({condition}))]", str(base.path)]


def _jq_year(base: Base) -> list[str]:
    return _jq(base, f'.date and (.start // "0") <= "{_LAST}" and (.end // "9") >= "{_FIRST}"')


def _jq_who(base: Base) -> list[str]:
    return _jq(base, f'any(.people[]; .name == "{asked(base).exact}")')


def _sqlite_utils(base: Base, query: str) -> list[str]:
    return [_program("sqlite-utils"), str(_database(base)), query]


def _sqlite(base: Base, query: str) -> list[str]:
    return ["sqlite3", "-readonly", str(_database(base)), query]


def _in_parquet(base: Base, query: str) -> str:
    folder = _database(base).parent
    with_files = query.replace("from facts", f"from '{folder / 'facts.parquet'}'")
    return with_files.replace("from people", f"from '{folder / 'people.parquet'}'")


def _duckdb_shell(base: Base, query: str) -> list[str]:
    return [_program("duckdb"), "-json", "-c", _in_parquet(base, query)]


def _duckdb_python(base: Base, query: str) -> list[str]:
    code = f"import duckdb; print(duckdb.sql({_in_parquet(base, query)!r}).fetchall())"
    return [sys.executable, "-c", code]


def _by_name(base: Base) -> str:
    return _BY_NAME.format(name=asked(base).exact)


PEERS = (
    Peer("jq", "jq", _jq_year, _jq_who),
    Peer(
        "sqlite-utils",
        "sqlite-utils",
        lambda base: _sqlite_utils(base, _BY_YEAR),
        lambda base: _sqlite_utils(base, _by_name(base)),
    ),
    Peer(
        "sqlite3 shell",
        "sqlite3",
        lambda base: _sqlite(base, _BY_YEAR),
        lambda base: _sqlite(base, _by_name(base)),
    ),
    Peer(
        "DuckDB shell, Parquet",
        "duckdb",
        lambda base: _duckdb_shell(base, _BY_YEAR),
        lambda base: _duckdb_shell(base, _by_name(base)),
    ),
    Peer(
        "DuckDB in Python, Parquet",
        "import duckdb",
        lambda base: _duckdb_python(base, _BY_YEAR),
        lambda base: _duckdb_python(base, _by_name(base)),
    ),
    # It knows lines, not facts: the year is found where a date begins in it, and no record is.
    Peer(
        "ripgrep (lines only)",
        "rg",
        lambda base: ["rg", "-m", "20", f'"start": "{YEAR}', str(base.path)],
        lambda base: ["rg", "-m", "20", f'"name": "{asked(base).exact}"', str(base.path)],
    ),
)


def commands(base: Base, peers: list[Peer]) -> list[Command]:
    """The two questions to every peer; what they need is made."""
    prepare(base)
    return [
        command
        for peer in peers
        for command in (
            Command(named(f"{peer.name} year", base), peer.year(base)),
            Command(named(f"{peer.name} who", base), peer.who(base)),
        )
    ]


def prepare(base: Base) -> None:
    """Make the database and the Parquet files beside a base, unless they are there and newer."""
    database = _database(base)
    if database.exists() and database.stat().st_mtime > base.path.stat().st_mtime:
        return
    database.parent.mkdir(exist_ok=True)
    database.unlink(missing_ok=True)
    with sqlite3.connect(database) as connection:
        connection.execute('create table facts (id, kind, date, start, "end", record)')
        connection.execute("create table people (fact, name)")
        for fact in base.facts():
            record = json.dumps(fact, ensure_ascii=False)
            row = (fact["id"], fact["kind"], fact["date"], fact["start"], fact["end"], record)
            connection.execute("insert into facts values (?, ?, ?, ?, ?, ?)", row)
            rows = [(fact["id"], person["name"]) for person in fact["people"]]
            connection.executemany("insert into people values (?, ?)", rows)
        connection.execute('create index facts_by_day on facts (start, "end")')
        connection.execute("create index facts_by_id on facts (id)")
        connection.execute("create index people_by_name on people (name)")
    connection.close()
    if _program("duckdb"):
        _make_parquet(database)


def _make_parquet(database: Path) -> None:
    """The two tables as Parquet, by way of CSV: the shell may not fetch its SQLite reader."""
    connection = sqlite3.connect(database)
    for table in ("facts", "people"):
        plain = database.with_name(f"{table}.csv")
        with plain.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            cursor = connection.execute(f"select * from {table}")
            writer.writerow([column[0] for column in cursor.description])
            writer.writerows(cursor)
        target = database.with_name(f"{table}.parquet")
        copy = (
            f"copy (select * from read_csv('{plain}', all_varchar = true, header = true,"
            f" max_line_size = 10000000)) to '{target}' (format parquet)"
        )
        subprocess.run([_program("duckdb"), "-c", copy], check=True, capture_output=True)
        plain.unlink()
    connection.close()


def _database(base: Base) -> Path:
    return base.path.parent / "peers" / "facts.db"


def _program(name: str) -> str:
    """The path of a program beside this Python or on the path; nothing if it is not there."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or ""
