"""Questions for where the documents differ: discrepancies, what do the reports disagree about."""

from __future__ import annotations

from relfacts.ask.question.parts import DIFFER, IDLE, WORD, Part
from relfacts.ask.question.wording import wording_at
from relfacts.ask.question.words import is_hangul
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase
    from relfacts.base.selection import Hit

# What differs may be anything, unless documents, or what they give, are named beside it.
_BESIDE = "beside"

# The category of words for documents and what they give: reports, dates, figures.
_DOCUMENT = "document"


def of_documents(
    parts: Sequence[Part], words: Sequence[Word], base: OpenBase, language: str
) -> list[Part]:
    """The parts, with words for differences kept only where it is documents that differ.

    The words for these documents say nothing more then.
    """
    at = _of_documents(words)
    named = [part.sort != DIFFER and part.start in at and part.stop - 1 in at for part in parts]
    if any(named) or any(part.sort == DIFFER and part.meaning != _BESIDE for part in parts):
        return [
            Part(IDLE, part.start, part.stop) if document else part
            for part, document in zip(parts, named, strict=True)
        ]
    return [
        _otherwise(part, words, base, language) if part.sort == DIFFER else part for part in parts
    ]


def differing(base: OpenBase) -> list[int]:
    """The numbers of the facts of which documents differ."""
    first = base.hits_numbered([number for _, number in base.index.discrepancies()])
    ids = {id_ for hit in first for item in hit.fact["discrepancies"] for id_ in item["facts"]}
    return sorted(hit.number for hit in map(base.fact_called, ids) if hit)


def that_differ(hits: Sequence[Hit], words: Sequence[Word]) -> list[Hit]:
    """The hits of which documents differ; in what is named, if some differ in that: in dates."""
    having = [hit for hit in hits if hit.fact["discrepancies"]]
    folded = [word.folded for word in words]
    types = {row[2] for word in folded for row in QUESTIONS.entries(word) if row[1] == _DOCUMENT}
    in_these = [
        hit for hit in having if any(one["type"] in types for one in hit.fact["discrepancies"])
    ]
    return in_these or having


def _of_documents(words: Sequence[Word]) -> set[int]:
    """The places of the words for documents and what they give, in one word or several."""
    folded = [word.folded for word in words]
    found: set[int] = set()
    for at, first in enumerate(folded):
        for row in QUESTIONS.beginning(first):
            stop = at + row[0].count(" ") + 1
            if row[1] == _DOCUMENT and " ".join(folded[at:stop]) == row[0]:
                found |= set(range(at, stop))
        # In Hangul a plural and a case are attached: 자료들의.
        stems = (first[:end] for end in range(2, len(first)) if is_hangul(first))
        if any(QUESTIONS.has(_DOCUMENT, stem) for stem in stems):
            found.add(at)
    return found


def _otherwise(part: Part, words: Sequence[Word], base: OpenBase, language: str) -> Part:
    choices = wording_at(words, part.start, part.stop, base, language)
    others = (one for one in choices if one.stop == part.stop and one.sort != DIFFER)
    return next(others, Part(WORD, part.start, part.stop))
