"""Spots in a line what a machine can: dates, figures with units, and names that the base knows.

In English it uses patterns of newspaper style; in every other language, the date and number words
of the language files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from relfacts.curate.evidence.amounts import Amount
from relfacts.curate.evidence.amounts import amounts as read_amounts
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.printed import NUMBERS, SCALES, amounts, stands
from relfacts.curate.seeds import Authority, Seeds
from relfacts.curate.setting import is_attached
from relfacts.dates import edtf
from relfacts.dates.days import MONTHS
from relfacts.dates.typed import read_period
from relfacts.languages.dictionary import DATES
from relfacts.languages.files import words_of
from relfacts.text.folding import key
from relfacts.vocabulary import WEEKDAY_NAMES
from relfacts.vocabulary.units import UNITS, written

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_NAME = 8
#: The language of the patterns below.
ENGLISH = "en"
# Where dates of another language are searched for: words, and signs within numbers.
_PIECE = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*\.?")
_LONGEST_DATE = 9
_NEXT = re.compile(r"\s?([^\W\d_]+)")
_HAS_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
# A word with at most this many letters is a name only if it is written exactly like one.
_SHORT = 4

_MONTH = "|".join(f"{month}|{month[:4]}\\.?|{month[:3]}\\.?" for month in MONTHS)
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"((?:1[0-9]|20)[0-9]{2})"
_COUNT = rf"(?:{'|'.join(NUMBERS)}|an?|[0-9]+|several|many|some|few)"
_PERIOD = "(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

# Several days of one month: 6 and 7, or 6, 9 and 12.
_DAYS = r"(?P<days>[0-3]?[0-9](?:, [0-3]?[0-9])*,? (?:and|&) [0-3]?[0-9])"
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
        r"(?<![\w$€£¥,.-])(?P<y>YEAR)-(?P<y2>YEAR)\b(?![,.]?[0-9]|%)",
        r"(?<![\w$€£¥,.-])(?P<y>YEAR)\b(?![,.]?[0-9]|%)",
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
        rf"\b(?:{'|'.join(MONTHS)}) [0-3]?[0-9]\b(?!,? ?[0-9])",
        rf"\b(?:[0-3]?[0-9](?:, |,? and | to |-|–))*[0-3]?[0-9] (?:{'|'.join(MONTHS)})\b",
    )
]
# Words that make an interval of a date and the next one.
_UNTIL = re.compile(r",? (?:to|until|till|through) (?:the )?| ?[–—] ?| - ")
WEEKDAYS = re.compile(rf"\b{_WEEKDAY}\b")

# Unit words in the singular; a word for which two units are possible is not listed.
_UNITWORDS = {
    **{name.removesuffix("s"): written(code) for code, name in UNITS.items() if name},
    **{code: code for code in ("t", "kg", "g", "l", "m", "km", "h")},
    "liter": "l", "meter": "m", "kilometer": "km", "gram": "g", "percent": "P1", "%": "P1",
    "tonne": "t", "metric ton": "t", "hour": "h", "kilogramme": "kg",
    "US dollar": "USD", "euro": "EUR", "yen": "JPY", "pound sterling": "GBP",
    "ton": "", "dollar": "", "pound": "", "mile": "", "foot": "ft", "feet": "ft",
    "minute": "", "second": "",
}  # fmt: skip
_SIGNS = {"US$": "USD", "€": "EUR", "£": "GBP", "¥": "", "$": ""}
_UNIT = "|".join(sorted(map(re.escape, _UNITWORDS), key=len, reverse=True))


@lru_cache(maxsize=1)
def _figures() -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    """Patterns for figures with a unit, and for things that are counted: a number, and a word in
    the plural, or a longer one before it.
    """
    known = lexicon(ENGLISH).words("number")
    one = "|".join(word for word in known if word.isalpha() and "." not in known[word])
    word = f"(?:{one})(?:-(?:{one}))?"
    scale = f"(?:{'|'.join(SCALES)})"
    # None is a piece of a longer one: eighty-four, two hundred and five.
    worded = rf"(?<![\w-])(?i:{word}(?: {scale}(?:(?: and)? {word})?)*)(?!\w|-(?:{one})\b)"
    number = rf"(?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?: {scale}\b)?|{worded})"
    with_units = [
        re.compile(rf"(?<![\w,.])(?P<sign>US\$|[€£¥$]) ?{number}"),
        re.compile(rf"(?<![\w,.$€£¥]){number}(?: |-|(?=[%a-z]))(?P<unit>{_UNIT})s?(?!\w)"),
    ]
    counted = rf"(?<![\w,.$€£¥]){number} (?:[a-z]{{4,}} )?[a-z]{{3,}}s(?![\w'’-])"
    return with_units, re.compile(counted)


def _value(text: str) -> Decimal | None:
    """The number that a text begins with, after a sign of money."""
    found = read_amounts(text.lower(), ENGLISH)
    worded = found and found[0].worded
    plain = amounts(text)
    return found[0].value if worded else plain[0] if plain else None


@dataclass(frozen=True, slots=True)
class Spot:
    """Something spotted in a line: its position, its text, and its meaning."""

    start: int
    end: int
    text: str
    value: str

    def overlaps(self, other: Spot) -> bool:
        """Whether the two have a letter in common."""
        return self.start < other.end and other.start < self.end

    def is_inside(self, other: Spot) -> bool:
        """Whether this is within the other."""
        return other.start <= self.start and self.end <= other.end and self.text != other.text


@dataclass(frozen=True, slots=True)
class Names:
    """The spellings of one type of record by their key, with the ids; None for somebody else."""

    owners: dict[str, list[tuple[str | None, str]]]

    @classmethod
    def of(cls, records: Iterable[Authority]) -> Names:
        """All spellings of ``records``, and of what must not be mistaken for them."""
        owners: dict[str, list[tuple[str | None, str]]] = {}
        for record in records:
            own = (record.name, record.native or "", *chain.from_iterable(record.forms.values()))
            others = chain.from_iterable((other.name, *other.forms) for other in record.others)
            for id_, forms in ((record.id, own), (None, others)):
                for form in forms:
                    if key(form):
                        owners.setdefault(key(form), []).append((id_, form))
        return cls(owners)

    def spotted(self, line: str) -> list[Spot]:
        """Every name in ``line`` that is not within a longer one; without id if it is somebody
        else's.
        """
        words = list(WORD.finditer(line))
        found = []
        for at, word in enumerate(words):
            for last in words[at : at + _LONGEST_NAME]:
                text = line[word.start() : last.end()]
                owners = self.owners.get(key(text), [])
                if owners := [owner for owner in owners if _is_written(text, owner[1])]:
                    found.append(Spot(word.start(), last.end(), text, _owner(text, owners)))
        whole = [spot for spot in found if not any(spot.is_inside(other) for other in found)]
        kept: list[Spot] = []
        # Of two names that share a word, a known one comes before an unknown one.
        for spot in sorted(whole, key=lambda spot: (not spot.value, spot.start)):
            if not any(spot.overlaps(other) for other in kept):
                kept.append(spot)
        return sorted(kept, key=lambda spot: spot.start)


def _is_written(text: str, form: str) -> bool:
    """Whether ``text``, which folds to the same key, may be this form of a name.

    Folded short forms are also other words: NAM and Nam, US and us, Mỹ and my, Đảng and Dang. They
    count only with their own capitals and accents.
    """
    if len(key(form)) > _SHORT or " " in form:
        return True
    letters = "".join(filter(str.isalnum, text))
    if form.isupper() and form.lower() != form:
        return letters == "".join(filter(str.isalnum, form))
    return form.isascii() or letters.casefold() == form.casefold()


def _owner(text: str, owners: list[tuple[str | None, str]]) -> str:
    """The id of the record with the spelling ``text``: "" if somebody else's or ambiguous."""
    exactly = {id_ for id_, form in owners if form == text} or {id_ for id_, _ in owners}
    return (exactly.pop() or "") if len(exactly) == 1 else ""


