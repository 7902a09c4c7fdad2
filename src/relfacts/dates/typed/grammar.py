"""Reads the words and numbers of a time from left to right.

period   item, joined by "," "and" "or"
item     between END and END · from END to END · since END · by END · before END · after END ·
         END - END · END or later · END · the first (or last) COUNT months of YEAR
end      about DATE (uncertain)
date     day, month or other part of a year, and year, in any order; some may be missing if
         what it is joined to has them: 28 Nov - 2 Dec 1958
"""

from __future__ import annotations

from relfacts.dates.typed import spellings
from relfacts.dates.typed.written import (
    PARTS,
    UnclearDate,
    Unread,
    Written,
    day_after_it,
    day_before_it,
    is_day,
    numbered,
)
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from relfacts.dates.typed.tokens import Token

    Ends: TypeAlias = "tuple[Written, Written]"

# The categories of words that say how many months of a year are meant, and from which end.
_OF_MONTHS = ("COUNTS", "STRETCHES", "MONTH_NAMES")

_OPEN, _UNKNOWN = "..", ""


class Reader:
    """Reads words and numbers from left to right."""

    def __init__(self, tokens: Sequence[Token], decades: bool = False) -> None:
        self._tokens = tokens
        self._decades = decades
        self._at = 0
        self._century: Ends | None = None

    def period(self) -> str:
        """The whole text in EDTF."""
        items = [self._item()]
        joint = ""
        while self._peek() is not None:
            comma = self._take(",")
            word = "or" if self._is("or") else "and" if self._is("and") else ""
            if word:
                self._at += 1
                if joint:
                    raise Unread
                joint = word
            elif not comma:
                raise Unread
            items.append(self._item())
        dates = [end for item in items for end in item if isinstance(end, Written)]
        _fill(dates)
        if len(items) == 1:
            return _interval(*items[0])
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
        word = self._peek(ahead)
        # Before a long year y does not mean "and": Y17000.
        long = word == "y" and spellings.is_number(self._peek(ahead + 1), *range(5, 19))
        return word in spellings.JOINTS[joint] and not long

    def _takes(self, joint: str) -> bool:
        """Whether a joint follows; if so, it is consumed."""
        self._at += (follows := self._is(joint))
        return follows

    def _item(self) -> tuple[Written | str, Written | str]:
        while self._peek() in spellings.IDLE:
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
            return (_OPEN, day_before_it(start)) if before else (day_after_it(end), _OPEN)
        start, end = self._end()
        if self._onwards():
            return start, _OPEN
        if self._onwards("earlier") or self._takes("ending"):
            return _OPEN, end
        if self._takes("starting"):
            # 2000년부터 2012년까지
            if self._peek() is None:
                return start, _OPEN
            last = self._end()[1]
            self._takes("ending")
            return _pair(start, last)
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
        """Whether "or later" or the like follows; if so, it is consumed."""
        ahead = int(self._is("or") or self._is("and"))
        if not self._is(joint, ahead):
            return False
        self._at += ahead + 1
        return True

    def _end(self) -> Ends:
        self._century = None
        about = False
        while self._is("about") or self._peek() in spellings.IDLE:
            about = about or self._is("about")
            self._at += 1
        if self._is("between"):
            self._at += 1
            start = self._end()[0]
            if not self._is("and"):
                raise Unread
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
        if months := self._months():
            return months
        date = Written()
        while self._part(date):
            if self._century:
                return self._century
        if not (date.year or date.month or date.day):
            raise Unread
        return date, date

    def _months(self) -> Ends | None:
        """Several months at the beginning or the end of a year, if they follow: first nine months
        of 2018, 9 tháng đầu năm 2018. The order of the three words is that of their language.
        """
        begun = self._at
        found: dict[str, str] = {}
        while len(found) < len(_OF_MONTHS):
            word = str(self._peek())
            which = next((one for one in _OF_MONTHS if word in getattr(spellings, one)), "")
            if spellings.is_number(word, 1, 2):
                which, found["COUNTS"] = "COUNTS", word
            elif which:
                found[which] = getattr(spellings, which)[word]
            if not which and word not in spellings.IDLE:
                self._at = begun
                return None
            self._at += 1
        while self._peek() in spellings.IDLE:
            self._at += 1
        year, end = self._date()
        many = int(found["COUNTS"])
        if year is not end or len(year.year) != 4 or year.month or year.day or not 0 < many < 12:
            raise Unread
        first, last = (1, many) if found["STRETCHES"] == "first" else (13 - many, 12)
        return Written(year.year, f"{first:02}"), Written(year.year, f"{last:02}")

    def _part(self, date: Written) -> bool:
        """Read one more part of a date, if one follows; whether one did."""
        word = self._peek()
        if isinstance(word, Written):
            if date.year or date.month or date.day:
                return False
            self._at += 1
            date.year, date.month, date.day = word.year, word.month, word.day
            return True
        if word is None:
            return False
        if word in spellings.IDLE and self._peek(1) is not None:
            self._at += 1
            return True
        if word == "," and self._goes_on_after_a_comma(date):
            self._at += 1
            return True
        if word in spellings.HEMISPHERES and self._peek(1) in spellings.SEASONS:
            self._at += 1
            code = spellings.SEASONS[str(self._peek())] + spellings.HEMISPHERES[word]
            return self._set(date, "month", str(code))
        if word in spellings.MONTHS:
            return self._set(date, "month", spellings.MONTHS[word])
        if word in spellings.SEASONS:
            return self._set(date, "month", str(spellings.SEASONS[word]))
        if word in spellings.HALVES:
            return self._set(date, "month", spellings.HALVES[word])
        unit = spellings.UNITS.get(word, "")
        if unit.endswith(" of") and self._is_count(self._peek(1)):
            self._at += 1
            number = str(self._peek())
            return self._number(date, number, unit.removesuffix(" of"))
        if unit in ("day of", "month of") and isinstance(self._peek(1), Written):
            # ngày 1/3/2019
            self._at += 1
            return True
        if word in spellings.ORDINALS:
            self._at += 1
            unit = spellings.UNITS.get(str(self._peek()), "")
            which = spellings.ORDINALS[word]
            if which == "last" and unit != "third":
                raise Unread
            if unit not in ("century", *spellings.GROUPINGS):
                raise Unread
            return self._number(date, which.replace("last", "3"), unit)
        if word == "y" and spellings.is_number(self._peek(1), *range(5, 19)):
            self._at += 1
            return self._set(date, "year", f"Y{self._peek()}")
        if not self._is_count(word):
            return self._is_count(self._peek(1)) and self._era_first(date)
        ahead = 2 if self._peek(1) in spellings.ENDINGS and self._peek(1) != "er" else 1
        if self._peek(1) == "er" and not spellings.is_number(word, 4):
            ahead = 2
        unit = spellings.UNITS.get(str(self._peek(ahead)), "")
        if unit and not unit.endswith(" of"):
            self._at += ahead
            return self._number(date, word, unit)
        self._at += ahead - 1
        if ahead == 2:
            return self._number(date, word, "day")
        return self._number(date, word, "")

    def _goes_on_after_a_comma(self, date: Written) -> bool:
        """Whether what follows belongs to the date: March 1, 2019; or 2019, March 1."""
        after = self._tokens[self._at + 1 :]
        if date.year:
            names_month = bool(after) and after[0] in spellings.MONTHS and not date.month
            # A year of its own: 1958, Jan 1960; 1958, Jan 44 BC.
            eras = (self._is(era, at) for era in ("BC", "AD") for at in range(1, len(after) + 1))
            years = (spellings.is_number(token, 4) for token in after)
            return names_month and not any(years) and not any(eras)
        begun = bool(after) and bool(date.month or date.day)
        return begun and spellings.is_number(after[0], 4)

    def _era_first(self, date: Written) -> bool:
        """Read a year or a century that comes after its era, if one follows: AD 79, 기원전 44년."""
        if not (self._is("BC") or self._is("AD")):
            return False
        before = self._is("BC")
        digits, unit = str(self._peek(1)), spellings.UNITS.get(str(self._peek(2)), "")
        self._at += 1 + (unit in ("year", "century"))
        if unit == "century":
            return self._hundred(digits, before)
        return self._year_of_era(date, digits, before)

    def _year_of_era(self, date: Written, digits: str, before: bool) -> bool:
        counted = whole(digits)
        if not counted:
            raise Unread
        return self._set(date, "year", numbered(1 - counted if before else counted))

    def _is_count(self, token: Token | None) -> bool:
        return isinstance(token, str) and token[-1] in spellings.DIGITS

    def _set(self, date: Written, part: str, digits: str) -> bool:
        """Set a part of the date from the current token; each part can be set only once."""
        if getattr(date, part):
            raise Unread
        setattr(date, part, digits)
        self._at += 1
        return True

    def _number(self, date: Written, digits: str, unit: str) -> bool:
        """Set a number of the date; the current token is the end of the number or its unit."""
        if unit in spellings.GROUPINGS:
            before, many = spellings.GROUPINGS[unit]
            if not (spellings.is_number(digits, 1) and 1 <= int(digits) <= many):
                raise Unread(f"has no such {unit}: there are {many} in a year")
            return self._set(date, "month", str(before + int(digits)))
        if unit == "century":
            if date.year or date.month or date.day:
                raise Unread("is a part of a century: say which years")
            return self._hundred(digits)
        if unit == "decade":
            if not (spellings.is_number(digits, 4) and digits.endswith("0")):
                raise Unread
            if digits.endswith("00") and not self._decades:
                decade, century = f"{digits[:3]}X", f"{digits[:2]}XX"
                years = f"{digits}-{digits[:3]}9 ({decade}) or {digits}-{digits[:2]}99 ({century})"
                raise UnclearDate(f"{digits}s", [decade, century], years)
            return self._set(date, "year", f"{digits[:3]}X")
        before = self._is("BC", 1)
        if (before or self._is("AD", 1)) and unit in ("", "year") and whole(digits) is not None:
            self._at += 1
            return self._year_of_era(date, digits, before)
        if unit in ("month", "day") or (not unit and spellings.is_number(digits, 1, 2)):
            if not spellings.is_number(digits, 1, 2):
                raise Unread
            return self._set(date, unit or "day", digits.zfill(2))
        if len(digits.removeprefix("-")) == 4:
            return self._set(date, "year", digits)
        if spellings.is_number(digits, 8) and not (date.year or date.month or date.day):
            day = Written(digits[:4], digits[4:6], digits[6:])
            if is_day(day):
                # The basic format of ISO 8601.
                date.year, date.month, date.day = day.year, day.month, day.day
                self._at += 1
                return True
        if spellings.is_number(digits, *range(5, 19)) and digits[0] != "0":
            raise Unread(f"has no signs between its digits: a year so long is Y{digits}")
        raise Unread

    def _hundred(self, digits: str, before: bool = False) -> bool:
        """The years of a century: the 20th is 1901 to 2000."""
        if not (spellings.is_number(digits, 1, 2) and int(digits)):
            raise Unread
        last = int(digits) * 100
        self._at += 1
        if before or self._is("BC"):
            self._at += not before
            self._century = Written(numbered(1 - last)), Written(numbered(100 - last))
        else:
            self._century = Written(numbered(last - 99)), Written(numbered(last))
        return True


