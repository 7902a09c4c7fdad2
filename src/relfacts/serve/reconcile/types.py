"""The types of records that names can be matched with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relfacts.base.openbase import OpenBase
from relfacts.text.folding import fold
from relfacts.text.typed import readable


@dataclass(frozen=True)
class Type:
    """A type of the API; its id is the type of the records in the base."""

    id: str
    name: str
    about: str

    def as_json(self) -> dict[str, str]:
        """Its form in the API."""
        return {"id": self.id, "name": self.name}


#: The types, that of people first.
TYPES = {
    one.id: one
    for one in (
        Type("person", "Person", "somebody whom a fact names"),
        Type("place", "Place", "a country, town or organisation"),
        Type("topic", "Topic", "what facts are about"),
    )
}


def type_called(text: str) -> str | None:
    """The id of the type that a client means by its id, name or address; None if there is none."""
    wanted = fold(readable(text).rstrip("/").rpartition("/")[2])
    return next((one.id for one in TYPES.values() if wanted in (one.id, fold(one.name))), None)


def sort_of(base: OpenBase, id_: str, among: Iterable[str] = TYPES) -> str | None:
    """The type of the record with this id; None if there is none, the first of several."""
    return next((sort for sort in among if base.index.record(sort, id_)), None)
