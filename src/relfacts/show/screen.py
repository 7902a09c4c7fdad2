"""The properties of the output that tables are written to."""

from __future__ import annotations

#: Longer lines are hard to read: a wider screen is not filled.
READABLE = 100


class Screen:
    """What the renderer of tables needs to know about its output.

    ``width`` is in terminal cells; with None every row is one line, and nothing is cut or wrapped.
    ``colour`` says whether to use colour, ``links`` whether texts may be links.
    """

    __slots__ = ("colour", "links", "width")

    def __init__(self, width: int | None, colour: bool, links: bool = False) -> None:
        self.width = width
        self.colour = colour
        self.links = links
