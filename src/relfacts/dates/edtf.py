"""Dates as the base writes them: EDTF, the Extended Date/Time Format of ISO 8601-2:2019.

Levels 0 and 1 are read in full, except times of day; of level 2: sets, sub-year groupings, marks on
single parts, and unspecified digits anywhere. Exponential years and significant digits are refused.
A date keeps its text exactly: ``str(parse(text)) == text``.

Nothing is invented: an unknown end (``1958/``) or an open one (``1958/..``) has no day at all.
``/..`` means that something is going on, and nobody says since when.
"""

from __future__ import annotations

from relfacts.dates.days import Day, iso
from relfacts.dates.edtf_date import Date, EdtfError, read_date
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    Kind = Literal["moment", "run", "all"]
    Span = tuple[Date | None, Date | None]

__all__ = ["Date", "Day", "Edtf", "EdtfError", "TimelessError", "iso", "parse", "years"]


class TimelessError(EdtfError):
    """A text that may mean any time at all, so that a period of it would filter nothing."""


class Edtf:
    """A date of any form, and the days between which it lies. Not to be changed once made.

    ``kind`` is ``moment`` (one date, or a one-of set: it was at some point within the bounds),
    ``run`` (an interval: it lasted from its start to its end) or ``all`` (an all-of set).

    It starts within ``start_earliest`` and ``start_latest`` and ends within ``end_earliest`` and
    ``end_latest``. For a moment both pairs are the same; for an all-of set they are those of its
    first and its last member. A side is None where it is open (``..``: ``open_start``,
    ``open_end``) or, in an interval, unknown (empty: ``unknown_start``, ``unknown_end``). Marks do
    not move these bounds.

    ``uncertain`` and ``approximate`` are True if ``?``, ``~`` or ``%`` is anywhere in it. ``spans``
    are the dates it is made of, in pairs from and to: the ends of an interval, the members of a
    set, a lone date twice; None for an open or unknown side.
    """

    __slots__ = (
        "approximate", "end_earliest", "end_latest", "kind", "open_end", "open_start", "spans",
        "start_earliest", "start_latest", "text", "uncertain", "unknown_end", "unknown_start",
    )  # fmt: skip

    def __init__(self, text: str, kind: Kind, spans: tuple[Span, ...]) -> None:
        self.text = text
        self.kind: Kind = kind
        self.spans = spans
        starts = [start for start, _ in spans]
        ends = [end for _, end in spans]
        self.uncertain = any(date.uncertain for date in starts + ends if date)
        self.approximate = any(date.approximate for date in starts + ends if date)
        self.unknown_start = text.startswith("/")
        self.unknown_end = text.endswith("/")
        self.open_start = None in starts and not self.unknown_start
        self.open_end = None in ends and not self.unknown_end
        self.start_earliest = _earliest(date.first if date else None for date in starts)
        self.end_latest = _latest(date.last if date else None for date in ends)
        if kind == "moment":
            self.start_latest, self.end_earliest = self.end_latest, self.start_earliest
        else:
            self.start_latest = _earliest(date.last if date else None for date in starts)
            self.end_earliest = _latest(date.first if date else None for date in ends)
        # An interval that has ended has started: 2018/2018-03 started by the end of March.
        if self.start_latest and self.end_latest:
            self.start_latest = min(self.start_latest, self.end_latest)
        if self.start_earliest and self.end_earliest:
            self.end_earliest = max(self.start_earliest, self.end_earliest)

    @property
    def start(self) -> Day | None:
        """The first day it may touch; None if that is open or unknown."""
        return self.start_earliest

    @property
    def end(self) -> Day | None:
        """The last day it may touch; None if that is open or unknown."""
        return self.end_latest

    @property
    def precision(self) -> str:
        """The precision of a lone date (see `Date`); ``interval`` or ``set`` for the others."""
        date = self.spans[0][0]
        if self.text[0] in "[{":
            return "set"
        return date.precision if date and self.kind == "moment" else "interval"

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Edtf({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edtf) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


# A base has few different dates and many facts, and a parsed date never changes. The limit keeps
# memory from growing in a base with very many dates.
_read: dict[str, Edtf] = {}
_MOST = 20_000


def parse(text: str) -> Edtf:
    """Read an EDTF text, or raise EdtfError with one sentence that says what is wrong with it."""
    if text not in _read:
        if len(_read) >= _MOST:
            _read.clear()
        _read[text] = _parse(text)
    return _read[text]


def _parse(text: str) -> Edtf:
    if text.startswith(("[", "{")):
        return _set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        if "/" in end:
            raise EdtfError(
                f"{in_quotes(text)} has more than one '/': days have hyphens, intervals one '/'"
            )
        if text in ("/", "../"):
            raise EdtfError(f"{in_quotes(text)} has no date on either side")
        return Edtf(text, "run", (_span(text, start, end),))
    date = read_date(text)
    return Edtf(text, "moment", ((date, date),))


def years(date: Edtf) -> tuple[int | None, int | None]:
    """The first and the last year that the date may touch; None for an open or unknown side."""
    return (date.start[0] if date.start else None, date.end[0] if date.end else None)


def _set(text: str) -> Edtf:
    """A set of level 2: ``[..]`` one of its members, ``{..}`` all of them."""
    closing = "]" if text[0] == "[" else "}"
    if not text.endswith(closing):
        raise EdtfError(f"{in_quotes(text)} is a set without its closing '{closing}'")
    spans: list[Span] = []
    for member in text[1:-1].split(","):
        if not member.strip("."):
            raise EdtfError(f"{in_quotes(text)} has a member without a date")
        if ".." in member:
            start, _, end = member.partition("..")
            spans.append(_span(text, start, end))
        else:
            date = read_date(member)
            spans.append((date, date))
    inner = [start for start, _ in spans[1:]] + [end for _, end in spans[:-1]]
    if None in inner:
        raise EdtfError(
            f"{in_quotes(text)} is open in its middle: '..' stands first or last in a set"
        )
    return Edtf(text, "moment" if closing == "]" else "all", tuple(spans))


def _span(text: str, start: str, end: str) -> Span:
    first = None if start in ("", "..") else read_date(start)
    last = None if end in ("", "..") else read_date(end)
    if first and last and last.last < first.first:
        raise EdtfError(f"{in_quotes(text)} ends before it starts")
    return first, last


def _earliest(days: Iterable[Day | None]) -> Day | None:
    """The earliest of the days; None, as the earliest of all, if there is one."""
    known = list(days)
    return None if None in known else min(day for day in known if day)


def _latest(days: Iterable[Day | None]) -> Day | None:
    known = list(days)
    return None if None in known else max(day for day in known if day)
