"""Opens a base: found as the command line finds it, and shared by everybody who uses it."""

from __future__ import annotations

import os

from relfacts.base.files import find_base, is_address
from relfacts.base.openbase import OpenBase
from relfacts.library.factbase import FactBase
from relfacts.library.sharing import share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.base.index.build import Progress


def open_base(path: str | os.PathLike[str] | None = None) -> FactBase:
    """Open a fact base: a ``facts.json``, a folder with one, or ``postgresql://HOST/DB``.

    Without a path it is the one that RELFACTS_BASE names, or the one that came with relfacts.
    Raises BaseError if there is none, or if it cannot be read.
    """
    return opened(None if path is None else os.fspath(path))


def opened(named: str | None, progress: Progress | None = None, lasting: bool = True) -> FactBase:
    """Open the base with this name, for internal use; ``progress`` reports the making of its index.

    Unless ``lasting``, answers read their facts only when they are written.
    """
    path = find_base(named or os.environ.get("RELFACTS_BASE"))
    shared = share(path, progress)
    found = shared.opened
    # How it is named in hints has no password in it.
    named = path if named and is_address(named) else named
    inside = OpenBase(found.file, found.index, path, found.kept, named, found.why_not)
    return FactBase(inside, shared.lock, shared.release, lasting)
