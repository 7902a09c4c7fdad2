"""One run of the program: open the base, ask, write the answer, return the exit status.

All output goes through ``streams``.
"""

from __future__ import annotations

import os
import sys

from relfacts.ask.answer import Note
from relfacts.cli.output import Output
from relfacts.cli.streams import put, say, screen
from relfacts.errors import BaseError, ExitCode, RelfactsError
from relfacts.show import beside, render
from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from relfacts.ask.answer import Answer
    from relfacts.ask.filters import Filters
    from relfacts.base.openbase import OpenBase
    from relfacts.library.factbase import FactBase
    from relfacts.records import Fact

#: A terminal shows at most this many rows of a table unless --limit says otherwise.
ROWS = 50

# The same for catalogues, whose rows are shorter and which have no --limit.
_CATALOGUE_ROWS = 200


#: Bases that are open and stay open, by their ``--base`` names.
lent: dict[str | None, FactBase] = {}


# A base opened before the question was known.
_ahead: list[FactBase] = []


def ahead(named: str | None) -> FactBase:
    """Opens the base before a command does; opening it again is free, because it is shared.

    Raises BaseError if there is none.
    """
    from relfacts.library.opening import opened

    _ahead.append(opened(named, _progress, lasting=False))
    return _ahead[-1]


class Asked:
    """The base for this run: one that was lent, or one opened now and closed at the end.

    Raises BaseError on entering if there is none.
    """

    def __init__(self, named: str | None) -> None:
        self._named = named
        self._own: FactBase | None = None

    def __enter__(self) -> FactBase:
        if self._named in lent:
            return lent[self._named]
        from relfacts.library.opening import opened

        # Facts are written at once and need not be kept: an answer may be larger than memory.
        self._own = opened(self._named, _progress, lasting=False)
        if why_not := self._own.inside.why_not:
            say(
                f"no index can be kept {why_not}: the whole base was read; "
                "RELFACTS_CACHE names another folder"
            )
        return self._own

    def __exit__(self, *_: object) -> None:
        if self._own:
            self._own.close()
        while _ahead:
            _ahead.pop().close()


def ask(
    named: str | None,
    output: Output,
    question: Callable[[FactBase], Answer],
    filters: Filters | None = None,
) -> int:
    """Ask the base a question, write the answer, and return the exit status.

    If a name fits several people and somebody is at the terminal, they may choose one; the question
    is then asked again with that person.
    """
    output.check()
    with Asked(named) as facts:
        base = facts.inside
        while True:
            try:
                answer = question(facts)
                output.check_answer(answer)
                people_read_it = output.people_read_it
                if people_read_it and sys.stdout.isatty() and not (filters and filters.most):
                    answer = _capped(answer, base, outlined=output.fields is None)
                asking = bool(answer.unclear) and people_read_it and _can_ask()
                if asking:
                    # If nobody is chosen, that message comes after the prompt.
                    answer = answer.but(without="several")
                status = write(answer, base, output)
            except RelfactsError:
                raise
            except Exception as error:
                base.blame(error)
                raise
            if not asking:
                if answer.outcome == "none" and named is None:
                    offer_own_base()
                return status
            chosen = _pick(answer)
            if chosen is None:
                return status
            base.chosen[answer.unclear] = chosen


def ask_of_texts(
    named: str | None,
    output: Output,
    command: str,
    texts: Sequence[str],
    question: Callable[[FactBase, str], Answer],
    filters: Filters | None = None,
) -> int:
    """Ask a question with a text of one or several words; ``-`` stands for the lines of stdin."""
    if list(texts) == ["-"]:
        from relfacts.cli.batch import answer_lines

        with Asked(named) as facts:
            return answer_lines(facts, output, command, question)
    return ask(named, output, lambda facts: question(facts, " ".join(texts)), filters)


def offer_own_base() -> None:
    """Mention a base in the current folder, if the default base is another.

    Only a base made by ``init`` and built counts.
    """
    from relfacts.base.files import are_the_same, find_base, name_of

    if os.environ.get("RELFACTS_BASE") or not os.path.isdir("seeds"):  # noqa: PTH112
        return
    try:
        path = find_base("data")
        named = name_of(path)
        if named and are_the_same(path, find_base(None)):
            return
    except BaseError:
        return
    if named:
        from relfacts.text.shell import quoted

        say(f"this folder has a base of its own: relfacts --base {quoted(named)}", dim=True)


