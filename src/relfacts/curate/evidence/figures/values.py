"""Each figure stands in an anchor, and a statement has none that the lines have not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.figures.claimed import FEW, Claimed, claimed
from relfacts.curate.evidence.figures.times import years_covered
from relfacts.curate.printed import figures, years
from relfacts.curate.problems import Problem
from relfacts.curate.setting import plainly

# The months of a quarter, of two and of three.
_MONTHS_OF_PARTS = {Decimal(3), Decimal(6), Decimal(9)}

# At most this many figures are named in a message about a missing one.
_MOST_SHOWN = 3


def figure_stands(cited: Cited) -> Iterator[Problem]:
    """The anchors print every figure, and the statement has none that the lines have not."""
    claim = cited.claim
    for one in claimed(cited):
        at, quoted = one.quantity.at, one.quoted
        anchors = [plainly(anchor) for anchor in claim.anchors]
        if (
            quoted
            and not any(quoted in anchor for anchor in anchors)
            and not _covered(cited, quoted)
        ):
            yield cited.problem(at, "figure-stands", f"no anchor has {quoted!r}")
            continue
        # A quotation without a readable number is accepted as it is.
        if (quoted and not one.offered) or one.printed:
            continue
        what = f"the figure {one.quantity.value} stands in no anchor"
        if near := next((other for other in one.offered if _slipped(other, one.size)), None):
            what += f": {cited.shown(near.whole)} is {_plain(near.value)}"
        else:
            what += _instead(one)
        yield cited.problem(at, "figure-stands", what)
    yield from _statement_figures(cited)


def _covered(cited: Cited, quoted: str) -> bool:
    """Whether anchors that follow each other have the words between them."""
    text = cited.document.flow.text
    return any(
        all(
            not text[at].strip() or any(span.start <= at < span.end for span in cited.spans)
            for at in range(*found)
        )
        for found in cited.find(quoted).spans
    )


def _instead(wanted: Claimed) -> str:
    """A clause for the message: where the figure is on the lines, or which figures the anchors
    have.
    """
    cited = wanted.cited
    if there := next((one for one in cited.amounts if abs(one.value) == wanted.size), None):
        return f": add an anchor with {cited.shown(there.whole)}"
    # The year of the claim is not a mistaken figure.
    date = cited.claim.date or ""
    others = (one for one in wanted.offered if f"{one.value:f}" not in date)
    shown = list(dict.fromkeys(cited.shown(one.whole) for one in others))[:_MOST_SHOWN]
    return f": the anchors have {', '.join(shown)}" if shown else ""


def _slipped(one: Amount, size: Decimal) -> bool:
    """Whether the figures have the same digits, with another scale or decimal point."""
    digits = str(one.value.copy_abs().normalize().as_tuple().digits)
    return digits == str(size.normalize().as_tuple().digits)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _statement_figures(cited: Cited) -> Iterator[Problem]:
    claim = cited.claim
    told = [
        one for one in amounts(cited.statement, cited.language) if one.value > FEW or not one.worded
    ]
    known = _known(cited) if told else set()
    for one in told:
        if abs(one.value) in known or _rounds(one, known):
            continue
        shown = cited.statement[one.start : one.end]
        what = f"the figure {shown} of the statement does not stand here"
        if not one.worded or one.value > 12:
            yield cited.problem(claim.marks["statement"], "figure-stands", what)
        elif cited.document.words.words("number"):
            yield cited.doubt(claim.marks["statement"], "figure-stands", what)


def _known(cited: Cited) -> set[Decimal]:
    """The figures that a statement may have: printed, counted in the claim, or worked out."""
    claim = cited.claim
    known = {abs(one.value) for one in cited.amounts}
    known |= {one.bare for one in cited.amounts if cited.document.bare}
    headed = {abs(one.bare) for one in cited.amounts if one.value != one.bare}
    # Digits that are not a figure: those of a day, a name, a page.
    known |= figures("\n".join((*cited.lines, claim.date or ""))) - headed
    # What stands over a table is told of all its rows.
    rows = (cited.document.tables.get(number) for number in cited.numbers)
    above = {number for row in rows if row for number in row.above}
    known |= figures("\n".join(cited.elsewhere(sorted(above))))
    # "Three powers" counts those that the claim lists.
    known |= {Decimal(len(listed)) for listed in (claim.people, claim.parties, claim.places)}
    # "In five years" counts the years of the date; quoted figures are in words there.
    known.add(Decimal(years_covered(claim.date)))
    known |= _reckoned(cited)
    known |= {one.size for one in claimed(cited) if one.quantity.why or one.printed}
    return known


def _reckoned(cited: Cited) -> set[Decimal]:
    """The years that lie between a year printed here and that of the claim, and the year before
    it where something is compared.
    """
    ours = {int(year) for year in years(cited.claim.date or "")}
    theirs = {int(year) for line in cited.lines for year in years(line)}
    known = {Decimal(abs(one - other)) for one in ours | theirs for other in ours | theirs}
    low = "\n".join(cited.lines).lower()
    words = cited.document.words
    if any(words.has(category, low) for category in ("comparison", "compared", "past")):
        known |= {Decimal(year - 1) for year in ours}
    # The first half are six months.
    if words.has("part", low):
        known |= _MONTHS_OF_PARTS
    return known


def _rounds(one: Amount, known: set[Decimal]) -> bool:
    """Whether a figure says that it is not exact, and is one of those known, rounded."""
    value = abs(one.value)
    if not {"about", "less-than", "more-than"} & one.qualifiers or not value:
        return False
    # 630,000 rounds to tens of thousands.
    step = Decimal(1).scaleb(value.normalize().as_tuple().exponent)  # type: ignore[arg-type]
    near = (other for other in known if abs(other - value) <= step)
    return any((other / step).quantize(Decimal(1), ROUND_HALF_UP) * step == value for other in near)
