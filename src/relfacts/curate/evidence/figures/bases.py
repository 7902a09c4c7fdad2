"""What a figure is compared with is not told as what it is: down from 34, against 20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.figures.claimed import claimed
from relfacts.curate.evidence.lexicon import Lexicon, any_of
from relfacts.curate.printed import years
from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Quantity
from relfacts.curate.setting import Span
from relfacts.text.folding import words


def bases(cited: Cited) -> Iterator[Problem]:
    """Reports the figure of an earlier time told as that of now: up from 6,900."""
    offers = [(one.quantity, [each.amount for each in one.printed]) for one in claimed(cited)]
    for place, (quantity, found) in enumerate(offers):
        if not found or not all(is_base(cited, one) for one in found):
            continue
        base = found[0]
        # What is compared with it stands before it in the text, as a rule in the claim too.
        others = [
            at
            for at, (_, theirs) in enumerate(offers)
            for one in theirs
            if one.units == base.units or not base.units
            if one.start != base.start and not is_base(cited, one)
        ]
        what = f"{cited.shown(base.whole)} is what another figure is compared with"
        former = cited.ours.has("former", quantity.of.lower())
        if others and place < min(others) and not former:
            what += "; the claim has them the other way about"
            yield cited.doubt(quantity.at, "counted-stands", what)
        elif not others and not _is_of_base(cited, quantity, base):
            yield cited.doubt(quantity.at, "counted-stands", what)


def is_base(cited: Cited, one: Amount) -> bool:
    """Whether a figure is only what another is compared with: against 20, from 20 to 30."""
    document = cited.document
    low, known = document.flow.low, document.words
    sentence = document.sentence(one.start)
    before = low[sentence.start : one.start]
    if one.bound and not one.moved:
        return False
    led = _led_by(known, "comparison").search(before) if known.words("comparison") else None
    # The "than" of "more than" says how exact a figure is.
    if led and led.group(1) not in one.qualified.split():
        return True
    # "From 610,000 to 545,000": a range goes up, a change may do either.
    others = [other for other in document.amounts(sentence) if other.start > one.end]
    if not others or not _led_by(known, "range start").search(before):
        return False
    between = low[one.whole[1] : others[0].whole[0]].strip()
    moved = known.has("rise", before) or known.has("fall", before)
    return moved and (between in known.words("level") or between in known.words("range"))


@lru_cache(maxsize=64)
def _led_by(words: Lexicon, category: str) -> re.Pattern[str]:
    """A pattern for text that ends with a word of a category, or has one word after it."""
    return re.compile(rf"({any_of(words.words(category))})\s?(?:[^\W\d_]+\s)?[^\w\s]{{0,3}}$")


def _is_of_base(cited: Cited, quantity: Quantity, base: Amount) -> bool:
    """Whether a claim says of which earlier time or other thing its figure is."""
    clause = cited.document.clause(Span(*base.whole))
    ends = [one.whole[0] for one in cited.amounts if one.start > base.end and not one.is_year]
    end = min([clause.end, *ends])
    after = cited.document.flow.low[base.whole[1] : max(base.whole[1], end)]
    after = cited.document.words.without("past", after)
    if set(years(cited.claim.date or "")) & set(years(after)):
        return True
    # What comes after it may say of what it is: 950 at the old terminal.
    idle = {word for phrase in cited.document.words.words("particle") for word in words(phrase)}
    named = {word for word in words(after) if word not in idle}
    of = quantity.of.lower()
    ours = f"{cited.statement} {of}"
    told = any(cited.ours.has(one, ours) for one in ("comparison", "past"))
    return bool(named) or told or cited.ours.has("former", of)
