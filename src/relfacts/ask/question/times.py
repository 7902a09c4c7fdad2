"""Finds the times in a question, anywhere: in November 2018, between 1964 and 1969, May 2."""

from __future__ import annotations

from relfacts.ask.question.parts import DAY, TIME, Part
from relfacts.ask.question.words import Word, joined
from relfacts.dates.edtf import EdtfError, parse
from relfacts.dates.typed import read_period
from relfacts.languages.dictionary import DATES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.base.openbase import OpenBase
    from relfacts.dates.edtf import Edtf

# The longest time that people write: between the 3rd of May 1957 and the 4th of June 1958.
_LONGEST = 12

# A shorter word for a day of the week is too much like other words: sun, sat.
_SHORTEST_DAY = 5

# A month with a slip in it has at least this many letters.
_SHORTEST_SLIP = 6

# A number of two digits from here on is no day of a month.
_NO_DAY = 32

# The winter of a year, as EDTF has it.
_WINTER = "24"

# The meaning of small words that say nothing.
_GRAMMAR = "grammar"

#: The meaning of a day or month without its year: that of every year.
EVERY_YEAR = "every year"

# A month without a year is read in this year: it has all days.
_LEAP_YEAR = "2000"


def times_in(words: Sequence[Word], years: tuple[int, int] | None) -> list[Part]:
    """The times among the words, from left to right, the longest that can be read.

    A day or a month without its year is that of each of the ``years``, the first and the last of
    the base.
    """
    found: list[Part] = []
    at = 0
    while at < len(words):
        part = _time_at(words, at, years) if _may_begin(words, at) else None
        part = part or _decade_at(words, at, years) or _day_at(words, at)
        part = part or _short_year_at(words, at, years)
        found += [part] if part else []
        at = part.stop if part else at + 1
    return found


def with_months(words: Sequence[Word], base: OpenBase) -> list[Word]:
    """The words, with the months that are meant by words with a slip that no fact has: octobr."""
    return [_month_meant(word, base) or word for word in words]


def _month_meant(word: Word, base: OpenBase) -> Word | None:
    folded = word.folded
    if len(folded) < _SHORTEST_SLIP or not folded.isascii() or not folded.isalpha():
        return None
    if DATES.beginning(folded) or QUESTIONS.entries(folded) or base.knows(folded):
        return None
    from relfacts.text.letters import one_slip

    for month, _, _, _, spelling in DATES.of("month"):
        near = len(month) >= _SHORTEST_SLIP and abs(len(month) - len(folded)) < 2
        if near and one_slip(folded, month):
            from relfacts.languages.thesaurus import is_word

            if word.raw.islower() and is_word(folded):
                return None
            meant = Word(spelling, word.broken, word.owns)
            meant.typed, meant.meaning = word.raw, spelling
            return meant
    return None


def is_a_duration(word: Word) -> bool:
    """Whether a word says how long something was, which its dates say: three-day, 2-week."""
    number, hyphen, unit = word.raw.lower().partition("-")
    counted = number.isdigit() or DATES.has("count", number)
    return bool(hyphen) and counted and QUESTIONS.has("idle", unit)


