"""From a question as typed to its answer: what was understood, what fits, what to say about it.

Each function is one command. It reads the texts typed, selects facts, and returns an ``Answer``
that every format renders; it neither prints nor knows of terminals.
"""

from __future__ import annotations

from relfacts import nothing, vocabulary
from relfacts.answer import Answer
from relfacts.edtf import EdtfError, iso, parse
from relfacts.errors import UsageError
from relfacts.factbase import FITS, FactBase, Hit, Selection
from relfacts.filters import Filters
from relfacts.when import read_period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.edtf import Edtf
    from relfacts.names.lookup import Found
    from relfacts.names.reading import Reading
    from relfacts.records import Person


# --- the questions --------------------------------------------------------------------------


def who(base: FactBase, name: str, filters: Filters) -> Answer:
    """The facts about the person, or people, that ``name`` means."""
    answer = Answer("who", {"text": name, **filters.as_query()})
    reading = _read_person(base, name, answer)
    if reading is None:
        return answer
    selection = _selection(base, filters, answer)
    if selection is None:
        return answer
    ids = frozenset(match.owner.id for match in reading.matches)
    selection.people = (*selection.people, ids)
    people = [base.people[match.owner.id] for match in reading.matches]
    answer.heading = [" or ".join(person["name"] for person in people)]
    if len(people) == 1:
        answer.heading += filter(None, (people[0]["native"], people[0]["description"]))
        answer.career = [_career(base, people[0])] if people[0]["offices"] else []
    answer.emphasis = [spelling for id_ in ids for spelling in _spellings(base, id_)]
    return _finish(base, answer, selection, filters)


def year(base: FactBase, when: str, filters: Filters) -> Answer:
    """What happened in the time ``when``, what may have, and what ran through it."""
    answer = Answer("year", {"text": when, **filters.as_query()})
    period = _period(when, "WHEN")
    answer.query["period"] = str(period)
    selection = _selection(base, filters, answer)
    if selection is None:
        return answer
    selection.periods = (period, *selection.periods)
    answer.heading = [_words(period)]
    return _finish(base, answer, selection, filters, period)


def topic(base: FactBase, text: str, filters: Filters) -> Answer:
    """The facts on a topic and on the narrower topics under it."""
    return _about(base, "topic", "topics", text, filters)


def place(base: FactBase, text: str, filters: Filters) -> Answer:
    """The facts about a place and the places in it."""
    return _about(base, "place", "places", text, filters)


def listing(base: FactBase, command: str, kinds: Iterable[str], filters: Filters) -> Answer:
    """The facts of some kinds, or of all."""
    answer = Answer(command, filters.as_query())
    selection = _selection(base, filters, answer)
    if selection is None:
        return answer
    wanted = frozenset(kinds)
    if wanted and selection.kinds:
        wanted &= selection.kinds
        if not wanted:
            raise UsageError(
                f"{command} lists only its own kind of fact, not {', '.join(filters.kind)}",
                f"relfacts facts --kind {filters.kind[0]}",
            )
    selection.kinds = wanted or selection.kinds
    answer.heading = [command.capitalize()]
    return _finish(base, answer, selection, filters)


def search(base: FactBase, text: str, filters: Filters) -> Answer:
    """Free words over statements, people, places and topics, best first."""
    from relfacts import search as engine

    answer = Answer("search", {"text": text, **filters.as_query()})
    selection = _selection(base, filters, answer)
    if selection is None:
        return answer
    wanted = engine.query_words(text)
    if not wanted:
        raise UsageError("there are no words in the text", 'relfacts search "rice aid"')
    hits, left_out = base.select(selection)
    _say_left_out(answer, left_out)
    texts = engine.texts_of(base, wanted)
    ranked, mended = engine.search(wanted, [texts[hit.fact["id"]] for hit in hits])
    answer.heading = [f"Search: {text}"]
    answer.emphasis = [*text.split(), *(word for found in mended.values() for word in found)]
    for word, found in mended.items():
        answer.reading.append(f"read '{word}' as {' or '.join(found)}: a slip")
    most = ranked[0].words if ranked else 0
    if ranked and most < len(wanted):
        answer.reading.append(f"no fact has all the words; these have {most} of {len(wanted)}")
    chosen = [hits[found.fact] for found in ranked if found.words == most]
    return _conclude(base, answer, chosen, selection, filters)


