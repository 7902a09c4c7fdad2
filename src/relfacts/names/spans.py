"""A text divided into spans: whole names, titles, relations, ordinary words, unknown ones.

The longest whole name wins, wherever it begins. A name that continues in the words beside it is not
a whole name: it is then a row of unknown words, which the phrase interprets.

Scripts without spaces come first: to a program 金正恩委員長 and 김정은은 are one word each. A word
is cut if all its pieces are known: names, titles, words of questions and of the base, endings. If a
piece is left over, it is not cut, for the rest might be part of another name.
"""

from __future__ import annotations

from relfacts.names import ways
from relfacts.names.book import LONGEST_PLACE
from relfacts.names.ranks import rank_at
from relfacts.names.structure import is_particle
from relfacts.names.types import (
    GIVEN_ALONE,
    NAME,
    PLAIN,
    RELATION,
    TITLE,
    UNKNOWN,
    Span,
    Token,
    is_latin,
    is_unspaced,
    key_of,
    words,
)
from relfacts.names.vocabulary import FILLERS, LIKE_A_NAME, NAME_LIKE
from relfacts.text.runs import longest, runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from relfacts.names.book import NameBook

# The number of words in the longest declared name.
_LONGEST = 8


def divide(tokens: Sequence[Token], book: NameBook, spoken: Container[str] = ()) -> list[Span]:
    """The spans of a text; the folded words ``spoken`` are part of no name in it."""
    return _Division(cut(tokens, book), book, spoken).spans


