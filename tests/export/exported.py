"""What the tests of exports share: bases of every sort, and what relfacts says of them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from conftest import ROOT, a_base, made_of, opened
from relfacts import __version__
from relfacts.ask import answers
from relfacts.ask.filters import Filters
from relfacts.base.openbase import OpenBase
from relfacts.base.selection import Selection
from relfacts.dates.days import iso
from relfacts.dates.edtf import parse
from relfacts.export import tables
from relfacts.export.queries import BY_NAME
from relfacts.text.folding import fold

#: The years for which plain SQL is to answer as relfacts does.
YEARS = range(1900, 2031)

#: A date of every form, and what is odd about each of them: open, unknown, approximate, in a set,
#: before the year 1, after 9999, later than the last document.
DATES = [
    None, "1958", "1958-11", "1958-11-28", "1958-11-28/1958-12-02", "195X", "19XX", "XXXX",
    "1950~", "2008~", "1958-11~", "1958-11-28~", "1958?", "1958-?11", "2013/..", "2013~/..",
    "../1960", "../1960~", "1990/", "/1990", "/..", "[1957,1960]", "[..1958]", "[1958..]",
    "{1995,1997}", "{1957,1960,1960}", "{1950,1958..1960}", "{1957,1957~}", "{1957,2013..}",
    "{..1903,1957}", "{1957,2027,2013..}", "{1957,2027-03-04,2013..}", "-0043-03-15", "-0043",
    "../-0043", "-0100/1901", "0000", "Y170000002", "Y-170000002", "2000/Y12000", "1958-21",
    "1958-33", "1957-24", "1964/1969", "1958%", "2020/..", "2030/..", "2027~/..", "2027?/..",
    "202X/..", "2029-05/..", "1900", "2030-12-31", "0950", "1958-12-31/..", "2019-02-26/2019-03-02",
]  # fmt: skip


def odd() -> Any:
    """The records of the shipped base, with a date of every form in turn, as a build has them."""
    base = json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))
    for number, fact in enumerate(base["facts"]):
        text = DATES[number % len(DATES)]
        date = parse(text) if text else None
        fact["date"] = text
        fact["start"] = iso(date.start) if date else None
        fact["end"] = iso(date.end) if date else None
        fact["known_until"] = "2019-03-01" if date and date.open_end else None
    return base


def without_sources() -> Any:
    """The same where no document tells how late it is, and nothing is known of open ends."""
    base = odd()
    for fact in base["facts"]:
        fact["known_until"] = None
    return base


def namesakes() -> Any:
    """Nobody does anything, but people share names, parts of names, and names with strangers."""
    base = json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))
    people = base["people"]
    twin = json.loads(json.dumps(next(one for one in people if one["id"] == "ho-chi-minh")))
    twin |= {"id": "ho-chi-minh-city-clerk", "description": "A clerk", "not": []}
    stranger = {"name": "Kim Jong Un", "who": "somebody else", "forms": ["Kim Il Sung"]}
    twin["not"].append(stranger)
    return a_base(people=[*people, twin], places=base["places"], names=base["names"])


def generated() -> OpenBase:
    """A base as speed is measured on: dates, people and documents of every sort."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.json"
        command = [sys.executable, str(ROOT / "benchmarks" / "scale" / "generate.py"), "400"]
        subprocess.run([*command, str(path)], check=True, timeout=60)
        return made_of(json.loads(path.read_text("utf-8")))


#: Bases by what is said of them.
BASES: dict[str, Callable[[], OpenBase]] = {
    "shipped": lambda: opened(str(ROOT / "data" / "facts.json")),
    **{
        path.parent.parent.name: lambda path=path: opened(str(path))  # type: ignore[misc]
        for path in sorted(ROOT.glob("examples/*/data/facts.json"))
    },
    "odd dates": lambda: made_of(odd()),
    "odd dates, nothing told": lambda: made_of(without_sources()),
    "namesakes": lambda: made_of(namesakes()),
    "generated": generated,
}


@cache
def base_called(name: str) -> OpenBase:
    """The base, opened once."""
    return BASES[name]()


def rows_of(base: OpenBase) -> Iterable[tables.Row]:
    """All rows of a base."""
    chosen = tables.facts(base, range(1, base.facts_in_all + 1))
    return tables.rows(base, chosen, __version__)


