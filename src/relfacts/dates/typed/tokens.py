"""The words and numbers of a text that is a time; a date made only of numbers becomes one token."""

from __future__ import annotations

from relfacts.dates.edtf import EdtfError
from relfacts.dates.edtf_date import read_date
from relfacts.dates.typed import spellings
from relfacts.dates.typed.written import UnclearDate, Unread, Written, is_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Token: TypeAlias = "str | Written"


_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u301c\uff5e"
_MINUS = "\u2212"
# So many words: before our era.
_LONGEST_NAME = max(len(name.split()) for name in spellings.LONG_NAMES)


def plain(typed: str) -> str:
    """The text in one form: plain digits and hyphens, composed letters."""
    if typed.isascii():
        return typed
    from unicodedata import normalize

    text = typed
    # First: a wide dash would become a tilde.
    for dash in (*_DASHES, _MINUS):
        text = text.replace(dash, "-")
    text = normalize("NFKC", text)
    if "-" not in typed and text.count("-") == 1:
        _unclear_years(typed, *text.split("-"))
    year = text.removeprefix("-")
    if typed[:1] in _DASHES and spellings.is_number(year, 4):
        # A dash before a year is not a minus sign: many write it for until.
        raise UnclearDate(typed, [f"../{year}", f"-{year}"])
    # 1950-е годы
    return text.replace("-е", "е").replace("-х", "х")


def _unclear_years(typed: str, year: str, last: str) -> None:
    """Refuse 2001/02, 2001–02 and 1958-9, which could be a month or several years."""
    if not (spellings.is_number(year, 4) and spellings.is_number(last, 1, 2)):
        return
    if 1 <= int(last) <= 12 and int(last) > int(year[-len(last) :]):
        years = f"{year}/{year[: -len(last)]}{last}"
        raise UnclearDate(typed, [f"{year}-{last.zfill(2)}", years])


def tokenise(text: str) -> list[Token]:
    """The words, numbers and whole dates of a plain text; notes in brackets begin with ``(``."""
    found: list[Token] = []
    rest = text.replace("..", " .. ")
    while "(" in rest:
        before, _, rest = rest.partition("(")
        note, _, rest = rest.partition(")")
        _cut(before, found)
        found.append(f"({note.casefold()}")
    _cut(rest, found)
    return found


def _cut(text: str, found: list[Token]) -> None:
    """Add the words and numbers of a text without notes to ``found``."""
    for chunk in text.split():
        bare = chunk.rstrip(",;.")
        if date := _numeric(bare, found):
            found.append(date)
            found += "," if chunk[len(bare) :] in (",", ";") else ""
            continue
        for part in _parts_of_one_date(bare) or [chunk.replace(";", ",")]:
            for piece in _pieces(part):
                _put(piece, found)


def _put(piece: str, found: list[Token]) -> None:
    """Add a word, which may complete a name of several words: ``third of``, ``до нашей эры``."""
    for many in range(_LONGEST_NAME - 1, 0, -1):
        words = [*found[-many:], piece]
        if len(words) > many and all(isinstance(word, str) for word in words):
            name = " ".join(map(str, words))
            if name in spellings.LONG_NAMES:
                found[-many:] = [name]
                return
    found.append(piece)


def _parts_of_one_date(chunk: str) -> list[str]:
    """The parts of ``30-Nov-1958``, ``Nov/1958`` or ``2019-Q1``, whose signs only join them.

    None unless there is exactly one year beside one month, or one quarter or the like.
    """
    for sign in "-/.":
        parts = chunk.split(sign)
        years = [part for part in parts if spellings.is_number(part, 4)]
        days = [part for part in parts if spellings.is_number(part, 1, 2)]
        named = [part for part in parts if _is_part_of_a_year(part.casefold())]
        fits = len(years) == len(named) == 1 and len(days) < 2
        if fits and len(parts) == 2 + len(days):
            return parts
    return []


def _is_part_of_a_year(word: str) -> bool:
    unit = spellings.UNITS.get(word[:-1], "").removesuffix(" of")
    return word in spellings.MONTHS or (unit in spellings.GROUPINGS and word[-1:].isdigit())


