"""Names among other words: titles, questions, lists, sentences.

A whole name stands if the words beside it leave it whose it is. A run of unknown words is read as
one name, whole or in part, or is somebody unknown; a part counts only if everything around it is
understood.
"""

from __future__ import annotations

from itertools import pairwise

from relfacts.names import ways
from relfacts.names.mentions import Mention
from relfacts.names.parts import GIVEN
from relfacts.names.rules import judge, judge_person
from relfacts.names.spans import divide
from relfacts.names.structure import is_particle
from relfacts.names.types import (
    NAME,
    PLAIN,
    RELATION,
    TITLE,
    UNKNOWN,
    Form,
    Span,
    Token,
    is_latin,
    words,
)
from relfacts.names.vocabulary import PLAIN_FILLERS, TOGETHER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.rules import Rule
    from relfacts.names.types import Owner


# A word of so many letters may be a name part that lost one.
_SHORT = 3


class NamedBy:
    """Words that name somebody, with the titles before them.

    ``groups`` has, for each of those meant, the forms it can be; ``unmeant`` are people of the base
    who are named only to say who else is meant. Where both are empty nothing is known of whom the
    words seem to name.
    """

    __slots__ = ("groups", "tokens", "unmeant")

    def __init__(
        self, tokens: Sequence[Token], groups: list[list[Form]], unmeant: list[Owner]
    ) -> None:
        self.tokens = tokens
        self.groups = groups
        self.unmeant = unmeant


class Named:
    """Who is named in a text.

    ``names`` are those who are meant, in its order: for each, the forms it can be. ``unmeant`` are
    people of the base who are named only to say who else is, each with the rule that says so;
    ``unread`` is what looks like the names of people of whom nothing is known; ``named_by`` says
    which words name whom.
    """

    __slots__ = ("named_by", "names", "unmeant", "unread")

    def __init__(self) -> None:
        self.named_by: list[NamedBy] = []
        self.names: list[list[Form]] = []
        self.unmeant: list[tuple[Owner, Rule]] = []
        self.unread: list[str] = []


def names_in(tokens: Sequence[Token], book: NameBook) -> Named:
    """The names in a text."""
    return _Phrase(divide(tokens, book), book).read()


