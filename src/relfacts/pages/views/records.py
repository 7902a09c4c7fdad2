"""The pages of the records that facts are about: people, places, topics, kinds and years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relfacts.ask.answer import Answer
from relfacts.base.openbase import OpenBase
from relfacts.pages import addresses
from relfacts.pages.tongues import tongue
from relfacts.pages.views.shelf import Named, Shelf
from relfacts.records import Authority, Person, Place, Topic
from relfacts.show.person import held
from relfacts.vocabulary import counted
from relfacts.vocabulary.declared import Kind
from relfacts.vocabulary.registers import page_of

if TYPE_CHECKING:
    from relfacts.base.headings import Counts

# At most this many people who share facts with somebody are named.
_TOGETHER = 24

# Over a longer time than this no year links to the next: a site would then contain every year.
_CENTURIES = 300

# The forms of a name that most readers look for come first.
_FIRST = ("printed",)


class Post:
    """An office that documents give: its title, and when and where they give it."""

    __slots__ = ("given", "title")

    def __init__(self, title: str) -> None:
        self.title = title
        #: When, where, and the address of the line.
        self.given: list[tuple[str, str, str]] = []


class Known:
    """What a base knows about a record besides its facts."""

    def __init__(self, sort: str, id_: str, name: str, tongue: str = "") -> None:
        self.sort = sort
        self.id = id_
        self.name = name
        self.tongue = tongue
        self.native = ""
        self.native_tongue = ""
        self.about = ""
        self.elsewhere: list[tuple[str, str]] = []
        self.forms: list[tuple[str, list[tuple[str, str]]]] = []
        self.others: list[tuple[str, str]] = []
        self.posts: list[Post] = []
        self.around: list[tuple[str, list[Named]]] = []
        self.together: list[tuple[Named, str]] = []


def person(record: Person, counts: Counts | None, shelf: Shelf) -> Known:
    """A person: career, forms of the name, people in the same facts."""
    known = Known("person", record["id"], record["name"], tongue(record["name"], record["country"]))
    if record["native"] and record["native"] != record["name"]:
        known.native = record["native"]
        known.native_tongue = tongue(record["native"], record["country"])
    known.about = record["description"] or ""
    _of_authority(known, record)
    known.elsewhere = _elsewhere(record.get("same_as", []))
    posts: dict[str, Post] = {}
    for office in record["offices"]:
        document = shelf.base.record("source", office["source"])
        post = posts.setdefault(office["title"], Post(office["title"]))
        lines = ",".join(map(str, office["lines"]))
        post.given.append(
            (
                held(office, document),
                f"{document['label']}:{lines}",
                addresses.of_line(document["id"], min(office["lines"], default=1)),
            )
        )
    known.posts = [*posts.values()]
    if counts:
        others = counts.of("person", without=[record["id"]]).first(_TOGETHER)
        known.together = [(shelf.named("person", id_), counted(count)) for id_, count in others]
    return known


def place(record: Place, shelf: Shelf) -> Known:
    """A place: the places that contain it, and those in it."""
    known = Known("place", record["id"], record["name"], tongue(record["name"], record["country"]))
    if record["native"] and record["native"] != record["name"]:
        known.native = record["native"]
        known.native_tongue = tongue(record["native"], record["country"])
    known.about = record["kind"]
    _of_authority(known, record)
    known.elsewhere = _elsewhere(record.get("same_as", []))
    inside = sorted(shelf.within("place", record["id"]) - {record["id"]})
    known.around = [
        ("Within", [shelf.named("place", id_) for id_ in record["within"]]),
        ("Places in it", [shelf.named("place", id_) for id_ in inside]),
    ]
    return known


def topic(record: Topic, shelf: Shelf) -> Known:
    """A topic: broader topics, narrower topics, other names."""
    known = Known("topic", record["id"], record["name"])
    _of_authority(known, record)
    inside = sorted(shelf.within("topic", record["id"]) - {record["id"]})
    known.around = [
        ("Broader", [shelf.named("topic", id_) for id_ in record["broader"]]),
        ("Narrower", [shelf.named("topic", id_) for id_ in inside]),
    ]
    return known


def _of_authority(known: Known, record: Authority) -> None:
    forms = record["forms"]
    for what in [*(one for one in _FIRST if one in forms), *sorted(forms.keys() - set(_FIRST))]:
        known.forms.append((what, [(form, tongue(form)) for form in forms[what]]))
    known.others = [(other["name"], other["who"]) for other in record["not"]]


def _elsewhere(same_as: Sequence[str]) -> list[tuple[str, str]]:
    """The record in external registers: the identifier, and its page."""
    return [(identifier, page_of(identifier)) for identifier in same_as]


def kind(kind: Kind) -> Known:
    """A kind of fact."""
    known = Known("kind", kind.id, kind.plural)
    known.about = kind.about
    return known


def year(answer: Answer, shelf: Shelf) -> Known:
    """A year, or another time, with the nearest years that have facts."""
    text = str(answer.query.get("text", ""))
    known = Known("year", text, text)
    if text.isascii() and text.isdigit():
        years = years_with_pages(shelf.base)
        known.around = [
            (name, [Named(str(other), str(other), addresses.of("year", str(other)))])
            for name, other in (("Year before", int(text) - 1), ("Year after", int(text) + 1))
            if other in years
        ]
    return known


def years_with_pages(base: OpenBase) -> range:
    """The years from the first to the last, each linked to the next; none if they are many."""
    years = base.years()
    if not years or years[1] - years[0] > _CENTURIES:
        return range(0)
    return range(years[0], years[1] + 1)
