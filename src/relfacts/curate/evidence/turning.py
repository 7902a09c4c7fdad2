"""Rules about words that change a meaning: not, never; will, plans to; may; reportedly.

A claim may say in other words that something did not happen, or was only planned. So if the text
has such a word around an anchor and neither the status nor the statement has a similar one, the
claim is to be judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.cited import AHEAD, DONE, Cited
from relfacts.curate.evidence.dateparts import in_date, is_time
from relfacts.curate.evidence.figures.claimed import Printed, claimed
from relfacts.curate.evidence.figures.exactness import negates
from relfacts.curate.evidence.lexicon import Found, Lexicon
from relfacts.curate.problems import Problem
from relfacts.curate.setting import Span, plainly
from relfacts.dates import edtf

# A clause with at most this many words after a "but" only says no.
_SHORT = 5


# A figure that is not reached, and how many letters before it a "not yet" begins.
_SHORT_OF = frozenset(("less-than", "at-most"))
_NOT_YET = 10

# At most this many words between a "not" and what it takes back: could not be ruled out.
_BESIDE = 3
_PARTED = re.compile(r"[,;:.]")

# Between a word of a label and what it says it of.
_LABELS = re.compile(r"(?:\s\w+)?\s?:\s")


def _around(cited: Cited, *categories: str) -> list[Found]:
    """The words of some categories in the sentences of the anchors."""
    return sorted(
        found
        for span in cited.sentences
        for category in categories
        for found in cited.document.cues(category, span)
    )


def _governs(cited: Cited, found: Found, after: bool = False) -> bool:
    """Whether a word applies to an anchor: in its clause, or in one that follows with a "but".

    ``after`` asks for anchors that come after the word, or contain it.
    """
    document = cited.document
    low = document.flow.low
    for span in cited.spans:
        sentence = document.sentence(span.start)
        if not sentence.start <= found.start < max(sentence.end, span.end):
            continue
        if after and span.end <= found.start:
            continue
        clause = document.clause(_core(cited, span))
        # "Absent: Ms Roe": a label says it of what comes after the colon.
        if _LABELS.fullmatch(low, found.end, clause.start):
            return True
        if after and document.clause(Span(found.start, found.end)).end + 2 >= clause.start:
            # "They decided, by eight to three, to build": what is decided comes a comma later.
            return True
        if clause.start <= found.start < clause.end:
            # "Minh, on a visit, said that they will": the visit is not a plan.
            if span.end <= found.start and document.words.has(
                "saying", low[span.end : found.start]
            ):
                continue
            return True
        buts = document.words.find("contrast", low, clause.end, max(clause.end, found.start))
        # "But I refused" takes back what comes before it; a longer clause has its own subject.
        if buts and len(low[buts[0].end : sentence.end].split()) <= _SHORT:
            return True
    return False


def _planned(cited: Cited) -> list[Found]:
    """The words that make the content of the anchors a plan, if they apply to all of them."""
    found = [one for one in _around(cited, "plan") if _governs(cited, one)]
    found += [
        one
        for one in _around(cited, "wish")
        if _governs(cited, one, after=True) and not _counts(cited, one)
    ]
    if headed := _headed(cited):
        return headed
    free = [span for span in _carrying(cited) if not _in(found, cited.document.part(span.start))]
    if not free or _figured_in(cited, found):
        return sorted(found)
    return []


def _headed(cited: Cited) -> list[Found]:
    """The words of a heading that make a plan of the figure below it: 2034 (planned)."""
    document = cited.document
    found = []
    for figure in (figure for one in claimed(cited) for figure in one.printed):
        row = document.cell(figure.amount)
        if row and document.words.has("plan", over := row[0].over(row[1]).lower()):
            at = document.flow.low.find(over, *document.flow.span(row[0].head_number))
            found += document.cues("plan", Span(at, at + len(over))) if at >= 0 else []
    return found


def _carrying(cited: Cited) -> list[Span]:
    """Where anchors tell something; one that is a name and no more only says of whom."""
    spellings = {
        form for person in cited.claim.people for form in cited.texts.spellings.get(person.id, ())
    }
    text = cited.document.flow.text
    told = [span for span in cited.spans if text[span.start : span.end] not in spellings]
    return told or cited.spans


def _counts(cited: Cited, found: Found) -> bool:
    """Whether what is wished for may be a bare count, which is not a wish: the club counts 31
    members.
    """
    return any(
        not one.units and len(cited.document.flow.low[found.end : one.start].split()) <= 1
        for one in cited.anchored()
        if found.end < one.start
    )


def _figured_in(cited: Cited, found: list[Found]) -> bool:
    """Whether a figure of the claim is in a clause with one of these words."""
    clauses = [figure.clause for one in claimed(cited) for figure in one.printed]
    return any(c.start <= one.start < c.end for c in clauses for one in found)


def _values(cited: Cited) -> set[Decimal]:
    """The values of the quantities of the claim, without their signs."""
    return {one.size for one in claimed(cited)}


def _core(cited: Cited, span: Span) -> Span:
    """The figure of the claim in an anchor, if there is one: words apply to it."""
    values = _values(cited)
    for one in cited.amounts:
        if span.start < one.end and one.start < span.end and abs(one.value) in values:
            return Span(one.start, one.end)
    return span


def _anchored(cited: Cited, found: Found) -> bool:
    return any(span.start < found.end and found.start < span.end for span in cited.spans)


def _says(cited: Cited, *categories: str) -> bool:
    """Whether the statement has a word of one of these categories."""
    shown = plainly(cited.claim.statement)
    return any(
        # After the first word, a capital makes it a name: the month of May.
        not (found.start and shown[found.start].isupper())
        for category in categories
        for found in cited.ours.find(category, cited.statement)
    )


def _shown(cited: Cited, found: Found) -> str:
    return cited.shown((found.start, found.end))


def negation_kept(cited: Cited) -> Iterator[Problem]:
    """What the text denies the statement does not tell as so, nor the other way about."""
    claim = cited.claim
    at = claim.marks["statement"]
    low = cited.document.flow.low
    turning = [
        found
        for found in _around(cited, "negation")
        if _governs(cited, found) and not _compares(cited, found)
    ]
    turning = turning or [found for found in _around(cited, "denial") if _governs(cited, found)]
    # Who does not exclude it denies nothing.
    undone = [span for at in cited.sentences for span in _undone(cited.document.words, low, at)]
    turning = [one for one in turning if not _within(one, undone)]
    ours = _says(cited, "negation", "denial", "unchanged")
    # What is lacking in the text is lacking in the statement.
    lacking = cited.document.words.words("lacking")
    if turning and all(low[one.start : one.end] in lacking for one in turning):
        ours = ours or _says(cited, "lacking")
    if turning and not ours and not _turned_figure(cited):
        word = _shown(cited, turning[0])
        yield cited.doubt(at, "negation-kept", f"the text has {word}; the statement does not deny")
    elif cut := _cut(cited):
        what = f"an anchor leaves out {_shown(cited, cut)}, right beside it"
        yield cited.doubt(claim.marks["anchors"], "negation-kept", what)
    elif (
        _denies(cited)
        and cited.spans
        # From 2.40 to 2.80: it is no longer 2.40.
        and not any(figure.amount.moved for one in claimed(cited) for figure in one.printed)
        and cited.document.words.words("negation")
        and not _around(cited, "negation", "denial", "unchanged", "lacking")
    ):
        yield cited.doubt(at, "negation-kept", "the statement denies, and nothing there does")


def _undone(words: Lexicon, low: str, sentence: Span) -> Iterator[Span]:
    """Where a "not" takes back a word that denies, so that it is left open: did not exclude."""
    denials = words.find("denial", low, *sentence)
    for one in words.find("negation", low, *sentence) if denials else ():
        for other in denials:
            between = low[one.end : other.start]
            near = one.end <= other.start and len(between.split()) <= _BESIDE
            if near and not _PARTED.search(between):
                yield Span(one.start, other.end)


def _within(found: Found, spans: list[Span]) -> bool:
    return any(span.start <= found.start and found.end <= span.end for span in spans)


def _cut(cited: Cited) -> Found | None:
    """A word that denies, and stands right before an anchor or after it, but in none."""
    low = cited.document.flow.low
    denied = _around(cited, "negation")
    values = _values(cited)
    figured = {
        cited.document.sentence(one.start) for one in cited.anchored() if abs(one.value) in values
    }
    for found in denied:
        clause = cited.document.clause(Span(found.start, found.end))
        # Of two that deny together, ne and pas, one in the anchor is enough.
        if _compares(cited, found) or any(
            _anchored(cited, one) for one in denied if clause.start <= one.start < clause.end
        ):
            continue
        if figured and cited.document.sentence(found.start) not in figured:
            continue
        for span in cited.spans:
            ahead = low[found.end : span.start] if found.end <= span.start else None
            behind = low[span.end : found.start] if span.end <= found.start else None
            if ahead in ("", " ") or behind in ("", " "):
                return found
    return None


def _turned_figure(cited: Cited) -> bool:
    """Whether the "not" is in the qualifier of a figure: none higher than 25 is at most 25."""
    figures = (figure for one in claimed(cited) for figure in one.printed)
    return any(figure.amount.denied or negates(figure) for figure in figures)


def _compares(cited: Cited, found: Found) -> bool:
    """Whether a negation is part of a comparison: no more than, not less than."""
    low = cited.document.flow.low
    start, end = cited.document.sentence(found.start)
    return any(
        one.start <= found.start and found.end <= one.end
        for category in ("before", "after")
        for one in cited.document.words.find(category, low, start, end)
    )


def _denies(cited: Cited) -> bool:
    """Whether the statement denies something: "not more than" and "no ship over" only compare."""
    found = cited.ours.find("negation", cited.statement)
    # A statement that the document does not say something is about the document.
    compared = [
        one
        for category in ("before", "after", "unsaid", "idiom")
        for one in cited.ours.find(category, cited.statement)
    ]
    undone = _undone(cited.ours, cited.statement, Span(0, len(cited.statement)))
    apart = [*(Span(one.start, one.end) for one in compared), *undone, *_short_of(cited)]
    others = [one for one in found if not _within(one, apart)]
    return any(not (_bounds(cited, one) or _sets_apart(cited, one)) for one in others)


def _bounds(cited: Cited, denial: Found) -> bool:
    """Whether a "not" in the statement only says how far something goes: 5, and not more; not
    deeper than 1.5; not to start before April.
    """
    words, claim = cited.ours, cited.claim
    row = _PARTED.split(cited.statement[denial.end :], maxsplit=1)[0].split()
    for at, word in enumerate(row[: _BESIDE + 1]):
        after = row[at + 1] if at + 1 < len(row) else ""
        if word in words.words("former") and (after[:1].isdigit() or is_time(after)):
            return bool(claim.date or claim.quantities)
        if word in words.comparatives:
            return bool(claim.quantities) and (not after or after in words.words("comparison"))
    return False


def _sets_apart(cited: Cited, denial: Found) -> bool:
    """Whether a "not" sets another figure of the text apart from that of the claim: 2, not 12."""
    after = [one for one in amounts(cited.statement, cited.language) if one.start >= denial.end]
    if not after or len(cited.statement[denial.end : after[0].start].split()) > 1:
        return False
    printed = {abs(one.value) for one in cited.amounts}
    return abs(after[0].value) in printed - _values(cited)


def _short_of(cited: Cited) -> Iterator[Span]:
    """The few words before a figure in the statement that says less: not yet twelve."""
    short = {one.size for one in claimed(cited) if one.quantity.qualifier in _SHORT_OF}
    for one in amounts(cited.statement, cited.language) if short else ():
        if one.value in short:
            yield Span(max(0, one.start - _NOT_YET), one.start)


def plan_kept(cited: Cited) -> Iterator[Problem]:
    """What the text plans, promises or demands is not told as done."""
    claim = cited.claim
    at = claim.marks["status"]
    if claim.status in AHEAD:
        yield from _done_already(cited)
        return
    if claim.status not in DONE:
        return
    found = _planned(cited)
    if claim.date and found and not _is_ahead(cited):
        # In minutes, "wird gewählt" is what was done on that day.
        passive = cited.document.words.words("auxiliary")
        low = cited.document.flow.low
        found = [one for one in found if low[one.start : one.end] not in passive]
    if not found and _is_ahead(cited):
        what = f"{claim.date} lies after the issue; status and statement tell it as done"
        yield cited.doubt(at, "plan-kept", what)
        return
    # Facts of some kinds are themselves what is to be done.
    if cited.kind and cited.kind.binding:
        binding = cited.document.words.words("binding")
        low = cited.document.flow.low
        found = [one for one in found if low[one.start : one.end] not in binding]
    if found and not (
        _says(cited, "plan", "wish", "hedge", "condition", "denial")
        or (_says(cited, "negation") and _is_denied(cited, found))
    ):
        word = _shown(cited, found[0])
        what = f"the text has {word}; status and statement tell it as done"
        yield cited.doubt(at, "plan-kept", what)


def _is_denied(cited: Cited, plans: list[Found]) -> bool:
    """Whether what is to come is denied too: has yet to rule, does not intend to buy."""
    document = cited.document
    clauses = [document.clause(Span(one.start, one.end)) for one in plans]
    denials = _around(cited, "negation")
    return any(_in(denials, clause) for clause in clauses)


def _is_ahead(cited: Cited) -> bool:
    """Whether the date of the claim begins after the document was issued."""
    try:
        start = edtf.parse(cited.claim.date or "").start
        issued = edtf.parse(cited.seed.issued).end
    except edtf.EdtfError:
        return False
    return bool(start and issued and start > issued)


def _done_already(cited: Cited) -> Iterator[Problem]:
    """Reports a figure of something planned that is in a clause about what was done."""
    plans = _around(cited, "plan", "wish", "hedge", "condition")
    if not any(_governs(cited, one) for one in plans) or _headed(cited):
        return
    for quantity, printed in ((one.quantity, one.printed) for one in claimed(cited)):
        # "Of fifteen metres", without a verb, is neither done nor to come.
        clauses = [one.clause for one in printed if _tells_deed(one)]
        # "A grant of 5 million, to be paid in May": the plan begins right after it.
        beside = any(c.start <= one.start <= c.end + 2 for c in clauses for one in plans)
        # "34 metres long, it should open": only a figure of its own makes the plan another's.
        if clauses and not beside and any(_has_figure(cited, one) for one in plans):
            what = f"nothing beside {quantity.value} tells it as {cited.claim.status}"
            yield cited.doubt(quantity.at, "plan-kept", what)


def _tells_deed(one: Printed) -> bool:
    """Whether the clause of a figure has a verb that is known."""
    return any(one.words.has(category, one.near) for category in ("acts", "auxiliary"))


def _has_figure(cited: Cited, found: Found) -> bool:
    """Whether a figure, and no part of a date, is in the clause of a word."""
    start, end = cited.document.clause(Span(found.start, found.end))
    low = cited.document.flow.low
    return any(
        start <= one.start < end and not one.is_year and not in_date(low, one.start, one.end)
        for one in cited.amounts
    )


def hedge_kept(cited: Cited) -> Iterator[Problem]:
    """What the text holds possible, or makes depend on something, is not told as sure."""
    claim = cited.claim
    if claim.status == "reported":
        return
    found = [
        one
        for one in _around(cited, "hedge", "condition")
        if _governs(cited, one) and not _is_month(cited, one) and not _figured(cited, one)
    ]
    if found and not _says(cited, "hedge", "condition", "hearsay"):
        word = _shown(cited, found[0])
        what = f"the text has {word}; status and statement tell it as sure"
        yield cited.doubt(claim.marks["status"], "hedge-kept", what)
        return
    words, low = cited.document.words, cited.document.flow.low
    open_ = [span for at in cited.sentences for span in _undone(words, low, at)]
    told = ("hedge", "condition", "hearsay", "negation", "denial", "unchanged")
    if any(_governs(cited, Found(*span, "")) for span in open_) and not _says(cited, *told):
        what = f"the text has {cited.shown(open_[0])}; status and statement tell it as sure"
        yield cited.doubt(claim.marks["status"], "hedge-kept", what)


def _is_month(cited: Cited, found: Found) -> bool:
    """Whether "may" is the month: it has a capital in the text."""
    return cited.document.flow.text[found.start].isupper() and found.end - found.start == 3


def _figured(cited: Cited, found: Found) -> bool:
    """Whether the word belongs to a figure: perhaps 40,000."""
    return any(one.whole[0] <= found.start < one.whole[1] for one in cited.amounts)


def hearsay_kept(cited: Cited) -> Iterator[Problem]:
    """What the text has by hearsay, takes back or only asks is not told as so."""
    claim = cited.claim
    if claim.status == "reported" or not cited.sentences:
        return
    text = cited.document.flow.text
    at = claim.marks["status"]
    told = [one for one in _around(cited, "hearsay") if _leads(cited, one)]
    free = [
        span
        for span in {cited.document.sentence(span.start) for span in _carrying(cited)}
        if not _in(told, span)
    ]
    if (
        told
        and not _says(cited, "hearsay", "hedge", "denial", "negation")
        and (not free or _figures_in(cited, told))
    ):
        word = _shown(cited, told[0])
        yield cited.doubt(at, "hearsay-kept", f"the text has {word}; the claim tells it as so")
        return
    back = _around(cited, "taken back")
    if back and not _says(cited, "taken back"):
        word = _shown(cited, back[0])
        yield cited.doubt(at, "hearsay-kept", f"the text has {word}: is it what is taken back?")
        return
    asked = [
        span
        for span in cited.sentences
        if text[span.start : span.end].rstrip(" \"')").endswith("?")
    ]
    figures = {
        cited.document.sentence(one.start)
        for quantity in claimed(cited)
        for one in cited.anchored()
        if abs(one.value) == quantity.size
    }
    if asked and (len(asked) == len(cited.sentences) or (figures and figures <= set(asked))):
        what = f"{cited.shown(asked[0])[:60]} is a question; the claim tells it as so"
        yield cited.doubt(at, "hearsay-kept", what)


def _leads(cited: Cited, found: Found) -> bool:
    """Whether hearsay applies to an anchor: in its clause or before it."""
    document = cited.document
    return any(
        document.sentence(span.start).start <= found.start < document.clause(span).end
        for span in cited.spans
    )


def _in(found: list[Found], span: Span) -> bool:
    return any(span.start <= one.start < span.end for one in found)


def _figures_in(cited: Cited, told: list[Found]) -> bool:
    """Whether all figures of the claim are in sentences with one of these words."""
    values = _values(cited)
    spots = [
        cited.document.sentence(one.start) for one in cited.anchored() if abs(one.value) in values
    ]
    return bool(spots) and all(_in(told, span) for span in spots)


RULES = (negation_kept, plan_kept, hedge_kept, hearsay_kept)
