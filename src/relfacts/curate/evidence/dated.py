"""Rules of dates: all parts of a printed date are printed, in any language, and its weekday."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import product

from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.dateparts import PIECE, months, parts, unprinted, weekdays
from relfacts.curate.evidence.lexicon import Lexicon, any_of
from relfacts.curate.printed import years
from relfacts.curate.problems import Problem
from relfacts.curate.setting import plainly
from relfacts.curate.texts import QUOTED, lines_named
from relfacts.dates import edtf
from relfacts.languages.dictionary import DATES
from relfacts.vocabulary import WEEKDAY_NAMES

_YEARS = re.compile(r"(?<![\w,.])[0-9]{4}(?!\w|[,.][0-9])")
# A year with its month is a date, whatever leads to it: on 2031-05-02.
_MONTH_NEXT = re.compile(r"-(?:0[1-9]|1[0-2])(?![0-9])")
# A word that bounds a time stands at most so far before the year, in characters.
_BOUND = 24
_MONTH_DAY = (
    re.compile(r"(?<![0-9.,])(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[^\W\d_]+)"),
    re.compile(r"(?P<month>[^\W\d_]+) (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![\w]|[.,][0-9])"),
)


def date_stands(cited: Cited) -> Iterator[Problem]:
    """The anchors print every part of a printed date, and no other year."""
    claim = cited.claim
    yield from _counted_days(cited)
    yield from _told_days(cited)
    if not claim.date or claim.date_how != "printed":
        yield from _worked_out(cited)
        return
    at = claim.marks["date"]
    try:
        date = edtf.parse(claim.date)
    except edtf.EdtfError as error:
        yield cited.problem(at, "date-stands", str(error))
        return
    anchors = "\n".join(cited.printed_anchors)
    missing = unprinted(date, anchors)
    if missing:
        missing = unprinted(date, "\n".join((anchors, *_in_words(cited))))
    if missing:
        what = f"no anchor has the {', the '.join(missing)} of the date"
        yield cited.problem(at, "date-stands", what)
    known = {part.year for span in date.spans for part in span if part}
    known |= {quantity.value for quantity in claim.quantities}
    # A figure may be of another year than the claim: revenue of 2033.
    known |= {year for quantity in claim.quantities for year in years(quantity.of)}
    # Fewer than in 2032: that is a year with which something is compared.
    known |= {*_compared_with(cited)}
    # Her deputy since 2028: a time that reaches up to the date, or from it.
    known |= set() if missing else {*_reaching(cited, {*known})}
    # A number in words is a year only if the claim says so: three thousand visitors.
    if over := sorted({*years("\n".join(cited.printed_anchors))} - known):
        what = f"the anchors have the year {', '.join(over)}, the date has not"
        yield cited.problem(at, "date-stands", what)
    yield from _compared(cited)


def _in_words(cited: Cited) -> Iterator[str]:
    """The days and years that the anchors have in words: the twenty-first of June."""
    words, low = cited.document.words, cited.document.flow.low
    worded = {one.end: one for one in cited.anchored() if one.worded and one.value % 1 == 0}
    for span in cited.spans if words.words("place") else ():
        for found in words.find("place", low, *span):
            tens = worded.pop(found.start - 1, None) if low[found.start - 1] in "- " else None
            yield f"{int(found.meaning) + (int(tens.value) if tens else 0)}"
    yield from (f"{one.value:f}" for one in worded.values())


def _worked_out(cited: Cited) -> Iterator[Problem]:
    """Checks a date that was worked out: what the lines print of it is as they print it.

    A reason that quotes words without a month or a number, "yesterday", may change every part.
    """
    claim = cited.claim
    # One of several days, [2011..2019], is reckoned from both ends.
    if not claim.date or not claim.date_why or claim.date_how != "worked-out":
        return
    opened = claim.date.startswith("[..") or claim.date.endswith("..]")
    if claim.date[0] in "[{" and not opened:
        return
    # "Before 2038" ends in 2037, and "before May" in April.
    if opened and _bounded(claim.date_why.lower()):
        return
    quoted = QUOTED.findall(claim.date_why)
    if any(not _dates(one) for one in quoted) or _reckons(cited, claim.date_why):
        return
    try:
        date = edtf.parse(claim.date)
    except edtf.EdtfError:
        return
    # A reason that neither quotes nor names a line leaves it to the curator.
    named = lines_named(claim.date_why)
    lines = (*cited.lines, *cited.elsewhere(named)) if named else ()
    where = "\n".join(map(plainly, quoted) if quoted else lines)
    # Only of a part that is printed can it be said that it is another.
    printed = parts(where)
    said = {"month": printed.months, "day": printed.days, "year": years(where)}
    # "A vote is due on 25" has a day without its month, which other lines tell.
    bare = set() if parts("\n".join(cited.lines)).months else parts("\n".join(cited.lines)).numbers
    # Of a document of 1896, "the half-year before" is known by its date.
    dated = set(years("\n".join(cited.elsewhere(named))))
    near = set() if dated else _about_issue(cited)
    missing = [
        one
        for one in unprinted(date, where)
        if said[one.partition(" ")[0]] and one.partition(" ")[2] not in bare | near | dated
    ]
    if _is_reckoned(cited):
        missing = [one for one in missing if one.startswith("year")]
    if missing:
        parted = ", the ".join(missing)
        what = f"neither the lines nor the reason print the {parted} of the date"
        yield cited.problem(claim.marks["date"], "date-stands", what)


def _bounded(why: str) -> bool:
    """Whether a reason has a word that leaves out what it bounds a time by: before 2038."""
    known = {
        spelling
        for _, _, meaning, _, spelling in DATES.of("joint")
        if meaning in ("after", "before")
    }
    return any(one in known for one in PIECE.findall(why))


def _is_reckoned(cited: Cited) -> bool:
    """Whether the lines tell the day by its name, on Monday, or as yesterday."""
    day, issued = _day(cited.claim.date), _day(cited.seed.issued)
    if not day:
        return False
    low = "\n".join(cited.lines).lower()
    named = {found.meaning for found in weekdays().find(low, 0, len(low))}
    away = {int(one.meaning) for one in cited.document.words.find("relative day", low)}
    told = issued is not None and (day - issued).days in away
    return WEEKDAY_NAMES[day.weekday()] in named or told


def _about_issue(cited: Cited) -> set[str]:
    """The year in which the document was issued, and those beside it."""
    issued = years(cited.seed.issued.partition("/")[0].replace("-", " "))
    return {str(int(year) + by) for year in issued[:1] for by in (-1, 0, 1)}


def _reckons(cited: Cited, why: str) -> bool:
    """Whether a reason counts from what it quotes: five years "Since 2017"."""
    beside = QUOTED.sub(" ", why).lower()
    return bool(QUOTED.search(why)) and cited.ours.has("number", beside)


def _dates(text: str) -> bool:
    """Whether a text prints a part of a date."""
    found = parts(plainly(text))
    return bool(found.months or found.numbers)


def _compared_with(cited: Cited) -> Iterator[str]:
    """The years in the anchors that a word makes those of a comparison: than in 2032."""
    low, words = cited.document.flow.low, cited.document.words
    for span in cited.spans:
        yield from compared_years(words, low, span.start, span.end)


def compared_years(
    words: Lexicon, low: str, start: int = 0, end: int | None = None
) -> Iterator[str]:
    """The years in a text in lower case, or a part of it, that are those of a comparison."""
    before, after = _comparing(words)
    for match in _YEARS.finditer(low, start, len(low) if end is None else end):
        if _MONTH_NEXT.match(low, match.end()):
            continue
        if before.search(low[: match.start()][-40:]) or after.match(low, match.end()):
            yield match.group()


def _reaching(cited: Cited, dated: Set[str]) -> Iterator[str]:
    """The years in the anchors that bound a time, by the word right before them: since 2028.

    If an anchor has a year of the date too, its years are those of one time: from 1964 to 1969.
    """
    low, words = cited.document.flow.low, cited.document.words
    for span in cited.spans:
        found = [*_YEARS.finditer(low, *span)]
        for match in found if dated.isdisjoint(one.group() for one in found) else ():
            bounds = words.find("span", low, max(0, match.start() - _BOUND), match.start())
            if bounds and not low[bounds[-1].end : match.start()].strip():
                yield match.group()


def _compared(cited: Cited) -> Iterator[Problem]:
    """Checks that the year of a date is not only a year of comparison: more than in 2031."""
    known = years(cited.claim.date or "")
    low = cited.document.flow.low
    if len(set(known)) != 1:
        return
    before, after = _comparing(cited.document.words)
    found = [
        match
        for start, end in cited.sentences
        for match in re.finditer(rf"(?<![0-9]){known[0]}(?![0-9])", low[start:end])
        if _MONTH_NEXT.match(low, start + match.end())
        or not (
            _is_compared(cited, before.search(low[start : start + match.start()]), start)
            or after.match(low[start + match.end() : end])
        )
    ]
    compared = any(known[0] in low[start:end] for start, end in cited.sentences)
    if compared and not found:
        what = f"{known[0]} is only what it is compared with"
        yield cited.problem(cited.claim.marks["date"], "date-stands", what)


def _is_compared(cited: Cited, found: re.Match[str] | None, start: int) -> bool:
    """Whether a word compares; after "recalls", the "qu'en" does not."""
    if found is None:
        return False
    low, at = cited.document.flow.low, start + found.start()
    said = cited.document.words.find("saying", low, max(start, at - _BOUND), at)
    return not said or bool(low[said[-1].end : at].strip())


@lru_cache(maxsize=64)
def _comparing(words: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for words that make a year one of comparison, before it and after it."""
    before, beside = any_of(words.words("comparison")), any_of(words.words("compared year"))
    after = any_of(words.words("compared"))
    return (
        re.compile(rf"(?:(?:{before})(?:\s[^\W\d_]+){{0,2}}|{beside})\s$"),
        re.compile(rf"[^\W\d_]?\s?(?:{after})"),
    )


