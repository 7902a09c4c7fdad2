"""What the Tab key offers: ids from the base. Errors are swallowed; nothing may be printed here."""

from __future__ import annotations

import os

from relfacts.errors import RelfactsError
from relfacts.text.typed import readable

# More than a screen holds helps nobody to choose.
_MOST = 200


def complete(sort: str, incomplete: str, base: str | None = None) -> list[str]:
    """The ids of a sort (``person``, ``topic`` …, ``kind``) that begin with ``incomplete``.

    ``base`` names the base that is asked, if the command line does. Also if no index can be kept or
    the base is broken, not a word is said: it would stand in the line that is typed.
    """
    from relfacts.vocabulary import KINDS, STATUSES

    incomplete = readable(incomplete)
    for closed, words in (("kind", KINDS), ("status", STATUSES)):
        if sort == closed:
            return [word for word in words if word.startswith(incomplete)]
    from relfacts.base.files import find_base
    from relfacts.base.index.cache import open_index

    try:
        opened = open_index(find_base(base or os.environ.get("RELFACTS_BASE")))
        try:
            return opened.index.ids_beginning(sort, incomplete, _MOST)
        finally:
            opened.index.close()
            opened.file.close()
    except Exception:
        return []


def not_installed(error: Exception) -> RelfactsError:
    """Why completion cannot be installed (``error``), and what does as well."""
    path, why = getattr(error, "filename", None), getattr(error, "strerror", None) or str(error)
    return RelfactsError(
        f"completion is not installed: {f'{path}: ' if path else ''}{why}",
        'put this line into the start file of bash or zsh: eval "$(relfacts --show-completion)"; '
        "of fish: relfacts --show-completion | source",
    )
