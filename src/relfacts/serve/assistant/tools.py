"""The questions of an assistant: each tool with its arguments, and its answer as one JSON object.

The answers are those of the library, and so those of the command line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from relfacts.ask.answer import Answer
from relfacts.base.selection import Hit
from relfacts.errors import UsageError
from relfacts.library.factbase import FactBase
from relfacts.serve.assistant import sentences
from relfacts.serve.assistant.shapes import (
    ROOM,
    as_json,
    candidate,
    discrepancy,
    fitted,
    seen,
    short,
    source,
    whole,
)
from relfacts.text.letters import one_slip
from relfacts.text.typed import MOST, in_quotes
from relfacts.text.typed import whole as whole_number

#: The number of facts given by default.
USUAL_LIMIT = 20

#: Arguments of every tool besides its text.
OPTIONS: dict[str, dict[str, Any]] = {
    "limit": {
        "type": "integer", "minimum": 1, "default": USUAL_LIMIT,
        "description": "At most this many.",
    },
    "kind": {"type": "string", "description": "Only of this kind, such as visit or agreement."},
    "since": {"type": "string", "description": "Not before this time: 2000, 'Nov 1958', EDTF."},
    "until": {"type": "string", "description": "Not after this time."},
}  # fmt: skip


@dataclass(frozen=True)
class Narrowed:
    """The arguments besides the text: how many facts at most, and the filters of the library.

    If the limit is not ``chosen``, the answer has no more facts than fit.
    """

    limit: int
    filters: dict[str, Any]
    chosen: bool = True

    def with_room(self, found: int, told: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
        """What ``told`` makes of as many of those found as are wanted and fit."""
        count = min(found, self.limit)
        while True:
            said = told(count)
            length = len(as_json(seen(said)))
            if self.chosen or length <= ROOM or count <= 1:
                return said
            # All are about equally long.
            count = min(count - 1, count * ROOM // length)


@dataclass(frozen=True)
class Tool:
    """A question an assistant can ask: its purpose, the argument it needs, and the function.

    ``text`` is the name of that argument and its meaning; None if it needs none.
    """

    name: str
    title: str
    about: str
    text: tuple[str, str] | None
    ask: Callable[[FactBase, str, Narrowed], dict[str, Any]]

    @property
    def schema(self) -> dict[str, Any]:
        """Its arguments, as JSON Schema."""
        own = {}
        if self.text:
            name, about = self.text
            own[name] = {"type": "string", "description": about}
        return {
            "type": "object",
            "properties": own | OPTIONS,
            "required": list(own),
            "additionalProperties": False,
        }

    def call(self, base: FactBase, given: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to these arguments. Raises UsageError for a question that cannot be asked."""
        text = _argument(given, self.text[0], self.name) if self.text else ""
        known = [*([self.text[0]] if self.text else ()), *OPTIONS]
        for name in given:
            if name not in known:
                near = [one for one in known if one_slip(name, one)]
                hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(known)}"
                raise UsageError(f"{self.name} takes no {in_quotes(name)}", hint)
        return self._asked(base, text, _narrowed(given))

    def all_of(self, base: FactBase) -> dict[str, Any]:
        """Everything that it lists, if it needs no text."""
        return self._asked(base, "", Narrowed(MOST, {}))

    def _asked(self, base: FactBase, text: str, narrowed: Narrowed) -> dict[str, Any]:
        told: dict[str, Any] = seen(self.ask(base, text, narrowed))
        return told


