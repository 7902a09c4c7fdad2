"""One claim beside a text of a few lines, and the rules that tell something of it."""

from __future__ import annotations

import hashlib
from typing import Any

import yaml

from relfacts.curate.evidence import Report, verify
from relfacts.curate.seedfiles import read_seeds

PEOPLE = [
    {
        "id": f"{given}-{family}".lower(), "name": f"{given} {family}", "family": family,
        "given": given, "order": "given-first", "gender": "female", "description": "made up",
    }
    for given, family in (("Ada", "Berg"), ("Zoe", "Lind"))
]  # fmt: skip
PLACES = [
    {"id": "portvik", "name": "Portvik", "kind": "town"},
    {"id": "brenn-trust", "name": "Brenn Trust", "kind": "organisation"},
    {"id": "sund-observatory", "name": "Sund Observatory", "kind": "organisation"},
]


def held(text: str, claim: dict[str, Any], language: str = "en") -> Report:
    """What becomes of the claim."""
    lines = text.removesuffix("\n").count("\n") + 1
    cited = claim.get("lines", list(range(1, lines + 1)))
    rest = [number for number in range(1, lines + 1) if number not in cited]
    seed = {
        "id": "paper-2031", "label": "Paper 2031", "document": "paper.txt", "title": "A paper",
        "author": None, "publisher": "The Paper", "issued": "2041-12-02", "language": language,
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "lines": lines,
        "read": [{"lines": rest, "why": "no claim"}] if rest else [],
        "claims": [{"fact": "it", "kind": "background", "places": ["portvik"],
                    "topics": ["things"], "lines": cited, **claim}],
    }  # fmt: skip
    base = {"title": "A base", "about": "Made up.", "licence": "CC0-1.0", "try": ["year 2000"]}
    files = {
        "base": base, "people": PEOPLE, "places": PLACES,
        "topics": [{"id": "things", "name": "Things"}], "paper-2031": seed,
    }  # fmt: skip
    written = {stem: yaml.safe_dump(one, allow_unicode=True) for stem, one in files.items()}
    seeds = read_seeds((stem, f"{stem}.yaml", one) for stem, one in written.items())
    return verify(seeds, {"paper.txt": text.encode()}.get)


def told(text: str, claim: dict[str, Any], language: str = "en") -> set[str]:
    """The rules that complain of the claim, or leave it to be judged."""
    report = held(text, claim, language)
    found = (*report.problems, *report.doubts)
    print(*found, sep="\n")
    return {one.rule for one in found} - {"own-words"}


def figure(value: str, unit: str = "C62", of: str = "nests", **more: str) -> dict[str, str]:
    """A quantity."""
    return {"value": value, "unit": unit, "of": of, **more}
