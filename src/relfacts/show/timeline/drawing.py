"""A timeline as SVG: the same facts give the same bytes, on any machine.

Everything is drawn in the colour of the text around it (``currentColor``), and the signs differ
without colour: a tick is a day, a bar lasted, an outline is some time within it, dots are a doubt,
an arrow has no end. No element has a style attribute, so a page may forbid those; a picture on its
own has a style sheet for light and dark. Its ``desc`` says the same in words.
"""

from __future__ import annotations

from relfacts.show.timeline.described import described, tooltip
from relfacts.show.timeline.legend import legend_of, signs_of
from relfacts.show.timeline.marks import EVER, Mark, Stretch
from relfacts.show.timeline.positions import (
    ARROW,
    EDGE,
    GAP,
    LEAST,
    STUB,
    arrow_at,
    ends_of,
    position,
    room_of,
)
from relfacts.show.timeline.rows import Crowd, Line, rows_of
from relfacts.show.timeline.scale import Scale, bins
from relfacts.show.timeline.strokes import (
    BAR,
    DOTTED,
    TICK,
    arrow_head,
    bar,
    box,
    dots,
    escaped,
    line,
    px,
    rule,
    tick,
)
from relfacts.text.wrapping import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relfacts.records import Fact
    from relfacts.vocabulary.declared import Declared

# In pixels: the height of a lane, and the room between two rows.
_LANE, _PAD = 13.0, 6.0

# The names of rows are beside them in a picture at least this wide, else above.
_BESIDE = 600
_LETTER = 7.0
_LINE = 16.0

# A picture on its own has its title at the top, this high.
_HEADED = 26.0

# A row that needs more lanes than this shows numbers of facts instead of single dates.
_MOST_LANES = 12
_TALL = 56.0

#: In a crowded picture, a row with fewer dates than this still shows each of them.
FEW = 12

_SHEET = (
    "<style>svg{color:#1a1a1a;background:#fff}"
    "@media(prefers-color-scheme:dark){svg{color:#e6e6e6;background:#14161a}}</style>"
)
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif"


class Look:
    """How a timeline is drawn: its width in pixels; whether it is ``alone``; its id in a page.

    ``link`` returns the target of the link that a mark is, or empty; with it the picture is read as
    a group of links, each with its date and its facts. ``within`` is the time that is shown, in
    years: what began before it or goes on after it ends at the edge, in an arrow.
    """

    __slots__ = ("alone", "id", "link", "most", "width", "within")

    def __init__(
        self,
        width: int = 960,
        alone: bool = True,
        id: str = "timeline",
        link: Callable[[Mark], str] | None = None,
        most: int = 2000,
        within: tuple[float, float] = EVER,
    ) -> None:
        self.width = width
        self.alone = alone
        self.id = id
        self.link = link
        #: With more marks than this, rows of many marks become columns.
        self.most = most
        self.within = within


def draw(facts: Iterable[Fact], declared: Declared, title: str, look: Look | None = None) -> str:
    """The timeline of some facts as an SVG, or empty if none of them has a date.

    ``title`` says what the facts are; screen readers read it out.
    """
    return drawn(rows_of(facts, declared), title, look)


def drawn(rows: Sequence[Line | Crowd], title: str, look: Look | None = None) -> str:
    """The timeline of some rows, as ``draw`` makes it: they can be drawn in several looks."""
    look = look or Look()
    placed = [row for row in rows if row.dates]
    if not placed:
        return ""
    first, last = ends(
        min(row.first for row in placed), max(row.last for row in placed), look.within
    )
    months = bins(last - first)
    if sum(row.dates for row in placed) > look.most:
        rows = [row.counted(months, first) if row.dates >= FEW else row for row in rows]
    beside = look.width >= _BESIDE
    left = EDGE
    if beside:
        left += max(_LETTER * max(cells(row.name) + 1 + len(str(row.count)) for row in rows), 90)
    if any(row.first < first for row in placed):
        left += ARROW
    scale = Scale(first, last, left + EDGE, look.width - EDGE - ARROW)
    parts: list[str] = []
    shown: list[Line | Crowd] = []
    axis = _LINE - 2 + (_HEADED if look.alone else 0)
    top = axis + 8
    for number, row in enumerate(rows):
        row, lanes = _laid_out(row, scale, months)
        shown.append(row)
        pieces, height = _row(row, lanes, scale, top, beside, look)
        if number:
            parts.append(rule(EDGE, look.width - EDGE, top - _PAD / 2))
        parts += pieces
        top += height + _PAD
    height = top + _LINE
    legend, tall = legend_of(signs_of(shown, scale), height, look.width)
    return "\n".join(
        [
            _head(look, height + tall, title, shown),
            *([_SHEET, _headline(title)] if look.alone else []),
            *_axis(scale, axis, top),
            *parts,
            *legend,
            "</svg>\n",
        ]
    )


