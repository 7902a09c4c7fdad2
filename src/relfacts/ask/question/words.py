"""The words of a question, and what is known about each."""

from __future__ import annotations

from relfacts.languages.dictionary import DATES, NAMES, QUESTIONS
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Signs that may be around a word but are not part of it.
_SIGNS = "\"'“”‘’«»„‟()[]{}<>,.;:!?…¿¡、。，？！·"
_POSSESSIVES = ("'s", "’s", "s'", "s’")

# A short word loses its vowel before another and is written together with it, l'argent; a pronoun
# is joined to its verb, a-t-il. Both are in the language files with these signs.
APOSTROPHES = ("'", "’")
_HYPHEN = "-"

# What is cut short still has so many letters.
_SHORTEST = 3

_ENGLISH = "en"
_BEFORE = "aeiouyh"


# The first and the last letter of a script whose words carry endings, which are cut off one by one:
# 방문했다.
_HANGUL = ("\uac00", "\ud7a3")
_HAN = ("\u3400", "\u9fff")
_KANA = ("\u3041", "\u30ff")


def is_hangul(text: str) -> bool:
    """Whether a word is written in Hangul."""
    return _HANGUL[0] <= text[:1] <= _HANGUL[1]


#: Languages whose nouns have capitals; elsewhere a capitalised word within a question is a name.
NOUNS_WITH_CAPITALS = frozenset(("de",))


class Word:
    """A word as typed, without the signs around it.

    ``folded`` is without case and accents; ``accented`` says that it was typed with accents, and
    then stands for no other word. ``broken``: a sign that ends a clause comes before it. ``owns``:
    it was a genitive. ``typed`` is the text that was typed if another word replaces it, and
    ``meaning`` that text with the words that belong to it; both are empty for most. ``choices`` are
    words for which it may be short.
    """

    __slots__ = ("accented", "broken", "choices", "folded", "meaning", "owns", "raw", "typed")

    def __init__(self, raw: str, broken: bool = False, owns: bool = False) -> None:
        self.raw = raw
        self.folded = fold(raw)
        self.accented = not raw.isascii()
        self.broken = broken
        self.owns = owns
        self.typed = ""
        self.meaning = ""
        self.choices: Sequence[str] = ()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1] != self.raw[:1].lower()

    @property
    def unspaced(self) -> bool:
        """Whether it is written in Chinese characters or kana, with no spaces between words."""
        return self.accented and (any(_HAN[0] <= ch <= _HAN[1] for ch in self.raw) or self.has_kana)

    @property
    def has_kana(self) -> bool:
        """Whether it is Japanese, by its script."""
        return self.accented and any(_KANA[0] <= ch <= _KANA[1] for ch in self.raw)


def is_strange(word: Word) -> bool:
    """Whether a word is none of English, nor written as a name: estd, P'yang."""
    folded = word.folded
    if word.capital and not any(sign in word.raw for sign in APOSTROPHES):
        return False
    if not folded.isascii() or len(folded) < _SHORTEST or any(ch.isdigit() for ch in folded):
        return False
    rows = (row for one in (QUESTIONS, NAMES, DATES) for row in one.beginning(folded))
    return not any(_ENGLISH in row[3].split(",") for row in rows)


def words_of(text: str) -> list[Word]:
    """The words of a question, in order."""
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    broken = False
    for typed in text.split():
        bare = typed.strip(_SIGNS)
        if not bare:
            broken = True
            continue
        before = typed[: typed.index(bare)]
        owns = next((len(end) for end in _POSSESSIVES if bare.lower().endswith(end)), 0)
        stem = bare[: len(bare) - owns] if owns and bare[-owns:].lower() != "s'" else bare
        broken = broken or bool(before.strip("\"'“‘«("))
        *short, last = parted(stem or bare)
        for one in short:
            yield Word(one, broken)
            broken = False
        word = Word(last, broken, bool(owns))
        if word.folded:
            yield word
        broken = typed[-1] in ",;:.!?)"


def parted(typed: str) -> list[str]:
    """A word with the short words split off that its language writes together with it: l'argent,
    a-t-il. Names are not split: O'Neill, D'Angelo, Jong-il.
    """
    for sign in APOSTROPHES:
        short, found, rest = typed.partition(sign)
        named = short[:1].isupper() and rest[:1].isupper()
        if found and not named and fold(rest)[:1] in tuple(_BEFORE) and _languages(f"{short}'"):
            return [f"{short}'", *parted(rest)]
    at = typed.find(_HYPHEN)
    while at > 0:
        own = _languages(typed[at:])
        rows = QUESTIONS.entries(fold(typed[:at])) if own else ()
        if any(own & set(row[3].split(",")) for row in rows):
            return [typed[:at], typed[at:]]
        at = typed.find(_HYPHEN, at + 1)
    return [typed]


def _languages(typed: str) -> set[str]:
    """The languages that have a small word with exactly this spelling, its sign included."""
    rows = QUESTIONS.entries(fold(typed))
    return {one for row in rows if row[4] == typed.lower() for one in row[3].split(",")}


def joined(words: Sequence[Word]) -> str:
    """Some words as they were typed."""
    text = " ".join(word.raw for word in words)
    return text.replace("' ", "'").replace(" -", "-") if "'" in text or " -" in text else text


def are_small(words: Sequence[Word]) -> bool:
    """Whether the words have no capitals, so that these cannot mark names."""
    return not any(word.capital for word in words)
