"""Turns an address, with its path and query string, into a question.

The addresses are the lookups of the command line by name, with ``q`` for their text and the filters
by the names of the options, and an address for each record: ``/person/ID``. The JSON is byte for
byte what ``--format json`` writes for the same question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from relfacts.ask.answer import Answer
from relfacts.ask.answers import is_fact
from relfacts.ask.filters import NUMBERS, SWITCHES, TEXTS, TIMES, option
from relfacts.ask.records import SORTS
from relfacts.errors import UsageError
from relfacts.library.factbase import FactBase
from relfacts.text.typed import MOST, in_quotes, readable, whole

#: A query string: names with their values, in order, repeated ones too.
Query = Sequence[tuple[str, str]]

#: The name of the text of a question, and the name of the format.
TEXT, FORMAT = "q", "format"

#: The filters by the names of the options, each with the name that the library gives it.
FILTERS = {option(name): name for name in (*TIMES, *TEXTS, *SWITCHES, *NUMBERS)}

#: Filters that pages call otherwise, under which name somebody may type them.
CALLED = {"person": ("who",), "document": ("source",), "decade": ("since", "until")}

# The values of a switch; a checkbox of a form sends "on".
_ON, _OFF = ("", "1", "true", "yes", "on"), ("0", "false", "no", "off")

_OF_A_TEXT: Mapping[str, Callable[..., Answer]] = {
    "who": FactBase.who,
    "year": FactBase.year,
    "topic": FactBase.topic,
    "place": FactBase.place,
    "search": FactBase.search,
}
_LISTINGS: Mapping[str, Callable[..., Answer]] = {
    "facts": FactBase.facts,
    "discrepancies": FactBase.discrepancies,
}
_CATALOGUES: Mapping[str, Callable[[FactBase], Answer]] = {
    "about": FactBase.about,
    "people": FactBase.people,
    "topics": FactBase.topics,
    "places": FactBase.places,
    "sources": FactBase.sources,
}


def answer(base: FactBase, path: str, query: Query, documents: str | None = None) -> Answer | None:
    """The answer to an address; None if there is no such address.

    ``documents`` is the folder with the texts, for passages. Raises UsageError for a question that
    cannot be asked, with the hint that the command line gives.
    """
    name, slash, id_ = path.strip("/").partition("/")
    if slash and id_ and "/" not in id_:
        if name == "fact":
            _only(query, ())
            # Not a person with that name, which ``show`` would also answer.
            if base.look(lambda inside: is_fact(inside, id_)):
                return base.show(id_, documents=documents)
            return base.listed("fact", id_)
        if name == "year":
            return base.year(id_, **_filters(query))
        if name == "kind":
            kinds = base.look(lambda inside: inside.declared.kinds)
            plural = kinds[id_].plural if id_ in kinds else None
            return base.listing(plural, **_filters(query)) if plural else None
        return base.record(name, id_, **_filters(query)) if name in SORTS else None
    if slash:
        return None
    if not name:
        text = _text(query)
        if text.strip():
            return base.search(text, **_filters(query, TEXT))
        _only(query, (TEXT,))
        return base.about()
    if ask := _OF_A_TEXT.get(name):
        return ask(base, _text(query), **_filters(query, TEXT))
    if ask := _LISTINGS.get(name):
        return ask(base, **_filters(query))
    if catalogue := _CATALOGUES.get(name):
        _only(query, ())
        return catalogue(base)
    if name == "show":
        _only(query, (TEXT,))
        return base.show(*(_text(query).split() or [""]), documents=documents)
    if name == "cite":
        _only(query, (TEXT, "as"))
        return base.listed("cite", *(_text(query).split() or [""]))
    if name == "timeline":
        return base.facts(**_filters(query))
    if name == "at":
        _only(query, (TEXT,))
        return base.at(_text(query))
    if name == "coverage":
        _only(query, (TEXT,))
        return base.coverage(_text(query) or None, documents)
    return base.listing(name, **_filters(query)) if name in base.plurals else None


def is_missing(path: str, found: Answer) -> bool:
    """Whether an address names a record by an id that does not exist."""
    by_id = "/" in path.strip("/") or found.command == "show"
    return by_id and found.outcome == "none" and found.record is None


def text_of(path: str, query: Query) -> str:
    """The text of the question, for the message that refuses it."""
    return path.strip("/").partition("/")[2] or _text(query)


def _text(query: Query) -> str:
    """The text of the question; if it is given several times, joined with spaces."""
    return " ".join(readable(value) for name, value in query if name == TEXT)


def _filters(query: Query, *others: str) -> dict[str, Any]:
    """The filters given, by their names in the library; the names ``others`` are allowed too.

    An empty field of a form counts as not given. Raises UsageError for an unknown name, or a value
    that the filter cannot have.
    """
    _only(query, (*FILTERS, *others))
    given: dict[str, Any] = {}
    for name, value in query:
        filter_ = FILTERS.get(name)
        if filter_ in SWITCHES:
            given[filter_] = _switch(name, value)
        elif filter_ and value:
            if filter_ in TEXTS:
                given.setdefault(filter_, []).append(value)
            else:
                given[filter_] = _number(name, value) if filter_ in NUMBERS else value
    return given


def _only(query: Query, names: Iterable[str]) -> None:
    """Raises UsageError for a name that this address does not accept."""
    from relfacts.text.letters import one_slip

    known = (*names, FORMAT)
    for name, _ in query:
        if name not in known:
            near = [one for one in known if one_slip(name, one)]
            meant = CALLED.get(name.casefold(), near[:1])
            takes = f"it takes {', '.join(known)}"
            hint = (
                f"did you mean {' and '.join(meant)}?" if {*meant} <= {*known} and meant else takes
            )
            raise UsageError(f"there is no argument {in_quotes(name)} here", hint)


def _switch(name: str, value: str) -> bool:
    if value.lower() not in (*_ON, *_OFF):
        raise UsageError(f"{name} is {in_quotes(value)}", f"{name}=1, or leave it out")
    return value.lower() in _ON


def _number(name: str, value: str) -> int:
    if not (found := whole(value)):
        raise UsageError(
            f"{name} is {in_quotes(value[:40])}", f"{name} takes a whole number from 1 to {MOST}"
        )
    return found
