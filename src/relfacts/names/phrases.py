"""Names among other words: titles, questions, lists, sentences.

A whole name counts unless the words beside it show that somebody else is meant. A run of unknown
words is read as one name, whole or in part, or as somebody unknown; a part counts only if
everything around it is understood.
"""

from __future__ import annotations

from itertools import pairwise

from relfacts.names import ways
from relfacts.names.spans import divide, is_lone
from relfacts.names.structure import is_particle
from relfacts.names.types import (
    GIVEN_ALONE,
    NAME,
    PLAIN,
    RELATION,
    TITLE,
    UNKNOWN,
    Form,
    Span,
    Token,
    as_typed,
    folded_words,
    is_latin,
    words,
)
from relfacts.names.vocabulary import PLAIN_FILLERS, TOGETHER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.mentions import Mention
    from relfacts.names.rules import Rule
    from relfacts.names.types import Owner


# A word with at most this many letters may be a name part that lost one.
_SHORT = 3


class NamedBy:
    """Words that name somebody, with the titles before them.

    ``groups`` has, for each person meant, the possible forms; ``unmeant`` are people of the base
    who are named only to point at somebody else. If both are empty, nothing is known of the person
    the words seem to name.
    """

    __slots__ = ("groups", "tokens", "unmeant")

    def __init__(
        self, tokens: Sequence[Token], groups: list[list[Form]], unmeant: list[Owner]
    ) -> None:
        self.tokens = tokens
        self.groups = groups
        self.unmeant = unmeant


class Named:
    """The people named in a text.

    ``names`` are the people meant, in the order of the text, each with the possible forms.
    ``unmeant`` are people of the base who are named only to point at somebody else, each with the
    rule that says so; ``unread`` are words that look like names of people of whom nothing is known;
    ``named_by`` says which words name whom.
    """

    __slots__ = ("named_by", "names", "unmeant", "unread")

    def __init__(self) -> None:
        self.named_by: list[NamedBy] = []
        self.names: list[list[Form]] = []
        self.unmeant: list[tuple[Owner, Rule]] = []
        self.unread: list[str] = []


def names_in(tokens: Sequence[Token], book: NameBook, spoken: Container[str] = ()) -> Named:
    """The names in a text; its folded words ``spoken`` are part of no name."""
    return _Phrase(divide(tokens, book, spoken), book).read()


