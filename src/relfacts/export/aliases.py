"""Every spelling by which people are found, with whom it means.

What each means is asked of the same reading that answers ``who``, so that a table of spellings says
neither more nor less: nobody for a spelling that is somebody else's, everyone for an ambiguous one.
"""

from __future__ import annotations

from relfacts.base.index.namebook import IndexedNames
from relfacts.names.book import NameBook
from relfacts.names.reading import read_names
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.base.openbase import OpenBase

# A book remembers what it has looked up; after so many spellings it is closed and a new one opened.
_MANY = 5000


def aliases(base: OpenBase) -> Iterator[tuple[str, str, str, str]]:
    """The rows of ``aliases``: whom a spelling means, the spelling, folded, and what it is."""
    names = IndexedNames(base.index)
    book = NameBook(names)
    for count, spelling in enumerate(names.spellings(), 1):
        for match in read_names(spelling, book).matches:
            yield match.owner.id, spelling, fold(spelling), match.how
        if count % _MANY == 0:
            book = NameBook(names)
