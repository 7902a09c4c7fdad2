"""JSON, JSON lines and Markdown: the same bytes on every machine.

JSON is written piece by piece: a whole base may be larger than memory.
"""

from __future__ import annotations

from relfacts.text.jsontext import harmless, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase


def render_json(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> Iterator[str]:
    """One JSON document, indented."""
    if answer.catalogue and answer.catalogue[0] == "facets":
        yield from pieces(answer.catalogue[1])
    else:
        yield from pieces(_narrowed(answer, base, fields) if fields else answer.envelope())
    yield "\n"


def _narrowed(answer: Answer, base: OpenBase, fields: Sequence[str]) -> dict[str, Any]:
    """The envelope with only some fields of its records."""
    from relfacts.show.fields import narrowed

    document = answer.envelope()
    if answer.catalogue:
        name, rows = answer.catalogue
        return document | {name: [narrowed(row, fields, base) for row in rows]}
    return document | {"facts": [narrowed(fact, fields, base) for fact in answer.facts]}


def render_line(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> str:
    """The JSON document on one line."""
    # No JSON text contains a line break: a line begins with nothing but its indent.
    return "".join(part.lstrip(" ") for part in "".join(render_json(answer, base, fields))
                   .split("\n")) + "\n"  # fmt: skip


def render_jsonl(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> Iterator[str]:
    """One record a line."""
    import json

    from relfacts.ask.machine import fact_record
    from relfacts.show.fields import narrowed

    listed = answer.parts or answer.catalogue
    rows = answer.rows if listed else map(fact_record, answer.hits)
    for record in rows:
        wanted = narrowed(record, fields, base) if fields else record
        yield harmless(json.dumps(wanted, ensure_ascii=False)) + "\n"


def render_markdown(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> str:
    """A heading and a table, or for one fact a list of its parts."""
    from relfacts.show.citations import documents_in_full
    from relfacts.show.layout import Card
    from relfacts.show.sheets import lay_out

    laid_out = lay_out(answer, base, fields)
    if isinstance(laid_out, Card):
        lines = [f"# {_escape(laid_out.title)}", ""]
        for label, texts in laid_out.parts:
            lead = f"**{_escape(label)}**  " if label else ""
            lines += [lead + "  \n".join(_escape(text) for text in texts), ""]
        return "\n".join(lines).rstrip("\n") + "\n"
    if not laid_out.rows:
        return ""
    lines = [f"# {_escape(' · '.join(laid_out.title))}", ""]
    for remark in laid_out.remarks:
        lines += [f"*{_escape(remark)}*", ""]
    titles = [column.title for column in laid_out.columns]
    section = None
    for row in laid_out.rows:
        if row is laid_out.rows[0] or row.section != section:
            section = row.section
            if section:
                lines += ([""] if row is not laid_out.rows[0] else []) + [f"## {section}", ""]
            lines += [_line(titles), _line(["---"] * len(titles))]
        cells = []
        for column in laid_out.columns:
            text = _escape(row.cells[column.key]).replace("\n", "<br>")
            small = f"<br>*{_escape(row.small)}*" if column.main and row.small else ""
            cells.append(text + small)
        lines.append(_line(cells))
    for text in laid_out.footer:
        lines += ["", _escape(text)]
    if any(column.key == "source" for column in laid_out.columns):
        from relfacts.text.visible import visible

        # Whoever reads a page cannot ask what a label stands for.
        lines += ["", "## Documents", ""]
        told = documents_in_full((hit.fact for hit in answer.hits), base)
        lines += [
            f"- {_escape(visible(label))}: {_with_links(visible(text))}" for label, text in told
        ]
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _with_links(text: str) -> str:
    """``text`` escaped, with its addresses as links: a backslash would be a part of the address."""
    return " ".join(
        f"<{word}>" if "://" in word and not {*word} & {"<", ">"} else _escape(word)
        for word in text.split(" ")
    )


def _escape(text: str) -> str:
    """``text`` escaped so that Markdown shows it as it is, also in the cell of a table."""
    for sign in "\\`*_[]<>|#~&":
        text = text.replace(sign, f"\\{sign}")
    return text
