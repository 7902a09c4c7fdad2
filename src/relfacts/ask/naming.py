"""Whom a text names, and how a text for a topic, place or document was taken."""

from __future__ import annotations

from relfacts.ask.answer import Note, Said, meant, missing
from relfacts.ask.parts import Part
from relfacts.base.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.answer import Asked
    from relfacts.base.labels import Found
    from relfacts.base.openbase import OpenBase


def person(base: OpenBase, asked: Asked, name: str) -> Part:
    """The person a name means. If it means nobody, or nobody in particular, the notes say so."""
    from relfacts.names.reading import read_names

    name = base.chosen.get(name, name)
    reading = read_names(name, base.book)
    named = [{"id": owner.id, "rule": rule.name} for owner, rule in reading.unmeant]
    if reading.outcome == "ambiguous":
        from relfacts.ask.unclear import several_people

        words = [f"'{name}' fits {len(reading.matches)} people"]
        said = several_people(base, asked, name, reading)
        return Part(words, said=said, outcome="ambiguous", unclear=name)
    if reading.outcome == "none":
        from relfacts.ask.unclear import unknown_person

        said = Said(unmeant=named) + unknown_person(base, name, reading)
        return Part((), said=said, outcome="none")
    owners = [match.owner for match in reading.matches]
    matches = [
        meant("person", match.owner.id, match.owner.name, match.matched, match.how)
        for match in reading.matches
    ]
    notes = [
        Note("read-as", f"read '{name}' as {match.owner.name}: {why}")
        for match in reading.matches
        if (why := _why(match.label, match.matched, match.owner.name))
    ]
    strangers = [(stranger.name, stranger.who) for stranger in reading.strangers]
    unknown = [(unread, None) for unread in reading.unread]
    said = Said(matches, notes=notes, unmeant=named) + missing([*strangers, *unknown])
    ids = [owner.id for owner in owners]
    words = [" or ".join(owner.name for owner in owners)]
    if len(ids) == 1:
        words += filter(None, base.person(ids[0]))
    return Part(words, Selection(people=(frozenset(ids),)), said, ids)


def _why(label: str, spelling: str, name: str) -> str:
    """Why a text was read as a name, in words that do not repeat the name.

    ``label`` is the name of the reading, ``spelling`` the one that matched.
    """
    own = spelling.casefold() == name.casefold()
    if label.startswith("a slip"):
        return "a slip" if own else f"a slip for {spelling}"
    if label.startswith("with the ending") and not own:
        return f"{spelling} {label}"
    return {
        "own script": "the name in its own script",
        "other accents": "the name with other accents",
    }.get(label, label)


def read_label(sort: str, text: str, found: Found) -> Said:
    """What a text for a topic, place or source was taken to mean, with a note if not obvious."""
    matches = [meant(sort, found.id, found.name, found.matched, found.how)]
    if found.how == "alias":
        why = "a synonym" if sort == "topic" else "another name"
    elif found.how == "slip":
        why = _why(f"a slip for {found.matched}", found.matched, found.name)
    else:
        return Said(matches)
    return Said(matches, notes=[Note("read-as", f"read '{text}' as {found.name}: {why}")])


def of_record(base: OpenBase, sort: str, found: Found) -> Selection:
    """Facts about a topic or place, or about a narrower one."""
    group = (base.within(sort, found.id),)
    return Selection(topics=group) if sort == "topic" else Selection(places=group)
