"""The lookups: each turns its arguments into one question, asks it, and returns the exit status.

Their signatures are the definition of the command line. Typer reads them (``app``), with the
annotations that ``options`` defines; calling them needs nothing of Typer, so a plain lookup does
without it (``quick``). Modules that only one command needs are imported by that command.
"""

from __future__ import annotations

from relfacts.cli.output import Output
from relfacts.cli.session import ask, ask_of_texts
from relfacts.vocabulary.usual import USUAL_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from relfacts.ask.answer import Answer
    from relfacts.ask.filters import Filters
    from relfacts.cli.options import (
        AnyIdsArgument,
        BaseOption,
        DocumentArgument,
        DocumentsOption,
        IdsArgument,
        LineArgument,
        NameArgument,
        NoPagerOption,
        PlaceArgument,
        TopicArgument,
        WhenArgument,
        WordsArgument,
    )
    from relfacts.library.factbase import FactBase

    # For Typer it is a choice of styles, which are texts.
    StyleOption = str
    ByDocumentOption = bool


def who(name: NameArgument, filters: Filters, output: Output, base: BaseOption = None) -> int:
    """The facts about a person, by any spelling of the name."""

    def question(facts: FactBase, text: str) -> Answer:
        return facts.who(text, **filters.given)

    return ask_of_texts(base, output, "who", name, question, filters)


def year(when: WhenArgument, filters: Filters, output: Output, base: BaseOption = None) -> int:
    """What happened in a year or other time, what may have, and what ran through it."""

    def question(facts: FactBase, text: str) -> Answer:
        return facts.year(text, **filters.given)

    return ask_of_texts(base, output, "year", when, question, filters)


def topic(words: TopicArgument, filters: Filters, output: Output, base: BaseOption = None) -> int:
    """The facts on a topic, and on the narrower topics under it."""

    def question(facts: FactBase, text: str) -> Answer:
        return facts.topic(text, **filters.given)

    return ask_of_texts(base, output, "topic", words, question, filters)


def place(words: PlaceArgument, filters: Filters, output: Output, base: BaseOption = None) -> int:
    """The facts about a place, and the places in it."""

    def question(facts: FactBase, text: str) -> Answer:
        return facts.place(text, **filters.given)

    return ask_of_texts(base, output, "place", words, question, filters)


def search(words: WordsArgument, filters: Filters, output: Output, base: BaseOption = None) -> int:
    """Free words over statements, people, places and topics, best first."""

    def question(facts: FactBase, text: str) -> Answer:
        return facts.search(text, **filters.given)

    return ask_of_texts(base, output, "search", words, question, filters)


def show(
    ids: AnyIdsArgument,
    output: Output,
    documents: DocumentsOption = None,
    base: BaseOption = None,
) -> int:
    """Facts in full, with every attestation; or people, places, topics and documents."""

    def question(facts: FactBase, text: str) -> Answer:
        return facts.show(*([text] if ids == ["-"] else ids), documents=documents)

    return ask_of_texts(base, output, "show", ids, question)


def cite(
    ids: IdsArgument,
    style: StyleOption = "text",
    by_document: ByDocumentOption = False,
    no_pager: NoPagerOption = False,
    base: BaseOption = None,
) -> int:
    """The documents that facts stand on, with their lines, to be pasted or imported."""
    output = Output(style=style, by_document=by_document, no_pager=no_pager)
    return ask(base, output, lambda facts: facts.listed("cite", *ids))


def at(place: LineArgument, output: Output, base: BaseOption = None) -> int:
    """The facts that stand on a line of a document."""
    return ask_of_texts(base, output, "at", place, lambda facts, text: facts.at(text))


def facts(filters: Filters, output: Output, base: BaseOption = None) -> int:
    """Every fact, or those of a --kind."""
    return ask(base, output, lambda facts: facts.facts(**filters.given), filters)


def people(output: Output, base: BaseOption = None) -> int:
    """Everybody in the base."""
    return ask(base, output, lambda facts: facts.people())


def topics(output: Output, base: BaseOption = None) -> int:
    """Every topic with its synonyms."""
    return ask(base, output, lambda facts: facts.topics())


def places(output: Output, base: BaseOption = None) -> int:
    """Every place."""
    return ask(base, output, lambda facts: facts.places())


def sources(output: Output, base: BaseOption = None) -> int:
    """The documents that the facts stand on."""
    return ask(base, output, lambda facts: facts.sources())


def discrepancies(filters: Filters, output: Output, base: BaseOption = None) -> int:
    """Where the documents disagree, side by side: everywhere, or about the facts of a filter."""
    return ask(base, output, lambda facts: facts.discrepancies(**filters.given), filters)


def coverage(
    output: Output,
    document: DocumentArgument = None,
    documents: DocumentsOption = None,
    base: BaseOption = None,
) -> int:
    """Which lines carry facts, which hold none, which were never read."""
    return ask(base, output, lambda facts: facts.coverage(document, documents))


def words(words: WordsArgument, filters: Filters, output: Output, base: BaseOption = None) -> int:
    """Words that are no command: those that list a kind of the base, or a question."""
    return ask(base, output, lambda facts: facts.words(" ".join(words), **filters.given), filters)


def listing(command: str, help: str) -> Callable[..., int]:
    """Make the command that lists one kind of fact, named by the plural of the kind."""

    def listing(filters: Filters, output: Output, base: BaseOption = None) -> int:
        return ask(base, output, lambda facts: facts.listing(command, **filters.given), filters)

    listing.__name__ = command
    listing.__doc__ = help
    return listing


#: The lookups by name, in the panels and the order of the help page.
PANELS: dict[str, dict[str, Callable[..., int]]] = {
    "Ask": {
        command.__name__: command for command in (who, year, topic, place, search, show, cite, at)
    },
    "List": {
        "facts": facts,
        **{kind["plural"]: listing(kind["plural"], kind["about"]) for kind in USUAL_KINDS},
    },
    "What is in the base": {
        command.__name__: command
        for command in (people, topics, places, sources, discrepancies, coverage)
    },
}
