"""Messages for a text that matches nobody and nothing, or several people.

Similar names are suggested, with the command to type next, but their facts are never given.
"""

from __future__ import annotations

from relfacts.ask.answer import Note, Said, meant, missing, near, nobody, noted
from relfacts.base.openbase import OpenBase
from relfacts.dates.words import years_in_words
from relfacts.text.folding import key
from relfacts.text.shell import quoted
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.ask.answer import Asked
    from relfacts.names.reading import Reading

# At most this many similar people are suggested for somebody who is not in the base.
_NEAREST = 3

# Of the people whom a text fits, this many are listed, and never fewer than the second number.
_LISTED, _FEWEST = 20, 2

#: For commands that cite: the option that makes citations of the facts another command lists.
CITING = {"cite": " --cite"}

# A longer text is cut when it is shown.
_SHOWN = 60


def several_people(base: OpenBase, asked: Asked, name: str, reading: Reading) -> Said:
    """The text fits several people: list them, choose nobody.

    Of very many, those with most facts, unless ``--limit`` asks for more or fewer; but never only
    one, which would amount to a choice.
    """
    matches = []
    most = max(int(str(asked.given.get("limit") or _LISTED)), _FEWEST)
    listed = reading.matches
    if len(listed) > most:
        told = base.most_told([match.owner.id for match in listed], most)
        listed = sorted((m for m in listed if m.owner.id in told), key=lambda m: told[m.owner.id])
    for match in listed:
        person = match.owner
        native, description = base.person(person.id)
        count, years = base.tally("person", [person.id])
        matches.append(
            meant("person", person.id, person.name, match.matched, match.how)
            | {
                "native": native or None,
                "description": description or None,
                "facts": count,
                "years": years_in_words(years),
                "command": base.line(asked.again({**base.chosen, name: person.name})),
            }
        )
    why = f"'{name}' fits several people and none was chosen; type one of the commands"
    notes = [Note("several", why)]
    if len(listed) < len(reading.matches):
        without = asked.again(base.chosen, without=("limit",))
        line = base.line(f"{without} --limit {len(reading.matches)}")
        told_of = f"{len(listed)} of {len(reading.matches)} people, those with most facts"
        notes.append(Note("limit", f"{told_of}; all of them: {line}", line))
    return Said(matches, notes=notes)


def unknown_person(base: OpenBase, name: str, reading: Reading) -> Said:
    """Nobody in the base is meant: say so, and suggest similar names without giving their facts."""
    from relfacts.names.suggest import people_like

    shown = name if len(name) <= _SHOWN else f"{name[: _SHOWN - 3]}..."
    said = missing([(stranger.name, stranger.who) for stranger in reading.strangers])
    unmeant = [person for person, _ in reading.unmeant[:_NEAREST]]
    other = Said() if reading.strangers else _elsewhere(base, name, "person")
    if not reading.strangers and not reading.unmeant:
        said += Said(notes=[nobody(shown)])
    elif not other.suggestions:
        said += Said(notes=[Note("unmeant", text) for text in _unmeant(shown, reading)])
    said += other
    # If the text is itself a known name, people with similar names are other people.
    known = reading.strangers or (reading.unmeant and other.suggestions)
    offer = "somebody else, with a name like it" if known else "did you mean"
    for person in unmeant or people_like(name, base.book, _NEAREST):
        facts = counted(base.tally("person", [person.id])[0])
        line = base.line(f"who {quoted(person.name)}")
        like = near("person", person.id, person.name)
        said += noted("suggestion", f"{offer}: {line}  ({facts})", line, like)
    everybody = base.line("people")
    return said + noted("all", f"everybody in the base: {everybody}", everybody)


def _unmeant(text: str, reading: Reading) -> Iterator[str]:
    """Why people who are named are not meant: a sentence for each rule."""
    for sentence in dict.fromkeys(rule.says for _, rule in reading.unmeant):
        people = [person.name for person, rule in reading.unmeant if rule.says == sentence]
        names, more = people[:_NEAREST], len(people) - _NEAREST
        who = " or ".join([*names, f"{more} more"] if more > 0 else names)
        yield sentence.format(text=repr(text), name=who)


def unknown_label(base: OpenBase, asked: Asked, sort: str, text: str) -> Said:
    """The text is not a topic, place or source of the base."""
    every = base.line(f"{sort}s")
    listed = noted("all", f"all of them: {every}", every)
    if other := base.index.other_label(sort, key(text)):
        # Do not suggest similar names: another country was clearly meant.
        said = noted("absent", f"{other[0]} ({other[1]}) is not in this base")
        return said + _elsewhere(base, text, sort) + listed
    said = noted("absent", f"there is no {sort} {in_quotes(text)} in this base")
    said += _elsewhere(base, text, sort)
    for label in base.labels(sort).near(text):
        # A document is asked for by its lines, or one of them.
        command = asked.command if sort == "source" else sort
        lines = str(asked.given["text"]).rpartition(":")[1:] if command == "at" else ()
        line = base.line(f"{command} {quoted(''.join((label.id, *lines)))}")
        named = "" if label.matched in (label.id, label.name) else f"  ({label.matched})"
        like = near(sort, label.id, label.name)
        said += noted("suggestion", f"did you mean: {line}{named}", line, like)
    if sort != "source" and (count := _with_words(base, text)):
        words = base.line(f"search {quoted(text)}")
        said += noted("elsewhere", f"free words: {words}  ({counted(count)})", words)
    return said + listed


def _with_words(base: OpenBase, text: str) -> int:
    """The number of facts that a search for the text finds."""
    from relfacts.ask.question.finding import count

    return count(base, text)


def no_such_fact(id_: str) -> Said:
    """No fact has this id."""
    return noted("absent", f"no fact has the id {in_quotes(id_)}")


def unknown_fact(base: OpenBase, id_: str, command: str = "show") -> Said:
    """No fact has this id: say what has it, or which ids are similar, for the given command."""
    from relfacts.base.labels import near_ids

    wanted = id_.strip().lower()
    said = no_such_fact(id_)
    about = next((no for other, no in base.index.discrepancies() if other == wanted), None)
    if about is not None:
        line = base.line(f"{command} {base.fact(about)['id']}")
        what = f"a discrepancy has it; it is shown with the facts it is about: {line}"
        return said + noted("elsewhere", what, line)
    if base.index.record("source", wanted):
        line = base.line(f"facts --source {wanted}{CITING.get(command, '')}")
        return said + noted("elsewhere", f"a document has it: {line}", line)
    said += _elsewhere(base, id_, "fact", CITING.get(command, ""))
    for other in near_ids(id_, base.index.fact_ids()):
        line = base.line(f"{command} {other}")
        said += noted("suggestion", f"did you mean: {line}", line, near("fact", other, other))
    if not said.suggestions:
        line = base.line("facts")
        said += noted("all", f"ids are shown under the statements: {line}", line)
    return said


def _elsewhere(base: OpenBase, text: str, asked: str, options: str = "") -> Said:
    """Commands other than the one for ``asked`` that can answer the text."""
    from relfacts.ask.elsewhere import elsewhere

    others = list(elsewhere(base, text, asked))
    lines = [f"{other.line}{options}" for other in others]
    return Said(
        suggestions=[near(other.sort, other.id, other.name) for other in others if other.id],
        notes=[
            Note("elsewhere", f"{other.said}: {line}", line)
            for other, line in zip(others, lines, strict=True)
        ],
    )
