"""The manual page, made from the command tree: ``man relfacts``.

    python -m relfacts.cli.fast.derive        writes docs/relfacts.1 anew

The wheel installs it where ``man`` looks (``share/man/man1``). A test compares it with the
commands.
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

#: The environment variables that the program reads, with their meanings.
ENVIRONMENT = {
    "RELFACTS_BASE": "The fact base to use if --base names none: a file or a folder.",
    "RELFACTS_DOCUMENTS": "The folder with the texts of the documents, as --documents names it.",
    "RELFACTS_CACHE": "The folder where indexes are kept.",
    "RELFACTS_PAGER": "The pager for an answer longer than the screen; empty for none. "
    "The default is PAGER, and without that less.",
    "NO_COLOR, FORCE_COLOR": "No colour; colour even if the output is not a terminal.",
    "FORCE_HYPERLINK": "Links even on terminals not known to support them; 0 for none.",
    "COLUMNS": "The width of the output, even if it is not a terminal.",
}

#: The meanings of the exit statuses.
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
Words without a command are a question: the answer says how it was read, and which command asks the
same. For every fact an answer names the document and the lines that support it. Notes about an
answer go to stderr. Filters are joined with AND and work on every listing; the format never changes
which facts answer.
"""

# The width to which lines of the source are wrapped.
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
    """A command: its synopsis, its description, and the options that only it has."""
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
    """Rows of arguments or options, each with its meaning below."""
    for typed, told in rows:
        yield from (".TP", f".B {_text(typed)}", *_paragraph(told or "\\&"))


def _paragraph(text: str) -> list[str]:
    """A text with each sentence beginning on a line of its own."""
    sentences = re.split(r"(?<=[.:]) (?=[A-Z])", " ".join(text.split()))
    return [_text(line) for sentence in sentences for line in wrap(
        sentence, _WIDTH, break_long_words=False, break_on_hyphens=False
    )]  # fmt: skip


def _text(text: str) -> str:
    """A text escaped for roff, so that none of it is an instruction and hyphens can be copied."""
    plain = (
        text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("~", "\\(ti")
    )
    safe = "".join(ch if ch.isascii() else f"\\[u{ord(ch):04X}]" for ch in plain)
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


def released() -> str:
    """The day on which this version was released, from the changelog."""
    text = (_ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(__version__)}\] - (\S+)$", text, re.MULTILINE)
    return found[1] if found else ""