class _Division:
    """Divides one text into spans."""

    def __init__(self, tokens: Sequence[Token], book: NameBook, spoken: Container[str]) -> None:
        self._tokens = tokens
        self._book = book
        self._spoken = spoken
        self._plain = PlainWords(tokens, book, self._whole, spoken)
        self.spans: list[Span] = []
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
            span = name or title or relation or self._place(at) or self._word(at)
            self.spans.append(span)
            at += len(span.tokens)
        self._tie_particles()
        for place in range(len(self.spans) - 1, -1, -1):
            if self.spans[place].tag == NAME and self._goes_on(place):
                unknown = [Span(UNKNOWN, [token]) for token in self.spans[place].tokens]
                self.spans[place : place + 1] = unknown

    def _tie_particles(self) -> None:
        """Join particles with the name they are part of: Mies van der Rohe, Minister zu Guttenberg.

        They stand between two words of it, or begin a part of a name of the base.
        """
        for at, (before, after) in enumerate(zip(self.spans, self.spans[1:], strict=False), 1):
            span = self.spans[at]
            if span.tag != PLAIN or not is_particle(span.folded) or after.first.broken:
                continue
            behind = next(
                (place for place in range(at, len(self.spans))
                 if not is_particle(self.spans[place].folded)),
                at,
            )  # fmt: skip
            last = self.spans[behind]
            if last.tag != UNKNOWN:
                continue
            beside = (before, last)
            between = before.tag == UNKNOWN or is_lone(before)
            named = all(one.tokens[-1].capital or self._plain.is_flat for one in beside)
            if (between and (named or is_particle(before.folded))) or ways.part(
                words(self.spans[at : behind + 1]), self._book
            ):
                self.spans[at] = Span(UNKNOWN, span.tokens)

    def _whole(self, at: int) -> Span | None:
        """The longest whole name that begins at ``at``."""
        first = self._tokens[at].folded
        if first in self._spoken and first not in self._book.bearers:
            return None
        for row in runs(self._tokens, at, _LONGEST):
            if any(token.owns for token in row[:-1]):
                continue
            # The verb of "Kim Il-sung a rencontré" is not an ending of the name.
            if self._plain.is_filler(row[-1]) and (len(row) == 1 or row[-1].plain == "a"):
                continue
            for read in (ways.whole, ways.digits, ways.inflected):
                if forms := read(row, self._book):
                    return Span(NAME, row, forms)
        return None

    def _title(self, at: int) -> Span | None:
        """The title that begins at ``at``, which a whole name after it makes certain."""
        length = self._book.titles.at(self._tokens, at, sure=False)
        if not length:
            length = self._book.titles.at(self._tokens, at, sure=True)
            if not length or not self._is_plain_title(at, at + length):
                return None
        return Span(TITLE, self._tokens[at : at + length])

    def _is_before_another(self, at: int) -> bool:
        """Whether a whole name of somebody with the given name first follows: King Henry VIII."""
        whole = self._whole(at) if at < len(self._tokens) else None
        if not whole or len(whole.tokens) == 1 or whole.first.broken:
            return False
        return not self._is_family_first(whole)

    def _is_plain_title_at(self, at: int) -> bool:
        """Whether a title of several words follows with its holder: nguyen tong bi thu."""
        length = self._book.titles.at(self._tokens, at, sure=True)
        return length > 1 and bool(self._whole(at + length))

    def _is_plain_title(self, at: int, end: int) -> bool:
        """Whether a word typed without accents is a title and not part of a name: ong Trong.

        In lower case before a capital it is one. If all words are in lower case, the rest must be
        somebody, and must not be a name that continues with these words, except for a given name
        after several of them.
        """
        row, rest = self._tokens[at:end], self._tokens[end:]
        if self._is_before_another(end):
            return True
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
        parts = [] if whole else ways.part(rest, self._book)
        if not small or at or not (whole or parts):
            return False
        if not self._book.go_together(token.folded for token in (*row, *rest)):
            return True
        return len(row) > 1 and all(form.label == GIVEN_ALONE for form in parts)

    def _relation(self, at: int) -> Span | None:
        """The words of a relation that begin at ``at``: wife, con trai."""
        owned = at > 0 and self._tokens[at - 1].owns
        length = self._book.relations.at(self._tokens, at, sure=owned)
        return Span(RELATION, self._tokens[at : at + length]) if length else None

    def _place(self, at: int) -> Span | None:
        """The place of several words that comes right after a name: Kim Jong Un Ha Noi."""
        length = self._plain.place_at(at) if self._is_behind_a_name() else 0
        return Span(PLAIN, self._tokens[at : at + length]) if length > 1 else None

    def _is_behind_a_name(self) -> bool:
        return bool(self.spans) and self.spans[-1].tag == NAME

    def _word(self, at: int) -> Span:
        plain = self._plain.is_plain(at, self.spans) and not self._is_behind_a_particle(at)
        return Span(PLAIN if plain else UNKNOWN, self._tokens[at : at + 1])

    def _is_behind_a_particle(self, at: int) -> bool:
        """Whether a word with a capital follows a particle that is part of a name: van der Meer."""
        token = self._tokens[at]
        if not self.spans or token.broken or not (token.capital or self._plain.is_flat):
            return False
        before = self.spans[-1]
        return before.tag == UNKNOWN and is_particle(before.folded)

    def _goes_on(self, at: int) -> bool:
        """Whether a word beside the name ``at`` might be another part of it."""
        span, first = self.spans[at], self.spans[at].first
        if is_lone(span):
            beside = (*self.spans[max(0, at - 1) : at], *self.spans[at + 1 : at + 2])
            return any(one.tag == UNKNOWN for one in beside)
        if at and not first.broken and self._belongs(at, at - 1, first.joined):
            return True
        if at + 1 == len(self.spans):
            return False
        after = self.spans[at + 1].first
        return not after.broken and self._belongs(at, at + 1, after.joined)

    def _belongs(self, at: int, beside: int, joined: bool) -> bool:
        """Whether the span ``beside`` the name ``at`` might be another part of the name."""
        if self.spans[beside].tag != UNKNOWN:
            return False
        token = self.spans[beside].first
        if joined:
            return True
        if beside > at and rank_at(self.spans[beside].tokens, 0, inside=True)[0]:
            return False  # That is for the rules to decide: Kim Il Sung II.
        if self._plain.is_initial(token):
            return True
        cased = token.raw[:1].lower() != token.raw[:1].upper()
        if not self._plain.is_flat and cased:
            # Lower case distinguishes a word from a name; but the first capital says nothing.
            if not token.capital:
                return False
            if beside > 0 or not self._is_family_first(self.spans[at]):
                return True
        if token.folded in self._book.bearers:
            return True
        row = words(self.spans[min(at, beside) : max(at, beside) + 1])
        return any(not form.owner.known for form in ways.slips(row, self._book))

    def _is_family_first(self, name: Span) -> bool:
        owners = [form.owner for form in name.forms]
        return any(not owner.known or self._book.is_family_first(owner) for owner in owners)


