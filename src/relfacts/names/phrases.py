"""Names among other words: titles, questions, lists, sentences.

A whole name stands if the words beside it leave it whose it is. A run of unknown words is read as
one name, whole or in part, or is somebody unknown; a part counts only if everything around it is
understood.
"""

from __future__ import annotations

from itertools import pairwise

from relfacts.names import single
from relfacts.names.division import divide
from relfacts.names.forms import Form
from relfacts.names.mentions import Mention
from relfacts.names.rules import judge, judge_person
from relfacts.names.stretches import (
    NAME,
    PLAIN,
    RELATION,
    TITLE,
    UNKNOWN,
    Stretch,
    may_be_part,
    words,
)
from relfacts.names.tokens import Token, is_latin
from relfacts.names.vocabulary import PLAIN_FILLERS, TOGETHER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.forms import Owner
    from relfacts.names.rules import Rule


class Named:
    """Who is named in a text.

    ``names`` are those who are meant, in its order: for each, the forms it can be. ``unmeant`` are
    people of the base who are named only to say who else is, each with the rule that says so;
    ``unread`` is what looks like the names of people of whom nothing is known.
    """

    __slots__ = ("names", "unmeant", "unread")

    def __init__(self) -> None:
        self.names: list[list[Form]] = []
        self.unmeant: list[tuple[Owner, Rule]] = []
        self.unread: list[str] = []


def names_in(tokens: Sequence[Token], book: NameBook) -> Named:
    """The names in a text."""
    return _Phrase(divide(tokens, book), book).read()


