"""A figure counts what stands beside it, not what stands beside another figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.dateparts import in_date
from relfacts.curate.evidence.figures.bases import bases, is_base
from relfacts.curate.evidence.figures.claimed import COUNT, FEW, Printed, claimed, unit
from relfacts.curate.evidence.lexicon import OURS, lexicon
from relfacts.curate.problems import Problem
from relfacts.curate.setting import Span
from relfacts.text.folding import singular, words

# At most this many words between a part and its whole: 95 nests of the 240.
_BETWEEN = 4
# So many letters before a figure may stand a "further".
_AHEAD = 20
# Between two figures they make one a part of the other, or what it is compared with.
_APART = ("part of", "comparison", "compared", "contrast")


def counted_stands(cited: Cited) -> Iterator[Problem]:
    """A figure counts what stands beside it, not what stands beside another figure."""
    yield from bases(cited)
    yield from _passed_over(cited)
    yield from _changed(cited)
    if not cited.document.language.startswith(OURS):
        yield from _turned_about(cited)
        return
    yield from _turned_about(cited, alike=True)
    for quantity, figures in ((one.quantity, one.printed) for one in claimed(cited)):
        # "People" may be anybody whom the text counts.
        wanted = heads(quantity.of) - _generic(cited)
        offers = [one.amount for one in figures]
        if not wanted or not offers:
            continue
        better = [_better(cited, one, wanted) for one in offers]
        if all(better) and (other := better[0]):
            what = (
                f"{cited.shown(other.whole)} seems to be of {quantity.of}; "
                f"the claim says it of {cited.shown(offers[0].whole)}"
            )
            yield cited.doubt(quantity.at, "counted-stands", what)


def _passed_over(cited: Cited) -> Iterator[Problem]:
    """Reports words beside one figure that are cited for another: of which 3 million by the town.

    The claim has no figure that stands where these words do, and one of the same unit elsewhere.
    """
    document = cited.document
    values = {one.size for one in claimed(cited)}
    offers = [(one.quantity, one.printed) for one in claimed(cited) if one.printed]
    names = {form for forms in cited.texts.places.values() for form in forms if offers}
    for span in cited.spans if offers else ():
        if any(span.start < one.whole[1] and one.whole[0] < span.end for one in cited.amounts):
            continue
        # The name of a place only says of where it is told.
        told = document.flow.text[slice(*span)]
        if told in names:
            continue
        clause = document.clause(span)
        beside = [
            one
            for one in cited.amounts
            if clause.start <= one.start < clause.end and not _is_time(cited, one)
            # "One of them" counts nothing.
            if not one.worded or one.value > FEW
        ]
        if not beside or any({abs(one.value), abs(one.bare)} & values for one in beside):
            continue
        for quantity, found in offers:
            code = unit(quantity.unit)
            # A mere number counts things of its own: the Norvan expedition had 14 tents.
            if code == COUNT and any(told.startswith(f"{name} ") for name in names):
                continue
            alike = [
                one for one in beside if code in one.units or (code == COUNT and not one.units)
            ]
            if alike and not any(_in_series(cited, span, beside, one) for one in found):
                what = f"{cited.shown(span)} stands beside {cited.shown(alike[0].whole)}"
                yield cited.doubt(
                    quantity.at, "counted-stands", f"{what}; the claim has {found[0].shown}"
                )
                return


def _in_series(cited: Cited, span: Span, beside: list[Amount], one: Printed) -> bool:
    """Whether words lead a row of figures, of which the claim has one: exports of 3, 7 and 5."""
    document = cited.document
    if document.cell(one.amount):
        return True
    last, own = max(other.whole[1] for other in beside), one.amount.whole[0]
    if span.end > min(other.whole[0] for other in beside) or own < last:
        return False
    between = document.flow.low[last:own]
    apart = document.sentence(own) != document.sentence(span.start)
    return not apart and not any(one.words.has(word, between) for word in _APART)


def _is_time(cited: Cited, one: Amount) -> bool:
    """Whether a figure is a year or a part of a date."""
    return one.is_year or in_date(cited.document.flow.low, one.start, one.end)


def _better(cited: Cited, own: Amount, wanted: set[str]) -> Amount | None:
    """Another figure that is beside the thing counted, while this one is not."""
    document = cited.document
    here = document.sentence(own.start)
    mine, named = _after(cited, own)
    for other in cited.amounts:
        if other == own or other.bound or own.bound or other.units != own.units or other.is_year:
            continue
        # The "3.2" of "Table 3.2" is no figure of the table.
        if document.cell(own) and not document.cell(other):
            continue
        theirs, _ = _after(cited, other)
        if "P1" in own.units:
            ahead, there = _ahead(cited, own), _ahead(cited, other)
            # "Those of Sund lost", "a further 3 per cent": it is told what they are of before.
            apart = _names_listed(cited, own) and not _names_listed(cited, other)
            named = apart or _again(cited, own)
            if wanted & there and ahead and not wanted & (ahead | mine) and not named:
                return other
        elif mine & wanted < theirs & wanted - _said_of(cited, other):
            # "5,000 more" counts what the sentence counted before it.
            apart = not wanted & _content(cited, here) and not mine & _generic(cited)
            if named or apart:
                return other
    return None


def _names_listed(cited: Cited, one: Amount) -> bool:
    """Whether the clause of a figure names a place of the claim."""
    start, end = cited.document.clause(Span(*one.whole))
    return bool(cited.texts.places_in(cited.document.flow.text[start:end], {*cited.claim.places}))


def _again(cited: Cited, one: Amount) -> bool:
    """Whether a figure counts once more what was counted: a further 3 per cent."""
    low = cited.document.flow.low[max(0, one.whole[0] - _AHEAD) : one.whole[0]]
    found = cited.document.words.find("again", low)
    return bool(found) and not low[found[-1].end :].strip()


def _said_of(cited: Cited, one: Amount) -> set[str]:
    """The words by which the claim itself says what another figure counts."""
    alike = (other for other in claimed(cited) if other.size == abs(one.value))
    told = [heads(other.quantity.of) for other in alike]
    return set().union(*told)


def _generic(cited: Cited) -> set[str]:
    """Words that may stand for what is counted: people for passengers."""
    return {singular(word) for word in cited.document.words.words("generic")}


@lru_cache(maxsize=1)
def vague() -> frozenset[str]:
    """The words of statements that do not say what is counted: number, a year, of."""
    known = lexicon(OURS)
    phrases = chain(known.words("uncounted"), known.words("particle"))
    return frozenset(singular(word) for phrase in phrases for word in words(phrase))


def heads(of: str) -> set[str]:
    """The words of a claim that say what a figure counts, in the singular."""
    return {singular(word) for word in words(of)} - vague()


def _content(cited: Cited, span: Span) -> set[str]:
    """The words of a span, in the singular."""
    return {singular(word) for word in words(cited.document.flow.low[span.start : span.end])}


def _after(cited: Cited, one: Amount) -> tuple[set[str], bool]:
    """The words right after a figure, and whether the first of them may name what it counts."""
    clause = cited.document.clause(Span(*one.whole))
    low = cited.document.flow.low[one.whole[1] : max(one.whole[1], clause.end)]
    found = words(low.removeprefix(" of"))[:5]
    known = cited.document.words.words
    # "2,100 were apple trees".
    first = found[1:2] if found and found[0] in known("auxiliary") else found[:1]
    named = bool(first) and first[0] not in known("particle") and not first[0].isdigit()
    return {singular(word) for word in found}, named and first[0] not in known("generic")


def _ahead(cited: Cited, one: Amount) -> set[str]:
    """The words before a figure in its clause, without those that do not name a subject."""
    clause = cited.document.clause(Span(*one.whole))
    low = cited.document.flow.low[clause.start : one.whole[0]]
    idle: set[str] = set()
    for category in ("particle", "rise", "fall", "level", "change", "before", "plan"):
        idle |= {word for phrase in cited.document.words.words(category) for word in words(phrase)}
    return {singular(word) for word in words(low) if word not in idle and not word.isdigit()}


def _turned_about(cited: Cited, alike: bool = False) -> Iterator[Problem]:
    """Reports figures of one unit whose order differs from the printed order.

    With ``alike``, only of those that count the same: votes for it, and votes against it.
    """
    order = [
        (one.quantity, one.printed[0].amount) for one in claimed(cited) if len(one.printed) == 1
    ]
    for (first, one), (second, other) in pairwise(order):
        # What was before may be told after what is, and so may the columns of a table.
        if any(cited.ours.has("former", of.of.lower()) for of in (first, second)):
            continue
        if cited.ours.has("former", _between(cited, one, other)):
            continue
        if cited.document.flow.line(one.start) in cited.document.tables:
            continue
        if alike and (is_base(cited, one) or is_base(cited, other) or other.moved):
            continue
        if (
            alike
            and not heads(first.of) ^ heads(second.of) <= cited.ours.words("comparison").keys()
        ):
            continue
        if first.unit == second.unit and one.start > other.start and not _parts(cited, one, other):
            what = (
                f"{cited.shown(other.whole)} stands before {cited.shown(one.whole)}, the claim has "
                "them the other way about"
            )
            yield cited.doubt(second.at, "counted-stands", what)


def _between(cited: Cited, one: Amount, other: Amount) -> str:
    """What the statement has between two figures: 42 in place of 36."""
    for first, second in pairwise(amounts(cited.statement, cited.language)):
        if abs(first.value) == abs(one.value) and abs(second.value) == abs(other.value):
            return cited.statement[first.whole[1] : second.whole[0]]
    return ""


def _changed(cited: Cited) -> Iterator[Problem]:
    """Reports what was told as what it came to, of a figure that moved: from 2.40 to 2.80."""
    moved = [
        (one.quantity, figure.amount)
        for one in claimed(cited)
        for figure in one.printed
        if figure.amount.moved and len(one.printed) == 1
    ]
    former = [cited.ours.has("former", quantity.of.lower()) for quantity, _ in moved]
    if len(moved) == 2 and any(former) and not all(former):
        (quantity, was) = moved[former.index(True)]
        if was.bound == "at-most":
            what = f"{cited.shown(was.whole)} is what it came to, not what it was"
            yield cited.doubt(quantity.at, "counted-stands", what)


def _parts(cited: Cited, part: Amount, whole: Amount) -> bool:
    """Whether the statement tells one figure as a part of the other: 95 of the 240."""
    told = amounts(cited.statement, cited.language)
    known = cited.ours.words("belonging")
    for one, other in pairwise(told):
        between = cited.statement[one.whole[1] : other.whole[0]].split()
        alike = abs(one.value) == abs(part.value) and abs(other.value) == abs(whole.value)
        if alike and 0 < len(between) <= _BETWEEN and known.keys() & {*between}:
            return abs(part.value) < abs(whole.value)
    return False
