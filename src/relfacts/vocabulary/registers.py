"""Registers of people and places, and the form of their identifiers."""

from __future__ import annotations

#: The form of an identifier in each, and the address of its page.
REGISTERS: dict[str, tuple[str, str]] = {
    "wikidata": ("Q[1-9][0-9]*", "https://www.wikidata.org/wiki/"),
    "viaf": ("[1-9][0-9]*", "https://viaf.org/viaf/"),
    "isni": ("[0-9]{15}[0-9X]", "https://isni.org/isni/"),
    "gnd": ("[0-9]+(-[0-9X])?|[0-9]+X", "https://d-nb.info/gnd/"),
    "lc": ("(n|nb|no|nr|sh)[0-9]+", "https://id.loc.gov/authorities/"),
    "geonames": ("[1-9][0-9]*", "https://www.geonames.org/"),
}


def page_of(identifier: str) -> str:
    """The page of a person or place in a register, as ``wikidata:Q41117``; empty if unknown."""
    register, _, number = identifier.partition(":")
    return REGISTERS[register][1] + number if number and register in REGISTERS else ""
