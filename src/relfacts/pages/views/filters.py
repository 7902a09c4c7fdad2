"""The filters of a page, as links, each with the number of facts that match.

That is the number of facts to which the link leads: facts are counted under the headings by which
filters find them (``base.headings``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from relfacts.base.index.headings import DECADE, KIND
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.pages.views.shelf import Named, Shelf

if TYPE_CHECKING:
    from relfacts.base.headings import Counts, Told

# At most this many values of a filter are shown, those with most facts first.
MOST = 8

_TEN = 10


class Choice:
    """A value of a filter: its name, the number of matching facts, the address that applies it."""

    __slots__ = ("count", "name", "own", "path", "tongue")

    def __init__(self, name: str, count: int, path: str, own: str, tongue: str = "") -> None:
        self.name = name
        self.count = count
        self.path = path
        #: The page of the value itself, for sites, where filters are not available.
        self.own = own
        self.tongue = tongue


class Group:
    """A filter with its values; ``more`` of them are not shown, ``note`` says how they count."""

    __slots__ = ("choices", "more", "name", "note")

    def __init__(self, name: str, choices: list[Choice], more: int, note: str = "") -> None:
        self.note = note
        self.name = name
        self.choices = choices
        self.more = more


class Applied:
    """A filter that is applied, and the address without it."""

    __slots__ = ("name", "path", "value")

    def __init__(self, name: str, value: str, path: str) -> None:
        self.name = name
        self.value = value
        self.path = path


# The name of a filter on a page and in an address, and the type of its records.
_OF_RECORDS = (
    ("Person", "who", "person"),
    ("Place", "place", "place"),
    ("Topic", "topic", "topic"),
    ("Document", "source", "source"),
)


def applied(path: str, query: Query, shelf: Shelf) -> list[Applied]:
    """The filters in an address, each with the address without it."""
    sorts = {name: sort for _, name, sort in _OF_RECORDS}
    found = []
    for at, (name, value) in enumerate(query):
        if name in ("q", "format") or not value:
            continue
        rest = [*query[:at], *query[at + 1 :]]
        said = shelf.base.name(sorts[name], value) if name in sorts else value
        if name in ("undated", "reverse"):
            said = ""
        found.append(Applied(name, said, addresses.asking(path, rest)))
    return found


def groups(counts: Counts, total: int, path: str, query: Query, shelf: Shelf) -> list[Group]:
    """The filters that would narrow ``total`` facts, which were counted."""
    given = {name for name, _ in query}
    # What all choices of a page begin with is quoted once.
    stem = addresses.asking(path, query)
    stem += "&" if "?" in stem else "?"
    found = []
    if KIND not in given and not path.startswith("/kind/"):
        told = counts.of(KIND, below=total)
        found.append(_group("Kind", told, f"{stem}kind=", shelf.kind))
    if not given & {"since", "until"}:
        decades = sorted((int(id_), count) for id_, count in counts.of(DECADE, below=total).first())
        several = sum(count for _, count in decades) > total
        note = "what spans several counts in each" if several else ""
        found.append(Group("Decade", [_decade(*one, stem) for one in decades], 0, note))
    for title, name, sort in _OF_RECORDS:
        without = {value for key, value in query if key == name}
        if path.startswith(addresses.of(sort, "")):
            without.add(path.rpartition("/")[2])

        def named(id_: str, sort: str = sort) -> Named:
            one = shelf.named(sort, id_)
            label = shelf.issued(id_)[0] if sort == "source" else one.name
            return Named(id_, label, one.path, one.tongue)

        told = counts.of(sort, without, below=total)
        found.append(_group(title, told, f"{stem}{name}=", named))
    return [group for group in found if group.choices]


def _group(title: str, told: Told, stem: str, named: Callable[[str], Named]) -> Group:
    """A filter with the values that narrow; a value that all facts have is left out."""
    first = [(named(id_), count) for id_, count in told.first(MOST)]
    first.sort(key=lambda pair: (-pair[1], pair[0].name))
    choices = [
        Choice(one.name, count, stem + quote_plus(one.id), one.path, one.tongue)
        for one, count in first
    ]
    return Group(title, choices, len(told) - len(choices))


def _decade(first: int, count: int, stem: str) -> Choice:
    last = first + _TEN - 1
    own = addresses.of("year", f"{first}-{last}") if first >= 1000 else ""
    return Choice(f"{first}s", count, f"{stem}since={first}&until={last}", own)
