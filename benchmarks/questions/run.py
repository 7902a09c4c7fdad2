"""What a question in the reader's own words finds: relfacts and other engines, side by side.

    python benchmarks/questions/run.py            every engine, by need
    python benchmarks/questions/run.py --check    relfacts only; fails on a wrong person
    python benchmarks/questions/run.py --second   the questions of another hand
    python benchmarks/questions/run.py --third    those of a third set
    python benchmarks/questions/run.py --fourth   those of a fourth hand
    python benchmarks/questions/run.py --kinds    those of kinds that were looked for
    python benchmarks/questions/run.py --fifth    those of a fifth hand
    python benchmarks/questions/run.py --sixth    those of a sixth hand
    python benchmarks/questions/run.py --seventh  those of a seventh hand
    python benchmarks/questions/run.py --eighth   those of an eighth hand
    python benchmarks/questions/run.py --ninth    those of a ninth hand
    python benchmarks/questions/run.py --tenth    those of a tenth hand

SQLite's FTS5 (bm25) and RapidFuzz (WRatio) are given the same: of each fact its statement, the
words that its documents print for it, its people, places and topics in every spelling.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from labelled import CASES, OTHER_HANDS, Case, Engine, read_cases, relfacts
from rapidfuzz import fuzz, process

from relfacts import open_base
from relfacts.base.openbase import OpenBase

LEAST_RIGHT = 0.95

# This many facts an engine without a notion of "nothing" shows.
_SHOWN = 10

# Below this an engine that gives everything a score is taken to have found nothing.
_LEAST_LIKE = 60


def texts(base: OpenBase) -> dict[str, tuple[str, dict[str, Any]]]:
    """By the id of a fact: all that is said of it and of what it is about, and the fact."""
    spelled: dict[str, str] = {}
    for sort in ("person", "place", "topic"):
        for record in base.records(sort):
            forms = [form for forms in record["forms"].values() for form in forms]
            spelled[record["id"]] = " ".join([record["name"], *forms])
    found = {}
    for fact in base.facts():
        about = [p["id"] for p in fact["people"]] + fact["places"] + fact["topics"]
        anchors = [anchor for source in fact["sources"] for anchor in source["anchors"]]
        said = [fact["statement"], fact["kind"], str(fact["date"]), *anchors]
        found[fact["id"]] = " ".join([*said, *(spelled[id_] for id_ in about)]), dict(fact)
    return found


def fts5(base: OpenBase) -> Engine:
    """SQLite's full-text search, any of the words, ranked by bm25."""
    known = texts(base)
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE fact USING fts5(id UNINDEXED, text, tokenize = 'porter')")
    db.executemany("INSERT INTO fact VALUES (?, ?)", ((i, text) for i, (text, _) in known.items()))

    def ask(question: str) -> list[dict[str, Any]]:
        words = "".join(ch if ch.isalnum() else " " for ch in question).split()
        match = " OR ".join(f'"{word}"' for word in words)
        sql = "SELECT id FROM fact WHERE text MATCH ? ORDER BY bm25(fact) LIMIT ?"
        return [known[id_][1] for (id_,) in db.execute(sql, (match, _SHOWN))] if words else []

    return ask


def wratio(base: OpenBase) -> Engine:
    """RapidFuzz's WRatio over the same texts."""
    known = texts(base)
    choices = {id_: text for id_, (text, _) in known.items()}

    def ask(question: str) -> list[dict[str, Any]]:
        best = process.extract(question, choices, scorer=fuzz.WRatio, limit=_SHOWN)
        return [known[id_][1] for _, score, id_ in best if score >= _LEAST_LIKE]

    return ask


class Score:
    """What an engine made of all questions, by need."""

    def __init__(self, engine: Engine, cases: list[Case]) -> None:
        self.asked: Counter[str] = Counter(case.need for case in cases)
        self.right: Counter[str] = Counter()
        self.wrong = 0
        self.failures: list[tuple[Case, list[str]]] = []
        for case in cases:
            shown = engine(case.question)
            wrong = case.wrong_people(shown)
            right = case.is_right(shown) and not wrong
            self.right[case.need] += right
            self.wrong += bool(wrong)
            if not right:
                self.failures.append((case, wrong or [fact["id"] for fact in shown[: case.k]]))

    @property
    def share(self) -> float:
        """The share of the questions answered rightly."""
        return self.right.total() / self.asked.total()


def main() -> int:
    """Print the scores; with --check 1 if a person is wrong or too little is right."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--check", action="store_true", help="relfacts only, and fail")
    options.add_argument("--second", action="store_true", help="the questions of another hand")
    options.add_argument("--third", action="store_true", help="those of a third set")
    options.add_argument("--fourth", action="store_true", help="those of a fourth hand")
    options.add_argument("--kinds", action="store_true", help="those of kinds looked for")
    options.add_argument("--fifth", action="store_true", help="those of a fifth hand")
    options.add_argument("--sixth", action="store_true", help="those of a sixth hand")
    options.add_argument("--seventh", action="store_true", help="those of a seventh hand")
    options.add_argument("--eighth", action="store_true", help="those of an eighth hand")
    options.add_argument("--ninth", action="store_true", help="those of a ninth hand")
    options.add_argument("--tenth", action="store_true", help="those of a tenth hand")
    chosen = options.parse_args()
    named = (
        chosen.second, chosen.third, chosen.fourth, chosen.kinds, chosen.fifth, chosen.sixth,
        chosen.seventh, chosen.eighth, chosen.ninth, chosen.tenth,
    )  # fmt: skip
    others = zip(named, OTHER_HANDS, strict=True)
    path: Path = next((hand for named, hand in others if named), CASES)
    cases = read_cases(path)
    with open_base() as opened:
        base = opened.inside
        engines: dict[str, Engine] = {"relfacts": relfacts(base)}
        if not chosen.check:
            engines |= {"FTS5 bm25": fts5(base), "WRatio": wratio(base)}
        scores = {name: Score(engine, cases) for name, engine in engines.items()}
    ours = scores["relfacts"]
    for case, got in ours.failures:
        print(f"{case.need}: {case.question}\n    {case.why}\n    got {' '.join(got) or 'nothing'}")
    _print(scores)
    # The other hand tells how good it is; only our own questions have a mark to reach.
    failed = ours.wrong or (path == CASES and ours.share < LEAST_RIGHT)
    return int(chosen.check and bool(failed))


def _print(scores: dict[str, Score]) -> None:
    """A line for each need, and one for all."""
    lines: dict[str, list[str]] = defaultdict(list)
    for score in scores.values():
        for need in sorted(score.asked):
            lines[need].append(f"{score.right[need]:4d} / {score.asked[need]:<4d}")
    print(f"\n{'right of all':24}" + "".join(f"{name:>13}" for name in scores))
    for need, cells in lines.items():
        print(f"{need:24}" + "".join(f"{cell:>13}" for cell in cells))
    print(f"{'all':24}" + "".join(f"{100 * score.share:11.1f} %" for score in scores.values()))
    print(f"{'wrong people':24}" + "".join(f"{score.wrong:>13}" for score in scores.values()))


if __name__ == "__main__":
    sys.exit(main())
