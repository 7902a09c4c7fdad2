"""Where what is shown leads to: a citation to the address of its document, a name to its record.

Terminals make links of it (OSC 8), if they can.
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

# What a terminal that has links is called by its own variables, or by TERM.
_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"}
_TERMS = {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm"}
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
# Since 0.50, which is written so.
_VTE = 5000


def links_work(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to have links; FORCE_HYPERLINK knows better, 0 being no."""
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
    """The texts of an answer that lead somewhere, each with the address."""
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
    """Whether an address is one, and nothing that a terminal would obey."""
    web = address.startswith(("https://", "http://"))
    return web and address.isascii() and address.isprintable() and " " not in address
