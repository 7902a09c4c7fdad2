"""The timeline: what each date is drawn as, and a picture that says what it shows."""

from __future__ import annotations

import copy
import itertools
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import Run
from relfacts.base.files import find_base
from relfacts.dates.edtf import parse
from relfacts.show.timeline import Look, draw, rows_of
from relfacts.show.timeline.marks import EVER, SIGNS, marks_of, time_of
from relfacts.show.timeline.rows import Line
from relfacts.show.timeline.scale import Scale
from relfacts.vocabulary.declared import declared

SVG = "{http://www.w3.org/2000/svg}"


def fact(date: str | None, kind: str = "visit", **more: Any) -> Any:
    """A fact with as much of a record as a timeline looks at."""
    return {
        "id": f"f-{date}", "kind": kind, "date": date, "known_until": None,
        "statement": "Something happened.", **more,
    }  # fmt: skip


#: Dates, each with the signs that it is drawn with.
SIGNS_OF: dict[str, set[str]] = {
    "1958-11-28": {"day"},
    "1958-11-28?": {"doubt"},
    "1958": {"some"},
    "1958~": {"doubt"},
    "1958-11": {"some"},
    "1957-07-08/1957-07-12": {"run"},
    "1965/1972": {"run", "doubt"},  # since some day of 1965, until some day of 1972
    "196X/197X": {"run", "doubt"},
    "[2018-11,2018-12]": {"doubt"},
    "[2011-07..2011-12]": {"doubt"},
    "{1995,1997}": {"some"},
    "[..2019-03]": {"by"},
    "[2019-03..]": {"open", "some"},
    "[2019-03-01..]": {"open", "day"},
    "2013-02-01/..": {"open", "run"},
    "2013/..": {"open", "run", "doubt"},
    "1958/": {"open", "some"},
    "/1958": {"by"},
}


@pytest.mark.parametrize("date", SIGNS_OF)
def test_each_date_is_drawn_as_what_it_says(date: str) -> None:
    """A date is never drawn as more than it says."""
    known = "2019-03-31" if date.endswith("/..") else None
    (mark,), undated = marks_of([fact(date, known_until=known)])
    assert mark.signs == SIGNS_OF[date]
    assert not undated


def test_what_is_open_is_drawn_as_sure_only_as_far_as_it_is_known() -> None:
    """Up to the day of the latest source, from the latest day on which it can have begun."""
    (mark,), _ = marks_of([fact("2013/..", known_until="2019-03-31")])
    (part,) = mark.stretches
    assert part.sure is not None
    assert int(part.sure[0]) == 2013
    assert part.sure[0] > 2013.9
    assert 2019.2 < part.sure[1] < 2019.3
    assert part.open_end


@pytest.mark.parametrize("date", [None, "XXXX"])
def test_what_no_picture_can_show_is_counted(date: str | None) -> None:
    """A fact without a date, or with one that may be any, has no mark."""
    assert marks_of([fact(date)]) == ([], [fact(date)])
    drawn = draw([fact(date), fact("1958")], declared(), "two")
    assert "1 undated" in drawn
    assert draw([fact(date)], declared(), "one") == ""


def test_facts_of_one_date_are_one_mark_with_their_number() -> None:
    """So a day of twelve facts is not twelve ticks that hide one another."""
    marks, _ = marks_of([fact("1958"), fact("1958"), fact("1959")])
    assert [len(mark.facts) for mark in marks] == [2, 1]
    assert ">2</text>" in draw([fact("1958"), fact("1958")], declared(), "two")


def test_no_two_marks_of_a_lane_touch() -> None:
    """Whatever their dates."""
    line = Line("visits", marks_of([fact(str(year)) for year in range(1950, 1990)])[0], 0)
    lanes = line.lanes(lambda mark: (mark.first * 3, mark.last * 3 + 5), 9)
    assert lanes is not None
    assert len(lanes) > 1
    for lane in lanes:
        for before, after in itertools.pairwise(lane):
            assert before.last * 3 + 5 <= after.first * 3
    assert sum(map(len, lanes)) == 40


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (1950.0, 2026.0, ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
        (2019.0, 2019.3, ["Jan 2019", "Feb 2019", "Mar 2019", "Apr 2019"]),
        (-499.0, 1500.0, ["401 BC", "201 BC", "1 BC", *map(str, range(200, 1500, 200))]),
        (1958.9, 1958.9, ["Nov 1958", "Dec 1958", "Jan 1959"]),
    ],
)  # fmt: skip
def test_the_scale_has_as_many_labels_as_fit(first: float, last: float, labels: list[str]) -> None:
    """At round years or months, in order, each at its place."""
    scale = Scale(first, last, 100, 900)
    found = list(scale.labels())
    assert [label for _, label in found] == labels
    places = [x for x, _ in found]
    assert places == sorted(places)
    assert all(100 <= x <= 900 for x in places)
    assert all(after - before >= 50 for before, after in itertools.pairwise(places))


