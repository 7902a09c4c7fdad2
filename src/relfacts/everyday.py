"""Times as people type them, put into EDTF: ``1-2 March 2019``, ``the 1950s``, ``since May 1958``.

What ``datewords`` says of a date is read too, so that what was printed can be asked for. A text is
cut into words and numbers, and these are read from left to right; whatever is left over, missing
or open to two readings is refused with what to type instead. Nothing is guessed.

    period   item, joined by "," "and" "or"
    item     between END and END · from END to END · since END · by END · before END · after END ·
             END - END · END or later · END
    end      about DATE (uncertain)
    date     day, month or other part of a year, and year, in any order; some may be missing if
             what it is joined to has them: 28 Nov - 2 Dec 1958
"""

from __future__ import annotations

from relfacts import datenames
from relfacts.datewords import words
from relfacts.days import day_after, day_before, iso, month_length
from relfacts.edtf import Edtf, EdtfError, parse
from relfacts.edtf_date import read_date
from relfacts.when import TimelessError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from relfacts.days import Day

    Token: TypeAlias = "str | Written"
    Ends: TypeAlias = "tuple[Written, Written]"

_PARTS = ("year", "month", "day")
_DIGITS = "0123456789X"
_OPEN, _UNKNOWN = "..", ""

_MONTHS = datenames.by_spelling(datenames.MONTHS)
_SEASONS = {
    name: code for code, names in enumerate(datenames.SEASONS, 21) for name in names.split()
}
_UNITS = datenames.by_spelling(datenames.UNITS)
_HALVES = {
    name: str(code)
    for code, names in enumerate(datenames.HALVES, 40)
    for name in datenames.spelled(names)
}
_ORDINALS = datenames.by_spelling(datenames.ORDINALS)
_ENDINGS = frozenset(datenames.ENDINGS.split())
_JOINTS = {meaning: frozenset(names.split()) for meaning, names in datenames.JOINTS.items()}
_IDLE = frozenset(datenames.IDLE.split())
_VAGUE = frozenset(datenames.VAGUE.split())
_CLOCK = frozenset(datenames.CLOCK.split())
_TIMELESS = frozenset(datenames.TIMELESS.split())
_TEENS = frozenset(datenames.TEENS.split())

# The EDTF code before the first of each grouping of months, and how many there are.
_GROUPINGS = {"quarter": (32, 4), "third": (36, 3), "half": (39, 2)}

# Names that are written without spaces between them.
_UNSPACED = sorted(
    (
        name
        for name in (*_MONTHS, *_SEASONS, *_UNITS, *_HALVES, *_CLOCK, *_VAGUE)
        if min(name) > "\u2fff"
    ),
    key=lambda name: -len(name),
)

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301c\uff5e"


class UnclearDate(EdtfError):
    """A text that could be two times; ``readings`` are these, in EDTF."""

    def __init__(self, typed: str, readings: Sequence[str]) -> None:
        said = " or ".join(words(parse(reading)) for reading in readings)
        super().__init__(f"{typed!r} may be {said}")
        self.readings = list(readings)


class Written:
    """A date as far as it is written: year, month and day in digits, "" for what is not there.

    ``marks`` holds the EDTF mark of each part that has one.
    """

    __slots__ = ("day", "marks", "month", "year")

    def __init__(self, year: str = "", month: str = "", day: str = "") -> None:
        self.year = year
        self.month = month
        self.day = day
        self.marks: dict[str, str] = {}

    def edtf(self) -> str:
        """The date in EDTF."""
        parts = [part for part in _PARTS if getattr(self, part)]
        marks = [self.marks.get(part, "") for part in parts]
        digits = [getattr(self, part) for part in parts]
        if len(set(marks)) == 1:
            return "-".join(digits) + marks[0]
        return "-".join(mark + number for mark, number in zip(marks, digits, strict=True))

    def mark(self, sign: str, parts: Iterable[str] = _PARTS) -> None:
        """Put a mark to some parts; uncertain and approximate together are ``%``."""
        for part in parts:
            both = self.marks.get(part, sign) != sign
            self.marks[part] = "%" if both else sign


