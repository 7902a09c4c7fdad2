"""The newest facts as a feed (Atom, RFC 4287).

A fact is as new as the latest document that attests it. The time of the build does not matter, so
the same base gives the same feed.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from relfacts.ask.answer import Answer
from relfacts.base.locators import cite
from relfacts.base.phrasing import in_words
from relfacts.base.selection import Hit
from relfacts.dates.days import iso
from relfacts.dates.edtf import parse
from relfacts.pages import addresses
from relfacts.pages.views.shelf import Shelf

# The date in a feed of a day that is not known.
_NEVER = "1970-01-01"


class Item:
    """A fact in a feed."""

    __slots__ = ("id", "path", "says", "title", "updated")

    def __init__(self, hit: Hit, shelf: Shelf) -> None:
        fact = hit.fact
        self.id = uuid5(NAMESPACE_URL, f"relfacts:{shelf.base.value('title')}:{fact['id']}").urn
        self.path = addresses.of("fact", fact["id"])
        self.title = fact["statement"]
        self.says = f"{in_words(fact['date'])}. {'; '.join(map(cite, fact['sources']))}"
        days = [_day(source["issued"]) for source in fact["sources"]]
        self.updated = f"{max(days, default=_NEVER)}T00:00:00Z"


class Feed:
    """The feed of a base, ready for a template."""

    def __init__(self, answer: Answer, shelf: Shelf) -> None:
        title = shelf.base.value("title")
        self.title = title
        self.id = uuid5(NAMESPACE_URL, f"relfacts:{title}").urn
        self.items = [Item(hit, shelf) for hit in answer.hits]
        self.updated = max((item.updated for item in self.items), default=f"{_NEVER}T00:00:00Z")


def _day(issued: str) -> str:
    date = parse(issued)
    day = iso(date.end or date.start)
    return day if day and len(day) == len(_NEVER) else _NEVER
