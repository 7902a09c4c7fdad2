"""The layout of an answer, made once for all formats that people read.

An ``Answer`` becomes a ``Sheet`` (a table with a heading) or a ``Card`` (one fact with all its
parts). Renderers write them and decide nothing about their contents. Machine formats do not use
them.
"""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.base.locators import amendments, cite, locator, side_in_words
from relfacts.base.phrasing import amount
from relfacts.dates.edtf import parse
from relfacts.dates.words import words, years_in_words
from relfacts.show.columns import cell, columns_of
from relfacts.show.layout import Card, Column, Row, Sheet
from relfacts.show.screen import READABLE
from relfacts.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit, Selected
    from relfacts.records import Attestation, Fact, Office, Person

#: Signs beside facts on which sources differ, left open or settled; words below explain them.
MARK, SETTLED = "≠", "≈"

SECTIONS = {
    "in": "In this time",
    "possibly": "Possibly in this time: the date leaves it open",
    "spans": "Running through it, or partly in it",
}


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
    if answer.catalogue:
        return _catalogue_sheet(answer, base)
    if answer.command == "show" and answer.hits:
        return _fact_card(answer.hits[0].fact, answer, base)
    return _candidate_sheet(answer) if answer.unclear else _fact_sheet(answer, base)


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


# --- facts ----------------------------------------------------------------------------------


def _fact_sheet(answer: Answer, base: OpenBase) -> Sheet:
    facts = [hit.fact for hit in answer.hits]
    columns = columns_of(facts, base.declared)
    sections = answer.command == "year"
    rows = [_fact_row(hit, sections, columns, base) for hit in answer.hits]
    sheet = Sheet(heading(answer), columns, rows)
    sheet.remarks = answer.reading
    sheet.emphasis = list(answer.words)
    people = [base.record("person", id_) for id_ in answer.people]
    if len(people) == 1 and answer.command == "who" and not answer.conditions:
        sheet.remarks += _offices(people[0], base)
    for person in people:
        sheet.emphasis += [person["name"], *person["forms"].get("printed", ())]
    for mark, meaning in ((MARK, "and it is left open"), (SETTLED, "but both can be right")):
        marked = [fact for fact in facts if _mark(fact) == mark]
        if marked:
            told = f"{mark} {_who_differ(marked)}, {meaning}"
            sheet.legend.append((told, base.line(f"show {marked[0]['id']}")))
    if sheet.legend:
        sheet.legend.append(("all that differs", base.line("discrepancies")))
    sheet.footer += dict.fromkeys(
        f"{source['label']} was {told}"
        for fact in facts
        for source in fact["sources"]
        for told in amendments(source)
    )
    return sheet


def _who_differ(facts: Sequence[Fact]) -> str:
    """Whether sources differ on the facts, or each time one source with itself."""
    differences = [item["sides"] for fact in facts for item in fact["discrepancies"]]
    if all(len({side["source"] for side in sides}) == 1 for sides in differences):
        return "one source says different things"
    return "sources differ"


def heading(answer: Answer) -> list[str]:
    """How the question was read, the filters, and the number of facts, in words."""
    parts = [*answer.heading, *answer.conditions]
    said = [part if isinstance(part, str) else words(part) for part in parts]
    return [*said, _count(answer.selected, answer.command)] if answer.selected else said


def _count(selected: Selected, command: str) -> str:
    """The number of facts and their years; for a question about a time, also how they fit it."""
    count = vocabulary.counted(selected.total)
    if command == "year":
        names = (("in", "in it"), ("possibly", "possibly"), ("spans", "running through it"))
        parts = [f"{selected.fits[fit]} {name}" for fit, name in names if fit in selected.fits]
        return f"{count}: {', '.join(parts)}" if parts else count
    years = years_in_words(selected.years)
    return f"{count}, {years}" if years else count


