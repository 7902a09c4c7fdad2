"""Reads a text as names of people: the right person, or several, or nobody.

A text that is one name is read as such; otherwise it is a phrase. A doubtful text gives a list, and
somebody who is not in the base gives nobody.
"""

from __future__ import annotations

from relfacts.text.folding import LOST, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.rules import Rule
    from relfacts.names.types import Form, Owner

# The first bytes of accented letters in UTF-8, as they look in the encodings of Windows and Latin.
_MISREAD = frozenset("ÃÂÄÅÆáâăƒ°±²³Ðà")

# A longer text is not a question about a person, but was pasted by mistake.
_MOST_WORDS = 40
_LONGEST_NAME = 6
_MOST_LETTERS = 400


class Match:
    """A person that the text was taken to mean, by which spelling and how."""

    __slots__ = ("how", "label", "matched", "owner")

    def __init__(self, form: Form) -> None:
        self.owner = form.owner
        self.matched = form.text
        self.how = form.how
        self.label = form.label


class Reading:
    """What a text was taken to mean.

    ``outcome`` is ``found``, ``ambiguous`` or ``none``; ``matches`` are the people meant, or the
    candidates; ``strangers`` people who were named but are not in the base. ``unmeant`` are people
    of the base who are named only to point at somebody else, each with the rule that says so;
    ``unread`` are words that look like names of people of whom nothing is known.
    """

    __slots__ = ("matches", "outcome", "strangers", "unmeant", "unread")

    def __init__(
        self,
        outcome: str,
        matches: Sequence[Match] = (),
        strangers: Sequence[Owner] = (),
        unmeant: Sequence[tuple[Owner, Rule]] = (),
        unread: Sequence[str] = (),
    ) -> None:
        self.outcome = outcome
        self.matches = matches
        self.strangers = strangers
        self.unmeant = unmeant
        self.unread = unread

    def of(self, ids: Sequence[str], book: NameBook) -> Reading:
        """The same text read as any of these people."""
        known = {match.owner.id: match for match in self.matches}
        others = {owner.id: owner for owner in book.in_office() if owner.id in ids}
        matches = [known.get(id_) or Match(book.preferred(others[id_])) for id_ in ids]
        return Reading("ambiguous", matches)

    @property
    def says_something(self) -> bool:
        """Whether anybody known was named, meant or not."""
        return bool(self.matches or self.strangers or self.unmeant)


def read_names(text: str, book: NameBook) -> Reading:
    """Read ``text`` as one or more names of people in ``book``."""
    if form := book.exactly(text):
        # A name exactly as in the base needs no further reading.
        return Reading("found", [Match(form)])
    reading = _taken_apart(text, book)
    return reading if reading.says_something else _undone(text, book) or reading


def _undone(text: str, book: NameBook) -> Reading | None:
    """The reading of a name that a machine or keyboard distorted; None if it was not."""
    from relfacts.names import ways

    if len(text) > _MOST_LETTERS:
        return None
    if forms := ways.keystrokes(text, book):
        return _conclude([forms])
    for other, what in _decoded(text):
        reading = _taken_apart(other, book) if other != text else None
        if reading and reading.says_something:
            for match in reading.matches:
                match.label = match.label or f"written in {what}"
            return reading
    return None


def _decoded(text: str) -> Iterator[tuple[str, str]]:
    """The texts that ``text`` may have been, each with a description of the change."""
    if "&" in text and ";" in text:
        import html

        yield html.unescape(text), "HTML entities"
    if "%" in text:
        from urllib.parse import unquote

        yield unquote(text), "percent-encoding"
    if not _MISREAD.isdisjoint(text):
        for encoding in ("cp1252", "latin-1"):
            try:
                yield text.encode(encoding).decode("utf-8"), "bytes in a wrong encoding"
            except UnicodeError:
                continue


def _taken_apart(text: str, book: NameBook) -> Reading:
    from relfacts.names import ways
    from relfacts.names.tokens import tokenise
    from relfacts.names.vocabulary import FILLERS

    if len(text) > _MOST_LETTERS or LOST in fold(text):
        # A lost letter may have been any: similar names are suggested, not answered.
        return Reading("none")
    tokens = tokenise(text)
    if not tokens or len(tokens) > _MOST_WORDS:
        return Reading("none")
    # If the whole text is one name, the words around a name need not be considered.
    for alone in (ways.whole, ways.turned, ways.digits, ways.respelled, ways.part, ways.aligned):
        if forms := alone(tokens, book):
            return _conclude([forms])
    from relfacts.names.phrases import names_in

    named = names_in(tokens, book)
    if named.names or named.unmeant:
        return _conclude(named.names, named.unmeant, named.unread)
    # Finally, a slip may have turned a name part into a word or a title: Nguyen hi Kim Ngan.
    if len(tokens) <= _LONGEST_NAME and (forms := ways.slips(tokens, book)):
        return _conclude([forms])
    if forms := ways.slipped_part(tokens, book):
        return _conclude([forms])
    asked = any(token.plain in FILLERS for token in tokens)
    if not asked and (candidates := ways.beginnings(tokens, book)):
        return Reading("ambiguous", [Match(form) for form in candidates])
    return Reading("none")


def _conclude(
    groups: Iterable[list[Form]],
    unmeant: Iterable[tuple[Owner, Rule]] = (),
    unread: Sequence[str] = (),
) -> Reading:
    """One reading from the forms of each name in the text."""
    matches: dict[str, Match] = {}
    strangers: dict[str, Owner] = {}
    ambiguous = False
    for forms in groups:
        known = {form.owner.id: form for form in reversed(forms) if form.owner.known}
        ambiguous = ambiguous or len(known) > 1
        for id_ in sorted(known):
            matches.setdefault(id_, Match(known[id_]))
        if not known:
            strangers |= {form.owner.name: form.owner for form in forms}
    aside = {owner.id: (owner, rule) for owner, rule in unmeant if owner.id not in matches}
    outcome = ("ambiguous" if ambiguous else "found") if matches else "none"
    return Reading(outcome, [*matches.values()], [*strangers.values()], [*aside.values()], unread)
