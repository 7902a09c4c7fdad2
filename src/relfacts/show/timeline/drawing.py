"""A timeline as SVG: the same facts give the same bytes, on any machine.

Everything is drawn in the colour of the text around it (``currentColor``), and the signs differ
without colour: a tick is a day, a bar lasted, an outline is some time within it, dots are a doubt,
an arrow has no end. No element has a style attribute, so a page may forbid those; a picture on its
own has a style sheet for light and dark. Its ``desc`` says the same in words.
"""

from __future__ import annotations

from relfacts.show.timeline.marks import EVER, SIGNS, Mark, Stretch
from relfacts.show.timeline.rows import Crowd, Line, rows_of
from relfacts.show.timeline.scale import Scale, bins
from relfacts.text.visible import visible
from relfacts.text.wrapping import cells
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relfacts.records import Fact
    from relfacts.vocabulary.declared import Declared

# In pixels: the height of a lane, of a bar and of a tick; the least width of a mark; the margins.
_LANE, _BAR, _TICK = 13.0, 7.0, 11.0
_LEAST, _GAP, _STUB = 5.0, 3.0, 20.0
_EDGE, _ARROW, _PAD = 8.0, 14.0, 6.0

# The names of rows are beside them in a picture at least this wide, else above.
_BESIDE = 600
_LETTER = 7.0
_LINE = 16.0

# A picture on its own has its title at the top, this high.
_HEADED = 26.0

_DOTS = ' stroke-dasharray="1.5 2"'

# A row that needs more lanes than this shows numbers of facts instead of single dates.
_MOST_LANES = 12
_TALL = 56.0

#: In a crowded picture, a row with fewer dates than this still shows each of them.
FEW = 12

#: At most this many facts are named in the tooltip of a mark, and this many dates in the words of a
# row.
NAMED, _TOLD = 6, 40

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
    left = _EDGE
    if beside:
        left += max(_LETTER * max(cells(row.name) + 1 + len(str(row.count)) for row in rows), 90)
    if any(row.first < first for row in placed):
        left += _ARROW
    scale = Scale(first, last, left + _EDGE, look.width - _EDGE - _ARROW)
    parts: list[str] = []
    shown: list[Line | Crowd] = []
    axis = _LINE - 2 + (_HEADED if look.alone else 0)
    top = axis + 8
    for number, row in enumerate(rows):
        row, lanes = _laid_out(row, scale, months)
        shown.append(row)
        pieces, height = _row(row, lanes, scale, top, beside, look)
        if number:
            parts.append(_rule(_EDGE, look.width - _EDGE, top - _PAD / 2))
        parts += pieces
        top += height + _PAD
    height = top + _LINE
    legend, tall = _legend(_signs(shown, scale), height, look.width)
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
    # What is told of a time may lie outside of it altogether, as a latest possible date.
    return (begin, end) if begin <= end else (min(begin, within[1]), min(begin, within[1]))


def _signs(rows: Iterable[Line | Crowd], scale: Scale) -> set[str]:
    """The signs with which the rows are drawn on this scale."""
    signs: set[str] = set()
    for row in rows:
        signs |= row.signs
        marks = row.marks if isinstance(row, Line) else ()
        signs |= {"before" for mark in marks if scale.begins_before(mark)}
        signs |= {"open" for mark in marks if scale.goes_on_after(mark)}
    return signs


def _head(look: Look, height: float, title: str, rows: Sequence[Line | Crowd]) -> str:
    """The root element, with the title and the description for screen readers."""
    name, said = f"{look.id}-title", f"{look.id}-desc"
    # What is within an image nobody can reach.
    role = "group" if look.link else "img"
    told = " ".join(_told(row, facts=not look.link) for row in rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="{role}" '
        f'aria-labelledby="{name} {said}" viewBox="0 0 {look.width} {_n(height)}" '
        f'width="{look.width}" height="{_n(height)}" font-family="{_FONT}" font-size="12" '
        f'fill="currentColor">\n'
        f'<title id="{name}">{_text(title)}</title>\n'
        f'<desc id="{said}">{_text(told)}</desc>'
    )


def _headline(title: str) -> str:
    return f'<text x="{_n(_EDGE)}" y="18" font-size="15" font-weight="600">{_text(title)}</text>'


