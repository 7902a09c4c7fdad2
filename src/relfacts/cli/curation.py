"""The commands of a curator: build, check, verify."""

from __future__ import annotations

import gc
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from threading import RLock
from typing import Annotated

import typer

from relfacts.cli.options import DocumentsOption, SeedsOption
from relfacts.cli.streams import put, say, screen, tell
from relfacts.errors import ExitCode, UsageError
from relfacts.text.typed import in_quotes
from relfacts.text.wrapping import fold
from relfacts.vocabulary import counted
from relfacts.vocabulary.usual import USUAL_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relfacts.curate.marks import LeftOut
    from relfacts.curate.pages import Page
    from relfacts.curate.problems import Problem
    from relfacts.curate.seeds import Item, Seeds, Watch

    Program = Callable[[list[str]], int]

_PANEL = "Curate"
_SEEDS = Path("seeds")
_OUT = Path("data/facts.json")

# How messages call the base made from the seeds before it is a file.
_NEW = "the base that these seeds make"

#: Printed below complaints.
_HINT = "hint: why a rule is there and what to do: relfacts check --explain RULE"


def add_commands(app: typer.Typer) -> None:
    """Add the curator's commands to ``app``."""
    for command in (build, check, verify):
        app.command(rich_help_panel=_PANEL)(command)


def build(
    context: typer.Context,
    seeds: SeedsOption = _SEEDS,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The base to write.")] = _OUT,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if the base would change.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="FILE|DIR",
            help="The base as published, if it is not the one at --out: no id of it may be lost.",
        ),
    ] = None,
) -> int:
    """Make the fact base out of seeds: the same bytes every time."""
    known = load(seeds)
    from relfacts.base.files import find_base, load_base, name_of
    from relfacts.curate.build import build as compile_seeds
    from relfacts.curate.build import ids_in, ids_of, place_of, write
    from relfacts.text.shell import quoted

    place = out if check else place_of(out)
    published = ids_of(load_base(find_base(against))) if against else set()
    replaced = set() if check else ids_in(place) - published
    built = compile_seeds(
        known,
        published | replaced,
        checking=_watched("checking", "rules"),
        making=_watched("making", "facts"),
        writing=_watched("writing", "records"),
    )
    if built.problems:
        status = _refuse(built.problems)
        if any(problem.rule == "ids-never-die" for problem in built.problems) and replaced:
            say(f"hint: if nobody has that base yet, remove {place} and build again")
        return status
    if unanswered := tried(known, built.content, context.obj):
        return _refuse(unanswered)
    facts = counted(built.facts, "fact")
    if check:
        same = out.is_file() and out.read_bytes() == built.content
        tell(f"{out} {'is what' if same else 'is not what'} {seeds} makes: {facts}")
        _tell_left_out(built.left_out)
        return ExitCode.ANSWERED if same else ExitCode.INVALID
    write(place, built.content)
    tell(f"{out}: {facts}")
    _tell_left_out(built.left_out)
    if named := name_of(str(out)):
        question = "".join(f" {question}" for question in known.base.questions[:1]) or " facts"
        tell(f"next: relfacts --base {quoted(named)}{question}")
    return ExitCode.ANSWERED


def check(
    context: typer.Context,
    seeds: SeedsOption = _SEEDS,
    rules: Annotated[
        bool, typer.Option("--rules", help="List the rules, each with its name in brackets.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="RULE", help="One rule: why, an example, what to do in doubt."
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="List what a person still has to judge.")
    ] = False,
) -> int:
    """Check the seeds against the rules; every problem with its place."""
    if explain is not None:
        page = _page(explain)
        _show(page)
        return ExitCode.ANSWERED
    if rules:
        tell(*(f"{page.rule}: {page.sentence}" for page in _pages().values()))
        return ExitCode.ANSWERED
    read = load(seeds)
    from relfacts.curate.marks import judged, left_out, marks
    from relfacts.curate.rules import RULES
    from relfacts.curate.rules import check as run_rules

    problems = run_rules(read, _watched("checking", "rules"))
    if not problems and read.base.questions:
        from relfacts.curate.build import canonical
        from relfacts.curate.reconcile import reconcile

        base = canonical(reconcile(judged(read), _watched("making", "facts")))
        problems = tried(read, base, context.obj)
    if verbose:
        tell(*map(str, marks(read)))
    waiting = left_out(read)
    if problems:
        _tell_to_judge(waiting, verbose)
        return _refuse(problems)
    held = judged(read).documents
    if waiting and not held:
        # "0 documents: no problem" would praise what was not looked at.
        tell(f"nothing is held against the rules yet: all of {seeds} is to be judged")
        _tell_to_judge(waiting, verbose)
        return ExitCode.ANSWERED
    documents = counted(len(held), "document")
    claims = counted(sum(len(seed.claims) for seed in held), "claim")
    tell(f"{documents}, {claims}, {len(RULES)} rules: no problem")
    _tell_to_judge(waiting, verbose)
    return ExitCode.ANSWERED


