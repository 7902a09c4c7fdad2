"""Dates that were worked out, held against the words that they were worked out from.

Two days after, thirty days later, the second Friday of March, in May: each leads from a date that
is known to few others. Only what is certain is complained of, so that every date that may be the
one that is counted from is tried.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.dateparts import Parts, parts, weekdays
from relfacts.curate.evidence.figures.times import PERIODS
from relfacts.curate.printed import years
from relfacts.curate.problems import Problem
from relfacts.curate.setting import plainly
from relfacts.curate.texts import QUOTED, lines_named
from relfacts.languages.dictionary import DATES
from relfacts.text.folding import words as folded

# Units of time, and the days or months that each is.
_DAYS = {"d": 1, "WEE": 7}
_MONTHS = {"mon": 1, "a": 12}
_WEEK = 7
_YEAR = 12
# A month that is told without a year is less than so many months from the day of the report.
_NEAR = 12
# A weekday without a date is at most so many days from the day of the report.
_FAR = 14
# A form of a word is at most so many letters longer than the one that is listed: zweiten.
_ENDING = 2
_SHORTEST = 4
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTERS = range(33, 37)


class When(NamedTuple):
    """A day, a month or a year; what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0


class Known(NamedTuple):
    """Years, and the months and days that may be of them."""

    years: set[int]
    months: set[int]
    days: set[int]


def date_reckoned(cited: Cited) -> Iterator[Problem]:
    """A date that was worked out is as far from another as the words say that it quotes."""
    claim = cited.claim
    when = _when(claim.date)
    if claim.date_how != "worked-out" or not claim.date_why or not when:
        yield from _quarters(cited)
        return
    at = claim.marks["date"]
    quoted = " . ".join(map(plainly, QUOTED.findall(claim.date_why)))
    told, low = parts(quoted), quoted.lower()
    if (day := _weekday_of_month(low, told, when)) and day != when.day:
        what = f"{claim.date} is not the day of the month that the reason quotes"
        yield cited.problem(at, "date-reckoned", what)
    elif _counted_off(cited, low, told, when):
        what = f"{claim.date} is not as far from a date known here as the reason quotes"
        yield cited.problem(at, "date-reckoned", what)
    elif _far_weekday(cited, low, told, when):
        what = f"{claim.date} is far from {cited.seed.issued}, and the reason quotes a weekday"
        yield cited.problem(at, "date-reckoned", what)
    elif _far_month(cited, quoted, told, when):
        what = f"{claim.date} is a year or more from {cited.seed.issued}, and no year is printed"
        # Where the document prints the year of the claim, it may be that of which it is told.
        there = any(str(when.year) in years(line) for line in cited.document.lines)
        yield (cited.doubt if there else cited.problem)(at, "date-reckoned", what)


def _when(date: str | None) -> When | None:
    """A date that is one day, month or year; None of any other."""
    found = re.fullmatch(r"([0-9]{4})(?:-([01][0-9]))?(?:-([0-3][0-9]))?", date or "")
    return When(*(int(part or 0) for part in found.groups())) if found else None


def _weekday_of_month(quoted: str, told: Parts, when: When) -> int:
    """The day of the month that is its second Friday, where the words say so; 0 if they do not."""
    if len(told.months) != 1 or not when.day:
        return 0
    named = {one.meaning for one in weekdays().find(quoted, 0, len(quoted))}
    if len(named) != 1:
        return 0
    before = quoted[: min(one.start for one in weekdays().find(quoted, 0, len(quoted)))]
    place = _place(before.split()[-1:])
    if not place:
        return 0
    weekday = _names().index(named.pop())
    month = int(next(iter(told.months)))
    year = int(next(iter(years(quoted)), when.year))
    first, length = monthrange(year, month)
    days = [*range(1 + (weekday - first) % _WEEK, length + 1, _WEEK)]
    return days[place - 1 if place > 0 else -1] if place <= len(days) else 0


def _place(found: Iterable[str]) -> int:
    """The place in a row that a word tells: zweiten is 2, and the last is -1."""
    for word in found:
        for spelling, meaning in _ordinals().items():
            stem = spelling[:-1] if len(spelling) > _SHORTEST else spelling
            if word == spelling or (
                len(stem) >= _SHORTEST
                and word.startswith(stem)
                and len(word) - len(spelling) <= _ENDING
            ):
                return -1 if meaning == "last" else int(meaning)
        if (digits := re.fullmatch(r"([1-5])[^\W\d_]*\.?", word)) is not None:
            return int(digits.group(1))
    return 0


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, str]:
    return {spelling: meaning for _, _, meaning, _, spelling in DATES.of("ordinal")}


@lru_cache(maxsize=1)
def _names() -> list[str]:
    return [datetime.date(2024, 1, day).strftime("%A") for day in range(1, _WEEK + 1)]


def _counted_off(cited: Cited, low: str, told: Parts, when: When) -> bool:
    """Whether a reason quotes how long before or after another date this was, and it was not."""
    # Without an "after" or "before", how long something lasts can be counted from either end.
    if told.months or not _leads(low):
        return False
    words = cited.document.words
    far = [
        (int(one.value), unit)
        for one in amounts(low, cited.document.language)
        for unit in one.units & {*_DAYS, *_MONTHS}
        if one.value % 1 == 0 and not one.is_year
    ]
    far = far or [(1, unit) for rate, unit in PERIODS.items() if words.has(rate, low)]
    if len(far) != 1:
        return False
    number, unit = far[0]
    known = [*_known(cited)]
    # Days are counted from a day, if one is known.
    fine = [one for one in known if one.months and one.days]
    base = fine if unit in _DAYS and fine else known
    return bool(base) and not any(
        _leads_to(one, sign * number, unit, when) for one in base for sign in (1, -1)
    )


