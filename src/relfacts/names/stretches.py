"""A text divided into stretches: whole names, titles, relations, ordinary words, unknown ones.

The longest whole name wins, wherever it begins. A name that goes on in the words beside it is no
whole name: it is then a row of unknown words, for the phrase to make something of.
"""

from __future__ import annotations

from relfacts.names import single
from relfacts.names.parts import GIVEN
from relfacts.names.tokens import Token, is_latin
from relfacts.names.unspaced import cut
from relfacts.names.vocabulary import FILLERS, NAME_LIKE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.forms import Form

# The longest declared name has so many words.
_LONGEST = 8

# And the longest name of a place.
_LONGEST_PLACE = 3

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


def divide(tokens: Sequence[Token], book: NameBook) -> list[Stretch]:
    """The stretches of a text."""
    return _Division(cut(tokens, book), book).stretches


def may_be_part(stretch: Stretch) -> bool:
    """Whether a plain word is so short and so little of a word that it may be a slipped name part.

    ``vn`` and ``hi`` are no more likely words of a question than what is left of Van and Thi.
    """
    token = stretch.first
    short = len(token.folded) <= _SHORT and token.folded.isascii() and token.folded.isalpha()
    return stretch.sort == PLAIN and short and token.plain not in FILLERS - NAME_LIKE


def words(stretches: Sequence[Stretch]) -> list[Token]:
    """All words of some stretches, in a row."""
    return [token for stretch in stretches for token in stretch.tokens]


