"""Who of those with one name is meant: by titles, and by what tells namesakes apart.

Mrs makes somebody else of a man's name, a singer is no foreign minister, President Kim of South
Korea none of the DPRK, and the general Ri Yong Ho not the one whom the base knows. A place that is
called after somebody is a namesake too: what comes from Hanoi to Ho Chi Minh comes to the city.
"""

from __future__ import annotations

from relfacts.names.forms import Form
from relfacts.names.relations import THING, UNLINKED
from relfacts.names.stretches import NAME, TITLE, UNKNOWN, words
from relfacts.names.titles import GENDERS
from relfacts.names.vocabulary import ABROAD, FILLERS, FROM
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.forms import Owner
    from relfacts.names.stretches import Stretch

# The longest name of a place has so many words.
_LONGEST_PLACE = 3


class Addressed:
    """The stretches of a phrase, asked whom the titles and words beside a name mean."""

    def __init__(self, stretches: Sequence[Stretch], book: NameBook) -> None:
        self._stretches = stretches
        self._book = book
        self._titles = book.titles
        self._relations = book.relations

    def of(self, forms: list[Form], start: int, stop: int) -> list[Form]:
        """Those of the forms whose owners are meant; for others their namesakes, if they are.

        Mr before the whole name of a woman is a mistake, before a part of it somebody else.
        """
        titles = self._titles_beside(start, stop)
        kept = [form for form in forms if self._may_hold(form.owner, titles)]
        told = {meaning for stretch in titles for meaning in self._titles.told(stretch.tokens)}
        genders = {gender for meaning, gender in GENDERS.items() if meaning in told}
        whole = self._stretches[start].sort == NAME
        if len(genders) == 1 and not (whole and genders == {"male"}):
            kept = [form for form in kept if self._known(form)[0] in (None, *genders)]
        if countries := self._countries(start, stop):
            kept = [form for form in kept if self._known(form)[1] in (None, *countries)]
        read = (self._told_apart(form, start, stop) for form in kept)
        return [form for form in read if form]

    def _known(self, form: Form) -> tuple[str | None, str | None]:
        return self._book.gender_and_country(form.owner)

    def _countries(self, start: int, stop: int) -> frozenset[str]:
        """The countries of which the person is said to be; empty if nothing is said.

        South Korean President Kim, the president Kim of South Korea; but an ambassador to Vietnam
        is of another.
        """
        stretches = self._stretches
        before = behind_titles(stretches, start, self._book)
        row = list(stretches[before:start])
        if before and row and stretches[before - 1].first.folded in ABROAD:
            row = row[1:]
        behind = stretches[stop : stop + 2]
        if len(behind) > 1 and behind[0].folded == "of":
            row.append(behind[1])
        told = (self._titles.countries(stretch.tokens) for stretch in row)
        return frozenset().union(*told)

    def _may_hold(self, person: Owner, titles: Sequence[Stretch]) -> bool:
        """Whether the person may have these titles.

        Whatever the base does not say anybody may hold, but for an occupation, or where there is a
        namesake.
        """
        row = [token.folded for stretch in titles for token in stretch.tokens]
        offices = self._titles.offices(row)
        if not offices or not person.known or offices & self._titles.held_by(person):
            return True
        return not (
            any(map(self._book.occupations.__contains__, offices)) or self._book.namesakes(person)
        )

    def _titles_beside(self, start: int, stop: int) -> list[Stretch]:
        """The titles right beside a name, but not those behind it that are of the next one."""
        stretches = self._stretches
        before = behind_titles(stretches, start, self._book)
        after = stop
        while after < len(stretches) and stretches[after].sort == TITLE:
            after += 1
        if after < len(stretches) and stretches[after].sort in (NAME, UNKNOWN):
            after = stop
        return [*stretches[before:start], *stretches[stop:after]]

    # --- namesakes -----------------------------------------------------------------------------

    def _told_apart(self, form: Form, start: int, stop: int) -> Form | None:
        """The form, or that of a namesake who is meant instead; None if a place is."""
        person = form.owner
        typed = "".join(token.folded for token in words(self._stretches[start:stop]))
        for other, beside in self._book.namesakes(person, typed) if person.known else ():
            a_place = THING in self._relations.meanings(fold(beside))
            if a_place and self._is_where(start, stop):
                return None
            if self._says(other, beside, person, start, stop):
                return None if a_place else Form(other, other.name, "name", "")
        return form

    def _says(self, other: Owner, beside: str, person: Owner, start: int, stop: int) -> bool:
        """Whether a word of the phrase is said of the namesake, and not of the person.

        No word counts beside an office that the person has: North Korean foreign minister.
        """
        around = words([*self._stretches[:start], *self._stretches[stop:]])
        negated = [at for at, token in enumerate(around) if token.folded == "not"]
        around = around[: negated[0]] if negated else around  # Ho Chi Minh (not the city)
        offices = self._titles.offices([token.folded for token in around])
        if offices & self._titles.held_by(person):
            return False
        said = set(fold(f"{beside} {other.who}").split())
        said -= set(fold(self._book.description(person)).split())
        return any(
            token.folded in said and token.folded.isalpha() and token.folded not in FILLERS
            for token in around
        )

    def _is_where(self, start: int, stop: int) -> bool:
        """Whether a name that is also that of a place stands where a place would."""
        before = self._stretches[:start]
        if before and self._relations.is_locative(before[-1].first):
            return True
        behind = self._stretches[stop:]
        if behind and behind[0].first.broken:
            # An address: Ho Chi Minh, Vietnam.
            return not before and self._place_at_the_end(behind) == len(behind)
        if behind or len(before) < 2 or before[-1].folded != "to":
            return False
        length = self._place_at_the_end(before[:-1])
        ahead = before[: -1 - length]
        return bool(length) and all(stretch.folded in FROM for stretch in ahead)

    def _place_at_the_end(self, row: Sequence[Stretch]) -> int:
        """How many of the last stretches are the name of a place in the base."""
        for length in range(min(_LONGEST_PLACE, len(row)), 0, -1):
            if self._book.is_place("".join(t.folded for t in words(row[-length:]))):
                return length
        return 0


def behind_titles(stretches: Sequence[Stretch], start: int, book: NameBook) -> int:
    """Where the titles before the name begin that stands at ``start``."""
    at = start
    while at and not stretches[at].first.broken:
        before = stretches[at - 1]
        # A title that is typed without its accents is an unknown word: con ong To Lam.
        plain = before.sort == UNKNOWN and not before.first.capital
        is_title = before.sort == TITLE or (plain and before.folded in book.titles)
        another = UNLINKED in book.relations.told(before.tokens)
        if not is_title or another or book.relations.excludes(before.tokens):
            break
        at -= 1
    return at
