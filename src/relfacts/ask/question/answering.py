"""Answers a question in the reader's own words, and says how it was read."""

from __future__ import annotations

from itertools import zip_longest

from relfacts.ask.answer import Answer, Note, Said, meant
from relfacts.ask.question.finding import MOST_WORDS, Reading
from relfacts.ask.question.parts import (
    IDLE,
    KIND,
    OFFICE,
    ORDER,
    PERSON,
    PLACE,
    TOPIC,
    VERB,
    WAY,
    WORD,
    Part,
)
from relfacts.ask.question.people import SEVERAL
from relfacts.ask.question.telling import as_command, as_discrepancies, as_line, as_record, as_typed
from relfacts.ask.question.words import joined
from relfacts.errors import UsageError
from relfacts.text.folding import fold
from relfacts.text.shell import quoted
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.filters import Filters
    from relfacts.ask.parts import Question
    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.rewording import Reworded
    from relfacts.ask.question.understood import Understood
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit

# At most this many shorter questions are suggested if nothing answers.
_OFFERED = 3
_OFFERED_NEAR = 1

# If there are fewer for want of a word, also what there is about each thing in it.
_FEW = 2


def read(base: OpenBase, text: str) -> Reading:
    """Read a ``text`` in the reader's own words.

    Raises UsageError if no word says which fact is meant.
    """
    reading = Reading(base, text)
    if reading.says_something:
        return reading
    says = "there are no words in the text"
    if len(reading.words) > MOST_WORDS:
        says = f"a question has at most {MOST_WORDS} words, not {len(reading.words)}"
    elif reading.words:
        says = f"{in_quotes(text)} says nothing about which fact is meant"
    topic = next((record["name"] for record in base.records("topic")), "")
    raise UsageError(says, base.line(f"search {quoted(topic)}") if topic else "")


def answer(base: OpenBase, question: Question, reading: Reading, filters: Filters) -> Answer:
    """The answer to a question that was read, with filters that were read too."""
    return _Box(base, question, reading, filters).answer()