def show(base: FactBase, id_: str) -> Answer:
    """One fact whole, also by an id that it had before."""
    from relfacts.names.lookup import near

    answer = Answer("show", {"text": id_})
    wanted = id_.strip().lower()
    redirect = base.redirects.get(wanted)
    if redirect is not None:
        answer.notes.append(f"{wanted} is now {redirect['to']}: {redirect['why']}")
        wanted = redirect["to"]
    fact = next((fact for fact in base.facts if fact["id"] == wanted), None)
    if fact is None:
        answer.outcome = "none"
        answer.notes.append(f"no fact has the id {id_!r}")
        for label in near(id_, base.labels("facts")):
            answer.suggest("fact", label.id, label.name)
            answer.notes.append(f"did you mean: relfacts show {label.id}")
        if not answer.suggestions:
            answer.notes.append("ids stand under the statements: relfacts facts")
        return answer
    answer.hits = [Hit(fact, "in")]
    answer.total = 1
    answer.match("fact", fact["id"], fact["statement"], id_, "redirect" if redirect else "name")
    return answer


# --- reading what was typed -----------------------------------------------------------------


def _about(base: FactBase, command: str, kept_in: str, text: str, filters: Filters) -> Answer:
    answer = Answer(command, {"text": text, **filters.as_query()})
    found = _look_up(base, command, kept_in, text, answer)
    if found is None:
        return answer
    selection = _selection(base, filters, answer)
    if selection is None:
        return answer
    inside = base.within(kept_in, found.label.id)
    if command == "topic":
        selection.topics = (*selection.topics, inside)
    else:
        selection.places = (*selection.places, inside)
    answer.heading = [found.label.name]
    if narrower := sorted(base.name(kept_in, id_) for id_ in inside - {found.label.id}):
        answer.heading.append("with " + ", ".join(narrower))
    return _finish(base, answer, selection, filters)


def _look_up(base: FactBase, command: str, kept_in: str, text: str, answer: Answer) -> Found | None:
    from relfacts.names.lookup import look_up

    labels = base.labels(kept_in)
    found = look_up(text, labels)
    if found is None:
        answer.outcome = "none"
        nothing.unknown_label(base, command, kept_in, text, answer)
        return None
    _understood(answer, command, text, found)
    return found


def _understood(answer: Answer, sort: str, text: str, found: Found) -> None:
    """Say what a text of a closed vocabulary was taken to mean, and how if not as it stands."""
    label = found.label
    answer.match(sort, label.id, label.name, found.matched, found.how)
    if found.how in ("alias", "slip"):
        why = "a synonym" if found.how == "alias" else f"a slip for {found.matched}"
        answer.reading.append(f"read '{text}' as {label.name}: {why}")


def _read_person(base: FactBase, name: str, answer: Answer) -> Reading | None:
    """Read a name; None if nobody, or nobody in particular, is meant: then the answer says so."""
    from relfacts.names.reading import read_names

    name = base.chosen.get(name, name)
    reading = read_names(name, base.book)
    for match in reading.matches:
        answer.match("person", match.owner.id, match.owner.name, match.matched, match.how)
    answer.outcome = reading.outcome
    if reading.outcome == "found":
        answer.reading += [
            f"read '{name}' as {match.owner.name}: {match.label}"
            for match in reading.matches
            if match.label
        ]
        answer.notes += [
            f"{stranger.name} ({stranger.who}) is not in this base"
            for stranger in reading.strangers
        ]
        return reading
    if reading.outcome == "ambiguous":
        nothing.several_people(base, name, reading, answer)
    else:
        nothing.unknown_person(base, name, reading, answer)
    return None


def _selection(base: FactBase, filters: Filters, answer: Answer) -> Selection | None:
    """The filters read; None, with the answer saying why, if a person in them is not clear.

    Raises UsageError for a value that cannot be used.
    """
    from relfacts.names.lookup import look_up, near

    selection = Selection(undated=bool(filters.undated))
    if filters.since is not None or filters.until is not None:
        period = _between(filters.since, filters.until)
        selection.periods = (period,)
        answer.conditions.append(_words(period))
    if filters.limit is not None and filters.limit < 1:
        raise UsageError(f"--limit is {filters.limit}, not 1 or more", "--limit 20")
    for kind in filters.kind:
        selection.kinds |= {_kind(kind)}
    if selection.kinds and answer.command not in vocabulary.KIND_COMMANDS:
        kinds = [plural for kind, plural in vocabulary.KINDS.items() if kind in selection.kinds]
        answer.conditions.append(" and ".join(kinds))
    for option, kept_in in (("topic", "topics"), ("place", "places"), ("source", "sources")):
        for text in getattr(filters, option):
            labels = base.labels(kept_in)
            found = look_up(text, labels)
            if found is None:
                likely = ", ".join(label.id for label in near(text, labels))
                hint = f"did you mean {likely}? " if likely else ""
                raise UsageError(
                    f"--{option}: there is no {option} {text!r} in this base",
                    f"{hint}all of them: relfacts {kept_in}",
                )
            _understood(answer, option, text, found)
            preposition = {"topic": "on", "place": "about", "source": "in"}[option]
            answer.conditions.append(f"{preposition} {found.label.name}")
            if option == "source":
                selection.sources |= {found.label.id}
            elif option == "topic":
                selection.topics = (*selection.topics, base.within(kept_in, found.label.id))
            else:
                selection.places = (*selection.places, base.within(kept_in, found.label.id))
    for name in filters.who:
        reading = _read_person(base, name, answer)
        if reading is None:
            return None
        names = " or ".join(match.owner.name for match in reading.matches)
        answer.conditions.append(f"with {names}")
        meant = frozenset(match.owner.id for match in reading.matches)
        selection.people = (*selection.people, meant)
    return selection


