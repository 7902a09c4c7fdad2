"""Draw the README's pictures: what the program prints, as Rich exports it to SVG; a timeline.

python docs/picture.py            writes docs/who.svg and docs/timeline.svg
"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from relfacts import open_base
from relfacts.cli import run
from relfacts.show import Screen
from relfacts.show.table import render_table

WIDTH = 100
OUT = Path(__file__).resolve().parent / "who.svg"
TIMELINE = OUT.with_name("timeline.svg")


def draw() -> str:
    """The SVG of ``relfacts who "Kim Il Sung"``, the same bytes every time."""
    with open_base() as base:
        printed = render_table(base.who("Kim Il Sung"), base.inside, Screen(WIDTH, True))
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi('$ relfacts who "Kim Il Sung"'))
    console.print(Text.from_ansi(printed))
    return console.export_svg(title="relfacts", unique_id="relfacts")


def draw_timeline() -> str:
    """The SVG of ``relfacts timeline``, the same bytes every time."""
    out = StringIO()
    with redirect_stdout(out):
        run(["timeline"])
    return out.getvalue()


if __name__ == "__main__":
    for path, drawn in ((OUT, draw()), (TIMELINE, draw_timeline())):
        path.write_text(drawn, encoding="utf-8")
        print(path, file=sys.stderr)
