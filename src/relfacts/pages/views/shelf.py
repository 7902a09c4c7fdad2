"""Values that pages need from a base again and again: names, languages, what contains what.

An open base does not change, so values are kept once found.
"""

from __future__ import annotations

from collections.abc import Callable
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

    def __init__(self, base: OpenBase, href: Callable[[str], str] = str) -> None:
        self.base = base
        #: Turns an address into the target of a link, for pictures, which are not templates.
        self.href = href
        #: What facts are under, for counting them; questions are then put to it too.
        self.headings = base.headings = base.headings or Headings(base.index)
        self.named = lru_cache(_KEPT)(self._named)
        self.within = lru_cache(_KEPT)(base.within)
        self.issued = lru_cache(_KEPT)(self._issued)
        self.words = lru_cache(_KEPT)(in_words)
        self.kind = lru_cache(_KEPT)(self._kind)
        self.own_columns = lru_cache(_KEPT)(self._own_columns)
        self.statement = lru_cache(_KEPT)(self._statement)

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

    def _statement(self, id_: str) -> str:
        """What a fact says; its id if there is none."""
        hit = self.base.fact_called(id_)
        return hit.fact["statement"] if hit else id_

    def _own_columns(self, kind: str) -> tuple[str, ...]:
        """The columns that a kind declares besides those that every table of a page has."""
        declared = self.base.declared.kinds.get(kind)
        columns = declared.columns if declared else ()
        return tuple(key for key in columns if key not in _OF_EVERY)


# Every table of a page has these columns; the kind and the status stand under the statement.
_OF_EVERY = ("when", "kind", "fact", "status", "source")
