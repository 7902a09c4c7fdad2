"""Whether an unknown word says who is meant, and that it is somebody else.

The words of relations are listed, but no list has them all: the embalmer of Ho Chi Minh, Trump's
caddie, who purged Ri Yong Ho, Kim Jong Un (guitarist), the poet Kim Yong Nam. So in these places a
word counts against the name unless it is known: a word of questions, of the base, a title, a name.
"""

from __future__ import annotations

from itertools import pairwise

from relfacts.names.stretches import RELATION, TITLE, UNKNOWN
from relfacts.names.tokens import is_latin
from relfacts.names.vocabulary import ANYBODY, ARTICLES, ASKING, RELATIVE
from relfacts.text.folding import fold
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.forms import Form
    from relfacts.names.stretches import Stretch
    from relfacts.names.tokens import Token

# Nobody of whom one speaks so is older; a year has more digits.
_OLDEST, _YEAR = 119, 4


class Described:
    """The stretches of a phrase, asked whether unknown words describe somebody else."""

    def __init__(self, stretches: Sequence[Stretch], book: NameBook) -> None:
        self._stretches = stretches
        self._book = book
        self._bearers = book.bearers
        self._relations = book.relations

    def of(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """Those of the forms whose owners are described, if they are: Lovelace, a mathematician.

        An unknown word that is said of somebody in the base makes nobody else of that person.
        """
        if self._is_likened(start, stop) or self._is_in_a_clause(start):
            return [form for form in forms if not form.owner.known]
        at = self._before(start)
        at = self._behind(stop) if at is None else at
        if at is None:
            return forms
        word = self._stretches[at].folded
        return [
            form
            for form in forms
            if not form.owner.known or word in fold(self._book.description(form.owner)).split()
        ]

    def _is_likened(self, start: int, stop: int) -> bool:
        """Whether another is called by the name: the Ho Chi Minh of Laos."""
        around = [*self._stretches[max(0, start - 1) : start], *self._stretches[stop : stop + 1]]
        return [stretch.folded for stretch in around] == ["the", "of"]

    def _is_in_a_clause(self, start: int) -> bool:
        """Whether the name only tells of somebody: the man next to, the president who met."""
        ahead = self._stretches[:start]
        if any(stretch.folded in ANYBODY for stretch in ahead[:2]):
            return True
        return any(
            after.folded in RELATIVE and before.sort in (TITLE, RELATION, UNKNOWN)
            for before, after in pairwise(ahead)
        )

    def _before(self, start: int) -> int | None:
        """Where the unknown word stands in: the embalmer of, who purged, the poet."""
        stretches = self._stretches
        if start == 0 or stretches[start].first.broken:
            return None
        before = stretches[start - 1]
        if start > 1 and self._relations.is_link(before.first):
            head = self._is_unknown(start - 2) and not before.first.broken
            return start - 2 if head else None
        if not self._is_unknown(start - 1):
            return None
        ahead = stretches[: start - 1]
        asked = bool(ahead) and ahead[-1].folded in ASKING
        alone = all(stretch.folded in ARTICLES for stretch in ahead)
        return start - 1 if asked or alone else None

    def _behind(self, stop: int) -> int | None:
        """And in: Trump's caddie; Kim Jong Un (guitarist); Nguyen Minh Vu, 32."""
        stretches = self._stretches
        if stop == len(stretches):
            return None
        if not stretches[stop].first.broken:
            owns = stretches[stop - 1].tokens[-1].owns
            # Where verbs come last, what follows a name goes with it: 김정은 비서.
            raw = stretches[stop].first.raw
            goes_with_it = owns or raw.lower() == raw.upper()
            return stop if goes_with_it and self._is_unknown(stop) else None
        word = stretches[stop].folded
        if word.isdigit():
            number = whole(word) if len(word) < _YEAR else None
            return stop if number is not None and number <= _OLDEST else None
        at = stop
        while at < len(stretches) and stretches[at].folded in ARTICLES:
            at += 1
        return at if self._is_unknown(at) else None

    def _is_unknown(self, at: int) -> bool:
        """Whether here is an unknown word in small letters: capitals begin a name of their own.

        One without accents that might be a name part, or any with accents, tells nothing.
        """
        if at >= len(self._stretches) or self._stretches[at].sort != UNKNOWN:
            return False
        token = self._stretches[at].first
        if token.capital or len(token.folded) == 1:
            return False
        named = token.raw.isascii() and token.folded in self._bearers
        return not (named or self._relations.is_own(token) or self._is_inflected(token))

    def _is_inflected(self, token: Token) -> bool:
        """Whether the word is a known one with an ending of its language: 대사는, 주석의."""
        book = self._book
        stems = (token.folded.removesuffix(ending) for ending in book.endings)
        return not is_latin(token.folded) and any(
            stem in book.titles or stem in book.filler_keys or stem in book.ordinary
            for stem in stems
        )