class _Division:
    """One text on its way into stretches."""

    def __init__(self, tokens: Sequence[Token], book: NameBook) -> None:
        self._tokens = tokens
        self._book = book
        # In a text all in small letters, or all in capitals, capitals tell nothing.
        self._flat = not any(token.capital for token in tokens) or all(
            token.raw == token.raw.upper() for token in tokens
        )
        self.stretches: list[Stretch] = []
        at = 0
        while at < len(tokens):
            name, title = self._whole(at), self._title(at)
            if name and title:
                # Premier Kim Il is somebody, but not in Premier Kim Il Sung.
                after = len(title.tokens)
                titled = self._whole(at + after) if at + after < len(tokens) else None
                if titled and len(name.tokens) < after + len(titled.tokens):
                    name = None
            relation = self._relation(at)
            if title and relation and len(relation.tokens) > len(title.tokens):
                title = None
            stretch = name or title or relation or self._word(at)
            self.stretches.append(stretch)
            at += len(stretch.tokens)
        for place in range(len(self.stretches) - 1, -1, -1):
            if self.stretches[place].sort == NAME and self._goes_on(place):
                unknown = [Stretch(UNKNOWN, [token]) for token in self.stretches[place].tokens]
                self.stretches[place : place + 1] = unknown

    def _whole(self, at: int) -> Stretch | None:
        """The longest whole name that begins at ``at``."""
        for stop in range(min(len(self._tokens), at + _LONGEST), at, -1):
            row = self._tokens[at:stop]
            if any(token.owns for token in row[:-1]):
                continue
            # The verb of "Kim Il-sung a rencontré" is no ending of the name.
            if self._is_filler(row[-1]) and (len(row) == 1 or row[-1].plain == "a"):
                continue
            for read in (single.whole, single.digits, single.inflected):
                if forms := read(row, self._book):
                    return Stretch(NAME, row, forms)
        return None

    def _title(self, at: int) -> Stretch | None:
        """The title that begins at ``at``, of which a whole name after it makes sure."""
        length = self._book.titles.at(self._tokens, at, sure=False)
        if not length:
            length = self._book.titles.at(self._tokens, at, sure=True)
            if not length or not self._is_plain_title(at, at + length):
                return None
        return Stretch(TITLE, self._tokens[at : at + length])

    def _is_plain_title(self, at: int, end: int) -> bool:
        """Whether what is typed without accents is a title and no part of a name: ong Trong.

        In small letters before a capital it is one. Where all are small, the rest must be somebody,
        and no name that goes on with these words, but for a given name behind several of them.
        """
        row, rest = self._tokens[at:end], self._tokens[end:]
        if not rest or rest[0].broken or any(token.joined for token in row):
            return False
        small = not any(token.capital for token in row)
        if small and rest[0].capital:
            return row[-1].plain not in FILLERS
        whole = self._whole(end)
        if whole and len(row) > 1:
            return True
        parts = [] if whole else single.part(rest, self._book)
        if not small or at or not (whole or parts):
            return False
        if not self._book.go_together(token.folded for token in (*row, *rest)):
            return True
        return len(row) > 1 and all(form.label == GIVEN for form in parts)

    def _relation(self, at: int) -> Stretch | None:
        """The words of a relation that begin at ``at``: wife, con trai."""
        owned = at > 0 and self._tokens[at - 1].owns
        length = self._book.relations.at(self._tokens, at, sure=owned)
        return Stretch(RELATION, self._tokens[at : at + length]) if length else None

    def _word(self, at: int) -> Stretch:
        row = self._tokens[at : at + 2]
        token = row[0]
        borne = len(token.folded) == 1 or token.folded in self._book.bearers
        # To, Do and An are names; but the capital of a sentence's first word tells nothing.
        named = borne and token.capital and (at > 0 or all(word.capital for word in row))
        # The last syllable of Moon Jae-in is no word.
        named = named or (token.joined and at > 0 and self._tokens[at - 1].capital)
        filler = self._is_filler(token) and not named and not self._is_initial(token)
        ordinary = not borne and token.folded in self._book.ordinary
        plain = filler or ordinary or token.folded[0].isdigit()
        plain = plain or self._is_article(at) or self._is_between(at)
        return Stretch(PLAIN if plain else UNKNOWN, row[:1])

    def _is_article(self, at: int) -> bool:
        """Whether a small word is the article of the title that follows: le président Trump."""
        small = not self._flat and not self._tokens[at].capital
        return small and at == 0 and bool(self._book.titles.at(self._tokens, 1, sure=False))

    def _is_between(self, at: int) -> bool:
        """Whether a word of a question in small letters and without its accents is no name.

        It stands between a name and another, or a place, or a year: kim jong un tham viet nam.
        """
        if not self.stretches or (self._tokens[at].capital and not self._flat):
            return False
        *earlier, before = self.stretches
        alone = before.sort == UNKNOWN and all(stretch.sort == TITLE for stretch in earlier)
        named = before.sort in (NAME, PLAIN) or (
            alone and bool(single.part(before.tokens, self._book))
        )
        return named and self._leads_on(at)

    def _leads_on(self, at: int) -> bool:
        """Whether from a word of a question, and others like it, one comes to a name or a place."""
        word, rest = self._tokens[at].folded, self._tokens[at + 1 :]
        if word not in self._book.filler_keys or not rest:
            return False
        if rest[0].folded[0].isdigit() or self._whole(at + 1) or self._leads_on(at + 1):
            return True
        if any(
            self._book.is_place("".join(token.folded for token in rest[:length]))
            for length in range(1, _LONGEST_PLACE + 1)
        ):
            return True
        apart = not self._book.go_together((word, rest[0].folded))
        return apart and bool(single.part(rest, self._book))

    def _is_initial(self, token: Token) -> bool:
        """Whether a single letter is the initial of a name, as in И. Трамп, and not a word."""
        cased = token.raw.lower() != token.raw.upper()
        if len(token.raw) > 1 or not cased:
            return False
        filler = self._is_filler(token)
        if token.dotted or (self._flat and not filler):
            return True
        return token.capital and not self._flat and not (is_latin(token.folded) and filler)

    def _is_filler(self, token: Token) -> bool:
        if token.plain in FILLERS or token.plain in self._book.fillers:
            return True
        # Typed without its accents, where it cannot be taken for a name: va for và.
        plain = token.raw.isascii() and token.folded in self._book.filler_keys
        return plain and len(token.folded) > 1 and token.folded not in self._book.bearers

    def _goes_on(self, at: int) -> bool:
        """Whether a word beside the name ``at`` might be another part of it."""
        first = self.stretches[at].first
        if at and not first.broken and self._belongs(at, at - 1, first.joined):
            return True
        if at + 1 == len(self.stretches):
            return False
        after = self.stretches[at + 1].first
        return not after.broken and self._belongs(at, at + 1, after.joined)

    def _belongs(self, at: int, beside: int, joined: bool) -> bool:
        """Whether the stretch ``beside`` the name ``at`` might be another part of the name."""
        if self.stretches[beside].sort != UNKNOWN:
            return False
        token = self.stretches[beside].first
        if joined:
            return True
        if self._is_initial(token):
            return True
        cased = token.raw[:1].lower() != token.raw[:1].upper()
        if not self._flat and cased:
            # Small letters tell a word from a name; but the first capital tells nothing.
            if not token.capital:
                return False
            if beside > 0:
                return True
        if token.folded in self._book.bearers:
            return True
        row = words(self.stretches[min(at, beside) : max(at, beside) + 1])
        return any(not form.owner.known for form in single.slips(row, self._book))
