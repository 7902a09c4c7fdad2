"""The fact base in memory: facts by what they are about and when, and nothing about terminals.

``select`` applies a ``Selection``, the filters that mean the same on every listing and join with
AND. What a typed text means is decided before (``answers``); here are only ids and periods.
"""

from __future__ import annotations

from relfacts.days import read_iso
from relfacts.edtf import parse
from relfacts.vocabulary import KINDS
from relfacts.when import fit, is_dated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from relfacts.edtf import Day, Edtf
    from relfacts.names.book import NameBook
    from relfacts.names.lookup import Label
    from relfacts.records import Base, Fact, Person, Redirect, Source

#: The answers of a dated question, in the order in which they are shown.
FITS = ("in", "possibly", "spans")

# Later than any day: where what has no day stands in the order of time.
_NEVER: Day = (10**20, 12, 31)

# A visit before what was signed and said on it.
_KIND_ORDER = {kind: place for place, kind in enumerate(KINDS)}


class Selection:
    """What facts are asked for. Ids within one list mean any of them, lists join with AND.

    ``people`` and ``topics`` hold one group per name asked for; ``places`` likewise. ``periods``
    must each be met. ``undated`` lets facts in whose date cannot tell.
    """

    def __init__(
        self,
        periods: Iterable[Edtf] = (),
        people: Iterable[frozenset[str]] = (),
        topics: Iterable[frozenset[str]] = (),
        places: Iterable[frozenset[str]] = (),
        kinds: Iterable[str] = (),
        sources: Iterable[str] = (),
        undated: bool = False,
    ) -> None:
        self.periods = tuple(periods)
        self.people = tuple(people)
        self.topics = tuple(topics)
        self.places = tuple(places)
        self.kinds = frozenset(kinds)
        self.sources = frozenset(sources)
        self.undated = undated


class Hit:
    """A fact that answers, and how its date does: ``in``, ``possibly`` or ``spans``."""

    __slots__ = ("fact", "fit")

    def __init__(self, fact: Fact, fit: str) -> None:
        self.fact = fact
        self.fit = fit


