"""Times as people type them, turned into EDTF: ``1-2 March 2019``, ``the 1950s``,
``since May 1958``.

EDTF is taken as it is, and nothing else of this package is imported for it. All other texts go to
``reading``, which also reads what ``dates.words`` prints, so that any date printed can be asked
for. Nothing is guessed.
"""

from __future__ import annotations

from relfacts.dates.edtf import Edtf, EdtfError, TimelessError, parse
from relfacts.text.typed import in_quotes

# EDTF that is a year and two digits, but may be meant as two years: 1919-34.
_PARTS_OF_A_YEAR = ("month", "season", "quarter", "quadrimester", "half")


def read_period(text: str, *, decades: bool = False) -> Edtf:
    """Read a time that a person typed, or raise EdtfError with three examples that can be read.

    It may be EDTF, or what ``reading`` understands: ``1960s``, ``1964-69``,
    ``28 Nov - 2 Dec 1958``, ``since May 1958``. EDTF keeps its EDTF meaning: ``2001-03`` is March
    2001.

    The 1900s may be ten years or a hundred, and are refused; with ``decades`` they are ten years,
    for callers that report how they read them.

    Raises TimelessError for a time that may be any time at all, such as ``XXXX``.
    """
    typed = text.strip()
    try:
        try:
            period = parse(_without_spaces(typed) if typed[:1] in ("[", "{") else typed)
        except EdtfError as error:
            from relfacts.dates.typed.reading import read

            period = read(typed, error, decades)
        dates = [date for span in period.spans for date in span if date]
        for date in dates:
            # XXXX-11-28 would be taken for everything between the first and the last of them.
            if "X" in (date.year + date.month + date.day).rstrip("X"):
                raise EdtfError(f"{in_quotes(date.text)} is not one stretch of time")
        if not dates or any(date.precision == "unknown" for date in dates):
            raise TimelessError(f"{in_quotes(text)} names no time")
    except EdtfError as error:
        if isinstance(error, TimelessError) or hasattr(error, "readings"):
            raise
        raise EdtfError(f"{error}; type for example 1958, 'Nov 1958' or 1964..1969") from None
    return period


def _without_spaces(text: str) -> str:
    """A set as EDTF writes it: ``[1957, 1958]`` becomes ``[1957,1958]``."""
    return "".join(text.split())


def remarks(typed: str, period: Edtf) -> list[str]:
    """Notes on how a typed time was read, where that is not obvious."""
    told = []
    typed = typed.strip()
    if period.uncertain or period.approximate:
        told.append(f"read '{typed}' without its marks of doubt: they count in facts only")
    if period.unknown_start or period.unknown_end:
        told.append(f"read '{typed}' as open: an unknown end is not a limit")
    if period.text.startswith("{"):
        told.append(f"read '{typed}' as any of these times")
    date = period.spans[0][0]
    if date and len(period.text) == 7 and period.precision in _PARTS_OF_A_YEAR:
        from relfacts.dates.words import words

        year, part = date.year, date.month
        if typed == period.text and int(part) > int(year[2:]):
            said = words(period)
            told.append(f"read '{typed}' as {said}; the years are {year}/{year[:2]}{part}")
        if date.precision == "season":
            first, last = (f"{y:04d}-{m:02d}" for y, m, _ in (date.first, date.last))
            told.append(f"{words(period)} is taken as {words(parse(f'{first}/{last}'))}")
    return told
