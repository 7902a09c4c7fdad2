"""The parts of a question as they were understood: a text of its own, each filter, all together."""

from __future__ import annotations

from relfacts.ask.answer import Answer, Asked, Said
from relfacts.base.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.dates.edtf import Edtf


class Part:
    """One text of a question, or one filter, as it was understood.

    ``words`` are its words in a heading, ``selection`` is what it asks of facts, ``people`` are the
    ids of those it means. The ``outcome`` is ``found``; or it is ``ambiguous``, with ``unclear`` as
    the text that fits several people; or ``none``, if nobody and nothing is meant.
    """

    __slots__ = ("outcome", "people", "said", "selection", "unclear", "words")

    def __init__(
        self,
        words: Sequence[str | Edtf],
        selection: Selection | None = None,
        said: Said | None = None,
        people: Sequence[str] = (),
        outcome: str = "found",
        unclear: str = "",
    ) -> None:
        self.words = words
        self.selection = selection or Selection()
        self.said = said or Said()
        self.people = people
        self.outcome = outcome
        self.unclear = unclear


class Question:
    """A question as it was understood: what was typed, which facts answer, and the notes.

    ``heading`` says what the text of the command means, ``conditions`` the filters; dates are put
    into words where they are shown. ``outcome`` and ``unclear`` are those of a ``Part``.
    """

    __slots__ = (
        "asked", "conditions", "heading", "outcome", "people", "said", "selection", "unclear",
    )  # fmt: skip

    def __init__(self, asked: Asked, own: Part, filters: Sequence[Part], last: Part) -> None:
        clear = last.outcome == "found"
        self.asked = asked
        self.outcome = last.outcome
        self.unclear = last.unclear
        self.people = own.people
        self.heading = own.words if clear else last.words
        told = filters if clear else filters[:-1]
        self.conditions = [word for part in told for word in part.words]
        self.said = sum((part.said for part in filters), own.said)
        self.selection = own.selection.also(part.selection for part in filters)


def stopped(question: Question) -> Answer:
    """The answer to a question if it is not clear who or what is meant."""
    return Answer(
        question.asked,
        question.outcome,
        question.said,
        heading=question.heading,
        conditions=question.conditions,
        unclear=question.unclear,
    )
