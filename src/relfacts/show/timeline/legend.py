"""The legend below a timeline: which signs occur in it, and what they mean."""

from __future__ import annotations

from relfacts.show.timeline.marks import SIGNS
from relfacts.show.timeline.positions import EDGE
from relfacts.show.timeline.rows import Crowd, Line
from relfacts.show.timeline.strokes import DOTTED, TICK, arrow_head, bar, box, dots, line, px, tick

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relfacts.show.timeline.scale import Scale


def signs_of(rows: Iterable[Line | Crowd], scale: Scale) -> set[str]:
    """The signs with which the rows are drawn on this scale."""
    signs: set[str] = set()
    for row in rows:
        signs |= row.signs
        marks = row.marks if isinstance(row, Line) else ()
        signs |= {"before" for mark in marks if scale.begins_before(mark)}
        signs |= {"open" for mark in marks if scale.goes_on_after(mark)}
    return signs


def legend_of(there: set[str], top: float, width: float) -> tuple[list[str], float]:
    """The meaning of the signs that occur; returns the elements and their height."""
    parts: list[str] = []
    x, y = EDGE, top + 14
    for sign, means in SIGNS.items():
        if sign not in there:
            continue
        wide = 34 + 6.2 * len(means) + 14
        if x > EDGE and x + wide > width:
            x, y = EDGE, y + 18
        parts += _sample(sign, x, y)
        parts.append(f'<text x="{px(x + 32)}" y="{px(y + 4)}" font-size="11">{means}</text>')
        x += wide
    return parts, y + 12 - top


def _sample(sign: str, x: float, y: float) -> Iterator[str]:
    """A sign as the legend shows it."""
    if sign == "day":
        yield tick(x + 14, y)
    elif sign == "run":
        yield bar(x, x + 26, y)
    elif sign == "some":
        yield box(x, x + 26, y)
    elif sign == "doubt":
        yield box(x, x + 20, y, DOTTED)
        yield dots(x + 26, y)
    elif sign == "many":
        yield (
            f'<path d="M{px(x)} {px(y + 5)}v-4h7v4zM{px(x + 8)} {px(y + 5)}v-11h7v11z'
            f'M{px(x + 16)} {px(y + 5)}v-7h7v7z" fill-opacity=".7" class="bar"/>'
        )
    elif sign == "before":
        yield arrow_head(x + 6, y, -1)
        yield bar(x + 6, x + 26, y)
    elif sign == "open":
        yield line(x, y, x + 18, y, DOTTED)
        yield arrow_head(x + 18, y, 1)
    else:
        yield line(x + 26, y - TICK / 2, x + 26, y + TICK / 2)
        yield line(x + 6, y, x + 26, y, DOTTED)
        yield arrow_head(x + 6, y, -1)
