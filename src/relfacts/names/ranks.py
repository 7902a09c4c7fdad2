"""Numerals and suffixes that distinguish several bearers of one name.

Louis XIV, John Paul the Second, Sammy Davis Jr. They are equal if they mean the same, II and 2 and
"the Second", and are neither initials nor slips of each other: Louis XVI is another king.
"""

from __future__ import annotations

from relfacts.languages.dictionary import NAMES
from relfacts.names.types import folded_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.types import Token

_WORTH = {"x": 10, "v": 5, "i": 1}
_LETTERS = "".join(_WORTH)

# No ruler has a greater number, and no rank more digits.
_GREATEST = 40

# A rank has at most this many words: the second.
_LONGEST = 2

#: The categories of the languages that say which bearer is meant.
_CATEGORIES = ("numeral", "suffix")


def rank(folded: str) -> str:
    """The value of a row of folded words as a numeral or suffix: ``2``, ``junior``; or ""."""
    for entry in NAMES.entries(folded):
        if entry[1] in _CATEGORIES:
            return entry[2]
    if folded.isdecimal():
        return folded.lstrip("0") if int(folded[:3]) <= _GREATEST else ""
    return _roman(folded)


def rank_at(tokens: Sequence[Token], at: int, inside: bool = False) -> tuple[str, int]:
    """The rank at a position in a name, and its number of words; otherwise "" and 0.

    The first word of a name is never a rank, unless the words come from ``inside`` one. A numeral
    of one letter must be the last word, John Paul I, and only a suffix may follow a comma.
    """
    if not (at or inside):
        return "", 0
    for stop in range(min(at + _LONGEST, len(tokens)), at, -1):
        row = tokens[at:stop]
        folded = folded_text(row)
        initial = len(folded) == 1 and folded.isalpha()
        if initial and (stop < len(tokens) or row[0].dotted or not row[0].capital):
            continue
        if row[0].raw.istitle() and not initial and _roman(folded):
            continue  # Xi is a family name, XI a numeral.
        value = rank(folded)
        if value and not (value.isdecimal() and row[0].broken):
            return value, stop - at
    return "", 0


def is_roman(word: str) -> bool:
    """Whether a word in capitals is a Roman numeral of two letters or more."""
    return len(word) > 1 and bool(_roman(word.lower()))


def _roman(folded: str) -> str:
    """The value of a Roman numeral of tens, fives and ones; "" if the word is not one."""
    if folded.strip(_LETTERS):
        return ""
    worth = [_WORTH[letter] for letter in folded]
    after = [*worth[1:], 0]
    value = sum(-one if one < other else one for one, other in zip(worth, after, strict=True))
    return str(value) if 0 < value < _GREATEST and _written(value) == folded else ""


def _written(value: int) -> str:
    """A number as a Roman numeral."""
    tens, ones = divmod(value, 10)
    five, few = divmod(ones, 5)
    if few == 4:
        return "x" * tens + "i" + ("x" if five else "v")
    return "x" * tens + "v" * five + "i" * few
