"""Divides a question into parts: times, people, places, topics, kinds, verbs, small words, and the
rest.

Times and names come first, since their words cannot be anything else; then the longest known row of
words counts, wherever it begins. The rest is read again: it may be a name, a place or a topic with
a slip.
"""

from __future__ import annotations

from itertools import pairwise

from relfacts.ask.question.labels import NARROWER, LabelFinder
from relfacts.ask.question.offices import in_full, of_countries, office_at
from relfacts.ask.question.parts import (
    DAY,
    DIFFER,
    IDLE,
    KIND,
    NUMBER,
    ORDER,
    PLACE,
    SLIGHT,
    TOPIC,
    UNIT,
    VERB,
    WAY,
    WORD,
    Part,
)
from relfacts.ask.question.people import UNREAD, people_in
from relfacts.ask.question.remaining import is_said
from relfacts.ask.question.statuses import beside_kinds
from relfacts.ask.question.times import is_a_duration, times_in
from relfacts.ask.question.wording import told_as, wording_at
from relfacts.ask.question.words import are_small, joined
from relfacts.languages.dictionary import DATES, NAMES, QUESTIONS
from relfacts.text.folding import key, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from relfacts.ask.question.words import Word
    from relfacts.base.openbase import OpenBase

# The name of a place with this many words is read before people are looked for.
_LONG_PLACE = 4

# Parts that alone do not say which fact is meant; words of grammar never do.
_SMALL = (DAY, IDLE, NUMBER, ORDER, UNIT, SLIGHT, WAY)
_GRAMMAR = "grammar"

# What an office is called that nobody from a country holds.
_OFFICE = "office"

# The usual kind of which one noun says who does it.
_VISIT = "visit"

_ENGLISH = "en"

# Parts that say as much as the name of a topic.
_ASKING = (KIND, VERB, IDLE)


def divide(words: Sequence[Word], base: OpenBase, language: str) -> list[Part]:
    """The parts of a question, in the order of its words; every word is in one."""
    times = times_in(words, base.years())
    taken = {at for part in times for at in range(part.start, part.stop)}
    labels = LabelFinder(words, base)

    def place_at(at: int) -> int:
        part = labels.at(at, len(words)) if at < len(words) else None
        return part.stop if part is not None and part.sort == PLACE else 0

    long = list(_long_places(words, taken, labels))
    taken |= {at for part in long for at in range(part.start, part.stop)}

    def told(at: int) -> str:
        if sort := told_as(words[at], base, language):
            return sort
        if _only_is_a_topic(words, at, labels, base):
            return TOPIC
        return WORD if _is_in_a_fact(words[at], base) else ""

    people = people_in(words, taken, base.book, place_at, told)
    if around := list(_places_around(words, taken, people, labels, base)):
        long += around
        taken |= {at for part in around for at in range(part.start, part.stop)}
        people = people_in(words, taken, base.book, place_at, told)
    found = [*times, *long, *(part for part in people if part.how != UNREAD)]
    seeming = [part for part in people if part.how == UNREAD]
    taken = {at for part in found for at in range(part.start, part.stop)}
    at = 0
    while at < len(words):
        if at in taken:
            at += 1
            continue
        stop = next((n for n in range(at, len(words)) if n in taken), len(words))
        part = _known(
            words, at, stop, labels, base, language,
            told=any(one.sort in (KIND, VERB) for one in found),
        )  # fmt: skip
        found.append(part or Part(SLIGHT if is_a_duration(words[at]) else WORD, at, at + 1))
        at = found[-1].stop
    found.sort(key=lambda part: (part.start, part.stop))
    if not any(part.is_somebody for part in found):
        found = [_undirected(part, labels) for part in found]
    if any(part.sort == DIFFER for part in found):
        from relfacts.ask.question.differences import of_documents

        found = of_documents(found, words, base, language)
    found = [_asked_for(at, words, found, language) for at in range(len(found))]
    found = [_only_willing(at, words, found) for at in range(len(found))]
    if any(part.sort == VERB and part.meaning.endswith(" gives") for part in found):
        from relfacts.ask.question.carried import carrying

        found = carrying(found, words, base)
    if any(part.sort == NUMBER for part in found):
        found = [_counted(at, words, found, base) for at in range(len(found))]
    if any(part.sort == ORDER for part in found):
        from relfacts.ask.question.ordinals import settled

        found = settled(found)
    found = beside_kinds(found, words, base, language)
    found = _compounded(of_countries(in_full(found, words, base), words, base), labels)
    found = [_in_general(at, words, found, base) for at in range(len(found))]
    return _with_small_words(words, _mended(words, found, seeming, labels, base, language), base)


