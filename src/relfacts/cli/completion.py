"""What the Tab key offers: ids from the base. Errors are swallowed; nothing may be printed here."""

from __future__ import annotations

from relfacts.errors import RelfactsError

# More than a screen holds helps nobody to choose.
_MOST = 200


def complete(sort: str, incomplete: str) -> list[str]:
    """The ids of a sort (``person``, ``topic`` …) that begin with ``incomplete``, folded."""
    from relfacts.cli.session import open_base
    from relfacts.folding import fold

    beginning = fold(incomplete).replace(" ", "-")
    try:
        with open_base(None) as base:
            return base.index.ids_beginning(sort, beginning, _MOST)
    except RelfactsError:
        return []