@dataclass(frozen=True, slots=True)
class Known:
    """All names that the base knows, for spotting."""

    people: Names
    families: dict[str, list[str]]
    printed: dict[str, frozenset[str]]
    places: Names
    topics: Names

    @classmethod
    def of(cls, seeds: Seeds) -> Known:
        """The people, places and topics of ``seeds``."""
        families: dict[str, list[str]] = {}
        for record in seeds.people:
            if record.family:
                families.setdefault(key(record.family), []).append(record.id)
        return cls(
            people=Names.of(seeds.people),
            families=families,
            printed={
                record.id: frozenset(
                    (record.name, record.native or "", *record.forms.get("printed", ()))
                )
                for record in seeds.people
            },
            places=Names.of(seeds.places),
            topics=Names.of(seeds.topics),
        )


def dates(line: str, language: str = ENGLISH) -> list[Spot]:
    """The dates written out in ``line``, each with its EDTF; two ends of an interval are one."""
    if not is_english(language):
        return list(_typed(line))
    found: list[Spot] = []
    listed = [spot for pattern in _LISTED for one in pattern.finditer(line) for spot in _each(one)]
    single = (
        spot
        for spot in _spots(line, _DATES, _edtf)
        if not any(spot.overlaps(other) for other in listed)
    )
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


def _typed(line: str) -> Iterator[Spot]:
    """The dates in any language: the longest runs of words that can be read as one time."""
    pieces = list(_PIECE.finditer(line))
    at = 0
    while at < len(pieces):
        for last in range(min(len(pieces), at + _LONGEST_DATE) - 1, at - 1, -1):
            start, end = pieces[at].start(), pieces[last].end()
            if (text := line[start:end]) and (value := _time(text)):
                yield Spot(start, end, text, value)
                at = last
                break
        at += 1


