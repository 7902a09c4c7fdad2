"""Values that pages need from a base again and again: names, languages, what contains what.

An open base does not change, so values are kept once found.
"""

from __future__ import annotations

from functools import lru_cache

from relfacts.base.headings import Headings
from relfacts.base.openbase import OpenBase
from relfacts.base.phrasing import in_words
from relfacts.pages import addresses
from relfacts.pages.tongues import tongue

# At most this many records are kept.
_KEPT = 20_000


class Named:
    """A record as a link: its name, the language of the name, the address of its page."""

    __slots__ = ("id", "name", "path", "tongue")

    def __init__(self, id: str, name: str, path: str, tongue: str = "") -> None:
        self.id = id
        self.name = name
        self.path = path
        self.tongue = tongue


class Shelf:
    """A base, with the values found in it."""

    def __init__(self, base: OpenBase) -> None:
        self.base = base
        #: What facts are under, for counting them; questions are then put to it too.
        self.headings = base.headings = base.headings or Headings(base.index)
        self.named = lru_cache(_KEPT)(self._named)
        self.within = lru_cache(_KEPT)(base.within)
        self.issued = lru_cache(_KEPT)(self._issued)
        self.words = lru_cache(_KEPT)(in_words)
        self.kind = lru_cache(_KEPT)(self._kind)

    def _named(self, sort: str, id_: str) -> Named:
        """The link to a record; one without a description is shown by its id."""
        name, country = self.base.name(sort, id_), None
        if sort in ("person", "place") and not name.isascii():
            country = (self.base.record(sort, id_) or {}).get("country")
        return Named(id_, name, addresses.of(sort, id_), tongue(name, country))

    def _issued(self, id_: str) -> tuple[str, str, str]:
        """The label, title and date of issue (EDTF) of a document."""
        source = self.base.record("source", id_)
        return (source["label"], source["title"], source["issued"]) if source else (id_, "", "")

    def _kind(self, id_: str) -> Named:
        """The link to a kind."""
        kind = self.base.declared.kinds.get(id_)
        return Named(id_, kind.name if kind else id_, addresses.of("kind", id_))
