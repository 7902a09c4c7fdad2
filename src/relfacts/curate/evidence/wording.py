"""Rules about the words cited: anchors are on their lines, and every line supports something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from relfacts.curate.evidence.cited import Cited
from relfacts.curate.printed import stands, words
from relfacts.curate.problems import Problem
from relfacts.curate.setting import plainly, spaced
from relfacts.text.folding import singular
from relfacts.text.folding import words as folded

# Words between quotation marks, of one kind or another.
_BETWEEN_MARKS = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]')

_CURLY = "“”„‟‘’‚"

#: A passage at least this similar to an anchor is shown beside it.
_LIKE = 0.7


def anchor_stands(cited: Cited) -> Iterator[Problem]:
    """Every anchor stands on the lines cited, letter for letter but for how the text is set."""
    divided = _divided(cited)
    for number, anchor in enumerate(cited.anchors):
        if anchor.step is None and number not in divided:
            what = f"{anchor.text!r} does not stand here{_where(cited, anchor.text)}"
            yield cited.problem(cited.claim.marks["anchors"], "anchor-stands", what)
    for whole in dict.fromkeys(divided.values()):
        what = f'a comma has divided an anchor: write it in quotes, "{whole}"'
        yield cited.problem(cited.claim.marks["anchors"], "anchor-stands", what)


def _divided(cited: Cited) -> dict[int, str]:
    """The anchors that stand together with the next one and a comma, and one of them not alone.

    YAML reads [pledged 85,000 euros] as two texts. Each has its number in the claim and the whole.
    """
    found: dict[int, str] = {}
    for number, (one, after) in enumerate(pairwise(cited.anchors)):
        if one.step is not None and after.step is not None:
            continue
        for comma in (",", ", "):
            whole = f"{one.text}{comma}{after.text}".strip(_CURLY)
            if cited.find(whole).step is not None:
                found |= {number: whole, number + 1: whole}
    return found


def _where(cited: Cited, anchor: str) -> str:
    """A clause for the message: where else an anchor is, or the most similar passage."""
    numbers = range(1, len(cited.document.lines) + 1)
    bare = anchor.strip(_CURLY)
    if bare != anchor and cited.document.flow.find(plainly(bare), cited.numbers):
        return f": in YAML curly quotes belong to the text: write {bare!r}"
    if cited.document.flow.find(plainly(anchor), cited.numbers):
        return _difference(cited, anchor)
    lines = [number for number in numbers if stands(anchor, cited.document.lines[number - 1])]
    if not lines:
        spans = cited.document.flow.find(plainly(anchor), numbers)
        lines = sorted({cited.document.flow.line(span.start) for span in spans})
    if lines:
        return f", but on line {', '.join(map(str, lines))}"
    for id_, flow in cited.texts.flows.items():
        if id_ != cited.seed.id and (spans := flow.find(plainly(anchor), range(len(flow.starts)))):
            label = cited.texts.labels.get(id_, id_)
            return f", but in another document: {label}:{flow.line(spans[0].start)}"
    near = _nearest(plainly(anchor), cited.lines)
    return f"; nearest: {near!r}" if near else ""


def _difference(cited: Cited, anchor: str) -> str:
    """The typesetting that keeps an anchor from matching letter for letter."""
    by = (
        "typography" if not cited.document.spaced.find(spaced(anchor), cited.numbers) else "spacing"
    )
    return f" letter for letter; by {by} it does"


def _nearest(anchor: str, lines: list[str]) -> str | None:
    """The piece of the lines that is most similar to an anchor, if any is."""
    wanted = len(words(anchor))
    best, found = _LIKE, None
    for line in lines:
        pieces = line.split()
        for at in range(len(pieces)):
            for length in {max(1, wanted - 1), wanted, wanted + 1}:
                piece = " ".join(pieces[at : at + length])
                matcher = SequenceMatcher(None, anchor, piece, autojunk=False)
                # The first two are upper bounds of the third, and quickly computed.
                if (
                    matcher.real_quick_ratio() > best
                    and matcher.quick_ratio() > best
                    and (like := matcher.ratio()) > best
                ):
                    best, found = like, piece
    return found.strip(",.;:()") if found else None


def statement_quotes(cited: Cited) -> Iterator[Problem]:
    """What a statement has between quotation marks stands on the lines, or in another document."""
    claim = cited.claim
    for marks in _BETWEEN_MARKS.finditer(claim.statement):
        quoted = plainly(next(filter(None, marks.groups()))).rstrip(".,;:!?")
        if cited.document.flow.find(quoted, cited.numbers) or _elsewhere(cited, quoted):
            continue
        what = f"the statement quotes {quoted!r}, which does not stand here"
        at = claim.marks["statement"]
        # The words of another language were translated.
        told = cited.problem if cited.document.words is cited.ours else cited.doubt
        yield told(at, "statement-quotes", f"{what}{_where(cited, quoted)}")


def _elsewhere(cited: Cited, quoted: str) -> bool:
    """Whether another document prints these words; they may begin a sentence in one of the two."""
    folded = quoted.casefold()
    return any(
        stands(folded, line.casefold())
        for id_ in cited.texts.lines
        for line in (cited.lines if id_ == cited.seed.id else cited.texts.whole(id_))
    )


def line_carries(cited: Cited) -> Iterator[Problem]:
    """Every line cited carries an anchor, or is the only one to spell somebody of the claim."""
    flow = cited.document.flow
    carrying = {
        number
        for span in cited.spans
        for number in range(flow.line(span.start), flow.line(span.end - 1) + 1)
    }
    # The heading and the caption of a table support the figures below them.
    rows = [table for number in carrying if (table := cited.document.tables.get(number))]
    carrying |= {number for table in rows for number in table.above}
    if not carrying.issuperset(cited.numbers):
        carrying |= _leading(cited)
    for number in cited.claim.lines:
        line = cited.document.lines[number - 1] if number in cited.numbers else ""
        if number in carrying or any(stands(a.text, line) for a in cited.anchors if a.step):
            continue
        here = cited.elsewhere([number])
        others = cited.elsewhere(other for other in cited.claim.lines if other != number)
        together = cited.elsewhere(cited.claim.lines)
        # A place may be named apart from the words about it.
        listed = {*cited.claim.places, *(party.id for party in cited.claim.parties)}
        if listed & (_places(cited, here) - _places(cited, others)):
            continue
        if not any(
            (cited.texts.spell(person.id, here) or cited.texts.spell(person.id, together))
            and not cited.texts.spell(person.id, others)
            for person in cited.claim.people
        ):
            what = f"line {number} carries nothing of the claim"
            yield cited.problem(cited.claim.marks["lines"], "line-carries", what)


def _leading(cited: Cited) -> set[int]:
    """The lines on which a sentence names, before its first anchor, what the statement names."""
    flow = cited.document.flow
    told = _content(cited, cited.statement)
    found = set()
    for sentence in cited.sentences:
        first = min(span.start for span in cited.spans if span.end > sentence.start)
        for number in range(flow.line(sentence.start), flow.line(first)):
            start, end = flow.span(number)
            if told & _content(cited, flow.low[max(start, sentence.start) : end]):
                found.add(number)
    return found


def _content(cited: Cited, low: str) -> set[str]:
    """The words of a text in the singular, without those that say nothing by themselves."""
    idle = cited.ours.words("particle")
    return {singular(word) for word in folded(low) if word not in idle and not word.isdigit()}


def _places(cited: Cited, lines: list[str]) -> set[str]:
    return {place for line in lines for place in cited.texts.places_in(line)}


RULES = (anchor_stands, statement_quotes, line_carries)