class FactBase:
    """A loaded base with what a question needs, made when it is first needed."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.facts = base["facts"]
        self.people: dict[str, Person] = {person["id"]: person for person in base["people"]}
        self.sources: dict[str, Source] = {source["id"]: source for source in base["sources"]}
        # A base that was built before there were redirects has none.
        self.redirects: dict[str, Redirect] = base.get("redirects", {})
        #: Names that fitted several people, and whom the reader chose.
        self.chosen: dict[str, str] = {}
        self._kept: dict[str, Any] = {}

    def select(self, selection: Selection) -> tuple[list[Hit], int]:
        """The facts that answer, in time order, and how many were left out for want of a date."""
        hits = []
        left_out = 0
        for fact in self.facts:
            if not _is_about(fact, selection):
                continue
            answer = _fit(fact, selection.periods, self.horizon)
            if answer == "undated" and not selection.undated:
                left_out += 1
            elif answer:
                hits.append(Hit(fact, "possibly" if answer == "undated" else answer))
        hits.sort(key=lambda hit: time_order(hit.fact))
        return hits, left_out

    @property
    def horizon(self) -> Day | None:
        """The last day on which a document of the base may have been issued: it knows no later."""
        if "horizon" not in self._kept:
            ends = [parse(source["issued"]).end for source in self.base["sources"]]
            self._kept["horizon"] = max((end for end in ends if end), default=None)
        horizon: Day | None = self._kept["horizon"]
        return horizon

    @property
    def book(self) -> NameBook:
        """Every name of every person, ready to be read."""
        if "book" not in self._kept:
            from relfacts.names.book import NameBook

            self._kept["book"] = NameBook(self.base)
        book: NameBook = self._kept["book"]
        return book

    def labels(self, vocabulary: str) -> list[Label]:
        """The entries of ``topics``, ``places``, ``sources``, ``people`` or ``facts``."""
        from relfacts.names.lookup import Label

        if vocabulary == "facts":
            return [Label(fact["id"], fact["id"], ()) for fact in self.facts]
        if vocabulary == "sources":
            return [
                Label(
                    source["id"],
                    source["label"],
                    (source["document"], source["title"], source["publisher"]),
                )
                for source in self.base["sources"]
            ]
        records: list[dict[str, Any]] = self.base[vocabulary]  # type: ignore[literal-required]
        return [
            Label(
                record["id"],
                record["name"],
                [
                    *([record["native"]] if record.get("native") else []),
                    *(form for forms in record["forms"].values() for form in forms),
                ],
            )
            for record in records
        ]

    def within(self, vocabulary: str, id_: str) -> frozenset[str]:
        """``id_`` and everything narrower: the topics under a topic, the places in a place."""
        key = "broader" if vocabulary == "topics" else "within"
        records: list[dict[str, Any]] = self.base[vocabulary]  # type: ignore[literal-required]
        inside = {id_}
        grown = True
        while grown:
            more = {r["id"] for r in records if inside.intersection(r[key])} - inside
            grown = bool(more)
            inside |= more
        return frozenset(inside)

    def name(self, vocabulary: str, id_: str) -> str:
        """The preferred form of an entry; the id itself if there is none."""
        kept = f"names of {vocabulary}"
        if kept not in self._kept:
            records: list[dict[str, Any]] = self.base[vocabulary]  # type: ignore[literal-required]
            self._kept[kept] = {record["id"]: record["name"] for record in records}
        names: dict[str, str] = self._kept[kept]
        return names.get(id_, id_)


def time_order(fact: Fact) -> tuple[bool, Day, Day, int, str]:
    """A total order: by first day, last day, kind and id; what cannot be placed comes last."""
    date = parse(fact["date"]) if fact["date"] else None
    first, last = (date.start, date.end) if date else (None, None)
    kind = _KIND_ORDER.get(fact["kind"], len(_KIND_ORDER))
    return (not is_dated(date), first or last or _NEVER, last or _NEVER, kind, fact["id"])


def years(facts: Iterable[Fact]) -> tuple[int, int] | None:
    """The first and last year of the dated facts; None if none is dated."""
    firsts = []
    lasts = []
    for fact in facts:
        date = parse(fact["date"]) if fact["date"] else None
        if date and is_dated(date):
            told = read_iso(fact["known_until"]) if fact["known_until"] else None
            firsts += [day for day in (date.start or date.end,) if day]
            lasts += [day for day in (date.end or told or date.start,) if day]
    return (min(firsts)[0], max(lasts)[0]) if firsts and lasts else None


def _is_about(fact: Fact, selection: Selection) -> bool:
    if selection.kinds and fact["kind"] not in selection.kinds:
        return False
    people = {person["id"] for person in fact["people"]}
    sources = {source["id"] for source in fact["sources"]}
    places = {*fact["places"], *(party["id"] for party in fact["parties"])}
    return (
        all(people & group for group in selection.people)
        and all(group.intersection(fact["topics"]) for group in selection.topics)
        and all(places & group for group in selection.places)
        and selection.sources <= sources
    )


def _fit(fact: Fact, periods: Iterable[Edtf], horizon: Day | None) -> str | None:
    """The weakest of the answers that the date gives to each period; ``undated`` if it cannot.

    That something was going on when the last document was written is no answer for times after it.
    """
    date = parse(fact["date"]) if fact["date"] else None
    answers = set()
    for period in periods:
        if date is None:
            return "undated"
        answer = fit(date, period, read_iso(fact["known_until"]) if fact["known_until"] else None)
        unheard = date.open_end and horizon and period.start and period.start > horizon
        if answer is None or (answer == "possibly" and unheard):
            return None
        answers.add(answer)
    if answers and not is_dated(date):
        return "undated" if answers != {"in"} else "in"
    return next((answer for answer in ("possibly", "spans") if answer in answers), "in")
