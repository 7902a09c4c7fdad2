"""Filters as programs give them, by the names of the options: checked and turned into texts."""

from __future__ import annotations

from relfacts.ask.filters import NUMBERS, SWITCHES, TEXTS, TIMES, Filters, option
from relfacts.errors import UsageError
from relfacts.text.typed import MOST, in_quotes, readable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypedDict

    #: A time: a year as a number, or anything that WHEN may be on the command line.
    When = str | int
    #: One text or several.
    Texts = str | Iterable[str]

    class Given(TypedDict, total=False):
        """The filters, the same for every listing; they are joined with AND."""

        since: When | None
        until: When | None
        who: Texts | None
        topic: Texts | None
        kind: Texts | None
        place: Texts | None
        source: Texts | None
        from_: Texts | None
        to: Texts | None
        status: Texts | None
        undated: bool
        limit: int | None
        last: int | None
        reverse: bool


_NAMES = (*TIMES, *TEXTS, *SWITCHES, *NUMBERS)


def read(given: Mapping[str, Any]) -> Filters:
    """The filters that were given. Raises UsageError for an unknown filter or a wrong value."""
    return Filters(**{name: _value(name, value) for name, value in given.items()})


def when(value: object, name: str = "WHEN") -> str:
    """A time as text; a number is a year. Raises UsageError for other values."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04}" if value >= 0 else f"{value:05}"
    return text(value, name, "a year as a number, or a text")


def text(value: object, name: str, expected: str = "a text") -> str:
    """A text. Raises UsageError if ``value`` is not one."""
    if isinstance(value, str):
        return readable(value)
    raise UsageError(f"{name} is {_shown(value)}", f"{name} takes {expected}")


def _value(name: str, value: Any) -> Any:
    if name not in _NAMES:
        raise UsageError(f"there is no filter {in_quotes(name)}", _instead(name))
    if value is None:
        return None
    if name in TIMES:
        return when(value, name)
    if name in SWITCHES:
        if isinstance(value, bool):
            return value
        raise UsageError(f"{name} is {_shown(value)}", f"{name} takes True or False")
    if name in NUMBERS:
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST:
            return value
        raise UsageError(f"{name} is {_shown(value)}", f"{name} takes a number from 1 to {MOST}")
    expected = "a text or a list of texts"
    if isinstance(value, str):
        return [text(value, name, expected)]
    if not hasattr(value, "__iter__") or isinstance(value, bytes):
        raise UsageError(f"{name} is {_shown(value)}", f"{name} takes {expected}")
    return [text(item, name, expected) for item in value]


def _instead(name: str) -> str:
    """The filter with the most similar name, or all of them."""
    from relfacts.text.letters import one_slip

    near = [known for known in _NAMES if option(known) == name or one_slip(name, known)]
    return f"did you mean {near[0]}?" if near else f"the filters are {', '.join(_NAMES)}"


def _shown(value: object) -> str:
    from relfacts.text.visible import visible

    return visible(repr(value))[:40]
