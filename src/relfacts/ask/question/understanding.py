"""What a question asks for: who, where, when, what kind, which direction, which of several.

The parts are read in the order of an English or Vietnamese sentence: the name before a verb is the
doer, the name after it the target; a passive verb reverses that; ``from``, ``to``, ``by`` and
``in`` say it explicitly.
"""

from __future__ import annotations

from relfacts.ask.question.parts import (
    DAY,
    EXCEPT,
    IDLE,
    KIND,
    NUMBER,
    OFFICE,
    ORDER,
    PERSON,
    PLACE,
    SLIGHT,
    STATUS,
    TIME,
    TOPIC,
    UNIT,
    VERB,
    WAY,
    WORD,
    Part,
)
from relfacts.ask.question.words import is_hangul
from relfacts.dates.edtf import parse
from relfacts.languages.dictionary import NAMES, QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word
    from relfacts.dates.edtf import Edtf


# Endings of the meanings of verbs by which something, or somebody, moves.
_MOVING = (" travels", " gives", " receives", "visit -")

# The longest row of words that asks what for: what was the purpose of.
_LONGEST_WHY = 5

# Types of parts that a question may exclude.
_LEFT_OUT = (PERSON, OFFICE, PLACE, TOPIC, KIND, TIME)

# Endings of the meanings of verbs whose object is the person, and to whom nothing moves.
_OF_SOMEBODY = (" invites", " hosts", "meeting -")


