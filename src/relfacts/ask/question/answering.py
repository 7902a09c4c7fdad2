"""Answers a question in the reader's own words, and says how it was read."""

from __future__ import annotations

from itertools import zip_longest

from relfacts.ask.answer import Answer, Note, Said, meant
from relfacts.ask.question.finding import MOST_LETTERS, MOST_WORDS, Reading
from relfacts.ask.question.parts import (
    IDLE,
    OFFICE,
    ORDER,
    PERSON,
    PLACE,
    TOPIC,
    Part,
)
from relfacts.ask.question.people import SEVERAL
from relfacts.ask.question.telling import as_command, as_discrepancies, as_line, as_record, as_typed
from relfacts.ask.question.words import joined
from relfacts.errors import UsageError
from relfacts.text.shell import quoted
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.filters import Filters
    from relfacts.ask.parts import Question
    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.offers import Offers
    from relfacts.ask.question.understood import Understood
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit


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
    elif len(text) > MOST_LETTERS:
        says = f"a question has at most {MOST_LETTERS} letters, not {len(text):,}"
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
            notes += [
                *self._nothing(line, found),
                *self._counted(found),
                *self._offers().all(found, near),
            ]
        else:
            notes.append(self._understood_note(line, command))
            notes += self._counted(found)
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
        understood = self._understood
        turned = self._filters.last is not None or self._filters.reverse
        asked = understood.order or understood.nth or turned
        return not asked and numbers != sorted(numbers)

    def _others(self, found: Found) -> Iterator[Note]:
        """If the first or the last was asked for: how many others there are."""
        order = [part for part in self._understood.parts if part.sort == ORDER]
        one = self._understood.order in ("first", "last") or self._understood.nth
        if one and 0 < found.count < found.total:
            yield from self._offers().without(order)

    def _counted(self, found: Found) -> Iterator[Note]:
        """Among how many one was counted off by its place in the order of time."""
        if found.among is None or self._understood.nth is None:
            return
        typed = self._typed(self._understood.nth)
        number = counted(found.among)
        if not found.count:
            yield Note("order", f"no '{typed}' is told of: {number} found")
        elif found.among:
            yield Note("order", f"'{typed}' of {number} found, in the order of time")
        else:
            told = f"dates do not surely say which is '{typed}': all, in the order of time"
            yield Note("order", told)

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

    def _offers(self) -> Offers:
        from relfacts.ask.question.offers import Offers

        return Offers(self._base, self._question, self._reading)

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
            facts = found.numbers - found.met.had.get(word, set())
            having = [other for other, its in same.items() if its & facts]
            if having:
                none = "no fact has" if len(facts) == found.count else "not all have"
                yield Note("read-as", f"{none} '{word}'; these have {' or '.join(having)}")
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
            said += Said(notes=list(self._offers().without(absent)))
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
