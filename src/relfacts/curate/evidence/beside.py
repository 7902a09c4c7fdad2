"""What stands beside a figure: its unit, its sign, and the words that say how exact it is."""

from __future__ import annotations

import re
from dataclasses import replace

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.lexicon import Found, Lexicon, any_of
from relfacts.curate.evidence.money import CODED, MONEY, MONEY_AFTER, MONEY_BEFORE, currencies
from relfacts.curate.setting import is_attached
from relfacts.vocabulary.units import SAME

_PERCENT = re.compile(r"\s?[%٪]")
# After a space or a bracket it is a sign; after a letter or a figure it is not.
_SIGN_BEFORE = re.compile(r"(?:^|(?<=[\s(]))(?P<sign>[-+])$")
_SHORTENED = re.compile(r"\.(?= [^\W\d_])")
_PER = re.compile(r"/[^\W\d_]+[²³]?")
_OF = re.compile(r"\s(?:de |d'|of |an )")
# What is counted is no longer: text without spaces is not read to its end for each figure.
_COUNTED = re.compile(r"\s*\w{1,100}\s+")
# What it means that a figure is not more, or not less; and how far before such a word it is denied,
# and behind it, in characters.
_DENIED = {"more-than": "at-most", "less-than": "at-least"}
_DENIAL = 24
_DENIAL_BEHIND = 5
# A figure right before a word, which is not a year or a day.
_FIGURE_BEFORE = re.compile(r"(?<![0-9.,/-])[0-9]{1,3}\s$")
_FIGURE_NEXT = re.compile(r"(?:\s\w+)?\s[0-9]")
_SIGNED = {
    "<": {"less-than"}, ">": {"more-than"}, "≤": {"at-most"}, "≥": {"at-least"}, "~": {"about"},
    "≈": {"about"}, "±": {"about"},
}  # fmt: skip


class Beside:
    """Reads what stands beside the figures of one language."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        around = rf"(?:[\s(:]*(?:{any_of(words.words('idle'))}|{MONEY}))*[\s(:~-]*"
        self._around = re.compile(around)

    def put(self, one: Amount, text: str) -> Amount:
        """The figure with its unit, its sign, and what the words beside it say of it."""
        start, end = one.start, one.end
        units: frozenset[str] = frozenset()
        word = ""
        ahead = text[max(0, start - 60) : start]
        if match := MONEY_BEFORE.search(ahead):
            word = match["unit"]
            units = currencies(word)
            start -= len(ahead) - match.start()
        elif match := MONEY_AFTER.match(text, end):
            word = match["unit"]
            units = currencies(word)
            end = match.end()
        elif match := _PERCENT.match(text, end):
            word, units = "%", frozenset({"P1"})
            end = match.end()
        elif found := self._words.at("unit", text, _past(text, end)):
            word, units, end = self._of_another(text, found)
        elif money := self._ofcurrencies(text, end):
            word, units, end = money
        # "4 per cent. or upwards": the stop is that of the unit.
        if units and _SHORTENED.match(text, end):
            end += 1
        sign = _SIGN_BEFORE.search(text, max(0, one.start - 2), one.start)
        signed = sign["sign"] if sign else ""
        if signed:
            start = min(start, one.start - 1)
        value = -one.value if signed == "-" else one.value
        one = replace(
            one, units=units, unit_word=word, value=value, signed=signed, whole=(start, end)
        )
        return self._qualified(one, text)

    def _of_another(self, text: str, found: Found) -> tuple[str, frozenset[str], int]:
        """A unit, with the one that it is divided by: km/h, t/ha. It may be told by the first."""
        word, units = text[found.start : found.end], frozenset(found.meaning.split())
        if not (per := _PER.match(text, found.end)) or self._words.at("yearly", text, found.end):
            return word, units, found.end
        whole = word + per.group()
        return whole, units | {SAME.get(whole, whole)}, per.end()

    def _ofcurrencies(self, text: str, end: int) -> tuple[str, frozenset[str], int] | None:
        """``2,5 millions d'euros``, ``a million of US dollars``."""
        lead = _OF.match(text, end)
        if not lead:
            return None
        if found := self._words.at("unit", text, lead.end()):
            word = text[found.start : found.end]
            return word, frozenset(found.meaning.split()), found.end
        code = CODED.match(text, lead.end())
        return (code.group(), currencies(code.group()), code.end()) if code else None

    def _qualified(self, one: Amount, text: str) -> Amount:
        found: set[str] = set()
        words = []
        turned = False
        start, end = one.whole
        for before in self._words.find("before", text, max(0, start - 60), start):
            # Between two figures it sets one against the other: 11 gegen 4, 3 over 2.
            if _FIGURE_BEFORE.search(text, max(0, before.start - 6), before.start):
                continue
            if self._around.fullmatch(text, before.end, one.whole[0]):
                words.append(text[before.start : before.end])
                denied = self._is_denied(text, before)
                turned |= denied
                meanings = before.meaning.split()
                found.update(_DENIED.get(one, one) if denied else one for one in meanings)
                start = min(start, before.start)
        if match := re.search(r"(?P<sign>[<>≤≥~≈±])\s?[-+]?$", text[max(0, start - 3) : one.start]):
            words.append(match["sign"])
            found.update(_SIGNED[match["sign"]])
        if after := self._after(text, end):
            words.append(text[after.start : after.end])
            denied = self._is_denied_behind(text, after)
            turned |= denied
            meanings = after.meaning.split()
            found.update(_DENIED.get(one, one) if denied else one for one in meanings)
            end = after.end
        elif text[one.end : one.end + 1] == "+":
            words.append("+")
            found.update({"at-least", "more-than"})
        return replace(
            one,
            qualifiers=frozenset(found),
            qualified=" ".join(words),
            denied=turned,
            whole=(start, end),
        )

    def _is_denied(self, text: str, found: Found) -> bool:
        """Whether a word is denied right before it, or before its verb: ought not to exceed."""
        near = self._words.find("negation", text, max(0, found.start - _DENIAL), found.start)
        return bool(near) and len(text[near[-1].end : found.start].split()) < 2

    def _is_denied_behind(self, text: str, found: Found) -> bool:
        """Whether a word to which others are attached is denied by them: 넘지 않, not to exceed."""
        near = self._words.find("negation", text, found.end, found.end + _DENIAL_BEHIND)
        return bool(near) and is_attached(text[found.end - 1])

    def _after(self, text: str, end: int) -> Found | None:
        """A word after a figure, or after what it counts, that says how exact it is."""
        counted = _COUNTED.match(text, end)
        for place in (_past(text, end), counted.end() if counted else end, end + 1, end + 2):
            found = self._words.at("after", text, place)
            # "At least 20" belongs to the figure that follows; what is attached to one does not.
            if found and (found.start == end or not _FIGURE_NEXT.match(text, found.end)):
                return found
        return None


def _past(text: str, at: int) -> int:
    """The position after the spaces and hyphens."""
    while text[at : at + 1] in (" ", "-") and at < len(text):
        at += 1
    return at
