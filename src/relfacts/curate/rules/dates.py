"""Rules about dates: well formed, explained, and possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Seeds
from relfacts.dates import edtf
from relfacts.dates.days import WEEKDAYS, iso, weekday
from relfacts.dates.typed import read_period
from relfacts.languages.dictionary import DATES
from relfacts.text.folding import fold
from relfacts.vocabulary import STATUSES

_QUOTES = "“”„«»‘’\"'"
_SHORT_END = re.compile("[0-9]{2}(-[0-9]{2})?")


def edtf_date(seeds: Seeds) -> Iterator[Problem]:
    """Every date is EDTF (ISO 8601-2:2019), level 0, 1 or the documented part of 2."""
    dates = chain(
        ((seed.issued, seed.marks["issued"]) for seed in seeds.documents),
        ((seed.accessed, seed.marks["accessed"]) for seed in seeds.documents),
        ((item.date, item.at) for seed in seeds.documents for item in seed.amendments),
        ((claim.date, claim.marks["date"]) for _, claim in seeds.claims()),
        ((office.date, office.at) for record in seeds.people for office in record.offices),
    )
    for date, at in dates:
        if date and (message := date_problem(date)):
            # The end of an interval is not the whole of it.
            whole = "" if date in message else f" in {date!r}"
            yield Problem(at, "edtf-date", f"{message}{whole}{_meant(date)}")


def date_has_reason(seeds: Seeds) -> Iterator[Problem]:
    """A date that is not simply printed says how it was found; a printed one gives no reason."""
    for _, claim in seeds.claims():
        at = claim.marks["date"]
        if claim.date_how != "printed" and not claim.date_why:
            message = f"the date is {claim.date_how} but date_why does not say how"
            yield Problem(at, "date-has-reason", message)
        if claim.date_how == "printed" and claim.date_why:
            message = "date_why says how the date was found, but date_how says that it is printed"
            yield Problem(at, "date-has-reason", message)


def not_ahead(seeds: Seeds) -> Iterator[Problem]:
    """What is said to have happened did not begin after the document was issued."""
    for seed in seeds.documents:
        issued = None if date_problem(seed.issued) else edtf.parse(seed.issued).end
        for claim in seed.claims if issued else ():
            ahead = claim.status in ("planned", "proposed") or claim.status not in STATUSES
            if ahead or not claim.date:
                continue
            start = None if date_problem(claim.date) else edtf.parse(claim.date).start
            if start and issued and start > issued:
                message = f"{claim.status}, but {claim.date} lies after the issue, {seed.issued}"
                yield Problem(claim.marks["date"], "not-ahead", message)


def right_weekday(seeds: Seeds) -> Iterator[Problem]:
    """The weekday that a document names is that of the day the date begins on, if it has a day."""
    for _, claim in seeds.claims():
        if not claim.weekday or not claim.date or date_problem(claim.date):
            continue
        at = claim.marks["weekday"]
        if claim.weekday not in WEEKDAYS:
            name = _weekday_names().get(fold(claim.weekday))
            instead = f"write {name}" if name else f"one of {', '.join(WEEKDAYS)}"
            message = f"{claim.weekday!r} is not a weekday: {instead}"
            yield Problem(at, "right-weekday", message)
            continue
        date = edtf.parse(claim.date)
        first = date.spans[0][0]
        # Every month has every weekday.
        start = date.start if first and first.day.isdigit() else None
        if start and (actual := WEEKDAYS[weekday(start)]) != claim.weekday:
            message = f"{iso(start)} was a {actual}, not a {claim.weekday}"
            yield Problem(at, "right-weekday", message)


def date_problem(text: str) -> str | None:
    """Why a text is not EDTF, or None if it is."""
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        return str(error)
    return None


@lru_cache(maxsize=1024)
def _meant(text: str) -> str:
    """The EDTF form of a date written in words, in curly quotes, or with a short end."""
    plain = text.strip(_QUOTES)
    first, _, last = plain.partition("/")
    if _SHORT_END.fullmatch(last) and len(first) > len(last):
        plain = f"{first}/{first[: -len(last)]}{last}"
    for date in (plain, text):
        if date != text and not date_problem(date):
            return f": write {date}"
    try:
        return f": write {read_period(plain).text}"
    except edtf.EdtfError:
        return ""


@lru_cache(maxsize=1)
def _weekday_names() -> dict[str, str]:
    """The weekdays in all languages, with their English names."""
    return {row[0]: WEEKDAYS[int(row[2]) - 1] for row in DATES.of("weekday")}


RULES = (
    edtf_date,
    date_has_reason,
    not_ahead,
    right_weekday,
)
