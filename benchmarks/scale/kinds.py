"""What facts of each kind say, who has which role in them, and what they count."""

from __future__ import annotations

from bisect import bisect
from typing import NamedTuple

from dates import Draw


class Figure(NamedTuple):
    """A quantity: its unit, what it is of, how exact, what it sums up, and its greatest value."""

    unit: str
    of: str
    qualifier: str
    measure: str
    most: int


class Kind(NamedTuple):
    """A kind of fact: its share in per cent, roles, figures, and sentences with gaps."""

    name: str
    share: int
    status: str
    roles: tuple[str, ...]
    parties: tuple[str, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[str, ...]


_TONNES = Figure("t", "goods", "exact", "single", 30_000)
_MONEY = Figure("USD", "goods", "about", "single", 900_000)
_IN_ALL = Figure("t", "goods in all", "more-than", "cumulative", 90_000)
_SALES = Figure("USD", "sales", "estimated", "annual", 9_000_000)
_HALF = Figure("USD", "sales of the half-year", "exact", "part-year", 4_000_000)
_STUDENTS = Figure("C62", "students", "exact", "single", 300)
_ARTISTS = Figure("C62", "artists", "at-least", "single", 120)
_HOMES = Figure("C62", "workers", "at-most", "single", 2_000)

KINDS = (
    Kind("statement", 22, "actual", ("speaker",), (), (), (
        "{who} said that {thing} and all that goes with it mattered to {a} and {b} alike.",
        "{who} thanked the people of {a} for {thing} in a speech at {place}.",
        "{who} called {thing} a proof of good relations between {a} and {b}.",
        "Asked about {thing}, {who} answered in {place} that much remained to be done.",
    )),
    Kind("commitment", 14, "planned", ("speaker", "addressee"), ("party", "party"), (), (
        "{who} promised {other} that {a} would do its part for {thing} in {place}.",
        "{who} and {other} agreed that {a} and {b} would work together on {thing}.",
        "{who} undertook towards {other} to send experts on {thing} to {place}.",
    )),
    Kind("visit", 14, "actual", ("visitor",), (), (), (
        "{who} paid an official visit to {place} and was shown {thing}.",
        "{who} came to {place} at the head of a delegation to discuss {thing}.",
        "{who} stopped in {place} on the way home and asked about {thing}.",
    )),
    Kind("background", 13, "actual", (), (), (), (
        "{place} had long been known for {thing}, which drew guests from {a}.",
        "In those years {thing} made up a good part of what {a} and {b} did together.",
        "{place} lies on the road by which {a} was reached, and had {thing}.",
    )),
    Kind("agreement", 8, "signed", ("signatory",), ("party", "party"), (), (
        "{a} and {b} signed an agreement on {thing}, for the one side by {who}.",
        "{who} signed a protocol on {thing} between {a} and {b} in {place}.",
    )),
    Kind("policy", 6, "actual", (), ("party",), (), (
        "{a} made {thing} a task of its plan for the years that followed.",
        "{a} wished {thing} to be in the hands of {place}.",
    )),
    Kind("aid", 5, "actual", (), ("giver", "receiver"), (_TONNES, _MONEY, _IN_ALL), (
        "{a} gave {b} {figure} of goods meant for {thing} in {place}.",
        "By way of {place} {a} sent {b} {figure} of goods, among them what {thing} needed.",
    )),
    Kind("meeting", 5, "actual", ("participant", "participant"), (), (), (
        "{who} and {other} met in {place} and talked about {thing}.",
        "{who} received {other} in {place}; {thing} came first in their talks.",
    )),
    Kind("exchange", 4, "reported", ("student",), ("sender", "host"), (_STUDENTS, _ARTISTS), (
        "{figure} from {a}, {who} among them, came to {place} to learn about {thing}.",
        "{a} sent {figure} to {b} for {thing}; {who} remembered the welcome in {place}.",
    )),
    Kind("trade", 4, "actual", (), ("exporter", "importer"), (_SALES, _HALF), (
        "{a} sold {b} goods worth {figure}, most of them for {thing}.",
        "Sales of {a} to {b} came to {figure}; {place} took its share for {thing}.",
    )),
    Kind("milestone", 3, "actual", ("founder",), (), (_HOMES,), (
        "{place} opened a house for {thing}, with {figure}, at the wish of {who}.",
    )),
    Kind("mechanism", 1, "proposed", (), ("party", "party"), (), (
        "{a} and {b} were to have a joint commission on {thing}, which would meet in {place}.",
    )),
    Kind("military", 1, "issued", ("sender",), ("sender", "host"), (), (
        "{who} sent officers of {a} to {b}, where {thing} became part of their course.",
    )),
)  # fmt: skip

_BOUNDS = [sum(kind.share for kind in KINDS[: number + 1]) / 100 for number in range(len(KINDS))]

#: The kinds that the test person, and everybody at least once, takes part in.
WITH_PEOPLE = tuple(kind for kind in KINDS if kind.roles and kind.share > 4)

#: Units as a sentence has them.
UNIT_WORDS = {"t": "tonnes", "USD": "US dollars"}


def draw_kind(draw: Draw) -> Kind:
    """A kind of fact, each in its share."""
    return KINDS[bisect(_BOUNDS, draw())]
