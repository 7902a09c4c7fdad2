"""Words of telegrams and headlines that are cut short: P'yang, estd, dip. rels.

A word that nothing knows may be one: then words of the base begin as it does, and have the rest of
its letters in their order. It is read as the one word that it may be, and what was read is told; if
it may be several, they are offered.
"""

from __future__ import annotations

from relfacts.ask.question.remaining import senses_of
from relfacts.ask.question.words import APOSTROPHES, Word, is_strange
from relfacts.languages.dictionary import NAMES, QUESTIONS
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.base.openbase import OpenBase

_VOWELS = frozenset("aeiou")

# What is cut short keeps so many letters of its beginning, and loses more; a long one may lose as
# many within.
_KEPT, _LOST, _LONG = 2, 3, 6

# A word of so many letters may have lost one within; the slips of longer ones are found elsewhere.
_KEPT_WHOLE = (4, 5)

# A mere beginning of this many letters is often a word itself, pen or bus. It is one that was cut
# short only among others, and if it is no more than half of what is meant.
_BEGINNING = 3

# A word is meant if facts have it so many times as often as all the others together.
_CLEARLY = 2

# At most this many words that are meant are offered.
_MOST = 3


def unclipped(words: Sequence[Word], base: OpenBase) -> list[Word]:
    """The words, with those in full that are cut short."""
    strange = [is_strange(word) and _is_unknown(word, base) for word in words]
    meant = [
        (_meant(word, base) or _with_a_letter(word, base)) if odd else []
        for word, odd in zip(words, strange, strict=True)
    ]
    if not any(meant):
        return list(words)
    short = sum(map(bool, meant)) + sum(map(_is_short_for_something, words))
    found: list[Word] = []
    for at, (word, full) in enumerate(zip(words, meant, strict=True)):
        short_one = bool(full) and _is_a_beginning(word, full[0])
        if short_one and _is_of_another(full[0], words[at + 1 : at + 2]):
            found.append(_in_full(word, _meant(word, base, every=True) or full, sure=False))
        else:
            found.append(_in_full(word, full, sure=short > 1 or not short_one) if full else word)
    return found


def _is_of_another(full: str, after: Sequence[Word]) -> bool:
    """Whether a word makes the person beside it somebody else, unless a title follows with which it
    is one: a deputy, not a deputy FM. What is cut so short is not surely that.
    """
    title = any(NAMES.has("title", f"{full} {word.folded}") for word in after)
    return NAMES.has("relation", full) and not title


def _in_full(word: Word, full: Sequence[str], *, sure: bool) -> Word:
    """The word that is meant, if it is sure which; else the one typed, with what it may mean."""
    if len(full) > 1 or not sure:
        word.choices = full
        return word
    found = Word(full[0], word.broken, word.owns)
    found.typed, found.meaning = word.raw, full[0]
    return found


def _is_unknown(word: Word, base: OpenBase) -> bool:
    """Whether neither the base nor English knows a word, nor any language one of its sense.

    Three letters are often a word too: dip, pen.
    """
    typed = key(word.raw)
    if base.knows(typed) or senses_of(word.folded) or base.book.keys_among([typed]):
        return False
    from relfacts.languages.thesaurus import is_word

    return len(word.folded) <= _BEGINNING or not is_word(word.folded)


def _meant(word: Word, base: OpenBase, *, every: bool = False) -> list[str]:
    """The words of the base that one may be short for; none if they are too many.

    Of a word that may be ``every`` one, none is clearly meant.

    Words of one family are one, that which most facts have: diplomatic, diplomacy. A family that
    is told of much more often than the others is meant.
    """
    head, tail = _cut(word.raw)
    found: list[str] = []
    for kept in dict.fromkeys((head, head if tail else _singular(head))):
        begins = base.index.words_like(kept[:_KEPT], kept[:_KEPT])
        found = found or [other for other, _ in begins if _may_be(kept, tail, other)]
    families: dict[str, list[str]] = {}
    for other in found:
        families.setdefault(other[: len(_singular(head)) + _LOST], []).append(other)
    told = {max(row, key=lambda one: _told(one, base)): sum(_told(one, base) for one in row)
            for row in families.values()}  # fmt: skip
    clear = [one for one, much in told.items() if much >= _CLEARLY * (sum(told.values()) - much)]
    return (clear if not every else []) or (sorted(told) if len(told) <= _MOST else [])


def _with_a_letter(word: Word, base: OpenBase) -> list[str]:
    """The one word from which a shorter one has lost a letter, not its first: flod, vist."""
    from relfacts.text.letters import one_slip

    head = word.folded
    if not _KEPT_WHOLE[0] <= len(head) <= _KEPT_WHOLE[1] or not head.isalpha():
        return []
    said = base.index.words_like(head[:_KEPT], head[:_KEPT])
    kinds = (row[0] for row in QUESTIONS.of("kind") if row[0][:_KEPT] == head[:_KEPT])
    near = {one for one in (*(other for other, _ in said), *kinds) if len(one) == len(head) + 1}
    found = sorted(one for one in near if one.isalpha() and one_slip(head, one))
    return found if len(found) == 1 else []


def _told(word: str, base: OpenBase) -> int:
    """How much is told with a word."""
    return len(base.index.facts_saying(word))


def _singular(folded: str) -> str:
    """What is cut short, without the sign of a plural: rels."""
    return folded.removesuffix("s") if len(folded) > _BEGINNING else folded


def _cut(raw: str) -> tuple[str, str]:
    """What stands before and behind an apostrophe in a word, folded."""
    sign = next((one for one in APOSTROPHES if one in raw), "")
    head, _, tail = raw.partition(sign) if sign else (raw, "", "")
    return fold(head), fold(tail)


def _may_be(head: str, tail: str, full: str) -> bool:
    """Whether a word is short for another."""
    lost = len(full) - len(head) - len(tail)
    if tail:
        return lost > 0 and full.startswith(head) and full.endswith(tail)
    if full.startswith(head):
        return lost >= _LOST and (len(head) > _BEGINNING or lost >= len(head))
    pairs = enumerate(zip(head, full, strict=False))
    kept = next((at for at, pair in pairs if len({*pair}) > 1), 0)
    rest, letters = head[kept:], iter(full[kept:])
    few = kept < _KEPT or len(head) == _BEGINNING or not _VOWELS.isdisjoint(rest)
    if few or lost < (_KEPT if len(head) >= _LONG else _LOST):
        return False
    return rest[-1] == full[-1] and all(ch in letters for ch in rest)


def _is_a_beginning(word: Word, full: str) -> bool:
    """Whether a word is only a short beginning of another."""
    head = _singular(word.folded)
    return len(head) <= _BEGINNING and full.startswith(head)


def _is_short_for_something(word: Word) -> bool:
    """Whether a word is two or three capitals, as telegrams have for countries and offices: VN."""
    return word.raw.isupper() and _KEPT <= len(word.raw) <= _BEGINNING
