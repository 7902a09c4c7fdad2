"""Claims become facts: one test for each rule of reconciliation; its docstring is the rule."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from small_seeds import Change, changed, complaints, of_rule, seeds

from relfacts.curate.build import build, canonical, ids_of, load_seeds, write
from relfacts.curate.reconcile import reconcile
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.dates import edtf
from relfacts.errors import BaseError
from relfacts.records import NameWords

# The visit of 1990 is told by two documents: the Harbour, which leads, and the Annals.
VISIT = "berg-visit-1990"


def fact(*changes: Change, id: str = VISIT) -> dict[str, Any]:
    """One fact made out of the small seeds with some changes, which must keep the rules."""
    assert complaints(*changes) == []
    (found,) = [one for one in reconcile(seeds(*changes))["facts"] if one["id"] == id]
    return dict(found)


def open_dates(annals: str, harbour: str = "1990-05-07/1990-05-09") -> list[Change]:
    """The visit dated by both documents, and their difference of dates left open."""
    return [
        ("harbour-1990", 'issued: "1990-05-10"', 'issued: "1995"'),
        ("harbour-1990", "date: 1990-05-07/1990-05-09", f'date: "{harbour}"'),
        ("harbour-1990", "    weekday: Monday\n", ""),
        ("annals-2001", "date: 1990-05", f'date: "{annals}"'),
        ("discrepancies", "type: scope", "type: date"),
        ("discrepancies", "holds: both", "holds: open"),
    ]


def test_claims_with_one_key_are_one_fact() -> None:
    """Claims that bear the same key are one fact, with an attestation from each document."""
    base = reconcile(seeds())
    assert [one["id"] for one in base["facts"]] == [
        "berg-visit-1990", "fishing-treaty-1990", "money-aid-1989", "salt-aid-1988", "trade-growth",
    ]  # fmt: skip
    assert [source["id"] for source in fact()["sources"]] == ["annals-2001", "harbour-1990"]
    assert [source["id"] for source in fact(id="trade-growth")["sources"]] == ["annals-2001"]


def test_nothing_is_joined_by_guessing() -> None:
    """Two claims that say the same under two keys stay two facts."""
    base = reconcile(
        seeds(
            ("annals-2001", "fact: berg-visit-1990", "fact: berg-visit-1990-again"),
        )
    )
    assert {"berg-visit-1990", "berg-visit-1990-again"} <= {one["id"] for one in base["facts"]}


def test_the_leading_claim_speaks() -> None:
    """Statement, kind, status, field and date are those of the claim that leads."""
    assert fact()["statement"] == "Ada Berg spent three days in Sudland."
    assert fact()["date"] == "1990-05-07/1990-05-09"
    follows = fact(
        ("harbour-1990", "    lead: true\n", "    status: reported\n"),
        ("annals-2001", "kind: visit", "lead: true\n    kind: visit\n    status: reported"),
    )
    assert follows["statement"] == "Zoë Lindström had Ada Berg as her guest."
    assert follows["date"] == "1990-05"
    assert follows["status"] == "reported"


def test_every_source_keeps_its_own_words() -> None:
    """Each attestation has the document's own date, statement, lines, anchors and reasons."""
    annals, harbour = fact()["sources"]
    assert annals["statement"] == "Zoë Lindström had Ada Berg as her guest."
    assert (annals["date"], annals["date_how"]) == ("1990-05", "printed")
    assert (annals["lines"], annals["anchors"]) == ([1], ["In May 1990", "came to Portvik"])
    assert harbour["date_why"] == '"three-day", from "Monday, May 7, 1990"'
    assert annals["people"][0]["office"] == "mayor of Portvik"


def test_people_are_united() -> None:
    """A fact has the people of all its claims, the leading claim's first, each of them once."""
    assert fact()["people"] == [
        {"id": "ada-berg", "name": "Ada Berg", "role": "visitor", "office": "President of Norland"},
        {"id": "zoe-lindstrom", "name": "Zoë Lindström", "role": "host",
         "office": "mayor of Portvik"},
    ]  # fmt: skip


