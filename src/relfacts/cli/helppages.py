"""The help page of a command: its purpose, its arguments and options by sections, examples."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from relfacts.cli.examples import PROGRAM, examples_of
from relfacts.cli.session import put_paged
from relfacts.text.shell import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: The sections of options, in order; options without a section come first, --help last.
SECTIONS = ("Options", "Filters", "Output")

# An example wider than this has its sentence below it.
_WIDEST = 60

# The least width of the sentence.
_LEAST = 24

# What stands below a term is set in by this, if no term has anything beside it.
_INDENT = 2

# A term may always be this wide, and otherwise a third of the page.
_TERM = 20


class Command(TyperCommand):
    """A command with options listed in sections, and with examples at the end."""

    #: The words that list kinds of fact, and the base that was named, if any.
    plurals: tuple[str, ...] = ()
    named: str | None = None

    def get_help_option(self, ctx: Any) -> Any:
        """The option for this page, which goes through a pager like an answer."""
        return paged(super().get_help_option(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What follows the command: braces, which Typer adds, look like a choice."""
        pieces = [self.options_metavar] if self.options_metavar else []
        for parameter in self.get_params(ctx):
            if parameter.param_type_name == "argument":
                named = parameter.make_metavar(ctx)
                several = "..." if parameter.nargs == -1 else ""
                pieces.append(f"{named}{several}" if parameter.required else f"[{named}{several}]")
        return pieces

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options by their sections."""
        write_sections(formatter, self, ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        of_a_base = any(parameter.name == "base" for parameter in self.params)
        write_examples(formatter, self.name or "", self.plurals, self.named if of_a_base else None)


def paged(option: Any) -> Any:
    """Typer's option for help, changed so that a long page goes through a pager.

    None if a command has no such option.
    """
    if option is not None:
        option.callback = _show
    return option


def _show(ctx: Any, _: Any, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        put_paged([f"{ctx.get_help()}\n"])
        ctx.exit()


def sections_of(command: Any, ctx: Any) -> dict[str, list[tuple[str, str]]]:
    """The arguments and options of a command with their meanings, by sections, in order."""
    found: dict[str, list[tuple[str, str]]] = {"Arguments": [], **{name: [] for name in SECTIONS}}
    helps = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None and parameter.name == "help":
            helps.append(record)
        elif record is not None:
            panel = getattr(parameter, "rich_help_panel", None) or SECTIONS[0]
            is_argument = parameter.param_type_name == "argument"
            found.setdefault("Arguments" if is_argument else panel, []).append(record)
    sections = {name: rows for name, rows in found.items() if rows}
    if helps:
        sections.setdefault(next(reversed(sections), SECTIONS[0]), []).extend(helps)
    return sections


def write_sections(formatter: Any, command: Any, ctx: Any) -> None:
    """Write the arguments and options of a command, by their sections."""
    for section, rows in sections_of(command, ctx).items():
        with formatter.section(section):
            _write_rows(formatter, rows, max(formatter.width // 3, _TERM))


def _write_rows(formatter: Any, rows: Sequence[tuple[str, str]], most: int) -> None:
    """Write terms with their meanings beside them; below, if a term is wider than ``most``.

    Longer terms do not take room from the meanings of the others.
    """
    widths = [len(term) for term, _ in rows]
    formatter.write_dl(rows, col_max=max((n for n in widths if n <= most), default=_INDENT))


def write_examples(formatter: Any, command: str, plurals: Sequence[str], named: str | None) -> None:
    """Write the examples of a command; those for the shipped base only if no other is named."""
    program = f"relfacts --base {quoted(named)}" if named else "relfacts"
    listing = command if command in plurals else plurals[0] if plurals else ""
    if named and command == PROGRAM:
        found = examples_of(listing, plurals)[:2]
    elif named and command not in plurals:
        found = ()
    else:
        found = examples_of(command, plurals)
    rows = [(f"{program} {line}", told) for line, told in found]
    if named:
        rows.append((program, "what the base holds, and questions to try"))
    if not rows:
        return
    with formatter.section("Examples"):
        # Half of the page at most is kept free for the longest sentence.
        told = max(_LEAST, min(max(len(sentence) for _, sentence in rows), formatter.width // 2))
        _write_rows(formatter, rows, min(_WIDEST, formatter.width - told - 2 * _INDENT))
