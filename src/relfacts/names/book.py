"""The book of names: every spelling of every person, looked up as it is needed.

What is asked is remembered, since the words around a name are asked for again and again. The book
reads the index and knows nothing of files or facts.
"""

from __future__ import annotations

from relfacts.names.forms import Form, Owner
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from relfacts.base.index.reader import Index
    from relfacts.names.parts import Parts
    from relfacts.names.relations import Relations
    from relfacts.names.titles import Titles

# A word that more people bear tells nobody apart.
_MANY = 1000

_FORM = "owner, text, how, label, accented"


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

    def __init__(self, index: Index) -> None:
        self._index = index
        self._owners: dict[int, Owner] = {}
        self._whole: dict[str, list[Form]] = {}
        self._words: dict[str, tuple[int, int, int, int]] = {}
        self._beside: dict[int, Words] = {}
        self._kept: dict[str, Any] = {}
        self.bearers = Words(lambda word: bool(self._word(word)[1]))
        self.ordinary = Words(lambda word: bool(self._word(word)[2]))
        self.common_parts = Words(lambda word: bool(self._word(word)[3]))

    # --- names -------------------------------------------------------------------------------

    def whole(self, at: str) -> list[Form]:
        """The forms of whole names with this key, of the base and of others.

        Where a spelling is declared for somebody in the base, nobody else is asked for.
        """
        if at not in self._whole:
            rows = self._index.all(f"SELECT {_FORM} FROM name WHERE key = ? ORDER BY no", at)
            forms = [self._form(row) for row in rows]
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
        rows = self._index.all(f"SELECT {_FORM} FROM name_part WHERE key = ? ORDER BY rowid", at)
        return [self._form(row) for row in rows]

    def preferred(self, owner: Owner) -> Form:
        """The preferred form of somebody in the base."""
        return Form(owner, owner.name, "name", "", not owner.name.isascii())

    def declared_by(self, owner: Owner) -> list[Form]:
        """The declared spellings of the whole name of somebody in the base, but the preferred."""
        rows = self._index.all(
            f"SELECT {_FORM} FROM name WHERE owner = ? AND how = 'alias' ORDER BY no", owner.number
        )
        return [self._form(row) for row in rows]

    def parts_of(self, owner: Owner) -> Parts:
        """Family, middle and given name of somebody in the base."""
        from relfacts.names.parts import Parts

        row = self._index.one(
            "SELECT family, middle, given, family_first FROM person WHERE record = ?",
            owner.number,
        )
        family, middle, given, family_first = row or ("", "", "", 1)
        return Parts(owner.name, family, middle, given, bool(family_first))

    def people_bearing(self, words: Sequence[str], initials: str) -> list[Owner]:
        """People who have a name with all these words, and words with all these initials."""
        asked = "".join(f" AND initials LIKE '%{'%'.join(sorted(initials))}%'")
        numbers: set[int] | None = None
        for word in words:
            rows = self._index.all(f"SELECT person FROM bearer WHERE word = ?{asked}", word)
            found = {row[0] for row in rows}
            numbers = found if numbers is None else numbers & found
        return [self._owner(number) for number in sorted(numbers or ())]

    def people_abbreviated(self, initials: str) -> list[Owner]:
        """People who have a name with these initials, in any order; of very many, some."""
        rows = self._index.all(
            "SELECT DISTINCT person FROM bearer WHERE initials = ? LIMIT ?",
            "".join(sorted(initials)),
            _MANY,
        )
        return [self._owner(row[0]) for row in rows]

    def people_with(self, word: str) -> list[Owner]:
        """People in one of whose names this word stands; of very many, some."""
        rows = self._index.all(
            "SELECT DISTINCT person FROM bearer WHERE word = ? LIMIT ?", word, _MANY
        )
        return [self._owner(row[0]) for row in rows]

    def people_beginning(self, folded: str) -> list[Owner]:
        """People whose preferred names begin with these words and go on."""
        rows = self._index.all(
            "SELECT record FROM person WHERE folded >= ? AND folded < ? ORDER BY record",
            f"{folded} ",
            f"{folded}!",
        )
        return [self._owner(row[0]) for row in rows]

    def people_with_beginning(self, at: str) -> list[Owner]:
        """People one of whose spellings begins with this key of two letters or more."""
        rows = self._index.all(
            "SELECT DISTINCT owner FROM name WHERE key > ? AND key < ? AND owner > 0 "
            "ORDER BY owner LIMIT ?",
            at,
            f"{at}\U0010ffff",
            _MANY,
        )
        return [self._owner(row[0]) for row in rows] if len(at) > 1 else []

    def romanised(self, owner: Owner) -> tuple[str, list[list[str]]] | None:
        """A name in its own script, and the Latin spellings of each of its syllables."""
        row = self._index.one(
            "SELECT native, spellings FROM romanised WHERE person = ?", owner.number
        )
        return (row[0], [part.split(" ") for part in row[1].split("/")]) if row else None

    def sounding(self, consonants: str) -> list[Owner]:
        """People with a name in Hangul whose romanisations have these consonants."""
        rows = self._index.all(
            "SELECT person FROM consonants WHERE consonants = ? ORDER BY person", consonants
        )
        return [self._owner(row[0]) for row in rows]

    def people_holding(self, offices: frozenset[str]) -> list[Owner]:
        """People to whom the base gives one of these offices, those with most facts first.

        Of very many, some are looked at.
        """
        rows = self._index.all(
            "SELECT person FROM office JOIN record ON no = person GROUP BY person "
            "ORDER BY facts DESC, no LIMIT ?",
            _MANY,
        )
        owners = [self._owner(row[0]) for row in rows]
        return [owner for owner in owners if offices & self.titles.held_by(owner)]

    # --- slips -------------------------------------------------------------------------------

    def keys_like(self, checksums: Iterable[int]) -> dict[str, int]:
        """The keys of Latin whole names that share one of these checksums, with their places."""
        rows = self._index.among(
            "SELECT key, no FROM name WHERE no IN "
            "(SELECT name FROM name_slip WHERE checksum IN (*))",
            list(checksums),
        )
        return dict(rows)

    def keys_among(self, keys: Sequence[str]) -> dict[str, int]:
        """Those of the keys that are the keys of whole names, with the places of these."""
        rows = self._index.among(
            "SELECT key, min(no) FROM name WHERE key IN (*) GROUP BY key", keys
        )
        return dict(rows)

    def words_like(self, checksums: Iterable[int]) -> list[str]:
        """The words of Latin whole names that share one of these checksums."""
        rows = self._index.among(
            "SELECT DISTINCT word FROM word_slip WHERE checksum IN (*)", list(checksums)
        )
        return sorted({row[0] for row in rows})

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
        from relfacts.names.titles import Titles

        titles: Titles = self._once("titles", lambda: Titles(self._index, self.bearers))
        return titles

    @property
    def relations(self) -> Relations:
        """The words that make somebody else of the person named."""
        from relfacts.names.relations import Relations

        relations: Relations = self._once("relations", lambda: Relations(self._index, self.bearers))
        return relations

    @property
    def occupations(self) -> frozenset[str]:
        """The offices that somebody has only if the base says so: singer."""
        words: frozenset[str] = self._once(
            "occupations", lambda: frozenset(self._name_words("occupation"))
        )
        return words

    def namesakes(self, owner: Owner, typed: str = "") -> list[tuple[Owner, str]]:
        """Others who are declared to have the same name, with what stands beside it.

        The same as somebody in the base, or as was ``typed`` for it.
        """
        rows = self._index.all(
            "SELECT no, beside FROM stranger WHERE key IN (?, ?) AND beside != '' ORDER BY no",
            key(owner.name),
            key(typed),
        )
        return [(self._owner(-number), beside) for number, beside in rows]

    def description(self, owner: Owner) -> str:
        """What is said of somebody in the base: the description and the offices."""
        said = self._index.all("SELECT title FROM office WHERE person = ?", owner.number)
        row = self._index.one("SELECT description FROM person WHERE record = ?", owner.number)
        return " ".join((*(row or ()), *(title for (title,) in said)))

    def is_place(self, at: str) -> bool:
        """Whether a place of the base has this key."""
        return bool(self._index.labels_at("place", "key", at))

    def gender_and_country(self, owner: Owner) -> tuple[str | None, str | None]:
        """Whether somebody is known to be ``female`` or ``male``, and of which country."""
        row = self._index.one("SELECT gender, country FROM person WHERE record = ?", owner.number)
        return (row[0], row[1]) if row else (None, None)

    @property
    def own_words(self) -> list[str]:
        """The words of the preferred names of the base."""
        words: list[str] = self._once(
            "own words",
            lambda: [row[0] for row in self._index.all("SELECT word FROM word WHERE own = 1")],
        )
        return words

    @property
    def fillers(self) -> frozenset[str]:
        """The words of questions in other languages than English."""
        words: frozenset[str] = self._once("fillers", lambda: frozenset(self._name_words("filler")))
        return words

    @property
    def filler_keys(self) -> frozenset[str]:
        """The same words folded, as they stand in scripts without spaces."""
        words: frozenset[str] = self._once(
            "filler keys", lambda: frozenset(key(word) for word in self.fillers)
        )
        return words

    @property
    def endings(self) -> list[str]:
        """What languages attach to a name, the longest first."""
        words: list[str] = self._once(
            "endings", lambda: sorted(self._name_words("ending"), key=len)[::-1]
        )
        return words

    def _name_words(self, sort: str) -> list[str]:
        rows = self._index.all("SELECT word FROM name_word WHERE sort = ? ORDER BY word", sort)
        return [row[0] for row in rows]

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def _word(self, word: str) -> tuple[int, int, int, int]:
        """Own, borne, ordinary, and the languages that have it, by bits."""
        if word not in self._words:
            row = self._index.one(
                "SELECT own, borne, ordinary, languages FROM word WHERE word = ?", word
            )
            self._words[word] = row or (0, 0, 0, 0)
        return self._words[word]

    def _form(self, row: tuple[Any, ...]) -> Form:
        owner, text, how, label, accented = row
        return Form(self._owner(owner), text, how, label, bool(accented))

    def _owner(self, number: int) -> Owner:
        if number not in self._owners:
            if number > 0:
                row = self._index.one("SELECT id, name FROM record WHERE no = ?", number)
                id_, name = row or ("", "")
                self._owners[number] = Owner(id_, name, True, "", number)
            else:
                row = self._index.one("SELECT name, who FROM stranger WHERE no = ?", -number)
                name, who = row or ("", "")
                self._owners[number] = Owner("", name, False, who)
        return self._owners[number]
