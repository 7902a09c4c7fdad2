"""Says how a question was read: in a line, as a JSON record, and as the command for the same.

So a question teaches the commands: it can be typed with filters the next time.
"""

from __future__ import annotations

from relfacts.ask.question.parts import PLACE
from relfacts.ask.question.times import EVERY_YEAR
from relfacts.ask.question.words import joined
from relfacts.base.index.wordkeys import words_of
from relfacts.dates.edtf import parse
from relfacts.dates.words import words as date_words
from relfacts.text.shell import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from relfacts.ask.answer import Asked
    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.filtering import Asking
    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.understood import Understood
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Selection

# The word before a place or person in the line, by direction.
_WAYS = {"from": "from", "to": "to"}

# The parts of a selection that a command can be given only once.
_ONCE = ("periods", "kinds", "statuses")

# Acts that lead from one place to another; in others a place has a part.
_MOVING = ("gives", "travels")


def as_line(base: OpenBase, words: Sequence[Word], understood: Understood, found: Found) -> str:
    """How the question was read, part by part: ``visits · Kim Jong Un · to Vietnam · 2019``."""
    said = list(_said(base, words, understood, found))
    if not said:
        # For a verb whose kind the base does not have.
        typed = (words[part.start : part.stop] for part in understood.verbs)
        said = [" ".join(word.raw for word in row) for row in typed]
    return " · ".join(dict.fromkeys(said))


def _said(
    base: OpenBase, words: Sequence[Word], understood: Understood, found: Found
) -> Iterator[str]:
    if understood.differing:
        yield "where documents differ"
    if understood.order:
        yield understood.order
    if understood.nth:
        yield joined(words[understood.nth.start : understood.nth.stop])
    yield from base.declared.plurals(found.asking.kinds)
    if understood.whereabouts:
        yield "where"
    for part in (*understood.doers, *understood.people, *understood.targets):
        done_to = part in understood.targets and part.sort == PLACE
        way = ("to " if understood.act in _MOVING else "with ") if done_to else ""
        yield f"{way}{_named(base, part)}"
    for way, parts in (("from", understood.origins), ("to", understood.goals)):
        yield from (f"{way} {_named(base, part)}" for part in parts)
    if not found.asking.by_words:
        way = "with" if found.asking.loose else "in"
        ways = {part: "of" if part.adjective else way for part in understood.places}
        yield from (f"{ways[part]} {_named(base, part)}" for part in understood.places)
        yield from (f"with {_named(base, part)}" for part in understood.mentioned)
    yield from (f"on {part.name}" for part in found.asking.topics)
    yield from (f"on {part.name}" for part in found.asking.topics_too)
    for part in understood.periods:
        typed = " ".join(word.raw for word in words[part.start : part.stop])
        every = part.period is None or part.meaning == EVERY_YEAR
        yield f"{typed}, of any year" if every else date_words(part.period)
    for part in understood.excepted:
        typed = " ".join(word.raw for word in words[part.start : part.stop])
        yield f"without {part.name or typed}"
    for part in (*understood.statuses, *understood.days, *understood.units):
        yield " ".join(word.raw for word in words[part.start : part.stop])
    rows = (*found.asking.needed, *found.asking.words)
    yield from as_typed(words, understood, (" ".join(row) for row in rows))


def as_typed(words: Sequence[Word], understood: Understood, rows: Iterable[str]) -> Iterator[str]:
    """Folded words, each in quotes and as it was typed."""
    typed = [joined(words[part.start : part.stop]) for part in understood.parts]
    known = {" ".join(words_of(text)): text for text in typed}
    yield from (f"'{known.get(row, row)}'" for row in rows)


def _named(base: OpenBase, part: Part) -> str:
    if part.name:
        return part.name
    sort = "place" if part.sort == PLACE else "person"
    names = [base.name(sort, id_) for id_ in sorted(part.ids)]
    shown = names[:3]
    return " or ".join([*shown, *([f"{len(names) - 3} more"] if len(names) > 3 else ())])


def as_record(
    base: OpenBase, understood: Understood, found: Found, command: str | None
) -> dict[str, Any]:
    """How the question was understood, as a JSON record."""
    people = [*understood.people, *(p for p in understood.doers if p.sort != PLACE)]
    people += [part for part in understood.targets if part.sort != PLACE]
    places = [*understood.places, *understood.mentioned]
    origins = [*understood.doers, *understood.origins] if understood.act else understood.origins
    goals = [part for part in (*understood.targets, *understood.goals) if part.sort == PLACE]
    times = understood.times
    return {
        "people": _ids(people),
        "places": _ids([*places, *(part for part in goals if part in places)]),
        "topics": _ids(understood.topics),
        "kinds": base.declared.in_order(found.asking.kinds),
        "period": str(times[0]) if times else None,
        "from": _ids(origins),
        "to": _ids([*goals, *(part for part in understood.goals if part.sort != PLACE)]),
        "order": understood.order or None,
        "words": [" ".join(row) for row in (*found.asking.needed, *found.asking.words)],
        "unmet": list(found.met.unmet),
        "command": command,
    }


def _ids(parts: Iterable[Part]) -> list[str]:
    return list(dict.fromkeys(id_ for part in parts for id_ in sorted(part.ids)))


# --- the command for the same --------------------------------------------------------------------


