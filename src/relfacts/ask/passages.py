"""Adds the passages of documents to answers, if the documents are available."""

from __future__ import annotations

from relfacts.ask.answer import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase


def attach(answer: Answer, base: OpenBase, folder: str | None) -> Answer:
    """``answer`` with the lines of the documents that support its facts.

    Without a folder, a note suggests the option. Raises EvidenceError if a document is missing, is
    not the text that was read, or has no such lines.
    """
    if folder is None:
        told = Note("next", "the passages themselves: add --documents DIR")
        return answer.but(told) if answer.hits and answer.command == "show" else answer
    from relfacts.base.documents import read_document

    cited: dict[str, list[int]] = {}
    for hit in answer.hits:
        for source in hit.fact["sources"]:
            cited.setdefault(source["id"], []).extend(source["lines"])
    documents = {
        id_: read_document(folder, base.record("source", id_), cited[id_]) for id_ in sorted(cited)
    }
    return answer.but(documents=documents)


def beside(answer: Answer, base: OpenBase, folder: str | None) -> Answer:
    """``answer`` with the text of the lines of a document, if the folder is known.

    Raises EvidenceError as ``attach`` does.
    """
    if folder is None or not answer.catalogue or answer.catalogue[0] != "lines":
        return answer
    from relfacts.base.documents import read_document

    source = base.record("source", answer.matches[0]["id"])
    text = read_document(folder, source, [source["lines"]])
    rows = [{**row, "text": text[row["line"] - 1].strip()} for row in answer.catalogue[1]]
    return answer.but(catalogue=("lines", rows))
