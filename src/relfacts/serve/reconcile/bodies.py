"""The body of a request: a form, in either of its encodings, or JSON.

OpenRefine sends a form. Small clients send whatever their HTTP library makes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from relfacts.errors import UsageError
from relfacts.text.jsontext import why_none

#: The fields that ask for something.
ASKING = ("queries", "extend", "query")

_HINT = (
    "send a form with the field queries, as OpenRefine does, or JSON: "
    '{"queries": {"q0": {"query": "Kim Il Sung"}}}'
)


class UnknownKindError(UsageError):
    """A body of a type that cannot be read here."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"a body of the type {kind or '(none named)'} cannot be read", _HINT)


def fields(kind: str, body: bytes) -> dict[str, str]:
    """The fields of a body; ``kind`` is its Content-Type.

    Raises UnknownKindError for a kind that is neither a form nor JSON, UsageError for a body that
    does not match its kind, or asks for nothing.
    """
    name = kind.partition(";")[0].strip().lower()
    if name == "application/x-www-form-urlencoded":
        given = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    elif name == "multipart/form-data":
        given = dict(_parts(kind, body))
    elif name == "application/json":
        given = _members(body)
    else:
        raise UnknownKindError(name)
    if not any(one in given for one in ASKING):
        raise UsageError(f"the body has none of {', '.join(ASKING)}", _HINT)
    return given


def _parts(kind: str, body: bytes) -> Iterator[tuple[str, str]]:
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            yield name, content.decode("utf-8", "replace")


def _members(body: bytes) -> dict[str, str]:
    """The members of a JSON object, each as the text that a form field would have."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in object_in(body, "the body", _HINT).items()
    }


def object_in(text: str | bytes, called: str, example: str) -> dict[str, Any]:
    """The JSON object in a text. Raises UsageError, with the ``example`` as its hint."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{called} is not JSON: {why_none(error)}", example) from error
    if not isinstance(found, dict):
        raise UsageError(f"{called} is JSON, but not an object", example)
    return found
