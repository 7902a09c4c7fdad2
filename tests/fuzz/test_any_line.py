"""Whatever is typed: an answer, or one clear line; and nothing on the disk has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawing import form_of, fuzzed, lookup
from holding import files, here, hold
from hypothesis import given


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with somebody's file in it."""
    made = tmp_path_factory.mktemp("somebodys")
    (made / "thesis.index").write_text("years of work", encoding="utf-8")
    return made


@fuzzed
@given(drawn=lookup())
def test_every_line_is_answered_or_refused(folder: Path, drawn: tuple[list[str], str]) -> None:
    """A documented status, one message, valid output, no file touched."""
    line, form = drawn
    before = files(folder)
    hold(here(line, folder), form_of(line, form))
    assert files(folder) == before
