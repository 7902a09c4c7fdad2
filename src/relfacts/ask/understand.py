"""Interprets what was typed: the text of a command and its filters become one ``Question``.

Each text is read by itself and becomes a ``Part``: what it asks of facts, and the notes about it.
If one of them does not mean anybody in particular, the question ends there, and the answer says so.
"""

from __future__ import annotations

from relfacts.ask.answer import Asked, Said
from relfacts.ask.parts import Part, Question
from relfacts.base.selection import Selection
from relfacts.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.filters import Filters
    from relfacts.base.openbase import OpenBase


def question(base: OpenBase, asked: Asked, own: Part, filters: Filters) -> Question:
    """The question made of the text of the command and its filters.

    Raises UsageError for a filter that cannot be used: usage errors come before unclear names. The
    people in filters are read until one is not clear.
    """
    if not filters.given:
        return Question(asked, own, (), own)
    from relfacts.ask.conditions import conditions, with_person

    read = list(conditions(base, asked, filters))
    if own.outcome != "found":
        return Question(asked, own, (), own)
    last = own
    for name in filters.who:
        last = with_person(base, asked, name)
        read.append(last)
        if last.outcome != "found":
            break
    return Question(asked, own, read, last)


# --- the commands ---------------------------------------------------------------------------


def who(base: OpenBase, name: str, filters: Filters) -> Question:
    """A question about the person that ``name`` means."""
    from relfacts.ask.naming import person

    _must_say(base, "who", name, "NAME", "person")
    asked = Asked("who", {"text": name, **filters.as_query()})
    return question(base, asked, person(base, asked, name), filters)


def year(base: OpenBase, when: str, filters: Filters) -> Question:
    """A question about the time that ``when`` means."""
    from relfacts.ask.times import period, times

    asked_for, notes = times(when) or period(base, when, "WHEN")
    given = {"text": when, **filters.as_query(), "period": str(asked_for)}
    asked = Asked("year", given)
    own = Part([asked_for], Selection(periods=(asked_for,)), Said(notes=notes))
    return question(base, asked, own, filters)


def about(base: OpenBase, sort: str, text: str, filters: Filters) -> Question:
    """A question about the topic or place (``sort``) that ``text`` means."""
    from relfacts.ask.naming import of_record, read_label

    _must_say(base, sort, text, sort.upper(), sort)
    asked = Asked(sort, {"text": text, **filters.as_query()})
    found = base.labels(sort).look_up(text)
    if found is None:
        from relfacts.ask.unclear import unknown_label

        own = Part((), said=unknown_label(base, asked, sort, text), outcome="none")
    else:
        narrower = sorted(base.name(sort, id_) for id_ in base.within(sort, found.id) - {found.id})
        words = [found.name, *(["with " + ", ".join(narrower)] if narrower else ())]
        own = Part(words, of_record(base, sort, found), read_label(sort, text, found))
    return question(base, asked, own, filters)


def listing(base: OpenBase, command: str, kind: str | None, filters: Filters) -> Question:
    """A question for the facts of a ``kind``, which is that of the ``command``, or of all kinds.

    Raises UsageError if a filter asks for another kind.
    """
    wanted = frozenset(filter(None, (kind,)))
    if wanted and filters.kind:
        from relfacts.ask.conditions import kind_called

        if wanted.isdisjoint(kind_called(base, text) for text in filters.kind):
            raise UsageError(
                f"{command} lists only its own kind of fact, not {', '.join(filters.kind)}",
                base.line(f"facts --kind {filters.kind[0]}"),
            )
    own = Part([command.capitalize()], Selection(kinds=wanted))
    asked = Asked(command, filters.as_query())
    return question(base, asked, own, filters)


def search(base: OpenBase, text: str, filters: Filters) -> Question:
    """A question for the facts in which words are searched for."""
    asked = Asked("search", {"text": text, **filters.as_query()})
    return question(base, asked, Part([f"Search: {text}"]), filters)


def filtered(base: OpenBase, command: str, filters: Filters) -> Question:
    """A question with filters only, for a command without a text."""
    asked = Asked(command, filters.as_query())
    return question(base, asked, Part(()), filters)


def _must_say(base: OpenBase, command: str, text: str, what: str, sort: str) -> None:
    """Raises UsageError if a text is blank; the hint shows where it is."""
    if not text.strip():
        from relfacts.text.shell import quoted

        known = next((record["name"] for record in base.records(sort)), "")
        hint = base.line(f"{command} {quoted(known)}") if known else ""
        raise UsageError(f"{what} is empty", hint)
