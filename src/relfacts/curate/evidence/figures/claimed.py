"""The figures that a claim has: each of its quantities, beside the figures of its anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.lexicon import Lexicon
from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Quantity
from relfacts.curate.setting import Span, plainly
from relfacts.text.folding import words
from relfacts.vocabulary.units import SAME

#: The unit of a mere number.
COUNT = "C62"

#: A figure in words that is no greater may count nothing: one of them.
FEW = 2

#: Units that texts call by the name of others, and another code of a currency.
_CALLED_ALIKE = {"RMB": "CNY", "STN": "t", "LTN": "t"}


def unit(code: str) -> str:
    """The code of a unit that the language files use."""
    code = _CALLED_ALIKE.get(code, code)
    return SAME.get(code, code)


@dataclass(frozen=True)
class Printed:
    """A quantity of a claim, and a figure in its anchors with the same value."""

    cited: Cited
    quantity: Quantity
    amount: Amount

    @property
    def value(self) -> Decimal:
        """What the claim says."""
        return Decimal(self.quantity.value)

    @property
    def clause(self) -> Span:
        """The clause that contains the figure."""
        return self.cited.document.clause(Span(*self.amount.whole))

    @property
    def near(self) -> str:
        """The text of that clause, in lower case."""
        return self.cited.document.flow.low[self.clause.start : self.clause.end]

    @property
    def words(self) -> Lexicon:
        """The words of the document's language."""
        return self.cited.document.words

    @property
    def shown(self) -> str:
        """The figure with all that belongs to it, as it is printed."""
        return self.cited.shown(self.amount.whole)

    @property
    def is_tabled(self) -> bool:
        """Whether the figure stands in a table."""
        document = self.cited.document
        return document.flow.line(self.amount.start) in document.tables


class Claimed:
    """A quantity of a claim, and where its anchors may have it."""

    def __init__(self, cited: Cited, quantity: Quantity) -> None:
        self.cited = cited
        self.quantity = quantity
        #: The value without its sign.
        self.size = abs(Decimal(quantity.value))

    @cached_property
    def quoted(self) -> str:
        """The words that the quantity quotes as its own."""
        why = self.quantity.why
        return plainly(why.strip().strip('"')) if why else ""

    @cached_property
    def offered(self) -> list[Amount]:
        """The figures in the anchors; if the quantity quotes one, those in the quotation."""
        found = [_meant(self.cited, one, self.quantity) for one in self.cited.anchored()]
        if self.quoted:
            spans = self.cited.find(self.quoted).spans
            found = [
                one
                for one in found
                if any(span.start < one.end and one.start < span.end for span in spans)
            ]
        return found

    @cached_property
    def printed(self) -> list[Printed]:
        """The figures in the anchors that have the value of the quantity."""
        bare = self.cited.document.bare
        return [
            Printed(self.cited, self.quantity, one)
            for one in self.offered
            if abs(one.value) == self.size
            # Two thirds are 67 per cent.
            or ("P1" in one.units and one.worded and abs(one.value) == round(self.size))
            # Without accents, many a word is a hundred or none: trạm and trăm.
            or (bare and one.bare == self.size)
        ]


@lru_cache(maxsize=1)
def claimed(cited: Cited) -> tuple[Claimed, ...]:
    """The quantities of a claim that could be read; one rule after the other asks for them."""
    return tuple(Claimed(cited, one) for one in cited.claim.quantities if one.is_readable)


def _meant(cited: Cited, one: Amount, quantity: Quantity) -> Amount:
    """A figure converted to the unit of a quantity."""
    # "In thousand tons" over a table does not apply to a column that counts ships.
    counts = quantity.unit == COUNT and not names_unit(cited, quantity, one)
    if one.captioned and one.units and counts:
        return replace(one, value=one.bare, units=frozenset())
    # Three quarters of them are 75 per cent.
    if quantity.unit == "P1" and one.worded and not one.units and 0 < one.value < 1:
        return replace(one, value=round(one.value * 100, 0), units=frozenset({"P1"}))
    return one


def names_unit(cited: Cited, quantity: Quantity, one: Amount) -> bool:
    """Whether the thing counted names the unit: crowns, of whichever country."""
    known = cited.ours.words("unit")
    of = plainly(quantity.of).lower()
    return any(set(known[word].split()) & one.units for word in words(of) if word in known)


def rule(
    name: str, check: Callable[[Printed], Iterator[tuple[str, bool]]]
) -> Callable[[Cited], Iterator[Problem]]:
    """A rule about each quantity: it is kept if one of the figures with its value keeps it.

    ``check`` yields what is wrong with a figure, and whether that is certain.
    """

    def run(cited: Cited) -> Iterator[Problem]:
        for one in claimed(cited):
            told = [list(check(figure)) for figure in one.printed]
            if told and all(told):
                what, sure = min(told, key=len)[0]
                made = cited.problem if sure else cited.doubt
                yield made(one.quantity.at, name, what)

    run.__doc__ = check.__doc__
    run.__name__ = name.replace("-", "_")
    return run
