"""The usual kinds of fact and roles: those of a base that declares none, and of a new one.

``declared`` says what each key means.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: The kinds, in the order in which they are listed.
USUAL_KINDS: tuple[dict[str, Any], ...] = (
    {"id": "visit", "plural": "visits", "about": "Who went where, and when."},
    {
        "id": "meeting",
        "plural": "meetings",
        "about": "Talks, summits, receptions and ceremonies.",
    },
    {
        "id": "agreement",
        "plural": "agreements",
        "about": "Instruments that were signed, with their field and status.",
        "needs": ("field",),
        "statuses": ("signed",),
        "columns": ("when", "field", "status", "fact", "source"),
        "binding": True,
    },
    {
        "id": "aid",
        "plural": "aid",
        "about": "What was given, by whom, to whom.",
        "needs": ("parties",),
        "columns": ("when", "parties", "fact", "source"),
    },
    {
        "id": "trade",
        "plural": "trade",
        "about": "Trade figures, each with what it counts and over which time.",
        "needs": ("quantities", "parties"),
    },
    {
        "id": "milestone",
        "plural": "milestones",
        "about": "What began, ended, or was a first.",
    },
    {
        "id": "exchange",
        "plural": "exchanges",
        "about": "Students, artists, schools: exchange between peoples.",
    },
    {
        "id": "military",
        "plural": "military",
        "about": "Soldiers, weapons, and training for them.",
        "needs": ("parties",),
    },
    {
        "id": "commitment",
        "plural": "commitments",
        "about": "What was pledged, agreed on or planned, but not signed.",
    },
    {
        "id": "statement",
        "plural": "statements",
        "about": "What was said, and who said it.",
        "binding": True,
    },
    {
        "id": "policy",
        "plural": "policies",
        "about": "What somebody has decided to do, over years.",
        "binding": True,
    },
    {
        "id": "mechanism",
        "plural": "mechanisms",
        "about": "Committees, and talks that are held again and again.",
        "binding": True,
    },
    {
        "id": "background",
        "plural": "background",
        "about": "What explains the other facts.",
    },
)

#: The roles, those of people first, the most important first.
USUAL_ROLES: tuple[dict[str, Any], ...] = (
    {"id": "visitor", "of": ("person",), "acts": "travels", "about": "travelled"},
    {"id": "speaker", "of": ("person",), "acts": "says", "about": "said it"},
    {"id": "participant", "of": ("person",), "about": "took part on equal terms"},
    {"id": "host", "of": ("person", "party"), "acts": "hosts", "about": "received the visitor"},
    {"id": "student", "of": ("person",), "acts": "travels", "about": "studied"},
    {"id": "founder", "of": ("person",), "acts": "founds", "about": "founded it"},
    {"id": "inviter", "of": ("person",), "acts": "invites", "about": "invited"},
    {"id": "sender", "of": ("person", "party"), "acts": "gives", "about": "sent others"},
    {
        "id": "addressee",
        "of": ("person",),
        "acts": "addressed",
        "about": "was spoken to or invited",
    },
    {"id": "subject", "of": ("person",), "about": "is spoken of"},
    {"id": "signatory", "of": ("person",), "acts": "signs", "about": "signed"},
    {"id": "member", "of": ("person",), "about": "belonged to it"},
    {"id": "witness", "of": ("person",), "about": "was present"},
    {"id": "author", "of": ("person",), "acts": "writes", "about": "wrote it"},
    {"id": "giver", "of": ("party",), "acts": "gives", "about": "gave"},
    {"id": "receiver", "of": ("party",), "acts": "receives", "about": "received"},
    {"id": "exporter", "of": ("party",), "acts": "gives", "about": "sold"},
    {"id": "importer", "of": ("party",), "acts": "receives", "about": "bought"},
    {"id": "trader", "of": ("party",), "about": "both bought and sold"},
    {"id": "party", "of": ("party",), "about": "is a party to it"},
)