def _without_dots(chunk: str) -> str:
    """Join letters that are each followed by a full stop: ``B.C.`` is ``BC``, ``J.-C.`` ``JC``."""
    letters = chunk.lstrip(spellings.DIGITS)
    before = chunk[: len(chunk) - len(letters)]
    parts = [part.removeprefix("-") for part in letters.rstrip(".").split(".")]
    if len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts):
        return before + "".join(parts)
    return chunk


def _pieces(chunk: str) -> list[str]:
    """A chunk without spaces, cut where letters, digits and signs meet; dots are left out."""
    if chunk == "..":
        return [chunk]
    chunk = _without_dots(chunk)
    pieces: list[str] = []
    last = ""
    for character in chunk.replace("'s", "s").replace("’s", "s"):
        sort = "9" if character in spellings.DIGITS else "a" if character.isalpha() else character
        goes_on = sort == last if sort in "9a" else False
        if goes_on or (sort == "9" and last == "-" and _is_sign(pieces)):
            pieces[-1] += character
        else:
            pieces.append(character)
        last = sort
    return [
        word
        for piece in pieces
        if piece != "."
        for word in ([piece] if piece[-1] in spellings.DIGITS else _names(piece.casefold()))
    ]


def _is_sign(pieces: Sequence[str]) -> bool:
    """Whether the last hyphen is the sign of a year."""
    return len(pieces) == 1 or pieces[-2] == "-"


def _names(piece: str) -> list[str]:
    """The words in a run of letters that is written without spaces."""
    found = []
    while piece:
        name = next((name for name in spellings.UNSPACED if piece.startswith(name)), piece)
        found.append(name)
        piece = piece[len(name) :]
    return found


def _numeric(chunk: str, before: Sequence[Token]) -> Written | None:
    """A date of two or three numbers: 1958-11-28, 25/12/1958, 2019.3.1, 3/2019; or None."""
    if _is_over_new_year(chunk, before):
        return None
    if "-" in chunk.lstrip("-") and not chunk.startswith("--"):
        try:
            date = read_date(chunk)
        except EdtfError:
            pass
        else:
            written = Written(date.year, date.month, date.day)
            written.mark("?", date.uncertain)
            written.mark("~", date.approximate)
            return written
    sign = next((sign for sign in "/.-" if sign in chunk), " ")
    numbers = chunk.split(sign)
    if not 1 < len(numbers) < 4 or not all(
        spellings.is_number(number, 1, 2, 4) for number in numbers
    ):
        return None
    lengths = [len(number) for number in numbers]
    if lengths[0] == 4 and 4 not in lengths[1:]:
        if len(numbers) == 2:
            _unclear_years(chunk, *numbers)
            if int(numbers[1]) > 12:
                return None
        return Written(*(number.zfill(2) for number in numbers))
    if lengths[-1] == 4 and 4 not in lengths[:-1]:
        if len(numbers) == 2:
            return Written(numbers[1], numbers[0].zfill(2))
        first, second, year = (number.zfill(2) for number in numbers)
        readings = [Written(year, second, first), Written(year, first, second)]
        if before and spellings.UNITS.get(str(before[-1])) == "day of":
            return readings[0]
        return _the_one(chunk, [date for date in readings if is_day(date)] or readings[:1])
    if len(numbers) == 3 and 4 not in lengths:
        raise Unread("has no year of four digits")
    return None


def _is_over_new_year(chunk: str, before: Sequence[Token]) -> bool:
    """Whether these are two years, as behind a season: winter 2001-02, winter of 2001/02."""
    year, _, last = chunk.replace("/", "-").partition("-")
    if not (spellings.is_number(year, 4) and spellings.is_number(last, 2)):
        return False
    words = [str(token) for token in before[-2:]]
    if words and words[-1] in spellings.IDLE:
        words.pop()
    return bool(words) and words[-1] in spellings.SEASONS


def _the_one(chunk: str, readings: Sequence[Written]) -> Written:
    days = sorted({date.edtf() for date in readings})
    if len(days) > 1:
        raise UnclearDate(chunk, days)
    return readings[0]