def _kind(text: str) -> str:
    wanted = text.strip().lower().replace(" ", "-")
    for kind, plural in vocabulary.KINDS.items():
        if wanted in (kind, plural, f"{kind}s"):
            return kind
    raise UsageError(
        f"--kind: there is no kind {text!r}", f"the kinds are {', '.join(vocabulary.KINDS)}"
    )


def _period(text: str, where: str) -> Edtf:
    try:
        return read_period(text)
    except EdtfError as error:
        raise UsageError(f"{where}: {error}") from error


def _between(since: str | None, until: str | None) -> Edtf:
    """The period from the first day of ``since`` to the last of ``until``, either open."""
    first = _period(since, "--since").start if since is not None else None
    last = _period(until, "--until").end if until is not None else None
    for option, typed, day in (("--since", since, first), ("--until", until, last)):
        if typed is not None and (day is None or not 0 <= day[0] <= 9999):
            raise UsageError(f"{option} {typed} names no day to count from", f"{option} 2000")
    if first and last and first > last:
        raise UsageError(
            f"--since {since} lies after --until {until}", f"--since {until} --until {since}"
        )
    return parse(f"{iso(first) or '..'}/{iso(last) or '..'}")


# --- putting the answer together ------------------------------------------------------------


def _finish(
    base: FactBase,
    answer: Answer,
    selection: Selection,
    filters: Filters,
    period: Edtf | None = None,
) -> Answer:
    hits, left_out = base.select(selection)
    _say_left_out(answer, left_out)
    if period is not None:
        hits.sort(key=lambda hit: FITS.index(hit.fit))
    return _conclude(base, answer, hits, selection, filters)


def _conclude(
    base: FactBase,
    answer: Answer,
    hits: list[Hit],
    selection: Selection,
    filters: Filters,
) -> Answer:
    answer.total = len(hits)
    if filters.reverse:
        hits = hits[::-1]
    answer.hits = hits[: filters.limit] if filters.limit else hits
    answer.heading += [*answer.conditions, _count(hits, answer.command == "year")]
    if not hits:
        answer.outcome = "none"
        nothing.no_facts(base, selection, answer)
    elif len(answer.hits) < answer.total:
        answer.notes.append(f"{len(answer.hits)} of {answer.total} facts; without --limit: all")
    return answer


def _count(hits: list[Hit], by_fit: bool) -> str:
    """How many facts, and of which years; for a question about a time, how they fit it."""
    count = nothing.counted(len(hits))
    if by_fit:
        fits = [hit.fit for hit in hits]
        names = (("in", "in it"), ("possibly", "possibly"), ("spans", "running through it"))
        parts = [f"{fits.count(fit)} {name}" for fit, name in names if fit in fits]
        return f"{count}: {', '.join(parts)}" if parts else count
    years = nothing.years_of([hit.fact for hit in hits])
    return f"{count}, {years}" if years else count


def _say_left_out(answer: Answer, left_out: int) -> None:
    if left_out:
        which = "1 fact is" if left_out == 1 else f"{left_out} facts are"
        answer.notes.append(
            f"{which} undated, or dated only by some later day, and left out; "
            "add --undated to see them"
        )


def _career(base: FactBase, person: Person) -> str:
    """The offices that documents give a person, each with the date as of which and its place."""
    offices = []
    for office in person["offices"]:
        source = base.sources[office["source"]]["label"]
        lines = ",".join(map(str, office["lines"]))
        date = f"{_words(parse(office['date']))}, " if office["date"] else ""
        offices.append(f"{office['title']} ({date}{source}:{lines})")
    return f"offices: {'; '.join(offices)}"


def _spellings(base: FactBase, id_: str) -> list[str]:
    person = base.people[id_]
    names = [person["name"], *person["forms"].get("printed", ())]
    return sorted(set(names), key=lambda name: (-len(name), name))


def _words(date: Edtf) -> str:
    from relfacts.datewords import words

    return words(date)
