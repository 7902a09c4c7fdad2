"""Reads reconciliation queries from the JSON that a client sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from relfacts.errors import UsageError
from relfacts.serve.reconcile.bodies import object_in
from relfacts.text.typed import MOST, readable

#: The number of candidates that a query gets by default, and at most.
USUAL_LIMIT, GREATEST_LIMIT = 10, 100


@dataclass(frozen=True)
class Query:
    """A query for records.

    ``types`` are ids of types, none for any; ``properties`` are the ids of properties, each with
    the values that the record should have.
    """

    text: str
    types: tuple[str, ...] = ()
    limit: int = USUAL_LIMIT
    properties: tuple[tuple[str, tuple[Any, ...]], ...] = ()


def read_batch(text: str) -> dict[str, Query | UsageError]:
    """The queries of a batch, by their keys; instead of a wrong one, the error.

    Raises UsageError if it is not a batch.
    """
    batch = object_in(text, "queries", _EXAMPLE)
    return {readable(key): _one_of(readable(key), value) for key, value in batch.items()}


def _one_of(key: str, given: Any) -> Query | UsageError:
    try:
        return _query(key, given)
    except UsageError as error:
        return error


def read_one(text: str) -> Query:
    """A single query, as in version 0.1: an object, or only the text."""
    if text.lstrip().startswith("{"):
        return _query("query", object_in(text, "query", _EXAMPLE))
    return Query(text)


_EXAMPLE = 'queries={"q0": {"query": "Kim Il Sung", "type": "person", "limit": 5}}'


def _query(key: str, given: Any) -> Query:
    if not isinstance(given, Mapping):
        raise UsageError(f"{key} is not an object", _EXAMPLE)
    text = given.get("query", "")
    if not isinstance(text, str):
        raise UsageError(f"query of {key} is not a text", _EXAMPLE)
    properties = tuple(_properties(key, given.get("properties") or ()))
    return Query(
        text or _name_among(properties),
        tuple(_types(key, given.get("type") or ())),
        _limit(key, given.get("limit")),
        properties,
    )


def _types(key: str, given: Any) -> list[str]:
    """The types of a query: an id, an object with one, or a list of these."""
    found = []
    for one in given if isinstance(given, list | tuple) else [given]:
        id_ = one.get("id") if isinstance(one, Mapping) else one
        if not isinstance(id_, str):
            raise UsageError(f"type of {key} has no id", _EXAMPLE)
        found.append(id_)
    return found


def _limit(key: str, given: Any) -> int:
    if given is None:
        return USUAL_LIMIT
    if isinstance(given, bool) or not isinstance(given, int | float) or not 1 <= given <= MOST:
        raise UsageError(f"limit of {key} is not a number from 1 on", _EXAMPLE)
    return min(int(given), GREATEST_LIMIT)


def _properties(key: str, given: Any) -> list[tuple[str, tuple[Any, ...]]]:
    found = []
    for one in given if isinstance(given, list | tuple) else [given]:
        if not isinstance(one, Mapping) or not isinstance(one.get("pid"), str) or "v" not in one:
            raise UsageError(f"a property of {key} has no pid and v", _EXAMPLE)
        value = one["v"]
        values = tuple(value) if isinstance(value, list) else (value,)
        found.append((one["pid"], values))
    return found


def _name_among(properties: tuple[tuple[str, tuple[Any, ...]], ...]) -> str:
    """The text of a query without one: the first name among the properties."""
    for wanted in ("name", "native", "spelling"):
        for pid, values in properties:
            if pid == wanted:
                return next((value for value in values if isinstance(value, str)), "")
    return ""
