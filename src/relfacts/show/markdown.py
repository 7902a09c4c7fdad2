"""Markdown: a page that stands by itself, for readers who have no relfacts to ask.

So it says what a terminal says beside the table, or leads to by a command: which documents the
labels stand for, how they differ, and how many facts were left out.
"""

from __future__ import annotations

from relfacts import vocabulary
from relfacts.base.locators import side_in_words
from relfacts.show.citations import documents_in_full
from relfacts.show.laidout import lay_out
from relfacts.show.layout import MARK, SETTLED, Card, Sheet
from relfacts.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase
    from relfacts.records import Fact

# Notes that say that the page does not have everything.
_INCOMPLETE = {"left-out", "limit"}


def render_markdown(answer: Answer, base: OpenBase, fields: Sequence[str] = ()) -> str:
    """A heading and a table, or for one fact a list of its parts."""
    laid_out = lay_out(answer, base, fields)
    if isinstance(laid_out, Card):
        return _end(_card(laid_out))
    if not laid_out.rows:
        return ""
    lines = [*_table(laid_out)]
    # The commands of the legend are of no use here: below is what they would print.
    signs = [told for told, _ in laid_out.legend if told[:1] in (MARK, SETTLED)]
    for text in [*signs, *laid_out.footer]:
        lines += ["", _escape(text)]
    for note in answer.notes:
        if note.kind in _INCOMPLETE:
            lines += ["", f"*{_escape(visible(note.text))}*"]
    if any(column.key == "source" for column in laid_out.columns):
        facts = [hit.fact for hit in answer.hits]
        lines += [*_differences(facts), *_documents(facts, base)]
    return _end(lines)


def _end(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _card(card: Card) -> Iterator[str]:
    yield from (f"# {_escape(card.title)}", "")
    for label, texts in card.parts:
        lead = f"**{_escape(label)}**  " if label else ""
        yield from (lead + "  \n".join(_escape(text) for text in texts), "")


def _table(sheet: Sheet) -> Iterator[str]:
    """The heading, how the question was read, and the rows: a table for each section."""
    yield from (f"# {_escape(' · '.join(sheet.title))}", "")
    for remark in sheet.remarks:
        yield from (f"*{_escape(remark)}*", "")
    titles = [column.title for column in sheet.columns]
    section = None
    for row in sheet.rows:
        if row is sheet.rows[0] or row.section != section:
            section = row.section
            if section:
                yield from ([""] if row is not sheet.rows[0] else [])
                yield from (f"## {section}", "")
            yield from (_line(titles), _line(["---"] * len(titles)))
        cells = []
        for column in sheet.columns:
            text = _escape(row.cells[column.key]).replace("\n", "<br>")
            small = f"<br>*{_escape(row.small)}*" if column.main and row.small else ""
            cells.append(text + small)
        yield _line(cells)


def _differences(facts: Sequence[Fact]) -> Iterator[str]:
    """What each source says where they differ on these facts, and what the base makes of it."""
    # One difference may concern several facts.
    found: dict[str, tuple[list[str], list[str]]] = {}
    for fact in facts:
        for item in fact["discrepancies"]:
            told = [side_in_words(side) for side in item["sides"]]
            resolution = f"{vocabulary.RESOLUTIONS[item['holds']]}: {item['why']}"
            lead = f"{item['type']} differs"
            ids, _ = found.setdefault("\n".join([lead, *told]), ([], [lead, *told, resolution]))
            ids.append(fact["id"])
    if found:
        yield from ("", "## Where sources differ", "")
    for ids, (lead, *told) in found.values():
        yield f"- **{_plain(lead)}**: {_plain(', '.join(ids))}"
        yield from (f"  - {_plain(text)}" for text in told)


def _documents(facts: Sequence[Fact], base: OpenBase) -> Iterator[str]:
    """The documents in full: whoever reads a page cannot ask what a label stands for."""
    yield from ("", "## Documents", "")
    for label, text in documents_in_full(facts, base):
        yield f"- {_plain(label)}: {_with_links(visible(text))}"


def _plain(text: str) -> str:
    return _escape(visible(text))


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
