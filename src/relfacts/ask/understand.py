"""Interprets what was typed: who, where, what kind and when is meant.

Each text is read by itself and becomes a ``Part``: what it asks of facts, and the notes about it.
The parts together are a ``Question``. If one of them does not mean anybody in particular, the
question ends there, and the answer says so.
"""

from __future__ import annotations

from relfacts.ask.answer import Answer, Asked, Note, Said, meant, missing
from relfacts.base.selection import Selection
from relfacts.dates.edtf import EdtfError, TimelessError, iso, parse
from relfacts.dates.typed import read_period, remarks
from relfacts.errors import UsageError
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relfacts.ask.filters import Filters
    from relfacts.base.labels import Found
    from relfacts.base.openbase import OpenBase
    from relfacts.dates.edtf import Edtf

# The words before filters in a heading.
_PREPOSITIONS = {"topic": "on", "place": "about", "source": "in"}


class Part:
    """One text of a question, or one filter, as it was understood.

    ``words`` are its words in a heading, ``selection`` is what it asks of facts, ``people`` are the
    ids of those it means. The ``outcome`` is ``found``; or it is ``ambiguous``, with ``unclear`` as
    the text that fits several people; or ``none``, if nobody and nothing is meant.
    """

    __slots__ = ("outcome", "people", "said", "selection", "unclear", "words")

    def __init__(
        self,
        words: Sequence[str | Edtf],
        selection: Selection | None = None,
        said: Said | None = None,
        people: Sequence[str] = (),
        outcome: str = "found",
        unclear: str = "",
    ) -> None:
        self.words = words
        self.selection = selection or Selection()
        self.said = said or Said()
        self.people = people
        self.outcome = outcome
        self.unclear = unclear


class Question:
    """A question as it was understood: what was typed, which facts answer, and the notes.

    ``heading`` says what the text of the command means, ``conditions`` the filters; dates are put
    into words where they are shown. ``outcome`` and ``unclear`` are those of a ``Part``.
    """

    __slots__ = (
        "asked", "conditions", "heading", "outcome", "people", "said", "selection", "unclear",
    )  # fmt: skip

    def __init__(self, asked: Asked, own: Part, filters: Sequence[Part], last: Part) -> None:
        clear = last.outcome == "found"
        self.asked = asked
        self.outcome = last.outcome
        self.unclear = last.unclear
        self.people = own.people
        self.heading = own.words if clear else last.words
        told = filters if clear else filters[:-1]
        self.conditions = [word for part in told for word in part.words]
        self.said = sum((part.said for part in filters), own.said)
        self.selection = own.selection.also(part.selection for part in filters)


def question(base: OpenBase, asked: Asked, own: Part, filters: Filters) -> Question:
    """The question made of the text of the command and its filters.

    Raises UsageError for a filter that cannot be used: usage errors come before unclear names. The
    people in filters are read until one is not clear.
    """
    read = list(_filters(base, asked, filters))
    if own.outcome != "found":
        return Question(asked, own, (), own)
    last = own
    for name in filters.who:
        last = _with_person(base, asked, name)
        read.append(last)
        if last.outcome != "found":
            break
    return Question(asked, own, read, last)


# --- the commands ---------------------------------------------------------------------------


def who(base: OpenBase, name: str, filters: Filters) -> Question:
    """A question about the person that ``name`` means."""
    _must_say(base, "who", name, "NAME", "person")
    asked = Asked("who", {"text": name, **filters.as_query()})
    return question(base, asked, _person(base, asked, name), filters)


def year(base: OpenBase, when: str, filters: Filters) -> Question:
    """A question about the time that ``when`` means."""
    asked = Asked("year", {"text": when, **filters.as_query()})
    period, notes = _times(when) or _period(base, when, "WHEN")
    asked = Asked("year", {**asked.given, "period": str(period)})
    own = Part([period], Selection(periods=(period,)), Said(notes=notes))
    return question(base, asked, own, filters)


def about(base: OpenBase, sort: str, text: str, filters: Filters) -> Question:
    """A question about the topic or place (``sort``) that ``text`` means."""
    _must_say(base, sort, text, sort.upper(), sort)
    asked = Asked(sort, {"text": text, **filters.as_query()})
    found = base.labels(sort).look_up(text)
    if found is None:
        from relfacts.ask.unclear import unknown_label

        own = Part((), said=unknown_label(base, asked, sort, text), outcome="none")
    else:
        narrower = sorted(base.name(sort, id_) for id_ in base.within(sort, found.id) - {found.id})
        words = [found.name, *(["with " + ", ".join(narrower)] if narrower else ())]
        own = Part(words, _of_record(base, sort, found), read_label(sort, text, found))
    return question(base, asked, own, filters)


