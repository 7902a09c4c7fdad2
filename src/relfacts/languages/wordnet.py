"""Makes the thesaurus that lookups search, from the files of WordNet.

python -m relfacts.languages.wordnet FOLDER

The folder has WordNet 3.0 as Princeton and Debian (package wordnet-base) distribute it: data.noun,
index.noun, cntlist.rev and the like. The same files give the same thesaurus.

How near two words are is how likely both are meant in the sense that they share: the share of
that sense in all uses of the one, times its share in all uses of the other, by the counts of
texts that WordNet tagged. So *autumn* is near to *fall* as little as *fall* is used for a season.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from math import log1p
from pathlib import Path
from typing import NamedTuple

from relfacts.languages.thesaurus import BESIDE, COMPILED, DERIVED, NARROWER, SAME, SIMILAR, WIDER
from relfacts.text.folding import fold
from relfacts.text.stems import key_of_facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# The first line, which comes before all words.
_FIRST = "# Made from WordNet 3.0 (thesaurus.LICENSE) by: python -m relfacts.languages.wordnet\n"

# Parts of speech, by the letter of a pointer and by the number in the key of a tagged sense.
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_NUMBERED = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_SATELLITE, _ADJECTIVE, _NOUN = "s", "a", "n"

# How WordNet marks what one meaning, or one word of it, has to do with another.
_POINTERS = {"&": SIMILAR, "+": DERIVED, "\\": DERIVED, "~": NARROWER, "@": WIDER}
_OF_WORDS = ("+", "\\")

# Words less near than this, in hundredths, are left out. A derived word is of the same family,
# whatever its use; adjectives that are only similar, and narrower words, need this much.
# What has the same meaning as a derived word is near too, if both are used for little else.
_LEAST = {SAME: 3, DERIVED: 2, BESIDE: 20, SIMILAR: 5, NARROWER: 10, WIDER: 40}

# A meaning with more kinds of it than these says too little for one of them: quality, person.
_MOST_NARROWER = 12

# The greatest number of near words of a word, of many those used most; and of wider words two.
_MOST = 12
_MOST_WIDER = 2

# A word that texts were tagged with less often than this, in all its forms, stands in no base.
_LEAST_USED = 30

# What a question says in numbers or of times is read as that, and never in other words: the files
# of WordNet for quantities and times, and the adjectives similar to these.
_LEFT_OUT = ("05", "08", "20", "23", "28")
_NUMERAL = ("cardinal", "ordinal")

# What verbs end in where they are used as adjectives and nouns.
_ENDINGS = ("ed", "ing")

# A sense that no text was tagged with counts this much if it is the first, half if the second.
_UNTAGGED = 0.5


class Synset(NamedTuple):
    """A meaning: the words that have it, and what it has to do with others.

    A pointer has its sign, the key of the other meaning, and the words on both sides by their
    places from 1, 0 for all.
    """

    words: tuple[str, ...]
    pointers: tuple[tuple[str, tuple[str, str], int, int], ...]
    left_out: bool


class WordNet:
    """The meanings of words, with how often each is meant."""

    def __init__(self, folder: Path) -> None:
        self._synsets: dict[tuple[str, str], Synset] = {}
        self.senses: dict[str, dict[tuple[str, str], float]] = {}
        tagged = _tagged(folder)
        for letter, name in _FILES.items():
            for line in _lines(folder / f"data.{name}"):
                key, synset = _synset(letter, line)
                self._synsets[key] = synset
            for line in _lines(folder / f"index.{name}"):
                lemma, *row = line.split()
                for rank, offset in enumerate(row[-int(row[1]) :], 1):
                    uses = tagged[lemma, letter, rank] + _UNTAGGED / rank
                    self.senses.setdefault(lemma, {})[letter, offset] = uses
        self._stems = {lemma: key_of_facts(fold(lemma.replace("_", " "))) for lemma in self.senses}
        self._used: Counter[str] = Counter()
        for (lemma, *_), count in tagged.items():
            for stem in self._stems.get(lemma, "").split():
                self._used[stem] += count
        self._in_all: dict[str, float] = {}
        self._numerals = {
            key
            for key, synset in self._synsets.items()
            if key[0] == _ADJECTIVE and set(synset.words) & set(_NUMERAL)
        }

    def near(self, lemma: str) -> list[tuple[int, str, str]]:
        """The near words: how near in hundredths, the relation, the word; the nearest first."""
        found: defaultdict[tuple[str, str], float] = defaultdict(float)
        for key in self.senses[lemma]:
            if self._is_left_out(key):
                continue
            mine = self._share(lemma, key)
            for relation, other, word in self._related(lemma, key):
                found[relation, word] += mine * self._share(word, other)
        rows = [(round(100 * worth), relation, word) for (relation, word), worth in found.items()]
        rows.sort(key=lambda row: (-row[0], row[2], row[1]))
        kept: dict[str, tuple[int, str, str]] = {}
        for row in rows:
            stem = self._stems[row[2]]
            wider = sum(one[1] == WIDER for one in kept.values())
            if row[0] < _LEAST[row[1]] or self._says_little(row[2], lemma, row[1]):
                continue
            if row[1] != WIDER or wider < _MOST_WIDER:
                kept.setdefault(stem, row)
        told = sorted(kept.values(), key=lambda row: -row[0] * log1p(self._uses(row[2])))[:_MOST]
        return [row for row in kept.values() if row in told]

    def _says_little(self, word: str, lemma: str, relation: str) -> bool:
        """Whether several words are not another name, contain the word, or one is seldom used;
        derived words are few, and seldom used ones as good.
        """
        mine, theirs = self._stems[lemma].split(), self._stems[word].split()
        several = len(theirs) > 1 and (relation != SAME or bool({*mine} & {*theirs}))
        rare = relation != DERIVED and self._uses(word) < _LEAST_USED
        return several or mine == theirs or rare

    def _uses(self, word: str) -> int:
        """How often texts were tagged with a word in any form; of several words the rarest."""
        return min(self._used[stem] for stem in self._stems[word].split())

    def _share(self, lemma: str, key: tuple[str, str]) -> float:
        """How much of its uses a word has a meaning; it may be a form of a verb: noted, note."""
        uses = self.senses.get(lemma, {})
        if not uses:
            return 0.0
        if lemma not in self._in_all:
            verbs = {
                lemma.removesuffix(ending) + more
                for ending in _ENDINGS
                for more in ("", "e")
                if lemma.endswith(ending)
            }
            also = (self.senses[verb] for verb in sorted(verbs) if verb in self.senses)
            forms = [n for row in also for (letter, _), n in row.items() if letter == "v"]
            self._in_all[lemma] = sum(uses.values()) + sum(forms)
        return uses.get(key, 0.0) / self._in_all[lemma]

    def _is_left_out(self, key: tuple[str, str]) -> bool:
        synset = self._synsets[key]
        heads = {other for sign, other, *_ in synset.pointers if sign == "&"}
        return synset.left_out or key in self._numerals or not heads.isdisjoint(self._numerals)

    def _related(
        self, lemma: str, key: tuple[str, str]
    ) -> Iterator[tuple[str, tuple[str, str], str]]:
        """The words that have to do with one meaning of a word: relation, meaning, word."""
        synset = self._synsets[key]
        yield from ((SAME, key, word) for word in _usable(synset.words, key[0], lemma))
        place = next((at for at, one in enumerate(synset.words, 1) if one == lemma), 0)
        narrower = sum(sign == "~" for sign, *_ in synset.pointers)
        for sign, other, of, to in synset.pointers:
            relation = _POINTERS.get(sign)
            if relation is None or self._is_left_out(other):
                continue
            if relation in (NARROWER, WIDER) and key[0] != _NOUN:
                continue
            if relation == NARROWER and narrower > _MOST_NARROWER:
                continue
            words = self._synsets[other].words
            if sign in _OF_WORDS:
                if of != place:
                    continue
                yield from ((BESIDE, other, word) for word in _usable(words, other[0], lemma))
                words = words[to - 1 : to]
            yield from ((relation, other, word) for word in _usable(words, other[0], lemma))


def _usable(words: tuple[str, ...], letter: str, lemma: str) -> Iterator[str]:
    """The words that may stand for another: no names, and of several words only nouns."""
    for word in words:
        whole = letter == _NOUN or "_" not in word
        if word.islower() and word != lemma and whole and not any(map(str.isdigit, word)):
            yield word


def _synset(letter: str, line: str) -> tuple[tuple[str, str], Synset]:
    fields = line.partition(" | ")[0].split()
    offset, file, _, number = fields[:4]
    end = 4 + 2 * int(number, 16)
    # For some adjectives the file says where they stand beside a noun: galore(ip).
    words = tuple(word.partition("(")[0] for word in fields[4:end:2])
    pointers = []
    for at in range(int(fields[end])):
        sign, other, of, ends = fields[end + 1 + 4 * at : end + 5 + 4 * at]
        key = (_ADJECTIVE if of == _SATELLITE else of, other)
        pointers.append((sign, key, int(ends[:2], 16), int(ends[2:], 16)))
    return (letter, offset), Synset(words, tuple(pointers), letter == _NOUN and file in _LEFT_OUT)


def _tagged(folder: Path) -> Counter[tuple[str, str, int]]:
    """How often texts were tagged with a sense: by word, part of speech, number of the sense."""
    found: Counter[tuple[str, str, int]] = Counter()
    for line in _lines(folder / "cntlist.rev"):
        sense, rank, count = line.split()
        lemma, _, rest = sense.partition("%")
        found[lemma, _NUMBERED[rest[0]], int(rank)] += int(count)
    return found


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file but for the licence at its beginning."""
    with path.open(encoding="ascii", errors="replace") as file:
        yield from (line for line in file if not line.startswith(" "))