def test_the_first_office_counts() -> None:
    """Of a person in several claims the first office that is given counts."""
    person = fact(
        ("harbour-1990", "role: visitor, office: President of Norland", "role: visitor"),
        ("annals-2001", "ada-berg, role: visitor}", "ada-berg, role: visitor, office: X}"),
    )["people"][0]
    assert (person["role"], person["office"]) == ("visitor", "X")


def test_places_and_topics_are_united() -> None:
    """A fact has the places and topics of all its claims in the order first met, each once."""
    found = fact(("annals-2001", "topics: [visits]", "topics: [trade, visits]"))
    assert found["places"] == ["portvik", "sudland"]
    assert found["topics"] == ["visits", "trade"]


def test_parties_are_united() -> None:
    """A party stands once for each thing it did."""
    found = fact(
        ("harbour-1990", "    places: [portvik]\n",
         "    parties: [{id: sudland, role: host}]\n    places: [portvik]\n"),
        ("annals-2001", "    places: [sudland",
         "    parties: [{id: sudland, role: party}, {id: sudland, role: host}]\n"
         "    places: [sudland"),
    )  # fmt: skip
    assert [(party["id"], party["role"]) for party in found["parties"]] == [
        ("sudland", "host"),
        ("sudland", "party"),
    ]


def test_one_figure_is_told_once() -> None:
    """A figure of several claims is one quantity, however its digits are written."""
    again = (
        "annals-2001", "    lines: [1]\n",
        "    quantities: [{value: 3.0, unit: d, of: duration}, {value: 4, unit: d, of: stay}]\n"
        "    lines: [1]\n",
    )  # fmt: skip
    assert [quantity["value"] for quantity in fact(again)["quantities"]] == [3, 4]


def test_figures_that_differ_are_both_told() -> None:
    """Of the same thing in the same unit, where a discrepancy says so."""
    other = (
        "annals-2001", "    lines: [1]\n",
        "    quantities: [{value: 4, unit: d, of: duration}]\n    lines: [1]\n",
    )  # fmt: skip
    found = fact(other, ("discrepancies", "type: scope", "type: quantity"))
    assert [quantity["value"] for quantity in found["quantities"]] == [3, 4]


@pytest.mark.parametrize(
    ("written", "value"),
    [("1200", 1200), ("1200.0", 1200), ("11.6", 11.6), ("0.1", 0.1), ("-5", -5)],
)
def test_a_figure_is_a_json_number(written: str, value: float) -> None:
    """A whole figure is an integer in JSON, any other the same decimal fraction."""
    found = fact(("harbour-1990", "value: 1200", f"value: {written}"), id="salt-aid-1988")
    assert repr(found["quantities"][0]["value"]) == repr(value)


def test_notes_are_all_told() -> None:
    """The notes of all claims stand one after the other; without any there is none."""
    assert fact()["note"] is None
    found = fact(
        ("annals-2001", "    lines: [1]\n", "    note: Later.\n    lines: [1]\n"),
        ("harbour-1990", "    lines: [3]\n", "    note: First.\n    lines: [3]\n"),
    )
    assert found["note"] == "First. Later."


@pytest.mark.parametrize(
    ("harbour", "annals", "date"),
    [
        ("1990-05", "1990-06", "[1990-05,1990-06]"),
        ("1990-06", "1990-05", "[1990-05,1990-06]"),
        ("1990-05-07/1990-05-09", "1990-06", "[1990-05-07..1990-05-09,1990-06]"),
        ("1990-05", "[1990-06,1990-08]", "[1990-05,1990-06,1990-08]"),
        ("1990-05", "[..1989-12]", "[..1989-12,1990-05]"),
        ("1990/..", "1985", "[1985,1990..]"),
        ("../1985", "1990", "[..1985,1990]"),
        ("../1985", "1990/..", "[..1985,1990..]"),
        ("1975/198X", "196X", "[196X,1975..198X]"),
    ],
)
def test_open_dates_that_exclude_one_another(harbour: str, annals: str, date: str) -> None:
    """Where dates exclude one another and nothing is decided, the fact is dated one of them."""
    found = fact(*open_dates(annals, harbour))
    assert found["date"] == date
    assert str(edtf.parse(date)) == date
    assert found["date_how"] == "worked-out"
    assert found["date_why"] == "the documents differ on the date; see the discrepancy"


