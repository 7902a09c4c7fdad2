"""The passages themselves, where the documents are at hand."""

from __future__ import annotations

from relfacts.base.files import read_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from relfacts.ask.answer import Answer
    from relfacts.base.factbase import FactBase


def attach(answer: Answer, base: FactBase, folder: Path | None) -> Answer:
    """Give ``answer`` the lines of the documents its facts stand on; without a folder, nothing.

    Raises EvidenceError if a document is missing or is not the text that was read.
    """
    if folder is not None:
        ids = {source["id"] for hit in answer.hits for source in hit.fact["sources"]}
        for id_ in sorted(ids):
            answer.documents[id_] = read_document(str(folder), base.record("source", id_))
    elif answer.hits and answer.command == "show":
        answer.notes.append("the passages themselves: add --documents DIR")
    return answer


def beside(answer: Answer, base: FactBase, folder: Path | None) -> Answer:
    """Give the lines of a document their text, where the folder of the documents is known.

    Raises EvidenceError as ``attach`` does.
    """
    if folder is not None and answer.catalogue and answer.catalogue[0] == "lines":
        source = base.record("source", answer.matches[0]["id"])
        text = read_document(str(folder), source)
        for row in answer.catalogue[1]:
            row["text"] = text[row["line"] - 1].strip()
    return answer
