"""The index of a base as tables of PostgreSQL, with the text of every record.

They are the tables of ``base.index.tables``, word for word except for the names of types. Once
loaded, they can be asked like a base, with ``--base postgresql://HOST/DATABASE``. No contract: each
version of relfacts reads its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from relfacts.base.index.server import TABLES, THESE_TABLES
from relfacts.base.index.tables import INDEXES, RECORD_TEXT, SCHEMA
from relfacts.errors import BaseError
from relfacts.export.postgresql import text_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from relfacts.base.openbase import OpenBase

# Texts are sorted by their bytes, as in SQLite, whatever the language of the server.
_TYPES = {"INTEGER": "bigint", "TEXT": 'text COLLATE "C"', "BLOB": "bytea"}

# The position of every record in the file.
_PLACES = (
    "(SELECT start, length FROM record WHERE start IS NOT NULL "
    "UNION ALL SELECT start, length FROM fact) AS places"
)

# This many rows are written at once.
_AT_ONCE = 1000

_TABLE = re.compile(r"CREATE TABLE (\w+) \(\s*(.+?)\s*\)(?: WITHOUT ROWID)?;", re.DOTALL)


class Table(NamedTuple):
    """A table of the index: its columns, each with its type in SQLite, and its key."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]


def tables() -> list[Table]:
    """The tables of the index, and that of the records."""
    bare = re.sub(r"--.*", "", SCHEMA + RECORD_TEXT)
    return [_table(*one.groups()) for one in _TABLE.finditer(bare)]


def script(base: OpenBase) -> Iterator[bytes]:
    """The part of the script for ``psql`` that makes the tables of the index of a base."""
    every = tables()
    for table in every:
        columns = ", ".join(f"{name} {_TYPES[type_]}" for name, type_ in table.columns)
        yield f"CREATE TABLE {table.name} ({columns});\n".encode()
        yield f"COMMENT ON TABLE {table.name} IS 'relfacts: of its index';\n".encode()
    for table in every:
        yield from _copied(table, _rows(base, table))
    for table in every:
        if table.key:
            yield f"ALTER TABLE {table.name} ADD PRIMARY KEY ({', '.join(table.key)});\n".encode()
    yield INDEXES.lstrip().encode()


def _table(name: str, inside: str) -> Table:
    columns = []
    key: tuple[str, ...] = ()
    inside, _, listed = inside.partition("PRIMARY KEY (")
    if listed:
        key = tuple(one.strip() for one in listed.rstrip(") \n").split(","))
    for part in filter(None, (one.strip() for one in inside.split(","))):
        column, type_, *rest = part.split()
        columns.append((column, type_))
        if rest == ["PRIMARY", "KEY"]:
            key = (column,)
    return Table(name, tuple(columns), key)


def _rows(base: OpenBase, table: Table) -> Iterator[tuple[Any, ...]]:
    if table.name == "record_text" and not base.index.is_far:
        return _texts(base)
    rows = base.index.every(table.name, order=", ".join(table.key))
    return _values(rows) if table.name == "value" else rows


def _texts(base: OpenBase) -> Iterator[tuple[int, str]]:
    """Every record, with its position in the file, in that order."""
    for start, length in base.index.every(_PLACES, order="start"):
        yield start, base.read(start, length).decode()


def _values(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The single values: those of the base, and which version can read the tables."""
    # Records are written as ``build`` writes them, whatever form they had.
    yield from (
        ("laid_out", 1, None) if row[0] == "laid_out" else row for row in rows if row[0] != TABLES
    )
    yield TABLES, None, THESE_TABLES


def _copied(table: Table, rows: Iterable[tuple[Any, ...]]) -> Iterator[bytes]:
    """The rows of a table as COPY takes them."""
    head = f"COPY {table.name} FROM stdin;\n".encode()
    lines: list[str] = []
    for row in rows:
        lines.append(_line(table, row))
        if len(lines) >= _AT_ONCE:
            yield head + "".join(lines).encode() + b"\\.\n"
            lines.clear()
    if lines:
        yield head + "".join(lines).encode() + b"\\.\n"


def _line(table: Table, row: tuple[Any, ...]) -> str:
    try:
        return text_line(map(_written, row))
    except ValueError as error:
        raise BaseError(
            f"a server cannot hold what stands in the table {table.name}: {error}",
            "U+0000 is in no text that people read: mend the base",
        ) from None


def _written(value: Any) -> str | int | None:
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    if isinstance(value, str) and "\0" in value:
        raise ValueError(f"{value[:40]!r}")
    return value  # type: ignore[no-any-return]
