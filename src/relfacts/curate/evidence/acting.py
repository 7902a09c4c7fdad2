"""Rules of who does it to whom: gives and receives, travels and hosts, says, signs, writes.

A sentence is not parsed. It is read as far as a verb of one of these sorts and the names around it
go: who stands before it, who after it, with a "to", "from" or "by". The rest is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.lexicon import Found, Lexicon, any_of
from relfacts.curate.evidence.mentions import Act, Mention, Mentions
from relfacts.curate.located import Problem

#: What a role does, of people and of parties.
ACTS = {
    "giver": "gives", "exporter": "gives", "sender": "gives", "receiver": "receives",
    "importer": "receives", "visitor": "travels", "host": "hosts", "inviter": "invites",
    "addressee": "addressed", "signatory": "signs", "speaker": "says", "author": "writes",
    "founder": "founds",
}  # fmt: skip

#: Who does the one does not do the other, as far as a claim lists them.
_OPPOSITE = {
    "gives": "receives", "receives": "gives", "travels": "hosts", "hosts": "travels",
    "invites": "addressed", "addressed": "invites",
}  # fmt: skip

#: What the verb makes of whom it is done to.
_DONE_TO = {"gives": "receives", "hosts": "travels", "invites": "addressed"}
#: Acts of one who may do them without another.
_ALONE = ("says", "signs", "writes", "founds", "travels", "invites")

_FAR = 45
# So many words may stand between a mark and a name: to the new school at X.
_MOST = 5
# And so many between two who do it together: X and the mayor of the old town, Y.
_APART = 8


def acts(text: str, low: str, words: Lexicon, mentions: Iterable[Mention]) -> list[Act]:
    """Who does what in a sentence, as far as it is plain. ``low`` is the text in small letters."""
    named = sorted(mentions)
    found: list[Act] = []
    verbs = words.find("acts", low)
    if words.words("suffix"):
        return list(_by_endings(low, words, verbs, named))
    for place, verb in enumerate(verbs):
        before = [one for one in named if one.end <= verb.start]
        after = [one for one in named if one.start >= verb.end]
        limit = verbs[place + 1].start if place + 1 < len(verbs) else len(low)
        since = verbs[place - 1].end if place else 0
        rival = next((one for one in before[-2::-1] if one.start >= since), None)
        found += _of_verb(
            low, words, verb, before, [one for one in after if one.start < limit], rival
        )
    return found


def _of_verb(
    low: str,
    words: Lexicon,
    verb: Found,
    before: list[Mention],
    after: list[Mention],
    rival: Mention | None,
) -> Iterator[Act]:
    passive = bool(re.search(_trailing(words, "auxiliary"), low[: verb.start]))
    follows = after[0] if after and _words(low[verb.end : after[0].start]) <= 2 else None
    kinds = verb.meaning.split()
    # A guest is received by a host, and so is a gift.
    subject = _subject(low, words, verb, before)
    whom = subject if passive else follows
    guest = "hosts" in kinds and whom is not None and whom.is_person
    act = "hosts" if guest else next((kind for kind in kinds if kind != "hosts"), kinds[0])
    # Of two who stand before it by themselves either may do it: to the town the firm gave.
    if subject and rival and rival.is_person == subject.is_person:
        apart = re.search(r"[,;:]", low[rival.end : verb.start])
        subject = subject if apart or _joined(low, words, rival, subject) else None
    agents = [one for one in after if _marked(low, words, verb, one, "agent")]
    if passive:
        for one in _together(low, words, agents[:1], after):
            yield Act(one.id, act, verb.start)
        if subject and act in _DONE_TO:
            yield Act(subject.id, _DONE_TO[act], verb.start)
    elif subject:
        for one in _together(low, words, [subject], before[::-1]):
            yield Act(one.id, act, verb.start)
    elif agents and act in _ALONE and _words(low[verb.end : agents[0].start]) <= 3:
        for one in _together(low, words, agents[:1], after):
            yield Act(one.id, act, verb.start)
    if act in ("gives", "receives"):
        for one in after:
            if act == "gives" and _marked(low, words, verb, one, "receiver"):
                yield Act(one.id, "receives", verb.start)
            elif act == "receives" and _marked(low, words, verb, one, "giver"):
                yield Act(one.id, "gives", verb.start)
        bare = follows and _words(low[verb.end : follows.start]) <= 1
        if (
            act == "gives"
            and not passive
            and follows
            and bare
            and (subject or _pronoun(low, words, verb))
        ):
            yield Act(follows.id, "receives", verb.start)
    elif act in ("hosts", "invites") and not passive and follows:
        yield Act(follows.id, _DONE_TO[act], verb.start)
    elif act == "says" and follows and not (passive or subject or _pronoun(low, words, verb)):
        near = [follows] if _words(low[verb.end : follows.start]) <= 1 else []
        yield from (Act(one.id, act, verb.start) for one in near)


def _joined(low: str, words: Lexicon, first: Mention, second: Mention) -> bool:
    """Whether an "and" and few words stand between two names."""
    between = low[first.end : second.start]
    joint = words.pattern("conjunction").search(between)
    return bool(joint) and _words(between) <= _APART and "." not in between


def _together(
    low: str, words: Lexicon, found: list[Mention], named: list[Mention]
) -> list[Mention]:
    """Who is found, and all who are joined to them: X, Y and the mayor, Z."""
    for one in named:
        if not found or one in found or one.is_person != found[-1].is_person:
            continue
        if _joined(low, words, *sorted((found[-1], one))):
            found = [*found, one]
    return found


def _by_endings(
    low: str, words: Lexicon, verbs: list[Found], named: list[Mention]
) -> Iterator[Act]:
    """Who does what where endings tell it and the verb comes last."""
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
    """Who stands before the verb, with nothing between that could do it instead."""
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
    # "of X" and "at X" belong to what stands before them: the mayor of X said.
    ahead = low[: one.start].rstrip()
    if not one.is_person and re.search(r"(?<!\w)(?:of|in|from|von|de|der|del|của)$", ahead):
        return None
    return one


def _pronoun(low: str, words: Lexicon, verb: Found) -> bool:
    return bool(re.search(_trailing(words, "pronoun", 1), low[: verb.start]))


def _marked(low: str, words: Lexicon, verb: Found, one: Mention, mark: str) -> bool:
    """Whether the first mark between the verb and a name is this: to the school of X."""
    between = low[verb.end : one.start]
    known = words.words("mark")
    if not known or re.search(r"[;:!?]|, ", between):
        return False
    marks = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    first = re.search(rf"(?<!\w)(?:{marks})(?=[\s'])(?!\s[0-9])", between)
    while first and re.match(r"\s\S*[0-9]", between[first.end() :]):
        first = re.compile(rf"(?<!\w)(?:{marks})(?=[\s'])").search(between, first.end())
    return bool(
        first and mark in known[first.group()].split() and _words(between[first.end() :]) <= _MOST
    )


@lru_cache(maxsize=64)
def _trailing(words: Lexicon, category: str, most: int = 2) -> str:
    """Matches a text that ends with a word of a category, and at most a few words after it."""
    known = any_of(words.words(category))
    # "Was given", "was duly given"; "is to give" is no passive.
    between = rf"(?:\s(?!(?:{any_of(words.words('mark'))})\s)\w+)"
    return rf"(?:{known}){between}{{0,{most - 1}}}\s$"


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _listed(cited: Cited) -> dict[str, set[str]]:
    """What each person and party of the claim does, by its roles."""
    listed: dict[str, set[str]] = {}
    roles = [(one.id, one.role) for one in cited.claim.people]
    roles += [(one.id, one.role) for one in cited.claim.parties]
    for id_, role in roles:
        listed.setdefault(id_, set()).add(ACTS.get(role, role))
    return listed


class Doing:
    """Who does what in the statement of a claim, and in the sentences of its anchors."""

    def __init__(self, cited: Cited, mentions: Mentions) -> None:
        self.cited = cited
        self.people = mentions.people
        self.told = _of_statement(cited, mentions)
        self.printed = _of_text(cited, mentions)


def direction_stands(doing: Doing) -> Iterator[Problem]:
    """Who gives, receives, travels, hosts and invites is the same in text, claim and statement."""
    cited, told, printed = doing.cited, doing.told, doing.printed
    listed = _listed(cited)
    at = cited.claim.marks["parties" if cited.claim.parties else "people"]
    for one in told:
        if _against(one, listed, told):
            what = f"the statement has {one.who} {_doing(one.act)}, the claim lists it as the other"
            yield cited.problem(cited.claim.marks["statement"], "direction-stands", what)
            return
    for one in printed:
        if _against(one, listed, printed):
            what = (
                f"the text seems to have {one.who} {_doing(one.act)}, the claim the other way about"
            )
            yield cited.doubt(at, "direction-stands", what)
            return
    both = {(one.who, one.act) for one in printed}
    for one in told:
        turned = _OPPOSITE.get(one.act)
        if turned and (one.who, turned) in both and (one.who, one.act) not in both:
            what = (
                f"the statement has {one.who} {_doing(one.act)}, the text seems to have it "
                f"{_doing(turned)}"
            )
            yield cited.doubt(cited.claim.marks["statement"], "direction-stands", what)
            return


def _doing(act: str) -> str:
    return {
        "gives": "give", "receives": "receive", "travels": "travel", "hosts": "host",
        "invites": "invite", "addressed": "be invited",
    }.get(act, act)  # fmt: skip


def _against(one: Act, listed: dict[str, set[str]], told: list[Act]) -> bool:
    """Whether the claim lists somebody for the opposite of what they do, and for that alone.

    Who does both, as those who are given salt and give thanks, does what is listed.
    """
    does = listed.get(one.who, set())
    opposite = _OPPOSITE.get(one.act, "")
    both = any(other.who == one.who and other.act == opposite for other in told)
    return opposite in does and one.act not in does and not both


def role_stands(doing: Doing) -> Iterator[Problem]:
    """Who says, signs, writes and founds in the text is who is listed for it."""
    cited, printed = doing.cited, doing.printed
    for act in _ALONE:
        holders = {one.id for one in cited.claim.people if ACTS.get(one.role) == act}
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
        if one.act in _ALONE and others and one.who not in others:
            what = f"the statement has it done by {one.who}, the text seems to have {min(others)}"
            yield cited.doubt(cited.claim.marks["statement"], "role-stands", what)
            return


def _of_statement(cited: Cited, mentions: Mentions) -> list[Act]:
    text = cited.claim.statement
    low = cited.statement
    if len(low) != len(text):
        text = low
    return acts(text, low, cited.ours, mentions.find(text))


def _of_text(cited: Cited, mentions: Mentions) -> list[Act]:
    """Who does what in the sentences of the anchors, and whom a table or an interview names."""
    flow = cited.document.flow
    found: list[Act] = []
    for start, end in cited.sentences:
        text = flow.text[start:end]
        if text not in mentions.acts:
            named = mentions.find(text)
            said = acts(text, flow.low[start:end], cited.document.words, named)
            mentions.acts[text] = [*said, *_of_speaker(text, named)]
        found += mentions.acts[text]
        found += _of_row(cited, flow.line(start), mentions)
    return found


def _of_row(cited: Cited, number: int, mentions: Mentions) -> Iterator[Act]:
    """Whom a row is about receives, if its column is headed "destination"."""
    table = cited.document.tables.get(number)
    if table is None or not table.head:
        return
    over = f"{table.head[0].text} {table.caption}".lower()
    for category, act in (("destination", "receives"), ("origin", "gives")):
        if cited.document.words.has(category, over):
            for one in mentions.find(table.label):
                yield Act(one.id, act, 0)
            return


def _of_speaker(text: str, named: Iterable[Mention]) -> Iterator[Act]:
    """Who is named before a colon at the head of a line speaks."""
    for one in named:
        if one.start == 0 and one.is_person and text[one.end : one.end + 2] == ": ":
            yield Act(one.id, "says", 0)


RULES = (direction_stands, role_stands)
