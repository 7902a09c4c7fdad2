"""Answers questions: selects the facts and adds the notes about them.

Each function is one command. It has the texts interpreted, selects facts, and returns an ``Answer``
that every format renders; it neither prints nor knows of terminals.
"""

from __future__ import annotations

from relfacts.ask import understand
from relfacts.ask.answer import Answer, Asked, Note, Said, meant, near, noted, together
from relfacts.ask.parts import stopped
from relfacts.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relfacts.ask.filters import Filters
    from relfacts.ask.parts import Question
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit, Selected


# Similar ids are suggested for this many unknown ids; of more, only that no fact has them.
_HELPED = 20


def who(base: OpenBase, name: str, filters: Filters) -> Answer:
    """The facts about the person, or people, that ``name`` means; or the answer to *who did it*."""
    if base.has_own_kinds:
        from relfacts.ask.plurals import tells_a_deed

        if tells_a_deed(base, name):
            return _as_question(base, f"who {name}", filters)
    asked = understand.who(base, name, filters)
    if asked.outcome == "none":
        from relfacts.ask.plurals import asks_with_a_verb

        if asks_with_a_verb(name, base):
            answer = _as_question(base, f"who {name}", filters)
            if answer.outcome == "found":
                return answer
    return _select(base, asked, filters)


def year(base: OpenBase, when: str, filters: Filters) -> Answer:
    """The facts of the time ``when``: within it, possibly within it, and running through it."""
    return _select(base, understand.year(base, when, filters), filters, by_fit=True)


def topic(base: OpenBase, text: str, filters: Filters) -> Answer:
    """The facts on a topic and on the narrower topics under it."""
    return _select(base, understand.about(base, "topic", text, filters), filters)


def place(base: OpenBase, text: str, filters: Filters) -> Answer:
    """The facts about a place and the places in it."""
    return _select(base, understand.about(base, "place", text, filters), filters)


def listing(base: OpenBase, command: str, filters: Filters) -> Answer:
    """The facts of the kind that a command lists, or of all kinds with ``facts``.

    If the base has no kind with that plural, the command is read as ordinary words.
    """
    kind = None
    if command != "facts":
        listed = base.declared.kind_listed_by(command)
        if listed is None:
            return search(base, command, filters)
        kind = listed.id
    return _select(base, understand.listing(base, command, kind, filters), filters)


def narrowed(base: OpenBase, command: str, filters: Filters) -> Answer:
    """The facts that match the filters, for a ``command`` that does more than list them."""
    return _select(base, understand.listing(base, command, None, filters), filters)


def words(base: OpenBase, text: str, filters: Filters) -> Answer:
    """Words without a command: a plural lists its kind, anything else is a question.

    Raises UsageError for a text that is nearly a plural, and not a word of the base or a language.
    """
    from relfacts.ask.plurals import plural_meant, takes_no_text

    if plural := plural_meant(base, text):
        return listing(base, plural, filters)
    if takes_no_text(base, text):
        return _as_question(base, text, filters)
    return search(base, text, filters)


def _as_question(base: OpenBase, text: str, filters: Filters) -> Answer:
    """The answer to a text that its command cannot take, read as a question."""
    line = base.line(f"search {text}")
    told = f"read as a question: {line}"
    return search(base, text, filters).but(Note("read-as", told, line))


def search(base: OpenBase, text: str, filters: Filters) -> Answer:
    """A question in the reader's own words: read as a whole, and answered with filters."""
    from relfacts.ask.question.answering import answer, read

    reading = read(base, text)
    question = understand.search(base, text, filters)
    if question.outcome != "found":
        return stopped(question)
    return answer(base, question, reading, filters)


def show(base: OpenBase, command: str, ids: Sequence[str]) -> Answer:
    """Facts with all their parts, in the order asked, each once, also by ids they had before.

    ``show`` also takes the ids and the names of people, topics, places and documents.
    """
    if not ids or not all(id_.strip() for id_ in ids):
        known = base.fact(1)["id"] if base.facts_in_all else ""
        raise UsageError("ID is empty", base.line(f"{command} {known}") if known else "")
    asked = Asked(command, {"text": " ".join(ids)})
    parts: list[Answer] = []
    told: list[Said] = []
    unknown = 0
    for id_ in ids:
        hit, more = _called(base, id_)
        if hit:
            parts.append(Answer(asked, hits=[hit]))
        elif not _has_redirect(more):
            from relfacts.ask.persons import records_called

            others = records_called(base, command, id_) if command == "show" else []
            if others:
                parts.extend(others)
                more = _of_all(others)
            else:
                from relfacts.ask.unclear import no_such_fact, unknown_fact

                unknown += 1
                helped = unknown <= _HELPED
                more += unknown_fact(base, id_, command) if helped else no_such_fact(id_)
        told.append(more)
    said = together(told)
    if unknown and not any(part.hits for part in parts) and not _has_redirect(said):
        from relfacts.ask.persons import people_called, records_called

        if command != "show":
            if people := people_called(base, command, ids):
                said = _of_their_facts(base, people, command)
        # A name that was not quoted is several texts.
        elif len(ids) > 1 and (others := records_called(base, command, " ".join(ids))):
            return _joined(asked, _of_all(others), others)
    return _joined(asked, said, _once(parts))


