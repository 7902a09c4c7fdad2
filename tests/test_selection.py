"""Whatever is asked, the index finds what going through every fact would find."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import ROOT, made_of
from relfacts.base.selection import FITS, Selection, narrowed, years_of
from relfacts.dates.days import iso, read_iso
from relfacts.dates.edtf import Edtf, parse
from relfacts.dates.fit import fit, is_dated
from relfacts.vocabulary.declared import declared

RECORDS: Any = json.loads((ROOT / "data" / "facts.json").read_text(encoding="utf-8"))
KIND_ORDER = list(declared().kinds)
NEVER = (10**20, 12, 31)
#: The day of the latest document, after which nothing is known to go on.
LATEST = max(str(iso(parse(source["issued"]).end)) for source in RECORDS["sources"])

DATES = [
    None, "1958", "1958-11", "1958-11-28", "1958-11-28/1958-12-02", "195X", "19XX", "XXXX",
    "1958~", "1958-11~", "1958?", "1958-?11", "2013/..", "../1990", "1990/", "/1990", "[1957,1960]",
    "[..1958]", "[1958..]", "{1957,1960}", "{1950,1958..1960}", "[1958-11,1958-12]", "-0043-03-15",
    "Y170000002", "1958-21", "1958-33", "1964/1969", "2019-02-26/2019-03-02", "1958%", "2020/..",
]  # fmt: skip
PERIODS = [
    "1958", "1958-11", "1958-11-28", "195X", "1950/1960", "../1957", "2000/..", "[1957,1960]",
    "2031", "2030/..", "/1958", "1958-12-02/1959", "-0043", "1850", "{1957,2019}", "{2031,1958}",
    "{1958,2031}", "[2018-12,2018-11]", "{1958-01..1958-06,1958-07..1958-12}", "0000", "Y10000/..",
]  # fmt: skip


def dated(dates: list[str | None]) -> Any:
    """The shipped base with these dates in turn, each as a build would write it."""
    base = json.loads(json.dumps(RECORDS))
    for number, fact in enumerate(base["facts"]):
        text = dates[number % len(dates)]
        date = parse(text) if text else None
        fact["date"] = text
        fact["start"] = iso(date.start) if date else None
        fact["end"] = iso(date.end) if date else None
        fact["known_until"] = "2019-03-01" if date and date.open_end else None
    return base


def time_order(fact: Any) -> tuple[Any, ...]:
    """By first day, last day, kind and id; what cannot be placed comes last."""
    date = parse(fact["date"]) if fact["date"] else None
    first, last = (date.start, date.end) if date else (None, None)
    kind = KIND_ORDER.index(fact["kind"])
    return (not is_dated(date), first or last or NEVER, last or NEVER, kind, fact["id"])


def answer(fact: Any, selection: Selection, horizon: Any) -> str | None:
    """How a fact answers, by looking at its date."""
    date = parse(fact["date"]) if fact["date"] else None
    answers = set()
    for period in selection.periods:
        if date is None:
            return "undated"
        known = read_iso(fact["known_until"]) if fact["known_until"] else None
        told = fit(date, period, known)
        if told == "possibly" and date.open_end:
            # What was going on when the last document was written is no answer for later times.
            spans = [span for span in period.spans if not span[0] or span[0].first <= horizon]
            heard = Edtf("{}", "all", tuple(spans)) if spans else None
            told = fit(date, heard, known) if heard else None
        if told is None:
            return None
        answers.add(told)
    if is_dated(date):
        return next((told for told in ("possibly", "spans") if told in answers), "in")
    if answers:
        return "in" if answers == {"in"} and not selection.dated else "undated"
    # Only whoever wants what a date puts before or after others leaves out the rest.
    return "undated" if selection.dated and not selection.undated else "in"


def is_about(fact: Any, selection: Selection) -> bool:
    """Whether a fact is about all that is asked for."""
    people = {person["id"] for person in fact["people"]}
    places = {*fact["places"], *(party["id"] for party in fact["parties"])}
    about = {("kind", fact["kind"])} | {("topic", topic) for topic in fact["topics"]}
    return (
        (not selection.kinds or fact["kind"] in selection.kinds)
        and (not selection.statuses or fact["status"] in selection.statuses)
        and all(about & group for group in selection.mixed)
        and all(people & group for group in selection.people)
        and all(group.intersection(fact["topics"]) for group in selection.topics)
        and all(places & group for group in selection.places)
        and selection.sources <= {source["id"] for source in fact["sources"]}
    )


def plainly(
    base: Any, selection: Selection, limit: int | None, reverse: bool, by_fit: bool
) -> tuple[list[tuple[str, str]], int, int]:
    """Ids and fits of what is shown, how many there are, and how many are left out."""
    ends = [parse(source["issued"]).end for source in base["sources"]]
    horizon = max(end for end in ends if end)
    found, left_out = [], 0
    for fact in base["facts"]:
        told = answer(fact, selection, horizon) if is_about(fact, selection) else None
        if told == "undated" and not selection.undated:
            left_out += 1
        elif told:
            found.append((fact, "possibly" if told == "undated" else told))
    found.sort(key=lambda pair: time_order(pair[0]))
    if by_fit:
        found.sort(key=lambda pair: FITS.index(pair[1]))
    shown = [(fact["id"], told) for fact, told in (found[::-1] if reverse else found)]
    return shown[:limit], len(found), left_out


class Bases(tuple[tuple[Any, Any], ...]):
    """Records, each with the base made of them."""

    def __repr__(self) -> str:
        """Short: Hypothesis writes down what it tries, and would write every fact."""
        return f"Bases({len(self)})"


@pytest.fixture(scope="module")
def bases() -> Bases:
    """The shipped base, and the same with dates of every form, each with its index."""
    made = [RECORDS, dated(DATES), dated(DATES[::-1][:7])]
    return Bases((records, made_of(records)) for records in made)


PEOPLE = ["kim-il-sung", "kim-jong-un", "ho-chi-minh", "nobody"]
SELECTIONS = st.builds(
    Selection,
    periods=st.lists(st.sampled_from(PERIODS).map(parse), max_size=2),
    people=st.lists(st.frozensets(st.sampled_from(PEOPLE), min_size=1, max_size=2), max_size=1),
    topics=st.lists(
        st.frozensets(st.sampled_from(["visits", "aid", "rice"]), min_size=1), max_size=1
    ),
    places=st.lists(st.frozensets(st.sampled_from(["vietnam", "hanoi"]), min_size=1), max_size=1),
    kinds=st.frozensets(st.sampled_from(KIND_ORDER), max_size=3),
    sources=st.frozensets(st.sampled_from(["sggp-2019", "vov-2019"]), max_size=2),
    undated=st.booleans(),
    statuses=st.just(()) | st.just(("signed", "planned")),
    mixed=st.just(()) | st.just((frozenset([("topic", "rice"), ("kind", "visit")]),)),
    dated=st.booleans(),
)


def in_time(*periods: str, **other: Any) -> Selection:
    """What is asked of some periods."""
    return Selection([parse(period) for period in periods], **other)


def of_any_kind(*periods: str) -> Selection:
    """The same, looked for as what is about something is."""
    return in_time(*periods, kinds=KIND_ORDER)


@given(
    which=st.integers(0, 2),
    selection=st.one_of(
        SELECTIONS,
        st.builds(
            Selection,
            periods=st.lists(st.sampled_from(PERIODS).map(parse), max_size=2),
            undated=st.booleans(),
            dated=st.booleans(),
        ),
    ),
    limit=st.none() | st.integers(1, 40),
    reverse=st.booleans(),
    by_fit=st.booleans(),
)
@settings(max_examples=1500, deadline=None)
# One stretch of time and several, from the end and cut off; what nobody has heard of or dates.
@example(which=1, selection=in_time("1950/1960"), limit=7, reverse=True, by_fit=True)
@example(which=1, selection=in_time("{1957,2019}"), limit=7, reverse=True, by_fit=False)
@example(which=1, selection=in_time("1957", "1950/1960"), limit=None, reverse=True, by_fit=True)
@example(which=1, selection=in_time("2030/.."), limit=None, reverse=False, by_fit=True)
@example(which=1, selection=in_time("{1957,2031}"), limit=None, reverse=False, by_fit=True)
@example(which=1, selection=in_time("1958", undated=True), limit=60, reverse=False, by_fit=True)
@example(which=1, selection=in_time("../1960", dated=True), limit=9, reverse=True, by_fit=True)
@example(which=1, selection=in_time(dated=True), limit=9, reverse=True, by_fit=False)
@example(which=1, selection=of_any_kind("1958"), limit=9, reverse=True, by_fit=True)
@example(which=1, selection=of_any_kind("../1960"), limit=None, reverse=False, by_fit=True)
@example(which=1, selection=of_any_kind("2030/.."), limit=None, reverse=False, by_fit=True)
@example(which=1, selection=of_any_kind(), limit=None, reverse=False, by_fit=True)
@example(which=1, selection=in_time(LATEST), limit=None, reverse=False, by_fit=True)
@example(which=1, selection=of_any_kind(LATEST), limit=None, reverse=False, by_fit=True)
def test_the_index_finds_what_is_there(
    bases: Bases,
    which: int,
    selection: Selection,
    limit: int | None,
    reverse: bool,
    by_fit: bool,
) -> None:
    """The same facts, in the same order, with the same fits, counts and omissions."""
    records, base = bases[which]
    selected = base.select(selection, limit, reverse, by_fit)
    found = [(hit.fact["id"], hit.fit) for hit in selected.hits]
    assert (found, selected.total, selected.left_out) == plainly(
        records, selection, limit, reverse, by_fit
    )


@given(which=st.integers(0, 2), selection=SELECTIONS)
@settings(max_examples=300, deadline=None)
def test_the_years_are_those_of_all_facts_found(
    bases: Bases, which: int, selection: Selection
) -> None:
    """Those of their dates, however they were found, and however many facts are shown."""
    _, base = bases[which]
    for asked in (selection, Selection(selection.periods or [parse("19XX")])):
        found = base.select(asked)
        assert found.years == narrowed(base.index, found.hits, 0).years
        assert base.select(asked, limit=1).years == found.years


@given(
    which=st.integers(0, 2),
    selection=SELECTIONS,
    period=st.sampled_from(["1850", "1957-06", "1958", "1959", "2031", "../1957", "2020/.."]),
)
@settings(max_examples=300)
@example(which=0, selection=Selection(), period="1958")
@example(which=0, selection=Selection(), period="1958-11-27")
@example(which=0, selection=Selection(), period="1958-11-28")
@example(which=0, selection=Selection(), period="1958-12-02")
@example(which=0, selection=Selection(), period="1958-12-03")
def test_the_nearest_facts_lie_just_before_and_just_after(
    bases: Bases, which: int, selection: Selection, period: str
) -> None:
    """All else as asked: the last that was over before the time, the first that began after it."""
    records, base = bases[which]
    asked = parse(period)
    placed = [
        (fact, parse(fact["date"]))
        for fact in sorted(records["facts"], key=time_order)
        if fact["date"] and is_dated(parse(fact["date"])) and is_about(fact, selection)
    ]
    before = [f["id"] for f, date in placed if date.end and asked.start and date.end < asked.start]
    after = [f["id"] for f, date in placed if date.start and asked.end and date.start > asked.end]
    found = base.around(selection.but(periods=[asked]))
    assert [fact["id"] for fact in found] == [*before[-1:], *after[:1]]


def test_some_of_what_was_found_has_counts_and_years_of_its_own(
    bases: Bases,
) -> None:
    """Whoever chose them: counted by how they answer, with the years of their dates."""
    _, base = bases[0]
    found = base.select(Selection([parse("195X")]))
    some = [found.hits[0], found.hits[2], found.hits[-1]]
    part = narrowed(base.index, some, 7)
    assert part.hits == some
    assert (part.total, part.left_out) == (3, 7)
    assert part.fits == Counter(hit.fit for hit in some)
    dates = [parse(hit.fact["date"]) for hit in some]
    years = [day[0] for date in dates for day in (date.start, date.end) if day]
    assert part.years == (min(years), max(years))
    assert narrowed(base.index, [], 0).years is None


def test_what_two_selections_ask_for_is_asked_for_at_once() -> None:
    """Lists are put together, kinds and statuses must be those of both, undated facts come if
    either wants them.
    """
    one = Selection(
        [parse("1958")], [frozenset("a")], [frozenset("b")], [frozenset("c")],
        ["visit", "aid"], ["s"], ways=[("giver", frozenset("g"))], statuses=["signed"],
    )  # fmt: skip
    two = Selection(
        [parse("1959")], [frozenset("d")], [frozenset("e")], [frozenset("f")],
        ["aid", "trade"], ["t"], True, ways=[("receiver", frozenset("r"))], statuses=["planned"],
        mixed=[frozenset([("topic", "x")])], dated=True,
    )  # fmt: skip
    both = one.also([two, Selection()])
    assert [str(period) for period in both.periods] == ["1958", "1959"]
    assert both.people == (frozenset("a"), frozenset("d"))
    assert both.topics == (frozenset("b"), frozenset("e"))
    assert both.places == (frozenset("c"), frozenset("f"))
    assert both.kinds == {"aid"}
    assert both.sources == {"s", "t"}
    assert both.undated
    assert both.dated
    assert both.ways == (("giver", frozenset("g")), ("receiver", frozenset("r")))
    # No fact has both.
    assert both.statuses == {"signed"}
    assert both.mixed == (frozenset({("topic", "x")}), frozenset({("status", "planned")}))
    assert not one.also([one]).undated
    assert not one.also([one]).dated
    assert Selection().also([Selection()]).kinds == frozenset()
    assert one.but(kinds=["trade"]).kinds == {"trade"}
    assert one.but(kinds=["trade"]).people == one.people


@pytest.mark.parametrize("name", Selection.__slots__)
def test_selections_are_the_same_that_ask_for_the_same(name: str) -> None:
    """Whatever one asks for and the other does not makes two of them."""
    more: Any = True if name in ("dated", "undated") else [("x", frozenset("y"))]
    one, same, other = Selection(), Selection(), Selection(**{name: more})
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert hash(one) != hash(other)
    assert other == one.but(**{name: more})


def test_years_that_are_not_there_are_none() -> None:
    """A row has both years or none."""
    assert years_of((1958, 1960)) == (1958, 1960)
    assert years_of((None, 1960)) is None
    assert years_of((1958, None)) is None
    assert years_of((None, None)) is None
