"""The time that a text means, as ``year`` and the filters for times take it."""

from __future__ import annotations

from relfacts.ask.answer import Note
from relfacts.dates.edtf import EdtfError, TimelessError, parse
from relfacts.dates.typed import read_period, remarks
from relfacts.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.base.openbase import OpenBase
    from relfacts.dates.edtf import Edtf

# A word that is a time by itself has at least this many digits, like a year.
_DIGITS_OF_A_YEAR = 3


def times(text: str) -> tuple[Edtf, list[Note]] | None:
    """The times that the words of a text mean one by one: any of them; None if it is one time."""
    words = text.split()
    if len(words) < 2 or any(sum(map(str.isdigit, word)) < _DIGITS_OF_A_YEAR for word in words):
        return None
    try:
        read_period(text)
    except EdtfError as error:
        if getattr(error, "readings", ()):
            return None
    else:
        return None
    try:
        periods = [read_period(word) for word in words]
        members = [member for period in periods for member in _members(str(period))]
        every = parse("{" + ",".join(dict.fromkeys(members)) + "}")
    except EdtfError:
        return None
    return every, [Note("read-as", said) for word, one in zip(words, periods, strict=True)
                   for said in remarks(word, one)]  # fmt: skip


def _members(period: str) -> list[str]:
    """A period as members of a set: its own, if it is a set; an interval with dots."""
    if period[0] in "[{":
        return period[1:-1].split(",")
    return [period.replace("/..", "..").replace("../", "..").replace("/", "..")]


def period(base: OpenBase, text: str, where: str) -> tuple[Edtf, list[Note]]:
    """The time that a text means; ``where`` it was typed: WHEN or an option.

    Raises UsageError with what to type instead.
    """
    try:
        period = read_period(text)
    except EdtfError as error:
        readings = getattr(error, "readings", ())
        asked = [base.line(f"year {r}") if where == "WHEN" else f"{where} {r}" for r in readings]
        hint = " or ".join(asked)
        if where == "WHEN" and not hint:
            from relfacts.ask.elsewhere import elsewhere

            hint = " or ".join(other.line for other in elsewhere(base, text, "period"))
        if isinstance(error, TimelessError):
            hint = f"{base.line('facts')}, for facts of any time"
        raise UsageError(f"{where}: {error}", hint or None) from error
    return period, [Note("read-as", said) for said in remarks(text, period)]
