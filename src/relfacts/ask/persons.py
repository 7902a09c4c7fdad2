"""One record in full, by its id; people also by their names, with a summary of their facts."""

from __future__ import annotations

from relfacts.ask import understand
from relfacts.ask.answer import Answer, Asked, Said, meant, together
from relfacts.ask.catalogues import listed
from relfacts.ask.filters import Filters
from relfacts.base.selection import Selection
from relfacts.dates.words import years_in_words
from relfacts.names.reading import read_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from relfacts.base.openbase import OpenBase


def people_called(base: OpenBase, command: str, texts: Sequence[str]) -> Answer | None:
    """The people whom ``texts`` name, by ids or by names that ``who`` can read; one each.

    Or the person whom all texts together name. None if a text means nobody, or several people.
    """
    for tried in dict.fromkeys((tuple(texts), (" ".join(texts),))):
        found: list[tuple[str, Said]] = []
        for text in tried:
            if not (one := _named(base, text)):
                break
            found.append(one)
        else:
            ids = dict.fromkeys(id_ for id_, _ in found)
            rows = [_whole(base, id_) for id_ in ids]
            asked = Asked(command, {"text": " ".join(texts)})
            said = together(more for _, more in found)
            return Answer(asked, said=said, catalogue=("people", rows), people=[*ids])
    return None


def records_called(base: OpenBase, command: str, text: str) -> list[Answer]:
    """The records of any sort with an id; otherwise those of a name, as their own commands
    read it; or none.
    """
    wanted = text.strip().lower()
    asked = Asked(command, {"text": text})
    if known := [sort for sort in _LISTINGS if base.index.record(sort, wanted)]:
        return [_card(base, asked, sort, wanted, text, "name") for sort in known]
    named = (
        _card(base, asked, sort, found.id, found.matched, found.how)
        for sort in ("topic", "place", "source")
        if (found := base.labels(sort).look_up(text, mend=False))
    )
    person = people_called(base, command, [text])
    return [*named, *([person] if person else ())]


def _card(base: OpenBase, asked: Asked, sort: str, id_: str, matched: str, how: str) -> Answer:
    """The answer that is one record."""
    row = _whole(base, id_) if sort == "person" else listed(base, sort, id_)
    name = str(row.get("name") or row.get("label"))
    said = Said([meant(sort, id_, name, matched, how)])
    people = [id_] if sort == "person" else ()
    return Answer(asked, said=said, catalogue=(_LISTINGS[sort], [row]), people=people)


#: The catalogues that list records, by their sort.
_LISTINGS = {"person": "people", "topic": "topics", "place": "places", "source": "sources"}


def _named(base: OpenBase, text: str) -> tuple[str, Said] | None:
    """The person whom a text names, with notes; None if it means nobody, or several."""
    # If a text names nobody, finding whom it may have meant takes as long as reading it.
    if read_names(text, base.book).outcome != "found":
        return None
    question = understand.who(base, text, Filters())
    if question.outcome != "found" or len(question.people) != 1 or question.said.absent:
        return None
    return question.people[0], question.said


def _whole(base: OpenBase, id_: str) -> dict[str, Any]:
    """Everything the base has about a person, beginning with the row of the catalogue of people."""
    person = base.record("person", id_)
    selected = base.select(Selection(people=[frozenset({id_})]))
    kinds: dict[str, int] = {}
    documents: dict[str, int] = {}
    for hit in selected.hits:
        fact = hit.fact
        kinds[fact["kind"]] = kinds.get(fact["kind"], 0) + 1
        for source in fact["sources"]:
            documents[source["id"]] = documents.get(source["id"], 0) + 1
    return {
        "id": id_,
        "name": person["name"],
        "native": person["native"] or "",
        "country": person["country"] or "",
        "description": person["description"] or "",
        "offices": person["offices"],
        "facts": selected.total,
        "years": years_in_words(selected.years),
        "same_as": person.get("same_as", []),
        # The forms printed in documents come first.
        "forms": {key: person["forms"][key] for key in sorted(person["forms"], key=_printed_first)},
        "kinds": [{"kind": kind, "facts": count} for kind, count in _most_first(kinds)],
        "sources": [{"id": source, "facts": count} for source, count in _most_first(documents)],
        "others": person["not"],
    }


def _printed_first(way: str) -> tuple[bool, str]:
    return way != "printed", way


def _most_first(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
