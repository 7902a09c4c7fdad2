"""The parts of a fact in words: its date, its statement, its figures, its citations."""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.dates.edtf import parse
from relfacts.dates.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.records import Attestation, Fact, Quantity, Side


def in_words(date: str | None) -> str:
    """A date as records have it (EDTF, or None) in words."""
    return words(parse(date) if date else None)


def statement(fact: Fact) -> str:
    """The statement, with its status where that is not simply that it happened."""
    if fact["status"] in ("planned", "proposed", "reported"):
        return f"{fact['statement']} ({fact['status']})"
    return fact["statement"]


def cite(source: Attestation | Side) -> str:
    """A short citation: the label of the document and the lines, as ``SGGP 2019:1,4``."""
    return f"{source['label']}:{line_ranges(source['lines'])}"


def line_ranges(lines: Sequence[int]) -> str:
    """Line numbers as people write them: 1-3,7."""
    ranges: list[list[int]] = []
    for line in sorted(lines):
        if ranges and ranges[-1][1] == line - 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ",".join(f"{a}-{b}" if a != b else str(a) for a, b in ranges)


def amount(quantity: Quantity) -> str:
    """A figure in words: ``about 2,990,000 USD of exports, for the year``."""
    value = f"{quantity['value']:,}"
    unit = vocabulary.UNITS.get(quantity["unit"], quantity["unit"])
    how = {"exact": "", "estimated": "an estimated "}.get(
        quantity["qualifier"], quantity["qualifier"].replace("-", " ") + " "
    )
    sums = {
        "annual": ", for the year",
        "cumulative": ", in all over that time",
        "part-year": ", for part of the year only",
    }.get(quantity["measure"], "")
    text = f"{how}{value} {unit}".rstrip()
    return f"{text}: {quantity['of']}{sums}"
