"""Links on a terminal: from a source to its document, from a person to the record."""

from __future__ import annotations

import re
from typing import Any

import pytest

from conftest import Run, made_of
from relfacts import open_base
from relfacts.show import Screen, render
from relfacts.show.links import links_work

#: A terminal with links, as its variables tell it.
LINKS = {"FORCE_COLOR": "1", "FORCE_HYPERLINK": "1"}
_LINK = re.compile("\x1b]8;;([^\x1b]+)\x1b\\\\(.*?)\x1b]8;;\x1b\\\\")


def links(out: str) -> dict[str, str]:
    """What is linked, without colours, and where to."""
    return {re.sub("\x1b\\[[0-9;]*m", "", text): address for address, text in _LINK.findall(out)}


def seen(out: str) -> str:
    """What is to be seen of it, without links and colours."""
    lines = re.sub("\x1b(?:]8;;[^\x1b]*\x1b\\\\|\\[[0-9;]*m)", "", out).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def test_a_source_leads_to_its_document_and_a_person_to_the_record(run: Run) -> None:
    """Only citations and the person asked for; a document without an address leads nowhere."""
    found = links(run("who", "Kim Il Sung", columns=120, **LINKS).out)
    assert found["Kim Il Sung"] == "https://www.wikidata.org/wiki/Q41117"
    assert found["VOV 2019:16"].startswith("https://m.vovworld.vn/")
    assert found["SGGP 2019:1,4"].startswith("https://vietnamnet.vn/")
    assert not any(text.startswith("VNA 2025") for text in found)
    card = links(run("show", "kim-il-sung-visit-1958", columns=120, **LINKS).out)
    assert {"Kim Il Sung", "VOV 2019:16", "SGGP 2019:1,4"} == {*card}
    assert "Kim Jong Un" in links(run("people", columns=120, **LINKS).out)
    assert links(run("sources", columns=120, **LINKS).out)["CGTN 2019"].startswith("https://news.")
    assert links(run("who", "Kim Il Sung", columns=50, **LINKS).out)["VOV 2019:16"]


def test_the_same_bytes_each_time(run: Run) -> None:
    """Rich draws lots for the ids of links; nobody sees them."""
    asked = ("year", "1958")
    assert run(*asked, columns=90, **LINKS).out == run(*asked, columns=90, **LINKS).out
    plain = run(*asked, "--no-hyperlinks", columns=90, **LINKS).out
    assert seen(run(*asked, columns=90, **LINKS).out) == seen(plain)
    assert "\x1b]8" not in plain


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"FORCE_COLOR": "1"},
        {"FORCE_HYPERLINK": "1", "NO_COLOR": "1"},
        {**LINKS, "FORCE_HYPERLINK": "0"},
    ],
)
def test_elsewhere_there_are_none(run: Run, environment: dict[str, str]) -> None:
    """In a pipe, without colours, or where the reader says so."""
    assert "\x1b]8" not in run("year", "1958", **environment).out


@pytest.mark.parametrize(
    ("environment", "work"),
    [
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"VTE_VERSION": "²"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm"}, False),
        ({"WT_SESSION": "x"}, True),
        ({"TERM": "dumb", "WT_SESSION": "x"}, False),
        ({"CI": "1", "VTE_VERSION": "6800"}, False),
        ({"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_terminals_that_have_links(environment: dict[str, str], work: bool) -> None:
    """As they tell it of themselves; others are not asked to hide what they cannot."""
    assert links_work(environment) is work


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "https://a.example/\x1b]0;x\x07", "https://a.example/a b", "x"],
)
def test_no_address_is_obeyed(records: Any, address: str) -> None:
    """A base may come from anywhere."""
    for source in records["sources"]:
        source["url"] = address
    with open_base() as base:
        answer = base.year(1958)
        out = "".join(render(answer, made_of(records), "table", Screen(100, True, True)))
    assert "\x1b]" not in out
