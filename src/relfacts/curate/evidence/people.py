"""The rule of people: each is spelled on the lines cited, or it is said how they are known."""

from __future__ import annotations

from collections.abc import Iterator

from relfacts.curate.evidence.cited import Cited
from relfacts.curate.located import Problem
from relfacts.curate.setting import plainly
from relfacts.curate.texts import QUOTED, lines_named


def name_stands(cited: Cited) -> Iterator[Problem]:
    """Everybody is spelled on a line cited, or `named` says where and how they are named."""
    for person in cited.claim.people:
        if cited.texts.spell(person.id, cited.lines):
            if person.named:
                what = f"{person.id} is spelled out; what named says is not needed"
                yield cited.problem(person.at, "name-stands", what)
        elif not person.named:
            what = f"no spelling of {person.id} stands here, and named does not say why"
            yield cited.problem(person.at, "name-stands", what)
        elif (numbers := lines_named(person.named)) and not cited.texts.spell_from(
            person.id, cited.seed.id, numbers
        ):
            what = f"{person.id} is not spelled out where named says: {person.named}"
            yield cited.problem(person.at, "name-stands", what)
        else:
            for quoted in QUOTED.findall(person.named):
                if other := cited.texts.only_in(plainly(quoted), cited.lines, person.id):
                    what = f"{quoted!r} stands here only in the name of {other}, not of {person.id}"
                    yield cited.problem(person.at, "name-stands", what)


RULES = (name_stands,)
