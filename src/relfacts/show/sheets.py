"""The sheet of facts: its heading, a row for each fact, and what is said of them below."""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.base.locators import amendments
from relfacts.dates.edtf import parse
from relfacts.dates.words import words, years_in_words
from relfacts.show.columns import cell, columns_of
from relfacts.show.layout import MARK, SETTLED, Column, Row, Sheet
from relfacts.show.screen import READABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit, Selected
    from relfacts.records import Fact, Office, Person


SECTIONS = {
    "in": "In this time",
    "possibly": "Possibly in this time: the date leaves it open",
    "spans": "Running through it, or partly in it",
}


def fact_sheet(answer: Answer, base: OpenBase) -> Sheet:
    """The facts of an answer as a table."""
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
