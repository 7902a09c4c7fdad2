"""The command that prints the JSON Schemas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from relfacts.cli.streams import put
from relfacts.errors import ExitCode


class Schema(StrEnum):
    """What a schema is of: the fact base, or the JSON that every command answers with."""

    FACTS = "facts"
    ANSWER = "answer"


def add_commands(app: typer.Typer) -> None:
    """Add ``schema`` to ``app``."""
    app.command(rich_help_panel="Curate")(schema)


def schema(
    of: Annotated[
        Schema,
        typer.Argument(
            metavar="facts|answer", help="facts: the fact base; answer: what --format json writes."
        ),
    ] = Schema.FACTS,
) -> int:
    """The JSON Schema (draft 2020-12) of the fact base or of the output."""
    from relfacts.base.files import read_schema

    put([read_schema(of.value)])
    return ExitCode.ANSWERED
