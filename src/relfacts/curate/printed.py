"""What a text prints: words, figures and the parts of a date, each told from a piece of one.

``in 196`` does not stand in ``in 1964`` or ``in 1960s``, nor ``000 tonnes`` in ``13,000 tonnes``.
Numbers and months in words are read in English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from relfacts.dates import edtf
from relfacts.dates.days import MONTHS
from relfacts.dates.edtf import Edtf

_FIGURE = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_WHOLE = re.compile(rf"{_FIGURE}[^\W_]*|[^\W_]+")
_TOKEN = re.compile(rf"{_FIGURE}|[^\W\d_]+")
_YEAR = re.compile(r"(?<![\w,.])[0-9]{4}(?!\w|[,.][0-9])")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_MONTHS = {
    form: f"{number:02d}"
    for number, name in enumerate(map(str.lower, MONTHS), 1)
    for form in (name, name[:3], name[:4])
}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def stands(words: str, line: str) -> bool:
    """Whether ``words`` stand in ``line`` and neither end of them is inside a word or a figure."""
    start = line.find(words) if words else -1
    while start >= 0:
        if not {start, start + len(words)} & _inside(line):
            return True
        start = line.find(words, start + 1)
    return False


def words(text: str) -> list[str]:
    """The words and figures of ``text``: none of them can stand inside another."""
    return _WHOLE.findall(text)


class Sought:
    """Texts that are looked for in line after line, all of them at once.

    A text that stands in a line has its words there, side by side: what a line costs depends on the
    words that it has, not on how many texts are sought.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            self._texts[tuple(words(text))].append(text)
        self._lengths = sorted(set(map(len, self._texts)))

    def standing(self, line: str) -> set[str]:
        """Those of the texts that stand in ``line``."""
        found = words(line)
        rows = {
            tuple(found[at : at + length])
            for length in self._lengths
            for at in range(len(found) - length + 1)
        }
        return {text for row in rows for text in self._texts.get(row, ()) if stands(text, line)}


def figures(text: str) -> set[Decimal]:
    """Every number that ``text`` writes in digits, as it stands: 8 in ``US$8 million``."""
    return {_figure(token) for token in _TOKEN.findall(text) if token[0].isdigit()}


def amounts(text: str) -> list[Decimal]:
    """Every number that ``text`` writes: ``13,000``, ``US$8 million``, ``two-day``."""
    found: list[Decimal] = []
    counting = False
    for token in _TOKEN.findall(text.casefold()):
        if counting and token in SCALES:
            found[-1] *= SCALES[token]
        elif counting := token in NUMBERS:
            found.append(Decimal(NUMBERS[token]))
        elif counting := token[0].isdigit():
            found.append(_figure(token))
    return found


def years(text: str) -> list[str]:
    """The numbers in ``text`` that look like years."""
    return _YEAR.findall(text)


def unprinted(date: Edtf, text: str, months: bool = True) -> list[str]:
    """The years, days and, if asked for, months of ``date`` that ``text`` does not print."""
    pieces = re.findall(r"[0-9]+|[^\W\d_]+", text.casefold())
    numbers = {piece.zfill(2) for piece in pieces if piece.isdigit()}
    # Where months are named a figure is none: the 8 of "July 8" is not August.
    named = {_MONTHS[piece] for piece in pieces if piece in _MONTHS} or numbers
    missing = []
    for part in (part for span in date.spans for part in span if part):
        year = part.year.lstrip("-")
        if year.strip("X") and not any(_is_like(number.zfill(4), year) for number in numbers):
            missing.append(f"year {year}")
        if months and part.month in _MONTHS.values() and part.month not in named:
            missing.append(f"month {part.month}")
        if part.day.isdigit() and part.day not in numbers:
            missing.append(f"day {part.day}")
    return list(dict.fromkeys(missing))


def dated_months(date: str) -> list[str]:
    """The English names, in lower case, of the months that an EDTF date has; none if it is none."""
    try:
        spans = edtf.parse(date).spans
    except edtf.EdtfError:
        return []
    months = {part.month for span in spans for part in span if part}
    return [name.lower() for number, name in enumerate(MONTHS, 1) if f"{number:02d}" in months]


def _figure(token: str) -> Decimal:
    return Decimal(token.replace(",", ""))


def _is_like(number: str, year: str) -> bool:
    """Whether ``number`` is ``year``, an ``X`` of which is any digit."""
    return len(number) == len(year) and all(
        wanted in ("X", digit) for digit, wanted in zip(number, year, strict=True)
    )


@lru_cache(maxsize=512)
def _inside(line: str) -> frozenset[int]:
    """The places of ``line`` that lie inside a word or a figure."""
    return frozenset(
        at for token in _WHOLE.finditer(line) for at in range(token.start() + 1, token.end())
    )
