"""Which of several forms a client would rather have (RFC 9110, 12.5.1). Pure."""

from __future__ import annotations

from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str:
    """The media type that a client prefers; of several that it prefers equally, the first.

    If it accepts none, the first: an answer in another form is better than none.
    """
    if not accept:
        return offered[0]
    ranges = [_range(part) for part in accept.split(",")]
    return max(offered, key=lambda kind: _quality(kind, ranges))


def _range(part: str) -> tuple[str, float]:
    """A media range and its quality; one that cannot be read counts as 1."""
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return kind, float(value)
            except ValueError:
                break
    return kind, 1.0


def _quality(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The quality that the most specific range gives a media type."""
    whole = f"{kind.partition('/')[0]}/*"
    for wanted in (kind, whole, "*/*"):
        found = [quality for named, quality in ranges if named == wanted]
        if found:
            return max(found)
    return 0.0
