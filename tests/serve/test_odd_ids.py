"""Ids that no build gives, in a base that another program wrote: no page of another record."""

from __future__ import annotations

import json
import os
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from calling import JSON, call

from conftest import ROOT, Run
from relfacts import open_base
from relfacts.pages import Pages, addresses
from relfacts.serve.app import application

BASE = (ROOT / "examples" / "skerry-light" / "data" / "facts.json").read_text("utf-8")
KNOWN: dict[str, Any] = json.loads(BASE)

#: What begins the address of a record, with an id that becomes another.
SORTS = {
    "fact": "tower-1862",
    **{
        name: KNOWN[of][0]["id"]
        for name, of in {
            "person": "people", "document": "sources", "topic": "topics", "place": "places",
        }.items()
    },
}  # fmt: skip

ODD = [
    "a%2Fb",
    "a%2fb",
    "%2e%2e",
    "..",
    "A",
    "a b",
    " a",
    "a/b",
    "a/",
    "/",
    "a?b",
    "a#b",
    "%",
    "\n",
    "",
]
HELD = ["a%2Fb", "a%2fb", "%2e%2e", "A", "a b", " a", "a?b", "a#b", "%"]


def is_written(sort: str, odd: str) -> bool:
    """Whether an id that cannot be linked to everywhere has a page of a site nevertheless."""
    return (
        odd == ".."
        or (odd, sort) in {("a/b", "fact"), ("a/b", "document")}
        or (odd == "\n" and sort != "fact")
    )


def with_id(folder: Path, odd: str, *known: str) -> Path:
    """The base in which ids, of records of different sorts, are another."""
    base = BASE
    for id_ in known:
        base = base.replace(json.dumps(id_), json.dumps(odd))
    path = folder / "facts.json"
    path.write_text(base, "utf-8")
    return path


def test_all_of_these_are_in_the_base() -> None:
    """Or nothing would be tried."""
    assert all(json.dumps(id_) in BASE for id_ in SORTS.values())


REFUSED = [
    (sort, odd) for sort in SORTS for odd in ODD if odd not in HELD and not is_written(sort, odd)
]


@pytest.mark.parametrize(("sort", "odd"), REFUSED)
def test_an_id_that_no_page_can_have_is_named(
    run: Run, tmp_path: Path, sort: str, odd: str
) -> None:
    """And how to come to a better one; no site is begun."""
    path, site = with_id(tmp_path, odd, SORTS[sort]), tmp_path / "site"
    done = run("--base", str(path), "site", str(site), status=4)
    assert f"{path} is broken: " in done.err
    assert f"{json.dumps(odd)}, which is not " in done.err
    assert "build it again" in done.err
    assert not site.exists()


@pytest.mark.parametrize("odd", ODD)
def test_every_link_of_a_site_leads_to_a_file(run: Run, tmp_path: Path, odd: str) -> None:
    """With that id for a record of each sort that can have it."""
    held = [id_ for sort, id_ in SORTS.items() if (sort, odd) not in REFUSED]
    path, site = with_id(tmp_path, odd, *held), tmp_path / "site"
    run("--base", str(path), "site", str(site))
    for page in site.rglob("*.html"):
        for link in re.findall(r' (?:href|src)="([^"]*)"', page.read_text("utf-8")):
            plain = unquote(unescape(link).partition("#")[0])
            assert "://" in link or not plain or (page.parent / plain).is_file(), (page, link)


@pytest.mark.parametrize("odd", HELD)
def test_an_address_is_decoded_once(tmp_path: Path, odd: str) -> None:
    """``/fact/a%252Fb`` is ``a%2Fb``; written otherwise, it is nobody's."""
    with open_base(with_id(tmp_path, odd, *SORTS.values())) as base:
        app = application(base)
        for sort in SORTS:
            address = addresses.of(sort, odd)
            assert call(app, address).status == 200
            found = call(app, address, JSON)
            assert (found.status, odd in found.text) == (200, True)
            if (otherwise := quote(address)) != address:
                assert call(app, otherwise).status == 404
                assert call(app, otherwise, JSON).status == 404


@pytest.mark.parametrize("id_", ["%2e%2e", "tower%2D1862", "tower-1862 ", "%74ower-1862"])
def test_what_is_read_as_an_id_is_no_address(tmp_path: Path, id_: str) -> None:
    """On the command line a text may be read in several ways; an address means one record."""
    for odd in ("tower-1862", ".."):
        with open_base(with_id(tmp_path, odd, "tower-1862")) as base:
            asked = addresses.of("fact", id_)
            status = 200 if id_.strip() == odd else 404
            assert call(application(base), asked).status == status
            assert call(application(base), asked, JSON).status == status


def test_an_odd_id_is_shown_where_it_is_typed(run: Run, tmp_path: Path) -> None:
    """As it is in the base."""
    for odd in ("a%2Fb", "A"):
        path = with_id(tmp_path, odd, "tower-1862")
        assert odd in run("--base", str(path), "show", odd).out
        os.utime(path, (1, 1))


@pytest.mark.parametrize(("old", "now"), [("old", "old"), ("old", "older"), ("a%2Fb", "nosuch")])
def test_an_id_that_leads_nowhere_is_named(run: Run, tmp_path: Path, old: str, now: str) -> None:
    """To itself, to one that leads on, to none."""
    redirects = {
        old: {"to": now, "why": "It was."},
        "older": {"to": "tower-1862", "why": "It was."},
    }
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(KNOWN | {"redirects": redirects}), "utf-8")
    err = run("--base", str(path), "site", str(tmp_path / "site"), status=4).err
    assert err.startswith(f"relfacts: {path} sends the id '{old}' on to '{now}', "), err
    assert "hint: build it again" in err


def test_an_odd_id_that_a_fact_had_has_a_page(run: Run, tmp_path: Path) -> None:
    """Its address is decoded once, too."""
    redirects = {odd: {"to": "tower-1862", "why": "It was."} for odd in HELD}
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(KNOWN | {"redirects": redirects}), "utf-8")
    run("--base", str(path), "site", str(tmp_path / "site"))
    with open_base(path) as base:
        pages = Pages(base)
        for odd in HELD:
            page = pages.page(f"/fact/{odd}")
            assert page is not None
            assert page.status == 200
