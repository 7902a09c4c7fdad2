"""How free words are filed: what is a word, and where in a fact it stands.

The index is made with this and asked with it, so that what is filed and what is typed always meet.
"""

from __future__ import annotations

import re

from relfacts.text.folding import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Where in a fact a word stands: in what it says, or in what is printed or filed for it.
STATEMENT, PRINTED = 0, 1

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, with 13,000 as one of them."""
    return words(_THOUSANDS.sub("", text) if "," in text else text)


def packed(number: int, place: int) -> int:
    """A fact and where in it a word stands, as one number."""
    return number << 1 | place


def stems(words: Sequence[str]) -> list[str]:
    """The stems of folded words, which all forms of a word share: departure, departing.

    Those of English for Latin letters, of Russian for Cyrillic; other scripts have none here.
    """
    from Stemmer import Stemmer

    english, russian = Stemmer("english"), Stemmer("russian")
    return [english.stemWord(word) if word.isascii() else russian.stemWord(word) for word in words]
