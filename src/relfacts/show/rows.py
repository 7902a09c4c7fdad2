"""CSV and TSV: a header, always the same, and a row for each fact or record.

A contract, like the envelope: columns may be added at the end, and none is removed.
"""

from __future__ import annotations

from relfacts.ask.machine import fact_record
from relfacts.base.locators import AMENDED
from relfacts.base.phrasing import amount, in_words
from relfacts.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

#: The columns of a fact. The last ones repeat earlier ones by name or by id.
FACT_COLUMNS = (
    "id", "kind", "status", "field", "date", "start", "end", "statement", "people", "parties",
    "places", "topics", "quantities", "sources", "discrepancies", "fit",
    "people_ids", "place_names", "cited", "pages", "corrected", "withdrawn",
    "people_names", "topic_names", "when", "date_how", "amounts",
)  # fmt: skip

#: Further ones, only for those who name them: each document has to be read for its address.
CHOSEN_COLUMNS = ("urls",)

#: The columns of the catalogues, which are printed even if there are no rows.
CATALOGUES: dict[str, tuple[str, ...]] = {
    "about": (
        "title", "about", "licence", "facts", "people", "topics", "documents", "discrepancies",
        "years", "try",
    ),
    "people": (
        "id", "name", "native", "country", "description", "offices", "facts", "years", "same_as",
    ),
    "topics": ("id", "name", "facts", "years", "synonyms"),
    "places": ("id", "name", "native", "within", "facts", "years", "same_as"),
    "sources": (
        "id", "label", "publisher", "title", "author", "issued", "document", "lines", "facts",
        "years", "pages", "corrected", "withdrawn", "url", "url_why", "archived", "accessed",
        "relatives",
    ),
    "discrepancies": ("id", "type", "facts", "sides", "holds", "why"),
    "coverage": ("id", "label", "document", "lines", "carrying", "read", "unread", "per_cent"),
    "lines": ("line", "facts", "why"),
    "changes": ("type", "id", "change", "part", "what", "was", "now"),
    "facets": ("value", "count", "name"),
}  # fmt: skip

# Characters that begin a formula; some spreadsheets also accept the full-width signs of East Asia.
_BEGINS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")

_UNSEEN = " \u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"

_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render_rows(
    answer: Answer, base: OpenBase, form: str, fields: Sequence[str] = ()
) -> Iterator[str]:
    """A header and a row for each record, each ending with a line feed.

    ``csv`` is quoted as in RFC 4180; in ``tsv`` line breaks and tabs of a cell are ``\\n``, ``\\r``
    and ``\\t``, and a backslash is doubled, so that each row is one line and each tab begins a
    cell. A cell that begins with a quotation mark is quoted as in CSV, since most readers expect
    that.
    """
    write = _csv_line if form == "csv" else _tsv_line
    for number, row in enumerate(texts(answer, base, fields)):
        yield write([_harmless(cell) for cell in row] if number else row)


