"""JSON and JSON lines: the same bytes on every machine.

JSON is written piece by piece: a whole base may be larger than memory.
"""

from __future__ import annotations

from relfacts.text.jsontext import harmless, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase


def render_json(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> Iterator[str]:
    """One JSON document, indented."""
    if answer.catalogue and answer.catalogue[0] == "facets":
        yield from pieces(answer.catalogue[1])
    else:
        yield from pieces(_narrowed(answer, base, fields) if fields else answer.envelope())
    yield "\n"


def _narrowed(answer: Answer, base: OpenBase, fields: Sequence[str]) -> dict[str, Any]:
    """The envelope with only some fields of its records."""
    from relfacts.show.fields import narrowed

    document = answer.envelope()
    if answer.catalogue:
        name, rows = answer.catalogue
        return document | {name: [narrowed(row, fields, base) for row in rows]}
    return document | {"facts": [narrowed(fact, fields, base) for fact in answer.facts]}


def render_line(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> str:
    """The JSON document on one line."""
    # No JSON text contains a line break: a line begins with nothing but its indent.
    return "".join(part.lstrip(" ") for part in "".join(render_json(answer, base, fields))
                   .split("\n")) + "\n"  # fmt: skip


def render_jsonl(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> Iterator[str]:
    """One record a line."""
    import json

    from relfacts.ask.machine import fact_record
    from relfacts.show.fields import narrowed

    listed = answer.parts or answer.catalogue
    rows = answer.rows if listed else map(fact_record, answer.hits)
    for record in rows:
        wanted = narrowed(record, fields, base) if fields else record
        yield harmless(json.dumps(wanted, ensure_ascii=False)) + "\n"
