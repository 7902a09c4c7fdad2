"""The filters of a question, each read by itself: between which days, on what, where, from whom."""

from __future__ import annotations

from relfacts.ask.answer import Said
from relfacts.ask.parts import Part
from relfacts.ask.times import period
from relfacts.base.selection import Selection
from relfacts.dates.edtf import EdtfError, iso, parse
from relfacts.dates.typed import read_period
from relfacts.errors import UsageError
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relfacts.ask.answer import Asked, Note
    from relfacts.ask.filters import Filters
    from relfacts.base.labels import Found
    from relfacts.base.openbase import OpenBase

# The words before filters in a heading.
_PREPOSITIONS = {"topic": "on", "place": "about", "source": "in"}


def conditions(base: OpenBase, asked: Asked, filters: Filters) -> Iterator[Part]:
    """The filters, except those for people. Raises UsageError for one that cannot be used."""
    if not all(name.strip() for name in filters.who):
        raise UsageError("--who is empty", "--who NAME")
    if filters.undated:
        yield Part((), Selection(undated=True))
    if filters.since is not None or filters.until is not None:
        yield _between(base, filters.since, filters.until)
    if filters.limit is not None and filters.limit < 1:
        raise UsageError(f"--limit is {filters.limit}, not 1 or more", "--limit 20")
    if filters.last is not None and filters.limit is not None:
        raise UsageError("--last and --limit each say how many", f"--last {filters.last}")
    if filters.last is not None and filters.last < 1:
        raise UsageError(f"--last is {filters.last}, not 1 or more", "--last 5")
    if filters.last is not None:
        yield Part((), Selection(dated=True))
    if filters.kind:
        yield _of_kinds(base, asked, filters.kind)
    for sort in ("topic", "place"):
        for text in getattr(filters, sort):
            found, said = _known(base, sort, text)
            from relfacts.ask.naming import of_record

            yield Part([_condition(sort, found)], of_record(base, sort, found), said)
    if filters.source:
        yield _of_documents(base, filters.source)
    for way, texts in (("from", filters.from_), ("to", filters.to)):
        for text in texts:
            yield _on_the_way(base, way, text)
    if filters.status:
        yield _of_statuses(filters.status)


def with_person(base: OpenBase, asked: Asked, name: str) -> Part:
    """The filter for facts with somebody beside whom a question is about already."""
    from relfacts.ask.naming import person

    part = person(base, asked, name)
    words = [f"with {part.words[0]}"] if part.outcome == "found" else part.words
    return Part(words, part.selection, part.said, (), part.outcome, part.unclear)


def _between(base: OpenBase, since: str | None, until: str | None) -> Part:
    """The period from the first day of ``since`` to the last of ``until``; either may be open."""
    notes: list[Note] = []
    days = []
    for option, typed, side in (("--since", since, "start"), ("--until", until, "end")):
        day = None
        if typed is not None:
            within, more = period(base, typed, option)
            notes += more
            day = getattr(within, side)
            if day is None or abs(day[0]) > 9999:
                raise UsageError(f"{option} {typed} names no day to count from", f"{option} 2000")
        days.append(day)
    first, last = days
    if first and last and first > last:
        raise UsageError(
            f"--since {since} lies after --until {until}", f"--since {until} --until {since}"
        )
    between = parse(f"{iso(first) or '..'}/{iso(last) or '..'}")
    return Part([between], Selection(periods=(between,)), Said(notes=notes))


def _of_kinds(base: OpenBase, asked: Asked, texts: Iterable[str]) -> Part:
    """Facts of any of these kinds; a command that lists one kind names it itself."""
    kinds = frozenset(kind_called(base, text) for text in texts)
    said = " and ".join(base.declared.plurals(kinds))
    own = base.declared.kind_listed_by(asked.command)
    return Part(() if own else [said], Selection(kinds=kinds))


def _of_documents(base: OpenBase, texts: Iterable[str]) -> Part:
    """Facts that are supported by all of these documents."""
    read = [_known(base, "source", text) for text in texts]
    return Part(
        [_condition("source", found) for found, _ in read],
        Selection(sources=(found.id for found, _ in read)),
        sum((said for _, said in read), Said()),
    )


def _on_the_way(base: OpenBase, way: str, text: str) -> Part:
    """Facts about things that come ``from`` a place or person, or go ``to`` one.

    Raises UsageError if the text is neither; if it is a time, the hint names the option for times.
    """
    found = base.labels("place").look_up(text)
    if found is not None:
        from relfacts.ask.naming import read_label

        ids = base.within("place", found.id)
        return Part(
            [f"{way} {found.name}"], Selection(ways=((way, ids),)), read_label("place", text, found)
        )
    from relfacts.names.reading import read_names

    reading = read_names(text, base.book)
    if reading.outcome == "found":
        ids = frozenset(match.owner.id for match in reading.matches)
        names = " or ".join(match.owner.name for match in reading.matches)
        return Part([f"{way} {names}"], Selection(ways=((way, ids),)))
    try:
        read_period(text)
    except EdtfError:
        raise UsageError(
            f"--{way}: there is no place or person {in_quotes(text)} in this base",
            f"all of them: {base.line('places')}; {base.line('people')}",
        ) from None
    time = "since" if way == "from" else "until"
    raise UsageError(f"--{way} takes a place or a person, not a time", f"--{time} {text}")


def _of_statuses(texts: Iterable[str]) -> Part:
    """Facts with any of these statuses. Raises UsageError for an unknown status."""
    wanted = [text.strip().lower() for text in texts]
    for text in wanted:
        if text not in STATUSES:
            raise UsageError(
                f"--status: there is no status {in_quotes(text)}",
                f"the statuses are {', '.join(STATUSES)}",
            )
    return Part([" or ".join(dict.fromkeys(wanted))], Selection(statuses=wanted))


def _condition(sort: str, found: Found) -> str:
    return f"{_PREPOSITIONS[sort]} {found.name}"


def kind_called(base: OpenBase, text: str) -> str:
    """The id of the kind with this id, name or plural. Raises UsageError if there is none."""
    from relfacts.text.folding import key

    wanted = key(text)
    kinds = base.declared.kinds
    for kind in kinds.values():
        if wanted in map(key, (kind.id, kind.name, kind.plural, f"{kind.id}s")):
            return kind.id
    from relfacts.base.likeness import most_like

    several = [part.strip() for part in text.split(",")]
    if len(several) > 1 and all(part in kinds for part in several):
        each = " ".join(f"--kind {part}" for part in several)
        raise UsageError(f"--kind: {in_quotes(text)} is {len(several)} kinds", each)
    spellings = {key(name): kind.id for kind in kinds.values() for name in kind.spellings()}
    near = " or ".join(most_like(wanted, spellings, 2))
    raise UsageError(
        f"--kind: there is no kind {in_quotes(text)}",
        f"{f'did you mean {near}? ' if near else ''}the kinds are {', '.join(kinds)}",
    )


def _known(base: OpenBase, sort: str, text: str) -> tuple[Found, Said]:
    """The record that a filter means, with notes. Raises UsageError if it means none."""
    labels = base.labels(sort)
    found = labels.look_up(text)
    if found is None:
        likely = ", ".join(label.id for label in labels.near(text))
        hint = f"did you mean {likely}? " if likely else ""
        raise UsageError(
            f"--{sort}: there is no {sort} {in_quotes(text)} in this base",
            f"{hint}all of them: {base.line(f'{sort}s')}",
        )
    from relfacts.ask.naming import read_label

    return found, read_label(sort, text, found)
