"""The rule about what a curator still has to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from relfacts.curate.located import left_to_do
from relfacts.curate.problems import Place, Problem
from relfacts.curate.seeds import Seeds


def nothing_left_to_do(seeds: Seeds) -> Iterator[Problem]:
    """Everything is judged: no value has the word TODO in it."""
    records = (
        (seeds.base, Place(seeds.paths["base"], 1, 1)),
        (seeds.names, Place(seeds.paths["names"], 1, 1)),
        *((seed, seed.marks["id"]) for seed in seeds.documents),
        *((record, record.at) for record in seeds.authorities()),
        *((item, item.at) for item in seeds.discrepancies),
        *((item, item.at) for item in seeds.redirects),
    )
    for record, at in records:
        values: list[tuple[str, Place]] = []
        _read(record, at, values)
        for text, place in values:
            if left_to_do(text):
                yield Problem(place, "nothing-left-to-do", f"left to do: {text}")


def _read(record: object, at: Place, values: list[tuple[str, Place]]) -> None:
    """Add every text in ``record``, with the nearest known position, to ``values``."""
    if isinstance(record, str):
        values.append((record, at))
    elif isinstance(record, tuple):
        for value in record:
            _read(value, at, values)
    elif names := _fields(type(record)):  # type: ignore[arg-type]
        own = getattr(record, "at", at)
        marks = getattr(record, "marks", {})
        for name in names:
            _read(getattr(record, name), marks.get(name, own), values)
    elif isinstance(record, Mapping):
        for value in record.values():
            _read(value, at, values)


@cache
def _fields(sort: type) -> tuple[str, ...]:
    """The fields of a sort of record that may have a text; none if it is not a record."""
    names = (field.name for field in fields(sort)) if is_dataclass(sort) else ()
    return tuple(name for name in names if name not in ("at", "marks", "path"))


RULES = (nothing_left_to_do,)
