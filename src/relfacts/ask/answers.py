"""From a question as typed to its answer: what was understood, what fits, what to say about it.

Each function is one command. It reads the texts typed, selects facts, and returns an ``Answer``
that every format renders; it neither prints nor knows of terminals.
"""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.ask.answer import Answer
from relfacts.ask.filters import Filters
from relfacts.base.factbase import FactBase
from relfacts.base.selection import Selection
from relfacts.dates.edtf import EdtfError, TimelessError, iso, parse
from relfacts.dates.typed import read_period, remarks
from relfacts.errors import UsageError
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.base.selection import Selected
    from relfacts.dates.edtf import Edtf
    from relfacts.names.lookup import Found
    from relfacts.names.reading import Reading


# --- the questions --------------------------------------------------------------------------


def who(base: FactBase, name: str, filters: Filters) -> Answer:
    """The facts about the person, or people, that ``name`` means."""
    _must_say(base, "who", name, "NAME", "person")
    answer = Answer("who", {"text": name, **filters.as_query()})
    reading = _read_person(base, name, answer)
    if reading is None:
        must_be_usable(base, filters, "who")
        return answer
    selection = selected_by(base, filters, answer)
    if selection is None:
        return answer
    answer.people = [match.owner.id for match in reading.matches]
    selection.people = (*selection.people, frozenset(answer.people))
    answer.heading = [" or ".join(match.owner.name for match in reading.matches)]
    if len(answer.people) == 1:
        answer.heading += filter(None, base.person(answer.people[0]))
    return _finish(base, answer, selection, filters)


def year(base: FactBase, when: str, filters: Filters) -> Answer:
    """What happened in the time ``when``, what may have, and what ran through it."""
    answer = Answer("year", {"text": when, **filters.as_query()})
    period = _period(base, when, "WHEN", answer)
    answer.query["period"] = str(period)
    selection = selected_by(base, filters, answer)
    if selection is None:
        return answer
    selection.periods = (period, *selection.periods)
    answer.heading = [period]
    return _finish(base, answer, selection, filters, by_fit=True)


def topic(base: FactBase, text: str, filters: Filters) -> Answer:
    """The facts on a topic and on the narrower topics under it."""
    return _about(base, "topic", text, filters)


def place(base: FactBase, text: str, filters: Filters) -> Answer:
    """The facts about a place and the places in it."""
    return _about(base, "place", text, filters)


def listing(base: FactBase, command: str, kinds: Iterable[str], filters: Filters) -> Answer:
    """The facts of some kinds, or of all."""
    answer = Answer(command, filters.as_query())
    own = frozenset(kinds)
    asked = frozenset(map(_kind, filters.kind))
    if own and asked and not own & asked:
        raise UsageError(
            f"{command} lists only its own kind of fact, not {', '.join(filters.kind)}",
            base.line(f"facts --kind {filters.kind[0]}"),
        )
    selection = selected_by(base, filters, answer)
    if selection is None:
        return answer
    selection.kinds = own & asked or own or selection.kinds
    answer.heading = [command.capitalize()]
    return _finish(base, answer, selection, filters)


def search(base: FactBase, text: str, filters: Filters) -> Answer:
    """Free words over statements, people, places and topics, best first."""
    from relfacts.ask import search as engine
    from relfacts.base.index.wordkeys import words_of

    answer = Answer("search", {"text": text, **filters.as_query()})
    wanted = engine.query_words(text)
    if not wanted:
        idle = words_of(text)
        what = (
            f"{text!r} says nothing about which fact is meant"
            if idle
            else "there are no words in the text"
        )
        raise UsageError(what, base.line('search "rice aid"'))
    selection = selected_by(base, filters, answer)
    if selection is None:
        return answer
    filtered = bool(selection.groups() or selection.periods)
    selected = base.select(selection, None if filtered else 0)
    hits = {hit.number: hit for hit in selected.hits} if filtered else None
    years = [word for word in wanted if len(word) == 4 and whole(word) is not None]
    ranked, mended = engine.search(
        base.index, wanted, hits, selected.total, {word: _fitting(base, word) for word in years}
    )
    answer.heading = [f"Search: {text}"]
    answer.words = [*text.split(), *(word for found in mended.values() for word in found)]
    for word, found in mended.items():
        answer.reading.append(f"read '{word}' as {' or '.join(found)}: a slip")
    most = ranked[0].words if ranked else 0
    if ranked and most < len(wanted):
        answer.reading.append(f"no fact has all the words; these have {most} of {len(wanted)}")
    numbers = [found.number for found in ranked if found.words == most]
    best = [hits[number] for number in numbers] if hits else base.hits_numbered(numbers)
    chosen = base.narrowed(best, selected.left_out)
    if filters.reverse:
        chosen.hits.reverse()
    chosen.hits = chosen.hits[: filters.limit]
    return _conclude(base, answer, chosen, selection)


