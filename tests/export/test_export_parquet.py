"""Engines that read Parquet, DuckDB and ClickHouse, answer as relfacts does."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exported import BASES, base_called, content, differences, in_year, misread_rows, rows_of

from conftest import Run
from relfacts.export.queries import QUERIES
from relfacts.export.schema import BY_NAME, TABLES

pytest.importorskip("pyarrow")

from relfacts.export import parquet

#: What the documented queries are asked with.
GIVEN = {
    "first_day": "1958-01-01", "last_day": "1958-12-31", "name": "kim ir sen",
    "person": "kim-il-sung",
}  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every base as a folder."""
    made = {}
    for name in BASES:
        made[name] = tmp_path_factory.mktemp("parquet")
        parquet.write(str(made[name]), rows_of(base_called(name)))
    return made


class DuckDB:
    """DuckDB as the script in a folder sets it up; ``loaded`` into tables, if it is asked often."""

    def __init__(self, folder: Path, loaded: bool) -> None:
        duckdb = pytest.importorskip("duckdb")
        self._connection = duckdb.connect()
        script = (folder / "duckdb.sql").read_text("utf-8")
        self._connection.execute(script.replace("VIEW", "TABLE") if loaded else script)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The answer to a query."""
        found: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return found

    def close(self) -> None:
        """Let it go."""
        self._connection.close()


class ClickHouse:
    """The engine of ClickHouse in this process, set up by its own script."""

    def __init__(self, folder: Path, loaded: bool) -> None:
        chdb = pytest.importorskip("chdb", reason="no ClickHouse here: pip install chdb")
        self._connection = chdb.connect(":memory:")
        # What is in memory stays in the process.
        self._connection.query("DROP DATABASE IF EXISTS facts")
        self._connection.query("CREATE DATABASE facts")
        self._connection.query("USE facts")
        for command in (folder / "clickhouse.sql").read_text("utf-8").split(";\n"):
            if loaded:
                command = re.sub(
                    r"CREATE VIEW (\w+) AS", r"CREATE TABLE \1 ENGINE Memory AS", command
                )
            if command.strip():
                self._connection.query(command)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The answer to a query."""
        answer = json.loads(self._connection.query(query, "JSONCompact").data())
        return [tuple(row) for row in answer["data"]]

    def close(self) -> None:
        """Let it go."""
        self._connection.close()


