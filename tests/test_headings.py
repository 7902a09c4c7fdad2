"""Facts as columns: the same answers as row by row, and counts that are those of the filters."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from conftest import ROOT, opened
from relfacts import open_base
from relfacts.base.headings import Headings, Hits, numbers_of
from relfacts.base.index.headings import SORTS, decades, packed, touched
from relfacts.base.openbase import OpenBase
from relfacts.base.selection import Order, Selection, select
from relfacts.dates.edtf import parse
from relfacts.dates.fit import bounds

GENERATE = ROOT / "benchmarks" / "scale" / "generate.py"

#: Times of every make: a day, a decade, open, several, long ago, after the last document.
TIMES = (
    "1958", "1958-11-28", "1950/1959", "1990/..", "../1975", "{1958,1995..1997}", "1958-11~",
    "2018-12?", "0300", "3000", "2020/2029", "[1957,1958]",
)  # fmt: skip


@pytest.fixture(scope="module", params=["shipped", "generated"])
def base(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenBase]:
    """A base with facts as columns."""
    if request.param == "shipped":
        with open_base() as shipped:
            shipped.inside.headings = Headings(shipped.inside.index)
            yield shipped.inside
        return
    path: Path = tmp_path_factory.mktemp("headings") / "facts.json"
    subprocess.run([sys.executable, str(GENERATE), "1500", str(path)], check=True)
    made = opened(str(path))
    made.headings = Headings(made.index)
    yield made


def selections(base: OpenBase) -> Iterator[Selection]:
    """Questions of every make: by everything that facts are about, and by times."""

    def foremost(sort: str) -> list[str]:
        return [row[1] for row in base.index.foremost(sort, 3)]

    groups = [
        Selection(),
        *(Selection(people=[frozenset([one])]) for one in foremost("person")),
        *(Selection(places=[base.within("place", one)]) for one in foremost("place")),
        *(Selection(topics=[base.within("topic", one)]) for one in foremost("topic")),
        *(Selection(sources=[one]) for one in foremost("source")),
        *(Selection(kinds=[one]) for one in base.declared.kinds),
        Selection(statuses=["planned"]),
        Selection(kinds=["visit", "meeting"], people=[frozenset(foremost("person"))]),
        Selection(people=[frozenset(["nobody"])]),
    ]
    times = [(), *((parse(one),) for one in TIMES), (parse("1950/.."), parse("../1959"))]
    for (at, group), periods in product(enumerate(groups), times):
        yield group.but(periods=periods, undated=at % 2 == 1, dated=at % 3 == 1)


def test_columns_answer_as_rows_do(base: OpenBase) -> None:
    """Which facts, how each fits, in which order, how many are left out, of which years."""
    assert base.headings
    orders = [Order(), Order(by_fit=True), Order(3), Order(5, True), Order(None, True, True)]
    some = 0
    for at, asked in enumerate(selections(base)):
        order = orders[at % len(orders)]
        rows = select(base.index, base.read, asked, order)
        columns = base.headings.select(base._rows_ahead, base.read, asked, order)
        assert isinstance(columns.hits, Hits)
        told = [(hit.number, hit.date, hit.start, hit.fit) for hit in columns.hits]
        assert told == [(hit.number, hit.date, hit.start, hit.fit) for hit in rows.hits]
        assert (columns.total, columns.fits, columns.left_out) == (
            rows.total,
            rows.fits,
            rows.left_out,
        )
        assert columns.years == rows.years
        assert columns.numbers == rows.numbers
        some += bool(told)
    assert some > 100


def test_counts_are_those_of_the_filters(base: OpenBase) -> None:
    """Of each sort, under every heading, as many facts as its filter finds."""
    assert base.headings
    asked = Selection(kinds=["visit"])
    numbers = numbers_of(base.select(asked).hits)
    counts = base.headings.counted(numbers)
    for sort in SORTS:
        told = dict(counts.of(sort).first())
        assert told
        assert len(counts.of(sort)) == len(told)
        assert [*told.values()] == sorted(told.values(), reverse=True)
        for id_, count in told.items():
            assert base.select(asked.also([_filter(base, sort, id_)])).total == count, (sort, id_)


def _filter(base: OpenBase, sort: str, id_: str) -> Selection:
    if sort == "decade":
        return Selection(periods=[parse(f"{id_}/{int(id_) + 9}")])
    if sort == "place":
        return Selection(places=[base.within(sort, id_)])
    if sort == "topic":
        return Selection(topics=[base.within(sort, id_)])
    if sort == "person":
        return Selection(people=[frozenset([id_])])
    return Selection(kinds=[id_]) if sort == "kind" else Selection(sources=[id_])


def test_only_what_is_shown_is_looked_up(base: OpenBase) -> None:
    """However many facts answer."""
    before = base.index.rows_read
    selected = base.select(Selection())
    assert selected.total == len(selected.hits) == base.facts_in_all
    assert len(selected.hits[10:15]) == 5
    assert selected.hits[-1].number == base.facts_in_all
    assert base.index.rows_read - before < 20


@pytest.mark.parametrize(
    ("numbers", "width"), [([], "B"), ([0, 255], "B"), ([256], "H"), ([70_000], "I")]
)
def test_numbers_are_as_wide_as_they_must_be(numbers: list[int], width: str) -> None:
    """And no wider."""
    assert packed(numbers)[0] == width


def test_a_base_of_very_long_ago_to_now_has_no_decades() -> None:
    """Nobody chooses among hundreds; nor among those before the year 0."""
    assert [*decades([1945, 1962])] == [1940, 1950, 1960]
    assert not decades([])
    assert not decades([-5, 20])
    assert not decades([900, 2000])


def test_an_open_end_is_not_heard_of_after_the_last_document() -> None:
    """A decade that begins later than every document is not touched by what goes on."""
    date = parse("[1995..]")
    spans = bounds(date)
    among = [1990, 2000, 2010]
    assert [*touched(spans, True, True, among, 20051231)] == [1990, 2000]
    assert [*touched(spans, True, False, among, 20051231)] == among
