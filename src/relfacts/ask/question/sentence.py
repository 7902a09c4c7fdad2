"""The words and parts of one question, side by side: what stands before and behind a part."""

from __future__ import annotations

from relfacts.ask.question.parts import IDLE, PERSON, WAY, Part
from relfacts.languages.dictionary import NAMES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.question.words import Word


class Sentence:
    """The ``parts`` of one question with its ``words``."""

    def __init__(self, words: Sequence[Word], parts: Sequence[Part]) -> None:
        self.words = words
        self.parts = parts

    def folded(self, part: Part) -> str:
        """The words of a part, folded."""
        return " ".join(word.folded for word in self.words[part.start : part.stop])

    @property
    def first(self) -> str:
        """The first word, folded; empty if there is none."""
        return self.words[0].folded if self.words else ""

    def after(self, at: int) -> Part | None:
        """The part after the one at a place; None if it is the last."""
        return self.parts[at + 1] if at + 1 < len(self.parts) else None

    def owns(self, part: Part) -> bool:
        """Whether a part was typed as a genitive: Vietnam's."""
        return self.words[part.stop - 1].owns

    def joins(self, at: int) -> bool:
        """Whether the part at a place means that another comes too: and."""
        return NAMES.has("conjunction", self.words[self.parts[at].start].folded)

    def is_infinitive(self, at: int) -> bool:
        """Whether the part at a place may lead to a verb: to help, but not for help."""
        part = self.parts[at]
        return part.sort == WAY and part.meaning == "to" == self.folded(part)

    def is_led_in(self, at: int) -> bool:
        """Whether the word that leads to a part expresses a location: in."""
        leads = [part for part in self.parts[:at] if part.sort == WAY]
        word = self.words[leads[-1].start].folded if leads else ""
        return QUESTIONS.has("way", word, "in")

    def way_before(self, at: int) -> str:
        """The small word that leads to a part, before articles and adjectives; empty if none."""
        for before in range(at - 1, -1, -1):
            part = self.parts[before]
            if part.sort == WAY:
                return part.meaning
            if part.sort == IDLE and NAMES.has("pronoun", self.words[part.start].folded):
                return ""
            joined = part.is_somebody and before + 1 < at and self.joins(before + 1)
            if part.sort != IDLE and not part.adjective and not joined:
                return ""
            if part.sort == IDLE and part.stop - part.start > 1:
                return ""
        return ""

    def clause_before(self, at: int) -> Iterator[tuple[int, Part]]:
        """What may stand between a deed and the word that begins its clause, backwards: when he."""
        for before in range(at - 1, -1, -1):
            if self.parts[before].sort not in (IDLE, PERSON):
                return
            yield before, self.parts[before]
