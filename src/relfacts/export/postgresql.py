"""A base as one script for ``psql``: tables with comments, rows, keys, indexes.

Rows go in by COPY, the tables in turn, so that one pass over the base is enough; keys and indexes
are made after all rows. Text of the base appears only within COPY, so none of it can be a command.
"""

from __future__ import annotations

from relfacts.export.replacing import MARK
from relfacts.export.schema import BY_NAME, TABLES, Column, Table, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from relfacts.export.tables import Row

_TYPES = {
    Type.TEXT: "text", Type.NUMBER: "bigint", Type.FIGURE: "double precision", Type.DAY: "date",
}  # fmt: skip

# This many rows of a table are written at once.
_AT_ONCE = 1000

_HEAD = f"""-- {MARK.decode()} postgresql: for an empty database, or an empty schema of one.
-- psql -v ON_ERROR_STOP=1 -f THIS
\\encoding UTF8
BEGIN;
SET LOCAL standard_conforming_strings = on;
SET LOCAL datestyle = 'ISO, YMD';
"""

# Indexes that plain columns do not give: the words of statements, and ranges of days, which find a
# time among any number of facts.
_INDEXES = """CREATE INDEX facts_words ON facts USING gin (to_tsvector('simple', statement));
CREATE INDEX fact_periods_range ON fact_periods
  USING gist (daterange(possible_from, possible_to, '[]'));
"""

_ESCAPED = str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"}
)

# PostgreSQL's days begin in 4713 BC, and it has no year 0.
_FIRST_YEAR = -4712


def script(rows: Iterable[Row], index: Iterable[bytes] = ()) -> Iterator[bytes]:
    """The script, piece by piece; with the part of it that makes the ``index``, if there is one."""
    yield _HEAD.encode()
    for table in TABLES:
        yield _created(table).encode()
    held: dict[str, list[str]] = {table.name: [] for table in TABLES}
    for name, row in rows:
        waiting = held[name]
        waiting.append(_line(name, row))
        if len(waiting) >= _AT_ONCE:
            yield _copied(name, waiting)
    for name, waiting in held.items():
        if waiting:
            yield _copied(name, waiting)
    for table in TABLES:
        yield "".join(_keyed(table)).encode()
    yield from index
    yield f"{_INDEXES}COMMIT;\nANALYZE;\n".encode()


def _created(table: Table) -> str:
    parts = [
        f'  "{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.always else ""}'
        for column in table.columns
    ]
    told = [f"COMMENT ON TABLE {table.name} IS {_text(table.about)};"]
    told += [
        f'COMMENT ON COLUMN {table.name}."{column.name}" IS {_text(column.about)};'
        for column in table.columns
    ]
    return f"CREATE TABLE {table.name} (\n" + ",\n".join(parts) + "\n);\n" + "\n".join(told) + "\n"


def _keyed(table: Table) -> Iterator[str]:
    """The statements for the keys of a table, its references to others, and its indexes."""
    yield f"ALTER TABLE {table.name} ADD PRIMARY KEY ({_listed(table.key)});\n"
    for column in table.columns:
        if column.of:
            yield (
                f'ALTER TABLE {table.name} ADD FOREIGN KEY ("{column.name}") '
                f"REFERENCES {column.of};\n"
            )
    for columns in table.indexes:
        yield f"CREATE INDEX ON {table.name} ({_listed(columns)});\n"


def _copied(name: str, lines: list[str]) -> bytes:
    """Some rows as lines for COPY; the list is emptied."""
    told = "".join(lines)
    lines.clear()
    return f"COPY {name} FROM stdin;\n{told}\\.\n".encode()


def _line(name: str, row: tuple[Any, ...]) -> str:
    columns = BY_NAME[name].columns
    return text_line(map(_written, row, columns))


def _written(value: Any, column: Column) -> Any:
    return _day(value) if value is not None and column.type is Type.DAY else value


def text_line(row: Iterable[Any]) -> str:
    """A row as COPY takes it."""
    return "\t".join(map(_copyable, row)) + "\n"


def _copyable(value: Any) -> str:
    if value is None:
        return "\\N"
    return value.translate(_ESCAPED) if type(value) is str else str(value)


def _day(day: str) -> str:
    """A day as PostgreSQL reads it: with BC; a day too early for it becomes -infinity."""
    year, rest = int(day[:-6]), day[-6:]
    if year > 0:
        return day
    return "-infinity" if year < _FIRST_YEAR else f"{1 - year:04}{rest} BC"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
