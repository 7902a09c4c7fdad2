"""A timeline in words: what screen readers read out, and what a mark says when it is pointed at."""

from __future__ import annotations

from relfacts.show.timeline.rows import Crowd, Line
from relfacts.vocabulary import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.show.timeline.marks import Mark

#: At most this many facts of a mark are named.
NAMED = 6

# The description of a row has at most this many dates.
_MOST_DATES = 40


def described(row: Line | Crowd, facts: bool) -> str:
    """A row in words: its kind, the number of facts, their dates, and what they say."""
    if isinstance(row, Crowd):
        dates = [row.when]
    else:
        dates = [_dated(mark, facts) for mark in row.marks[:_MOST_DATES]]
        if (more := len(row.marks) - _MOST_DATES) > 0:
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


def tooltip(mark: Mark) -> str:
    """What a mark says when it is pointed at: its date and its facts."""
    named = [fact["statement"] for fact in mark.facts[:NAMED]]
    more = mark.count - len(named)
    return "\n".join([mark.told, *named, *([f"and {more} more"] if more > 0 else [])])
