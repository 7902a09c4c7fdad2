"""The book of names: every spelling of every person, looked up as it is needed.

Whoever keeps the names of a base, in a database or in memory, answers the questions of ``Names``.
The book makes owners and spellings of the answers, and remembers them, since the words around a
name are asked for again and again.
"""

from __future__ import annotations

from relfacts.names.types import Form, Owner
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, Protocol

    from relfacts.names.lexicon import Relations, Titles
    from relfacts.names.parts import Parts
    from relfacts.names.structure import Structure

    #: The number of an owner, the text, how it is read, what that is called, and 1 if the text
    #: shows all its accents.
    Row = tuple[int, str, str, str, int]

    class Names(Protocol):
        """What the book asks of whoever keeps the names of a base.

        People of the base have numbers above 0; others, who must not be taken for them, have
        numbers below 0. Keys and folded texts are those of ``text.folding``.
        """

        def whole(self, key: str) -> list[Row]:
            """Spellings of whole names with this key, in the order of the base."""

        def parts(self, key: str) -> list[Row]:
            """Spellings with this key of parts that may stand alone."""

        def aliases(self, person: int) -> list[Row]:
            """The declared spellings of a person's whole name, without the preferred one."""

        def owner(self, number: int) -> tuple[str, str, str]:
            """The id of a person, the name, and who it is; others have no id, people no who."""

        def name_parts(self, person: int) -> tuple[str, str, str, int]:
            """Family, middle and given name of a person, and 1 if the family name comes first."""

        def about(self, person: int) -> tuple[str | None, str | None, str | None]:
            """The description of a person, ``female`` or ``male``, and the country."""

        def offices(self, person: int) -> list[str]:
            """The offices that the base gives a person, in its words."""

        def romanised(self, person: int) -> tuple[str, str] | None:
            """The name in Hangul; Latin spellings of each syllable, by spaces and slashes."""

        def homonyms(self, keys: Sequence[str]) -> list[tuple[int, str]]:
            """Others with the name of one of these keys, and the word that tells them apart."""

        def with_word(self, word: str, most: int) -> list[int]:
            """People in one of whose Latin names a folded word stands."""

        def with_words(self, words: Sequence[str], most: int) -> list[int]:
            """People in whose names all these folded words stand."""

        def with_initials(self, initials: str, most: int) -> list[int]:
            """People in one of whose names just these words begin: ``initials``, sorted."""

        def beginning(self, folded: str) -> list[int]:
            """People whose folded preferred names begin with these words and go on."""

        def key_beginning(self, key: str, most: int) -> list[int]:
            """People one of whose spellings has a key that begins with this one and goes on."""

        def sounding(self, consonants: str) -> list[int]:
            """People with a romanised name that has these consonants."""

        def scripts(self) -> list[str]:
            """The scripts that names of the base are compared in by their sounds."""

        def with_sounds(self, keys: Sequence[Sequence[str]]) -> list[int]:
            """People in whose names there is, for each of these rows of keys, a word with one."""

        def native(self, person: int) -> str | None:
            """The name of a person in its own script."""

        def in_office(self, most: int) -> list[int]:
            """People who have an office at all, those with most facts first."""

        def keys_like(self, checksums: Sequence[int]) -> dict[str, int]:
            """Keys of whole names that share one of these checksums, with their places."""

        def keys_among(self, keys: Sequence[str]) -> dict[str, int]:
            """Those of these keys that whole names have, with their places."""

        def words_like(self, checksums: Sequence[int]) -> list[str]:
            """Words of whole names that share one of these checksums, sorted."""

        def word(self, word: str) -> tuple[int, int, int, int]:
            """What a folded word is: own, borne, ordinary (0 or 1), and its languages, by bits."""

        def own_words(self, beginning: str) -> list[str]:
            """The words of the preferred names of the people that begin so."""

        def is_place(self, key: str) -> bool:
            """Whether a place of the base has this key."""

        def titles(self, folded: str) -> list[tuple[str, str]]:
            """What a row of folded words means as a title, each with its spelling."""

        def relations(self, folded: str) -> list[tuple[str, str]]:
            """What a row of folded words does beside a name, each with its spelling."""

        def longest(self, lexicon: str) -> int:
            """How many words the longest ``title`` has, or the longest ``relation``."""

        def name_words(self, sort: str) -> list[str]:
            """All words of a sort: filler, ending, occupation."""


# A word that more people bear tells nobody apart.
_MANY = 1000


class Words:
    """Words of which it can be asked whether one is among them."""

    __slots__ = ("_holds",)

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._holds(word)


