"""The words of questions: kinds, verbs, first and last, from and to, small words.

They are in the language files, and in a base whose kinds have words of their own.
"""

from __future__ import annotations

from relfacts.ask.question.labels import is_ending
from relfacts.ask.question.parts import (
    DIFFER,
    EXCEPT,
    IDLE,
    KIND,
    NUMBER,
    ORDER,
    SLIGHT,
    STATUS,
    UNIT,
    VERB,
    WAY,
    Part,
)
from relfacts.ask.question.words import NOUNS_WITH_CAPITALS, is_hangul
from relfacts.languages.dictionary import NAMES, QUESTIONS, STEMS
from relfacts.text import stems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.languages.dictionary import Entry

# The longest row of words that counts as one: "most recently", "paid a visit".
_LONGEST = 4

# A word for a kind with a slip in it has at least this many letters.
_SHORTEST_SLIP = 6

# Short words of some languages end in one: l'argent.
_APOSTROPHES = ("'", "’")

_GRAMMAR = "grammar"

# Of what a word can be, the first counts; a noun that is a verb too is settled by its neighbours.
_ENGLISH = "en"

# This many words without accents identify a language.
_ENOUGH = 2
_SHORTEST_PART = 3
_ORDER = (DIFFER, EXCEPT, UNIT, NUMBER, STATUS, ORDER, KIND, VERB, WAY, SLIGHT, IDLE)


def language_of(words: Sequence[Word], base: OpenBase) -> str:
    """The language with most words of a question; English if several have equally many.

    Any short word may be a name: for a language in Latin letters without accents two words are
    needed, and a word that is written as a name, or that facts contain as a word of theirs, does
    not count. If the base declares words of a language for its kinds, one word is enough.
    """
    if any(word.has_kana for word in words):
        return "ja"
    spoken = _spoken(base)
    counts: dict[str, int] = {}
    for at, word in enumerate(words):
        worth = 1 if word.raw.isascii() and not _tells_much(word) else _ENOUGH
        for language in _languages(word, base, spoken, first=not at):
            more = _ENOUGH if language in spoken else worth
            counts[language] = counts.get(language, 0) + more
    most = max(counts.values(), default=0)
    if most < _ENOUGH or sum(count == most for count in counts.values()) > 1:
        from relfacts.ask.question.glossary import languages_of

        unknown = (word for word in words if _is_foreign(word.folded, base))
        for language in (one for word in unknown for one in languages_of(word, base)):
            counts[language] = counts.get(language, 0) + _ENOUGH
    told = [one for one in counts if counts[one] >= _ENOUGH or one == _ENGLISH]
    # Of several the one of which the base has a glossary.
    known = str(base.value("glossary") or "").split() if len(told) > 1 else []
    return max(
        told,
        key=lambda one: (counts[one], one == _ENGLISH, one in known),
        default=_of_script(words),
    )


def _of_script(words: Sequence[Word]) -> str:
    """The language of a script that only one of those has in which questions are read."""
    if any(is_hangul(word.raw[-1:]) for word in words):
        return "ko"
    return "zh" if any(word.unspaced for word in words) else ""


def _spoken(base: OpenBase) -> frozenset[str]:
    """The languages, except English, in which a base has words for its own kinds."""
    if not base.has_own_kinds:
        return frozenset()
    kinds = base.declared.kinds.values()
    return frozenset(one for kind in kinds for one in (*kind.words, *kind.verbs)) - {_ENGLISH}


def _tells_much(word: Word) -> bool:
    """Whether a word is a kind or a verb of some length, so that it is hardly part of a name."""
    long = len(word.folded) > _SHORTEST_PART and not word.capital
    return long and any(row[1] in (KIND, VERB) for row in QUESTIONS.entries(word.folded))


def _languages(word: Word, base: OpenBase, spoken: frozenset[str], *, first: bool) -> set[str]:
    """The languages that a word suggests; ``spoken`` are those of the base."""
    rows = _fitting(QUESTIONS.entries(word.folded), word.raw.lower())
    if word.raw.isascii() and not _is_foreign(word.folded, base):
        rows = [row for row in rows if {_ENGLISH, *spoken}.intersection(row[3].split(","))]
    elif word.capital and not first:
        rows = [row for row in rows if row[1] == KIND]
    titles = [row for row in NAMES.entries(word.folded) if row[1] == "title"]
    rows += _fitting(titles, word.raw.lower())
    return {one for row in rows for one in row[3].split(",")}


