"""Spots figures: numbers with a unit, and things that are counted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.amounts import amounts as read_amounts
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.evidence.money import MONEY_CODES
from relfacts.curate.evidence.numerals import MOST_DIGITS
from relfacts.curate.printed import SCALES, amounts
from relfacts.curate.setting import is_attached
from relfacts.curate.spotting.spots import ENGLISH, HAS_YEAR, Cover, Spot, is_english, spots
from relfacts.languages.dictionary import DATES
from relfacts.languages.files import words_of
from relfacts.vocabulary.units import UNITS, written

_FEW = 99
# No number in words has more scales than this: two hundred thousand million has three.
_MORE_SCALES = "{0,12}"
_BETWEEN_SPACES = re.compile(r"\S+")
# A word shorter than this is not a thing that is counted.
_SHORTEST = 4
_NEXT = re.compile(r"\s?([^\W\d_]+)")
# Unit words in the singular; a word for which two units are possible is not listed.
_UNITWORDS = {
    **{name.removesuffix("s"): written(code) for code, name in UNITS.items() if name},
    **{code: code for code in ("t", "kg", "g", "l", "m", "km", "h")},
    "liter": "l", "meter": "m", "kilometer": "km", "gram": "g", "percent": "P1", "%": "P1",
    "tonne": "t", "metric ton": "t", "hour": "h", "kilogramme": "kg",
    "US dollar": "USD", "euro": "EUR", "yen": "JPY", "pound sterling": "GBP",
    "ton": "", "dollar": "", "pound": "", "mile": "", "foot": "ft", "feet": "ft",
    "minute": "", "second": "",
}  # fmt: skip
_SIGNS = {"US$": "USD", "€": "EUR", "£": "GBP", "¥": "", "$": ""}
_UNIT = "|".join(sorted(map(re.escape, _UNITWORDS), key=len, reverse=True))


@lru_cache(maxsize=1)
def _figures() -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    """Patterns for figures with a unit, and for things that are counted: a number, and a word in
    the plural, or a longer one before it.
    """
    known, known_scales = lexicon(ENGLISH).words("number"), lexicon(ENGLISH).words("scale")
    one = "|".join(word for word in known if word.isalpha() and "." not in known[word])
    word = f"(?:{one})(?:-(?:{one}))?"
    scale = f"(?:{'|'.join(SCALES)})"
    # None is a piece of a longer one: eighty-four, two hundred and five.
    worded = (
        rf"(?<![\w-])(?i:{word}(?: {scale}(?:(?: and)? {word})?){_MORE_SCALES})(?!\w|-(?:{one})\b)"
    )
    number = rf"(?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?: {scale}\b)?|{worded})"
    codes = "|".join(sorted(MONEY_CODES)).upper()
    # Of money, 10.5bn and 40m.
    scales = (word for word, times in known_scales.items() if int(times) > _FEW and " " not in word)
    short = rf"(?: ?(?:{'|'.join(sorted(scales, key=len, reverse=True))}|m)\b)?"
    with_units = [
        re.compile(rf"(?<![\w,.])(?P<sign>US\$|[€£¥$]|{codes}) ?{number}{short}"),
        re.compile(rf"(?<![\w,.$€£¥]){number}{short} ?(?P<after>{codes})(?!\w)"),
        re.compile(rf"(?<![\w,.$€£¥]){number}(?: |-|(?=[%a-z]))(?P<unit>{_UNIT})s?(?!\w)"),
    ]
    things = "|".join(map(re.escape, lexicon(ENGLISH).words("generic")))
    counted = (
        rf"(?<![\w,.$€£¥]){number} (?:[A-Za-z][a-z]{{2,}} )?(?:[a-z]{{3,}}s|{things})(?![\w'’-])"
    )
    return with_units, re.compile(counted)


def _value(text: str) -> Decimal | None:
    """The number that a text begins with, after a sign of money."""
    found = read_amounts(text.lower(), ENGLISH)
    is_read = found and (found[0].worded or found[0].scale != 1)
    plain = amounts(text)
    value = found[0].value if is_read else plain[0] if plain else None
    return None if value is None or value.adjusted() >= MOST_DIGITS else value


def quantities(line: str, language: str = ENGLISH) -> list[tuple[Spot, str]]:
    """The figures of ``line`` with a unit: the number, and the code of the unit or "".

    Also the things that are counted: three agreements, drei Verträge, 5명.
    """
    if not is_english(language):
        return list(_amounts(line, language))
    units: dict[str, str] = {}

    def number(match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        sign, word = groups.get("sign") or groups.get("after"), groups.get("unit")
        code = _SIGNS.get(sign, sign) if sign else _UNITWORDS[word or ""]
        units[match.group()] = code
        found = _value(match.group())
        return None if found is None else format(found.normalize(), "f")

    with_units, things = _figures()
    measured = [(spot, units[spot.text]) for spot in spots(line, with_units, number)]
    counted = spots(line, [things], _count)
    taken = Cover(spot for spot, _ in measured)
    free = [spot for spot in counted if taken.is_free(spot.start, spot.end)]
    return sorted(measured + [(spot, "C62") for spot in free], key=lambda pair: pair[0].start)


def _count(match: re.Match[str]) -> str | None:
    """How many things are counted; of one none is, and a year counts nothing."""
    found = _value(match.group())
    if found is None or found < 2 or HAS_YEAR.match(match.group()):
        return None
    return format(found.normalize(), "f")


def _amounts(line: str, language: str) -> Iterator[tuple[Spot, str]]:
    """The figures in another language, read with the numbers and units of its language file."""
    low = line.lower()
    words = [(word.start(), word.end()) for word in _BETWEEN_SPACES.finditer(low)]
    # If lower case changes the length, positions would not be those of the line.
    for one in read_amounts(low, language) if len(low) == len(line) else ():
        at = bisect_left(words, (one.start, 0))
        if at and _is_dated(low, words[at - 1][0], min(words[at - 1][1], one.start), language):
            continue
        if not one.units and (past := _things(line, one, language)):
            value = format(one.value.normalize(), "f")
            yield Spot(one.start, past, line[one.start : past], value), "C62"
        if one.units and one.value:
            start, end = one.whole
            code = next(iter(one.units)) if len(one.units) == 1 else ""
            text = line[start:end].strip()
            if text.endswith("."):
                end, text = start + len(text) - 1, text[:-1]
            yield Spot(start, end, text, format(one.value.normalize(), "f")), code


def _things(line: str, one: Amount, language: str) -> int | None:
    """The end of the words after a figure that name what it counts, as the language shows them."""
    shown = lexicon(language).words("counted")
    if not shown or one.value < 2 or one.value % 1 or one.is_year:
        return None
    # Where words are not parted, a number in words may be a piece of another: 항구.
    if one.worded and is_attached(line[one.start]):
        return None
    # There 50t is a figure with a unit, whatever is attached to it.
    if line[one.end : one.end + 1].isascii() and line[one.end : one.end + 1].isalpha():
        return None
    past, at = None, one.end
    for _ in range(2):
        word = _NEXT.match(line, at)
        if word is None or _dates_it(word.group(1)):
            break
        at = word.end()
        name = word.group(1)
        capital = "capital" in shown and name[0].isupper() and len(name) > 2
        if "any" in shown and not capital and name[0].isupper():
            break
        ended = len(name) >= _SHORTEST and name.lower().endswith(tuple(shown))
        if capital or ended or "any" in shown:
            past = at
    return past


def _is_dated(low: str, start: int, end: int, language: str) -> bool:
    """Whether the word right before a number is one for a day, a month or a year: ngày 10.

    Or a month with its number, where these words are attached: 3월 1일.
    """
    times = _of_times(language)
    if end - start <= max(map(len, times), default=0) and low[start:end] in times:
        return True
    return low[start].isdigit() and low.endswith(_attached_months(language), start, end)


@lru_cache(maxsize=8)
def _attached_months(language: str) -> tuple[str, ...]:
    return tuple(
        word.spelling
        for word in words_of(language, {"dates"})
        if word.category == "unit" and word.meaning == "month" and is_attached(word.spelling[0])
    )


@lru_cache(maxsize=8)
def _of_times(language: str) -> frozenset[str]:
    return frozenset(
        word.spelling
        for word in words_of(language, {"dates"})
        if word.category == "unit" and word.meaning.endswith(" of")
    )


def _dates_it(word: str) -> bool:
    """Whether a word makes a time of the number before it: a month, days, 월에."""
    low = word.lower()
    return low in _date_words() or (
        is_attached(low[0]) and any(low.startswith(known) for known in _date_words())
    )


@lru_cache(maxsize=1)
def _date_words() -> frozenset[str]:
    return frozenset(
        row[-1].lower() for category in ("month", "unit", "weekday") for row in DATES.of(category)
    )
