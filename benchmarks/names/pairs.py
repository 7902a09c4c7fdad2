"""Pairs of names, of one person or of two: the first is in a base, the second is asked.

    python benchmarks/names/pairs.py            the pairs of pairs.tsv, by kind
    python benchmarks/names/pairs.py --check    fails if somebody else is answered
    python benchmarks/names/pairs.py --missed   lists what is not answered, or wrongly

All first names make one base, which has no more than the name and its parts: the last word for the
family name, the first for the given one, the others between them. No native form, no aliases.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from world import relfacts
from world_people import Person, base_of

PAIRS = Path(__file__).with_name("pairs.tsv")

ANSWERED, OFFERED, SILENT, WRONG = "answered", "offered", "silent", "wrong"


class Pair(NamedTuple):
    """Two names; ``same`` tells whether they are of one person."""

    same: bool
    kind: str
    known: str
    asked: str


def pairs() -> list[Pair]:
    """All pairs of the file."""
    rows = (
        line.split("\t")
        for line in PAIRS.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    return [Pair(label == "same", kind, known, asked) for label, kind, known, asked in rows]


def person_of(name: str) -> Person:
    """Somebody of whom only this name is known."""
    first, *middle, last = ["", *name.split()] if " " not in name else name.split()
    return Person(first, " ".join(middle), last, False, "", "", "")


def verdicts(all_pairs: list[Pair]) -> list[tuple[Pair, str]]:
    """Each pair with what came of it: who else is answered than is meant is wrong."""
    people = {pair.known: person_of(pair.known) for pair in all_pairs}
    base: dict[str, Any] = base_of([*people.values()])
    ask = relfacts(base)
    found = []
    for pair in all_pairs:
        answered, offered = ask(pair.asked)
        meant = people[pair.known].id
        if pair.same and answered == [meant]:
            verdict = ANSWERED
        elif answered:
            verdict = WRONG
        else:
            verdict = OFFERED if meant in offered else SILENT
        found.append((pair, verdict))
    return found


def main() -> int:
    """Print the tables; with ``--check`` fail if somebody else is answered."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail if somebody else is answered")
    parser.add_argument("--missed", action="store_true", help="list what is not as it should be")
    options = parser.parse_args()
    found = verdicts(pairs())
    for same, title in ((True, "one person"), (False, "two people")):
        print(f"\n| {title} | pairs | answered | offered | silent | wrong |")
        print("|---|---:|---:|---:|---:|---:|")
        kinds = dict.fromkeys(pair.kind for pair, _ in found if pair.same == same)
        for kind in (*kinds, "all"):
            counts = Counter(
                verdict
                for pair, verdict in found
                if pair.same == same and kind in (pair.kind, "all")
            )
            row = " | ".join(str(counts[one]) for one in (ANSWERED, OFFERED, SILENT, WRONG))
            print(f"| {kind} | {counts.total()} | {row} |")
    if options.missed:
        for pair, verdict in found:
            if verdict == WRONG or (pair.same and verdict != ANSWERED):
                print(f"{verdict}: {pair.known!r}, {pair.asked!r} ({pair.kind})")
    wrong = any(verdict == WRONG for _, verdict in found)
    return int(options.check and wrong)


if __name__ == "__main__":
    sys.exit(main())
