"""What a person still has to judge: the claims and document records with the key ``judge``.

Nothing that is marked becomes a fact. A claim is left out as long as it is marked; a document and
all its claims, as long as its own record is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from relfacts.curate.located import MARK
from relfacts.curate.problems import UNREAD, Place
from relfacts.curate.seeds import Seed, Seeds
from relfacts.vocabulary import counted


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its position, what it marks, and the reason."""

    at: Place
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.at}: {self.what} is to be judged: {self.why}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The numbers of claims and documents that are left out of a base because of marks."""

    claims: int
    documents: int

    def __bool__(self) -> bool:
        return bool(self.claims or self.documents)

    def __str__(self) -> str:
        """In words: 3 claims and 1 document."""
        parts = [counted(self.claims, "claim")] if self.claims else []
        parts += [counted(self.documents, "document")] if self.documents else []
        return " and ".join(parts)


def marks(seeds: Seeds) -> Iterator[Mark]:
    """Every mark of the seeds, in their order."""
    for seed in seeds.documents:
        for key, why in seed.judge.items():
            whose = seed.id or "the document"
            at = seed.marks.get(f"{MARK} {key}", seed.marks[MARK])
            yield Mark(at, f"{key} of {whose}" if key else whose, why)
        for claim in seed.claims:
            if claim.judge:
                lines = ", ".join(str(line) for line in claim.lines if line != UNREAD)
                what = claim.fact or f"a claim of {seed.document}:{lines}"
                yield Mark(claim.marks[MARK], what, claim.judge)


def left_out(seeds: Seeds) -> LeftOut:
    """What is left out of the base until a person has judged it."""
    return LeftOut(
        sum(bool(claim.judge or seed.judge) for seed in seeds.documents for claim in seed.claims),
        sum(bool(seed.judge) for seed in seeds.documents),
    )


def without_claims(seeds: Seeds) -> Seeds:
    """The seeds without marked claims; the lines of these claims wait to be judged."""
    if not any(claim.judge for seed in seeds.documents for claim in seed.claims):
        return seeds
    return replace(seeds, documents=tuple(map(_without, seeds.documents)))


def _without(seed: Seed) -> Seed:
    waiting = frozenset(line for claim in seed.claims if claim.judge for line in claim.lines)
    kept = tuple(claim for claim in seed.claims if not claim.judge)
    return replace(seed, claims=kept, waiting=waiting)


def judged(seeds: Seeds) -> Seeds:
    """The seeds without anything marked, of which a base is made."""
    kept = without_claims(seeds)
    if not any(seed.judge for seed in seeds.documents):
        return kept
    return replace(kept, documents=tuple(seed for seed in kept.documents if not seed.judge))
