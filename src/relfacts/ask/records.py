"""The record of a person, document, topic or place by its id, with the facts about it.

An id means one record only, so no text is interpreted: an unknown id gives no record, and similar
ids are suggested.
"""

from __future__ import annotations

from relfacts.ask import understand
from relfacts.ask.answer import Answer, Asked, Said, meant, near, noted
from relfacts.ask.parts import Part
from relfacts.base.selection import Selection
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.filters import Filters
    from relfacts.base.openbase import OpenBase

#: The types that can be asked for by id, with their names in the base.
SORTS = {"person": "person", "document": "source", "topic": "topic", "place": "place"}


def record(base: OpenBase, sort: str, id_: str, filters: Filters) -> Answer:
    """The facts about a record that match the filters, together with the record itself.

    ``sort`` is one of ``SORTS``. The facts about a topic include those on narrower topics, those
    about a place include those about places in it.
    """
    asked = Asked(sort, {"text": id_, **filters.as_query()})
    found = base.record(SORTS[sort], id_)
    if found is None:
        return Answer(asked, "none", _unknown(base, sort, id_))
    name = str(found.get("name") or found["label"])
    own = Part(
        [name],
        _about(base, SORTS[sort], id_),
        Said([meant(sort, id_, name, id_, "name")]),
        [id_] if sort == "person" else (),
    )
    question = understand.question(base, asked, own, filters)
    selected = None
    if question.outcome == "found":
        selected = base.select(question.selection, filters.most, filters.turned)
    nothing = selected is not None and not selected.total
    return Answer(
        asked,
        "none" if nothing and filters.given else question.outcome,
        question.said + (noted("nothing", f"no such facts about {name}") if nothing else Said()),
        heading=question.heading,
        conditions=question.conditions,
        selected=selected,
        people=question.people,
        unclear=question.unclear,
        record=found,
    )


def _about(base: OpenBase, sort: str, id_: str) -> Selection:
    if sort == "person":
        return Selection(people=[frozenset({id_})])
    if sort == "source":
        return Selection(sources=[id_])
    ids = base.within(sort, id_)
    return Selection(topics=[ids]) if sort == "topic" else Selection(places=[ids])


def _unknown(base: OpenBase, sort: str, id_: str) -> Said:
    """Notes that there is no such record, and the records with similar ids."""
    from relfacts.base.labels import near_ids

    kind = SORTS[sort]
    ids = near_ids(id_, [row[1] for row in base.index.records(kind)])
    return noted(
        "nothing",
        f"there is no {sort} with the id {in_quotes(id_)} in this base",
        None,
        *(near(sort, one, base.name(kind, one)) for one in ids),
    )
