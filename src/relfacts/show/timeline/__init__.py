"""A timeline: facts drawn over the years, a row for each kind, as one SVG.

``marks`` turns dates into marks, ``rows`` puts marks into rows, ``scale`` gives the position of a
year and ``positions`` that of a mark. ``drawing`` writes the picture with ``strokes``; ``legend``
and ``described`` say what it shows. Each is a function of its input: the same facts give the same
bytes.
"""

from __future__ import annotations

from relfacts.show.timeline.drawing import Look, draw, drawn
from relfacts.show.timeline.rows import rows_of

__all__ = ["Look", "draw", "drawn", "rows_of"]
