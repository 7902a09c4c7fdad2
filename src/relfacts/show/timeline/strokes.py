"""The strokes of a timeline as elements of SVG, and numbers and texts as these have them."""

from __future__ import annotations

from relfacts.text.visible import visible

# In pixels: the height of a bar and of a tick.
BAR, TICK = 7.0, 11.0

DOTTED = ' stroke-dasharray="1.5 2"'


def rule(first: float, last: float, y: float) -> str:
    """A faint line between two rows."""
    return (
        f'<line x1="{px(first)}" y1="{px(y)}" x2="{px(last)}" y2="{px(y)}" '
        f'stroke="currentColor" stroke-opacity=".16"/>'
    )


def tick(x: float, y: float) -> str:
    """A day."""
    return (
        f'<rect x="{px(x - 1)}" y="{px(y - TICK / 2)}" width="2" height="{px(TICK)}" class="tick"/>'
    )


def bar(first: float, last: float, y: float) -> str:
    """Something that lasted."""
    return (
        f'<rect x="{px(first)}" y="{px(y - BAR / 2)}" width="{px(max(last - first, 1))}" '
        f'height="{px(BAR)}" fill-opacity=".7" class="bar"/>'
    )


def dots(x: float, y: float) -> str:
    """A tick made of dots: something doubtful that is too short for an outline."""
    return "".join(f'<circle cx="{px(x)}" cy="{px(y + at)}" r="1.2"/>' for at in (-3.6, 0, 3.6))


def line(x1: float, y1: float, x2: float, y2: float, more: str = "") -> str:
    """A stroke from one point to another; ``more`` are further attributes."""
    return (
        f'<line x1="{px(x1)}" y1="{px(y1)}" x2="{px(x2)}" y2="{px(y2)}" stroke="currentColor" '
        f'stroke-width="1.6"{more}/>'
    )


def box(first: float, last: float, y: float, more: str = "") -> str:
    """An outline: some time within it."""
    return (
        f'<rect x="{px(first + 0.6)}" y="{px(y - BAR / 2 + 0.6)}" '
        f'width="{px(max(last - first - 1.2, 1))}" height="{px(BAR - 1.2)}" fill="none" '
        f'stroke="currentColor" stroke-width="1.2"{more}/>'
    )


def arrow_head(x: float, y: float, way: int) -> str:
    """The head of an arrow that points to the left (``way`` is -1) or to the right (1)."""
    tip = x + way * 7
    return f'<path d="M{px(x)} {px(y - 4)}L{px(tip)} {px(y)}L{px(x)} {px(y + 4)}z"/>'


def px(value: float) -> str:
    """A number of pixels, with no more digits than can be seen."""
    return f"{value:.1f}".removesuffix(".0")


def escaped(text: str) -> str:
    """A text of a base as XML, with invisible characters spelled out."""
    safe = visible(text, "\n")
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        safe = safe.replace(sign, name)
    return safe
