"""What a text prints: words, figures and the parts of a date, as wholes rather than pieces.

``in 196`` is not in ``in 1964`` or ``in 1960s``, nor is ``000 tonnes`` in ``13,000 tonnes``.
Numbers and months in words are read in English.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from relfacts.curate.setting import places
from relfacts.dates import edtf
from relfacts.dates.days import MONTHS
from relfacts.vocabulary import WEEKDAY_NAMES

_FIGURE = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_WHOLE = re.compile(rf"{_FIGURE}[^\W_]*|[^\W_]+")
_TOKEN = re.compile(rf"{_FIGURE}|[^\W\d_]+")
_YEAR = re.compile(r"(?<![\w,.])[0-9]{4}(?!\w|[,.][0-9])")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def stands(words: str, line: str) -> bool:
    """Whether ``words`` are in ``line``, with neither end inside a word or a figure."""
    return words in line and next(places(words, line), None) is not None


def words(text: str) -> list[str]:
    """The words and figures of ``text``; none of them can be inside another."""
    return _WHOLE.findall(text)


class Sought:
    """Texts to be searched for in line after line, all of them at once.

    The words of a text that is in a line are in it side by side; so the cost of a line depends on
    its words, not on the number of texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            self._texts[tuple(words(text))].append(text)
        self._lengths = sorted(set(map(len, self._texts)))

    def standing(self, line: str) -> set[str]:
        """The texts that are in ``line``."""
        found = words(line)
        rows = {
            tuple(found[at : at + length])
            for length in self._lengths
            for at in range(len(found) - length + 1)
        }
        return {text for row in rows for text in self._texts.get(row, ()) if stands(text, line)}


def figures(text: str) -> set[Decimal]:
    """Every number that ``text`` writes in digits, as written: 8 in ``US$8 million``."""
    return {_figure(token) for token in _TOKEN.findall(text) if token[0].isdigit()}


def amounts(text: str) -> list[Decimal]:
    """The value of every number in ``text``: ``13,000``, ``US$8 million``, ``two-day``."""
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


def dated_months(date: str) -> list[str]:
    """The English names, in lower case, of the months of an EDTF date; none if it is not a date."""
    try:
        spans = edtf.parse(date).spans
    except edtf.EdtfError:
        return []
    months = {part.month for span in spans for part in span if part}
    return [name.lower() for number, name in enumerate(MONTHS, 1) if f"{number:02d}" in months]


def dated_weekday(date: str) -> list[str]:
    """The English name, in lower case, of the day of the week of a date that is one day."""
    try:
        return [WEEKDAY_NAMES[datetime.date.fromisoformat(date).weekday()].lower()]
    except ValueError:
        return []


def _figure(token: str) -> Decimal:
    return Decimal(token.replace(",", ""))
