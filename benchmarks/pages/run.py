"""How long a page takes at 100,000 facts, and a site of 10,000; how large the index of that is.

    python benchmarks/pages/run.py [--data DIR]

The bases are those of ``benchmarks/scale``. Times are of the processor, of this process alone: a
page as it is first asked for, and again; of several pages of a sort the mean. Takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scale"))

import bases

from relfacts.library.factbase import FactBase
from relfacts.library.opening import opened
from relfacts.pages import Pages
from relfacts.pages.site import frozen

SERVED, FROZEN = 100_000, 10_000
#: The goals: a page, a site, its index.
PAGE_MS, SITE_S, INDEX_MB = 5, 60, 5

# So many pages of a sort are asked for.
_PAGES = 20

Question = tuple[str, dict[str, str]]


def questions(base: FactBase) -> Iterator[tuple[str, list[Question]]]:
    """What is asked for: a sort of page, with some addresses of it."""
    inside = base.inside

    def records(sort: str) -> list[str]:
        rows = sorted(inside.index.records(sort), key=lambda row: -row[5])
        return [row[1] for row in rows]

    people, step = records("person"), inside.facts_in_all // _PAGES
    middle = people[len(people) // 2 :][:_PAGES]
    ids = [inside.fact(number)["id"] for number in range(1, inside.facts_in_all, step)]
    names = [inside.name("person", id_) for id_ in middle]
    yield "a fact", [(f"/fact/{id_}", {}) for id_ in ids]
    yield "a person of few facts", [(f"/person/{id_}", {}) for id_ in middle]
    yield "a document", [(f"/document/{id_}", {}) for id_ in records("source")[:_PAGES]]
    yield "who, by name", [("/who", {"q": name}) for name in names]
    yield "a question in words", [("/", {"q": f"visits by {name}"}) for name in names]
    yield "all facts, first page", [("/facts", {})]
    yield "the person of most facts", [(f"/person/{people[0]}", {})]
    yield "a topic of thousands", [(f"/topic/{records('topic')[0]}", {})]
    yield "a year of hundreds", [("/year/1958", {})]
    yield "the front page", [("/", {})]


def served(base: FactBase) -> None:
    """How long each sort of page takes."""
    pages = Pages(base)
    print(f"\n{'page of ' + format(SERVED, ',') + ' facts':34} {'first':>9} {'again':>9}   size")
    for name, asked in questions(base):
        times = []
        size = 0
        for _ in range(2):
            begun = time.process_time()
            for path, query in asked:
                page = pages.page(path, query)
                assert page, path
                size = len(page.body)
            times.append((time.process_time() - begun) / len(asked) * 1000)
        print(f"{name:34} {times[0]:6.1f} ms {times[1]:6.2f} ms {size / 1000:4.0f} kB")


def site(base: FactBase) -> None:
    """How long a site takes to make, and how large it and its index are."""
    begun = time.process_time()
    count, size, index = 0, 0, 0
    for name, content in frozen(base):
        count += 1
        size += len(content)
        index = len(content) if name == "search/index.js" else index
    took = time.process_time() - begun
    print(f"\nsite of {FROZEN:,} facts: {took:.1f} s, {count:,} files, {size / 1e6:.0f} MB")
    print(f"its index: {index / 1e6:.2f} MB")


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, help="where bases are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.data or Path(temporary)).resolve()
        for count, measure in ((SERVED, served), (FROZEN, site)):
            with opened(str(bases.make(folder, count).path), lasting=False) as base:
                measure(base)


if __name__ == "__main__":
    main()
