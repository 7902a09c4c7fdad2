"""Words that make another of the person named: wife of, successor to, anyone but, city, junior.

English ones are those of ``english``, those of other languages come with the base.
"""

from __future__ import annotations

from relfacts.names.lexicon import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.tokens import Token

#: The sorts of words, as the index has them.
RELATION, THING, SUFFIX, UNLINKED, LINK, POSSESSIVE, EXCLUSION, LOCATIVE, OWN = (
    "relation", "thing", "suffix", "unlinked", "link", "possessive", "exclusion", "locative", "own",
)  # fmt: skip

_OF_SOMEBODY = frozenset((RELATION, THING, SUFFIX))

# "Why did not ..." is a question; others would be excluded.
_AUXILIARIES = frozenset(
    (
        *("am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may"),
        *("might", "must", "shall", "should", "was", "were", "why", "will", "would"),
    )
)


class Relations(Lexicon):
    """The words of a base that make somebody else of the person named."""

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """How many tokens the relation that begins at ``at`` has; 0 if none does.

        Son is also a name: with a capital it is a relation only before a link.
        """
        for length in range(min(self.longest, len(tokens) - at), 0, -1):
            row = tokens[at : at + length]
            if self.told(row).isdisjoint(_OF_SOMEBODY):
                continue
            linked = at + length < len(tokens) and self.is_link(tokens[at + length])
            folded = " ".join(token.folded for token in row)
            # Two words in small letters are no name: phu nhan, con trai.
            small = length > 1 and not any(token.capital for token in row)
            if linked or sure or small or self._is_meant(row, folded):
                return length
        return 0

    def is_one(self, folded: str) -> bool:
        """Whether the words tell of somebody, or of something, that bears or goes with a name."""
        return not self.meanings(folded).isdisjoint(_OF_SOMEBODY)

    def is_link(self, token: Token) -> bool:
        """Whether the word stands between a relation and a name: wife of, vợ của."""
        return LINK in self.told([token])

    def is_possessive(self, folded: str) -> bool:
        """Whether the word, or ending, stands between a name and what it owns: 金正恩的妹妹."""
        return POSSESSIVE in self.meanings(folded)

    def is_own(self, token: Token) -> bool:
        """Whether the word is for what is somebody's own, as a life or a portrait is."""
        return OWN in self.told([token])

    def is_locative(self, token: Token) -> bool:
        """Whether a place may stand behind the word: in, ở."""
        return LOCATIVE in self.told([token])

    def excludes(self, tokens: Sequence[Token]) -> bool:
        """Whether the last of these words exclude who is named behind them: anyone but."""
        for length in range(min(self.longest, len(tokens)), 0, -1):
            if EXCLUSION in self.told(tokens[-length:]):
                before = tokens[-length - 1] if len(tokens) > length else None
                return before is None or before.folded not in _AUXILIARIES
        return False
