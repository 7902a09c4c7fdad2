"""Reads figures in a text: the value, the unit, the precision, and the comparison.

``more than EUR 2.5 million a year`` is one amount: 2500000, EUR, more-than. Other modules decide
what a claim may say about it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from relfacts.curate.evidence.lexicon import Found, Index, Lexicon, any_of, lexicon
from relfacts.curate.setting import is_attached
from relfacts.vocabulary.units import SAME

#: Signs of money. A sign that several currencies use may mean any of them.
MONEY_SIGNS = {
    "us$": {"USD"}, "a$": {"AUD"}, "c$": {"CAD"}, "hk$": {"HKD"}, "nz$": {"NZD"}, "s$": {"SGD"},
    "€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "₫": {"VND"}, "₩": {"KRW", "KPW"},
    "₽": {"RUB"}, "₹": {"INR"}, "₱": {"PHP"}, "฿": {"THB"}, "₴": {"UAH"}, "₺": {"TRY"},
    "$": {"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "MXN"},
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CNY RMB KRW KPW VND RUB INR CHF SEK NOK DKK AUD CAD NZD HKD SGD THB IDR MYR "
    "PHP BRL MXN ZAR TRY PLN CZK HUF UAH DEM FRF ITL"
)
#: The sign of a figure in brackets, which means a negative figure in accounts.
BRACKETED = "("

#: Codes of money (ISO 4217) as they occur beside figures, in lower case.
MONEY_CODES = frozenset(_CODES.lower().split())
_CODE = rf"(?<!\w)(?:{'|'.join(_CODES.lower().split())})(?!\w)"
_SIGN = "|".join(re.escape(sign) for sign in sorted(MONEY_SIGNS, key=len, reverse=True))
_MONEY_BEFORE = re.compile(rf"(?P<unit>{_SIGN}|{_CODE})\s?[-+]?$")
_MONEY_AFTER = re.compile(rf"\s?(?P<unit>{_SIGN}|{_CODE})")
#: The space between thousands that is read as such in every language.
NARROW = "\u202f"
_PERCENT = re.compile(r"\s?[%٪]")
# After a space or a bracket it is a sign; after a letter or a figure it is not.
_SIGN_BEFORE = re.compile(r"(?:^|(?<=[\s(]))(?P<sign>[-+])$")
_SHORTENED = re.compile(r"\.(?= [^\W\d_])")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2}")
_PER = re.compile(r"/[^\W\d_]+[²³]?")
_OF = re.compile(r"\s(?:de |d'|of |an )")
_CODED = re.compile(_CODE)
_COUNTED = re.compile(r"\s*\w+\s+")
# What it means that a figure is not more, or not less; and how far before such a word it is denied,
# in characters.
_DENIED = {"more-than": "at-most", "less-than": "at-least"}
_DENIAL = 24
_DENIAL_BEHIND = 5
# A figure right before a word, which is not a year or a day.
_FIGURE_BEFORE = re.compile(r"(?<![0-9.,/-])[0-9]{1,3}\s$")
_FIGURE_NEXT = re.compile(r"(?:\s\w+)?\s[0-9]")
_DIGITS = r"[0-9]+"
_DIGIT_BEFORE = re.compile(r"[0-9][ -]?$")
_YEAR_BEFORE = re.compile(r"(?<![0-9.,])[12][0-9]{3} $")
_COMPOUND = re.compile(r"[^\W\d_]+")
# A word further than this many letters from two figures says nothing of them.
_BESIDE = 40
#: Parts of one that are a single sign: 3½ per cent.
_PARTS = {sign: Decimal(str(round(unicodedata.numeric(sign), 3))) for sign in "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_MYRIAD = 10**4
_SHORT_SCALES = {"m": 10**6, "bn": 10**9, "b": 10**9, "k": 10**3, "tn": 10**12}


@dataclass(frozen=True)
class Amount:
    """A figure in a text.

    ``start`` and ``end`` enclose its digits or words, ``whole`` all that belongs to it. ``value``
    has its sign and its scale; ``bare`` is the value without the scale, and ``captioned`` says that
    the scale is only given over a whole table. ``units`` are the codes that its unit may mean, none
    if it has no unit. ``qualifiers`` are those that the words beside it allow, none if there are no
    such words; it is ``denied`` if a "not" turns them round. ``bound`` is the end of a range that
    it is; of one that ``moved``, as in "rose from 120 to 200", it may as well be what something was
    or came to.
    """

    start: int
    end: int
    value: Decimal
    bare: Decimal
    units: frozenset[str] = frozenset()
    unit_word: str = ""
    qualifiers: frozenset[str] = frozenset()
    qualified: str = ""
    denied: bool = False
    signed: str = ""
    worded: bool = False
    bound: str = ""
    moved: bool = False
    captioned: bool = False
    whole: tuple[int, int] = field(default=(0, 0))

    @property
    def is_year(self) -> bool:
        """Whether it may be a year: four digits, with no unit and no sign between them."""
        plain = self.end - self.start == 4 and not self.worded and not self.units
        return plain and 1000 <= self.value <= 2100 and self.value % 1 == 0

    @property
    def scale(self) -> Decimal:
        """The factor in the words beside the figure."""
        return self.value / self.bare if self.bare else Decimal(1)


class Reader:
    """Reads the figures of one language."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        numbers = words.words("number")
        self._numbers = {word: Decimal(meaning.split()[0]) for word, meaning in numbers.items()}
        # Where a line ends within such a word its hyphen is lost: quatrevingt-onze.
        whole = {word.replace("-", ""): value for word, value in self._numbers.items()}
        self._numbers = whole | self._numbers
        self._units = words.words("unit")
        self._scales = {word: int(meaning) for word, meaning in words.words("scale").items()}
        self._whole = words.words("single scale")
        spelled = dict.fromkeys([*self._numbers, *self._scales, *self._whole], "")
        self._spelled = Index(spelled)
        # Parts of numbers written as one word: vier-und-sechzig.
        glue = tuple(words.words("glue"))
        known = (*self._numbers, *self._scales, *glue) if glue else ()
        self._compounds = tuple(sorted(known, key=len, reverse=True))
        self._joint = re.compile(rf"\s*(?:{any_of([*words.words('joint'), '-'])})?\s*")
        self._figure = re.compile(_figure(words))
        around = rf"(?:[\s(:]*(?:{any_of(words.words('idle'))}|{_SIGN}|{_CODE}))*[\s(:~-]*"
        self._around = re.compile(around)
        self._range = re.compile(rf"\s*(?:[-~∼〜]|{any_of(words.words('range'))})\s*")
        self._starts = re.compile(rf"(?:{any_of(words.words('range start'))})[\s]*$")

    def read(self, text: str) -> list[Amount]:
        """Every figure of ``text``, which is in lower case, in order."""
        found = sorted(self._plain(text), key=lambda one: one.start)
        return self._bounded([self._beside(one, text) for one in found], text)

    # The figures themselves.

    def _plain(self, text: str) -> Iterator[Amount]:
        taken = -1
        for match in self._figure.finditer(text):
            if match.start() < taken:
                continue
            value, past = self._value(match.group()), match.end()
            if (part := text[past : past + 1]) in _PARTS:
                value, past = value + _PARTS[part], past + 1
            end, scaled = self._scaled(text, past, value)
            # Korean and Chinese write 12만 5천.
            while scaled != value and (more := self._figure.match(text, _skip(text, end))):
                last, next_ = self._scaled(text, more.end(), self._value(more.group()))
                bare = next_ == self._value(more.group())
                if bare and not self._ends_myriads(text[match.end() : end], next_):
                    break
                if next_ < scaled:
                    end, scaled = last, scaled + next_
                elif factor := self._shared(text[more.end() : last], scaled, next_):
                    end, scaled = last, scaled * factor + next_
                else:
                    break
            taken = end
            yield Amount(match.start(), end, scaled, value, whole=(match.start(), end))
        yield from self._worded(text)

    def _value(self, digits: str) -> Decimal:
        if digits in _PARTS:
            return _PARTS[digits]
        for sign in f"{self._words.thousands}{NARROW}'":
            digits = digits.replace(sign, "") if sign != self._words.decimal else digits
        return Decimal(digits.replace(self._words.decimal, "."))

    def _scaled(self, text: str, end: int, value: Decimal) -> tuple[int, Decimal]:
        scaled = value
        while match := self._words.at("scale", text, end + (text[end : end + 1] in (" ", "-"))):
            scaled *= int(match.meaning)
            end = match.end
        if scaled == value and (short := re.match(r"(?:bn|tn|[mbk])(?!\w)", text[end:])):
            ahead = text[: end - 1]
            if re.search(rf"(?:{_SIGN}|{_CODE})\s?[0-9.,]*$", ahead + text[end - 1 : end]):
                scaled *= _SHORT_SCALES[short.group()]
                end += len(short.group())
        return end, scaled

    def _shared(self, scales: str, first: Decimal, second: Decimal) -> int:
        """The scale that two figures have in common: the last one of 7천2백억; 0 if none."""
        last = self._words.find("scale", scales)[-1:]
        factor = int(last[0].meaning) if last else 0
        # Only who counts in myriads writes a thousand apart from them.
        apart = factor < _MYRIAD or _MYRIAD not in self._scales.values()
        return 0 if apart or first >= _MYRIAD or second / factor >= first else factor

    def _ends_myriads(self, scales: str, rest: Decimal) -> bool:
        """Whether a figure is what is left of myriads that stand before it: 1만 3,500."""
        return rest < _MYRIAD and any(
            int(one.meaning) == _MYRIAD for one in self._words.find("scale", scales)[-1:]
        )

    def _worded(self, text: str) -> Iterator[Amount]:
        at = 0
        for start in self._beginnings(text):
            if start < at:
                continue
            end = start
            parts: list[tuple[str, int]] = []
            while piece := self._piece(text, end):
                end = piece[1]
                parts.append(piece)
                ahead = self._past_joint(text, end)
                more = self._piece(text, ahead)
                if more and text[end:ahead].isspace() and self._is_counted(text, *more):
                    at = more[1]
                    break
                if not more:
                    break
                end = ahead
            if not parts:
                continue
            end = parts[-1][1]
            at = max(at, end)
            value = self._sum([word for word, _ in parts])
            if half := self._words.at("plus half", text, end + 1):
                value += Decimal("0.5") * (self._last_scale([word for word, _ in parts]) or 1)
                at = end = half.end
            # A scale alone is not a number; after digits it belongs to them.
            counts = any(word not in self._scales or word in self._whole for word, _ in parts)
            if value and counts and not self._belongs(text, start, parts[0][0]):
                yield Amount(start, end, value, value, worded=True, whole=(start, end))

    def _past_joint(self, text: str, at: int) -> int:
        """The position behind what joins the words of a number, a space at least."""
        joint = self._joint.match(text, at)
        return joint.end() if joint else at

    def _is_counted(self, text: str, word: str, end: int) -> bool:
        """Whether a word is what a number counts, though it may be a part of one: hai năm, two
        years; but năm trăm is five hundred.
        """
        after = self._piece(text, self._past_joint(text, end))
        return word in self._units and not (after and after[0] in self._scales)

    def _belongs(self, text: str, start: int, word: str) -> bool:
        """Whether a word belongs to digits right before it, which are no year: 5 million, 6 năm."""
        dated = word not in self._units and _YEAR_BEFORE.search(text[:start])
        return not dated and bool(_DIGIT_BEFORE.search(text[:start]))

    def _beginnings(self, text: str) -> list[int]:
        """Positions where a number in words may begin."""
        found = self._spelled.find(text, 0, len(text))
        # Within a word of Hangul, the syllable of a number is a part of that word.
        starts = [one.start for one in found if not _HANGUL.match(text, max(0, one.start - 1))]
        if self._compounds:
            starts += [
                word.start() for word in _COMPOUND.finditer(text) if self._split(word.group())
            ]
        return sorted(starts)

    def _piece(self, text: str, at: int) -> tuple[str, int] | None:
        """A word of a number at a position, and its end."""
        if found := self._spelled.at(text, at):
            return text[at : found.end], found.end
        word = _COMPOUND.match(text, at) if self._compounds else None
        return (word.group(), word.end()) if word and self._split(word.group()) else None

    def _split(self, word: str) -> tuple[str, ...]:
        """The numbers that make up a word: vier-und-sechzig, zwei-hundert."""
        if len(word) < 6 or not word.startswith(self._compounds) or word in self._numbers:
            return ()
        return _way(word, self._compounds) or ()

    def _sum(self, words: list[str]) -> Decimal:
        flat = [piece for word in words for piece in (self._split(word) or [word])]
        total = section = current = Decimal(0)
        for word in flat:
            word = word.strip()
            if word in self._numbers:
                current += self._numbers[word]
                continue
            scale = self._scales.get(word) or self._scales.get(word.removeprefix("a "), 0)
            if not scale:
                continue
            if scale >= 1000:
                section = (section + current or Decimal(1)) * scale
                total += section
                section = current = Decimal(0)
            else:
                section += (current or Decimal(1)) * scale
                current = Decimal(0)
        return total + section + current

    def _last_scale(self, words: list[str]) -> int:
        return self._scales.get(words[-1], 0) if words else 0

    # The words beside the figures.

    def _beside(self, one: Amount, text: str) -> Amount:
        start, end = one.start, one.end
        units: frozenset[str] = frozenset()
        word = ""
        ahead = text[max(0, start - 60) : start]
        if match := _MONEY_BEFORE.search(ahead):
            word = match["unit"]
            units = _money(word)
            start -= len(ahead) - match.start()
        elif match := _MONEY_AFTER.match(text, end):
            word = match["unit"]
            units = _money(word)
            end = match.end()
        elif match := _PERCENT.match(text, end):
            word, units = "%", frozenset({"P1"})
            end = match.end()
        elif found := self._words.at("unit", text, _past(text, end)):
            word, units, end = self._of_another(text, found)
        elif money := self._of_money(text, end):
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

    def _of_money(self, text: str, end: int) -> tuple[str, frozenset[str], int] | None:
        """``2,5 millions d'euros``, ``a million of US dollars``."""
        lead = _OF.match(text, end)
        if not lead:
            return None
        if found := self._words.at("unit", text, lead.end()):
            word = text[found.start : found.end]
            return word, frozenset(found.meaning.split()), found.end
        code = _CODED.match(text, lead.end())
        return (code.group(), _money(code.group()), code.end()) if code else None

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
            opened = self._starts.search(text[: low.whole[0]]) or self._starts.search(
                text[: low.start]
            )
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
            factor = high.scale if low.scale == 1 and low.bare < high.bare else Decimal(1)
            units = low.units or high.units
            changed = not sign and joined not in self._words.words("conjunction")
            moved = changed and self._moves(text, low.whole[0], high.whole[1])
            value = low.value * factor
            found[at] = replace(low, bound="at-least", value=value, units=units, moved=moved)
            value = abs(high.value) if high.signed == "-" and sign else high.value
            found[at + 1] = replace(high, bound="at-most", value=value, signed="", moved=moved)
        return found

    def _moves(self, text: str, start: int, end: int) -> bool:
        """Whether a word beside two figures says that one became the other."""
        return any(
            self._words.find(category, text, first, last)
            for category in ("rise", "fall", "moves")
            for first, last in ((max(0, start - _BESIDE), start), (end, end + _BESIDE))
        )


