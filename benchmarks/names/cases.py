"""The labelled lines, and when an answer to one of them is right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).with_name("cases.tsv")

#: Lines for what no list of words can hold: who is described, and what is only had.
DESCRIBED = Path(__file__).with_name("described.tsv")

#: Lines by another hand, who had seen neither the matcher nor the seeds.
OTHER_HANDS = tuple(
    Path(__file__).with_name(f"{which}.tsv") for which in ("second", "third", "fourth", "fifth")
)

HANDS = (CASES, DESCRIBED, *OTHER_HANDS)

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([tn])|\{(.)\*(\d+)\}")
_SIGNS = {"t": "\t", "n": "\n"}


@dataclass(frozen=True)
class Case:
    """What is typed, who must be answered, who may be, and why."""

    query: str
    expect: frozenset[str]
    may: frozenset[str]
    kind: str
    why: str

    def is_right(self, answered: Iterable[str], outcome: str) -> bool:
        """Everybody expected and nobody else; several candidates are listed, none is chosen."""
        got = frozenset(answered)
        if not self.expect <= got <= self.expect | self.may:
            return False
        if len(self.expect) == 1 and not self.may:
            return outcome == "found"
        return len(self.expect) < 2 or self.kind == "phrase" or outcome == "ambiguous"

    def is_wrong(self, answered: Iterable[str]) -> bool:
        """Whether somebody is named, as the answer or in a list, who cannot be meant."""
        return not frozenset(answered) <= self.expect | self.may


def read_cases(path: Path = CASES) -> list[Case]:
    """Every line of the table."""
    cases = []
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        if line and not line.startswith("# "):
            query, expect, may, kind, why = line.split("\t")
            ids = frozenset(expect.split()), frozenset(may.split())
            cases.append(Case(unescaped(query), *ids, kind, why))
    return cases


def unescaped(text: str) -> str:
    r"""``\t``, ``\n``, ``\u200b`` and ``{a*10000}`` as what they stand for."""

    def sign(match: re.Match[str]) -> str:
        code, short, letter, times = match.groups()
        if code:
            return chr(int(code, 16))
        return _SIGNS[short] if short else letter * int(times)

    return _ESCAPE.sub(sign, text)
