"""The command that draws facts over the years."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from relfacts import writing
from relfacts.ask.filters import Filters
from relfacts.cli.options import BaseOption, typed
from relfacts.cli.session import Asked
from relfacts.cli.streams import put, say, tell
from relfacts.errors import ExitCode, RelfactsError, UsageError
from relfacts.export.replacing import must_be_free
from relfacts.show import beside
from relfacts.show.sheets import heading
from relfacts.show.timeline import Look, draw
from relfacts.show.timeline.marks import time_of
from relfacts.vocabulary import counted

_PANEL = "Publish"

#: The text in the head of every timeline that identifies it.
MARK = b'class="timeline"'

OutOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Where to write it; else into a pipe."),
]


def add_commands(app: typer.Typer) -> None:
    """Add the command that draws to ``app``."""
    app.command("timeline", rich_help_panel=_PANEL)(typed(timeline))


def timeline(filters: Filters, out: OutOption = None, base: BaseOption = None) -> int:
    """Draw facts over the years, a row for each kind: one SVG, readable without colour.

    A tick is a day, a bar lasted, an outline is some time within it, dots are a doubt, an arrow has
    no end. The same facts are the same file, byte for byte.
    """
    if out is None:
        if sys.stdout.isatty():
            raise UsageError(
                "an SVG cannot be read on a terminal", "relfacts timeline --output timeline.svg"
            )
    else:
        if out.is_dir():
            raise UsageError(f"{out} is a folder", f"name a file: --output {out / 'timeline.svg'}")
        if not _is_stream(out):
            # A link stays, and is written where it leads.
            out = out.resolve() if out.is_symlink() else out
            must_be_free(str(out), MARK)
    with Asked(base) as facts:
        inside = facts.inside
        try:
            answer = facts.facts(**filters.given)
            told = [str(inside.value("title")), *heading(answer)]
            if len(answer.hits) < answer.total:
                told.append(f"the {len(answer.hits)} drawn")
            title = " · ".join(told)
            look = Look(within=time_of(answer.periods))
            drawn = draw([hit.fact for hit in answer.hits], inside.declared, title, look)
        except RelfactsError:
            raise
        except Exception as error:
            inside.blame(error)
            raise
        say(*beside(answer, "svg"))
        if not answer.hits:
            return answer.exit_code
        if not drawn:
            none = f"none of {counted(len(answer.hits), 'fact')} has a date that can be drawn"
            say(f"relfacts: {none}", f"hint: {inside.line('facts')}")
            return ExitCode.NOTHING
    if out is None:
        put([drawn])
        return ExitCode.ANSWERED
    try:
        if _is_stream(out):
            writing.pour(str(out), drawn.encode())
            return ExitCode.ANSWERED
        writing.write(str(out), drawn.encode())
    except OSError as error:
        raise writing.unwritten(str(out), error, "name another file: --output FILE") from error
    tell(f"{out}: {counted(len(answer.hits))}")
    return ExitCode.ANSWERED


def _is_stream(out: Path) -> bool:
    """Whether it names a pipe or a device: output is written into it, and it stays."""
    return out.exists() and not out.is_file()