class Understood:
    """A question as it was understood; the order of each list is that of the question.

    ``people`` has a part for each person, or office, who must be in the fact; ``doers`` those who
    do what ``act`` says, ``targets`` those to whom it is done, ``origins`` and ``goals`` the places
    and people from and to whom it goes; ``places`` and ``topics`` what it is about. ``kinds`` are
    the nouns that ask for a kind, ``verbs`` the verbs. ``order`` is ``first``, ``last``, ``most``,
    ``least`` or empty; ``figures`` says that a number is asked for, ``units`` in what; ``days`` are
    days of the week. ``mentioned`` are places with which a fact need only have to do, ``slight``
    words that say little and need not be met; ``excepted`` is what facts must not have.
    ``statuses`` say how certain the thing is; ``whether`` that it is asked if it is so, ``why``
    what for. ``words`` remain.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.periods: list[Part] = []
        self.people: list[Part] = []
        self.absent: list[Part] = []
        self.doers: list[Part] = []
        self.targets: list[Part] = []
        self.origins: list[Part] = []
        self.goals: list[Part] = []
        self.places: list[Part] = []
        self.topics: list[Part] = []
        self.kinds: list[Part] = []
        self.verbs: list[Part] = []
        self.words: list[Part] = []
        self.days: list[Part] = []
        self.units: list[Part] = []
        self.slight: list[Part] = []
        self.excepted: list[Part] = []
        self.mentioned: list[Part] = []
        self.statuses: list[Part] = []
        self.order = ""
        self.whether = False
        self.why = False
        self.figures = False

    @property
    def firm(self) -> bool:
        """Whether there is more than verbs; a verb that is the whole question is never given up."""
        return bool(
            self.people
            or self.doers
            or self.targets
            or self.topics
            or self.kinds
            or self.words
            or self.origins
            or self.goals
            or self.places
            or self.mentioned
        )

    @property
    def listed(self) -> bool:
        """Whether people are named in a row, so that any of them may be meant: Anh and Manh."""
        people = [part for part in self.parts if part.sort in (PERSON, OFFICE)]
        one_by_one = [self.people, self.doers, self.targets]
        met = "meeting" in (*self.kind_ids, *self.verb_kinds)
        return len(people) > 1 and not met and any(len(row) == len(people) for row in one_by_one)

    @property
    def act(self) -> str:
        """What is done; empty if the question does not say, or if no role does it."""
        told = [
            part.meaning.split()[-1] for part in (*self.verbs, *self.kinds) if " " in part.meaning
        ]
        act = next((act for act in told if act != "-"), "")
        # Somebody who receives things does not host anybody: what aid has Vietnam received.
        things = "gives" in told or self.origins
        return "receives" if act == "hosts" and self.verbs and things else act

    @property
    def kind_ids(self) -> frozenset[str]:
        """The kinds of fact that nouns ask for."""
        return frozenset(part.meaning.split()[0] for part in self.kinds)

    @property
    def verb_kinds(self) -> frozenset[str]:
        """The kinds of fact that express what the verbs say; empty if any kind may."""
        telling = [part for part in self.verbs if part.meaning != "- -"] or self.verbs
        kinds = {kind for part in telling for kind in part.meaning.split()[0].split("|")}
        return frozenset() if "-" in kinds else frozenset(kinds)

    @property
    def vague(self) -> list[str]:
        """Words of times that have no first and last day: late, early."""
        return [part.name for part in self.periods if part.name]

    @property
    def times(self) -> list[Edtf]:
        """The time asked for; if there are several, any of them: 2016 2017 2018."""
        periods = [part.period for part in self.periods if part.period is not None]
        members = [str(period).replace("/", "..").strip("{}") for period in periods]
        if len(periods) < 2 or any(member[0] in "[." or member[-1] == "." for member in members):
            return periods
        return [parse("{" + ",".join(members) + "}")]


def understand(words: Sequence[Word], parts: Sequence[Part]) -> Understood:
    """What a question asks for, from its parts."""
    return _Sentence(words, parts).read()


class _Sentence:
    """The parts of one question while they are being understood."""

    def __init__(self, words: Sequence[Word], parts: Sequence[Part]) -> None:
        self._words = words
        self._parts = parts
        self._found = Understood(parts)
        #: The position of the verb that has a subject and an object; None if there is none.
        self._verb = self._main_verb()
        #: Whether the question starts with a subject-only word (German 'wer'), so that the person
        #: named is the object.
        self._asks_who = bool(words) and QUESTIONS.has("doer", words[0].folded)
        #: The words that ask what for: why, for what purpose, the reason for.
        self._why = self._asks_why()
        #: The subject, if the verb comes before it: wann besuchte Kim Vietnam.
        self._subject = self._inverted()

    def read(self) -> Understood:
        found = self._found
        found.excepted = self._excepted()
        found.whether = bool(self._words) and QUESTIONS.has("asks", self._words[0].folded)
        found.why = bool(self._why) or self._ends_open()
        for at, part in enumerate(self._parts):
            if part in found.excepted:
                continue
            if part.sort == TIME:
                found.periods.append(part)
            elif part.is_somebody:
                self._somebody(at, part)
            elif part.sort == TOPIC:
                found.topics.append(part)
            elif part.sort == KIND:
                if at == self._verb:
                    found.verbs.append(part)
                elif not self._only_says_when(at):
                    found.kinds.append(part)
            elif part.sort == VERB:
                if at == self._verb or not self._only_says_when(at):
                    found.verbs.append(part)
            elif part.sort == ORDER and not found.order:
                found.order = part.meaning
            elif part.sort == NUMBER:
                found.figures = True
            elif part.sort == UNIT:
                found.figures = True
                found.units.append(part)
            elif part.sort == DAY:
                found.days.append(part)
            elif part.sort == STATUS:
                found.statuses.append(part)
            elif part.sort == SLIGHT and part.start in self._why:
                continue
            elif part.sort == SLIGHT:
                found.slight.append(part)
            elif part.sort == WORD:
                found.words.append(part)
        if found.why:
            # What it was done for is told of the deed by a noun too: the reason for his journey.
            deeds = [part for part in found.kinds if " " in part.meaning]
            found.kinds = [part for part in found.kinds if part not in deeds]
            found.verbs += deeds
        self._settle_places()
        if found.act == "travels" and any(part.sort != PLACE for part in found.doers):
            # Where verbs come last, the destination also comes before the verb: 김정은 베트남 방문.
            places = [part for part in found.doers if part.sort == PLACE]
            found.doers = [part for part in found.doers if part.sort != PLACE]
            found.targets += places
        return found

    def _asks_why(self) -> range:
        folded = [word.folded for word in self._words]
        rows = (
            range(at, end)
            for at in range(len(folded))
            for end in range(min(at + _LONGEST_WHY, len(folded)), at, -1)
        )
        return next(
            (r for r in rows if QUESTIONS.has("why", " ".join(folded[r.start : r.stop]))), range(0)
        )

    def _settle_places(self) -> None:
        """A fact only needs to involve each of two places side by side."""
        found = self._found
        bare = [part for part in found.places if not part.adjective]
        led = {part for part in bare if self._way_before(self._parts.index(part))}
        if len(bare) > 1 and not led:
            found.places = [part for part in found.places if part not in bare]
            found.mentioned += bare

    def _moves(self) -> bool:
        """Whether the act moves something from one to another."""
        deeds = (part.meaning for part in self._parts if part.sort in (VERB, KIND))
        return any(deed.endswith(_MOVING) for deed in deeds)

    def _stays(self) -> bool:
        """Whether the act moves nothing."""
        return any(part.sort in (VERB, KIND) for part in self._parts) and not self._moves()

    def _may_be_there(self, at: int) -> bool:
        """Whether a word expresses a direction, or a location if nothing moves."""
        leads = [part for part in self._parts[:at] if part.sort == WAY]
        word = self._words[leads[-1].start].folded if leads else ""
        return QUESTIONS.has("way", word, "in") and not self._moves()

    def _inverted(self) -> Part | None:
        """The name right after a verb that a word for when or where has moved to the front."""
        verb, words = self._verb, self._words
        if verb is None or any(part.is_somebody for part in self._parts[:verb]):
            return None
        front = [" ".join(w.folded for w in words[p.start : p.stop]) for p in self._parts[:verb]]
        first = words[0].folded if words else ""
        if not any(QUESTIONS.has("inverts", one) for one in (first, *front)):
            return None
        for part in self._parts[verb + 1 :]:
            if part.sort == WAY:
                return None
            if part.is_somebody and not part.adjective:
                named = [one for one in self._parts[verb + 1 :] if one.is_somebody]
                goes = self._parts[verb].meaning.endswith(" travels") and part.sort == PLACE
                return None if goes and len(named) == 1 else part
        return None

    def _excepted(self) -> list[Part]:
        """Parts named only to be left out: besides Trump, other than rice or rubber, 쌀 말고."""
        found: list[Part] = []
        for at, part in enumerate(self._parts):
            if part.sort != EXCEPT:
                continue
            after = part.meaning != "after"
            row = self._parts[at + 1 :] if after else self._parts[:at][::-1]
            for one in row:
                if one.sort in _LEFT_OUT:
                    if found and after and self._words[one.start].broken:
                        break
                    found.append(one)
                    if not after:
                        break
                elif one.sort not in (IDLE, WAY) or (
                    found and not NAMES.has("conjunction", self._words[one.start].folded)
                ):
                    break
        return found

    # --- who does what to whom -------------------------------------------------------------------

    def _is_of_what_follows(self, at: int, part: Part) -> bool:
        """Whether a place comes before its noun in a language without an adjective for it."""
        after = self._parts[at + 1 : at + 2]
        row = self._words[part.start : part.stop]
        unbent = not part.way and all(is_hangul(word.raw) or word.unspaced for word in row)
        goes = self._found_act() not in ("gives", "receives")
        of = self._verb is not None and (unbent or (part.adjective and goes))
        return part.sort == PLACE and of and bool(after) and after[0].sort == TOPIC

    def _ends_open(self) -> bool:
        """Whether its end, but for what is left out, leads nowhere: what did he come for."""
        left = [part for part in self._parts if part not in self._found.excepted]
        left = [part for part in left if part.sort != EXCEPT]
        asks = bool(left) and left[0].sort == IDLE and not self._found.whether
        leads = asks and left[-1].sort == WAY and left[-1].meaning == "to"
        return leads and self._verb is not None

    def _found_act(self) -> str:
        """What the verb says that somebody does; empty if it does not."""
        return "" if self._verb is None else self._parts[self._verb].meaning.split()[-1]

    def _somebody(self, at: int, part: Part) -> None:
        """Add a person, place or office to the list to which the words around it assign it."""
        found = self._found
        if part.sort == PERSON and not part.ids:
            found.absent.append(part)
            return
        if self._is_of_what_follows(at, part):
            part.adjective = True
            found.places.append(part)
            return
        if at > 1 and self._is_and(at - 1) and self._parts[at - 2] in found.doers:
            found.doers.append(part)
            return
        way = part.way or self._way_before(at)
        if part.start - 1 in self._why:
            way = ""  # "for" belongs to the reason
        if part.sort == PLACE and way == "from" and part.way and self._stays():
            way = "in"  # 하노이에서: from there if a verb leads away, otherwise there
        elif part.sort == PLACE and way == "to" and self._may_be_there(at):
            way = "in"  # l'ambassade à Hanoï
        elif way == "to" and self._goes_with_its_noun(at, part):
            way = ""  # the best year for Vietnamese exports, the plan for Kim's departure
        elif part.adjective and self._is_money(at + 1):
            way = "from"  # North Korean money
        if way == "from":
            found.origins.append(part)
        elif way == "to" and part.sort != PLACE and self._takes_an_object():
            found.targets.append(part)
        elif way == "to" and part.sort == PLACE and self._found_act() == "says":
            found.mentioned.append(part)  # what is said moves nothing: his regard for Vietnam
        elif way == "to" and self._leads_somewhere(at):
            (found.mentioned if self._is_of_an_occasion(at, part) else found.goals).append(part)
        elif way == "by" or (way == "of" and (self._owns_a_deed(at) or self._is_done(at))):
            found.doers.append(part)
        elif self._is_of_an_occasion(at, part):
            found.mentioned.append(part)
        elif way == "object":
            found.targets.append(part)
        elif part.sort == PLACE and self._names_a_journey(at, part):
            found.goals.append(part)
        elif way == "in" and part.sort == PLACE:
            found.places.append(part)
        elif way in ("about", "with"):
            (found.mentioned if part.sort == PLACE else found.people).append(part)
        elif self._does(at, part):
            found.doers.append(part)
        elif self._has_it_done(at):
            found.targets.append(part)
        else:
            (found.places if part.sort == PLACE else found.people).append(part)

    def _is_money(self, at: int) -> bool:
        """Whether money is named, in no currency."""
        return any(one.sort == UNIT and one.meaning == "money" for one in self._parts[at : at + 1])

    def _sort_after(self, at: int) -> str:
        return self._parts[at + 1].sort if at + 1 < len(self._parts) else ""

    def _goes_with_its_noun(self, at: int, part: Part) -> bool:
        """Whether "to" or "for" before somebody leads to the noun behind: for Vietnamese exports.

        To a person without such an adjective only if nothing goes to anybody.
        """
        if part.adjective:
            after = self._parts[at + 1 : at + 2]
            return bool(after) and after[0].sort in (KIND, VERB) and " " in after[0].meaning
        return part.sort == PERSON and self._sort_after(at) in (KIND, TOPIC) and not self._moves()

    def _takes_an_object(self) -> bool:
        """Whether the verb takes a direct object marked with 'to' (Spanish: invitó a Kim)."""
        return self._verb is not None and self._parts[self._verb].meaning.endswith(_OF_SOMEBODY)

    def _is_done(self, at: int) -> bool:
        """Whether a passive verb follows: wurde von Trong eingeladen."""
        return self._verb is not None and at < self._verb and self._is_passive(self._verb)

    def _owns_a_deed(self, at: int) -> bool:
        """Whether "of" comes between the act and its doer: exports of Vietnam.

        A visit of a place may be by it or to it.
        """
        deed, does = self._parts[at - 2 : at - 1], self._parts[at].sort != PLACE
        return bool(deed) and deed[0].meaning.endswith((" gives", " travels")[: 1 + does])

    def _names_a_journey(self, at: int, part: Part) -> bool:
        """Whether a place is named with the journey to it: the Hanoi visit, 북한 방문."""
        if part.adjective or self._words[part.stop - 1].owns or part.way:
            return False
        after = [one for one in self._parts[at + 1 :] if one.sort not in (TIME, IDLE, ORDER)]
        journey = after[:1]
        return (
            len(after) == 1
            and journey[0].sort == KIND
            and journey[0].meaning.endswith(" travels")
            and not any(one.sort in (WAY, VERB) for one in self._parts[:at])
        )

    def _way_before(self, at: int) -> str:
        """The small word that leads here, before articles and adjectives; empty if none."""
        for before in range(at - 1, -1, -1):
            part = self._parts[before]
            if part.sort == WAY:
                return part.meaning
            if part.sort == IDLE and NAMES.has("pronoun", self._words[part.start].folded):
                return ""
            joined = part.is_somebody and before + 1 < at and self._is_and(before + 1)
            if part.sort != IDLE and not part.adjective and not joined:
                return ""
            if part.sort == IDLE and not self._is_small(before):
                return ""
        return ""

    def _is_of_an_occasion(self, at: int, part: Part) -> bool:
        """Whether a place only says which occasion is meant: said during his visit to Hanoi."""
        nouns = [n for n in range(at) if self._parts[n].sort in (KIND, VERB) and n != self._verb]
        return part.sort == PLACE and bool(nouns) and self._only_says_when(nouns[-1])

    def _leads_somewhere(self, at: int) -> bool:
        """Whether "to" before a name is a preposition: not if a separate verb follows."""
        after = self._parts[at + 1 : at + 2]
        word = self._words[self._parts[at - 1].start]
        if word.unspaced or word.typed:
            return True  # only an English "to" may belong to a verb
        return not (after and after[0].sort == VERB)

    def _does(self, at: int, part: Part) -> bool:
        """Whether the person named here does what the verb says, or owns what the noun names."""
        if self._verb is not None:
            before = (at < self._verb or part is self._subject) and not self._asks_who
            return before != self._is_passive(self._verb)
        after, deed = self._parts[at + 1 : at + 2], self._parts[max(at - 1, 0) : at]
        if part.adjective and deed and deed[0].sort == KIND and " " in deed[0].meaning:
            return True  # visites vietnamiennes
        owns = part.adjective or self._words[part.stop - 1].owns
        return bool(after) and owns and after[0].sort == KIND and " " in after[0].meaning

    def _has_it_done(self, at: int) -> bool:
        if self._verb is None:
            return False
        after = at > self._verb or self._asks_who
        if self._subject is self._parts[at]:
            return False
        return after != self._is_passive(self._verb)

    def _is_passive(self, verb: int) -> bool:
        """Whether a verb is a passive: a form of 'to be' before it, or 'by' after it."""
        by = any(p.sort == WAY and p.meaning == "by" for p in self._parts[verb + 1 :])
        before = self._words[self._parts[verb - 1].stop - 1] if verb else None
        apart = (self._words[part.start].folded for part in self._parts[:verb])
        return (
            by
            or (before is not None and QUESTIONS.has("passive", before.folded))
            or any(QUESTIONS.has("passive", word, "apart") for word in apart)
        )

    def _main_verb(self) -> int | None:
        """The first verb that says what is done; or a noun that can be one, between two people."""
        parts = self._parts
        telling = [
            at
            for at, part in enumerate(parts)
            if part.sort == VERB and not part.meaning.startswith("- -") and not self._is_when(at)
        ]
        plain = [at for at, part in enumerate(parts) if part.sort == VERB]
        if telling and plain[0] < telling[0] and self._verb_of_nobody(plain[0], telling[0]):
            return telling[0]
        for at, part in enumerate(parts):
            if part.sort == VERB and part.meaning.split()[1] != "":
                return at
            if part.sort != KIND or " " not in part.meaning or not at:
                continue
            infinitive = parts[at - 1].sort == WAY and parts[at - 1].meaning == "to"
            after = parts[at + 1 : at + 2]
            follows = parts[at - 1].is_somebody and not self._words[part.start - 1].owns
            before = follows and not parts[at - 1].adjective
            if infinitive or (
                before and not (after and after[0].sort == WAY and after[0].meaning == "by")
            ):
                return at
        return None

    def _verb_of_nobody(self, first: int, second: int) -> bool:
        """Whether the first of two verbs has nobody before it: who led the delegation that came."""
        row = self._parts[:second]
        return not any(part.is_somebody or part.sort == PERSON for part in row[:first])

    def _is_when(self, at: int) -> bool:
        """Whether a verb is in a clause that says when: when he visited."""
        for part in self._parts[:at][::-1]:
            if part.sort not in (IDLE, PERSON):
                return False
            folded = " ".join(word.folded for word in self._words[part.start : part.stop])
            if QUESTIONS.has("while", folded):
                return True
        return False

    def _only_says_when(self, at: int) -> bool:
        """Whether a noun, or a verb, only says when something was: said during his visit, when he
        visited; not at the beginning of a question.
        """
        for before in range(at - 1, -1, -1):
            part = self._parts[before]
            if part.sort not in (IDLE, PERSON):
                return False
            folded = " ".join(word.folded for word in self._words[part.start : part.stop])
            if QUESTIONS.has("while", folded):
                asks = QUESTIONS.has("idle", folded, "grammar") and not before
                return self._verb is not None and not asks
        return False

    def _is_and(self, at: int) -> bool:
        return NAMES.has("conjunction", self._words[self._parts[at].start].folded)

    def _is_small(self, at: int) -> bool:
        """Whether an idle part may come between a small word and its name."""
        return self._parts[at].stop - self._parts[at].start == 1