def compiled(folder: Path) -> str:
    """The text of the file that lookups search: a line for each word that has near ones, by its
    stem.
    """
    known = WordNet(folder)
    irregular: dict[str, set[str]] = defaultdict(set)
    for name in _FILES.values():
        for line in _lines(folder / f"{name}.exc"):
            form, *lemmas = line.split()
            for lemma in lemmas:
                irregular[lemma].add(form)
    lines: set[str] = set()
    for lemma in sorted(known.senses):
        word = fold(lemma.replace("_", " "))
        if "_" in lemma or not word.replace(" ", "").isalpha():
            continue
        near, tagged = known.near(lemma), sum(known.senses[lemma].values()) > 1
        if not near and not tagged:
            continue
        told = ",".join(f"{rel}{worth} {other.replace('_', ' ')}" for worth, rel, other in near)
        keys = {key_of_facts(word)}
        lines.add(f"{key_of_facts(word)}\t{word}\t{told}")
        for form in sorted(irregular[lemma]) if tagged else ():
            if (key := key_of_facts(fold(form))) not in keys:
                keys.add(key)
                lines.add(f"{key}\t{fold(form)}\t{told}")
    return _FIRST + "".join(f"{line}\n" for line in sorted(lines, key=str.encode))


def write(folder: Path) -> None:
    """Make the thesaurus of the files in a folder."""
    text = compiled(folder)
    Path(__file__).with_name(COMPILED).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
