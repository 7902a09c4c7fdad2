"""The layout of an answer, made once for all formats that people read.

An ``Answer`` becomes a ``Sheet`` (a table with a heading) or a ``Card`` (one thing with all its
parts). Renderers write them and decide nothing about their contents. Machine formats do not use
them.
"""

from __future__ import annotations

from relfacts.show.layout import Card, Column, Row, Sheet
from relfacts.show.sheets import fact_sheet, heading
from relfacts.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase


def lay_out(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> Sheet | Card:
    """The sheet or card that shows ``answer``, free of anything that a terminal would obey.

    ``fields`` are the columns, if the reader chose them.
    """
    laid_out = _chosen_sheet(answer, base, fields) if fields else _laid_out(answer, base)
    _clean(laid_out)
    return laid_out


def _chosen_sheet(answer: Answer, base: OpenBase, fields: Sequence[str]) -> Sheet:
    """The fields that the reader chose, with the values of CSV; the widest takes the room left."""
    from relfacts.show.rows import texts

    _, *rows = texts(answer, base, fields)
    widths = {field: max([0, *(len(row[at]) for row in rows)]) for at, field in enumerate(fields)}
    widest = max(fields, key=lambda field: widths[field])
    columns = [Column(field, field, main=field == widest) for field in fields]
    sheet = Sheet(
        heading(answer), columns, [Row(dict(zip(fields, row, strict=True))) for row in rows]
    )
    sheet.remarks = answer.reading
    return sheet


def _laid_out(answer: Answer, base: OpenBase) -> Sheet | Card:
    if answer.catalogue and answer.command == "show":
        from relfacts.show.person import person_card, record_card

        name, rows = answer.catalogue
        return person_card(rows[0], base) if name == "people" else record_card(name, rows[0], base)
    if answer.command == "show" and answer.hits:
        from relfacts.show.factcards import fact_card

        return fact_card(answer.hits[0].fact, answer, base)
    if answer.catalogue or answer.unclear:
        from relfacts.show.listings import candidate_sheet, listing_sheet

        return listing_sheet(answer, base) if answer.catalogue else candidate_sheet(answer)
    return fact_sheet(answer, base)


def _clean(laid_out: Sheet | Card) -> None:
    """Spell out invisible characters in every text; texts of cells and parts may have several
    lines.

    The shipped seeds have none, but a base may come from anywhere.
    """
    if isinstance(laid_out, Card):
        laid_out.title = visible(laid_out.title)
        laid_out.parts = [
            (visible(label), [visible(text, "\n") for text in texts])
            for label, texts in laid_out.parts
        ]
        return
    for name in ("title", "remarks", "footer", "emphasis"):
        setattr(laid_out, name, [visible(text) for text in getattr(laid_out, name)])
    laid_out.legend = [(visible(told), visible(line)) for told, line in laid_out.legend]
    for row in laid_out.rows:
        row.cells = {key: visible(text, "\n") for key, text in row.cells.items()}
        row.small = visible(row.small)
        row.section = visible(row.section)