def test_a_set_is_open_at_its_ends_only() -> None:
    """Of several dates that are open on one side the set has the one that holds the others."""
    third = changed(*open_dates("1990/.."))["annals-2001"].replace("annals-2001", "diary-2002")
    fourth = third.replace("diary-2002", "diary-2003")
    texts = changed(*open_dates("1990/..", "1985")) | {
        "diary-2002": third.replace("1990/..", "1993/.."),
        "diary-2003": fourth.replace("1990/..", "../1980"),
    }
    read = read_seeds((stem, f"{stem}.yaml", text) for stem, text in texts.items())
    (found,) = [one for one in reconcile(read)["facts"] if one["id"] == VISIT]
    assert found["date"] == "[..1980,1985,1990..]"


def test_the_bounds_of_open_dates() -> None:
    """The bounds of such a fact reach from the first day of any date to the last of any."""
    found = fact(*open_dates("1990-06"))
    assert (found["start"], found["end"]) == ("1990-05-07", "1990-06-30")


@pytest.mark.parametrize(
    ("harbour", "date"),
    [
        ("1990-05-07", "1990-05-07?"),
        ("1990-05", "1990-05?"),
        ("199X", "199X?"),
        ("1990-05~", "1990-05%"),
        ("1990-05?", "1990-05?"),
        ("1990-05%", "1990-05%"),
        # What has two ends or several members cannot be marked as a whole.
        ("1990-05-07/1990-05-09", "1990-05-07/1990-05-09"),
        ("[1990-05,1990-06]", "[1990-05,1990-06]"),
    ],
)
def test_an_open_doubt_about_one_date(harbour: str, date: str) -> None:
    """Where nothing is decided and no date excludes another, the leading date is doubtful."""
    found = fact(*open_dates("1990-05", harbour))
    assert found["date"] == date
    assert str(edtf.parse(date)) == date


@pytest.mark.parametrize(
    ("treaty", "date"),
    [
        # The Harbour dates the treaty by the visit, so the month of the Annals may be right too.
        ("1990-06", "[1990-05,1990-06]"),
        # It dates the treaty apart from the visit: the Annals say nothing of the treaty.
        ("1990-06-09", "1990-06-09?"),
    ],
)
def test_the_parts_of_an_event_share_its_open_dates(treaty: str, date: str) -> None:
    """A fact of one document, dated by an event of two, is dated one of the dates of the event."""
    changes = [
        *open_dates("1990-05", "1990-06"),
        ("harbour-1990", 'date: "[1990-05-07..1990-05-09]"', f'date: "{treaty}"'),
        (
            "discrepancies",
            "facts: [berg-visit-1990]",
            "facts: [berg-visit-1990, fishing-treaty-1990]",
        ),
    ]
    assert fact(*changes)["date"] == "[1990-05,1990-06]"
    assert fact(*changes, id="fishing-treaty-1990")["date"] == date


@pytest.mark.parametrize("holds", ["preferred", "both"])
def test_a_decided_difference_keeps_the_leading_date(holds: str) -> None:
    """Where the curator prefers a side, or both can stand, the leading claim's date stays."""
    changes = open_dates("1990-06")
    changes[-1] = ("discrepancies", "holds: both", f"holds: {holds}")
    found = fact(*changes)
    assert found["date"] == "1990-05-07/1990-05-09"
    assert found["date_how"] == "worked-out"
    assert found["date_why"] == '"three-day", from "Monday, May 7, 1990"'