def _only_is_a_topic(words: Sequence[Word], at: int, labels: LabelFinder, base: OpenBase) -> bool:
    """Whether a word calls a topic, and is in nobody's name: rice, if there is no Mr Rice."""
    part = labels.at(at, at + 1)
    return part is not None and part.sort == TOPIC and words[at].folded not in base.book.bearers


def _is_in_a_fact(word: Word, base: OpenBase) -> bool:
    """Whether facts have a word, and it is in nobody's name: measure, not Minh."""
    return base.index.is_said(word.folded) and word.folded not in base.book.bearers


def _long_places(
    words: Sequence[Word], taken: Collection[int], labels: LabelFinder
) -> Iterator[Part]:
    """The places whose names cannot be words of people's: long ones, and those in lower case in a
    question that has capitals: la capital vietnamita.
    """
    shown = not are_small(words)
    at = 0
    while at < len(words):
        free = next((n for n in range(at, len(words)) if n in taken), len(words))
        part = labels.at(at, free) if free - at > 1 else None
        row = words[at : part.stop] if part else []
        small = shown and len(row) > 1 and are_small(row)
        plain = part is not None and part.sort == PLACE and not part.adjective
        if part and plain and (small or len(row) >= _LONG_PLACE):
            yield part
            at = part.stop
        else:
            at += 1


def _places_around(
    words: Sequence[Word],
    taken: Collection[int],
    people: Sequence[Part],
    labels: LabelFinder,
    base: OpenBase,
) -> Iterator[Part]:
    """The places, or bodies, of whose names those of people are only a part: Brandt Foundation."""
    if not people:
        return
    free = [
        at not in taken and not QUESTIONS.has("idle", words[at].folded) for at in range(len(words))
    ]
    at = 0
    for part in people:
        first = next((n + 1 for n in range(part.start - 1, at - 1, -1) if not free[n]), at)
        last = next((n for n in range(part.stop, len(words)) if not free[n]), len(words))
        rows = (
            (start, stop)
            for start in range(max(first, part.start - _LONG_PLACE), part.start + 1)
            for stop in range(min(last, part.stop + _LONG_PLACE), part.stop - 1, -1)
            if stop - start > part.stop - part.start
            and not any(word.owns for word in words[start : stop - 1])
        )
        for start, stop in rows:
            named = base.book.is_place(key(joined(words[start:stop])))
            found = labels.at(start, stop) if named else None
            if found and found.sort == PLACE and found.stop == stop:
                yield found
                at = stop
                break


def _asked_for(at: int, words: Sequence[Word], parts: Sequence[Part], language: str) -> Part:
    """A verb that is a noun, since it stands between a word that asks and another verb's, or behind
    a preposition: which states does it befriend, an exchange of views.
    """
    part = parts[at]
    if part.sort != VERB or not at:
        return part
    if part.meaning == "- -" and _is_led(part, parts[at - 1], words):
        return Part(WORD, part.start, part.stop)
    if at == len(parts) - 1:
        return part
    asks = NAMES.has("pronoun", words[part.start - 1].folded, "")
    spoken = language or _ENGLISH
    if not asks or not QUESTIONS.has("asks", words[part.stop].folded, language=spoken):
        return part
    slight = all(QUESTIONS.has(SLIGHT, words[n].folded) for n in range(part.start, part.stop))
    return Part(SLIGHT if slight else WORD, part.start, part.stop)


def _is_led(verb: Part, before: Part, words: Sequence[Word]) -> bool:
    """Whether an English preposition stands right before one word that may be a verb."""
    lead = words[before.start].folded
    plain = before.sort == WAY and before.meaning == "of" and verb.stop - verb.start == 1
    return plain and QUESTIONS.has("way", lead, "of", language=_ENGLISH)


