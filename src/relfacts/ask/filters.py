"""The filters as a person types them, the same for every listing and every interface."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: The filters by type, with the names of the parameters of ``Filters``: a time; one or several
#: texts; yes or no; a number of facts, at least 1.
TIMES = ("since", "until")
TEXTS = ("who", "topic", "kind", "place", "source", "from_", "to", "status")
SWITCHES = ("undated", "reverse")
NUMBERS = ("limit", "last")


def option(name: str) -> str:
    """The name of a filter as it is typed: ``from_`` is the option ``from``."""
    return name.rstrip("_")


class Filters:
    """Filters as typed: texts to be interpreted, not yet ids or periods. Empty or None: not given.

    TIMES are texts with a date; TEXTS are lists, with one text for each use of the option; NUMBERS
    say how many facts are shown, the first or the last of them.
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
        """The filters that were given, for ``query`` in JSON."""
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
        """The greatest number of facts to show; None for all."""
        return self.limit if self.last is None else self.last

    @property
    def turned(self) -> bool:
        """Whether the last fact comes first: on request, or in order to show the last ones."""
        return self.reverse or self.last is not None