#: The claim that leads without its date.
UNDATED: list[Change] = [
    (
        "harbour-1990",
        "    date: 1990-05-07/1990-05-09\n    date_how: worked-out\n"
        """    date_why: '"three-day", from "Monday, May 7, 1990"'\n    weekday: Monday\n""",
        "",
    )
]


def test_another_claim_dates_what_the_leading_one_does_not() -> None:
    """Where the leading claim has no date, the fact has that of the claim that has one."""
    found = fact(*UNDATED)
    assert found["statement"] == "Ada Berg spent three days in Sudland."
    assert (found["date"], found["start"], found["end"]) == ("1990-05", "1990-05-01", "1990-05-31")
    assert found["date_how"] == "printed"


@pytest.mark.parametrize(
    "another", ["1990-05-07", "1990", "1990-01/1990-06", "1990-05/1990-12", "1990/..", "../1990"]
)
def test_the_most_precise_of_several_dates(another: str) -> None:
    """Of several others that agree, the claim that leaves least open dates the fact."""
    texts = changed(*UNDATED)
    third = texts["annals-2001"].replace("annals-2001", "diary-2002")
    texts["diary-2002"] = third.replace("date: 1990-05\n", f'date: "{another}"\n')
    read = read_seeds((stem, f"{stem}.yaml", text) for stem, text in texts.items())
    (found,) = [one for one in reconcile(read)["facts"] if one["id"] == VISIT]
    assert found["date"] == (another if another == "1990-05-07" else "1990-05")


def test_a_decided_difference_needs_a_leading_date() -> None:
    """Where others exclude one another, the leading claim says which of them holds."""
    texts = changed(
        *UNDATED,
        *open_dates("1990-06")[-2:-1],
        ("discrepancies", "holds: both", "holds: preferred"),
    )
    third = texts["annals-2001"].replace("annals-2001", "diary-2002")
    texts["diary-2002"] = third.replace("date: 1990-05\n", "date: 1990-06\n")
    found = of_rule(
        "dates-agree", check(read_seeds((one, one, text) for one, text in texts.items()))
    )
    assert found == [
        f"harbour-1990:19:11: the dates of {VISIT} exclude one another, and its leading claim has"
        " none"
    ]


def test_only_a_difference_of_dates_moves_the_date() -> None:
    """A difference of another kind, even an open one, leaves the date alone."""
    found = fact(("discrepancies", "holds: both", "holds: open"))
    assert found["date"] == "1990-05-07/1990-05-09"


def test_a_fact_carries_its_discrepancies() -> None:
    """A discrepancy stands in every fact that it concerns, with what each side says."""
    (found,) = fact()["discrepancies"]
    assert (found["id"], found["holds"], found["facts"]) == ("berg-visit-place", "both", [VISIT])
    assert [(side["label"], side["lines"]) for side in found["sides"]] == [
        ("Harbour 1990", [3]),
        ("Annals 2001", [1]),
    ]
    assert fact(id="trade-growth")["discrepancies"] == []


def test_the_side_that_is_preferred_says_so() -> None:
    """Others do not: a key that is there is true."""
    (found,) = fact(
        ("discrepancies", "holds: both", "holds: preferred"),
        (
            "discrepancies",
            "says: a visit to Portvik}",
            "says: a visit to Portvik, preferred: true}",
        ),
    )["discrepancies"]
    assert [side.get("preferred") for side in found["sides"]] == [None, True]


def test_how_long_something_is_known_to_go_on() -> None:
    """What has an open end is known up to the day when its latest document was issued."""
    assert fact(id="trade-growth")["end"] is None
    assert fact(id="trade-growth")["known_until"] == "2001-01-01"
    assert fact()["known_until"] is None


