"""The topics of every generated base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import words

from relfacts.text.folding import fold


class Topic(NamedTuple):
    """A topic, and the things that facts on it are about."""

    id: str
    name: str
    broader: list[str]
    synonyms: list[str]
    things: list[str]


def _read(line: str) -> Topic:
    name, broader, synonyms, things = line.split("|")
    return Topic(
        _id(name),
        name,
        [_id(broader)] if broader else [],
        synonyms.split(", ") if synonyms else [],
        things.split(", "),
    )


def _id(name: str) -> str:
    return fold(name).replace(" ", "-")


#: All topics, by id.
TOPICS = sorted(map(_read, words.TOPICS.strip().splitlines()))


def records() -> Iterator[dict[str, object]]:
    """The authority records, by id."""
    for topic in TOPICS:
        yield {
            "id": topic.id,
            "name": topic.name,
            "broader": topic.broader,
            "forms": {"synonym": topic.synonyms} if topic.synonyms else {},
            "not": [],
        }
