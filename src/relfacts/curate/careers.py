"""Offices that were held over a time, and the dates at which they cannot have been held.

An office whose date is an interval was held from its one end to its other. Any other date is only
that as of which a document gives the office, and tells neither when it began nor when it ended. A
date with no beginning (``[..2019-03-01]``) is the document's own, which speaks of an earlier time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from relfacts.curate.reconcile import agree
from relfacts.curate.seeds import Authority, Office
from relfacts.dates import edtf
from relfacts.text.folding import fold

# What joins two offices of one person: "General Secretary and President of Vietnam".
_JOINED = re.compile(r", | and ")


def is_span(office: Office) -> bool:
    """Whether the date of ``office`` is the time over which it was held."""
    try:
        return office.date is not None and edtf.parse(office.date).kind == "run"
    except edtf.EdtfError:
        return False


class Career:
    """The offices of one person by their titles, sorted once: many claims may be held against it.

    Nearly every document gives an office to the person whom it is about, so that the offices grow
    with the claims.
    """

    def __init__(self, person: Authority) -> None:
        self.person = person
        self._spans: dict[str, list[Office]] = {}
        for office in person.offices:
            spans = self._spans.setdefault(fold(office.title), [])
            if is_span(office):
                spans.append(office)
        self._dates = {
            title: tuple(dict.fromkeys(office.date for office in spans))
            for title, spans in self._spans.items()
        }

    def missed_spans(self, title: str, date: str) -> list[Office]:
        """The spans over which the person held the office of this title, if ``date`` is in none.

        Empty where the date fits one of them, and where nothing is known: the person has no such
        office, or one of those that the title may mean has no span.
        """
        titles = [title] if self._meant(title) else _JOINED.split(title)
        for one in titles:
            meant = self._meant(one)
            dates = [self._dates[full] for full in meant]
            if (
                meant
                and all(dates)
                and not any(agree((date, span)) for row in dates for span in row)
            ):
                return [office for full in meant for office in self._spans[full]]
        return []

    def _meant(self, title: str) -> list[str]:
        """The title as the person has it, or else those it shortens: President, of Norland."""
        wanted = fold(title)
        if wanted in self._spans:
            return [wanted]
        return [full for full in self._spans if full.startswith(f"{wanted} of ")]


def in_words(spans: Iterable[Office]) -> str:
    """The spans with their documents."""
    return ", ".join(f"{office.date} ({office.source})" for office in spans)
