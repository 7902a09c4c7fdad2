"""The book of names: every spelling of every person, looked up when it is needed.

The store of the names, in a database or in memory, implements ``Names``. The book makes owners and
forms of its rows and keeps them, since the words around a name are looked up again and again.
"""

from __future__ import annotations

from relfacts.names.types import Form, Owner
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from functools import cached_property as kept
    from typing import Protocol

    from relfacts.names.lexicon import Relations, Titles
    from relfacts.names.structure import Parts, Structure

    #: The number of an owner, the text, how it is read, the label of that reading, and 1 if the
    #: text shows all its accents.
    Row = tuple[int, str, str, str, int]

    class Names(Protocol):
        """The queries that a store of names must answer.

        People of the base have positive numbers; others, who must not be mistaken for them, have
        negative ones. Keys and folded texts are those of ``text.folding``.
        """

        def whole(self, key: str) -> list[Row]:
            """Spellings of whole names with this key, in the order of the base."""

        def parts(self, key: str) -> list[Row]:
            """Spellings with this key of parts that may be used alone."""

        def aliases(self, person: int) -> list[Row]:
            """The declared spellings of a person's whole name, without the preferred one."""

        def owner(self, number: int) -> tuple[str, str, str]:
            """Id, name and description of an owner; others have no id, people no description."""

        def name_parts(self, person: int) -> tuple[str, str, str, int]:
            """Family, middle and given name of a person, and 1 if the family name comes first."""

        def about(self, person: int) -> tuple[str | None, str | None, str | None]:
            """The description of a person, ``female`` or ``male``, and the country."""

        def offices(self, person: int) -> list[str]:
            """The offices that the base gives a person, in its words."""

        def romanised(self, person: int) -> tuple[str, str] | None:
            """The name in Hangul, and the Latin spellings of each syllable, separated by spaces and
            slashes.
            """

        def homonyms(self, keys: Sequence[str]) -> list[tuple[int, str]]:
            """Others with a name of one of these keys, and the word that distinguishes them."""

        def with_word(self, word: str, most: int) -> list[int]:
            """People with this folded word in one of their Latin names."""

        def with_words(self, words: Sequence[str], most: int) -> list[int]:
            """People with all these folded words in their names."""

        def with_initials(self, initials: str, most: int) -> list[int]:
            """People with a name whose words begin with these letters: sorted ``initials``."""

        def beginning(self, folded: str) -> list[int]:
            """People whose folded preferred names begin with these words and have more."""

        def key_beginning(self, key: str, most: int) -> list[int]:
            """People with a spelling whose key begins with this one and has more."""

        def sounding(self, consonants: str) -> list[int]:
            """People with a romanised name that has these consonants."""

        def scripts(self) -> list[str]:
            """The scripts of names that are compared by their sounds."""

        def with_sounds(self, keys: Sequence[Sequence[str]]) -> list[int]:
            """People whose names have, for each of these rows of keys, a word with one."""

        def native(self, person: int) -> str | None:
            """The name of a person in its own script."""

        def in_office(self, most: int) -> list[int]:
            """People who have any office, those with most facts first."""

        def keys_like(self, checksums: Sequence[int]) -> dict[str, int]:
            """Keys of whole names that share one of these checksums, with their positions."""

        def keys_among(self, keys: Sequence[str]) -> dict[str, int]:
            """Those of these keys that whole names have, with their positions."""

        def words_like(self, checksums: Sequence[int]) -> list[str]:
            """Words of whole names that share one of these checksums, sorted."""

        def word(self, word: str) -> tuple[int, int, int, int]:
            """What is known of a folded word: own, borne, ordinary (0 or 1), and its languages, as
            bits.
            """

        def own_words(self, beginning: str) -> list[str]:
            """The words in preferred names of people that begin like this."""

        def is_place(self, key: str) -> bool:
            """Whether a place of the base has this key."""

        def titles(self, folded: str) -> list[tuple[str, str]]:
            """The meanings of a row of folded words as a title, each with its spelling."""

        def relations(self, folded: str) -> list[tuple[str, str]]:
            """The meanings of a row of folded words beside a name, each with its spelling."""

        def longest(self, lexicon: str) -> int:
            """The number of words in the longest ``title`` or ``relation``."""

        def name_words(self, sort: str) -> list[str]:
            """All words of a category: filler, ending, occupation."""


else:

    class kept:
        """A property that is worked out once; importing ``functools`` takes longer than that."""

        def __init__(self, make):
            self._make = make

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, one, owner=None):
            value = one.__dict__[self._name] = self._make(one)
            return value


#: The number of words in the longest name of a place.
LONGEST_PLACE = 3

# A word that more people than this bear distinguishes nobody.
_MANY = 1000


class Words:
    """A set of words that can be asked whether a word is in it."""

    __slots__ = ("_holds",)

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._holds(word)


