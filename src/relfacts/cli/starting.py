"""The commands that start something: the seed of a new document, a base on a new subject."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relfacts import writing
from relfacts.cli.streams import put, say, tell
from relfacts.errors import EvidenceError, ExitCode, UsageError
from relfacts.text.shell import quoted
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.curate.drafts import Drafted
    from relfacts.curate.extracting import Extract
    from relfacts.curate.seeds import Seeds
    from relfacts.curate.sketch import Subject

_PANEL = "Curate"
_SEEDS = Path("seeds")

DocumentFile = Annotated[
    Path, typer.Argument(metavar="DOCUMENT", help="A text, PDF, html, docx or eml.")
]
FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is empty.")]


def add_commands(app: typer.Typer) -> None:
    """Add the commands that start something to ``app``."""
    for command in (new, init):
        app.command(rich_help_panel=_PANEL)(command)


def new(
    document: DocumentFile,
    seeds: Annotated[
        Path | None,
        typer.Option(
            "--seeds", metavar="DIR", help="The folder of the seeds.  [default: that of --out]"
        ),
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The id of the document in the base.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to write it; never over a file."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="The language of the text, such as vi."),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="That of a text that is not UTF-8."),
    ] = None,
    draft: Annotated[
        Path | None,
        typer.Option(
            "--draft",
            metavar="CLAIMS.json",
            help="Claims that an assistant drafted: those that hold up are written, to be judged.",
        ),
    ] = None,
    instructions: Annotated[
        bool,
        typer.Option(
            "--instructions",
            help="Print the words to give to an assistant that is to draft claims.",
        ),
    ] = False,
) -> int:
    """Begin the seed of a document: what can be spotted, and a mark on all that must be judged.

    Takes a text, a PDF, a web page (html), a Word file (docx) or a mail (eml). Of all but a text in
    UTF-8 the text of record is written beside the file, one paragraph a line.
    """
    from relfacts.cli.curation import load
    from relfacts.curate.extracting import extract
    from relfacts.curate.rules.documents import is_tag
    from relfacts.curate.sketch import id_of, sketch
    from relfacts.text.visible import visible

    content = _read(document)
    if seeds is None:
        seeds = out.parent if out and (out.parent / "base.yaml").is_file() else _SEEDS
    known = load(seeds)
    id_ = id_of(id or document.stem)
    if id and id != id_:
        raise UsageError(f"{in_quotes(id)} is not an id", f"--id {id_}")
    if language and not is_tag(language):
        raise UsageError(
            f"{in_quotes(language)} is not a tag of BCP 47", "for example --language en"
        )
    for seed in known.documents:
        # A document whose seed was already begun may still be given to an assistant.
        if seed.id == id_ and not instructions:
            what = f"{seed.path} has the id {in_quotes(id_)} already"
            raise UsageError(what, "to begin it again, move it away; for another document: --id ID")
    subject = _subject(document, content, extract(str(document), content, encoding), id_, language)
    if instructions:
        put([visible(_instructions(subject, known), kept="\n")])
        return ExitCode.ANSWERED
    drafted = _drafted(draft, subject, known) if draft else None
    # Records of other people's seeds are named in it, whatever is in their ids.
    skeleton = visible(drafted.seed if drafted else sketch(subject, known), kept="\n")
    if out is None:
        put([skeleton])
        if drafted:
            say(*drafted.left_out, f"relfacts: {drafted.count}")
        say(f"hint: to keep it: --out {seeds / id_}.yaml")
        return ExitCode.ANSWERED
    try:
        writing.write_new(str(out), skeleton.encode())
    except FileExistsError as error:
        raise UsageError(f"{out} is there already", "name another file: --out FILE") from error
    except OSError as error:
        raise writing.unwritten(str(out), error) from error
    if drafted:
        say(*drafted.left_out)
        tell(
            f"{out}: {drafted.count}",
            f"next: judge what is marked; relfacts check --verbose --seeds {seeds}",
        )
        return ExitCode.ANSWERED
    claims = skeleton.count("\n  - fact:")
    read = counted(skeleton.count("\n  # ") - skeleton.count("\n  # --- "), "line")
    tell(f"{out}: {read}, {claims} to judge; then: relfacts check --seeds {seeds}")
    return ExitCode.ANSWERED


def _read(document: Path) -> bytes:
    from relfacts.base.documents import read_plain

    try:
        content = read_plain(str(document), str(document))
    except OSError as error:
        raise UsageError(f"cannot read {document}: {error.strerror}") from error
    if not content.strip():
        raise EvidenceError(f"{document} holds no text")
    return content


def _subject(
    document: Path, content: bytes, found: Extract | None, id_: str, language: str | None
) -> Subject:
    """The subject of the new seed; writes the text of record, unless the file already is it."""
    from dataclasses import replace
    from hashlib import sha256

    from relfacts.curate.extracting import Proposal
    from relfacts.curate.extracting.guessing import guessed
    from relfacts.curate.sketch import Subject
    from relfacts.curate.texts import text_lines

    said = {"language": Proposal(language, "as it was named")} if language else {}
    if found is None:
        subject = Subject(id_, document.name, content, said)
        _must_have_lines(document, subject.lines)
        return replace(subject, known=guessed(subject.lines, said))
    text = document.with_suffix(".txt")
    if text == document:
        text = document.with_suffix(".utf-8.txt")
    _write_beside(text, found.content)
    pages = f", {counted(len(found.pages), 'page')}" if found.paged else ""
    say(f"{text}: the text of record{pages}", *found.remarks)
    return Subject(
        id_,
        text.name,
        found.content,
        guessed(text_lines(found.content), {**found.known, **said}),
        (document.name, sha256(content).hexdigest()),
        found.paged,
        found.remarks,
        found.unclaimed,
    )


def _must_have_lines(document: Path, lines: list[str]) -> None:
    """Raises EvidenceError for a text whose lines end with CR alone: it would count as one line."""
    if broken := [number for number, line in enumerate(lines, 1) if "\r" in line.rstrip("\r")]:
        raise EvidenceError(
            f"{document}:{broken[0]}: a carriage return (U+000D) is within the line",
            "lines end with LF: convert those that end with CR first",
        )


def _write_beside(text: Path, content: bytes) -> None:
    """Write a text of record; an existing file must have the same content."""
    try:
        writing.write_new(str(text), content)
    except FileExistsError as error:
        if text.is_file() and _read(text) == content:
            return
        raise UsageError(
            f"{text} is there already, and is another text", "move it, or rename the document"
        ) from error
    except OSError as error:
        raise writing.unwritten(str(text), error) from error


def _instructions(subject: Subject, known: Seeds) -> str:
    from relfacts.base.files import read_schema
    from relfacts.curate.drafts.instructions import instructions

    return instructions(subject, known, read_schema("draft"))


def _drafted(draft: Path, subject: Subject, known: Seeds) -> Drafted:
    from relfacts.curate.drafts import seed_of_draft

    return seed_of_draft(_read(draft), str(draft), subject, known)


def init(folder: FolderArgument) -> int:
    """Begin a base on another subject: seeds with a worked example, a README, checks for CI."""
    from relfacts.curate.build import template

    try:
        writing.sweep(str(folder))
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is not an empty folder", "name a new one")
        folder.parent.mkdir(parents=True, exist_ok=True)
        writing.write_folder(str(folder), [(str(path), content) for path, content in template()])
    except OSError as error:
        raise writing.unwritten(f"in {folder}", error) from error
    tell(
        f"{folder}: an empty base with one worked example; {folder / 'README.md'} says the rest",
        f"next: cd {quoted(_away_from_options(folder))} && relfacts check",
    )
    return ExitCode.ANSWERED


def _away_from_options(folder: Path) -> str:
    """A folder as no command takes it for an option."""
    return f"./{folder}" if str(folder).startswith("-") else str(folder)
