"""The book of names: every spelling of every person, ready to be looked up.

People of the base are put in at once, by the key of each spelling; everybody else whom the base
declares (namesakes, near namesakes) and all that only slips and phrases need is made when it is
first asked for, so that a plain name costs no more than its own look-up.
"""

from __future__ import annotations

from functools import cached_property

from relfacts.folding import fold, key
from relfacts.names.accents import shows_all_accents
from relfacts.names.parts import Parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relfacts.names.titles import Titles
    from relfacts.records import Base, Other

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
    """Whom a name belongs to: a person of the base, or somebody else (``known`` is False)."""

    __slots__ = ("id", "known", "name", "who")

    def __init__(self, id: str, name: str, known: bool, who: str) -> None:
        self.id = id
        self.name = name
        self.known = known
        self.who = who


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


Index = dict[str, list[Form]]

# The label of a name that means somebody else only with a word beside it.
_HOMONYM = "with what tells them apart"


class NameBook:
    """All names of a base: whole names by key, parts by key, and what is known about names.

    ``parts`` maps the key of a name part that may stand alone to its forms; ``people`` are the
    owners in the base with the parts of their names, ``preferred`` their preferred forms;
    ``romanised`` those whose names have spellings by system, syllable by syllable.
    """

    def __init__(self, base: Base) -> None:
        self._base = base
        self._whole: Index = {}
        self.parts: Index = {}
        self.people: list[tuple[Owner, Parts]] = []
        self.preferred: dict[Owner, Form] = {}
        self.romanised: dict[Owner, tuple[str, list[list[str]]]] = {}
        self.endings = sorted({fold(word) for word in base["names"]["endings"]}, key=len)[::-1]
        families = {fold(person["family"] or "") for person in base["people"]}
        for person in base["people"]:
            owner = Owner(person["id"], person["name"], True, person["description"] or "")
            parts = Parts(person, families)
            self.people.append((owner, parts))
            if person["romanised"]:
                self.romanised[owner] = (person["native"] or "", person["romanised"])
            accented = not person["name"].isascii()
            self.preferred[owner] = Form(owner, person["name"], "name", "", accented)
            _put(self._whole, self.preferred[owner])
            if person["native"]:
                _put(self._whole, Form(owner, person["native"], "alias", "own script"))
            for label, spellings in person["forms"].items():
                said = "" if label == "printed" else label
                for text in spellings:
                    _put(self._whole, Form(owner, text, "alias", said, shows_all_accents(text)))
            for text in parts.orders():
                _put(self._whole, Form(owner, text, "order", "parts in another order", accented))
            for text, label in parts.alone():
                _put(self.parts, Form(owner, text, "part", label, accented))

    def whole(self, at: str) -> list[Form]:
        """The forms of whole names with this key, of the base and of others.

        Where a spelling is declared for somebody in the base, nobody else is asked for.
        """
        known = self._whole.get(at, [])
        if known and known[0].how in ("name", "alias"):
            return known
        return known + self._strangers.get(at, [])

    @cached_property
    def titles(self) -> Titles:
        """The titles that may stand around a name, and the offices of the people."""
        from relfacts.names.titles import Titles

        return Titles(self._base, self.bearers)

    @cached_property
    def fillers(self) -> frozenset[str]:
        """The words of questions in other languages than English."""
        return frozenset(
            word for text in self._base["names"]["fillers"] for word in text.casefold().split()
        )

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The words of the base's statements and places: they may stand beside a name."""
        names = {word for person in self._base["people"] for word in fold(person["name"]).split()}
        texts = [fact["statement"] for fact in self._base["facts"]]
        for place in self._base["places"]:
            texts += [place["name"], *place["forms"].get("other name", ())]
        return frozenset({word for text in texts for word in fold(text).split()} - names)

    @cached_property
    def bearers(self) -> frozenset[str]:
        """Every folded part that a real name is known to have."""
        words = {
            word
            for at in self.latin_keys
            for form in self.whole(at)
            if form.label != _HOMONYM
            for word in form.syllables
        }
        for titles in self._base["names"]["titles"].values():
            words.difference_update(word for title in titles for word in fold(title).split())
        return self.common_parts | words

    @cached_property
    def common_parts(self) -> frozenset[str]:
        """The folded parts that many people bear, of any language."""
        return frozenset().union(*self._base["names"]["parts"].values())

    def bearers_beside(self, syllables: Iterable[str]) -> frozenset[str]:
        """The parts that could stand in a name with ``syllables``: those of its language.

        Where no list of parts holds all of them, of any language.
        """
        name = frozenset(syllables)
        if name not in self._bearers:
            lists = [frozenset(parts) for parts in self._base["names"]["parts"].values()]
            fitting = [parts for parts in lists if name <= parts]
            own = frozenset(word for _, parts in self.people for row in parts.row for word in row)
            self._bearers[name] = own.union(*fitting) if fitting else self.bearers
        return self._bearers[name]

    def declared(self) -> Iterator[Form]:
        """Every Latin spelling of the whole names of the base, in every order."""
        for at, forms in self._whole.items():
            if at.isascii():
                yield from forms

    @cached_property
    def latin_keys(self) -> list[str]:
        """The keys of the Latin spellings of whole names: what slips are measured against."""
        return [at for at in {**self._whole, **self._strangers} if at.isascii()]

    @cached_property
    def _bearers(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    @cached_property
    def _strangers(self) -> Index:
        """The spellings of people who are not in the base, each person once."""
        index: Index = {}
        people: dict[str, Owner] = {}
        for person in self._base["people"]:
            for other in person["not"]:
                if other["name"] not in people:
                    people[other["name"]] = owner = _stranger(other)
                    for form in _stranger_forms(owner, other):
                        _put(index, form)
        return index


def _stranger(other: Other) -> Owner:
    return Owner("", other["name"].split(" (")[0], False, other["who"])


def _stranger_forms(owner: Owner, other: Other) -> Iterator[Form]:
    """The spellings of somebody else.

    A homonym of a person in the base bears a qualifier in parentheses, "Ri Yong Ho (general)": the
    name alone does not mean him, only the name with that word beside it.
    """
    for text in (other["name"], *other["forms"]):
        name, _, qualifier = text.rstrip(")").partition(" (")
        rows = [f"{name} {qualifier}", f"{qualifier} {name}"] if qualifier else [name]
        for row in rows:
            label = _HOMONYM if qualifier else ""
            yield Form(owner, row, "name", label, shows_all_accents(row))
        words = name.split()
        if not qualifier and len(words) > 1 and key(name).isascii():
            turned = " ".join((*words[1:], words[0]))
            yield Form(owner, turned, "order", "parts in another order", shows_all_accents(name))


def _put(index: Index, form: Form) -> None:
    """File a form under its key. The first of an owner is the surest, and is kept; but accented
    twins stay, since accents can decide between them."""
    forms = index.setdefault(key(form.text), [])
    if not any(known.owner is form.owner and known.text == form.text for known in forms):
        forms.append(form)
