"""What is answered over HTTP: the envelopes of the command line, and nothing to strangers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from calling import JSON, call
from starlette.types import ASGIApp

from conftest import DOCUMENTS, Run
from relfacts import FactBase, open_base
from relfacts.serve.app import application
from relfacts.serve.negotiation import preferred


@pytest.fixture(scope="module")
def base() -> Iterator[FactBase]:
    """The shipped base."""
    with open_base() as base:
        yield base


@pytest.fixture(scope="module")
def app(base: FactBase) -> ASGIApp:
    """The application for it."""
    return application(base)


# --- the same as on the command line --------------------------------------------------------------

#: What is typed, and the address that asks the same.
SAME = [
    (("who", "Kim Il Sung"), "/who?q=Kim+Il+Sung"),
    (("who", "김일성", "--since", "1957"), f"/who?q={quote_plus('김일성')}&since=1957"),
    (("who", "Kim"), "/who?q=Kim"),
    (("who", "Kim Jong Il"), "/who?q=Kim+Jong+Il"),
    (("year", "1958"), "/year?q=1958"),
    (("year", "1957", "1958"), "/year?q=1957&q=1958"),
    (("topic", "grain", "--limit", "2"), "/topic?q=grain&limit=2"),
    (("place", "Hanoi", "--reverse"), "/place?q=Hanoi&reverse=1"),
    (("search", "did Vietnam give rice", "--last", "1"), "/search?q=did+Vietnam+give+rice&last=1"),
    (("search", "did Vietnam give rice"), "/?q=did+Vietnam+give+rice"),
    (("show", "rice-aid-1995", "rice-aid-1997"), "/show?q=rice-aid-1995+rice-aid-1997"),
    (("show", "rice-aid-1995"), "/fact/rice-aid-1995"),
    (("visits", "--last", "2"), "/kind/visit?last=2"),
    (("year", "1958"), "/year/1958"),
    (("at", "sggp-2019:8"), "/at?q=sggp-2019:8"),
    (("facts", "--kind", "aid", "--kind", "trade"), "/facts?kind=aid&kind=trade"),
    (("facts", "--from", "Vietnam", "--undated"), "/facts?from=Vietnam&undated=on&who=&since="),
    (("visits", "--since", "2000"), "/visits?since=2000"),
    (("discrepancies", "--topic", "rice"), "/discrepancies?topic=rice"),
    (("people",), "/people"),
    (("topics",), "/topics"),
    (("places",), "/places"),
    (("sources",), "/sources"),
    (("coverage",), "/coverage"),
    (("coverage", "sggp-2019"), "/coverage?q=sggp-2019"),
    ((), "/"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "address"), SAME, ids=[address for _, address in SAME])
def test_an_address_gives_what_the_command_writes(
    app: ASGIApp, run: Run, typed: tuple[str, ...], address: str
) -> None:
    """The same bytes, whatever the outcome."""
    answered = call(app, address, JSON)
    assert answered.status == 200
    assert answered.headers["content-type"] == "application/json"
    status = {"found": 0, "none": 1, "ambiguous": 3}[answered.json["outcome"]]
    assert answered.text == run(*typed, "--format", "json", status=status).out


@pytest.mark.skipif(DOCUMENTS is None, reason="the documents are not here")
def test_passages_are_shown_where_the_documents_are(base: FactBase) -> None:
    """As ``show --documents`` does; without the folder nothing of a document is served."""
    assert call(application(base, documents=DOCUMENTS), "/fact/rice-aid-1995", JSON).json[
        "passages"
    ]
    assert "passages" not in call(application(base), "/fact/rice-aid-1995", JSON).json


def test_a_large_answer_comes_in_pieces(
    app: ASGIApp, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes; how long it will be is not known before it is read."""
    monkeypatch.setattr("relfacts.serve.app._MANY", 100)
    monkeypatch.setattr("relfacts.serve.written._PIECE", 1000)
    answered = call(app, "/facts", JSON)
    assert "content-length" not in answered.headers
    assert answered.text == run("facts", "--format", "json").out


# --- records --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "name", "typed"),
    [
        ("/person/kim-il-sung", "Kim Il Sung", ("who", "Kim Il Sung")),
        (
            "/person/kim-il-sung?since=1960",
            "Kim Il Sung",
            ("who", "Kim Il Sung", "--since", "1960"),
        ),
        ("/topic/rice", "Rice", ("topic", "rice")),
        ("/topic/visits", "Visits and talks", ("topic", "visits")),
        ("/place/vietnam", "Vietnam", ("place", "Vietnam")),
        ("/document/sggp-2019", "SGGP 2019", ("facts", "--source", "sggp-2019")),
    ],
)
def test_a_record_stands_with_its_facts(
    app: ASGIApp, run: Run, address: str, name: str, typed: tuple[str, ...]
) -> None:
    """The record of the base, and the facts that the command line gives for it."""
    answered = call(app, address, JSON)
    assert answered.status == 200
    record = answered.json["record"]
    assert name in (record.get("name"), record.get("label"))
    assert address.partition("?")[0].endswith(f"/{record['id']}")
    assert answered.ids == run(*typed, "--format", "json").ids


