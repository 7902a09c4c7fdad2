"""A base as one SQLite file with a full-text index, ready for Datasette and any other program.

The same base gives the same bytes: rows are in a fixed order, and the file does not record when or
where it was made.
"""

from __future__ import annotations

from errno import EACCES, ENOSPC

from relfacts.base.index import sqlite
from relfacts.errors import UsageError
from relfacts.export.schema import BY_NAME, TABLES, Column, Table, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.export.tables import Row

#: Identifies the program in the header of an exported file, and the position of these bytes.
APPLICATION, AT = b"rlfe", 68

#: The full-text index, and the columns it covers.
WORDS, TOLD = "facts_fts", ("statement", "note")

_TYPES = {Type.TEXT: "TEXT", Type.NUMBER: "INTEGER", Type.FIGURE: "REAL", Type.DAY: "TEXT"}

# This many rows of a table are inserted at once.
_AT_ONCE = 500

# Views of facts with the names they are about: Datasette can only count values of a column.
_VIEWS = """
CREATE VIEW facts_of_people AS
SELECT people.name AS person, facts.kind, facts.year, facts.date_words, facts.statement,
  fact_people.role, facts.cite, facts.id AS fact, people.id AS person_id
FROM fact_people
JOIN people ON people.id = fact_people.person JOIN facts ON facts.id = fact_people.fact;
"""


def write(path: str, rows: Iterable[Row]) -> None:
    """Fill the empty file at ``path``. Raises OSError if it cannot be written there."""
    try:
        to = sqlite.connect(path)
    except sqlite.OperationalError as error:
        # A path of a thousand characters is one to the system, and none to SQLite.
        raise OSError(EACCES, f"SQLite is {error}", path) from error
    try:
        _fill(to, rows)
    except sqlite.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise OSError(ENOSPC, str(error), path) from error
        if "fts5" in str(error):
            raise UsageError(
                f"SQLite cannot index words here: {error}",
                "use a Python whose SQLite has FTS5, as those of python.org and of Debian",
            ) from error
        raise
    finally:
        to.close()


def _fill(to: sqlite.Connection, rows: Iterable[Row]) -> None:
    # Nobody reads the file before it is complete, and an incomplete one is thrown away.
    number = int.from_bytes(APPLICATION, "big")
    for pragma in (
        "page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "cache_size = -65536",
        f"application_id = {number}",
    ):  # fmt: skip
        to.execute(f"PRAGMA {pragma}")
    to.executescript("\n".join(map(_created, TABLES)))
    held: dict[str, list[tuple[object, ...]]] = {table.name: [] for table in TABLES}
    for name, row in rows:
        waiting = held[name]
        waiting.append(row)
        if len(waiting) >= _AT_ONCE:
            _put(to, name, waiting)
    for name, waiting in held.items():
        _put(to, name, waiting)
    for table in TABLES:
        for columns in table.indexes:
            name = f"{table.name}_{'_'.join(columns)}"
            to.execute(f"CREATE INDEX {name} ON {table.name} ({_listed(columns)})")
    told = ", ".join(TOLD)
    # Datasette recognises a full-text index by exactly these quotes.
    to.execute(
        f"CREATE VIRTUAL TABLE {WORDS} USING fts5({told}, "
        'tokenize="unicode61 remove_diacritics 2", content="facts")'
    )
    to.execute(f"INSERT INTO {WORDS} ({WORDS}) VALUES ('rebuild')")
    to.executescript(_VIEWS)
    to.execute("ANALYZE")
    to.commit()


def _put(to: sqlite.Connection, name: str, rows: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(BY_NAME[name].columns))
    to.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    rows.clear()


def _created(table: Table) -> str:
    """The declaration of a table, with the meaning of each column in a comment."""
    parts = [(_declared(column, table), f"  -- {column.about}") for column in table.columns]
    if len(table.key) > 1:
        parts.append((f"PRIMARY KEY ({_listed(table.key)})", ""))
    *others, (last, beside) = parts
    lines = [f"  {part},{about}" for part, about in others]
    # The full-text index refers to facts by their row numbers.
    ends = "" if table.name == "facts" else " WITHOUT ROWID"
    told = "\n".join([*lines, f"  {last}{beside}"])
    return f"-- {table.about}\nCREATE TABLE {table.name} (\n{told}\n){ends};"


def _declared(column: Column, table: Table) -> str:
    told = f'"{column.name}" {_TYPES[column.type]}'
    if column.always:
        told += " NOT NULL"
    if table.key == (column.name,):
        told += " PRIMARY KEY"
    if column.of:
        # Datasette does not follow a reference without a column name.
        told += f" REFERENCES {column.of} (id)"
    return told


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
