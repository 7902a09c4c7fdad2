"""The command that serves the base to other programs: a browser, a table cleaner, an assistant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relfacts.cli.options import BaseOption, DocumentsOption
from relfacts.cli.session import Asked
from relfacts.cli.streams import say, tell
from relfacts.errors import ExitCode, UsageError

_PANEL = "Publish"

#: The default port.
PORT = 8765


def add_commands(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(rich_help_panel=_PANEL)(serve)


def serve(
    port: Annotated[
        int | None,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help=f"The port, else {PORT}; 0: any free one."
        ),
    ] = None,
    mcp: Annotated[
        bool,
        typer.Option("--mcp", help="For an assistant: speak MCP on stdin and stdout, no port."),
    ] = False,
    documents: DocumentsOption = None,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", metavar="DIR", help="A folder with pages of your own."),
    ] = None,
    with_addresses: Annotated[
        bool,
        typer.Option("--with-addresses", help="Pages show the heads of mails, and addresses."),
    ] = False,
    base: BaseOption = None,
) -> int:
    """Answer other programs of this machine: a browser, OpenRefine, with --mcp an assistant.

    Pages, JSON and a reconciliation service, on loopback only; nothing is written. Ctrl-C ends it.
    """
    for option, folder in (("--documents", documents), ("--templates", templates)):
        if folder is not None and not Path(folder).is_dir():
            raise UsageError(f"{option} {folder} is not a folder", f"{option} DIR")
    if mcp:
        told = (("--port", port), ("--templates", templates))
        for option, given in (*told, ("--with-addresses", with_addresses or None)):
            if given is not None:
                raise UsageError(
                    f"{option} is for browsers: an assistant is spoken to on stdin and stdout",
                    f"serve --mcp, or serve {option}{'' if given is True else f' {given}'}",
                )
        from relfacts.serve.assistant.server import run as speak

        with Asked(base) as facts:
            speak(facts, documents)
        return ExitCode.ANSWERED
    from relfacts.serve.app import application
    from relfacts.serve.running import serve as run

    with Asked(base) as facts:
        app = application(
            facts,
            documents=Path(documents) if documents else None,
            templates=templates,
            private=with_addresses,
        )
        if documents and not with_addresses:
            say("pages leave out the heads of mails, and addresses: --with-addresses", dim=True)
        run(app, PORT if port is None else port, _listening)
    return ExitCode.ANSWERED


def _listening(address: str) -> None:
    tell(address)
    say(f"OpenRefine: {address}reconcile; Ctrl-C ends it", dim=True)
