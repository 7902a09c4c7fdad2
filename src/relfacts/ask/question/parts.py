"""The parts of a question: words taken together, with their role."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.dates.edtf import Edtf

#: The types of parts.
TIME, PERSON, PLACE, TOPIC, OFFICE = "time", "person", "place", "topic", "office"
KIND, VERB, WAY, ORDER, NUMBER = "kind", "verb", "way", "order", "number"
DAY, UNIT, SLIGHT, STATUS = "day", "unit", "slight", "status"
EXCEPT, DIFFER, WHERE = "except", "differ", "where"
IDLE, WORD = "idle", "word"


class Part:
    """Words taken together: from the word ``start`` to that before ``stop``.

    ``ids`` are the records it may mean, which are alternatives; ``name`` is their name in the base,
    ``how`` how it was read (empty: exactly), ``meaning`` what the language files say of a word. A
    person who is not in the base has no ids. An ``adjective`` describes the next part: Vietnamese
    aid. ``way`` is the direction that an ending expresses: 베트남에, to Vietnam.
    """

    __slots__ = (
        "adjective", "how", "ids", "meaning", "name", "period", "sort", "start", "stop", "way",
    )  # fmt: skip

    def __init__(
        self,
        sort: str,
        start: int,
        stop: int,
        ids: Iterable[str] = (),
        name: str = "",
        how: str = "",
        meaning: str = "",
        period: Edtf | None = None,
        adjective: bool = False,
        way: str = "",
    ) -> None:
        self.sort = sort
        self.start = start
        self.stop = stop
        self.ids = frozenset(ids)
        self.name = name
        self.how = how
        self.meaning = meaning
        self.period = period
        self.adjective = adjective
        self.way = way

    @property
    def is_somebody(self) -> bool:
        """Whether it can do something, or have something done to it: a person, a country."""
        return self.sort in (PERSON, PLACE, OFFICE)
