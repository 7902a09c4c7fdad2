"""The manual page, made of the command tree: ``man relfacts``.

    python -m relfacts.cli.fast.derive        writes docs/relfacts.1 anew

The wheel lays it down where ``man`` looks (``share/man/man1``). A test holds it to the commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap
from typing import Any

from relfacts import __version__
from relfacts.cli.app import app, program
from relfacts.cli.examples import PROGRAM, examples_of
from relfacts.cli.helppages import sections_of
from relfacts.cli.options import FILTERS, OUTPUT
from relfacts.errors import ExitCode
from relfacts.vocabulary.declared import declared

_ROOT = Path(__file__).resolve().parents[3]
OUT = _ROOT / "docs" / "relfacts.1"

#: The variables of the environment that count, and for what.
ENVIRONMENT = {
    "RELFACTS_BASE": "The fact base that is asked where --base names none: a file or a folder.",
    "RELFACTS_DOCUMENTS": "The folder with the texts of the documents, as --documents names it.",
    "RELFACTS_CACHE": "The folder where indexes are kept.",
    "RELFACTS_PAGER": "What shows an answer that is longer than the screen; empty for nothing. "
    "Without it PAGER is asked, and without that less is run.",
    "NO_COLOR, FORCE_COLOR": "No colour; colour also where the output is no terminal.",
    "FORCE_HYPERLINK": "Links also on terminals that are not known to have them; 0 for none.",
    "COLUMNS": "The width of the output, where it is no terminal too.",
}

#: What the statuses say with which the program leaves.
STATUSES = {
    ExitCode.ANSWERED: "Answered.",
    ExitCode.NOTHING: "Nothing was found; of diff: the bases differ.",
    ExitCode.USAGE: "Wrong usage.",
    ExitCode.AMBIGUOUS: "A name fits several people, and none was chosen.",
    ExitCode.INVALID: "The fact base, a seed or its evidence is invalid.",
    ExitCode.BUG: "A bug, with its traceback.",
    ExitCode.UNWRITTEN: "The answer could not be written, as on a full disk.",
    ExitCode.INTERRUPTED: "Interrupted.",
}

_ABOUT = """\
Words that are no command are a question: the whole of it is read, and the answer says how, and
which command asks the same. An answer names for every fact the document and the lines that it
stands on. What is said about an answer goes to stderr. Filters join with AND and work on every
listing; the format never changes which facts answer.
"""

# Lines of the source are no longer than they should be.
_WIDTH = 66

_BATCH = "A text that is - stands for the lines of stdin: each is answered by one line of JSON."


def manual(date: str) -> str:
    """The page, in the macros of man(7)."""
    return "\n".join(_lines(date)) + "\n"


def _lines(date: str) -> Iterator[str]:
    tree: Any = program()
    context = tree.make_context("relfacts", [], resilient_parsing=True)
    yield '.\\" Derived: python -m relfacts.cli.fast.derive'
    yield f'.TH RELFACTS 1 "{date}" "relfacts {__version__}" "User Commands"'
    about = str(app.info.help)
    yield from (".SH NAME", f"relfacts \\- {_text(about[0].lower() + about[1:].rstrip('.'))}")
    yield ".SH SYNOPSIS"
    yield from (".B relfacts", ".I WORDS\\~.\\|.\\|.", ".br", ".B relfacts", "[\\fIOPTIONS\\fR]")
    yield from (".I COMMAND", "[\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]")
    yield from (".SH DESCRIPTION", *_paragraph(_ABOUT), ".PP", *_paragraph(_BATCH))
    yield ".SH COMMANDS"
    panel = ""
    for name in tree.list_commands(context):
        command = tree.get_command(context, name)
        if (command.rich_help_panel or "") != panel:
            panel = command.rich_help_panel or ""
            yield f".SS {_text(panel)}"
        yield from _command(name, command, context)
    every = tree.get_command(context, "facts")
    sections = sections_of(every, context)
    for section in ("Filters", "Output"):
        yield f".SH {section.upper()}"
        yield from _items(sections[section])
    yield ".SH OPTIONS"
    shared = {record for rows in sections.values() for record in rows}
    own = [r for p in tree.get_params(context) if (r := p.get_help_record(context))]
    yield from _items(row for row in own if row not in shared)
    yield from (".SH EXAMPLES", *_examples([PROGRAM, *tree.list_commands(context)]))
    yield from (".SH ENVIRONMENT", *_items(ENVIRONMENT.items()))
    yield from (".SH FILES", *_items([("~/.cache/relfacts", "Indexes of bases; index shows it.")]))
    yield from (".SH EXIT STATUS", *_items((str(one), told) for one, told in STATUSES.items()))
    yield from (".SH SEE ALSO", ".BR jq (1),", ".BR less (1),", ".BR sqlite3 (1)")


def _command(name: str, command: Any, context: Any) -> Iterator[str]:
    """A command: how it is typed, what it does, the options that it has alone."""
    typed = [p for p in command.params if p.param_type_name == "argument"]
    arguments = " ".join(str(p.make_metavar(context)) for p in typed)
    yield ".TP"
    yield f".B {_text(name)}" if not arguments else f"\\fB{_text(name)}\\fR {_text(arguments)}"
    paragraphs = re.split(r"\n\s*\n", (command.help or "").strip())
    for number, paragraph in enumerate(paragraphs):
        yield from ((".IP",) if number else ())
        yield from _paragraph(paragraph)
    names = {p.name for p in command.params}
    bundles = {"filters": FILTERS, "output options": OUTPUT}
    taken = [told for told, options in bundles.items() if options.keys() <= names]
    if taken:
        yield f"Takes {' and '.join(taken)}."
    told_elsewhere = {"base", "help"}.union(*(bundles[told] for told in taken))
    rows = [
        record
        for parameter in command.params
        if parameter.name not in told_elsewhere and (record := parameter.get_help_record(context))
    ]
    if rows:
        yield from (".RS", *_items(rows), ".RE")


def _examples(commands: Iterable[str]) -> Iterator[str]:
    plurals = [kind.plural for kind in declared().kinds.values()]
    for command in commands:
        for line, told in examples_of(command, plurals):
            yield from (".TP", f".B {_text(f'relfacts {line}')}", f"{_text(told)}")


def _items(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What is typed, each with what it means under it."""
    for typed, told in rows:
        yield from (".TP", f".B {_text(typed)}", *_paragraph(told or "\\&"))


def _paragraph(text: str) -> list[str]:
    """A text, each sentence on lines of its own."""
    sentences = re.split(r"(?<=[.:]) (?=[A-Z])", " ".join(text.split()))
    return [_text(line) for sentence in sentences for line in wrap(
        sentence, _WIDTH, break_long_words=False, break_on_hyphens=False
    )]  # fmt: skip


def _text(text: str) -> str:
    """A text as roff has it: nothing in it is an instruction, and a hyphen can be copied."""
    plain = (
        text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("~", "\\(ti")
    )
    safe = "".join(ch if ch.isascii() else f"\\[u{ord(ch):04X}]" for ch in plain)
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


def released() -> str:
    """The day of the release that this version is, as the changelog has it."""
    text = (_ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(__version__)}\] - (\S+)$", text, re.MULTILINE)
    return found[1] if found else ""