def _told(row: Line | Crowd, facts: bool) -> str:
    """A row in words: its kind, the number of facts, their dates, and what they say."""
    if isinstance(row, Crowd):
        dates = [row.when]
    else:
        dates = [_dated(mark, facts) for mark in row.marks[:_TOLD]]
        if (more := len(row.marks) - _TOLD) > 0:
            dates.append(f"and {counted(more, 'date')} more")
    if row.undated:
        dates.append(f"undated ({row.undated})")
    return f"{row.name[:1].upper()}{row.name[1:]}, {counted(row.count)}: {'; '.join(dates)}."


def _dated(mark: Mark, facts: bool) -> str:
    """A mark in words: its date and the number of its facts, or what they say."""
    number = f" ({mark.count})" if mark.count > 1 else ""
    if not facts:
        return f"{mark.told}{number}"
    said = " ".join(fact["statement"] for fact in mark.facts[:NAMED])
    return f"{mark.told}{number}: {said.removesuffix('.')}"


# --- rows ------------------------------------------------------------------------------------


def _laid_out(
    row: Line | Crowd, scale: Scale, months: int
) -> tuple[Line | Crowd, list[list[Mark]]]:
    """A row with its lanes; counted, and without any, if it would need too many."""
    if isinstance(row, Line):
        lanes = row.lanes(lambda mark: _room(mark, scale), _MOST_LANES)
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
        f'<text x="{_n(_EDGE)}" y="{_n(top + 11)}" font-weight="600">{_text(row.name)}'
        f'<tspan font-weight="400" fill-opacity=".75"> {row.count}</tspan></text>'
    ]
    if note:
        x, y = (_EDGE, top + 24) if beside else (look.width - _EDGE, top + 11)
        anchor = "" if beside else ' text-anchor="end"'
        parts.append(f'<text x="{_n(x)}" y="{_n(y)}" font-size="10.5"{anchor}>{note}</text>')
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


def _room(mark: Mark, scale: Scale) -> tuple[float, float]:
    """The room a mark takes, from left to right, including the number of its facts and a gap."""
    ends = [_ends(part, mark, scale) for part in mark.stretches]
    first, last = min(first for first, _ in ends), max(last for _, last in ends)
    if any(part.open_start for part in mark.stretches):
        first -= _STUB
    if scale.begins_before(mark):
        first = scale.left - _ARROW
    if any(part.open_end for part in mark.stretches) or scale.goes_on_after(mark):
        last = _arrow_at(mark, scale) + _ARROW
    return first, last + _number_room(mark) + _GAP


def _number_room(mark: Mark) -> float:
    """The width of the number of facts beside a mark that has several."""
    count = mark.count
    return 4 + 6.5 * len(str(count)) if count > 1 else 0.0


def _ends(part: Stretch, mark: Mark, scale: Scale) -> tuple[float, float]:
    first, last = _at(part.first, mark, scale), _at(part.last, mark, scale)
    least = 2.0 if part.day else _LEAST
    if last - first < least:
        middle = (first + last) / 2
        return middle - least / 2, middle + least / 2
    return first, last


def _at(year: float, mark: Mark, scale: Scale) -> float:
    """The position of a year of a mark that may go on over the edge, where its number stands."""
    x = scale.at(year)
    return min(x, _arrow_at(mark, scale)) if scale.goes_on_after(mark) else x


def _arrow_at(mark: Mark, scale: Scale) -> float:
    """The arrow head of an open end: at the edge if it goes on, else a little behind."""
    goes_on = scale.goes_on_after(mark) or any(
        part.sure for part in mark.stretches if part.open_end
    )
    last = scale.at(mark.last)
    edge = scale.right - _number_room(mark)
    return edge if goes_on else min(last + _STUB, edge)


