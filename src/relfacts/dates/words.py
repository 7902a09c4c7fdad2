"""Dates in words, as people read them in a table cell: English, short months, plain ASCII.

Words never say more than the EDTF text: a month gets no day, a decade gets no year, and approximate
or uncertain dates say so. Open and unknown ends are worded differently.
"""

from __future__ import annotations

from relfacts.dates.days import MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.dates.edtf import Date, Edtf, Span

_SEASONS = ("spring", "summer", "autumn", "winter")
_GROUPINGS = (
    *_SEASONS,
    *(f"northern {season}" for season in _SEASONS),
    *(f"southern {season}" for season in _SEASONS),
    *("Q1", "Q2", "Q3", "Q4"),
    *("first third of", "second third of", "last third of", "first half of", "second half of"),
)


def words(date: Edtf | None) -> str:
    """The date as a person would say it; ``undated`` for None.

    Intervals: ``1965-1972``, ``since 2013`` (open end), ``1958 - ?`` (unknown end), ``up to 1958``
    (open start), ``until 1958`` (unknown start), ``ongoing`` (open end, unknown start).
    Sets: ``Nov or Dec 2018``, ``between 9 and 11 Oct 2025``, ``by Mar 2019``, ``2019 or later``,
    ``1957 and 1960``. Marks: ``about 1958`` (~), ``1958 (uncertain)`` (?), and where only a part
    is marked ``Dec 2018 (month uncertain)``.
    """
    if date is None:
        return "undated"
    singles = [_Phrase(start) for start, end in date.spans if start and start is end]
    if len(singles) == len(date.spans):
        members = _texts(singles)
    else:
        say = _between if date.kind == "moment" else _run
        members = [say(date, span) for span in date.spans]
    *others, last = members
    joint = "or" if date.kind == "moment" else "and"
    return f"{', '.join(others)} {joint} {last}" if others else last


def in_time(period: Edtf) -> str:
    """A time after what happened in it: ``in 1958``, ``on 1 Mar 2019``, ``since 2013``."""
    said = words(period)
    starts = [start for start, end in period.spans if start and end]
    if len(starts) < len(period.spans):
        return said
    (start, end), *more = period.spans
    if period.kind == "run" and start is not end:
        return f"from {_the(_text(start))} to {_the(_text(end))}"
    days = all(start.precision == "day" for start in starts)
    return f"on {said}" if days else f"in {said if more else _the(said)}"


def years_in_words(years: tuple[int, int] | None) -> str:
    """The first year and the last, in words; empty if there are none."""
    if years is None:
        return ""
    first, last = (str(year) if year > 0 else f"{1 - year} BC" for year in years)
    return (
        first if first == last else f"{first}-{last}" if "B" not in first else f"{first} - {last}"
    )


class _Phrase:
    """A date as words from fine to coarse (day, month, year), and the words for its marks."""

    __slots__ = ("about", "note", "words")

    def __init__(self, date: Date) -> None:
        written = {"year": date.year, "month": date.month, "day": date.day}
        whole = tuple(part for part, digits in written.items() if digits)
        notes = []
        if date.approximate not in ((), whole):
            notes.append(f"{_parts(date, date.approximate)} approximate")
        if date.uncertain:
            which = "" if date.uncertain == whole else f"{_parts(date, date.uncertain)} "
            notes.append(f"{which}uncertain")
        self.words = _date_words(date)
        self.about = "about " if date.approximate == whole else ""
        self.note = f" ({', '.join(notes)})" if notes else ""

    def __str__(self) -> str:
        return f"{self.about}{' '.join(self.words)}{self.note}"


def _parts(date: Date, parts: Sequence[str]) -> str:
    group = date.precision if date.month[:1] in ("2", "3", "4") else "month"
    return " and ".join(group if part == "month" else part for part in parts)


def _run(date: Edtf, span: Span) -> str:
    start, end = span
    if start and end:
        first, last = _Phrase(start), _Phrase(end)
        if str(first) == str(last):
            return str(first)
        left, right = _texts([first, last])
        # 8-12 Jul 1957, but 28 Nov - 2 Dec 1958: no spaces around the hyphen between lone words.
        lone = " " not in left + last.words[0] and len(first.words) == len(last.words)
        closed = lone and not last.about and not last.note
        return f"{left}-{right}" if closed else f"{left} - {right}"
    if start:
        return f"{_text(start)} - ?" if date.unknown_end else f"since {_the(_text(start))}"
    if end:
        return f"{'until' if date.unknown_start else 'up to'} {_the(_text(end))}"
    return "ongoing" if date.unknown_start else "always"


def _between(_: Edtf, span: Span) -> str:
    start, end = span
    if start is end:
        return _text(start)
    if start and end:
        left, right = _texts([_Phrase(start), _Phrase(end)])
        return f"between {_the(left)} and {_the(right)}"
    return f"{_text(start)} or later" if start else f"by {_the(_text(end))}"


def _text(date: Date | None) -> str:
    return str(_Phrase(date)) if date else "?"


def _the(text: str) -> str:
    """The text as it is after a preposition: since the 1990s."""
    plain = text.removeprefix("about ")
    about = text[: len(text) - len(plain)]
    return f"{about}the {plain}" if plain.split()[0].endswith("0s") else text


def _texts(phrases: list[_Phrase]) -> list[str]:
    """The phrases as text; the coarse words that all of them share are said once, in the last."""
    *others, last = phrases
    if last.note or any(phrase.about or phrase.note for phrase in others):
        return [str(phrase) for phrase in phrases]
    shared = _shared([phrase.words for phrase in phrases])
    return [*(_but_last(phrase.words, shared) for phrase in others), str(last)]


def _shared(lines: list[list[str]]) -> int:
    """How many words at their end all lines share, if each is to keep at least one of its own."""
    shared = 0
    while all(len(line) > shared + 1 for line in lines):
        if len({line[-1 - shared] for line in lines}) > 1:
            break
        shared += 1
    return shared


def _but_last(line: list[str], number: int) -> str:
    return " ".join(line[: len(line) - number])


def _date_words(date: Date) -> list[str]:
    """The words of a date from fine to coarse, its marks left out."""
    year, month, day = date.year, date.month, date.day
    if day == "XX":
        day = ""
    if month == "XX" and not day:
        month = ""
    if "X" in month + day:
        # 1958-1X, 1958-XX-31: between its outermost days, at the precision that was written.
        first, last = (
            _plain_words(f"{y:04d}", m, d if day else 0) for y, m, d in (date.first, date.last)
        )
        return [f"between {_but_last(first, _shared([first, last]))} and {' '.join(last)}"]
    return _plain_words(year, int(month or 0), int(day or 0))


def _plain_words(year: str, month: int, day: int) -> list[str]:
    """Day, month and year in words; a month or day of 0 is unknown."""
    if not month:
        return [_year_word(year)]
    if month > 36:
        return [f"{_GROUPINGS[month - 21]} {_year_word(year)}"]
    name = _GROUPINGS[month - 21] if month > 20 else MONTHS[month - 1][:3]
    return [str(day), name, _year_word(year)] if day else [name, _year_word(year)]


def _year_word(year: str) -> str:
    if "X" not in year:
        if int(year) > 9999:
            return f"Y{year}"
        return year if int(year) > 0 else f"{1 - int(year)} BC"
    if not year.strip("-X"):
        return "in an unknown year"
    # 19XX and 190X stay in digits: "the 1900s" could mean either.
    lone_decade = year.index("X") == 3 and year[0] != "-" and year[2] != "0"
    return f"{year[:3]}0s" if lone_decade else year
