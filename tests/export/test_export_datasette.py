"""Datasette, the real one, shows an exported file as it should be read."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from exported import base_called, free_port, in_year

from relfacts.cli import run as run_program
from relfacts.export.queries import QUERIES
from relfacts.export.schema import TABLES

pytest.importorskip("datasette")


class Site:
    """A Datasette that runs, and the one database that it serves."""

    def __init__(self, port: int) -> None:
        self._at = f"http://127.0.0.1:{port}/facts"

    def page(self, path: str) -> str:
        """What a reader sees at a path."""
        with urlopen(self._at + path, timeout=20) as answer:
            text: str = answer.read().decode()
            return text

    def rows(self, path: str, **asked: str) -> Any:
        """The rows at a path, each with its columns."""
        told = "".join(f"&{name}={quote(value)}" for name, value in asked.items())
        return json.loads(self.page(f"{path}.json?_shape=array&_size=max{told}"))

    def counted(self, path: str, by: str) -> dict[Any, int]:
        """How often each value of a column is there, by its label."""
        answer = json.loads(self.page(f"{path}.json?_size=0&_facet_size=max"))
        found = answer["facet_results"][by]["results"]
        return {value["label"]: value["count"] for value in found}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shipped base as the command exports it, served by the line that it says to type."""
    folder = tmp_path_factory.mktemp("datasette")
    assert run_program(["export", "sqlite", str(folder / "facts.db")]) == 0
    port = free_port()
    served = subprocess.Popen(
        [
            *(sys.executable, "-m", "datasette", "facts.db", "--metadata", "facts-metadata.json"),
            *("--host", "127.0.0.1", "--port", str(port)),
        ],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    made = Site(port)
    try:
        for _ in range(200):
            try:
                made.page("")
                break
            except URLError:
                assert served.poll() is None
                time.sleep(0.1)
        yield made
    finally:
        served.terminate()
        served.wait(10)


def test_every_page_can_be_read(site: Site) -> None:
    """The pages of tables, of the view and of a row come, with statements where facts are named."""
    for table in TABLES:
        assert "<h1" in site.page(f"/{table.name}"), table.name
    assert "28 Nov - 2 Dec 1958" in site.page("/facts/kim-il-sung-visit-1958")
    assert "Premier Kim Il Sung paid his first visit" in site.page("/fact_people?_size=max")


def test_facts_are_counted(site: Site) -> None:
    """By kind and by year, and by person with names; none is asked for."""
    facts = list(base_called("shipped").facts())
    assert site.counted("/facts", "kind") == Counter(fact["kind"] for fact in facts)
    people = Counter(person["name"] for fact in facts for person in fact["people"])
    assert site.counted("/facts_of_people", "person") == people
    assert site.counted("/fact_people", "person") == people
    years = Counter(int(fact["start"][:4]) for fact in facts if fact["start"])
    assert site.counted("/facts", "year") == years


def test_no_cell_is_a_wall_of_json(site: Site) -> None:
    """Every cell of every table is a plain text or number."""
    for table in ("facts_of_people", *(table.name for table in TABLES)):
        for row in site.rows(f"/{table}"):
            for name, value in row.items():
                if isinstance(value, str) and value[:1] in ("[", "{"):
                    with pytest.raises(ValueError):  # noqa: PT011
                        json.loads(value)
                    assert name in ("date", "title", "issued"), value


def test_no_year_is_shown_as_a_day(site: Site) -> None:
    """Dates are those of the base, in EDTF and in words; a year is a year in both."""
    shown = {row["id"]: row for row in site.rows("/facts")}
    for fact in base_called("shipped").facts():
        row = shown[fact["id"]]
        assert row["date"] == fact["date"]
        if (row["date"] or "").isdigit():
            assert row["date_words"] == row["date"] == str(row["year"])


def test_words_are_searched(site: Site) -> None:
    """Datasette has found the index of words, and offers to search it."""
    assert 'name="_search"' in site.page("/facts")
    found = [row["id"] for row in site.rows("/facts", _search="gạo rice")]
    assert found == []
    assert "rice-aid-1995" in [row["id"] for row in site.rows("/facts", _search="rice")]


def test_the_questions_are_offered(site: Site) -> None:
    """Every documented query is a page of its own, and answers as relfacts does."""
    for query in QUERIES:
        assert query.title in site.page("")
    for year in (1958, 1995, 2013, 2026):
        given = site.rows("/in_a_time", first_day=f"{year}-01-01", last_day=f"{year}-12-31")
        assert [row["id"] for row in given] == list(in_year(base_called("shipped"), year))
    (person,) = site.rows("/who_is_meant", name="kim ir sen")
    assert person["id"] == "kim-il-sung"