def told_as(word: Word, base: OpenBase, language: str) -> str:
    """What a word tells of a deed as, a verb or the noun of a kind; empty if it tells of none, or
    is so short that it has other senses.
    """
    if len(word.folded) <= _SHORTEST_PART:
        return ""
    rows = _fitting(QUESTIONS.entries(word.folded), word.raw.lower(), language)
    spoken = {language or _ENGLISH, _ENGLISH}
    sorts = {row[1] for row in rows if spoken.intersection(row[3].split(","))}
    sorts |= base.kinds_meant(word.folded).keys()
    return next((sort for sort in (VERB, KIND) if sort in sorts), "")


def wording_at(
    words: Sequence[Word], at: int, stop: int, base: OpenBase, language: str = ""
) -> list[Part]:
    """The possible parts made of the longest known row of words that begins at a word, best first.

    Meanings in the language of the question come before meanings in others.
    """
    for end in range(min(stop, at + _LONGEST), at, -1):
        row = words[at:end]
        if any(word.broken for word in row[1:]) or _is_short_for_something(row, words):
            continue
        noun = _is_a_noun_of(language, row[0])
        if at and len(row) == 1 and not noun and _is_part_of_a_name(row[0], words):
            continue
        folded = " ".join(word.folded for word in row)
        cut = row[-1].raw.endswith(_APOSTROPHES)  # l'ONU has no litres
        if not cut and _is_counted(words, at, end) and (unit := _measure(folded, language)):
            return [Part(UNIT, at, end, meaning=unit)]
        if meanings := _meanings(folded, row, base, language):
            parts = [
                Part(sort, at, end, meaning=meaning)
                for sort in _ORDER
                for meaning in sorted(meanings.get(sort, ()))
            ]
            if parts or end == at + 1:
                return parts
    return []