class _Phrase:
    """A text in spans."""

    def __init__(self, spans: Sequence[Span], book: NameBook) -> None:
        self._spans = spans
        self._book = book
        #: Whether there are no words but names and titles.
        self._bare = all(span.tag in (NAME, TITLE, UNKNOWN) for span in spans)

    def read(self) -> Named:
        """Everybody named in the text."""
        named = Named()
        unmeant: list[int] = []
        for start, stop in self._names_and_runs():
            unread = False
            if self._spans[start].tag == UNKNOWN:
                groups = [forms for forms in self._run(start, stop) if forms]
                unread = not groups and self._looks_like_a_name(start, stop)
                if unread:
                    row = words(self._spans[start:stop])
                    named.unread.append(" ".join(token.raw for token in row))
            else:
                groups = [self._labelled(self._spans[start].forms, start, stop)]
            mention = Mention(self._spans, start, stop, self._book, unmeant)
            named_before, unmeant_before = len(named.names), len(named.unmeant)
            if not _decide(mention, groups, named):
                unmeant.append(stop)
            if groups or unread:
                before, _ = self._titles_around(start, stop)
                tokens = words(self._spans[before:stop])
                others = [owner for owner, _ in named.unmeant[unmeant_before:]]
                named.named_by.append(NamedBy(tokens, named.names[named_before:], others))
        return named

    def _names_and_runs(self) -> Iterator[tuple[int, int]]:
        """Where whole names of people stand, and runs of unknown words."""
        at = 0
        while at < len(self._spans):
            stop = at + 1
            sort = self._spans[at].tag
            while sort == UNKNOWN and stop < len(self._spans):
                if self._spans[stop].tag != UNKNOWN:
                    break
                stop += 1
            if sort in (NAME, UNKNOWN):
                yield at, stop
            at = stop

    def _looks_like_a_name(self, start: int, stop: int) -> bool:
        """Whether a run of unknown words is several in a row with capitals, among small ones.

        Or one behind a name that is told with it: Trump and Pompeo.
        """
        row = words(self._spans[start:stop])
        told_with = start > 1 and self._spans[start - 1].folded in TOGETHER
        return (len(row) > 1 or told_with) and all(
            token.capital and not token.raw.isupper() and not (place and token.broken)
            for place, token in enumerate(row)
        )

    def _run(self, start: int, stop: int) -> list[list[Form]]:
        """The names in a run of words: one name, or several between breaks or hyphens."""
        row = words(self._spans[start:stop])
        book = self._book
        if forms := ways.aligned(row, book):
            return [self._labelled(forms, start, stop)]
        if self._is_clear(start, stop) and (forms := self._part(row)):
            if self._may_be_first_name(start, stop):
                return []
            return [self._titled(forms, start, stop)]
        if self._is_clear(start, stop) and (forms := ways.inflected_part(row, book)):
            return [self._titled(forms, start, stop)]
        if forms := ways.slips(row, book) or ways.slips(_capitals(row), book):
            return [self._labelled(forms, start, stop)]
        if forms := self._respelled(row, start, stop):
            return [forms]
        return self._joined(row) or [
            ways.aligned(piece, book) or ways.slips(piece, book)
            for piece in _pieces(row)
            if 1 < len(piece) < len(row)
        ]

    def _respelled(self, row: Sequence[Token], start: int, stop: int) -> list[Form]:
        """A name in another spelling beside titles: Präsident Gorbatschow."""
        if not self._is_clear(start, stop):
            return []
        from relfacts.names import transliterated

        return self._titled(transliterated.read(row, self._book), start, stop)

    def _part(self, row: Sequence[Token]) -> list[Form]:
        """A part of a name; in small letters among other words, only if no common name part."""
        forms = ways.part(row, self._book)
        if self._bare or all(token.capital or not is_latin(token.folded) for token in row):
            return forms
        common = any(token.folded in self._book.common_parts for token in row)
        return [] if common else forms

    def _joined(self, row: Sequence[Token]) -> list[list[Form]]:
        """Parts of several names with signs between them: the Trump-Kim summit; Trump, Trong.

        Without more words they must be of different languages: Chi-Minh is one name.
        """
        if len(row) == 1 or not all(token.joined or token.broken for token in row[1:]):
            return []
        alone = len(self._spans) == len(row) or not all(token.joined for token in row[1:])
        if alone and self._book.go_together(token.folded for token in row):
            return []
        pieces = [self._part([token]) for token in row]
        return pieces if all(pieces) else []

    def _is_clear(self, start: int, stop: int) -> bool:
        """Whether all that stands beside a run, titles aside, is known to be no name."""
        before, after = self._titles_around(start, stop)
        beside = (
            *self._beside(range(before - 1, -1, -1)),
            *self._beside(range(after, len(self._spans))),
        )
        return not any(span.tag == UNKNOWN for span in beside)

    def _may_be_first_name(self, start: int, stop: int) -> bool:
        """Whether nothing but a word with a capital is beside a part: Art Trump, Trump, Nina.

        It may as well be a first name: before the part, or behind it and a comma.
        """
        spans = self._spans
        beside = [span for span in (*spans[:start], *spans[stop:]) if not self._is_particle(span)]
        if len(beside) != 1:
            return False
        (other,) = beside
        if other.tag not in (PLAIN, RELATION) or other.first.plain in PLAIN_FILLERS:
            return False
        if other is spans[-1] and not other.first.broken:
            return False
        row = words([other, *spans[start:stop]])
        return all(token.capital or is_particle(token.folded) for token in row)

    def _beside(self, places: Iterable[int]) -> Iterator[Span]:
        """What stands next, and beyond what leads from a given name to a surname.

        That is, a particle, a link (Donald of Kent) or a slip of a name part: Pham Vn Dong.
        """
        for at in places:
            span = self._spans[at]
            yield span
            if not (_may_be_part(span) or self._is_particle(span)):
                return

    def _is_particle(self, span: Span) -> bool:
        """Whether a word leads to a part of a name and is none: van, of."""
        links = is_particle(span.folded) or self._book.relations.is_link(span.first)
        return span.tag == PLAIN and len(span.tokens) == 1 and links

    # --- titles ----------------------------------------------------------------------------

    def _titled(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """The people of a part whose offices the titles beside it mean; nobody, if no one's."""
        before, after = self._titles_around(start, stop)
        row = words([*self._spans[before:start], *self._spans[stop:after]])
        titles = self._book.titles
        offices = titles.offices([token.folded for token in row])
        if offices:
            forms = [form for form in forms if offices & titles.held_by(form.owner)]
        elif row:
            # General Nelson is no Nelson Mandela; but Mr Trong is Nguyen Phu Trong.
            forms = [form for form in forms if not self._is_first_name(form)]
        return self._labelled(forms, start, stop)

    def _is_first_name(self, form: Form) -> bool:
        """Whether a part is a given name that stands first in a name with a family name."""
        if form.label != GIVEN:
            return False
        parts = self._book.parts_of(form.owner)
        return bool(parts.family) and not parts.family_first

    def _labelled(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """The forms, saying what stood around the name, if nothing else is to be said of it."""
        if len(self._spans) == stop - start:
            return forms
        before, after = self._titles_around(start, stop)
        around = (*self._spans[before:start], *self._spans[stop:after])
        titles = words([span for span in around if span.tag == TITLE])
        said = f"with the title {' '.join(token.raw for token in titles)}"
        labelled = []
        for form in forms:
            how = "title" if titles and form.how in ("name", "order") else form.how
            label = form.label or (said if titles else "named in the phrase")
            labelled.append(form.read(how, label) if form.owner.known else form)
        return labelled

    def _titles_around(self, start: int, stop: int) -> tuple[int, int]:
        """Where the titles before a span begin and those after it end, links among them."""
        before, after = start, stop
        at = start
        while at and self._is_title_or_link(at - 1):
            at -= 1
            before = at if self._spans[at].tag == TITLE else before
        at = stop
        while at < len(self._spans) and self._is_title_or_link(at):
            if at == stop and self._spans[at].first.folded == "and":
                break  # What comes then is somebody else's: Trump and Mrs Ngan.
            at += 1
            after = at if self._spans[at - 1].tag == TITLE else after
        if after < len(self._spans) and self._spans[after].tag == NAME:
            after = stop  # Those are titles of the next one.
        return before, after

    def _is_title_or_link(self, at: int) -> bool:
        span = self._spans[at]
        return span.tag == TITLE or (span.tag == PLAIN and self._book.titles.is_link(span.first))


def _may_be_part(span: Span) -> bool:
    """Whether a plain word is so short and so little of a word that it may be a slipped name part.

    ``vn`` and ``hi`` are no more likely words of a question than what is left of Van and Thi.
    """
    token = span.first
    short = len(token.folded) <= _SHORT and token.folded.isascii() and token.folded.isalpha()
    return span.tag == PLAIN and short and token.plain not in PLAIN_FILLERS


def _decide(mention: Mention, groups: Iterable[list[Form]], named: Named) -> bool:
    """Put the forms of a mention where they belong, by the rules; False if it means nobody."""
    verdict = judge(mention)
    for forms in groups:
        kept = []
        unmeant = []
        for form in forms:
            known = form.owner.known
            said = verdict or (judge_person(mention, form.owner) if known else None)
            if said is None:
                kept.append(form)
            elif said.other:
                kept.append(Form(said.other, said.other.name, "name", ""))
            elif known:
                unmeant.append((form.owner, said.rule))
        if kept:
            named.names.append(kept)
        else:
            named.unmeant += unmeant
    return verdict is None


def _capitals(row: Sequence[Token]) -> Sequence[Token]:
    """The words of a run from the first with a capital to the last: Kim Jogn Un speaks."""
    capital = [at for at, token in enumerate(row) if token.capital]
    return row[capital[0] : capital[-1] + 1] if len(capital) > 1 else ()


def _pieces(row: Sequence[Token]) -> list[Sequence[Token]]:
    """A run cut at its breaks."""
    cuts = [0, *(at for at in range(1, len(row)) if row[at].broken), len(row)]
    return [row[start:stop] for start, stop in pairwise(cuts)]