# --- the picture -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ours() -> list[Any]:
    """The facts of the shipped base."""
    facts: list[Any] = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))["facts"]
    return facts


@pytest.mark.parametrize("width", [350, 960])
def test_a_picture_is_sound_and_has_no_style_of_its_own(ours: list[Any], width: int) -> None:
    """In a page: well-formed, nothing beyond its edges, every fact counted, no inline style."""
    drawn = draw(ours, declared(), "all of it", Look(width, alone=False))
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    assert {root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")} == set(  # type: ignore[union-attr]
        (root.get("aria-labelledby") or "").split()
    )
    for shape in root.iter(f"{SVG}rect"):
        left = float(shape.get("x") or 0)
        assert left >= 0
        assert left + float(shape.get("width") or 0) <= width
    assert "style" not in drawn
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", drawn)
    counts = [int(text) for text in re.findall(r"<tspan[^>]*> (\d+)</tspan>", drawn)]
    assert sum(counts) == len(ours)


def test_who_cannot_see_it_is_told_the_dates(ours: list[Any]) -> None:
    """Each row in words: its kind, how many facts, when."""
    root = ElementTree.fromstring(draw(ours, declared(), "all of it"))
    told = root.findtext(f"{SVG}desc") or ""
    assert "Meetings, 7 facts: " in told
    assert "since the 1990s" in told


def test_who_cannot_see_it_is_told_the_facts(ours: list[Any]) -> None:
    """In a picture on its own by its description; in a page each mark is a link with them."""
    alone = ElementTree.fromstring(draw(ours, declared(), "all of it"))
    assert "Vietnam offered 100 tonnes of rice to the DPRK" in (alone.findtext(f"{SVG}desc") or "")
    look = Look(alone=False, link=lambda mark: f"fact/{mark.facts[0]['id']}")
    root = ElementTree.fromstring(draw(ours, declared(), "all of it", look))
    # What is within an image cannot be reached.
    assert root.get("role") == "group"
    links = {link.get("href"): link for link in root.iter(f"{SVG}a")}
    assert "Vietnam offered 100 tonnes" in (
        links["fact/rice-aid-1995"].findtext(f"{SVG}title") or ""
    )
    assert all(link.get("tabindex") is None for link in links.values())
    # A finger is wider than a tick.
    assert all(
        max(float(part.get("width") or 0) for part in link.iter(f"{SVG}rect")) >= 5
        for link in links.values()
    )


def test_too_many_dates_are_columns_that_count() -> None:
    """A row of a thousand dates is a shape, not a smear; it is no higher than others."""
    many = [fact(f"{1950 + at % 70}-{at % 11 + 1:02}-{at % 27 + 1:02}") for at in range(9000)]
    drawn = draw(many, declared(), "many")
    root = ElementTree.fromstring(drawn)
    assert float(root.get("height") or 0) < 160
    assert "9000 facts: beginning from 1950 to 2019, most of them in 19" in drawn
    (row,) = rows_of(many, declared())
    for months in (1, 12, 120):
        crowd = row.counted(months, row.first)
        assert sum(count for _, count in crowd.bins) == crowd.count == 9000
        assert len(crowd.bins) <= 12 * 70 / months + 1


def test_of_a_year_only_that_year_is_drawn() -> None:
    """What began before, or goes on, ends in an arrow: else a day of a year is one tick of all."""
    year = time_of([parse("1958")])
    facts = [fact("1950/1958-06"), fact("1958-03-01"), fact("1958-11-28/1960")]
    whole = draw(facts, declared(), "all")
    drawn = draw(facts, declared(), "a year", Look(within=year))
    assert ">1950<" in whole
    assert ">1950<" not in drawn
    assert ">Mar 1958<" in drawn
    for sign in ("before", "open"):
        assert f">{SIGNS[sign]}</text>" in drawn
        assert SIGNS[sign] not in whole
    assert "1950 - Jun 1958" in (ElementTree.fromstring(drawn).findtext(f"{SVG}desc") or "")
    for shape in ElementTree.fromstring(drawn).iter(f"{SVG}rect"):
        assert 0 <= float(shape.get("x") or 0) <= 960 - float(shape.get("width") or 0)