def _mark(mark: Mark, scale: Scale, y: float, look: Look) -> list[str]:
    """A mark, with a tooltip."""
    inner: list[str] = []
    for part in mark.stretches:
        inner += _stretch(part, mark, scale, y)
    if len(mark.stretches) > 1:
        first, last = scale.at(mark.first), scale.at(mark.last)
        inner.append(_line(first, y, last, y, _DOTS))
    if scale.begins_before(mark):
        inner.append(_head_of_arrow(scale.left, y, -1))
    if scale.goes_on_after(mark):
        inner.append(_head_of_arrow(_arrow_at(mark, scale), y, 1))
    count = mark.count
    if count > 1:
        x = _room(mark, scale)[1] - _GAP
        inner.append(
            f'<text x="{_n(x)}" y="{_n(y + 4)}" font-size="10.5" text-anchor="end">{count}</text>'
        )
    said = f"<title>{_text(_pointed_at(mark))}</title>"
    target = look.link(mark) if look.link else ""
    if not target:
        return [f"<g>{said}{''.join(inner)}</g>"]
    # A tick is too thin for a finger: all the room of a mark is its link.
    left, right = _room(mark, scale)
    room = (
        f'<rect x="{_n(left - _GAP)}" y="{_n(y - _LANE / 2)}" width="{_n(right - left + _GAP)}" '
        f'height="{_n(_LANE)}" fill-opacity="0"/>'
    )
    return [f'<a href="{_text(target)}">{said}{room}{"".join(inner)}</a>']


def _pointed_at(mark: Mark) -> str:
    named = [fact["statement"] for fact in mark.facts[:NAMED]]
    more = mark.count - len(named)
    return "\n".join([mark.told, *named, *([f"and {more} more"] if more > 0 else [])])


def _stretch(part: Stretch, mark: Mark, scale: Scale, y: float) -> Iterator[str]:
    first, last = _ends(part, mark, scale)
    if part.open_start:
        yield _line(last, y - _TICK / 2, last, y + _TICK / 2)
        yield _line(last - _STUB, y, last, y, _DOTS)
        yield _head_of_arrow(last - _STUB, y, -1)
        return
    if part.open_end and not scale.goes_on_after(mark):
        end = _arrow_at(mark, scale)
        yield _line(last, y, end, y, _DOTS)
        yield _head_of_arrow(end, y, 1)
    if part.sure:
        begun, lasted = (_at(year, mark, scale) for year in part.sure)
        before = begun - scale.at(part.first) > 1
        after = _at(part.last, mark, scale) - lasted > 1
        if before:
            yield _box(first, begun, y, _DOTS)
        if after:
            yield _box(lasted, last, y, _DOTS)
        if not before and not after:
            begun, lasted = first, last
        yield _bar(begun, lasted, y)
    elif mark.doubtful and last - first <= _LEAST:
        yield _dots((first + last) / 2, y)
    elif part.day:
        yield _tick((first + last) / 2, y)
    else:
        yield _box(first, last, y, _DOTS if mark.doubtful else "")


def _columns(row: Crowd, scale: Scale, top: float) -> Iterator[str]:
    """How many facts begin when, as columns: one shape, in steps of its stretches.

    Those that began before have a number at the left edge.
    """
    if row.earlier:
        y = top + _TALL - _BAR
        yield _head_of_arrow(scale.left, y, -1)
        told = f'<text x="{_n(scale.left + 3)}" y="{_n(y + 4)}" font-size="10.5">'
        yield f"{told}{row.earlier}</text>"
    if not row.bins:
        return
    most = max(count for _, count in row.bins)
    start = row.bins[0][0]
    x, after = (scale.at(at * row.months / 12) for at in (start, start + 1))
    yield (
        f"<g><title>{_text(row.when)}</title>"
        f'<path transform="translate({_n(x)} {_n(top + _TALL)}) scale({after - x:.4f} 1)" '
        f'd="{row.shape(_TALL - _LINE)}" fill-opacity=".7" class="bar"/></g>'
    )
    where = max(row.bins, key=lambda bin_: (bin_[1], -bin_[0]))[0]
    x = scale.at(where * row.months / 12)
    yield f'<text x="{_n(x)}" y="{_n(top + 10)}" font-size="10.5">{most}</text>'


# --- around them -----------------------------------------------------------------------------


