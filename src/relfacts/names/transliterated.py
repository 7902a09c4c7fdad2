"""Reads a whole name by its sounds: Nikita Chruschtschow is Nikita Khrushchev.

Every typed word must be a spelling of a word of the name, in one of its orders, with nothing left
over on either side except a middle name. A family name may stand alone if it is long enough. Names
of China, Korea and Vietnam, whose syllables are too short and too many for this, are not compared
in this way: ``chinese`` and the romanisations of Hangul handle them.
"""

from __future__ import annotations

from relfacts.names import korean
from relfacts.names.sounds import LATIN, Habits, habits_of, other_scripts, script_of
from relfacts.names.structure import is_particle
from relfacts.names.types import FAMILY_ALONE
from relfacts.names.vocabulary import is_patronymic
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.structure import Parts
    from relfacts.names.types import Form, Owner, Token

# The least number of letters of a whole name, and of a family name alone; in a script without
# vowels, or in letters other than the record's, fewer are enough.
_WHOLE, _ALONE, _ALONE_ELSEWHERE = 6, 5, 3

# The least length of a word spelled otherwise, if neither script nor language is known.
_LONG_ENOUGH = 5

# A name must have at least this many words if nothing shows its script.
_FEWEST = 2

# What languages add to a name so that its last consonant is heard, or to that of a man: Konrado.
_ADDED = ("a", "e", "o")

# The most letters of an ending, the least of what is left of a word without it, and how many people
# are looked at for a word.
_ENDING, _STEM, _MANY = 3, 4, 200

# What a word is worth that has only the consonants of one of a name: Голль and Gaulle.
_ALIKE = 0.7

# No name has more words than this.
_MOST_WORDS = 7

# A record is found by at most this many keys of a word.
_KEYS = 6

# Scripts of names made of syllables, except those of Japan, whose given names come first.
HANGUL = "hangul"
_SYLLABIC = frozenset(("cjk", HANGUL))
_JAPANESE = "cjk"


class Sounding:
    """The words of a person's name, for comparing by sounds.

    Each has its spellings: in Latin letters and, if the record has it, in the name's own script.
    """

    __slots__ = ("_families", "_family", "_first", "_given", "_habits", "_last", "_middle")

    def __init__(self, parts: Parts, native: str | None, habits: Habits) -> None:
        self._habits = habits
        self._given, self._middle = _pieces(parts.given), [*parts.middle]
        self._family = _pieces(parts.family)
        #: The family name, and without its particles: they are seldom written in other letters.
        self._families = [self._family]
        naming = [word for word in self._family if not is_particle(key(word))]
        if naming and naming != self._family:
            self._families.append(naming)
        row = [*self._given, *self._middle, *self._family]
        if parts.family_first:
            row = [*self._family, *self._middle, *self._given]
        self._first = self._with_own_script(row, native)
        self._last = not parts.family_first

    def _with_own_script(self, row: Sequence[str], native: str | None) -> list[tuple[str, ...]]:
        latin = self._habits.words(row)
        if native and self._habits.script != LATIN:
            own = self._habits.words(_pieces(native))
            if len(own) == len(latin):
                return list(zip(latin, own, strict=True))
        return [(word,) for word in latin]

    @property
    def script(self) -> str:
        """The script that decides how the name is spelled."""
        return self._habits.script

    def keys(self) -> set[str]:
        """The keys of all words of the name."""
        words = {word for spellings in self._first for word in spellings}
        # Abdel is one word with Nasser, but not in the family name.
        words.update(self._habits.words(self._family))
        return {one for word in words for one in self._habits.keys(word)[:_KEYS]}

    def has(self, word: str) -> bool:
        """Whether the word is one of the name, exactly as it is."""
        return any(word in spellings for spellings in self._first)

    @property
    def has_a_middle(self) -> bool:
        """Whether a middle name is known."""
        return bool(self._middle)

    def sounds_like(self, word: str) -> bool:
        """Whether a word may be a spelling of one of the name."""
        return any(self._is_word(word, spellings) for spellings in self._first)

    def begins_with(self, stem: str) -> bool:
        """Whether a word of the name in its own script is the stem with another ending."""
        words = (word for spellings in self._first for word in spellings[1:])
        return any(word.startswith(stem) and len(word) - len(stem) <= _ENDING for word in words)

    def reads(self, typed: Sequence[str]) -> str | None:
        """The label of what some words, as ``Habits.words`` returns them, spell of the name; or
        None.

        The label of the whole name is empty.
        """
        letters = sum(map(len, typed))
        if self._habits.script == LATIN and all(map(self.has, typed)):
            return None  # Letters are doubled, or not: a slip.
        elsewhere = script_of("".join(typed)) != LATIN
        if letters >= (_ALONE_ELSEWHERE if elsewhere else _WHOLE) and any(
            self._is_row(typed, row) for row in self._orders()
        ):
            return ""
        if letters < (_ALONE_ELSEWHERE if elsewhere else _ALONE) or not self._given:
            return None
        alone = self._alone()
        # Smyth is not Smith, but Schroeder is Schröder.
        plain = self._habits.script == LATIN and all(word.isascii() for (word,) in alone)
        if not plain and self._is_row(typed, alone):
            return FAMILY_ALONE
        bare = [(word,) for word in self._habits.words(self._families[-1])]
        return FAMILY_ALONE if elsewhere and self._is_row(typed, bare) else None

    def _orders(self) -> Iterator[list[tuple[str, ...]]]:
        """The name in each order of its parts, and without the middle name."""
        yield self._first
        given, middle = self._given, self._middle
        if not self._family:
            return
        for row in (row for family in self._families for row in _rows(given, middle, family)):
            own = {spellings[0]: spellings for spellings in self._first}
            yield [own.get(word, (word,)) for word in self._habits.words(row)]

    def _alone(self) -> list[tuple[str, ...]]:
        """The family name."""
        words: list[tuple[str, ...]] = [(word,) for word in self._habits.words(self._family)]
        place = -1 if self._last else 0
        return self._first[place:][:1] if len(words) == 1 and self._first else words

    def _is_row(self, typed: Sequence[str], row: Sequence[tuple[str, ...]]) -> bool:
        return 0 < len(typed) == len(row) and all(map(self._is_word, typed, row))

    def _is_word(self, typed: str, spellings: tuple[str, ...]) -> bool:
        """Whether a typed word spells a word of the name, which has these spellings.

        What leaves its vowels out says which consonants are right, and the Latin form which vowels:
        so the G of Gamal is not a K.
        """
        if typed in spellings or not self._habits.leave_out_vowels or len(spellings) == 1:
            return any(self._habits.alike(typed, meant) for meant in spellings)
        latin = typed.isascii() or script_of(typed) == LATIN
        return latin and all(self._habits.alike(typed, meant) for meant in spellings)


