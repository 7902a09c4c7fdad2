"""A base as the JSON that TimelineJS draws: an event for each fact that has a date.

The date shown is our own wording, with every doubt (``display_date``). The position of an event,
which TimelineJS needs, is only as precise as the source: a year has no month.
"""

from __future__ import annotations

import json
from html import escape

from relfacts.base.locators import cite
from relfacts.base.phrasing import in_words, statement
from relfacts.dates.edtf import parse
from relfacts.export.replacing import MARK
from relfacts.text.sound import sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relfacts.base.openbase import OpenBase
    from relfacts.dates.days import Day
    from relfacts.dates.edtf import Date, Edtf
    from relfacts.records import Fact

    #: A time in TimelineJS: a year, perhaps with a month and a day.
    Time = dict[str, int]

# The parts of a day that a date of each precision keeps; for other precisions only the year.
_PARTS = ("year", "month", "day")
_FINE = {"day": 3, "month": 2, "season": 2, "quarter": 2, "quadrimester": 2, "half": 2}
# Precisions that last longer than their first month or year.
_LONG = frozenset(("season", "quarter", "quadrimester", "half", "decade", "century", "millennium"))

# JavaScript has no days beyond these years; TimelineJS then counts in years alone.
_HUMAN = 271_820


class Timeline:
    """A timeline written in pieces; facts without a date are left out and counted."""

    def __init__(self, base: OpenBase, chosen: Iterable[tuple[int, Fact]]) -> None:
        self._base = base
        self._chosen = chosen
        self.left_out = 0

    def __iter__(self) -> Iterator[bytes]:
        title, about, licence = (
            _told(self._base.value(name) or "") for name in ("title", "about", "licence")
        )
        head = {
            "made_by": MARK.decode(),
            "title": {"text": {"headline": title, "text": f"<p>{about}</p><p>{licence}</p>"}},
        }
        yield f'{_json(head)[:-1]}, "events": ['.encode()
        human, between = True, "\n"
        for _, fact in self._chosen:
            times = placed(parse(fact["date"])) if fact["date"] else None
            if times is None:
                self.left_out += 1
                continue
            human = human and all(abs(time["year"]) <= _HUMAN for time in times)
            yield f"{between}{_json(_event(self._base, fact, times))}".encode()
            between = ",\n"
        scale = "human" if human else "cosmological"
        yield f'\n], "scale": "{scale}"}}\n'.encode()


def placed(date: Edtf) -> list[Time] | None:
    """The position of a date: when it begins, and when it ends if that is another time.

    None if it could be at any time (``XXXX``, ``/..``).
    """
    known = [one for span in date.spans for one in span if one and one.precision != "unknown"]
    if not known:
        return None
    first, last = min(known, key=_first), max(known, key=_last)
    start = _time(first.first, first)
    long = last.precision in _LONG or last.last != first.last
    end = _time(last.last, last) if long else start
    return [start] if start == end else [start, end]


def _first(date: Date) -> Day:
    return date.first


def _last(date: Date) -> Day:
    return date.last


def _time(day: Day, date: Date) -> Time:
    """A day, at the precision of the date that it bounds."""
    return dict(zip(_PARTS[: _FINE.get(date.precision, 1)], day, strict=False))


def _event(base: OpenBase, fact: Fact, times: list[Time]) -> dict[str, object]:
    kind = base.declared.kinds.get(fact["kind"])
    told = [
        *([fact["note"]] if fact["note"] else ()),
        "; ".join(map(cite, fact["sources"])),
        *(f"Sources differ: {one['why']}" for one in fact["discrepancies"]),
    ]
    event: dict[str, object] = {
        "unique_id": fact["id"],
        "start_date": times[0],
        **({"end_date": times[1]} if len(times) > 1 else {}),
        "display_date": _told(in_words(fact["date"])),
        "text": {
            "headline": _told(statement(fact)),
            "text": "".join(f"<p>{_told(part)}</p>" for part in told),
        },
        "group": _told(kind.plural if kind else fact["kind"]),
    }
    return event


def _told(text: str) -> str:
    """A text of the base, escaped so that none of it is HTML."""
    return escape(sound(text), quote=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
