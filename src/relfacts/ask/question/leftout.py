"""What a question names only to leave it out: besides Trump, other than rice or rubber, 쌀 말고."""

from __future__ import annotations

from relfacts.ask.question.parts import (
    EXCEPT,
    IDLE,
    KIND,
    OFFICE,
    PERSON,
    PLACE,
    TIME,
    TOPIC,
    WAY,
    Part,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.question.sentence import Sentence

# Types of parts that a question may leave out.
_LEFT_OUT = (PERSON, OFFICE, PLACE, TOPIC, KIND, TIME)


def left_out(sentence: Sentence) -> list[Part]:
    """The parts that facts must not have, in the order in which they are named."""
    found: list[Part] = []
    for at, part in enumerate(sentence.parts):
        if part.sort == EXCEPT:
            found += _beside(sentence, at, before=part.meaning == "after")
    return found


def _beside(sentence: Sentence, at: int, *, before: bool) -> list[Part]:
    """The parts that a word for it leaves out: those behind it, or the one before it."""
    found: list[Part] = []
    row = sentence.parts[:at][::-1] if before else sentence.parts[at + 1 :]
    for one in row:
        if one.sort in _LEFT_OUT:
            if found and not before and sentence.words[one.start].broken:
                break
            found.append(one)
            if before:
                break
        elif one.sort not in (IDLE, WAY) or (found and not _joins(sentence, one)):
            break
    return found


def _joins(sentence: Sentence, part: Part) -> bool:
    return sentence.joins(sentence.parts.index(part))