def ends(first: float, last: float, within: tuple[float, float]) -> tuple[float, float]:
    """From when to when a picture shows what lies between ``first`` and ``last``, in years."""
    begin, end = max(first, within[0]), min(last, within[1])
    # A fact of the time may lie outside of it altogether, such as one with a latest possible date.
    return (begin, end) if begin <= end else (min(begin, within[1]), min(begin, within[1]))


def _head(look: Look, height: float, title: str, rows: Sequence[Line | Crowd]) -> str:
    """The root element, with the title and the description for screen readers."""
    name, said = f"{look.id}-title", f"{look.id}-desc"
    # What is within an image nobody can reach.
    role = "group" if look.link else "img"
    told = " ".join(described(row, facts=not look.link) for row in rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="{role}" '
        f'aria-labelledby="{name} {said}" viewBox="0 0 {look.width} {px(height)}" '
        f'width="{look.width}" height="{px(height)}" font-family="{_FONT}" font-size="12" '
        f'fill="currentColor">\n'
        f'<title id="{name}">{escaped(title)}</title>\n'
        f'<desc id="{said}">{escaped(told)}</desc>'
    )


def _headline(title: str) -> str:
    return f'<text x="{px(EDGE)}" y="18" font-size="15" font-weight="600">{escaped(title)}</text>'


# --- rows ------------------------------------------------------------------------------------


def _laid_out(
    row: Line | Crowd, scale: Scale, months: int
) -> tuple[Line | Crowd, list[list[Mark]]]:
    """A row with its lanes; counted, and without any, if it would need too many."""
    if isinstance(row, Line):
        lanes = row.lanes(lambda mark: room_of(mark, scale), _MOST_LANES)
        if lanes is not None:
            return row, lanes
    return row.counted(months, scale.begins), []


def _row(
    row: Line | Crowd,
    lanes: list[list[Mark]],
    scale: Scale,
    top: float,
    beside: bool,
    look: Look,
) -> tuple[list[str], float]:
    """The elements of a row, and its height."""
    note = f"{row.undated} undated" if row.undated else ""
    parts = [
        f'<text x="{px(EDGE)}" y="{px(top + 11)}" font-weight="600">{escaped(row.name)}'
        f'<tspan font-weight="400" fill-opacity=".75"> {row.count}</tspan></text>'
    ]
    if note:
        x, y = (EDGE, top + 24) if beside else (look.width - EDGE, top + 11)
        anchor = "" if beside else ' text-anchor="end"'
        parts.append(f'<text x="{px(x)}" y="{px(y)}" font-size="10.5"{anchor}>{note}</text>')
    start = top if beside else top + _LINE
    if isinstance(row, Crowd):
        parts += _columns(row, scale, start)
        tall = _TALL
    else:
        for number, lane in enumerate(lanes):
            for mark in lane:
                parts += _mark(mark, scale, start + number * _LANE + _LANE / 2, look)
        tall = max(len(lanes), 1) * _LANE
    least = (26.0 if note else _LINE) if beside else 0.0
    return parts, max(start - top + tall, least)


