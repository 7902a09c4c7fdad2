"""Who does what to whom in a sentence: gives/receives, travels/hosts, says, signs, writes.

Sentences are not parsed. Only a verb of one of these types and the names around it are read: who
comes before it, who comes after it, with a "to", "from" or "by". The rest is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.lexicon import Found, Lexicon, any_of
from relfacts.curate.evidence.mentions import Act, Mention

_FAR = 45


# A figure and what it counts, right before a verb.
_COUNTED = re.compile(r"[0-9]\s[^,;:.]*$")


# Between a noun and the name of whom it calls so: the successor, X.
_NEXT = re.compile(r",?\s")

# At most this many words between a preposition and a name: to the new school at X.
_MOST = 5


# At most this many between a noun and whose it is: the guest of the mayor, X.
_LED = 4
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
    verbs = [verb for verb in verbs if not _is_noun(low, words, verb)]
    if words.words("suffix"):
        return list(_by_endings(low, words, verbs, named))
    found += _by_nouns(low, words, verbs, named, deeds)
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
    if led := _fronted(low, words, verb, before):
        near = after[:1] if after and _words(low[verb.end : after[0].start]) <= 2 else []
        yield from _of_fronted(act, led, verb, near)
        return
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


def _fronted(
    low: str, words: Lexicon, verb: Found, before: list[Mention]
) -> tuple[Mention, str] | None:
    """The name right before a verb if a preposition before it begins the clause, and its marks.

    From X the town got salt; von der Gemeinde X erhielt die Stadt Salz.
    """
    if not before:
        return None
    one = before[-1]
    clause = max(low.rfind(sign, 0, one.start) + 1 for sign in ".,;:")
    first = re.match(r"\s*([^\W\d_]+)\s", low[clause : one.start])
    marks = words.words("mark").get(first.group(1), "") if first else ""
    alone = len(before) < 2 or before[-2].end <= clause
    near = _words(low[clause : one.start]) <= _LED and not low[one.end : verb.start].strip()
    return (one, marks) if marks and alone and near else None


def _of_fronted(
    act: str, led: tuple[Mention, str], verb: Found, after: list[Mention]
) -> Iterator[Act]:
    """Who does what where the verb has its subject after it."""
    one, marks = led
    other = {"gives": "receives", "receives": "gives"}.get(act, "")
    if {"gives": "giver", "receives": "receiver"}.get(other) not in marks.split():
        return
    yield Act(one.id, other, verb.start)
    if after:
        yield Act(after[0].id, act, verb.start)


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


def _by_nouns(
    low: str, words: Lexicon, verbs: list[Found], named: list[Mention], deeds: Deeds
) -> Iterator[Act]:
    """Who is called the doer of something: X was the donor, the donor was X, X's guest was Y."""
    for noun in words.find("doer", low):
        act, *deed = noun.meaning.split()
        other = deeds.opposite.get(act, "")
        if not _is_head(low, words, noun):
            continue
        limit = next((verb.start for verb in verbs if verb.start >= noun.end), len(low))
        before = [one for one in named if one.end <= noun.start]
        after = [one for one in named if noun.end <= one.start < limit]
        if deed:
            # At the invitation of X.
            if after and _belongs(low, words, noun, after[0]):
                yield Act(after[0].id, act, noun.start)
            continue
        # "X was Y's guest": whose the guest is comes right before it.
        if before and re.fullmatch(r"'s?\s(?:\w+\s)?", low[before[-1].end : noun.start]):
            yield Act(before.pop().id, other, noun.start)
        past = next((one.start for one in words.find("copula", low, noun.end)), len(low))
        for one in (one for one in after if one.start < past):
            marks = ("receiver", "giver")
            mark = next((mark for mark in marks if _marked(low, words, noun, one, mark)), "")
            if _belongs(low, words, noun, one):
                yield Act(one.id, other, noun.start)
            elif mark and {act, other} == {"gives", "receives"}:
                yield Act(one.id, "receives" if mark == "receiver" else "gives", noun.start)
        if called := _called(low, words, verbs, noun, before, after):
            yield Act(called.id, act, noun.start)


def _is_noun(low: str, words: Lexicon, verb: Found) -> bool:
    """Whether it stands where nouns do: the host, will be host."""
    before = re.search(r"([^\W\d_]+)\s$", low[: verb.start])
    article = before.group(1) if before else ""
    if article in words.words("copula") and words.at("doer", low, verb.start):
        return True
    return article in words.words("definite") and article not in words.words("pronoun")


def _is_head(low: str, words: Lexicon, noun: Found) -> bool:
    """Whether no other noun follows: "the host country" is no host."""
    after = re.match(r"\s([^\W\d_]+)", low[noun.end :])
    if not after:
        return True
    known = ("copula", "belonging", "mark", "conjunction", "particle", "auxiliary")
    return any(after.group(1) in words.words(category) for category in known)


def _belongs(low: str, words: Lexicon, noun: Found, one: Mention) -> bool:
    """Whether a name is that of whom the noun is the doer: the guest of X, of the mayor X."""
    between = low[noun.end : one.start]
    led = words.pattern("belonging").match(between.lstrip())
    return bool(led) and _words(between) <= _LED and not re.search(r"[.,;:0-9]", between)


def _called(
    low: str,
    words: Lexicon,
    verbs: list[Found],
    noun: Found,
    before: list[Mention],
    after: list[Mention],
) -> Mention | None:
    """Who is called by the noun: the name before a "was the", after a "was", or right after it."""
    # His successor, X.
    if after and _NEXT.fullmatch(low, noun.end, after[0].start):
        return after[0]
    for one in before[:-2:-1]:
        between = low[one.end : noun.start]
        led = words.find("copula", between)
        done = any(one.end <= verb.start < noun.start for verb in verbs)
        plain = not done and not re.search(r"[.,;:]|[0-9]", between)
        denied = words.has("negation", between)
        if led and plain and not denied and _words(between[led[-1].end :]) <= 2:
            return one
    for copula in words.find("copula", low, noun.end):
        follows = next((one for one in after if one.start >= copula.end), None)
        between = low[copula.end : follows.start] if follows else ""
        if follows and _words(between) <= 2 and not words.has("negation", between):
            return follows
        break
    return None


def _by_endings(
    low: str, words: Lexicon, verbs: list[Found], named: list[Mention]
) -> Iterator[Act]:
    """Who does what in a language that shows it by endings and puts the verb last."""
    start = 0
    # What is two verbs in one word is told by the last: 기증받았다, was given.
    joined = {first.start for first, second in pairwise(verbs) if first.end == second.start}
    for verb in verbs:
        if verb.start in joined:
            continue
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
