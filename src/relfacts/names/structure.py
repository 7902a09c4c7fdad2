"""The words of a name with their roles: given, middle or family name, particle, rank.

These alone decide what may be left out of a name, or stand alone for it. A Korean given name must
be complete; of several Spanish family names one is enough; a particle may be left out or added
(Beethoven, al-Sisi); a numeral may not.
"""

from __future__ import annotations

from relfacts.languages.dictionary import NAMES
from relfacts.names.ranks import rank_at
from relfacts.names.tokens import tokenise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.names.parts import Parts
    from relfacts.names.types import Token

#: The role of a word in a name.
GIVEN, MIDDLE, FAMILY = "given", "middle", "family"


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
            yield from naming

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
        particle = not family_first and leads and (part != GIVEN or at > 0)
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
