"""The parts of a question: words taken together, and what for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.dates.edtf import Edtf

#: What a part is taken for.
TIME, PERSON, PLACE, TOPIC, OFFICE = "time", "person", "place", "topic", "office"
KIND, VERB, WAY, ORDER, NUMBER = "kind", "verb", "way", "order", "number"
DAY, UNIT, SLIGHT, STATUS = "day", "unit", "slight", "status"
EXCEPT = "except"
IDLE, WORD = "idle", "word"


class Part:
    """Words taken together: from the word ``start`` to that before ``stop``.

    ``ids`` are those of the records it means, any of which may be meant; ``name`` is what it is
    called in the base, ``how`` how it was read (empty: as it stands), ``meaning`` what a word of
    the language files says. A person who is not in the base has no ids. An ``adjective`` is said of
    what comes next: Vietnamese aid. ``way`` is what an ending says of it: 베트남에, to Vietnam.
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
