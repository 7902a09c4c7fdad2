"""Compares two versions of a base, and says what became of each fact and record of the old one.

Pure: two bases in, changes out. What the build copies from one record into another (the name of a
person in a fact, the label of a document in an attestation) is compared in the original only; a
copy that differs from it, in a base made by another program, counts as a change of its own.
"""

from __future__ import annotations

from relfacts.ask.answer import Answer, Asked, Said, noted
from relfacts.base.locators import AMENDED, amendment, line_ranges, pages_of
from relfacts.base.phrasing import amount, in_words
from relfacts.vocabulary import CHANGES, SORTS, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from typing import Any

    from relfacts.records import Base

    Record = Mapping[str, Any]

# Two values with at most this many characters together are put on one line.
_SHORT = 60

_DATE_PARTS = ("date", "start", "end", "known_until", "date_how", "date_why")
_RECORDS = {"source": "sources", "person": "people", "place": "places", "topic": "topics"}


def diff(old: Base, new: Base, old_name: str, new_name: str) -> Answer:
    """The changes from ``old`` to ``new`` as an answer; without any, its outcome is ``none``."""
    changes = compare(old, new)
    return Answer(
        Asked("diff", {"old": old_name, "new": new_name}),
        "found" if changes else "none",
        Said() if changes else noted("nothing", "no difference"),
        heading=[f"{old_name} -> {new_name}", *_counts(changes)],
        catalogue=("changes", changes),
    )


def compare(old: Base, new: Base) -> list[dict[str, Any]]:
    """Every change, by type of record, then by kind of change, then by id.

    A change has the ``type`` and ``id`` of the changed record and the ``part`` of it that differs
    (None for the whole); ``was`` and ``now`` are the values of that part, ``what`` describes the
    change.
    """
    before, after = _Version(old), _Version(new)
    changes = [
        *_facts(before, after),
        *_records("discrepancy", before.discrepancies, after.discrepancies),
        *(
            change
            for sort, key in _RECORDS.items()
            for change in _records(sort, _by_id(old, key), _by_id(new, key))
        ),
        *_amended(before, after),
        *_redirects(before, after),
        *_base(old, new),
    ]
    sorts, kinds = list(SORTS), list(CHANGES)
    # The sort is stable: parts of one record keep their order.
    changes.sort(key=lambda c: (sorts.index(c["type"]), kinds.index(c["change"]), c["id"]))
    return changes


class _Version:
    """One of the two bases, with its records by id."""

    def __init__(self, base: Base) -> None:
        self.facts: dict[str, Record] = _by_id(base, "facts")
        # A base that was built before redirects existed has none.
        self.redirects: Mapping[str, Record] = base.get("redirects", {})
        self.sources: dict[str, Record] = _by_id(base, "sources")
        self._names = {r["id"]: r["name"] for r in (*base["people"], *base["places"])}
        self.discrepancies: dict[str, Record] = {
            item["id"]: self.own(item) for fact in base["facts"] for item in fact["discrepancies"]
        }

    def own(self, record: Any) -> Any:
        """``record`` without the values copied from other records, as far as these are correct."""
        if isinstance(record, list):
            return [self.own(item) for item in record]
        if not isinstance(record, dict):
            return record
        copied: Record = {}
        if "role" in record:
            copied = {"name": self._names.get(record["id"])}
        elif "anchors" in record:
            copied = self.sources.get(record["id"], {})
        elif "says" in record:
            copied = self.sources.get(record["source"], {})
        copies = ("name", "label", "document", "publisher", "issued", *AMENDED)
        own = {
            key: self.own(value)
            for key, value in record.items()
            if not (key in copies and key in copied and copied[key] == value)
        }
        # Pages follow from the lines and from where the pages of the document begin.
        pages = own.get("pages")
        if pages and pages == pages_of(record["lines"], copied.get("page_lines", ())):
            del own["pages"]
        return own

    def cite(self, source: str, lines: list[int]) -> str:
        """A short citation."""
        label = self.sources[source]["label"] if source in self.sources else source
        return f"{label}:{line_ranges(lines)}"


def _change(
    sort: str, id_: str, kind: str, what: list[str], part: str | None = None, *values: Any
) -> dict[str, Any]:
    was, now = values or (None, None)
    return {
        "type": sort,
        "id": id_,
        "change": kind,
        "part": part,
        "what": what,
        "was": was,
        "now": now,
    }


# --- facts ----------------------------------------------------------------------------------


def _facts(before: _Version, after: _Version) -> Iterator[dict[str, Any]]:
    came_from = _renamed(before, after)
    for id_, fact in before.facts.items():
        if id_ in after.facts:
            yield from _fact(id_, fact, after.facts[id_], before, after)
        elif id_ in after.redirects:
            to, why = after.redirects[id_]["to"], after.redirects[id_]["why"]
            if to is None:
                yield _change("fact", id_, "withdrawn", [_told(fact), f"why: {why}"])
                continue
            renamed = came_from.get(to) == id_
            kind = "renamed" if renamed else "merged"
            yield _change("fact", id_, kind, [f"now {to}: {why}"], "id", id_, to)
            if renamed:
                yield from _fact(to, fact, after.facts[to], before, after)
        else:
            yield _change("fact", id_, "withdrawn", [_told(fact)])
    for id_, fact in after.facts.items():
        if id_ not in before.facts and id_ not in came_from:
            yield _change("fact", id_, "added", [_told(fact)])


