"""Many questions in one run: each line of stdin gives one line of JSON, in the same order."""

from __future__ import annotations

import sys

from relfacts.cli.streams import put
from relfacts.errors import ExitCode, RelfactsError, UsageError
from relfacts.text.jsontext import dumps
from relfacts.text.typed import readable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relfacts.ask.answer import Answer
    from relfacts.cli.output import Output
    from relfacts.library.factbase import FactBase

# A byte order mark, which may begin a text file and is not part of its text.
_MARK = "\ufeff"


def answer_lines(
    facts: FactBase, output: Output, command: str, question: Callable[[FactBase, str], Answer]
) -> int:
    """Answer every line; a line that is refused gets a document with the error.

    Raises UsageError for a format that needs more than one line for an answer.
    """
    from relfacts.show.fields import chosen
    from relfacts.show.plain import render_line

    if output.citing or output.facet or output.bom or output.form in ("csv", "tsv", "markdown"):
        raise UsageError("what answers lines of stdin is JSON, a line each", "--format jsonl")
    status: int = ExitCode.ANSWERED
    for line in _lines():
        try:
            answer = question(facts, line)
            fields = chosen(output.fields, answer) if output.fields is not None else ()
            told = render_line(answer, facts.inside, fields)
        except RelfactsError as error:
            status = ExitCode.USAGE
            told = _refused(command, line, error)
        put([told])
        if getattr(sys.stdout, "gone", False):
            break
    return status


def _refused(command: str, line: str, error: RelfactsError) -> str:
    """The JSON document for a question that cannot be asked."""
    document = {
        "relfacts": 1,
        "query": {"command": command, "text": line},
        "error": error.message,
        "hint": error.hint,
    }
    return "".join(part.lstrip(" ") for part in dumps(document).split("\n")) + "\n"


def _lines() -> Iterator[str]:
    """The lines of stdin that are not blank, each as soon as it arrives, whatever its encoding."""
    bytes_ = getattr(sys.stdin, "buffer", None)
    for line in iter((bytes_ or sys.stdin).readline, b"" if bytes_ else ""):
        text = line.decode("utf-8", "replace") if isinstance(line, bytes) else readable(line)
        text = text.removeprefix(_MARK).strip()
        if text:
            yield text