def test_whoever_would_rather_look_gets_a_page(app: ASGIApp) -> None:
    """A browser; what is no address is said on a page too, whatever stands in it."""
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    front = call(app, "/", browser)
    assert front.headers["content-type"] == "text/html; charset=utf-8"
    assert "<form" in front.text
    assert call(app, "/person/kim-il-sung", browser).text.startswith("<!doctype html>")
    nothing = call(app, "/%3Cscript%3E", browser)
    assert nothing.status == 404
    assert "&lt;script&gt;" in nothing.text
    assert "<script>" not in nothing.text
    assert call(app, "/person/nobody", browser).status == 404
    assert call(app, "/year?q=zzz", browser).status == 400
    for path in ("/style.css", "/search.js"):
        assert call(app, path, {"accept": "*/*"}).status == 200


@pytest.mark.parametrize("sort", ["person", "document", "topic", "place", "fact"])
def test_an_id_that_there_is_not(app: ASGIApp, sort: str) -> None:
    """404, with the envelope of an answer that found nothing."""
    answered = call(app, f"/{sort}/no-such", JSON)
    assert answered.status == 404
    assert (answered.json["outcome"], answered.json["count"]) == ("none", 0)
    assert answered.json["notes"]


def test_an_id_is_no_name(app: ASGIApp) -> None:
    """Nobody is answered for by an address that is nearly his; he is offered."""
    assert call(app, "/fact/china", JSON).status == 404
    person = call(app, "/fact/kim-il-sung", JSON)
    assert (person.status, person.json["count"]) == (404, 0)
    answered = call(app, "/person/kim-il-sun", JSON)
    assert answered.status == 404
    assert answered.json["suggestions"][0]["id"] == "kim-il-sung"


def test_filters_may_leave_nothing_of_a_record(app: ASGIApp) -> None:
    """The record is there all the same."""
    answered = call(app, "/person/kim-il-sung?since=2022", JSON)
    assert (answered.status, answered.json["outcome"]) == (200, "none")
    assert answered.json["record"]["name"] == "Kim Il Sung"


# --- what cannot be asked -------------------------------------------------------------------------

REFUSED = [
    ("/who", "NAME is empty"),
    ("/year?q=01/03/2019", "WHEN"),
    ("/facts?sincee=1950", "since"),
    ("/facts?kind=picnic", "the kinds are"),
    ("/facts?limit=some", "whole number"),
    ("/facts?limit=0", "whole number"),
    ("/facts?undated=perhaps", "undated=1"),
    ("/people?who=Kim", "it takes format"),
    ("/show", "ID is empty"),
    ("/facts?format=xml", "format=json"),
]


@pytest.mark.parametrize(("address", "said"), REFUSED)
def test_what_cannot_be_asked_is_refused_with_a_hint(app: ASGIApp, address: str, said: str) -> None:
    """400, and what to ask instead."""
    answered = call(app, address, JSON)
    assert answered.status == 400
    assert said in f"{answered.json['error']} {answered.json['hint']}"


@pytest.mark.parametrize(
    "path", ["/nothing", "/person", "/person/a/b", "/person/kim-il-sung/", "/who/x"]
)
def test_what_is_no_address(app: ASGIApp, path: str) -> None:
    """404 with an error, but an id with a stroke behind it is the id."""
    answered = call(app, path, JSON)
    assert answered.status == (200 if path.endswith("sung/") else 404)


@pytest.mark.parametrize("path", ["/suggest?q=kim", "/feed.atom", "/style.css"])
def test_what_has_one_form_has_it_for_everybody(app: ASGIApp, path: str) -> None:
    """A feed is no page, and is sent to who would rather have JSON too."""
    assert call(app, path, JSON).status == 200
    assert call(app, path, JSON).body == call(app, path).body


def test_only_reading_is_done(app: ASGIApp) -> None:
    """HEAD is GET without the body; nothing else is taken."""
    assert call(app, "/people", JSON, method="HEAD").status == 200
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answered = call(app, "/people", JSON, method=method)
        assert answered.status == 405
        assert set(answered.headers["allow"].split(", ")) == {"GET", "HEAD"}


# --- who is answered ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200), ("localhost", 200), ("LOCALHOST:1", 200), ("[::1]:8765", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:80", 421),
        ("", 421), ("127.0.0.1@evil.example", 421), ("[::1", 421), ("10.0.0.7:8765", 421),
    ],
)  # fmt: skip
def test_only_this_machine_is_meant(app: ASGIApp, host: str, status: int) -> None:
    """Whoever comes by another name comes from a page that has been led here."""
    assert call(app, "/people", {**JSON, "host": host}).status == status