def _renamed(before: _Version, after: _Version) -> dict[str, str]:
    """For each fact that only has another id: the new id and the old.

    If several old facts lead to one, or to one that already existed, they were merged.
    """
    led: dict[str, list[str]] = {}
    for id_ in before.facts.keys() - after.facts.keys():
        if id_ in after.redirects:
            led.setdefault(after.redirects[id_]["to"], []).append(id_)
    return {
        to: ids[0]
        for to, ids in led.items()
        if len(ids) == 1 and to in after.facts and to not in before.facts
    }


def _fact(
    id_: str, old: Record, new: Record, before: _Version, after: _Version
) -> Iterator[dict[str, Any]]:
    """The changes of a fact that still exists."""
    if any(old.get(part) != new.get(part) for part in _DATE_PARTS):
        values = (old["date"], new["date"])
        yield _change("fact", id_, "redated", _redated(old, new), "date", *values)
    if what := list(_resourced(old, new, before, after)):
        yield _change("fact", id_, "re-sourced", what, "sources", old["sources"], new["sources"])
    if old["statement"] != new["statement"]:
        values = (old["statement"], new["statement"])
        yield _change("fact", id_, "reworded", _was_now(*values), "statement", *values)
    done = {"id", *_DATE_PARTS, "sources", "statement"}
    for part in _parts(old, new, done):
        values = (old.get(part), new.get(part))
        if part == "discrepancies":  # reported once, with the discrepancies, not for each fact
            values = _ids(values[0]), _ids(values[1])
        if before.own(values[0]) != after.own(values[1]):
            yield _change("fact", id_, "changed", _differs(part, *values), part, *values)


def _ids(records: list[Record]) -> list[str]:
    return [record["id"] for record in records]


def _told(fact: Record) -> str:
    return f"{in_words(fact['date'])}: {fact['statement']}"


def _redated(old: Record, new: Record) -> list[str]:
    what = []
    if old["date"] != new["date"]:
        what.append(f"was {_dated(old['date'])}, now {_dated(new['date'])}")
    elif (old["start"], old["end"]) != (new["start"], new["end"]):
        bounds = [f"{fact['start'] or '..'} to {fact['end'] or '..'}" for fact in (old, new)]
        what.append(f"bounds: was {bounds[0]}, now {bounds[1]}")
    for part, label in (
        ("known_until", "known up to:"),
        ("date_how", "how the date is known:"),
        ("date_why", "why:"),
    ):
        if old[part] != new[part]:
            first, *rest = _was_now(old[part], new[part])
            what += [f"{label} {first}", *rest]
    return what


def _dated(date: str | None) -> str:
    """A date in words and as EDTF: the words of two different dates may be equal."""
    return f"{in_words(date)} (EDTF {date})" if date else "undated"


def _resourced(old: Record, new: Record, before: _Version, after: _Version) -> Iterator[str]:
    was = {item["id"]: item for item in before.own(old["sources"])}
    now = {item["id"]: item for item in after.own(new["sources"])}
    for id_, item in now.items():
        if id_ not in was:
            yield f"{after.cite(id_, item['lines'])} added"
    for id_, item in was.items():
        cited = before.cite(id_, item["lines"])
        if id_ not in now:
            yield f"{cited} dropped"
            continue
        if item["lines"] != now[id_]["lines"]:
            yield f"{cited} is now {after.cite(id_, now[id_]['lines'])}"
        # What the fact takes from its source was already reported for the fact.
        taken = [
            part
            for part in ("statement", "date", "date_how", "date_why")
            if item.get(part) == old[part] and now[id_].get(part) == new[part]
        ]
        for part in _parts(item, now[id_], ("lines", *taken)):
            for text in _differs(part, item.get(part), now[id_].get(part)):
                yield f"{cited} {text}"
    if list(was) != list(now) and was.keys() == now.keys():
        yield "the documents in another order"


# --- all other records ----------------------------------------------------------------------


def _records(
    sort: str, old: Mapping[str, Record], new: Mapping[str, Record]
) -> Iterator[dict[str, Any]]:
    for id_, record in old.items():
        if id_ not in new:
            yield _change(sort, id_, "withdrawn", [_called(record)])
        else:
            yield from _changed(sort, id_, record, new[id_], AMENDED)
    for id_, record in new.items():
        if id_ not in old:
            yield _change(sort, id_, "added", [_called(record)])