# --- what relfacts says, once for all who are compared with it ---------------------------------


@cache
def in_year(base: OpenBase, year: int) -> dict[str, str]:
    """The facts that relfacts gives for a year, in the order of time, each with its fit."""
    written = f"{year:04}" if year >= 0 else f"{year:05}"
    selected = base.select(Selection(periods=(parse(written),)))
    return {hit.fact["id"]: hit.fit for hit in selected.hits}


@cache
def meant(base: OpenBase, spelling: str) -> list[str]:
    """The ids of the people that relfacts answers for, or among whom it lets the reader choose."""
    answer = answers.who(base, spelling, Filters())
    if answer.outcome == "ambiguous":
        return sorted(match["id"] for match in answer.candidates)
    return sorted(match["id"] for match in answer.matches if match["type"] == "person")


def declared(base: OpenBase) -> list[str]:
    """Every spelling that the records of people declare."""
    found: dict[str, None] = {}
    for person in base.records("person"):
        told = [
            person["name"],
            person["native"],
            *(text for texts in person["forms"].values() for text in texts),
        ]
        found |= dict.fromkeys(filter(None, told))
    return list(found)


# --- what an engine says ----------------------------------------------------------------------


def asked_of_year(year: int) -> str:
    """The documented query for a year."""
    return BY_NAME["in_a_time"].sql(first_day=f"{year}-01-01", last_day=f"{year}-12-31")


def surely_of_year(year: int) -> str:
    """The documented query for what surely happened in a year."""
    return BY_NAME["surely_in_a_time"].sql(first_day=f"{year}-01-01", last_day=f"{year}-12-31")


def differences(base: OpenBase, ask: Callable[[list[str]], list[list[Any]]]) -> list[str]:
    """Where an engine finds other facts than relfacts, for any year, or in another order.

    ``ask`` gives the first column of the answer to each of some queries.
    """
    found = []
    given = ask([query(year) for year in YEARS for query in (asked_of_year, surely_of_year)])
    for year, possibly, surely in zip(YEARS, given[::2], given[1::2], strict=True):
        told = in_year(base, year)
        if possibly != list(told):
            found.append(f"{year}: {set(possibly) ^ set(told) or 'order'}")
        if surely != [id_ for id_, fit in told.items() if fit == "in"]:
            found.append(f"surely in {year}: {surely}")
    return found


def misread(base: OpenBase, ask: Callable[[list[str]], list[list[Any]]]) -> list[str]:
    """The spellings that mean other people to an engine than to relfacts, folded or as written."""
    every = sorted({*declared(base), *ask(["SELECT spelling FROM aliases"])[0]})
    given = ask([query for spelling in every for query in asked_of_spelling(spelling)])
    found = []
    for spelling, written, folded in zip(every, given[::2], given[1::2], strict=True):
        told = meant(base, spelling)
        if sorted(written) != told or sorted(folded) != told:
            found.append(f"{spelling}: {written} as written, {folded} folded, not {told}")
    return found


def misread_rows(base: OpenBase, rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """The same of all rows of ``aliases`` at once: the person, the spelling, folded."""
    written: dict[str, set[str]] = {}
    folded: dict[str, set[str]] = {}
    for person, spelling, plain in rows:
        written.setdefault(spelling, set()).add(person)
        folded.setdefault(plain, set()).add(person)
    every = {*declared(base), *written}
    return [
        spelling
        for spelling in every
        if not sorted(written.get(spelling, ()))
        == sorted(folded.get(fold(spelling), ()))
        == meant(base, spelling)
    ]


def asked_of_spelling(spelling: str) -> tuple[str, str]:
    """The queries for whom a spelling means: as it is written, and the documented one."""
    quoted = spelling.replace("'", "''")
    return (
        f"SELECT person FROM aliases WHERE spelling = '{quoted}'",
        BY_NAME["who_is_meant"].sql(name=fold(spelling)),
    )


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def content(path: Path) -> bytes | dict[str, bytes]:
    """The bytes of a file, or of every file of a folder."""
    if path.is_file():
        return path.read_bytes()
    files = (one for one in path.rglob("*") if one.is_file())
    return {str(one.relative_to(path)): one.read_bytes() for one in files}
