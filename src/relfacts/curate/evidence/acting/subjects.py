"""Rules of whom the words that carry a claim are said: somebody of the claim, nobody beside."""

from __future__ import annotations

from collections.abc import Iterator

from relfacts.curate.evidence.acting.doing import Doing
from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.dateparts import is_time
from relfacts.curate.evidence.figures.claimed import claimed
from relfacts.curate.evidence.people import place_stands
from relfacts.curate.problems import Problem
from relfacts.curate.setting import Span, places, plainly
from relfacts.curate.texts import QUOTED
from relfacts.text.folding import words as folded


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


def anchors_place(doing: Doing) -> Iterator[Problem]:
    """Where anchors name places and a statement does, they have one of them in common."""
    cited = doing.cited
    claim, document = cited.claim, cited.document
    told = {one.id for one in doing.mentions.find(claim.statement) if not one.is_person}
    if not told:
        return
    listed = {*claim.places, *(party.id for party in claim.parties)}
    there = set().union(*(_places_in(doing, span) for span in cited.sentences))
    if there <= listed | told:
        return
    named = set().union(*(_places_in(doing, span) for span in cited.spans))
    left = named - listed - told
    if not left:
        return
    # What an anchor leaves out may stand right beside it: in Mornheim, Selvara's first loan.
    around = set().union(*(_places_in(doing, document.clause(span)) for span in cited.spans))
    put = told - doing.mentions.around(around)
    kinds = doing.mentions.kinds
    alike = {kinds[one] for one in left} & {kinds[one] for one in put}
    # A place that is not printed there at all is the matter of another rule.
    if left and put and (alike or (left == named and put == told)) and not any(place_stands(cited)):
        what = f"the anchors name {min(left)}, the statement {min(put)}"
        yield cited.doubt(claim.marks["statement"], "anchors-place", what)


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
    values = {one.size for one in claimed(cited)}
    for quantity, found in ((one.quantity, one.printed) for one in claimed(cited)):
        if len(found) != 1 or document.cell(found[0].amount):
            continue
        own = found[0].amount
        here = document.sentence(own.start)
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
    return _places_in(doing, doing.cited.document.clause(Span(*one.whole)))


def _places_in(doing: Doing, span: Span) -> set[str]:
    """The places and organisations that a piece of the document names."""
    document = doing.cited.document
    start, end = document.sentence(span.start)
    found = doing.mentions.find(document.flow.text[start:end])
    # A piece that runs on into the next sentence is read up to there.
    return {
        one.id
        for one in found
        if not one.is_person and span.start <= start + one.start and start + one.end <= span.end
    }


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
