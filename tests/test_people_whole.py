"""People whole: ``show PERSON``, and the one line about offices over the facts of ``who``."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Run, made_of
from relfacts.ask.answers import who
from relfacts.ask.filters import Filters
from relfacts.show import Screen, render

KIM = "Premier 1958, also called Prime Minister, Leader, Chairman, President: "


def _over_the_facts(out: str) -> list[str]:
    """What stands between the heading of a table and its first blank line."""
    return out.partition("\n\n")[0].splitlines()[1:]


def test_offices_are_one_line(run: Run) -> None:
    """Those that are dated have their years; the command that tells them whole ends the line."""
    assert _over_the_facts(run("who", "Kim Il Sung", columns=100).out) == [
        f"{KIM}relfacts show kim-il-sung"
    ]
    told = "Leader since 2011, and 3 more: relfacts show kim-jong-un"
    assert _over_the_facts(run("who", "Kim Jong Un", columns=100).out) == [told]


def test_an_office_that_the_heading_tells_is_not_told_again(run: Run) -> None:
    """Its bearer has no line at all."""
    assert _over_the_facts(run("who", "Donald Trump").out) == []


def test_filters_and_other_commands_have_no_offices(run: Run) -> None:
    """Whoever narrows the facts has seen who it is."""
    for line in (("who", "Kim Il Sung", "--since", "1960"), ("facts", "--who", "Kim Il Sung"),
                 ("search", "Kim Il Sung 1958")):  # fmt: skip
        assert "relfacts show kim-il-sung\n" not in run(*line).out


def test_every_person_has_at_most_one_line(run: Run, base: Any) -> None:
    """And it fits a screen of a hundred columns, with the command that works."""
    for person in base.records("person"):
        lines = _over_the_facts(run("who", person["id"], columns=100).out)
        assert len(lines) < 2
        assert all(line.endswith(f"relfacts show {person['id']}") for line in lines)
        assert person["name"] in run("show", person["id"]).out


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["1950/1960"], "Premier 1950-1960"),
        (["1958", "1950/1960"], "Premier 1950-1960"),
        (["1958-11/.."], "Premier since Nov 1958"),
        (["1958-11-28~"], "Premier about 28 Nov 1958"),
        (["[..1958]", None], "also called Premier"),
    ],
)
def test_a_time_of_office_is_never_narrowed(records: Any, dates: list[Any], told: str) -> None:
    """A span is a span, an inexact day is no year, and the date of a document is none."""
    (person,) = [person for person in records["people"] if person["id"] == "kim-il-sung"]
    first = person["offices"][0]
    person["offices"] = [{**first, "date": date} for date in dates]
    person["description"] = "who led the DPRK of the DPRK"
    base = made_of(records)
    answer = who(base, "Kim Il Sung", Filters())
    out = "".join(render(answer, base, "table", Screen(None, False)))
    assert _over_the_facts(out) == [f"{told}: relfacts show kim-il-sung"]


def test_a_person_is_shown_whole(run: Run) -> None:
    """By id or by any name: offices with their lines, facts counted, spellings, who it is not."""
    whole = run("show", "kim-il-sung")
    for name in (["Kim Il Sung"], ["Kim", "Il", "Sung"], ["김일성"], ["KIM-IL-SUNG"]):
        assert run("show", *name).out == whole.out
    for told in (
        "Premier of the DPRK (as of 28 Nov 1958, SGGP 2019:4)",
        "9 facts, 1958-2019: relfacts who kim-il-sung",
        "by document: 7 in SGGP 2019, 5 in VOV 2019, 1 in VNA 2025",
        "printed: Kim Il Sung, Kim Il-sung",
        "wikidata:Q41117",
        "Kim Jong Il, leader of the DPRK 1994-2011",
    ):
        assert told in whole.out


def test_the_machine_has_a_person_whole(run: Run) -> None:
    """As ``people`` lists it, with more; the counts are those of the facts."""
    (row,) = run("show", "kim-il-sung", "--format", "json").json["people"]
    listed = run("people", "--format", "json").json["people"]
    (same,) = [person for person in listed if person["id"] == "kim-il-sung"]
    assert same.items() <= row.items()
    facts = run("who", "kim-il-sung", "--format", "json").json["facts"]
    assert sum(one["facts"] for one in row["kinds"]) == len(facts) == row["facts"]
    assert {one["id"]: one["facts"] for one in row["sources"]}["vna-2025"] == sum(
        "vna-2025" in [source["id"] for source in fact["sources"]] for fact in facts
    )
    assert run("show", "kim-il-sung", "--fields", "id,facts", "--format", "csv").out == (
        "id,facts\nkim-il-sung,9\n"
    )


def test_several_people_and_facts_have_a_card_each(run: Run) -> None:
    """In the order asked."""
    out = run("show", "kim-il-sung", "ho-chi-minh").out
    assert out.index("Kim Il Sung · ") < out.index("Hồ Chí Minh\n\n")
    both = run("show", "kim-il-sung", "rice-aid-1995")
    assert both.out.startswith("Kim Il Sung")
    assert "\nrice-aid-1995\n" in both.out
    assert "person of that name" not in both.err


@pytest.mark.parametrize("name", ["Kim", "Kim Jong Il", "Kim Jong Suk", "wife of Kim Il Sung"])
def test_nobody_is_shown_for_another(run: Run, name: str) -> None:
    """A name that fits several, or somebody else, shows nobody."""
    assert run("show", name, status=1).out == ""


@pytest.mark.parametrize("name", [["kim-il-sung"], ["Kim", "Il", "Sung"]])
def test_a_person_is_not_cited_but_their_facts_are(run: Run, name: list[str]) -> None:
    """The command that does so is offered, and works."""
    asked = run("cite", *name, status=1)
    assert asked.out == ""
    assert asked.err == (
        "Kim Il Sung is a person; for the facts about them: relfacts who kim-il-sung --cite\n"
    )
    assert "SGGP News" in run("who", "kim-il-sung", "--cite").out


def test_what_is_near_is_offered_to_the_same_command(run: Run) -> None:
    """Whoever cites wants to cite."""
    err = run("cite", "rice-aid-199", status=1).err
    assert "did you mean: relfacts cite rice-aid-1995\n" in err
    assert "relfacts place hanoi --cite" in run("cite", "hanoi", status=1).err


def test_show_takes_ids_of_anything(run: Run) -> None:
    """Mixed, in the order asked, each once: a card each, and one document with a list for each."""
    mixed = ("rice-aid-1995", "kim-il-sung", "hanoi", "rice", "sggp-2019", "rice", "rice-aid-1997")
    out = run("show", *mixed).out
    cards = ("rice-aid-1995\n", "Kim Il Sung", "Hanoi", "Rice\n", "SGGP 2019\n", "rice-aid-1997\n")
    places = [out.index(f"\n{card}" if out.find(card) else card) for card in cards]
    assert places == sorted(places)
    assert out.count("Id       rice-aid") == 0
    told = run("show", *mixed, "--format", "json").json
    listed = ("facts", "people", "places", "topics", "sources")
    assert told["count"] == 6
    assert [[one["id"] for one in told[name]] for name in listed] == [
        ["rice-aid-1995", "rice-aid-1997"], ["kim-il-sung"], ["hanoi"], ["rice"], ["sggp-2019"],
    ]  # fmt: skip
    lines = run("show", *mixed, "--format", "jsonl").out.splitlines()
    assert len(lines) == 6
    assert run("show", "hanoi", "vietnam", "--format", "csv").out.count("\n") == 3
    assert "one sort at a time" in run("show", *mixed, "--format", "csv", status=2).err
    assert "one sort at a time" in run("show", *mixed, "--fields", "id", status=2).err
    assert run("show", "rice", "--cite", status=2).err
    some = run("show", "hanoi", "no-such-thing")
    assert "Hanoi" in some.out
    assert "no-such-thing" in some.err


def test_show_takes_names_of_anything(run: Run) -> None:
    """As their own commands read them, quoted or not; a slip is offered, never shown."""
    for named in (["gạo"], ["lúa gạo"], ["Ha Noi"], ["Ha", "Noi"], ["SGGP 2019"], ["SGGP", "2019"]):
        (match,) = run("show", *named, "--format", "json").json["matches"]
        assert match["id"] in ("rice", "hanoi", "sggp-2019"), named
        assert match["how"] in ("name", "alias")
    mixed = run("show", "Ha Noi", "rice-aid-1995", "김일성", "--format", "json").json
    assert [mixed[name][0]["id"] for name in ("places", "facts", "people")] == [
        "hanoi", "rice-aid-1995", "kim-il-sung",
    ]  # fmt: skip
    assert "no fact has the id 'rixe'" in run("show", "rixe", status=1).err


@pytest.mark.parametrize(
    ("sort", "command"),
    [("topic", "topic {}"), ("place", "place {}"), ("source", "facts --source {}")],
)
def test_every_record_is_shown_with_its_facts(run: Run, base: Any, sort: str, command: str) -> None:
    """As many as the command gives that its card names."""
    for record in base.records(sort):
        card = run("show", record["id"]).out
        line = command.format(record["id"])
        assert f"relfacts {line}\n" in card or "none" in card
        name = {"topic": "topics", "place": "places", "source": "sources"}[sort]
        (row,) = run("show", record["id"], "--format", "json").json[name]
        listing = run(*line.split(), "--format", "json", status=0 if row["facts"] else 1)
        assert len(listing.ids) == row["facts"]


def test_an_id_of_several_records_shows_each(run: Run) -> None:
    """China is a topic and a place: neither hides the other."""
    told = run("show", "china", "--format", "json").json
    assert [told["topics"][0]["id"], told["places"][0]["id"]] == ["china", "china"]
    assert run("show", "china").out.count("Id ") == 2


def test_of_many_words_that_are_no_ids_each_is_told(run: Run) -> None:
    """What was meant is said for the first ones only: thousands were pasted by mistake."""
    shown = run("show", *(f"word{at}" for at in range(40)), "--format", "json", status=1).json
    told = [note["text"] for note in shown["notes"] if note["kind"] == "absent"]
    assert told == [f"no fact has the id 'word{at}'" for at in range(40)]
    assert len(shown["notes"]) == 40 + 20
