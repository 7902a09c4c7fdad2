"""Which of two forms a client would rather have (RFC 9110, 12.5.1). Pure."""

from __future__ import annotations

_PAGE = "text/html"
_JSON = "application/json"


def prefers_json(accept: str, form: str | None = None) -> bool:
    """Whether JSON is wanted rather than a page; ``form`` is one that was named in the address.

    Who takes either, as a browser that fetches a picture, gets what people read.
    """
    if form is not None:
        return form != "html"
    if not accept:
        return False
    ranges = [_range(part) for part in accept.split(",")]
    return _quality(_JSON, ranges) > _quality(_PAGE, ranges)


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
