"""Turns an assistant's draft of claims into a seed for a person to judge.

A draft is data: JSON with candidates in the form of claims. Each is checked by the same rules as
what a person writes. Candidates that hold up are written with a mark, the others as comments with
the reason; nothing becomes a fact before a person has removed the mark.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from relfacts.curate.drafts.holding import Text, hold
from relfacts.curate.drafts.joining import joiner
from relfacts.curate.drafts.reading import read_draft
from relfacts.curate.drafts.writing import Count, write
from relfacts.curate.extracting.found import Proposal
from relfacts.curate.marks import judged
from relfacts.curate.seeds import Seeds
from relfacts.curate.sketch import Subject, head, without_claim

__all__ = ["Drafted", "seed_of_draft"]


@dataclass(frozen=True)
class Drafted:
    """The seed made of a draft, what became of the candidates, and why some are left out."""

    seed: str
    count: Count
    left_out: list[str]


def seed_of_draft(draft: bytes, named: str, subject: Subject, base: Seeds) -> Drafted:
    """Check the draft in a file called ``named`` against the text of its document.

    Raises EvidenceError if it is not a draft at all.
    """
    read = read_draft(draft, named)
    # A marked claim of the base is not a fact that a candidate could join.
    base = judged(base)
    idle = frozenset(without_claim(subject))
    text = Text(subject.document, subject.content, subject.lines, idle)
    held = hold(read, text, subject.id, base)
    if read.language:
        said = {"language": Proposal(read.language, "as the assistant says")}
        subject = replace(subject, known={**said, **subject.known})
    begun = head(subject, base.declared)
    seed, count = write(begun, held, text, base, joiner(base))
    told = [*held.claims, *(one for verdicts in held.records.values() for one in verdicts)]
    left_out = [f"{named}: {one.candidate.where}: {one.against[0]}" for one in told if one.against]
    return Drafted(seed, count, left_out)