def _leads(quoted: str) -> bool:
    """Whether words lead from a date to one before it or after it."""
    return any(_joints("after", "later", "before", "earlier") & {word} for word in folded(quoted))


@lru_cache(maxsize=8)
def _joints(*meanings: str) -> frozenset[str]:
    return frozenset(
        spelling for _, _, meaning, _, spelling in DATES.of("joint") if meaning in meanings
    )


def _known(cited: Cited) -> Iterator[Known]:
    """The dates that a date of a claim may be counted from: all that the document prints, and the
    days of the week before and after it was issued.
    """
    issued = _when(cited.seed.issued)
    near = {issued.year + by for by in (-1, 0, 1)} if issued else set()
    why = cited.claim.date_why or ""
    for line in (*cited.lines, *cited.elsewhere(lines_named(why)), plainly(why)):
        found = parts(line)
        dated = {*map(int, years(line)), *near}
        yield Known(dated, {*map(int, found.months)}, {*map(int, found.days)})
    if not issued:
        return
    yield Known({issued.year}, {issued.month} - {0}, {issued.day} - {0})
    if issued.day:
        low = "\n".join(cited.lines).lower()
        told = {found.meaning for found in weekdays().find(low, 0, len(low))}
        day = datetime.date(*issued)
        for by in range(-_WEEK, _WEEK + 1):
            other = day + datetime.timedelta(by)
            if abs(by) == _WEEK or other.strftime("%A") in told:
                yield Known({other.year}, {other.month}, {other.day})


def _leads_to(known: Known, number: int, unit: str, when: When) -> bool:
    """Whether a date is so many days, weeks, months or years later than one that is known."""
    if unit in _DAYS:
        if not (when.month and when.day and known.days):
            return when.year in known.years or when.year - 1 in known.years
        day = datetime.date(*when) - datetime.timedelta(number * _DAYS[unit])
        return day.year in known.years and day.month in known.months and day.day in known.days
    months = when.year * _YEAR + max(0, when.month - 1) - number * _MONTHS[unit]
    year, month = months // _YEAR, months % _YEAR + 1
    return (
        year in known.years
        and (not when.month or not known.months or month in known.months)
        and (not when.day or not known.days or when.day in known.days)
    )


def _far_weekday(cited: Cited, low: str, told: Parts, when: When) -> bool:
    """Whether a reason quotes no more than a weekday, of another week than those of the issue."""
    issued = _when(cited.seed.issued)
    if not issued or not issued.day or not when.day or lines_named(cited.claim.date_why or ""):
        return False
    if told.months or told.numbers or not weekdays().find(low, 0, len(low)):
        return False
    if any(map(years, _sentences(cited, cited.claim.date_why or ""))):
        return False
    # "On Monday", of Thursday 18 June: the reason may name the day that it counts from.
    named = parts(plainly(QUOTED.sub(" ", cited.claim.date_why or "")))
    days = [
        day
        for year in (when.year - 1, when.year, when.year + 1)
        for month in named.months
        for date in named.days
        if (day := _day(year, int(month), int(date)))
    ]
    known = (datetime.date(*issued), *days)
    return all(abs((datetime.date(*when) - one).days) > _FAR for one in known)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _far_month(cited: Cited, quoted: str, found: Parts, when: When) -> bool:
    """Whether a month is quoted without a year, and is not one of those around the issue."""
    issued = _when(cited.seed.issued)
    if not issued or not issued.month or not when.month or not found.months:
        return False
    # A year may be told on another line, in words, or by the reason.
    why = cited.claim.date_why or ""
    told = "\n".join((quoted, *_sentences(cited, why))).lower()
    known = {*map(int, years(QUOTED.sub(" ", why))), *map(int, years(told))}
    if lines_named(why) or known - {issued.year} or when.year in known:
        return False
    words = cited.document.words
    yearly = {word for word, code in words.words("unit").items() if "a" in code.split()}
    if yearly & {*folded(told)}:
        return False
    if any(words.has(category, quoted.lower()) for category in ("past", "former")):
        return False
    # The year that the document was last told of is that of a month without one.
    above = [year for line in cited.document.lines[: cited.numbers[0] - 1] for year in years(line)]
    if above and int(above[-1]) == when.year:
        return False
    months = (when.year - issued.year) * _YEAR + when.month - issued.month
    return abs(months) >= _NEAR


def _sentences(cited: Cited, why: str) -> Iterator[str]:
    """The sentences that have the words which a reason quotes."""
    document = cited.document
    for quoted in QUOTED.findall(why):
        for span in cited.find(quoted).spans:
            yield document.flow.text[slice(*document.sentence(span.start))]


def _quarters(cited: Cited) -> Iterator[Problem]:
    """Checks that the quarter of a date is one that the anchors name: the third quarter."""
    found = re.fullmatch(r"[0-9]{4}-([0-9]{2})", cited.claim.date or "")
    if not found or int(found.group(1)) not in _QUARTERS:
        return
    ours = int(found.group(1)) - _QUARTERS.start + 1
    low = " . ".join(cited.printed_anchors).lower()
    told = set()
    for _, _, meaning, _, spelling in DATES.of("unit"):
        if meaning.partition(" ")[0] != "quarter":
            continue
        for one in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", low):
            beside = (*low[: one.start()].split()[-1:], *low[one.end() :].split()[:1])
            told |= {place for word in beside if (place := _ROMAN.get(word) or _place([word]))}
    if told and ours not in told:
        what = f"the anchors have quarter {min(told)}, the date {cited.claim.date}"
        yield cited.problem(cited.claim.marks["date"], "date-reckoned", what)


RULES = (date_reckoned,)