def tools(documents: str | None = None) -> dict[str, Tool]:
    """The tools by name; ``passages`` is included if the folder of the documents is given."""
    every = [
        Tool(
            "who", "Facts about a person",
            "The facts about a person, by any spelling of the name in any script. Never answers "
            "for somebody else: a name that fits several people gets the list.",
            ("name", "The name of a person."), _lookup(FactBase.who),
        ),
        Tool(
            "year", "Facts of a time",
            "What happened in a year or other time, what may have, and what ran through it.",
            ("when", "A time: 1958, 1960s, 1964-1969, 'Nov 1958', 'since 2013', or EDTF."),
            _lookup(FactBase.year),
        ),
        Tool(
            "topic", "Facts on a topic",
            "The facts on a topic of the base, such as rice or trade, and on narrower ones.",
            ("topic", "A topic, or a word for it."), _lookup(FactBase.topic),
        ),
        Tool(
            "place", "Facts about a place",
            "The facts about a country, town or organisation, and the places in it.",
            ("place", "The name of a place."), _lookup(FactBase.place),
        ),
        Tool(
            "search", "A question in words",
            "Answers a question in plain words, or finds free words; says how it was read. All of "
            "it must hold. The best way in where no other tool fits.",
            ("question", "The question, as a reader would put it."), _lookup(FactBase.search),
        ),
        Tool(
            "show", "One fact whole",
            "A fact with everything: people and their offices, figures, every document with its "
            "lines and what it says, and each side where they disagree, with the reason.",
            ("id", "The id of a fact; several with blanks between them."), _show,
        ),
        Tool(
            "discrepancies", "Where documents disagree",
            "Every disagreement between the documents or inside one, side by side, with what the "
            "base does about it and why; or those about the facts that the options leave.",
            None, _discrepancies,
        ),
        Tool(
            "sources", "The documents",
            "The documents that the facts stand on: publisher, title, date, address, how many "
            "facts stand on each. With kind, since or until those with such facts, and how many.",
            None, _sources,
        ),
    ]  # fmt: skip
    if documents is not None:
        every.append(
            Tool(
                "passages", "The passages themselves",
                "The lines of the documents that a fact stands on, word for word.",
                ("id", "The id of a fact; several with blanks between them."),
                _passages(documents),
            )
        )  # fmt: skip
    return {tool.name: tool for tool in every}


# --- what was given -------------------------------------------------------------------------------


def _argument(given: Mapping[str, Any], name: str, tool: str) -> str:
    value = given.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{tool} needs {name}", f'{tool}({name}="...")')
    return value


def _narrowed(given: Mapping[str, Any]) -> Narrowed:
    """The options given; empty ones do not count. Raises UsageError for a wrong one."""
    limit = given.get("limit")
    chosen = limit not in (None, "")
    if isinstance(limit, str):
        limit = whole_number(limit)
    if isinstance(limit, float) and limit.is_integer():
        limit = int(limit)
    if not chosen:
        limit = USUAL_LIMIT
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST:
        raise UsageError(f"limit is {in_quotes(str(given.get('limit'))[:40])}", "limit=20")
    filters: dict[str, Any] = {}
    for name in ("since", "until"):
        value = given.get(name)
        if value not in (None, ""):
            filters[name] = value
    kind = given.get("kind")
    if kind not in (None, "", []):
        # Some clients write several kinds as one text.
        filters["kind"] = (
            [one.strip() for one in kind.split(",")] if isinstance(kind, str) else kind
        )
    return Narrowed(limit, filters, chosen)


# --- what is answered -----------------------------------------------------------------------------


def _lookup(
    question: Callable[..., Answer],
) -> Callable[[FactBase, str, Narrowed], dict[str, Any]]:
    """A tool that asks a question of the library and gives its facts, short."""

    def ask(base: FactBase, text: str, asked: Narrowed) -> dict[str, Any]:
        answer = question(base, text, limit=asked.limit, **asked.filters)
        return asked.with_room(
            len(answer.hits),
            lambda count: fitted(_of_facts(answer, map(short, answer.hits[:count]), answer.total)),
        )

    return ask


