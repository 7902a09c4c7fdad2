"""Where a mark stands on a scale, in pixels, with its number and the arrows at its ends."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.show.timeline.marks import Mark, Stretch
    from relfacts.show.timeline.scale import Scale

#: In pixels: the least width of an outline, the gap between two marks, the length of an open end.
LEAST, GAP, STUB = 5.0, 3.0, 20.0

#: The margins of a picture, and the room that an arrow needs.
EDGE, ARROW = 8.0, 14.0


def room_of(mark: Mark, scale: Scale) -> tuple[float, float]:
    """The room a mark takes, from left to right, including the number of its facts and a gap."""
    ends = [ends_of(part, mark, scale) for part in mark.stretches]
    first, last = min(first for first, _ in ends), max(last for _, last in ends)
    if any(part.open_start for part in mark.stretches):
        first -= STUB
    if scale.begins_before(mark):
        first = scale.left - ARROW
    if any(part.open_end for part in mark.stretches) or scale.goes_on_after(mark):
        last = arrow_at(mark, scale) + ARROW
    return first, last + _number_room(mark) + GAP


def _number_room(mark: Mark) -> float:
    """The width of the number of facts beside a mark that has several."""
    count = mark.count
    return 4 + 6.5 * len(str(count)) if count > 1 else 0.0


def ends_of(part: Stretch, mark: Mark, scale: Scale) -> tuple[float, float]:
    """Where a stretch of a mark begins and ends; the shortest is still wide enough to be seen."""
    first, last = position(part.first, mark, scale), position(part.last, mark, scale)
    least = 2.0 if part.day else LEAST
    if last - first < least:
        middle = (first + last) / 2
        return middle - least / 2, middle + least / 2
    return first, last


def position(year: float, mark: Mark, scale: Scale) -> float:
    """The position of a year of a mark that may go on over the edge, where its number stands."""
    x = scale.at(year)
    return min(x, arrow_at(mark, scale)) if scale.goes_on_after(mark) else x


def arrow_at(mark: Mark, scale: Scale) -> float:
    """The arrow head of an open end: at the edge if it goes on, else a little after it."""
    goes_on = scale.goes_on_after(mark) or any(
        part.sure for part in mark.stretches if part.open_end
    )
    last = scale.at(mark.last)
    edge = scale.right - _number_room(mark)
    return edge if goes_on else min(last + STUB, edge)
