"""Honest answers where there is no fact to show: nothing found, nobody meant, several people.

Each says what was understood, the nearest that the base holds, and the command to type next. Not
finding is not evidence that there was nothing: so the documents that cover the time are counted.
"""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.base.factbase import FactBase
from relfacts.base.phrasing import in_words
from relfacts.base.selection import Selection
from relfacts.dates.words import words, years_in_words
from relfacts.text.folding import key
from relfacts.text.shell import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.ask.answer import Answer
    from relfacts.names.reading import Reading
    from relfacts.records import Fact

# What a filter narrows of a selection, and the filters that narrow it together.
_FIELDS = {
    "who": "people",
    "topic": "topics",
    "place": "places",
    "kind": "kinds",
    "source": "sources",
    "since": "periods",
}
_TOGETHER = {"since": ("until",)}

# What a command asks for by itself.
_ASKED = {"who": "people", "topic": "topics", "place": "places", "year": "periods"}

# So many facts of a time are looked at for their documents, and so many of those are named.
_LOOKED_AT = 200
_NAMED = 8

# So many people are offered for one who is not there.
_NEAREST = 3

# A topic may have many narrower ones, a place many within: so many are named.
_OF_A_GROUP = 3


def several_people(base: FactBase, name: str, reading: Reading, answer: Answer) -> None:
    """The text fits several people: list them, choose nobody."""
    answer.heading = [f"'{name}' fits {len(reading.matches)} people"]
    answer.unclear = name
    candidates = {match.owner.id for match in reading.matches}
    for match in answer.matches:
        if match["id"] in candidates:
            native, description = base.person(match["id"])
            count, years = base.tally("person", [match["id"]])
            match |= {
                "native": native or None,
                "description": description or None,
                "facts": count,
                "years": years_in_words(years),
                "command": base.line(answer.asked_again(match["name"])),
            }
    answer.notes.append(
        f"'{name}' fits several people and none was chosen; type one of the commands"
    )


def unknown_person(base: FactBase, name: str, reading: Reading, answer: Answer) -> None:
    """Nobody in the base is meant: say so, and offer who is near without answering for them."""
    from relfacts.names.suggestions import people_like

    shown = name if len(name) <= 60 else f"{name[:57]}..."
    for stranger in reading.strangers:
        answer.miss(stranger.name, stranger.who)
    if reading.unmeant:
        names = [person.name for person in reading.unmeant[:_NEAREST]]
        more = len(reading.unmeant) - len(names)
        who = " or ".join([*names, f"{more} more"] if more else names)
        answer.notes.append(f"{shown!r} means somebody or something else than {who}")
    if not reading.strangers and not reading.unmeant:
        answer.notes.append(f"nobody in this base is called {shown!r}")
        _say_elsewhere(base, name, "person", answer)
    # Where the text is somebody's own name, whoever is near it is another person.
    offer = "somebody else, with a name like it" if reading.strangers else "did you mean"
    for person in reading.unmeant[:_NEAREST] or people_like(name, base.book, _NEAREST):
        answer.suggest("person", person.id, person.name)
        facts = vocabulary.counted(base.tally("person", [person.id])[0])
        answer.notes.append(f"{offer}: {base.line(f'who {quoted(person.name)}')}  ({facts})")
    answer.notes.append(f"everybody in the base: {base.line('people')}")


def unknown_label(base: FactBase, sort: str, text: str, answer: Answer) -> None:
    """The text is no topic, place or source of the base."""
    other = base.index.other_label(sort, key(text))
    if other:
        answer.notes.append(f"{other[0]} ({other[1]}) is not in this base")
    else:
        answer.notes.append(f"there is no {sort} {text!r} in this base")
    _say_elsewhere(base, text, sort, answer)
    for label in base.labels(sort).near(text):
        answer.suggest(sort, label.id, label.name)
        # A document is asked for with its lines, or with one of them.
        command = answer.command if sort == "source" else sort
        lines = str(answer.query["text"]).rpartition(":")[1:] if command == "at" else ()
        again = base.line(f"{command} {quoted(''.join((label.id, *lines)))}")
        named = "" if label.matched in (label.id, label.name) else f"  ({label.matched})"
        answer.notes.append(f"did you mean: {again}{named}")
    every = f"all of them: {base.line(f'{sort}s')}"
    if sort != "source":
        every += f"; or free words: {base.line(f'search {quoted(text)}')}"
    answer.notes.append(every)


def unknown_fact(base: FactBase, id_: str, answer: Answer) -> None:
    """No fact has this id: say what has it, or which ids are near."""
    from relfacts.names.lookup import near_ids

    wanted = id_.strip().lower()
    answer.notes.append(f"no fact has the id {id_!r}")
    about = next((no for other, no in base.index.discrepancies() if other == wanted), None)
    if about is not None:
        line = base.line(f"show {base.fact(about)['id']}")
        answer.notes.append(f"a discrepancy has it; it stands with the facts it is about: {line}")
        return
    if base.index.record("source", wanted):
        answer.notes.append(f"a document has it: {base.line(f'facts --source {wanted}')}")
        return
    _say_elsewhere(base, id_, "fact", answer)
    for near in near_ids(id_, base.index.fact_ids()):
        answer.suggest("fact", near, near)
        answer.notes.append(f"did you mean: {base.line(f'show {near}')}")
    if not answer.suggestions:
        answer.notes.append(f"ids stand under the statements: {base.line('facts')}")


