"""A text divided into stretches: whole names, titles, relations, ordinary words, unknown ones.

The longest whole name wins, wherever it begins. A name that goes on in the words beside it is no
whole name: it is then a row of unknown words, for the phrase to make something of.
"""

from __future__ import annotations

from relfacts.names import single
from relfacts.names.parts import GIVEN
from relfacts.names.plainwords import PlainWords
from relfacts.names.stretches import NAME, PLAIN, RELATION, TITLE, UNKNOWN, Stretch, words
from relfacts.names.unspaced import cut
from relfacts.names.vocabulary import FILLERS
from relfacts.text.runs import runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.tokens import Token

# The longest declared name has so many words.
_LONGEST = 8


def divide(tokens: Sequence[Token], book: NameBook) -> list[Stretch]:
    """The stretches of a text."""
    return _Division(cut(tokens, book), book).stretches


class _Division:
    """One text on its way into stretches."""

    def __init__(self, tokens: Sequence[Token], book: NameBook) -> None:
        self._tokens = tokens
        self._book = book
        self._plain = PlainWords(tokens, book, self._whole)
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
            stretch = name or title or relation or self._place(at) or self._word(at)
            self.stretches.append(stretch)
            at += len(stretch.tokens)
        for place in range(len(self.stretches) - 1, -1, -1):
            if self.stretches[place].sort == NAME and self._goes_on(place):
                unknown = [Stretch(UNKNOWN, [token]) for token in self.stretches[place].tokens]
                self.stretches[place : place + 1] = unknown

    def _whole(self, at: int) -> Stretch | None:
        """The longest whole name that begins at ``at``."""
        for row in runs(self._tokens, at, _LONGEST):
            if any(token.owns for token in row[:-1]):
                continue
            # The verb of "Kim Il-sung a rencontré" is no ending of the name.
            if self._plain.is_filler(row[-1]) and (len(row) == 1 or row[-1].plain == "a"):
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

    def _is_plain_title_at(self, at: int) -> bool:
        """Whether a title of several words follows, and whose it is: nguyen tong bi thu."""
        length = self._book.titles.at(self._tokens, at, sure=True)
        return length > 1 and bool(self._whole(at + length))

    def _is_plain_title(self, at: int, end: int) -> bool:
        """Whether what is typed without accents is a title and no part of a name: ong Trong.

        In small letters before a capital it is one. Where all are small, the rest must be somebody,
        and no name that goes on with these words, but for a given name behind several of them.
        """
        row, rest = self._tokens[at:end], self._tokens[end:]
        if not rest or rest[0].broken or any(token.joined for token in row):
            return False
        # The first letter of a sentence is a capital: Tong thong Trump.
        begun = at == 0 and len(row) > 1
        small = not any(token.capital for token in row[begun:])
        if small and rest[0].capital:
            return row[-1].plain not in FILLERS and not self._book.relations.excludes(row)
        whole = self._whole(end)
        if (whole and len(row) > 1) or (small and not at and self._is_plain_title_at(end)):
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

    def _place(self, at: int) -> Stretch | None:
        """The place of several words that stands right behind a name: Kim Jong Un Ha Noi."""
        length = self._plain.place_at(at) if self._is_behind_a_name() else 0
        return Stretch(PLAIN, self._tokens[at : at + length]) if length > 1 else None

    def _is_behind_a_name(self) -> bool:
        return bool(self.stretches) and self.stretches[-1].sort == NAME

    def _word(self, at: int) -> Stretch:
        plain = self._plain.is_plain(at, self.stretches)
        return Stretch(PLAIN if plain else UNKNOWN, self._tokens[at : at + 1])

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
        if self._plain.is_initial(token):
            return True
        cased = token.raw[:1].lower() != token.raw[:1].upper()
        if not self._plain.is_flat and cased:
            # Small letters tell a word from a name; but the first capital tells nothing.
            if not token.capital:
                return False
            if beside > 0:
                return True
        if token.folded in self._book.bearers:
            return True
        row = words(self.stretches[min(at, beside) : max(at, beside) + 1])
        return any(not form.owner.known for form in single.slips(row, self._book))
