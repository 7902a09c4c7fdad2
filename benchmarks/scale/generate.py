"""Make a base of any number of facts, the same bytes for one number and seed.

    python benchmarks/scale/generate.py 10000 /tmp/10k/facts.json [--seed 7]

The base is what ``relfacts build`` could have written: it keeps the schema, its records are sorted,
its layout is canonical. It is written as it is made, so that a million facts need little memory.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import topics
from documents import Documents
from facts import TEST_YEAR, Facts
from layout import laid
from people import People
from places import Places
from words import TEST_PERSON

LEAST, MOST = 10, 1_000_000
DEFAULT_SEED = 7

#: The words that go with names are those of the base that is shipped.
_SHIPPED = Path(__file__).resolve().parents[2] / "data" / "facts.json"


def write(out: TextIO, count: int, seed: int = DEFAULT_SEED) -> None:
    """Write a base of ``count`` facts."""
    documents = Documents(max(count // 15, 3), seed)
    people = People(max(count // 8, 3), seed)
    places = Places(count // 200)
    facts = Facts(count, seed, people, documents, places)
    told: list[str] = []
    sections: dict[str, object] = {
        "about": "Generated to measure relfacts with. Nothing in it is true.",
        "facts": facts.texts(told),
        "format": 1,
        "licence": "CC0-1.0",
        "names": json.loads(_SHIPPED.read_text("utf-8"))["names"],
        "people": _laid(people.records(documents)),
        "places": _laid(places.records()),
        "questions": [
            f'who "{" ".join(TEST_PERSON)}"',
            f"year {TEST_YEAR}",
            "agreements --since 2000",
        ],
        "redirects": lambda: {f"{id_}-once": {"to": id_, "why": "it was renamed"} for id_ in told},
        "sources": _laid(documents.records()),
        "title": f"A generated base of {count:,} facts",
        "topics": _laid(topics.records()),
    }
    before = "{\n"
    for name, section in sections.items():
        out.write(f'{before}  "{name}": ')
        if isinstance(section, Iterator):
            _write_list(out, section)
        else:
            # Which ids the facts have is known when they have been written.
            out.write(laid(section() if callable(section) else section, 1))
        before = ",\n"
    out.write("\n}\n")


def _laid(records: Iterable[dict[str, object]]) -> Iterator[str]:
    return (laid(record, 2) for record in records)


def _write_list(out: TextIO, texts: Iterator[str]) -> None:
    before = "[\n    "
    for text in texts:
        out.write(before)
        out.write(text)
        before = ",\n    "
    out.write("\n  ]")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make a fact base to measure with.")
    parser.add_argument("count", type=int, metavar="N", help=f"{LEAST} to {MOST} facts")
    parser.add_argument("out", type=Path, metavar="OUT.json")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    arguments = parser.parse_args()
    if not LEAST <= arguments.count <= MOST:
        parser.error(f"N is {LEAST} to {MOST}")
    with arguments.out.open("w", encoding="utf-8", newline="\n") as out:
        write(out, arguments.count, arguments.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
