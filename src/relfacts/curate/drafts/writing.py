"""Writes a checked draft as a seed: candidates that hold up are marked, the others are comments."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from relfacts.curate.drafts.holding import Held, Text, Verdict, by_line
from relfacts.curate.drafts.reading import PROPOSED, Value, flow
from relfacts.curate.located import MARK
from relfacts.curate.seeds import Claim, Seeds
from relfacts.curate.sketch import scalar, shown
from relfacts.vocabulary import counted

#: The keys of a claim in the order in which they are written.
ORDER = (
    "fact", MARK, "kind", "status", "field", "date", "date_how", "date_why", "weekday", "statement",
    "people", "parties", "places", "topics", "quantities", "note", "lines", "anchors",
)  # fmt: skip

_DRAFTED = "drafted by a machine"
# Names of rules are not broken.
_WRAPPER = textwrap.TextWrapper(
    96, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False
)


@dataclass(frozen=True)
class Count:
    """How many candidates hold up, how many of them join a fact of the base, how many fail."""

    stand: int
    join: int
    fall: int

    def __str__(self) -> str:
        """In words: 9 of 12 candidates to judge, 1 of them for a fact of the base; 3 left out."""
        joins = f", {self.join} of them for a fact of the base" if self.join else ""
        whole = counted(self.stand + self.fall, "candidate")
        return f"{self.stand} of {whole} to judge{joins}; {self.fall} left out"


def write(
    head: str, held: Held, text: Text, base: Seeds, joined: Callable[[Claim], str | None]
) -> tuple[str, Count]:
    """The seed that begins with ``head``, and what became of the candidates."""
    statements = {claim.fact: claim.statement for seed in base.documents for claim in seed.claims}
    there = by_line(held.claims)
    parts = [head, *_unread(held, text), "\nclaims:\n"]
    joins = 0
    for number in (*range(1, len(text.lines) + 1), 0):
        if number:
            parts.append(f"  # {number} | {shown(text.lines[number - 1])}".rstrip() + "\n")
        for one in there.pop(number, ()):
            fact = joined(one.claim) if one.claim and one.stands else None
            joins += fact is not None
            rows = _claim(one, fact, statements) if one.stands else _left_out(one)
            parts += (f"  {row}\n".replace("  \n", "\n") for row in rows)
            parts.append("\n")
    # Lines that are not of the document.
    for rest in there.values():
        parts += (f"  {row}\n" for one in rest for row in _left_out(one))
    parts += _records(held)
    stand = sum(one.stands for one in held.claims)
    return "".join(parts).rstrip("\n") + "\n", Count(stand, joins, len(held.claims) - stand)


def _unread(held: Held, text: Text) -> Iterator[str]:
    """The lines that no claim cites: somebody has to read them."""
    cited = {line for one in held.claims if one.stands and one.claim for line in one.claim.lines}
    known = cited | text.idle
    rest = [str(n) for n, line in enumerate(text.lines, 1) if line.strip() and n not in known]
    if rest:
        lines = "line" if len(rest) == 1 else "lines"
        told = f"No claim cites {lines} {', '.join(rest)}: what holds none goes under read."
        yield "\n" + "".join(f"{row}\n" for row in _WRAPPER.wrap(told))


def _claim(one: Verdict, fact: str | None, statements: dict[str, str]) -> Iterator[str]:
    """A candidate that holds up, marked with what a person has to look at."""
    reasons = [_DRAFTED, *one.doubts]
    value = dict(one.candidate.value)
    if fact:
        own = value.get("fact")
        reasons.append(f"is it the fact {fact} of the base ({statements.get(fact, '')})?")
        if own != fact:
            reasons.append(f"if not, the draft calls it {own}")
        value["fact"] = fact
    value[MARK] = "; ".join(reasons)
    yield from _mapping(value)


def _mapping(value: dict[str, Value]) -> Iterator[str]:
    """A mapping as an item of a list, key by key; lists of mappings have a line for each."""
    first = True
    # A record keeps the order in which it came.
    known = ORDER if "fact" in value else ()
    for key in (
        *(key for key in known if key in value),
        *(key for key in value if key not in known),
    ):
        lead, first = ("- " if first else "  "), False
        item = value[key]
        if isinstance(item, list) and any(isinstance(each, dict) for each in item):
            yield f"{lead}{scalar(key)}:"
            yield from (f"    - {flow(each)}" for each in item)
        else:
            yield f"{lead}{scalar(key)}: {flow(item)}"


def _left_out(one: Verdict) -> Iterator[str]:
    """A candidate that fails: the reason and its content, both as comments."""
    for reason in one.against:
        text = f"{one.candidate.where} is left out: {reason}"
        yield from _WRAPPER.wrap(shown(text))
    yield from (f"#   {shown(row)}" for row in _mapping(one.candidate.value))


def _records(held: Held) -> Iterator[str]:
    """The records that the draft proposes, as comments for the authority files."""
    for key in PROPOSED:
        verdicts = held.records.get(key, [])
        if not verdicts:
            continue
        yield f"\n# Proposed for {key}.yaml. What is right goes there, without the #.\n#\n"
        for one in verdicts:
            for reason in one.against:
                yield f"# {shown(f'{one.candidate.where} is left out: {reason}')}\n"
            yield from (f"# {shown(row)}\n" for row in _mapping(one.candidate.value))