def _of_facts(answer: Answer, facts: Iterable[dict[str, Any]], total: int) -> dict[str, Any]:
    """The object that every tool returns."""
    shown = list(facts)
    told: dict[str, Any] = {
        "outcome": sentences.outcome(answer, len(shown), total),
        "count": len(shown),
    }
    if total != len(shown):
        told["total"] = total
    told["facts"] = shown
    if answer.outcome == "ambiguous":
        told["matches"] = [candidate(match) for match in answer.candidates]
    if answer.absent:
        told["absent"] = list(answer.absent)
    if answer.outcome == "none" and answer.suggestions:
        told["near"] = [candidate(match) for match in answer.suggestions]
    return told


def _show(base: FactBase, text: str, asked: Narrowed) -> dict[str, Any]:
    answer = base.listed("fact", *text.split())
    if not answer.hits and (person := _person(base, text)):
        return person
    hits = _left(base, answer.hits, asked)
    return _of_facts(answer, map(whole, hits[: asked.limit]), len(hits))


def _person(base: FactBase, text: str) -> dict[str, Any] | None:
    """The answer if the name of a person was given as the id of a fact; None if it means nobody."""
    try:
        answer = base.who(text, limit=1)
    except UsageError:
        return None
    if answer.outcome != "found" or answer.absent:
        return None
    meant = [candidate(match) for match in answer.matches]
    return {"outcome": sentences.A_PERSON, "count": 0, "facts": [], "matches": meant}


def _passages(documents: str) -> Callable[[FactBase, str, Narrowed], dict[str, Any]]:
    def ask(base: FactBase, text: str, asked: Narrowed) -> dict[str, Any]:
        answer = base.listed("fact", *text.split())
        if not answer.hits and (person := _person(base, text)):
            return person
        hits = _left(base, answer.hits, asked)[: asked.limit]
        told = _of_facts(answer, map(short, hits), len(hits))
        if hits:
            shown = base.show(*(hit.fact["id"] for hit in hits), documents=documents)
            labels = {one["id"]: one["label"] for hit in hits for one in hit.fact["sources"]}
            told["passages"] = [
                {"cite": f"{labels[one['source']]}:{one['line']}", "text": one["text"].strip()}
                for one in shown.envelope()["passages"]
            ]
        return told

    return ask


def _left(base: FactBase, hits: Sequence[Hit], asked: Narrowed) -> list[Hit]:
    """The facts that match the options."""
    if not asked.filters:
        return list(hits)
    left = {hit.number for hit in base.facts(**asked.filters).hits}
    return [hit for hit in hits if hit.number in left]


def _discrepancies(base: FactBase, _: str, asked: Narrowed) -> dict[str, Any]:
    answer = base.discrepancies(**asked.filters)
    rows = [discrepancy(row) for row in answer.rows]
    return asked.with_room(
        len(rows),
        lambda count: _of_rows("discrepancies", answer, rows[:count], len(rows), "discrepancy"),
    )


def _sources(base: FactBase, _: str, asked: Narrowed) -> dict[str, Any]:
    answer = base.sources()
    rows = [source(row) for row in answer.rows]
    if asked.filters:
        facts = (hit.fact for hit in base.facts(**asked.filters).hits)
        having = Counter(one["id"] for fact in facts for one in fact["sources"])
        # The number of such facts; the years, which are those of all facts, are left out.
        rows = [
            {key: value for key, value in row.items() if key != "years"}
            | {"facts": having[row["id"]]}
            for row in rows
            if having[row["id"]]
        ]
    title = base.look(lambda inside: inside.value("title"))

    def told(count: int) -> dict[str, Any]:
        said = _of_rows("sources", answer, rows[:count], len(rows), "document")
        if asked.filters and rows:
            said["outcome"] += f" Of {answer.count}, those with such facts; facts says how many."
        return {"base": title, **said}

    return asked.with_room(len(rows), told)


def _of_rows(name: str, answer: Answer, rows: list[Any], total: int, noun: str) -> dict[str, Any]:
    """The object for a listing of other records, ``total`` in all; it contains no facts."""
    told = {"outcome": sentences.outcome(answer, len(rows), total, noun), "count": len(rows)}
    return {**told, **({"total": total} if total != len(rows) else {}), "facts": [], name: rows}
