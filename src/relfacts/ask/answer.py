"""A question as typed, the notes about it, and the answer that every format renders.

Everything here is immutable: ``answers`` builds an ``Answer`` once, from finished parts. It is also
what the library returns; ``machine`` defines how its facts look there.
"""

from __future__ import annotations

from relfacts.errors import ExitCode
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from relfacts.base.selection import Hit, Selected
    from relfacts.dates.edtf import Edtf

#: The kinds of notes, in the order in which notes are shown.
NOTE_KINDS: dict[str, str] = {
    "redirect": "the id asked for is another now, or was withdrawn",
    "understood": "what a question asks for, and the command that asks the same",
    "read-as": "how a text was read, where it is not plain",
    "unmet": "words that no fact has together",
    "absent": "somebody or something named is not in this base",
    "unmeant": "somebody in this base is named, but not meant",
    "several": "a name fits several people, and none was chosen",
    "nothing": "no fact answers, and what was asked",
    "left-out": "facts that cannot answer for want of a date",
    "elsewhere": "what the text means to another command",
    "suggestion": "something like what was typed",
    "nearest": "a fact just before or after the time asked for",
    "coverage": "what the documents say of that time",
    "wider": "the same question without one of its filters",
    "other-kinds": "the same question over facts of other kinds",
    "order": "facts are not in the order of time",
    "limit": "how many facts there are in all",
    "all": "how everything of that sort is listed",
    "next": "what to type next",
}
_RANK = {kind: rank for rank, kind in enumerate(NOTE_KINDS)}

#: The kinds that say how the question was read; a table has them below its heading.
READINGS = ("understood", "read-as", "unmet")


class Note:
    """A note on an answer: its kind, one of ``NOTE_KINDS``, and the text that people read.

    ``command`` is the command line it suggests, exactly as in the text; None if it suggests none.
    """

    __slots__ = ("command", "kind", "text")

    def __init__(self, kind: str, text: str, command: str | None = None) -> None:
        self.kind = kind
        self.text = text
        self.command = command

    def as_record(self) -> dict[str, str | None]:
        """The note as a JSON record."""
        return {"kind": self.kind, "text": self.text, "command": self.command}


class Said:
    """Everything besides the facts: what texts were taken to mean, similar records, notes.

    ``matches`` and ``suggestions`` have results of ``meant`` and ``near``, ``absent`` those of
    ``missing``; ``unmeant`` are people who are named but not meant, each an id with the rule of
    ``names.rules``.
    """

    __slots__ = ("absent", "matches", "notes", "suggestions", "unmeant")

    def __init__(
        self,
        matches: Iterable[dict[str, Any]] = (),
        suggestions: Iterable[dict[str, Any]] = (),
        absent: Iterable[dict[str, Any]] = (),
        notes: Iterable[Note] = (),
        unmeant: Iterable[dict[str, Any]] = (),
    ) -> None:
        self.matches = tuple(matches)
        self.suggestions = tuple(suggestions)
        self.absent = tuple(absent)
        self.notes = tuple(notes)
        self.unmeant = tuple(unmeant)

    def __add__(self, other: Said) -> Said:
        return Said(
            self.matches + other.matches,
            self.suggestions + other.suggestions,
            self.absent + other.absent,
            self.notes + other.notes,
            self.unmeant + other.unmeant,
        )


def together(every: Iterable[Said]) -> Said:
    """All that was said of several things, in their order."""
    rows = list(every)
    return Said(
        (match for one in rows for match in one.matches),
        (other for one in rows for other in one.suggestions),
        (name for one in rows for name in one.absent),
        (note for one in rows for note in one.notes),
        (person for one in rows for person in one.unmeant),
    )


def noted(kind: str, text: str, command: str | None = None, *suggestions: dict[str, Any]) -> Said:
    """A ``Said`` with one note, and the records it suggests."""
    return Said(suggestions=suggestions, notes=[Note(kind, text, command)])


def meant(sort: str, id: str, name: str, matched: str, how: str) -> dict[str, Any]:
    """A record for what a text was taken to mean: by which spelling and how."""
    return {"type": sort, "id": id, "name": name, "matched": matched, "how": how}


