"""The dates of an index: which of them touch a period, how they answer, and the facts they belong
to.

A base has few different dates and many facts, so a question about a time first selects dates.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relfacts.base.index.reader import Index, Row
    from relfacts.dates.fit import Bounds

_DATE = (
    "date, moment, dated, open_end, members, first_day, last_day, first_year, last_year, "
    "facts, first_fact, last_fact"
)
_SPAN = "may_start, may_end, starts, ends, begun, lasted"

# The spans that touch the days from :first to :last.
_TOUCHING = (
    "length CROSS JOIN span WHERE span.class = length.class "
    "AND may_start BETWEEN :first - days AND :last AND may_end >= :first"
)
# For dates with one member, the same rule as ``dates.fit.meets`` and ``base.selection.answers_of``,
# in SQL: thousands of dates need not be read to show a few facts. A test compares the two; change
# both together.
_FIT = (
    "CASE WHEN :first <= starts AND ends <= :last AND dated >= :dated THEN 'in' "
    "WHEN dated = 0 THEN 'undated' "
    "WHEN moment = 1 OR begun > :last OR lasted < :first THEN 'possibly' "
    "ELSE 'spans' END"
)
# Those that touch the days and have one member, each with its fit.
_FITTING = (
    f"(SELECT {_DATE}, {_SPAN}, {_FIT} AS fit FROM {_TOUCHING} AND members = 1) AS fitting "
    "WHERE NOT (:unheard = 1 AND open_end = 1 AND fit IN ('possibly', 'undated'))"
)


class Dated:
    """A date that facts have: the bounds that decide how it answers, and the number of its facts.

    ``moment``, ``dated``, ``open_end`` and ``members`` are as in ``dates.edtf`` and ``dates.fit``;
    ``first_day`` and ``last_day`` are the numbers of its outermost days, None if there is none.
    """

    __slots__ = (
        "dated", "facts", "first_day", "first_fact", "first_year", "last_day", "last_fact",
        "last_year", "members", "moment", "number", "open_end", "spans",
    )  # fmt: skip

    def __init__(
        self,
        number: int,
        moment: int,
        dated: int,
        open_end: int,
        members: int,
        first_day: int | None,
        last_day: int | None,
        first_year: int | None,
        last_year: int | None,
        facts: int,
        first_fact: int,
        last_fact: int,
    ) -> None:
        self.number = number
        self.moment = bool(moment)
        self.dated = bool(dated)
        self.open_end = bool(open_end)
        self.members = members
        self.first_day = first_day
        self.last_day = last_day
        self.first_year = first_year
        self.last_year = last_year
        self.facts = facts
        self.first_fact = first_fact
        self.last_fact = last_fact
        self.spans: list[Bounds] = []


def all_dates(index: Index) -> list[Dated]:
    """Every date, with its spans."""
    return _gathered(index.all(f"SELECT {_DATE}, {_SPAN} FROM span"))


def dates_of(index: Index, numbers: Sequence[int]) -> list[Dated]:
    """The dates with these numbers, with their spans."""
    question = f"SELECT {_DATE}, {_SPAN} FROM span WHERE date IN (*)"
    return _gathered(index.among(question, numbers))


def dates_within(index: Index, first: int, last: int) -> list[Dated]:
    """The dates that touch the days from ``first`` to ``last``, with only the spans that do."""
    question = f"SELECT {_DATE}, {_SPAN} FROM {_TOUCHING}"
    return _gathered(index.all(question, {"first": first, "last": last}))


def sets_within(index: Index, first: int, last: int) -> list[Dated]:
    """The same for dates with several members only."""
    question = (
        f"SELECT {_DATE}, {_SPAN} FROM span WHERE members > 1 AND may_start <= ? AND may_end >= ?"
    )
    return _gathered(index.all(question, last, first))


def counts_within(index: Index, first: int, last: int, unheard: bool, dated: bool) -> list[Row]:
    """For each fit: how many facts answer for some days, and their first and last year.

    Only for dates with one member. ``unheard``: the days are later than any document, so a date
    with an open end is not an answer. ``dated``: only what a date puts before or after others is in
    a time.
    """
    return index.all(
        "SELECT fit, sum(facts), min(first_year), max(last_year) "
        f"FROM {_FITTING} GROUP BY fit ORDER BY fit",
        {"first": first, "last": last, "unheard": int(unheard), "dated": int(dated)},
    )


def first_within(
    index: Index,
    first: int,
    last: int,
    unheard: bool,
    dated: bool,
    fit: str,
    limit: int,
    reverse: bool,
) -> list[Dated]:
    """The dates with one member whose answer is ``fit``, starting with those of the earliest facts.

    With ``reverse``, starting with those of the latest facts. At most ``limit`` dates.
    """
    order = "last_fact DESC" if reverse else "first_fact"
    return _gathered(
        index.all(
            f"SELECT {_DATE}, {_SPAN} FROM {_FITTING} AND facts > 0 AND fit = :fit "
            f"ORDER BY {order} LIMIT :limit",
            {
                "first": first,
                "last": last,
                "unheard": int(unheard),
                "dated": int(dated),
                "fit": fit,
                "limit": limit,
            },
        )
    )


def dated_facts(index: Index) -> int:
    """The number of facts that have a date; they are numbered before all others."""
    row = index.one("SELECT max(last_fact) FROM span WHERE dated = 1")
    return int(row[0] or 0) if row else 0


def years(index: Index, numbers: Sequence[int] | None = None) -> tuple[int | None, int | None]:
    """The first and the last year of the facts with these dates, or of all."""
    if numbers is None:
        return index.value("first_year"), index.value("last_year")
    question = "SELECT min(first_year), max(last_year) FROM span WHERE facts > 0 AND date IN (*)"
    found = list(index.among(question, numbers))
    firsts = [first for first, _ in found if first is not None]
    lasts = [last for _, last in found if last is not None]
    return min(firsts, default=None), max(lasts, default=None)


def _gathered(rows: Iterable[Row]) -> list[Dated]:
    """Dates from rows with one span each."""
    found: dict[int, Dated] = {}
    for row in rows:
        date = found.get(row[0])
        if date is None:
            date = found[row[0]] = Dated(*row[:12])
        if row[13] is not None:
            date.spans.append(row[12:18])
    return list(found.values())
