"""What is like a text that means nothing: for "did you mean", never for an answer.

The one home of RapidFuzz. Importing it takes longer than a whole lookup, so this module is imported
where everything else has failed.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# A suggestion must be so like the text, per cent.
_LIKE_ENOUGH = 72


def most_like(text: str, spellings: Mapping[str, str], limit: int) -> list[str]:
    """Up to ``limit`` ids whose spelling (folded spelling -> id) is most like ``text``."""
    found = process.extract(
        text,
        list(spellings),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=_LIKE_ENOUGH,
        limit=limit * 4,
    )
    ranked = sorted(found, key=lambda hit: (-hit[1], hit[0]))
    return list(dict.fromkeys(spellings[spelling] for spelling, _, _ in ranked))[:limit]
