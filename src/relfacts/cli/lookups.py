"""The lookups: each turns what was typed into one question, asks it, and returns the exit status.

Their signatures are the command line's definition. Typer reads them (``app``), with the annotations
that ``options`` defines; nothing of Typer is needed to call them, so a plain lookup goes without it
(``quick``). Modules that only one command needs are imported by that command.
"""

from __future__ import annotations

from relfacts.cli.session import ask
from relfacts.vocabulary import KIND_COMMANDS

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
    from relfacts.ask import answers

    return ask(base, form, lambda facts: answers.who(facts, " ".join(name), filters), filters)


def year(
    when: WhenArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """What happened in a year or other time, what may have, and what ran through it."""
    from relfacts.ask import answers

    return ask(base, form, lambda facts: answers.year(facts, " ".join(when), filters), filters)


def topic(
    words: TopicArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """The facts on a topic, and on the narrower topics under it."""
    from relfacts.ask import answers

    return ask(base, form, lambda facts: answers.topic(facts, " ".join(words), filters), filters)


def place(
    words: PlaceArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """The facts about a place, and the places in it."""
    from relfacts.ask import answers

    return ask(base, form, lambda facts: answers.place(facts, " ".join(words), filters), filters)


def search(
    words: WordsArgument, filters: Filters, form: FormatOption = "table", base: BaseOption = None
) -> int:
    """Free words over statements, people, places and topics, best first."""
    from relfacts.ask import answers

    return ask(base, form, lambda facts: answers.search(facts, " ".join(words), filters), filters)


def show(
    id: IdArgument,
    documents: DocumentsOption = None,
    form: FormatOption = "table",
    base: BaseOption = None,
) -> int:
    """One fact whole: dates, people, figures, every attestation, what differs."""
    from relfacts.ask import answers, passages

    return ask(base, form, lambda facts: passages.attach(answers.show(facts, id), facts, documents))


def at(place: LineArgument, form: FormatOption = "table", base: BaseOption = None) -> int:
    """The facts that stand on a line of a document."""
    from relfacts.ask import coverage as lines

    return ask(base, form, lambda facts: lines.at(facts, " ".join(place)))


def facts(filters: Filters, form: FormatOption = "table", base: BaseOption = None) -> int:
    """Every fact, or those of a --kind."""
    from relfacts.ask import answers

    return ask(base, form, lambda facts: answers.listing(facts, "facts", (), filters), filters)


def people(form: FormatOption = "table", base: BaseOption = None) -> int:
    """Everybody in the base."""
    from relfacts.ask import catalogues

    return ask(base, form, catalogues.people)


def topics(form: FormatOption = "table", base: BaseOption = None) -> int:
    """Every topic with its synonyms."""
    from relfacts.ask import catalogues

    return ask(base, form, catalogues.topics)


def places(form: FormatOption = "table", base: BaseOption = None) -> int:
    """Every place."""
    from relfacts.ask import catalogues

    return ask(base, form, catalogues.places)


def sources(form: FormatOption = "table", base: BaseOption = None) -> int:
    """The documents that the facts stand on."""
    from relfacts.ask import catalogues

    return ask(base, form, catalogues.sources)


def discrepancies(filters: Filters, form: FormatOption = "table", base: BaseOption = None) -> int:
    """Where the documents disagree, side by side: everywhere, or about the facts of a filter."""
    from relfacts.ask import catalogues

    return ask(base, form, lambda facts: catalogues.discrepancies(facts, filters), filters)


def coverage(
    document: DocumentArgument = None,
    documents: DocumentsOption = None,
    form: FormatOption = "table",
    base: BaseOption = None,
) -> int:
    """Which lines carry facts, which hold none, which were never read."""
    from relfacts.ask import coverage as lines
    from relfacts.ask import passages

    return ask(
        base,
        form,
        lambda facts: passages.beside(lines.coverage(facts, document), facts, documents),
    )


def _listing(command: str, kind: str, help: str) -> Callable[..., int]:
    """The command that lists one kind of fact."""

    def listing(filters: Filters, form: FormatOption = "table", base: BaseOption = None) -> int:
        from relfacts.ask import answers

        return ask(
            base, form, lambda facts: answers.listing(facts, command, (kind,), filters), filters
        )

    listing.__name__ = command
    listing.__doc__ = help
    return listing


#: The lookups by name, in the panels and the order in which help lists them.
PANELS: dict[str, dict[str, Callable[..., int]]] = {
    "Ask": {command.__name__: command for command in (who, year, topic, place, search, show, at)},
    "List": {
        "facts": facts,
        **{name: _listing(name, kind, help) for name, (kind, help) in KIND_COMMANDS.items()},
    },
    "What is in the base": {
        command.__name__: command
        for command in (people, topics, places, sources, discrepancies, coverage)
    },
}
