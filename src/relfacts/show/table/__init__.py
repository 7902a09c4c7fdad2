"""Tables for people, with Rich.

Cells wrap and are never truncated; nothing wraps if the whole of every row fits. Below 100 cells,
or where statements would otherwise be cramped, the short columns are stacked under the first one.
Where ids and file names would have to be broken, a table becomes a stack of cards; below 70 cells
also where the main column would be cramped.
However wide the screen, no row is wider than 100 cells, unless the columns that were asked for need
it. ``fit`` decides all that, ``cells`` makes the content of a table, ``cards`` the cards.
"""

from __future__ import annotations

import re
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from relfacts.show.laidout import lay_out
from relfacts.show.layout import Card, Sheet
from relfacts.show.screen import READABLE, Screen
from relfacts.show.sheets import heading
from relfacts.show.table.cards import stacked_rows, whole
from relfacts.show.table.cells import Hanging, cell, hung, joined, linked, style_of
from relfacts.show.table.fit import NUMBERS, UNFOLDED, Fit, sections
from relfacts.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase

# Narrower than this, rows become cards, unless they suit a table.
_NARROW = 70
# A table is made wider by this many cells at a time.
_STEP = 10
# The number of lines of a screen; nothing that is printed depends on it.
_LINES = 25
# The beginning of a link in Rich's output.
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")


def render_table(answer: Answer, base: OpenBase, screen: Screen, fields: Sequence[str] = ()) -> str:
    """The answer as a table, a stack of cards, or the card of one fact or person.

    ``fields`` are the columns that are wanted; none for the usual ones. Empty if there is no row.
    """
    if answer.catalogue and answer.catalogue[0] == "outline":
        screen = _readable(screen)
        return _print(_side_by_side(answer, screen.width or READABLE), screen)
    laid_out = lay_out(answer, base, fields)
    if screen.links:
        from relfacts.show.links import links_of

        laid_out.links = links_of(answer, base)
    if isinstance(laid_out, Card):
        screen = _readable(screen)
        return _print(whole(laid_out, screen.width or UNFOLDED), screen)
    return render_sheet(laid_out, screen) if laid_out.rows else ""


def render_sheet(sheet: Sheet, screen: Screen) -> str:
    """A sheet with rows as a table, or as cards where its columns have no room."""
    fit, screen = _fitted(sheet, screen)
    width = screen.width or UNFOLDED
    is_stack = not (fit.suits if width < _NARROW else fit.holds)
    body = stacked_rows(sheet, width) if is_stack else _tables(sheet, fit)
    return _print(Group(*_heading(sheet, width), *body, *_footer(sheet)), screen)


def _fitted(sheet: Sheet, screen: Screen) -> tuple[Fit, Screen]:
    """What the table is like on as much of the screen as can be read well, or else on more of it.

    More is taken only where the main column would be cramped, and no more than it then needs.
    """
    readable = _readable(screen)
    fit = Fit(sheet, readable.width or UNFOLDED)
    if screen.width and readable.width:
        for width in range(readable.width + _STEP, screen.width + _STEP, _STEP):
            if not fit.is_cramped:
                break
            width = min(width, screen.width)
            readable = Screen(width, screen.colour, screen.links)
            fit = Fit(sheet, width)
    return fit, readable


def console(screen: Screen, out: StringIO) -> Console:
    """A console that prints data and nothing else: no markup, no emoji, no highlighting."""
    return Console(
        file=out,
        # Given both, Rich does not read COLUMNS and LINES, in which a digit such as ² breaks it.
        width=screen.width or UNFOLDED,
        height=_LINES,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _readable(screen: Screen) -> Screen:
    """The screen, or as much of its width as can be read well."""
    return Screen(screen.width and min(screen.width, READABLE), screen.colour, screen.links)


def _print(body: RenderableType, screen: Screen) -> str:
    out = StringIO()
    console(screen, out).print(body, crop=False)
    # Rich gives links random ids: without them the same answer has the same bytes. And it pads
    # every line to the width of the table: pipes and copies are better without that.
    printed = _LINK_ID.sub("\x1b]8;;", out.getvalue()) if screen.links else out.getvalue()
    return "\n".join(line.rstrip() for line in printed.split("\n"))


def _heading(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    """How the question was read, broken between parts rather than inside one; then the remarks."""
    parts = [
        linked(Text(part, "" if number else "bold"), sheet.links)
        for number, part in enumerate(sheet.title)
    ]
    yield Hanging(joined(parts, width), free=True)
    for remark in sheet.remarks:
        yield Hanging(Text(remark, style="dim"), free=True)


def _tables(sheet: Sheet, fit: Fit) -> Iterator[RenderableType]:
    """One table, or one under each section heading."""
    for number, (section, rows) in enumerate(sections(sheet.rows)):
        if section:
            # A table ends with a blank line of its own.
            yield Text(section if number else f"\n{section}", style="bold")
        table = Table(
            box=SIMPLE_HEAD,
            pad_edge=False,
            padding=(0, 2, 0, 0),
            leading=fit.leading,
            header_style="dim",
        )
        for column in fit.columns:
            table.add_column(
                Text(column.title),
                style=style_of(column),
                overflow="fold",
                justify="right" if column.key in NUMBERS else "left",
                **fit.options(column),
            )
        for row in rows:
            texts = [cell(row, column, sheet) for column in fit.columns]
            for column in fit.under:
                if row.cells[column.key]:
                    texts[0].append("\n" + row.cells[column.key], style_of(column))
            table.add_row(
                *(hung(text, row, column) for text, column in zip(texts, fit.columns, strict=True))
            )
        yield table


def _footer(sheet: Sheet) -> Iterator[RenderableType]:
    for line in [*(f"{told}: {command}" for told, command in sheet.legend), *sheet.footer]:
        yield Hanging(Text(line, style="yellow"), free=True)


def _side_by_side(answer: Answer, width: int) -> RenderableType:
    """Names with numbers, one after the other: in columns, the longest would take too much room."""
    _, rows = answer.catalogue or ("", [])
    items = [Text(visible(row["name"])).append(f" {row['facts']}", "dim") for row in rows]
    parts = [*heading(answer), "each with the number of its facts"]
    title = joined([Text(part, "" if at else "bold") for at, part in enumerate(parts)], width)
    return Group(Hanging(title, free=True), Text(), Hanging(joined(items, width)))
