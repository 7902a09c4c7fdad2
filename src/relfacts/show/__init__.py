"""Writing answers: one function a format, found by name.

A renderer takes a finished answer and returns text. It never selects, sorts, or asks whether it
writes to a terminal; the width and the wish for colour are given to it.
"""

from __future__ import annotations

from relfacts.ask.answer import READINGS
from relfacts.show.screen import Screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

__all__ = ["Screen", "beside", "render"]


def render(answer: Answer, base: OpenBase, form: str, screen: Screen) -> Iterable[str]:
    """The answer as text in the format ``form``, in pieces; empty if there is nothing to show."""
    if form == "table":
        from relfacts.show.table import render_table

        return (render_table(answer, base, screen),)
    if form in ("csv", "tsv"):
        from relfacts.show.rows import render_rows

        return render_rows(answer, base, form)
    from relfacts.show import plain

    if form == "markdown":
        return (plain.render_markdown(answer, base),)
    return {"json": plain.render_json, "jsonl": plain.render_jsonl}[form](answer)


def beside(answer: Answer, form: str) -> list[str]:
    """What is said beside an answer, in order: all its notes but those under its own heading."""
    headed = form == "table" and answer.count
    return [note.text for note in answer.notes if not (headed and note.kind in READINGS)]