class PlainWords:
    """The words of a text, with the question whether they are part of a name.

    Many are spelled like a name part somewhere. The way a word is typed, and the words beside it,
    decide.

    ``named_at`` says whether a whole name begins at a position. A text ``is_flat`` if it is all in
    lower case, or all in capitals: then capitals say nothing. The folded words ``spoken`` are what
    the text says of those it names.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        book: NameBook,
        named_at: Callable[[int], object],
        spoken: Container[str] = (),
    ) -> None:
        self._tokens = tokens
        self._book = book
        self._named_at = named_at
        self._spoken = spoken
        self.is_flat = not any(token.capital for token in tokens) or all(
            token.raw == token.raw.upper() for token in tokens
        )

    def is_plain(self, at: int, before: Sequence[Span]) -> bool:
        """Whether the word at ``at``, after the spans ``before``, is not part of a name."""
        row = self._tokens[at : at + 2]
        token = row[0]
        borne = len(token.folded) == 1 or token.folded in self._book.bearers
        # Theo is also a name, in any base; Will begins more questions than names.
        borne = borne or (token.plain in LIKE_A_NAME and token.plain not in NAME_LIKE)
        # To, Do and An are names; but the capital of a sentence's first word tells nothing.
        named = borne and token.capital and (at > 0 or all(word.capital for word in row))
        # The last syllable of Moon Jae-in is not a word.
        named = named or (token.joined and at > 0 and self._tokens[at - 1].capital)
        if self.is_flat and token.plain in NAME_LIKE and borne and at == 0 and self._named_at(1):
            return False  # do to lam
        if self.is_filler(token) and not named and not self.is_initial(token):
            return True
        if token.folded[0].isdigit():
            return True
        if not borne and (token.folded in self._book.ordinary or token.folded in self._spoken):
            return True
        return self._is_article(at) or self._is_between(at, before)

    def is_filler(self, token: Token) -> bool:
        """Whether it is a word of a question, in any language."""
        if token.plain in self._book.fillers:
            return True
        # Typed without its accents, if it cannot be taken for a name: va for và.
        plain = token.raw.isascii() and token.folded in self._book.filler_keys
        return plain and len(token.folded) > 1 and token.folded not in self._book.bearers

    def place_at(self, at: int) -> int:
        """The number of words from here on that are the name of a place of the base; mostly 0."""
        return longest(
            self._tokens,
            at,
            LONGEST_PLACE,
            lambda row: self._book.is_place(key_of(row)),
        )

    def is_initial(self, token: Token) -> bool:
        """Whether a single letter is the initial of a name, as in И. Трамп, and not a word."""
        if len(token.raw) > 1 or token.raw.lower() == token.raw.upper():
            return False
        return token.dotted or (token.capital and not self.is_flat and not self.is_filler(token))

    def _is_article(self, at: int) -> bool:
        """Whether a small word is the article of the title that follows: le président Trump."""
        token = self._tokens[at]
        small = not self.is_flat and not token.capital and token.raw != token.raw.upper()
        return small and at == 0 and bool(self._book.titles.at(self._tokens, 1, sure=False))

    def _is_between(self, at: int, spans: Sequence[Span]) -> bool:
        """Whether a word of a question in lower case and without its accents is not a name.

        It is between a name and another name, a place or a year: kim jong un tham viet nam.
        """
        if not spans or (self._tokens[at].capital and not self.is_flat):
            return False
        *earlier, before = spans
        if before.tag == UNKNOWN:
            # Trong is also a word, and its capital may be that of the sentence.
            common = before.folded in self._book.common_parts and not earlier
            alone = all(span.tag == TITLE for span in earlier)
            named = alone and not common and bool(ways.part(before.tokens, self._book))
        else:
            named = before.tag in (NAME, PLAIN)
        return named and self._leads_on(at)

    def _leads_on(self, at: int) -> bool:
        """Whether a word of a question, and others like it, lead to a name or a place."""
        word, rest = self._tokens[at].folded, self._tokens[at + 1 :]
        if word not in self._book.filler_keys or not rest:
            return False
        if rest[0].folded[0].isdigit() or self.is_filler(rest[0]) or self._leads_on(at + 1):
            return True
        if self._named_at(at + 1) or self.place_at(at + 1):
            return True
        apart = not self._book.go_together((word, rest[0].folded))
        return apart and bool(ways.part(rest, self._book))


def is_lone(span: Span) -> bool:
    """Whether a word, though a whole name, may be part of another: Suharto, Трамп."""
    one = len(span.tokens) == 1 and all(len(form.syllables) == 1 for form in span.forms)
    return span.tag == NAME and one and not is_unspaced(span.folded)


def cut(tokens: Sequence[Token], book: NameBook) -> list[Token]:
    """The tokens, those without spaces cut into names, titles, fillers and endings: 谁是胡志明."""
    row: list[Token] = []
    at = 0
    while at < len(tokens):
        stop = at + 1
        # Dots separate the words of foreign names in kana and Han, not names from titles.
        while stop < len(tokens) and tokens[stop].joined and not is_latin(tokens[stop].folded):
            stop += 1
        word = key_of(tokens[at:stop])
        pieces = [] if is_latin(tokens[at].folded) else _pieces(word, book)
        if len(pieces) > 1:
            row.append(Token(pieces[0], tokens[at].broken, tokens[at].joined))
            for piece in pieces[1:]:
                if not _is_bound(piece, book):
                    row.append(Token(piece))
                # An ending of a name is not a name: the 이 of 김정은이 is not the family name.
                elif book.relations.is_possessive(piece):
                    row[-1].owns = True
        elif stop - at == 1 and (stem := _relation_in(word, book)):
            row.append(Token(stem, tokens[at].broken, tokens[at].joined))
        else:
            row += tokens[at:stop]
        at = stop
    return row


def _is_bound(piece: str, book: NameBook) -> bool:
    return piece in book.endings and piece not in book.titles and not book.relations.is_one(piece)


def _relation_in(word: str, book: NameBook) -> str:
    """A word of a relation without its ending: 여동생이; "" if it is not one."""
    stems = () if is_latin(word) else book.stems(word)
    return next((stem for stem, _ in stems if book.relations.is_one(stem)), "")


def _pieces(text: str, book: NameBook) -> list[str]:
    """``text`` as a row of known words with a name among them; empty if it is not one."""
    known: tuple[Callable[[str], object], ...] = (
        book.whole,
        book.titles.__contains__,
        book.relations.__contains__,
        book.filler_keys.__contains__,
        book.endings.__contains__,
        book.ordinary.__contains__,
    )

    def divide(start: int, named: bool) -> list[str] | None:
        if start == len(text):
            return [] if named else None
        for stop in range(len(text), start, -1):
            piece = text[start:stop]
            is_name = bool(book.whole(piece))
            if is_name or any(knows(piece) for knows in known):
                rest = divide(stop, named or is_name)
                if rest is not None:
                    return [piece, *rest]
        return None

    return divide(0, False) or _part_and_title(text, book)


def _part_and_title(text: str, book: NameBook) -> list[str]:
    """A part of a name with only a title attached to it: 김씨, 金主席."""
    for stop in range(1, len(text)):
        if text[stop:] in book.titles and book.parts(text[:stop]):
            return [text[:stop], text[stop:]]
    return []
