"""Words that make another of the person named: wife of, successor to, anyone but, city, junior.

They are those of all languages; bases made by earlier versions have some of their own too.
"""

from __future__ import annotations

from relfacts.names.lexicon import Lexicon
from relfacts.names.vocabulary import AUXILIARIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.names.tokens import Token

#: The sorts of words, as the index has them.
RELATION, THING, SUFFIX, UNLINKED, LINK, POSSESSIVE, EXCLUSION, LOCATIVE, OWN = (
    "relation", "thing", "suffix", "unlinked", "link", "possessive", "exclusion", "locative", "own",
)  # fmt: skip

_OF_SOMEBODY = frozenset((RELATION, THING, SUFFIX))

# An exclusion has no more words: chứ không phải là.
_LONGEST_EXCLUSION = 4

# Categories of the languages that are sorts by themselves.
_SORTS = frozenset((SUFFIX, LINK, POSSESSIVE, EXCLUSION, LOCATIVE, OWN))


class Relations(Lexicon):
    """The words that make somebody else of the person named."""

    def _meanings(self, category: str, meaning: str) -> tuple[str, ...]:
        if category in (RELATION, THING):
            return (category, UNLINKED) if meaning == "before" else (category,)
        return (category,) if category in _SORTS else ()

    def at(self, tokens: Sequence[Token], at: int, sure: bool) -> int:
        """How many tokens the relation that begins at ``at`` has; 0 if none does.

        Son is also a name: with a capital it is a relation only before a link.
        """

        def is_meant(row: Sequence[Token]) -> bool:
            if self.told(row).isdisjoint(_OF_SOMEBODY):
                return False
            behind = tokens[at + len(row) : at + len(row) + 1]
            linked = any(self.is_link(token) for token in behind)
            # Two words in small letters are no name: phu nhan, con trai.
            small = len(row) > 1 and not any(token.capital for token in row)
            folded = " ".join(token.folded for token in row)
            return linked or sure or small or self._is_meant(row, folded)

        return self._longest(tokens, at, is_meant)

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
        for start in range(max(0, len(tokens) - max(self._own, _LONGEST_EXCLUSION)), len(tokens)):
            if EXCLUSION in self.told(tokens[start:]):
                before = tokens[start - 1] if start else None
                return before is None or before.folded not in AUXILIARIES
        return False
