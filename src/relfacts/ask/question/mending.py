"""Words that nothing explains may have a slip in them: a name, a place, a topic, a kind, a verb."""

from __future__ import annotations

from relfacts.ask.question.parts import PLACE, WORD, Part
from relfacts.ask.question.people import mistyped
from relfacts.ask.question.remaining import is_said, senses_of
from relfacts.ask.question.wording import mended_wording
from relfacts.ask.question.words import are_small

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.question.labels import LabelFinder
    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase

# A name with a slip in it has at most this many words.
_LONGEST_NAME = 5

# Words with this many letters in all, or fewer, are never taken for a name with a slip.
_SHORTEST_SLIP = 4


def mended(
    words: Sequence[Word],
    parts: list[Part],
    labels: LabelFinder,
    base: OpenBase,
    language: str,
) -> list[Part]:
    """The parts, with slips in names, places and topics corrected."""
    at = 0
    while at < len(parts):
        if parts[at].sort != WORD:
            at += 1
            continue
        end = at + 1
        while end < len(parts) and parts[end].sort == WORD:
            end += 1
        place = parts[end] if end < len(parts) else None
        if place is not None and place.sort == PLACE:
            # The slip may be in the first word of the place: nroth korea.
            meant = labels.mended(parts[end - 1].start, place.stop)
            if meant is not None and meant.sort == PLACE:
                parts[end - 1 : end + 1] = [meant]
                continue
        run = _run(words, parts[at].start, parts[end - 1].stop, labels, base, language)
        parts[at:end] = run
        at += len(run)
    return parts


def _run(
    words: Sequence[Word],
    start: int,
    stop: int,
    labels: LabelFinder,
    base: OpenBase,
    language: str,
) -> list[Part]:
    """The parts of a run of unknown words."""
    for first, last in _rows(start, stop):
        capital = sum(words[at].capital for at in range(first, last))
        may_be_named = capital > 1 or are_small(words)
        if may_be_named and (person := mistyped(words, first, last, base.book)):
            before = _run(words, start, first, labels, base, language) if start < first else []
            behind = _run(words, last, stop, labels, base, language) if last < stop else []
            return [*before, person, *behind]
    parts: list[Part] = []
    at = start
    while at < stop:
        part = None
        for end in range(min(stop, at + 3), at, -1):
            if _may_be_slipped(words[at:end], base):
                part = labels.mended(at, end)
                if not part and end == at + 1 and not is_said(words[at].folded, base):
                    part = mended_wording(words[at], at, language)
            if part:
                break
        parts.append(part or Part(WORD, at, at + 1))
        at = parts[-1].stop
    return parts


def _rows(start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The rows of words that may be a name with a slip in it, the longest first."""
    for length in range(min(stop - start, _LONGEST_NAME), 1, -1):
        # A part of a row is a name only if it has three words: two are too much like others.
        if length > 2 or length == stop - start:
            yield from ((at, at + length) for at in range(start, stop - length + 1))


def _may_be_slipped(row: Sequence[Word], base: OpenBase) -> bool:
    """Whether words are long enough to stay recognisable with a slip, and not all in facts.

    A word that a language file has is no slip for another: communique, communication.
    """
    if len(row) == 1 and senses_of(row[0].folded):
        return False
    known = [base.index.is_said(word.folded) for word in row]
    if sum(len(word.folded) for word in row) <= _SHORTEST_SLIP or all(known):
        return False
    from relfacts.languages.thesaurus import is_word

    return not (len(row) == 1 and row[0].raw.islower() and is_word(row[0].folded))
