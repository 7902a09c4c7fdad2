"""Whatever stands in a base: it is answered from, or one line says what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from drawing import FORMS, SMALL, form_of, fuzzed, lookup, mutated
from holding import files, here, hold, invalid
from hypothesis import given
from hypothesis import strategies as st

_QUESTIONS = st.sampled_from(
    [
        [], ["who", "Neil Armstrong"], ["who", "Armstrong", "flew"], ["year", "1969"],
        ["year", "1850"], ["topic", "moon"], ["place", "moon"], ["search", "first", "moon"],
        ["search", "who", "landed", "in", "1969"], ["show", SMALL["facts"][0]["id"]],
        ["show", "nothing"], ["at", f"{SMALL['sources'][0]['id']}:1"], ["facts", "--undated"],
        ["facts", "--who", "Aldrin", "--since", "1900"], ["facts", "--place", "moon"],
        ["people"], ["topics"], ["places"], ["sources"], ["discrepancies"], ["coverage"],
        ["coverage", SMALL["sources"][0]["id"]], ["milestones"], ["visits"], ["agreements"],
    ]
)  # fmt: skip


@st.composite
def _asked(draw: st.DrawFn) -> tuple[list[str], str]:
    """A question that the small base answers, or any."""
    if draw(st.integers(0, 3)) == 0:
        return draw(lookup())
    form = draw(st.sampled_from(FORMS))
    return [*draw(_QUESTIONS), "--format", form], form


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a base."""
    return tmp_path_factory.mktemp("base")


@fuzzed
@given(base=mutated(SMALL), asked=st.lists(_asked(), min_size=1, max_size=2))
def test_every_base_is_answered_from_or_refused(
    folder: Path, base: Any, asked: list[tuple[list[str], str]]
) -> None:
    """One to three keys changed, taken away, doubled; and the output of a valid base is valid."""
    file = folder / "facts.json"
    file.write_text(json.dumps(base), encoding="utf-8")
    before = files(folder)
    forms = [form_of(line, form) for line, form in asked]
    # What comes from a base that breaks its schema breaks that of answers, which are JSON.
    described = "json" in forms and not invalid(base, "facts")
    for (line, _), form in zip(asked, forms, strict=True):
        hold(here(["--base", str(folder), *line], folder), form, described)
    assert files(folder) == before


@st.composite
def _bytes(draw: st.DrawFn) -> bytes:
    """The file of the small base, damaged on its way: cut, flipped, encoded otherwise, padded."""
    form: dict[str, Any] = draw(
        st.sampled_from([{"indent": 1}, {"ensure_ascii": False}, {"sort_keys": True}])
    )
    text = json.dumps(SMALL, **form)
    raw = text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "utf-8-sig", "utf-7"])))
    at = draw(st.integers(0, len(raw)))
    piece = draw(st.binary(max_size=4) | st.sampled_from([b"NaN", b"]", b"{", b'"', b"1e999"]))
    return draw(
        st.sampled_from(
            [raw[:at], raw[:at] + piece + raw[at:], raw[:at] + piece + raw[at + len(piece) :],
             raw.replace(b"\n", b"\r\n"), raw + piece, b"\n" * 5000 + raw, b"[" * at, piece, b""]
        )
    )  # fmt: skip


@fuzzed
@given(raw=_bytes(), asked=_asked())
def test_every_file_is_answered_from_or_refused(
    folder: Path, raw: bytes, asked: tuple[list[str], str]
) -> None:
    """Cut short, flipped, in another encoding: what is no base is said to be none."""
    (folder / "facts.json").write_bytes(raw)
    line, form = asked
    left = here(["--base", str(folder), *line], folder)
    hold(left, form_of(line, form), described=False)
    assert (folder / "facts.json").read_bytes() == raw
