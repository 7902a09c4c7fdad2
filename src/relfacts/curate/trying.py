"""Tries the example questions of a base before anybody else can.

They are the first thing that a reader types. The command line asks them; this module reports what
is wrong with a question, and where.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Collection, Iterator

from relfacts.curate.problems import Problem
from relfacts.curate.seeds import Seeds
from relfacts.errors import ExitCode

#: Runs a command line on the base: returns the exit status and the first complaint.
Ask = Callable[[list[str]], tuple[int, str]]


def unanswered(seeds: Seeds, commands: Collection[str], ask: Ask) -> Iterator[Problem]:
    """The questions in ``base.yaml`` that are not a lookup (one of ``commands``), or find nothing.

    Asking which of several people is meant counts as an answer.
    """
    for question in seeds.base.questions:
        if what := _fault(question, commands, ask):
            at = seeds.base.marks["questions"]
            yield Problem(at, "question-answered", f"the question {question!r} {what}")


def _fault(question: str, commands: Collection[str], ask: Ask) -> str | None:
    try:
        words = shlex.split(question)
    except ValueError:
        return "has a quotation mark that is never closed: close it"
    first = words[0] if words else ""
    if first == "relfacts":
        return "begins with the name of the program: write what comes after it"
    if first not in commands:
        return f"is not a lookup: {first!r} is not one of {', '.join(commands)}"
    status, said = ask(words)
    if status in (ExitCode.ANSWERED, ExitCode.AMBIGUOUS):
        return None
    if status == ExitCode.NOTHING:
        return "finds nothing in this base: write one that does"
    return f"cannot be asked: {said}"
