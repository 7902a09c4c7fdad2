"""Reads a text that is not EDTF as the time it means, or refuses it and says what to type instead.

The text is cut into words and numbers (``tokens``, ``languages``), which are read from left to
right (``grammar``). A text with words left over, with parts missing or with two possible meanings
is refused.
"""

from __future__ import annotations

from relfacts.dates.days import WEEKDAYS, weekday
from relfacts.dates.edtf import Edtf, EdtfError, TimelessError, parse
from relfacts.dates.typed import spellings
from relfacts.dates.typed.grammar import Reader
from relfacts.dates.typed.tokens import plain, tokenise
from relfacts.dates.typed.written import Unread, Written
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.dates.typed.tokens import Token


def read(typed: str, edtf_error: EdtfError, decades: bool) -> Edtf:
    """The time that a text means, in EDTF; ``edtf_error`` says why the text itself is not EDTF.

    With ``decades`` the 1900s are ten years. Raises EdtfError with one sentence on what was wrong.
    """
    text = plain(typed)
    tokens: list[Token] = []
    try:
        tokens = tokenise(text)
        day = _take_weekday(tokens)
        period = parse(Reader(tokens, decades).period())
        if day is not None:
            _must_be(day, period)
        return period
    except Unread as reason:
        if told := _time_of_day(text):
            raise EdtfError(f"{in_quotes(typed)} {told}") from None
        if tokens == [".."] or spellings.TIMELESS.keys() & {*map(str, tokens)}:
            raise TimelessError(f"{in_quotes(typed)} names no time") from None
        if why := str(reason) or _why_not(tokens):
            raise EdtfError(f"{in_quotes(typed)} {why}") from None
        if not text.strip("0123456789X-/.?~%[]{},YTxs"):
            raise edtf_error from None
        raise EdtfError(f"{in_quotes(typed)} is not understood") from None


def _time_of_day(text: str) -> str:
    """What to type instead of a text with a time of day; "" if it has none."""
    chunks = text.split()
    clock = next((n for n, chunk in enumerate(chunks) if _has_clock(chunk)), None)
    if clock is None:
        return ""
    # 1958-11-28T14:00, 28 Nov 1958 at 14:00, 14:00 on 28 Nov 1958
    day = chunks[clock].partition("T")[0]
    before, after = chunks[:clock], chunks[clock + 1 :]
    for rest in ([*before, day, *after], before, before[:-1], after, after[1:]):
        try:
            found = parse(Reader(tokenise(" ".join(rest))).period())
        except (Unread, EdtfError, IndexError):
            continue
        return f"has a time of day: say the day alone, as {found.text}"
    return "has a time of day: say a day"


def _has_clock(chunk: str) -> bool:
    hours, colon, minutes = chunk.partition("T")[2 * ("T" in chunk)].partition(":")
    return bool(colon) and hours[-1:].isdigit() and minutes[:1].isdigit()


def _take_weekday(tokens: list[Token]) -> int | None:
    """Remove the day of the week before or after a date and return it: 0 for Monday."""
    for place in (0, -1) if len(tokens) > 1 else ():
        day = spellings.WEEKDAYS.get(str(tokens[place]))
        if day is not None:
            del tokens[place]
            if tokens[place] == ",":
                del tokens[place]
            return day
    return None


def _must_be(said: int, period: Edtf) -> None:
    """Raises Unread, with the reason, if a period is not one day, or falls on another weekday."""
    first, last = period.start_earliest, period.end_latest
    if first is None or first != last:
        raise Unread(f"has a {WEEKDAYS[said]}, which goes with one day and no other time")
    if (real := weekday(first)) != said:
        raise Unread(f"was a {WEEKDAYS[real]}, not a {WEEKDAYS[said]}")


def _why_not(tokens: Sequence[Token]) -> str:
    """What is wrong with words that cannot be read, if one of them shows it."""
    words = [token for token in tokens if isinstance(token, str)]
    told = {*words}
    year = next((word for word in words if spellings.is_number(word, 4)), "")
    if told & spellings.TEENS.keys() or ("s" in told and not year):
        return "does not say of which century: say 1950s"
    vague = {spellings.VAGUE[word] for word in told & spellings.VAGUE.keys()}
    if vague and "s" in told:
        return f"has no first and last year: say which, as {year}..{int(year) + 3:04d}"
    if vague:
        year = year or "1958"
        quarter, half = ("Q4", "second") if "late" in vague else ("Q1", "first")
        return (
            f"has no first and last day: say '{quarter} {year}', '{half} half of {year}' or which "
            "months"
        )
    if told & spellings.CLOCK.keys():
        return "would mean something else on another day: say the date itself"
    numeric = any(isinstance(token, Written) for token in tokens)
    if not year and not numeric and not told.isdisjoint((*spellings.MONTHS, *spellings.SEASONS)):
        return "has no year of four digits"
    return ""
