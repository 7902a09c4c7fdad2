"""Bases that are asked twice: as they are in a file, and as a server has them."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from threading import RLock

from conftest import ROOT
from database import Server
from relfacts import __version__
from relfacts.base.index.cache import open_index
from relfacts.base.index.server import ServerIndex
from relfacts.base.openbase import OpenBase
from relfacts.cli import run, session
from relfacts.export import indexed, postgresql, tables
from relfacts.library.factbase import FactBase

# What the tests of exports know of bases.
sys.path.insert(0, str(ROOT / "tests" / "export"))
from exported import BASES, base_called, content

__all__ = ["BASES", "Said", "Twice", "asked_twice", "base_called", "content", "said"]

#: A status, what went to stdout, and to stderr.
Said = tuple[int, str, str]


class Twice:
    """One base in a file and on a server, each open, neither named in hints."""

    def __init__(self, base: OpenBase, address: str) -> None:
        found = open_index(address)
        assert isinstance(found.index, ServerIndex)
        self.address = address
        self.index = found.index
        self.in_file = base
        self.on_server = OpenBase(found.file, found.index, "a base")
        base.path = "a base"
        #: How often the server was waited for, for the last command.
        self.waited = 0

    def ask(self, *arguments: str) -> tuple[Said, Said]:
        """What the program says of both, the server asked as if it had never been before."""
        return said(self.in_file, *arguments), self._asked(*arguments)

    def trips(self, *arguments: str) -> int:
        """How often the server is waited for, for one command."""
        self._asked(*arguments)
        return self.waited

    def _asked(self, *arguments: str) -> Said:
        self.index.forget()
        before = self.index.round_trips
        told = said(self.on_server, *arguments)
        self.waited = self.index.round_trips - before
        return told


@contextmanager
def asked_twice(base: OpenBase, server: Server, database: str, folder: Path) -> Iterator[Twice]:
    """A base that is loaded into a database of its own."""
    script = folder / f"{database}.sql"
    script.write_bytes(whole_script(base))
    twice = Twice(base, server.filled(database, script))
    try:
        yield twice
    finally:
        twice.index.close()


def whole_script(base: OpenBase) -> bytes:
    """What ``export postgresql --index`` writes."""
    chosen = tables.facts(base, range(1, base.facts_in_all + 1))
    rows = tables.rows(base, chosen, __version__)
    return b"".join(postgresql.script(rows, indexed.script(base)))


def said(base: OpenBase, *arguments: str) -> Said:
    """What the program says when this base is the one that is asked where none is named."""
    session.lent[None] = FactBase(base, RLock(), lambda: None, lasting=False)
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = run(arguments)
    finally:
        del session.lent[None]
        gc.enable()
    return status, out.getvalue(), err.getvalue()
