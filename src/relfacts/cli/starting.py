"""The commands that start something: the seed of a new document, a base on a new subject."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relfacts import writing
from relfacts.cli.streams import put, say, tell
from relfacts.errors import EvidenceError, ExitCode, UsageError
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.curate.drafts import Drafted
    from relfacts.curate.seeds import Seeds

_PANEL = "Curate"
_SEEDS = Path("seeds")

DocumentFile = Annotated[
    Path, typer.Argument(metavar="DOCUMENT", help="The text file of a document.")
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
    draft: Annotated[
        Path | None,
        typer.Option(
            "--draft",
            metavar="CLAIMS.json",
            help="Claims that an assistant drafted: those that stand are written, to be judged.",
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
    """Begin the seed of a document: what can be spotted, and a mark on all that must be judged."""
    from relfacts.base.documents import read_plain
    from relfacts.cli.curation import load
    from relfacts.curate.sketch import id_of, sketch, text_lines

    try:
        content = read_plain(str(document), str(document))
    except OSError as error:
        raise UsageError(f"cannot read {document}: {error.strerror}") from error
    try:
        lines = text_lines(content)
    except UnicodeDecodeError as error:
        raise EvidenceError(
            f"{document} is not text in UTF-8: byte {error.start + 1}", "convert it first"
        ) from error
    if broken := [number for number, line in enumerate(lines, 1) if "\r" in line.rstrip("\r")]:
        raise EvidenceError(
            f"{document}:{broken[0]}: a carriage return (U+000D) stands within the line",
            "lines end with LF: convert those that end with CR first",
        )
    if not any(line.strip() for line in lines):
        raise EvidenceError(f"{document} holds no text")
    if seeds is None:
        seeds = out.parent if out and (out.parent / "base.yaml").is_file() else _SEEDS
    known = load(seeds)
    id_ = id_of(id or document.stem)
    if id and id != id_:
        raise UsageError(f"{in_quotes(id)} is not an id", f"--id {id_}")
    for seed in known.documents:
        if seed.id == id_:
            raise UsageError(
                f"{seed.path} has the id {in_quotes(id_)} already", "name another: --id ID"
            )
    if instructions:
        put([_instructions(document.name, lines, known)])
        return ExitCode.ANSWERED
    drafted = _drafted(draft, document, content, id_, known) if draft else None
    skeleton = drafted.seed if drafted else sketch(document.name, content, id_, known)
    if out is None:
        put([skeleton])
        if drafted:
            say(*drafted.left_out, f"relfacts: {drafted.count}")
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
    stubs = sum(bool(line.strip()) for line in lines)
    read = counted(len(lines), "line")
    tell(f"{out}: {read}, {stubs} to judge; then: relfacts check --seeds {seeds}")
    return ExitCode.ANSWERED


def _instructions(document: str, lines: list[str], known: Seeds) -> str:
    from relfacts.base.files import read_schema
    from relfacts.curate.drafts.instructions import instructions

    return instructions(document, lines, known, read_schema("draft"))


def _drafted(draft: Path, document: Path, content: bytes, id_: str, known: Seeds) -> Drafted:
    from relfacts.base.documents import read_plain
    from relfacts.curate.drafts import seed_of_draft

    try:
        told = read_plain(str(draft), str(draft))
    except OSError as error:
        raise UsageError(f"cannot read {draft}: {error.strerror}") from error
    return seed_of_draft(told, str(draft), document.name, content, id_, known)


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
        f"next: cd {folder} && relfacts check",
    )
    return ExitCode.ANSWERED
