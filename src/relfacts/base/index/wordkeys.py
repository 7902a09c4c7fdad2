"""How free words are filed: what is a word, and where in a fact it stands.

The index is made with this and asked with it, so that what is filed and what is typed always meet.
"""

from __future__ import annotations

import re

from relfacts.text.folding import words

#: Where in a fact a word stands: in what it says, or in its kind, field or figures.
STATEMENT, FIGURES = 0, 1

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, with 13,000 as one of them."""
    return words(_THOUSANDS.sub("", text))


def packed(number: int, place: int) -> int:
    """A fact and where in it a word stands, as one number."""
    return number << 1 | place
