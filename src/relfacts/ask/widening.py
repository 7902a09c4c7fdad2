"""Widens a question that found nothing, by asking about what contains its subject.

A place is in another, a topic is part of another, a year is in its decade. Each wider question is
tried before it is suggested, as the command that asks it.
"""

from __future__ import annotations

from relfacts.ask.answer import Asked, Note
from relfacts.dates.edtf import EdtfError
from relfacts.dates.typed import read_period
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.parts import Question
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Selection

# The key of a record that names the records containing it.
_UP = {"place": "within", "topic": "broader"}

# The filters and commands whose texts name a place or topic.
_SORTS = {"place": "place", "topic": "topic", "from": "place", "to": "place"}

# The words for a wider filter in a note.
_SAID = {"place": "in", "topic": "on", "from": "from", "to": "to"}


def widened(base: OpenBase, question: Question) -> Iterator[Note]:
    """The same question with one filter widened, for each filter where that has an answer.

    If no single filter helps, all that can be widened are.
    """
    wider = list(_around_each(base, question))
    single = [_offered(base, question, [one]) for one in wider]
    offers = [note for notes in single for note in notes]
    first = list({(one.option, one.typed): one for one in reversed(wider)}.values())[::-1]
    if not offers and len(first) > 1:
        offers = list(_offered(base, question, first))
    yield from offers
    yield from _in_its_decade(base, question)


class _Wider:
    """A place or topic that was typed for a filter, and one that contains it."""

    def __init__(self, option: str, typed: str, narrow: str, wide: str) -> None:
        self.option = option
        self.typed = typed
        self.narrow = narrow
        self.wide = wide
        self.sort = _SORTS[option]


def _around_each(base: OpenBase, question: Question) -> Iterator[_Wider]:
    """The records that contain each of the places and topics that were typed."""
    for key, value in question.asked.given.items():
        option = question.asked.command if key == "text" else key
        for typed in value if isinstance(value, list) else [value]:
            if option not in _SORTS or not isinstance(typed, str):
                continue
            sort = _SORTS[option]
            found = base.labels(sort).look_up(typed)
            if found and (record := base.record(sort, found.id)):
                for id_ in record.get(_UP[sort], ()):
                    yield _Wider(option, typed, found.id, id_)


def _offered(base: OpenBase, question: Question, wider: Sequence[_Wider]) -> Iterator[Note]:
    """The question with all of these widened, if it then has an answer."""
    selection, put, told = question.selection, {}, []
    for one in wider:
        changed = _with(base, selection, one)
        if changed is None:
            return
        selection = changed
        name = base.name(one.sort, one.wide)
        put[one.typed] = name
        told.append(
            f"{_SAID[one.option]} {name}, of which {base.name(one.sort, one.narrow)} is part"
        )
    yield from _told(base, question.asked.again(put), selection, " and ".join(told))


def _with(base: OpenBase, selection: Selection, wider: _Wider) -> Selection | None:
    """A selection with one place or topic replaced by another; None if it does not have it."""
    inside = base.within(wider.sort, wider.narrow)
    around = base.within(wider.sort, wider.wide)
    if wider.option in ("from", "to"):
        ways = tuple(
            (way, around if (way, ids) == (wider.option, inside) else ids)
            for way, ids in selection.ways
        )
        return selection.but(ways=ways) if ways != selection.ways else None
    field = f"{wider.sort}s"
    groups = getattr(selection, field)
    changed = tuple(around if ids == inside else ids for ids in groups)
    return selection.but(**{field: changed}) if changed != groups else None


def _in_its_decade(base: OpenBase, question: Question) -> Iterator[Note]:
    """The question about the decade of a year, or of a time within one."""
    given, periods = question.asked.given, question.selection.periods
    if len(periods) != 1 or not periods[0].start or not periods[0].end:
        return
    first, last = periods[0].start[0], periods[0].end[0]
    decade = first // 10 * 10
    if last // 10 * 10 != decade or not 0 < decade < 10_000 or last - first > 8:
        return
    if question.asked.command == "year":
        changed, wide = {"text": f"{decade}s"}, f"{decade // 10}X"
    elif "since" in given and "until" in given:
        changed = {"since": str(decade), "until": str(decade + 9)}
        wide = f"{decade}/{decade + 9}"
    else:
        return
    try:
        period = read_period(wide)
    except EdtfError:
        return
    selection = question.selection.but(periods=(period,))
    asked = Asked(question.asked.command, {**given, **changed})
    yield from _told(base, asked.again(), selection, f"in the {decade}s")


def _told(base: OpenBase, typed: str, selection: Selection, told: str) -> Iterator[Note]:
    """The suggestion, with the number of facts; none if there are none."""
    if count := base.select(selection, limit=0).total:
        line = base.line(typed)
        yield Note("wider", f"{told}: {line}  ({counted(count)})", line)
