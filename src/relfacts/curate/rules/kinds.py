"""Rules about the kinds and roles that a base declares."""

from __future__ import annotations

from collections.abc import Container, Iterator

from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Seeds
from relfacts.languages.dictionary import QUESTIONS
from relfacts.text.folding import key, singular


def word_of_one_kind(seeds: Seeds) -> Iterator[Problem]:
    """The words for a kind are not commands of the program, and none stands for two kinds."""
    kinds = seeds.base.declarations.kinds or ()
    owners: dict[str, str] = {}
    # Questions are read in every language that has a file, whatever kinds a base declares.
    by_language = _kinds_by_language({told.id for told in kinds})
    for told in kinds:
        words = [(spelling, told.marks["words"]) for spelling in told.kind.spellings()]
        words[1] = (told.kind.plural, told.marks["plural"])
        for word, at in dict(words).items():
            if word in seeds.reserved or key(word) in seeds.reserved:
                message = f"{word!r} of the kind {told.id} is a command of the program"
                yield Problem(at, "word-of-one-kind", message)
            owner = owners.setdefault(singular(key(word)), told.id)
            if owner != told.id:
                message = f"{word!r} of the kind {told.id} stands for the kind {owner} too"
                yield Problem(at, "word-of-one-kind", message)
            for other, languages in by_language.get(singular(key(word)), {}).items():
                if other not in (told.id, owner):
                    message = (
                        f"{word!r} of the kind {told.id} stands for the kind {other} too, "
                        f"as a word of {' and '.join(languages.split(','))}"
                    )
                    yield Problem(at, "word-of-one-kind", message)


def _kinds_by_language(ids: Container[str]) -> dict[str, dict[str, str]]:
    """The nouns in language files that ask for one of these kinds: the kind, and the languages."""
    found: dict[str, dict[str, str]] = {}
    for folded, _, kind, languages, _ in QUESTIONS.of("kind"):
        if kind in ids:
            found.setdefault(singular(key(folded)), {}).setdefault(kind, languages)
    return found


def plural_to_type(seeds: Seeds) -> Iterator[Problem]:
    """The plural of a kind lists its facts: it is one word that can be typed as a command."""
    for told in seeds.base.declarations.kinds or ():
        plural = told.kind.plural
        if not all(part.isalnum() for part in plural.split("-")):
            message = f"{plural!r} of the kind {told.id} cannot be typed as a command"
            yield Problem(told.marks["plural"], "plural-to-type", message)


def known_opposite(seeds: Seeds) -> Iterator[Problem]:
    """The opposite of a role is a role."""
    for told in seeds.base.declarations.roles or ():
        if told.role.opposite and told.role.opposite not in seeds.declared.roles:
            message = (
                f"{told.role.opposite!r}, the opposite of {told.id}, is not a role of the base"
            )
            yield Problem(told.marks["opposite"], "known-opposite", message)


RULES = (
    word_of_one_kind,
    plural_to_type,
    known_opposite,
)