class _Box:
    """One question on its way to an answer."""

    def __init__(
        self, base: OpenBase, question: Question, reading: Reading, filters: Filters
    ) -> None:
        self._base = base
        self._question = question
        self._filters = filters
        self._reading = reading
        self._words = reading.words
        self._understood = reading.understood

    def answer(self) -> Answer:
        understood = self._understood
        if understood.absent:
            return self._absent(understood.absent)
        found = self._reading.asked(self._question.selection)
        understood = self._understood = self._reading.understood
        if not found.count and (each := self._reading.each(self._question.selection)):
            return self._clauses(each)
        near = []
        if not found.count and found.met.unmet:
            from relfacts.ask.question.rewording import in_other_words

            near = in_other_words(self._base, self._reading, self._question.selection)
            if near and near[0].sure:
                self._reading, found = near[0].reading, near[0].found
                self._words, self._understood = self._reading.words, self._reading.understood
                understood = self._understood
        several = [part for part in _named(understood) if part.how == SEVERAL]
        notes: list[Note] = []
        for part in several:
            left = _still_meant(part, found)
            if len(left) != 1:
                return self._several(part, found, left)
            name = self._base.name("person", left[0])
            notes.append(Note("read-as", f"read '{self._typed(part)}' as {name}"))
        if _is_only_an_office(understood):
            return self._several(_named(understood)[0], found, sorted(_named(understood)[0].ids))
        command = self._as_command(understood, found)
        line = as_line(self._base, self._words, understood, found)
        notes += self._readings(found)
        hits = self._in_order(found.hits)
        selected = self._base.narrowed(hits, 0)
        shown = hits[: self._filters.most]
        if not hits:
            notes += [*self._nothing(line, found), *self._offers(found, near)]
        else:
            notes.append(self._understood_note(line, command))
            notes += self._others(found)
            if self._is_ranked(hits):
                notes.append(Note("order", "best first, not in the order of time"))
            if understood.differing:
                notes.append(self._differences(found))
        if len(shown) < len(hits):
            told = f"{len(shown)} of {len(hits)} facts; without --limit: all"
            notes.append(Note("limit", told))
        return Answer(
            self._question.asked,
            "found" if hits else "none",
            self._question.said + Said(self._matches(), notes=notes),
            heading=self._question.heading,
            conditions=self._question.conditions,
            selected=selected,
            hits=shown,
            words=[word.raw for word in self._words],
            understood=as_record(
                self._base, understood, found, command and self._base.line(command)
            ),
        )

    def _in_order(self, hits: list[Hit]) -> list[Hit]:
        """The hits, best first, in the order of the filters: the last in time, or turned round."""
        if self._filters.last is not None:
            return sorted(hits, key=lambda hit: -hit.number)
        return hits[::-1] if self._filters.reverse else hits

    def _is_ranked(self, hits: Sequence[Hit]) -> bool:
        """Whether facts are in another order than that of time, though none was asked for."""
        numbers = [hit.number for hit in hits]
        asked = self._understood.order or self._filters.last is not None or self._filters.reverse
        return not asked and numbers != sorted(numbers)

    def _others(self, found: Found) -> Iterator[Note]:
        """If the first or the last was asked for: how many others there are."""
        order = [part for part in self._understood.parts if part.sort == ORDER]
        if self._understood.order in ("first", "last") and 0 < found.count < found.total:
            yield from self._without(order)

    def _clauses(self, each: Sequence[tuple[str, Found]]) -> Answer:
        """The facts of several clauses, the best facts of each first."""
        rows = zip_longest(*(found.hits for _, found in each))
        hits = list({hit.number: hit for row in rows for hit in row if hit}.values())
        said = " and ".join(repr(text) for text, _ in each)
        notes = [Note("understood", f"read as {len(each)} questions: {said}")]
        for text, _ in each:
            line = self._search(text)
            notes.append(Note("next", line, line))
        hits = self._in_order(hits)
        shown = hits[: self._filters.most]
        if len(shown) < len(hits):
            notes.append(Note("limit", f"{len(shown)} of {len(hits)} facts; without --limit: all"))
        return Answer(
            self._question.asked,
            "found",
            self._question.said + Said(self._matches(), notes=notes),
            heading=self._question.heading,
            conditions=self._question.conditions,
            selected=self._base.narrowed(hits, 0),
            hits=shown,
            words=[word.raw for word in self._words],
            understood=as_record(self._base, self._understood, each[0][1], None),
        )

    def _typed(self, part: Part) -> str:
        return joined(self._words[part.start : part.stop])

    def _understood_note(self, line: str, command: str | None) -> Note:
        """How the question was read, and the command that asks the same."""
        if command is None:
            return Note("understood", line)
        full = self._base.line(command)
        return Note("understood", f"{line}; the same: {full}", full)

    # --- commands ------------------------------------------------------------------------------

    def _as_command(self, understood: Understood, found: Found) -> str | None:
        """The command that asks the same as a question beside the same filters."""
        return as_command(self._base, understood, found, self._question.asked)

    def _differences(self, found: Found) -> Note:
        """How to see what differs, and what each document says."""
        command = as_discrepancies(self._base, self._understood, found, self._question.asked)
        line = self._base.line(command)
        return Note("next", f"what differs: {line}", line)

    def _search(self, text: str) -> str:
        """The command line of another question beside the same filters."""
        given = self._question.asked.options(without=("limit",))
        return self._base.line(" ".join(["search", quoted(text), *given]))

    # --- notes on the reading -------------------------------------------------------------------

    def _matches(self) -> list[dict[str, object]]:
        """What the words were taken to mean, in order."""
        return [
            meant(_SORTS[part.sort], id_, self._base.name(_SORTS[part.sort], id_),
                  self._typed(part), part.how or "name")
            for part in self._understood.parts
            if part.sort in _SORTS
            for id_ in sorted(part.ids)
        ]  # fmt: skip

    def _readings(self, found: Found) -> Iterator[Note]:
        """What was read as something else, and what was left out of the question."""
        for part in self._understood.parts:
            if part.how.startswith("a slip") and part.name:
                yield Note("read-as", f"read '{self._typed(part)}' as {part.name}: a slip")
            if part.sort == OFFICE and part.ids:
                names = [self._base.name("person", id_) for id_ in sorted(part.ids)]
                yield Note("read-as", f"read '{self._typed(part)}' as {' or '.join(names)}")
        for one in self._words:
            if one.typed:
                yield Note("read-as", f"read '{one.typed}' as {one.meaning}")
        for word, others in found.met.mended.items():
            yield Note("read-as", f"read '{word}' as {' or '.join(others)}: a slip")
        for word, same in found.met.meant.items():
            having = [other for other, facts in same.items() if facts & found.numbers]
            told = f"no fact has '{word}'; these have {' or '.join(having)}"
            yield Note("read-as", told)
        for name, country in dict.fromkeys(found.asking.read):
            yield Note("read-as", f"read '{name}' as {country}, whose it is")
        for vague in self._understood.vague:
            yield Note("read-as", f"'{vague}' has no first and last day, and was not counted")
        if found.count and found.asking.given_up:
            verbs = " and ".join(repr(verb) for verb in found.asking.given_up)
            yield Note("unmet", f"left out {verbs}: no fact is told so")

    # --- nobody, several, nothing ------------------------------------------------------------

    def _absent(self, absent: Sequence[Part]) -> Answer:
        """Somebody is named who is not in the base: no other person's facts are given."""
        from relfacts.ask.unclear import unknown_person
        from relfacts.names.reading import read_names

        said = Said()
        for part in absent:
            typed = self._typed(part)
            said += unknown_person(self._base, typed, read_names(typed, self._base.book))
        others = [part for part in self._understood.parts if part not in absent]
        if any(part.sort not in (IDLE,) for part in others):
            said += Said(notes=list(self._without(absent)))
        return self._nobody(said)

    def _several(self, part: Part, found: Found, left: Sequence[str]) -> Answer:
        """A name, or an office, that fits several people: they are listed, and none is chosen."""
        from relfacts.ask.unclear import several_people
        from relfacts.names.reading import read_names

        typed = self._typed(part)
        reading = read_names(typed, self._base.book)
        ids = left or sorted(part.ids)
        said = several_people(
            self._base, self._question.asked, typed, reading.of(ids, self._base.book)
        )
        return Answer(
            self._question.asked,
            "ambiguous",
            self._question.said + said,
            heading=[f"'{typed}' fits {len(ids)} people"],
            unclear=typed,
            understood=as_record(self._base, self._understood, found, None),
        )

    def _nobody(self, said: Said) -> Answer:
        return Answer(
            self._question.asked,
            "none",
            self._question.said + said,
            heading=self._question.heading,
            conditions=self._question.conditions,
        )

    def _nothing(self, line: str, found: Found) -> Iterator[Note]:
        """Notes that no fact answers, and which part of the question no fact has."""
        yield Note("nothing", f"no facts: {line}")
        if found.met.unmet:
            words = ", ".join(as_typed(self._words, self._understood, found.met.unmet))
            yield Note("unmet", f"no fact has {words}")
        for part in found.wider:
            given = self._question.asked.options(without=("limit",))
            line = self._base.line(" ".join(["topic", next(iter(part.ids)), *given]))
            told = f"'{self._typed(part)}' is only a part of {part.name}: {line}"
            yield Note("wider", told, line)

    def _in_near_words(self, near: Sequence[Reworded]) -> Iterator[Note]:
        """The question in words that are only near to those that no fact has."""
        for one in near[:_OFFERED_NEAR]:
            line = self._search(joined(one.reading.words))
            words = " and ".join(f"'{typed}' to '{other}'" for typed, other in one.others.items())
            told = f"near is {words}: {line}  ({counted(one.found.count)})"
            yield Note("wider", told, line)

    def _offers(self, found: Found, near: Sequence[Reworded]) -> Iterator[Note]:
        """The question in near words, or without one of its parts, if that has an answer."""
        unmet = set(found.met.unmet)
        lost = [
            p for p in self._understood.words if " ".join(fold(self._typed(p)).split()) in unmet
        ]
        tries = [*([lost] if lost else ()), *([part] for part in self._understood.parts)]
        offered: dict[str | None, Note] = {}
        for at, word in enumerate(self._words):
            for full in word.choices:
                offered |= {note.command: note for note in self._meaning(at, full)}
        for part in self._understood.parts:
            if part.sort == PLACE and (note := self._around(part)):
                offered[note.command] = note
        for parts in tries:
            if parts[0].sort != IDLE and len(offered) < _OFFERED:
                offered |= {note.command: note for note in self._without(parts)}
        few = not offered or (lost and len(offered) < _FEW)
        for part in self._understood.parts if few else ():
            if part.sort in _SORTS and len(offered) < _OFFERED:
                for note in self._about(part):
                    offered.setdefault(note.command, note)
        yield from offered.values()
        if not offered and not found.wider:
            line = self._base.line("topics")
            yield Note("next", f"what the facts are about: {line}", line)

    def _around(self, part: Part) -> Note | None:
        """The question about the place that contains one without facts."""
        for id_ in part.ids:
            record = self._base.record("place", id_)
            for wider in (record or {}).get("within", ()):
                name = self._base.name("place", wider)
                row = [word.raw for word in self._words]
                row[part.start : part.stop] = [name]
                text = " ".join(row)
                found = Reading(self._base, text).found(self._question.selection)
                if found and found.count:
                    line = self._search(text)
                    facts = counted(found.count)
                    return Note(
                        "wider", f"nothing in {part.name}; in {name}: {line}  ({facts})", line
                    )
        return None

    def _meaning(self, at: int, full: str) -> Iterator[Note]:
        """The question with a word for which one of it may be short, if it then has an answer."""
        row = [word.raw for word in self._words]
        typed, row[at] = row[at], full
        found = Reading(self._base, " ".join(row)).found(self._question.selection)
        if found and found.count:
            line = self._search(" ".join(row))
            facts = counted(found.count)
            yield Note("wider", f"if '{typed}' is {full}: {line}  ({facts})", line)

    def _without(self, parts: Sequence[Part]) -> Iterator[Note]:
        """The question without some of its parts, if it then has an answer."""
        dropped = {at for part in parts for at in range(part.start, part.stop)}
        kept = joined([word for at, word in enumerate(self._words) if at not in dropped])
        # Without its verb a sentence is none.
        told = any(part.sort in (VERB, KIND, WORD) for part in parts)
        for text in (self._in_short(parts), kept) if told else (kept, self._in_short(parts)):
            if found := self._reading_of(text):
                without = " ".join(self._typed(part) for part in parts)
                yield self._offer(f"without '{without}'", text, *found)
                return

    def _about(self, part: Part) -> Iterator[Note]:
        """What there is about one part of the question by itself."""
        text = self._typed(part)
        if found := self._reading_of(text):
            yield self._offer(f"about '{text}'", text, *found)

    def _reading_of(self, text: str) -> tuple[Reading, Found] | None:
        """How a shorter question is read, and its facts; None if it has no answer."""
        reading = Reading(self._base, text)
        found = reading.found(self._question.selection)
        return (reading, found) if found and found.count else None

    def _offer(self, told: str, text: str, reading: Reading, found: Found) -> Note:
        """A shorter question as a command, with how many facts it finds."""
        command = self._as_command(reading.understood, found)
        line = self._base.line(command) if command else self._search(text)
        return Note("wider", f"{told}: {line}  ({counted(found.count)})", line)

    def _in_short(self, without: Sequence[Part]) -> str:
        """The question without some of its parts, and without the grammar that held them."""
        parts = self._understood.parts
        kept = [part for part in parts if part not in without and part.sort != IDLE]
        ends = {part.start: part.stop for part in parts if part.sort == IDLE}
        row = []
        for at, part in enumerate(kept):
            stop = part.stop
            while stop in ends:
                stop = ends[stop]
            # What leads to a part goes where that goes.
            if part.sort != WAY or (at + 1 < len(kept) and kept[at + 1].start == stop):
                row.append(part)
        return " ".join(self._typed(part) for part in row)


# The types of parts in ``matches``.
_SORTS = {PERSON: "person", OFFICE: "person", PLACE: "place", TOPIC: "topic"}


def _named(understood: Understood) -> list[Part]:
    """The people and offices of a question, whatever they do in it."""
    return [part for part in understood.parts if part.sort in (PERSON, OFFICE) and part.ids]


def _still_meant(part: Part, found: Found) -> list[str]:
    """Those people a name can mean about whom there are certain facts in the answer."""
    sure = [hit for hit in found.hits if hit.fit == "in"] or found.hits
    named = {person["id"] for hit in sure for person in hit.fact["people"]}
    return sorted(part.ids & named)


def _is_only_an_office(understood: Understood) -> bool:
    """Whether the question only asks who holds an office, and several people do."""
    asked = [part for part in understood.parts if part.sort != IDLE]
    return len(asked) == 1 and asked[0].sort == OFFICE and len(asked[0].ids) > 1
