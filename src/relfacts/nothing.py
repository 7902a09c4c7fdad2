"""Honest answers where there is no fact to show: nothing found, nobody meant, several people.

Each says what was understood, the nearest that the base holds, and the command to type next. Not
finding is not evidence that there was nothing: so the documents that cover the time are counted.
"""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.edtf import parse
from relfacts.factbase import FactBase, Selection, time_order, years
from relfacts.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.answer import Answer
    from relfacts.names.reading import Reading
    from relfacts.records import Fact

_NEAREST = 2


def several_people(base: FactBase, name: str, reading: Reading, answer: Answer) -> None:
    """The text fits several people: list them, choose nobody."""
    answer.heading = [f"'{name}' fits {len(reading.matches)} people"]
    answer.unclear = name
    candidates = {match.owner.id for match in reading.matches}
    for match in answer.matches:
        if match["id"] in candidates:
            person = base.people[match["id"]]
            facts = facts_of(base, person["id"])
            match |= {
                "native": person["native"],
                "description": person["description"],
                "facts": len(facts),
                "years": years_of(facts),
                "command": answer.asked_again(person["name"]),
            }
    answer.notes.append(
        f"'{name}' fits several people and none was chosen; type one of the commands"
    )


def unknown_person(base: FactBase, name: str, reading: Reading, answer: Answer) -> None:
    """Nobody in the base is meant: say so, and offer who is near without answering for them."""
    shown = name if len(name) <= 60 else f"{name[:57]}..."
    for stranger in reading.strangers:
        answer.notes.append(f"{stranger.name} ({stranger.who}) is not in this base")
    if not reading.strangers:
        answer.notes.append(f"nobody in this base is called {shown!r}")
    # Where the text is somebody's own name, whoever is near it is another person.
    offer = "somebody else, with a name like it" if reading.strangers else "did you mean"
    suggestions = _people_near(base, name)
    for id_ in suggestions:
        person = base.people[id_]
        answer.suggest("person", id_, person["name"])
        facts = counted(len(facts_of(base, id_)))
        answer.notes.append(f'{offer}: relfacts who "{person["name"]}"  ({facts})')
    answer.notes.append("everybody in the base: relfacts people")


def unknown_label(base: FactBase, command: str, kept_in: str, text: str, answer: Answer) -> None:
    """The text is no topic or place of the base."""
    from relfacts.names.lookup import look_up, near

    others = [
        other
        for record in base.base.get(kept_in, ())  # type: ignore[attr-defined]
        for other in record.get("not", ())
        if key(text) in {key(form) for form in (other["name"], *other["forms"])}
    ]
    for other in others[:1]:
        answer.notes.append(f"{other['name']} ({other['who']}) is not in this base")
    if not others:
        answer.notes.append(f"there is no {command} {text!r} in this base")
    for sort in ("topic", "place"):
        found = look_up(text, base.labels(f"{sort}s")) if sort != command else None
        if found:
            answer.notes.append(f"there is a {sort} of that name: relfacts {sort} {found.label.id}")
    if kind := _kind_called(text):
        answer.notes.append(f"{vocabulary.KINDS[kind]} are a kind of fact: {_kind_command(kind)}")
    for label in near(text, base.labels(kept_in)):
        answer.suggest(command, label.id, label.name)
        answer.notes.append(f"did you mean: relfacts {command} {_typed(label.id)}")
    answer.notes.append(
        f"all of them: relfacts {kept_in}; or free words: relfacts search {_typed(text)}"
    )


def _kind_called(text: str) -> str | None:
    """The kind of fact that ``text`` names, if it does."""
    wanted = fold(text).removesuffix("s")
    for kind, plural in vocabulary.KINDS.items():
        names = (kind, plural, *vocabulary.KIND_WORDS.get(kind, ()))
        if wanted in {name.removesuffix("s") for name in names}:
            return kind
    return None


def _kind_command(kind: str) -> str:
    for command, (listed, _) in vocabulary.KIND_COMMANDS.items():
        if listed == kind:
            return f"relfacts {command}"
    return f"relfacts facts --kind {kind}"


