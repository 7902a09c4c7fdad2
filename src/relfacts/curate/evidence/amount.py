"""A figure in a text, with what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

#: The sign of a figure in brackets, which means a negative figure in accounts.
BRACKETED = "("


@dataclass(frozen=True)
class Amount:
    """A figure in a text.

    ``start`` and ``end`` enclose its digits or words, ``whole`` all that belongs to it. ``value``
    has its sign and its scale; ``bare`` is the value without the scale, and ``captioned`` says that
    the scale is only given over a whole table. ``units`` are the codes that its unit may mean, none
    if it has no unit. ``qualifiers`` are those that the words beside it allow, none if there are no
    such words; it is ``denied`` if a "not" turns them round. ``bound`` is the end of a range that
    it is; of one that ``moved``, as in "rose from 120 to 200", it may as well be what something was
    or came to.
    """

    start: int
    end: int
    value: Decimal
    bare: Decimal
    units: frozenset[str] = frozenset()
    unit_word: str = ""
    qualifiers: frozenset[str] = frozenset()
    qualified: str = ""
    denied: bool = False
    signed: str = ""
    worded: bool = False
    bound: str = ""
    moved: bool = False
    captioned: bool = False
    whole: tuple[int, int] = field(default=(0, 0))

    @property
    def is_year(self) -> bool:
        """Whether it may be a year: four digits, with no unit and no sign between them."""
        plain = self.end - self.start == 4 and not self.worded and not self.units
        return plain and 1000 <= self.value <= 2100 and self.value % 1 == 0

    @property
    def scale(self) -> Decimal:
        """The factor in the words beside the figure."""
        return self.value / self.bare if self.bare else Decimal(1)