def weekday_stands(cited: Cited) -> Iterator[Problem]:
    """The weekday of a claim is one that the lines cited name."""
    weekday = cited.claim.weekday
    if not weekday:
        return
    low = "\n".join(cited.lines).lower()
    named = {found.meaning for found in weekdays().find(low, 0, len(low))}
    if named and weekday not in named:
        what = f"{', '.join(sorted(named))} stands here, not {weekday}"
        yield cited.problem(cited.claim.marks["weekday"], "weekday-stands", what)


def _counted_days(cited: Cited) -> Iterator[Problem]:
    """Checks a day that is told by its name, or as yesterday, from the day of the report."""
    claim = cited.claim
    day = _day(claim.date)
    if not day:
        return
    at = claim.marks["date"]
    words = cited.document.words
    quoted = " . ".join(map(plainly, QUOTED.findall(claim.date_why or ""))).lower()
    if claim.date_how == "worked-out":
        named = {found.meaning for found in weekdays().find(quoted, 0, len(quoted))}
        told = WEEKDAY_NAMES[day.weekday()]
        # A range of days or a figure beside it may lead from one to another.
        if len(named) == 1 and told not in named and not parts(quoted).numbers:
            what = f"{claim.date} is a {told}, and the reason quotes {named.pop()}"
            yield cited.problem(at, "date-stands", what)
    issued = _day(cited.seed.issued)
    if not issued or parts(quoted).months:
        return
    away = {int(found.meaning) for found in words.find("relative day", quoted)}
    # Yesterday, in the report of line 1: that line may not tell its day.
    named_there = lines_named(claim.date_why or "")
    lines = [line for number in named_there for line in cited.elsewhere([number])]
    known = {*_days_printed(lines or cited.lines), *(() if lines else (issued,))}
    if known and len(away) == 1 and not any((day - one).days in away for one in known):
        what = f"{claim.date} is not the day that the reason quotes, from {cited.seed.issued}"
        yield cited.problem(at, "date-stands", what)
    if claim.date_how == "printed" and day == issued:
        low = cited.document.flow.low
        for span in cited.spans:
            for found in words.find("relative day", low, *span):
                if found.meaning != "0":
                    what = f"the text has {cited.shown((found.start, found.end))}"
                    yield cited.doubt(at, "date-stands", f"{what}, the claim the day of the issue")
                    return


