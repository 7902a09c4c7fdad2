"""The words of dates by their spellings, with their meanings, in all languages at once.

A spelling counts only if it means the same in all of them; letter case does not matter. A text with
a word that is in none of these tables is refused.
"""

from __future__ import annotations

from itertools import chain

from relfacts.languages.dictionary import DATES


def _read() -> tuple[dict[str, dict[str, str]], dict[str, set[str]]]:
    """For each category its spellings with their meanings; and the spellings of each joint.

    A joint may join dates in several ways: till may begin a time or come between two.
    """
    tables: dict[str, dict[str, str]] = {}
    joints = {"to": {"-", "..", "/"}, "and": {"&"}}
    for _, category, meaning, _, spelling in DATES.all():
        if category == "joint":
            joints.setdefault(meaning, set()).add(spelling)
        else:
            tables.setdefault(category, {})[spelling] = meaning
    return tables, joints


_WORDS, JOINTS = _read()

# The EDTF codes of parts of a year.
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_HALVES = {"1": "40", "2": "41"}

MONTHS = _WORDS["month"]
#: The days of the week, 0 for Monday.
WEEKDAYS = {word: int(day) - 1 for word, day in _WORDS["weekday"].items()}
SEASONS = {word: _SEASONS[season] for word, season in _WORDS["season"].items()}
#: The number to add to a season's code.
HEMISPHERES = {
    word: {"northern": 4, "southern": 8}[which] for word, which in _WORDS["hemisphere"].items()
}
#: The codes of seasons that end in the next year: winter, northern winter, southern summer.
OVER_NEW_YEAR = ("24", "28", "30")
UNITS = _WORDS["unit"]
HALVES = {word: _HALVES[half] for word, half in _WORDS["half"].items()}
#: Digits, or ``last``.
ORDINALS = _WORDS["ordinal"]
#: The numbers 2 to 11 in words; whether months are the ``first`` or ``last`` of a year; months.
COUNTS, STRETCHES, MONTH_NAMES = _WORDS["count"], _WORDS["stretch"], _WORDS["months"]
ENDINGS = _WORDS["ordinal ending"]
IDLE = _WORDS["idle"]
VAGUE = _WORDS["vague"]
CLOCK = _WORDS["clock"]
TIMELESS = _WORDS["timeless"]
TEENS = _WORDS["teens"]

# The EDTF code before the first of each grouping of months, and how many there are.
GROUPINGS = {"quarter": (32, 4), "third": (36, 3), "half": (39, 2)}

_NAMES = frozenset(chain(*_WORDS.values(), *JOINTS.values()))
#: Names that are written without spaces between them, the longest first.
UNSPACED = sorted(
    (name for name in _NAMES if name[0] > "\u2fff"), key=lambda name: (-len(name), name)
)
#: Names that are several words long.
LONG_NAMES = frozenset(name for name in _NAMES if " " in name)

#: The characters of a number that can be a part of a date; X is an unknown digit.
DIGITS = "0123456789X"


def is_number(text: object, *lengths: int) -> bool:
    """Whether this is a number, with a count of digits that is one of ``lengths``."""
    return isinstance(text, str) and len(text) in lengths and text.isascii() and text.isdigit()
