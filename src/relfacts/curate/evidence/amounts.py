"""Reads figures in a text: the value, the unit, the precision, and the comparison.

``more than EUR 2.5 million a year`` is one amount: 2500000, EUR, more-than. Other modules decide
what a claim may say about it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.beside import Beside
from relfacts.curate.evidence.lexicon import Lexicon, any_of, lexicon
from relfacts.curate.evidence.numerals import Numeral, Numerals

# A word further than this many letters from two figures says nothing of them.
_BESIDE = 40


class Reader:
    """Reads the figures of one language."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._numerals = Numerals(words)
        self._beside = Beside(words)
        self._range = re.compile(rf"\s*(?:[-~∼〜]|{any_of(words.words('range'))})\s*")
        self._starts = re.compile(rf"(?:{any_of(words.words('range start'))})[\s]*$")
        self._start_letters = max(map(len, words.words("range start")), default=0)

    def read(self, text: str) -> list[Amount]:
        """Every figure of ``text``, which is in lower case, in order."""
        found = map(_as_amount, self._numerals.read(text))
        return self._bounded([self._beside.put(one, text) for one in found], text)

    def _bounded(self, found: list[Amount], text: str) -> list[Amount]:
        """The two ends of a range: the first figure is the least, the second the most."""
        for at in range(len(found) - 1):
            low, high = found[at], found[at + 1]
            between = text[low.end : high.start]
            if not (match := self._range.fullmatch(between)) and not (
                low.units & high.units and self._range.fullmatch(text[low.whole[1] : high.whole[0]])
            ):
                continue
            sign = bool(match and match.group().strip() in "-~∼〜" and match.group().strip())
            joined = (match.group() if match else text[low.whole[1] : high.whole[0]]).strip()
            opened = self._opens(text, low.whole[0]) or self._opens(text, low.start)
            pair = joined in self._words.words("conjunction") and not opened
            if (
                abs(low.bare) >= abs(high.value)
                # "$2 million to three banks" has no second sum.
                or (low.scale > 1 and high.scale == 1 and abs(low.value) > abs(high.value))
                or pair
                or low.is_year
                or (high.signed and not sign)
            ):
                continue
            if not sign and not opened and not joined:
                continue
            # Of "8 -12" the sign is a dash, for the scale of both.
            factor = abs(high.scale) if low.scale == 1 and low.bare < high.bare else Decimal(1)
            units = low.units or high.units
            changed = not sign and joined not in self._words.words("conjunction")
            moved = changed and self._moves(text, low.whole[0], high.whole[1])
            value = low.value * factor
            found[at] = replace(low, bound="at-least", value=value, units=units, moved=moved)
            value = abs(high.value) if high.signed == "-" and sign else high.value
            found[at + 1] = replace(high, bound="at-most", value=value, signed="", moved=moved)
        return found

    def _opens(self, text: str, end: int) -> bool:
        """Whether a word that begins a range stands right before a position."""
        at = end
        while at and text[at - 1].isspace():
            at -= 1
        return bool(self._starts.search(text, max(0, at - self._start_letters), end))

    def _moves(self, text: str, start: int, end: int) -> bool:
        """Whether a word beside two figures says that one became the other."""
        return any(
            self._words.find(category, text, first, last)
            for category in ("rise", "fall", "moves")
            for first, last in ((max(0, start - _BESIDE), start), (end, end + _BESIDE))
        )


def _as_amount(one: Numeral) -> Amount:
    whole = (one.start, one.end)
    return Amount(one.start, one.end, one.value, one.bare, worded=one.worded, whole=whole)


@lru_cache(maxsize=64)
def reader(language: str, bare: bool = False) -> Reader:
    """Reads the figures of a language; ``bare`` is of a text without accents."""
    return Reader(lexicon(language, bare))


def amounts(text: str, language: str, bare: bool = False) -> list[Amount]:
    """Every figure of ``text`` (in lower case) as the language writes it."""
    return reader(language, bare).read(text)