class _Unread(Exception):
    """The words cannot be read as a time; what is wrong with them, if that is known."""


def read(typed: str, edtf_error: EdtfError) -> Edtf:
    """The time that a text means, in EDTF; ``edtf_error`` says why it is no EDTF itself.

    Raises EdtfError with one sentence on what was wrong.
    """
    text = _plain(typed)
    tokens: list[Token] = []
    try:
        tokens = _tokens(text)
        return parse(_Reader(tokens).period())
    except _Unread as reason:
        if tokens == [".."] or _TIMELESS.intersection(map(str, tokens)):
            raise TimelessError(f"{typed!r} names no time") from None
        if why := str(reason) or _why_not(tokens):
            raise EdtfError(f"{typed!r} {why}") from None
        if not text.strip("0123456789X-/.?~%[]{},YTxs"):
            raise edtf_error from None
        raise EdtfError(f"{typed!r} is not understood") from None


def _why_not(tokens: Sequence[Token]) -> str:
    """What is wrong with words that cannot be read, where it can be told from one of them."""
    told = {token for token in tokens if isinstance(token, str)}
    year = next((int(word) for word in told if _is_number(word, 4)), 0)
    if told & _VAGUE and "s" in told:
        return f"has no first and last year: say which, as {year}..{year + 3}"
    if told & _VAGUE:
        year = year or 1958
        return f"has no first and last day: say 'Q1 {year}', 'first half of {year}' or which months"
    if told & _TEENS or ("s" in told and not year):
        return "does not say of which century: say 1950s"
    if told & _CLOCK:
        return "would mean something else on another day: say the date itself"
    numeric = any(isinstance(token, Written) for token in tokens)
    if not year and not numeric and not told.isdisjoint((*_MONTHS, *_SEASONS)):
        return "has no year of four digits"
    return ""


# --- words and numbers ----------------------------------------------------------------------


def _plain(typed: str) -> str:
    """The text in one way of writing: plain digits and hyphens, letters composed."""
    if typed.isascii():
        return typed
    from unicodedata import normalize

    text = normalize("NFKC", typed)
    for dash in _DASHES:
        text = text.replace(dash, "-")
    if "-" not in typed and text.count("-") == 1:
        _unclear_years(typed, *text.split("-"))
    # 1950-е годы
    return text.replace("-е", "е").replace("-х", "х")


def _unclear_years(typed: str, year: str, last: str) -> None:
    """Refuse 2001/02, 2001–02 and 1958-9, which could be a month or some years."""
    if not (_is_number(year, 4) and _is_number(last, 1, 2)):
        return
    if 1 <= int(last) <= 12 and int(last) > int(year[-len(last) :]):
        years = f"{year}/{year[: -len(last)]}{last}"
        raise UnclearDate(typed, [f"{year}-{last.zfill(2)}", years])


def _tokens(text: str) -> list[Token]:
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
    """Add the words and numbers of a text without notes to those that were found."""
    for chunk in text.split():
        bare = chunk.rstrip(",;.")
        if date := _numeric(bare, found):
            found.append(date)
            found += "," if chunk[len(bare) :] in (",", ";") else ""
            continue
        for piece in _pieces(chunk):
            last = found[-1] if found else None
            if isinstance(last, str) and _is_name(f"{last} {piece}"):
                found[-1] = f"{last} {piece}"
            else:
                found.append(piece)


def _is_name(text: str) -> bool:
    return text in _UNITS or text in _HALVES


def _pieces(chunk: str) -> list[str]:
    """A chunk without spaces, cut where letters, digits and signs meet; dots left out."""
    if chunk == "..":
        return [chunk]
    pieces: list[str] = []
    last = ""
    for character in chunk.replace("'s", "s").replace("’s", "s"):
        sort = "9" if character in _DIGITS else "a" if character.isalpha() else character
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
        for word in ([piece] if piece[-1] in _DIGITS else _names(piece.casefold()))
    ]


def _is_sign(pieces: Sequence[str]) -> bool:
    """Whether the hyphen that comes last is the sign of a year."""
    return len(pieces) == 1 or pieces[-2] == "-"


