"""Words that are no part of a name: those of questions, articles, words of the base, numbers.

Many are spelled like a name part somewhere. What decides is how a word is typed, and what stands
beside it.
"""

from __future__ import annotations

from relfacts.names import single
from relfacts.names.stretches import NAME, PLAIN, TITLE, UNKNOWN
from relfacts.names.tokens import is_latin
from relfacts.names.vocabulary import LIKE_A_NAME, NAME_LIKE
from relfacts.text.runs import longest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.stretches import Stretch
    from relfacts.names.tokens import Token

# The longest name of a place has so many words.
_LONGEST_PLACE = 3


class PlainWords:
    """The words of a text, asked whether they are no part of a name.

    ``named_at`` tells whether a whole name begins somewhere. A text is ``is_flat`` where it is all
    in small letters, or all in capitals: then capitals tell nothing.
    """

    def __init__(
        self, tokens: Sequence[Token], book: NameBook, named_at: Callable[[int], object]
    ) -> None:
        self._tokens = tokens
        self._book = book
        self._named_at = named_at
        self.is_flat = not any(token.capital for token in tokens) or all(
            token.raw == token.raw.upper() for token in tokens
        )

    def is_plain(self, at: int, before: Sequence[Stretch]) -> bool:
        """Whether the word at ``at``, behind the stretches ``before``, is no part of a name."""
        row = self._tokens[at : at + 2]
        token = row[0]
        borne = len(token.folded) == 1 or token.folded in self._book.bearers
        # Theo is also a name, in whatever base; Will begins more questions than names.
        borne = borne or (token.plain in LIKE_A_NAME and token.plain not in NAME_LIKE)
        # To, Do and An are names; but the capital of a sentence's first word tells nothing.
        named = borne and token.capital and (at > 0 or all(word.capital for word in row))
        # The last syllable of Moon Jae-in is no word.
        named = named or (token.joined and at > 0 and self._tokens[at - 1].capital)
        if self.is_flat and token.plain in NAME_LIKE and borne and at == 0 and self._named_at(1):
            return False  # do to lam
        if self.is_filler(token) and not named and not self.is_initial(token):
            return True
        if token.folded[0].isdigit() or (not borne and token.folded in self._book.ordinary):
            return True
        return self._is_article(at) or self._is_between(at, before)

    def is_filler(self, token: Token) -> bool:
        """Whether it is a word of a question, in any language."""
        if token.plain in self._book.fillers:
            return True
        # Typed without its accents, where it cannot be taken for a name: va for và.
        plain = token.raw.isascii() and token.folded in self._book.filler_keys
        return plain and len(token.folded) > 1 and token.folded not in self._book.bearers

    def place_at(self, at: int) -> int:
        """How many words from here on are the name of a place of the base; mostly 0."""
        return longest(
            self._tokens,
            at,
            _LONGEST_PLACE,
            lambda row: self._book.is_place("".join(token.folded for token in row)),
        )

    def is_initial(self, token: Token) -> bool:
        """Whether a single letter is the initial of a name, as in И. Трамп, and not a word."""
        cased = token.raw.lower() != token.raw.upper()
        if len(token.raw) > 1 or not cased:
            return False
        filler = self.is_filler(token)
        if token.dotted or (self.is_flat and token.folded not in self._book.filler_keys):
            return True
        return token.capital and not self.is_flat and not (is_latin(token.folded) and filler)

    def _is_article(self, at: int) -> bool:
        """Whether a small word is the article of the title that follows: le président Trump."""
        small = not self.is_flat and not self._tokens[at].capital
        return small and at == 0 and bool(self._book.titles.at(self._tokens, 1, sure=False))

    def _is_between(self, at: int, stretches: Sequence[Stretch]) -> bool:
        """Whether a word of a question in small letters and without its accents is no name.

        It stands between a name and another, or a place, or a year: kim jong un tham viet nam.
        """
        if not stretches or (self._tokens[at].capital and not self.is_flat):
            return False
        *earlier, before = stretches
        if before.sort == UNKNOWN:
            # Trong is also a word, and its capital may be that of the sentence.
            common = before.folded in self._book.common_parts and not earlier
            alone = all(stretch.sort == TITLE for stretch in earlier)
            named = alone and not common and bool(single.part(before.tokens, self._book))
        else:
            named = before.sort in (NAME, PLAIN)
        return named and self._leads_on(at)

    def _leads_on(self, at: int) -> bool:
        """Whether from a word of a question, and others like it, one comes to a name or a place."""
        word, rest = self._tokens[at].folded, self._tokens[at + 1 :]
        if word not in self._book.filler_keys or not rest:
            return False
        if rest[0].folded[0].isdigit() or self.is_filler(rest[0]) or self._leads_on(at + 1):
            return True
        if self._named_at(at + 1) or self.place_at(at + 1):
            return True
        apart = not self._book.go_together((word, rest[0].folded))
        return apart and bool(single.part(rest, self._book))
