"""The passages themselves, where the documents are at hand."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.answer import Answer
    from relfacts.base.factbase import FactBase


def attach(answer: Answer, base: FactBase, folder: str | None) -> Answer:
    """Give ``answer`` the lines of the documents its facts stand on; without a folder, nothing.

    Raises EvidenceError if a document is missing, is not the text that was read, or has no such
    lines.
    """
    if folder is not None:
        from relfacts.base.documents import read_document

        cited = [source for hit in answer.hits for source in hit.fact["sources"]]
        for id_ in sorted({source["id"] for source in cited}):
            lines = [line for source in cited if source["id"] == id_ for line in source["lines"]]
            answer.documents[id_] = read_document(folder, base.record("source", id_), lines)
    elif answer.hits and answer.command == "show":
        answer.notes.append("the passages themselves: add --documents DIR")
    return answer


def beside(answer: Answer, base: FactBase, folder: str | None) -> Answer:
    """Give the lines of a document their text, where the folder of the documents is known.

    Raises EvidenceError as ``attach`` does.
    """
    if folder is not None and answer.catalogue and answer.catalogue[0] == "lines":
        from relfacts.base.documents import read_document

        source = base.record("source", answer.matches[0]["id"])
        text = read_document(folder, source, [source["lines"]])
        for row in answer.catalogue[1]:
            row["text"] = text[row["line"] - 1].strip()
    return answer
