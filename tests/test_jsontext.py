"""JSON text is written as the library writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from relfacts.text.jsontext import Raw, dumps, harmless, loads, why_none
from relfacts.text.visible import escaped, is_seen

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
#: Many values that are small show more than a few that are large.
many = settings(max_examples=200)


@many
@given(VALUES)
def test_it_is_the_text_of_the_library(value: Any) -> None:
    """Indented, with letters as they are; but what is unseen is an escape."""
    ours, theirs = dumps(value), json.dumps(value, ensure_ascii=False, indent=2)
    assert ours == escaped(theirs)
    assert json.loads(ours) == json.loads(theirs)
    assert all(is_seen(ch) or ch == "\n" for ch in ours)


@many
@given(VALUES)
def test_what_is_json_already_is_put_in_as_it_is(value: Any) -> None:
    """Raw text stands where it was put, in all its pieces."""
    text = json.dumps(value)
    assert json.loads(dumps({"a": [Raw(text[:1], text[1:])]})) == {"a": [json.loads(text)]}


@many
@given(VALUES)
def test_json_of_others_keeps_its_values(value: Any) -> None:
    """What a screen would obey becomes an escape; breaks between the values stay."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    assert json.loads(harmless(text)) == json.loads(text)
    assert all(is_seen(ch) or ch == "\n" for ch in harmless(text))


@many
@given(VALUES, st.booleans())
def test_it_is_read_as_the_library_reads_it(value: Any, packed: bool) -> None:
    """Of text or of bytes, whoever wrote it."""
    text = json.dumps(value, ensure_ascii=packed)
    told = loads(text.encode(errors="surrogatepass") if not packed else text)
    assert told == json.loads(text) == value


@pytest.mark.parametrize("text", ["", "{", "[1,]", '{"a": 1} x', "nul", '{"a" 1}'])
def test_what_is_no_json_is_refused_as_by_the_library(text: str) -> None:
    """With the same error, which says where."""
    with pytest.raises(json.JSONDecodeError) as theirs:
        json.loads(text)
    with pytest.raises(json.JSONDecodeError) as ours:
        loads(text)
    assert str(ours.value) == str(theirs.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, "nested too deep"),
        ("9" * 5_000, "a number has too many digits"),
        ("[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
    ],
)
def test_why_a_text_is_none(text: str, why: str, tmp_path: Path, run: Run) -> None:
    """In words of JSON; a base says it too, whatever reads it."""
    with pytest.raises((ValueError, RecursionError)) as caught:
        json.loads(text)
    assert why_none(caught.value) == why
    path = tmp_path / "facts.json"
    path.write_text(f'{{"format": {text}', "utf-8")
    for line in (("facts", "--base", str(path)), ("diff", str(path), str(path))):
        said = run(*line, status=4).err
        assert why.partition(":")[0] in said
        assert "sys." not in said
