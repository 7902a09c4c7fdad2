"""An answer as a page: how it was read, its timeline, its filters, its facts, its suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relfacts.ask.answer import Answer
from relfacts.base.headings import numbers_of
from relfacts.pages import addresses
from relfacts.pages.addresses import Query
from relfacts.pages.tongues import runs
from relfacts.pages.views import filters
from relfacts.pages.views.facts import Files, Row, Text, columns
from relfacts.pages.views.said import Said, noted
from relfacts.pages.views.shelf import Named, Shelf
from relfacts.show.layout import MARK, SETTLED
from relfacts.show.sheets import heading
from relfacts.show.timeline import Look, drawn
from relfacts.show.timeline.drawing import FEW, ends
from relfacts.show.timeline.marks import EVER, Mark, marks_of, time_of
from relfacts.show.timeline.rows import Crowd, Line, name_of
from relfacts.show.timeline.scale import bins
from relfacts.vocabulary import counted

if TYPE_CHECKING:
    from relfacts.base.headings import Counts, Numbers

#: The number of facts on a page of a table.
ROWS = 50
ROWS_FROZEN = 200

# What the heading of a question begins with, on the command line.
_SEARCHED = "Search: "

# A picture in a page has at most this many marks.
_MARKS = 250

# Pictures for a page that is wide, and for one that is narrow.
_WIDTHS = (("wide", 1000), ("narrow", 350))


class Candidate:
    """One of several people whom a name fits."""

    __slots__ = ("about", "facts", "named", "native", "path", "years")

    def __init__(self, match: dict[str, object], shelf: Shelf) -> None:
        self.named = shelf.named("person", str(match["id"]))
        self.native = match.get("native") or ""
        self.about = match.get("description") or ""
        self.facts = counted(int(str(match["facts"])))
        self.years = match.get("years") or ""
        self.path = addresses.of_command(str(match["command"])) or self.named.path


class Pager:
    """Which facts of how many are shown, and links to the others."""

    __slots__ = ("after", "before", "first", "last", "total")

    def __init__(
        self, path: str, query: Query, page: int, rows: int, shown: int, total: int
    ) -> None:
        self.first = (page - 1) * rows + 1 if shown else 0
        self.last = self.first + shown - 1 if shown else 0
        self.total = total
        self.before = _paged(path, query, page - 1) if page > 1 else ""
        self.after = _paged(path, query, page + 1) if self.last < total else ""


def _paged(path: str, query: Query, page: int) -> str:
    return addresses.asking(path, [*query, *([("page", str(page))] if page > 1 else [])])


class Shown:
    """An answer of facts, ready for a template."""

    def __init__(
        self,
        answer: Answer,
        shelf: Shelf,
        files: Files,
        path: str,
        query: Query,
        page: int = 1,
        rows: int = ROWS,
    ) -> None:
        base = shelf.base
        self.outcome = answer.outcome
        self.heading = heading(answer)
        # The name first, and below it the rest of the heading.
        subject, *told = " · ".join(self.heading).split(" · ") if self.heading else [""]
        subject = subject.removeprefix(_SEARCHED)
        self.subject: Text = [*runs(subject)]
        self.told: Text = [*runs(" · ".join(told))]
        limited = "limit" in dict(query)
        self.notes = [
            said
            for note in answer.notes
            if note.kind not in (*_READINGS, "several") and (note.kind != "limit" or limited)
            if (said := noted(note, path, query, base.name))
        ]
        readings = [note for note in answer.notes if note.kind in _READINGS]
        self.reading = [Said(note.text, note.command, note.kind, base.name) for note in readings]
        for one in self.reading:
            # The text before the link says what was understood: the link need not repeat it.
            one.plain = "by filters" if one.kind == "understood" and one.path else one.plain
        without = () if limited else ("limit",)
        self.command = base.line(answer.asked.again(without=without))
        #: Another command that asks the same, by filters.
        self.same = next((one.command for one in self.reading if one.kind == "understood"), "")
        self.candidates = [Candidate(match, shelf) for match in answer.candidates]
        #: The pages of the people and other records in the question.
        self.named = [
            (_CALLED[match["type"]], shelf.named(match["type"], match["id"]))
            for match in answer.matches
            if match["type"] in _CALLED and not self.candidates
        ]
        hits = answer.hits
        start = (page - 1) * rows
        shown = hits[start : start + rows]
        self.rows: list[Row] = files.rows(shown, answer.command == "year")
        self.columns = columns(shown, shelf)
        self.pager = Pager(path, query, page, rows, len(shown), answer.total)
        self.total = answer.total
        self.marks = [
            mark for mark in (MARK, SETTLED) if any(row.mark == mark for row in self.rows)
        ]
        self.amended: list[tuple[str, Named]] = [
            *{
                (told, named.path): (told, named)
                for hit in shown
                for told, named in files.row(hit)[1]
            }.values()
        ]
        self.applied = filters.applied(path, query, shelf)
        self.filters: list[filters.Group] = []
        self.timelines: list[tuple[str, str]] = []
        #: How many of all its facts are under each heading; None if not all are here.
        self.counts: Counts | None = None
        if page == 1 and 0 < len(hits) == answer.total:
            numbers = numbers_of(hits)
            self.counts = shelf.headings.counted(numbers)
            self.filters = filters.groups(self.counts, len(hits), path, query, shelf)
            title = " · ".join(self.heading)
            within = time_of(answer.periods)
            self.timelines = [*timelines(numbers, shelf, files, title, within=within)]


# The names of the pages of records.
_CALLED = {"person": "Person", "topic": "Topic", "place": "Place", "source": "Document"}

_READINGS = ("understood", "read-as", "unmet", "redirect")


def timelines(
    numbers: Numbers,
    shelf: Shelf,
    files: Files,
    title: str,
    id_: str = "timeline",
    within: tuple[float, float] = EVER,
) -> Iterator[tuple[str, str]]:
    """The timeline of some facts, once for each width of a page; none for a single fact.

    Only the time ``within`` is shown, in years.
    """
    if len(numbers) < 2:
        return
    rows = rows_for(numbers, shelf, files, within)

    def link(mark: Mark) -> str:
        return shelf.href(_opened(mark))

    for name, width in _WIDTHS:
        look = Look(width, False, f"{id_}-{name}", link, _MARKS, within)
        if picture := drawn(rows, title, look):
            yield name, picture


def _opened(mark: Mark) -> str:
    """The address of what a mark stands for: its fact, or the year in which its facts begin."""
    first = mark.facts[0]
    if mark.count == 1:
        return addresses.of("fact", first["id"])
    year = next((day[:4] for day in (first["start"], first["end"]) if day), "")
    return addresses.of("year", year) if year.isdigit() else addresses.of("kind", first["kind"])


def rows_for(
    numbers: Numbers, shelf: Shelf, files: Files, within: tuple[float, float]
) -> list[Line | Crowd]:
    """The rows of a timeline; for rows that would be crowded no facts are read."""
    declared = shelf.base.declared
    kinds = {one.kind: one for one in shelf.headings.by_kind(numbers)}
    crowded = sum(one.dates for one in kinds.values()) > _MARKS
    years = [year for one in kinds.values() if one.dates for year in (one.first, one.last)]
    first, last = ends(min(years), max(years), within) if years else (0, 0)
    months = bins(last - first)
    rows: list[Line | Crowd] = []
    for kind in declared.in_order(kinds):
        one, name = kinds[kind], name_of(kind, declared)
        if crowded and one.dates >= FEW:
            begun, earlier = one.begun(months, first)
            rows.append(Crowd(name, months, begun, one.last, one.undated, one.dates, earlier))
        else:
            facts = [files.brief(hit) for hit in shelf.base.hits_numbered(one.numbers.tolist())]
            marks, undated = marks_of(facts)
            rows.append(Line(name, marks, len(undated)))
    return rows
