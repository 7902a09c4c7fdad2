"""Compares words of names by their sounds: whether two are spellings of one name, in any script.

Tchekhov, Čechov and Чехов are one name, as written in France, Italy and Russia. The language files
say which sounds a letter, or several, can spell; the script of the name's own form decides which of
them apply. Two words match if they can be cut into spellings of the same sounds, one by one, with
nothing left over. There is no score: Mahmoud is not Mohammed, whatever they have in common.

A text is not compared with every name. The consonants of a word, each as the letter of its class,
are a key; people are filed under the keys of their names, and found by them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise

from relfacts.languages.dictionary import SOUNDS
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relfacts.languages.dictionary import Entry

#: The script of names without a form in another script.
LATIN = "latin"

# What a spelling may stand for: the category, the class of a consonant, and the sound.
_CONSONANT, _VOWEL = "consonant", "vowel"

# Shorter words of one script are alike by chance, unless a form in another script confirms it.
_SHORTEST, _SHORTEST_OF_LATIN = 3, 4

# Longer than any name; and the greatest number of keys of a word.
_LONGEST, _MOST_KEYS = 40, 32

# The keys of this many words are kept: given names occur again and again.
_MOST_KEPT = 20_000

# How Unicode names the signs that are put on letters of several scripts.
_ACCENT = "combining"

_NUMERALS = frozenset("ivxlc")

# At least this many letters must remain of a compound without its beginning: Abd-ullah.
_REST = 3


class Habits:
    """How the names of one script are spelled, by the ``own`` rows of its languages."""

    def __init__(self, script: str, own: Sequence[Entry]) -> None:
        self.script = script
        self._articles = {key(row[4]) for row in own if row[1] == "article"}
        self._compounds = {key(row[4]): row[2] for row in own if row[1] == "compound"}
        self._unwritten = [row[2] for row in own if row[1] == "unwritten" and row[0] == script]
        self._silent: set[str] = set()
        self._silent_endings: set[str] = set()
        self._sounds: dict[str, set[tuple[str, str]]] = {}
        for _, category, meaning, _, spelling in own:
            text = _in_letters(spelling)
            if category == "silent":
                (self._silent_endings if meaning else self._silent).add(text)
            elif category in (_CONSONANT, "weak", _VOWEL):
                self._sounds.setdefault(text, set()).add((category, meaning))
        self._alphabet = set("".join((*self._sounds, *self._silent)))
        self._most = max(map(len, self._sounds), default=0)
        self._prefixes = sorted(self._compounds, key=len, reverse=True)
        self._attached = [one for one in self._articles if not one.isascii()]
        self._vowels = {
            one for one, of in self._sounds.items() if any(sort == _VOWEL for sort, _ in of)
        }
        # By the possible classes of a spelling: none if it is not a consonant.
        self._classes = {
            one: {name[0] if sort == _CONSONANT else "" for sort, name in of}
            for one, of in self._sounds.items()
        }
        self._keys: dict[str, list[str]] = {}
        self._in_latin: dict[tuple[str, str], set[str]] = {}

    @property
    def are_known(self) -> bool:
        """Whether the language files say anything about this script."""
        return bool(self._sounds)

    @property
    def leave_out_vowels(self) -> bool:
        """Whether the script leaves out vowels of all sorts."""
        return "" in self._unwritten

    # --- words -------------------------------------------------------------------------------

    def words(self, row: Iterable[str]) -> list[str]:
        """The words of a name for comparing: without articles, and with compounds joined."""
        found: list[str] = []
        row = [word for text in row if (word := self._written(text))]
        at = 0
        while at < len(row):
            word, at = row[at], at + 1
            if at < len(row) and self._is_article(word, row[at]):
                continue
            if word in self._compounds and at < len(row):
                if at + 1 < len(row) and self._is_article(row[at], row[at + 1]):
                    at += 1
                word, at = word + row[at], at + 1
            found.append(self._once(self._whole(word)))
        return found

    def _written(self, word: str) -> str:
        """A word in the letters of which spellings are made."""
        if word.isascii() and word.isalpha():
            return word[:_LONGEST].lower()
        letters = _in_letters(word[:_LONGEST])
        return "".join(ch if ch in self._alphabet else key(ch) for ch in letters)

    def _once(self, word: str) -> str:
        """A word whose consonants are written once where an alphabet with capitals doubles them."""
        doubled = any(one == other for one, other in pairwise(word))
        if not doubled or _is_numeral(word):
            return word
        return word[0] + "".join(
            ch
            for before, ch in pairwise(word)
            if ch != before or ch in self._vowels or ch.lower() == ch.upper()
        )

    def _is_article(self, word: str, following: str) -> bool:
        """Whether a word is the article of the next, whose first letter it may have taken."""
        takes = word.endswith("l") or following.startswith(word[1:])
        return word in self._articles and takes

    def _whole(self, word: str) -> str:
        """A word without the article that is written with it, before it or in a compound."""
        for prefix in self._prefixes:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) >= _REST:
                return self._compounds[prefix] + self._bare(rest)
        return self._bare(word)

    def _bare(self, word: str) -> str:
        """A word without the article that scripts other than Latin write together with it."""
        for article in self._attached:
            if word.startswith(article) and len(word) > len(article) + 1:
                return word[len(article) :]
        return word

    # --- likeness ----------------------------------------------------------------------------

    def alike(self, typed: str, meant: str) -> bool:
        """Whether two words, as returned by ``words``, are spellings of the same name."""
        if typed == meant:
            return True
        if _is_numeral(typed) or _is_numeral(meant):
            return False
        least = _SHORTEST_OF_LATIN if self.script == LATIN else _SHORTEST
        if _script(typed) == _script(meant) and min(len(typed), len(meant)) < least:
            return False
        return self._align(typed, meant, 0, 0, set())

    def _align(self, one: str, other: str, at: int, by: int, failed: set[tuple[int, int]]) -> bool:
        """Whether the rest of two words can be cut into spellings of the same sounds."""
        if at == len(one) and by == len(other):
            return True
        if (at, by) in failed:
            return False
        failed.add((at, by))
        ours = list(self._spellings(one, at))
        theirs = list(self._spellings(other, by))
        for end, sounds in ours:
            for stop, others in theirs:
                if not sounds.isdisjoint(others) and self._align(one, other, end, stop, failed):
                    return True
        return any(
            self._align(one, other, end, by, failed) for end in self._skipped(one, at, other)
        ) or any(
            self._align(one, other, at, stop, failed) for stop in self._skipped(other, by, one)
        )

    def _spellings(self, word: str, at: int) -> Iterator[tuple[int, set[tuple[str, str]]]]:
        """The ends of the spellings that begin at ``at``, and their possible sounds."""
        for end in range(min(len(word), at + self._most), at, -1):
            if sounds := self._sounds.get(word[at:end]):
                yield end, sounds

    def _skipped(self, word: str, at: int, other: str) -> Iterator[int]:
        """The end of a spelling at ``at`` that may be silent."""
        letter = word[at : at + 1]
        if not letter:
            return
        if letter in self._silent or (at + 1 == len(word) and letter in self._silent_endings):
            yield at + 1
        if self._unwritten and _script(other) == self.script != _script(word):
            for end, sounds in self._spellings(word, at):
                if any(sort == _VOWEL and self._is_unwritten(name) for sort, name in sounds):
                    yield end

    def _is_unwritten(self, vowel: str) -> bool:
        return any(one in ("", vowel) for one in self._unwritten)

    # --- keys --------------------------------------------------------------------------------

    def keys(self, word: str) -> list[str]:
        """The keys of a word, as returned by ``words``: its consonants by their classes.

        One key for each way of cutting it into spellings of different classes; the most likely
        first, which are those with long spellings.
        """
        if word not in self._keys:
            if len(self._keys) > _MOST_KEPT:
                self._keys.clear()
            self._keys[word] = self._keys_of(word)
        return self._keys[word]

    def keys_in_latin(self, word: str) -> list[str]:
        """The keys of a word for records that have only its Latin form: שמיר as Shamir."""
        return self._pieced(word, lambda piece: self._latin_keys(piece), 4 * _MOST_KEYS)

    def _latin_keys(self, piece: str) -> set[str]:
        """The keys of the Latin spellings of the sounds that a piece of a word may be."""
        latin = habits_of(LATIN)
        keys: set[str] = set()
        for sound in self._sounds.get(piece, ()):
            if sound not in self._in_latin:
                texts = (one for one, of in self._sounds.items() if sound in of)
                self._in_latin[sound] = {
                    one
                    for text in texts
                    if _script(text) == LATIN
                    for one in latin.keys(text) or [""]
                }
            keys |= self._in_latin[sound]
        return keys

    def _keys_of(self, word: str) -> list[str]:
        return self._pieced(word, lambda piece: self._classes.get(piece, ()), _MOST_KEYS)

    def _pieced(self, word: str, keys_of: Callable[[str], Iterable[str]], most: int) -> list[str]:
        """The keys of a word, put together from those of its pieces."""
        length = len(word)
        rest: list[list[str]] = [[] for _ in word] + [[""]]
        for at in range(length - 1, -1, -1):
            found = {
                other if other.startswith(one) else one + other
                for end in range(at + 1, min(length, at + self._most) + 1)
                for one in keys_of(word[at:end])
                for other in rest[end]
            }
            # A letter that is in no file is skipped.
            rest[at] = _shortest(found)[:most] if found else rest[at + 1]
        return [one for one in rest[0] if one]


_habits: dict[str, Habits] = {}


def habits_of(script: str) -> Habits:
    """How the names of a script are spelled."""
    if script not in _habits:
        scripts = (row for row in SOUNDS.of("script") if row[0] == script)
        languages = {tag for row in scripts for tag in _tags(row)}
        _habits[script] = Habits(
            script, [row for tag in sorted(languages) for row in _rows_by_language().get(tag, ())]
        )
    return _habits[script]


@cache
def _rows_by_language() -> dict[str, list[Entry]]:
    """What the files say of spellings: read once, since a question may ask for every script."""
    found: dict[str, list[Entry]] = {}
    for row in SOUNDS.all():
        for tag in _tags(row):
            found.setdefault(tag, []).append(row)
    return found


def other_scripts() -> list[str]:
    """The scripts, except Latin, for which a file says how names are spelled."""
    return [row[0] for row in SOUNDS.of("script") if row[0] != LATIN]


def script_of(native: str | None) -> str:
    """The script of a name in its own form: cyrillic, arabic; ``LATIN`` if it has no other form."""
    return _script(native or "")


def _script(text: str) -> str:
    if text.isascii():
        return LATIN
    letters = (ch for ch in text if not ch.isascii() and _is_letter(ch))
    scripts = (unicodedata.name(ch, "?").split()[0].lower() for ch in letters)
    return next((script for script in scripts if script not in (LATIN, _ACCENT)), LATIN)


def _is_letter(ch: str) -> bool:
    """Whether it is a letter, or a sign of a vowel."""
    return unicodedata.category(ch)[0] in "LM"


def _is_numeral(word: str) -> bool:
    """Whether a word may be a Roman numeral, in which every letter counts."""
    return _NUMERALS.issuperset(word)


def _shortest(keys: Iterable[str]) -> list[str]:
    return sorted(sorted(keys), key=len)


def _in_letters(text: str) -> str:
    """Latin words in lower case with their accents, others folded."""
    if text.isascii() and text.isalpha():
        return text.lower()
    if _script(text) != LATIN:
        return key(text)
    return "".join(ch for ch in unicodedata.normalize("NFC", text).lower() if ch.isalpha())


def _tags(row: Entry) -> list[str]:
    return row[3].split(",")