def _offices(person: Person, base: OpenBase) -> list[str]:
    """The offices that documents give a person, as one line; none if they are in the heading.

    Dated offices come with their years; other titles of that time, and those without a time, come
    after. A country that is in the heading is left out.
    """
    told = person["description"] or ""
    by_title: dict[str, list[Office]] = {}
    for office in person["offices"]:
        by_title.setdefault(office["title"], []).append(office)
    if not by_title or (len(by_title) == 1 and next(iter(by_title)) in told):
        return []
    by_time: dict[str, list[str]] = {}
    for title, offices in by_title.items():
        name, of, whose = title.rpartition(" of ")
        short = name if of and f"{of}{whose}" in told else title
        by_time.setdefault(_time_of(offices), []).append(short)
    undated = by_time.pop("", [])
    parts = [f"{titles[0]} {time}" for time, titles in by_time.items()]
    also = [title for titles in by_time.values() for title in titles[1:]] + undated
    also[:1] = [f"also called {title}" for title in also[:1]]
    return [_on_one_line([*parts, *also], base.line(f"show {person['id']}"))]


def _time_of(offices: Sequence[Office]) -> str:
    """The term of an office, or the year of a document that gives it; empty if there is neither."""
    dates = [parse(office["date"]) for office in offices if office["date"]]
    runs = [date for date in dates if date.kind == "run"]
    for date in runs or [date for date in dates if date.start]:
        is_plain = date.text.replace("-", "").replace("/", "").isdigit()
        if is_plain and date.start and date.end:
            return years_in_words((date.start[0], date.end[0]))
        return words(date)
    return ""


def _on_one_line(parts: Sequence[str], command: str) -> str:
    """The parts before a command: as many as fit on a line, and how many more there are."""
    for shown in range(len(parts), 0, -1):
        more = [f"and {len(parts) - shown} more"] if shown < len(parts) else []
        line = f"{', '.join([*parts[:shown], *more])}: {command}"
        if len(line) <= READABLE:
            break
    return line


def _fact_row(hit: Hit, sections: bool, columns: Sequence[Column], base: OpenBase) -> Row:
    fact = hit.fact
    cells = {column.key: cell(column.key, fact, base) for column in columns}
    if hit.fit == "possibly" and not sections:
        first = "when" if "when" in cells else columns[0].key
        cells[first] += "\n(possibly)"
    return Row(cells, f"{_mark(fact)} {fact['id']}".lstrip(), SECTIONS[hit.fit] if sections else "")


def _mark(fact: Fact) -> str:
    """The sign for a fact on which sources differ; empty if they do not."""
    holds = {item["holds"] for item in fact["discrepancies"]}
    return MARK if "open" in holds else SETTLED if holds else ""


# --- one fact whole -------------------------------------------------------------------------


def _fact_card(fact: Fact, answer: Answer, base: OpenBase) -> Card:
    card = Card(fact["id"])
    card.add("Statement", fact["statement"], fact["note"])
    card.add("Kind", _kind_line(fact, base))
    card.add("When", _date_line(fact["date"]), how_dated(fact["date_how"], fact["date_why"]))
    card.add("People", *(_person_line(fact, person["id"], base) for person in fact["people"]))
    card.add("Same as", *_records_elsewhere(fact, base))
    parties = (
        f"{party['name']}: {base.declared.called(party['role'])}" for party in fact["parties"]
    )
    card.add("Parties", *parties)
    card.add("Figures", *(amount(quantity) for quantity in fact["quantities"]))
    card.add("Places", ", ".join(base.name("place", id_) for id_ in fact["places"]))
    card.add("Topics", ", ".join(base.name("topic", id_) for id_ in fact["topics"]))
    for source in fact["sources"]:
        card.add(cite(source), *_attestation(source, fact, answer, base))
    for item in fact["discrepancies"]:
        sides = [side_in_words(side) for side in item["sides"]]
        resolution = f"{vocabulary.RESOLUTIONS[item['holds']]}: {item['why']}"
        mark = MARK if item["holds"] == "open" else SETTLED
        card.add(f"{mark} {item['type']} differs", *sides, resolution)
    return card