@lru_cache(maxsize=4096)
def _time(text: str) -> str | None:
    """The EDTF of a text that is a time with a year, and not a figure."""
    if not _HAS_YEAR.search(text):
        return None
    try:
        return read_period(text).text
    except edtf.EdtfError:
        return None


def _from_to(line: str, first: Spot, last: Spot) -> Spot | None:
    """The interval of two dates, if the words between them make one."""
    if not _UNTIL.fullmatch(line, first.end, last.start):
        return None
    value = _valid(f"{first.value}/{last.value}")
    return Spot(first.start, last.end, line[first.start : last.end], value) if value else None


def relatives(line: str, language: str = ENGLISH) -> list[Spot]:
    """The words of ``line`` that mean a date that has to be worked out."""
    if not is_english(language):
        return []
    written = dates(line)
    found = _spots(line, _RELATIVE, lambda match: match.group())
    return [spot for spot in found if not any(spot.overlaps(date) for date in written)]


def quantities(line: str, language: str = ENGLISH) -> list[tuple[Spot, str]]:
    """The figures of ``line`` with a unit: the number, and the code of the unit or "".

    Also the things that are counted: three agreements, drei Verträge, 5명.
    """
    if not is_english(language):
        return list(_amounts(line, language))
    units: dict[str, str] = {}

    def number(match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        sign, word = groups.get("sign"), groups.get("unit")
        code = _SIGNS[sign] if sign else _UNITWORDS[word or ""]
        units[match.group()] = code
        found = _value(match.group())
        return None if found is None else format(found.normalize(), "f")

    with_units, things = _figures()
    measured = [(spot, units[spot.text]) for spot in _spots(line, with_units, number)]
    counted = _spots(line, [things], _count)
    free = [spot for spot in counted if not any(spot.overlaps(one) for one, _ in measured)]
    return sorted(measured + [(spot, "C62") for spot in free], key=lambda pair: pair[0].start)


def _count(match: re.Match[str]) -> str | None:
    """How many things are counted; of one none is, and a year counts nothing."""
    found = _value(match.group())
    if found is None or found < 2 or _HAS_YEAR.match(match.group()):
        return None
    return format(found.normalize(), "f")


def _amounts(line: str, language: str) -> Iterator[tuple[Spot, str]]:
    """The figures in another language, read with the numbers and units of its language file."""
    low = line.lower()
    # If lower case changes the length, positions would not be those of the line.
    for one in read_amounts(low, language) if len(low) == len(line) else ():
        if not one.units and (past := _things(line, one, language)):
            value = format(one.value.normalize(), "f")
            yield Spot(one.start, past, line[one.start : past], value), "C62"
        if one.units and one.value:
            start, end = one.whole
            code = next(iter(one.units)) if len(one.units) == 1 else ""
            text = line[start:end].strip()
            yield Spot(start, end, text, format(one.value.normalize(), "f")), code


def _things(line: str, one: Amount, language: str) -> int | None:
    """The end of the words after a figure that name what it counts, as the language shows them."""
    shown = lexicon(language).words("counted")
    if not shown or one.value < 2 or one.value % 1 or one.is_year:
        return None
    # Where words are not parted, a number in words may be a piece of another: 항구.
    if one.worded and is_attached(line[one.start]):
        return None
    past, at = None, one.end
    for _ in range(2):
        word = _NEXT.match(line, at)
        if word is None or _dates_it(word.group(1)):
            break
        at = word.end()
        name = word.group(1)
        capital = "capital" in shown and name[0].isupper() and len(name) > 2
        ended = len(name) > _SHORT - 1 and name.lower().endswith(tuple(shown))
        if capital or ended or "any" in shown:
            past = at
    return past


def _dates_it(word: str) -> bool:
    """Whether a word makes a time of the number before it: a month, days, 월에."""
    low = word.lower()
    return low in _date_words() or (
        is_attached(low[0]) and any(low.startswith(known) for known in _date_words())
    )


@lru_cache(maxsize=1)
def _date_words() -> frozenset[str]:
    return frozenset(
        row[-1].lower() for category in ("month", "unit", "weekday") for row in DATES.of(category)
    )


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


def is_english(language: str) -> bool:
    """Whether a language (BCP 47) is English, or not known."""
    return not language or language.lower().partition("-")[0] == ENGLISH


def _spots(line: str, patterns: Iterable[re.Pattern[str]], value: object) -> list[Spot]:
    """The matches of the patterns, earlier patterns first, in the order of the line."""
    assert callable(value)
    found: list[Spot] = []
    for pattern in patterns:
        for match in pattern.finditer(line):
            if (text := value(match)) is None:
                continue
            spot = Spot(match.start(), match.end(), match.group(), text)
            if not any(spot.overlaps(other) for other in found):
                found.append(spot)
    return sorted(found, key=lambda spot: spot.start)


def _edtf(match: re.Match[str]) -> str | None:
    """The EDTF of a date that was found; None if there is no such day."""
    parts = match.groupdict()
    if decade := parts.get("decade"):
        return f"{decade}X"
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