def no_facts(base: FactBase, selection: Selection, answer: Answer) -> None:
    """The question was understood and no fact answers it."""
    answer.notes.append(f"nothing found: {_understood(base, selection, answer)}")
    nearest = _nearest(base, selection)
    for fact in nearest:
        answer.notes.append(f"the nearest: {_told(fact)}  [{fact['id']}]")
    if selection.periods:
        answer.notes.append(_coverage(base, selection))
    if any(topic["id"] == answer.command for topic in base.base["topics"]):
        answer.notes.append(f"facts of other kinds on it: relfacts topic {answer.command}")
    if nearest:
        answer.notes.append(f"type next: relfacts show {nearest[0]['id']}")
    else:
        answer.notes.append("type next: relfacts facts")


def facts_of(base: FactBase, person: str) -> list[Fact]:
    """The facts that a person is in."""
    return [fact for fact in base.facts if any(p["id"] == person for p in fact["people"])]


def counted(number: int) -> str:
    """``1 fact``, ``2 facts``."""
    return "1 fact" if number == 1 else f"{number} facts"


def years_of(facts: list[Fact]) -> str:
    """The years from the first to the last of ``facts``, in words; empty if none is dated."""
    found = years(facts)
    if found is None:
        return ""
    first, last = (str(year) if year > 0 else f"{1 - year} BC" for year in found)
    return (
        first if first == last else f"{first}-{last}" if "B" not in first else f"{first} - {last}"
    )


def _people_near(base: FactBase, name: str) -> list[str]:
    from relfacts.names.slips import suggest

    text = fold(name)[:100]
    if not any(ch.isalpha() for ch in text):
        return []
    names = {
        fold(spelling): id_
        for id_, person in base.people.items()
        for spelling in (person["name"], *person["forms"].get("printed", ()))
    }
    return suggest(text, names)


def _understood(base: FactBase, selection: Selection, answer: Answer) -> str:
    """The question in words, as the base understood it."""
    from relfacts.datewords import words

    kinds = ", ".join(
        vocabulary.KINDS[kind] for kind in vocabulary.KINDS if kind in selection.kinds
    )
    said = [kinds or "facts"]
    for group in selection.people:
        said.append("with " + " or ".join(sorted(base.people[id_]["name"] for id_ in group)))
    for kept_in, groups in (("topics", selection.topics), ("places", selection.places)):
        for group in groups:
            names = sorted(base.name(kept_in, id_) for id_ in group)
            said.append(("on " if kept_in == "topics" else "about ") + " or ".join(names[:3]))
    said += [f"in the time {words(period)}" for period in selection.periods]
    said += [f"from {base.sources[id_]['label']}" for id_ in sorted(selection.sources)]
    if answer.command == "search":
        said.append(f"with the words {answer.query['text']!r}")
    return " ".join(said)


def _nearest(base: FactBase, selection: Selection) -> list[Fact]:
    """The facts just before and after the time asked for, all else as asked."""
    if not selection.periods:
        return []
    wider = Selection(
        people=selection.people,
        topics=selection.topics,
        places=selection.places,
        kinds=selection.kinds,
        sources=selection.sources,
    )
    facts = [hit.fact for hit in base.select(wider)[0] if not time_order(hit.fact)[0]]
    period = selection.periods[0]
    dates = [(fact, parse(fact["date"])) for fact in facts if fact["date"]]
    before = [fact for fact, date in dates if date.end and period.start and date.end < period.start]
    after = [fact for fact, date in dates if date.start and period.end and date.start > period.end]
    return [*before[-1:], *after[:1]][:_NEAREST]


def _coverage(base: FactBase, selection: Selection) -> str:
    """Which documents have anything to say about the time asked for."""
    hits, _ = base.select(Selection(periods=selection.periods))
    sure = [hit for hit in hits if hit.fit != "possibly"]
    labels = sorted({source["label"] for hit in sure for source in hit.fact["sources"]})
    if labels:
        return f"documents with facts of that time: {', '.join(labels)}"
    covered = years_of(base.facts)
    return f"no document speaks of that time; the base covers {covered or 'no time at all'}"


def _told(fact: Fact) -> str:
    from relfacts.datewords import words

    when = words(parse(fact["date"])) if fact["date"] else "undated"
    return f"{when}: {fact['statement']}"


def _typed(text: str) -> str:
    return f'"{text}"' if " " in text else text