def test_what_began_before_a_crowded_year_is_in_no_column() -> None:
    """It has a number of its own."""
    days = [fact(f"1958-{at % 12 + 1:02}-{at % 28 + 1:02}") for at in range(400)]
    facts = [*days, *(fact(f"{1940 + at}/1959") for at in range(15))]
    look = Look(within=time_of([parse("1958")]), most=100)
    drawn = draw(facts, declared(), "a year", look)
    assert "415 facts: beginning in 1958; 15 began before." in drawn
    assert f">{SIGNS['before']}</text>" in drawn
    early = draw(facts[400:], declared(), "a year", Look(look.width, most=10, within=look.within))
    assert "15 facts: 15 began before." in early


@pytest.mark.parametrize(
    ("periods", "years"),
    [
        ([], EVER),
        (["1958"], (1958, 1959)),
        (["1958/.."], (1958, EVER[1])),
        (["../1969", "1958/.."], (1958, 1970)),
        (["1958", "1960"], EVER),
        (["{1957,1960}"], (1957, 1961)),
    ],
)
def test_the_time_of_a_picture(periods: list[str], years: tuple[float, float]) -> None:
    """From the beginning to the end of what was asked for, as far as it has either."""
    found = time_of(map(parse, periods))
    assert found == pytest.approx(years)


def test_what_a_base_holds_is_text(ours: list[Any]) -> None:
    """Scripts, quotes and escapes in any field stay what they are: letters."""
    harm = '"><script>alert(1)</script>&\x1b[31m'
    bad = copy.deepcopy(ours[:20])
    for one in bad:
        one["statement"] = harm
        one["kind"] = harm
    drawn = draw(bad, declared(), harm, Look(link=lambda found: f"fact/{harm}"))
    names = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(drawn).iter()}
    assert "script" not in names
    assert "\x1b" not in drawn


def test_every_sign_of_the_picture_is_in_its_legend(ours: list[Any]) -> None:
    """And no other."""
    crowded = draw(ours, declared(), "all of it", Look(most=50))
    drawn = draw(ours, declared(), "all of it")
    last = draw(ours, declared(), "a year", Look(within=time_of([parse("2019")])))
    for sign, means in SIGNS.items():
        shown = crowded if sign == "many" else last if sign == "before" else drawn
        assert f">{means}</text>" in shown
    assert SIGNS["many"] not in drawn
    assert SIGNS["open"] not in draw([fact("1958-11-28")], declared(), "one")


# --- the command -----------------------------------------------------------------------------


def test_the_command_writes_what_its_filters_leave(run: Run, tmp_path: Path) -> None:
    """A file, or stdout; the same bytes."""
    path = tmp_path / "t.svg"
    said = run("timeline", "--who", "Kim Il Sung", "--output", str(path))
    assert said.out == f"{path}: 9 facts\n"
    drawn = path.read_text(encoding="utf-8")
    assert run("timeline", "--who", "Kim Il Sung").out == drawn
    assert "Kim Il Sung" in drawn
    assert ElementTree.fromstring(drawn).tag == f"{SVG}svg"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--who", "Kim Jong Il"), 1, "is not in this base"),
        (("--who", "Minh"), 3, "fits several people"),
        (("--place", "Atlantis"), 2, "hint:"),
        (("--output", "."), 2, "is a folder"),
        (("--output", "no/such/folder/t.svg"), 2, "there is no folder"),
    ],
)
def test_where_there_is_nothing_to_draw_nothing_is_written(
    run: Run, tmp_path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    """The status is that of the listing, and no file is made."""
    path = tmp_path / "t.svg"
    given = words if "--output" in words else (*words, "--output", str(path))
    assert said in run("timeline", *given, status=status).err
    assert not path.exists()


def test_it_writes_over_nothing_of_others(run: Run, tmp_path: Path) -> None:
    """A timeline takes the place of one; any other file stays; a link stays, and leads to it."""
    notes, drawn, link = (tmp_path / name for name in ("notes.txt", "t.svg", "link.svg"))
    notes.write_text("important", encoding="utf-8")
    assert "not made by this" in run("timeline", "--output", str(notes), status=2).err
    assert notes.read_text(encoding="utf-8") == "important"
    run("timeline", "--output", str(drawn))
    link.symlink_to(drawn)
    run("timeline", "--last", "20", "--output", str(link))
    assert link.is_symlink()
    assert "the 20 drawn" in drawn.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_device_stays_a_device(run: Run) -> None:
    """What is no file is written into; a full one says so."""
    said = run("timeline", "--output", "/dev/full", status=74).err
    assert "cannot write /dev/full: No space left on device" in said
    assert Path("/dev/full").is_char_device()


def test_undated_facts_are_not_drawn(run: Run) -> None:
    """Nothing is left to draw: no error of the base, but no answer."""
    said = run("timeline", "--undated", "--last", "3", status=1)
    assert (said.out, "can be drawn" in said.err) == ("", True)
