"""Opens the base without messages, for code that needs it before a question is asked.

Print nothing here, even if the index cannot be saved or the base is broken: the text would land in
the line the user is typing. The next command reports it.
"""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.library.factbase import FactBase
    from relfacts.vocabulary.declared import Declared


def base_named(arguments: Sequence[str]) -> str | None:
    """The base named in a command line."""
    for option, value in pairwise((*arguments, "")):
        if option == "--base" and value:
            return value
        if option.startswith("--base="):
            return option.partition("=")[2] or None
    return None


def open_quietly(named: str | None) -> FactBase | None:
    """The base ``named``, or the default base; None if it cannot be opened."""
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