def write(answer: Answer, base: OpenBase, output: Output) -> int:
    """Write an answer in the requested form, and its notes to stderr."""
    form = output.form
    put_out = put if output.no_pager else put_paged
    if style := output.citing:
        from relfacts.show.citations import render_citations

        cited = [hit.fact for hit in answer.hits]
        put_out(render_citations(cited, base, style, output.by_document) if cited else ())
        say(*beside(answer, style), *_differing(cited, base))
        return answer.exit_code
    if output.facet:
        from relfacts.ask.facets import counted_by

        answer = counted_by(answer, base, output.facet)
    if output.fields == "":
        from relfacts.show.fields import fields_of

        put_out(f"{field}\n" for field in fields_of(answer))
        return ExitCode.ANSWERED
    put_out(
        _with_mark(
            render(answer, base, form, screen(not output.no_hyperlinks), _fields(answer, output)),
            output,
        )
    )
    say(*beside(answer, form))
    return answer.exit_code


def _differing(cited: Sequence[Fact], base: OpenBase) -> list[str]:
    """A line for whoever cites facts on which sources differ: a citation does not show it."""
    ids = [fact["id"] for fact in cited if fact["discrepancies"]]
    if not ids:
        return []
    which = "the fact" if len(cited) == 1 else f"{len(ids)} of the {len(cited)} facts"
    return [f"sources differ on {which}: {base.line(f'show {ids[0]}')}"]


def put_paged(pieces: Iterable[str]) -> None:
    """Write like ``put``; on a terminal, text longer than the screen goes through a pager."""
    try:
        # Without a keyboard, as under xargs or a timer, a pager would wait for ever.
        typed = sys.stdin.isatty() and sys.stdout.isatty()
        size = os.get_terminal_size(sys.stdout.fileno()) if typed else None
    except OSError:
        size = None
    if size is None or os.environ.get("TERM") == "dumb":
        put(pieces)
        return
    held: list[str] = []
    taken = 0
    rest = iter(pieces)
    for piece in rest:
        held.append(piece)
        taken += _height(piece, size.columns)
        # The last line is for the prompt; some terminals report no size.
        if taken >= size.lines > 0:
            from itertools import chain

            from relfacts.cli.pager import through_pager

            through_pager(chain(held, rest))
            return
    put(held)


def _height(text: str, columns: int) -> int:
    """The number of screen lines of a text; a text with colours is already wrapped."""
    lines = text.count("\n")
    if columns and len(text) > columns and "\x1b" not in text:
        lines += sum((len(line) - 1) // columns for line in text.split("\n") if line)
    return lines


def _fields(answer: Answer, output: Output) -> Sequence[str]:
    if output.fields is None:
        return ()
    from relfacts.show.fields import chosen

    return chosen(output.fields, answer)


def _with_mark(pieces: Iterable[str], output: Output) -> Iterable[str]:
    """The pieces, preceded by the byte order mark by which Excel recognises UTF-8, if asked for."""
    if output.bom:
        yield "\ufeff"
    yield from pieces


def _progress(title: str, total: int, unit: str) -> Callable[[int], None]:
    """A progress bar for the making of an index; returns the function to report progress."""
    from relfacts.show.progress import Progress

    return Progress(title, total, unit)


def _capped(answer: Answer, base: OpenBase, outlined: bool) -> Answer:
    """As much of an answer as suits a screen, with a note on how to see the rest; a pipe gets all.

    Topics are ``outlined``: only their names and numbers of facts, side by side.
    """
    notes = []
    hits, catalogue = answer.hits[:ROWS], answer.catalogue
    if len(answer.hits) > ROWS:
        every = f"--limit {answer.total}"
        notes.append(Note("limit", f"the first {ROWS} of {answer.total} facts; all: {every}"))
    if catalogue and len(catalogue[1]) > _CATALOGUE_ROWS:
        name, rows = catalogue
        catalogue = name, rows[:_CATALOGUE_ROWS]
        every = base.line(f"{answer.command} | less")
        told = f"the first {_CATALOGUE_ROWS} of {len(rows)}; all: {every}"
        notes.append(Note("limit", told, every))
    if outlined and catalogue and catalogue[0] == "topics":
        catalogue = "outline", catalogue[1]
        every = base.line("topics | less")
        notes.append(Note("limit", f"with ids, years and synonyms: {every}", every))
    return answer.but(*notes, hits=hits, catalogue=catalogue)


def _can_ask() -> bool:
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _pick(answer: Answer) -> str | None:
    """Let the reader choose one of several people; any input but a number chooses nobody."""
    people = [match["name"] for match in answer.candidates]
    for number, name in enumerate(people, 1):
        say(f"{number:>3}  {name}")
    print("which? a number, or Enter for none: ", end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline().strip()
    chosen = whole(typed)
    if chosen is None or not 1 <= chosen <= len(people):
        say("nobody chosen; type one of the commands")
        return None
    say("")
    return str(people[chosen - 1])
