"""The commands. Each turns its arguments into one question and hands it over."""

from __future__ import annotations

from typing import Annotated

import typer

from relfacts import vocabulary
from relfacts.cli import curation
from relfacts.cli.options import (
    BaseOption,
    DocumentArgument,
    DocumentsOption,
    Format,
    FormatOption,
    IdArgument,
    LineArgument,
    NameArgument,
    PlaceArgument,
    TopicArgument,
    WhenArgument,
    WordsArgument,
    question,
)
from relfacts.cli.session import ask
from relfacts.filters import Filters

app = typer.Typer(
    name="relfacts",
    help="Look up facts by person, year or topic; every one names the document and the lines "
    "it stands on.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    rich_markup_mode=None,
)


@app.callback()
def _root(
    context: typer.Context,
    base: BaseOption = None,
    form: FormatOption = Format.TABLE,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> int:
    if version:
        from relfacts import __version__

        print(f"relfacts {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from relfacts.catalogues import about

        raise typer.Exit(ask(base, form, about))
    # Given before the command, they hold for it too, unless it says otherwise.
    context.default_map = {
        name: {"base": base, "form": form.value}
        for name in context.command.commands  # type: ignore[attr-defined]
    }
    return 0


@app.command(rich_help_panel="Ask")
@question
def who(
    name: NameArgument, filters: Filters, form: FormatOption = Format.TABLE, base: BaseOption = None
) -> int:
    """The facts about a person, by any spelling of the name."""
    from relfacts import answers

    return ask(base, form, lambda facts: answers.who(facts, name, filters), filters)


@app.command(rich_help_panel="Ask")
@question
def year(
    when: WhenArgument, filters: Filters, form: FormatOption = Format.TABLE, base: BaseOption = None
) -> int:
    """What happened in a year or other time, what may have, and what ran through it."""
    from relfacts import answers

    return ask(base, form, lambda facts: answers.year(facts, when, filters), filters)


@app.command(rich_help_panel="Ask")
@question
def topic(
    topic_: TopicArgument,
    filters: Filters,
    form: FormatOption = Format.TABLE,
    base: BaseOption = None,
) -> int:
    """The facts on a topic, and on the narrower topics under it."""
    from relfacts import answers

    return ask(base, form, lambda facts: answers.topic(facts, topic_, filters), filters)


@app.command(rich_help_panel="Ask")
@question
def place(
    place_: PlaceArgument,
    filters: Filters,
    form: FormatOption = Format.TABLE,
    base: BaseOption = None,
) -> int:
    """The facts about a place, and the places in it."""
    from relfacts import answers

    return ask(base, form, lambda facts: answers.place(facts, place_, filters), filters)


@app.command(rich_help_panel="Ask")
@question
def search(
    words: WordsArgument,
    filters: Filters,
    form: FormatOption = Format.TABLE,
    base: BaseOption = None,
) -> int:
    """Free words over statements, people, places and topics, best first."""
    from relfacts import answers

    return ask(base, form, lambda facts: answers.search(facts, " ".join(words), filters), filters)


@app.command(rich_help_panel="Ask")
def show(
    id: IdArgument,
    documents: DocumentsOption = None,
    form: FormatOption = Format.TABLE,
    base: BaseOption = None,
) -> int:
    """One fact whole: dates, people, figures, every attestation, what differs."""
    from relfacts import answers, passages

    return ask(base, form, lambda facts: passages.attach(answers.show(facts, id), facts, documents))


@app.command(rich_help_panel="Ask")
def at(place: LineArgument, form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """The facts that stand on a line of a document."""
    from relfacts import coverage as lines

    return ask(base, form, lambda facts: lines.at(facts, place))


@app.command(rich_help_panel="List")
@question
def facts(filters: Filters, form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """Every fact, or those of a --kind."""
    from relfacts import answers

    return ask(base, form, lambda facts: answers.listing(facts, "facts", (), filters), filters)


def _list_kind(command: str, kind: str, help: str) -> None:
    """Make the command that lists one kind of fact."""

    @question
    def listing(
        filters: Filters, form: FormatOption = Format.TABLE, base: BaseOption = None
    ) -> int:
        from relfacts import answers

        return ask(
            base, form, lambda facts: answers.listing(facts, command, (kind,), filters), filters
        )

    app.command(command, help=help, rich_help_panel="List")(listing)


for _command, (_kind, _help) in vocabulary.KIND_COMMANDS.items():
    _list_kind(_command, _kind, _help)


@app.command(rich_help_panel="What is in the base")
def people(form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """Everybody in the base."""
    from relfacts import catalogues

    return ask(base, form, catalogues.people)


@app.command(rich_help_panel="What is in the base")
def topics(form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """Every topic with its synonyms."""
    from relfacts import catalogues

    return ask(base, form, catalogues.topics)


@app.command(rich_help_panel="What is in the base")
def places(form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """Every place."""
    from relfacts import catalogues

    return ask(base, form, catalogues.places)


@app.command(rich_help_panel="What is in the base")
def sources(form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """The documents that the facts stand on."""
    from relfacts import catalogues

    return ask(base, form, catalogues.sources)


@app.command(rich_help_panel="What is in the base")
def discrepancies(form: FormatOption = Format.TABLE, base: BaseOption = None) -> int:
    """Where the documents disagree, side by side."""
    from relfacts import catalogues

    return ask(base, form, catalogues.discrepancies)


@app.command(rich_help_panel="What is in the base")
def coverage(
    document: DocumentArgument = None,
    documents: DocumentsOption = None,
    form: FormatOption = Format.TABLE,
    base: BaseOption = None,
) -> int:
    """Which lines carry facts, which hold none, which were never read."""
    from relfacts import coverage as lines
    from relfacts import passages

    return ask(
        base,
        form,
        lambda facts: passages.beside(lines.coverage(facts, document), facts, documents),
    )


curation.add_commands(app)