def _csv_line(cells: list[str]) -> str:
    import csv
    import io

    out = io.StringIO()
    # With this line end, unlike a line feed alone, every kind of line break in a cell is quoted.
    csv.writer(out, lineterminator="\r\n").writerow(visible(cell, "\t\r\n") for cell in cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _tsv_line(cells: list[str]) -> str:
    return "\t".join(_tsv_cell(visible(cell.translate(_TSV))) for cell in cells) + "\n"


def _tsv_cell(text: str) -> str:
    # Without more quotes the text within the marks would be the cell: ="1+1" a formula.
    return '"{}"'.format(text.replace('"', '""')) if text.startswith('"') else text


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP: CSV injection); numbers stay numbers.

    Spaces and invisible characters may come before the sign that begins a formula.
    """
    first = cell.lstrip(_UNSEEN)[:1] or cell[:1]
    return f"'{cell}" if first in _BEGINS_FORMULA and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    whole, _, part = cell.removeprefix("-").partition(".")
    return cell.isascii() and whole.isdigit() and (part.isdigit() or "." not in cell)


def texts(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> Iterator[list[str]]:
    """The header, always, and the rows, as texts; items of a list in a cell are joined with
    `` | ``.
    """
    name = listed(answer)
    if name not in CATALOGUES:
        header = list(fields or FACT_COLUMNS)
        yield header
        for hit in answer.hits:
            record = fact_record(hit)
            flat = flat_record(record, base, header)
            yield [_flat(flat[key] if key in flat else part_of(record, key)) for key in header]
        return
    rows = answer.catalogue[1] if answer.catalogue else []
    # If the documents are available, the lines have their text too.
    whole = [*dict.fromkeys((*(rows[0] if rows else ()), *CATALOGUES[name]))]
    header = list(fields or whole)
    yield header
    for row in rows:
        amended = {key: _amendment(row[key]) for key in AMENDED if row.get(key)}
        yield [_flat(amended[key] if key in amended else part_of(row, key)) for key in header]


def part_of(record: dict[str, Any], field: str) -> Any:
    """The value of a field: for ``sources.label`` the label of each source."""
    key, _, part = field.partition(".")
    value = record.get(key)
    if not part:
        return value
    if isinstance(value, list):
        return [item.get(part) for item in value]
    return value.get(part) if isinstance(value, dict) else None


def listed(answer: Answer) -> str:
    """The name of the catalogue that an answer is, even if it is empty."""
    return answer.catalogue[0] if answer.catalogue else _asked_for(answer)


def _asked_for(answer: Answer) -> str:
    """The name of an empty catalogue that was asked for; otherwise that of the command."""
    of_one = answer.command == "coverage" and "text" in answer.query
    return "lines" if of_one else answer.command


def flat_record(
    fact: dict[str, Any], base: OpenBase, fields: Collection[str] = ()
) -> dict[str, Any]:
    """A fact whose values are all texts or lists of texts, with those chosen by ``fields``."""
    flat = dict(fact)
    for key in ("people", "parties"):
        flat[key] = [f"{item['name']} ({item['role']})" for item in fact[key]]
    flat["quantities"] = [_figure(item) for item in fact["quantities"]]
    flat["discrepancies"] = [item["id"] for item in fact["discrepancies"]]
    flat["people_ids"] = [item["id"] for item in fact["people"]]
    flat["people_names"] = [item["name"] for item in fact["people"]]
    flat["topic_names"] = [base.name("topic", id_) for id_ in fact["topics"]]
    flat["when"] = in_words(fact["date"])
    flat["amounts"] = [amount(item) for item in fact["quantities"]]
    flat["place_names"] = [base.name("place", id_) for id_ in fact["places"]]
    for key, named in (("sources", "document"), ("cited", "label")):
        flat[key] = [f"{s[named]}:{','.join(map(str, s['lines']))}" for s in fact["sources"]]
    if "urls" in fields:
        addresses = (base.record("source", s["id"]).get("url") for s in fact["sources"])
        flat["urls"] = [address for address in addresses if address]
    flat["pages"] = [
        f"{s['label']}: {','.join(map(str, s['pages']))}" for s in fact["sources"] if "pages" in s
    ]
    for key in AMENDED:
        flat[key] = [f"{s['label']}: {_amendment(s[key])}" for s in fact["sources"] if key in s]
    return flat


def _amendment(found: dict[str, Any]) -> str:
    return f"{found['date']}, {found['note']}" if found["date"] else str(found["note"])


def _figure(quantity: dict[str, Any]) -> str:
    """A figure, with what it sums up and how exact it is, unless that is obvious."""
    marks = [quantity["qualifier"], quantity["measure"]]
    told = ", ".join(mark for mark in marks if mark not in ("exact", "single"))
    text = f"{quantity['value']} {quantity['unit']} {quantity['of']}"
    return f"{text} ({told})" if told else text


def _flat(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " | ".join(_flat(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return str(value)
