"""The spellings under which a name may be typed, made when a base is indexed.

For a person of the base: the whole name in every declared spelling and with its parts in other
orders, and the parts that may be used alone. For somebody else whom the base declares: the whole
name.
"""

from __future__ import annotations

from relfacts.names.accents import shows_all_accents
from relfacts.names.chinese import spellings
from relfacts.names.structure import Structure
from relfacts.names.types import FAMILY_ALONE, Form, Owner
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.names.structure import Parts
    from relfacts.records import Other, Person

#: The label of a name that means somebody else only with a word beside it.
HOMONYM = "with what tells them apart"


def of_person(owner: Owner, person: Person, parts: Parts) -> tuple[list[Form], list[Form]]:
    """The forms of the whole name, the surest first, and of the ``parts`` that may stand alone."""
    return _once_each(_whole(owner, person, parts)), _once_each(_alone(owner, person, parts))


def of_other(owner: Owner, other: Other) -> list[Form]:
    """The forms of somebody who is not in the base.

    The name of a homonym of a person in the base has a qualifier in parentheses, "Ri Yong Ho
    (general)": the name alone does not mean him, only the name with that word beside it.
    """
    return _once_each(_others(owner, other))


def _whole(owner: Owner, person: Person, parts: Parts) -> Iterator[Form]:
    accented = not person["name"].isascii()
    yield Form(owner, person["name"], "name", "", accented)
    if person["native"]:
        yield Form(owner, person["native"], "alias", "own script")
    for label, texts in person["forms"].items():
        said = "" if label == "printed" else label
        for text in texts:
            yield Form(owner, text, "alias", said, shows_all_accents(text))
    for text in parts.orders():
        yield Form(owner, text, "order", "parts in another order", accented)
    for text, system in spellings(person["name"], person["native"]):
        yield Form(owner, text, "romanisation", f"{system} for {person['native']}")


def _alone(owner: Owner, person: Person, parts: Parts) -> Iterator[Form]:
    accented = not person["name"].isascii()
    for text, label in parts.alone():
        yield Form(owner, text, "part", label, accented)
    for text in Structure.of(parts).alone():
        yield Form(owner, text, "part", FAMILY_ALONE)
    for text, label in parts.in_other_scripts(person):
        yield Form(owner, text, "part", label)


def _others(owner: Owner, other: Other) -> Iterator[Form]:
    for text in (other["name"], *other["forms"]):
        name, _, qualifier = text.rstrip(")").partition(" (")
        rows = [f"{name} {qualifier}", f"{qualifier} {name}"] if qualifier else [name]
        for row in rows:
            label = HOMONYM if qualifier else ""
            yield Form(owner, row, "name", label, shows_all_accents(row))
        words = name.split()
        if not qualifier and len(words) > 1 and key(name).isascii():
            turned = " ".join((*words[1:], words[0]))
            yield Form(owner, turned, "order", "parts in another order", shows_all_accents(name))


def _once_each(forms: Iterator[Form]) -> list[Form]:
    """The first of equal spellings, the surest. Spellings that differ in accents stay: accents
    decide.
    """
    first: dict[str, Form] = {}
    for form in forms:
        first.setdefault(form.text, form)
    return list(first.values())
