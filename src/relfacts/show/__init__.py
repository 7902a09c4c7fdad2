"""Writes answers: one function for each format, chosen in ``render``.

A renderer takes a finished answer and returns text. It never selects or sorts, and does not find
out for itself whether it writes to a terminal: the width and the use of colour are given to it.
"""

from __future__ import annotations

from relfacts.ask.answer import READINGS
from relfacts.show.screen import Screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

__all__ = ["Screen", "beside", "render"]


def render(
    answer: Answer, base: OpenBase, form: str, screen: Screen, fields: Sequence[str] = ()
) -> Iterable[str]:
    """The answer as text in the format ``form``, in pieces; empty if there is nothing to show.

    ``fields`` are the fields wanted of what is listed; none for all.
    """
    if form in ("table", "markdown"):
        return _for_people(answer, base, form, screen, fields)
    if form in ("csv", "tsv"):
        from relfacts.show.rows import render_rows

        return render_rows(answer, base, form, fields)
    from relfacts.show import plain

    return {"json": plain.render_json, "jsonl": plain.render_jsonl}[form](answer, base, fields)


def _for_people(
    answer: Answer, base: OpenBase, form: str, screen: Screen, fields: Sequence[str]
) -> Iterator[str]:
    """A table; for whole facts and whole people, one card each."""
    parts = [answer]
    if answer.parts:
        parts = [part.but(documents=answer.documents) for part in answer.parts]
    elif answer.command == "show" and not fields and answer.count > 1:
        if answer.catalogue:
            name, rows = answer.catalogue
            parts = [answer.but(catalogue=(name, [row])) for row in rows]
        else:
            parts = [answer.but(hits=[hit]) for hit in answer.hits]
    for number, one in enumerate(parts):
        if form == "table":
            from relfacts.show.table import render_table

            text = render_table(one, base, screen, fields)
        else:
            from relfacts.show.markdown import render_markdown

            text = render_markdown(one, base, fields)
        yield ("\n" if number else "") + text


def beside(answer: Answer, form: str) -> list[str]:
    """The notes to print beside an answer, in order: all except those in its own heading."""
    headed = form == "table" and answer.count
    return [note.text for note in answer.notes if not (headed and note.kind in READINGS)]