def _may_begin(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return _has_digit(word) or bool(DATES.beginning(word.folded))


def _time_at(words: Sequence[Word], at: int, years: tuple[int, int] | None) -> Part | None:
    for stop in range(min(len(words), at + _LONGEST), at, -1):
        row = words[at:stop]
        loose = DATES.has("joint", row[-1].folded) or any(word.broken for word in row[1:-1])
        if loose and not _has_digit(row[-1]):
            continue
        if not any(_has_digit(word) or _names_a_time(word) for word in row):
            continue
        period, vague = _read(_in_full(row, years), years)
        if period is not None and QUESTIONS.has("way", row[0].folded, "from"):
            period = _of_a_decade(row[1:]) or period
        if period is not None and _is_of_a_noun(words, at, stop):
            continue
        if period is not None:
            period = _either_winter(period, joined(row))
            every = EVERY_YEAR if not _has_year(row) else ""
            return Part(TIME, at, stop, period=period, name=vague, meaning=every)
    return None


def _either_winter(period: Edtf, said: str) -> Edtf:
    """A winter is that in which the year begins, or that in which it ends; who says which? Only who
    says both years: winter 2018-19.
    """
    year, _, season = period.text.partition("-")
    if not year.isdigit():
        return period
    before, behind = f"{int(year) - 1:04d}", f"{int(year) + 1:04d}"
    first, last = f"{before}-12..{year}-02", f"{year}-12..{behind}-02"
    numbers = "".join(sign if sign.isdigit() else " " for sign in said).split()
    if season == _WINTER and len(numbers) < 2:
        return _parsed(f"{{{first},{last}}}") or period
    joint = any(f"{year}{sign}{behind}" in said for sign in "-/\u2013")
    if season == _WINTER or (season == f"{_WINTER}/{behind}" and joint):
        return _parsed(last.replace("..", "/")) or period
    return period


def _in_full(row: Sequence[Word], years: tuple[int, int] | None) -> Sequence[Word]:
    """The words, with a year of two digits after a month in the one century that a base has it in:
    November 58.
    """
    typed = row[-1].raw
    month = len(row) > 1 and DATES.has("month", row[-2].folded)
    if not month or years is None or len(typed) != 2 or not typed.isdigit() or int(typed) < _NO_DAY:
        return row
    fitting = [year for year in range(years[0], years[1] + 1) if year % 100 == int(typed)]
    return [*row[:-1], Word(f"{fitting[0]:04d}")] if len(fitting) == 1 else row


def _of_a_decade(row: Sequence[Word]) -> Edtf | None:
    """The ten or hundred years that words name: what is from the 1980s is of that time."""
    period = _period(joined(row)) if row else None
    return period if period is not None and period.text.endswith("X") else None


def _is_of_a_noun(words: Sequence[Word], at: int, stop: int) -> bool:
    """Whether a time belongs to the noun after it, so that a word before it does not apply to the
    time: after the 2025 talks.
    """
    article = stop - at > 2 and QUESTIONS.has("idle", words[stop - 2].folded, _GRAMMAR)
    return article and any(QUESTIONS.has("kind", word.folded) for word in words[stop : stop + 1])


def _decade_at(words: Sequence[Word], at: int, years: tuple[int, int] | None) -> Part | None:
    """Ten years of the one century in which a base has any of them: the nineties."""
    rows = DATES.entries(words[at].folded)
    first = next((row[2] for row in rows if row[1] == "teens"), "")
    if not first or years is None:
        return None
    begins = range(years[0] // 10 * 10, years[1] + 1, 10)
    fitting = [year for year in begins if year % 100 == int(first)]
    period = _parsed(f"{fitting[0] // 10:03d}X") if len(fitting) == 1 else None
    return Part(TIME, at, at + 1, period=period) if period else None


def _short_year_at(words: Sequence[Word], at: int, years: tuple[int, int] | None) -> Part | None:
    """A year of two digits with a nought, at the end, in the one century of a base: in Hanoi 07."""
    typed = words[at].raw
    last = 0 < at == len(words) - 1
    if not last or years is None or len(typed) != 2 or not typed.isdigit() or typed[0] != "0":
        return None
    fitting = [year for year in range(years[0], years[1] + 1) if year % 100 == int(typed)]
    period = _parsed(f"{fitting[0]:04d}") if len(fitting) == 1 else None
    return Part(TIME, at, at + 1, period=period) if period else None


def _day_at(words: Sequence[Word], at: int) -> Part | None:
    """A day of the week that belongs to no date, with the word before it: on Friday."""
    rows = DATES.entries(words[at].folded)
    day = next((row[2] for row in rows if row[1] == "weekday"), "")
    if not day or len(words[at].folded) < _SHORTEST_DAY:
        return None
    return Part(DAY, at, at + 1, meaning=day)


def _read(row: Sequence[Word], years: tuple[int, int] | None) -> tuple[Edtf | None, str]:
    """The time that some words mean; and its vague words, which are not counted: late 2000s."""
    text = joined(row)
    if _has_year(row):
        if period := _period(text):
            return period, ""
        firm = [word for word in row if not DATES.has("vague", word.folded)]
        if len(firm) < len(row) and firm and (period := _period(joined(firm))):
            return period, joined([word for word in row if word not in firm])
        return None, ""
    if years is None or not any(DATES.has("month", word.folded) for word in row):
        return None, ""
    if len(row) == 1 and not row[0].capital and row[0].folded == "may":
        return None, ""
    within = _period(f"{text} {_LEAP_YEAR}")
    return (_each_year(within, years), "") if within else (None, "")


def _period(text: str) -> Edtf | None:
    try:
        return read_period(text, decades=True)
    except EdtfError:
        return None


def _each_year(within: Edtf, years: tuple[int, int]) -> Edtf | None:
    """The same days or months of every year, as an EDTF set of dates."""
    if not within.text.count(_LEAP_YEAR) or "{" in within.text or "[" in within.text:
        return None
    first, last = max(years[0], 0), min(years[1], 9999)
    member = within.text.replace("/", "..")
    members = (member.replace(_LEAP_YEAR, f"{year:04d}") for year in range(first, last + 1))
    return _parsed("{" + ",".join(one for one in members if _parsed(one.replace("..", "/"))) + "}")


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except EdtfError:
        return None


def _has_digit(word: Word) -> bool:
    return any("0" <= ch <= "9" for ch in word.raw)


def _names_a_time(word: Word) -> bool:
    return DATES.has("month", word.folded) or DATES.has("unit", word.folded)


def _has_year(row: Sequence[Word]) -> bool:
    """Whether a year, decade or century is here: a number of four digits, or 'century'."""
    return any(_years_in(word.raw) for word in row) or (
        any(DATES.has("unit", word.folded) for word in row) and any(map(_has_digit, row))
    )


def _years_in(raw: str) -> list[str]:
    """The runs of four digits in a word; 13,000 and 22700 are figures."""
    if "," in raw or "%" in raw:
        return []
    runs = "".join(ch if "0" <= ch <= "9" else " " for ch in raw).split()
    return [run for run in runs if len(run) in (4, 8)]
