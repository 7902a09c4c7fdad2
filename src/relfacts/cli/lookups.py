"""The lookups: each turns what was typed into one question, asks it, and returns the exit status.

Their signatures are the command line's definition. Typer reads them (``app``), with the annotations
that ``options`` defines; nothing of Typer is needed to call them, so a plain lookup goes without it
(``quick``). Modules that only one command needs are imported by that command.
"""

from __future__ import annotations

from relfacts.cli.session import ask
from relfacts.vocabulary.usual import USUAL_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from relfacts.ask.filters import Filters
    from relfacts.cli.options import (
        BaseOption,
        DocumentArgument,
        DocumentsOption,
        IdArgument,
        LineArgument,
        NameArgument,
        PlaceArgument,
        TopicArgument,
        WhenArgument,
        WordsArgument,
    )

    # To Typer it is a choice of formats, which are texts.
    FormatOption = str


def who(
    name: NameArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """The facts about a person, by any spelling of the name."""
    return ask(base, form, lambda facts: facts.who(" ".join(name), **filters.given), filters)


def year(
    when: WhenArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """What happened in a year or other time, what may have, and what ran through it."""
    return ask(base, form, lambda facts: facts.year(" ".join(when), **filters.given), filters)


def topic(
    words: TopicArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """The facts on a topic, and on the narrower topics under it."""
    return ask(base, form, lambda facts: facts.topic(" ".join(words), **filters.given), filters)


def place(
    words: PlaceArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """The facts about a place, and the places in it."""
    return ask(base, form, lambda facts: facts.place(" ".join(words), **filters.given), filters)


def search(
    words: WordsArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """Free words over statements, people, places and topics, best first."""
    return ask(base, form, lambda facts: facts.search(" ".join(words), **filters.given), filters)


def show(
    id: IdArgument,
    documents: DocumentsOption = None,
    form: FormatOption = "table",
    base: BaseOption = None,
) -> int:
    """One fact whole: dates, people, figures, every attestation, what differs."""
    return ask(base, form, lambda facts: facts.show(id, documents))


def at(place: LineArgument, form: FormatOption = "table", base: BaseOption = None) -> int:
    """The facts that stand on a line of a document."""
    return ask(base, form, lambda facts: facts.at(" ".join(place)))


def facts(filters: Filters, form: FormatOption = "table", base: BaseOption = None) -> int:
    """Every fact, or those of a --kind."""
    return ask(base, form, lambda facts: facts.facts(**filters.given), filters)


def people(form: FormatOption = "table", base: BaseOption = None) -> int:
    """Everybody in the base."""
    return ask(base, form, lambda facts: facts.people())


def topics(form: FormatOption = "table", base: BaseOption = None) -> int:
    """Every topic with its synonyms."""
    return ask(base, form, lambda facts: facts.topics())


def places(form: FormatOption = "table", base: BaseOption = None) -> int:
    """Every place."""
    return ask(base, form, lambda facts: facts.places())


def sources(form: FormatOption = "table", base: BaseOption = None) -> int:
    """The documents that the facts stand on."""
    return ask(base, form, lambda facts: facts.sources())


def discrepancies(filters: Filters, form: FormatOption = "table", base: BaseOption = None) -> int:
    """Where the documents disagree, side by side: everywhere, or about the facts of a filter."""
    return ask(base, form, lambda facts: facts.discrepancies(**filters.given), filters)


def coverage(
    document: DocumentArgument = None,
    documents: DocumentsOption = None,
    form: FormatOption = "table",
    base: BaseOption = None,
) -> int:
    """Which lines carry facts, which hold none, which were never read."""
    return ask(base, form, lambda facts: facts.coverage(document, documents))


def words(
    words: WordsArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """Words that are no command: those that list a kind of the base, or a question."""
    return ask(base, form, lambda facts: facts.words(" ".join(words), **filters.given), filters)


def listing(command: str, help: str) -> Callable[..., int]:
    """The command that lists one kind of fact, by the plural of the kind."""

    def listing(filters: Filters, form: FormatOption = "table", base: BaseOption = None) -> int:
        return ask(base, form, lambda facts: facts.listing(command, **filters.given), filters)

    listing.__name__ = command
    listing.__doc__ = help
    return listing


#: The lookups by name, in the panels and the order in which help lists them.
PANELS: dict[str, dict[str, Callable[..., int]]] = {
    "Ask": {command.__name__: command for command in (who, year, topic, place, search, show, at)},
    "List": {
        "facts": facts,
        **{kind["plural"]: listing(kind["plural"], kind["about"]) for kind in USUAL_KINDS},
    },
    "What is in the base": {
        command.__name__: command
        for command in (people, topics, places, sources, discrepancies, coverage)
    },
}
