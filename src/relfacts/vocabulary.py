"""The closed lists that every base shares: kinds, roles, statuses, units.

They say what may be written in a seed and what a program may meet in ``facts.json``. What a base
is about (people, places, topics) is data and stands in its own authority files.
"""

from __future__ import annotations

#: Kinds of fact, in the order in which they are listed, with the words a heading uses.
KINDS: dict[str, str] = {
    "visit": "visits",
    "meeting": "meetings",
    "agreement": "agreements",
    "aid": "aid",
    "trade": "trade",
    "milestone": "milestones",
    "exchange": "exchanges",
    "military": "military",
    "commitment": "commitments",
    "statement": "statements",
    "policy": "policies",
    "mechanism": "mechanisms",
    "background": "background",
}

#: Kinds that have a command of their own: command name -> (kind, what it lists).
KIND_COMMANDS: dict[str, tuple[str, str]] = {
    "agreements": ("agreement", "Instruments that were signed, with their field and status."),
    "visits": ("visit", "Who went where, and when."),
    "meetings": ("meeting", "Talks, summits, receptions and ceremonies."),
    "aid": ("aid", "What was given, by whom, to whom."),
    "trade": ("trade", "Trade figures, each with what it counts and over which time."),
    "exchanges": ("exchange", "Students, artists, schools: exchange between peoples."),
    "commitments": ("commitment", "What was pledged, agreed on or planned, but not signed."),
    "statements": ("statement", "What was said, and who said it."),
}

#: Words for a kind, beside its own name, that a person might type as a topic.
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "visit": ("trip", "tour", "travel"),
    "meeting": ("talks", "encounter"),
    "agreement": ("treaty", "deal", "pact", "accord", "memorandum", "mou", "convention"),
    "trade": ("trade figures",),
    "milestone": ("event",),
    "commitment": ("pledge", "promise", "undertaking"),
    "statement": ("remark", "speech", "declaration", "joint statement"),
    "policy": ("strategy",),
}

#: How certain it is that the thing came about. A plan is never told as done.
STATUSES: dict[str, str] = {
    "actual": "as the statement says",
    "signed": "an instrument that was signed",
    "issued": "a text that was issued without a signature",
    "planned": "it was to happen; the source does not say that it did",
    "proposed": "one side proposed it",
    "reported": "the source tells it as hearsay",
}

#: What a person did in a fact.
PERSON_ROLES: dict[str, str] = {
    "visitor": "travelled",
    "host": "received the visitor",
    "participant": "took part on equal terms",
    "speaker": "said it",
    "addressee": "was spoken to or invited",
    "inviter": "invited",
    "sender": "sent others",
    "founder": "founded it",
    "student": "studied",
    "subject": "is spoken of",
    "signatory": "signed",
    "member": "belonged to it",
    "witness": "was present",
    "author": "wrote it",
}

#: What a country or organisation did in a fact.
PARTY_ROLES: dict[str, str] = {
    "giver": "gave",
    "receiver": "received",
    "exporter": "sold",
    "importer": "bought",
    "trader": "both bought and sold",
    "sender": "sent",
    "host": "received the guests",
    "party": "is a party to it",
}

#: What a role does, so that a question can ask who did it and to whom: roles that do nothing to
#: anybody stand in no direction.
ROLE_ACTS: dict[str, str] = {
    "author": "says",
    "exporter": "gives",
    "giver": "gives",
    "host": "hosts",
    "importer": "receives",
    "inviter": "invites",
    "receiver": "receives",
    "sender": "gives",
    "signatory": "signs",
    "speaker": "says",
    "student": "travels",
    "visitor": "travels",
}

#: The acts of those from whom something or somebody comes, and of those to whom it goes.
GIVING_ACTS = frozenset(("gives", "travels", "invites", "proposes", "signs", "says"))
RECEIVING_ACTS = frozenset(("receives", "hosts"))

#: Those of them by which something or somebody moves: what comes from one place to another.
MOVING_ACTS = frozenset(("gives", "travels", *RECEIVING_ACTS))

#: Units: UN/ECE Recommendation 20 codes or symbols, ISO 4217 for money.
UNITS: dict[str, str] = {
    "t": "tonnes",
    "kg": "kilograms",
    "g": "grams",
    "l": "litres",
    "m": "metres",
    "km": "kilometres",
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "mon": "months",
    "a": "years",
    "C62": "",
    "P1": "per cent",
}

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


def is_unit(code: str) -> bool:
    """Whether ``code`` is one of ``UNITS`` or looks like an ISO 4217 currency code."""
    return code in UNITS or (len(code) == 3 and code.isascii() and code.isupper())
