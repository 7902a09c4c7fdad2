"""Names of the whole world: relfacts and other matchers on the same lines.

    python benchmarks/names/world.py           relfacts and RapidFuzz
    python benchmarks/names/world.py --peers    nomenklatura too, in an environment of its own
    python benchmarks/names/world.py --check    relfacts only; fails on a wrong person, or below
                                                    90 % of the lines by hand

``--missed`` lists what is not right. See README.md for what is measured.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from world_peers import Environment, rapidfuzz
from world_people import (
    BY_HAND,
    BY_RULE,
    SIGHTS,
    STRANGER,
    Line,
    at_sight,
    base_of,
    by_hand,
    by_rule,
    halved,
    people,
)

from relfacts.base.index.cache import in_memory
from relfacts.base.index.namebook import IndexedNames
from relfacts.names.book import NameBook
from relfacts.names.reading import read_names
from relfacts.names.suggest import people_like

HERE = Path(__file__).parent

#: What must hold of the lines by hand; a wrong person never may be.
LEAST_RIGHT = 0.9

#: An answer: who is answered, and who is offered.
Answer = tuple[list[str], list[str]]

RIGHT, OFFERED, SILENT, WRONG = "right", "offered", "silent", "wrong"


class Score:
    """What one matcher made of some lines."""

    def __init__(self, name: str, lines: Sequence[Line], answers: Iterable[Answer]) -> None:
        self.name = name
        self.verdicts = [
            (line, verdict(line, *answer), answer)
            for line, answer in zip(lines, answers, strict=True)
        ]

    def of(self, *kinds: str) -> Counter[str]:
        """How many lines of these kinds, or of all, have which verdict."""
        return Counter(one for line, one, _ in self.verdicts if not kinds or line.kind in kinds)

    def precision(self) -> float:
        """Of the lines that are answered at all, the share with nobody wrong."""
        answered = [one for _, one, (ids, _) in self.verdicts if ids]
        return 1 - answered.count(WRONG) / max(1, len(answered))

    def row(self, ms: float | None) -> str:
        """The figures as a line of a table: precision first."""
        means = Counter(one for line, one, _ in self.verdicts if line.expect)
        nobody = Counter(one for line, one, _ in self.verdicts if not line.expect)
        due = means.total()
        return (
            f"| {self.name} | {100 * self.precision():.2f} | {nobody[WRONG]} of {nobody.total()}"
            f" | {means[WRONG]} of {due} | {_share(means[RIGHT], due)}"
            f" | {_share(means[OFFERED], due)} | {_share(means[SILENT], due)}"
            f" | {'-' if ms is None else f'{ms:.1f}'} |"
        )


HEAD = (
    "| matcher | precision % | strangers answered | another answered | right % | offered % |"
    " silent % | ms a line |\n|---|---:|---:|---:|---:|---:|---:|---:|"
)


def verdict(line: Line, answered: Sequence[str], offered: Sequence[str]) -> str:
    """What an answer is worth: see README.md."""
    got = frozenset(answered)
    if not line.expect:
        return WRONG if got else RIGHT
    if got == line.expect:
        return RIGHT
    if got and (not got >= line.expect or len(line.expect) > 1):
        return WRONG
    near = bool(got) or bool(line.expect & frozenset(offered))
    if near:
        return RIGHT if line.offer else OFFERED
    return SILENT


def relfacts(base: dict[str, object]) -> Callable[[str], Answer]:
    """The matcher under test."""
    book = NameBook(IndexedNames(in_memory(io.BytesIO(json.dumps(base).encode()), "world")))

    def ask(text: str) -> Answer:
        reading = read_names(text, book)
        if reading.matches:
            return [match.owner.id for match in reading.matches], []
        offered = [owner for owner, _ in reading.unmeant] or people_like(text, book)
        return [], [owner.id for owner in offered]

    return ask


def asked(ask: Callable[[str], Answer], lines: Sequence[Line]) -> tuple[list[Answer], float]:
    """The answers to some lines, and how many milliseconds each took."""
    start = time.process_time()
    answers = [ask(line.query) for line in lines]
    return answers, 1000 * (time.process_time() - start) / max(1, len(lines))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}"


def main() -> int:
    """Ask, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="relfacts only; fail if it is wrong")
    parser.add_argument("--peers", action="store_true", help="nomenklatura too: many minutes")
    parser.add_argument(
        "--every", type=int, default=5, help="nomenklatura is asked every N-th line"
    )
    parser.add_argument("--missed", action="store_true", help="list what is not right")
    options = parser.parse_args()
    everybody = people()
    base = base_of(everybody)
    half, mostly_strangers = halved(everybody)
    sights = [(which, *at_sight(which)) for which in SIGHTS]
    tables = [
        *(
            (f"Written without sight of the program: {which}", base_of(others), lines)
            for which, others, lines in sights
        ),
        ("By hand", base, list(by_hand(everybody))),
        ("By rule", base, list(by_rule(everybody))),
        ("Half of the people, and the others as strangers", base_of(half), mostly_strangers),
    ]
    failed = False
    environment = Environment(HERE) if options.peers else None
    print(f"{len(everybody)} people, each under the preferred name and the native one.")
    for title, known, lines in tables:
        strangers = sum(not line.expect for line in lines)
        print(f"\n## {title}: {len(lines) - strangers} variants, {strangers} strangers\n\n{HEAD}")
        answers, ms = asked(relfacts(known), lines)
        score = Score("relfacts", lines, answers)
        print(score.row(ms))
        means = Counter(one for line, one, _ in score.verdicts if line.expect)
        failed = failed or bool(score.of()[WRONG])
        failed = failed or (title == "By hand" and means[RIGHT] < LEAST_RIGHT * means.total())
        if not options.check:
            for scorer, cut in (("WRatio", 90), ("token_sort_ratio", 85)):
                answers, ms = asked(rapidfuzz(known, scorer, cut), lines)
                print(Score(f"rapidfuzz {scorer} >= {cut}", lines, answers).row(ms))
        if environment:
            some = lines[:: options.every]
            for name, found, each in environment.ask(known, [line.query for line in some]):
                print(Score(f"{name}, every {options.every}th line", some, found).row(each))
        if title.startswith("By"):
            print("\n" + by_kind(score))
        if options.missed:
            print(*missed(score), sep="\n")
    if environment and environment.why_not:
        print(f"\nnomenklatura was left out: {environment.why_not}")
    return int(options.check and failed)


def by_kind(score: Score) -> str:
    """How each kind of line fared."""
    rows = [f"| {'kind':11} | lines | wrong | right % | offered % | silent % |",
            "|---|---:|---:|---:|---:|---:|"]  # fmt: skip
    for kind in (*BY_HAND, STRANGER, *BY_RULE):
        counts = score.of(kind)
        if total := counts.total():
            shares = (_share(counts[one], total) for one in (RIGHT, OFFERED, SILENT))
            rows.append(f"| {kind:11} | {total} | {counts[WRONG]} | {' | '.join(shares)} |")
    return "\n".join(rows)


def missed(score: Score) -> Iterable[str]:
    """What is not right, by kind."""
    rows = sorted(
        (
            (line.kind, one, line.query, *answer)
            for line, one, answer in score.verdicts
            if one != RIGHT
        ),
        key=lambda row: row[:2],
    )
    for (kind, one), group in groupby(rows, key=lambda row: row[:2]):
        yield f"\n{kind}: {one}"
        yield from (
            f"    {query!r}: {ids or ''} {offers[:2] or ''}" for *_, query, ids, offers in group
        )


if __name__ == "__main__":
    sys.exit(main())
