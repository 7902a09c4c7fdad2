"""Who does what in the statement of a claim, and in what it cites: sentences, rows, interviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from relfacts.curate.evidence.acting.sentences import acts
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.mentions import Act, Mention, Mentions
from relfacts.curate.setting import Span


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
