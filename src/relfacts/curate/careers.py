"""Offices with a known term, and a check for dates outside it.

An office whose date is an interval was held from its beginning to its end. Any other date only says
when a document mentions the office, and not when the term began or ended. A date without a
beginning (``[..2019-03-01]``) is that of a document that speaks of an earlier time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from relfacts.curate.groups import agree
from relfacts.curate.seeds import Authority, Office
from relfacts.dates import edtf
from relfacts.text.folding import fold

# Words that join two offices of one person: "General Secretary and President of Vietnam".
_JOINED = re.compile(r", | and ")


def is_span(office: Office) -> bool:
    """Whether the date of ``office`` is its term."""
    try:
        return office.date is not None and edtf.parse(office.date).kind == "run"
    except edtf.EdtfError:
        return False


class Career:
    """The offices of one person by their titles, sorted once: many claims may be compared with
    them.

    Nearly every document gives its main person an office, so the offices grow with the claims.
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
        """The terms of the person in the office with this title, if ``date`` is in none of them.

        Empty if the date fits one of them, and if nothing is known: the person has no such office,
        or the title may mean one without a known term.
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
        """The full title of the person, or else those of which it is a short form: President, of
        Norland.
        """
        wanted = fold(title)
        if wanted in self._spans:
            return [wanted]
        return [full for full in self._spans if full.startswith(f"{wanted} of ")]


def in_words(spans: Iterable[Office]) -> str:
    """The terms in words, with their documents."""
    return ", ".join(f"{office.date} ({office.source})" for office in spans)
