"""How a name is built: its parts in their possible orders, and the role of each of its words.

A name is a row of parts with its own order: family, middle and given name. The syllables of a
Korean given name never change places, so they are one part; every syllable of a Vietnamese middle
name is a part by itself, and people who leave some out keep those next to the given name.

The roles of its words alone (given, middle or family name, particle, rank) decide what may be left
out of a name, or stand alone for it. A Korean given name must be complete; of several Spanish
family names one is enough; a particle may be left out or added (Beethoven, al-Sisi); a numeral may
not.
"""

from __future__ import annotations

from relfacts.languages.dictionary import NAMES
from relfacts.names.ranks import rank_at
from relfacts.names.tokens import tokenise
from relfacts.names.types import FAMILY_ALONE, GIVEN_ALONE, WITHOUT_FAMILY
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from relfacts.names.types import Token
    from relfacts.records import Person

#: The role of a word in a name.
GIVEN, MIDDLE, FAMILY = "given", "middle", "family"

# Scripts written without spaces, where the family name has as many characters as it has syllables;
# elsewhere it has as many words.
_UNSPACED = (("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))
# A suffix in one word has no more letters: junior.
_LONGEST_RANK = 6

_BETWEEN_WORDS = str.maketrans("・·-", "   ")


class Parts:
    """Family, middle and given name of a person; empty if the name has no such part.

    ``name`` is the preferred form; ``families`` are the folded family names of the people of the
    base.
    """

    __slots__ = ("_reads_as_family", "family", "family_first", "given", "middle", "name", "row")

    def __init__(
        self,
        name: str,
        family: str,
        middle: str,
        given: str,
        family_first: bool,
        families: Collection[str] = (),
    ) -> None:
        self.name = name
        self.family = family
        self.middle = middle.split()
        # A name of which no parts are told is one whole.
        self.given = given or ("" if family or middle else name)
        if "," in self.given:
            self._read_from_a_list()
        elif self.middle and len(family) <= _LONGEST_RANK:
            self._take_the_rank()
        if family and not family_first and not name.endswith(family):
            self._take_the_suffix()
        self.family_first = family_first
        # Truong Van Nguyen: with Nguyen first it is the name of one of the Nguyens.
        self._reads_as_family = self.family_first and bool(family) and fold(self.given) in families
        row = [self.family, *self.middle, self.given]
        if not self.family_first:
            row = [self.given, *self.middle, self.family]
        #: The folded syllables of each part, as in the preferred form.
        self.row = [fold(part).split() for part in row if part]

    def _read_from_a_list(self) -> None:
        """A name copied with its comma: NURISTANI, Abdul Aziz."""
        family, _, others = self.name.partition(", ")
        if others and not rank_at(tokenise(others), 0, inside=True)[0]:
            self.family, (self.given, *self.middle) = family, others.split()

    def _take_the_rank(self) -> None:
        """A suffix that stands for the family name belongs to the name before it: Gates III."""
        row = tokenise(self.family)
        if row and rank_at(row, 0, inside=True)[1] == len(row):
            self.family = f"{self.middle.pop()} {self.family}"

    def _take_the_suffix(self) -> None:
        """A suffix of the whole name that no part holds belongs to the family name: King Jr."""
        row = tokenise(self.name)
        if len(row) > 1 and row[-2].folded == key(self.family) and rank_at(row, len(row) - 1)[0]:
            self.family = f"{self.family} {row[-1].raw}"

    @classmethod
    def of(cls, person: Person, families: Collection[str]) -> Parts:
        """The parts of the name of ``person``."""
        return cls(
            person["name"],
            person["family"] or "",
            person["middle"] or "",
            person["given"] or "",
            person["order"] == "family-first",
            families,
        )

    def orders(self) -> Iterator[str]:
        """The whole name with its parts in other orders."""
        family, middle, given = self.family, " ".join(self.middle), self.given
        if not family or not given:
            return
        rows: list[tuple[str, ...]] = [(family, given), (given, family)]
        if middle:
            # Phu Trong Nguyen; but Trump, Donald John.
            western = (middle, given, family) if self.family_first else (family, given, middle)
            rows = [(family, middle, given), (given, middle, family), (given, family, middle)]
            rows.append(western)
            rows.append((given, " ".join(reversed(self.middle)), family))
        if len(self.middle) > 1 and self.family_first:
            # Kim Ngan Nguyen Thi
            rows.append((self.middle[-1], given, family, " ".join(self.middle[:-1])))
        for row in rows:
            text = " ".join(row)
            if text != self.name and not (row[0] == given and self._reads_as_family):
                yield text

    def alone(self) -> Iterator[tuple[str, str]]:
        """The parts that may stand for the whole, each with its label."""
        family, middle, given = self.family, self.middle, self.given
        if family:
            yield family, FAMILY_ALONE
        if given:
            yield given, GIVEN_ALONE
        if family and given and self.family_first:
            for start in range(len(middle)):
                yield " ".join((*middle[start:], given)), WITHOUT_FAMILY
        if family and given and middle:
            yield f"{family} {given}", "without the middle name"
            starts = range(1, len(middle) + 1) if self.family_first else [len(middle)]
            for start in starts:
                if start == len(middle) and self._reads_as_family:
                    continue
                # Kim Ngan Nguyen; but Nguyen Kim Ngan looks whole, and is somebody else.
                yield " ".join((*middle[start:], given, family)), "without a middle name"

    def in_other_scripts(self, person: Person) -> Iterator[tuple[str, str]]:
        """The same parts in forms in other scripts: 김, 정은, キム.

        Each comes with its label. A given name of one character cannot be distinguished from a
        family name.
        """
        if not self.family_first or not self.family:
            return
        counts = {sum(map(len, self.row)), len(self.row)} - {1}
        spellings = [
            text
            for label, forms in person["forms"].items()
            if not label.endswith("name")  # a birth name, a pen name: another family
            for text in forms
        ]
        found = set()
        for text in (person["native"] or "", *spellings):
            if not text or fold(text).isascii():
                continue
            unspaced = all(any(a <= ch <= z for a, z in _UNSPACED) for ch in text)
            pieces = list(text) if unspaced else text.translate(_BETWEEN_WORDS).split()
            if len(pieces) in counts:
                found.add((pieces[0], FAMILY_ALONE))
                given = ("" if unspaced else " ").join(pieces[1:])
                if not self.middle and len(given) > 1:
                    found.add((given, GIVEN_ALONE))
        yield from sorted(found)


class NameWord:
    """A word of a name: folded, its part of the name, and its other properties.

    ``particle``: it may be left out; ``rank``: its value as a numeral or a suffix, if it is not a
    naming word; ``joined``: a hyphen joins it to the word before.
    """

    __slots__ = ("joined", "part", "particle", "rank", "text")

    def __init__(
        self, text: str, part: str, particle: bool = False, rank: str = "", joined: bool = False
    ) -> None:
        self.text = text
        self.part = part
        self.particle = particle
        self.rank = rank
        self.joined = joined

    @property
    def names(self) -> bool:
        """Whether it is a word that names, rather than a particle or a rank."""
        return not self.particle and not self.rank


class Structure:
    """The words of one spelling of a name, in its order."""

    __slots__ = ("family_first", "words")

    def __init__(self, words: Sequence[NameWord], family_first: bool) -> None:
        self.words = words
        self.family_first = family_first

    @classmethod
    def of(cls, parts: Parts, text: str = "") -> Structure:
        """The words of the preferred name, or of another spelling ``text``."""
        named = [(FAMILY, parts.family), (MIDDLE, " ".join(parts.middle)), (GIVEN, parts.given)]
        if not parts.family_first:
            named = [named[2], named[1], named[0]]
        row = [(part, token) for part, words in named for token in tokenise(words)]
        if text:
            row = _as_in(row, tokenise(text), parts.family_first)
        return cls(_named(row, parts.family_first), parts.family_first)

    def naming(self, part: str = "") -> list[NameWord]:
        """The naming words: all, or those of a part."""
        return [word for word in self.words if word.names and part in ("", word.part)]

    def alone(self) -> Iterator[str]:
        """Rows of words of the family name that may stand for the whole of it.

        These are without particles and suffix, and any one of several family names.
        """
        words = [word for word in self.words if word.part == FAMILY]
        naming = [word.text for word in words if word.names]
        if len(words) > 1 and not self.family_first:
            yield " ".join(naming)
            yield from (word for word in naming if len(word) > 1)

    def initials(self) -> Iterator[str]:
        """The first letters of its words, with and without the particles."""
        words = [word for word in self.words if not word.rank]
        yield "".join(word.text[0] for word in words)
        yield "".join(word.text[0] for word in words if word.names)


def is_particle(folded: str) -> bool:
    """Whether a folded word comes before a part of a name in some language: van, al, bin."""
    return NAMES.has("particle", folded, "")


def _named(row: Sequence[tuple[str, Token]], family_first: bool) -> list[NameWord]:
    tokens = [token for _, token in row]
    words: list[NameWord] = []
    at = 0
    while at < len(row):
        part, token = row[at]
        rank, length = rank_at(tokens, at)
        if rank:
            words.append(NameWord(" ".join(one.folded for one in tokens[at : at + length]),
                                  part, rank=rank))  # fmt: skip
            at += length
            continue
        # A particle leads to another word of its part; the Al of Al Gore does not.
        leads = at + 1 < len(row) and row[at + 1][0] == part
        particle = not family_first and leads
        words.append(
            NameWord(token.folded, part, particle and is_particle(token.folded), "", token.joined)
        )
        at += 1
    return words


def _as_in(
    known: Sequence[tuple[str, Token]], tokens: Sequence[Token], family_first: bool
) -> list[tuple[str, Token]]:
    """The words of another spelling, each with the part it seems to belong to."""
    if len(known) == len(tokens):
        return [(part, token) for (part, _), token in zip(known, tokens, strict=True)]
    families = {token.folded for part, token in known if part == FAMILY}
    parts = [FAMILY if token.folded in families else GIVEN for token in tokens]
    if FAMILY not in parts and families and len(tokens) > 1:
        parts[0 if family_first else -1] = FAMILY
    given = [at for at, part in enumerate(parts) if part == GIVEN]
    if not family_first:
        for at in given[1:]:
            parts[at] = MIDDLE
    return list(zip(parts, tokens, strict=True))
