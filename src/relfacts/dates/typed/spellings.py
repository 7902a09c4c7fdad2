"""The words of dates by their spellings, each with what it means: ``names`` turned round."""

from __future__ import annotations

from relfacts.dates.typed import languages as names


def _spelled(row: str) -> list[str]:
    """The spellings in an entry of a table; an underscore stands for a space."""
    return [name.replace("_", " ") for name in row.split()]


def _by_spelling(table: dict[str, str]) -> dict[str, str]:
    """Each spelling in a table, with what it means."""
    return {name: meaning for meaning, row in table.items() for name in _spelled(row)}


MONTHS = _by_spelling(names.MONTHS)
WEEKDAYS = {name: day for day, row in enumerate(names.WEEKDAYS) for name in _spelled(row)}
SEASONS = {name: code for code, row in enumerate(names.SEASONS, 21) for name in row.split()}
UNITS = _by_spelling(names.UNITS)
HALVES = {name: str(code) for code, row in enumerate(names.HALVES, 40) for name in _spelled(row)}
ORDINALS = _by_spelling(names.ORDINALS)
ENDINGS = frozenset(names.ENDINGS.split())
JOINTS = {meaning: frozenset(row.split()) for meaning, row in names.JOINTS.items()}
IDLE = frozenset(names.IDLE.split())
VAGUE = frozenset(names.VAGUE.split())
LATE = frozenset(names.LATE.split())
CLOCK = frozenset(names.CLOCK.split())
TIMELESS = frozenset(names.TIMELESS.split())
TEENS = frozenset(names.TEENS.split())

# The EDTF code before the first of each grouping of months, and how many there are.
GROUPINGS = {"quarter": (32, 4), "third": (36, 3), "half": (39, 2)}

# Names that are written without spaces between them.
UNSPACED = sorted(
    (
        name
        for name in (*MONTHS, *SEASONS, *UNITS, *HALVES, *CLOCK, *VAGUE, *WEEKDAYS)
        if min(name) > "\u2fff"
    ),
    key=lambda name: -len(name),
)

#: Numbers of digits that may stand for a part of a date; X is one that is not known.
DIGITS = "0123456789X"


def is_number(text: object, *lengths: int) -> bool:
    """Whether this is a number with as many digits as one of ``lengths``."""
    return isinstance(text, str) and len(text) in lengths and text.isascii() and text.isdigit()
