"""One claim beside a text of a few lines, and the rules that tell something of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from relfacts.curate.evidence import Report, verify
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.setting import STEPS
from relfacts.vocabulary import MEASURES, QUALIFIERS, STATUSES
from relfacts.vocabulary.units import UNITS

CASES = Path(__file__).parent.parent / "cases"
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
#: Where a claim lists somebody with a role.
ROLES = {one["id"]: "people" for one in PEOPLE} | {one["id"]: "parties" for one in PLACES}


def held(
    text: str, claim: dict[str, Any], language: str = "en", steps: Collection[str] = STEPS
) -> Report:
    """What becomes of the claim, where its anchors may match by some of the steps."""
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
    return verify(seeds, {"paper.txt": text.encode()}.get, steps=steps)


def told(text: str, claim: dict[str, Any], language: str = "en") -> set[str]:
    """The rules that complain of the claim, or leave it to be judged."""
    report = held(text, claim, language)
    found = (*report.problems, *report.doubts)
    print(*found, sep="\n")
    return {one.rule for one in found} - {"own-words"}


def weighed(text: str, claim: dict[str, Any], language: str = "en") -> set[str]:
    """The same, with a question mark before a rule that leaves the claim to be judged."""
    report = held(text, claim, language)
    print(*report.problems, *report.doubts, sep="\n")
    found = {one.rule for one in report.problems} | {f"?{one.rule}" for one in report.doubts}
    return found - {"own-words", "?own-words"}


def figure(value: str, unit: str = "C62", of: str = "nests", **more: str) -> dict[str, str]:
    """A quantity."""
    return {"value": value, "unit": unit, "of": of, **more}


#: A text, a claim of it, the language, and what ``weighed`` has of the claim.
Case = tuple[str, dict[str, Any], str, set[str]]


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of ``tests/cases/NAME.txt``: the language of its section, and the cells.

    A section begins with a [language]; a line with a # is a remark.
    """
    found, language = [], ""
    for line in (CASES / f"{name}.txt").read_text("utf-8").splitlines():
        if section := re.fullmatch(r"\[([a-z]+)\]", line):
            language = section[1]
        elif line and not line.startswith("#"):
            found.append((language, *map(str.strip, line.split("|"))))
    return found


def cases(name: str) -> list[Case]:
    """The cases of a table, one a row: text, statement, claim, rules.

    The anchors of a text are in [brackets], and a slash begins a line of it; the lines with an
    anchor are cited. Of the claim there may be, parted by semicolons: a status; a figure ("5 EUR
    at-most"); somebody in a role ("signatory ada-berg, mayor"), and then how she is "named"; an
    "anchor" that does not stand; "how" a date was worked out; and any key ("date 2031").
    """
    found = []
    for language, text, statement, more, rules in rows(name):
        read = _read(more)
        anchors = re.findall(r"\[(.*?)\]", text) + read.pop("anchors", [])
        lines = re.sub(r"(?m)^/ ", "\n", text.replace(" / ", "\n")).split("\n")
        plain = re.sub(r"[\[\]]", "", "\n".join((*lines, "")))
        claim = {"anchors": anchors, "statement": statement, **read}
        if cited := [at for at, line in enumerate(lines, 1) if "[" in line]:
            claim.setdefault("lines", cited)
        found.append((plain, claim, language, {*rules.split()}))
    return found


def _read(more: str) -> dict[str, Any]:
    """The keys of a claim that a line of a table names."""
    claim: dict[str, Any] = {}
    for piece in filter(None, map(str.strip, more.split(";"))):
        key, _, value = piece.partition(" ")
        if piece in STATUSES:
            claim["status"] = piece
        elif key in ("lines", "places"):
            claim[key] = value.split()
        elif value.partition(",")[0] in ROLES:
            id_, _, office = value.partition(", ")
            held_by = {"id": id_, "role": key} | ({"office": office} if office else {})
            claim.setdefault(ROLES[id_], []).append(held_by)
        elif key == "anchor":
            claim.setdefault("anchors", []).append(value)
        elif key == "named":
            claim["people"][-1]["named"] = value
        elif key == "how":
            claim |= {"date_how": "worked-out", "date_why": value}
        elif re.fullmatch(r"-?[0-9.]+", key):
            claim.setdefault("quantities", []).append(_quantity(key, value))
        else:
            claim[key] = value
    return claim


def _quantity(value: str, words: str) -> dict[str, str]:
    """A figure with its unit, how exact it is, of which time, and what it counts."""
    keys, of = {"unit": "C62"}, []
    for word in words.split():
        if word in QUALIFIERS:
            keys["qualifier"] = word
        elif word in MEASURES:
            keys["measure"] = word
        elif word in UNITS or (word.isupper() and len(word) > 2):
            keys["unit"] = word
        else:
            of.append(word)
    return figure(value, of=" ".join(of) or "nests", **keys)
