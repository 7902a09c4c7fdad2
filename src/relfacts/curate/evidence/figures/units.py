"""A figure has the unit, the currency or the per cent that the text has beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.cited import Document
from relfacts.curate.evidence.figures.claimed import COUNT, Printed, names_unit, rule, unit
from relfacts.curate.evidence.lexicon import Lexicon
from relfacts.curate.evidence.money import MONEY_CODES
from relfacts.vocabulary.units import UNITS

# A word that stands before a figure begins at most so many letters before it.
_NEAR = 20


def _unit(one: Printed) -> Iterator[tuple[str, bool]]:
    """A figure has the unit, the currency or the per cent that the text has beside it."""
    code = unit(one.quantity.unit)
    units = one.amount.units
    counted = code == COUNT and (_counts(one) or names_unit(one.cited, one.quantity, one.amount))
    if units and code not in units and not counted:
        told = " or ".join(sorted(map(_told, units)))[:60]
        yield f"{one.shown} is of {told}, not of {_told(code)}", True
    elif not units and code != COUNT and not _elsewhere(one, code) and not _is_age(one, code):
        # A language whose word for a unit is not known may have it beside the figure.
        yield f"no {_told(code)} beside {one.shown}", code in _codes(one.words)


def _told(code: str) -> str:
    return UNITS.get(code, code) or "a count"


@lru_cache(maxsize=64)
def _codes(words: Lexicon) -> frozenset[str]:
    """The units for which a language has a word, and the currencies, which have signs."""
    known = (code for meaning in words.words("unit").values() for code in meaning.split())
    return frozenset((*known, *(code.upper() for code in MONEY_CODES)))


def _is_age(one: Printed, code: str) -> bool:
    """Whether the figure stands as ages do: Shepard, then 47, was the oldest; at the age of 47."""
    low, (start, end) = one.cited.document.flow.low, one.amount.whole
    led = one.words.find("age", low, max(0, start - _NEAR), start)
    if code == "a" and led and not low[led[-1].end : start].strip():
        return True
    between = re.search(r", (?:\w+ )?$", low[:start]) and re.match(r"[,.;)]", low[end:])
    return code == "a" and one.value < 130 and bool(between)


def _counts(one: Printed) -> bool:
    """Whether the thing counted may be what the text has instead of a unit: 3 years of study."""
    return one.amount.unit_word in ("m", "t", "h", "g", "l", "k", "b")


def _elsewhere(one: Printed, code: str) -> bool:
    """Whether the unit is elsewhere on the lines cited: over a table, or once for all figures."""
    low = "\n".join(one.cited.lines).lower()
    document = one.cited.document
    if any(
        code in other.units and _shares(document, one.amount, other) for other in one.cited.amounts
    ):
        return True
    known = one.words.words("unit")
    if any(
        code in known[found.meaning and low[found.start : found.end]].split()
        for found in one.words.find("unit", low)
    ):
        return True
    # A code of one letter may be a word, as the "a" of years: that is a unit behind a figure.
    led = r"(?<!\w)" if len(code) > 1 else r"[0-9]\s?"
    if re.search(rf"{led}{re.escape(code.lower())}(?!\w)", low):
        return True
    return not known or (code == "P1" and "%" in low)


def _shares(document: Document, one: Amount, other: Amount) -> bool:
    """Whether a figure may have the unit of another: in one sentence, or one of them in a table."""
    tabled = document.cell(one) or document.cell(other)
    return bool(tabled) or document.sentence(one.start) == document.sentence(other.start)


unit_stands = rule("unit-stands", _unit)
