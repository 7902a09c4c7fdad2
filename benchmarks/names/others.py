"""Do the rules hold for names that nobody tuned them for? The members of another parliament.

A base of their own is made of everybody in ``members.tsv`` (see README.md for where the names come
from), without lists of titles, name parts or people not to be confused. Then every member is asked
for: as written, folded, in other orders, and with one slip; and every second member is taken out of
the base, to see that a name like theirs is not answered with somebody else's.

    python benchmarks/names/others.py [--check]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from relfacts.base.index.cache import in_memory
from relfacts.base.index.namebook import IndexedNames
from relfacts.base.index.reader import Index
from relfacts.names.book import NameBook
from relfacts.names.reading import Reading, read_names
from relfacts.text.folding import fold

MEMBERS = Path(__file__).with_name("members.tsv")

# What must hold: the least share of right answers, and no wrong one at all.
LEAST = {"as written": 1.0, "folded": 1.0, "in capitals": 1.0, "family name first": 1.0,
         "comma": 1.0, "one slip": 0.9, "not in the base": 1.0}  # fmt: skip

KEYS = "qwertyuiop asdfghjkl  zxcvbnm"
SEED = 3


def members() -> list[dict[str, str]]:
    """The rows of the list."""
    with MEMBERS.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def name_of(row: dict[str, str]) -> str:
    """The name as the press writes it: given name, family name, suffix."""
    return " ".join(filter(None, (row["first"], row["last"], row["suffix"])))


def base_of(rows: list[dict[str, str]]) -> Any:
    """A base with nothing in it but these people."""
    people: list[dict[str, Any]] = []
    for row in rows:
        nickname = f"{row['nickname']} {row['last']}" if row["nickname"] else ""
        people.append(
            {
                "id": fold(" ".join(row.values())).replace(" ", "-"),
                "name": name_of(row),
                "native": None,
                "family": row["last"],
                "middle": None,
                "given": row["first"],
                "order": "given-first",
                "romanised": [],
                "country": None,
                "description": None,
                "offices": [],
                "forms": {"printed": sorted({row["full"], nickname} - {""})},
                "not": [],
            }
        )
    words: dict[str, Any] = {"titles": {}, "parts": {}, "fillers": [], "endings": []}
    empty: dict[str, Any] = {
        name: [] for name in ("sources", "places", "topics", "facts", "questions")
    }
    return {**empty, "format": 1, "title": "Members", "names": words, "people": people}


def index_of(base: Any) -> Index:
    """The index of a base, kept nowhere."""
    return in_memory(io.BytesIO(json.dumps(base).encode()), "the members")


def slips(name: str, chance: random.Random) -> Iterator[str]:
    """One slip of each kind at some letter of the name: left out, twice, swapped, next key."""
    places = [at for at, ch in enumerate(name) if ch.isalpha() and ch.isascii()]
    for kind in ("left out", "twice", "swapped", "next key"):
        at = chance.choice(places)
        if kind == "left out":
            yield name[:at] + name[at + 1 :]
        elif kind == "twice":
            yield name[: at + 1] + name[at:]
        elif kind == "swapped":
            pairs = [
                n for n in places if n + 1 in places and name[n].lower() != name[n + 1].lower()
            ]
            at = chance.choice(pairs)
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        else:
            near = KEYS.index(name[at].lower())
            keys = [
                ch for ch in KEYS[max(near - 1, 0) : near + 2] if ch not in (" ", name[at].lower())
            ]
            yield name[:at] + chance.choice(keys) + name[at + 1 :]


def questions(rows: list[dict[str, str]]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(kind, text, the member meant) for everything that is asked."""
    chance = random.Random(SEED)
    for row in rows:
        name = name_of(row)
        yield "as written", name, row
        yield "folded", fold(name), row
        yield "in capitals", name.upper(), row
        if not row["suffix"]:
            yield "family name first", f"{row['last']} {row['first']}", row
            yield "comma", f"{row['last']}, {row['first']}", row
        for text in slips(name, chance):
            yield "one slip", text, row


def measure() -> dict[str, list[int]]:
    """For each kind of question: asked, right, answered with somebody else."""
    rows = members()
    counts: dict[str, list[int]] = {kind: [0, 0, 0] for kind in LEAST}
    with closing(index_of(base_of(rows))) as index:
        book = NameBook(IndexedNames(index))
        for kind, text, row in questions(rows):
            meant = fold(" ".join(row.values())).replace(" ", "-")
            _count(counts[kind], read_names(text, book), {meant})
    # Every second member leaves the base, and must not be taken for one who stayed.
    stayed = rows[::2]
    kept = {fold(name_of(row)) for row in stayed}
    with closing(index_of(base_of(stayed))) as index:
        book = NameBook(IndexedNames(index))
        for row in rows[1::2]:
            if fold(name_of(row)) not in kept:
                _count(counts["not in the base"], read_names(name_of(row), book), set())
    return counts


def _count(count: list[int], reading: Reading, expected: set[str]) -> None:
    got = {match.owner.id for match in reading.matches}
    count[0] += 1
    count[1] += got == expected
    count[2] += reading.outcome == "found" and bool(got - expected)


def main() -> int:
    """Print the table; with ``--check`` fail unless what must hold holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail if a rule does not hold")
    check = parser.parse_args().check
    failed = False
    print(f"{len(members())} members; asked, right, somebody else\n")
    for kind, (asked, right, wrong) in measure().items():
        holds = right >= LEAST[kind] * asked and not wrong
        failed = failed or not holds
        share = f"{kind:<20}{asked:>6}{100 * right / asked:>8.1f} %{wrong:>5}"
        print(share if holds else f"{share}  <- fails")
    return 1 if check and failed else 0


if __name__ == "__main__":
    sys.exit(main())
