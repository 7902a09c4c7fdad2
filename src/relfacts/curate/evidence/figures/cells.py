"""A figure of a table stands in the row and under the heading that the claim is about."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from relfacts.curate.evidence.cited import Cited, Document
from relfacts.curate.evidence.dated import compared_years
from relfacts.curate.evidence.figures.claimed import Printed, claimed
from relfacts.curate.evidence.figures.counted import vague
from relfacts.curate.evidence.lexicon import OURS
from relfacts.curate.evidence.tables import Table, years_in
from relfacts.curate.printed import years
from relfacts.curate.problems import Problem
from relfacts.curate.setting import plainly
from relfacts.text.folding import singular, words


def cell_stands(cited: Cited) -> Iterator[Problem]:
    """A figure of a table stands in the row and under the heading that the claim is about."""
    document = cited.document
    for quantity, printed in ((one.quantity, one.printed) for one in claimed(cited)):
        told: list[list[tuple[str, bool]]] = []
        for one in printed:
            number = document.flow.line(one.amount.start)
            table = document.tables.get(number)
            if table is None:
                break
            told.append(list(_cell(cited, one, table.number)))
        else:
            if told and all(told):
                # If there are several findings about one figure, certain ones decide.
                fewest = min(told, key=len)
                what, sure = max(fewest, key=itemgetter(1))
                made = cited.problem if sure else cited.doubt
                yield made(quantity.at, "cell-stands", what)


def _cell(cited: Cited, one: Printed, number: int) -> Iterator[tuple[str, bool]]:
    document = cited.document
    table = document.tables[number]
    cell = document.cell(one.amount)
    over = table.over(cell[1]) if cell else ""
    if not table.placed:
        what = f"line {number} has {len(table.cells)} cells under {len(table.head)} headings"
        yield f"{what}: which of them {one.shown} stands under is not certain", False
    dated = set(years(cited.claim.date or ""))
    # Change on 2033: the heading has a year, and the figure is of another one.
    headed = {*years_in(over)} - {*compared_years(document.words, over.lower())}
    if headed and dated and not headed & dated:
        yield f"{one.shown} stands under {over!r}, the claim is of {', '.join(sorted(dated))}", True
    headings = _anchored_headings(cited, table)
    if over and headings and over not in headings:
        yield f"{one.shown} stands under {over!r}, the anchors have {headings[0]!r}", True
    if not table.label:
        return
    if labelled := set(years_in(table.label)) if table.label.isdigit() else set():
        if dated and not labelled & dated:
            what = f"{one.shown} stands in the row of {table.label}"
            yield f"{what}, the claim is of {', '.join(sorted(dated))}", True
        yield from _column(cited, one, table, over)
        return
    anchored = any(
        document.flow.line(span.start) == table.label_number
        and span.start - document.flow.span(table.label_number).start < len(table.label)
        for span in cited.spans
    )
    if not anchored:
        # Where the anchors have the label of another row, it is a figure of the wrong one.
        other = _anchored_row(cited, table)
        what = f"the anchors have {other!r}" if other else "which no anchor has"
        yield f"{one.shown} is of {table.label!r}, {what}", bool(other)
    ours = f"{cited.statement} {one.quantity.of.lower()}"
    label = table.label.lower()
    listed = {*cited.claim.places, *(party.id for party in cited.claim.parties)}
    if named := cited.texts.places_in(plainly(table.label)):
        if not named & listed:
            yield f"{one.shown} is of {table.label!r}, which the claim does not name", True
    elif document.words.has("whole", label):
        if not cited.ours.has("whole", ours):
            yield f"{one.shown} is of {table.label!r}; the claim does not say so", False
    elif document.language.startswith(OURS):
        wanted = {singular(word) for word in words(label)} - vague()
        told = {singular(word) for word in words(ours)} | {
            singular(word) for id_ in listed for word in words(id_)
        }
        if wanted and not wanted & told:
            yield f"{one.shown} is of {table.label!r}; the claim does not say so", False
        elif other := _nearer_row(document, table, wanted, told):
            yield f"{one.shown} is of {table.label!r}, the claim seems to be of {other!r}", False


def _anchored_row(cited: Cited, table: Table) -> str | None:
    """The label of another row that an anchor quotes, if the claim has no figure of that row."""
    flow = cited.document.flow
    figured = {flow.line(figure.amount.start) for one in claimed(cited) for figure in one.printed}
    for span in cited.spans:
        other = cited.document.tables.get(flow.line(span.start))
        if other is None or other.head != table.head or other.number in figured:
            continue
        if other.label and plainly(other.label) == flow.text[slice(*span)].strip():
            return other.label
    return None


def _anchored_headings(cited: Cited, table: Table) -> list[str]:
    """The headings of columns that anchors quote."""
    flow = cited.document.flow
    # A heading may be set on two lines.
    lines = {*table.above} & {table.head_number, table.head_number - 1}
    quoted = [
        flow.text[span.start : span.end] for span in cited.spans if flow.line(span.start) in lines
    ]
    over = [
        [cell.text for cell in table.columns if cell.text in text or text in cell.text]
        for text in quoted
    ]
    # What stands over several columns, as a unit does, says of none that it is meant.
    alone = [found for found in over if len(found) == 1]
    return list(dict.fromkeys(text for found in alone or over for text in found))


def _nearer_row(document: Document, table: Table, own: set[str], told: set[str]) -> str | None:
    """The label of another row of the table that shares more words with the claim than this one."""
    for other in document.tables.values():
        known = {singular(word) for word in words(other.label)} - vague()
        shared = known & told
        beside = other.head == table.head and other.caption == table.caption
        if beside and len(shared) > len(own & told) and shared - own:
            return other.label
    return None


def _column(cited: Cited, one: Printed, table: Table, over: str) -> Iterator[tuple[str, bool]]:
    """Checks that the heading over a figure is one that shares a word with the claim, if any."""
    ours = f"{cited.statement} {one.quantity.of.lower()}"
    told = {singular(word) for word in words(ours)} - vague()
    headings = {head.text: {singular(word) for word in words(head.text)} for head in table.head}
    own = headings.get(over, set())
    meant = [text for text, known in headings.items() if known & told and text != over]
    if own and meant and not own & told:
        yield f"{one.shown} stands under {over!r}, the claim seems to be of {meant[0]!r}", False