def listing(base: OpenBase, command: str, kind: str | None, filters: Filters) -> Question:
    """A question for the facts of a ``kind``, which is that of the ``command``, or of all kinds.

    Raises UsageError if a filter asks for another kind.
    """
    wanted = frozenset(filter(None, (kind,)))
    if wanted and filters.kind and wanted.isdisjoint(_kind(base, text) for text in filters.kind):
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


# --- the filters ----------------------------------------------------------------------------


def _filters(base: OpenBase, asked: Asked, filters: Filters) -> Iterator[Part]:
    """The filters, except those for people. Raises UsageError for one that cannot be used."""
    if not all(name.strip() for name in filters.who):
        raise UsageError("--who is empty", "--who NAME")
    if filters.undated:
        yield Part((), Selection(undated=True))
    if filters.since is not None or filters.until is not None:
        yield _between(base, filters.since, filters.until)
    if filters.limit is not None and filters.limit < 1:
        raise UsageError(f"--limit is {filters.limit}, not 1 or more", "--limit 20")
    if filters.last is not None and filters.limit is not None:
        raise UsageError("--last and --limit each say how many", f"--last {filters.last}")
    if filters.last is not None and filters.last < 1:
        raise UsageError(f"--last is {filters.last}, not 1 or more", "--last 5")
    if filters.last is not None:
        yield Part((), Selection(dated=True))
    if filters.kind:
        yield _of_kinds(base, asked, filters.kind)
    for sort in ("topic", "place"):
        for text in getattr(filters, sort):
            found, said = _known(base, sort, text)
            yield Part([_condition(sort, found)], _of_record(base, sort, found), said)
    if filters.source:
        yield _of_documents(base, filters.source)
    for way, texts in (("from", filters.from_), ("to", filters.to)):
        for text in texts:
            yield _on_the_way(base, way, text)
    if filters.status:
        yield _of_statuses(filters.status)


def _with_person(base: OpenBase, asked: Asked, name: str) -> Part:
    part = _person(base, asked, name)
    words = [f"with {part.words[0]}"] if part.outcome == "found" else part.words
    return Part(words, part.selection, part.said, (), part.outcome, part.unclear)


def _between(base: OpenBase, since: str | None, until: str | None) -> Part:
    """The period from the first day of ``since`` to the last of ``until``; either may be open."""
    notes: list[Note] = []
    days = []
    for option, typed, side in (("--since", since, "start"), ("--until", until, "end")):
        day = None
        if typed is not None:
            period, more = _period(base, typed, option)
            notes += more
            day = getattr(period, side)
            if day is None or abs(day[0]) > 9999:
                raise UsageError(f"{option} {typed} names no day to count from", f"{option} 2000")
        days.append(day)
    first, last = days
    if first and last and first > last:
        raise UsageError(
            f"--since {since} lies after --until {until}", f"--since {until} --until {since}"
        )
    period = parse(f"{iso(first) or '..'}/{iso(last) or '..'}")
    return Part([period], Selection(periods=(period,)), Said(notes=notes))


def _of_kinds(base: OpenBase, asked: Asked, texts: Iterable[str]) -> Part:
    """Facts of any of these kinds; a command that lists one kind names it itself."""
    kinds = frozenset(_kind(base, text) for text in texts)
    said = " and ".join(base.declared.plurals(kinds))
    own = base.declared.kind_listed_by(asked.command)
    return Part(() if own else [said], Selection(kinds=kinds))


def _of_documents(base: OpenBase, texts: Iterable[str]) -> Part:
    """Facts that are supported by all of these documents."""
    read = [_known(base, "source", text) for text in texts]
    return Part(
        [_condition("source", found) for found, _ in read],
        Selection(sources=(found.id for found, _ in read)),
        sum((said for _, said in read), Said()),
    )


def _on_the_way(base: OpenBase, way: str, text: str) -> Part:
    """Facts about things that come ``from`` a place or person, or go ``to`` one.

    Raises UsageError if the text is neither; if it is a time, the hint names the option for times.
    """
    found = base.labels("place").look_up(text)
    if found is not None:
        ids = base.within("place", found.id)
        return Part(
            [f"{way} {found.name}"], Selection(ways=((way, ids),)), read_label("place", text, found)
        )
    from relfacts.names.reading import read_names

    reading = read_names(text, base.book)
    if reading.outcome == "found":
        ids = frozenset(match.owner.id for match in reading.matches)
        names = " or ".join(match.owner.name for match in reading.matches)
        return Part([f"{way} {names}"], Selection(ways=((way, ids),)))
    try:
        read_period(text)
    except EdtfError:
        raise UsageError(
            f"--{way}: there is no place or person {in_quotes(text)} in this base",
            f"all of them: {base.line('places')}; {base.line('people')}",
        ) from None
    time = "since" if way == "from" else "until"
    raise UsageError(f"--{way} takes a place or a person, not a time", f"--{time} {text}")


