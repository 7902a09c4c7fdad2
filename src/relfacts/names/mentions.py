"""A mention: a position in a phrase where somebody is named, and the words around it.

The rules ask it for what they need: the titles before the name, the relation from which a link
leads to it, what belongs to the name. Nothing is decided here.
"""

from __future__ import annotations

from itertools import dropwhile, takewhile

from relfacts.names.book import LONGEST_PLACE
from relfacts.names.lexicon import RELATION, THING, UNLINKED
from relfacts.names.ranks import is_roman, rank_at
from relfacts.names.types import NAME, PLAIN, TITLE, UNKNOWN, folded_words, is_latin, key_of, words
from relfacts.names.vocabulary import ABROAD, ARTICLES, DETERMINERS, TOWARDS
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.types import Owner, Span, Token

# A relation is searched for among this many spans after a name that owns something (Kim Jong Un's
# younger sister), this many after any other, and this many before one (of the president of
# Vietnam).
_OWNED, _BESIDE, _LINKED = 4, 2, 8


class Mention:
    """The spans ``start`` to ``stop`` of a phrase: a whole name, or a run of unknown words.

    ``unmeant`` are the ends of earlier mentions that mean somebody else.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        start: int,
        stop: int,
        book: NameBook,
        unmeant: Sequence[int] = (),
    ) -> None:
        self.spans = spans
        self.start = start
        self.stop = stop
        self.book = book
        self.unmeant = unmeant
        self.before = list(spans[:start])
        self.after = list(spans[stop:])
        #: Whether the name is a genitive, or the next word makes it one: Trump's, 金正恩的.
        self.owns = spans[stop - 1].tokens[-1].owns
        possessive = self.after and book.relations.is_possessive(self.after[0].first.folded)
        #: The spans after the name, and after the word that makes it a genitive.
        self.following = self.after[1:] if possessive else self.after
        self.owns = self.owns or bool(possessive)
        #: The index of the first title before the name.
        self.titled = self._titles_from(start)
        #: Index of the head noun linked to the name ('wife' in 'wife of X'), or None.
        self.head = self._head()

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole name."""
        return self.spans[self.start].tag == NAME

    @property
    def rank(self) -> str:
        """The numeral or suffix right after the name; a number in words only at the end of the
        name.
        """
        tokens = words(self.spans)
        at = len(words(self.spans[: self.stop]))
        value, length = rank_at(tokens, at) if at < len(tokens) else ("", 0)
        ends = at + length == len(tokens) or tokens[at + length].broken
        return value if ends or is_roman(tokens[at].raw) or not value.isdecimal() else ""

    @property
    def titles(self) -> list[Span]:
        """The titles right beside the name; those after it only if they do not belong to the next
        name.
        """
        rest = self.after_articles if self.after and self.after[0].first.broken else self.after
        behind = list(takewhile(lambda span: span.tag == TITLE, rest))
        if any(span.tag in (NAME, UNKNOWN) for span in rest[len(behind) :][:1]):
            behind = []
        return [*self.spans[self.titled : self.start], *behind]

    @property
    def after_articles(self) -> list[Span]:
        """The spans after the name, without leading articles: (the guitarist)."""
        return list(dropwhile(is_article, self.after))

    @property
    def around(self) -> list[Token]:
        """All words of the phrase except those of the name."""
        return words([*self.before, *self.after])

    @property
    def countries(self) -> frozenset[str]:
        """The countries the phrase says the person is from; empty if it says nothing.

        South Korean President Kim, the president Kim of South Korea; but not the country to which
        an ambassador is sent.
        """
        row = list(self.spans[self.titled : self.start])
        if self.titled and row and self.spans[self.titled - 1].first.folded in ABROAD:
            row = row[1:]
        if len(self.after) > 1 and self.after[0].folded == "of":
            row.append(self.after[1])
        said = (self.book.titles.countries(span.tokens) for span in row)
        return frozenset().union(*said)

    @property
    def owned(self) -> Span | None:
        """The relation or office after the name that belongs to it: Trump's younger sister."""
        for at, span in enumerate(self.following[: _OWNED if self.owns else _BESIDE]):
            if span.first.broken:
                return None
            if self.is_a(span, RELATION) or (self.owns and self.is_office(span)):
                return None if is_known(self.following[at + 1 : at + 2]) else span
            if span.tag == NAME or not self.may_stand_between(span):
                return None
        return None

    @property
    def has_a_name_for_a_thing(self) -> bool:
        """Whether the name of a thing continues after it, all with capitals: Open University."""
        verb = False
        for span in self.following[:_OWNED]:
            if span.first.broken or not span.first.capital or span.tag == NAME:
                return False
            if self.is_a(span, THING):
                return True
            # Open is as good a verb as Visits, but then the thing comes at once.
            if verb:
                return False
            verb = not self.may_stand_between(span)
        return False

    @property
    def thing_before(self) -> bool:
        """Whether a thing before the name bears it, with words between: Học viện Chính trị."""
        for at in range(self.start - 1, max(-1, self.start - 1 - _LINKED), -1):
            span = self.spans[at]
            if self.spans[at + 1].first.broken or span.tag == NAME:
                return False
            if self.is_a(span, THING) and self.is_a(span, UNLINKED):
                return True
            if not self.may_stand_between(span):
                return False
        return False

    def names_both(self, head: int) -> bool:
        """Whether the other person (the wife in 'wife of X') is also named in the phrase."""
        return (head and self.spans[head - 1].tag == NAME) or is_known(self.after[:1])

    def place_at_the_end(self, row: Sequence[Span]) -> int:
        """The number of spans at the end of the row that are the name of a place in the base."""
        for length in range(min(LONGEST_PLACE, len(row)), 0, -1):
            if self.book.is_place(key_of(words(row[-length:]))):
                return length
        return 0

    # --- types of spans ----------------------------------------------------------------------

    def is_a(self, span: Span, sort: str) -> bool:
        """Whether a span is of one of the types of ``relations``."""
        return sort in self.book.relations.told(span.tokens)

    def is_link(self, span: Span) -> bool:
        """Whether a span is a word that links a relation to a name: of."""
        return len(span.tokens) == 1 and self.book.relations.is_link(span.first)

    def is_office(self, span: Span) -> bool:
        """Whether a span is a title that means an office."""
        return span.tag == TITLE and bool(self.book.titles.offices(folded_words(span.tokens)))

    def is_in_small_letters(self, span: Span) -> bool:
        """Whether a span is an unknown word in lower case."""
        raw = span.first.raw
        return span.tag == UNKNOWN and raw != raw.upper() and not span.first.capital

    def is_unknown(self, span: Span) -> bool:
        """Whether a span is an unknown word in lower case: capitals begin a name of their own.

        A word without accents that may be a name part, or any word with accents, does not count.
        """
        token = span.first
        if span.tag != UNKNOWN or token.capital or len(token.folded) == 1:
            return False
        named = token.raw.isascii() and token.folded in self.book.bearers
        return not (named or self.book.relations.is_own(token) or self._is_inflected(token))

    def may_stand_between(self, span: Span) -> bool:
        """Whether a span is not a word that begins another part of the sentence."""
        word = span.first.plain
        return span.tag != PLAIN or word in DETERMINERS or word not in self.book.fillers

    def is_said_of(self, word: str, person: Owner) -> bool:
        """Whether the base uses this folded word about a person."""
        return word in fold(self.book.description(person)).split()

    # --- how the attributes are found --------------------------------------------------------

    def _titles_from(self, start: int) -> int:
        at = start
        while at and not self.spans[at].first.broken:
            before = self.spans[at - 1]
            if before.tag != TITLE or self.is_a(before, UNLINKED):
                break
            at -= 1
        return at

    def _head(self) -> int | None:
        spans = self.spans
        direct = True
        for at in range(self.start - 1, max(0, self.start - _LINKED) - 1, -1):
            if spans[at + 1].first.broken:
                return None
            span = spans[at]
            if at and (self.is_link(span) or (at + 1 == self.start and self._may_link(at))):
                head = spans[at - 1]
                if span.first.broken:
                    return None
                towards = span.first.folded in TOWARDS and not is_passed(spans[: at - 1])
                office = direct and not towards and self.is_office(head)
                if office or self.is_a(head, RELATION) or self.is_a(head, THING):
                    return at - 1
            elif span.tag == NAME or not self.may_stand_between(span):
                return None
            direct = direct and span.first.folded in DETERMINERS
        return None

    def _may_link(self, at: int) -> bool:
        """Whether a word that no file knows may link a relation to the name: manželka od."""
        return self.is_a(self.spans[at - 1], RELATION) and self.is_in_small_letters(self.spans[at])

    def _is_inflected(self, token: Token) -> bool:
        """Whether the word is a known one with an ending of its language: 대사는, 주석의."""
        if is_latin(token.folded):
            return False
        book = self.book
        stems = (token.folded, *(stem for stem, _ in book.stems(token.folded)))
        return any(
            stem in book.titles or stem in book.filler_keys or stem in book.ordinary
            for stem in stems
        )


def is_known(row: Sequence[Span]) -> bool:
    """Whether one of the spans is the name of somebody in the base."""
    return any(form.owner.known for span in row for form in span.forms)


def is_passed(row: Sequence[Span]) -> bool:
    """Whether there is nothing but articles and the like: secretary to Ho Chi Minh."""
    return all(span.first.folded in DETERMINERS for span in row)


def is_article(span: Span) -> bool:
    """Whether a span is an article, or replaces one: the, his."""
    return span.folded in ARTICLES
