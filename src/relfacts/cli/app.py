"""The command line as a Typer app: every command, option, help text and error."""

from __future__ import annotations

import os
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from relfacts.cli import bases, curation, exporting, lookups, serving, site, starting, timeline
from relfacts.cli.docstrings import docstring
from relfacts.cli.examples import PROGRAM
from relfacts.cli.helppages import Command, paged, write_examples, write_sections
from relfacts.cli.options import BaseOption, Format, FormatOption, kinds_told, typed
from relfacts.cli.output import Output
from relfacts.cli.quietly import base_named, declared_by
from relfacts.cli.session import ask, offer_own_base
from relfacts.cli.shells import asked
from relfacts.cli.streams import tell
from relfacts.vocabulary.declared import Declared, Kind, declared
from relfacts.vocabulary.usual import USUAL_KINDS

# Longer than any first sentence: Typer by itself cuts those that do not fit on a line.
_NOT_CUT = 1000

# The panel of the commands that list a kind of fact.
_LISTS = "List"
_USUAL = frozenset(kind["plural"] for kind in USUAL_KINDS)

# Where a run keeps the name of its base, and the kinds of that base.
_NAMED, _DECLARED = "relfacts.base", "relfacts.kinds"


class Commands(TyperGroup):
    """The commands, listed by their panels.

    The commands that list a kind of fact depend on the base.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Find the name of the base among the arguments, wherever it is."""
        ctx.meta[_NAMED] = base_named(args) or os.environ.get("RELFACTS_BASE")
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """The option for the page of all commands, which goes through a pager like an answer."""
        return paged(super().get_help_option(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands; those that list kinds are in the order of the base."""
        every = super().list_commands(ctx)
        there = _declared(ctx)
        if there.are_usual:
            return every
        plurals = [kind.plural for kind in there.kinds.values()]
        others = [name for name in every if name not in _USUAL]
        after = others.index("facts") + 1
        return [*others[:after], *plurals, *others[after:]]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with this name; kinds that the base declares have commands like the usual
        ones.
        """
        command: Any = super().get_command(ctx, cmd_name)
        there = _declared(ctx)
        if not there.are_usual and (command is None or cmd_name in _USUAL):
            kind = there.kind_listed_by(cmd_name)
            command = _listing(kind) if kind else None
        if command is not None:
            _tell(command, there, ctx.meta.get(_NAMED))
        return command

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands."""
        write_sections(formatter, self, ctx)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write a section for each panel, in the order in which the panels are first named."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.get_command(ctx, name)
            said = command.get_short_help_str(_NOT_CUT)
            panels.setdefault(command.rich_help_panel or "Commands", []).append((name, said))
        # One width for all sections, so that their columns line up.
        widest = max(len(name) for rows in panels.values() for name, _ in rows)
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl([(name.ljust(widest), said) for name, said in rows])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write a few examples, and say where there are more."""
        there = _declared(ctx)
        plurals = [kind.plural for kind in there.kinds.values()]
        write_examples(formatter, PROGRAM, plurals, ctx.meta.get(_NAMED))
        with formatter.section("More"):
            formatter.write_dl([("relfacts COMMAND --help", "a command"), ("man relfacts", "all")])


def _tell(command: Any, there: Declared, named: str | None) -> None:
    """Make the help page of a command name the base that was given, and its kinds."""
    command.plurals = tuple(kind.plural for kind in there.kinds.values())
    command.named = named
    for parameter in command.params:
        if parameter.name == "kind" and parameter.param_type_name == "option":
            parameter.help = kinds_told(there.kinds)


def _declared(ctx: Any) -> Declared:
    """The kinds of the base that was named; without a name, the usual ones."""
    if _DECLARED not in ctx.meta:
        named = ctx.meta.get(_NAMED)
        ctx.meta[_DECLARED] = declared_by(named) if named else declared()
    found: Declared = ctx.meta[_DECLARED]
    return found


def _listing(kind: Kind) -> Any:
    """The command that lists a kind declared by the base."""
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    command = typed(lookups.listing(kind.plural, kind.about))
    one.command(kind.plural, cls=Command, help=kind.about, rich_help_panel=_LISTS)(command)
    return typer.main.get_command(one)


app = typer.Typer(
    name="relfacts",
    cls=Commands,
    help="Look up facts by person, year or topic; every one names the document and the lines "
    "it stands on.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    rich_markup_mode=None,
)


def _completion(option: str) -> Any:
    """An option of completion, for the help page only: it is handled before Typer."""
    return typer.Option(option, help=asked.OPTIONS[option], show_default=False)


@app.callback()
def _root(
    context: typer.Context,
    base: BaseOption = None,
    form: FormatOption = Format.TABLE,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    install: Annotated[bool, _completion(asked.INSTALL)] = False,
    show: Annotated[bool, _completion(asked.SHOW)] = False,
    uninstall: Annotated[bool, _completion(asked.UNINSTALL)] = False,
) -> int:
    if install or show or uninstall:
        raise typer.BadParameter("options of completion are given first, and alone")
    if version:
        from relfacts import __version__

        tell(f"relfacts {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        status = ask(base, Output(form.value), lambda facts: facts.about())
        if base is None:
            offer_own_base()
        raise typer.Exit(status)
    return 0


for _panel, _commands in lookups.PANELS.items():
    for _name, _command in _commands.items():
        app.command(_name, rich_help_panel=_panel)(typed(_command))

for _module in (timeline, site, serving, exporting, curation, bases, starting):
    _module.add_commands(app)

for _info in app.registered_commands:
    _info.cls = Command
    if _info.callback:
        _info.help = docstring(_info.callback)


@cache
def program() -> Any:
    """The app as a function to call: built from all signatures, which takes longer than a lookup.

    Built only once, however often a program that imports this module calls it.
    """
    return get_command(app)
