"""The script fills a real server of PostgreSQL, which then answers as relfacts does.

The server is started in a folder of its own, and speaks to nobody but this machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exported import BASES, base_called, differences, misread, rows_of

from conftest import Run
from database import Server, a_server
from relfacts.export import postgresql
from relfacts.export.queries import BY_NAME


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with no database in it."""
    with a_server() as one:
        yield one


@pytest.fixture(scope="module")
def filled(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every base as a database of its own."""
    made = {}
    for number, name in enumerate(BASES):
        path = tmp_path_factory.mktemp("postgresql") / "facts.sql"
        path.write_bytes(b"".join(postgresql.script(rows_of(base_called(name)))))
        made[name] = f"base{number}"
        server.filled(made[name], path)
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