def as_command(base: OpenBase, understood: Understood, found: Found, typed: Asked) -> str | None:
    """The command that asks the same with filters; None if there is none, as for free words.

    It has the filters that were ``typed`` beside the question too. Each candidate is tried before
    it is shown: it must find the same facts.
    """
    row = understood.order or understood.nth or understood.days or understood.units
    other = row or understood.differing
    if found.asking.words or found.asking.needed or other or not found.count:
        return None
    own, filters = found.asking.own, found.asking.filters
    if any(getattr(own, part) and getattr(filters, part) for part in _ONCE):
        return None
    years = _years(understood)
    if not years and any(period.text[0] in "{[" for period in understood.times):
        return None
    for made, options in _commands(base, understood, found.asking, years):
        whole = filters.also([made])
        if _finds(base, whole, found):
            command, more = _of_kinds(base, base.declared.in_order(whole.kinds), years)
            given = typed.options(without=("kind", "limit"))
            return " ".join([command, *more, *options, *given])
    return None


def _finds(base: OpenBase, selection: Selection, found: Found) -> bool:
    """Whether a selection finds the same facts. That of the question is not asked for again."""
    if selection == found.asking.selection:
        return found.total == found.count
    selected = base.select(selection)
    return selected.total == found.count and set(selected.numbers) == found.numbers


def as_discrepancies(base: OpenBase, understood: Understood, found: Found, typed: Asked) -> str:
    """The command that lists the differences themselves, of the facts that were found."""
    own, numbers = found.asking.own, found.numbers
    for made, options in _commands(base, understood, found.asking, ()):
        if numbers.issubset(base.select(found.asking.filters.also([made])).numbers):
            kinds = [f"--kind {kind}" for kind in base.declared.in_order(own.kinds)]
            given = typed.options(without=("limit",))
            return " ".join(["discrepancies", *options, *kinds, *given])
    return "discrepancies"


def _of_kinds(base: OpenBase, kinds: Sequence[str], years: Sequence[str]) -> tuple[str, list[str]]:
    """The command that lists some kinds, or some years, and the options it needs for that."""
    if years:
        return " ".join(["year", *years]), [f"--kind {kind}" for kind in kinds]
    if len(kinds) == 1:
        return quoted(base.declared.kinds[kinds[0]].plural), []
    return "facts", [f"--kind {kind}" for kind in kinds]


def _commands(
    base: OpenBase, understood: Understood, asking: Asking, years: Sequence[str]
) -> Iterator[tuple[Selection, list[str]]]:
    """Selections that could be the same as that of the question, each with the options for it."""
    who = [*understood.people, *understood.doers, *understood.targets]
    people = [part for part in who if part.sort != PLACE and len(part.ids) == 1]
    places = [part for part in (*understood.places, *understood.mentioned) if part.ids]
    goals = [part for part in (*understood.targets, *understood.goals) if part.sort == PLACE]
    origins = [part for part in (*understood.doers, *understood.origins) if part.sort == PLACE]
    topics = [id_ for part in (*asking.topics, *asking.topics_too) for id_ in sorted(part.ids)]
    options = [f"--topic {id_}" for id_ in topics]
    times = []
    for period in understood.times if not years else ():
        first, last = _ends(period.text)
        times += [*([f"--since {first}"] if first else ()), *([f"--until {last}"] if last else ())]
    times += [f"--status {one}" for part in understood.statuses for one in part.meaning.split()]
    bare = asking.own.but(
        people=(),
        places=(),
        ways=(),
        mixed=(),
        periods=[parse("{" + ",".join(years) + "}")] if years else asking.own.periods,
        topics=[base.within("topic", id_) for id_ in topics],
    )
    named = tuple(part.ids for part in people)
    by_name = [f"--who {quoted(base.name('person', next(iter(part.ids))))}" for part in people]

    def within(parts: Iterable[Part]) -> tuple[frozenset[str], ...]:
        return tuple(
            frozenset().union(*(base.within("place", id_) for id_ in part.ids)) for part in parts
        )

    at = [f"--place {id_}" for part in places for id_ in sorted(part.ids)]
    ways = tuple(("from", ids) for ids in within(origins)) + tuple(
        ("to", ids) for ids in within(goals)
    )
    led = [f"--from {id_}" for part in origins for id_ in sorted(part.ids)]
    led += [f"--to {id_}" for part in goals for id_ in sorted(part.ids)]
    yield (
        bare.but(people=named, places=within(places), ways=ways),
        [*by_name, *led, *at, *options, *times],
    )
    everywhere = [*places, *goals, *origins]
    yield (
        bare.but(people=named, places=within(everywhere)),
        [
            *by_name,
            *(f"--place {id_}" for part in everywhere for id_ in sorted(part.ids)),
            *options,
            *times,
        ],
    )


def _years(understood: Understood) -> list[str]:
    """The years asked for, if any of several will do; none if other times are asked for."""
    texts = [period.text for period in understood.times]
    if len(texts) != 1 or texts[0][0] not in "{[":
        return []
    years = texts[0].strip("{}[]").split(",")
    return years if all(year.isdigit() for year in years) else []


def _ends(text: str) -> tuple[str, str]:
    """What --since and --until take for a period; empty for an open end."""
    first, slash, last = text.partition("/")
    if not slash:
        return text, text
    return first.strip("."), last.strip(".")
