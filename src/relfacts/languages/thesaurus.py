"""The words that are near to an English word, where nothing else met it.

They are in one file made from WordNet by ``languages.wordnet``, a line for each word, sorted by
stem; only the pages on which a line is sought are read. Common words without near ones are in it
too, so that it tells a word of English from a slip.
"""

from __future__ import annotations

from typing import NamedTuple

from relfacts.languages.dictionary import lines_beginning
from relfacts.text.stems import key_of_facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap

#: The file that is searched, beside this module.
COMPILED = "thesaurus.tsv"

#: What a near word has to do with the other: it has the same meaning, is derived from it or it from
#: the near one (communal, community), means the same as a derived one, means something similar
#: (adjectives), is a narrower or a wider word for it.
SAME, DERIVED, BESIDE, SIMILAR, NARROWER, WIDER = "=", "+", "*", "~", "<", ">"


# The longest ending of a form of a word: use, using.
_LONGEST_ENDING = 3


class Near(NamedTuple):
    """A near word, its relation, and in hundredths how likely both words are meant so."""

    word: str
    relation: str
    worth: int


def near(folded: str) -> list[Near]:
    """The words near to folded words in any form, the nearest first; none if none are known."""
    rows = [one for told in _told(folded) for one in told.split(",") if one]
    found = [Near(row.partition(" ")[2], row[0], int(row[1:].partition(" ")[0])) for row in rows]
    return sorted(found, key=lambda one: -one.worth)


def is_word(folded: str) -> bool:
    """Whether English has a folded word in this form, so that it is not a slip for another."""
    return bool(_told(folded))


def _told(folded: str) -> list[str]:
    """The entries of the words that have this form; empty for a word without near ones."""
    lines = [line.decode().split("\t") for line in _lines(key_of_facts(folded))]
    # Several words may share a stem: communes is a form neither of communal nor of communism.
    exact = [told for _, word, told in lines if word == folded]
    longest = len(folded) - _LONGEST_ENDING
    return exact or [
        told for _, word, told in lines if folded.startswith(word[:-1]) and len(word) >= longest
    ]


def _lines(stem: str) -> list[bytes]:
    if not _DATA:
        _DATA.append(_opened())
    data, word = _DATA[0], stem.encode()
    return [line for line in lines_beginning(data, 0, len(data), word) if line[len(word)] == _TAB]


_TAB = ord("\t")

# The file once it is open.
_DATA: list[bytes | mmap] = []


def _opened() -> bytes | mmap:
    from mmap import ACCESS_READ, mmap

    try:
        with open(__file__.rpartition("thesaurus")[0] + COMPILED, "rb") as file:  # noqa: PTH123
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except NotADirectoryError:
        from relfacts import shipped  # out of a zip

        return shipped.content(f"languages/{COMPILED}")