class NameBook:
    """All names of a base.

    ``bearers`` are the folded words of real names, ``common_parts`` those that many people bear,
    ``ordinary`` the words of the base's statements and places: they may stand beside a name.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._owners: dict[int, Owner] = {}
        self._whole: dict[str, list[Form]] = {}
        self._words: dict[str, tuple[int, int, int, int]] = {}
        self._beside: dict[int, Words] = {}
        self._kept: dict[str, Any] = {}
        self.bearers = Words(self._is_borne)
        self.ordinary = Words(lambda word: bool(self._word(word)[2]))
        self.common_parts = Words(lambda word: bool(self._word(word)[3]))

    # --- names -------------------------------------------------------------------------------

    def whole(self, at: str) -> list[Form]:
        """The forms of whole names with this key, of the base and of others.

        Where a spelling is declared for somebody in the base, nobody else is asked for.
        """
        if at not in self._whole:
            forms = [self._form(row) for row in self._names.whole(at)]
            known = [form for form in forms if form.owner.known]
            declared = bool(known) and known[0].how in ("name", "alias")
            others = [] if declared else [form for form in forms if not form.owner.known]
            self._whole[at] = known + others
        return self._whole[at]

    def exactly(self, text: str) -> Form | None:
        """The form that is this very text, if no other person has a form with its key."""
        forms = self.whole(key(text))
        mine = next((form for form in forms if form.text == text and form.owner.known), None)
        if mine is None or any(form.owner is not mine.owner for form in forms):
            return None
        return mine if mine.how in ("name", "alias") else None

    def parts(self, at: str) -> list[Form]:
        """The forms of the parts with this key that may stand alone."""
        return [self._form(row) for row in self._names.parts(at)]

    def preferred(self, owner: Owner) -> Form:
        """The preferred form of somebody in the base."""
        return Form(owner, owner.name, "name", "", not owner.name.isascii())

    def declared_by(self, owner: Owner) -> list[Form]:
        """The declared spellings of the whole name of somebody in the base, but the preferred."""
        return [self._form(row) for row in self._names.aliases(owner.number)]

    def parts_of(self, owner: Owner) -> Parts:
        """Family, middle and given name of somebody in the base."""
        from relfacts.names.parts import Parts

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
        """People in whose names all these words stand; of very many, some."""
        return self._people(self._names.with_words(words, _MANY)) if words else []

    def structures(self, owner: Owner) -> Iterator[tuple[Form, Structure]]:
        """The declared spellings of somebody's whole name, each with what its words are."""
        from relfacts.names.structure import Structure

        parts = self.parts_of(owner)
        yield self.preferred(owner), Structure.of(parts)
        for form in self.declared_by(owner):
            if form.text != owner.name:
                yield form, Structure.of(parts, form.text)

    def people_abbreviated(self, initials: str) -> list[Owner]:
        """People who have a name with these initials, in any order; of very many, some."""
        return self._people(self._names.with_initials("".join(sorted(initials)), _MANY))

    def numbers_with(self, word: str) -> list[int]:
        """The numbers of people in one of whose names this word stands; of very many, some."""
        return self._names.with_word(word, _MANY)

    def people_numbered(self, numbers: Iterable[int]) -> list[Owner]:
        """The people with these numbers, in their order."""
        return self._people(numbers)

    def people_beginning(self, folded: str) -> list[Owner]:
        """People whose preferred names begin with these words and go on."""
        return self._people(self._names.beginning(folded))

    def people_with_beginning(self, at: str) -> list[Owner]:
        """People one of whose spellings begins with this key of two letters or more."""
        return self._people(self._names.key_beginning(at, _MANY)) if len(at) > 1 else []

    def romanised(self, owner: Owner) -> tuple[str, list[list[str]]] | None:
        """A name in its own script, and the Latin spellings of each of its syllables."""
        row = self._names.romanised(owner.number) if owner.known else None
        return (row[0], [part.split(" ") for part in row[1].split("/")]) if row else None

    def sounding(self, consonants: str) -> list[Owner]:
        """People with a name in Hangul whose romanisations have these consonants."""
        return self._people(self._names.sounding(consonants))

    @property
    def scripts(self) -> list[str]:
        """The scripts that names of the base are compared in by their sounds."""
        scripts: list[str] = self._once("scripts", self._names.scripts)
        return scripts

    def people_sounding(self, keys: Sequence[Sequence[str]]) -> list[Owner]:
        """People in whose names there is, for each of these rows of keys, a word with one."""
        return self._people(self._names.with_sounds(keys)) if keys and all(keys) else []

    def native(self, owner: Owner) -> str | None:
        """The name of somebody in the base in its own script."""
        return self._names.native(owner.number)

    def people_holding(self, offices: frozenset[str]) -> list[Owner]:
        """People to whom the base gives one of these offices, those with most facts first.

        Of very many, some are looked at.
        """
        owners = self._people(self._names.in_office(_MANY))
        return [owner for owner in owners if offices & self.titles.held_by(owner)]

    def in_office(self) -> list[Owner]:
        """People to whom the base gives an office, those with most facts first.

        Of very many, some.
        """
        return self._people(self._names.in_office(_MANY))

    def offices_of(self, owner: Owner) -> list[str]:
        """The offices that the base gives somebody, in its words."""
        return self._names.offices(owner.number)

    # --- slips -------------------------------------------------------------------------------

    def keys_like(self, checksums: Iterable[int]) -> dict[str, int]:
        """The keys of Latin whole names that share one of these checksums, with their places."""
        return self._names.keys_like(list(checksums))

    def keys_among(self, keys: Sequence[str]) -> dict[str, int]:
        """Those of the keys that are the keys of whole names, with the places of these."""
        return self._names.keys_among(keys)

    def words_like(self, checksums: Iterable[int]) -> list[str]:
        """The words of Latin whole names that share one of these checksums."""
        return self._names.words_like(list(checksums))

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
        """Whether there is a language in whose list of name parts all the words stand."""
        languages = -1
        for word in words:
            languages &= self._word(word)[3]
        return bool(languages)

    @property
    def titles(self) -> Titles:
        """The titles that may stand around a name, and the offices of the people."""
        from relfacts.names.lexicon import Titles

        names = self._names
        titles: Titles = self._once(
            "titles",
            lambda: Titles(names.titles, names.longest("title"), self.bearers, names.offices),
        )
        return titles

    @property
    def relations(self) -> Relations:
        """The words that make somebody else of the person named."""
        from relfacts.names.lexicon import Relations

        names = self._names
        relations: Relations = self._once(
            "relations",
            lambda: Relations(names.relations, names.longest("relation"), self.bearers),
        )
        return relations

    @property
    def occupations(self) -> Words:
        """The offices that somebody has only if the base says so: singer."""
        offices: Words = self._once("occupations", self._all_occupations)
        return offices

    def _all_occupations(self) -> Words:
        from relfacts.names.vocabulary import OCCUPATIONS

        own = frozenset(self._names.name_words("occupation"))
        return Words(lambda office: office in own or office in OCCUPATIONS)

    def namesakes(self, owner: Owner, typed: str = "") -> list[tuple[Owner, str]]:
        """Others who are declared to have the same name, with what stands beside it.

        The same as somebody in the base, or as was ``typed`` for it.
        """
        rows = self._names.homonyms((key(owner.name), key(typed)))
        return [(self._owner(number), beside) for number, beside in rows]

    def description(self, owner: Owner) -> str:
        """What is said of somebody in the base: the description and the offices."""
        description, _, _ = self._names.about(owner.number)
        return " ".join((description or "", *self._names.offices(owner.number)))

    def is_place(self, at: str) -> bool:
        """Whether a place of the base has this key."""
        return self._names.is_place(at)

    def gender_and_country(self, owner: Owner) -> tuple[str | None, str | None]:
        """Whether somebody is known to be ``female`` or ``male``, and of which country."""
        if not owner.known:
            return None, None
        _, gender, country = self._names.about(owner.number)
        return gender, country

    def own_words(self, beginning: str) -> list[str]:
        """The words of the preferred names of the base that begin so."""
        return self._names.own_words(beginning)

    @property
    def fillers(self) -> Words:
        """The words of questions, as they are spelled."""
        fillers: Words = self._once("fillers", self._all_fillers)
        return fillers

    def _all_fillers(self) -> Words:
        from relfacts.names.vocabulary import is_filler

        own = frozenset(self._names.name_words("filler"))
        return Words(lambda word: word in own or is_filler(word))

    @property
    def filler_keys(self) -> Words:
        """The same words folded, as they stand in scripts without spaces."""
        keys: Words = self._once("filler keys", self._all_filler_keys)
        return keys

    def _all_filler_keys(self) -> Words:
        from relfacts.names.vocabulary import ANY_FILLERS

        own = {key(word) for word in self._names.name_words("filler")}
        return Words(lambda word: word in own or word in ANY_FILLERS)

    @property
    def endings(self) -> list[str]:
        """What languages attach to a name, the longest first."""
        words: list[str] = self._once("endings", self._all_endings)
        return words

    def _all_endings(self) -> list[str]:
        from relfacts.names.vocabulary import endings

        words = {*self._names.name_words("ending"), *endings()}
        return sorted(words, key=lambda word: (len(word), word))[::-1]

    def _is_borne(self, word: str) -> bool:
        """Whether the word stands in a real name, and not in a title alone."""
        from relfacts.names.vocabulary import TITLE_WORDS

        own, borne, _, languages = self._word(word)
        return bool(own or languages or (borne and word not in TITLE_WORDS))

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def _word(self, word: str) -> tuple[int, int, int, int]:
        """Own, borne, ordinary, and the languages that have it, by bits."""
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