def _fitting(base: FactBase, year: str) -> dict[str, Iterable[int]]:
    """The numbers of the facts whose dates answer for a year, by how they do."""
    found: dict[str, list[int]] = {}
    for hit in base.select(Selection(periods=(parse(year),))).hits:
        found.setdefault(hit.fit, []).append(hit.number)
    return dict(found)


def show(base: FactBase, id_: str) -> Answer:
    """One fact whole, also by an id that it had before."""
    _must_say(base, "show", id_, "ID", "fact")
    answer = Answer("show", {"text": id_})
    wanted = id_.strip().lower()
    redirect = base.index.redirect(wanted)
    if redirect is not None:
        now, why = redirect
        if now is None:
            answer.outcome = "none"
            answer.notes.append(f"{wanted} was withdrawn: {why}")
            return answer
        answer.notes.append(f"{wanted} is now {now}: {why}")
        wanted = now
    hit = base.fact_called(wanted)
    if hit is None:
        from relfacts.ask.nothing import unknown_fact

        answer.outcome = "none"
        unknown_fact(base, id_, answer)
        return answer
    answer.hits = [hit]
    how = "redirect" if redirect else "name"
    answer.match("fact", hit.fact["id"], hit.fact["statement"], id_, how)
    return answer


# --- reading what was typed -----------------------------------------------------------------


def _must_say(base: FactBase, command: str, text: str, what: str, sort: str) -> None:
    """Raises UsageError if a text is blank; the hint shows what stands there."""
    if not text.strip():
        known = base.fact(1)["id"] if sort == "fact" and base.index.value("facts") else ""
        if sort != "fact":
            known = next((record["name"] for record in base.records(sort)), "")
        from relfacts.text.shell import quoted

        hint = base.line(f"{command} {quoted(known)}") if known else ""
        raise UsageError(f"{what} is empty", hint)


def _about(base: FactBase, sort: str, text: str, filters: Filters) -> Answer:
    _must_say(base, sort, text, sort.upper(), sort)
    answer = Answer(sort, {"text": text, **filters.as_query()})
    found = base.labels(sort).look_up(text)
    if found is None:
        from relfacts.ask.nothing import unknown_label

        must_be_usable(base, filters, sort)
        answer.outcome = "none"
        unknown_label(base, sort, text, answer)
        return answer
    _understood(answer, sort, text, found)
    selection = selected_by(base, filters, answer)
    if selection is None:
        return answer
    inside = base.within(sort, found.id)
    if sort == "topic":
        selection.topics = (*selection.topics, inside)
    else:
        selection.places = (*selection.places, inside)
    answer.heading = [found.name]
    if narrower := sorted(base.name(sort, id_) for id_ in inside - {found.id}):
        answer.heading.append("with " + ", ".join(narrower))
    return _finish(base, answer, selection, filters)


def _understood(answer: Answer, sort: str, text: str, found: Found) -> None:
    """Say what a text of a closed vocabulary was taken to mean, and how if not as it stands."""
    answer.match(sort, found.id, found.name, found.matched, found.how)
    if found.how == "alias":
        why = "a synonym" if sort == "topic" else "another name"
    elif found.how == "slip":
        why = _why(f"a slip for {found.matched}", found.matched, found.name)
    else:
        return
    answer.reading.append(f"read '{text}' as {found.name}: {why}")


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
            f"read '{name}' as {match.owner.name}: "
            f"{_why(match.label, match.matched, match.owner.name)}"
            for match in reading.matches
            if match.label
        ]
        for stranger in reading.strangers:
            answer.miss(stranger.name, stranger.who)
        for unread in reading.unread:
            answer.miss(unread, None)
        return reading
    if reading.outcome == "ambiguous":
        from relfacts.ask.nothing import several_people

        several_people(base, name, reading, answer)
    else:
        from relfacts.ask.nothing import unknown_person

        unknown_person(base, name, reading, answer)
    return None


