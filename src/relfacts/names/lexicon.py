"""Recognises rows of words: titles, and words that turn the person named into somebody else.

The words are those of all languages, and those that a base adds. The longest known row counts. A
word that is also a part of names counts only if it is typed so that it cannot be a name.
"""

from __future__ import annotations

from relfacts.languages.dictionary import NAMES
from relfacts.names.accents import wrong_accents
from relfacts.names.types import as_typed, folded_text, folded_words
from relfacts.names.vocabulary import AUXILIARIES, BETWEEN_TITLES, PARTS
from relfacts.text.folding import fold, plain
from relfacts.text.runs import longest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from relfacts.names.types import Owner, Token

    Find = Callable[[str], list[tuple[str, str]]]


#: Groups of titles that show whether somebody is a woman or a man.
GENDERS = {"woman": "female", "man": "male"}

# A word with a title as its end has at least this many letters, and this many before the title.
_COMPOUND, _PREFIX = 9, 2

# Groups of titles that do not mean an office.
_NO_OFFICE = frozenset(("courtesy", "unit", *GENDERS))


# And the prefix of words for people of a country.
_OF = "of "


def of_country(code: str) -> str:
    """The meaning of a word for people of a country, as it is filed."""
    return _OF + code


#: The types of words, as in the index.
RELATION, THING, UNLINKED, LINK, POSSESSIVE, EXCLUSION, LOCATIVE, OWN = (
    "relation", "thing", "unlinked", "link", "possessive", "exclusion", "locative", "own",
)  # fmt: skip

_OF_SOMEBODY = frozenset((RELATION, THING))

# An exclusion has at most this many words: chứ không phải là.
_LONGEST_EXCLUSION = 4

# Categories of the languages that are types by themselves.
_SORTS = frozenset((LINK, POSSESSIVE, EXCLUSION, LOCATIVE, OWN))


class Lexicon:
    """Rows of words with their meanings.

    ``find`` returns the meanings of a row of folded words in the base, each with its spelling in
    lower case; ``most`` is the number of words in the longest of these rows.
    """

    def __init__(self, find: Find, most: int, bearers: Container[str]) -> None:
        self._find = find
        self._own = most
        self._bearers = bearers
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._most_of: dict[str, int] = {}

    def _meanings(self, category: str, meaning: str) -> tuple[str, ...]:
        """The meanings, for this lexicon, of a word in a category of the language files; mostly
        none.
        """
        raise NotImplementedError

    def __contains__(self, folded: str) -> bool:
        return bool(self._entry(folded))

    def meanings(self, folded: str) -> frozenset[str]:
        """The meanings of a row of folded words; empty if it is not known."""
        return frozenset(meaning for meaning, _ in self._entry(folded))

    def told(self, row: Sequence[Token]) -> frozenset[str]:
        """The meanings of a row with the accents typed: cố is late, cô a woman.

        A letter typed without accents may stand for any, unless the row is a word as it is: van is
        Dutch, not the Swedish friend (vän).
        """
        known = self._entry(folded_text(row))
        if not known:
            return frozenset()
        typed = as_typed(row)
        in_lower_case = plain(typed)
        exact = [meaning for meaning, text in known if text == in_lower_case]
        return frozenset(
            exact or [meaning for meaning, text in known if not wrong_accents(typed, text)]
        )

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """The number of tokens in the row that begins at ``at``; 0 if none does.

        Bà and Chú are titles, but Ba and Chu are also names. A row made of name parts must be typed
        with its accents, or, if it has none, in lower case; except a row of several words in lower
        case among others, or if the next word makes ``sure``.
        """

        def is_meant(row: Sequence[Token]) -> bool:
            folded = folded_text(row)
            if folded not in self:
                return False
            small = not any(token.capital for token in row) and any(t.capital for t in tokens)
            return sure or (len(row) > 1 and small) or self._is_meant(row, folded)

        return self._longest(tokens, at, is_meant)

    def rows(self, words: Sequence[str]) -> Iterator[tuple[Sequence[str], bool]]:
        """Folded words in known rows, and the others one by one, each with whether it is known."""
        at = 0
        while at < len(words):
            length = longest(words, at, self._most(words[at]), lambda row: " ".join(row) in self)
            yield words[at : at + (length or 1)], bool(length)
            at += length or 1

    def _longest(
        self, tokens: Sequence[Token], at: int, fits: Callable[[Sequence[Token]], object]
    ) -> int:
        most = self._most(tokens[at].folded) if at < len(tokens) else 0
        return longest(tokens, at, most, fits)

    def _most(self, word: str) -> int:
        """The greatest number of words in a row that begins with this word."""
        if word not in self._most_of:
            rows = NAMES.beginning(word)
            known = (row[0].count(" ") + 1 for row in rows if self._meanings(row[1], row[2]))
            self._most_of[word] = max(self._own, max(known, default=0))
        return self._most_of[word]

    def _is_meant(self, row: Sequence[Token], folded: str) -> bool:
        if len(row) > 2 or not all(
            word in self._bearers or word in PARTS for word in folded_words(row)
        ):
            return True
        typed = plain(as_typed(row))
        if all(typed != spelling for _, spelling in self._entry(folded)):
            return False
        return not typed.isascii() or not row[0].capital

    def _entry(self, folded: str) -> list[tuple[str, str]]:
        if folded not in self._known:
            own = self._find(folded) if folded.count(" ") < self._own else []
            self._known[folded] = own + [
                (one, spelling)
                for _, category, meaning, _, spelling in NAMES.entries(folded)
                for one in self._meanings(category, meaning)
            ]
        return self._known[folded]