def _axis(scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """The years, above and below, with a faint line for each."""
    for x, label in scale.labels():
        yield (
            f'<line x1="{_n(x)}" y1="{_n(top + 4)}" x2="{_n(x)}" y2="{_n(bottom)}" '
            f'stroke="currentColor" stroke-opacity=".16"/>'
        )
        half = 3.8 * len(label)
        middle = min(max(x, half + 2), scale.right + _ARROW + _EDGE - half)
        for y in (top, bottom + 12):
            yield (
                f'<text x="{_n(middle)}" y="{_n(y)}" font-size="11" text-anchor="middle">'
                f"{label}</text>"
            )


def _rule(first: float, last: float, y: float) -> str:
    return (
        f'<line x1="{_n(first)}" y1="{_n(y)}" x2="{_n(last)}" y2="{_n(y)}" '
        f'stroke="currentColor" stroke-opacity=".16"/>'
    )


def _legend(there: set[str], top: float, width: float) -> tuple[list[str], float]:
    """The meaning of the signs that occur; returns the elements and their height."""
    parts: list[str] = []
    x, y = _EDGE, top + 14
    for sign, means in SIGNS.items():
        if sign not in there:
            continue
        wide = 34 + 6.2 * len(means) + 14
        if x > _EDGE and x + wide > width:
            x, y = _EDGE, y + 18
        parts += _sample(sign, x, y)
        parts.append(f'<text x="{_n(x + 32)}" y="{_n(y + 4)}" font-size="11">{means}</text>')
        x += wide
    return parts, y + 12 - top


def _sample(sign: str, x: float, y: float) -> Iterator[str]:
    """A sign as the legend shows it."""
    if sign == "day":
        yield _tick(x + 14, y)
    elif sign == "run":
        yield _bar(x, x + 26, y)
    elif sign == "some":
        yield _box(x, x + 26, y)
    elif sign == "doubt":
        yield _box(x, x + 20, y, _DOTS)
        yield _dots(x + 26, y)
    elif sign == "many":
        yield (
            f'<path d="M{_n(x)} {_n(y + 5)}v-4h7v4zM{_n(x + 8)} {_n(y + 5)}v-11h7v11z'
            f'M{_n(x + 16)} {_n(y + 5)}v-7h7v7z" fill-opacity=".7" class="bar"/>'
        )
    elif sign == "before":
        yield _head_of_arrow(x + 6, y, -1)
        yield _bar(x + 6, x + 26, y)
    elif sign == "open":
        yield _line(x, y, x + 18, y, _DOTS)
        yield _head_of_arrow(x + 18, y, 1)
    else:
        yield _line(x + 26, y - _TICK / 2, x + 26, y + _TICK / 2)
        yield _line(x + 6, y, x + 26, y, _DOTS)
        yield _head_of_arrow(x + 6, y, -1)


# --- strokes ---------------------------------------------------------------------------------


def _tick(x: float, y: float) -> str:
    return (
        f'<rect x="{_n(x - 1)}" y="{_n(y - _TICK / 2)}" width="2" height="{_n(_TICK)}" '
        f'class="tick"/>'
    )


def _bar(first: float, last: float, y: float) -> str:
    return (
        f'<rect x="{_n(first)}" y="{_n(y - _BAR / 2)}" width="{_n(max(last - first, 1))}" '
        f'height="{_n(_BAR)}" fill-opacity=".7" class="bar"/>'
    )


def _dots(x: float, y: float) -> str:
    """A tick made of dots: something doubtful that is too short for an outline."""
    return "".join(f'<circle cx="{_n(x)}" cy="{_n(y + at)}" r="1.2"/>' for at in (-3.6, 0, 3.6))


def _line(x1: float, y1: float, x2: float, y2: float, more: str = "") -> str:
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="currentColor" '
        f'stroke-width="1.6"{more}/>'
    )


def _box(first: float, last: float, y: float, more: str = "") -> str:
    return (
        f'<rect x="{_n(first + 0.6)}" y="{_n(y - _BAR / 2 + 0.6)}" '
        f'width="{_n(max(last - first - 1.2, 1))}" height="{_n(_BAR - 1.2)}" fill="none" '
        f'stroke="currentColor" stroke-width="1.2"{more}/>'
    )


def _head_of_arrow(x: float, y: float, way: int) -> str:
    tip = x + way * 7
    return f'<path d="M{_n(x)} {_n(y - 4)}L{_n(tip)} {_n(y)}L{_n(x)} {_n(y + 4)}z"/>'


def _n(value: float) -> str:
    """A number of pixels, with no more digits than can be seen."""
    return f"{value:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    """A text of a base as XML, with invisible characters spelled out."""
    safe = visible(text, "\n")
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        safe = safe.replace(sign, name)
    return safe
