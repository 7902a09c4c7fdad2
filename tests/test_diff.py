"""Two versions of a base, told apart in words."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run
from relfacts.ask.diff import compare
from relfacts.vocabulary import CHANGES, SORTS

Base = Any
Edit = Callable[[Base], None]


@pytest.fixture(scope="module")
def shipped() -> Base:
    """The shipped base."""
    return json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))


@pytest.fixture
def old(shipped: Base) -> Base:
    """The old base: the shipped one."""
    return copy.deepcopy(shipped)


@pytest.fixture
def new(shipped: Base) -> Base:
    """The new base: the same, to be changed by the test."""
    return copy.deepcopy(shipped)


def fact(base: Base, id_: str) -> Any:
    """The fact of that id."""
    return next(fact for fact in base["facts"] if fact["id"] == id_)


def record(base: Base, sort: str, id_: str) -> Any:
    """The record of that id."""
    return next(record for record in base[sort] if record["id"] == id_)


def drop(base: Base, sort: str, *ids: str) -> None:
    """Take records out."""
    base[sort] = [record for record in base[sort] if record["id"] not in ids]


def rename(base: Base, old_id: str, new_id: str) -> None:
    """Give a fact another id, with a redirect from the old one."""
    fact(base, old_id)["id"] = new_id
    base["redirects"][old_id] = {"to": new_id, "why": "a better name"}


def told(old: Base, new: Base) -> list[tuple[str, str, str]]:
    """The sort, id and kind of every change."""
    return [(c["type"], c["id"], c["change"]) for c in compare(old, new)]


def words(old: Base, new: Base) -> str:
    """All changes in words."""
    return "\n".join(line for change in compare(old, new) for line in change["what"])


# --- what became of facts -------------------------------------------------------------------


def test_no_difference(old: Base, new: Base) -> None:
    """A base is the same as itself, in whatever order its records stand."""
    for sort in ("facts", "people", "places", "topics", "sources"):
        new[sort].reverse()
    assert compare(old, new) == []


def test_added_and_withdrawn(old: Base, new: Base) -> None:
    """A fact that only one base has is told with its date and statement."""
    drop(old, "facts", "rice-aid-1995")
    drop(new, "facts", "flood-aid-2016")
    assert told(old, new) == [
        ("fact", "rice-aid-1995", "added"),
        ("fact", "flood-aid-2016", "withdrawn"),
    ]
    assert "1995: Vietnam offered 100 tonnes of rice to the DPRK." in words(old, new)


def test_renamed(old: Base, new: Base) -> None:
    """A fact that only has another id is neither added nor withdrawn."""
    rename(new, "rice-aid-1995", "rice-gift-1995")
    assert told(old, new) == [("fact", "rice-aid-1995", "renamed")]
    assert words(old, new) == "now rice-gift-1995: a better name"


def test_renamed_and_reworded(old: Base, new: Base) -> None:
    """What else changed in a renamed fact is told under its new id."""
    rename(new, "rice-aid-1995", "rice-gift-1995")
    fact(new, "rice-gift-1995")["statement"] = "Rice was offered."
    assert told(old, new) == [
        ("fact", "rice-aid-1995", "renamed"),
        ("fact", "rice-gift-1995", "reworded"),
    ]


def test_merged_into_a_fact_that_was_there(old: Base, new: Base) -> None:
    """A redirect to a fact of the old base is a merger."""
    drop(new, "facts", "rice-aid-1995")
    new["redirects"]["rice-aid-1995"] = {"to": "rice-aid-1997", "why": "one gift in two parts"}
    assert told(old, new) == [("fact", "rice-aid-1995", "merged")]
    assert words(old, new) == "now rice-aid-1997: one gift in two parts"


def test_withdrawn_with_its_reason(old: Base, new: Base) -> None:
    """A fact that nothing takes the place of is told with what it said and why it went."""
    drop(new, "facts", "rice-aid-1995")
    new["redirects"]["rice-aid-1995"] = {"to": None, "why": "the ship never sailed"}
    assert told(old, new) == [("fact", "rice-aid-1995", "withdrawn")]
    assert words(old, new).splitlines() == [
        "1995: Vietnam offered 100 tonnes of rice to the DPRK.",
        "why: the ship never sailed",
    ]
    assert told(new, old) == [
        ("fact", "rice-aid-1995", "added"),
        ("redirect", "rice-aid-1995", "withdrawn"),
    ]
    assert "was withdrawn: the ship never sailed" in words(new, old)


def test_two_withdrawn_are_not_merged(old: Base, new: Base) -> None:
    """Facts that lead to nothing have nothing in common."""
    for id_ in ("rice-aid-1995", "rice-aid-1997"):
        drop(new, "facts", id_)
        new["redirects"][id_] = {"to": None, "why": "never offered"}
    assert [kind for _, _, kind in told(old, new)] == ["withdrawn", "withdrawn"]


def test_two_merged_into_a_new_one(old: Base, new: Base) -> None:
    """Several redirects to a new fact are mergers, and the new fact is added."""
    rename(new, "rice-aid-1995", "rice-gifts")
    drop(new, "facts", "rice-aid-1997")
    new["redirects"]["rice-aid-1997"] = {"to": "rice-gifts", "why": "one gift"}
    assert told(old, new) == [
        ("fact", "rice-gifts", "added"),
        ("fact", "rice-aid-1995", "merged"),
        ("fact", "rice-aid-1997", "merged"),
    ]


def test_redated(old: Base, new: Base) -> None:
    """A new date is told in words and in EDTF, with how it is known."""
    item = fact(new, "rice-aid-1995")
    item.update(date="1995-05~", start="1995-05-01", end="1995-05-31", date_how="inferred")
    item["sources"][0].update(date="1995-05~", date_how="inferred")
    assert told(old, new) == [("fact", "rice-aid-1995", "redated")]
    assert words(old, new).splitlines() == [
        "was 1995 (EDTF 1995), now about May 1995 (EDTF 1995-05~)",
        "how the date is known: was printed, now inferred",
    ]


@pytest.mark.parametrize(
    ("part", "value", "text"),
    [
        ("end", "1995-06-30", "bounds: was 1995-01-01 to 1995-12-31, now 1995-01-01 to 1995-06-30"),
        ("known_until", "2019-03-01", "known up to: was none, now 2019-03-01"),
        ("date_why", "the harvest", "why: was none, now the harvest"),
    ],
)
def test_redated_in_part(old: Base, new: Base, part: str, value: str, text: str) -> None:
    """The bounds of a date and how it is known count too."""
    fact(new, "rice-aid-1995")[part] = value
    assert told(old, new) == [("fact", "rice-aid-1995", "redated")]
    assert words(old, new) == text


def test_undated(old: Base, new: Base) -> None:
    """A date may come or go."""
    fact(new, "rice-aid-1995").update(date=None)
    assert "was 1995 (EDTF 1995), now undated" in words(old, new)


def test_reworded(old: Base, new: Base) -> None:
    """Both wordings are shown; that the source has the same words is not told again."""
    item = fact(new, "rice-aid-1995")
    item["statement"] = item["sources"][0]["statement"] = "Rice was offered."
    assert told(old, new) == [("fact", "rice-aid-1995", "reworded")]
    assert words(old, new).splitlines() == [
        "was: Vietnam offered 100 tonnes of rice to the DPRK.",
        "now: Rice was offered.",
    ]


SOURCES: list[tuple[str, Callable[[list[Any]], None], str]] = [
    ("added", lambda s: s.append({**s[0], "id": "vov-2019", "lines": [4, 5]}),
     "VOV 2019:4-5 added"),
    ("dropped", list.pop, "VOV 2019:16 dropped"),
    ("other lines", lambda s: s[-1].update(lines=[2, 3, 7]), "VOV 2019:16 is now VOV 2019:2-3,7"),
    ("other anchors", lambda s: s[-1].update(anchors=["ties"]), "VOV 2019:16 anchors: added: ties"),
    ("says otherwise", lambda s: s[-1].update(statement="They met."), "now: They met."),
    ("dates it otherwise", lambda s: s[-1].update(date="1951"),
     "VOV 2019:16 date: was 1950, now 1951"),
    ("names somebody", lambda s: s[-1].update(people=[{"id": "to-lam", "office": None,
     "named": None}]), "VOV 2019:16 people: added: id to-lam"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "text"), [s[1:] for s in SOURCES], ids=[s[0] for s in SOURCES])
def test_resourced(old: Base, new: Base, edit: Callable[[list[Any]], None], text: str) -> None:
    """Attestations that came, went, or stand on other lines or words."""
    for base in (old, new):
        item = fact(base, "diplomatic-relations-1950")
        item["sources"].sort(key=lambda source: source["id"] == "vov-2019")
        if text.endswith("added"):
            item["sources"].pop()
    edit(fact(new, "diplomatic-relations-1950")["sources"])
    assert told(old, new) == [("fact", "diplomatic-relations-1950", "re-sourced")]
    assert text in words(old, new)


OTHERWISE: list[tuple[str, str, Any, str]] = [
    # The fact, the part, what stands there now, what is said.
    ("kim-il-sung-visit-1958", "people", [], "people: dropped: Kim Il Sung, visitor (Premier"),
    ("rice-aid-1995", "parties", [], "dropped: Vietnam, giver; DPRK, receiver"),
    ("rice-aid-1995", "topics", ["aid"], "topics: dropped: rice"),
    ("rice-aid-1995", "topics", ["rice", "aid"], "topics: in another order or number"),
    ("rice-aid-1995", "places", ["north-korea", "hanoi"], "places: added: hanoi"),
    ("rice-aid-1995", "quantities", [], "quantities: dropped: 100 tonnes: rice"),
    ("rice-aid-1995", "status", "planned", "status: was actual, now planned"),
    ("rice-aid-1995", "kind", "trade", "kind: was aid, now trade"),
    ("rice-aid-1995", "note", "As told.", "note: was none, now As told."),
]


@pytest.mark.parametrize(("id_", "part", "value", "text"), OTHERWISE)
def test_otherwise_changed(
    old: Base, new: Base, id_: str, part: str, value: Any, text: str
) -> None:
    """People, parties, topics, places, figures, status: what came and what went."""
    fact(new, id_)[part] = value
    assert told(old, new) == [("fact", id_, "changed")]
    (change,) = compare(old, new)
    assert change["part"] == part
    assert (change["was"], change["now"]) == (fact(old, id_)[part], value)
    assert text in words(old, new)


def test_a_discrepancy_that_went(old: Base, new: Base) -> None:
    """It is told of each fact that it concerned, and of itself."""
    concerned = [item["id"] for item in new["facts"] if differs(item, "ri-yong-ho-visit-month")]
    assert len(concerned) > 2
    for id_ in concerned:
        fact(new, id_)["discrepancies"] = []
    assert told(old, new) == [
        *(("fact", id_, "changed") for id_ in concerned),
        ("discrepancy", "ri-yong-ho-visit-month", "withdrawn"),
    ]


def test_a_discrepancy_that_changed(old: Base, new: Base) -> None:
    """What it says is told once, not for each fact that it concerns."""
    for item in new["facts"]:
        for difference in differs(item, "ri-yong-ho-visit-month"):
            difference["holds"] = "preferred"
    assert told(old, new) == [("discrepancy", "ri-yong-ho-visit-month", "changed")]
    assert words(old, new) == "holds: was open, now preferred"


def differs(item: Any, id_: str) -> list[Any]:
    """The discrepancy of that id, if it concerns the fact."""
    return [difference for difference in item["discrepancies"] if difference["id"] == id_]


# --- people, places, topics, sources, the base ----------------------------------------------


@pytest.mark.parametrize(
    ("sort", "kept_in"),
    [("person", "people"), ("place", "places"), ("topic", "topics"), ("source", "sources")],
)
def test_records_come_and_go(old: Base, new: Base, sort: str, kept_in: str) -> None:
    """A record that only one base has; by what it is called."""
    first, second = old[kept_in][0], old[kept_in][1]
    drop(new, kept_in, first["id"])
    drop(old, kept_in, second["id"])
    changes = [change for change in compare(old, new) if change["part"] is None]
    assert [(c["type"], c["id"], c["change"]) for c in changes] == [
        (sort, second["id"], "added"),
        (sort, first["id"], "withdrawn"),
    ]
    assert (second.get("name") or second["title"]) in changes[0]["what"][0]


def test_records_change(old: Base, new: Base) -> None:
    """What is different in a record of the authority files is told by its part."""
    record(new, "people", "kim-il-sung")["description"] = "Premier"
    record(new, "topics", "rice")["forms"]["synonym"].append("paddy")
    record(new, "sources", "vov-2019")["title"] = "Another title"
    assert told(old, new) == [
        ("source", "vov-2019", "changed"),
        ("person", "kim-il-sung", "changed"),
        ("topic", "rice", "changed"),
    ]
    assert "forms: added: synonym: paddy" in words(old, new)


def test_a_name_is_told_once(old: Base, new: Base) -> None:
    """A person or document with another name does not change every fact that bears the copy."""
    text = json.dumps(new, ensure_ascii=False)
    text = text.replace('"name": "Nguyễn Phú Trọng"', '"name": "Nguyen Phu Trong"')
    text = text.replace('"label": "VOV 2019"', '"label": "Voice 2019"')
    new = json.loads(text)
    assert told(old, new) == [
        ("source", "vov-2019", "changed"),
        ("person", "nguyen-phu-trong", "changed"),
    ]


def test_a_copy_that_is_not_true_counts(old: Base, new: Base) -> None:
    """A base made by other hands may say otherwise in a fact than in the record."""
    fact(new, "kim-il-sung-visit-1958")["people"][0]["name"] = "Kim Jong Il"
    assert told(old, new) == [("fact", "kim-il-sung-visit-1958", "changed")]


def test_redirects_of_old_ids(old: Base, new: Base) -> None:
    """Redirects from what was no fact of the old base are told for themselves."""
    old["redirects"] = {"a": {"to": "rice-aid-1995", "why": "w"},
                        "b": {"to": "rice-aid-1995", "why": "w"}}  # fmt: skip
    new["redirects"] = {"a": {"to": "rice-aid-1997", "why": "w"},
                        "c": {"to": "rice-aid-1995", "why": "w"},
                        "d": {"to": None, "why": "w"}}  # fmt: skip
    assert told(old, new) == [
        ("redirect", "c", "added"),
        ("redirect", "d", "added"),
        ("redirect", "b", "withdrawn"),
        ("redirect", "a", "changed"),
    ]
    assert "withdrawn: w" in words(old, new)


def test_a_base_without_redirects_can_be_compared(old: Base, new: Base) -> None:
    """A base from before there were redirects has none, and that is no difference."""
    del old["redirects"]
    assert compare(old, new) == []
    rename(new, "rice-aid-1995", "rice-gift-1995")
    assert told(old, new) == [("fact", "rice-aid-1995", "renamed")]


def test_the_base_itself(old: Base, new: Base) -> None:
    """Title, licence, questions and words of names are parts of the base itself."""
    new["title"] = "Another"
    new["names"]["titles"]["director"].append("director of the fleet")
    assert told(old, new) == [("base", "names", "changed"), ("base", "title", "changed")]
    assert "titles: director: director of the fleet" in words(old, new)


# --- nothing goes unseen --------------------------------------------------------------------


def small(base: Base) -> Base:
    """Three facts that have everything between them, and the first records of each sort."""
    ids = ("kim-il-sung-visit-1958", "ri-yong-ho-visit-2018", "exports-2018")
    cut: Base = {**base, "facts": [copy.deepcopy(fact(base, id_)) for id_ in ids]}
    for sort in ("people", "places", "topics"):
        cut[sort] = copy.deepcopy(base[sort][:2])
    cut["sources"] = copy.deepcopy(base["sources"])
    cut["names"] = {kind: of_each(words) for kind, words in base["names"].items()}
    cut["redirects"] = {"a": {"to": ids[0], "why": "w"}}
    return cut


def of_each(words: Any) -> Any:
    """Three words of each group, so that not thousands of them are changed one by one."""
    if isinstance(words, dict):
        return {group: inner[:3] for group, inner in words.items()}
    return words[:3]


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every single value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        if isinstance(inner, (dict, list)):
            yield from leaves(inner, (*way, key))
        else:
            yield (*way, key)


def test_a_change_of_any_value_is_seen(shipped: Base) -> None:
    """Whatever single value differs between two bases, there is a change that says so."""
    old = small(shipped)
    ways = list(leaves(old))
    assert len(ways) > 400
    new = copy.deepcopy(old)
    for way in ways:
        place = new
        for key in way[:-1]:
            place = place[key]
        value = place[way[-1]]
        if way[-1] == "date":
            place[way[-1]] = "1901"
        else:
            place[way[-1]] = value + 1 if isinstance(value, (int, float)) else f"{value} x"
        changes = compare(old, new)
        assert changes, way
        assert all(c["what"] and c["type"] in SORTS and c["change"] in CHANGES for c in changes)
        assert compare(new, old), way
        place[way[-1]] = value
    assert new == old


def test_every_kind_of_change_is_shown_here() -> None:
    """No kind of change of the vocabulary is without an example in this file."""
    text = Path(__file__).read_text("utf-8")
    for kind in CHANGES:
        assert f'"{kind}")' in text, kind


# --- the command ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory, shipped: Base) -> tuple[str, str]:
    """A file with the old base and a folder with the new one, written once."""
    folder = tmp_path_factory.mktemp("versions")
    old, new = copy.deepcopy(shipped), copy.deepcopy(shipped)
    rename(new, "rice-aid-1995", "rice-gift-1995")
    fact(new, "flood-aid-2016")["status"] = "planned"
    old["people"].append({**old["people"][0], "id": "somebody", "name": "Kim Il Sung"})
    (folder / "new" / "data").mkdir(parents=True)
    (folder / "old.json").write_text(json.dumps(old), encoding="utf-8")
    (folder / "new" / "data" / "facts.json").write_text(json.dumps(new), encoding="utf-8")
    return str(folder / "old.json"), str(folder / "new")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_the_same_base_leaves_with_0(run: Run, form: str) -> None:
    """As diff does: nothing differs, and stderr says so."""
    outcome = run("diff", str(ROOT), str(ROOT / "data" / "facts.json"), "--format", form)
    assert outcome.err == "no difference\n"
    if form != "json":
        assert outcome.out == ("type,id,change,part,what,was,now\n" if form == "csv" else "")
    else:
        assert outcome.json["changes"] == []
        assert outcome.json["outcome"] == "none"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
@pytest.mark.parametrize("columns", [None, 60, 80, 120])
def test_bases_that_differ_leave_with_1(
    run: Run, versions: tuple[str, str], form: str, columns: int | None
) -> None:
    """As diff does, in each format and at each width; every change is in each."""
    outcome = run("diff", *versions, "--format", form, status=1, columns=columns)
    assert outcome.err == ""
    for text in ("renamed", "rice-aid-1995", "flood-aid-2016", "Kim Il Sung"):
        assert text in outcome.out


def test_the_table_has_a_summary_and_sections(run: Run, versions: tuple[str, str]) -> None:
    """What is compared, how many of each, and facts apart from people."""
    lines = run("diff", *versions, status=1).out.splitlines()
    assert lines[0] == (
        f"{versions[0]} -> {versions[1]} · 1 fact renamed · 1 fact changed · 1 person withdrawn"
    )
    assert lines.index("Facts") < lines.index("People")


def test_json_has_the_values(run: Run, versions: tuple[str, str]) -> None:
    """For each change its sort, id, kind and part, the words, and both values."""
    document = run("diff", *versions, "--format", "json", status=1).json
    assert document["query"] == {"command": "diff", "old": versions[0], "new": versions[1]}
    assert document["count"] == 3
    assert document["facts"] == []
    assert document["changes"][1] == {
        "type": "fact",
        "id": "flood-aid-2016",
        "change": "changed",
        "part": "status",
        "what": ["status: was actual, now planned"],
        "was": "actual",
        "now": "planned",
    }


def test_a_base_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """No base is no difference either: status 4."""
    run("diff", str(ROOT), str(tmp_path), status=4)
    run("diff", str(tmp_path / "facts.json"), str(ROOT), status=4)
    run("diff", str(ROOT), status=2)


def test_help_says_what_the_statuses_mean(run: Run) -> None:
    """0 the same, 1 different."""
    out = " ".join(run("diff", "--help").out.split())
    assert "Leaves with 0 if the two are the same and with 1 if they differ" in out
