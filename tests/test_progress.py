"""Long work is shown to those who watch, and to nobody else."""

from __future__ import annotations

import io
import sys

import pytest

from relfacts.show import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether somebody watches."""
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """What is written from now on to a terminal of a hundred columns."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_long_work_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done, of how much, how fast; and the bar is gone when the work is."""
    shown = terminal(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    items = list(progress.watched([1, 2, 3], "reading", 3, "documents"))
    assert items == [1, 2, 3]
    assert "reading" in shown.getvalue()
    assert "of 3 documents" in shown.getvalue()
    assert "a second" in shown.getvalue()


@pytest.mark.parametrize("odd", ["²", "٣", "9" * 5000, "-1", ""])
@pytest.mark.parametrize("variable", ["COLUMNS", "LINES"])
def test_no_screen_fells_a_bar(monkeypatch: pytest.MonkeyPatch, variable: str, odd: str) -> None:
    """Whatever the environment says of the size of the screen."""
    shown = terminal(monkeypatch)
    monkeypatch.setenv(variable, odd)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert list(progress.watched([1, 2], "reading", 2, "documents")) == [1, 2]
    assert "reading" in shown.getvalue()


def test_bytes_are_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is measured in bytes."""
    shown = terminal(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    bar = progress.Progress("indexing", 10_000_000, "bytes")
    bar(5_000_000)
    bar.close()
    assert "10.0 MB" in shown.getvalue()


def test_short_work_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is over in a moment is not shown."""
    shown = terminal(monkeypatch)
    assert list(progress.watched(range(3), "reading", 3, "documents")) == [0, 1, 2]
    assert shown.getvalue() == ""


def test_nobody_watches_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a pipe nothing is written, however long it takes."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    list(progress.watched(range(3), "reading", 3, "documents"))
    assert stream.getvalue() == ""
