"""Finds the places and topics in a question, and the countries that adjectives name."""

from __future__ import annotations

from relfacts.ask.question.parts import PLACE, TOPIC, Part
from relfacts.ask.question.words import Word, is_hangul, joined
from relfacts.languages.dictionary import NAMES, QUESTIONS
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.base.openbase import OpenBase

# The longest spelling of a place or topic has this many words.
_LONGEST = 8

# A point of the compass stands for a country with an article: the North.
_COMPASS = 2

#: How a part was read that means a record by another spelling, or by a word for a part of it.
ALIAS, NARROWER = "alias", "narrower"

# By the label's own mark.
_HOW = {1: "", 0: ALIAS, -1: NARROWER}


class LabelFinder:
    """Finds the labels of a base among the words of one question."""

    def __init__(self, words: Sequence[Word], base: OpenBase) -> None:
        self._words = words
        self._base = base
        self._read = False
        # Each reads all spellings once, where a slip is looked for.
        self._spelled = {sort: base.labels(sort) for sort in (PLACE, TOPIC)}

    def at(self, at: int, stop: int) -> Part | None:
        """The longest place or topic that begins at a word and ends before ``stop``."""
        if not self._read:
            self._read = True
            self._base.label_rows.read(self._keys())
        for end in range(min(stop, at + _LONGEST), at, -1):
            row = self._words[at:end]
            if at + 1 < end and any(word.broken for word in row[1:]):
                continue
            if part := self._label(at, end) or self._country(at, end):
                return part
            if end == at + _COMPASS and (part := self._by_compass(at, end)):
                return part
        return self._inflected(at)

    def _inflected(self, at: int) -> Part | None:
        """A place or topic with an ending, which may express a direction: 베트남에."""
        raw = self._words[at].raw
        if raw.isascii():
            return None
        shortest = 1 if is_hangul(raw) else 2
        for length in range(len(raw) - 1, shortest - 1, -1):
            ending = key(raw[length:])
            if not is_ending(ending):
                continue
            if part := self._labelled(raw[:length], at, at + 1):
                part.way = way_of(ending)
                return part
        return None

    def mended(self, at: int, stop: int) -> Part | None:
        """The place or topic that is meant by words with a slip; places first."""
        text = joined(self._words[at:stop])
        for sort in (PLACE, TOPIC):
            found = self._spelled[sort].look_up(text)
            if found and found.how == "slip":
                how = f"a slip for {found.matched}"
                return Part(sort, at, stop, (found.id,), found.name, how)
        return None

    def _label(self, at: int, end: int) -> Part | None:
        return self._labelled(joined(self._words[at:end]), at, end)

    def _labelled(self, text: str, at: int, end: int) -> Part | None:
        wanted = key(text)
        accented = not text.isascii()
        if not wanted:
            return None
        for column, rows in self._base.label_rows.at(wanted):
            for sort in (PLACE, TOPIC):
                for filed, id_, name, spelling, own in rows:
                    if filed != sort:
                        continue
                    # Small words do not make a name of one word: for a, fora.
                    if end - at > 1 and " " not in spelling and self._has_small(at, end):
                        continue
                    # A short word without accents is more likely one of another language: my, Mỹ.
                    if not accented and not spelling.isascii() and len(wanted) < 4:
                        continue
                    # And a word with accents is not an abbreviation without them: nằm, NAM.
                    if accented and spelling.isascii() and spelling.isupper():
                        continue
                    how = _HOW[own]
                    if column == "singular" and _is(name, spelling):
                        how = ""
                    return Part(sort, at, end, (id_,), name, how, self._code(at, end))
        return None

    def _keys(self) -> Iterator[str]:
        """The keys of every row of words that may be a label."""
        for at in range(len(self._words)):
            for end in range(at + 1, min(len(self._words), at + _LONGEST) + 1):
                if end - at > 1 and self._words[end - 1].broken:
                    break
                yield key(joined(self._words[at:end]))

    def _has_small(self, at: int, end: int) -> bool:
        small = ("idle", "way")
        return any(QUESTIONS.has(sort, w.folded) for w in self._words[at:end] for sort in small)

    def _country(self, at: int, end: int) -> Part | None:
        """The country whose people or things are called this: Vietnamese, North Korean."""
        code = self._code(at, end)
        if not code:
            return None
        id_ = self._base.index.value(f"country {code}")
        name = self._base.name("place", id_) if id_ else ""
        return Part(PLACE, at, end, (id_,) if id_ else (), name, "", code, adjective=True)

    def _by_compass(self, at: int, end: int) -> Part | None:
        """The one country of the base that has a point of the compass in its name: the North."""
        folded = " ".join(word.folded for word in self._words[at:end])
        points = [row[2] for row in QUESTIONS.entries(folded) if row[1] == "compass"]
        if not points:
            return None
        # The name of a country may go on: the North Korean leader, the North Koreans.
        if any(self._code(end - 1, stop) for stop in range(end + 1, len(self._words) + 1)[:2]):
            return None
        rows = [row for point in points for row in NAMES.beginning(point) if row[1] == "country"]
        codes = dict.fromkeys(row[2] for row in rows)
        found = [id_ for code in codes if (id_ := self._base.index.value(f"country {code}"))]
        if len(found) != 1:
            return None
        return Part(PLACE, at, end, found, self._base.name("place", found[0]))

    def _code(self, at: int, end: int) -> str:
        """The code (ISO 3166-1) of that country; mostly empty."""
        folded = " ".join(word.folded for word in self._words[at:end])
        rows = (*NAMES.entries(folded), *NAMES.entries(folded.removesuffix("s")))
        return next((row[2] for row in rows if row[1] == "country"), "")


def is_ending(folded: str) -> bool:
    """Whether a language attaches this to a noun: a case, or (in Hangul) the beginning of a copula
    or of a verb made from the noun.
    """
    if NAMES.has("ending", folded) or QUESTIONS.has("way", folded):
        return True
    starts = (folded[:length] for length in range(1, len(folded) + 1))
    return is_hangul(folded) and any(QUESTIONS.has("attached", start) for start in starts)


def way_of(ending: str) -> str:
    """The direction that an ending of a noun expresses, also after a plural; mostly empty."""
    for at in range(min(len(ending), 2)):
        ways = [row[2] for row in QUESTIONS.entries(ending[at:]) if row[1] == "way"]
        if ways:
            return ways[0]
    return ""


def _is(name: str, spelling: str) -> bool:
    return key(name) == key(spelling)
