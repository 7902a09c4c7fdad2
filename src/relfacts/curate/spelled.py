"""The spellings of a person that documents may print: those of the record, and minor variants.

The handbook promises that spellings that differ only in accents, case, hyphens or order need no
entry.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from relfacts.curate.seeds import Authority
from relfacts.curate.setting import plainly
from relfacts.names.structure import Parts


def spelled(person: Authority, families: Collection[str]) -> list[str]:
    """The whole name as documents may print it, the preferred form first, each once.

    ``families`` are the folded family names of everybody in the base.
    """
    return list(dict.fromkeys(_spelled(person, families)))


def _spelled(person: Authority, families: Collection[str]) -> Iterator[str]:
    yield person.name
    if person.native:
        yield person.native
    yield from person.forms.get("printed", ())
    family, middle, given = person.family or "", person.middle or "", person.given or ""
    if not family or not given:
        return
    first = person.order == "family-first"
    yield from Parts(person.name, family, middle, given, first, families).orders()
    yield f"{family}, {' '.join(part for part in (given, middle) if part)}"


@lru_cache(maxsize=4096)
def loosely(text: str) -> str:
    """``text`` without case and hyphens."""
    return plainly(text).casefold().replace("-", " ")


@lru_cache(maxsize=4096)
def unaccented(text: str) -> str:
    """``text`` as typed by people who leave out accents."""
    plain = "".join(
        ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch)
    )
    return unicodedata.normalize("NFC", plain).replace("đ", "d").replace("Đ", "D")