def _only_willing(at: int, words: Sequence[Word], parts: Sequence[Part]) -> Part:
    """A verb of giving that only tells of a will, since a deed follows: offers to share experience.

    And a number of days is how long something was: for four days.
    """
    part, after = parts[at], parts[at + 1 : at + 3]
    leads = len(after) == 2 and after[0].sort == WAY and _is_an_infinitive(after[1], words)
    plain = leads and words[after[0].start].folded == after[0].meaning
    if part.sort == VERB and part.meaning.endswith(" gives"):
        will = plain and after[1].sort in (TOPIC, VERB)
        return Part(VERB, part.start, part.stop, meaning="- -") if will else part
    if part.sort == KIND and part.meaning.endswith(" travels") and _is_to_be_done(at, words, parts):
        return Part(
            KIND, part.start, part.stop, part.ids, part.name, meaning=part.meaning.split()[0]
        )
    counted = part.sort == WORD and DATES.has("count", words[part.start].folded)
    lasts = counted and at and parts[at - 1].sort == WAY and parts[at - 1].meaning == "to"
    return (
        Part(SLIGHT, part.start, part.stop) if lasts and after and after[0].sort == IDLE else part
    )


def _is_to_be_done(at: int, words: Sequence[Word], parts: Sequence[Part]) -> bool:
    """Whether a noun is what something is to be done to, as headlines tell: to step up visits."""
    before = [n for n in range(at) if parts[n].sort not in (IDLE, SLIGHT, TOPIC, WORD)][-2:]
    if len(before) < 2 or parts[before[1]].sort != VERB or parts[before[1]].meaning != "- -":
        return False
    lead = parts[before[0]]
    return (
        lead.sort == WAY
        and lead.stop == parts[before[1]].start
        and (words[lead.start].folded == lead.meaning == "to")
    )


def _counted(at: int, words: Sequence[Word], parts: Sequence[Part], base: OpenBase) -> Part:
    """A word that says little but is what is counted, and that no fact has: how many victims.

    How many of them there were no fact tells without it.
    """
    part = parts[at]
    if part.sort != SLIGHT or is_said(words[part.start].folded, base):
        return part
    before = next((one for one in parts[:at][::-1] if one.sort not in (IDLE, WAY)), part)
    after = parts[at + 1 : at + 2]
    beside = before.sort == NUMBER or any(one.sort == NUMBER for one in after)
    return Part(WORD, part.start, part.stop) if beside else part


def _in_general(at: int, words: Sequence[Word], parts: Sequence[Part], base: OpenBase) -> Part:
    """People of whom no fact need tell by that word, where something is told of them: officials.

    Those of a country are whoever comes from there: North Korean leaders and officials.
    """
    part = parts[at]
    folded = words[part.start].folded
    people = part.sort == WORD and QUESTIONS.has("head", folded) and singular(folded) != folded
    if not people and not (part.name == _OFFICE and _is_abroad(at, parts, base)):
        return part
    if not any(one.sort in (KIND, VERB) for one in parts):
        leads = [one.sort for one in parts[at + 1 : at + 3]] == [WAY, PLACE]
        abroad = leads and parts[at + 1].meaning == "in" and _is_abroad(at, parts, base)
        if not abroad and (not leads or parts[at + 1].meaning != "to"):
            return part
        # Where no deed is told, who goes somewhere visits: Vietnamese dignitaries to the DPRK.
        going = _VISIT if _VISIT in base.declared.kinds else "-"
        return Part(VERB, part.start, part.stop, meaning=f"{going} travels")
    before = [one for one in parts[:at] if one.sort != IDLE][-1:]
    after = parts[at + 1 : at + 3]
    of = len(after) > 1 and after[0].sort == WAY and after[0].meaning == "of"
    country = any(one.sort == PLACE for one in (*before, *(after[1:] if of else ())))
    return Part(IDLE if country else SLIGHT, part.start, part.stop)


