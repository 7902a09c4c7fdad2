"""Checks the sides of discrepancies against the lines that they cite.

A side is in our words, but its figures, dates, names and quotations are those of the document. A
date that a document only implies ("last December") is known from the claim that works it out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from relfacts.curate.naming import Ground, Naming
from relfacts.curate.printed import SCALES, amounts, stands
from relfacts.curate.problems import UNREAD, Problem
from relfacts.curate.seeds import Claim, Discrepancy, Seed, Seeds, Side
from relfacts.curate.setting import plainly
from relfacts.curate.texts import QUOTED, Texts
from relfacts.dates import edtf

# The "one" in "one of the visits" is not a count.
_ONE = re.compile(rf"\bone\b(?! (?:{'|'.join(SCALES)})\b)", re.IGNORECASE)


def side_problems(seeds: Seeds, texts: Texts, naming: Naming) -> Iterator[Problem]:
    """Whatever the sides of the discrepancies say that their lines do not print."""
    documents = {seed.id: seed for seed in seeds.documents if seed.id in texts.lines}
    attesting: dict[tuple[str, str | int], list[Claim]] = defaultdict(list)
    for seed in documents.values():
        for claim in seed.claims:
            attesting[seed.id, claim.fact].append(claim)
            for line in claim.lines:
                attesting[seed.id, line].append(claim)
    for item in seeds.discrepancies:
        for side in item.sides:
            if side.source not in documents or UNREAD in side.lines:
                continue  # which is complained of already
            seed = documents[side.source]
            own = [one for fact in item.facts for one in attesting[seed.id, fact]]
            own += [one for line in side.lines for one in attesting[seed.id, line]]
            for what in _unprinted(item, side, seed, own, texts, naming):
                where = f"{seed.document}:{','.join(map(str, side.lines))}"
                yield Problem(side.at, "side-stands", f"{where}: {what}")


def _unprinted(
    item: Discrepancy, side: Side, seed: Seed, own: list[Claim], texts: Texts, naming: Naming
) -> Iterator[str]:
    """Whatever one side says that its lines do not.

    ``own`` are the claims of its document that are about these facts or on these lines.
    """
    lines = texts.at(seed.id, side.lines)
    dates = tuple(claim.date for claim in own if claim.date)
    says = plainly(side.says)
    known = {*amounts("\n".join(lines)), *_dated(dates)}
    known.update(
        amount for claim in own for one in claim.quantities for amount in amounts(one.value)
    )
    for figure in dict.fromkeys(amounts(_ONE.sub(" ", QUOTED.sub(" ", says)))):
        if figure not in known:
            yield f"the side has the figure {figure.normalize():f}, which does not stand here"
    # A side may say that it lacks a word of another side.
    others = [
        line
        for one in item.sides
        if one.source in texts.lines
        for line in texts.at(one.source, one.lines)
    ]
    for quoted in QUOTED.findall(says):
        if not any(stands(quoted.casefold(), line.casefold()) for line in (*lines, *others)):
            yield f"the side quotes {quoted!r}, which does not stand here"
    near = [claim for claim in own if set(claim.lines) & set(side.lines)]
    ground = Ground(
        seed.id,
        lines,
        people=frozenset(person.id for claim in near for person in claim.people),
        places=frozenset(
            id_ for claim in near for id_ in (*claim.places, *(one.id for one in claim.parties))
        ),
        dates=dates,
        english=seed.language.startswith("en"),
    )
    for name in naming.strangers(says, ground):
        yield f"the side names {name}: not printed here"


def _dated(dates: Iterable[str]) -> Iterator[Decimal]:
    """The years and days of dates; for a decade its first year, as it is printed."""
    for date in dates:
        try:
            spans = edtf.parse(date).spans
        except edtf.EdtfError:
            continue  # which is complained of where it stands
        for part in (part for span in spans for part in span if part):
            for digits in (part.year.replace("X", "0"), part.day):
                if digits.isdigit():
                    yield Decimal(digits)
