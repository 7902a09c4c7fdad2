"""The labelled questions, and when an answer to one of them is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relfacts.ask.answers import search
from relfacts.ask.filters import Filters
from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError

CASES = Path(__file__).with_name("cases.tsv")

#: Questions by other hands, who had seen neither the tool nor the other questions; those of
#: "kinds" are of kinds that were looked for.
OTHER_HANDS = tuple(
    Path(__file__).with_name(f"{name}.tsv")
    for name in (
        "second",
        "third",
        "fourth",
        "kinds",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    )
)

#: An engine: a question in, the facts shown out, best first.
Engine = Callable[[str], list[dict[str, Any]]]

_COLUMNS = ["need", "question", "k", "want", "about", "why"]


@dataclass(frozen=True)
class Case:
    """What is typed, and what must come of it.

    ``want`` are the facts that must stand among the first ``k``, of several joined by ``|`` one;
    empty if nothing may be answered.
    ``about`` are the people who are asked for: a fact that names people, and none of them, is a
    wrong person's. ``only`` says that nothing else may be shown, but for what is ``tolerated``;
    ``or_none`` that nobody need be chosen, ``never`` are facts that must not stand among the first.
    """

    need: str
    question: str
    k: int
    want: frozenset[str]
    about: frozenset[str]
    only: bool
    why: str
    tolerated: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    or_none: bool = False

    def is_right(self, shown: Sequence[dict[str, Any]]) -> bool:
        """Whether all that must be there is among the first, and nothing that must not."""
        ids = [fact["id"] for fact in shown]
        if self.or_none and not ids:
            return True
        if not self.never.isdisjoint(ids[: self.k]):
            return False
        strict = (not self.want and not self.or_none) or self.only
        first = set(ids) if strict else set(ids[: self.k])
        every = all(not first.isdisjoint(one.split("|")) for one in self.want)
        return every and (not strict or first <= self.wanted | self.tolerated)

    @property
    def wanted(self) -> frozenset[str]:
        """The facts of which some, or all, are wanted."""
        return frozenset(id_ for one in self.want for id_ in one.split("|"))

    def wrong_people(self, shown: Sequence[dict[str, Any]]) -> list[str]:
        """The facts among the first that are told of people of whom nobody was asked for."""
        if not self.about:
            return []
        found = []
        for fact in shown[: self.k]:
            people = {person["id"] for person in fact["people"]}
            if people and not people & self.about and fact["id"] not in self.wanted:
                found.append(fact["id"])
        return found


def read_cases(path: Path = CASES) -> list[Case]:
    """The questions of a table. Raises ValueError for a row that is none."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    if rows[0] != _COLUMNS:
        raise ValueError(f"{path}: the columns are {', '.join(_COLUMNS)}")
    return [_case(path, number, row) for number, row in enumerate(rows[1:], 2)]


def _case(path: Path, number: int, row: list[str]) -> Case:
    if len(row) != len(_COLUMNS) or not row[2].isdigit():
        raise ValueError(f"{path}:{number}: not a row of {len(_COLUMNS)} columns")
    need, question, k, want, about, why = row
    wanted, _, never = want.partition(" not ")
    wanted, or_none, _ = wanted.partition(" or none")
    wanted, only, tolerated = wanted.partition(" only")
    return Case(
        need,
        question,
        int(k),
        frozenset(wanted.split()) - {"-"},
        frozenset(about.split()),
        bool(only),
        why,
        frozenset(tolerated.split()),
        frozenset(never.split()),
        bool(or_none),
    )


def relfacts(base: OpenBase) -> Engine:
    """The box of this project."""

    def ask(question: str) -> list[dict[str, Any]]:
        try:
            answer = search(base, question, Filters())
        except UsageError:
            return []
        return [dict(hit.fact) for hit in answer.hits] if answer.outcome == "found" else []

    return ask
