"""How two words differ letter by letter."""

from __future__ import annotations

from relfacts.text.folding import VOWELS

# Letters that are often spoken as another; c is k, but not before these.
_SPOKEN = str.maketrans("qyzw", "kisv")
_SOFTENING = "eiy"

# The rows of a keyboard.
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def one_slip(typed: str, word: str) -> bool:
    """Whether ``typed`` is ``word`` with one letter wrong, missing or too many, or two swapped.

    This is an optimal string alignment distance of 1. Greater distances are never measured: the
    rest between the common beginning and the common end must be small enough for one slip.
    """
    if abs(len(typed) - len(word)) > 1 or typed == word:
        return False
    start = 0
    least = min(len(typed), len(word))
    while start < least and typed[start] == word[start]:
        start += 1
    end = 0
    while end < least - start and typed[-1 - end] == word[-1 - end]:
        end += 1
    one, other = typed[start : len(typed) - end], word[start : len(word) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def one_key_beside(typed: str, word: str) -> bool:
    """Whether ``typed`` is ``word`` with a neighbouring key hit for one letter, not the first.

    A vowel for a vowel does not count: Trimp is a name of its own beside Trump.
    """
    wrong = [(one, other) for one, other in zip(typed, word, strict=False) if one != other]
    if len(typed) != len(word) or len(wrong) != 1 or typed[0] != word[0]:
        return False
    return keys_touch(*wrong[0]) and not VOWELS.issuperset(wrong[0])


def keys_touch(one: str, other: str) -> bool:
    """Whether two keys touch, on a keyboard whose rows each stand half a key to the right."""
    places = [
        (row, keys.index(letter))
        for letter in (one, other)
        for row, keys in enumerate(_KEYS)
        if letter in keys
    ]
    if len(places) < 2:
        return False
    (row, column), (other_row, other_column) = sorted(places)
    across = other_column - column
    return across in {0: (-1, 1), 1: (-1, 0)}.get(other_row - row, ())


def sound_alike(one: str, other: str) -> bool:
    """Whether two words differ only in letters that are often spoken in the same way: Lak, Lac."""
    return one != other and _as_spoken(one) == _as_spoken(other)


def _as_spoken(word: str) -> str:
    pairs = zip(word, f"{word[1:]} ", strict=True)
    hard = ("k" if ch == "c" and after not in _SOFTENING else ch for ch, after in pairs)
    return "".join(hard).replace("kk", "k").replace("ph", "f").translate(_SPOKEN)


def swapped(typed: str, word: str) -> bool:
    """Whether two letters beside each other were typed in the wrong order, not the first: rcie has
    its first letter from rice.
    """
    return typed[:1] == word[:1] and sorted(typed) == sorted(word) and one_slip(typed, word)


def once(word: str) -> str:
    """``word`` with letters typed twice or more often typed once."""
    return "".join(ch for at, ch in enumerate(word) if not at or word[at - 1] != ch)


def alike(one: str, other: str) -> float:
    """The share of letter pairs that two words have in common, from 0 to 1 (the Dice coefficient).

    The first and last letters form pairs with the edges of the word.
    """
    ours, theirs = _pairs(one), _pairs(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