class Titles(Lexicon):
    """The titles of all languages and of a base, and the offices of its people.

    In every language a title is filed under the office it means, and the offices of a person are
    read from the same words. So `thủ tướng`, `총리` and "PM" help to decide between two people of
    one name, and a title that fits none of them shows that somebody else is meant. Beside a whole
    name an office changes nothing; but Mrs before the name of a man means somebody else.

    ``offices_of`` returns the offices of a person, by number, in the words of the base.
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

    def _most(self, word: str) -> int:
        return super()._most(word) or int(bool(self._entry(word)))

    def _entry(self, folded: str) -> list[tuple[str, str]]:
        """The meanings of a row; a word that ends in a title is one of its own: Kulturminister."""
        found = super()._entry(folded)
        if found or len(folded) < _COMPOUND or " " in folded or folded in self._bearers:
            return found
        starts = range(_PREFIX, len(folded) - (_COMPOUND - _PREFIX) + 1)
        if any(super(Titles, self)._entry(folded[at:]) for at in starts):
            self._known[folded] = [(folded, folded)]
        return self._known[folded]

    def is_link(self, token: Token) -> bool:
        """Whether the word may come between titles: Chairman of the Presidium."""
        return token.folded in BETWEEN_TITLES

    def offices(self, words: Sequence[str]) -> frozenset[str]:
        """The offices that a row of folded words means."""
        known = (self.meanings(" ".join(row)) for row, known in self.rows(words) if known)
        found = frozenset().union(*known) - _NO_OFFICE
        return frozenset(one for one in found if not one.startswith(_OF))

    def countries(self, row: Sequence[Token]) -> frozenset[str]:
        """The codes of the countries whose people the row means: South Korean; mostly none."""
        told = self.told(row)
        return frozenset(one.removeprefix(_OF) for one in told if one.startswith(_OF))

    def countries_of(self, folded: str) -> list[str]:
        """The codes of the countries whose people a row of folded words means."""
        said = (one for one in self.meanings(folded) if one.startswith(_OF))
        return sorted(one.removeprefix(_OF) for one in said)

    def held_by(self, person: Owner) -> frozenset[str]:
        """The offices that the base gives a person."""
        # "Chairman, as a former student says" is about a chairman.
        return frozenset(
            office
            for title in self._offices_of(person.number)
            for office in self.offices(fold(title.split(", as ")[0]).split())
        )


class Relations(Lexicon):
    """The words that turn the person named into somebody else."""

    def _meanings(self, category: str, meaning: str) -> tuple[str, ...]:
        if category in (RELATION, THING):
            return (category, UNLINKED) if meaning == "before" else (category,)
        return (category,) if category in _SORTS else ()

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """The number of tokens in the relation that begins at ``at``; 0 if none does.

        Son is also a name: with a capital it is a relation only before a link.
        """

        def is_meant(row: Sequence[Token]) -> bool:
            if self.told(row).isdisjoint(_OF_SOMEBODY):
                return False
            behind = tokens[at + len(row) : at + len(row) + 1]
            linked = any(self.is_link(token) for token in behind)
            # Two words in lower case are not a name: phu nhan, con trai.
            small = len(row) > 1 and not any(token.capital for token in row)
            folded = folded_text(row)
            return linked or sure or small or self._is_meant(row, folded)

        return self._longest(tokens, at, is_meant)

    def is_one(self, folded: str) -> bool:
        """Whether the words mean a person or thing that bears a name or is related to a name."""
        return not self.meanings(folded).isdisjoint(_OF_SOMEBODY)

    def is_link(self, token: Token) -> bool:
        """Whether the word comes between a relation and a name: wife of, vợ của."""
        return LINK in self.told([token])

    def is_possessive(self, folded: str) -> bool:
        """Whether the word, or ending, comes between a name and what it owns: 金正恩的妹妹."""
        return POSSESSIVE in self.meanings(folded)

    def is_own(self, token: Token) -> bool:
        """Whether the word means something of one's own, such as a life or a portrait."""
        return OWN in self.told([token])

    def is_locative(self, token: Token) -> bool:
        """Whether a place may follow the word: in, ở."""
        return LOCATIVE in self.told([token])

    def excludes(self, tokens: Sequence[Token]) -> bool:
        """Whether the last of these words exclude the person named after them: anyone but."""
        for start in range(max(0, len(tokens) - max(self._own, _LONGEST_EXCLUSION)), len(tokens)):
            if EXCLUSION in self.told(tokens[start:]):
                before = tokens[start - 1] if start else None
                return before is None or before.folded not in AUXILIARIES
        return False