def _of_statuses(texts: Iterable[str]) -> Part:
    """Facts with any of these statuses. Raises UsageError for an unknown status."""
    wanted = [text.strip().lower() for text in texts]
    for text in wanted:
        if text not in STATUSES:
            raise UsageError(
                f"--status: there is no status {in_quotes(text)}",
                f"the statuses are {', '.join(STATUSES)}",
            )
    return Part([" or ".join(dict.fromkeys(wanted))], Selection(statuses=wanted))


def _condition(sort: str, found: Found) -> str:
    return f"{_PREPOSITIONS[sort]} {found.name}"


def _kind(base: OpenBase, text: str) -> str:
    """The id of the kind with this id, name or plural. Raises UsageError if there is none."""
    from relfacts.text.folding import key

    wanted = key(text)
    kinds = base.declared.kinds
    for kind in kinds.values():
        if wanted in map(key, (kind.id, kind.name, kind.plural, f"{kind.id}s")):
            return kind.id
    from relfacts.base.likeness import most_like

    several = [part.strip() for part in text.split(",")]
    if len(several) > 1 and all(part in kinds for part in several):
        each = " ".join(f"--kind {part}" for part in several)
        raise UsageError(f"--kind: {in_quotes(text)} is {len(several)} kinds", each)
    spellings = {key(name): kind.id for kind in kinds.values() for name in kind.spellings()}
    near = " or ".join(most_like(wanted, spellings, 2))
    raise UsageError(
        f"--kind: there is no kind {in_quotes(text)}",
        f"{f'did you mean {near}? ' if near else ''}the kinds are {', '.join(kinds)}",
    )


# --- topics, places, documents --------------------------------------------------------------


def _known(base: OpenBase, sort: str, text: str) -> tuple[Found, Said]:
    """The record that a filter means, with notes. Raises UsageError if it means none."""
    labels = base.labels(sort)
    found = labels.look_up(text)
    if found is None:
        likely = ", ".join(label.id for label in labels.near(text))
        hint = f"did you mean {likely}? " if likely else ""
        raise UsageError(
            f"--{sort}: there is no {sort} {in_quotes(text)} in this base",
            f"{hint}all of them: {base.line(f'{sort}s')}",
        )
    return found, read_label(sort, text, found)


def _of_record(base: OpenBase, sort: str, found: Found) -> Selection:
    """Facts about a topic or place, or about a narrower one."""
    group = (base.within(sort, found.id),)
    return Selection(topics=group) if sort == "topic" else Selection(places=group)


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


# --- people ---------------------------------------------------------------------------------


def _person(base: OpenBase, asked: Asked, name: str) -> Part:
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


# --- times ----------------------------------------------------------------------------------


# A word that is a time by itself has at least this many digits, like a year.
_DIGITS_OF_A_YEAR = 3


def _times(text: str) -> tuple[Edtf, list[Note]] | None:
    """The times that the words of a text mean one by one: any of them; None if it is one time."""
    words = text.split()
    if len(words) < 2 or any(sum(map(str.isdigit, word)) < _DIGITS_OF_A_YEAR for word in words):
        return None
    try:
        read_period(text)
    except EdtfError as error:
        if getattr(error, "readings", ()):
            return None
    else:
        return None
    try:
        periods = [read_period(word) for word in words]
        members = [member for period in periods for member in _members(str(period))]
        every = parse("{" + ",".join(dict.fromkeys(members)) + "}")
    except EdtfError:
        return None
    return every, [Note("read-as", said) for word, one in zip(words, periods, strict=True)
                   for said in remarks(word, one)]  # fmt: skip


def _members(period: str) -> list[str]:
    """A period as members of a set: its own, if it is a set; an interval with dots."""
    if period[0] in "[{":
        return period[1:-1].split(",")
    return [period.replace("/..", "..").replace("../", "..").replace("/", "..")]


def _period(base: OpenBase, text: str, where: str) -> tuple[Edtf, list[Note]]:
    """The time that a text means; ``where`` it was typed: WHEN or an option.

    Raises UsageError with what to type instead.
    """
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
    return period, [Note("read-as", said) for said in remarks(text, period)]


def stopped(question: Question) -> Answer:
    """The answer to a question if it is not clear who or what is meant."""
    return Answer(
        question.asked,
        question.outcome,
        question.said,
        heading=question.heading,
        conditions=question.conditions,
        unclear=question.unclear,
    )
