"""Questions near to one that nothing answers: shorter, wider or in other words, as commands."""

from __future__ import annotations

from relfacts.ask.answer import Note
from relfacts.ask.question.finding import Reading
from relfacts.ask.question.parts import IDLE, KIND, OFFICE, PERSON, PLACE, TOPIC, VERB, WAY, WORD
from relfacts.ask.question.telling import as_command
from relfacts.ask.question.words import joined
from relfacts.text.folding import fold
from relfacts.text.shell import quoted
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.parts import Question
    from relfacts.ask.question.asking import Found
    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.rewording import Reworded
    from relfacts.base.openbase import OpenBase

# At most this many shorter questions are suggested if nothing answers, and in near words.
_OFFERED = 3
_OFFERED_NEAR = 1

# If there are fewer for want of a word, also what there is about each thing in it.
_FEW = 2

# Of so many words that no fact has, none can be left out alone.
_MANY = 3

# What there may be facts about.
_THINGS = (PERSON, OFFICE, PLACE, TOPIC)


class Offers:
    """What may be asked instead of one question; each offer has an answer, and says how large."""

    def __init__(self, base: OpenBase, question: Question, reading: Reading) -> None:
        self._base = base
        self._question = question
        self._reading = reading
        self._words = reading.words
        self._understood = reading.understood

    def all(self, found: Found, near: Sequence[Reworded]) -> Iterator[Note]:
        """The question in near words, or without one of its parts, if that has an answer."""
        unmet = set(found.met.unmet)
        lost = [
            p for p in self._understood.words if " ".join(fold(self._typed(p)).split()) in unmet
        ]
        tries = [lost] if lost else []
        if len(lost) < _MANY:
            tries += [[part] for part in self._understood.parts]
        offered: dict[str | None, Note] = {}
        for at, word in enumerate(self._words):
            for full in word.choices:
                offered |= {note.command: note for note in self._meaning(at, full)}
        for part in self._understood.parts:
            if part.sort == PLACE and (note := self._around(part)):
                offered[note.command] = note
        for parts in tries:
            if parts[0].sort != IDLE and len(offered) < _OFFERED:
                offered |= {note.command: note for note in self.without(parts)}
        few = not offered or (lost and len(offered) < _FEW)
        for part in self._understood.parts if few else ():
            if part.sort in _THINGS and len(offered) < _OFFERED:
                for note in self._about(part):
                    offered.setdefault(note.command, note)
        yield from self._in_near_words(near)
        yield from offered.values()
        if not (offered or near or found.wider):
            line = self._base.line("topics")
            yield Note("next", f"what the facts are about: {line}", line)

    def _in_near_words(self, near: Sequence[Reworded]) -> Iterator[Note]:
        """The question in words that are only near to those that no fact has."""
        for one in near[:_OFFERED_NEAR]:
            line = self._search(joined(one.reading.words))
            words = " and ".join(f"'{other}' for '{typed}'" for typed, other in one.others.items())
            told = f"with {words}: {line}  ({counted(one.found.count)})"
            yield Note("wider", told, line)

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

    def without(self, parts: Sequence[Part]) -> Iterator[Note]:
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
        command = as_command(self._base, reading.understood, found, self._question.asked)
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

    def _typed(self, part: Part) -> str:
        return joined(self._words[part.start : part.stop])

    def _search(self, text: str) -> str:
        """The command line of another question beside the same filters."""
        given = self._question.asked.options(without=("limit",))
        return self._base.line(" ".join(["search", quoted(text), *given]))
