"""The base that is asked, opened without a word: for what is typed before a question is put.

Also if no index can be kept, or the base is broken, nothing may be said here: what is asked next
says it, or it would stand in the line that is being typed.
"""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.library.factbase import FactBase
    from relfacts.vocabulary.declared import Declared


def base_named(arguments: Sequence[str]) -> str | None:
    """The base that a command line names."""
    for option, value in pairwise((*arguments, "")):
        if option == "--base" and value:
            return value
        if option.startswith("--base="):
            return option.partition("=")[2] or None
    return None


def open_quietly(named: str | None) -> FactBase | None:
    """The base ``named``, or the one that is asked by default; None if it cannot be opened."""
    from relfacts.library.opening import opened

    try:
        return opened(named)
    except Exception:
        return None


def declared_by(named: str | None) -> Declared:
    """The kinds and roles of the base ``named``; the usual ones if it cannot be opened."""
    from relfacts.vocabulary.declared import declared

    base = open_quietly(named)
    if base is None:
        return declared()
    with base:
        try:
            return base.inside.declared
        except Exception:
            return declared()
