"""The links in what is shown: from a citation to the address of its document, from a name to its
record.

Terminals that can make links of them (OSC 8) do.
"""

from __future__ import annotations

from relfacts.base.locators import cite
from relfacts.text.typed import whole
from relfacts.vocabulary.registers import page_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

# Terminals with links, by the values of their own variables, or of TERM.
_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"}
_TERMS = {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm"}
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
# The VTE version since which there are links, 0.50, in its own notation.
_VTE = 5000


def links_work(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to support links; FORCE_HYPERLINK (0: no) overrides it."""
    forced = environment.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    if "CI" in environment or environment.get("TERM") == "dumb":
        return False
    return (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or environment.get("TERM") in _TERMS
        or any(environment.get(mark) for mark in _MARKS)
        or (whole(environment.get("VTE_VERSION", "")) or 0) >= _VTE
    )


def links_of(answer: Answer, base: OpenBase) -> dict[str, str]:
    """The texts of an answer that are links, each with its address."""
    return {text: address for text, address in _links(answer, base) if _is_safe(address)}


def _links(answer: Answer, base: OpenBase) -> Iterator[tuple[str, str]]:
    if answer.catalogue:
        name, rows = answer.catalogue
        for row in rows:
            if name in ("people", "places"):
                yield row["name"], _page(row)
            elif name == "sources":
                yield row["label"], row["url"] or ""
        return
    addresses: dict[str, str] = {}
    people = set(answer.people)
    for hit in answer.hits:
        for source in hit.fact["sources"]:
            id_ = source["id"]
            if id_ not in addresses:
                addresses[id_] = base.record("source", id_).get("url", "")
            yield cite(source), addresses[id_]
        if answer.command == "show":
            people.update(person["id"] for person in hit.fact["people"])
    for id_ in people:
        record = base.record("person", id_)
        yield record["name"], _page(record)


def _page(record: Mapping[str, Any]) -> str:
    return next(filter(None, map(page_of, record.get("same_as", ()))), "")


def _is_safe(address: str) -> bool:
    """Whether an address is valid and has nothing that a terminal would obey."""
    web = address.startswith(("https://", "http://"))
    return web and address.isascii() and address.isprintable() and " " not in address
