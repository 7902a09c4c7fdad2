"""Reads numbers in digits and in words, as a language writes them: 1.234,5, vierundsechzig."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from relfacts.curate.evidence.lexicon import Index, Lexicon, any_of
from relfacts.curate.evidence.money import MONEY

#: The space between thousands that is read as such in every language.
NARROW = "\u202f"
_HANGUL = re.compile(r"[\uac00-\ud7af]{2}")
_DIGITS = r"[0-9]+"
_DIGIT_BEFORE = re.compile(r"[0-9][ -]?$")
_YEAR_BEFORE = re.compile(r"(?<![0-9.,])[12][0-9]{3} $")
_COMPOUND = re.compile(r"[^\W\d_]+")
#: Parts of one that are a single sign: 3½ per cent.
_PARTS = {sign: Decimal(str(round(unicodedata.numeric(sign), 3))) for sign in "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_MYRIAD = 10**4
# No number is written as one word of more letters; its parts are not sought in what is longer.
_MOST_LETTERS = 200
#: A number of more digits counts nothing, and Decimal would round it.
MOST_DIGITS = 28
_SHORT_SCALE = re.compile(r"(?:bn|tn|[mbk])(?!\w)")
_MONEY_BEFORE = re.compile(rf"(?:{MONEY})\s?[0-9.,]*$")
# The letters of a sign or code of money and a space, and a few more.
_MONEY_LETTERS = 8
_SHORT_SCALES = {"m": 10**6, "bn": 10**9, "b": 10**9, "k": 10**3, "tn": 10**12}


class Numeral(NamedTuple):
    """A number in a text: where it stands, its value, and that without the scale beside it."""

    start: int
    end: int
    value: Decimal
    bare: Decimal
    worded: bool = False


class Numerals:
    """Reads the numbers of one language."""

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

    def read(self, text: str) -> list[Numeral]:
        """Every number of ``text``, which is in lower case, in order."""
        found = [*self._in_digits(text)]
        taken = {at for one in found for at in range(one.start, one.end)}
        found += [one for one in self._in_words(text) if one.start not in taken]
        told = (one for one in found if one.value.adjusted() < MOST_DIGITS)
        return sorted(told, key=lambda one: one.start)

    def _in_digits(self, text: str) -> Iterator[Numeral]:
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
            # "2 millions et demi"; without a scale, "in 2031 a half of them" adds nothing.
            if scaled != value and (half := self._words.at("plus half", text, end + 1)):
                end, scaled = half.end, scaled + scaled / value / 2
            taken = end
            yield Numeral(match.start(), end, scaled, value)

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
        # The stop of an abbreviation: 5 Mio. Euro.
        if scaled != value and text.startswith(". ", end) and self._words.at("unit", text, end + 2):
            end += 1
        if scaled == value and (short := _SHORT_SCALE.match(text, end)):
            begins = end
            while begins and text[begins - 1] in "0123456789.,":
                begins -= 1
            if _MONEY_BEFORE.search(text, max(0, begins - _MONEY_LETTERS), end):
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

    def _in_words(self, text: str) -> Iterator[Numeral]:
        at = 0
        for start in self._beginnings(text):
            if start < at:
                continue
            end = start
            parts: list[tuple[str, int]] = []
            while piece := self._piece(text, end):
                end = piece[1]
                parts.append(piece)
                # "Two million and a half" has half a million more, and not a half.
                if self._scale(piece[0]) and self._words.at("plus half", text, end + 1):
                    break
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
                yield Numeral(start, end, value, value, worded=True)

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
        dated = word not in self._units and _YEAR_BEFORE.search(text, max(0, start - 5), start)
        return not dated and bool(_DIGIT_BEFORE.search(text, max(0, start - 2), start))

    def _beginnings(self, text: str) -> list[int]:
        """Positions where a number in words may begin."""
        found = self._spelled.find(text, 0, len(text))
        # Within a word of Hangul, the syllable of a number is a part of that word; so is the first
        # of a sentence, which may be a name, unless a number is made of more.
        starts = [
            one.start
            for one in found
            if not _HANGUL.match(text, max(0, one.start - 1)) or (one.start == 0 and one.end > 1)
        ]
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
        if (
            not 6 <= len(word) <= _MOST_LETTERS
            or not word.startswith(self._compounds)
            or word in self._numbers
        ):
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
            scale = self._scale(word)
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
        return self._scale(words[-1]) if words else 0

    def _scale(self, word: str) -> int:
        """What a word multiplies by, alone or with its "a": million, a hundred, un million."""
        return self._scales.get(word) or self._scales.get(word.rpartition(" ")[2], 0)


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


def _skip(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")
