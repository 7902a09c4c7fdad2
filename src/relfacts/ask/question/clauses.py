"""Splits a question of several clauses: each is a question of its own, about the same person.

Kim met Trump, then visited Vietnam: no single fact has all of that, but one has each.
"""

from __future__ import annotations

from relfacts.ask.question.parts import IDLE, KIND, PERSON, VERB
from relfacts.languages.dictionary import NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.parts import Part
    from relfacts.ask.question.words import Word

# A text with more clauses is not a question.
_MOST = 3


def clauses(words: Sequence[Word], parts: Sequence[Part]) -> list[str]:
    """The texts of the clauses, each with its subject; none if there is only one clause.

    A clause ends at a comma or an "and", if both sides say that something was done. A clause
    without a subject has that of the clause before it.
    """
    rows = _rows(words, parts)
    if not 1 < len(rows) <= _MOST:
        return []
    texts: list[str] = []
    subject = ""
    for row in rows:
        named = [part for part in row[: _verb(row)] if part.is_somebody or part.sort == PERSON]
        if named:
            subject = _text(words, named)
        told = _text(words, row)
        texts.append(told if named or not subject else f"{subject} {told}")
    return texts


def _rows(words: Sequence[Word], parts: Sequence[Part]) -> list[list[Part]]:
    rows: list[list[Part]] = [[]]
    for at, part in enumerate(parts):
        joins = part.sort == IDLE and NAMES.has("conjunction", words[part.start].folded)
        ends = words[part.start].broken or joins
        if ends and _tells(rows[-1]) and _tells(parts[at:]):
            rows.append([])
        if rows[-1] or not joins:
            rows[-1].append(part)
    return rows


def _tells(row: Sequence[Part]) -> bool:
    """Whether some parts say that something was done."""
    return any(part.sort in (VERB, KIND) for part in row)


def _verb(row: Sequence[Part]) -> int:
    return next((at for at, part in enumerate(row) if part.sort in (VERB, KIND)), len(row))


def _text(words: Sequence[Word], row: Sequence[Part]) -> str:
    return " ".join(word.raw for part in row for word in words[part.start : part.stop])