def verify(
    documents: DocumentsOption = None,
    seeds: SeedsOption = _SEEDS,
    exact: Annotated[
        bool, typer.Option("--exact", help="Anchors must match letter for letter.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Also fail if something is left to judge.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", help="List anchors that are set otherwise in the document."),
    ] = False,
) -> int:
    """Check every claim against the text of its document."""
    if documents is None:
        raise UsageError("the documents are needed", "name their folder: --documents DIR")
    from relfacts.base.documents import content_of, must_be_folder

    must_be_folder(documents)
    known = load(seeds)
    from relfacts.curate import evidence

    watched = _watched("verifying", "documents")
    steps = evidence.STEPS[:1] if exact else evidence.STEPS
    report = evidence.verify(known, lambda name: content_of(documents, name), watched, steps)
    tell(*map(str, report.problems), *map(str, report.doubts))
    tell(*(report.softened if verbose else ()), report.summary())
    if report.problems or report.doubts:
        say(_HINT)
    failed = report.problems or (strict and report.doubts)
    return ExitCode.INVALID if failed else ExitCode.ANSWERED


def load(folder: Path) -> Seeds:
    """Read the seeds in ``folder``. Raises BaseError if there are none."""
    from relfacts.cli.fast.table import ALL
    from relfacts.curate.build import load_seeds

    # A command that lists a usual kind can only belong to a kind with that plural.
    listings = {kind["plural"] for kind in USUAL_KINDS}
    return load_seeds(folder, _watched("reading", "documents"), {*ALL, "help"} - listings)


def _watched(title: str, unit: str) -> Watch:
    """A progress bar over the items of a list, shown if that takes long."""
    from relfacts.show.progress import watched

    def handed_out(items: list[Item], /) -> Iterable[Item]:
        return watched(items, title, len(items), unit)

    return handed_out


def tried(known: Seeds, content: bytes, run: Program) -> list[Problem]:
    """The problems with the base's example questions, if its file had this content.

    ``run`` runs any command line. Nothing is written.
    """
    from relfacts.base.index.cache import in_memory
    from relfacts.base.openbase import OpenBase
    from relfacts.cli import session
    from relfacts.cli.lookups import PANELS
    from relfacts.curate.marks import judged
    from relfacts.curate.trying import unanswered
    from relfacts.library.factbase import FactBase

    # A base without facts cannot answer any question yet.
    if not known.base.questions or not any(seed.claims for seed in judged(known).documents):
        return []
    usual = {kind["plural"] for kind in USUAL_KINDS}
    commands = [name for panel in PANELS.values() for name in panel if name not in usual]
    commands += [kind.plural for kind in known.declared.kinds.values()]
    file = BytesIO(content)
    inside = OpenBase(file, in_memory(file, _NEW, place=""), _NEW)
    with FactBase(inside, RLock(), inside.close) as base:
        session.lent[_NEW] = base
        try:
            there = ["--base", _NEW]
            return list(unanswered(known, commands, lambda words: _asked(run, words + there)))
        finally:
            del session.lent[_NEW]


def _asked(run: Program, words: list[str]) -> tuple[int, str]:
    """Run a lookup as it is typed, keeping its output; returns its status and first complaint."""
    collecting = gc.isenabled()
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
        status = run(words)
    if collecting:
        # A lookup ends without tidying up; this process goes on.
        gc.enable()
    if status == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if status == ExitCode.BUG:
        raise RuntimeError(told.getvalue())
    first, _, _ = told.getvalue().partition("\n")
    return status, first.removeprefix("relfacts: ")


def _tell_left_out(waiting: LeftOut | None) -> None:
    if waiting:
        tell(f"left out, to be judged: {waiting}; they are listed by: relfacts check --verbose")


def _tell_to_judge(waiting: LeftOut, listed: bool) -> None:
    if waiting:
        how = "" if listed else "; they are listed by: relfacts check --verbose"
        tell(f"to be judged: {waiting}{how}")


def _refuse(problems: Iterable[object]) -> int:
    count = 0
    for count, problem in enumerate(problems, 1):  # noqa: B007 - the last count is needed
        say(str(problem))
    say(f"relfacts: {counted(count, 'problem')}", _HINT)
    return ExitCode.INVALID


def _pages() -> dict[str, Page]:
    from relfacts import shipped
    from relfacts.curate import pages

    return pages.read_pages(shipped.content("curate/rules.md").decode("utf-8"))


def _show(page: Page) -> None:
    """Print a page; with a width its paragraphs are wrapped anew, its examples never."""
    width = screen().width
    example = False
    shown = [page.rule]
    for paragraph in page.text.split("\n\n"):
        example = example or paragraph.startswith("```")
        told = width is not None and not example
        lines = fold(" ".join(paragraph.split()), width, indent=0) if told else [paragraph]
        shown.append("\n".join(lines))
        example = example and not paragraph.endswith("```")
    put(["\n\n".join(shown), "\n"])


def _page(typed: str) -> Page:
    """The page of a rule, typed perhaps as complaints write it; UsageError if there is none."""
    from relfacts.base.labels import near_ids

    pages = _pages()
    name = typed.strip(" []").lower().replace("_", "-")
    if name in pages:
        return pages[name]
    like = [rule for rule in pages if f"-{name}-" in f"-{rule}-"]
    like = like or near_ids(name, pages)
    meant = f"did you mean {' or '.join(like)}? " if like else ""
    raise UsageError(
        f"there is no rule {in_quotes(typed)}", f"{meant}all of them: relfacts check --rules"
    )