def test_a_fact_may_have_no_date() -> None:
    """A fact that no document dates has no date and no bounds."""
    found = fact(("annals-2001", "    date: 1995/..\n", ""), id="trade-growth")
    assert (found["date"], found["start"], found["end"]) == (None, None, None)


def test_authorities_keep_what_the_curator_wrote() -> None:
    """Forms stay grouped by kind, empty groups go, and everything is in the order of ids."""
    base = reconcile(seeds(("topics", "  forms: [gifts]", "  forms: []")))
    assert [person["id"] for person in base["people"]] == ["ada-berg", "zoe-lindstrom"]
    assert [place["id"] for place in base["places"]] == ["norland", "portvik", "sudland"]
    assert base["people"][1]["forms"] == {
        "printed": ["Zoë Lindström"],
        "Greek form": ["Ζωή Λίντστρομ"],
    }
    assert base["people"][0]["not"] == [{"name": "Eva Berg", "who": "her sister", "forms": []}]
    assert base["topics"][0]["forms"] == {}


def test_an_old_id_leads_to_the_fact() -> None:
    """An old id leads to the fact it is now, by however many steps, with every reason."""
    base = reconcile(
        seeds(
            ("redirects", "from: berg-trip-1990", "from: berg-tour-1990"),
            ("redirects", "why: renamed}\n", "why: renamed}\n"
             "- {from: berg-trip-1990, to: berg-tour-1990, why: merged}\n"),
        )
    )  # fmt: skip
    assert base["redirects"] == {
        "berg-tour-1990": {"to": "berg-visit-1990", "why": "renamed"},
        "berg-trip-1990": {"to": "berg-visit-1990", "why": "merged; then renamed"},
    }


def test_the_id_of_a_withdrawn_fact_leads_to_the_reason() -> None:
    """An old id of a fact that was withdrawn leads to no fact, with every reason on the way."""
    base = reconcile(
        seeds(
            ("redirects", "why: renamed}\n", "why: renamed}\n"
             "- {from: berg-flight-1990, to: berg-landing-1990, why: merged}\n"
             "- {from: berg-landing-1990, why: she came by sea}\n"),
        )
    )  # fmt: skip
    assert base["redirects"] == {
        "berg-flight-1990": {"to": None, "why": "merged; then she came by sea"},
        "berg-landing-1990": {"to": None, "why": "she came by sea"},
        "berg-trip-1990": {"to": "berg-visit-1990", "why": "renamed"},
    }


def test_ids_never_die() -> None:
    """A fact that was published and is gone without a redirect stops the build."""
    published = ids_of(reconcile(seeds()))
    gone = seeds(("redirects", "- {from: berg-trip-1990, to: berg-visit-1990, why: renamed}", ""))
    assert build(seeds(), published).problems == []
    assert [str(problem) for problem in build(gone, published).problems] == [
        "redirects.yaml: the fact 'berg-trip-1990' was published and is gone: write what became"
        " of it, - {from: berg-trip-1990, to: ID, why: ...}, or without to why it was withdrawn"
        " [ids-never-die]"
    ]


def test_the_order_of_files_does_not_matter() -> None:
    """Seeds read in any order make the same bytes."""
    files = [(stem, f"{stem}.yaml", text) for stem, text in changed().items()]
    some_orders = list(permutations(files))[::1999]
    assert len(some_orders) > 20
    assert len({build(read_seeds(order)).content for order in some_orders}) == 1


def test_the_order_of_claims_does_not_matter() -> None:
    """Claims in any order make the same bytes: facts are sorted by their ids."""
    head, _, claims = changed()["harbour-1990"].partition("claims:\n")
    turned = "\n".join(reversed(claims.split("\n\n")))
    texts = changed() | {"harbour-1990": f"{head}claims:\n{turned}"}
    shuffled = read_seeds((stem, f"{stem}.yaml", text) for stem, text in texts.items())
    assert build(shuffled).content == build(seeds()).content