def _told_days(cited: Cited) -> Iterator[Problem]:
    """Checks that a day which the statement tells with its month is printed, or is in the date."""
    claim = cited.claim
    if not claim.date or ".." in claim.date or "/" in claim.date:
        return
    if not (told := list(_days_of_months(plainly(claim.statement)))):
        return
    try:
        spans = edtf.parse(claim.date).spans
    except edtf.EdtfError:
        return
    ours = {(part.month, part.day) for span in spans for part in span if part}
    printed = parts("\n".join((*cited.lines, *cited.elsewhere(lines_named(claim.date_why or "")))))
    for month, day in told:
        there = month in (printed.months or printed.numbers) and day in printed.numbers
        if (month, day) not in ours and not there:
            what = f"the statement tells of day {day} of month {month}, which is not printed here"
            yield cited.problem(claim.marks["statement"], "date-stands", what)


def _days_of_months(text: str) -> Iterator[tuple[str, str]]:
    """The months of a text that have a day beside them, each with that day, in two digits."""
    for pattern in _MONTH_DAY:
        for one in pattern.finditer(text):
            if (month := months().get(one["month"].lower())) and one["month"][0].isupper():
                yield month, one["day"].zfill(2)


def _day(date: str | None) -> datetime.date | None:
    """The day of a date that is one day; None of any other."""
    try:
        return datetime.date.fromisoformat(date or "")
    except ValueError:
        return None


def _days_printed(lines: Iterable[str]) -> Iterator[datetime.date]:
    """The days that each of these lines prints whole."""
    for line in lines:
        found = parts(line)
        for year in years(line):
            for month, day in product(found.months, found.days):
                if one := _day(f"{year}-{month}-{day}"):
                    yield one


RULES = (date_stands, weekday_stands)
