"""Rules about who does what to whom: gives/receives, travels/hosts, says, signs, writes.

Sentences are not parsed. Only a verb of one of these types and the names around it are read: who
comes before it, who comes after it, with a "to", "from" or "by". The rest is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from relfacts.curate.evidence.amounts import Amount
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.dated import is_time
from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.figures import printed as offered
from relfacts.curate.evidence.lexicon import Found, Lexicon, any_of
from relfacts.curate.evidence.mentions import Act, Mention, Mentions
from relfacts.curate.located import Problem
from relfacts.curate.setting import Span, places, plainly
from relfacts.curate.texts import QUOTED
from relfacts.text.folding import words as folded

_FAR = 45
# A figure and what it counts, right before a verb.
_COUNTED = re.compile(r"[0-9]\s[^,;:.]*$")
# At most this many words between a preposition and a name: to the new school at X.
_MOST = 5
# At most this many between two who do it together: X and the mayor of the old town, Y.
_APART = 8


def acts(
    low: str, words: Lexicon, mentions: Iterable[Mention], verbs: list[Found], deeds: Deeds
) -> list[Act]:
    """Who does what in a sentence, as far as it is clear.

    ``low`` is the text in small letters, ``verbs`` are those in it.
    """
    named = sorted(mentions)
    found: list[Act] = []
    if words.words("suffix"):
        return list(_by_endings(low, words, verbs, named))
    for place, verb in enumerate(verbs):
        before = [one for one in named if one.end <= verb.start]
        after = [one for one in named if one.start >= verb.end]
        limit = verbs[place + 1].start if place + 1 < len(verbs) else len(low)
        since = verbs[place - 1].end if place else 0
        rival = next((one for one in before[-2::-1] if one.start >= since), None)
        reached = [one for one in after if one.start < limit]
        found += _of_verb(low, words, verb, before, reached, rival, deeds)
    return found


def _of_verb(
    low: str,
    words: Lexicon,
    verb: Found,
    before: list[Mention],
    after: list[Mention],
    rival: Mention | None,
    deeds: Deeds,
) -> Iterator[Act]:
    passive = bool(_trailing(words, "auxiliary").search(low[: verb.start]))
    follows = after[0] if after and _words(low[verb.end : after[0].start]) <= 2 else None
    kinds = verb.meaning.split()
    # Both a guest and a gift are received.
    subject = _subject(low, words, verb, before)
    whom = subject if passive else follows
    guest = "hosts" in kinds and whom is not None and whom.is_person
    act = "hosts" if guest else next((kind for kind in kinds if kind != "hosts"), kinds[0])
    # If two names before it have no preposition, either may do it: to the town the firm gave.
    if subject and rival and rival.is_person == subject.is_person:
        apart = re.search(r"[,;:]", low[rival.end : verb.start])
        subject = subject if apart or _joined(low, words, rival, subject) else None
    agents = [one for one in after if _marked(low, words, verb, one, "agent")]
    if passive:
        for one in _together(low, words, agents[:1], after):
            yield Act(one.id, act, verb.start)
        if subject and act in deeds.done_to:
            yield Act(subject.id, deeds.done_to[act], verb.start)
    elif subject:
        for one in _together(low, words, [subject], before[::-1]):
            yield Act(one.id, act, verb.start)
    elif agents and act in deeds.alone and _words(low[verb.end : agents[0].start]) <= 3:
        for one in _together(low, words, agents[:1], after):
            yield Act(one.id, act, verb.start)
    # "31,000 tonnes went to Calder": what goes there is given.
    goods = act == "travels" and not subject and _COUNTED.search(low[: verb.start])
    if goods and follows and not follows.is_person:
        yield Act(follows.id, "receives", verb.start)
    if act in ("gives", "receives"):
        for one in after:
            if act == "gives" and _marked(low, words, verb, one, "receiver"):
                yield Act(one.id, "receives", verb.start)
            elif act == "receives" and _marked(low, words, verb, one, "giver"):
                yield Act(one.id, "gives", verb.start)
        yield from _handed_on(low, words, verb, after)
        bare = follows and _words(low[verb.end : follows.start]) <= 1
        if (
            act == "gives"
            and not passive
            and follows
            and bare
            and (subject or _pronoun(low, words, verb))
        ):
            yield Act(follows.id, "receives", verb.start)
    elif act in deeds.done_to and not passive and follows:
        yield Act(follows.id, deeds.done_to[act], verb.start)
    elif act == "says" and follows and not (passive or subject or _pronoun(low, words, verb)):
        near = [follows] if _words(low[verb.end : follows.start]) <= 1 else []
        yield from (Act(one.id, act, verb.start) for one in near)


def _handed_on(low: str, words: Lexicon, verb: Found, after: list[Mention]) -> Iterator[Act]:
    """From whom to whom something goes: passed from X to Y."""
    known = words.words("mark")
    for one, other in pairwise(after):
        ahead = re.match(r"\s(\S+)\s", low[one.end : other.start])
        led = ahead and "receiver" in known.get(ahead.group(1), "").split()
        if led and one.is_person == other.is_person and _marked(low, words, verb, one, "giver"):
            yield Act(one.id, "gives", verb.start)
            yield Act(other.id, "receives", verb.start)


def _joined(low: str, words: Lexicon, first: Mention, second: Mention) -> bool:
    """Whether an "and" and few words stand between two names."""
    between = low[first.end : second.start]
    joint = words.pattern("conjunction").search(between)
    return bool(joint) and _words(between) <= _APART and "." not in between


def _together(
    low: str, words: Lexicon, found: list[Mention], named: list[Mention]
) -> list[Mention]:
    """The names found, and all that are joined to them: X, Y and the mayor, Z."""
    for one in named:
        if not found or one in found or one.is_person != found[-1].is_person:
            continue
        if _joined(low, words, *sorted((found[-1], one))):
            found = [*found, one]
    return found


def _by_endings(
    low: str, words: Lexicon, verbs: list[Found], named: list[Mention]
) -> Iterator[Act]:
    """Who does what in a language that shows it by endings and puts the verb last."""
    start = 0
    for verb in verbs:
        act = verb.meaning.split()[0]
        for one in (one for one in named if start <= one.start < verb.start):
            ending = words.pattern("suffix").match(low, one.end)
            mark = words.words("suffix")[ending.group()] if ending else ""
            if "doer" in mark.split():
                doing = _together(
                    low, words, [one], [other for other in named if other < one][::-1]
                )
                yield from (Act(other.id, act, verb.start) for other in doing)
            elif "receiver" in mark.split() and act == "gives":
                yield Act(one.id, "receives", verb.start)
            elif "giver" in mark.split() and act == "receives":
                yield Act(one.id, "gives", verb.start)
        start = verb.end


def _subject(low: str, words: Lexicon, verb: Found, before: list[Mention]) -> Mention | None:
    """The name before the verb, if nothing between them could be the subject instead."""
    if not before or _pronoun(low, words, verb):
        return None
    one = before[-1]
    between = low[one.end : verb.start]
    if (
        len(between) > _FAR
        or re.search(r"[.;:!?\"]|\n", between)
        or (between.count(",") == 1 and not low[: one.start].endswith(", "))
    ):
        return None
    # "of X" and "at X" belong to the words before them: the mayor of X said.
    ahead = low[: one.start].rstrip()
    if not one.is_person and re.search(r"(?<!\w)(?:of|in|from|von|de|der|del|của)$", ahead):
        return None
    # "She went to X and gave": whoever went gives, too.
    last = re.search(r"\S+$", ahead)
    joined = between.strip() in words.words("conjunction")
    if joined and last and last.group() in words.words("mark"):
        return None
    return one


def _pronoun(low: str, words: Lexicon, verb: Found) -> bool:
    return bool(_trailing(words, "pronoun", 1).search(low[: verb.start]))


def _marked(low: str, words: Lexicon, verb: Found, one: Mention, mark: str) -> bool:
    """Whether the first preposition between the verb and a name is this one: to the school of X."""
    between = low[verb.end : one.start]
    known = words.words("mark")
    if not known or re.search(r"[;:!?]|, ", between):
        return False
    marks = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    first = re.search(rf"(?<!\w)(?:{marks})(?=[\s'])(?!\s[0-9])", between)
    # To two of them; given to it by X: a preposition with a word of its own is not that of X.
    while first and (
        re.match(r"\s\S*[0-9]", between[first.end() :])
        or re.match(rf"\s\S+\s(?:{marks})\s", between[first.end() :])
    ):
        first = re.compile(rf"(?<!\w)(?:{marks})(?=[\s'])").search(between, first.end())
    return bool(
        first and mark in known[first.group()].split() and _words(between[first.end() :]) <= _MOST
    )


@lru_cache(maxsize=64)
def _trailing(words: Lexicon, category: str, most: int = 2) -> re.Pattern[str]:
    """A pattern for text that ends with a word of a category and at most a few more words."""
    known = any_of(words.words(category))
    # "Was given", "was duly given"; "is to give" is not a passive.
    between = rf"(?:\s(?!(?:{any_of(words.words('mark'))})\s)\w+)"
    return re.compile(rf"(?:{known}){between}{{0,{most - 1}}}\s$")


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _listed(cited: Cited, deeds: Deeds) -> dict[str, set[str]]:
    """What each person and party of the claim does, by its roles."""
    listed: dict[str, set[str]] = {}
    roles = [(one.id, one.role) for one in cited.claim.people]
    roles += [(one.id, one.role) for one in cited.claim.parties]
    for id_, role in roles:
        listed.setdefault(id_, set()).add(deeds.act(role))
    return listed


class Doing:
    """Who does what in the statement of a claim, and in the sentences of its anchors."""

    def __init__(self, cited: Cited, mentions: Mentions, deeds: Deeds) -> None:
        self.cited = cited
        self.deeds = deeds
        self.mentions = mentions
        self.people = mentions.people
        self.told = _of_statement(cited, mentions, deeds)
        self.printed = _of_text(cited, mentions, deeds)

    def people_in(self, span: Span) -> set[str]:
        """The people whom a piece of the document names, but for whom it has speak: Roe: I did."""
        text = self.cited.document.flow.text[span.start : span.end]
        found = self.mentions.find(text)
        lead = len(text) - len(text.lstrip())
        speakers = {act.who for act in _of_speaker(text, found, lead)}
        return {one.id for one in found if one.is_person} - speakers


def direction_stands(doing: Doing) -> Iterator[Problem]:
    """Who gives, receives, travels, hosts and invites is the same in text, claim and statement."""
    cited, told, printed, deeds = doing.cited, doing.told, doing.printed, doing.deeds
    listed = _listed(cited, deeds)
    at = cited.claim.marks["parties" if cited.claim.parties else "people"]
    for one in told:
        if _against(one, listed, told, deeds):
            does = deeds.told(one.act)
            what = f"the statement has {one.who} {does}, the claim lists it as the other"
            yield cited.problem(cited.claim.marks["statement"], "direction-stands", what)
            return
    for one in printed:
        if _against(one, listed, printed, deeds):
            does = deeds.told(one.act)
            what = f"the text seems to have {one.who} {does}, the claim the other way about"
            yield cited.doubt(at, "direction-stands", what)
            return
    both = {(one.who, one.act) for one in printed}
    for one in told:
        turned = deeds.opposite.get(one.act)
        if turned and (one.who, turned) in both and (one.who, one.act) not in both:
            what = (
                f"the statement has {one.who} {deeds.told(one.act)}, the text seems to have it "
                f"{deeds.told(turned)}"
            )
            yield cited.doubt(cited.claim.marks["statement"], "direction-stands", what)
            return


def _against(one: Act, listed: dict[str, set[str]], told: list[Act], deeds: Deeds) -> bool:
    """True if the claim lists the person only in the opposite role of what the text says.

    Somebody who does both, such as receiving salt and giving thanks, does what is listed.
    """
    does = listed.get(one.who, set())
    opposite = deeds.opposite.get(one.act, "")
    both = any(other.who == one.who and other.act == opposite for other in told)
    return opposite in does and one.act not in does and not both


def role_stands(doing: Doing) -> Iterator[Problem]:
    """Who says, signs, writes and founds in the text is who is listed for it."""
    cited, printed, deeds = doing.cited, doing.printed, doing.deeds
    for act in deeds.alone:
        holders = {one.id for one in cited.claim.people if deeds.act(one.role) == act}
        people = {one.who for one in printed if one.act == act and one.who in doing.people}
        if holders and people - holders and (holders - people) and len(people) >= len(holders):
            what = (
                f"the text seems to have {', '.join(sorted(people))} do what "
                f"{', '.join(sorted(holders))} is listed for"
            )
            yield cited.doubt(cited.claim.marks["people"], "role-stands", what)
            return
    for one in doing.told:
        others = {
            other.who
            for other in printed
            if other.act == one.act and (other.who in doing.people) == (one.who in doing.people)
        }
        ours = {other.who for other in doing.told if other.act == one.act}
        # "X and Y signed with Z" may have one of them in the text.
        if one.act in deeds.alone and others and not ours & others:
            what = f"the statement has it done by {one.who}, the text seems to have {min(others)}"
            yield cited.doubt(cited.claim.marks["statement"], "role-stands", what)
            return


def anchors_name(doing: Doing) -> Iterator[Problem]:
    """Where anchors name people, one of them is somebody of the claim."""
    cited = doing.cited
    listed = {person.id for person in cited.claim.people}
    # If the lines do not spell somebody, another rule reports it.
    if not listed or not all(cited.texts.spell(id_, cited.lines) for id_ in listed):
        return
    named = {one.id for anchor in cited.printed_anchors for one in doing.mentions.find(anchor)}
    if (others := named & doing.people) and not others & listed:
        who = ", ".join(sorted(others))
        what = f"the anchors name {who}, but nobody whom the claim lists"
        yield cited.problem(cited.claim.marks["people"], "anchors-name", what)


def person_stands(doing: Doing) -> Iterator[Problem]:
    """The words that carry a claim are said of somebody of the claim, not of who stands beside."""
    cited = doing.cited
    for person in cited.claim.people:
        holders = _holders(doing, plainly(person.office or "").lower())
        if holders and person.id not in holders:
            what = f"the text has {min(holders)} as {person.office}, not {person.id}"
            yield cited.doubt(person.at, "person-stands", what)
            return
    listed = {person.id for person in cited.claim.people}
    yield from _named_there(doing)
    yield from _figures_of(doing)
    # Somebody who is not named on these lines is meant in another way, and 'named' says how.
    if not listed or not listed <= _on_lines(doing):
        return
    told = [scope for span in cited.spans if (scope := _said_of(doing, span))]
    # A time is said of the whole sentence, whoever is named beside it.
    carrying = [
        people
        for span, people in told
        if not doing.people_in(span)
        and not is_time(cited.document.flow.text[span.start : span.end])
    ]
    others = set().union(*carrying)
    if carrying and not others & listed:
        what = (
            f"the text seems to say it of {', '.join(sorted(others))}, and of nobody of the claim"
        )
        yield cited.doubt(cited.claim.marks["people"], "person-stands", what)


def _figures_of(doing: Doing) -> Iterator[Problem]:
    """Reports a figure beside somebody else, while one like it is beside those of the claim."""
    cited, document = doing.cited, doing.cited.document
    listed = {*cited.claim.places, *(one.id for one in cited.claim.parties)}
    values = {abs(Decimal(one.value)) for one in cited.claim.quantities if one.is_readable}
    for quantity in (one for one in cited.claim.quantities if one.is_readable):
        found = [one.amount for one in offered(cited, quantity)]
        if len(found) != 1 or document.cell(found[0]):
            continue
        own, here = found[0], document.sentence(found[0].start)
        named = _places_beside(doing, own)
        if not named or named & listed:
            continue
        for other in document.amounts(here):
            alike = other.units == own.units and abs(other.value) not in values
            theirs = _places_beside(doing, other) & listed
            if alike and not other.is_year and theirs:
                what = f"{cited.shown(own.whole)} stands beside {min(named)}"
                what += f", and {cited.shown(other.whole)} beside {min(theirs)}"
                yield cited.doubt(quantity.at, "counted-stands", what)
                return


def _places_beside(doing: Doing, one: Amount) -> set[str]:
    """The places and organisations that the clause of a figure names."""
    document = doing.cited.document
    start, end = document.clause(Span(*one.whole))
    found = doing.mentions.find(document.flow.text[start:end])
    return {mention.id for mention in found if not mention.is_person}


def _named_there(doing: Doing) -> Iterator[Problem]:
    """Reports somebody whom nothing on the lines means, where the anchors are said of another."""
    cited = doing.cited
    # Where one of them is named or quoted, "the visitor of line 1" may be said of the other.
    if any(not one.named or QUOTED.search(one.named) for one in cited.claim.people):
        return
    listed = {person.id for person in cited.claim.people}
    scopes = (_said_of(doing, span) for span in cited.spans if listed)
    others = set().union(*(scope[1] for scope in scopes if scope))
    if not others or others & listed:
        return
    low = "\n".join(cited.lines).lower()
    for person in cited.claim.people:
        meant = _content_words(cited, person.named or "") & set(folded(low))
        what = f"the text says it of {min(others)}, and nothing there means {person.id}"
        made = cited.doubt if meant else cited.problem
        yield made(person.at, "person-stands", what)


def _content_words(cited: Cited, text: str) -> set[str]:
    """The words of a text of ours, without those that say nothing by themselves."""
    return {*folded(text)} - cited.ours.words("particle").keys()


def _holders(doing: Doing, office: str) -> set[str]:
    """The people right before or after an office on the lines cited: Berg, mayor; Mayor Berg."""
    flow = doing.cited.document.flow
    holders: set[str] = set()
    for run in flow.runs(doing.cited.numbers) if office else ():
        text, low = flow.text[run.start : run.end], flow.low[run.start : run.end]
        named = [one for one in doing.mentions.find(text) if one.is_person]
        for at in places(office, low):
            end = at + len(office)
            holders |= {
                one.id
                for one in named
                if low[one.end : at] in (", ", " (", ", the ")
                or low[end : one.start] in (" ", ", ")
                if one.end <= at or one.start >= end
            }
    return holders


def _said_of(doing: Doing, span: Span) -> tuple[Span, set[str]] | None:
    """An anchor and the people of whom its words may be said: those of its clause or sentence.

    A sentence that names nobody and has a "he" is said of those of the sentence before.
    """
    document = doing.cited.document
    clause, sentence = document.clause(span), document.sentence(span.start)
    for scope in (clause, sentence):
        if people := doing.people_in(scope):
            return span, people
    low = document.flow.low
    if document.words.find("pronoun", low, sentence.start, span.end):
        at = document.sentences.index(sentence)
        if at and (people := doing.people_in(document.sentences[at - 1])):
            return span, people
    return None


def _on_lines(doing: Doing) -> set[str]:
    flow = doing.cited.document.flow
    return set().union(*(doing.people_in(run) for run in flow.runs(doing.cited.numbers)))


def _of_statement(cited: Cited, mentions: Mentions, deeds: Deeds) -> list[Act]:
    text = cited.claim.statement
    low = cited.statement
    if len(low) != len(text):
        text = low
    verbs = deeds.verbs(cited.claim.kind, cited.language, cited.ours, low)
    return acts(low, cited.ours, mentions.find(text), verbs, deeds)


def _of_text(cited: Cited, mentions: Mentions, deeds: Deeds) -> list[Act]:
    """Who does what in the sentences of the anchors, and in tables and interviews."""
    flow = cited.document.flow
    found: list[Act] = []
    for start, end in cited.sentences:
        text = flow.text[start:end]
        # The verbs of a base depend on the kind of the claim.
        read = cited.claim.kind, text
        if read not in mentions.acts:
            named = mentions.find(text)
            words, low = cited.document.words, flow.low[start:end]
            verbs = deeds.verbs(cited.claim.kind, cited.document.language, words, low)
            said = acts(low, words, named, verbs, deeds)
            mentions.acts[read] = [*said, *_of_speaker(text, named)]
        found += mentions.acts[read]
        found += _of_row(cited, flow.line(start), mentions)
    return found


def _of_row(cited: Cited, number: int, mentions: Mentions) -> Iterator[Act]:
    """The subject of a row receives, if its column is headed "destination"."""
    table = cited.document.tables.get(number)
    if table is None or not table.head:
        return
    over = f"{table.head[0].text} {table.caption}".lower()
    for category, act in (("destination", "receives"), ("origin", "gives")):
        if cited.document.words.has(category, over):
            for one in mentions.find(table.label):
                yield Act(one.id, act, 0)
            return


def _of_speaker(text: str, named: Iterable[Mention], start: int = 0) -> Iterator[Act]:
    """The name before a colon at the beginning of a line, at ``start``, is a speaker."""
    for one in named:
        if one.start == start and one.is_person and text[one.end : one.end + 2] == ": ":
            yield Act(one.id, "says", 0)


RULES = (direction_stands, role_stands, anchors_name, person_stands)