class NameBook:
    """All names of a base.

    ``bearers`` are the folded words of real names, ``common_parts`` those that many people bear,
    ``ordinary`` the words in the base's statements and places, which may occur beside a name.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        # The store answers these as they are asked.
        self.keys_like, self.keys_among = names.keys_like, names.keys_among
        self.words_like, self.own_words = names.words_like, names.own_words
        self.is_place = names.is_place
        self._owners: dict[int, Owner] = {}
        self._whole: dict[str, list[Form]] = {}
        self._words: dict[str, tuple[int, int, int, int]] = {}
        self._beside: dict[int, Words] = {}
        self.bearers = Words(self._is_borne)
        self.ordinary = Words(lambda word: bool(self._word(word)[2]))
        self.common_parts = Words(lambda word: bool(self._word(word)[3]))

    # --- names -------------------------------------------------------------------------------

    def whole(self, at: str) -> list[Form]:
        """The forms of whole names with this key, of the base and of others.

        If a spelling is declared for somebody in the base, others with it are ignored.
        """
        if at not in self._whole:
            forms = [self._form(row) for row in self._names.whole(at)]
            known = [form for form in forms if form.owner.known]
            declared = bool(known) and known[0].how in ("name", "alias")
            others = [] if declared else [form for form in forms if not form.owner.known]
            self._whole[at] = known + others
        return self._whole[at]

    def exactly(self, text: str) -> Form | None:
        """The form with exactly this text, if no other person has a form with its key."""
        forms = self.whole(key(text))
        mine = next((form for form in forms if form.text == text and form.owner.known), None)
        if mine is None or any(form.owner is not mine.owner for form in forms):
            return None
        return mine if mine.how in ("name", "alias") else None

    def parts(self, at: str) -> list[Form]:
        """The forms of parts with this key that may be used alone."""
        return [self._form(row) for row in self._names.parts(at)]

    def preferred(self, owner: Owner) -> Form:
        """The preferred form of somebody in the base."""
        return Form(owner, owner.name, "name", "", not owner.name.isascii())

    def declared_by(self, owner: Owner) -> list[Form]:
        """The declared spellings of the whole name of somebody in the base, except the preferred
        one.
        """
        return [self._form(row) for row in self._names.aliases(owner.number)]

    def parts_of(self, owner: Owner) -> Parts:
        """Family, middle and given name of somebody in the base."""
        from relfacts.names.structure import Parts

        family, middle, given, family_first = self._names.name_parts(owner.number)
        return Parts(owner.name, family, middle, given, bool(family_first))

    def is_family_first(self, owner: Owner) -> bool:
        """Whether the family name comes first in the name of somebody in the base."""
        return owner.known and bool(self._names.name_parts(owner.number)[3])

    def given_words(self, owner: Owner) -> list[str]:
        """The folded words of the given name of somebody in the base."""
        given = self._names.name_parts(owner.number)[2] if owner.known else ""
        return fold(given).split()

    def people_bearing(self, words: Sequence[str]) -> list[Owner]:
        """People with all these words in their names; if there are very many, some of them."""
        return self._people(self._names.with_words(words, _MANY)) if words else []

    def structures(self, owner: Owner) -> Iterator[tuple[Form, Structure]]:
        """The declared spellings of somebody's whole name, each with the roles of its words."""
        from relfacts.names.structure import Structure

        parts = self.parts_of(owner)
        yield self.preferred(owner), Structure.of(parts)
        for form in self.declared_by(owner):
            if form.text != owner.name:
                yield form, Structure.of(parts, form.text)

    def people_abbreviated(self, initials: str) -> list[Owner]:
        """People with a name that has these initials, in any order; if very many, some of them."""
        return self._people(self._names.with_initials("".join(sorted(initials)), _MANY))

    def numbers_with(self, word: str) -> list[int]:
        """The numbers of people with this word in one of their names; if very many, some."""
        return self._names.with_word(word, _MANY)

    def people_numbered(self, numbers: Iterable[int]) -> list[Owner]:
        """The people with these numbers, in that order."""
        return self._people(numbers)

    def people_beginning(self, folded: str) -> list[Owner]:
        """People whose preferred names begin with these words and have more."""
        return self._people(self._names.beginning(folded))

    def people_with_beginning(self, at: str) -> list[Owner]:
        """People with a spelling that begins with this key of two letters or more."""
        return self._people(self._names.key_beginning(at, _MANY)) if len(at) > 1 else []

    def romanised(self, owner: Owner) -> tuple[str, list[list[str]]] | None:
        """A name in its own script, and the Latin spellings of each of its syllables."""
        row = self._names.romanised(owner.number) if owner.known else None
        return (row[0], [part.split(" ") for part in row[1].split("/")]) if row else None

    def sounding(self, consonants: str) -> list[Owner]:
        """People with a name in Hangul whose romanisations have these consonants."""
        return self._people(self._names.sounding(consonants))

    @kept
    def scripts(self) -> list[str]:
        """The scripts of names that are compared by their sounds."""
        return self._names.scripts()

    def people_sounding(self, keys: Sequence[Sequence[str]]) -> list[Owner]:
        """People whose names have, for each of these rows of keys, a word with one of the keys."""
        return self._people(self._names.with_sounds(keys)) if keys and all(keys) else []

    def native(self, owner: Owner) -> str | None:
        """The name of somebody in the base in its own script."""
        return self._names.native(owner.number)

    def people_holding(self, offices: frozenset[str]) -> list[Owner]:
        """People to whom the base gives one of these offices, those with most facts first."""
        return [owner for owner in self.in_office() if offices & self.titles.held_by(owner)]

    def in_office(self) -> list[Owner]:
        """People to whom the base gives an office, those with most facts first.

        If there are very many, some of them.
        """
        return self._people(self._names.in_office(_MANY))

    def offices_of(self, owner: Owner) -> list[str]:
        """The offices that the base gives somebody, in its words."""
        return self._names.offices(owner.number)

    # --- words -------------------------------------------------------------------------------

    def is_own(self, word: str) -> bool:
        """Whether the word stands in the name of somebody in the base."""
        return bool(self._word(word)[0])

    def bearers_beside(self, syllables: Iterable[str]) -> Words:
        """The words that could stand in a name with ``syllables``: those of its language.

        Where no list of name parts holds all of them, of any language.
        """
        languages = -1
        for word in syllables:
            languages &= self._word(word)[3]
        if languages not in self._beside:
            self._beside[languages] = Words(
                lambda word: bool(self._word(word)[0] or self._word(word)[3] & languages)
            )
        return self._beside[languages] if languages else self.bearers

    def go_together(self, words: Iterable[str]) -> bool:
        """Whether some language has all the words in its list of name parts."""
        languages = -1
        for word in words:
            languages &= self._word(word)[3]
        return bool(languages)

    @kept
    def titles(self) -> Titles:
        """The titles that may occur around a name, and the offices of the people."""
        from relfacts.names.lexicon import Titles

        names = self._names
        return Titles(names.titles, names.longest("title"), self.bearers, names.offices)

    @kept
    def relations(self) -> Relations:
        """The words that turn the person named into somebody else."""
        from relfacts.names.lexicon import Relations

        return Relations(self._names.relations, self._names.longest("relation"), self.bearers)

    @kept
    def occupations(self) -> Words:
        """Offices that must be given by the base to count: singer."""
        from relfacts.names.vocabulary import OCCUPATIONS

        own = frozenset(self._names.name_words("occupation"))
        return Words(lambda office: office in own or office in OCCUPATIONS)

    def namesakes(self, owner: Owner, typed: str = "") -> list[tuple[Owner, str]]:
        """Others who are declared to have the same name, each with the word that distinguishes
        them.

        The same name as somebody in the base, or as the one that was ``typed``.
        """
        rows = self._names.homonyms((key(owner.name), key(typed)))
        return [(self._owner(number), beside) for number, beside in rows]

    def description(self, owner: Owner) -> str:
        """The texts about somebody in the base: the description and the offices."""
        description, _, _ = self._names.about(owner.number)
        return " ".join((description or "", *self._names.offices(owner.number)))

    def gender_and_country(self, owner: Owner) -> tuple[str | None, str | None]:
        """Whether somebody is known to be ``female`` or ``male``, and of which country."""
        if not owner.known:
            return None, None
        _, gender, country = self._names.about(owner.number)
        return gender, country

    @kept
    def fillers(self) -> Words:
        """The words of questions, as they are spelled."""
        from relfacts.names.vocabulary import is_filler

        own = frozenset(self._names.name_words("filler"))
        return Words(lambda word: word in own or is_filler(word))

    @kept
    def filler_keys(self) -> Words:
        """The same words folded, for scripts without spaces."""
        from relfacts.names.vocabulary import ANY_FILLERS

        own = {key(word) for word in self._names.name_words("filler")}
        return Words(lambda word: word in own or word in ANY_FILLERS)

    @kept
    def endings(self) -> list[str]:
        """The endings that languages attach to names, the longest first."""
        from relfacts.names.vocabulary import endings

        words = {*self._names.name_words("ending"), *endings()}
        return sorted(words, key=lambda word: (len(word), word), reverse=True)

    def stems(self, word: str) -> Iterator[tuple[str, str]]:
        """A folded word without each of its possible endings, and that ending; longest first."""
        for ending in self.endings:
            if word.endswith(ending) and word != ending:
                yield word.removesuffix(ending), ending

    def _is_borne(self, word: str) -> bool:
        """Whether the word is in a real name, and not only in a title."""
        from relfacts.names.vocabulary import TITLE_WORDS

        own, borne, _, languages = self._word(word)
        return bool(own or languages or (borne and word not in TITLE_WORDS))

    def _word(self, word: str) -> tuple[int, int, int, int]:
        """Own, borne, ordinary, and the languages that have the word, as bits."""
        if word not in self._words:
            self._words[word] = self._names.word(word)
        return self._words[word]

    def _form(self, row: Row) -> Form:
        owner, text, how, label, accented = row
        return Form(self._owner(owner), text, how, label, bool(accented))

    def _owner(self, number: int) -> Owner:
        if number not in self._owners:
            id_, name, who = self._names.owner(number)
            self._owners[number] = Owner(id_, name, number > 0, who, max(number, 0))
        return self._owners[number]

    def _people(self, numbers: Iterable[int]) -> list[Owner]:
        return [self._owner(number) for number in numbers]
