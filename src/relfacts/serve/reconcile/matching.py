"""The record that a cell of a table means: a match if ``who`` answers, else suggestions.

No score decides. A cell is matched automatically only if ``who`` finds exactly one person and the
text names nobody who is missing from the base; with a place or topic only if only these were asked
for and the text is one of their names. Properties can prevent a match and order candidates; they
never make a match.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError
from relfacts.library.factbase import FactBase
from relfacts.serve.reconcile.properties import PROPERTIES, fits
from relfacts.serve.reconcile.queries import Query
from relfacts.serve.reconcile.types import TYPES, sort_of, type_called
from relfacts.text.typed import in_quotes, readable

# The score of a candidate by the way it was found. Scores order candidates and show a reader how
# certain each is; no decision depends on them.
_MATCHED = 100
_BY_ID = 90
_LABEL = 80
_ONE_OF_SEVERAL = 60
_NEAR = 30

# The score that each property that does not fit subtracts.
_UNFIT = 10

# A longer text is not a name.
_LONGEST = 400


@dataclass
class Candidate:
    """A record that a text may mean."""

    sort: str
    id: str
    name: str
    score: float
    match: bool = False
    description: str = ""
    facts: int = 0
    fitting: list[bool] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Its form in the API; a client may weigh the features, which are numbers and booleans."""
        features: list[dict[str, Any]] = [{"id": "facts", "value": self.facts}]
        if self.fitting:
            features.append({"id": "properties", "value": all(self.fitting)})
        return {
            "id": self.id,
            "name": self.name,
            **({"description": self.description} if self.description else {}),
            "type": [TYPES[self.sort].as_json()],
            "score": self.score,
            "match": self.match,
            "features": features,
        }


def reconcile(base: FactBase, query: Query) -> list[dict[str, Any]]:
    """The candidates for a query, the most likely first; at most one of them is a match.

    Raises UsageError if all the types that it names are unknown.
    """
    text = readable(query.text).strip()
    wanted = {type_called(one) for one in query.types}
    if wanted == {None}:
        raise UsageError(
            f"there is no type {in_quotes(query.types[0])}", f"the types are {', '.join(TYPES)}"
        )
    types = [sort for sort in TYPES if not wanted or sort in wanted]
    if not text or len(text) > _LONGEST:
        return []
    found: dict[tuple[str, str], Candidate] = {}
    for candidate in _candidates(base, text, types, query.limit):
        found.setdefault((candidate.sort, candidate.id), candidate)
    candidates = list(found.values())
    base.look(lambda inside: _describe(inside, candidates))
    if query.properties:
        base.look(lambda inside: _weigh(inside, candidates, query))
    candidates.sort(key=lambda one: -one.score)
    return [one.as_json() for one in candidates[: query.limit]]


def _candidates(base: FactBase, text: str, types: list[str], limit: int) -> Iterable[Candidate]:
    """The records that the text may mean, the most certain first."""
    if "person" in types:
        yield from _people(base, text, limit)
    others = [sort for sort in types if sort != "person"]
    yield from base.look(lambda inside: _labelled(inside, text, others, len(types) == len(others)))
    yield from base.look(lambda inside: _of_the_id(inside, text, types))


def _people(base: FactBase, text: str, limit: int) -> Iterable[Candidate]:
    """The people that ``who`` answers with or suggests."""
    try:
        answer = base.who(text, limit=limit)
    except UsageError:
        return
    alone = answer.outcome == "found" and len(answer.people) == 1 and not answer.absent
    score = _MATCHED if alone else _ONE_OF_SEVERAL
    for place, match in enumerate(answer.matches):
        if match["type"] == "person":
            yield Candidate("person", match["id"], match["name"], score - place / 100, alone)
    for place, match in enumerate(answer.suggestions):
        if match["type"] == "person":
            yield Candidate("person", match["id"], match["name"], _NEAR - place / 100)


def _labelled(base: OpenBase, text: str, sorts: Iterable[str], decided: bool) -> list[Candidate]:
    """The places and topics that the text names, or that have similar names.

    ``decided``: nothing else was asked for, so that one of their names is a match.
    """
    found = []
    # Slips are corrected only if the query says which types it wants.
    named = {sort: base.labels(sort).look_up(text, mend=decided) for sort in sorts}
    one = sum(label is not None for label in named.values()) == 1
    for sort, label in named.items():
        if label is not None:
            match = decided and one
            score = _MATCHED if match else _LABEL
            found.append(Candidate(sort, label.id, label.name, score, match))
        elif decided:
            near = base.labels(sort).near(text)
            found += [
                Candidate(sort, like.id, like.name, _NEAR - place / 100)
                for place, like in enumerate(near)
            ]
    return found


def _of_the_id(base: OpenBase, text: str, types: list[str]) -> list[Candidate]:
    """The record whose id the text is."""
    sort = sort_of(base, text, types)
    return [Candidate(sort, text, base.name(sort, text), _BY_ID)] if sort else []


def _describe(base: OpenBase, candidates: Iterable[Candidate]) -> None:
    """Add to each candidate a description and its number of facts."""
    for one in candidates:
        row = base.index.record(one.sort, one.id)
        one.facts = row[5] if row else 0
        if one.sort == "person":
            native, about = base.person(one.id)
            one.description = " · ".join(filter(None, (native, about)))


def _weigh(base: OpenBase, candidates: Iterable[Candidate], query: Query) -> None:
    """Move candidates that fit the properties to the front; one that does not never matches."""
    asked = [(PROPERTIES[pid], values) for pid, values in query.properties if pid in PROPERTIES]
    asked = [(one, values) for one, values in asked if any(value != "" for value in values)]
    for candidate in candidates:
        record = base.record(candidate.sort, candidate.id)
        for one, values in asked:
            fitting = record is not None and fits(base, candidate.sort, record, one, values)
            candidate.fitting.append(fitting)
            candidate.score -= 0 if fitting else _UNFIT
        candidate.match = candidate.match and all(candidate.fitting)
