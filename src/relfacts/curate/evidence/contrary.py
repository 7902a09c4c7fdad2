"""Words that exclude each other: who tells one does not mean another: first, last; summer, winter.

The language files have them as poles of an axis. Only where a text has one pole, and a statement
nothing but another, can anything be said.
"""

from __future__ import annotations

from collections.abc import Iterator

from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.lexicon import Found
from relfacts.curate.problems import Problem

#: Of these axes a "not" makes no pole of another: what was not in summer need not be in winter.
_UNTURNED = frozenset(("season", "hour", "side"))

# Of these much else is told: second to none, a third of them.
_COMMON = frozenset((1, 2, 3))

_DENYING = ("negation", "denial")


def contrary_kept(cited: Cited) -> Iterator[Problem]:
    """Where the text has a word that excludes another, first or last, a statement has no other."""
    yield from _placed(cited)
    told = _poles(cited.ours.find("contrary", cited.statement))
    if not told:
        return
    low = cited.document.flow.low
    printed: dict[str, dict[str, Found]] = {}
    for span in cited.sentences:
        for axis, poles in _poles(cited.document.cues("contrary", span)).items():
            printed.setdefault(axis, {}).update(poles)
    for axis, ours in told.items():
        theirs = printed.get(axis)
        if not theirs or ours.keys() & theirs.keys():
            continue
        if axis not in _UNTURNED and _turned(cited):
            continue
        one, other = next(iter(theirs.values())), next(iter(ours.values()))
        word = cited.statement[other.start : other.end]
        what = f"the text has {low[one.start : one.end]!r}, the statement {word!r}"
        yield cited.doubt(cited.claim.marks["statement"], "contrary-kept", what)
        return


def _placed(cited: Cited) -> Iterator[Problem]:
    """Reports a place in a row, the ninth, where the text has only another, the eighth."""
    told = {int(one.meaning) for one in cited.ours.find("place", cited.statement)} - _COMMON
    if not told:
        return
    words, low = cited.document.words, cited.document.flow.low
    printed = [one for span in cited.sentences for one in words.find("place", low, *span)]
    theirs = {int(one.meaning) for one in printed}
    theirs_too = {int(abs(one.value)) for one in cited.amounts if one.value % 1 == 0}
    if theirs and not told & (theirs | theirs_too):
        word = low[printed[0].start : printed[0].end]
        what = f"the text has {word!r}, the statement another place in a row"
        made = cited.problem if len(theirs) == len(told) == 1 else cited.doubt
        yield made(cited.claim.marks["statement"], "contrary-kept", what)


def _poles(found: list[Found]) -> dict[str, dict[str, Found]]:
    """The poles of each axis among some words, each with the first word for it."""
    poles: dict[str, dict[str, Found]] = {}
    for one in found:
        axis, pole = one.meaning.split()
        poles.setdefault(axis, {}).setdefault(pole, one)
    return poles


def _turned(cited: Cited) -> bool:
    """Whether a "not" may make one pole of another: not won is lost."""
    ours = (cited.ours.find(category, cited.statement) for category in _DENYING)
    theirs = (cited.document.cues(category, at) for category in _DENYING for at in cited.sentences)
    return any(ours) or any(theirs)


RULES = (contrary_kept,)
