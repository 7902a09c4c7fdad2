"""The fields of what is listed: their names, and their values.

A field is a key of a JSON record, a column of CSV, or a part of one: ``sources.label``.
"""

from __future__ import annotations

from relfacts.ask.machine import FACT_KEYS
from relfacts.errors import UsageError
from relfacts.show.rows import (
    CATALOGUES,
    CHOSEN_COLUMNS,
    FACT_COLUMNS,
    flat_record,
    listed,
    part_of,
)
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase


def fields_of(answer: Answer) -> list[str]:
    """Every field of an answer's records, in the order of the columns; then the parts of fields."""
    name = listed(answer)
    if name in CATALOGUES:
        rows = answer.catalogue[1] if answer.catalogue else []
        own = dict.fromkeys(CATALOGUES[name])
        for row in rows:
            own |= dict.fromkeys(row)
        parts = dict.fromkeys(
            f"{key}.{part}"
            for row in rows
            for key, value in row.items()
            for item in (value if isinstance(value, list) else [value])
            if isinstance(item, dict)
            for part in item
        )
        return [*own, *parts]
    from relfacts import records

    whole = dict.fromkeys(
        (*FACT_COLUMNS, *CHOSEN_COLUMNS, *FACT_KEYS, *records.Fact.__annotations__)
    )
    inside: dict[str, Any] = {
        "people": records.PersonInFact,
        "parties": records.Party,
        "quantities": records.Quantity,
        "sources": records.Attestation,
        "discrepancies": records.Discrepancy,
    }
    parts = dict.fromkeys(f"{key}.{part}" for key, kind in inside.items()
                          for part in kind.__annotations__)  # fmt: skip
    return [*whole, *parts]


def chosen(text: str, answer: Answer) -> list[str]:
    """The fields that ``text`` names, in its order. Raises UsageError for an unknown field."""
    known = fields_of(answer)
    wanted = [field.strip() for field in text.split(",") if field.strip()]
    for field in wanted:
        if field not in known:
            from relfacts.text.letters import one_slip

            # A part that a fact does not have may be a column: sources.url.
            part = field.rpartition(".")[2]
            alike = (one for one in known if one_slip(field, one) or one.startswith((field, part)))
            near = " or ".join([*alike][:3])
            raise UsageError(
                f"--fields: there is no field {in_quotes(field)} here",
                f"did you mean {near}? all of them: --fields" if near else "all of them: --fields",
            )
    return list(dict.fromkeys(wanted))


def narrowed(record: dict[str, Any], fields: Sequence[str], base: OpenBase) -> dict[str, Any]:
    """These fields of a JSON record; the parts of lists are lists."""
    flat: dict[str, Any] | None = None
    found = {}
    for field in fields:
        key = field.partition(".")[0]
        if key in record:
            found[field] = part_of(record, field)
        elif key in (*FACT_COLUMNS, *CHOSEN_COLUMNS) and "kind" in record:
            flat = flat_record(record, base, fields) if flat is None else flat
            found[field] = flat[key]
        else:
            found[field] = None
    return found
