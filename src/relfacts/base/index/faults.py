"""Says in words what is wrong with a base. Runs only after work on it has failed.

A lookup trusts its base, which was built and not edited. When that goes wrong, each record is
checked against the shipped schema, and each id against the existing records.
"""

from __future__ import annotations

import json
import re
from os import SEEK_END
from typing import TYPE_CHECKING

from relfacts.base.files import again, read_schema
from relfacts.base.index.scan import LISTS, NotJsonError, records
from relfacts.dates.days import read_iso
from relfacts.dates.edtf import parse
from relfacts.errors import BaseError
from relfacts.vocabulary.declared import declared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO

    # As ``build.Progress``: what to call with a title, a total and its unit.
    Progress = Callable[[str, int, str], Callable[[int], None]]

# The names of the types of a schema, and the Python types of each.
_TYPES: dict[str, tuple[str, type | tuple[type, ...]]] = {
    "string": ("a text", str),
    "array": ("a list", list),
    "object": ("an object", dict),
    "integer": ("a whole number", int),
    "number": ("a number", (int, float)),
    "null": ("null", type(None)),
}

#: The lists of a base, and the name of one record of each.
_ONE = {"facts": "fact", "people": "person", "places": "place", "topics": "topic"}
_ONE["sources"] = "source"

# A value shown in a message is cut to this many characters.
_SHOWN = 40


def blame(
    error: Exception, file: BinaryIO, name: str, progress: Progress | None = None
) -> BaseError | None:
    """The error that says what is wrong with the base in ``file``; None if nothing is.

    ``error`` is what happened; ``name`` is what the message calls the base. If nothing is wrong
    with the base, the error is a bug of the program. ``progress`` reports on the search.
    """
    if isinstance(error, BaseError):
        return error
    told = fault(file, progress)
    return BaseError(f"{name} is broken: {told}", again(name)) if told else None


def fault(file: BinaryIO, progress: Progress | None = None) -> str | None:
    """The first thing that is wrong with the base in ``file``, in words; None if nothing is."""
    size = file.seek(0, SEEK_END)
    read = progress("looking for what is wrong", size, "bytes") if progress else None
    try:
        return _first_fault(file, read)
    finally:
        if read:
            read(size)


def _first_fault(file: BinaryIO, read: Callable[[int], None] | None) -> str | None:
    schema = json.loads(read_schema("facts"))
    known: dict[tuple[str, str], int] = {}
    named: dict[tuple[str, str], str] = {}
    seen: dict[str, int] = {}
    found = None
    file.seek(0)
    try:
        for record in records(file):
            section, value = record.section, record.value
            if read:
                read(record.start)
            described = schema["properties"].get(section, {})
            if section == "declared":
                found = value
            if section not in LISTS or section not in seen:
                seen[section] = 0
                where = section
            else:
                seen[section] += 1
                described = described["items"]
                id_ = value.get("id", "") if isinstance(value, dict) else ""
                where = f"the {_ONE[section]} " + (repr(id_) if id_ else f"no. {seen[section]}")
            for told in _faults(value, described, schema, ""):
                return f"{where} {told}"
            if where != section:
                first = known.setdefault((_ONE[section], id_), seen[section])
                if first != seen[section]:
                    return f"{where} is there twice, as no. {first} and no. {seen[section]}"
                for mention in _mentions(section, value):
                    named.setdefault(mention, where)
    except NotJsonError as error:
        return str(error)
    of_the_base = declared(found)
    known |= {("kind", id_): 0 for id_ in of_the_base.kinds}
    known |= {("role", id_): 0 for id_ in of_the_base.roles}
    for (sort, id_), where in named.items():
        if (sort, id_) not in known:
            return f"{where} names the {sort} {id_!r}, but there is no such {sort} in the base"
    return None


