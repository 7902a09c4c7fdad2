"""What is like a text that means nothing: for "did you mean", never for an answer.

The one home of RapidFuzz. Importing it takes longer than a whole lookup, so this module is imported
where everything else has failed.
"""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import TypeVar

    Meant = TypeVar("Meant", bound=Hashable)

# One slip in so many letters: fishing is not fighting.
_LETTERS_A_SLIP = 4

# Whoever types so much of a word may mean all of it.
_BEGINNING = 4


def most_like(text: str, spellings: Mapping[str, Meant], limit: int) -> list[Meant]:
    """Up to ``limit`` of what the spellings, folded, mean whose spelling is most like ``text``.

    That is one with few slips for its length, or one that the text begins.
    """
    typed = key(text)
    most = len(typed) // _LETTERS_A_SLIP
    likely: list[tuple[float, str]] = []
    for spelling in spellings:
        meant = key(spelling)
        begins = len(typed) >= _BEGINNING and meant.startswith(typed)
        if begins or (most and OSA.distance(typed, meant, score_cutoff=most) <= most):
            likely.append((fuzz.ratio(typed, meant), spelling))
    ranked = sorted(likely, key=lambda pair: (-pair[0], pair[1]))
    return list(dict.fromkeys(spellings[spelling] for _, spelling in ranked))[:limit]
