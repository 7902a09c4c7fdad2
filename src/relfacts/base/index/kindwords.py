"""The words and verbs that a base itself declares for its kinds.

Those of the usual kinds are in the language files. Words that a base declares are filed folded, and
single words also by their stem: if a base declares "climbed", one can ask who climbs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from relfacts.base.index.directions import act_of
from relfacts.base.index.wordkeys import stems
from relfacts.languages.dictionary import QUESTIONS
from relfacts.text.folding import fold, singular
from relfacts.vocabulary import GIVING_ACTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from relfacts.vocabulary.declared import Declared, Kind

#: The categories of these words in a question: nouns that ask for a kind, verbs that express it.
NOUN, VERB = "kind", "verb"

#: Instead of an act, for a verb that does not say who does it to whom.
NO_ACT = "-"

#: Instead of a kind, for a verb that fits facts of any kind.
ANY_KIND = "-"


class KindWords:
    """Collects the words of the kinds of one base for its index."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        #: The kinds in the order of the base.
        self.order = {kind: place for place, kind in enumerate(declared.kinds)}
        # Who does what in the facts of a kind, if the kind does not declare it.
        self._acts: dict[str, Counter[str]] = {
            kind.id: Counter()
            for kind in declared.kinds.values()
            if not (kind.acts or declared.are_usual)
        }
        #: The acts of those who do it, to others or with nobody.
        self._doing = GIVING_ACTS | {
            act_of(role.id, declared) for role in declared.roles.values() if role.verbs
        }

    def take(self, fact: Any) -> None:
        """Count who does what in a fact."""
        if (acts := self._acts.get(fact["kind"])) is not None:
            found = (
                act_of(one["role"], self._declared) for one in (*fact["people"], *fact["parties"])
            )
            acts.update({act for act in found if act in self._doing})

    def values(self, found: Any) -> dict[str, str]:
        """Values to keep in the index: the declarations of the base and the words of its kinds."""
        if not found:
            return {}
        import json

        words = {"words": self._filed(whole=True), "stems": self._filed(whole=False)}
        return {"declared": json.dumps(found), "kind words": json.dumps(words)}

    def _filed(self, whole: bool) -> dict[str, dict[str, list[str]]]:
        """The meanings of each word, by category (noun or verb)."""
        found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
        for sort, spelling, act, kind in self._spellings() if not self._declared.are_usual else ():
            row = fold(spelling)
            for filed in _keys(row, sort) if whole else _stems(row, sort):
                found[filed][sort].setdefault(act, []).append(kind)
        return {
            filed: {
                sort: [
                    _meaning(sort, list(dict.fromkeys(kinds)), act) for act, kinds in acts.items()
                ]
                for sort, acts in sorts.items()
            }
            for filed, sorts in sorted(found.items())
        }

    def _spellings(self) -> Iterator[tuple[str, str, str, str]]:
        """For each word: noun or verb, the word, the act, and the kind it expresses."""
        of_roles = {
            fold(verb): act_of(role.id, self._declared)
            for role in self._declared.roles.values()
            for verbs in role.verbs.values()
            for verb in verbs
        }
        left = dict(of_roles)
        for kind in self._declared.kinds.values():
            act = kind.acts or next((act for act, _ in self._most(kind)), NO_ACT)
            for spelling in kind.spellings():
                # The rescuer is the one who rescues, not the one rescued.
                yield NOUN, spelling, act if kind.verbs else NO_ACT, kind.id
            for verbs in kind.verbs.values():
                for spelling in verbs:
                    left.pop(fold(spelling), None)
                    yield VERB, spelling, of_roles.get(fold(spelling), act), kind.id
        yield from ((VERB, verb, act or NO_ACT, ANY_KIND) for verb, act in left.items())

    def _most(self, kind: Kind) -> list[tuple[str, int]]:
        counted = self._acts.get(kind.id, Counter())
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _keys(row: str, sort: str) -> dict[str, None]:
    """The keys of a word; a noun has its singular and its plural."""
    *before, last = row.split() or [""]
    forms = (last, singular(last), f"{last}s") if sort == NOUN else (last,)
    return dict.fromkeys(" ".join([*before, form]) for form in forms)


def _stems(row: str, sort: str) -> list[str]:
    """The stems by which other forms of a verb are found, and those hidden by its ending."""
    if sort == NOUN or " " in row:
        return []
    forms = [entry[2] for entry in QUESTIONS.entries(row) if entry[1] == "form"]
    return list(dict.fromkeys(stems([row, *forms])))


def _meaning(sort: str, kinds: list[str], act: str) -> str:
    """The meaning as the language files write it: the kind, and for a verb also the act."""
    several = "|".join(dict.fromkeys(kinds))
    return f"{several} {act}" if sort == VERB or act != NO_ACT else several
