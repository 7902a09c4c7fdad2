"""The result of ``verify``: what fails, what is to be judged, and how the rest matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Claim
from relfacts.curate.setting import EXACT, STEPS
from relfacts.vocabulary import counted


@dataclass(frozen=True, slots=True, order=True)
class Doubt(Problem):
    """Something a machine cannot decide: a person has to look at it."""

    def __str__(self) -> str:
        return f"{self.at}: to be judged: {self.message} [{self.rule}]"


@dataclass
class Report:
    """What was checked, how often, and what was found, in the order of the seeds.

    ``problems`` fail, ``doubts`` are to be judged, ``settled`` counts doubts that a person settled.
    ``steps`` counts the anchors by the step that was needed; ``softened`` lists each anchor that
    needed more than the first step.
    """

    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    settled: int = 0
    documents: int = 0
    anchors: int = 0
    figures: int = 0
    names: int = 0
    dates: int = 0
    statements: int = 0
    sides: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    softened: list[str] = field(default_factory=list)

    def count(self, claim: Claim, anchors: Iterable[tuple[str, str | None]]) -> None:
        """Count what there is to check in a claim; each of its anchors comes with its step."""
        self.anchors += len(claim.anchors)
        self.figures += len(claim.quantities)
        self.names += len(claim.people)
        self.dates += claim.date is not None
        self.statements += 1
        for text, step in anchors:
            if step:
                self.steps[step] += 1
            if step and step != EXACT:
                self.softened.append(f"{claim.marks['anchors']}: {text!r} stands by {step}")

    def add(self, found: Problem) -> None:
        """Add a finding to those of its type."""
        (self.doubts if isinstance(found, Doubt) else self.problems).append(found)

    def summary(self) -> str:
        """One line: the counts, how anchors matched, and whether everything holds up."""
        counts = {
            "document": self.documents,
            "anchor": self.anchors,
            "figure": self.figures,
            "name": self.names,
            "date": self.dates,
            "statement": self.statements,
            "side": self.sides,
        }
        told = [counted(count, noun) for noun, count in counts.items()]
        soft = [f"{self.steps[step]} by {step}" for step in STEPS if step != EXACT]
        if any(self.steps[step] for step in STEPS if step != EXACT):
            kept = [one for one in soft if not one.startswith("0 ")]
            told[1] += f" ({', '.join(kept)})"
        verb = "does" if len(self.problems) == 1 else "do"
        verdict = [f"{len(self.problems)} {verb} not stand" if self.problems else "all stand"]
        if self.doubts:
            verdict.append(f"{len(self.doubts)} to be judged")
        if self.settled:
            verdict.append(f"{self.settled} judged")
        return f"{', '.join(told)}: {', '.join(verdict)}"