class _Phrase:
    """A text divided into spans."""

    def __init__(self, spans: Sequence[Span], book: NameBook) -> None:
        self._spans = spans
        self._book = book
        #: Whether there are only names and titles.
        self._bare = all(span.tag in (NAME, TITLE, UNKNOWN) for span in spans)

    def read(self) -> Named:
        """Everybody named in the text."""
        named = Named()
        unmeant: list[int] = []
        for start, stop in self._names_and_runs():
            from relfacts.names.mentions import Mention

            unread = False
            if self._spans[start].tag == UNKNOWN:
                groups = [forms for forms in self._run(start, stop) if forms]
                unread = not groups and self._looks_like_a_name(start, stop)
                if unread:
                    named.unread.append(as_typed(words(self._spans[start:stop])))
            else:
                groups = [self._whole(start)]
            mention = Mention(self._spans, start, stop, self._book, unmeant)
            named_before, unmeant_before = len(named.names), len(named.unmeant)
            if not _decide(mention, groups, named):
                unmeant.append(stop)
            if groups or unread:
                before, _ = self._titles_around(start, stop)
                tokens = words(self._spans[before:stop])
                others = [owner for owner, _ in named.unmeant[unmeant_before:]]
                named.named_by.append(NamedBy(tokens, named.names[named_before:], others))
        if not (named.names or named.unmeant) and (forms := self._around_a_title()):
            named.names.append(forms)
        return named

    def _around_a_title(self) -> list[Form]:
        """A whole name with a title inside it: Otto Fürst von Bismarck."""
        tags = [span.tag for span in self._spans]
        if not self._bare or TITLE not in tags[1:-1] or {tags[0], tags[-1]} != {UNKNOWN}:
            return []
        return ways.aligned(words([span for span in self._spans if span.tag != TITLE]), self._book)

    def _whole(self, at: int) -> list[Form]:
        """The forms of a whole name; one of a single word is judged as a part is."""
        span = self._spans[at]
        if not is_lone(span):
            return self._labelled(span.forms, at, at + 1)
        return [] if self._is_a_relative(at) else self._titled(span.forms, at, at + 1)

    def _names_and_runs(self) -> Iterator[tuple[int, int]]:
        """The positions of whole names of people, and of runs of unknown words."""
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
        """Whether a run of unknown words is several words with capitals among words in lower case.

        Or one word after a name that is joined with it: Trump and Pompeo.
        """
        row = words(self._spans[start:stop])
        told_with = start > 1 and self._spans[start - 1].folded in TOGETHER
        return (len(row) > 1 or told_with) and all(
            token.capital and not token.raw.isupper() and not (place and token.broken)
            for place, token in enumerate(row)
        )

    def _run(self, start: int, stop: int) -> list[list[Form]]:
        """The names in a run of words: one name, or several separated by breaks or hyphens."""
        row = words(self._spans[start:stop])
        book = self._book
        if forms := ways.aligned(row, book):
            # An initial says less than a name: the office must be one of the person's.
            short = [form for form in forms if form.how == "initials"]
            whole = [form for form in forms if form.how != "initials"]
            return [self._labelled(whole, start, stop) + self._titled(short, start, stop)]
        if self._is_clear(start, stop) and (forms := self._part(row)):
            if self._may_be_first_name(start, stop):
                return []
            return [self._titled(forms, start, stop)]
        if self._is_clear(start, stop) and (forms := ways.inflected_part(row, book)):
            return [self._titled(forms, start, stop)]
        if forms := ways.slips(row, book):
            return [self._labelled(forms, start, stop)]
        if forms := self._respelled(row, start, stop):
            return [forms]
        return (self._is_clear(start, stop) and self._joined(row)) or [
            ways.slips(piece, book) for piece in _pieces(row) if 1 < len(piece) < len(row)
        ]

    def _respelled(self, row: Sequence[Token], start: int, stop: int) -> list[Form]:
        """A name in another spelling beside titles: Präsident Gorbatschow."""
        if not self._is_clear(start, stop):
            return []
        from relfacts.names import transliterated

        return self._titled(transliterated.read(row, self._book), start, stop)

    def _part(self, row: Sequence[Token]) -> list[Form]:
        """A part of a name; in lower case among other words, only if it is no common name part."""
        forms = ways.part(row, self._book)
        # Of a name in capitals the particles are in lower case: le général de Gaulle.
        small = [token for token in row if not token.capital and is_latin(token.folded)]
        particles = len(small) < len(row) and all(is_particle(token.folded) for token in small)
        if self._bare or particles:
            return forms
        common = any(token.folded in self._book.common_parts for token in row)
        return [] if common else forms

    def _joined(self, row: Sequence[Token]) -> list[list[Form]]:
        """Parts of several names with signs between them: the Trump-Kim summit; Trump, Trong.

        Without other words they must be of different languages: Chi-Minh is one name. So is Trump,
        Nikita.
        """
        if len(row) == 1 or not all(token.joined or token.broken for token in row[1:]):
            return []
        pieces = [self._part([token]) for token in row if len(token.folded) > 1]
        if len(pieces) < len(row) or not all(pieces):
            return []
        first = any(self._is_first_name(form) for forms in pieces for form in forms)
        return [] if first else pieces

    def _is_clear(self, start: int, stop: int) -> bool:
        """Whether all words beside a run, except titles, are known not to be names."""
        before, after = self._titles_around(start, stop)
        beside = (
            *self._beside(range(before - 1, -1, -1)),
            *self._beside(range(after, len(self._spans))),
        )
        apart = not any(span.tag == UNKNOWN for span in beside)
        return apart and not self._is_a_relative(before) and not self._leads_on(after)

    def _is_a_relative(self, start: int) -> bool:
        """Whether a relation before a part may have its own given name: wife Trump."""
        return start > 0 and self._spans[start - 1].tag == RELATION

    def _leads_on(self, after: int) -> bool:
        """Whether a link after a part leads to the rest of a name: Donald of Kent."""
        row = self._spans[after : after + 2]
        linked = len(row) > 1 and self._book.relations.is_link(row[0].first)
        return linked and row[1].tag == UNKNOWN

    def _may_be_first_name(self, start: int, stop: int) -> bool:
        """Whether a word with a capital beside a part may be a first name: Art Trump, Trump, Nina.

        It stands before the part, or after it and a comma, and nothing else with it; or right
        before it in a text whose other words show that capitals mark names: Grant Trump visited.
        """
        spans = self._spans
        beside = [*spans[:start], *spans[stop:]]
        small = not all(token.capital for span in beside for token in span.tokens)
        if len(beside) > 1 and start == 1 and small:
            beside = [spans[0]]
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
        """The next spans, and those behind a word that connects a given name with a surname.

        Such a word is a particle, a link (Donald of Kent) or a slip of a name part: Pham Vn Dong.
        """
        for at in places:
            span = self._spans[at]
            yield span
            if not _may_be_part(span):
                return

    # --- titles ----------------------------------------------------------------------------

    def _titled(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """The people with a part whose offices fit the titles beside it; empty if nobody's do."""
        before, after = self._titles_around(start, stop)
        row = words([*self._spans[before:start], *self._spans[stop:after]])
        titles = self._book.titles
        offices = titles.offices(folded_words(row))
        if offices:
            forms = [form for form in forms if offices & titles.held_by(form.owner)]
        elif row:
            # General Nelson is not Nelson Mandela; but Mr Trong is Nguyen Phu Trong.
            forms = [form for form in forms if not self._is_first_name(form)]
        return self._labelled(forms, start, stop)

    def _is_first_name(self, form: Form) -> bool:
        """Whether a part is a given name that comes first."""
        return form.label == GIVEN_ALONE and not self._book.is_family_first(form.owner)

    def _labelled(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """The forms, labelled by the words around the name unless they have another label."""
        if len(self._spans) == stop - start:
            return forms
        before, after = self._titles_around(start, stop)
        around = (*self._spans[before:start], *self._spans[stop:after])
        titles = words([span for span in around if span.tag == TITLE])
        said = f"with the title {as_typed(titles)}"
        labelled = []
        for form in forms:
            how = "title" if titles and form.how in ("name", "order") else form.how
            label = form.label or (said if titles else "named in the phrase")
            labelled.append(form.read(how, label) if form.owner.known else form)
        return labelled

    def _titles_around(self, start: int, stop: int) -> tuple[int, int]:
        """The first title before a span and the last one after it, including links."""
        before, after = start, stop
        at = start
        while at and self._is_title_or_link(at - 1):
            at -= 1
            before = at if self._spans[at].tag == TITLE else before
        at = stop
        while at < len(self._spans) and self._is_title_or_link(at):
            if at == stop and self._spans[at].first.folded == "and":
                break  # The next words belong to somebody else: Trump and Mrs Ngan.
            at += 1
            after = at if self._spans[at - 1].tag == TITLE else after
        if after < len(self._spans) and self._spans[after].tag == NAME:
            after = stop  # Those are titles of the next one.
        return before, after

    def _is_title_or_link(self, at: int) -> bool:
        span = self._spans[at]
        return span.tag == TITLE or (span.tag == PLAIN and self._book.titles.is_link(span.first))


def _may_be_part(span: Span) -> bool:
    """Whether a plain word is short and unusual enough to be a name part with a slip.

    ``vn`` and ``hi`` are as likely a rest of Van and Thi as words of a question.
    """
    token = span.first
    short = len(token.folded) <= _SHORT and token.folded.isascii() and token.folded.isalpha()
    return span.tag == PLAIN and short and token.plain not in PLAIN_FILLERS


def _decide(mention: Mention, groups: Iterable[list[Form]], named: Named) -> bool:
    """Add the forms of a mention to ``named``, by the rules; False if it means nobody."""
    from relfacts.names.rules import judge, judge_person

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


def _pieces(row: Sequence[Token]) -> list[Sequence[Token]]:
    """A run split at its breaks."""
    cuts = [0, *(at for at in range(1, len(row)) if row[at].broken), len(row)]
    return [row[start:stop] for start, stop in pairwise(cuts)]