def _of_all(answers: Sequence[Answer]) -> Said:
    """What several answers have matched, and their notes."""
    return together(Said(one.matches, notes=one.notes) for one in answers)


def _has_redirect(said: Said) -> bool:
    return "redirect" in {note.kind for note in said.notes}


def _once(parts: Iterable[Answer]) -> list[Answer]:
    """Each fact and each record once, where it is first asked for."""
    found: dict[tuple[str, str], Answer] = {}
    for part in parts:
        name = part.catalogue[0] if part.catalogue else ""
        one = part.catalogue[1][0] if part.catalogue else part.hits[0].fact
        found.setdefault((name, one["id"]), part)
    return [*found.values()]


def _joined(asked: Asked, said: Said, parts: Sequence[Answer]) -> Answer:
    """One answer of several about one thing each: a list if all are of one sort."""
    outcome = "found" if parts else "none"
    hits = [hit for part in parts for hit in part.hits]
    if len(hits) == len(parts):
        return Answer(asked, outcome, said, hits=hits)
    people = [id_ for part in parts for id_ in part.people]
    names = {part.catalogue[0] for part in parts if part.catalogue}
    if not hits and len(names) == 1:
        rows = [row for part in parts for row in part.rows]
        return Answer(asked, outcome, said, catalogue=(names.pop(), rows), people=people)
    return Answer(asked, outcome, said, hits=hits, people=people, parts=parts)


def _of_their_facts(base: OpenBase, people: Answer, command: str) -> Said:
    """Notes for people who were named instead of facts: the commands that list their facts."""
    from relfacts.ask.unclear import CITING

    said = Said()
    for id_ in people.people:
        line = base.line(f"who {id_}{CITING.get(command, '')}")
        name = base.name("person", id_)
        told = f"{name} is a person; for the facts about them: {line}"
        said += noted("elsewhere", told, line, near("person", id_, name))
    return said


def is_fact(base: OpenBase, id_: str) -> bool:
    """Whether a fact has this id, or had it before."""
    return _called(base, id_)[0] is not None


def _called(base: OpenBase, id_: str) -> tuple[Hit | None, Said]:
    """The fact with an id, and a note if that is another now, or was withdrawn."""
    wanted = id_.strip().lower()
    # A base that another program wrote may have ids that we would never give.
    if wanted != id_ and (base.index.redirect(id_) or base.fact_called(id_)):
        wanted = id_
    redirect = base.index.redirect(wanted)
    said = Said()
    if redirect is not None:
        now, why = redirect
        if now is None:
            return None, noted("redirect", f"{wanted} was withdrawn: {why}")
        said = noted("redirect", f"{wanted} is now {now}: {why}")
        wanted = now
    hit = base.fact_called(wanted)
    if hit is None:
        return None, said
    how = "redirect" if redirect else "name"
    return hit, said + Said([meant("fact", hit.fact["id"], hit.fact["statement"], id_, how)])


# --- putting the answer together ------------------------------------------------------------


def _select(base: OpenBase, question: Question, filters: Filters, by_fit: bool = False) -> Answer:
    """The answer made of all facts that the question selects."""
    if question.outcome != "found":
        return stopped(question)
    selected = base.select(question.selection, filters.most, filters.turned, by_fit)
    return _conclude(base, question, selected, selected.hits)


def _conclude(
    base: OpenBase,
    question: Question,
    selected: Selected,
    hits: Sequence[Hit],
    more: Iterable[Note] = (),
    words: Sequence[str] = (),
) -> Answer:
    """The answer that shows these ``hits``, or says that there are none."""
    said = question.said + Said(notes=[*more, *_left_out(selected.left_out)])
    if not selected.total:
        from relfacts.ask.nothing import no_facts

        said += no_facts(base, question)
    elif len(hits) < selected.total:
        all_of = f"{len(hits)} of {selected.total} facts; without --limit: all"
        said += noted("limit", all_of)
    return Answer(
        question.asked,
        "found" if selected.total else "none",
        said,
        heading=question.heading,
        conditions=question.conditions,
        selected=selected,
        hits=hits,
        people=question.people,
        words=words,
        periods=question.selection.periods,
    )


def _left_out(number: int) -> list[Note]:
    """A note on facts left out because their date cannot decide whether they answer, if any."""
    if not number:
        return []
    which = "1 fact" if number == 1 else f"{number} facts"
    why = "with no date, or with one that only says by when"
    return [Note("left-out", f"left out: {which} {why}; add --undated to see them")]
