"""Spots dates: those that are written out, words for dates that must be worked out, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from relfacts.curate.printed import NUMBERS, stands
from relfacts.curate.spotting.spots import ENGLISH, HAS_YEAR, Cover, Spot, is_english, spots
from relfacts.dates import edtf
from relfacts.dates.days import MONTHS
from relfacts.dates.typed import read_period
from relfacts.languages.files import words_of
from relfacts.vocabulary import WEEKDAY_NAMES

# The name of a weekday in another language counts only if it is longer than this.
_SHORT = 4

# Where dates of another language are searched for: words, and signs within numbers.
_PIECE = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*\.?")
_LONGEST_DATE = 9
# No date in words has more letters; a word without an end is not looked up as one.
_MOST_LETTERS = 200
# The letters of a day before another, and a few more: 1er au 5 juin.
_FIRST_DAY_LETTERS = 16
_FIRST_DAY = re.compile(r"(?<![\w.,/-])([0-3]?[0-9])(?:er|\.)? ([^\W\d_]{1,3}) $")
_DAY_ONLY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

_MONTH = "|".join(f"{month}|{month[:4]}\\.?|{month[:3]}\\.?" for month in MONTHS)
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"((?:1[0-9]|20)[0-9]{2})"
_COUNT = rf"(?:{'|'.join(NUMBERS)}|an?|[0-9]+|several|many|some|few)"
_PERIOD = "(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

# Several days of one month: 6 and 7, or 6, 9 and 12. No month has more days than these.
_MORE_DAYS = "{0,30}"
_DAYS = rf"(?P<days>[0-3]?[0-9](?:, [0-3]?[0-9]){_MORE_DAYS},? (?:and|&) [0-3]?[0-9])"
_LISTED = [
    re.compile(pattern.replace("YEAR", _YEAR).replace("MONTH", f"({_MONTH})"))
    for pattern in (
        rf"\b{_DAYS} (?:of )?(?P<m>MONTH),? (?P<y>YEAR)\b",
        rf"\b(?P<m>MONTH) {_DAYS},? (?P<y>YEAR)\b",
    )
]
# The forms of dates, the fullest first; the groups are named after the parts of a date.
_DATES = [
    re.compile(pattern.replace("YEAR", _YEAR).replace("MONTH", f"({_MONTH})").replace("DAY", _DAY))
    for pattern in (
        r"\b(?P<y>YEAR)-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])\b",
        r"\b(?P<m>MONTH) (?P<d>DAY)(?:-|–| to )(?P<d2>DAY),? (?P<y>YEAR)\b",
        r"\b(?P<d>DAY)(?:-|–| to )(?P<d2>DAY) (?P<m>MONTH),? (?P<y>YEAR)\b",
        r"\b(?P<m>MONTH) (?P<d>DAY)(?:-|–| to )(?P<m2>MONTH) (?P<d2>DAY),? (?P<y>YEAR)\b",
        r"\b(?P<d>DAY) (?P<m>MONTH)(?:-|–| to )(?P<d2>DAY) (?P<m2>MONTH),? (?P<y>YEAR)\b",
        r"\b(?P<m>MONTH) (?P<d>DAY),? (?P<y>YEAR)\b",
        r"\b(?P<d>DAY) (?:of )?(?P<m>MONTH),? (?P<y>YEAR)\b",
        r"\b(?P<m>MONTH)(?:-|–| to )(?P<m2>MONTH),? (?:of )?(?P<y>YEAR)\b",
        r"\b(?P<m>MONTH),? (?:of )?(?P<y>YEAR)\b",
        r"\b(?P<y>YEAR)-(?P<m>[01][0-9])\b(?!-)",
        r"\b(?P<decade>(?:1[0-9]|20)[0-9])0s\b",
        r"(?<![\w$€£¥,./-])(?P<y>YEAR)[-–/](?P<y2>YEAR)\b(?![,.]?[0-9]|%)",
        r"(?<![\w$€£¥,.-])(?P<y>YEAR)[/–-](?P<short>[0-9]{2})\b(?![/,.–-]?[0-9]|%)",
        r"(?<![\w$€£¥,./-])(?P<y>YEAR)\b(?![,.]?[0-9]|%)",
    )
]
# Words that only a reader can turn into a date, knowing when the document was written.
_RELATIVE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:last|next|this|that|(?:the )?(?:same|following|previous|past|coming)) "
        rf"(?:{_WEEKDAY}|{_PERIOD}|night|morning|evening|weekend|spring|summer|autumn|fall|winter"
        rf"|{'|'.join(MONTHS)})\b",
        rf"\b{_COUNT}(?: more)? {_PERIOD} (?:ago|later|earlier|before|after)\b",
        r"\b(?:yesterday|today|tomorrow|tonight|recently|nowadays|currently)\b",
        rf"\b(?:{'|'.join(MONTHS)}) [0-3]?[0-9](?:(?: to |-|–)[0-3]?[0-9])?\b(?!,? ?[0-9])",
        rf"\bin (?:early |mid-|late )?(?:{'|'.join(MONTHS)})\b(?!,? ?[0-9])",
        rf"\b(?:[0-3]?[0-9](?:, |,? and | to |-|–)){_MORE_DAYS}[0-3]?[0-9] "
        rf"(?:{'|'.join(MONTHS)})\b",
    )
]
_IN_FIGURES = re.compile(
    r"(?<![\w./-])[0-3]?[0-9][/.-][0-3]?[0-9][/.-](?:1[0-9]|20)?[0-9]{2}(?![\w/-])"
)
# Words that make an interval of a date and the next one.
_UNTIL = re.compile(r",? (?:to|until|till|through) (?:the )?| ?[–—] ?| - ")
WEEKDAYS = re.compile(rf"\b{_WEEKDAY}\b")


def dates(line: str, language: str = ENGLISH) -> list[Spot]:
    """The dates written out in ``line``, each with its EDTF; two ends of an interval are one."""
    if not is_english(language):
        return list(_typed(line, language))
    found: list[Spot] = []
    listed = [spot for pattern in _LISTED for one in pattern.finditer(line) for spot in _each(one)]
    taken = Cover(listed)
    single = (spot for spot in spots(line, _DATES, _edtf) if taken.is_free(spot.start, spot.end))
    for spot in sorted([*listed, *single], key=lambda spot: spot.start):
        if found and (run := _from_to(line, found[-1], spot)):
            found[-1] = run
        else:
            found.append(spot)
    return found


def _each(match: re.Match[str]) -> Iterator[Spot]:
    """The days of a list: an interval if each is the day after the one before, or one by one."""
    parts = match.groupdict()
    days = [int(day) for day in re.findall("[0-9]+", parts["days"] or "")]
    values = [_valid(_end({**parts, "d": str(day)}, "")) for day in days]
    if None in values:
        return
    told = [value for value in values if value]
    if days == list(range(days[0], days[0] + len(days))):
        told = [f"{told[0]}/{told[-1]}"]
    yield from (Spot(match.start(), match.end(), match.group(), value) for value in told)


def _with_first_day(line: str, start: int, value: str, language: str) -> tuple[int, str]:
    """A day with the one before it, from which it lasts: du 3 au 5 juin 2020.

    A small word between them that means neither "and" nor "or" is a "to".
    """
    before = _FIRST_DAY.search(line, max(0, start - _FIRST_DAY_LETTERS), start)
    if not before or not _DAY_ONLY.fullmatch(value) or before.group(2) in _no_to(language):
        return start, value
    first = _valid(f"{value[:-2]}{int(before.group(1)):02d}/{value}")
    return (before.start(), first) if first else (start, value)


@lru_cache(maxsize=8)
def _no_to(language: str) -> frozenset[str]:
    joints: dict[str, set[str]] = {}
    for word in words_of(language, {"dates", "numbers"}):
        if word.category in ("joint", "idle", "range"):
            sort = word.meaning if word.category == "joint" else word.category
            joints.setdefault(sort, set()).add(word.spelling)
    to = joints.pop("to", set()) | joints.pop("until", set())
    return frozenset().union(*joints.values()) - to


def _typed(line: str, language: str) -> Iterator[Spot]:
    """The dates in any language: the longest runs of words that can be read as one time."""
    pieces = list(_PIECE.finditer(line))
    at = 0
    while at < len(pieces):
        for last in range(min(len(pieces), at + _LONGEST_DATE) - 1, at - 1, -1):
            start, end = pieces[at].start(), pieces[last].end()
            if (text := line[start:end]) and (value := _time(text)):
                # A full stop that ends the sentence is none of the date.
                end = start + len(text.rstrip("."))
                start, value = _with_first_day(line, start, value, language)
                yield Spot(start, end, line[start:end], value)
                at = last
                break
        at += 1


@lru_cache(maxsize=4096)
def _time(text: str) -> str | None:
    """The EDTF of a text that is a time with a year, and not a figure."""
    if len(text) > _MOST_LETTERS or not HAS_YEAR.search(text):
        return None
    try:
        value = read_period(text).text
    except edtf.EdtfError:
        return None
    # "En octobre et le 1er mai 2020" may be of two years.
    return value if len({len(one) for one in value.strip("{}[]").split(",")}) == 1 else None


def _from_to(line: str, first: Spot, last: Spot) -> Spot | None:
    """The interval of two dates, if the words between them make one."""
    if not _UNTIL.fullmatch(line, first.end, last.start):
        return None
    value = _valid(f"{first.value}/{last.value}")
    return Spot(first.start, last.end, line[first.start : last.end], value) if value else None


def relatives(line: str, language: str = ENGLISH) -> list[Spot]:
    """The words of ``line`` that mean a date that has to be worked out."""
    written = Cover(dates(line, language))
    patterns = _RELATIVE if is_english(language) else _days_without_year(language)
    # 5/6/2023 is the fifth of June to some, and the sixth of May to others.
    found = spots(line, (*patterns, _IN_FIGURES), lambda match: match.group())
    return [spot for spot in found if written.is_free(spot.start, spot.end)]


@lru_cache(maxsize=8)
def _days_without_year(language: str) -> list[re.Pattern[str]]:
    """Patterns for a day of a month, and for a month after an "in", in a language that has words
    for months: 19 septembre, ngày 20 tháng 6, im Mai.
    """
    found: dict[str, list[str]] = {}
    for word in words_of(language, {"dates", "names"}):
        found.setdefault(f"{word.category} {word.meaning}", []).append(re.escape(word.spelling))
        found.setdefault(word.category, []).append(re.escape(word.spelling))

    def any_of(*names: str) -> str:
        words = [word for name in names for word in found.get(name, ())]
        return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"

    # 1er, 4. and 5 de are days too; a joint stands between them and the month.
    day = r"\b[0-3]?[0-9](?:\.|[^\W\d_]{2})?"
    month = rf"(?:{any_of('month')})\b"
    return [
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?:{any_of('unit day of')}) [0-3]?[0-9](?:[/-]| (?:{any_of('unit month of')}) )"
            rf"[01]?[0-9]\b",
            rf"{day} (?:(?:{any_of('idle')}) )?{month}",
            rf"(?<![0-9])[01]?[0-9](?:{any_of('unit month')}) ?[0-3]?[0-9](?:{any_of('unit day')})",
            rf"\b(?:{any_of('locative')}) {month}",
        )
    ]


def weekdays(line: str, language: str = ENGLISH) -> list[str]:
    """The weekdays in ``line``, by their English names."""
    if is_english(language):
        return list(dict.fromkeys(WEEKDAYS.findall(line)))
    names = {
        word.spelling: WEEKDAY_NAMES[int(word.meaning) - 1]
        for word in words_of(language, {"dates"})
        if word.category == "weekday" and len(word.spelling) > _SHORT
    }
    low = line.lower()
    return list(dict.fromkeys(day for name, day in names.items() if stands(name, low)))


def _edtf(match: re.Match[str]) -> str | None:
    """The EDTF of a date that was found; None if there is no such day."""
    parts = match.groupdict()
    if decade := parts.get("decade"):
        return f"{decade}X"
    if short := parts.get("short"):
        # The season of 2021/22; 1999-00 ends in 2000, and 2021-03 is a month.
        year = int(parts["y"] or 0)
        return _valid(f"{year}/{year + 1}") if (year + 1) % 100 == int(short) else None
    ends = [_end(parts, ""), _end(parts, "2")]
    return _valid("/".join(dict.fromkeys(ends)))


def _end(parts: dict[str, str | None], which: str) -> str:
    """One end of a date that was found; parts common to both ends are printed only once."""
    year, month, day = (parts.get(f"{part}{which}") or parts.get(part) for part in "ymd")
    text = year or ""
    if month:
        names = [name[:3] for name in MONTHS]
        number = int(month) if month.isdigit() else names.index(month[:3]) + 1
        text += f"-{number:02d}"
    if day:
        text += f"-{int(re.sub(r'[^0-9]', '', day)):02d}"
    return text


def _valid(text: str) -> str | None:
    """``text`` if it is EDTF, otherwise None."""
    try:
        return edtf.parse(text).text
    except edtf.EdtfError:
        return None