class _Phrase:
    """A text in stretches."""

    def __init__(self, stretches: Sequence[Stretch], book: NameBook) -> None:
        self._stretches = stretches
        self._book = book
        #: Whether there are no words but names and titles.
        self._bare = all(stretch.sort in (NAME, TITLE, UNKNOWN) for stretch in stretches)

    def read(self) -> Named:
        """Everybody named in the text."""
        named = Named()
        unmeant: list[int] = []
        for start, stop in self._names_and_runs():
            if self._stretches[start].sort == UNKNOWN:
                groups = [forms for forms in self._run(start, stop) if forms]
                if not groups and self._looks_like_a_name(start, stop):
                    row = words(self._stretches[start:stop])
                    named.unread.append(" ".join(token.raw for token in row))
            else:
                groups = [self._labelled(self._stretches[start].forms, start, stop)]
            mention = Mention(self._stretches, start, stop, self._book, unmeant)
            if not _decide(mention, groups, named):
                unmeant.append(stop)
        return named

    def _names_and_runs(self) -> Iterator[tuple[int, int]]:
        """Where whole names of people stand, and runs of unknown words."""
        at = 0
        while at < len(self._stretches):
            stop = at + 1
            sort = self._stretches[at].sort
            while sort == UNKNOWN and stop < len(self._stretches):
                if self._stretches[stop].sort != UNKNOWN:
                    break
                stop += 1
            if sort in (NAME, UNKNOWN):
                yield at, stop
            at = stop

    def _looks_like_a_name(self, start: int, stop: int) -> bool:
        """Whether a run of unknown words is several in a row with capitals, among small ones.

        Or one behind a name that is told with it: Trump and Pompeo.
        """
        row = words(self._stretches[start:stop])
        told_with = start > 1 and self._stretches[start - 1].folded in TOGETHER
        return (len(row) > 1 or told_with) and all(
            token.capital and not token.raw.isupper() and not (place and token.broken)
            for place, token in enumerate(row)
        )

    def _run(self, start: int, stop: int) -> list[list[Form]]:
        """The names in a run of words: one name, or several between breaks or hyphens."""
        row = words(self._stretches[start:stop])
        book = self._book
        if forms := single.initials(row, book):
            return [self._labelled(forms, start, stop)]
        if self._is_clear(start, stop) and (forms := self._part(row)):
            if self._may_be_first_name(start, stop):
                return []
            return [self._titled(forms, start, stop)]
        if self._is_clear(start, stop) and (forms := single.inflected_part(row, book)):
            return [self._titled(forms, start, stop)]
        if forms := single.slips(row, book) or single.slips(_capitals(row), book):
            return [self._labelled(forms, start, stop)]
        return self._joined(row) or [
            single.initials(piece, book) or single.slips(piece, book)
            for piece in _pieces(row)
            if 1 < len(piece) < len(row)
        ]

    def _part(self, row: Sequence[Token]) -> list[Form]:
        """A part of a name; in small letters among other words, only if no common name part."""
        forms = single.part(row, self._book)
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
        alone = len(self._stretches) == len(row) or not all(token.joined for token in row[1:])
        if alone and self._book.go_together(token.folded for token in row):
            return []
        pieces = [self._part([token]) for token in row]
        return pieces if all(pieces) else []

    def _is_clear(self, start: int, stop: int) -> bool:
        """Whether all that stands beside a run, titles aside, is known to be no name."""
        before, after = self._titles_around(start, stop)
        beside = (
            *self._beside(range(before - 1, -1, -1)),
            *self._beside(range(after, len(self._stretches))),
        )
        return not any(stretch.sort == UNKNOWN for stretch in beside)

    def _may_be_first_name(self, start: int, stop: int) -> bool:
        """Whether nothing but a word with a capital is beside a part: Art Trump, Trump, Nina.

        It may as well be a first name: before the part, or behind it and a comma.
        """
        stretches = self._stretches
        if len(stretches) - (stop - start) != 1:
            return False
        other = stretches[-1] if start == 0 else stretches[0]
        if other.sort not in (PLAIN, RELATION) or other.first.plain in PLAIN_FILLERS:
            return False
        if start == 0 and not other.first.broken:
            return False
        # Theo van Gogh: a particle of names has no capital.
        return all(
            token.capital or self._book.relations.is_link(token) for token in words(stretches)
        )

    def _beside(self, places: Iterable[int]) -> Iterator[Stretch]:
        """What stands next, and beyond a word that may be a slip of a name part: Pham Vn Dong."""
        for at in places:
            yield self._stretches[at]
            if not may_be_part(self._stretches[at]):
                return

    # --- titles ----------------------------------------------------------------------------

    def _titled(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """The people of a part whose offices the titles beside it mean; nobody, if no one's."""
        before, after = self._titles_around(start, stop)
        row = words([*self._stretches[before:start], *self._stretches[stop:after]])
        titles = self._book.titles
        if offices := titles.offices([token.folded for token in row]):
            forms = [form for form in forms if offices & titles.held_by(form.owner)]
        return self._labelled(forms, start, stop)

    def _labelled(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """The forms, saying what stood around the name, if nothing else is to be said of it."""
        if len(self._stretches) == stop - start:
            return forms
        before, after = self._titles_around(start, stop)
        around = (*self._stretches[before:start], *self._stretches[stop:after])
        titles = words([stretch for stretch in around if stretch.sort == TITLE])
        said = f"with the title {' '.join(token.raw for token in titles)}"
        labelled = []
        for form in forms:
            how = "title" if titles and form.how in ("name", "order") else form.how
            label = form.label or (said if titles else "named in the phrase")
            labelled.append(form.read(how, label) if form.owner.known else form)
        return labelled

    def _titles_around(self, start: int, stop: int) -> tuple[int, int]:
        """Where the titles before a stretch begin and those after it end, links among them."""
        before, after = start, stop
        at = start
        while at and self._is_title_or_link(at - 1):
            at -= 1
            before = at if self._stretches[at].sort == TITLE else before
        at = stop
        while at < len(self._stretches) and self._is_title_or_link(at):
            if at == stop and self._stretches[at].first.folded == "and":
                break  # What comes then is somebody else's: Trump and Mrs Ngan.
            at += 1
            after = at if self._stretches[at - 1].sort == TITLE else after
        if after < len(self._stretches) and self._stretches[after].sort == NAME:
            after = stop  # Those are titles of the next one.
        return before, after

    def _is_title_or_link(self, at: int) -> bool:
        stretch = self._stretches[at]
        return stretch.sort == TITLE or (
            stretch.sort == PLAIN and self._book.titles.is_link(stretch.first)
        )


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