def _kind_line(fact: Fact, base: OpenBase) -> str:
    parts = [cell("kind", fact, base)]
    if fact["field"]:
        parts.append(f"field: {fact['field']}")
    if fact["status"] != "actual":
        parts.append(f"{fact['status']}: {vocabulary.STATUSES[fact['status']]}")
    return "; ".join(parts)


def _date_line(date: str | None) -> str:
    if date is None:
        return "undated: no document dates it"
    return f"{words(parse(date))}  (EDTF {date})"


def how_dated(how: str | None, why: str | None) -> str | None:
    """How a date is known, and why; None if there is no date."""
    if how is None:
        return None
    label = vocabulary.DATE_WAYS[how]
    return f"{label}: {why}" if why else label


def _records_elsewhere(fact: Fact, base: OpenBase) -> Iterator[str]:
    """The people of a fact in external registers."""
    for person in fact["people"]:
        known = base.record("person", person["id"]) or {}
        if known.get("same_as"):
            yield f"{person['name']}: {', '.join(known['same_as'])}"


def _person_line(fact: Fact, id_: str, base: OpenBase) -> str:
    """A person with their role and the office that each document gives them there."""
    person = next(person for person in fact["people"] if person["id"] == id_)
    offices: dict[str, list[str]] = {}
    for source in fact["sources"]:
        for named in source["people"]:
            if named["id"] == id_ and named["office"]:
                offices.setdefault(named["office"], []).append(source["label"])
    titles = "; ".join(f"{office} ({', '.join(labels)})" for office, labels in offices.items())
    return f"{person['name']}, {base.declared.called(person['role'])}" + (
        f" - {titles}" if titles else ""
    )


def _attestation(source: Attestation, fact: Fact, answer: Answer, base: OpenBase) -> list[str]:
    document = base.record("source", source["id"])
    issued = words(parse(document["issued"]))
    texts = [f"{document['publisher']}, {issued}: {document['document']}, {locator(source)}"]
    if "original" in document:
        texts.append(f"read from {document['original']}")
    texts += amendments(source)
    if "url" in document:
        texts.append(document["url"])
    if source["statement"] != fact["statement"]:
        texts.append(f"says: {source['statement']}")
    if source["date"] != fact["date"]:
        how = how_dated(source["date_how"], source["date_why"])
        texts.append(f"dates it {_date_line(source['date'])}; {how}")
    texts += [f"{named['id']}: {named['named']}" for named in source["people"] if named["named"]]
    texts.append("anchors: " + " · ".join(source["anchors"]))
    texts += [f"judged, {rule}: {why}" for rule, why in source.get("judged", {}).items()]
    for number in source["lines"]:
        if text := answer.documents.get(source["id"]):
            texts.append(f"{number}: {printed(text[number - 1])}")
    return texts


def printed(line: str) -> str:
    """A line of a document as people read it: a soft hyphen shows only at the end of a line."""
    return line.strip().replace("\u00ad", "")


# --- catalogues -----------------------------------------------------------------------------

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


def _catalogue_sheet(answer: Answer, base: OpenBase) -> Sheet | Card:
    assert answer.catalogue is not None
    name, records = answer.catalogue
    if name == "about":
        return _about_card(records[0], base)
    keys = list(_COLUMNS[name])
    if name == "facets" and any("name" in record for record in records):
        keys.append("id")
    columns = [Column(key, _TITLES.get(key, key.capitalize()), main=key in _MAIN) for key in keys]
    rows = [_catalogue_row(name, record, keys) for record in records]
    sheet = Sheet(heading(answer), columns, rows)
    sheet.remarks = answer.reading
    return sheet


def _candidate_sheet(answer: Answer) -> Sheet:
    """The people that an ambiguous name fits, each with the command that asks for them."""
    keys = _COLUMNS["people"]
    columns = [Column(key, key.capitalize(), main=key in _MAIN) for key in keys]
    rows = [
        Row(_catalogue_row("people", match, keys).cells, match["command"])
        for match in answer.candidates
    ]
    return Sheet(heading(answer), columns, rows)


def _catalogue_row(name: str, record: dict[str, Any], keys: list[str]) -> Row:
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
