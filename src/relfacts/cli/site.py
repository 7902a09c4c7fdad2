"""The command that writes the pages of a base into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from relfacts import writing
from relfacts.cli.options import BaseOption, DocumentsOption
from relfacts.cli.session import Asked
from relfacts.cli.streams import say, tell
from relfacts.errors import ExitCode, RelfactsError, UsageError

_PANEL = "Publish"


def add_commands(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(rich_help_panel=_PANEL)(site)


def site(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that is empty, or an earlier site.")
    ],
    with_passages: Annotated[
        bool,
        typer.Option("--with-passages", help="Show the text of the documents: --documents DIR."),
    ] = False,
    documents: DocumentsOption = None,
    with_addresses: Annotated[
        bool,
        typer.Option("--with-addresses", help="Show the heads of mails, and addresses, in texts."),
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", metavar="DIR", help="A folder with templates of your own."),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", help="Where it will stand: makes a sitemap."),
    ] = None,
    base: BaseOption = None,
) -> int:
    """Write the pages of the base as files, for any web host, or to be opened from the disk.

    The pages are those of serve, with search as you type; their links are relative. Nothing of the
    text of the documents is in them, unless --with-passages asks for it; then the heads of mails
    and addresses are left out, unless --with-addresses asks for them.
    """
    if with_passages and documents is None:
        raise UsageError(
            "--with-passages needs the folder of the documents", "--with-passages --documents DIR"
        )
    if templates is not None and not templates.is_dir():
        raise UsageError(f"--templates {templates} is not a folder", "--templates DIR")
    if address is not None and not _is_whole(address):
        raise UsageError(
            f"--address {address} is not an address", "--address https://example.org/facts"
        )
    from relfacts.pages.site import frozen
    from relfacts.pages.site.folder import must_be_ours

    must_be_ours(folder)
    left_out: set[str] = set()
    with Asked(base) as facts:
        made = frozen(
            facts,
            templates=templates,
            documents=Path(documents) if documents and with_passages else None,
            address=address,
            private=with_addresses,
            left_out=left_out,
        )
        pages = _Counted(made)
        try:
            with writing.replacing_folder(str(folder.resolve())) as draft:
                writing.fill_folder(draft, pages)
        except RelfactsError:
            raise
        except OSError as error:
            raise writing.unwritten(str(folder), error, "name another folder") from error
        except Exception as error:
            facts.inside.blame(error)
            raise
    tell(f"{folder}: {pages.count} pages", f"open {folder / 'index.html'}")
    if left_out:
        labels = ", ".join(sorted(left_out))
        say(f"left out of {labels}: heads of mails, addresses; --with-addresses has them", dim=True)
    if address is None:
        say("no sitemap: for that, --address URL says where the site will stand", dim=True)
    return ExitCode.ANSWERED


def _is_whole(address: str) -> bool:
    """Whether an address is complete, so that a browser can find a folder by it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and " " not in address and not (parts.query or parts.fragment)
    return plain and parts.scheme in ("https", "http") and bool(parts.hostname)


class _Counted:
    """The files of a site, counting how many of those taken are pages."""

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self._files = files
        self.count = 0

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for name, content in self._files:
            self.count += name.endswith(".html")
            yield name, content
