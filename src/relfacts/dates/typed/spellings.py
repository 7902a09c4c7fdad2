"""The words of dates by their spellings, each with what it means, in all languages at once.

A spelling counts only if it means one thing in all of them; letter case does not matter. What is
no word of a date is not in these tables, and makes a text one that is not read.
"""

from __future__ import annotations

from itertools import chain

from relfacts.languages.dictionary import DATES


def _read() -> tuple[dict[str, dict[str, str]], dict[str, set[str]]]:
    """For each category its spellings, each with what it means; and those of each joint.

    A joint may join dates in several ways: till begins a time and stands between two.
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
#: What is to be added to a season's code.
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

_ERAS = JOINTS["BC"] | JOINTS["AD"]

# Names that are written without spaces between them.
UNSPACED = sorted(
    (
        name
        for name in (
            *MONTHS,
            *SEASONS,
            *UNITS,
            *HALVES,
            *CLOCK,
            *VAGUE,
            *WEEKDAYS,
            *_ERAS,
            *chain.from_iterable(JOINTS.values()),
        )
        if name[0] > "\u2fff"
    ),
    key=lambda name: -len(name),
)
#: Names of several words.
LONG_NAMES = frozenset(
    name for name in (*UNITS, *HALVES, *WEEKDAYS, *JOINTS["about"], *_ERAS) if " " in name
)

#: Numbers of digits that may stand for a part of a date; X is one that is not known.
DIGITS = "0123456789X"


def is_number(text: object, *lengths: int) -> bool:
    """Whether this is a number with as many digits as one of ``lengths``."""
    return isinstance(text, str) and len(text) in lengths and text.isascii() and text.isdigit()