def _mentions(section: str, record: Any) -> Iterator[tuple[str, str]]:
    """The types and ids of the other records that a valid record names."""
    if section == "facts":
        yield "kind", record["kind"]
        yield from (("role", one["role"]) for one in (*record["people"], *record["parties"]))
        yield from (("person", person["id"]) for person in record["people"])
        yield from (("place", party["id"]) for party in record["parties"])
        yield from (("place", id_) for id_ in record["places"])
        yield from (("topic", id_) for id_ in record["topics"])
        for source in record["sources"]:
            yield "source", source["id"]
            yield from (("person", named["id"]) for named in source["people"])
    elif section == "people":
        yield from (("source", office["source"]) for office in record["offices"])
    elif section == "places":
        yield from (("place", id_) for id_ in record["within"])
    elif section == "topics":
        yield from (("topic", id_) for id_ in record["broader"])


def _faults(value: Any, described: Any, schema: Any, where: str) -> Iterator[str]:
    """Everything wrong with ``value`` and its content, compared with the schema ``described``.

    ``where`` is its key in the record: the path to it, with dots and numbers.
    """
    if reference := described.get("$ref"):
        described = schema["$defs"][reference.rpartition("/")[2]]
    if not _is_as(value, described):
        shown = json.dumps(value, ensure_ascii=False)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
        yield f"has {f'{where} ' if where else ''}{shown}, which is not {_wanted(described)}"
    elif isinstance(value, dict):
        for key in described.get("required", ()):
            if key not in value:
                yield f"has no {_inside(where, key)}"
        others = described.get("additionalProperties") or {}
        for key, inner in value.items():
            inner_described = described.get("properties", {}).get(key, others)
            yield from _faults(inner, inner_described, schema, _inside(where, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _faults(inner, described.get("items", {}), schema, f"{where}[{number}]")


def _inside(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _is_as(value: Any, described: Any) -> bool:
    """Whether a value itself, apart from its content, is as the schema describes it."""
    if choices := described.get("anyOf"):
        return any(_is_as(value, choice) for choice in choices)
    types = described.get("type", ())
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, _TYPES[one][1]) for one in types):
        return False
    if isinstance(value, bool) and types:
        return False
    if "enum" in described and value not in described["enum"]:
        return False
    if isinstance(value, str):
        return bool(value) >= ("minLength" in described) and _is_text_as(value, described)
    if isinstance(value, list):
        return bool(len(value) >= described.get("minItems", 0))
    if not isinstance(value, int | float):
        return True
    return bool(described.get("minimum", value) <= value <= described.get("maximum", value))


def _is_text_as(value: str, described: Any) -> bool:
    pattern = described.get("pattern")
    if pattern and not re.search(pattern, value):
        return False
    try:
        value.encode()
        if _is_date(described):
            parse(value)
        elif _is_day(described):
            read_iso(value)
    except ValueError:
        return False
    return True


def _is_date(described: Any) -> bool:
    return "EDTF" in described.get("description", "")


def _is_day(described: Any) -> bool:
    return "ISO 8601;" in described.get("description", "") or "ISO 8601." in described.get(
        "description", ""
    )


def _wanted(described: Any) -> str:
    """The value that the schema describes, in words."""
    if choices := described.get("anyOf"):
        return " or ".join(_wanted(choice) for choice in choices)
    if "enum" in described:
        return "one of " + ", ".join(map(str, described["enum"]))
    types = described.get("type", "string")
    types = [types] if isinstance(types, str) else types
    names = [_TYPES[one][0] for one in types]
    if _is_date(described):
        names[0] = "an EDTF date"
    elif _is_day(described):
        names[0] = "a day"
    elif "hyphens" in described.get("description", ""):
        names[0] = "an id"
    elif "pattern" in described:
        names[0] = f"a text like {described['pattern']}"
    elif described.get("minLength") or described.get("minItems"):
        names[0] += " with something in it"
    elif "maximum" in described:
        names[0] += f" from {described['minimum']} to {described['maximum']}"
    elif "minimum" in described:
        names[0] += f" of {described['minimum']} or more"
    return " or ".join(names)
