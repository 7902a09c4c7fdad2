"""The command that draws facts over the years."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relfacts import writing
from relfacts.ask.filters import Filters
from relfacts.cli.options import BaseOption, typed
from relfacts.cli.session import Asked
from relfacts.cli.streams import put, say, tell
from relfacts.errors import ExitCode, RelfactsError, UsageError
from relfacts.show import beside
from relfacts.show.sheets import heading
from relfacts.show.timeline import draw
from relfacts.vocabulary import counted

_PANEL = "Serve and export"

OutOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Where to write it; else to the screen."),
]


def add_commands(app: typer.Typer) -> None:
    """Add the command that draws to ``app``."""
    app.command("timeline", rich_help_panel=_PANEL)(typed(timeline))


def timeline(filters: Filters, out: OutOption = None, base: BaseOption = None) -> int:
    """Draw facts over the years, a row for each kind: one SVG, told apart without colour.

    A tick is a day, a bar lasted, an outline is some time within it, dots are a doubt, an arrow has
    no end. The same facts are the same file, byte for byte.
    """
    if out is not None and out.is_dir():
        raise UsageError(f"{out} is a folder", f"name a file: --output {out / 'timeline.svg'}")
    with Asked(base) as facts:
        inside = facts.inside
        try:
            answer = facts.facts(**filters.given)
            title = " · ".join([str(inside.value("title")), *heading(answer)])
            drawn = draw([hit.fact for hit in answer.hits], inside.declared, title)
        except RelfactsError:
            raise
        except Exception as error:
            inside.blame(error)
            raise
        say(*beside(answer, "svg"))
        if not answer.hits:
            return answer.exit_code
        if not drawn:
            raise RelfactsError(
                f"none of {counted(len(answer.hits))} has a date that can be drawn",
                inside.line("facts"),
            )
    if out is None:
        put([drawn])
        return ExitCode.ANSWERED
    try:
        writing.write(str(out), drawn.encode())
    except OSError as error:
        raise writing.unwritten(str(out), error, "name another file: --output FILE") from error
    tell(f"{out}: {counted(len(answer.hits))}")
    return ExitCode.ANSWERED
