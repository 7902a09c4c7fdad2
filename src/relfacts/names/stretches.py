"""Stretches: the words of a text taken together, and what for."""

from __future__ import annotations

from relfacts.names.vocabulary import PLAIN_FILLERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.forms import Form
    from relfacts.names.tokens import Token

# A word of so many letters may be a name part that lost one.
_SHORT = 3

#: What a stretch is taken for.
NAME, TITLE, RELATION = "name", "title", "relation"
PLAIN, UNKNOWN = "plain", "unknown"


class Stretch:
    """Words taken together: a name with its forms, a title, a relation, a plain or unknown word."""

    __slots__ = ("forms", "sort", "tokens")

    def __init__(self, sort: str, tokens: Sequence[Token], forms: Sequence[Form] = ()) -> None:
        self.sort = sort
        self.tokens = tokens
        self.forms = list(forms)

    @property
    def first(self) -> Token:
        """The first of the words, which knows how they follow those before."""
        return self.tokens[0]

    @property
    def folded(self) -> str:
        """Its words folded."""
        return " ".join(token.folded for token in self.tokens)


def may_be_part(stretch: Stretch) -> bool:
    """Whether a plain word is so short and so little of a word that it may be a slipped name part.

    ``vn`` and ``hi`` are no more likely words of a question than what is left of Van and Thi.
    """
    token = stretch.first
    short = len(token.folded) <= _SHORT and token.folded.isascii() and token.folded.isalpha()
    return stretch.sort == PLAIN and short and token.plain not in PLAIN_FILLERS


def words(stretches: Sequence[Stretch]) -> list[Token]:
    """All words of some stretches, in a row."""
    return [token for stretch in stretches for token in stretch.tokens]
