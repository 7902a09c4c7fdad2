"""The JSON has the shape that TimelineJS reads, and says no more of a date than is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exported import BASES, DATES, base_called

from conftest import Run, made_of
from relfacts.base.openbase import OpenBase
from relfacts.base.phrasing import in_words
from relfacts.dates.edtf import parse
from relfacts.export.tables import facts
from relfacts.export.timelinejs import Timeline, placed

#: What TimelineJS 3.9.11 reads of the whole and of an event; ``made_by`` it passes over.
WHOLE = {"made_by", "title", "events", "scale"}
EVENT = {"unique_id", "start_date", "end_date", "display_date", "text", "group"}


def timeline(base: OpenBase) -> Any:
    """The timeline of a base."""
    return json.loads(b"".join(Timeline(base, facts(base, range(1, base.facts_in_all + 1)))))


@pytest.mark.parametrize("name", BASES)
def test_every_dated_fact_is_an_event(name: str) -> None:
    """By its id, in the order of time, with our words for its date and its documents."""
    base = base_called(name)
    found = timeline(base)
    assert {*found} == WHOLE
    nowhere = {None, "XXXX", "/.."}
    dated = [fact for fact in base.facts() if fact["date"] not in nowhere]
    events = found["events"]
    assert [event["unique_id"] for event in events] == [fact["id"] for fact in dated]
    for event, fact in zip(events, dated, strict=True):
        assert {*event} <= EVENT
        assert event["display_date"] == in_words(fact["date"])
        assert fact["sources"][0]["label"] in event["text"]["text"]
        assert event["text"]["headline"]
        start = tuple(event["start_date"].values())
        end = tuple(event.get("end_date", event["start_date"]).values())
        assert all(type(part) is int for part in (*start, *end))
        assert start[: len(end)] <= end[: len(start)]


@pytest.mark.parametrize(
    ("date", "times"),
    [
        ("1958", [{"year": 1958}]),
        ("1950~", [{"year": 1950}]),
        ("1958-11", [{"year": 1958, "month": 11}]),
        ("1958-11-28", [{"year": 1958, "month": 11, "day": 28}]),
        ("195X", [{"year": 1950}, {"year": 1959}]),
        ("1958-21", [{"year": 1958, "month": 3}, {"year": 1958, "month": 5}]),
        ("1964/1969", [{"year": 1964}, {"year": 1969}]),
        ("1950~/2019-03~", [{"year": 1950}, {"year": 2019, "month": 3}]),
        ("2013/..", [{"year": 2013}]),
        ("../1960", [{"year": 1960}]),
        ("[..2019-03]", [{"year": 2019, "month": 3}]),
        ("{1995,1997}", [{"year": 1995}, {"year": 1997}]),
        ("-0043-03-15", [{"year": -43, "month": 3, "day": 15}]),
        ("XXXX", None),
        ("/..", None),
    ],
)
def test_no_place_is_finer_than_the_date(date: str, times: list[Any] | None) -> None:
    """A year has no month, a month no day; what is open has no end."""
    assert placed(parse(date)) == times


def test_every_form_of_date_has_a_place_or_none() -> None:
    """Whatever the date, what is placed begins before it ends."""
    for date in filter(None, DATES):
        times = placed(parse(date))
        assert times is None or len(times) in (1, 2)


def test_far_years_are_counted_as_years() -> None:
    """Beyond the days of JavaScript TimelineJS has a scale of its own."""
    assert timeline(base_called("odd dates"))["scale"] == "cosmological"
    assert timeline(base_called("shipped"))["scale"] == "human"


def test_nothing_in_a_base_is_html(records: Any) -> None:
    """TimelineJS takes texts for HTML: what a base says is shown as it stands."""
    records["facts"][0] |= {"statement": "<script>alert(1)</script> R&D", "date": "1958"}
    event = next(
        event
        for event in timeline(made_of(records))["events"]
        if event["unique_id"] == records["facts"][0]["id"]
    )
    assert event["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt; R&amp;D"


def test_the_command_writes_the_json(run: Run, tmp_path: Path) -> None:
    """The same bytes each time; what is left out is counted; filters choose."""
    path = tmp_path / "timeline.json"
    said = run("export", "timelinejs", str(path)).out
    assert said == f"{path}: 156 facts\nleft out: 4 facts without a date\n"
    first = path.read_bytes()
    run("export", "timelinejs", str(path))
    assert path.read_bytes() == first
    run("export", "timelinejs", str(path), "--who", "Kim Il Sung")
    told = run("facts", "--who", "Kim Il Sung", "--format", "json").json["facts"]
    dated = [fact["id"] for fact in told if fact["date"]]
    assert [event["unique_id"] for event in json.loads(path.read_text())["events"]] == dated
    path.write_text('{"events": []}')
    run("export", "timelinejs", str(path), status=2)
