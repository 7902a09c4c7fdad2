"""Rules about lines: those that are cited, and the words on them that carry a claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from relfacts.curate.problems import UNREAD, Problem
from relfacts.curate.seeds import MOST_OF_AN_ANCHOR, Seeds

_TOLD_SINGLY = 100
_NOTHING = "nothing is said of line {}: claim it, or list it under read"


def lines_exist(seeds: Seeds) -> Iterator[Problem]:
    """Every line cited is a line of the document, and every claim cites one."""
    for seed in seeds.documents:
        cited = chain(
            ((claim.lines, claim.marks["lines"]) for claim in seed.claims),
            ((item.lines, item.at) for item in seed.read),
        )
        for lines, at in cited:
            if not lines:
                yield Problem(at, "lines-exist", "no line is cited")
            for line in sorted({*lines} - {UNREAD}):
                if not seed.has_lines([line]):
                    message = f"{seed.document} has lines 1 to {seed.lines}, not {line}"
                    yield Problem(at, "lines-exist", message)


def lines_accounted_for(seeds: Seeds) -> Iterator[Problem]:
    """Every line of a document carries a claim or is marked as read; none is both."""
    for seed in seeds.documents:
        if seed.judge:
            continue  # of a document that was only begun
        carrying = {line for claim in seed.claims for line in claim.lines}
        waiting = {line for line in seed.waiting if line not in carrying}
        read = {line for item in seed.read for line in item.lines}
        at = seed.marks["lines"]
        # A number that could not be read may be any line.
        told = carrying | read | waiting
        for run in _runs(range(1, seed.lines + 1), told) if UNREAD not in told else ():
            # In a document that nobody has begun to read, lines need not be listed one by one.
            singly = run if len(run) <= _TOLD_SINGLY else ()
            if not singly:
                message = f"nothing is said of lines {run[0]} to {run[-1]}"
                yield Problem(at, "lines-accounted-for", message)
            for line in singly:
                yield Problem(at, "lines-accounted-for", _NOTHING.format(line))
        for item in seed.read:
            for line in sorted(carrying & {*item.lines} - {UNREAD}):
                claim = next(claim for claim in seed.claims if line in claim.lines)
                message = (
                    f"line {line} is marked as holding no claim, and carries one: {claim.fact}, "
                    f"at {claim.marks['lines']}"
                )
                yield Problem(item.at, "lines-accounted-for", message)


def _runs(lines: range, but: set[int]) -> Iterator[range]:
    """The runs of ``lines`` between those in ``but``."""
    start = lines.start
    for stop in (*sorted(line for line in but if line in lines), lines.stop):
        if start < stop:
            yield range(start, stop)
        start = stop + 1


def short_anchor(seeds: Seeds) -> Iterator[Problem]:
    """A claim has anchors, each of at most six words: enough to find it, too few to copy it."""
    for _, claim in seeds.claims():
        at = claim.marks["anchors"]
        if not claim.anchors:
            yield Problem(at, "short-anchor", f"{claim.fact} has no anchor")
        for anchor in claim.anchors:
            if len(anchor.split()) > MOST_OF_AN_ANCHOR:
                yield Problem(
                    at, "short-anchor", f"{anchor!r} has more than {MOST_OF_AN_ANCHOR} words"
                )
            if not any(map(str.isalnum, anchor)):
                yield Problem(at, "short-anchor", f"{anchor!r} has no word")


RULES = (
    lines_exist,
    lines_accounted_for,
    short_anchor,
)
