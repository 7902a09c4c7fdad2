"""The closed lists that every base shares: statuses, acts, units and more.

They define what may be written in a seed and what a program may find in ``facts.json``. The
subjects of a base (people, places, topics) are data, in its own authority files. A base declares
its own kinds of fact and roles (``declared``); ``usual`` has those of a base that declares none.
"""

from __future__ import annotations

#: How certain it is that the event happened. A plan is never reported as done.
STATUSES: dict[str, str] = {
    "actual": "as the statement says",
    "signed": "an instrument that was signed",
    "issued": "a text that was issued without a signature",
    "planned": "it was to happen; the source does not say that it did",
    "proposed": "one side proposed it",
    "reported": "the source tells it as hearsay",
}

#: What a role does, so that a question can ask who did it and to whom, and a claim can be compared
#: with who does it in the text of its evidence.
ACTS: tuple[str, ...] = (
    "gives", "receives", "travels", "hosts", "invites", "signs", "proposes", "says",
    "writes", "founds", "addressed",
)  # fmt: skip

#: Who can have a role.
HOLDERS = ("person", "party")

#: The acts of those from whom something or somebody comes; then the acts of those it goes to.
GIVING_ACTS = frozenset(("gives", "travels", "invites", "proposes", "signs", "says"))
RECEIVING_ACTS = frozenset(("receives", "hosts"))

#: The acts of these by which something or somebody moves from one place to another.
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

#: The subjects on which sources can differ.
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

#: The types of record that versions of a base can differ in, in order, with words for headings.
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

#: Upper limits: the lines and bytes of a document, and a figure on either side of 0. Nothing kept
#: by hand comes near; anything beyond is a slip or an attack.
MOST_LINES = 1_000_000
MOST_BYTES = 100_000_000
MOST_OF_A_FIGURE = 10**18


def counted(number: int, noun: str = "fact") -> str:
    """``1 fact``, ``2 facts``, ``3 people``; a noun that is not in ``SORTS`` takes an s."""
    return f"{number} {noun if number == 1 else SORTS.get(noun, f'{noun}s')}"
