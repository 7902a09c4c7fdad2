"""A spelling of a name, whose it is, and how a text comes to be read as it."""

from __future__ import annotations

from relfacts.text.folding import fold

#: How a text was read, from the surest way to the least: the codes of ``how`` in JSON.
HOWS = (
    "name",
    "alias",
    "order",
    "romanisation",
    "inflection",
    "title",
    "part",
    "initials",
    "accents",
    "slip",
)


class Owner:
    """Whom a name belongs to: a person of the base, or somebody else (``known`` is False).

    ``number`` is the one under which the index has a person; 0 for somebody else.
    """

    __slots__ = ("id", "known", "name", "number", "who")

    def __init__(self, id: str, name: str, known: bool, who: str, number: int = 0) -> None:
        self.id = id
        self.name = name
        self.known = known
        self.who = who
        self.number = number


class Form:
    """One spelling of an owner's name.

    ``how`` is one of HOWS, ``label`` says it in words ("Russian form"). ``accented`` tells that
    the spelling shows all its accents, so that others are wrong.
    """

    __slots__ = ("accented", "how", "label", "owner", "text")

    def __init__(
        self, owner: Owner, text: str, how: str, label: str, accented: bool = False
    ) -> None:
        self.owner = owner
        self.text = text
        self.how = how
        self.label = label
        self.accented = accented

    def read(self, how: str, label: str) -> Form:
        """The same spelling, met in another way."""
        return Form(self.owner, self.text, how, label, self.accented)

    @property
    def syllables(self) -> list[str]:
        """The folded words of the spelling."""
        return fold(self.text).split()
