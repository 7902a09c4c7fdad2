"""The acts of the roles of a base, and the verbs that express them.

The verbs of the acts that every base shares are in the language files. A base adds those of its
kinds and roles (``base.yaml``); a role that names its opposite, or has verbs of its own and no act,
is an act of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from relfacts.curate.evidence.lexicon import Found, Index, Lexicon
from relfacts.curate.seeds import Claim
from relfacts.curate.spelled import unaccented
from relfacts.text.folding import plain
from relfacts.vocabulary import GIVING_ACTS
from relfacts.vocabulary.declared import Declared

_WORD = re.compile(r"[^\W\d_]+")

#: Opposite acts: somebody listed for one does not do the other.
_OPPOSITE = {
    "gives": "receives", "receives": "gives", "travels": "hosts", "hosts": "travels",
    "invites": "addressed", "addressed": "invites",
    "succeeds": "precedes", "precedes": "succeeds",
}  # fmt: skip

#: The act of the person to whom a verb is done.
_DONE_TO = {
    "gives": "receives", "hosts": "travels", "invites": "addressed",
    "succeeds": "precedes", "precedes": "succeeds",
}  # fmt: skip

#: Acts that somebody may do without another person.
_ALONE = ("says", "signs", "writes", "founds", "travels", "invites", "succeeds", "precedes")

# The words of messages for somebody who does it.
_TOLD = {
    "gives": "give", "receives": "receive", "travels": "travel", "hosts": "host",
    "invites": "invite", "addressed": "be invited",
    "succeeds": "come after another", "precedes": "come before another",
}  # fmt: skip


class Deeds:
    """The acts of one base."""

    def __init__(self, declared: Declared, claims: Iterable[Claim]) -> None:
        self._declared = declared
        self.opposite = dict(_OPPOSITE)
        self.done_to = dict(_DONE_TO)
        own = [role for role in declared.roles.values() if not role.acts]
        for role in own:
            if role.opposite:
                other = self.act(role.opposite)
                self.opposite |= {role.id: other, other: role.id}
                self.done_to.setdefault(role.id, other)
        #: Acts that somebody may do without another person.
        self.alone = (*_ALONE, *(role.id for role in own if role.verbs and not role.opposite))
        self._usual = self._usually_done(claims)
        self._indexes: dict[tuple[str, str], Index | None] = {}

    def act(self, role: str) -> str:
        """The act of a role; the role itself, if its act is not one that others share."""
        return self._declared.act(role) or role

    def told(self, act: str) -> str:
        """Words for a message that follow a name: give, be the rescuer."""
        role = self._declared.roles.get(act)
        return _TOLD.get(act, f"be the {role.name}" if role else act)

    def verbs(self, kind: str, language: str, words: Lexicon, low: str) -> list[Found]:
        """The verbs in a sentence of a claim of a ``kind``, with the act of each.

        Verbs that the base declares come before those of the language.
        """
        key = kind, language
        if key not in self._indexes:
            declared = self._verbs_of(kind, language.partition("-")[0])
            self._indexes[key] = Index(declared) if declared else None
        found = sorted((*words.find("acts", low), *_to_come(words, low)))
        index = self._indexes[key]
        if index is None:
            return found
        ours = index.find(low, 0, len(low))
        others = (
            one
            for one in found
            if all(one.end <= own.start or own.end <= one.start for own in ours)
        )
        return sorted((*ours, *others))

    def _verbs_of(self, kind: str, language: str) -> dict[str, str]:
        """The verbs that a base declares for roles, and for a kind, in a language, with acts."""
        found: dict[str, str] = {}
        of_kind = self._declared.kinds.get(kind)
        if of_kind:
            act = of_kind.acts or self._usual.get(kind, "")
            found |= {_low(verb): act for verb in of_kind.verbs.get(language, ()) if act}
        for role in self._declared.roles.values():
            act = self.act(role.id)
            found |= {_low(verb): act for verb in role.verbs.get(language, ())}
        return found

    def _usually_done(self, claims: Iterable[Claim]) -> dict[str, str]:
        """The most frequent act, done to others, in the claims of each kind."""
        doing = GIVING_ACTS | self.done_to.keys() | {*self.alone}
        counts: dict[str, Counter[str]] = {}
        for claim in claims:
            roles = {one.role for one in claim.people} | {one.role for one in claim.parties}
            acts = set(map(self.act, roles))
            counts.setdefault(claim.kind, Counter()).update(acts & doing)
        return {
            kind: min(count, key=lambda act: (-count[act], act))
            for kind, count in counts.items()
            if count
        }


def _to_come(words: Lexicon, low: str) -> Iterator[Found]:
    """The verbs whose endings tell what is to come: versera is of verse, enviará of envía."""
    endings = tuple(words.words("plan ending"))
    if not endings:
        return
    known = _unaccented(words)
    for word in _WORD.finditer(low):
        told = word.group()
        if told.endswith(endings):
            stem = unaccented(told)
            # "-ra" and "-ront" are attached to a form that is in the list.
            meaning = next((known[stem[:at]] for at in (-2, -4, -3) if stem[:at] in known), None)
            if meaning and told not in words.words("acts"):
                yield Found(word.start(), word.end(), meaning)


@lru_cache(maxsize=16)
def _unaccented(words: Lexicon) -> dict[str, str]:
    return {unaccented(word): meaning for word, meaning in words.words("acts").items()}


@lru_cache(maxsize=1024)
def _low(verb: str) -> str:
    return plain(verb).lower()
