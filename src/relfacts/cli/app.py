"""The command line as Typer knows it: every command, option, help text and error."""

from __future__ import annotations

from typing import Annotated

import typer

from relfacts.cli import comparing, curation, indexing, schema, starting
from relfacts.cli import lookups as asking
from relfacts.cli.options import BaseOption, Format, FormatOption, typed
from relfacts.cli.pages import Commands
from relfacts.cli.session import ask, offer_own_base
from relfacts.cli.streams import tell

app = typer.Typer(
    name="relfacts",
    cls=Commands,
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

        tell(f"relfacts {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from relfacts.ask.catalogues import about

        status = ask(base, form, about)
        if base is None:
            offer_own_base()
        raise typer.Exit(status)
    return 0


for _panel, _commands in asking.PANELS.items():
    for _name, _command in _commands.items():
        app.command(_name, rich_help_panel=_panel)(typed(_command))

for _module in (indexing, curation, comparing, schema, starting):
    _module.add_commands(app)
