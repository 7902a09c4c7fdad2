"""The rule about what a curator still has to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain

from relfacts.curate.located import Place, Problem, left_to_do
from relfacts.curate.seeds import Seeds


def nothing_left_to_do(seeds: Seeds) -> Iterator[Problem]:
    """Everything is judged: no value has the word TODO in it."""
    values = chain(
        _values(seeds.base, Place(seeds.paths["base"], 1, 1)),
        _values(seeds.names, Place(seeds.paths["names"], 1, 1)),
        *(_values(seed, seed.marks["id"]) for seed in seeds.documents),
        *(_values(record, record.at) for record in seeds.authorities()),
        *(_values(item, item.at) for item in seeds.discrepancies),
        *(_values(item, item.at) for item in seeds.redirects),
    )
    for text, at in values:
        if left_to_do(text):
            yield Problem(at, "nothing-left-to-do", f"left to do: {text}")


def _values(record: object, at: Place) -> Iterator[tuple[str, Place]]:
    """Every text in ``record``, with the nearest known position."""
    if isinstance(record, str):
        yield record, at
    elif isinstance(record, Mapping):
        yield from chain.from_iterable(_values(value, at) for value in record.values())
    elif isinstance(record, tuple):
        yield from chain.from_iterable(_values(value, at) for value in record)
    elif is_dataclass(record):
        own = getattr(record, "at", at)
        marks = getattr(record, "marks", {})
        for name in (field.name for field in fields(record)):
            if name not in ("at", "marks", "path"):
                yield from _values(getattr(record, name), marks.get(name, own))


RULES = (nothing_left_to_do,)
