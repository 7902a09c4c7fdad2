"""The parts of a fact in words: its date, its statement, its figures, its citations."""

from __future__ import annotations

from relfacts.base.locators import cite, line_ranges
from relfacts.dates.edtf import parse
from relfacts.dates.words import words
from relfacts.vocabulary.units import UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.records import Fact, Quantity

__all__ = ["amount", "cite", "in_words", "line_ranges", "statement"]


def in_words(date: str | None) -> str:
    """A date of a record (EDTF, or None) in words."""
    return words(parse(date) if date else None)


def statement(fact: Fact) -> str:
    """The statement, with its status unless that is simply that it happened."""
    if fact["status"] in ("planned", "proposed", "reported"):
        return f"{fact['statement']} ({fact['status']})"
    return fact["statement"]


def amount(quantity: Quantity) -> str:
    """A figure in words: ``about 2,990,000 USD of exports, for the year``."""
    value = f"{quantity['value']:,}"
    unit = UNITS.get(quantity["unit"], quantity["unit"])
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