def near(sort: str, id: str, name: str) -> dict[str, Any]:
    """A record similar to what was typed: a suggestion, not a part of the answer."""
    return meant(sort, id, name, name, "suggestion")


def missing(people: Sequence[tuple[str, str | None]]) -> Said:
    """The notes on people who are named but not in the base, with descriptions if known."""
    absent = [{"type": "person", "name": name, "who": who} for name, who in people]
    notes = [
        Note("absent", f"{name} ({who}) is not in this base") if who else nobody(name)
        for name, who in people
    ]
    return Said(absent=absent, notes=notes)


def nobody(name: str) -> Note:
    """The note that nobody in the base has this name."""
    return Note("absent", f"nobody in this base is called {in_quotes(name)}")


class Asked:
    """A question as typed: the command, and its arguments by name."""

    __slots__ = ("command", "given")

    def __init__(self, command: str, given: Mapping[str, Any]) -> None:
        self.command = command
        self.given = given

    def again(self, put: Mapping[str, str] = {}, without: Collection[str] = ()) -> str:
        """The same command line again, ``without`` some filters or with other texts ``put`` in."""
        from relfacts.text.shell import quoted

        texts = [] if "text" in without else self.given.get("text", [])
        parts = [
            quoted(put.get(one, one)) for one in (texts if isinstance(texts, list) else [texts])
        ]
        return " ".join([self.command, *parts, *self.options(put, without)])

    def options(self, put: Mapping[str, str] = {}, without: Collection[str] = ()) -> list[str]:
        """The filters as they are typed, as ``again``."""
        from relfacts.text.shell import quoted

        return [
            f"--{key}" if one is True else f"--{key} {quoted(put.get(one, str(one)))}"
            for key, value in self.given.items()
            if key not in ("text", "period") and key not in without
            for one in (value if isinstance(value, list) else [value])
        ]


