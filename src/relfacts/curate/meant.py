"""What a curator may have meant by an id that no record has: said at the end of a complaint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from relfacts.curate.seeds import Authority, Seeds
from relfacts.text.folding import key


def record_meant(id_: str, sort: str, seeds: Seeds) -> str:
    """A clause that says what to write instead of an id, and where it belongs if elsewhere.

    ``sort`` is person, place or topic.
    """
    sorts: dict[str, Sequence[Authority]] = {
        "person": seeds.people,
        "place": seeds.places,
        "topic": seeds.topics,
    }
    own = sorts.pop(sort)
    if (names := _named(id_, own)) and len(names) == 1:
        return f": write {names[0]}"
    for other, records in sorts.items():
        if any(record.id == id_ for record in records):
            return f": {id_!r} is a {other}, and belongs under {_WHERE[other]}"
    if names:
        return f": write {' or '.join(names)}"
    if near := id_meant(id_, [record.id for record in own]):
        return near
    return ": add a record, or correct the id"


#: Where in a claim the records of each sort are named.
_WHERE: Mapping[str, str] = {
    "person": "people",
    "place": "places or parties",
    "topic": "topics",
}


def document_meant(id_: str, seeds: Seeds) -> str:
    """A clause with the id of the document meant; the name of its file is not always its id."""
    for seed in seeds.documents:
        names = {seed.document, seed.document.rpartition(".")[0], seed.label, seed.original}
        if id_ in names or seed.path.rpartition("/")[2] == f"{id_}.yaml":
            return f": write {seed.id}"
    return id_meant(id_, [seed.id for seed in seeds.documents])


def id_meant(id_: str, ids: Iterable[str]) -> str:
    """A clause with the id that is most like one which nothing has; "" if none is like it."""
    from relfacts.base.likeness import most_like

    plain = {key(known.replace("-", " ")): known for known in ids if known}
    near = most_like(key(id_.replace("-", " ").replace("_", " ")), plain, 1) if id_ else []
    return f": did you mean {near[0]!r}?" if near else ""


def _named(text: str, records: Sequence[Authority]) -> list[str]:
    """The ids of those whose name or other spelling a text is, or of whose id it is a part."""
    # An id of two records says nothing of whom it means.
    times = Counter(record.id for record in records)
    records = [record for record in records if times[record.id] == 1]
    spelled = [
        record.id for record in records if key(text) in {key(form) for form in record.spellings()}
    ]
    parts = set(text.split("-"))
    part_of = [record.id for record in records if text and parts <= set(record.id.split("-"))]
    return spelled or part_of
