"""The words and verbs by which the kinds of a base are asked for, where they are its own.

Those of the usual kinds stand in the files of the languages. What a base declares is filed by its
folded words, and, where one word is all, by its stem: whoever declares "climbed" is asked who
climbs, too.
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

#: How a question calls these words: nouns that ask for a kind, verbs that tell of it.
NOUN, VERB = "kind", "verb"

#: What stands for an act where a verb says nothing of who does it to whom.
NO_ACT = "-"

#: What stands for a kind where a verb tells of facts of any.
ANY_KIND = "-"


class KindWords:
    """The kinds of one base on their way into its index."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        #: The kinds in the order in which their facts are told.
        self.order = {kind: place for place, kind in enumerate(declared.kinds)}
        # Who does what in the facts of a kind, where the kind does not say it.
        self._acts: dict[str, Counter[str]] = {
            kind.id: Counter()
            for kind in declared.kinds.values()
            if not (kind.acts or declared.are_usual)
        }
        #: What those do who do it to others, or with nobody.
        self._doing = GIVING_ACTS | {
            act_of(role.id, declared) for role in declared.roles.values() if role.verbs
        }

    def take(self, fact: Any) -> None:
        """Note who does what in a fact."""
        if (acts := self._acts.get(fact["kind"])) is not None:
            found = (
                act_of(one["role"], self._declared) for one in (*fact["people"], *fact["parties"])
            )
            acts.update({act for act in found if act in self._doing})

    def values(self, found: Any) -> dict[str, str]:
        """What the index keeps of a base that declares anything: that, and the words of kinds."""
        if not found:
            return {}
        import json

        words = {"words": self._filed(whole=True), "stems": self._filed(whole=False)}
        return {"declared": json.dumps(found), "kind words": json.dumps(words)}

    def _filed(self, whole: bool) -> dict[str, dict[str, list[str]]]:
        """What each word means: by its sort, noun or verb, the meanings that it has."""
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
        """Of each word: noun or verb, the word, what is done, and the kind that tells of it."""
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
                # Who rescues is the doer of a rescue, and not who was rescued.
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
    """The words themselves; of a noun in the singular and in the plural."""
    *before, last = row.split() or [""]
    forms = (last, singular(last), f"{last}s") if sort == NOUN else (last,)
    return dict.fromkeys(" ".join([*before, form]) for form in forms)


def _stems(row: str, sort: str) -> list[str]:
    """The stems by which other forms of a verb are found, and those that its ending hides."""
    if sort == NOUN or " " in row:
        return []
    forms = [entry[2] for entry in QUESTIONS.entries(row) if entry[1] == "form"]
    return list(dict.fromkeys(stems([row, *forms])))


def _meaning(sort: str, kinds: list[str], act: str) -> str:
    """As the files of the languages have it: the kind, and of a verb what is done."""
    several = "|".join(dict.fromkeys(kinds))
    return f"{several} {act}" if sort == VERB or act != NO_ACT else several
