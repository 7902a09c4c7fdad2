"""The closed lists that every base shares: statuses, acts, units and more.

They say what may be written in a seed and what a program may meet in ``facts.json``. What a base
is about (people, places, topics) is data and stands in its own authority files. Its kinds of fact
and roles it declares itself (``declared``); ``usual`` has those of a base that declares none.
"""

from __future__ import annotations

#: How certain it is that the thing came about. A plan is never told as done.
STATUSES: dict[str, str] = {
    "actual": "as the statement says",
    "signed": "an instrument that was signed",
    "issued": "a text that was issued without a signature",
    "planned": "it was to happen; the source does not say that it did",
    "proposed": "one side proposed it",
    "reported": "the source tells it as hearsay",
}

#: What a role can do, so that a question can ask who did it and to whom, and the evidence for a
#: claim be held against who did it in the text.
ACTS: tuple[str, ...] = (
    "gives", "receives", "travels", "hosts", "invites", "signs", "proposes", "says",
    "writes", "founds", "addressed",
)  # fmt: skip

#: Whom a role is for.
HOLDERS = ("person", "party")

#: The acts of those from whom something or somebody comes, and of those to whom it goes.
GIVING_ACTS = frozenset(("gives", "travels", "invites", "proposes", "signs", "says"))
RECEIVING_ACTS = frozenset(("receives", "hosts"))

#: Those of them by which something or somebody moves: what comes from one place to another.
MOVING_ACTS = frozenset(("gives", "travels", *RECEIVING_ACTS))

#: How exact a figure is.
QUALIFIERS = ("exact", "about", "estimated", "at-least", "at-most", "more-than", "less-than")

#: What a figure sums up. A cumulative or part-year figure is never one year's.
MEASURES = ("single", "annual", "cumulative", "part-year")

#: The days of the week, as seeds name them.
WEEKDAY_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip

#: How the date of a claim is known.
DATE_WAYS: dict[str, str] = {
    "printed": "as printed",
    "worked-out": "worked out",
    "inferred": "inferred",
}

#: What sources can differ about.
DISCREPANCY_TYPES = (
    "date",
    "quantity",
    "scope",
    "title",
    "arithmetic",
    "status",
    "person",
    "place",
)

#: What the base does about a difference.
RESOLUTIONS: dict[str, str] = {
    "open": "left open",
    "preferred": "one side preferred",
    "both": "both can stand",
}

#: What can become of a fact or record from one version of a base to the next, in order.
CHANGES: dict[str, str] = {
    "added": "the new base has it, the old has not",
    "withdrawn": "the old base has it, the new has not",
    "merged": "it is part of another fact now",
    "renamed": "it has another id now",
    "redated": "its date, or how the date is known",
    "re-sourced": "its attestations: documents, lines, anchors, what each says",
    "reworded": "its statement",
    "changed": "another part of it",
}

#: The sorts of thing in a base that versions differ in, in order, with the words of a heading.
SORTS: dict[str, str] = {
    "fact": "facts",
    "discrepancy": "discrepancies",
    "source": "sources",
    "person": "people",
    "place": "places",
    "topic": "topics",
    "redirect": "redirects",
    "base": "the base itself",
}

#: How much there may be: lines of a document and its bytes, and a figure either side of 0. Nothing
#: that people keep by hand comes near; what is beyond is a slip of the pen, or harm.
MOST_LINES = 1_000_000
MOST_BYTES = 100_000_000
MOST_OF_A_FIGURE = 10**18


def counted(number: int, noun: str = "fact") -> str:
    """``1 fact``, ``2 facts``, ``3 people``; a noun that is not in ``SORTS`` takes an s."""
    return f"{number} {noun if number == 1 else SORTS.get(noun, f'{noun}s')}"