def _why(label: str, spelling: str, name: str) -> str:
    """Why a text was read as a name, in words that do not say the name again.

    ``label`` is what the reading calls it, ``spelling`` the one that was found.
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


def must_be_usable(base: FactBase, filters: Filters, command: str) -> None:
    """Raises UsageError for a filter that cannot be used, where nothing else was understood.

    What is wrong with a question comes before who it is about.
    """
    selected_by(base, filters, Answer(command, {}))


def selected_by(base: FactBase, filters: Filters, answer: Answer) -> Selection | None:
    """The filters read; None, with the answer saying why, if a person in them is not clear.

    Raises UsageError for a value that cannot be used.
    """
    selection = Selection(undated=bool(filters.undated))
    if not all(name.strip() for name in filters.who):
        raise UsageError("--who is empty", "--who NAME")
    if filters.since is not None or filters.until is not None:
        period = _between(base, filters.since, filters.until, answer)
        selection.periods = (period,)
        answer.conditions.append(period)
    if filters.limit is not None and filters.limit < 1:
        raise UsageError(f"--limit is {filters.limit}, not 1 or more", "--limit 20")
    for kind in filters.kind:
        selection.kinds |= {_kind(kind)}
    if selection.kinds and answer.command not in vocabulary.KIND_COMMANDS:
        kinds = [plural for kind, plural in vocabulary.KINDS.items() if kind in selection.kinds]
        answer.conditions.append(" and ".join(kinds))
    for sort, preposition in (("topic", "on"), ("place", "about"), ("source", "in")):
        for text in getattr(filters, sort):
            labels = base.labels(sort)
            found = labels.look_up(text)
            if found is None:
                likely = ", ".join(label.id for label in labels.near(text))
                hint = f"did you mean {likely}? " if likely else ""
                raise UsageError(
                    f"--{sort}: there is no {sort} {text!r} in this base",
                    f"{hint}all of them: {base.line(f'{sort}s')}",
                )
            _understood(answer, sort, text, found)
            answer.conditions.append(f"{preposition} {found.name}")
            if sort == "source":
                selection.sources |= {found.id}
            elif sort == "topic":
                selection.topics = (*selection.topics, base.within(sort, found.id))
            else:
                selection.places = (*selection.places, base.within(sort, found.id))
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


def _period(base: FactBase, text: str, where: str, answer: Answer) -> Edtf:
    try:
        period = read_period(text)
    except EdtfError as error:
        readings = getattr(error, "readings", ())
        asked = [base.line(f"year {r}") if where == "WHEN" else f"{where} {r}" for r in readings]
        hint = " or ".join(asked)
        if where == "WHEN" and not hint:
            from relfacts.ask.elsewhere import elsewhere

            hint = " or ".join(other.line for other in elsewhere(base, text, "period"))
        if isinstance(error, TimelessError):
            hint = f"{base.line('facts')}, for facts of any time"
        raise UsageError(f"{where}: {error}", hint or None) from error
    answer.reading += remarks(text, period)
    return period


def _between(base: FactBase, since: str | None, until: str | None, answer: Answer) -> Edtf:
    """The period from the first day of ``since`` to the last of ``until``, either open."""
    first = _period(base, since, "--since", answer).start if since is not None else None
    last = _period(base, until, "--until", answer).end if until is not None else None
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
    base: FactBase, answer: Answer, selection: Selection, filters: Filters, by_fit: bool = False
) -> Answer:
    selected = base.select(selection, filters.limit, filters.reverse, by_fit)
    return _conclude(base, answer, selected, selection)


def _conclude(base: FactBase, answer: Answer, selected: Selected, selection: Selection) -> Answer:
    answer.selected = selected
    answer.hits = selected.hits
    left_out = []
    if selected.left_out:
        number = selected.left_out
        which = "1 fact is" if number == 1 else f"{number} facts are"
        left_out.append(
            f"{which} undated, or dated only by some later day, and left out; "
            "add --undated to see them"
        )
    if not selected.total:
        from relfacts.ask.nothing import no_facts

        answer.outcome = "none"
        # First that nothing was found, then why that need not be all.
        first = len(answer.notes) + 1
        no_facts(base, selection, answer)
        answer.notes[first:first] = left_out
        return answer
    answer.notes += left_out
    if len(answer.hits) < selected.total:
        answer.notes.append(f"{len(answer.hits)} of {selected.total} facts; without --limit: all")
    return answer