def _names(piece: str) -> list[str]:
    """The words in letters that are written without spaces between them."""
    found = []
    while piece:
        name = next((name for name in _UNSPACED if piece.startswith(name)), piece)
        found.append(name)
        piece = piece[len(name) :]
    return found


def _numeric(chunk: str, before: Sequence[Token]) -> Written | None:
    """A date of two or three numbers: 1958-11-28, 25/12/1958, 2019.3.1, 3/2019; or None."""
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
    if not 1 < len(numbers) < 4 or not all(_is_number(number, 1, 2, 4) for number in numbers):
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
        if before and _UNITS.get(str(before[-1])) == "day of":
            return readings[0]
        return _the_one(chunk, [date for date in readings if _is_day(date)] or readings[:1])
    if len(numbers) == 3 and 4 not in lengths:
        raise _Unread("has no year of four digits")
    return None


def _the_one(chunk: str, readings: Sequence[Written]) -> Written:
    days = sorted({date.edtf() for date in readings})
    if len(days) > 1:
        raise UnclearDate(chunk, days)
    return readings[0]


def _is_day(date: Written) -> bool:
    month = int(date.month)
    return 1 <= month <= 12 and 1 <= int(date.day) <= month_length(int(date.year), month)


def _is_number(text: object, *lengths: int) -> bool:
    return isinstance(text, str) and len(text) in lengths and text.isascii() and text.isdigit()


# --- reading --------------------------------------------------------------------------------


