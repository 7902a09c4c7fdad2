"""The longest run of items that fits, for all searches of this sort: names, titles, places."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    Item = TypeVar("Item")


def runs(row: Sequence[Item], at: int, most: int) -> Iterator[Sequence[Item]]:
    """The runs of up to ``most`` items that begin at ``at``, the longest first."""
    for length in range(min(most, len(row) - at), 0, -1):
        yield row[at : at + length]


def longest(
    row: Sequence[Item], at: int, most: int, fits: Callable[[Sequence[Item]], object]
) -> int:
    """The number of items in the longest run that begins at ``at`` and fits; 0 if none fits.

    No run of more than ``most`` items is tried.
    """
    return next((len(run) for run in runs(row, at, most) if fits(run)), 0)