def _is_abroad(at: int, parts: Sequence[Part], base: OpenBase) -> bool:
    """Whether a place stands behind somebody of another country: a Vietnamese leader in Seoul."""
    of, there = parts[max(at - 1, 0)], parts[at + 1 : at + 3]
    if not of.adjective or [one.sort for one in there] != [WAY, PLACE]:
        return False
    countries = {(base.record(PLACE, id_) or {}).get("country") for id_ in there[1].ids}
    return bool(countries) and of.meaning not in countries


def _known(
    words: Sequence[Word],
    at: int,
    stop: int,
    labels: LabelFinder,
    base: OpenBase,
    language: str,
    *,
    told: bool,
) -> Part | None:
    """The part made of the longest known row of words that begins here."""
    label = labels.at(at, stop)
    office = office_at(words, at, stop, base)
    choices = wording_at(words, at, stop, base, language)
    wording = _chosen(choices, told, language) if choices else None
    # A place is a place, and an office means who holds it. A topic says less than a word that asks
    # for a kind, and more than a small one: of two that are as long, the first counts.
    order = [office, wording, label]
    if label and label.sort == PLACE:
        order = [label, office, wording]
    elif label and label.how == NARROWER and _says_which_way(wording):
        # The importer is the receiver, whatever a fact is filed under.
        order = [office, wording, label]
    elif label and wording and wording.meaning == "- -" and language not in ("", "en"):
        # A noun in a language where the verb has the same form: hợp tác.
        order = [office, label, wording]
    elif label and (label.how == NARROWER or not wording or wording.sort not in _ASKING):
        narrower = label.how == NARROWER
        order = [office, label, wording] if narrower else [label, office, wording]
    if label and label.sort == TOPIC and wording and _is_a_noun_there(wording, words):
        order = [office, label, wording]
    elif label and wording and not told and _is_done(wording, words, labels):
        order = [office, wording, label]
    found = max((part for part in order if part), key=lambda part: part.stop, default=None)
    if found and found.sort == KIND and label and label.stop == found.stop:
        # If there is nothing of that kind, the topic named by the same word is meant.
        return Part(KIND, at, found.stop, label.ids, label.name, meaning=found.meaning)
    return found


def _is_a_noun_there(verb: Part, words: Sequence[Word]) -> bool:
    """Whether a word that may be a verb is a noun: after a preposition, or before the noun of a
    kind: a deal about shipping, a shipping deal.
    """
    if verb.sort != VERB:
        return False
    leads = verb.start and QUESTIONS.has("way", words[verb.start - 1].folded, language=_ENGLISH)
    nouns = (words[at].folded for at in range(verb.stop, min(verb.stop + 1, len(words))))
    if leads and not _is_an_infinitive(verb, words):
        return True
    return any(QUESTIONS.has(KIND, noun) for noun in nouns if not QUESTIONS.has(VERB, noun))


def _is_done(verb: Part, words: Sequence[Word], labels: LabelFinder) -> bool:
    """Whether a word that may be a noun is the verb, since it stands behind the subject of another
    that asks: how many students did they train.
    """
    if verb.sort != VERB or not verb.start:
        return False
    last = words[verb.start - 1].folded
    led = any(QUESTIONS.has(sort, last, language=_ENGLISH) for sort in ("idle", "way", "verb"))
    if led or words[verb.start - 1].owns or _describes(verb.start, labels):
        return False
    asking = (word.folded for word in words[: verb.start - 1])
    return any(
        QUESTIONS.has("asks", one, language=_ENGLISH) and not QUESTIONS.has("passive", one)
        for one in asking
    )


def _describes(stop: int, labels: LabelFinder) -> bool:
    """Whether the longest name of a place that ends here describes what follows: Vietnamese."""
    starts = range(max(stop - _LONG_PLACE, 0), stop)
    named = (part for at in starts if (part := labels.at(at, stop)) and part.stop == stop)
    first = next(named, None)
    return first is not None and first.adjective


def _is_an_infinitive(verb: Part, words: Sequence[Word]) -> bool:
    """Whether "to" stands before a verb: to ship."""
    return QUESTIONS.has("way", words[verb.start - 1].folded, "to")


