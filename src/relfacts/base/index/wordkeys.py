"""How free words are filed: what counts as a word, and in which part of a fact it is.

The index is built with this and queried with it, so that filed and typed words always match.
"""

from __future__ import annotations

from relfacts.text.folding import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: The part of a fact in which a word is: its statement, or text printed or filed for it.
STATEMENT, PRINTED = 0, 1

_THOUSANDS = r"(?<=\d),(?=\d{3}(?!\d))"


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, with 13,000 as one of them."""
    if "," not in text:
        return words(text)
    import re

    return words(re.sub(_THOUSANDS, "", text))


def packed(number: int, place: int) -> int:
    """A fact and the part of it in which a word is, as one number."""
    return number << 1 | place


def stems(words: Sequence[str]) -> list[str]:
    """The stems of folded words, which all forms of a word share: departure, departing.

    English stems for Latin letters, Russian ones for Cyrillic; other scripts have none here.
    """
    from Stemmer import Stemmer

    if len(words) == 1:
        return [Stemmer("english" if words[0].isascii() else "russian").stemWord(words[0])]
    english, russian = Stemmer("english"), Stemmer("russian")
    return [english.stemWord(word) if word.isascii() else russian.stemWord(word) for word in words]
