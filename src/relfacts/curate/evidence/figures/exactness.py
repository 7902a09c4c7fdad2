"""How exact a figure is called is what the words beside it say: more than, nearly, up to."""

from __future__ import annotations

from collections.abc import Iterator

from relfacts.curate.evidence.figures.claimed import Printed, rule

_TIME = frozenset(("a", "mon", "WEE", "d", "h", "min"))
# A "not" that stands as many words before a comparison, or more, may deny something else.
_APART = 4
_TURNED = {
    "more-than": "at-most",
    "less-than": "at-least",
    "at-least": "less-than",
    "at-most": "more-than",
}


def _qualifier(one: Printed) -> Iterator[tuple[str, bool]]:
    """How exact a figure is called is what the words beside it say: more than, nearly, up to."""
    said = one.quantity.qualifier
    known = set(one.amount.qualifiers)
    if one.amount.bound:
        # "15 to 20" is an at-least and an at-most.
        known = {one.amount.bound, *(known & {"about", "estimated"})}
        known |= {"exact"} if one.amount.moved else set()
    if away := denial(one):
        # "It takes no fee of children under six": the "no" is not that of the comparison.
        turned = {_TURNED.get(word, word) for word in known}
        if away < _APART or not _tells(
            one, "negation", "denial", "unchanged", "lacking", "condition"
        ):
            known = turned
        elif _tells(one, "negation", "denial"):
            known |= turned
    if said == "exact" and _lasts(one):
        return
    # Two thirds of them are about 67 per cent.
    if said == "about" and "P1" in one.amount.units and one.amount.worded:
        return
    if known and said not in known:
        beside = one.amount.qualified or "a range"
        meant = " or ".join(sorted(known))
        yield f"{one.shown} is {meant}, not {said}: {beside!r} stands beside it", True
    elif not known and said != "exact" and one.words.words("before") and not _estimated(one):
        yield f"no word says that {one.shown} is {said}", said not in ("about", "estimated")


def _lasts(one: Printed) -> bool:
    """Whether the word beside a figure may only say that something lasts: over four years."""
    return bool(one.amount.units & _TIME) and one.amount.qualified in one.words.words("span")


def _tells(one: Printed, *categories: str) -> bool:
    """Whether the statement has a word that may be the "not" of the text: free of charge."""
    return any(one.cited.ours.has(word, one.cited.statement) for word in categories)


def negates(one: Printed) -> bool:
    """Whether a "not" reverses the comparison, as the claim has it: no ship was longer than."""
    away = denial(one)
    return bool(away) and (away < _APART or one.quantity.qualifier not in one.amount.qualifiers)


def denial(one: Printed) -> int:
    """How many words before a comparison a "not" that may reverse it stands, counted from 1; 0 if
    there is none.
    """
    if "more-than" not in one.amount.qualifiers and "less-than" not in one.amount.qualifiers:
        return 0
    low, start = one.cited.document.flow.low, one.amount.whole[0]
    # What is compared by a word after the figure is not denied by one before it.
    if start == one.amount.start:
        return 0
    before = low[one.clause.start : start][-60:]
    found = one.words.find("negation", before)
    return len(before[found[-1].end :].split()) + 1 if found else 0


def _estimated(one: Printed) -> bool:
    """Whether the sentence around the figure calls it a guess."""
    said = one.quantity.qualifier
    # "Some of them guessed 40" is far from its figure; a "more than" belongs to what is beside it.
    guessed = said in ("about", "estimated")
    start, end = one.cited.document.sentence(one.amount.start) if guessed else one.clause
    low = one.cited.document.flow.low[start:end]
    meanings = {**one.words.words("before"), **one.words.words("after")}
    # A word that may say nothing of it, as the "from" of "income from heat", does not reach far.
    told = (
        meanings[low[found.start : found.end]].split()
        for category in ("before", "after")
        for found in one.words.find(category, low)
    )
    return any(said in meaning and "exact" not in meaning for meaning in told)


qualifier_stands = rule("qualifier-stands", _qualifier)