def _says_which_way(wording: Part | None) -> bool:
    """Whether a word means one kind of fact and says who gives or receives: imports."""
    return (
        wording is not None
        and wording.sort == VERB
        and wording.meaning[:1] != "-"
        and wording.meaning.endswith((" gives", " receives"))
    )


def _undirected(part: Part, labels: LabelFinder) -> Part:
    """The topic of which a word names a part, if no giver or receiver is named: imports."""
    label = labels.at(part.start, part.stop) if _says_which_way(part) else None
    return label if label and label.how == NARROWER else part


def _chosen(choices: Sequence[Part], told: bool, language: str) -> Part:
    """Which of what a word can be it is: the noun of a kind keeps what its verb would say.

    After a verb or noun already ``told``, a verb that can be a preposition is one: xuất khẩu sang.
    """
    leads = [part for part in choices if part.sort == WAY]
    if told and leads and choices[0].sort == VERB:
        return leads[0]
    kinds = [part for part in choices if part.sort == KIND]
    verbs = [part for part in choices if part.sort == VERB]
    if kinds and not verbs and language not in ("", "en") and kinds[0].meaning == _VISIT:
        # Languages other than English have another word for the verb: visites vietnamiennes.
        return Part(KIND, kinds[0].start, kinds[0].stop, meaning=f"{_VISIT} travels")
    if not (kinds and verbs):
        return choices[0]
    noun, act = kinds[0], verbs[0].meaning.split()[1]
    return Part(KIND, noun.start, noun.stop, meaning=f"{noun.meaning} {act}")


def _compounded(parts: Sequence[Part], labels: LabelFinder) -> list[Part]:
    """The parts, with a noun before another one as its topic: trade agreements."""
    found = list(parts)
    for at, (part, after) in enumerate(pairwise(parts)):
        if part.sort == after.sort == KIND and part.stop == after.start:
            # Which of them comes first depends on the language: hiệp định thương mại.
            which = at + 1 if after.ids and not part.ids else at
            about = parts[which]
            label = labels.at(about.start, about.stop)
            found[which] = label or Part(WORD, about.start, about.stop)
    return found


def _mended(
    words: Sequence[Word],
    parts: list[Part],
    seeming: Sequence[Part],
    labels: LabelFinder,
    base: OpenBase,
    language: str,
) -> list[Part]:
    """The parts, with slips in names, places and topics corrected."""
    if any(part.sort == WORD for part in parts):
        from relfacts.ask.question.mending import mended

        parts = mended(words, parts, labels, base, language)
    left = {at for part in parts if part.sort == WORD for at in range(part.start, part.stop)}
    left |= {at for part in parts for at in _may_be_named(part, words)}
    for part in seeming:
        # Words that look like a name and mean nothing else name somebody who is not in the base.
        if all(at in left for at in range(part.start, part.stop)):
            parts = [one for one in parts if not part.start <= one.start < part.stop]
            parts.append(part)
    return sorted(parts, key=lambda part: (part.start, part.stop))


def _may_be_named(part: Part, words: Sequence[Word]) -> range:
    """The words of a part that may be names after all: a small word of some language, written with
    a capital within a question, Kim Jong Su.
    """
    row = range(part.start, part.stop)
    small = part.sort in _SMALL and part.start > 0 and all(words[at].capital for at in row)
    english = any(QUESTIONS.has("idle", words[at].folded, language="en") for at in row)
    return row if small and not english else range(0)


def _with_small_words(words: Sequence[Word], parts: list[Part], base: OpenBase) -> list[Part]:
    """The parts; if none says which fact is meant, also the small words that facts contain.

    A filler in a longer question is the subject of a question without other words.
    """
    if any(part.sort not in _SMALL for part in parts):
        return parts
    asked = [
        Part(WORD, at, at + 1)
        for part in parts
        if part.sort != WAY and part.meaning != _GRAMMAR
        for at in range(part.start, part.stop)
        if is_said(words[at].folded, base)
    ]
    # What says little still says more than nothing: no fact tells of damage.
    asked = asked or [Part(WORD, part.start, part.stop) for part in parts if part.sort == SLIGHT]
    return asked or [Part(IDLE, part.start, part.stop) for part in parts]