class Answer:
    """How a question was understood, and the answer of the base.

    ``outcome`` is ``found``, ``ambiguous`` or ``none``; ``matches`` are what the texts were taken
    to mean, ``suggestions`` similar records, ``absent`` people who are named but not in the base,
    ``notes`` sentences about the answer. ``facts`` are the facts that answer; the other attributes
    are for rendering.

    ``selected`` is the result of a selection of facts, ``hits`` are the facts to show.
    ``catalogue`` is the name and the rows of a listing of something other than facts. ``heading``
    says how the question was understood, part by part, and ``conditions`` the filters; dates are
    put into words where they are shown. ``people`` are the ids of the people the text means,
    ``words`` those searched for, ``unclear`` the name that fits several people, ``understood`` the
    JSON record of a question in the reader's own words. ``documents`` has the lines of available
    documents, by their ids; ``record`` is the record whose id was asked for.
    ``parts`` are the answers that an answer about several things of different kinds consists of,
    in the order asked. ``periods`` are the times asked for, each of which every fact meets.
    """

    __slots__ = (
        "_facts", "absent", "asked", "catalogue", "conditions", "documents", "heading", "hits",
        "matches", "notes", "outcome", "parts", "people", "periods", "record", "selected",
        "suggestions", "unclear", "understood", "unmeant", "words",
    )  # fmt: skip

    def __init__(
        self,
        asked: Asked,
        outcome: str = "found",
        said: Said | None = None,
        *,
        heading: Sequence[str | Edtf] = (),
        conditions: Sequence[str | Edtf] = (),
        selected: Selected | None = None,
        hits: Sequence[Hit] | None = None,
        catalogue: tuple[str, list[dict[str, Any]]] | None = None,
        people: Sequence[str] = (),
        words: Sequence[str] = (),
        documents: Mapping[str, list[str]] | None = None,
        unclear: str = "",
        understood: dict[str, Any] | None = None,
        record: dict[str, Any] | None = None,
        parts: Sequence[Answer] = (),
        periods: Sequence[Edtf] = (),
    ) -> None:
        said = said or Said()
        self.asked = asked
        self.outcome = outcome
        self.matches = said.matches
        self.suggestions = said.suggestions
        self.absent = said.absent
        self.unmeant = said.unmeant
        self.notes = sorted(said.notes, key=lambda note: _RANK[note.kind])
        self.heading = heading
        self.conditions = conditions
        self.selected = selected
        self.hits: Sequence[Hit] = (selected.hits if selected else ()) if hits is None else hits
        self.catalogue = catalogue
        self.people = people
        self.words = words
        self.documents = documents or {}
        self.unclear = unclear
        self.understood = understood
        self.record = record
        self.parts = parts
        self.periods = periods
        self._facts: list[dict[str, Any]] = []

    def __repr__(self) -> str:
        told = counted(self.count, "row" if self.catalogue else "fact")
        of = f" of {self.catalogue[0]}" if self.catalogue else ""
        return f"<Answer to {self.asked.again()!r}: {self.outcome}, {told}{of}>"

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def but(self, *more: Note, without: str = "", **changes: Any) -> Answer:
        """A copy with other parts, ``more`` notes, and ``without`` the notes of a kind."""
        notes = [note for note in (*self.notes, *more) if note.kind != without]
        said = Said(self.matches, self.suggestions, self.absent, notes, self.unmeant)
        by_name = Answer.__init__.__kwdefaults__ or ()
        parts = {name: getattr(self, name) for name in by_name}
        return Answer(self.asked, self.outcome, said, **{**parts, **changes})

    @property
    def query(self) -> dict[str, Any]:
        """What was typed, as a JSON record."""
        return {"command": self.command, **self.asked.given}

    @property
    def command(self) -> str:
        """The name of the command."""
        return self.asked.command

    @property
    def count(self) -> int:
        """The number of facts, or rows of a catalogue, in the answer."""
        if self.parts:
            return len(self.parts)
        return len(self.catalogue[1] if self.catalogue else self.hits)

    @property
    def total(self) -> int:
        """The number of facts in all, whatever the limit."""
        return self.selected.total if self.selected else len(self.hits)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The facts as records of the envelope; none in a catalogue."""
        if not self._facts:
            from relfacts.ask.machine import fact_record

            # Made once, when they are first asked for.
            self._facts.extend(map(fact_record, self.hits))
        return self._facts

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The listed records, whatever they are: the rows of a catalogue, or the facts."""
        if self.parts:
            return [row for part in self.parts for row in part.rows]
        return self.catalogue[1] if self.catalogue else self.facts

    def to_dict(self) -> dict[str, Any]:
        """The content of ``--format json`` as a Python dict."""
        import json

        from relfacts.text.jsontext import dumps

        document: dict[str, Any] = json.loads(dumps(self.envelope()))
        return document

    def envelope(self) -> dict[str, Any]:
        """The whole answer as one JSON document, its facts as JSON text, one after the other."""
        from relfacts.ask.machine import ENVELOPE, fact_text, passages

        document: dict[str, Any] = {
            "relfacts": ENVELOPE,
            "query": self.query,
            "outcome": self.outcome,
            **({"understood": self.understood} if self.understood else {}),
            "matches": self.matches,
            "suggestions": self.suggestions,
            "absent": self.absent,
            "unmeant": self.unmeant,
            "notes": [note.as_record() for note in self.notes],
            "count": self.count,
            "facts": map(fact_text, self.hits),
        }
        if self.record is not None:
            document["record"] = self.record
        for one in self.parts or [self]:
            if one.catalogue:
                name, records = one.catalogue
                document[name] = [*document.get(name, ()), *records] if self.parts else records
        if self.documents:
            document["passages"] = passages(self.hits, self.documents)
        return document

    def kept(self) -> Answer:
        """This answer with its facts read, so that it outlives the base, for any thread."""
        for hit in self.hits:
            hit.keep()
        return self

    @property
    def reading(self) -> list[str]:
        """How the question was read, in words, if that is not obvious."""
        return [note.text for note in self.notes if note.kind in READINGS]

    @property
    def candidates(self) -> list[dict[str, Any]]:
        """The people whom the unclear name fits; ``matches`` may also have meanings of filters."""
        return [match for match in self.matches if "command" in match]

    @property
    def exit_code(self) -> int:
        """The exit status for the outcome."""
        return {
            "found": ExitCode.ANSWERED,
            "ambiguous": ExitCode.AMBIGUOUS,
            "none": ExitCode.NOTHING,
        }[self.outcome]