class _Reader:
    """Reads words and numbers from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._century: Ends | None = None

    def period(self) -> str:
        """All of it, in EDTF."""
        items = [self._item()]
        joint = ""
        while self._peek() is not None:
            comma = self._take(",")
            word = "or" if self._is("or") else "and" if self._is("and") else ""
            if word:
                self._at += 1
                if joint:
                    raise _Unread
                joint = word
            elif not comma:
                raise _Unread
            items.append(self._item())
        dates = [end for item in items for end in item if isinstance(end, Written)]
        _fill(dates)
        if len(items) == 1:
            return _interval(*items[0])
        if not joint:
            raise _Unread
        members = [_interval(*item).replace("/", "..").replace("....", "..") for item in items]
        return ("[%s]" if joint == "or" else "{%s}") % ",".join(members)

    def _peek(self, ahead: int = 0) -> Token | None:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else None

    def _take(self, *words: str) -> bool:
        if self._peek() in words:
            self._at += 1
            return True
        return False

    def _is(self, joint: str, ahead: int = 0) -> bool:
        return self._peek(ahead) in _JOINTS[joint]

    def _item(self) -> tuple[Written | str, Written | str]:
        while self._peek() in _IDLE:
            self._at += 1
        if self._is("from"):
            self._at += 1
            start, end = self._end()
            if not self._is("to"):
                self._onwards()
                return start, _OPEN
            self._at += 1
            return _pair(start, self._end()[1])
        if self._peek() == "up" and self._peek(1) == "to":
            self._at += 2
            return _OPEN, self._end()[1]
        if self._is("until") or self._peek() == "..":
            self._at += 1
            return _OPEN, self._end()[1]
        if self._is("before") or self._is("after"):
            before = self._is("before")
            self._at += 1
            start, end = self._end()
            _fill([start, end])
            return (_OPEN, _day_before(start)) if before else (_day_after(end), _OPEN)
        start, end = self._end()
        if self._onwards():
            return start, _OPEN
        if self._onwards("earlier"):
            return _OPEN, end
        if self._is("to"):
            sign = self._peek()
            self._at += 1
            if self._take("?"):
                return start, _UNKNOWN
            if self._peek() is None and sign == "..":
                return start, _OPEN
            return _pair(start, self._end()[1])
        return start, end

    def _onwards(self, joint: str = "later") -> bool:
        """Whether "or later" or the like follows; it is read then."""
        ahead = int(self._is("or") or self._is("and"))
        if not self._is(joint, ahead):
            return False
        self._at += ahead + 1
        return True

    def _end(self) -> Ends:
        self._century = None
        about = False
        while self._is("about") or self._peek() in _IDLE:
            about = about or self._is("about")
            self._at += 1
        if self._is("between"):
            self._at += 1
            start = self._end()[0]
            if not self._is("and"):
                raise _Unread
            self._at += 1
            start, end = _pair(start, self._end()[1])
        else:
            start, end = self._date()
        for date in {start, end}:
            if about:
                date.mark("~")
        while isinstance(note := self._peek(), str) and note.startswith("("):
            self._at += 1
            for date in {start, end}:
                _note(date, note[1:])
        return start, end

    def _date(self) -> Ends:
        token = self._peek()
        if isinstance(token, Written):
            self._at += 1
            return token, token
        date = Written()
        while self._part(date):
            if self._century:
                return self._century
        if not (date.year or date.month or date.day):
            raise _Unread
        return date, date

    def _part(self, date: Written) -> bool:
        """Read one more part of a date, if one follows."""
        word = self._peek()
        if isinstance(word, Written):
            if date.year or date.month or date.day:
                return False
            self._at += 1
            date.year, date.month, date.day = word.year, word.month, word.day
            return True
        if word is None:
            return False
        if word in _IDLE and self._peek(1) is not None:
            self._at += 1
            return True
        if word == "," and date.day and not date.year and _is_number(self._peek(1), 4):
            self._at += 1
            return True
        if word in datenames.HEMISPHERES and self._peek(1) in _SEASONS:
            self._at += 1
            code = _SEASONS[str(self._peek())] + datenames.HEMISPHERES[word]
            return self._set(date, "month", str(code))
        if word in _MONTHS:
            return self._set(date, "month", _MONTHS[word])
        if word in _SEASONS:
            return self._set(date, "month", str(_SEASONS[word]))
        if word in _HALVES:
            return self._set(date, "month", _HALVES[word])
        unit = _UNITS.get(word, "")
        if unit.endswith(" of") and self._is_count(self._peek(1)):
            self._at += 1
            number = str(self._peek())
            return self._number(date, number, unit.removesuffix(" of"))
        if unit in ("day of", "month of") and isinstance(self._peek(1), Written):
            # ngày 1/3/2019
            self._at += 1
            return True
        if word in _ORDINALS:
            self._at += 1
            unit = _UNITS.get(str(self._peek()), "")
            if unit not in ("century", *_GROUPINGS) or (word == "last" and unit != "third"):
                raise _Unread
            return self._number(date, _ORDINALS[word].replace("0", "3"), unit)
        if not self._is_count(word):
            return False
        ahead = 2 if self._peek(1) in _ENDINGS and self._peek(1) != "er" else 1
        if self._peek(1) == "er" and not _is_number(word, 4):
            ahead = 2
        unit = _UNITS.get(str(self._peek(ahead)), "")
        if unit and not unit.endswith(" of") and not (unit == "year" and len(word) < 4):
            self._at += ahead
            return self._number(date, word, unit)
        self._at += ahead - 1
        if ahead == 2:
            return self._number(date, word, "day")
        return self._number(date, word, "")

    def _is_count(self, token: Token | None) -> bool:
        return isinstance(token, str) and token[-1] in _DIGITS

    def _set(self, date: Written, part: str, digits: str) -> bool:
        """Take the token in hand as a part of the date, which has it once."""
        if getattr(date, part):
            raise _Unread
        setattr(date, part, digits)
        self._at += 1
        return True

    def _number(self, date: Written, digits: str, unit: str) -> bool:
        """Take a number, the token in hand being the last of it or its unit."""
        if unit in _GROUPINGS:
            before, many = _GROUPINGS[unit]
            if not (_is_number(digits, 1) and 1 <= int(digits) <= many):
                raise _Unread(f"has no such {unit}: there are {many} in a year")
            return self._set(date, "month", str(before + int(digits)))
        if unit == "century":
            if date.year or date.month or date.day:
                raise _Unread("is a part of a century: say which years")
            return self._hundred(digits)
        if unit == "decade":
            if not (_is_number(digits, 4) and digits.endswith("0")):
                raise _Unread
            return self._set(date, "year", f"{digits[:3]}X")
        era = "BC" if self._is("BC", 1) else "AD" if self._is("AD", 1) else ""
        if era and unit in ("", "year") and digits.isdigit():
            self._at += 1
            number = 1 - int(digits) if era == "BC" else int(digits)
            if not int(digits):
                raise _Unread
            return self._set(date, "year", _year(number))
        if unit in ("month", "day") or (not unit and _is_number(digits, 1, 2)):
            if not _is_number(digits, 1, 2):
                raise _Unread
            return self._set(date, unit or "day", digits.zfill(2))
        if len(digits.removeprefix("-")) == 4:
            return self._set(date, "year", digits)
        if digits.isdigit() and len(digits) > 4 and not digits.startswith("0"):
            return self._set(date, "year", f"Y{digits}")
        raise _Unread

    def _hundred(self, digits: str) -> bool:
        """The years of a century: the 20th is 1901 to 2000."""
        if not (_is_number(digits, 1, 2) and int(digits)):
            raise _Unread
        last = int(digits) * 100
        self._at += 1
        if self._is("BC"):
            self._at += 1
            self._century = Written(_year(1 - last)), Written(_year(100 - last))
        else:
            self._century = Written(_year(last - 99)), Written(_year(last))
        return True


def _year(number: int) -> str:
    """A year, counted as by astronomers, in EDTF."""
    if abs(number) > 9999:
        return f"Y{number}"
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def _note(date: Written, note: str) -> None:
    """What stands in brackets after a date: that it, or a part of it, is uncertain."""
    if note == "possibly" or note.startswith("edtf "):
        return
    for told in note.split(", "):
        *parts, mark = told.replace(" and ", " ").split() or [""]
        sign = {"uncertain": "?", "approximate": "~"}.get(mark)
        named = [part if part in _PARTS else "month" for part in parts] or _PARTS
        if not sign:
            raise _Unread
        date.mark(sign, named)


def _pair(start: Written, end: Written) -> tuple[Written, Written]:
    """From one date to another, the first filled up from the last: 28 Nov - 2 Dec 1958."""
    if len(start.year) == 4 and not (end.year or end.month) and _is_number(start.year, 4):
        # 1958-64
        if start.month or int(end.day or 0) <= int(start.year[2:]):
            raise _Unread
        return start, Written(start.year[:2] + end.day)
    if end.year:
        _fill([start, end])
    return start, end


def _fill(dates: Sequence[Written]) -> None:
    """Give the dates what they leave to the last of them to say: 5, 7 or 9 Nov 1958.

    That has to have what they have themselves: "Nov - 1958" is no time.
    """
    last = dates[-1]
    if last.day and not last.month:
        # March 1-2, 2019
        last.month = next((date.month for date in dates if date.month), "")
    for date in dates:
        if not date.month and date.day:
            date.month = last.month if last.day else ""
        if not date.year:
            date.year = last.year if last.month else ""
        if not date.year or (date.day and not date.month):
            raise _Unread


def _interval(start: Written | str, end: Written | str) -> str:
    if start is end and isinstance(start, Written):
        return start.edtf()
    first, last = (end if isinstance(end, str) else end.edtf() for end in (start, end))
    return f"{first}/{last}"


def _day_before(date: Written) -> Written:
    year, month, day = parse(_bare(date)).start or (0, 1, 1)
    if (month, day) == (1, 1):
        return Written(_year(year - 1))
    if day == 1:
        return Written(_year(year), f"{month - 1:02d}")
    return _on(day_before((year, month, day)))


def _day_after(date: Written) -> Written:
    year, month, day = day_after(parse(_bare(date)).end or (0, 1, 1))
    if (month, day) == (1, 1):
        return Written(_year(year))
    if day == 1:
        return Written(_year(year), f"{month:02d}")
    return _on((year, month, day))


def _on(day: Day) -> Written:
    return Written(*str(iso(day)).rsplit("-", 2))


def _bare(date: Written) -> str:
    return Written(date.year, date.month, date.day).edtf()
