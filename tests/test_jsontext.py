"""JSON text is written as the library writes it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from relfacts.text.jsontext import Raw, dumps

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_is_the_text_of_the_library(value: Any) -> None:
    """Indented, with letters as they are and control characters escaped."""
    assert dumps(value) == json.dumps(value, ensure_ascii=False, indent=2)


@given(VALUES)
def test_what_is_json_already_is_put_in_as_it_is(value: Any) -> None:
    """Raw text stands where it was put, in all its pieces."""
    text = json.dumps(value)
    assert json.loads(dumps({"a": [Raw(text[:1], text[1:])]})) == {"a": [json.loads(text)]}
