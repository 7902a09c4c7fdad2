"""Titles: words around a name that are no part of it, and the offices they mean.

In every language a title is filed under the office it means, and a base adds those of its own. The
offices of a person are read from the same words: so `thủ tướng`, `총리` and "PM" help to decide
between two people of one name, and a title that fits none of them says that somebody else is meant.
Beside a whole name an office changes nothing; but Mrs before the name of a man means somebody else.
"""

from __future__ import annotations

from relfacts.names.lexicon import Lexicon
from relfacts.names.vocabulary import BETWEEN_TITLES
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from relfacts.names.forms import Owner
    from relfacts.names.lexicon import Find
    from relfacts.names.tokens import Token

#: Groups of titles that tell whether somebody is a woman or a man.
GENDERS = {"woman": "female", "man": "male"}

# Groups of titles that mean no office of their own.
_NO_OFFICE = frozenset(("courtesy", "unit", *GENDERS))


# And words for who is of a country.
_OF = "of "


def of_country(code: str) -> str:
    """What a word for who is of a country means, as it is filed."""
    return _OF + code


class Titles(Lexicon):
    """The titles of all languages and of a base, and what they say of its people.

    ``offices_of`` gives the offices of a person, by number, in the words of the base.
    """

    def __init__(
        self,
        find: Find,
        most: int,
        bearers: Container[str],
        offices_of: Callable[[int], list[str]],
    ) -> None:
        super().__init__(find, most, bearers)
        self._offices_of = offices_of

    def _meanings(self, category: str, meaning: str) -> tuple[str, ...]:
        if category in ("title", "occupation"):
            return (meaning,)
        return (of_country(meaning),) if category == "country" else ()

    def is_link(self, token: Token) -> bool:
        """Whether the word may stand between titles: Chairman of the Presidium."""
        return token.folded in BETWEEN_TITLES

    def offices(self, words: Sequence[str]) -> frozenset[str]:
        """The offices that a row of folded words means."""
        known = (self.meanings(" ".join(row)) for row, known in self.rows(words) if known)
        found = frozenset().union(*known) - _NO_OFFICE
        return frozenset(one for one in found if not one.startswith(_OF))

    def countries(self, row: Sequence[Token]) -> frozenset[str]:
        """The codes of the countries of which somebody is who is called so; mostly none."""
        told = self.told(row)
        return frozenset(one.removeprefix(_OF) for one in told if one.startswith(_OF))

    def held_by(self, person: Owner) -> frozenset[str]:
        """The offices that the base gives a person."""
        # "Chairman, as a former student says" is about a chairman.
        return frozenset(
            office
            for title in self._offices_of(person.number)
            for office in self.offices(fold(title.split(", as ")[0]).split())
        )
