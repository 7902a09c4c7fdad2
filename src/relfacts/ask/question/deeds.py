"""What is done in a question: its main verb, whether that is a passive, what only says when.

The parts are read in the order of an English or Vietnamese sentence: the name before a verb is the
doer, the name after it the target; a passive verb reverses that.
"""

from __future__ import annotations

from relfacts.ask.question.parts import IDLE, KIND, PLACE, TOPIC, VERB, WAY, WORD, Part
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.sentence import Sentence


# Endings of the meanings of verbs by which something, or somebody, moves.
_MOVING = (" travels", " gives", " receives", "visit -")

# Endings of the meanings of verbs whose object is the person, and to whom nothing moves.
_OF_SOMEBODY = (" invites", " hosts", "meeting -")


class Deed:
    """What is done in a question.

    ``verb`` is the place of the part that has a subject and an object, None if there is none;
    ``subject`` is who does it, if the verb comes before: wann besuchte Kim Vietnam. ``asks_who``:
    the question begins with a word for the doer (German 'wer'), so whoever is named is the object.
    """

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.verb = self._main_verb()
        self.subject = self._inverted()
        self.asks_who = QUESTIONS.has("doer", sentence.first)

    @property
    def act(self) -> str:
        """What the verb says that somebody does; empty if there is none."""
        return "" if self.verb is None else self._sentence.parts[self.verb].meaning.split()[-1]

    @property
    def moves(self) -> bool:
        """Whether something moves from one to another."""
        told = (part.meaning for part in self._sentence.parts if part.sort in (VERB, KIND))
        return any(deed.endswith(_MOVING) for deed in told)

    @property
    def is_told(self) -> bool:
        """Whether anything is done at all."""
        return any(part.sort in (VERB, KIND) for part in self._sentence.parts)

    @property
    def stays(self) -> bool:
        """Whether something is done, and nothing moves."""
        return self.is_told and not self.moves

    @property
    def is_of_anybody(self) -> bool:
        """Whether it is asked to whom the verb is done: who visited whom."""
        parts = self._sentence.parts
        behind = parts[self.verb + 1 :] if self.verb is not None else ()
        return any(QUESTIONS.has("whom", self._sentence.folded(part)) for part in behind)

    @property
    def takes_an_object(self) -> bool:
        """Whether the verb takes a direct object marked with 'to' (Spanish: invitó a Kim)."""
        parts = self._sentence.parts
        return self.verb is not None and parts[self.verb].meaning.endswith(_OF_SOMEBODY)

    @property
    def is_passive(self) -> bool:
        """Whether the verb is a passive: a form of 'to be' before it, or 'by' after it."""
        if self.verb is None:
            return False
        sentence, verb = self._sentence, self.verb
        by = any(p.sort == WAY and p.meaning == "by" for p in sentence.parts[verb + 1 :])
        before = sentence.words[sentence.parts[verb - 1].stop - 1] if verb else None
        apart = (sentence.words[part.start].folded for part in sentence.parts[:verb])
        return (
            by
            or (before is not None and QUESTIONS.has("passive", before.folded))
            or any(QUESTIONS.has("passive", word, "apart") for word in apart)
        )

    def is_done_by(self, at: int, part: Part) -> bool:
        """Whether somebody named does what the verb says."""
        if self.verb is None:
            return False
        before = (at < self.verb or part is self.subject) and not self.asks_who
        return before != self.is_passive

    def is_done_to(self, at: int, part: Part) -> bool:
        """Whether it is done to somebody named."""
        if self.verb is None or part is self.subject:
            return False
        return (at > self.verb or self.asks_who) != self.is_passive

    def only_says_when(self, at: int) -> bool:
        """Whether a noun, or a verb, only says when something was: said during his visit, when he
        visited; not at the beginning of a question.
        """
        for before, part in self._sentence.clause_before(at):
            folded = self._sentence.folded(part)
            if QUESTIONS.has("while", folded):
                asks = QUESTIONS.has("idle", folded, "grammar") and not before
                return self.verb is not None and not asks
        return False

    def is_of_an_occasion(self, at: int, part: Part) -> bool:
        """Whether a place only says which occasion is meant: said during his visit to Hanoi."""
        parts = self._sentence.parts
        nouns = [n for n in range(at) if parts[n].sort in (KIND, VERB) and n != self.verb]
        return part.sort == PLACE and bool(nouns) and self.only_says_when(nouns[-1])

    def aside(self) -> int:
        """Where words begin that tell of another time: weeks before Kim's arrival. The end, if
        none do.

        They end a headline: who asks with a question means what comes after as well.
        """
        sentence, parts = self._sentence, self._sentence.parts
        asks = not parts or (
            not parts[0].is_somebody and QUESTIONS.has("idle", sentence.first, "grammar")
        )
        for at, part in enumerate(parts):
            if asks or not at or not QUESTIONS.has("apart", sentence.folded(part)):
                continue
            behind = parts[at + 1 :]
            told = any(one.sort in (KIND, TOPIC, VERB) for one in behind)
            before = " ".join((sentence.folded(parts[at - 1]), sentence.folded(part)))
            start = at - 1 if QUESTIONS.has("apart", before) else at  # weeks before
            if told and any(one.is_somebody for one in behind) and _tells(parts[:start]):
                return start
        return len(parts)

    def _main_verb(self) -> int | None:
        """The first verb that says what is done; or a noun that can be one, between two people."""
        sentence, parts = self._sentence, self._sentence.parts
        plain = [at for at, part in enumerate(parts) if part.sort == VERB]
        telling = [
            at
            for at in plain
            if not parts[at].meaning.startswith("- -") and not self._says_when(at)
        ]
        # The first of two verbs may have nobody before it: who led the delegation that came.
        if telling and plain[0] < telling[0]:
            row = parts[: plain[0]]
            if not any(part.is_somebody for part in row):
                return telling[0]
        for at, part in enumerate(parts):
            if part.sort == VERB and part.meaning.split()[1] != "":
                return at
            if part.sort != KIND or " " not in part.meaning or not at:
                continue
            infinitive = sentence.is_infinitive(at - 1)
            after = sentence.after(at)
            follows = parts[at - 1].is_somebody and not sentence.words[part.start - 1].owns
            before = follows and not parts[at - 1].adjective
            made = after is not None and QUESTIONS.has("verb ending", sentence.folded(after))
            asked = parts[at - 1].sort in (TOPIC, WORD) and self._asks_what_is_done(at - 1)
            if infinitive or made or asked or (before and not (after and _is_by(after))):
                return at
        return None

    def _asks_what_is_done(self, at: int) -> bool:
        """Whether a word that asks stands before a subject: how often do arts troupes travel."""
        told = (self._sentence.folded(part) for part in self._sentence.parts[:at])
        return any(QUESTIONS.has("asks", one) and not QUESTIONS.has("passive", one) for one in told)

    def _says_when(self, at: int) -> bool:
        """Whether a verb is in a clause that says when: when he visited."""
        rows = (self._sentence.folded(part) for _, part in self._sentence.clause_before(at))
        return any(QUESTIONS.has("while", folded) for folded in rows)

    def _inverted(self) -> Part | None:
        """The name right after a verb that a word for when or where has moved to the front."""
        sentence, verb = self._sentence, self.verb
        if verb is None or any(part.is_somebody for part in sentence.parts[:verb]):
            return None
        front = [sentence.folded(part) for part in sentence.parts[:verb]]
        if not any(QUESTIONS.has("inverts", one) for one in (sentence.first, *front)):
            return None
        behind = sentence.parts[verb + 1 :]
        for part in behind:
            if part.sort == WAY:
                return None
            if part.is_somebody and not part.adjective:
                named = [one for one in behind if one.is_somebody]
                goes = sentence.parts[verb].meaning.endswith(" travels") and part.sort == PLACE
                return None if goes and len(named) == 1 else part
        return None


def _tells(row: Sequence[Part]) -> bool:
    """Whether some parts tell of somebody, and of more than that."""
    return any(part.is_somebody for part in row) and len([p for p in row if p.sort != IDLE]) > 1


def _is_by(part: Part) -> bool:
    return part.sort == WAY and part.meaning == "by"