def _is_counted(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a number of the thing here is asked for or given: how many tonnes, in dollars."""
    before = [word.folded for word in words[max(at - _LONGEST, 0) : at]]
    asked = any(QUESTIONS.has(NUMBER, " ".join(before[n:])) for n in range(len(before)))
    said = bool(before) and ("0" <= before[-1][:1] <= "9" or QUESTIONS.has(WAY, before[-1], "in"))
    return asked or said or any(QUESTIONS.has(WAY, w.folded, "of") for w in words[end : end + 1])


def _measure(folded: str, language: str) -> str:
    """The unit (UN/ECE Rec 20 or symbol, ISO 4217; several) with that name; empty if none is."""
    ends = range(len(folded), 0, -1) if is_hangul(folded) else (len(folded),)
    for end in ends:
        if end == len(folded) or is_ending(folded[end:]):
            rows = QUESTIONS.entries(folded[:end])
            if unit := next((row[2] for row in rows if row[1] == "measure"), ""):
                return unit
    bent = _stemmed(folded, language) if stems.known(language) else []
    return next((row[2] for row in bent if row[1] == "measure"), "")


def mended_wording(word: Word, at: int, language: str) -> Part | None:
    """The noun of a kind, or the verb, that is meant by a word with a slip: agreemnts.

    Or the small word of the language, if it is long enough to be told: happend.
    """
    if len(word.folded) < _SHORTEST_SLIP or not word.folded.isalpha():
        return None
    from relfacts.ask.question.slips import meant_by

    meant = meant_by(word.folded, language or _ENGLISH, word.capital)
    if meant is None:
        return None
    sort, spelling, meaning = meant
    return Part(sort, at, at + 1, name=spelling, how=f"a slip for {spelling}", meaning=meaning)


def _is_part_of_a_name(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word has a capital where others have none: State in State Affairs Commission."""
    small = sum(not one.capital for one in words)
    return word.capital and word.raw != word.raw.upper() and 2 * small >= len(words)


def _is_a_noun_of(language: str, word: Word) -> bool:
    """Whether a word asks for a kind in the language of a question, which may write nouns with
    capitals; English does so in names only.
    """
    rows = QUESTIONS.entries(word.folded) if language != _ENGLISH else ()
    every = language in NOUNS_WITH_CAPITALS
    return any((every or row[1] == KIND) and language in row[3].split(",") for row in rows)


def _is_short_for_something(row: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a small word is in capitals among others that are not: US, not us."""
    raw = row[0].raw
    shown = len(row) == 1 and len(raw) > 1 and raw.isupper()
    return shown and any(word.raw != word.raw.upper() for word in words)


def _meanings(
    folded: str, row: Sequence[Word], base: OpenBase, language: str
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    typed = " ".join(word.raw for word in row).lower()
    entries = _fitting(QUESTIONS.entries(folded), typed, language)
    own = [entry for entry in entries if language in entry[3].split(",")]
    if not own and typed.isascii():
        entries = [
            entry
            for entry in entries
            if entry[1] in (KIND, VERB) or _ENGLISH in entry[3].split(",")
        ]
    for _, category, meaning, _, _ in own or entries:
        # What only says that something says when is a small word: pendant.
        grammar = category == "while"
        found.setdefault(IDLE if grammar else category, set()).add(_GRAMMAR if grammar else meaning)
    if not found and stems.known(language) and (len(row) > 1 or _is_foreign(folded, base)):
        for _, category, meaning, languages, _ in _stemmed(typed, language):
            if category != "measure" and language in languages.split(","):
                found.setdefault(category, set()).add(meaning)
    found = _of_the_base(found, folded, base)
    if not found and len(row) == 1 and is_hangul(folded):
        ends = range(len(folded) - 1, 0, -1)
        pieces = (_stem(folded[:end], folded[end:], base) for end in ends)
        return next(filter(None, pieces), {})
    return found


def _stemmed(typed: str, language: str) -> list[Entry]:
    """The words of a language of which a word may be a form, by their stems."""
    return [row for key in stems.keys(typed, language) for row in STEMS.entries(key)]


def _fitting(entries: Sequence[Entry], typed: str, language: str = "") -> list[Entry]:
    """The entries that a word in lower case may be.

    A word typed with accents does not match one without them; a word typed without accents may
    match any, except small words of other languages than that of the question.
    """

    def is_loose(languages: list[str]) -> bool:
        theirs = language != _ENGLISH and language in languages
        return typed.isascii() and (len(typed) > 2 or theirs) and exact.isdisjoint(languages)

    exact = {one for entry in entries if typed == entry[4] for one in entry[3].split(",")}
    # A word of a language as typed is not another of its words without accents: des, dès.
    return [entry for entry in entries if typed == entry[4] or is_loose(entry[3].split(","))]


def _is_foreign(folded: str, base: OpenBase) -> bool:
    """Whether facts, which are in their own language, do not contain such a word."""
    return not base.index.is_said(folded)


def _of_the_base(found: dict[str, set[str]], folded: str, base: OpenBase) -> dict[str, set[str]]:
    """The meanings of a word of the language files in this base, which declares its own kinds.

    The base's meaning of a word comes before that of a language. A noun for a kind that the base
    does not have is an ordinary word; a verb for one still says what somebody does.
    """
    if not base.has_own_kinds:
        return found
    known = base.declared.kinds
    left = {sort: told for sort, told in found.items() if sort not in (KIND, VERB)}
    theirs = {
        KIND: {meaning for meaning in found.get(KIND, ()) if meaning in known},
        VERB: {_of_any(meaning, known) for meaning in found.get(VERB, ())} - {"- -"},
    }
    theirs = {sort: told for sort, told in theirs.items() if told}
    own = base.kinds_meant(folded, may_be_a_form=not left)
    return left | theirs | {sort: {*meanings} for sort, meanings in own.items()}


def _of_any(meaning: str, known: Container[str]) -> str:
    """The meaning of a verb, with any kind if its own is not known."""
    kind, _, act = meaning.partition(" ")
    return meaning if kind in known else f"- {act}"


def _stem(folded: str, ending: str, base: OpenBase) -> dict[str, set[str]]:
    """The meanings of a Korean word without its ending: 방문했다, 얼마였나요.

    Single syllables are too similar to others, except verbs with an ending of their own: 갔습니까.
    """
    if len(folded) < 2 and not QUESTIONS.has("verb ending", ending):
        return {}
    found: dict[str, set[str]] = {}
    for _, category, meaning, _, _ in QUESTIONS.entries(folded):
        several = len(folded) > 1
        small = category in (NUMBER, IDLE, ORDER) and is_ending(ending)
        alone = category == IDLE and NAMES.has("ending", ending)
        if category == VERB or alone or (several and (small or category == KIND)):
            found.setdefault(category, set()).add(meaning)
    return _of_the_base(found, folded, base)
