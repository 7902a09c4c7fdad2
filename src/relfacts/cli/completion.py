"""What the Tab key offers: ids from the base. Errors are swallowed; nothing may be printed here."""

from __future__ import annotations

from relfacts.errors import RelfactsError

# More than a screen holds helps nobody to choose.
_MOST = 200


def complete(sort: str, incomplete: str, base: str | None = None) -> list[str]:
    """The ids of a sort (``person``, ``topic`` …, ``kind``) that begin with ``incomplete``.

    ``base`` names the base that is asked, if the command line does.
    """
    from relfacts.cli.session import open_base
    from relfacts.vocabulary import KINDS

    if sort == "kind":
        return [kind for kind in KINDS if kind.startswith(incomplete)]
    try:
        with open_base(base) as opened:
            return opened.index.ids_beginning(sort, incomplete, _MOST)
    except RelfactsError:
        return []
