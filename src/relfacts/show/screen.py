"""What is known of the place that tables are written to."""

from __future__ import annotations

#: Lines longer than this are hard to read: wider screens are not filled.
READABLE = 100


class Screen:
    """What the renderer of tables must know of the place it writes to.

    ``width`` is in terminal cells; None lets every row have one line, so that nothing is cut or
    folded. ``colour`` says whether to use it, ``links`` whether texts may lead somewhere.
    """

    __slots__ = ("colour", "links", "width")

    def __init__(self, width: int | None, colour: bool, links: bool = False) -> None:
        self.width = width
        self.colour = colour
        self.links = links
