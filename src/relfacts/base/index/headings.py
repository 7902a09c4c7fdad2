"""What each fact is filed under, packed, for those who count thousands of facts at once.

A heading is a record that facts can be asked by: a kind, a person, a place, a topic, a document,
and a decade, which only this knows. A fact is under every heading whose filter finds it: under the
country of its city, under the broader topic, in each decade that its date touches or may. So a
count is one pass over numbers, and never differs from what its filter shows.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from relfacts.dates.fit import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relfacts.dates.fit import Bounds

#: The sorts of headings, as ``record`` has them.
KIND, DECADE, PERSON, PLACE, TOPIC, SOURCE = "kind decade person place topic source".split()  # noqa: SIM905
SORTS = (KIND, DECADE, PERSON, PLACE, TOPIC, SOURCE)

#: Sorts of records that lie in others.
NESTED = (PLACE, TOPIC)

#: The packed columns: the headings of the first fact, of the second, and so on; how many each has;
#: the date of each.
HEADINGS, COUNTS, DATES = "headings", "counts", "dates"

#: How many bytes a packed number has, by the letter with which ``array`` and NumPy know it.
WIDTHS = {"B": 1, "H": 2, "I": 4}

_TEN = 10

# A base that covers more than this has no decades to choose from.
_MOST_YEARS = 1000

# What a year is in the number of a day.
_YEAR = 10_000


def packed(numbers: Sequence[int]) -> tuple[str, bytes]:
    """Numbers in as few bytes as the largest needs, with the letter for that width."""
    most = max(numbers, default=0)
    width = next(letter for letter, size in WIDTHS.items() if most < 1 << 8 * size)
    return width, array(width, numbers).tobytes()


def columns(
    filed: Mapping[int, Iterable[int]], dates: Sequence[int]
) -> Iterator[tuple[str, str, bytes]]:
    """The rows of ``packed``.

    ``filed`` has the facts under each heading, which are counted from 1; ``dates`` has the date of
    each fact, in order.
    """
    count = len(dates)
    counts = array("I", bytes(4 * (count + 1)))
    for facts in filed.values():
        for fact in facts:
            counts[fact] += 1
    # Where the headings of each fact begin; as they are filled in, where the next of them goes.
    at = array("I", bytes(4 * (count + 1)))
    for fact in range(1, count):
        at[fact + 1] = at[fact] + counts[fact]
    headings = array("I", bytes(4 * sum(counts)))
    for heading, facts in filed.items():
        for fact in facts:
            headings[at[fact]] = heading
            at[fact] += 1
    yield HEADINGS, *packed(headings)
    yield COUNTS, *packed(counts[1:])
    yield DATES, *packed(dates)


def decades(years: Sequence[int]) -> Sequence[int]:
    """The first years of the decades from the first to the last of some years; none if too many."""
    if not years or not 0 <= min(years) <= max(years) <= min(years) + _MOST_YEARS:
        return ()
    return range(min(years) - min(years) % _TEN, max(years) + 1, _TEN)


def touched(
    spans: Sequence[Bounds], moment: bool, open_end: bool, among: Sequence[int], horizon: int | None
) -> Iterator[int]:
    """Which ``among`` some decades a date touches or may: those whose filter finds its facts.

    ``horizon`` is the last day of which a document can speak.
    """
    first = min(span[0] for span in spans) // _YEAR
    last = max(span[1] for span in spans) // _YEAR
    for decade in among:
        if decade + _TEN <= first or decade > last:
            continue
        begins, ends = decade * _YEAR + 101, (decade + _TEN - 1) * _YEAR + 1231
        told = answer(spans, len(spans), moment, [(begins, ends)])
        unheard = horizon is not None and begins > horizon
        if told and not (told == "possibly" and open_end and unheard):
            yield decade
