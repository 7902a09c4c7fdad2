"""Suggests the right unit if a seed uses a word that is not a unit code."""

from __future__ import annotations

from functools import lru_cache

from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.money import MONEY_SIGNS
from relfacts.curate.seeds import NUMBER
from relfacts.languages.compiling import words
from relfacts.text.folding import fold, singular
from relfacts.vocabulary.units import SAME, UNITS, written

#: Some units, suggested for a word that means no unit.
_FOR_EXAMPLE = ("t", "kg", "m", "km", "ft", "h", "d", "a", "C62", "P1", "USD")


def unit_meant(text: str) -> str:
    """A clause that says what to write instead of an unknown unit."""
    found = _by_word().get(singular(fold(text))) or _by_word().get(fold(text)) or ()
    offered = list(dict.fromkeys(map(written, found)))
    offered = offered or sorted(MONEY_SIGNS.get(text.lower(), ()))
    if offered:
        return f"write {' or '.join(offered)}"
    return f"write a code or symbol such as {', '.join(_FOR_EXAMPLE)}"


def figure_meant(text: str) -> str:
    """A clause that says how to write a figure that is no number: 1.2 million is 1200000."""
    plain = text.replace(",", "").replace(" ", "")
    if NUMBER.fullmatch(plain):
        return f"write {plain}"
    found = amounts(text.lower(), "en")
    if len(found) == 1 and found[0].whole == (0, len(text)) and not found[0].units:
        return f"write {found[0].value.normalize():f}, and why: '\"{text}\"' if it is printed so"
    return "write it in digits"


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[str]]:
    """The units by their names, in every language, ignoring case."""
    found: dict[str, list[str]] = {}
    for word in words():
        if word.section == "numbers" and word.category == "unit":
            found.setdefault(singular(fold(word.spelling)), []).extend(word.meaning.split())
    for code, name in UNITS.items():
        for called in (name, code):
            if fold(called):
                found.setdefault(singular(fold(called)), []).append(SAME[code])
    return found
