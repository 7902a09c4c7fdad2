"""The book of names: every spelling of every person, ready to be looked up.

A name is a row of parts with an order of its own: family, middle and given name. Korean given
names of two syllables are one part, whose syllables never change places; a Vietnamese middle name
is a part by itself. From the parts follow the orders in which a name may be written, and which
parts may stand alone.
"""

from __future__ import annotations

from relfacts.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.records import Base, Person

#: How a text was read, from the surest way to the least: the codes of ``how`` in JSON.
HOWS = (
    "name",
    "alias",
    "order",
    "romanisation",
    "title",
    "part",
    "initials",
    "accents",
    "slip",
)


class Owner:
    """Whom a name belongs to: a person of the base, or somebody else (``known`` is False)."""

    __slots__ = ("id", "known", "name", "office_words", "who")

    def __init__(self, id: str, name: str, known: bool, who: str, office_words: frozenset[str]):
        self.id = id
        self.name = name
        self.known = known
        self.who = who
        self.office_words = office_words


class Form:
    """One spelling of an owner's name.

    ``how`` is one of HOWS, ``label`` says it in words ("Russian form"); ``syllables`` are folded.
    ``accented`` tells that the spelling shows all its accents, so that others are wrong.
    """

    __slots__ = ("accented", "how", "label", "owner", "syllables", "text")

    def __init__(self, owner: Owner, text: str, how: str, label: str, accented: bool = False):
        self.owner = owner
        self.text = text
        self.how = how
        self.label = label
        self.accented = accented
        self.syllables = tuple(fold(text).split())


class NameBook:
    """All names of a base: whole names by key, parts by key, and forms for slips.

    ``whole`` and ``parts`` map a folded, closed-up text to its forms; ``forms`` are the declared
    Latin spellings, against which slips are measured; ``titles`` are folded word rows; ``bearers``
    the folded name parts that real people bear.
    """

    def __init__(self, base: Base) -> None:
        self.whole: dict[str, list[Form]] = {}
        self.parts: dict[str, list[Form]] = {}
        self.forms: list[Form] = []
        self.structured: list[tuple[Owner, tuple[tuple[str, ...], ...], str]] = []
        self.romanised: list[tuple[Owner, list[list[str]], str]] = []
        self.titles = frozenset(base["names"]["titles"])
        self.bearers = set(base["names"]["parts"])
        self.ordinary = _ordinary_words(base)
        self.longest_title = max((len(title.split()) for title in self.titles), default=0)
        offices = _offices(base)
        for person in base["people"]:
            self._add_person(person, offices.get(person["id"], frozenset()))
        for person in base["people"]:
            self._add_others(person)

    def owners(self) -> list[Owner]:
        """The people of the base, each once, in the order of their ids."""
        return [owner for owner, _, _ in self.structured]

    def _add_person(self, person: Person, office_words: frozenset[str]) -> None:
        owner = Owner(person["id"], person["name"], True, person["description"] or "", office_words)
        accented = not person["name"].isascii()
        parts = _parts(person)
        self.structured.append((owner, parts, person["name"]))
        self._put(Form(owner, person["name"], "name", "", accented))
        if person["native"]:
            self._put(Form(owner, person["native"], "alias", "own script"))
        for label, spellings in person["forms"].items():
            for text in spellings:
                self._put(Form(owner, text, "alias", "" if label == "printed" else label))
        for text in _orders(person):
            self._put(Form(owner, text, "order", "parts in another order", accented))
        for text, label in _alone(person):
            _append(self.parts, key(text), Form(owner, text, "part", label, accented))
        if syllables := person["romanised"]:
            self.romanised.append((owner, syllables, person["native"] or ""))
        for part in parts:
            self.bearers.update(part)

    def _add_others(self, person: Person) -> None:
        for other in person["not"]:
            owner = Owner("", other["name"], False, other["who"], frozenset())
            for text in (other["name"], *other["forms"]):
                form = Form(owner, text, "name", "", not text.isascii())
                self._put(form)
                self.bearers.update(form.syllables)
                if len(form.syllables) > 1:
                    turned = (*form.syllables[1:], form.syllables[0])
                    self._put(Form(owner, " ".join(turned), "order", "parts in another order"))

    def _put(self, form: Form) -> None:
        _append(self.whole, key(form.text), form)
        if form.how in ("name", "alias") and is_latin(form.text):
            self.forms.append(form)


def is_latin(text: str) -> bool:
    """Whether all letters of ``text``, folded, are plain Latin ones."""
    return fold(text).replace(" ", "").isascii()


def _append(index: dict[str, list[Form]], at: str, form: Form) -> None:
    forms = index.setdefault(at, [])
    # The first form of an owner is the surest: names are put in before aliases, aliases before
    # orders. Accented twins stay, since accents can decide between them.
    if not any(known.owner is form.owner and known.text == form.text for known in forms):
        forms.append(form)


def _parts(person: Person) -> tuple[tuple[str, ...], ...]:
    """Family, middle and given name in folded syllables, as they stand in the preferred form."""
    family, middle, given = _named_parts(person)
    row = [family, middle, given] if person["order"] == "family-first" else [given, middle, family]
    return tuple(tuple(fold(part).split()) for part in row if part)


def _named_parts(person: Person) -> tuple[str, str, str]:
    return person["family"] or "", person["middle"] or "", person["given"] or ""


def _orders(person: Person) -> Iterable[str]:
    """The other orders in which the name may be written."""
    family, middle, given = _named_parts(person)
    if not family or not given:
        return
    if middle:
        rows = [
            (family, middle, given),
            (middle, given, family),
            (given, family, middle),
            (given, middle, family),
        ]
    else:
        rows = [(family, given), (given, family)]
    for row in rows:
        text = " ".join(row)
        if text != person["name"]:
            yield text


def _alone(person: Person) -> Iterable[tuple[str, str]]:
    """The parts that may stand alone, each with what to call it."""
    family, middle, given = _named_parts(person)
    if family:
        yield family, "family name alone"
    if given:
        yield given, "given name alone"
    if middle and given:
        yield f"{middle} {given}", "without the family name"
    if family and middle and given:
        yield f"{family} {given}", "without the middle name"
        yield f"{given} {family}", "without the middle name"


def _ordinary_words(base: Base) -> frozenset[str]:
    """The words that the statements of the base use: they may stand beside a name."""
    names = {word for person in base["people"] for word in fold(person["name"]).split()}
    said = {word for fact in base["facts"] for word in fold(fact["statement"]).split()}
    places = {
        word
        for place in base["places"]
        for text in (place["name"], *place["forms"].get("other name", ()))
        for word in fold(text).split()
    }
    return frozenset((said | places) - names)


def _offices(base: Base) -> dict[str, frozenset[str]]:
    """The words of the offices that the base gives each person, to hold titles against."""
    found: dict[str, set[str]] = {}
    for person in base["people"]:
        texts = [person["description"] or "", *(office["title"] for office in person["offices"])]
        found[person["id"]] = {word for text in texts for word in fold(text).split()}
    for fact in base["facts"]:
        for attestation in fact["sources"]:
            for named in attestation["people"]:
                found.setdefault(named["id"], set()).update(fold(named["office"] or "").split())
    return {id_: frozenset(words) for id_, words in found.items()}
