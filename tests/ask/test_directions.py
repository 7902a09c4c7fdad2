"""Listings by direction and status, and the last of them."""

from __future__ import annotations

import pytest

from conftest import Run


def ids(run: Run, *arguments: str) -> set[str]:
    """The facts of an answer as JSON."""
    return set(run(*arguments, "--format", "json").ids)


def test_from_and_to_never_meet(run: Run) -> None:
    """What Vietnam gave goes to the DPRK, and nothing of it the other way."""
    given = ids(run, "aid", "--from", "Vietnam")
    assert given == ids(run, "aid", "--to", "DPRK")
    assert not given & ids(run, "aid", "--to", "Vietnam")
    assert len(given) == 6


def test_a_person_is_a_direction_too(run: Run) -> None:
    """Whoever travels comes from somewhere, and by name."""
    assert ids(run, "visits", "--from", "Ho Chi Minh") == {"ho-chi-minh-visit-1957"}


def test_a_visit_goes_to_its_places(run: Run) -> None:
    """To a country is to any place in it."""
    assert "ri-hoa-lac-2018" in ids(run, "visits", "--to", "Vietnam")
    assert ids(run, "visits", "--to", "Hoa Lac") == {"ri-hoa-lac-2018"}


def test_a_status_is_one_of_those_of_a_fact(run: Run) -> None:
    """Planned is not done."""
    assert "kim-departure-hanoi-planned-2019" in ids(run, "visits", "--status", "planned")
    assert "kim-departure-hanoi-planned-2019" not in ids(run, "visits", "--status", "actual")


def test_the_last_of_a_listing_come_last_first(run: Run) -> None:
    """As many as asked for, newest first."""
    shown = run("visits", "--last", "2", "--format", "json").ids
    assert shown == ["to-lam-visit-2025", "kim-song-nam-visit-2024"]


@pytest.mark.parametrize(
    "narrower", [(), ("--kind", "agreement"), ("--until", "2020"), ("--topic", "trade")]
)
def test_what_has_no_date_is_not_among_the_last(run: Run, narrower: tuple[str, ...]) -> None:
    """Nor what is only known to have been by some day; it is counted, and --undated shows it."""
    asked = ("facts", *narrower, "--last", "2", "--format", "json")
    shown = run(*asked).json
    assert all(fact["date"] and not fact["date"].startswith("[..") for fact in shown["facts"])
    assert "left-out" in {note["kind"] for note in shown["notes"]}
    undated = run(*asked, "--undated").json["facts"]
    assert not undated[0]["date"] or undated[0]["date"].startswith("[..")


def test_the_last_of_a_question_are_the_last_in_time(run: Run) -> None:
    """Not those that fit the words least."""
    shown = run("search", "kim jong un hanoi", "--last", "3", "--format", "json").json["facts"]
    assert [fact["start"] for fact in shown] == sorted((f["start"] for f in shown), reverse=True)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("facts", "--from", "1958"), "--since 1958"),
        (("facts", "--to", "March 2019"), "--until March 2019"),
        (("facts", "--status", "sealed"), "the statuses are actual"),
        (("facts", "--from", "Atlantis"), "relfacts places"),
        (("facts", "--last", "2", "--limit", "3"), "--last 2"),
    ],
)
def test_what_is_no_direction_is_told(run: Run, arguments: tuple[str, ...], hint: str) -> None:
    """A time given to a direction names the option that takes it."""
    assert hint in run(*arguments, status=2).err
