"""Draw the README's picture: what the program prints, as Rich exports it to SVG.

python docs/picture.py            writes docs/who.svg
"""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from relfacts import open_base
from relfacts.show import Screen
from relfacts.show.table import render_table

WIDTH = 100
OUT = Path(__file__).resolve().parent / "who.svg"


def draw() -> str:
    """The SVG of ``relfacts who "Kim Il Sung"``, the same bytes every time."""
    with open_base() as base:
        printed = render_table(base.who("Kim Il Sung"), base.inside, Screen(WIDTH, True))
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi('$ relfacts who "Kim Il Sung"'))
    console.print(Text.from_ansi(printed))
    return console.export_svg(title="relfacts", unique_id="relfacts")


if __name__ == "__main__":
    OUT.write_text(draw(), encoding="utf-8")
    print(OUT, file=sys.stderr)
