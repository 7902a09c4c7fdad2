"""A base as Parquet files: facts in a folder for each year, every other table in one file.

Days are texts: the day types of engines differ, and ClickHouse has none before 1900. The folder of
facts without a year has the name that Hive uses and other engines know.
"""

from __future__ import annotations

import os
import re

import pyarrow as pa
from pyarrow import parquet

from relfacts import writing
from relfacts.export.replacing import MARK
from relfacts.export.schema import BY_NAME, TABLES, Table, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from relfacts.export.tables import Row

#: Scripts that make views of the files, by the engine that reads them. The first also identifies an
#: export.
VIEWS = {"duckdb": "duckdb.sql", "clickhouse": "clickhouse.sql"}

# The table that is partitioned, and its key; Hive's name for the partition without a key.
_PARTED, _BY = "facts", "year"
_NONE = "__HIVE_DEFAULT_PARTITION__"
_PART_OF_FACTS = re.compile(rf"{_PARTED}/{_BY}=(?:-?[0-9]+|{_NONE})/part-[0-9]+\.parquet")

_TYPES = {
    Type.TEXT: pa.string(), Type.NUMBER: pa.int64(), Type.FIGURE: pa.float64(),
    Type.DAY: pa.string(),
}  # fmt: skip

# A file is written whenever this many rows of it have been collected.
_AT_ONCE = 10_000


class _File:
    """A file that is being written, and the rows not written yet."""

    def __init__(self, path: str, table: Table) -> None:
        parts = [column for column in table.columns if (table.name, column.name) != _PART]
        self._schema = pa.schema(
            [pa.field(one.name, _TYPES[one.type], nullable=not one.always) for one in parts]
        )
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[tuple[Any, ...]] = []

    def put(self, row: tuple[Any, ...]) -> None:
        """Write a row, now or later."""
        self._rows.append(row)
        if len(self._rows) >= _AT_ONCE:
            self._flush()

    def close(self) -> None:
        """Write the remaining rows."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True) if self._rows else ((),) * len(self._schema)
        arrays = [
            pa.array(column, field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.table(arrays, schema=self._schema))
        self._rows = []


_PART = (_PARTED, _BY)
_AT = [column.name for column in BY_NAME[_PARTED].columns].index(_BY)


def is_own(name: str) -> bool:
    """Whether an export contains a file with this name, given by its path within the folder."""
    tables = {f"{table.name}.parquet" for table in TABLES if table.name != _PARTED}
    return name in tables or name in VIEWS.values() or bool(_PART_OF_FACTS.fullmatch(name))


def write(folder: str, rows: Iterable[Row]) -> None:
    """Fill an empty folder. Raises OSError where there is no room."""
    files = {
        table.name: _File(os.path.join(folder, f"{table.name}.parquet"), table)  # noqa: PTH118
        for table in TABLES
        if table.name != _PARTED
    }
    parts = _Parts(folder)
    for name, row in rows:
        if name == _PARTED:
            parts.put(row)
        else:
            files[name].put(row)
    parts.close()
    for file in files.values():
        file.close()
    for engine, script in VIEWS.items():
        writing.write_new(os.path.join(folder, script), _views(engine))  # noqa: PTH118


class _Parts:
    """The folders of facts. Facts come in the order of time, so only one year is open at once."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._none = self._opened(_NONE)
        self._year: int | None = None
        self._file: _File | None = None
        self._made: dict[int, int] = {}

    def put(self, row: tuple[Any, ...]) -> None:
        """Write a fact into the folder of its year."""
        year, rest = row[_AT], row[:_AT] + row[_AT + 1 :]
        if year is None:
            self._none.put(rest)
            return
        if self._file is None or year != self._year:
            if self._file:
                self._file.close()
            self._file, self._year = self._opened(str(year), self._made.get(year, 0)), year
            self._made[year] = self._made.get(year, 0) + 1
        self._file.put(rest)

    def close(self) -> None:
        """Write the remaining rows."""
        for file in (self._none, self._file):
            if file:
                file.close()

    def _opened(self, year: str, number: int = 0) -> _File:
        place = os.path.join(self._folder, _PARTED, f"{_BY}={year}")  # noqa: PTH118
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        path = os.path.join(place, f"part-{number}.parquet")  # noqa: PTH118
        return _File(path, BY_NAME[_PARTED])


def _views(engine: str) -> bytes:
    """A script that makes a view of every table, for an engine started in the folder."""
    told = [f"-- {MARK.decode()} parquet: views of the files in this folder, for {engine}"]
    for table in TABLES:
        read = _WHOLE if table.name == _PARTED else _ONE
        told.append(f"CREATE VIEW {table.name} AS {read[engine].format(table.name)};")
    return ("\n".join(told) + "\n").encode()


# How each engine reads a table of one file.
_ONE = {
    "duckdb": "SELECT * FROM '{}.parquet'",
    "clickhouse": "SELECT * FROM file('{}.parquet', Parquet)",
}

# How each reads the facts. ClickHouse takes the folder of those without a year for a mistake.
_WHOLE = {
    "duckdb": f"SELECT * FROM read_parquet('{{}}/*/*.parquet', hive_partitioning = true, "
    f"hive_types = {{{{'{_BY}': BIGINT}}}})",
    "clickhouse": "SELECT *, toInt64OrNull(extract(CAST(_path AS String), "
    f"'{_BY}=(-?[0-9]+)/[^/]*$')) AS {_BY} "
    "FROM file('{}/*/*.parquet', Parquet) SETTINGS use_hive_partitioning = 0",
}