def _fetch(site: str, mode: str, **more: str) -> dict[str, str]:
    return {"sec-fetch-site": site, "sec-fetch-mode": mode, **more}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (_fetch("cross-site", "cors", origin="https://evil.example"), 403),
        (_fetch("cross-site", "cors", origin="null"), 403),
        (_fetch("cross-site", "no-cors"), 403),
        (_fetch("cross-site", "no-cors", referer="http://localhost:3333/"), 200),
        (_fetch("cross-site", "navigate"), 200),
        (_fetch("same-origin", "cors"), 200),
        (_fetch("none", "navigate"), 200),
    ],
)  # fmt: skip
def test_no_page_of_another_site_reads(app: ASGIApp, headers: dict[str, str], status: int) -> None:
    """It may link here; what it fetches is refused."""
    assert call(app, "/people", JSON | headers).status == status


def test_every_answer_has_the_headers(app: ASGIApp) -> None:
    """Also those that refuse; no cookie is ever set."""
    for address, headers in (
        ("/people", {}), ("/nothing", {}), ("/who", {}), ("/people", {"host": "evil.example"}),
    ):  # fmt: skip
        sent = call(app, address, JSON | headers).headers
        policy = sent["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert sent["x-content-type-options"] == "nosniff"
        assert sent["vary"] == "Accept"
        assert "set-cookie" not in sent


# --- page or JSON ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "json"),
    [
        ("application/json", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("*/*", False),
        ("", False),
        ("text/css,*/*;q=0.1", False),
        ("application/json;q=0.5, text/html", False),
        ("application/json, text/html;q=0.9", True),
        ("application/json, */*", False),
        ("application/json;q=nought", True),
        ("application/*;q=0.9, text/*;q=0.1", True),
        ("application/json, text/plain, */*;q=0.5", True),
    ],
)
def test_who_would_rather_have_json(accept: str, json: bool) -> None:
    """By quality, the most specific range counting."""
    wanted = preferred(accept, ["text/html", "application/json"])
    assert (wanted == "application/json") == json


_BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
_IN_A_PAGE = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"


@pytest.mark.parametrize(
    ("address", "accept", "kind"),
    [
        ("/who?q=Kim+Il+Sung", "application/json", "application/json"),
        ("/who?q=Kim+Il+Sung&format=json", _BROWSER, "application/json"),
        ("/who?q=Kim+Il+Sung&format=html", "application/json", "text/html"),
        ("/cite?q=rice-aid-1995", _BROWSER, "text/html"),
        ("/cite?q=rice-aid-1995", "*/*", "text/plain"),
        ("/cite?q=rice-aid-1995", "", "text/plain"),
        ("/cite?q=rice-aid-1995", "text/plain", "text/plain"),
        ("/cite?q=rice-aid-1995", "application/json", "application/json"),
        ("/cite?q=rice-aid-1995", "application/x-bibtex", "application/x-bibtex"),
        (
            "/cite?q=rice-aid-1995",
            "application/vnd.citationstyles.csl+json, text/plain;q=0.5",
            "application/vnd.citationstyles.csl+json",
        ),
        # A style that is named is a file to be saved, whatever a browser would rather have.
        ("/cite?q=rice-aid-1995&as=ris", _BROWSER, "application/x-research-info-systems"),
        ("/cite?q=rice-aid-1995&as=ris", "application/json", "application/json"),
        ("/timeline?who=kim-il-sung", _BROWSER, "text/html"),
        ("/timeline?who=kim-il-sung", _IN_A_PAGE, "image/svg+xml"),
        ("/timeline?who=kim-il-sung", "*/*", "image/svg+xml"),
        ("/timeline?who=kim-il-sung", "application/json", "application/json"),
        ("/timeline?who=kim-il-sung&format=svg", _BROWSER, "image/svg+xml"),
        ("/timeline?who=kim-il-sung&format=html", "*/*", "text/html"),
    ],
)
def test_an_address_has_the_form_that_is_wanted(
    app: ASGIApp, address: str, accept: str, kind: str
) -> None:
    """A page for a browser, JSON for a program, a picture in a page, a style for a reference."""
    answered = call(app, address, {"accept": accept})
    assert answered.status == 200
    assert answered.headers["content-type"].partition(";")[0] == kind
    assert answered.headers["vary"] == "Accept"
    begins = {"application/json": "{", "text/html": "<!doctype", "image/svg+xml": "<svg"}
    assert answered.text.startswith(begins.get(kind, ""))


def test_what_there_is_not_is_said_in_the_form_that_is_wanted(app: ASGIApp) -> None:
    """A browser is shown a page, also where no picture can be drawn and nothing be cited."""
    for address in ("/cite?q=nobody", "/cite"):
        shown = call(app, address, {"accept": _BROWSER})
        assert (shown.status, shown.text[:9]) == (404 if "nobody" in address else 400, "<!doctype")
    assert "no facts" in call(app, "/timeline?since=2100", {"accept": _BROWSER}).text
    assert call(app, "/facts?format=svg", {"accept": _BROWSER}).status == 400