def test_canonical_bytes() -> None:
    """A base has one form: sorted keys, two spaces, letters as they are, one final newline."""
    content = build(seeds()).content
    text = content.decode("utf-8")
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert "Zoë Lindström" in text
    again = json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert again == text
    assert canonical(reconcile(seeds())) == content


def test_bad_seeds_build_nothing() -> None:
    """Seeds that break a rule make no base at all, only problems."""
    built = build(seeds(("topics", "id: fishing", "id: Fishing")))
    assert (built.content, built.facts) == (b"", 0)
    assert built.problems


def test_a_base_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """The new base takes the place of the old one in one step, and leaves nothing beside it."""
    out = tmp_path / "data" / "facts.json"
    write(out, b"old\n")
    write(out, b"new\n")
    assert out.read_bytes() == b"new\n"
    assert list(out.parent.iterdir()) == [out]


def test_a_folder_of_seeds(tmp_path: Path) -> None:
    """Every *.yaml of a folder is read, by name; a folder without any is refused."""
    with pytest.raises(BaseError, match="no seeds"):
        load_seeds(tmp_path)
    for stem, text in changed().items():
        (tmp_path / f"{stem}.yaml").write_text(text, "utf-8")
    (tmp_path / "harbour.txt").write_text("not a seed", "utf-8")
    assert build(load_seeds(tmp_path)).content == build(seeds()).content


def test_a_seed_must_be_utf8(tmp_path: Path) -> None:
    """A file that is no UTF-8 text is refused with its name."""
    (tmp_path / "people.yaml").write_bytes("- id: zoë\n".encode("latin-1"))
    with pytest.raises(BaseError, match=r"people\.yaml"):
        load_seeds(tmp_path)


@pytest.mark.parametrize("sort", [*NameWords.__annotations__])
def test_the_words_of_names_stand_in_the_base(sort: str) -> None:
    """Each under the key that the seeds have for it; a sort of which there are none has no key."""
    own = {"titles": "mayor: [reeve]", "parts": "Nordic: [reeve]", "countries": "AT: [reeve]"}
    group = own.get(sort, "en: [reeve]").partition(":")[0]
    texts = changed() | {"names": f"{sort}:\n  {own.get(sort, 'en: [reeve]')}\n"}
    read = read_seeds((stem, f"{stem}.yaml", text) for stem, text in texts.items())
    names: dict[str, Any] = {**reconcile(read)["names"]}
    assert names.pop(sort) in (["reeve"], {group: ["reeve"]})
    assert {other: words for other, words in names.items() if words} == {}
    assert names.keys() <= {"titles", "parts"}


def test_what_a_record_is_elsewhere_stands_in_the_base() -> None:
    """Of people and of places, by the same key; where nothing is told there is no key."""
    base = reconcile(
        seeds(
            ("people", "  given: Ada\n", "  given: Ada\n  same_as: wikidata:Q1\n"),
            ("places", "  name: Norland\n", "  name: Norland\n  same_as: wikidata:Q2\n"),
        )
    )
    told = [
        record["same_as"] for record in (*base["people"], *base["places"]) if "same_as" in record
    ]
    assert told == [["wikidata:Q1"], ["wikidata:Q2"]]


@pytest.mark.parametrize(("key", "declared"), [("kinds", "ascent"), ("roles", "climber")])
def test_what_a_base_declares_stands_in_it(key: str, declared: str) -> None:
    """Its own kinds of fact and roles; where it declares none there is no key."""
    own = {
        "kinds": "kinds: [{id: ascent, plural: ascents, words: {en: [climb]}}]",
        "roles": "roles: [{id: climber, name: climber, of: person}]",
    }
    base: dict[str, Any] = {
        **reconcile(seeds(("base", "licence: CC0-1.0", f"licence: CC0-1.0\n{own[key]}")))
    }
    assert "declared" not in reconcile(seeds())
    assert base["declared"].keys() == {key}
    assert [one["id"] for one in base["declared"][key]] == [declared]
