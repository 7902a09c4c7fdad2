"""Plain SQL over an exported file answers as relfacts does, for every year and every spelling."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exported import BASES, YEARS, base_called, differences, in_year, misread, rows_of

from relfacts.export import sqlite
from relfacts.export.queries import BY_NAME
from relfacts.export.schema import TABLES
from relfacts.text.sound import sound

Ask = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every base as a file."""
    folder = tmp_path_factory.mktemp("sqlite")
    made = {}
    for name in BASES:
        made[name] = folder / f"{name.replace(' ', '-')}.db"
        sqlite.write(str(made[name]), rows_of(base_called(name)))
    return made


def asking(path: Path) -> Ask:
    """Asks a file, and gives the first column of the answer."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    return lambda query, *values: [row[0] for row in connection.execute(query, values)]


@pytest.mark.parametrize("name", BASES)
def test_every_year_has_the_facts_that_relfacts_gives(name: str, files: dict[str, Path]) -> None:
    """The documented queries give the same ids in the same order; what is sure is ``in``."""
    ask = asking(files[name])
    assert differences(base_called(name), lambda queries: [*map(ask, queries)]) == []


@pytest.mark.parametrize("name", BASES)
def test_one_period_a_fact_is_enough_but_for_sets(name: str, files: dict[str, Path]) -> None:
    """The four days of ``facts`` answer alone, except for dates with gaps; those only add."""
    base, ask = base_called(name), asking(files[name])
    gaps = set(ask("SELECT fact FROM fact_periods GROUP BY fact HAVING count(*) > 1"))
    for year in YEARS:
        query = "SELECT id FROM facts WHERE possible_from <= ? AND possible_to >= ?"
        given = set(ask(query, f"{year}-12-31", f"{year}-01-01"))
        told = set(in_year(base, year))
        assert told <= given
        assert given - told <= gaps, year


@pytest.mark.parametrize("name", BASES)
def test_far_away_years_are_asked_by_number(name: str, files: dict[str, Path]) -> None:
    """Before the year 1 and after 9999, where texts are not in order, numbers are."""
    base, ask = base_called(name), asking(files[name])
    for year in (-101, -100, -44, -43, -42, 0, 1, 950, 9999):
        query = "SELECT DISTINCT fact FROM fact_periods WHERE from_number <= ? AND to_number >= ?"
        given = set(ask(query, year * 10_000 + 1231, year * 10_000 + 101))
        assert given == set(in_year(base, year)), year


@pytest.mark.parametrize("name", BASES)
def test_every_spelling_means_whom_relfacts_means(name: str, files: dict[str, Path]) -> None:
    """Those that records declare and those that the table has, as written and folded."""
    ask = asking(files[name])
    assert misread(base_called(name), lambda queries: [*map(ask, queries)]) == []


def test_namesakes_stand_for_each_of_them(files: dict[str, Path]) -> None:
    """A spelling that is two people's has a row for each; one that is a stranger's has none."""
    ask = asking(files["namesakes"])
    found = ask("SELECT person FROM aliases WHERE spelling = 'Hồ Chí Minh' ORDER BY person")
    assert found == ["ho-chi-minh", "ho-chi-minh-city-clerk"]


def test_no_day_is_made_up(files: dict[str, Path]) -> None:
    """The date of a fact is what the base has; a year has no month, and what is undated no day."""
    for name, path in files.items():
        base, ask = base_called(name), asking(path)
        assert ask("SELECT date FROM facts ORDER BY number") == [f["date"] for f in base.facts()]
        undated = (
            "SELECT count(*) FROM facts WHERE possible_from IS NULL AND (possible_to IS NOT "
            "NULL OR sure_from IS NOT NULL OR sure_to IS NOT NULL OR year IS NOT NULL)"
        )
        assert ask(undated) == [0]


def test_nothing_is_lost(files: dict[str, Path]) -> None:
    """As many rows as the base has records, and whatever a row names is there."""
    for name, path in files.items():
        base, ask = base_called(name), asking(path)
        facts = list(base.facts())
        counts = {
            "facts": len(facts),
            "attestations": sum(len(fact["sources"]) for fact in facts),
            "fact_people": sum(len(fact["people"]) for fact in facts),
            "quantities": sum(len(fact["quantities"]) for fact in facts),
            "discrepancies": len({one["id"] for fact in facts for one in fact["discrepancies"]}),
            **{f"{sort}": len(list(base.records(sort[:-1]))) for sort in ("places", "topics")},
            "people": len(list(base.records("person"))),
            "sources": len(list(base.records("source"))),
        }
        for table, count in counts.items():
            assert ask(f"SELECT count(*) FROM {table}") == [count], (name, table)
        assert ask("PRAGMA foreign_key_check") == []
        assert ask("PRAGMA integrity_check") == ["ok"]


def test_the_same_base_makes_the_same_bytes(files: dict[str, Path], tmp_path: Path) -> None:
    """Made twice, a file is the same."""
    again = tmp_path / "again.db"
    sqlite.write(str(again), rows_of(base_called("shipped")))
    assert again.read_bytes() == files["shipped"].read_bytes()


def test_words_are_found_without_accents(files: dict[str, Path]) -> None:
    """The index of words is one of the facts, as Datasette looks for it."""
    ask = asking(files["shipped"])
    (declared,) = ask("SELECT sql FROM sqlite_master WHERE name = 'facts_fts'")
    assert 'content="facts"' in declared
    query = (
        "SELECT id FROM facts WHERE rowid IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?)"
    )
    assert "rice-aid-1995" in ask(query, "rice")
    assert ask(query, "Tô Lâm") == ask(query, "to lam") != []


def test_indexes_are_used(files: dict[str, Path]) -> None:
    """No documented question goes through a whole table where it need not."""
    connection = sqlite3.connect(files["shipped"])
    for name, value in (("in_a_time", None), ("who_is_meant", "x"), ("about_a_person", "x")):
        query = BY_NAME[name].sql(
            first_day="1958-01-01", last_day="1958-12-31", name=value or "", person=value or ""
        )
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert any("USING" in step for step in plan), plan


def test_columns_are_those_of_the_schema(files: dict[str, Path]) -> None:
    """The file has the tables that are declared, in their order."""
    connection = sqlite3.connect(files["shipped"])
    for table in TABLES:
        rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert [row[1] for row in rows] == [column.name for column in table.columns]


def test_what_no_engine_holds_is_marked() -> None:
    """A text with U+0000 or half of a pair in it is held all the same."""
    assert sound("a\0b\ud800é") == "a\ufffdb\ufffdé"
    assert sound("é") == "é"