def _mark(mark: Mark, scale: Scale, y: float, look: Look) -> list[str]:
    """A mark, with a tooltip."""
    inner: list[str] = []
    for part in mark.stretches:
        inner += _stretch(part, mark, scale, y)
    if len(mark.stretches) > 1:
        first, last = scale.at(mark.first), scale.at(mark.last)
        inner.append(line(first, y, last, y, DOTTED))
    if scale.begins_before(mark):
        inner.append(arrow_head(scale.left, y, -1))
    if scale.goes_on_after(mark):
        inner.append(arrow_head(arrow_at(mark, scale), y, 1))
    count = mark.count
    if count > 1:
        x = room_of(mark, scale)[1] - GAP
        inner.append(
            f'<text x="{px(x)}" y="{px(y + 4)}" font-size="10.5" text-anchor="end">{count}</text>'
        )
    said = f"<title>{escaped(tooltip(mark))}</title>"
    target = look.link(mark) if look.link else ""
    if not target:
        return [f"<g>{said}{''.join(inner)}</g>"]
    # A tick is too thin for a finger: all the room of a mark is its link.
    left, right = room_of(mark, scale)
    room = (
        f'<rect x="{px(left - GAP)}" y="{px(y - _LANE / 2)}" width="{px(right - left + GAP)}" '
        f'height="{px(_LANE)}" fill-opacity="0"/>'
    )
    return [f'<a href="{escaped(target)}">{said}{room}{"".join(inner)}</a>']


def _stretch(part: Stretch, mark: Mark, scale: Scale, y: float) -> Iterator[str]:
    first, last = ends_of(part, mark, scale)
    if part.open_start:
        yield line(last, y - TICK / 2, last, y + TICK / 2)
        yield line(last - STUB, y, last, y, DOTTED)
        yield arrow_head(last - STUB, y, -1)
        return
    if part.open_end and not scale.goes_on_after(mark):
        end = arrow_at(mark, scale)
        yield line(last, y, end, y, DOTTED)
        yield arrow_head(end, y, 1)
    if part.sure:
        begun, lasted = (position(year, mark, scale) for year in part.sure)
        before = begun - scale.at(part.first) > 1
        after = position(part.last, mark, scale) - lasted > 1
        if before:
            yield box(first, begun, y, DOTTED)
        if after:
            yield box(lasted, last, y, DOTTED)
        if not before and not after:
            begun, lasted = first, last
        yield bar(begun, lasted, y)
    elif mark.doubtful and last - first <= LEAST:
        yield dots((first + last) / 2, y)
    elif part.day:
        yield tick((first + last) / 2, y)
    else:
        yield box(first, last, y, DOTTED if mark.doubtful else "")


def _columns(row: Crowd, scale: Scale, top: float) -> Iterator[str]:
    """How many facts begin when, as columns: one shape, in steps of its stretches.

    Those that began before have a number at the left edge.
    """
    if row.earlier:
        y = top + _TALL - BAR
        yield arrow_head(scale.left, y, -1)
        told = f'<text x="{px(scale.left + 3)}" y="{px(y + 4)}" font-size="10.5">'
        yield f"{told}{row.earlier}</text>"
    if not row.bins:
        return
    most = max(count for _, count in row.bins)
    start = row.bins[0][0]
    x, after = (scale.at(at * row.months / 12) for at in (start, start + 1))
    yield (
        f"<g><title>{escaped(row.when)}</title>"
        f'<path transform="translate({px(x)} {px(top + _TALL)}) scale({after - x:.4f} 1)" '
        f'd="{row.shape(_TALL - _LINE)}" fill-opacity=".7" class="bar"/></g>'
    )
    where = max(row.bins, key=lambda bin_: (bin_[1], -bin_[0]))[0]
    x = scale.at(where * row.months / 12)
    yield f'<text x="{px(x)}" y="{px(top + 10)}" font-size="10.5">{most}</text>'


# --- around them -----------------------------------------------------------------------------


def _axis(scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """The years, above and below, with a faint line for each."""
    for x, label in scale.labels():
        yield (
            f'<line x1="{px(x)}" y1="{px(top + 4)}" x2="{px(x)}" y2="{px(bottom)}" '
            f'stroke="currentColor" stroke-opacity=".16"/>'
        )
        half = 3.8 * len(label)
        middle = min(max(x, half + 2), scale.right + ARROW + EDGE - half)
        for y in (top, bottom + 12):
            yield (
                f'<text x="{px(middle)}" y="{px(y)}" font-size="11" text-anchor="middle">'
                f"{label}</text>"
            )


# --- strokes ---------------------------------------------------------------------------------
