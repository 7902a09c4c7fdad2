"""Every spelling by which people are found, with the people it means.

The meanings come from the same code that answers ``who``, so that the table agrees with it: no row
for a spelling that means somebody else, a row for each person of an ambiguous one.
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

# A book keeps what it has looked up; after this many spellings it is replaced by a new one.
_MANY = 5000


def aliases(base: OpenBase) -> Iterator[tuple[str, str, str, str]]:
    """The rows of ``aliases``: the person, the spelling, the folded spelling, and its kind."""
    names = IndexedNames(base.index)
    book = NameBook(names)
    for count, spelling in enumerate(names.spellings(), 1):
        for match in read_names(spelling, book).matches:
            yield match.owner.id, spelling, fold(spelling), match.how
        if count % _MANY == 0:
            book = NameBook(names)