def _amended(before: _Version, after: _Version) -> Iterator[dict[str, Any]]:
    """What publishers did to documents since then, with the facts that these support."""
    for id_, source in after.sources.items():
        was: Record = before.sources.get(id_, {})
        for part in AMENDED:
            values = (was.get(part), source.get(part))
            if values[0] == values[1]:
                continue
            if values[1]:
                what = [amendment(part, source[part])]
            else:
                what = [f"no longer said to be {part} by its publisher"]
            standing = sorted(
                fact["id"]
                for fact in after.facts.values()
                if any(item["id"] == id_ for item in fact["sources"])
            )
            what += [f"on it {_stand(len(standing))}: {', '.join(standing)}"] if standing else []
            yield _change("source", id_, "changed", what, part, *values)


def _stand(facts: int) -> str:
    return f"{counted(facts)} {'stands' if facts == 1 else 'stand'}"


def _called(record: Record) -> str:
    """The name of a record, or the subject of a discrepancy."""
    if "title" in record:
        return f"{record['label']}: {record['title']}"
    if "name" in record:
        return str(record["name"])
    return "; ".join(f"{side['source']}: {side['says']}" for side in record["sides"])


def _changed(
    sort: str, id_: str, old: Record, new: Record, done: Container[str] = ()
) -> Iterator[dict[str, Any]]:
    for part in _parts(old, new, done):
        values = (old.get(part), new.get(part))
        yield _change(sort, id_, "changed", _differs(part, *values), part, *values)


def _redirects(before: _Version, after: _Version) -> Iterator[dict[str, Any]]:
    """The redirects of ids that were not facts of the old base: those came with the facts."""
    for id_ in before.redirects.keys() | after.redirects.keys():
        was, now = before.redirects.get(id_), after.redirects.get(id_)
        if was is None and now is not None and id_ not in before.facts:
            led = f"leads to {now['to']}" if now["to"] else "withdrawn"
            yield _change("redirect", id_, "added", [f"{led}: {now['why']}"])
        elif was is not None and now is None:
            led = f"led to {was['to']}" if was["to"] else f"was withdrawn: {was['why']}"
            yield _change("redirect", id_, "withdrawn", [led])
        elif was is not None and now is not None:
            yield from _changed("redirect", id_, was, now)


def _base(old: Base, new: Base) -> Iterator[dict[str, Any]]:
    for change in _changed("base", "", old, new, ("facts", "redirects", *_RECORDS.values())):
        yield {**change, "id": change["part"]}


# --- in words -------------------------------------------------------------------------------


def _by_id(base: Base, key: str) -> dict[str, Record]:
    records: list[Record] = base[key]  # type: ignore[literal-required]
    found = {record["id"]: record for record in records}
    if len(found) < len(records):
        raise LookupError(f"two {key} with one id")
    return found


def _parts(old: Record, new: Record, done: Container[str] = ()) -> list[str]:
    """The keys whose values differ in two records, without ``done``, in the new order."""
    keys = dict.fromkeys((*new, *old))
    return [key for key in keys if key not in done and old.get(key) != new.get(key)]


def _differs(part: str, was: object, now: object) -> list[str]:
    """The differences in a part: for lists what was added and removed, otherwise both values."""
    label = f"{part.replace('_', ' ')}:"
    if isinstance(was, (list, dict)) or isinstance(now, (list, dict)):
        old, new = _items(was), _items(now)
        had, has = set(old), set(new)
        came = [item for item in new if item not in had]
        went = [item for item in old if item not in has]
        told = [
            *([f"added: {'; '.join(came)}"] if came else []),
            *([f"dropped: {'; '.join(went)}"] if went else []),
        ]
        return [f"{label} {text}" for text in told or ["in another order or number"]]
    first, *rest = _was_now(was, now)
    return [f"{label} {first}", *rest]


def _was_now(was: object, now: object) -> list[str]:
    """Both values, on one line if they are short."""
    old, new = _text(was), _text(now)
    if len(old) + len(new) <= _SHORT:
        return [f"was {old}, now {new}"]
    return [f"was: {old}", f"now: {new}"]


def _items(value: object) -> list[str]:
    """The items of a list, or the entries of a mapping, as texts."""
    if isinstance(value, dict):
        return [f"{key}: {item}" for key, inner in value.items() for item in _items(inner)]
    if isinstance(value, list):
        return [_text(item) for item in value]
    return [] if value is None else [_text(value)]


def _text(value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return "none"
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if not isinstance(value, dict):
        return str(value)
    if "measure" in value:
        return amount(value)  # type: ignore[arg-type]
    if "role" in value:
        office = f" ({value['office']})" if value.get("office") else ""
        return f"{value['name']}, {value['role']}{office}"
    return ", ".join(f"{key} {_text(item)}" for key, item in value.items() if item)


def _counts(changes: list[dict[str, Any]]) -> list[str]:
    """The numbers of records added, withdrawn and so on: ``2 facts added``."""
    counts: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        counts.setdefault((change["type"], change["change"]), set()).add(change["id"])
    told = []
    for (sort, kind), ids in counts.items():
        noun = sort if len(ids) == 1 else SORTS[sort]
        told.append(f"{kind}: {noun}" if sort == "base" else f"{len(ids)} {noun} {kind}")
    return told or ["no difference"]
