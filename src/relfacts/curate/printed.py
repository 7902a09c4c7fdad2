"""What a text prints: words, figures and the parts of a date, each told from a piece of one.

``in 196`` does not stand in ``in 1964``, nor ``000 tonnes`` in ``13,000 tonnes``. Numbers and
months in words are read in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from relfacts.days import MONTHS
from relfacts.edtf import Date, Edtf

_TOKEN = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[^\W\d_]+")
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def stands(words: str, line: str) -> bool:
    """Whether ``words`` stand in ``line`` and neither end of them is inside a word or a figure."""
    start = line.find(words) if words else -1
    while start >= 0:
        if not {start, start + len(words)} & _inside(line):
            return True
        start = line.find(words, start + 1)
    return False


def figures(text: str) -> set[Decimal]:
    """Every number that ``text`` writes in digits, as it stands: 8 in ``US$8 million``."""
    return {_figure(token) for token in _TOKEN.findall(text) if token[0].isdigit()}


def amounts(text: str) -> list[Decimal]:
    """Every number that ``text`` writes: ``13,000``, ``US$8 million``, ``two-day``."""
    found: list[Decimal] = []
    counting = False
    for token in _TOKEN.findall(text.casefold()):
        if counting and token in _SCALES:
            found[-1] *= _SCALES[token]
        elif counting := token in _NUMBERS:
            found.append(Decimal(_NUMBERS[token]))
        elif counting := token[0].isdigit():
            found.append(_figure(token))
    return found


def unprinted(date: Edtf, text: str, months: bool = True) -> list[str]:
    """The years, days and, if asked for, months of ``date`` that ``text`` does not print."""
    words = re.findall(r"[0-9]+|[^\W\d_]+", text.casefold())
    dates = [part for span in date.spans for part in span if part]
    parts = dict(part for date in dates for part in _parts(date, months))
    return [
        part for part, forms in parts.items()
        if not any(_is_like(word, form) for form in forms for word in words)
    ]  # fmt: skip


def _figure(token: str) -> Decimal:
    return Decimal(token.replace(",", ""))


def _parts(date: Date, months: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each part of ``date`` that has a digit, and the forms in which it may be printed."""
    year = date.year.lstrip("-")
    if year.strip("X"):
        yield f"year {year}", (year, year.lstrip("0"))
    if months and date.month.isdigit() and int(date.month) <= len(MONTHS):
        name = MONTHS[int(date.month) - 1].lower()
        number = date.month.lstrip("0")
        yield f"month {date.month}", (name, name[:3], name[:4], date.month, number)
    if date.day.isdigit():
        yield f"day {date.day}", (date.day, date.day.lstrip("0"))


def _is_like(word: str, form: str) -> bool:
    """Whether ``word`` is ``form``, an ``X`` of which is any digit."""
    return len(word) == len(form) and all(
        sign == wanted or (wanted == "X" and sign.isdigit())
        for sign, wanted in zip(word, form, strict=True)
    )


@lru_cache(maxsize=512)
def _inside(line: str) -> frozenset[int]:
    """The places of ``line`` that lie inside a word or a figure."""
    return frozenset(
        at for token in _TOKEN.finditer(line) for at in range(token.start() + 1, token.end())
    )
