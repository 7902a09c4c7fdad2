"""What the Tab key offers: ids from the base. Errors are swallowed; nothing may be printed here."""

from __future__ import annotations

import os

from relfacts.errors import RelfactsError


def complete(vocabulary: str, incomplete: str) -> list[str]:
    """The ids of ``vocabulary`` that begin with ``incomplete``, folded."""
    from relfacts.factbase import FactBase
    from relfacts.folding import fold
    from relfacts.store import find_base, load_base

    try:
        base = FactBase(load_base(find_base(os.environ.get("RELFACTS_BASE"))))
    except RelfactsError:
        return []
    beginning = fold(incomplete).replace(" ", "-")
    return [label.id for label in base.labels(vocabulary) if label.id.startswith(beginning)]
