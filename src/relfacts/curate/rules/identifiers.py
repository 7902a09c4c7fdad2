"""Rules about identifiers: people and places in external registers.

``rules`` runs them among all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from relfacts.curate.problems import Place, Problem, shown
from relfacts.curate.seeds import Seeds
from relfacts.vocabulary.registers import REGISTERS


def right_identifier(seeds: Seeds) -> Iterator[Problem]:
    """An identifier is a known register, a colon, and the identifier in that register."""
    for record in chain(seeds.people, seeds.places):
        for identifier in record.same_as:
            register, _, number = identifier.partition(":")
            pattern = REGISTERS.get(register, ("", ""))[0]
            if not pattern:
                known = ", ".join(REGISTERS)
                message = f"{shown(identifier)} begins with none of the registers {known}"
                yield Problem(record.marks["same_as"], "right-identifier", message)
            elif not re.fullmatch(pattern, number):
                message = f"{shown(identifier)} is not an identifier of {register}"
                yield Problem(record.marks["same_as"], "right-identifier", message)


def identifies_one(seeds: Seeds) -> Iterator[Problem]:
    """An identifier stands for one record, and a record has one of each register."""
    first: dict[str, Place] = {}
    for record in chain(seeds.people, seeds.places):
        at = record.marks["same_as"]
        registers: set[str] = set()
        for identifier in record.same_as:
            register = identifier.partition(":")[0]
            if identifier in first:
                message = f"{shown(identifier)} stands at {first[identifier]} too"
                yield Problem(at, "identifies-one", message)
            elif register in registers:
                message = f"{record.id} has two identifiers of {register}: one is somebody else's"
                yield Problem(at, "identifies-one", message)
            registers.add(register)
            first.setdefault(identifier, at)


#: In the order of their pages.
RULES = [right_identifier, identifies_one]