def _note(date: Written, note: str) -> None:
    """Apply a note in brackets after a date: that the date, or a part of it, is uncertain."""
    if note == "possibly" or note.startswith("edtf "):
        return
    for told in note.split(", "):
        *parts, mark = told.replace(" and ", " ").split() or [""]
        sign = {"uncertain": "?", "approximate": "~"}.get(mark)
        named = [part if part in PARTS else "month" for part in parts] or PARTS
        if not sign:
            raise Unread
        date.mark(sign, named)


def _pair(start: Written, end: Written) -> tuple[Written, Written]:
    """A pair from one date to another, the first completed from the last: 28 Nov - 2 Dec 1958."""
    if start.month in spellings.OVER_NEW_YEAR and not (end.year or end.month or start.day):
        # winter 1958-59
        if not (start.year and end.day and (int(start.year) + 1) % 100 == int(end.day)):
            raise Unread
        return start, start
    if len(start.year) == 4 and not (end.year or end.month) and spellings.is_number(start.year, 4):
        # 1958-64
        if start.month or int(end.day or 0) <= int(start.year[2:]):
            raise Unread
        return start, Written(start.year[:2] + end.day)
    if end.year:
        _fill([start, end])
    return start, end


def _fill(dates: Sequence[Written]) -> None:
    """Complete the dates with the parts that only the last of them has: 5, 7 or 9 Nov 1958.

    The last must also have every part that they have: "Nov - 1958" is not a time.
    """
    last = dates[-1]
    if last.day and not last.month:
        # March 1-2, 2019
        last.month = next((date.month for date in dates if date.month), "")
    first = dates[0]
    if first.year and last.month and not any(date.year for date in dates[1:]):
        # 1958 Nov-Dec: the year comes first, if all that follows comes later in it.
        alike = len({(bool(date.month), bool(date.day)) for date in dates}) == 1
        if alike and [(date.month, date.day) for date in dates] == sorted(
            (date.month or last.month, date.day) for date in dates
        ):
            last.year = first.year
    for date in dates:
        if not date.month and date.day:
            date.month = last.month if last.day else ""
        if not date.year:
            date.year = last.year if last.month else ""
        if not date.year or (date.day and not date.month):
            raise Unread


def _interval(start: Written | str, end: Written | str) -> str:
    if start is end and isinstance(start, Written):
        return start.edtf()
    first, last = (end if isinstance(end, str) else end.edtf() for end in (start, end))
    return f"{first}/{last}"
