"""A question as it was understood: who, where, when, what kind, which way, which of several."""

from __future__ import annotations

from relfacts.ask.question.parts import KIND, OFFICE, PERSON, PLACE, TIME, TOPIC, WORD, Part
from relfacts.ask.question.times import EVERY_YEAR
from relfacts.dates.edtf import parse
from relfacts.languages.dictionary import DATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.ask.question.words import Word
    from relfacts.dates.edtf import Edtf


class Understood:
    """A question as it was understood; the order of each list is that of the question.

    ``people`` has a part for each person, or office, who must be in the fact; ``doers`` those who
    do what ``act`` says (``there``: those of them that may be where it was done), ``targets`` those
    to whom it is done, ``origins`` and ``goals`` the places and people from and to whom it goes;
    ``places`` and ``topics`` what it is about (``inside``: those places in which it was). ``kinds``
    are the nouns that ask for a kind, ``verbs`` the verbs. ``order`` is ``first``, ``last``,
    ``most``, ``least`` or empty, ``nth`` says which in the order of time: the second; ``figures``
    says that a number is asked for, ``units`` in what; ``days`` are days of the week.
    ``mentioned`` are places with which a fact need only have to do,
    ``slight`` words that say little and need not be met; ``excepted`` is what facts must not have.
    ``statuses`` say how certain the thing is; ``whether`` that it is asked if it is so, ``who``
    who did it, ``why`` what for; ``between``: that it was between those named. ``where`` asks
    for a place, a ``town`` or a ``country`` or any (empty), None if it is not asked for;
    ``whereabouts`` for where somebody was. ``anybody`` did it to anybody: who visited whom.
    ``differing``: documents must differ. ``things`` are the words for what is counted, if it is
    asked how many there are. ``aside`` tells of another time. ``words`` remain,
    ``left_out`` are those given up.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.periods: list[Part] = []
        self.people: list[Part] = []
        self.absent: list[Part] = []
        self.doers: list[Part] = []
        self.there: list[Part] = []
        self.targets: list[Part] = []
        self.origins: list[Part] = []
        self.goals: list[Part] = []
        self.places: list[Part] = []
        self.inside: list[Part] = []
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
        self.nth: Part | None = None
        self.whether: bool = False
        self.why: bool = False
        self.who: bool = False
        self.figures = False
        self.where: str | None = None
        self.whereabouts = False
        self.anybody = False
        self.between = False
        self.differing = False
        self.things: list[str] = []
        self.aside: Part | None = None
        self.left_out: Sequence[Part] = ()

    def where_it_was(self) -> Understood:
        """The same with the places that may be where it was done read so: the Hanoi talks."""
        other = Understood(self.parts)
        vars(other).update(vars(self))
        other.doers = [part for part in self.doers if part not in self.there]
        other.places = [*self.places, *self.there]
        # A noun that nobody does asks for its kind alone.
        other.kinds = [*self.kinds, *(part for part in self.verbs if part.sort == KIND)]
        other.verbs = [part for part in self.verbs if part.sort != KIND]
        other.there = []
        return other

    def called_by_months(self, words: Sequence[Word]) -> Understood | None:
        """The same with a month of any year as a word, which may be of a name: the April festival.

        None if there is none, or if nothing else says what is meant.
        """
        if not (self.of_any_year and (self.topics or self.words)):
            return None
        other = Understood(self.parts)
        vars(other).update(vars(self))
        named = [part for part in self.periods if part.meaning == EVERY_YEAR]
        spoken = (at for part in named for at in range(part.start, part.stop))
        months = [at for at in spoken if DATES.has("month", words[at].folded)]
        other.periods = [part for part in self.periods if part not in named]
        other.words = [*self.words, *(Part(WORD, at, at + 1) for at in months)]
        return other

    def without(self, words: Sequence[Part]) -> Understood:
        """The same without some of its words, which are left out."""
        other = Understood(self.parts)
        vars(other).update(vars(self))
        other.words = [part for part in self.words if part not in words]
        other.left_out = [*self.left_out, *words]
        return other

    @property
    def somebody_there(self) -> bool:
        """Whether somebody is asked for in a place: To Lam in the DPRK."""
        named = (*self.people, *self.doers, *self.targets)
        return bool(self.inside) and any(part.sort != PLACE for part in named)

    @property
    def of_somebody(self) -> bool:
        """Whether somebody is named, and not only places."""
        return any(part.sort != PLACE for part in (*self.people, *self.doers))

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
            or self.differing
        )

    @property
    def listed(self) -> bool:
        """Whether people are named in a row, so that any of them may have done what is asked for:
        visits of Anh and Manh. Of two of whom nothing else is asked, both are meant.
        """
        people = [part for part in self.parts if part.sort in (PERSON, OFFICE)]
        one_by_one = [self.people, self.doers, self.targets]
        met = self.between or "meeting" in (*self.kind_ids, *self.verb_kinds)
        told = bool(self.verbs or self.kinds or self.topics or self.words)
        in_a_row = any(len(row) == len(people) for row in one_by_one)
        return len(people) > 1 and not met and told and in_a_row

    @property
    def act(self) -> str:
        """What is done; empty if the question does not say, or if no role does it."""
        if self.whereabouts:
            return "travels"
        told = [
            part.meaning.split()[-1] for part in (*self.verbs, *self.kinds) if " " in part.meaning
        ]
        act = next((act for act in told if act != "-"), "")
        # Somebody who receives things does not host anybody: what aid has Vietnam received.
        things = "gives" in told or self.origins
        return "receives" if act == "hosts" and self.verbs and things else act

    @property
    def narrow(self) -> bool:
        """Whether so much is said that words that say little only rank what answers."""
        return bool(self.topics or self.words or self.places or self.mentioned)

    @property
    def only_words(self) -> bool:
        """Whether nobody, no place, topic, kind or time is named, but words only."""
        named = (PERSON, OFFICE, PLACE, TOPIC, KIND, TIME)
        return bool(self.words) and not any(part.sort in named for part in self.parts)

    @property
    def verbs_tell(self) -> bool:
        """Whether only verbs say what is asked of some places: which states does it befriend."""
        told = (self.people, self.topics, self.kinds, self.words, self.statuses, self.origins)
        named = (*self.doers, *self.targets)
        somewhere = bool(named or self.places or self.goals or self.mentioned)
        return (
            somewhere
            and bool(self.verbs)
            and not any(told)
            and not self.figures
            and all(part.sort == PLACE for part in named)
            and all(part.meaning == "- -" for part in self.verbs)
        )

    @property
    def is_of_states(self) -> bool:
        """Whether it is a thing of states that nobody named does: agreements signed in Hanoi."""
        return self.act == "signs" and not (self.people or self.doers or self.targets)

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
    def of_any_year(self) -> bool:
        """Whether a day or a month without its year is asked for."""
        return any(part.meaning == EVERY_YEAR for part in self.periods)

    @property
    def is_of_a_day(self) -> bool:
        """Whether a single day is asked for, and no other time."""
        times = [part.period for part in self.periods]
        return (
            len(times) == 1
            and times[0] is not None
            and bool(times[0].start and times[0].start == times[0].end)
        )

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
