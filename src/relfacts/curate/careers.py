"""Offices that were held over a time, and the dates at which they cannot have been held.

An office whose date is an interval was held from its one end to its other. Any other date is only
that as of which a document gives the office, and tells neither when it began nor when it ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from relfacts import edtf
from relfacts.curate.reconcile import agree
from relfacts.curate.seeds import Authority, Office
from relfacts.folding import fold

# What joins two offices of one person: "General Secretary and President of Vietnam".
_JOINED = re.compile(r", | and ")


def is_span(office: Office) -> bool:
    """Whether the date of ``office`` is the time over which it was held."""
    try:
        return office.date is not None and edtf.parse(office.date).kind == "run"
    except edtf.EdtfError:
        return False


def missed_spans(record: Authority, title: str, date: str) -> list[Office]:
    """The spans over which the person held the office of this title, if ``date`` is in none.

    Empty where the date fits one of them, and where nothing is known: the person has no such
    office, or one of those that the title may mean has no span.
    """
    titles = [title] if _meant(record, title) else _JOINED.split(title)
    for one in titles:
        meant = _meant(record, one)
        spans = [office for offices in meant for office in offices if is_span(office)]
        known = all(any(map(is_span, offices)) for offices in meant)
        if spans and known and not any(agree((date, office.date)) for office in spans):
            return spans
    return []


def _meant(record: Authority, title: str) -> list[list[Office]]:
    """The person's offices of this title, or else those it shortens: President, of Norland."""
    by_title: dict[str, list[Office]] = {}
    for office in record.offices:
        by_title.setdefault(fold(office.title), []).append(office)
    wanted = fold(title)
    if wanted in by_title:
        return [by_title[wanted]]
    return [offices for full, offices in by_title.items() if full.startswith(f"{wanted} of ")]


def in_words(spans: Iterable[Office]) -> str:
    """The spans with their documents."""
    return ", ".join(f"{office.date} ({office.source})" for office in spans)