ENGINES = [DuckDB, ClickHouse]
Engine = type[DuckDB] | type[ClickHouse]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", BASES)
def test_it_answers_as_relfacts_does(
    name: str, engine: Engine, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """For every year from 1900 to 2030, and every spelling."""
    monkeypatch.chdir(folders[name])
    asked = engine(folders[name], loaded=True)
    try:

        def ask(queries: list[str]) -> list[list[Any]]:
            return [[row[0] for row in asked.rows(query)] for query in queries]

        assert differences(base_called(name), ask) == []
        rows = asked.rows("SELECT person, spelling, folded FROM aliases")
        assert misread_rows(base_called(name), rows) == []
    finally:
        asked.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_files_are_asked_where_they_lie(
    engine: Engine, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The views of the script, over all files; a year is a number, and no year is none."""
    for name in ("shipped", "odd dates"):
        base = base_called(name)
        monkeypatch.chdir(folders[name])
        asked = engine(folders[name], loaded=False)
        try:
            for query in QUERIES:
                asked.rows(query.sql(**GIVEN))
            found = [row[0] for row in asked.rows(QUERIES[0].sql(**GIVEN))]
            assert found == list(in_year(base, 1958))
            years = asked.rows("SELECT year, count(*) FROM facts GROUP BY year ORDER BY year")
            told = sqlite3.connect(":memory:")
            told.execute("CREATE TABLE facts (year)")
            table = BY_NAME["facts"]
            at = [column.name for column in table.columns].index("year")
            rows = [(row[at],) for name, row in rows_of(base) if name == "facts"]
            told.executemany("INSERT INTO facts VALUES (?)", rows)
            same = "SELECT year, count(*) FROM facts GROUP BY year"
            assert {year: int(count) for year, count in _whole(years)} == dict(told.execute(same))
        finally:
            asked.close()


def _whole(rows: list[tuple[Any, ...]]) -> Iterator[tuple[int | None, Any]]:
    """Rows that begin with a whole number: ClickHouse writes those of 64 bits as texts."""
    yield from ((None if year is None else int(year), count) for year, count in rows)


def test_a_folder_for_each_year(folders: dict[str, Path]) -> None:
    """Facts lie in the folder of their first year; the id and the days are columns of the files."""
    from pyarrow import parquet as reader

    folder = folders["shipped"]
    assert {path.stem for path in folder.glob("*.parquet")} == {*BY_NAME} - {"facts"}
    of_1958 = reader.read_table(
        folder / "facts" / "year=1958" / "part-0.parquet", partitioning=None
    )
    assert {"id", "possible_from", "possible_to", "date"} <= {*of_1958.column_names}
    assert "kim-il-sung-visit-1958" in of_1958["id"].to_pylist()
    whole = reader.read_table(folder / "facts").to_pylist()
    assert len(whole) == base_called("shipped").facts_in_all
    assert all(str(row["year"] or row["date"]) for row in whole)


def test_every_file_has_the_columns_of_the_schema(folders: dict[str, Path]) -> None:
    """In their order; the year of a fact is the name of its folder."""
    from pyarrow import parquet as reader

    for table in TABLES:
        path = folders["shipped"] / f"{table.name}.parquet"
        wanted = [column.name for column in table.columns]
        if table.name == "facts":
            path = next((folders["shipped"] / "facts").glob("*/*.parquet"))
            wanted.remove("year")
        assert reader.read_schema(path).names == wanted


def test_the_command_writes_a_folder(run: Run, tmp_path: Path) -> None:
    """The same bytes each time; a folder with something else in it is left alone."""
    path = tmp_path / "facts"
    said = run("export", "parquet", str(path)).out
    assert said == f"{path}: 156 facts\nnext: cd {path} && duckdb -init duckdb.sql\n"
    first = content(path)
    run("export", "parquet", str(path), "--last", "1")
    left = {one.name for one in (path / "facts").iterdir()}
    assert left == {"year=2025", "year=__HIVE_DEFAULT_PARTITION__"}
    run("export", "parquet", str(path))
    assert content(path) == first
    assert [one.name for one in tmp_path.iterdir()] == ["facts"]
    for name in ("facts/year=1958/notes.txt", "mine.txt"):
        (path / name).write_text("important", encoding="utf-8")
        said = run("export", "parquet", str(path), status=2).err
        assert f"{path} holds other files than an export: {name}" in said
        (path / name).unlink()
    (path / "duckdb.sql").unlink()
    said = run("export", "parquet", str(path), status=2).err
    assert f"{path} is not empty and not an export of relfacts" in said
    (tmp_path / "empty").mkdir()
    run("export", "parquet", str(tmp_path / "empty"))
    assert content(tmp_path / "empty") == first
    (tmp_path / "file").write_text("")
    assert "is a file" in run("export", "parquet", str(tmp_path / "file"), status=2).err


def test_without_the_writer_of_parquet(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says what to install; nothing is written, and the other engines are."""
    monkeypatch.delitem(sys.modules, "relfacts.export.parquet")
    monkeypatch.delattr("relfacts.export.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = run("export", "parquet", str(tmp_path / "facts"), status=4)
    assert outcome.err.splitlines()[0] == "relfacts: Parquet needs its writer"
    assert re.fullmatch(r"hint: pip install '.*\[export\]'", outcome.err.splitlines()[1])
    assert list(tmp_path.iterdir()) == []
    run("export", "sqlite", str(tmp_path / "facts.db"))


def test_many_facts_of_a_year_are_written_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few rows are held at a time, the files hold all of them."""
    from pyarrow import parquet as reader

    monkeypatch.setattr(parquet, "_AT_ONCE", 3)
    parquet.write(str(tmp_path), rows_of(base_called("shipped")))
    assert len(reader.read_table(tmp_path / "aliases.parquet")) > 900
    assert len(reader.read_table(tmp_path / "facts")) == 156
