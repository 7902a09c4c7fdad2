"""What everybody named has to do with what a question asks for: does it, has it done, is where it
leads.

``from``, ``to``, ``by`` and ``in`` say it explicitly; else the place beside the verb does.
"""

from __future__ import annotations

from relfacts.ask.question.parts import (
    IDLE,
    KIND,
    ORDER,
    PERSON,
    PLACE,
    TIME,
    TOPIC,
    UNIT,
    VERB,
    WAY,
    Part,
)
from relfacts.ask.question.words import is_hangul
from relfacts.languages.dictionary import QUESTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.question.deeds import Deed
    from relfacts.ask.question.sentence import Sentence
    from relfacts.ask.question.understood import Understood


class Roles:
    """Gives each person, place and office of a sentence its role in what was understood."""

    def __init__(self, sentence: Sentence, deed: Deed, why: range, found: Understood) -> None:
        self._sentence = sentence
        self._parts = sentence.parts
        self._deed = deed
        #: The words that ask what for.
        self._why = why
        self._found = found

    def assign(self, at: int, part: Part) -> None:
        """Add somebody to the list to which the words around it assign it."""
        found, deed = self._found, self._deed
        if part.sort == PERSON and not part.ids:
            found.absent.append(part)
            return
        if self._is_of_what_follows(at, part):
            part.adjective = True
            found.places.append(part)
            return
        if at > 1 and self._sentence.joins(at - 1) and self._parts[at - 2] in found.doers:
            found.doers.append(part)
            return
        way = self._way(at, part)
        occasion = deed.is_of_an_occasion(at, part)
        if self._owns_a_topic(at, part) and (way == "to" or deed.is_done_to(at, part)):
            found.mentioned.append(part)
        elif way == "from":
            found.origins.append(part)
        elif way == "to" and part.sort != PLACE and deed.takes_an_object:
            found.targets.append(part)
        elif way == "to" and part.sort == PLACE and deed.act in ("proposes", "says"):
            found.mentioned.append(part)  # what is said moves nothing: his regard for Vietnam
        elif way == "to" and part.sort == PERSON and not deed.moves:
            found.people.append(part)  # nothing goes to him: crowds turn out for Kim
        elif way == "to" and self._leads_somewhere(at, part):
            (found.mentioned if occasion else found.goals).append(part)
        elif way == "by" or (way == "of" and (self._owns_a_deed(at) or self._is_done(at))):
            found.doers.append(part)
        elif occasion:
            found.mentioned.append(part)
        elif way == "object":
            found.targets.append(part)
        elif part.sort == PLACE and self._names_a_journey(at, part):
            found.goals.append(part)
        elif way == "in" and part.sort == PLACE:
            found.places.append(part)
            found.inside.append(part)
        elif way in ("about", "with"):
            (found.mentioned if part.sort == PLACE else found.people).append(part)
        elif part.adjective and found.goals and deed.is_done_to(at, part):
            found.doers.append(part)  # 北朝鮮へ留学したベトナム人
        elif deed.is_done_by(at, part) or (deed.verb is None and self._owns_what_follows(at, part)):
            found.doers.append(part)
            if self._may_be_where(at, part):
                found.there.append(part)
        elif deed.is_done_to(at, part):
            found.targets.append(part)
        else:
            (found.places if part.sort == PLACE else found.people).append(part)

    def settle(self) -> None:
        """Put right what shows only when all are assigned."""
        found = self._found
        bare = [part for part in found.places if not part.adjective]
        led = any(self._sentence.way_before(self._parts.index(part)) for part in bare)
        if len(bare) > 1 and not led:
            # A fact only needs to involve each of two places side by side.
            found.places = [part for part in found.places if part not in bare]
            found.mentioned += bare
        if found.act == "travels" and any(part.sort != PLACE for part in found.doers):
            # Where verbs come last, the destination also comes before the verb: 김정은 베트남 방문.
            places = [part for part in found.doers if part.sort == PLACE]
            found.doers = [part for part in found.doers if part.sort != PLACE]
            found.targets += places

    def _way(self, at: int, part: Part) -> str:
        """Which way the word before a part, or its ending, leads; empty if nowhere."""
        way = part.way or self._sentence.way_before(at)
        if part.start - 1 in self._why:
            way = ""  # "for" belongs to the reason
        if part.sort == PLACE and way == "from" and part.way and self._deed.stays:
            return "in"  # 하노이에서: from there if a verb leads away, otherwise there
        if part.sort == PLACE and way == "to" and self._may_be_there(at):
            return "in"  # l'ambassade à Hanoï
        if part.sort == PLACE and part.way == "to" and not self._deed.is_told:
            return "in"  # ハノイにある幼稚園
        if way == "to" and self._goes_with_its_noun(at, part):
            return ""  # the best year for Vietnamese exports, the plan for Kim's departure
        if part.adjective and self._is_money(at + 1):
            return "from"  # North Korean money
        if way == "in" and part.sort == PLACE and self._has_an_article_and_noun(at):
            return ""  # at the DPRK embassy, which need not lie there
        return way

    def _has_an_article_and_noun(self, at: int) -> bool:
        """Whether an article before a place belongs to the noun behind it: the Hanoi summit."""
        before, after = self._parts[at - 1 : at], self._sentence.after(at)
        led = bool(before) and before[0].sort == IDLE and before[0].meaning == "grammar"
        return led and after is not None and after.sort in (KIND, TOPIC)

    def _may_be_there(self, at: int) -> bool:
        """Whether a word expresses a direction, or a location if nothing moves."""
        return self._sentence.is_led_in(at) and not self._deed.moves

    def _is_of_what_follows(self, at: int, part: Part) -> bool:
        """Whether a place comes before its noun in a language without an adjective for it."""
        after = self._sentence.after(at)
        row = self._sentence.words[part.start : part.stop]
        unbent = not part.way and all(is_hangul(word.raw) or word.unspaced for word in row)
        goes = self._deed.act not in ("gives", "receives")
        of = self._deed.verb is not None and (unbent or (part.adjective and goes))
        return part.sort == PLACE and of and after is not None and after.sort == TOPIC

    def _is_money(self, at: int) -> bool:
        """Whether money is named, in no currency."""
        return any(one.sort == UNIT and one.meaning == "money" for one in self._parts[at : at + 1])

    def _goes_with_its_noun(self, at: int, part: Part) -> bool:
        """Whether "to" or "for" before somebody leads to the noun behind: for Vietnamese exports.

        To a person without such an adjective only if nothing goes to anybody.
        """
        after = self._sentence.after(at)
        if after is None:
            return False
        if part.adjective:
            return after.sort in (KIND, VERB) and " " in after.meaning
        return part.sort == PERSON and after.sort in (KIND, TOPIC) and not self._deed.moves

    def _is_done(self, at: int) -> bool:
        """Whether a passive verb follows: wurde von Trong eingeladen."""
        return self._deed.verb is not None and at < self._deed.verb and self._deed.is_passive

    def _owns_a_deed(self, at: int) -> bool:
        """Whether "of" comes between the act and its doer: exports of Vietnam.

        A visit of a place may be by it or to it.
        """
        deed, does = self._parts[at - 2 : at - 1], self._parts[at].sort != PLACE
        return bool(deed) and deed[0].meaning.endswith((" gives", " travels")[: 1 + does])

    def _owns_a_topic(self, at: int, part: Part) -> bool:
        """Whether a topic is named as a place's own: think of Vietnam's foreign policy."""
        after = self._sentence.after(at)
        owns = part.sort == PLACE and self._sentence.owns(part)
        return owns and after is not None and after.sort == TOPIC

    def _owns_what_follows(self, at: int, part: Part) -> bool:
        """Whether somebody named owns the deed beside it: Kim's visit, visites vietnamiennes."""
        before = self._parts[max(at - 1, 0) : at]
        if part.adjective and before and _is_a_deed(before[0]):
            return True
        after = self._sentence.after(at)
        owns = part.adjective or self._sentence.owns(part)
        return after is not None and owns and _is_a_deed(after)

    def _names_a_journey(self, at: int, part: Part) -> bool:
        """Whether a place is named with the journey to it: the Hanoi visit, 북한 방문."""
        if part.adjective or self._sentence.owns(part) or part.way or self._does_it(at):
            return False
        after = [one for one in self._parts[at + 1 :] if one.sort not in (TIME, IDLE, ORDER)]
        journey = after[:1]
        return (
            len(after) == 1
            and journey[0].sort == KIND
            and journey[0].meaning.endswith(" travels")
            and not any(one.sort in (WAY, VERB) for one in self._parts[:at])
        )

    def _does_it(self, at: int) -> bool:
        """Whether a verb that asks stands before somebody, who does it: did the choir visit."""
        row = (self._sentence.folded(one) for one in self._parts[:at])
        return any(QUESTIONS.has("asks", one) and not QUESTIONS.has("passive", one) for one in row)

    def _may_be_where(self, at: int, part: Part) -> bool:
        """Whether a place stands right before a noun for what was done, perhaps there: the Hanoi
        talks.
        """
        bare = part.sort == PLACE and not (part.adjective or part.way or self._sentence.owns(part))
        return bare and self._deed.verb == at + 1 and self._parts[at + 1].sort == KIND

    def _leads_somewhere(self, at: int, part: Part) -> bool:
        """Whether "to" before a name is a preposition: not if a separate verb follows."""
        if part.way:
            return True  # an ending of the name itself
        after = self._sentence.after(at)
        word = self._sentence.words[self._parts[at - 1].start]
        if word.unspaced or word.typed:
            return True  # only an English "to" may belong to a verb
        return after is None or after.sort != VERB


def _is_a_deed(part: Part) -> bool:
    """Whether a noun says what somebody does: visit."""
    return part.sort == KIND and " " in part.meaning
