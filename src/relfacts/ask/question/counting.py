"""What a question for a number counts, and which facts count it: how many students."""

from __future__ import annotations

from relfacts.ask.question.parts import IDLE, KIND, NUMBER, TOPIC, WORD
from relfacts.base.index.wordkeys import stems, words_of
from relfacts.languages.dictionary import DATES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from relfacts.ask.question.sentence import Sentence
    from relfacts.base.selection import Hit

# What is counted stands within so many words after its number: hundreds of Vietnamese students.
_NEAR = 4


def things_counted(sentence: Sentence) -> list[str]:
    """The stems of the words for the things of which a number is asked for; none if none is.

    They are those right behind "how many", without whose they are.
    """
    parts = sentence.parts
    at = next((at for at, part in enumerate(parts) if part.sort == NUMBER), len(parts))
    found: list[str] = []
    for part in parts[at + 1 :]:
        if part.sort in (TOPIC, WORD, KIND):
            found += words_of(sentence.folded(part))
        elif found or not (part.adjective or part.sort == IDLE):
            break
    return list(stems(found))


def counts(hit: Hit, things: Collection[str]) -> bool:
    """Whether a fact has a figure of some things, or a number of them in its statement."""
    fact = hit.fact
    counted = (words_of(quantity["of"] or "") for quantity in fact["quantities"])
    if any(not set(things).isdisjoint(stems(row)) for row in counted):
        return True
    said = words_of(fact["statement"])
    roots = list(stems(said))
    return any(
        not set(things).isdisjoint(roots[at + 1 : at + 1 + _NEAR])
        for at, word in enumerate(said)
        if QUESTIONS.has("scale", word) or DATES.has("count", word)
    )