_SIGNED = {
    "<": {"less-than"}, ">": {"more-than"}, "≤": {"at-most"}, "≥": {"at-least"}, "~": {"about"},
    "≈": {"about"}, "±": {"about"},
}  # fmt: skip


def _figure(words: Lexicon) -> str:
    """A pattern for figures in digits, with the language's signs for thousands and decimals."""
    decimal = re.escape(words.decimal)
    thousands = f"[{re.escape(words.thousands or ',')}{NARROW}']"
    grouped = rf"[0-9]{{1,3}}(?:{thousands}[0-9]{{3}})+(?![0-9])"
    parts = "".join(_PARTS)
    whole = rf"(?<![0-9])(?<![0-9][.,])(?:{grouped}|{_DIGITS})(?:{decimal}[0-9]+)?"
    return rf"{whole}|(?<![0-9/])[{parts}]"


@lru_cache(maxsize=4096)
def _way(word: str, known: tuple[str, ...]) -> tuple[str, ...] | None:
    for piece in known:
        if word.startswith(piece):
            if len(piece) == len(word):
                return (piece,)
            if (rest := _way(word[len(piece) :], known)) is not None:
                return (piece, *rest)
    return None


def _money(word: str) -> frozenset[str]:
    known = MONEY_SIGNS.get(word)
    code = "CNY" if word == "rmb" else word.upper()
    return frozenset(known or {code})


def _past(text: str, at: int) -> int:
    """The position after the spaces and hyphens."""
    while text[at : at + 1] in (" ", "-") and at < len(text):
        at += 1
    return at


def _skip(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


@lru_cache(maxsize=64)
def reader(language: str, bare: bool = False) -> Reader:
    """Reads the figures of a language; ``bare`` is of a text without accents."""
    return Reader(lexicon(language, bare))


def amounts(text: str, language: str, bare: bool = False) -> list[Amount]:
    """Every figure of ``text`` (in lower case) as the language writes it."""
    return reader(language, bare).read(text)


__all__ = ["Amount", "Found", "amounts", "reader"]
