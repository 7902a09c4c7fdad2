"""The answer if a question was understood but no fact matches it.

It says how the question was understood, what is most similar in the base, and the command to type
next. That nothing is found does not prove that nothing happened: so it also counts the documents
that cover the time.
"""

from __future__ import annotations

from relfacts.ask.answer import Note, Said, near, noted
from relfacts.ask.widening import widened
from relfacts.base.openbase import OpenBase
from relfacts.base.phrasing import in_words
from relfacts.base.selection import Selection
from relfacts.dates.words import in_time, years_in_words
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.ask.parts import Question

# For each part of a selection, the filters that narrow it.
_FIELDS = {
    "who": "people",
    "topic": "topics",
    "place": "places",
    "kind": "kinds",
    "source": "sources",
    "since": "periods",
    "from": "ways",
    "to": "ways",
    "status": "statuses",
}
_TOGETHER = {"since": ("until",), "from": ("to",), "to": ("from",)}

# The part of a selection for which a command itself asks.
_ASKED = {"who": "people", "topic": "topics", "place": "places", "year": "periods"}

# This many facts of a time are searched for their documents, and this many documents are named.
_LOOKED_AT = 200
_NAMED = 8

# A topic may have many narrower ones, a place may contain many: this many are named.
_OF_A_GROUP = 3


def no_facts(base: OpenBase, question: Question) -> Said:
    """Notes for a question that was understood but that no fact answers."""
    command, selection = question.asked.command, question.selection
    said = noted("nothing", f"no {_in_words(base, question)}")
    nearest = base.around(selection) if selection.periods else []
    for fact in nearest:
        told = f"the nearest: {in_words(fact['date'])}: {fact['statement']}  [{fact['id']}]"
        like = near("fact", fact["id"], fact["statement"])
        said += noted("nearest", told, base.line(f"show {fact['id']}"), like)
    if selection.periods:
        said += noted("coverage", _coverage(base, selection))
    if topic := base.index.record("topic", command):
        line = base.line(f"topic {command}")
        like = near("topic", command, topic[2] or command)
        said += noted("other-kinds", f"facts of other kinds on it: {line}", line, like)
    offers = [
        *widened(base, question),
        *_wider(base, question),
        *_of_other_kinds(base, question),
    ]
    wider = list({note.command: note for note in offers}.values())
    said += Said(notes=wider)
    if nearest or not wider:
        line = base.line(f"show {nearest[0]['id']}" if nearest else "facts")
        said += noted("next", f"type next: {line}", line)
    return said


def _of_other_kinds(base: OpenBase, question: Question) -> Iterator[Note]:
    """The same filters with facts of every kind, for a command that lists one kind."""
    asked = question.asked
    if not base.declared.kind_listed_by(asked.command) or not asked.given:
        return
    if count := base.select(question.selection.but(kinds=()), limit=0).total:
        _, _, filters = asked.again().partition(" ")
        line = base.line(f"facts {filters}")
        told = f"of other kinds: {line}  ({counted(count)})"
        yield Note("other-kinds", told, line)


def _wider(base: OpenBase, question: Question) -> Iterator[Note]:
    """The same question without one of its filters, if that has an answer."""
    asked, selection = question.asked, question.selection
    of_a_kind = base.declared.kind_listed_by(asked.command)
    for option, field in _FIELDS.items():
        dropped = [key for key in (option, *_TOGETHER.get(option, ())) if key in asked.given]
        if not dropped or (option == "kind" and of_a_kind):
            continue
        # The first group is the one for which the command itself asks.
        kept = getattr(selection, field)[:1] if _ASKED.get(asked.command) == field else ()
        if count := base.select(selection.but(**{field: kept}), limit=0).total:
            without = " and ".join(f"--{key}" for key in dropped)
            line = base.line(asked.again(without=dropped))
            told = f"without {without}: {line}  ({counted(count)})"
            yield Note("wider", told, line)


def _in_words(base: OpenBase, question: Question) -> str:
    """The question as it was understood, in words: ``visits with A and B in 1958``."""
    selection = question.selection
    said = [" or ".join(base.declared.plurals(selection.kinds)) or "facts"]
    for sort, preposition, groups in (
        ("person", "with", selection.people),
        ("topic", "on", selection.topics),
        ("place", "about", selection.places),
    ):
        if groups:
            said.append(f"{preposition} {' and '.join(_group(base, sort, ids) for ids in groups)}")
    said += map(in_time, selection.periods)
    for way, ids in selection.ways:
        sort = "place" if any(base.index.record("place", id_) for id_ in ids) else "person"
        said.append(f"{way} {_group(base, sort, ids)}")
    said += [f"with the status {status}" for status in sorted(selection.statuses)]
    said += [f"from {base.name('source', id_)}" for id_ in sorted(selection.sources)]
    if question.asked.command == "search":
        said.append(f"with the words {in_quotes(question.asked.given['text'])}")
    return " ".join(said)


def _group(base: OpenBase, sort: str, ids: frozenset[str]) -> str:
    """The first names of a group of alternatives, and how many more there are."""
    names = sorted(base.name(sort, id_) for id_ in ids)
    more = len(names) - _OF_A_GROUP
    shown = names[:_OF_A_GROUP] if sort != "person" else names
    return " or ".join([*shown, f"{more} more"] if len(shown) < len(names) else shown)


def _coverage(base: OpenBase, selection: Selection) -> str:
    """A sentence on which documents say anything about the time."""
    hits = base.select(Selection(periods=selection.periods), limit=_LOOKED_AT).hits
    sure = [hit for hit in hits if hit.fit != "possibly"]
    labels = sorted({source["label"] for hit in sure for source in hit.fact["sources"]})
    if labels:
        more = ", and more" if len(labels) > _NAMED or len(hits) == _LOOKED_AT else ""
        return f"documents with facts of that time: {', '.join(labels[:_NAMED])}{more}"
    covered = years_in_words(base.years())
    return f"no document speaks of that time; the base covers {covered or 'no time at all'}"
