"""Whether who is named in a phrase is meant: not in "wife of", "anyone but" and "city".

A word that tells of a relation makes somebody else of the name it stands with: behind the name, or
before it with a link between them (wife of), in some languages without one (vợ Hồ Chí Minh). An
office does so where the name owns it: the premier of Kim Il Sung, Kim Jong Un's interpreter. Right
before a name the word only says who that is: his brother Kim Yong Il. And where the other is named
too, the phrase has two names, and both are read: Kim Jong Il, father of Kim Jong Un.

A place or a thing that bears a name makes a thing of it, in whatever order: Kim Il Sung Square,
thành phố Hồ Chí Minh, mausoleum of.
"""

from __future__ import annotations

from relfacts.names.addressed import behind_titles
from relfacts.names.relations import RELATION, SUFFIX, THING, UNLINKED
from relfacts.names.stretches import NAME, PLAIN, TITLE, UNKNOWN, words
from relfacts.names.vocabulary import DETERMINERS, LIKEWISE, TOWARDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.stretches import Stretch

# A relation is looked for among so many words behind a name that owns something (Kim Jong Un's
# younger sister), so many behind another, and so many before one (of the president of Vietnam).
_OWNED, _BESIDE, _LINKED = 4, 2, 8


class Meant:
    """The stretches of a phrase, asked about the names among them."""

    def __init__(self, stretches: Sequence[Stretch], book: NameBook) -> None:
        self._stretches = stretches
        self._book = book
        self._titles = book.titles
        self._relations = book.relations
        self._fillers = book.fillers
        #: Where those names end that a word before them has made somebody else of.
        self._unmeant_until: set[int] = set()

    def is_meant(self, start: int, stop: int) -> bool:
        """Whether the person is meant whose name these stretches are. To be asked in order."""
        if self._follows(start, stop):
            self._unmeant_until.add(stop)
            return False
        return not self._owns(stop)

    # --- behind the name ---------------------------------------------------------------------

    def _owns(self, stop: int) -> bool:
        """Whether what comes behind the name is somebody that belongs to it."""
        stretches = self._stretches
        owns = stretches[stop - 1].tokens[-1].owns
        at = stop
        if at < len(stretches) and self._relations.is_possessive(stretches[at].first.folded):
            owns = True
            at += 1
        if at < len(stretches):
            next_one = stretches[at]
            a_thing = self._is(next_one, THING) and not next_one.first.broken
            if a_thing or self._is(next_one, SUFFIX) or self._is_in_its_name(at):
                return True
        for stretch in stretches[at : at + (_OWNED if owns else _BESIDE)]:
            if stretch.first.broken:
                return False
            if self._is(stretch, RELATION):
                return (owns or not self._says_of_whom(at)) and not self._is_known(at + 1)
            if owns and self._is_office(stretch):
                return not self._is_known(at + 1)
            if stretch.sort == NAME or not self._may_stand_between(stretch):
                return False
            at += 1
        return False

    def _is_in_its_name(self, at: int) -> bool:
        """Whether a thing's name goes on here, each word with a capital: Open University."""
        verb = False
        for stretch in self._stretches[at : at + _OWNED]:
            if stretch.first.broken or not stretch.first.capital or stretch.sort == NAME:
                return False
            if self._is(stretch, THING):
                return True
            # Open is as good a verb as Visits, but then the thing comes at once.
            if verb:
                return False
            verb = not self._may_stand_between(stretch)
        return False

    def _says_of_whom(self, at: int) -> bool:
        """Whether the relation goes with what comes behind it: Kim Jong Un, son of Kim Jong Il."""
        if at + 1 == len(self._stretches):
            return False
        after = self._stretches[at + 1]
        named = after.sort in (NAME, UNKNOWN) and self._is(self._stretches[at], UNLINKED)
        return self._is_link(after) or (named and not after.first.broken)

    # --- before the name ---------------------------------------------------------------------

    def _follows(self, start: int, stop: int) -> bool:
        """Whether what comes before the name says that somebody else is meant."""
        stretches = self._stretches
        at = behind_titles(self._stretches, start, self._book)
        if at and not stretches[at].first.broken:
            if self._relations.excludes(words(stretches[:at])):
                return True
            before = stretches[at - 1]
            if self._is(before, SUFFIX):
                return True
            if before.first.folded in LIKEWISE and at - 1 in self._unmeant_until:
                return True
            if self._is(before, UNLINKED):
                return not self._both_named(at - 1, stop)
        head = self._linked(start)
        if head is None:
            return self._goes_with_a_thing(start)
        return not self._both_named(head, stop)

    def _goes_with_a_thing(self, start: int) -> bool:
        """Whether a thing before the name bears it, with words between: Học viện Chính trị."""
        for at in range(start - 1, max(-1, start - 1 - _LINKED), -1):
            stretch = self._stretches[at]
            if self._stretches[at + 1].first.broken or stretch.sort == NAME:
                return False
            if self._is(stretch, THING) and self._is(stretch, UNLINKED):
                return True
            if not self._may_stand_between(stretch):
                return False
        return False

    def _both_named(self, head: int, stop: int) -> bool:
        """Whether who the ``head`` before a name means is named too, before it or behind."""
        if self._is(self._stretches[head], THING):
            return False
        return self._is_named(head - 1) or self._is_known(stop)

    def _linked(self, start: int) -> int | None:
        """Where the relation, or the office, is from which a link leads to the name."""
        stretches = self._stretches
        direct = True
        for at in range(start - 1, max(0, start - _LINKED) - 1, -1):
            if stretches[at + 1].first.broken:
                return None
            stretch = stretches[at]
            if at and self._is_link(stretch):
                head = stretches[at - 1]
                if stretch.first.broken:
                    return None
                towards = stretch.first.folded in TOWARDS and not self._begins(at - 1)
                office = direct and not towards and self._is_office(head)
                if office or self._is(head, RELATION) or self._is(head, THING):
                    return at - 1
            elif stretch.sort == NAME or not self._may_stand_between(stretch):
                return None
            direct = direct and stretch.first.folded in DETERMINERS
        return None

    # --- what a stretch is -------------------------------------------------------------------

    def _is_named(self, at: int) -> bool:
        """Whether a name ends here, of somebody known or not: several words with capitals."""
        row = self._stretches[max(0, at - 1) : at + 1]
        unknown = [stretch.sort == UNKNOWN and stretch.first.capital for stretch in row]
        return bool(row) and (row[-1].sort == NAME or (len(row) > 1 and all(unknown)))

    def _is_known(self, at: int) -> bool:
        """Whether the stretch is the name of somebody in the base."""
        row = self._stretches[at : at + 1]
        return any(form.owner.known for stretch in row for form in stretch.forms)

    def _begins(self, at: int) -> bool:
        """Whether nothing but an article stands before: secretary to Ho Chi Minh."""
        return all(stretch.first.folded in DETERMINERS for stretch in self._stretches[:at])

    def _is_link(self, stretch: Stretch) -> bool:
        return len(stretch.tokens) == 1 and self._relations.is_link(stretch.first)

    def _is(self, stretch: Stretch, sort: str) -> bool:
        return sort in self._relations.told(stretch.tokens)

    def _is_office(self, stretch: Stretch) -> bool:
        row = [token.folded for token in stretch.tokens]
        return stretch.sort == TITLE and bool(self._titles.offices(row))

    def _may_stand_between(self, stretch: Stretch) -> bool:
        """Whether the stretch is no word that begins another part of the sentence."""
        word = stretch.first.plain
        return stretch.sort != PLAIN or word in DETERMINERS or word not in self._fillers