def _say_elsewhere(base: FactBase, text: str, asked: str, answer: Answer) -> None:
    """Offer the commands to which a text means something, though not to the one for ``asked``."""
    from relfacts.ask.elsewhere import elsewhere

    for other in elsewhere(base, text, asked):
        if other.id:
            answer.suggest(other.sort, other.id, other.name)
        answer.notes.append(f"{other.said}: {other.line}")


def no_facts(base: FactBase, selection: Selection, answer: Answer) -> None:
    """The question was understood and no fact answers it."""
    answer.notes.append(f"nothing found: {_understood(base, selection, answer)}")
    nearest = base.around(selection) if selection.periods else []
    for fact in nearest:
        answer.suggest("fact", fact["id"], fact["statement"])
        answer.notes.append(f"the nearest: {_told(fact)}  [{fact['id']}]")
    if selection.periods:
        answer.notes.append(_coverage(base, selection))
    if topic := base.index.record("topic", answer.command):
        answer.suggest("topic", answer.command, topic[2] or answer.command)
        line = base.line(f"topic {answer.command}")
        answer.notes.append(f"facts of other kinds on it: {line}")
    wider = [*_wider(base, selection, answer), *_of_other_kinds(base, selection, answer)]
    answer.notes += wider
    if nearest:
        first = base.line(f"show {nearest[0]['id']}")
        answer.notes.append(f"type next: {first}")
    elif not wider:
        answer.notes.append(f"type next: {base.line('facts')}")


def _of_other_kinds(base: FactBase, selection: Selection, answer: Answer) -> Iterator[str]:
    """The same filters over facts of every kind, where a command lists those of one."""
    if answer.command not in vocabulary.KIND_COMMANDS or len(answer.query) == 1:
        return
    if count := base.select(selection.but(kinds=()), limit=0).total:
        _, _, filters = answer.asked_again().partition(" ")
        yield f"of other kinds: {base.line(f'facts {filters}')}  ({vocabulary.counted(count)})"


def _wider(base: FactBase, selection: Selection, answer: Answer) -> Iterator[str]:
    """The same question without one of its filters, where that has an answer."""
    for option, field in _FIELDS.items():
        dropped = [key for key in (option, *_TOGETHER.get(option, ())) if key in answer.query]
        if not dropped or (option == "kind" and answer.command in vocabulary.KIND_COMMANDS):
            continue
        kept: tuple[object, ...] = ()
        if _ASKED.get(answer.command) == field:
            # What the command itself asks for stands last, but a time stands first.
            asked = getattr(selection, field)
            kept = asked[:1] if field == "periods" else asked[-1:]
        if count := base.select(selection.but(**{field: kept}), limit=0).total:
            without = " and ".join(f"--{key}" for key in dropped)
            line = base.line(answer.asked_again(without=dropped))
            yield f"without {without}: {line}  ({vocabulary.counted(count)})"


def _understood(base: FactBase, selection: Selection, answer: Answer) -> str:
    """The question in words, as the base understood it."""
    kinds = ", ".join(
        vocabulary.KINDS[kind] for kind in vocabulary.KINDS if kind in selection.kinds
    )
    said = [kinds or "facts"]
    for group in selection.people:
        said.append("with " + " or ".join(sorted(base.name("person", id_) for id_ in group)))
    for sort, groups in (("topic", selection.topics), ("place", selection.places)):
        for group in groups:
            names = sorted(base.name(sort, id_) for id_ in group)
            shown, left = names[:_OF_A_GROUP], len(names) - _OF_A_GROUP
            more = f" or {left} more" if left > 0 else ""
            said.append(("on " if sort == "topic" else "about ") + " or ".join(shown) + more)
    said += [f"in the time {words(period)}" for period in selection.periods]
    said += [f"from {base.name('source', id_)}" for id_ in sorted(selection.sources)]
    if answer.command == "search":
        said.append(f"with the words {answer.query['text']!r}")
    return " ".join(said)


def _coverage(base: FactBase, selection: Selection) -> str:
    """Which documents have anything to say about the time asked for."""
    hits = base.select(Selection(periods=selection.periods), limit=_LOOKED_AT).hits
    sure = [hit for hit in hits if hit.fit != "possibly"]
    labels = sorted({source["label"] for hit in sure for source in hit.fact["sources"]})
    if labels:
        more = ", and more" if len(labels) > _NAMED or len(hits) == _LOOKED_AT else ""
        return f"documents with facts of that time: {', '.join(labels[:_NAMED])}{more}"
    covered = years_in_words(base.years())
    return f"no document speaks of that time; the base covers {covered or 'no time at all'}"


def _told(fact: Fact) -> str:
    return f"{in_words(fact['date'])}: {fact['statement']}"