def _rows(given: list[str], middle: list[str], family: list[str]) -> Iterator[list[str]]:
    """The parts of a name in each order, with and without the middle name."""
    yield [*given, *family]
    yield [*family, *given]
    if middle:
        yield [*given, *middle, *family]
        yield [*family, *given, *middle]
        yield [*family, *middle, *given]


def _ends_with(native: str, typed: Sequence[str]) -> bool:
    """Whether a name in its own script ends with the words typed, or is in another script."""
    return script_of(native) != script_of("".join(typed)) or key(native).endswith(
        key("".join(typed))
    )


def _pieces(text: str) -> list[str]:
    return text.replace("-", " ").split()


def sounding(parts: Parts, native: str | None) -> Sounding | None:
    """The name of somebody for comparing by sounds; None if it is not compared in this way."""
    script = script_of(native or parts.name)
    japanese = script == _JAPANESE and not parts.family_first
    syllabic = script in _SYLLABIC or (script == LATIN and parts.family_first)
    if syllabic and not japanese:
        return None
    habits = habits_of(script)
    return Sounding(parts, native, habits if habits.are_known else habits_of(LATIN))


def read(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """The forms of the only person whose name the tokens spell; none if several people have it."""
    found = people(tokens, book) or _in_other_habits(tokens, book)
    return list(found.values()) if len(found) == 1 else []


def people(tokens: Sequence[Token], book: NameBook) -> dict[Owner, Form]:
    """Everybody whose name, or family name, the tokens spell, with the matching form."""
    found: dict[Owner, Form] = {}
    if len(tokens) > _MOST_WORDS:
        return found
    typed = [token.raw for token in tokens]
    own = script_of(" ".join(typed))
    if own == HANGUL:
        return {
            owner: book.preferred(owner).read("romanisation", "in Hangul")
            for owner in korean.in_hangul("".join(typed), book)
        }
    bare = [token.raw for token in tokens if not is_patronymic(token.folded)]
    for script in dict.fromkeys((own, *book.scripts)):
        habits = habits_of(script)
        words = habits.words(typed)
        # A patronymic may be left out of a name, or added to one that has no middle name.
        without = habits.words(bare) if len(bare) > 1 else words
        for owner in book.people_sounding(_keys(without, habits, foreign=own == script)):
            name = _name(owner, book, habits, foreign=own == script)
            if not name:
                continue
            part = name.reads(words if name.has_a_middle else without)
            if part == FAMILY_ALONE and own == script and habits.leave_out_vowels:
                # The article is part of the name in its own script: al-Abadi is not Ebadi.
                part = part if _ends_with(book.native(owner) or "", typed) else None
            if part is not None:
                said = f"another spelling of {owner.name}" + (f", {part}" if part else "")
                found[owner] = book.preferred(owner).read("romanisation", said)
    return found


def near(tokens: Sequence[Token], book: NameBook) -> list[Owner]:
    """For a text in letters other than Latin, the people with more than half of its words.

    And those of whose family name one is a spelling. A word may have an ending of its language; or
    the habits of another, of which only the consonants are heard.
    """
    typed = [token.raw for token in tokens]
    own = script_of(" ".join(typed))
    habits = habits_of(own)
    if own == LATIN or len(typed) > _MOST_WORDS or not habits.are_known:
        return []
    counts: dict[Owner, float] = {}
    words = habits.words(typed)
    for word in words:
        heard: dict[Owner, float] = {}
        for stem in _stems(word):
            for owner in book.people_sounding(_keys([stem], habits, foreign=True))[:_MANY]:
                name = _name(owner, book, habits, foreign=True)
                if name and (name.sounds_like(stem) or name.begins_with(stem)):
                    family = name.reads([stem]) == FAMILY_ALONE
                    worth = 1 + family * len(words) / 2
                elif name and stem == word and len(words) > _FEWEST:
                    worth = _ALIKE
                else:
                    continue
                heard[owner] = max(heard.get(owner, 0), worth)
        for owner, worth in heard.items():
            counts[owner] = counts.get(owner, 0) + worth
    likely = sorted(counts, key=lambda owner: -counts[owner])
    return [owner for owner in likely if 2 * counts[owner] > len(words)]


def _stems(word: str) -> Iterator[str]:
    """A word, and without each ending that a language may have put to it."""
    yield word
    yield from (
        word[:end] for end in range(len(word) - 1, len(word) - 1 - _ENDING, -1) if end >= _STEM
    )


def _keys(words: Sequence[str], habits: Habits, foreign: bool) -> list[list[str]]:
    """The keys of each word, also as they are filed for names known only in Latin letters."""
    if not foreign or habits.script == LATIN:
        return [habits.keys(word) for word in words]
    return [[*habits.keys(word), *habits.keys_in_latin(word)] for word in words]


def _in_other_habits(tokens: Sequence[Token], book: NameBook) -> dict[Owner, Form]:
    """People known only in Latin letters whose whole name the words spell in some script's habits.

    Sjuganow is Zyuganov where both are written for Зюганов. A name with accents was never in other
    letters. A word must be long enough, or the same; with another ending it may be a woman's.
    """
    found: dict[Owner, Form] = {}
    typed = [token.raw for token in tokens]
    if not _FEWEST <= len(typed) <= _MOST_WORDS or script_of(" ".join(typed)) != LATIN:
        return found
    latin = habits_of(LATIN)
    small = [word.lower() for word in typed]
    # Usually nobody has such a word, and the habits of other scripts are not needed.
    if not book.people_sounding([latin.keys(max(small, key=len))]):
        return found
    met: dict[tuple[str, ...], list[Owner]] = {}
    for script in other_scripts():
        habits = habits_of(script)
        words = habits.words(typed)
        # A part of a name that is written as one word is not filed as that.
        sought = tuple(word for word in words if word in small)
        if len(words) < _FEWEST or not sought:
            continue
        if sought not in met:
            met[sought] = book.people_sounding([latin.keys(word) for word in sought])
        for owner in met[sought]:
            if script_of(book.native(owner)) != LATIN or not owner.name.isascii():
                continue
            parts = book.parts_of(owner)
            name = Sounding(parts, None, habits)
            told = all(len(word) >= _LONG_ENOUGH or name.has(word) for word in words)
            # Benedicto XVI is Benedict XVI; but Roberto and Robert are two of one family.
            ended = _endings(small) == _endings(fold(owner.name).split())
            told = told and (ended or not parts.family)
            if told and name.reads(words) == "":
                said = f"another spelling of {owner.name}"
                found[owner] = book.preferred(owner).read("romanisation", said)
    return found


def _endings(words: Sequence[str]) -> int:
    """The number of words that end with a vowel that may have been added, or makes another name."""
    return sum(word.rstrip("h").endswith(_ADDED) for word in words)


def _name(owner: Owner, book: NameBook, habits: Habits, foreign: bool) -> Sounding | None:
    """The name of somebody by these habits: those of its script, or of a ``foreign`` one."""
    parts = book.parts_of(owner)
    name = sounding(parts, book.native(owner))
    if name and name.script != habits.script:
        return Sounding(parts, None, habits) if foreign and habits.script != LATIN else None
    return name
