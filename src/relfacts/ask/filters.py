"""The filters as a person types them, the same on every listing and at every door."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Filters by what they take, under the names of the parameters of ``Filters``: a time; a text, or
#: several; yes or no; a number of facts, 1 or more.
TIMES = ("since", "until")
TEXTS = ("who", "topic", "kind", "place", "source", "from_", "to", "status")
SWITCHES = ("undated", "reverse")
NUMBERS = ("limit", "last")


def option(name: str) -> str:
    """What a filter is called where it is typed: ``from_`` is the option ``from``."""
    return name.rstrip("_")


class Filters:
    """Filters as typed: texts to be read, not yet ids or periods. Empty or None: not given.

    TIMES are texts that dates are read from; TEXTS are lists, with a text for each time the option
    was given; NUMBERS say how many facts are shown, the first or the last of them.
    """

    def __init__(
        self,
        since: str | None = None,
        until: str | None = None,
        who: list[str] | None = None,
        topic: list[str] | None = None,
        kind: list[str] | None = None,
        place: list[str] | None = None,
        source: list[str] | None = None,
        from_: list[str] | None = None,
        to: list[str] | None = None,
        status: list[str] | None = None,
        undated: bool = False,
        limit: int | None = None,
        last: int | None = None,
        reverse: bool = False,
    ) -> None:
        self.since = since
        self.until = until
        self.who = who or []
        self.topic = topic or []
        self.kind = kind or []
        self.place = place or []
        self.source = source or []
        self.from_ = from_ or []
        self.to = to or []
        self.status = status or []
        self.undated = undated
        self.limit = limit
        self.last = last
        self.reverse = reverse

    def as_query(self) -> dict[str, Any]:
        """The filters that were given, for the ``query`` of the machine's view."""
        return {option(name): value for name, value in vars(self).items() if value}

    @property
    def given(self) -> dict[str, Any]:
        """The filters that were given, by their names as parameters."""
        return {
            name: value
            for name, value in vars(self).items()
            if value is not None and value is not False and value != []
        }

    @property
    def most(self) -> int | None:
        """How many facts are shown at most; None for all."""
        return self.limit if self.last is None else self.last

    @property
    def turned(self) -> bool:
        """Whether the last fact comes first: as asked, or to show the last of them."""
        return self.reverse or self.last is not None
