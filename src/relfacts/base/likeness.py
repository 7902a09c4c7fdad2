"""Finds spellings similar to an unknown text: for "did you mean", never for an answer.

RapidFuzz is used only here. Importing it takes longer than a whole lookup, so this module is
imported only when everything else has failed.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from typing import TypeVar

    Meant = TypeVar("Meant", bound=Hashable)

# One slip is allowed for this many letters: fishing is not fighting.
_LETTERS_A_SLIP = 4

# Somebody who types this many letters of a word may mean the whole word.
_BEGINNING = 4

# The least similarity of two rows of words, from 0 to 100, and the share of typed words that must
# be in both.
_ALIKE, _MORE_THAN = 60, 0.5


def most_like(text: str, spellings: Mapping[str, Meant], limit: int) -> list[Meant]:
    """The meanings of the ``spellings`` that are most like ``text``, best first; all texts are
    folded.

    A spelling is similar if it has most of the words, in any order and with few slips
    (``kim visit 1958`` and ``kim il sung visit 1958``), if the text is its beginning, or if it
    differs by few slips wherever the spaces are. At most ``limit`` are returned.
    """
    alike = process.extract(
        text, spellings.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=None
    )
    words = text.split()
    scores = {
        spelling: score for spelling, score, _ in alike if _shares_words(words, spelling.split())
    }
    closed = text.replace(" ", "")
    together = {spelling: spelling.replace(" ", "") for spelling in spellings}
    for spelling in _written_together(closed, together):
        score = fuzz.ratio(closed, together[spelling])
        scores[spelling] = max(score, scores.get(spelling, 0.0))
    ranked = sorted(scores, key=lambda spelling: (-scores[spelling], spelling))
    return list(dict.fromkeys(spellings[spelling] for spelling in ranked))[:limit]


def _written_together(typed: str, together: Mapping[str, str]) -> Iterator[str]:
    """The spellings that a text without its spaces begins, or matches with few slips."""
    if len(typed) >= _BEGINNING:
        yield from (spelling for spelling, other in together.items() if other.startswith(typed))
    if most := len(typed) // _LETTERS_A_SLIP:
        slipped = process.extract(
            typed, together, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        yield from (spelling for _, _, spelling in slipped)


def _shares_words(typed: Sequence[str], others: Sequence[str]) -> bool:
    """Whether most of the typed words are among the others."""
    shared = [word for word in typed if any(_is_like(word, other) for other in others)]
    return len(shared) > _MORE_THAN * len(typed)


def _is_like(typed: str, word: str) -> bool:
    """Whether a word is the beginning of another, or differs by few slips for its length."""
    begins = len(typed) >= _BEGINNING and word.startswith(typed)
    return begins or OSA.distance(typed, word) <= len(typed) // _LETTERS_A_SLIP
