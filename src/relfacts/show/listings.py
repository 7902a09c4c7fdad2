"""Sheets of things other than facts: people, topics, documents, changes, candidates for a name."""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.base.locators import amendments, side_in_words
from relfacts.dates.edtf import parse
from relfacts.dates.words import words
from relfacts.show.factcards import printed
from relfacts.show.layout import Card, Column, Row, Sheet
from relfacts.show.sheets import heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

_COLUMNS = {
    "people": ["name", "description", "facts", "years"],
    "topics": ["name", "id", "facts", "years", "synonyms"],
    "places": ["name", "id", "within", "facts", "years"],
    "sources": ["label", "title", "issued", "facts", "years"],
    "discrepancies": ["type", "what", "holds"],
    "coverage": ["label", "document", "lines", "carrying", "read", "unread", "per_cent"],
    "lines": ["line", "carries"],
    "changes": ["change", "what"],
    "facets": ["count", "value"],
}
_TITLES = {"per_cent": "%"}
_MAIN = {"description", "synonyms", "title", "what", "within", "carries", "value"}


def listing_sheet(answer: Answer, base: OpenBase) -> Sheet | Card:
    """The catalogue of an answer as a table; what the base is about as a card."""
    assert answer.catalogue is not None
    name, records = answer.catalogue
    if name == "about":
        return _about_card(records[0], base)
    keys = list(_COLUMNS[name])
    if name == "facets" and any("name" in record for record in records):
        keys.append("id")
    columns = [Column(key, _TITLES.get(key, key.capitalize()), main=key in _MAIN) for key in keys]
    rows = [_row(name, record, keys) for record in records]
    sheet = Sheet(heading(answer), columns, rows)
    sheet.remarks = answer.reading
    return sheet


def candidate_sheet(answer: Answer) -> Sheet:
    """The people that an ambiguous name fits, each with the command that asks for them."""
    keys = _COLUMNS["people"]
    columns = [Column(key, key.capitalize(), main=key in _MAIN) for key in keys]
    rows = [Row(_row("people", match, keys).cells, match["command"]) for match in answer.candidates]
    return Sheet(heading(answer), columns, rows)


def _row(name: str, record: dict[str, Any], keys: list[str]) -> Row:
    cells = {key: _text(record.get(key)) for key in keys}
    small = section = ""
    if name in ("people", "places"):
        small = " · ".join(record.get("same_as", ()))
    if name == "people":
        cells["name"] = " · ".join(filter(None, (record["name"], record.get("native"))))
    elif name == "sources":
        cells["issued"] = words(parse(record["issued"]))
        cells["title"] = "\n".join((record["title"], *amendments(record)))  # type: ignore[arg-type]
        pages = f" · {vocabulary.counted(record['pages'], 'page')}" if record["pages"] else ""
        small = f"{record['id']} · {record['publisher']} · {record['document']}{pages}"
    elif name == "lines":
        held = ", ".join(record["facts"]) or f"({record['why']})"
        cells["carries"], small = held, ""
        if "text" in record:
            cells["carries"], small = printed(record["text"]), held
    elif name == "discrepancies":
        sides = [side_in_words(side) for side in record["sides"]]
        cells["what"] = "\n".join([*sides, record["why"]])
        cells["holds"] = vocabulary.RESOLUTIONS[record["holds"]]
        small = ", ".join(record["facts"])
    elif name == "facets":
        cells["value"] = record.get("name", record["value"])
        if "id" in cells:
            cells["id"] = record["value"] if "name" in record else ""
    elif name == "changes":
        cells["what"], small = "\n".join(record["what"]), record["id"]
        section = vocabulary.SORTS[record["type"]].capitalize()
    return Row(cells, small, section)


def _about_card(record: dict[str, Any], base: OpenBase) -> Card:
    counted = vocabulary.counted
    card = Card(record["title"])
    card.add("", record["about"])
    card.add(
        "Holds",
        f"{counted(record['facts'])}, {record['years']}; {counted(record['people'], 'person')}, "
        f"{counted(record['topics'], 'topic')}; "
        f"{counted(record['discrepancies'], 'discrepancy')} between sources",
    )
    documents = counted(record["documents"], "document")
    card.add("Stands on", f"{documents}, each fact with its lines: {base.line('sources')}")
    card.add("Try", *record["try"])
    card.add("More", "relfacts --help")
    return card


def _text(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
