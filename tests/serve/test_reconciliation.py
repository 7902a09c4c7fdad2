"""The Reconciliation Service API: what it matches, what it only offers, and its forms."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from calling import JSON, Answered, call
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7
from starlette.types import ASGIApp

from conftest import ROOT
from relfacts import FactBase, UsageError, open_base
from relfacts.curate.build import canonical
from relfacts.serve.app import application
from relfacts.serve.reconcile.matching import reconcile
from relfacts.serve.reconcile.queries import Query

#: A folder with the schemas that the group publishes (specs/0.2/schemas); it has no licence that
#: would let them stand here.
SCHEMAS = os.environ.get("RELFACTS_RECONCILIATION_SCHEMAS")


@pytest.fixture(scope="module")
def base() -> Iterator[FactBase]:
    """The shipped base."""
    with open_base() as base:
        yield base


@pytest.fixture(scope="module")
def app(base: FactBase) -> ASGIApp:
    """The application for it."""
    return application(base)


def posted(app: ASGIApp, **form: Any) -> Answered:
    """What a form is answered with; what is no text is sent as JSON."""
    fields = {name: one if isinstance(one, str) else json.dumps(one) for name, one in form.items()}
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return call(app, "/reconcile", headers, method="POST", body=urlencode(fields).encode())


def found(app: ASGIApp, **query: Any) -> list[dict[str, Any]]:
    """The candidates for one query."""
    answered = posted(app, queries={"q": query})
    assert answered.status == 200
    candidates: list[dict[str, Any]] = answered.json["q"]["result"]
    return candidates


# --- what is matched ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Kim Il Sung", "김정은", "Kim Ir Sen", "to lam", "Comrade Kim Jong Un", "kim-il-sung",
        "Kim", "Minh", "Kim Jong Il", "wife of Kim Jong Un", "Angela Merkel", "Kim Jong-ill",
        "Kim Il Sung and Ho Chi Minh", "Kim Jong Un with Angela Merkel", "Hanoi", "rice", "...",
        "Ho Chi Minh City", "x" * 1000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("typed", [None, "person"])
def test_a_name_is_matched_where_who_answers(
    app: ASGIApp, base: FactBase, text: str, typed: str | None
) -> None:
    """With one person, and nobody named who is absent; else those whom it offers."""
    candidates = found(app, query=text, limit=50, **({"type": typed} if typed else {}))
    try:
        answer = base.who(text)
    except UsageError:
        assert not any(one["match"] for one in candidates)
        return
    people = [match["id"] for match in answer.matches]
    alone = answer.outcome == "found" and len(people) == 1 and not answer.absent
    assert [one["id"] for one in candidates if one["match"]] == (people if alone else [])
    persons = [one["id"] for one in candidates if one["type"][0]["id"] == "person"]
    assert persons == people + [one["id"] for one in answer.suggestions if one["type"] == "person"]
    scores = [one["score"] for one in candidates]
    assert scores == sorted(scores, reverse=True)


def test_a_place_is_matched_where_places_are_asked_for(app: ASGIApp) -> None:
    """Without a type it is a candidate: a person could be meant."""
    assert [(one["id"], one["match"]) for one in found(app, query="Hà Nội", type="place")] == [
        ("hanoi", True)
    ]
    assert [(one["id"], one["match"]) for one in found(app, query="Hanoi")] == [("hanoi", False)]
    assert found(app, query="Hanoi", type="person") == []
    assert found(app, query="grain", type=["topic", "place"])[0]["id"] == "rice"
    near = found(app, query="Hanoo", type="place")
    assert near[0]["id"] == "hanoi"
    assert not near[0]["match"]


def test_a_type_of_others_finds_nothing(app: ASGIApp) -> None:
    """What is asked for is not of our types; type_strict changes nothing."""
    assert found(app, query="Kim Il Sung", type="Q5") == []
    assert found(app, query="Kim Il Sung", type=["Q5", "person"], type_strict="any")[0]["match"]
    assert found(app, query="Kim Il Sung", type={"id": "person"})[0]["match"]


def test_the_limit_is_kept(app: ASGIApp) -> None:
    """Ten where it is not told."""
    assert len(found(app, query="Kim", limit=2)) == 2
    assert len(found(app, query="Kim")) == 6
    assert len(found(app, query="Kim", limit=1.0)) == 1


@pytest.mark.parametrize(
    ("pid", "value", "fits"),
    [
        ("country", "KP", True), ("country", "DPRK", True), ("country", "Vietnam", False),
        ("native", "김일성", True), ("native", "金日成", False),
        ("office", "President", True), ("office", "premier of the dprk", True),
        ("office", "Foreign Minister", False), ("office", ["Foreign Minister", "Premier"], True),
        ("year", 1958, True), ("year", "1964", True), ("year", 1800, False), ("year", "x", False),
        ("first_year", 1958.0, True), ("last_year", 1958, False),
        ("name", {"id": "x", "name": "Kim Il-sung"}, True),
        ("within", "Vietnam", False),
        ("shoe size", 44, True), ("country", "", True),
    ],
)  # fmt: skip
def test_a_property_can_hold_a_match_back(app: ASGIApp, pid: str, value: Any, fits: bool) -> None:
    """What does not fit is offered; an unknown property, or an empty cell, says nothing."""
    (one,) = found(app, query="Kim Il Sung", properties=[{"pid": pid, "v": value}])
    assert (one["id"], one["match"]) == ("kim-il-sung", fits)


def test_a_property_puts_in_order_and_never_matches(app: ASGIApp) -> None:
    """Of several whom a name fits, those first whom the property fits too."""
    several = found(app, query="Kim", properties=[{"pid": "office", "v": "Foreign Minister"}])
    first = [one["features"][-1] == {"id": "properties", "value": True} for one in several]
    assert first == sorted(first, reverse=True)
    assert not any(one["match"] for one in several)
    only = found(app, query="Minh", properties=[{"pid": "native", "v": "Hồ Chí Minh"}])
    assert not any(one["match"] for one in only)


def test_a_query_may_be_properties_alone(app: ASGIApp) -> None:
    """Then a name among them is the text; without one there is nothing to look for."""
    assert found(app, properties=[{"pid": "native", "v": "김일성"}])[0]["match"]
    assert found(app, properties=[{"pid": "country", "v": "KP"}]) == []


def test_an_id_is_found(app: ASGIApp) -> None:
    """Of whatever sort; as the API expects of a service."""
    assert "vietnam-war" not in {one["id"] for one in found(app, query="Vietnam", type="place")}
    for id_, typed in (("war", "topic"), ("vietnam", "place"), ("to-lam", "person")):
        assert id_ in {one["id"] for one in found(app, query=id_, type=typed)}


def test_what_is_queer_in_a_cell_is_only_text(base: FactBase) -> None:
    """Nothing in a cell fails."""
    for text in ("\x00", "\ud800", "%", "'; DROP TABLE name; --", "<script>", " ", "\u202e", "{}"):
        assert isinstance(reconcile(base, Query(text)), list)


def test_halves_of_letters_are_no_fault(app: ASGIApp) -> None:
    """JSON can hold what no text can."""
    batch = posted(app, queries='{"\\ud800": {"query": "Kim Il Sung\\udfff"}}')
    assert list(batch.json) == ["\ufffd"]
    extended = posted(app, extend='{"ids": ["\\ud800"], "properties": [{"id": "name"}]}')
    assert extended.json["rows"] == {"\ufffd": {"name": []}}


# --- the forms ------------------------------------------------------------------------------------

BATCH = {
    "q0": {"query": "Kim Il Sung"},
    "q1": {"query": "Kim", "limit": 3, "type": ["person"], "type_strict": "should"},
    "any key": {"query": "Hanoi", "properties": [{"pid": "country", "v": ["VN", {"id": "vn"}]}]},
}
EXTENSION = {
    "ids": ["kim-il-sung", "hanoi", "rice", "nobody"],
    "properties": [
        {"id": id_}
        for id_ in ("name", "native", "office", "first_year", "last_year", "facts", "within")
    ]
    + [{"id": "fact", "settings": {"limit": "1"}}],
}


def test_a_batch_is_answered_by_get_and_post(app: ASGIApp) -> None:
    """The same; each query by itself, under its key."""
    got = call(app, f"/reconcile?queries={quote(json.dumps(BATCH))}", JSON)
    assert got.json == posted(app, queries=BATCH).json
    assert list(got.json) == list(BATCH)
    assert got.json["q0"]["result"][0]["match"]
    assert len(posted(app, queries={str(n): {"query": "Kim"} for n in range(300)}).json) == 300
    old = call(app, "/reconcile?query=Kim+Il+Sung")
    assert old.json == {"result": got.json["q0"]["result"]}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("queries", "{"), ("queries", "[]"), ("queries", "[" * 100_000), ("query", "{"),
        ("query", '{"query": 1}'), ("query", '{"query": "x", "type": "Q5"}'),
        ("extend", "{}"), ("extend", '{"ids": [1], "properties": []}'), ("extend", "1"),
        ("extend", '{"ids": []}'), ("extend", '{"ids": [], "properties": [{"id": "shoe"}]}'),
    ],
)  # fmt: skip
def test_what_is_no_query_is_refused(app: ASGIApp, field: str, value: str) -> None:
    """400, with what is wrong."""
    answered = posted(app, **{field: value})
    assert answered.status == 400
    assert answered.json["error"]
    assert answered.json["hint"]


@pytest.mark.parametrize(
    "wrong",
    [
        1, {"query": 1}, {"query": "x", "limit": 0}, {"query": "x", "type": [1]},
        {"query": "x", "properties": [1]}, {"query": "Kim Il Sung", "type": "Q5"},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_query_is_refused_by_itself(app: ASGIApp, wrong: Any) -> None:
    """Its result is empty and says why; the others are answered as if it were not there."""
    others = {"a": {"query": "Kim Il Sung"}, "z": {"query": "Hanoi", "type": "place"}}
    answered = posted(app, queries={"a": others["a"], "wrong": wrong, "z": others["z"]})
    assert answered.status == 200
    refused = answered.json.pop("wrong")
    told = answered.json
    assert told.pop("wrong") == refused
    assert told == posted(app, queries=others).json
    assert refused["result"] == []
    assert refused["error"]
    assert refused["hint"]


@pytest.mark.parametrize(
    "named",
    ["person", "Person", "PERSON", {"id": "person", "name": "Person"}, {"id": "Person"},
     ["Person"], "http://127.0.0.1:8765/reconcile/type/person", ["Q5", "Person"]],
    ids=str,
)  # fmt: skip
def test_a_type_is_known_by_its_name_too(app: ASGIApp, named: Any) -> None:
    """As a person types it, or as its address."""
    assert found(app, query="Kim Il Sung", type=named) == found(
        app, query="Kim Il Sung", type="person"
    )
    if isinstance(named, str):
        of = quote(named)
        people = call(app, f"/reconcile/suggest/entity?prefix=h&type={of}").json["result"]
        assert {kind["id"] for one in people for kind in one["notable"]} == {"person"}
        proposed = call(app, f"/reconcile/properties?type={of}").json["properties"]
        assert "within" not in {one["id"] for one in proposed}


def sent(app: ASGIApp, kind: str, body: str) -> Answered:
    """What answers a body of a kind."""
    head = {"content-type": kind} if kind else {}
    return call(app, "/reconcile", head, method="POST", body=body.encode())


def test_a_body_is_a_form_in_either_encoding_or_json(app: ASGIApp) -> None:
    """What libraries send by themselves: the same answer."""
    queries = json.dumps(BATCH, ensure_ascii=False)
    wanted = posted(app, queries=BATCH).json
    several = f'--b\r\nContent-Disposition: form-data; name="queries"\r\n\r\n{queries}\r\n--b--\r\n'
    assert sent(app, "multipart/form-data; boundary=b", several).json == wanted
    for document in ({"queries": BATCH}, {"queries": queries}):
        assert sent(app, "application/json; charset=utf-8", json.dumps(document)).json == wanted
    whole = sent(app, "application/json", json.dumps({"extend": EXTENSION})).json
    assert whole == posted(app, extend=EXTENSION).json


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", "queries={}", 415), ("", "queries={}", 415), ("text/csv", "Kim", 415),
        ("application/json", "{", 400), ("application/json", "[]", 400),
        ("application/json", json.dumps(BATCH), 400), ("application/json", "[" * 100_000, 400),
        ("multipart/form-data", "queries={}", 400), ("multipart/form-data; boundary=b", "x", 400),
        ("application/x-www-form-urlencoded", "q=Kim", 400),
    ],
)  # fmt: skip
def test_a_body_that_asks_for_nothing_is_refused(
    app: ASGIApp, kind: str, body: str, status: int
) -> None:
    """It is not passed over, as if the manifest had been asked for."""
    answered = sent(app, kind, body)
    assert answered.status == status
    assert answered.json["error"]
    assert "queries" in answered.json["hint"]
    assert sent(app, "", "").json == call(app, "/reconcile").json


def test_a_form_is_not_endless(app: ASGIApp) -> None:
    """413; nothing is read without a bound."""
    assert posted(app, queries="x" * (5 << 20)).status == 413


def test_columns_are_fetched(app: ASGIApp) -> None:
    """Name, native name, office, years, facts; what a record does not have is an empty cell."""
    answered = posted(app, extend=EXTENSION).json
    assert [one["id"] for one in answered["meta"]][:2] == ["name", "native"]
    kim, hanoi = answered["rows"]["kim-il-sung"], answered["rows"]["hanoi"]
    assert kim["native"] == [{"str": "김일성"}]
    assert {"str": "Premier of the DPRK"} in kim["office"]
    assert (kim["first_year"], kim["facts"]) == ([{"int": 1958}], [{"int": 9}])
    assert len(kim["fact"]) == 1
    assert "VOV 2019:16" in kim["fact"][0]["str"]
    assert hanoi["within"] == [{"id": "vietnam", "name": "Vietnam"}]
    assert hanoi["office"] == []
    assert all(cell == [] for cell in answered["rows"]["nobody"].values())


def test_what_is_fetched_is_what_the_base_says(app: ASGIApp, base: FactBase) -> None:
    """For everybody: as many facts as ``who`` gives, and the years that ``people`` shows."""
    rows = base.people().rows
    ids = [row["id"] for row in rows]
    wanted = ["facts", "first_year", "last_year", "name"]
    extension = {"ids": ids, "properties": [{"id": id_} for id_ in wanted]}
    fetched = posted(app, extend=extension).json["rows"]
    for row in rows:
        cells = fetched[row["id"]]
        assert cells["name"] == [{"str": row["name"]}]
        assert cells["facts"] == [{"int": row["facts"]}]
        years = [cells[which][0]["int"] for which in ("first_year", "last_year") if cells[which]]
        assert "-".join(map(str, dict.fromkeys(years))) == row["years"]


def test_suggestions_begin_as_is_typed(app: ASGIApp) -> None:
    """By name, by any spelling, by id; those of a type; some skipped."""

    def ids(address: str) -> list[str]:
        return [one["id"] for one in call(app, f"/reconcile/suggest/{address}").json["result"]]

    assert ids("entity?prefix=kim+il")[0] == "kim-il-sung"
    assert ids("entity?prefix=" + quote("김일")) == ["kim-il-sung"]
    assert "to-lam" in ids("entity?prefix=to-l")
    assert ids("entity?prefix=hano&type=place")[0] == "hanoi"
    assert ids("entity?prefix=hano&type=person") == []
    assert ids("entity?prefix=") == []
    every = ids("entity?prefix=kim&limit=50")
    assert ids("entity?prefix=kim&limit=2&cursor=1") == every[1:3]
    assert ids("property?prefix=na") == ["name", "native"]
    assert "within" in ids("property?prefix=&type=place")
    assert "within" not in ids("property?prefix=&type=person")
    assert ids("type?prefix=p") == ["person", "place"]
    assert call(app, "/reconcile/suggest/nothing?prefix=a").status == 404


def test_cards_show_a_record(app: ASGIApp) -> None:
    """Offices, years, facts with their lines; nothing inline, and it may be framed from here."""
    card = call(app, "/reconcile/preview?id=kim-il-sung")
    for said in ("김일성", "Premier of the DPRK", "9 facts, 1958-2019", "VOV 2019:16"):
        assert said in card.text
    assert "style=" not in card.text
    assert "<script" not in card.text
    policy = card.headers["content-security-policy"]
    assert "frame-ancestors 'self' http://127.0.0.1:*" in policy
    assert call(app, "/reconcile/card.css").headers["content-type"].startswith("text/css")
    flyout = call(app, "/reconcile/flyout/entity?id=hanoi").json
    assert flyout["id"] == "hanoi"
    assert "Vietnam" in flyout["html"]
    assert "office" in call(app, "/reconcile/flyout/property?id=office").json["html"]
    assert call(app, "/reconcile/preview?id=nobody").status == 404
    assert call(app, "/reconcile/flyout/entity?id=nobody").status == 404


def test_what_a_base_says_is_text_on_a_card(tmp_path: Path) -> None:
    """Scripts and signs that nobody sees, in every field that a card shows."""
    script = "<script>alert(1)</script>\u202e\x1b[2J\"'&"
    content = json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))
    for person in content["people"]:
        person["native"] = person["description"] = script
        for office in person["offices"]:
            office["title"] = script
    for fact in content["facts"]:
        fact["statement"] = script
        for source in fact["sources"]:
            source["label"] = script
    path = tmp_path / "facts.json"
    path.write_bytes(canonical(content))
    with open_base(path) as base:
        app = application(base)
        card = call(app, "/reconcile/preview?id=kim-il-sung").text
        flyout = call(app, "/reconcile/flyout/entity?id=kim-il-sung").json["html"]
        result = posted(app, queries={"q": {"query": "Kim Il Sung"}}).text
    for html in (card, flyout):
        assert "<script" not in html
        assert "&lt;script&gt;" in html
        assert "\u202e" not in html
        assert "\x1b" not in html
    assert "\x1b" not in result
    assert "\u202e" not in result


def test_an_id_leads_to_its_record(app: ASGIApp) -> None:
    """The view of the manifest knows ids only."""
    for id_, where in (("kim-il-sung", "/person/"), ("hanoi", "/place/"), ("rice", "/topic/")):
        assert call(app, f"/id/{id_}").headers["location"] == f"{where}{id_}"
    for id_, where in (("rice-aid-1995", "/fact/"), ("sggp-2019", "/document/")):
        assert call(app, f"/id/{id_}").headers["location"] == f"{where}{id_}"
        assert call(app, f"{where}{id_}", JSON).status == 200
    assert call(app, "/id/nobody").status == 404


def test_browsers_of_this_machine_may_read(app: ASGIApp) -> None:
    """CORS everywhere alike, JSONP for clients of old; neither for pages of another site."""
    for address in ("", "/suggest/entity?prefix=kim", "/properties", "/preview?id=hanoi"):
        headers = {"origin": "http://127.0.0.1:3333"}
        answered = call(app, f"/reconcile{address}", headers)
        assert answered.headers["access-control-allow-origin"] == "*"
    preflight = call(app, "/reconcile", method="OPTIONS")
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    script = call(app, "/reconcile?callback=jQuery1.got_2")
    assert script.headers["content-type"].startswith("application/javascript")
    assert script.text.startswith("/**/jQuery1.got_2({")
    for callback in ("alert(1)//", "", "a b"):
        assert call(app, f"/reconcile?callback={quote(callback)}").status == 400
    strange = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert call(app, "/reconcile?callback=f", strange).status == 403


# --- the schemas of the API -----------------------------------------------------------------------


def answers(app: ASGIApp) -> Iterator[tuple[str, Any]]:
    """Every form of answer, and the published schema that it keeps."""
    yield "manifest", call(app, "/reconcile").json
    yield "reconciliation-query-batch", BATCH
    yield "reconciliation-result-batch", posted(app, queries=BATCH).json
    for part, plural in (("entity", "entities"), ("property", "properties"), ("type", "types")):
        begun = {"entity": "kim", "property": "n", "type": "p"}[part]
        suggested = call(app, f"/reconcile/suggest/{part}?prefix={begun}").json
        assert suggested["result"]
        yield f"suggest-{plural}-response", suggested
    proposed = call(app, "/reconcile/properties?type=person&limit=3").json
    assert len(proposed["properties"]) == 3
    yield "data-extension-property-proposal", proposed
    yield "data-extension-query", EXTENSION
    yield "data-extension-response", posted(app, extend=EXTENSION).json


@pytest.mark.skipif(not SCHEMAS, reason="RELFACTS_RECONCILIATION_SCHEMAS names no folder")
def test_answers_keep_the_published_schemas(app: ASGIApp) -> None:
    """Those of version 0.2, where they are at hand."""
    folder = Path(str(SCHEMAS))

    def schema(name: str) -> Any:
        # They leave their draft open.
        read = json.loads((folder / f"{name}.json").read_text("utf-8"))
        return {key: value for key, value in read.items() if key != "$schema"}

    of_types = Resource.from_contents(schema("type"), default_specification=DRAFT7)
    registry = Registry().with_resource(schema("type")["$id"], of_types)
    for name, answered in answers(app):
        validator = Draft7Validator(schema(name), registry=registry)
        assert [error.message for error in validator.iter_errors(answered)] == [], name


_TEXTS = {"type": "object", "required": ["id", "name"]} | {
    "properties": {"id": {"type": "string", "minLength": 1}, "name": {"type": "string"}}
}
_RESULTS = {"type": "object", "required": ["result"]} | {
    "properties": {"result": {"type": "array", "items": _TEXTS}}
}
_CELL = {
    "type": "object",
    "oneOf": [
        {"required": ["str"], "properties": {"str": {"type": "string"}}},
        {"required": ["int"], "properties": {"int": {"type": "integer"}}},
        {"required": ["id", "name"]},
    ],
}
#: What the text of the specification asks for, in our own words.
ASKED_FOR: dict[str, dict[str, Any]] = {
    "manifest": {
        "required": ["versions", "name", "identifierSpace", "schemaSpace"],
        "properties": {
            "versions": {"contains": {"const": "0.2"}},
            "defaultTypes": {
                "items": _TEXTS, "contains": {"properties": {"id": {"const": "person"}}},
            },
            "view": {"properties": {"url": {"pattern": r"\{\{id\}\}"}}, "required": ["url"]},
            "preview": {
                "properties": {"url": {"pattern": r"\{\{id\}\}"}, "width": {"type": "integer"}},
                "required": ["url", "width", "height"],
            },
            "suggest": {
                "required": ["entity", "property", "type"],
                "additionalProperties": {
                    "required": ["service_url", "service_path"],
                    "properties": {"flyout_service_path": {"pattern": r"\$\{id\}"}},
                },
            },
            "extend": {"required": ["propose_properties"]},
        },
    },
    "reconciliation-result-batch": {
        "additionalProperties": {
            "required": ["result"],
            "properties": {
                "result": {
                    "items": {
                        "required": ["id", "name", "type", "score", "match"],
                        "properties": {
                            "type": {"items": _TEXTS},
                            "score": {"type": "number"},
                            "match": {"type": "boolean"},
                        },
                    }
                }
            },
        }
    },
    "suggest-entities-response": _RESULTS,
    "suggest-properties-response": _RESULTS,
    "suggest-types-response": _RESULTS,
    "data-extension-property-proposal": {"properties": {"properties": {"items": _TEXTS}}},
    "data-extension-response": {
        "required": ["meta", "rows"],
        "properties": {
            "meta": {"items": _TEXTS},
            "rows": {"additionalProperties": {"additionalProperties": {"items": _CELL}}},
        },
    },
}  # fmt: skip


def test_answers_are_as_the_specification_asks(app: ASGIApp) -> None:
    """Of every form."""
    looked_at = set()
    for name, answered in answers(app):
        if name in ASKED_FOR:
            looked_at.add(name)
            validator = Draft7Validator(ASKED_FOR[name])
            assert [error.message for error in validator.iter_errors(answered)] == [], name
    assert looked_at == set(ASKED_FOR)
